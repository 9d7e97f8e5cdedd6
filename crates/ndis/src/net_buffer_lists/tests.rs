//! Who holds a list, and which function frees it.

use abi::Address;
use executive::site::Site;

use super::*;
use crate::Ndis;
use crate::adapters::AdapterId;
use crate::handles::Table;
use crate::net_buffer_pools::{NetBufferListPool, NetBufferListPoolParameters};
use crate::stack::Layer;
use crate::testing::{adapter, site};

const LIST: Address = Address(0x10_0000_1000);

fn adapters() -> [AdapterId; 2] {
    let mut table = Table::new();
    [1, 2].map(|step| table.insert(adapter(), site(step)).unwrap())
}

fn top() -> Layer {
    Layer::BuiltInProtocol(adapters()[0])
}

fn bottom() -> Layer {
    Layer::Miniport(adapters()[0])
}

fn step(direction: Direction, from: Layer, to: Layer, site: Site) -> Step {
    Step {
        direction,
        from,
        to,
        relays: false,
        site,
    }
}

fn down(number: u64) -> Step {
    step(Direction::Send, top(), bottom(), site(number))
}

fn completed(number: u64) -> Step {
    step(Direction::Send, bottom(), top(), site(number))
}

fn with_list() -> Ndis {
    let mut ndis = Ndis::new();
    ndis.made_list(LIST, None, Made::Allocated, site(1));
    ndis
}

fn sent() -> NetBufferLists {
    let mut lists = with_list().net_buffer_lists;
    lists.pass_on(LIST, down(2)).unwrap();
    lists
}

/// network/net-buffer-list-ownership: the driver below owns a list that was sent until it completes it.
#[test]
fn a_sent_list_is_held_by_the_one_below_until_it_is_completed() {
    let mut lists = sent();
    assert_eq!(lists.list(LIST).unwrap().holder(), Holder::Layer(bottom()));
    assert_eq!(lists.give_back(LIST, completed(3)), Ok(true));
    assert_eq!(lists.list(LIST).unwrap().holder(), Holder::Owner);
}

#[test]
fn a_list_that_is_completed_twice_tells_where_it_was_completed_first() {
    let mut lists = sent();
    lists.give_back(LIST, completed(3)).unwrap();
    let error = OwnershipError::NotHeld {
        number: 1,
        holder: Holder::Owner,
        since: site(3),
        given_back: Some(site(3)),
    };
    assert_eq!(lists.give_back(LIST, completed(4)), Err(error));
}

#[test]
fn a_list_that_is_out_cannot_be_sent_again() {
    let mut lists = sent();
    let error = OwnershipError::NotHeld {
        number: 1,
        holder: Holder::Layer(bottom()),
        since: site(2),
        given_back: None,
    };
    assert_eq!(lists.pass_on(LIST, down(3)), Err(error));
}

#[test]
fn a_list_can_be_sent_again_when_it_is_back() {
    let mut lists = sent();
    lists.give_back(LIST, completed(3)).unwrap();
    assert_eq!(lists.pass_on(LIST, down(4)), Ok(()));
}

#[test]
fn a_party_cannot_complete_what_it_sent_itself() {
    let mut lists = sent();
    let error = OwnershipError::Own {
        number: 1,
        begun: site(2),
    };
    let backwards = step(Direction::Send, top(), bottom(), site(3));
    assert_eq!(lists.give_back(LIST, backwards), Err(error));
}

#[test]
fn a_sent_list_cannot_be_returned_as_received() {
    let mut lists = sent();
    let error = OwnershipError::WrongWay {
        number: 1,
        direction: Direction::Send,
        begun: site(2),
    };
    let returned = step(Direction::Receive, bottom(), top(), site(3));
    assert_eq!(lists.give_back(LIST, returned), Err(error));
}

#[test]
fn an_address_without_a_list_is_unknown() {
    let mut lists = NetBufferLists::default();
    let unknown = Err(OwnershipError::Unknown(LIST));
    assert_eq!(lists.pass_on(LIST, down(1)), unknown);
}

