//! What goes wrong with spin locks.
//! Pages: debugger/bug-check-0xf, debugger/bug-check-0xc4, devtest/deadlock-detection.

use abi::Address;
use executive::site::Activity;
use executive::{HeldSpinLock, ReleaseSpinLockError, SpinLockError};
use machine::{Call, Stop};
use rules::{DRIVER_VERIFIER_DETECTED_VIOLATION as VERIFIER, Rule, Violation};

use super::places::{note, object_at};

/// Driver Verifier's codes, parameter 1 of bug check 0xC4.
mod code {
    pub(super) const RELEASED_AT_WRONG_IRQL: u64 = 0x35;
    pub(super) const RELEASED_BELOW_DISPATCH_LEVEL: u64 = 0x41;
    pub(super) const ACQUIRED_BELOW_DISPATCH_LEVEL: u64 = 0x40;
    pub(super) const ACQUIRED_ABOVE_DISPATCH_LEVEL: u64 = 0x42;
    pub(super) const HIERARCHY: u64 = 0x1001;
    pub(super) const NOT_INITIALIZED: u64 = 0x1002;
    pub(super) const WRONG_THREAD: u64 = 0x1004;
    pub(super) const NOT_ACQUIRED: u64 = 0x1007;
    pub(super) const WRONG_ACQUIRE: u64 = 0x1008;
    pub(super) const WRONG_RELEASE: u64 = 0x1009;
    pub(super) const QUEUED_RELEASE: u64 = 0x0004_0007;
}

fn violation(call: &Call, rule: &Rule, title: String, parameters: [u64; 4]) -> Violation {
    Violation::new(rule, title, call.place()).with_bug_check(&VERIFIER, parameters)
}

fn note_held(call: &Call, violation: Violation, held: &HeldSpinLock) -> Violation {
    note(call, violation, "acquired", &held.acquired)
}

/// A spin lock can't be acquired.
pub(crate) fn acquire(call: &mut Call, lock: Address, error: SpinLockError) -> Stop {
    let name = object_at(call, "spin lock", lock);
    let function = call.function();
    let irql = u64::from(call.irql().0);
    let found = match error {
        SpinLockError::AlreadyHeld { held } => {
            let title = format!("{function} acquires {name}, which this processor holds already");
            let violation = Violation::new(&rules::SPIN_LOCK_RECURSIVE, title, call.place())
                .with_bug_check(&rules::SPIN_LOCK_ALREADY_OWNED, [0; 4]);
            note_held(call, violation, &held)
        }
        SpinLockError::MixedRoutines { held } => {
            let title =
                format!("{function} acquires {name}, which a routine of another family holds");
            let parameters = [code::WRONG_ACQUIRE, lock.0, 0, 0];
            let violation = violation(call, &rules::SPIN_LOCK_MIXED_ROUTINES, title, parameters);
            note_held(call, violation, &held)
        }
        SpinLockError::Deadlock { held } => deadlock(call, &name, lock, &held),
        SpinLockError::IrqlTooHigh { .. } | SpinLockError::IrqlTooLow { .. } => {
            let is_high = matches!(error, SpinLockError::IrqlTooHigh { .. });
            let kind = if is_high {
                code::ACQUIRED_ABOVE_DISPATCH_LEVEL
            } else {
                code::ACQUIRED_BELOW_DISPATCH_LEVEL
            };
            let title = format!("{function}: {error}");
            violation(
                call,
                rules::irql_rule(function),
                title,
                [kind, irql, lock.0, 0],
            )
        }
    };
    call.violation(found)
}

/// Processors wait for each other's locks in a circle.
fn deadlock(call: &mut Call, name: &str, lock: Address, held: &HeldSpinLock) -> Violation {
    let title = format!(
        "{} waits for {name}, whose holder, processor {}, waits for a lock of this processor",
        call.function(),
        held.processor.0
    );
    let parameters = [code::HIERARCHY, lock.0, 0, 0];
    let mut found = violation(call, &rules::SPIN_LOCK_DEADLOCK, title, parameters);
    found = note(call, found, "the holder acquired it", &held.acquired);
    let own: Vec<HeldSpinLock> = call.executive().held_spin_locks().copied().collect();
    for own in own {
        let name = object_at(call, "spin lock", own.lock);
        found = note(call, found, &format!("{name} acquired here"), &own.acquired);
    }
    found
}

/// A lock was free, but its memory did not say so.
pub(crate) fn not_initialized(call: &mut Call, lock: Address, value: u64) -> Stop {
    let name = object_at(call, "spin lock", lock);
    let title = format!(
        "{} acquires {name}, whose memory holds {value:#x}, not a free lock",
        call.function()
    );
    let parameters = [code::NOT_INITIALIZED, lock.0, 0, 0];
    let found = violation(call, &rules::SPIN_LOCK_NOT_INITIALIZED, title, parameters);
    call.violation(found)
}

