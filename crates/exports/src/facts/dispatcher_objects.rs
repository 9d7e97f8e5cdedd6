//! What goes wrong with events, mutexes, semaphores, timers and DPCs, and with waiting for them.
//! Pages: kernel/introduction-to-kernel-dispatcher-objects, debugger/bug-check-0xc4.

use abi::{Address, Kirql};
use executive::{
    DpcError, InitializeTimerError, ObjectError, ObjectKind, ReleaseMutexError,
    ReleaseSemaphoreError, SetTimerError, StillWaitedFor, WaitError,
};
use machine::{Call, Stop};
use rules::{DRIVER_VERIFIER_DETECTED_VIOLATION as VERIFIER, Violation};

use super::places::{note, object_at};

/// Driver Verifier: a wait above `DISPATCH_LEVEL`.
const WAIT_ABOVE_DISPATCH_LEVEL: u64 = 0x120;
/// Driver Verifier: a wait without a time-out at `DISPATCH_LEVEL`.
const WAIT_WITHOUT_TIMEOUT: u64 = 0x121;
/// Driver Verifier: a wait with a time-out that is not zero at `DISPATCH_LEVEL`.
const WAIT_WITH_TIMEOUT: u64 = 0x122;
/// Deadlock detection: released by the wrong thread.
const WRONG_THREAD: u64 = 0x1004;
/// Deadlock detection: released without having been acquired.
const NOT_ACQUIRED: u64 = 0x1007;
/// Bug check 0xC7: an invalid processor number.
const INVALID_PROCESSOR: u64 = 3;

fn kind_name(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Event => "event",
        ObjectKind::Mutex => "mutex",
        ObjectKind::Semaphore => "semaphore",
        ObjectKind::Timer => "timer",
        ObjectKind::Thread => "thread object",
    }
}

/// A function was given an address where no object lies, or one of another kind.
pub(crate) fn object(call: &mut Call, error: ObjectError) -> Stop {
    let function = call.function();
    let (rule, title) = match error {
        ObjectError::NotInitialized { at } => {
            let name = object_at(call, "object", at);
            let title = format!("{function} is given {name}, which was not initialised");
            (&rules::OBJECT_NOT_INITIALIZED, title)
        }
        ObjectError::WrongKind {
            at,
            expected,
            actual,
        } => {
            let name = object_at(call, kind_name(actual), at);
            let title = format!(
                "{function} is for a {} but is given {name}",
                kind_name(expected)
            );
            (&rules::OBJECT_OF_ANOTHER_KIND, title)
        }
    };
    let violation = Violation::new(rule, title, call.place());
    call.violation(violation)
}

/// An object is initialised while a thread waits for the one that is there.
pub(crate) fn initialize(call: &mut Call, error: StillWaitedFor) -> Stop {
    let name = object_at(call, "object", error.at);
    let title = format!(
        "{} initialises {name}, for which thread {} waits",
        call.function(),
        error.waiter.0
    );
    let violation = Violation::new(&rules::OBJECT_INITIALIZED_IN_USE, title, call.place());
    call.violation(violation)
}

/// A timer can't be initialised.
pub(crate) fn initialize_timer(call: &mut Call, error: InitializeTimerError) -> Stop {
    match error {
        InitializeTimerError::StillWaitedFor(error) => initialize(call, error),
        InitializeTimerError::StillSet { at, set } => {
            let name = object_at(call, "timer", at);
            let title = format!("{} initialises {name}, which is set", call.function());
            let rule = &rules::TIMER_INITIALIZED_WHILE_SET;
            let violation = Violation::new(rule, title, call.place());
            let violation = note(call, violation, "set", &set);
            call.violation(violation)
        }
    }
}

/// A timer can't be set.
pub(crate) fn set_timer(call: &mut Call, error: SetTimerError) -> Stop {
    match error {
        SetTimerError::Timer(error) => object(call, error),
        SetTimerError::DpcNotInitialized { dpc: at } => {
            dpc(call, DpcError::NotInitialized { dpc: at })
        }
    }
}

