//! Running a work item on a worker thread, and what must hold when its routine has returned.
//! Pages: kernel/system-worker-threads, ndis/nf-ndis-ndisqueueioworkitem.

use abi::{Address, Kirql};
use executive::{Calling, HeldByThread, HeldSpinLock, WorkItemCall};
use rules::Violation;

use crate::call::Call;
use crate::callback;
use crate::ending::Stop;
use crate::violations::related;

/// Calls the routine of an item that was taken off its queue, then drops the item's reference on its
/// device or driver object. The item itself is not touched after the routine: it may be freed.
#[inline(always)]
pub(crate) fn run(call: &mut Call, item: WorkItemCall) -> Result<(), Stop> {
    let (context, handle) = (item.context.0, item.handle.0);
    let machine = call.machine();
    if machine.pace.is_quick(machine.step) && item.calling == Calling::Ndis {
        let name = callback::NDIS_IO_WORKITEM_FUNCTION;
        call.call_routine_quickly(name, item.routine, [context, handle]);
    } else {
        call_routine(call, item)?;
    }
    if call.irql() != Kirql::PASSIVE_LEVEL || !call.executive().is_worker_unchanged(&item) {
        return Err(changed_thread(call, item.routine, [context, handle]));
    }
    let deletion = call.executive().finish_work_item(&item);
    call.release_device(deletion)
}

/// Calls the routine of an item of whatever kind, also when somebody watches.
fn call_routine(call: &mut Call, item: WorkItemCall) -> Result<u64, Stop> {
    let (context, handle) = (item.context.0, item.handle.0);
    let objects = &call.executive().io_objects;
    let object = item.object.map_or(0, |id| objects.object(id).address.0);
    call.machine().tell_access(handle, true);
    let (name, arguments): (_, &[u64]) = match item.calling {
        Calling::Ndis => (callback::NDIS_IO_WORKITEM_FUNCTION, &[context, handle]),
        Calling::Io => (callback::WORK_ITEM_ROUTINE, &[object, context]),
        Calling::IoEx => (callback::WORK_ITEM_ROUTINE_EX, &[object, context, handle]),
        Calling::Executive => (callback::WORKER_THREAD_ROUTINE, &[context]),
    };
    call.call_routine(name, item.routine, arguments)
}

/// The routine has changed the worker thread, which belongs to the system.
// It is not given the item itself, which would have to be in memory then.
#[cold]
fn changed_thread(call: &mut Call, at: Address, arguments: [u64; 2]) -> Stop {
    let place = call.machine().describe_address(at);
    let routine = format!("the work item's routine at {place}");
    let thread = call.executive().thread();
    let held = thread.map_or(Vec::new(), |thread| call.executive().held_by_thread(thread));
    let spin_lock = call.executive().held_spin_locks().next().copied();
    let violation = match (held.first().copied(), spin_lock) {
        (Some(held), None) => holds_lock(call, &routine, held),
        _ if call.irql() != Kirql::PASSIVE_LEVEL => {
            wrong_level(call, (at, arguments), &routine, spin_lock)
        }
        _ => attributes(call, &routine),
    };
    let running = thread.and_then(|thread| call.executive().running_work_item(thread));
    let mut violation = violation;
    if let Some(running) = running {
        violation
            .related
            .push(related("queued", call.place_of(&running.queued)));
    }
    call.violation(violation)
}

fn holds_lock(call: &mut Call, routine: &str, held: HeldByThread) -> Violation {
    let (what, acquired) = call.describe_held(held);
    let title = match held {
        HeldByThread::Region(_) => format!("{routine} returns in {what}"),
        _ => format!("{routine} returns with {what} held"),
    };
    let mut violation = Violation::new(&rules::WORK_ITEM_ROUTINE_HOLDS_LOCK, title, call.place());
    if let Some(acquired) = acquired {
        violation
            .related
            .push(related("acquired", call.place_of(&acquired)));
    }
    violation
}

fn attributes(call: &mut Call, routine: &str) -> Violation {
    let thread = call.executive().thread();
    let has_affinity = thread.is_some_and(|thread| call.executive().has_system_affinity(thread));
    let (what, page) = if has_affinity {
        (
            "affinity",
            "ddi/wdm/nf-wdm-kesetsystemaffinitythreadex, Remarks",
        )
    } else {
        ("priority", "ddi/wdm/nf-wdm-kesetprioritythread, Parameters")
    };
    let title =
        format!("{routine} returns with another {what} of the system's thread than it found");
    Violation {
        page: page.into(),
        ..Violation::new(
            &rules::WORK_ITEM_ROUTINE_THREAD_ATTRIBUTES,
            title,
            call.place(),
        )
    }
}

fn wrong_level(
    call: &mut Call,
    (at, [context, handle]): (Address, [u64; 2]),
    routine: &str,
    lock: Option<HeldSpinLock>,
) -> Violation {
    let irql = call.irql();
    let mut title = format!("{routine} returns at {irql}, not at PASSIVE_LEVEL");
    if let Some(lock) = lock {
        let lock = call.machine().describe_address(lock.lock);
        title.push_str(&format!(", with the spin lock at {lock} held"));
    }
    let parameters = [at.0, u64::from(irql.0), context, handle];
    let mut violation = Violation::new(&rules::WORK_ITEM_ROUTINE_IRQL, title, call.place());
    if irql >= Kirql::DISPATCH_LEVEL {
        violation =
            violation.with_bug_check(&rules::WORKER_THREAD_RETURNED_AT_BAD_IRQL, parameters);
    }
    if let Some(lock) = lock {
        violation
            .related
            .push(related("acquired", call.place_of(&lock.acquired)));
    }
    violation
}