/// A spin lock can't be released.
pub(crate) fn release(call: &mut Call, lock: Address, error: ReleaseSpinLockError) -> Stop {
    let name = object_at(call, "spin lock", lock);
    let function = call.function();
    let irql = u64::from(call.irql().0);
    let found = match error {
        ReleaseSpinLockError::NotHeld { .. } => {
            let title = format!("{function} releases {name}, which nobody holds");
            violation(
                call,
                &rules::SPIN_LOCK_RELEASE,
                title,
                [code::NOT_ACQUIRED, lock.0, 0, 0],
            )
        }
        ReleaseSpinLockError::HeldElsewhere { held } => held_elsewhere(call, &name, &held),
        ReleaseSpinLockError::WrongRoutine { held } => {
            let title =
                format!("{function} releases {name}, which a routine of another family acquired");
            let parameters = [code::WRONG_RELEASE, lock.0, 0, 0];
            let violation = violation(call, &rules::SPIN_LOCK_MIXED_ROUTINES, title, parameters);
            note_held(call, violation, &held)
        }
        ReleaseSpinLockError::IrqlTooLow { held, irql: level } => {
            let title = format!("{function} releases {name} at {level}, below DISPATCH_LEVEL");
            let parameters = [code::RELEASED_BELOW_DISPATCH_LEVEL, irql, lock.0, 0];
            let violation = violation(call, &rules::IRQL_KE_RELEASE_SPIN_LOCK, title, parameters);
            note_held(call, violation, &held)
        }
        ReleaseSpinLockError::RaisesIrql { held, to, .. }
        | ReleaseSpinLockError::BelowDispatchInDpc { held, to } => {
            let title = format!("{function} releases {name} and sets the IRQL to {to}: {error}");
            let parameters = [code::RELEASED_AT_WRONG_IRQL, irql, lock.0, u64::from(to.0)];
            let violation = violation(call, &rules::IRQL_KE_RELEASE_SPIN_LOCK, title, parameters);
            note_held(call, violation, &held)
        }
        ReleaseSpinLockError::HoldsAnother { other, to, .. } => {
            let second = object_at(call, "spin lock", other.lock);
            let title = format!(
                "{function} releases {name} and lowers the IRQL to {to} while {second} is held"
            );
            let violation =
                Violation::new(&rules::IRQL_LOWERED_WITH_SPIN_LOCK, title, call.place())
                    .with_bug_check(&rules::SPIN_LOCK_ALREADY_OWNED, [0; 4]);
            note_held(call, violation, &other)
        }
    };
    call.violation(found)
}

fn held_elsewhere(call: &mut Call, name: &str, held: &HeldSpinLock) -> Violation {
    let title = format!(
        "{} releases {name}, which processor {} holds",
        call.function(),
        held.processor.0
    );
    let thread = |call: &mut Call, activity: Activity| match activity {
        Activity::Thread(thread) => call.executive().thread_object(thread).0,
        Activity::Dpc(_) | Activity::Clock => 0,
    };
    let acquiring = thread(call, held.holder);
    let activity = call.executive().activity();
    let current = thread(call, activity);
    let parameters = [code::WRONG_THREAD, held.lock.0, acquiring, current];
    let violation = violation(call, &rules::SPIN_LOCK_WRONG_OWNER, title, parameters);
    note_held(call, violation, held)
}

/// A queued spin lock can't be released by the handle at `handle`.
pub(crate) fn release_queued(
    call: &mut Call,
    handle: Address,
    error: ReleaseSpinLockError,
) -> Stop {
    let lock = match error {
        ReleaseSpinLockError::NotHeld { .. } => {
            let name = object_at(call, "lock queue handle", handle);
            let title = format!(
                "{} releases by {name}, with which no lock is held",
                call.function()
            );
            let parameters = [code::QUEUED_RELEASE, 0, 0, 0];
            let found = violation(call, &rules::QUEUED_SPIN_LOCK_RELEASE, title, parameters);
            return call.violation(found);
        }
        ReleaseSpinLockError::HeldElsewhere { held }
        | ReleaseSpinLockError::WrongRoutine { held }
        | ReleaseSpinLockError::IrqlTooLow { held, .. }
        | ReleaseSpinLockError::RaisesIrql { held, .. }
        | ReleaseSpinLockError::BelowDispatchInDpc { held, .. } => held.lock,
        ReleaseSpinLockError::HoldsAnother { lock, .. } => lock,
    };
    release(call, lock, error)
}
