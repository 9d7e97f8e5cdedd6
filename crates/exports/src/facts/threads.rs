//! What goes wrong with threads and with their critical and guarded regions.
//! Pages: ddi/wdm/nf-wdm-psterminatesystemthread, debugger/bug-check-0xe9, debugger/bug-check-0xc4.

use abi::Address;
use executive::{NotInRegion, Region, ThreadId};
use machine::{Call, Stop};
use rules::{DRIVER_VERIFIER_DETECTED_VIOLATION as VERIFIER, Violation};

use super::places::{note, object_at};

/// Driver Verifier: a critical region is left that was not entered.
const NOT_IN_CRITICAL_REGION: u64 = 0x3E;
/// DDI compliance checking: guarded regions are not paired.
const GUARDED_REGIONS: u64 = 0x0004_000E;

/// A function was given an address at which no thread object lies.
pub(crate) fn not_a_thread(call: &mut Call, at: Address) -> Stop {
    let name = object_at(call, "memory", at);
    let title = format!("{} is for a thread but is given {name}", call.function());
    let violation = Violation::new(&rules::OBJECT_OF_ANOTHER_KIND, title, call.place());
    call.violation(violation)
}

/// A work item's routine ends the worker thread.
pub(crate) fn ends_worker(call: &mut Call, thread: ThreadId) -> Stop {
    let executive = call.executive();
    let object = executive.thread_object(thread).0;
    let running = executive.running_work_item(thread);
    let title = format!("{} ends a system worker thread", call.function());
    let mut violation = Violation::new(&rules::WORK_ITEM_ROUTINE_ENDS_THREAD, title, call.place())
        .with_bug_check(
            &rules::ACTIVE_EX_WORKER_THREAD_TERMINATION,
            [object, 0, 0, 0],
        );
    if let Some(running) = running {
        violation = note(call, violation, "the work item was queued", &running.queued);
    }
    call.violation(violation)
}

/// The driver ends a thread of the system that called it.
pub(crate) fn ends_system_thread(call: &mut Call) -> Stop {
    let title = format!(
        "{} ends a thread that the driver did not create",
        call.function()
    );
    let violation = Violation::new(&rules::THREAD_NOT_DRIVERS_OWN, title, call.place());
    call.violation(violation)
}

/// A region is left that was not entered.
pub(crate) fn region(call: &mut Call, error: NotInRegion) -> Stop {
    let title = format!("{}: {error}", call.function());
    let (rule, code) = match error.region {
        Region::Critical => (&rules::CRITICAL_REGIONS, NOT_IN_CRITICAL_REGION),
        Region::Guarded => (&rules::GUARDED_REGIONS, GUARDED_REGIONS),
    };
    let violation =
        Violation::new(rule, title, call.place()).with_bug_check(&VERIFIER, [code, 0, 0, 0]);
    call.violation(violation)
}
