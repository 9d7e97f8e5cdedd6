//! Running a work item on a worker thread, and what must hold when its routine has returned.
//! Pages: kernel/system-worker-threads, ndis/nf-ndis-ndisqueueioworkitem.

use abi::{Address, Kirql};
use executive::{Calling, WorkItemCall};
use rules::Violation;

use crate::call::{Call, related};
use crate::callback;
use crate::ending::Stop;

/// Calls the routine of an item that was taken off its queue, then drops the item's reference on its
/// device or driver object. The item itself is not touched after the routine: it may be freed.
#[inline(always)]
pub(crate) fn run(call: &mut Call, item: WorkItemCall) -> Result<(), Stop> {
    let (object, context, handle) = (item.object.0, item.context.0, item.handle.0);
    match item.calling {
        Calling::Ndis => call.invoke_inlined(
            callback::NDIS_IO_WORKITEM_FUNCTION,
            item.routine,
            &[context, handle],
        ),
        Calling::Io => call.invoke_inlined(
            callback::WORK_ITEM_ROUTINE,
            item.routine,
            &[object, context],
        ),
        Calling::IoEx => call.invoke_inlined(
            callback::WORK_ITEM_ROUTINE_EX,
            item.routine,
            &[object, context, handle],
        ),
        Calling::Executive => {
            call.invoke_inlined(callback::WORKER_THREAD_ROUTINE, item.routine, &[context])
        }
    }?;
    if call.irql() != Kirql::PASSIVE_LEVEL {
        return Err(wrong_level(call, item.routine, [context, handle]));
    }
    let deletion = call.executive().finish_work_item(&item);
    call.release_device(deletion)
}

// It is not given the item itself, which would have to be in memory then.
#[cold]
fn wrong_level(call: &mut Call, routine: Address, [context, handle]: [u64; 2]) -> Stop {
    let irql = call.irql();
    let place = call.machine().describe_address(routine);
    let title =
        format!("the work item's routine at {place} returns at {irql}, not at PASSIVE_LEVEL");
    let parameters = [routine.0, u64::from(irql.0), context, handle];
    let mut violation = Violation::new(&rules::WORK_ITEM_ROUTINE_IRQL, title, call.place())
        .with_bug_check(&rules::WORKER_THREAD_RETURNED_AT_BAD_IRQL, parameters);
    let thread = call.executive().thread();
    let running = thread.and_then(|thread| call.executive().running_work_item(thread));
    if let Some(running) = running {
        violation
            .related
            .push(related("queued", call.place_of(&running.queued)));
    }
    call.violation(violation)
}