/// nf-ndis-ndismindicatereceivenetbufferlists: with NDIS_RECEIVE_FLAGS_RESOURCES the miniport driver
/// owns the lists again when the function returns.
#[test]
fn a_lent_list_is_back_when_the_loan_ends() {
    let mut lists = with_list().net_buffer_lists;
    let loan = lists.begin_loan();
    let up = step(Direction::Receive, bottom(), top(), site(2));
    lists.lend(LIST, up, loan).unwrap();
    assert_eq!(lists.list(LIST).unwrap().holder(), Holder::Layer(top()));
    assert_eq!(lists.end_loan(loan, bottom(), top(), site(3)), Ok(()));
    assert_eq!(lists.list(LIST).unwrap().holder(), Holder::Owner);
}

/// nf-ndis-ndisreturnnetbufferlists: not for lists that were indicated with the flag.
#[test]
fn a_lent_list_is_not_returned() {
    let mut lists = with_list().net_buffer_lists;
    let loan = lists.begin_loan();
    let up = step(Direction::Receive, bottom(), top(), site(2));
    lists.lend(LIST, up, loan).unwrap();
    let returned = step(Direction::Receive, top(), bottom(), site(3));
    let error = OwnershipError::Lent {
        number: 1,
        since: site(2),
    };
    assert_eq!(lists.give_back(LIST, returned), Err(error));
}

#[test]
fn a_lent_list_is_passed_on_only_as_lent() {
    let mut lists = with_list().net_buffer_lists;
    let (outer, middle) = (lists.begin_loan(), Layer::Miniport(adapters()[1]));
    let up = step(Direction::Receive, bottom(), middle, site(2));
    lists.lend(LIST, up, outer).unwrap();
    let further = step(Direction::Receive, middle, top(), site(3));
    assert!(matches!(
        lists.pass_on(LIST, further),
        Err(OwnershipError::Lent { .. })
    ));
    let inner = lists.begin_loan();
    lists.lend(LIST, further, inner).unwrap();
    assert_eq!(lists.end_loan(inner, middle, top(), site(4)), Ok(()));
    assert_eq!(lists.end_loan(outer, bottom(), middle, site(5)), Ok(()));
    assert_eq!(lists.list(LIST).unwrap().holder(), Holder::Owner);
}

/// network/intermediate-driver-send-and-receive-operations: the virtual miniport passes on what it
/// was sent, and completes it when it is back.
#[test]
fn an_intermediate_driver_sends_what_its_miniport_half_holds() {
    let mut lists = sent();
    let [_, lower] = adapters();
    let (half, below) = (Layer::BuiltInProtocol(lower), Layer::Miniport(lower));
    let relayed = Step {
        relays: true,
        ..step(Direction::Send, half, below, site(3))
    };
    lists.pass_on(LIST, relayed).unwrap();
    let back = step(Direction::Send, below, half, site(4));
    assert_eq!(lists.give_back(LIST, back), Ok(true));
    assert_eq!(lists.list(LIST).unwrap().holder(), Holder::Layer(bottom()));
    assert_eq!(lists.give_back(LIST, completed(5)), Ok(true));
}

#[test]
fn a_list_that_is_out_concerns_its_sender_and_its_holder() {
    let lists = sent();
    assert_eq!(lists.outstanding(top()).count(), 1);
    assert_eq!(lists.outstanding(bottom()).count(), 1);
    let other = Layer::Miniport(adapters()[1]);
    assert_eq!(lists.outstanding(other).count(), 0);
}

/// nf-nblapi-ndisfreenetbufferlist: a list that is out is not the driver's to free.
#[test]
fn a_list_that_is_out_is_not_freed() {
    let error = sent().check_free_list(LIST, Made::Allocated).unwrap_err();
    assert!(matches!(
        error,
        FreeNetBufferListError::OnItsWay { number: 1, .. }
    ));
}

