//! What goes wrong with work items, NDIS's and the kernel's.
//! Pages: network/ndis-i-o-work-items, kernel/system-worker-threads, debugger/bug-check-0xe4.

use abi::Address;
use executive::device_objects::IoObjectError;
use executive::site::Site;
use executive::{
    Executive, FreeWorkItemError, QueueWorkItemError, WorkItemHandleError, WorkItemId, WorkItemKind,
};
use machine::{Call, Stop, related};
use ndis::io_work_items::IoWorkItemOwnerError;
use rules::Violation;

use super::{handles, places};

/// An item is queued or used in another way although a queue holds it: parameter 1 of bug check 0xE4.
const ACTIVE_ITEM_QUEUED: u64 = 0x1;
/// A queued item is freed.
const QUEUED_ITEM_FREED: u64 = 0x2;
/// An item is initialised with an invalid object.
const INVALID_OBJECT: u64 = 0x3;
/// The queue type is none.
const INVALID_QUEUE_TYPE: u64 = 0x6;
/// The routine's address is invalid.
const INVALID_ROUTINE: u64 = 0x7;

/// How a report names an item: by its number in the run.
pub(crate) fn name(item: WorkItemId) -> String {
    const SLOT_BITS: u32 = 24;
    numbered(
        item.number() & ((1 << SLOT_BITS) - 1),
        item.number() >> SLOT_BITS,
    )
}

/// Items are counted from 1. One that is made where another was freed has that one's number, and after
/// the point which use of it this is.
fn numbered(slot: u64, generation: u64) -> String {
    let number = slot + 1;
    match generation {
        0 | 1 => format!("work item #{number}"),
        _ => format!("work item #{number}.{generation}"),
    }
}

/// How a report names the item of a handle, also when the item has gone, or of an address.
fn name_of_handle(call: &mut Call, handle: Address) -> String {
    if Executive::is_work_item_handle(handle) {
        numbered(handle.0 >> 4 & 0x00FF_FFFF, handle.0 >> 28 & 0xFFF)
    } else {
        places::object_at(call, "work item", handle)
    }
}

/// The function that makes items of a kind.
fn maker(kind: WorkItemKind) -> &'static str {
    match kind {
        WorkItemKind::Io => "IoAllocateWorkItem",
        WorkItemKind::Ndis => "NdisAllocateIoWorkItem",
        WorkItemKind::Initialized(_) => "IoInitializeWorkItem",
        WorkItemKind::Executive(_) => "ExInitializeWorkItem",
    }
}

fn allocated(call: &mut Call, item: WorkItemId) -> Option<Site> {
    call.executive().work_item(item).map(|item| item.allocated)
}

fn note(call: &Call, violation: &mut Violation, label: &str, site: Option<Site>) {
    if let Some(site) = site {
        violation.related.push(related(label, call.place_of(&site)));
    }
}

/// `NdisAllocateIoWorkItem` was given a handle without a device or driver object behind it.
pub(crate) fn owner(call: &mut Call, error: IoWorkItemOwnerError) -> Stop {
    let (rule, kind) = match error {
        IoWorkItemOwnerError::Protocol { kind, .. } => (&rules::WORK_ITEM_PROTOCOL_HANDLE, kind),
        IoWorkItemOwnerError::WrongKind { kind, .. } => (&rules::NDIS_WRONG_HANDLE, kind),
        IoWorkItemOwnerError::Handle(error) => return handles::wrong(call, error),
    };
    let title = format!(
        "{} is given a {kind}, with which NDIS associates no device or driver object",
        call.function()
    );
    let violation = Violation::new(rule, title, call.place());
    call.violation(violation)
}

/// A function was given something that is no work item it can use.
pub(crate) fn handle(call: &mut Call, error: WorkItemHandleError) -> Stop {
    bad_handle(call, error, false)
}

/// A function that frees was given something that is no work item it can free.
pub(crate) fn free_handle(call: &mut Call, error: WorkItemHandleError) -> Stop {
    bad_handle(call, error, true)
}

fn bad_handle(call: &mut Call, error: WorkItemHandleError, frees: bool) -> Stop {
    let function = call.function();
    let name = match error {
        WorkItemHandleError::NotAWorkItem { handle } => describe(call, handle),
        WorkItemHandleError::Freed { handle, .. }
        | WorkItemHandleError::WrongKind { handle, .. } => name_of_handle(call, handle),
    };
    let (rule, title, sites) = match error {
        WorkItemHandleError::NotAWorkItem { .. } => {
            let title = format!("{function} is given {name}, which is no work item");
            (&rules::WORK_ITEM_WRONG_HANDLE, title, [None, None])
        }
        WorkItemHandleError::Freed { sites, .. } => {
            let sites = [sites.map(|sites| sites.1), sites.map(|sites| sites.0)];
            if frees {
                let title = format!("{function} frees {name}, which was freed already");
                (&rules::WORK_ITEM_FREE_TWICE, title, sites)
            } else {
                let title = format!("{function} uses {name}, which was freed");
                (&rules::WORK_ITEM_USE_AFTER_FREE, title, sites)
            }
        }
        WorkItemHandleError::WrongKind {
            kind, allocated, ..
        } => {
            let maker = maker(kind);
            let title = format!("{function} is given {name}, which {maker} made");
            (
                &rules::WORK_ITEM_WRONG_FREE_FUNCTION,
                title,
                [None, Some(allocated)],
            )
        }
    };
    let mut violation = Violation::new(rule, title, call.place());
    note(call, &mut violation, "freed", sites[0]);
    note(call, &mut violation, "allocated", sites[1]);
    let (WorkItemHandleError::NotAWorkItem { handle }
    | WorkItemHandleError::Freed { handle, .. }
    | WorkItemHandleError::WrongKind { handle, .. }) = error;
    if handle.is_null() {
        violation = call.with_injected_failures(violation);
    }
    call.violation(violation)
}

