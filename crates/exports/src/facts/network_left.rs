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
use crate::ndis::traffic::POOL_OWNER;

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
    let left = call.ndis().net_buffer_lists.net_buffers_left();
    let left: Vec<Site> = left.map(|(_, it)| it.allocated).collect();
    let rule = &rules::NDIS_ALLOCATE_NET_BUFFER;
    report(call, rule, "a NET_BUFFER", "NET_BUFFERs", &left, routine);
    pools(call, |owner| owner != POOL_OWNER, routine);
    let left = blocks(call, allocators::MDL);
    let rule = &rules::NDIS_ALLOCATE_MDL;
    report(call, rule, "an MDL", "MDLs", &left, routine);
    for (allocator, one, many) in [
        (
            allocators::CONTEXT,
            "a NET_BUFFER_LIST_CONTEXT",
            "NET_BUFFER_LIST_CONTEXTs",
        ),
        (
            allocators::RETREAT,
            "the MDL of a retreat",
            "MDLs of retreats",
        ),
        (
            allocators::CLONED_OID_REQUEST,
            "a cloned OID request",
            "cloned OID requests",
        ),
    ] {
        let left = blocks(call, allocator);
        report(call, &rules::POOL_LEAK, one, many, &left, routine);
    }
    let lists = call.ndis().net_buffer_lists.lists();
    let without_pool = lists.filter(|(_, list)| list.pool.is_none());
    let left: Vec<Site> = without_pool.map(|(_, list)| list.allocated).collect();
    let (one, many) = ("a cloned NET_BUFFER_LIST", "cloned NET_BUFFER_LISTs");
    report(call, &rules::POOL_LEAK, one, many, &left, routine);
}

fn blocks(call: &mut Call, allocator: Allocator) -> Vec<Site> {
    let outstanding = call.executive().pool.outstanding();
    let of_family = outstanding.filter(|block: &&Block| block.allocator == allocator);
    of_family.map(|block| block.allocated).collect()
}

/// Pools of some owners that are left and have not been reported.
fn pools(call: &mut Call, of: impl Fn(Address) -> bool, routine: &str) {
    let left: Vec<(Address, Option<Site>)> = call.ndis().net_buffer_pools_left(of).collect();
    let lists = &mut call.ndis().net_buffer_lists;
    let left = left
        .into_iter()
        .filter(|(pool, _)| lists.note_reported_pool(*pool));
    let left: Vec<Site> = left.filter_map(|(_, made)| made).collect();
    let (one, many) = ("a network buffer pool", "network buffer pools");
    report(call, &rules::NBL_POOL_LEFT, one, many, &left, routine);
}

fn report(call: &mut Call, rule: &Rule, one: &str, many: &str, left: &[Site], routine: &str) {
    let title = match left {
        [] => return,
        [_] => format!("{routine} leaves {one}, which is not freed"),
        _ => format!(
            "{routine} leaves {} {many}, which are not freed",
            left.len()
        ),
    };
    let label = if left.len() == 1 {
        "allocated"
    } else {
        "the first was allocated"
    };
    let violation = Violation::new(rule, title, call.place());
    let violation = note(call, violation, label, &left[0]);
    call.report(violation);
}