#[test]
fn a_list_that_is_freed_by_now_tells_too_where_it_was_completed_first() {
    let mut ndis = with_list();
    let lists = &mut ndis.net_buffer_lists;
    lists.pass_on(LIST, down(2)).unwrap();
    lists.give_back(LIST, completed(3)).unwrap();
    ndis.freed_list(LIST);
    let error = OwnershipError::NotHeld {
        number: 1,
        holder: Holder::Owner,
        since: site(3),
        given_back: Some(site(3)),
    };
    let lists = &mut ndis.net_buffer_lists;
    assert_eq!(lists.give_back(LIST, completed(4)), Err(error));
    let unknown = Err(OwnershipError::Unknown(LIST));
    assert_eq!(lists.pass_on(LIST, down(5)), unknown);
}

/// nf-nblapi-ndisfreeclonenetbufferlist: for clones, with the flags they were made with.
#[test]
fn a_clone_is_freed_as_a_clone_and_with_its_flags() {
    let mut ndis = Ndis::new();
    ndis.made_list(LIST, None, Made::Cloned { flags: 2 }, site(1));
    let lists = &ndis.net_buffer_lists;
    assert!(matches!(
        lists.check_free_list(LIST, Made::Allocated),
        Err(FreeNetBufferListError::WrongFunction { .. })
    ));
    assert!(matches!(
        lists.check_free_list(LIST, Made::Cloned { flags: 0 }),
        Err(FreeNetBufferListError::WrongCloneFlags {
            made: 2,
            freed: 0,
            ..
        })
    ));
    assert!(
        lists
            .check_free_list(LIST, Made::Cloned { flags: 2 })
            .is_ok()
    );
}

#[test]
fn a_pool_counts_its_lists() {
    let mut ndis = Ndis::new();
    let parameters = NetBufferListPoolParameters {
        protocol: 0,
        with_net_buffer: true,
        context_size: 0,
        tag: 1,
        data_size: 0,
    };
    let pool = NetBufferListPool {
        owner: Address::NULL,
        parameters,
        allocated: 0,
    };
    let pool = ndis.net_buffer_list_pools.insert(pool, site(1)).unwrap();
    ndis.made_list(LIST, Some(pool), Made::Allocated, site(2));
    let allocated = |ndis: &Ndis| ndis.net_buffer_list_pools.object(pool).unwrap().allocated;
    assert_eq!(allocated(&ndis), 1);
    assert_eq!(ndis.net_buffer_lists.list_of(pool), Some(site(2)));
    ndis.freed_list(LIST);
    assert_eq!(allocated(&ndis), 0);
    assert_eq!(ndis.net_buffer_lists.list_of(pool), None);
}

/// nf-nblapi-ndisfreenetbuffer: those of a list's own block are freed with the list.
#[test]
fn a_net_buffer_that_was_not_allocated_alone_is_not_freed_alone() {
    let mut ndis = Ndis::new();
    let lists = &ndis.net_buffer_lists;
    assert_eq!(
        lists.check_free_net_buffer(LIST).unwrap_err(),
        FreeNetBufferError::Unknown(LIST)
    );
    ndis.made_net_buffer(LIST, NetBufferOrigin::Clone, site(1));
    let lists = &ndis.net_buffer_lists;
    assert!(matches!(
        lists.check_free_net_buffer(LIST),
        Err(FreeNetBufferError::OfClone { .. })
    ));
}

#[test]
fn the_parts_of_a_block_are_aligned_and_end_with_the_data() {
    let parts = ListParts::of_list(true, 24, 1514);
    for place in [parts.net_buffer, parts.context, parts.mdl, parts.data] {
        assert!(place != 0 && place.is_multiple_of(16));
    }
    assert_eq!(parts.context_size, 32);
    assert_eq!(parts.size, parts.data + 1514);
}

#[test]
fn sortings_under_way_at_once_do_not_mix() {
    let mut lists = NetBufferLists::default();
    let (first, second) = (lists.begin_sorting(), lists.begin_sorting());
    lists.sort(first, Address(0x10), 1);
    lists.sort(second, Address(0x20), 2);
    lists.sort(first, Address(0x30), 3);
    assert_eq!(lists.sorted(first, 1), Some((Address(0x30), 3)));
    lists.end_sorting(first);
    assert_eq!(lists.sorted(first, 0), None);
    assert_eq!(lists.sorted(second, 0), Some((Address(0x20), 2)));
}
