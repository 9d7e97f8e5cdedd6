//! What goes wrong with read/write locks. Pages: ddi/ndis/nf-ndis-ndisacquirerwlockread,
//! ddi/ndis/nf-ndis-ndisreleaserwlock.

use abi::Address;
use executive::{HeldSpinLock, ReleaseSpinLockError, SpinLockError, SpinLockMode};
use machine::{Call, Stop};
use ndis::read_write_locks::Access;
use rules::Violation;

use super::places::{note, object_at};

fn name(call: &mut Call, lock: Address) -> String {
    object_at(call, "read/write lock", lock)
}

fn doing(mode: SpinLockMode) -> &'static str {
    match mode {
        SpinLockMode::Shared => "reading",
        SpinLockMode::Exclusive | SpinLockMode::Queued(_) => "writing",
    }
}

/// The memory is no lock.
pub(crate) fn no_lock(call: &mut Call, lock: Address) -> Stop {
    let name = name(call, lock);
    let title = format!(
        "{} is given {name}, which was not initialised",
        call.function()
    );
    let violation = Violation::new(&rules::OBJECT_NOT_INITIALIZED, title, call.place())
        .with_help("take the lock from NdisAllocateRWLock, or call NdisInitializeReadWriteLock");
    call.violation(violation)
}

/// The lock can't be acquired.
pub(crate) fn acquire(
    call: &mut Call,
    lock: Address,
    access: Access,
    error: SpinLockError,
) -> Stop {
    let (function, name) = (call.function(), name(call, lock));
    let (rule, title, held) = match error {
        SpinLockError::AlreadyHeld { held } | SpinLockError::MixedRoutines { held } => {
            let wanted = match access {
                Access::Read => "reading",
                Access::Write => "writing",
            };
            let holds = doing(held.mode);
            let title = format!(
                "{function} acquires {name} for {wanted}, which this processor holds for {holds}"
            );
            (&rules::READ_WRITE_LOCK_RECURSIVE, title, Some(held))
        }
        SpinLockError::Deadlock { held } => {
            let title = format!(
                "{function} waits for {name}, whose holder, processor {}, waits for a lock of this \
                 processor",
                held.processor.0
            );
            (&rules::SPIN_LOCK_DEADLOCK, title, Some(held))
        }
        SpinLockError::IrqlTooHigh { irql } | SpinLockError::IrqlTooLow { irql } => {
            let title = format!("{function} acquires {name} at {irql}, against its flags");
            (rules::irql_rule(function), title, None)
        }
    };
    let mut violation = Violation::new(rule, title, call.place());
    if let Some(held) = held {
        violation = note(call, violation, "acquired", &held.acquired);
    }
    call.violation(violation)
}

/// The lock state is none that an acquire filled, or was used for a release already.
pub(crate) fn no_state(call: &mut Call, lock: Address) -> Stop {
    let (function, name) = (call.function(), name(call, lock));
    let title = format!("{function} releases {name} with a lock state that no acquire filled");
    let violation = Violation::new(&rules::READ_WRITE_LOCK_NOT_HELD, title, call.place());
    call.violation(violation)
}

/// The lock can't be released.
pub(crate) fn release(call: &mut Call, lock: Address, error: ReleaseSpinLockError) -> Stop {
    let (function, name) = (call.function(), name(call, lock));
    let not_held = &rules::READ_WRITE_LOCK_NOT_HELD;
    let (rule, title, held): (_, _, Option<HeldSpinLock>) = match error {
        ReleaseSpinLockError::NotHeld { .. } => (
            not_held,
            format!("{function} releases {name}, which nobody holds"),
            None,
        ),
        ReleaseSpinLockError::HeldElsewhere { held } => {
            let title = format!(
                "{function} releases {name}, which processor {} holds",
                held.processor.0
            );
            (not_held, title, Some(held))
        }
        ReleaseSpinLockError::WrongRoutine { held } => {
            let holds = doing(held.mode);
            let title = format!(
                "{function} releases {name}, held for {holds}, with the lock state of another acquire"
            );
            (not_held, title, Some(held))
        }
        ReleaseSpinLockError::IrqlTooLow { held, .. }
        | ReleaseSpinLockError::RaisesIrql { held, .. }
        | ReleaseSpinLockError::BelowDispatchInDpc { held, .. } => {
            let title = format!("{function} releases {name}: {error}");
            (rules::irql_rule(function), title, Some(held))
        }
        ReleaseSpinLockError::HoldsAnother { other, to, .. } => {
            let second = object_at(call, "lock", other.lock);
            let title = format!(
                "{function} releases {name} and lowers the IRQL to {to} while {second} is held"
            );
            (&rules::IRQL_LOWERED_WITH_SPIN_LOCK, title, Some(other))
        }
    };
    let mut violation = Violation::new(rule, title, call.place());
    if let Some(held) = held {
        violation = note(call, violation, "acquired", &held.acquired);
    }
    call.violation(violation)
}
