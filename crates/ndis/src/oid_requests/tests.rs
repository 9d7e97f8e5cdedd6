//! Requests on their way: one at a time for each target, each finished once.

use super::*;
use crate::adapters::AdapterId;
use crate::handles::Table;
use crate::testing::{adapter, site};

const REQUEST: Address = Address(0x5000);
const OTHER: Address = Address(0x6000);
const FAILED: NtStatus = NtStatus::UNSUCCESSFUL;

fn id() -> AdapterId {
    Table::new().insert(adapter(), site(0)).unwrap()
}

fn target() -> Layer {
    Layer::Miniport(id())
}

fn new(at: Address, step: u64) -> NewOidRequest {
    NewOidRequest {
        at,
        requester: Layer::BuiltInProtocol(id()),
        target: target(),
        oid: 0x10101,
        request_type: 0,
        request_id: Address(0x77),
        site: site(step),
    }
}

fn begun() -> (OidRequests, OidRequestId) {
    let mut requests = OidRequests::default();
    let id = requests.request(new(REQUEST, 1)).unwrap();
    requests.begin(target(), site(2)).unwrap();
    (requests, id)
}

/// nc-ndis-miniport_oid_request: a status other than pending completes the request.
#[test]
fn a_final_status_from_the_handler_finishes_the_request() {
    let (mut requests, id) = begun();
    assert_eq!(
        requests.returned(id, FAILED, site(3)),
        Ok(Progress::Finished(FAILED))
    );
    assert_eq!(requests.out().count(), 0);
}

#[test]
fn a_pended_request_is_finished_by_its_completion() {
    let (mut requests, id) = begun();
    assert_eq!(
        requests.returned(id, NtStatus::PENDING, site(3)),
        Ok(Progress::Pending)
    );
    let done = requests.complete(REQUEST, target(), NtStatus::SUCCESS, site(4));
    assert_eq!(done.unwrap().id, id);
    assert_eq!(requests.out().count(), 0);
}

#[test]
fn a_request_that_is_completed_twice_tells_where_it_was_completed_first() {
    let (mut requests, id) = begun();
    requests.returned(id, NtStatus::PENDING, site(3)).unwrap();
    requests
        .complete(REQUEST, target(), NtStatus::SUCCESS, site(4))
        .unwrap();
    let error = OidCompletionError::NotPending {
        at: REQUEST,
        finished: Some((id, site(4))),
    };
    let again = requests.complete(REQUEST, target(), NtStatus::SUCCESS, site(5));
    assert_eq!(again.unwrap_err(), error);
}

/// devtest/ndis-doublecomplete: none when the handler returned success.
#[test]
fn a_request_that_its_handler_finished_is_not_completed() {
    let (mut requests, id) = begun();
    requests.returned(id, NtStatus::SUCCESS, site(3)).unwrap();
    let error = OidCompletionError::NotPending {
        at: REQUEST,
        finished: Some((id, site(3))),
    };
    let completed = requests.complete(REQUEST, target(), NtStatus::SUCCESS, site(4));
    assert_eq!(completed.unwrap_err(), error);
}

#[test]
fn a_request_completed_while_its_handler_runs_may_be_made_again() {
    let (mut requests, id) = begun();
    requests
        .complete(REQUEST, target(), NtStatus::SUCCESS, site(3))
        .unwrap();
    let again = requests.request(new(REQUEST, 4)).unwrap();
    assert_ne!(again, id);
    assert_eq!(requests.begin(target(), site(5)).unwrap().id, again);
    assert_eq!(
        requests.returned(id, NtStatus::PENDING, site(6)),
        Ok(Progress::FinishedBefore)
    );
    let done = requests.complete(REQUEST, target(), NtStatus::SUCCESS, site(7));
    assert_eq!(done.unwrap().id, again);
}

#[test]
fn a_handler_that_finishes_what_a_call_completed_is_one_too_many() {
    let (mut requests, id) = begun();
    requests
        .complete(REQUEST, target(), NtStatus::SUCCESS, site(3))
        .unwrap();
    assert!(matches!(
        requests.returned(id, NtStatus::SUCCESS, site(4)),
        Err(OidCompletionError::Completion { .. })
    ));
}

/// network/miniport-oid-requests: NDIS serialises the requests that it sends to an adapter.
#[test]
fn a_target_has_one_request_at_a_time() {
    let (mut requests, first) = begun();
    requests
        .returned(first, NtStatus::PENDING, site(3))
        .unwrap();
    let second = requests.request(new(OTHER, 4)).unwrap();
    assert_eq!(requests.next_for(target()), None);
    assert!(requests.begin(target(), site(5)).is_none());
    requests
        .complete(REQUEST, target(), NtStatus::SUCCESS, site(6))
        .unwrap();
    assert_eq!(requests.next_for(target()), Some(second));
    assert_eq!(requests.begin(target(), site(7)).unwrap().id, second);
}

#[test]
fn a_structure_is_not_used_for_two_requests_at_once() {
    let (mut requests, id) = begun();
    let error = InUse {
        at: REQUEST,
        id,
        requested: site(1),
    };
    assert_eq!(requests.request(new(REQUEST, 3)), Err(error));
}

#[test]
fn only_the_target_completes_a_request() {
    let (mut requests, id) = begun();
    requests.returned(id, NtStatus::PENDING, site(3)).unwrap();
    let other = Layer::BuiltInMiniport(self::id());
    let error = OidCompletionError::NotTheTarget {
        id,
        target: target(),
        requested: site(1),
    };
    let completed = requests.complete(REQUEST, other, NtStatus::SUCCESS, site(4));
    assert_eq!(completed.unwrap_err(), error);
}

/// devtest/ndis-ndisoidcomplete: pending is no final status.
#[test]
fn a_request_is_not_completed_with_pending() {
    let (mut requests, id) = begun();
    requests.returned(id, NtStatus::PENDING, site(3)).unwrap();
    let error = OidCompletionError::Completion {
        id,
        requested: site(1),
        error: CompletionError::FinalStatusPending,
    };
    let completed = requests.complete(REQUEST, target(), NtStatus::PENDING, site(4));
    assert_eq!(completed.unwrap_err(), error);
}

#[test]
fn a_request_that_waits_is_withdrawn_and_one_under_way_is_for_its_target_to_cancel() {
    let (mut requests, first) = begun();
    requests
        .returned(first, NtStatus::PENDING, site(3))
        .unwrap();
    let second = requests.request(new(OTHER, 4)).unwrap();
    let requester = Layer::BuiltInProtocol(id());
    let waiting = requests.waiting(requester, Address(0x77));
    assert_eq!(waiting, Some(second));
    assert_eq!(requests.withdraw(second).unwrap().at, OTHER);
    assert_eq!(requests.waiting(requester, Address(0x77)), None);
    let holder = requests.target_to_cancel(requester, Address(0x77));
    assert_eq!(holder, Some(target()));
}

#[test]
fn a_clone_that_is_out_is_not_freed() {
    let (mut requests, id) = begun();
    requests.cloned(ClonedOidRequest {
        at: REQUEST,
        original: OTHER,
        owner: Address::NULL,
        allocated: site(0),
    });
    let error = FreeCloneError::Out {
        at: REQUEST,
        id,
        requested: site(1),
    };
    assert_eq!(requests.free_clone(REQUEST), Err(error));
    requests.returned(id, NtStatus::SUCCESS, site(3)).unwrap();
    assert!(requests.free_clone(REQUEST).is_ok());
    assert_eq!(
        requests.free_clone(REQUEST),
        Err(FreeCloneError::NotAClone(REQUEST))
    );
}