/// A call on a DPC can't be done.
pub(crate) fn dpc(call: &mut Call, error: DpcError) -> Stop {
    let function = call.function();
    let violation = match error {
        DpcError::NotInitialized { dpc } => {
            let name = object_at(call, "DPC", dpc);
            let title = format!("{function} is given {name}, which was not initialised");
            Violation::new(&rules::OBJECT_NOT_INITIALIZED, title, call.place())
        }
        DpcError::StillQueued { dpc, queued } => {
            let name = object_at(call, "DPC", dpc);
            let title = format!("{function} initialises {name}, which is queued");
            let rule = &rules::DPC_INITIALIZED_WHILE_QUEUED;
            let violation = Violation::new(rule, title, call.place());
            note(call, violation, "queued", &queued)
        }
        DpcError::NoSuchProcessor { number } => {
            let title = format!("{function}: {error}");
            let count = u64::from(call.executive().processor_count());
            let parameters = [INVALID_PROCESSOR, 0, u64::from(number), count];
            Violation::new(&rules::DPC_PROCESSOR_NUMBER, title, call.place())
                .with_bug_check(&rules::TIMER_OR_DPC_INVALID, parameters)
        }
    };
    call.violation(violation)
}

/// A mutex can't be released.
pub(crate) fn release_mutex(call: &mut Call, at: Address, error: ReleaseMutexError) -> Stop {
    let owner = match error {
        ReleaseMutexError::Object(error) => return object(call, error),
        ReleaseMutexError::NotOwner { owner } => owner,
    };
    let name = object_at(call, "mutex", at);
    let function = call.function();
    let (title, parameters) = match owner {
        None => {
            let title = format!("{function} releases {name}, which nobody owns");
            (title, [NOT_ACQUIRED, at.0, 0, 0])
        }
        Some(owner) => {
            let title = format!("{function} releases {name}, which thread {} owns", owner.0);
            let executive = call.executive();
            let current = executive
                .thread()
                .map_or(0, |thread| executive.thread_object(thread).0);
            (
                title,
                [
                    WRONG_THREAD,
                    at.0,
                    executive.thread_object(owner).0,
                    current,
                ],
            )
        }
    };
    let violation = Violation::new(&rules::LOCK_NOT_OWNED, title, call.place())
        .with_bug_check(&VERIFIER, parameters);
    call.violation(violation)
}

/// A semaphore can't be released.
pub(crate) fn release_semaphore(
    call: &mut Call,
    at: Address,
    error: ReleaseSemaphoreError,
) -> Stop {
    if let ReleaseSemaphoreError::Object(error) = error {
        return object(call, error);
    }
    let name = object_at(call, "semaphore", at);
    let title = format!(
        "{} releases {name} beyond its limit: {error}",
        call.function()
    );
    let violation = Violation::new(&rules::SEMAPHORE_LIMIT, title, call.place());
    call.violation(violation)
}

/// A wait is not allowed. `timeout` is where the driver's time-out lies, NULL for none.
pub(crate) fn wait(
    call: &mut Call,
    waited_for: Address,
    timeout: Address,
    error: WaitError,
) -> Stop {
    let function = call.function();
    match error {
        WaitError::Object(error) => object(call, error),
        WaitError::ObjectCount { count } => wait_count(call, count as u64),
        WaitError::IrqlTooHigh { irql } => {
            let kind = match (irql > Kirql::DISPATCH_LEVEL, timeout.is_null()) {
                (true, _) => WAIT_ABOVE_DISPATCH_LEVEL,
                (false, true) => WAIT_WITHOUT_TIMEOUT,
                (false, false) => WAIT_WITH_TIMEOUT,
            };
            let title = format!("{function} waits at {irql}");
            let violation = Violation::new(&rules::WAIT_AT_DISPATCH_LEVEL, title, call.place())
                .with_bug_check(&VERIFIER, [kind, 0, waited_for.0, timeout.0]);
            call.violation(violation)
        }
    }
}

/// A wait is for no objects, or for too many.
pub(crate) fn wait_count(call: &mut Call, count: u64) -> Stop {
    let title = format!("{} waits for {count} objects", call.function());
    let violation = Violation::new(&rules::WAIT_OBJECT_COUNT, title, call.place())
        .with_bug_check(&rules::MAXIMUM_WAIT_OBJECTS_EXCEEDED, [0; 4]);
    call.violation(violation)
}
