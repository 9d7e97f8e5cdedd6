//! Rules for waiting, and for runs that cannot go on.
//! Pages: kernel/guidelines-for-writing-dpc-routines, kernel/releasing-driver-allocated-resources.

use crate::{CLOCK_WATCHDOG_TIMEOUT, DRIVER_VERIFIER_DETECTED_VIOLATION};

rules! {
    WAIT_AT_DISPATCH_LEVEL {
        id: "wait-at-dispatch-level", Ours,
        title: "the driver waits at DISPATCH_LEVEL or above",
        requires: "a wait with a time-out other than zero is made at APC_LEVEL at most",
        page: "ddi/wdm/nf-wdm-kewaitforsingleobject, Remarks",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x121 no time-out, 0x122 time-out", "address of the IRQL", "object", "address of the time-out"])),
        help: "wait at PASSIVE_LEVEL, in a work item for example",
    }
    DEADLOCK {
        id: "deadlock", Ours,
        title: "no thread can go on and no timer is due",
        requires: "threads do not wait for each other in a circle, nor for what nobody will signal",
        page: "kernel/system-worker-threads",
        bug_check: None,
        help: "find who should have signalled what the threads wait for, and why it did not",
    }
    WORK_QUEUE_EXHAUSTED {
        id: "work-queue-exhausted", Ours,
        title: "all worker threads of a queue wait inside routines for what comes behind them in that queue",
        requires: "the routine of a work item does not wait for another item of its queue: there are only so many worker threads, and one that waits serves nobody",
        page: "kernel/system-worker-threads",
        bug_check: None,
        help: "let the second item do the rest of the work instead of waiting for it, or use a thread of the driver's own",
    }
    HANG {
        id: "hang", Ours,
        title: "a routine does not return",
        requires: "a routine returns within its budget; waiting happens in waits, not in loops",
        page: "debugger/bug-check-0x101---clock-watchdog-timeout",
        bug_check: Some(CLOCK_WATCHDOG_TIMEOUT),
        help: "find the loop and what should end it",
    }
    CALLBACK_IRQL_CHANGED {
        id: "callback-irql-changed", Ours,
        title: "a routine returns at another IRQL than it was called at",
        requires: "a routine returns at the IRQL at which it was called",
        page: "debugger/bug-check-0xc8--irql-unexpected-value",
        bug_check: Some(crate::IRQL_UNEXPECTED_VALUE),
        help: "release every spin lock and lower every raised IRQL on each path out of the routine",
    }
}