/// What was given in place of a work item.
fn describe(call: &mut Call, handle: Address) -> String {
    if handle.is_null() {
        return "NULL".to_owned();
    }
    if Executive::is_work_item_handle(handle) {
        return handle.to_string();
    }
    match ndis::handles::kind_of(handle) {
        Ok(kind) => format!("{handle}, a {kind}"),
        Err(_) => call.machine().describe_address(handle),
    }
}

/// An item can't be queued.
pub(crate) fn queue(
    call: &mut Call,
    item: WorkItemId,
    queue: u32,
    error: QueueWorkItemError,
) -> Stop {
    let (function, name) = (call.function(), name(item));
    let at = call.executive().work_item_handle(item).0;
    let (rule, title, cause) = match error {
        QueueWorkItemError::StillQueued { .. } => (
            &rules::WORK_ITEM_QUEUE_WHILE_QUEUED,
            format!("{function} queues {name}, which is still queued"),
            Some(ACTIVE_ITEM_QUEUED),
        ),
        QueueWorkItemError::InvalidQueueType { queue } => (
            &rules::WORKER_INVALID_ARGUMENT,
            format!(
                "{function} queues {name} with {}, which is no WORK_QUEUE_TYPE",
                queue.0
            ),
            Some(INVALID_QUEUE_TYPE),
        ),
        QueueWorkItemError::NullRoutine => (
            &rules::WORKER_INVALID_ARGUMENT,
            format!("{function} queues {name} with NULL as its routine"),
            Some(INVALID_ROUTINE),
        ),
        QueueWorkItemError::DriverObject { .. } => (
            &rules::WORK_ITEM_NEEDS_DEVICE_OBJECT,
            format!(
                "{function} queues {name}, which was made for a driver object, not a device object"
            ),
            None,
        ),
        QueueWorkItemError::Freed => (
            &rules::WORK_ITEM_USE_AFTER_FREE,
            format!("{function} queues {name}, which was freed"),
            None,
        ),
    };
    let mut violation = Violation::new(rule, title, call.place());
    if let Some(cause) = cause {
        let parameters = [cause, at, u64::from(queue), 0];
        violation = violation.with_bug_check(&rules::WORKER_INVALID, parameters);
    }
    if let QueueWorkItemError::StillQueued { queued } = error {
        note(call, &mut violation, "queued", Some(queued));
    }
    let site = allocated(call, item);
    note(call, &mut violation, "allocated", site);
    call.violation(violation)
}

/// An item can't be freed.
pub(crate) fn free(call: &mut Call, item: WorkItemId, error: FreeWorkItemError) -> Stop {
    let (function, name) = (call.function(), name(item));
    let FreeWorkItemError::StillQueued { queued } = error else {
        let title = format!("{function} frees {name}, which was freed already");
        let violation = Violation::new(&rules::WORK_ITEM_FREE_TWICE, title, call.place());
        return call.violation(violation);
    };
    let at = call.executive().work_item_handle(item).0;
    let facts = call.executive().work_item(item);
    let routine = facts.map_or(0, |item| item.routine.0);
    let title = format!("{function} frees {name}, which is still queued");
    let mut violation = Violation::new(&rules::WORK_ITEM_FREE_WHILE_QUEUED, title, call.place())
        .with_bug_check(&rules::WORKER_INVALID, [QUEUED_ITEM_FREED, at, routine, 0]);
    note(call, &mut violation, "queued", Some(queued));
    note(
        call,
        &mut violation,
        "allocated",
        facts.map(|item| item.allocated),
    );
    call.violation(violation)
}

/// A work item is made for something that is no device or driver object.
pub(crate) fn object(
    call: &mut Call,
    item: Address,
    object: Address,
    error: IoObjectError,
) -> Stop {
    let what = if object.is_null() {
        "NULL".to_owned()
    } else {
        object.to_string()
    };
    let title = format!("{} makes a work item for {what}: {error}", call.function());
    let mut violation = Violation::new(&rules::WORKER_INVALID_ARGUMENT, title, call.place())
        .with_bug_check(
            &rules::WORKER_INVALID,
            [INVALID_OBJECT, item.0, object.0, 0],
        );
    if let IoObjectError::Deleted { deleted, created } = error {
        note(
            call,
            &mut violation,
            "the object was deleted",
            Some(deleted),
        );
        note(
            call,
            &mut violation,
            "the object was created",
            Some(created),
        );
    }
    call.violation(violation)
}

/// Memory is initialised as a work item while the one that is there is queued.
pub(crate) fn initialized_while_queued(call: &mut Call, item: WorkItemId, queued: Site) -> Stop {
    let title = format!(
        "{} initialises {}, which is still queued",
        call.function(),
        name(item)
    );
    let at = call.executive().work_item_handle(item).0;
    let rule = &rules::WORK_ITEM_QUEUE_WHILE_QUEUED;
    let mut violation = Violation::new(rule, title, call.place())
        .with_bug_check(&rules::WORKER_INVALID, [ACTIVE_ITEM_QUEUED, at, 0, 0]);
    note(call, &mut violation, "queued", Some(queued));
    call.violation(violation)
}
