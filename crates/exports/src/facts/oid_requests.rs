//! What goes wrong with OID requests. Pages: network/ndis-oid-request-interface,
//! debugger/bug-check-0x7c--bugcode-ndis-driver (0x1D, 0x26).

use abi::Address;
use executive::site::Site;
use machine::{Call, Stop};
use ndis::oid_requests::{FreeCloneError, InUse, OidCompletionError, OidRequest};
use ndis::pending::CompletionError;
use ndis::stack::Layer;
use rules::Violation;

use super::places::note;

/// Parameter 1 of bug check 0x7C: a completion with more bytes than there is room for.
const INVALID_BUFFER: u64 = 0x1D;
/// Parameter 1 of bug check 0x7C: a completion of what is not pending.
const INVALID_COMPLETION: u64 = 0x26;

/// Driver Verifier: an OID request is not completed in time.
const NOT_IN_TIME: u64 = 0x0009_2003;

/// A request is completed that can't be.
pub(crate) fn completion(
    call: &mut Call,
    by: Layer,
    at: Address,
    error: OidCompletionError,
) -> Stop {
    let function = call.function();
    match error {
        OidCompletionError::NotPending {
            finished: Some((id, site)),
            ..
        } => {
            let title = format!(
                "{function} completes OID request #{}, which is completed already",
                id.0
            );
            let violation = not_pending(call, by, at, title);
            let violation = note(call, violation, "completed first", &site);
            call.violation(violation)
        }
        OidCompletionError::NotPending { finished: None, .. } => {
            let title =
                format!("{function} completes {at}, which is no OID request that is pending");
            let violation = not_pending(call, by, at, title);
            call.violation(violation)
        }
        OidCompletionError::NotTheTarget { requested, .. } => {
            let title = format!("{function} ({by}): {error}");
            let violation = not_pending(call, by, at, title);
            let violation = note(call, violation, "requested", &requested);
            call.violation(violation)
        }
        OidCompletionError::Completion {
            id,
            requested,
            error,
        } => completed_wrongly(call, by, at, id.0, &requested, error),
    }
}

fn completed_wrongly(
    call: &mut Call,
    by: Layer,
    at: Address,
    number: u32,
    requested: &Site,
    error: CompletionError,
) -> Stop {
    let violation = match error {
        CompletionError::FinalStatusPending => {
            let title = format!(
                "{} completes OID request #{number} with NDIS_STATUS_PENDING",
                call.function()
            );
            Violation::new(&rules::NDIS_OID_COMPLETE, title, call.place()).with_bug_check(
                &rules::DRIVER_VERIFIER_DETECTED_VIOLATION,
                [0x0009_1001, 0, 0, 0],
            )
        }
        CompletionError::ReturnedAfterCompletion { status, completed } => {
            let title = format!(
                "the OID request handler of {by} returns {status} for OID request #{number}, which \
                 is completed already"
            );
            let violation = not_pending(call, by, at, title);
            note(call, violation, "completed first", &completed)
        }
        CompletionError::NotPending { .. } => {
            let title = format!("{}: OID request #{number} is not pending", call.function());
            not_pending(call, by, at, title)
        }
    };
    let violation = note(call, violation, "requested", requested);
    call.violation(violation)
}

fn not_pending(call: &mut Call, by: Layer, at: Address, title: String) -> Violation {
    Violation::new(&rules::NDIS_OID_DOUBLE_COMPLETE, title, call.place()).with_bug_check(
        &rules::BUGCODE_NDIS_DRIVER,
        [INVALID_COMPLETION, by.handle().0, at.0, 0],
    )
}

/// A request is made with the structure of one that is out.
pub(crate) fn in_use(call: &mut Call, error: InUse) -> Stop {
    let title = format!("{}: {error}", call.function());
    let violation = Violation::new(&rules::NDIS_OID_REQUEST_IN_USE, title, call.place());
    let violation = note(call, violation, "requested", &error.requested);
    call.violation(violation)
}

/// A clone is not freed.
pub(crate) fn free_clone(call: &mut Call, error: FreeCloneError) -> Stop {
    let title = format!("{}: {error}", call.function());
    match error {
        FreeCloneError::NotAClone(_) => {
            let violation = Violation::new(&rules::POOL_WRONG_FREE_FUNCTION, title, call.place());
            call.violation(violation)
        }
        FreeCloneError::Out { requested, .. } => {
            let violation = Violation::new(&rules::NDIS_OID_REQUEST_IN_USE, title, call.place());
            let violation = note(call, violation, "requested", &requested);
            call.violation(violation)
        }
    }
}

/// A request is completed with more bytes than its buffer has. The run goes on.
pub(crate) fn too_many_bytes(call: &mut Call, request: &OidRequest, bytes: u32, room: u32) {
    let title = format!(
        "OID request #{} for OID {:#010x} is completed with {bytes} bytes, and its buffer has {room}",
        request.id.0, request.oid
    );
    let parameters = [INVALID_BUFFER, request.target.handle().0, request.at.0, 0];
    let violation = Violation::new(&rules::NDIS_OID_INVALID_BUFFER, title, call.place())
        .with_bug_check(&rules::BUGCODE_NDIS_DRIVER, parameters);
    let violation = note(call, violation, "requested", &request.requested);
    call.report(violation);
}

/// Requests that `layer` has not completed when `routine` is over. The run goes on.
pub(crate) fn unfinished(call: &mut Call, layer: Layer, routine: &str) {
    let Some(request) = call.ndis().oid_requests.unfinished(layer).next().copied() else {
        return;
    };
    let title = format!(
        "{routine} is over, and OID request #{} for OID {:#010x} is not completed",
        request.id.0, request.oid
    );
    let violation = Violation::new(&rules::NDIS_OID_NOT_COMPLETED, title, call.place());
    let violation = note(call, violation, "requested", &request.requested);
    call.report(violation);
}

/// A request that NDIS itself waits for is not completed in time.
pub(crate) fn never_completed(call: &mut Call, at: Address, oid: u32) -> Stop {
    let title = format!("the request for OID {oid:#010x} is not completed within 12 seconds");
    let violation = Violation::new(&rules::NDIS_TIMED_OID_COMPLETE, title, call.place())
        .with_bug_check(
            &rules::DRIVER_VERIFIER_DETECTED_VIOLATION,
            [NOT_IN_TIME, 0, 0, 0],
        );
    let violation = match requested_at(call, at) {
        Some(requested) => note(call, violation, "requested", &requested),
        None => violation,
    };
    call.violation(violation)
}

fn requested_at(call: &mut Call, at: Address) -> Option<Site> {
    let mut out = call.ndis().oid_requests.out();
    let request = out.find(|request| request.at == at)?;
    Some(request.requested)
}
