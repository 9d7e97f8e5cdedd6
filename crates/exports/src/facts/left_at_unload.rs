//! What a driver leaves of the kernel's when it unloads: pool memory, lookaside lists, device objects,
//! symbolic links, handles and references. Each kind is reported; the run goes on.
//! Pages: kernel/writing-an-unload-routine, devtest/pool-tracking.

use std::collections::BTreeMap;

use abi::Address;
use executive::device_objects::{IoObjectKind, NamedObject};
use executive::pool::{Allocator, Block};
use executive::site::Site;
use machine::Call;
use rules::{Rule, Violation};

use super::places::{note, object_at};

/// Driver Verifier: a driver unloads and leaves allocations.
const ALLOCATIONS_LEFT: u64 = 0x62;

/// Reports everything that is left after `routine`.
pub(crate) fn everything(call: &mut Call, routine: &str) {
    pool_memory(call, routine);
    lookaside_lists(call, routine);
    symbolic_links(call, routine);
    device_objects(call, routine);
    handles(call, routine);
    references(call, routine);
}

/// Whether a driver frees blocks of a family as mere memory.
fn is_memory_of_drivers(allocator: Allocator) -> bool {
    const MEMORY: [Allocator; 5] = [
        Allocator::POOL,
        Allocator::CONTIGUOUS_MEMORY,
        Allocator::MDL,
        Allocator::IRP,
        ndis::allocators::MEMORY,
    ];
    MEMORY.contains(&allocator)
}

/// One violation for each place in the driver that allocates what is left.
fn pool_memory(call: &mut Call, routine: &str) {
    let mut by_place: BTreeMap<Address, (Block, u64, u64)> = BTreeMap::new();
    let outstanding = call.executive().pool.outstanding();
    for block in outstanding.filter(|block| is_memory_of_drivers(block.allocator)) {
        let entry = by_place
            .entry(block.allocated.caller)
            .or_insert((*block, 0, 0));
        entry.1 += 1;
        entry.2 += block.size;
    }
    let mut left: Vec<(Block, u64, u64)> = by_place.into_values().collect();
    left.sort_by_key(|(first, _, _)| first.number);
    for (first, count, bytes) in left {
        let number = first.number;
        let title = match count {
            1 => format!("{routine} leaves pool block #{number} of {bytes} bytes"),
            _ => format!(
                "{routine} leaves {count} pool blocks of {bytes} bytes in all, the first is #{number}"
            ),
        };
        let violation = Violation::new(&rules::POOL_LEAK, title, call.place()).with_bug_check(
            &rules::DRIVER_VERIFIER_DETECTED_VIOLATION,
            [ALLOCATIONS_LEFT, 0, 0, count],
        );
        let violation = note(call, violation, "allocated", &first.allocated);
        call.report(violation);
    }
}

fn lookaside_lists(call: &mut Call, routine: &str) {
    let lists = call.executive().lookaside.outstanding();
    let left: Vec<(Address, Site)> = lists.map(|list| (list.address, list.initialized)).collect();
    for (list, initialized) in left {
        let name = object_at(call, "lookaside list", list);
        let title = format!("{routine} leaves {name}, which is not deleted");
        report(
            call,
            &rules::LOOKASIDE_LIST_NOT_DELETED,
            title,
            "initialised",
            &initialized,
        );
    }
}

fn symbolic_links(call: &mut Call, routine: &str) {
    let mut left: Vec<(String, Site)> = Vec::new();
    for (name, object) in call.executive().io_objects.names.symbolic_links() {
        if let NamedObject::SymbolicLink { created, .. } = object {
            left.push((String::from_utf16_lossy(name), *created));
        }
    }
    for (name, created) in left {
        let title = format!("{routine} leaves the symbolic link {name}");
        report(
            call,
            &rules::SYMBOLIC_LINK_NOT_DELETED,
            title,
            "made",
            &created,
        );
    }
}

/// Device objects that lie in the pool are the driver's; the system keeps its own elsewhere.
fn device_objects(call: &mut Call, routine: &str) {
    let executive = call.executive();
    let mut left: Vec<(Option<String>, Site)> = Vec::new();
    for (id, object) in executive.io_objects.present() {
        let is_device = matches!(object.kind, IoObjectKind::Device { .. });
        let is_drivers = executive.pool.block_at(object.address).is_some();
        if is_device && is_drivers && object.deleted.is_none() {
            let name = executive
                .io_objects
                .names
                .name_of(id)
                .map(String::from_utf16_lossy);
            left.push((name, object.created));
        }
    }
    for (name, created) in left {
        let name = name.unwrap_or_else(|| "without a name".to_owned());
        let title = format!("{routine} leaves the device object {name}");
        report(call, &rules::DEVICE_NOT_DELETED, title, "created", &created);
    }
}

fn handles(call: &mut Call, routine: &str) {
    let executive = call.executive();
    let objects = executive
        .object_handles
        .open_handles()
        .map(|open| (open.handle, open.opened));
    let keys = executive
        .registry
        .handles
        .open_handles()
        .map(|open| (open.handle, open.opened));
    let left: Vec<(Address, Site)> = objects.chain(keys).collect();
    for (handle, opened) in left {
        let title = format!("{routine} leaves the handle {handle} open");
        report(call, &rules::HANDLE_NOT_CLOSED, title, "opened", &opened);
    }
}

fn references(call: &mut Call, routine: &str) {
    let left: Vec<_> = call.executive().object_references.left().collect();
    for (object, references) in left {
        let name = object_at(call, "object", object);
        let title = format!("{routine} leaves {} references on {name}", references.count);
        report(
            call,
            &rules::REFERENCE_LEFT,
            title,
            "the last taken",
            &references.taken,
        );
    }
}

fn report(call: &mut Call, rule: &Rule, title: String, label: &str, site: &Site) {
    let violation = Violation::new(rule, title, call.place());
    let violation = note(call, violation, label, site);
    call.report(violation);
}
