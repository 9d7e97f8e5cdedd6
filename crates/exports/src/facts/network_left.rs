//! What of network data is left when a pause is over, an adapter halts, a module detaches or a driver
//! unloads. The run goes on. Pages: network/net-buffer-list-ownership,
//! debugger/bug-check-0x7c--bugcode-ndis-driver (0x27), devtest/ndis-ndisallocatemdl.

use abi::Address;
use executive::pool::{Allocator, Block};
use executive::site::Site;
use machine::Call;
use ndis::allocators;
use ndis::stack::Layer;
use rules::{Rule, Violation};

use super::places::note;

/// Parameter 1 of bug check 0x7C: lists are left.
const LEAKED_LIST: u64 = 0x27;
/// Parameter 2: they were found by keeping track of them.
const TRACKER: u64 = 1;

/// Lists that `layer` has sent or indicated and that are not back, and those of others that it still
/// has, when `routine` is over. A binding that pauses may still have lists of others.
pub(crate) fn left(call: &mut Call, layer: Layer, routine: &str) {
    let lists = &call.ndis().net_buffer_lists;
    let held = !matches!(layer, Layer::Binding(_));
    let is_own = |list: &ndis::net_buffer_lists::NetBufferList| {
        list.trip().is_some_and(|trip| trip.origin == layer)
    };
    let outstanding = lists.outstanding(layer).map(|(_, list)| *list);
    let mut outstanding = outstanding.filter(|list| held || is_own(list));
    let Some(first) = outstanding.next() else {
        return;
    };
    let count = 1 + outstanding.count();
    let number = first.number;
    let title = match count {
        1 => format!("{routine} is over, and NET_BUFFER_LIST #{number} of {layer} is out"),
        _ => format!(
            "{routine} is over, and {count} NET_BUFFER_LISTs of {layer} are out, among them #{number}"
        ),
    };
    let violation = Violation::new(&rules::NBL_LEAKED, title, call.place())
        .with_bug_check(&rules::BUGCODE_NDIS_DRIVER, [LEAKED_LIST, TRACKER, 0, 0]);
    let violation = note(call, violation, "handed over", &first.since());
    let violation = note(call, violation, "allocated", &first.allocated);
    call.report(violation);
}

/// Pools that were made with this handle, when `routine` is over.
pub(crate) fn pools_left(call: &mut Call, owner: Address, routine: &str) {
    pools(call, |other| other == owner, routine);
}

/// Everything of a driver's, when it has unloaded.
pub(crate) fn at_unload(call: &mut Call, routine: &str) {
    pools(call, |owner| owner != crate::ndis::traffic::POOL_OWNER, routine);
    let left = call.ndis().net_buffer_lists.net_buffers_left().map(|(_, it)| it.allocated);
    let left: Vec<Site> = left.collect();
    report(call, &rules::NDIS_ALLOCATE_NET_BUFFER, "NET_BUFFERs", left, routine);
    let left = blocks(call, allocators::MDL);
    report(call, &rules::NDIS_ALLOCATE_MDL, "MDLs", left, routine);
    for (allocator, what) in [
        (allocators::CONTEXT, "NET_BUFFER_LIST_CONTEXT structures"),
        (allocators::RETREAT, "MDLs of retreats"),
        (allocators::CLONED_OID_REQUEST, "cloned OID requests"),
    ] {
        let left = blocks(call, allocator);
        report(call, &rules::POOL_LEAK, what, left, routine);
    }
    let lists = call.ndis().net_buffer_lists.lists();
    let without_pool = lists.filter(|(_, list)| list.pool.is_none());
    let left: Vec<Site> = without_pool.map(|(_, list)| list.allocated).collect();
    report(call, &rules::POOL_LEAK, "cloned NET_BUFFER_LISTs", left, routine);
}

fn blocks(call: &mut Call, allocator: Allocator) -> Vec<Site> {
    let outstanding = call.executive().pool.outstanding();
    let of_family = outstanding.filter(|block: &&Block| block.allocator == allocator);
    of_family.map(|block| block.allocated).collect()
}

fn pools(call: &mut Call, of: impl Fn(Address) -> bool, routine: &str) {
    let left = call.ndis().net_buffer_pools_left(of);
    let left: Vec<Site> = left.filter_map(|(_, made)| made).collect();
    report(call, &rules::NBL_POOL_LEFT, "network buffer pools", left, routine);
}

fn report(call: &mut Call, rule: &Rule, what: &str, left: Vec<Site>, routine: &str) {
    let Some(first) = left.first() else {
        return;
    };
    let title = format!("{routine} leaves {} {what}, which are not freed", left.len());
    let violation = Violation::new(rule, title, call.place());
    let violation = note(call, violation, "the first was allocated", first);
    call.report(violation);
}
