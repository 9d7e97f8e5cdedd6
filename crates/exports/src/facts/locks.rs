//! What goes wrong with fast mutexes, guarded mutexes, push locks, run-down protection and remove locks.
//! Pages: kernel/fast-mutexes-and-guarded-mutexes, devtest/deadlock-detection, debugger/bug-check-0xc4.

use abi::{Address, Kirql};
use executive::site::Site;
use executive::{
    CannotBlock, FastMutexError, PushLockError, RemoveLockError, RundownError, ThreadId,
};
use machine::{Call, Stop};
use rules::{DRIVER_VERIFIER_DETECTED_VIOLATION as VERIFIER, Rule, Violation};

use super::places::{note, object_at};

/// Driver Verifier: a fast mutex is acquired above `APC_LEVEL`.
const ACQUIRED_ABOVE_APC_LEVEL: u64 = 0x33;
/// Driver Verifier: a fast mutex is not released at `APC_LEVEL`.
const RELEASED_AT_WRONG_IRQL: u64 = 0x34;
/// Deadlock detection: acquired before it was initialised.
const NOT_INITIALIZED: u64 = 0x1002;
/// Deadlock detection: released by the wrong thread.
const WRONG_THREAD: u64 = 0x1004;
/// Deadlock detection: released without having been acquired.
const NOT_ACQUIRED: u64 = 0x1007;
/// Deadlock detection: released by a routine that does not go with the acquire.
const WRONG_RELEASE: u64 = 0x1009;

fn end(call: &mut Call, rule: &Rule, title: String, parameters: [u64; 4]) -> Stop {
    let violation = Violation::new(rule, title, call.place()).with_bug_check(&VERIFIER, parameters);
    call.violation(violation)
}

/// A lock that blocks is used where the caller must not block.
fn cannot_block(call: &mut Call, name: &str, error: CannotBlock) -> Stop {
    let function = call.function();
    let title = format!(
        "{function} uses {name} at {}, above {}",
        error.irql, error.highest
    );
    let violation = Violation::new(rules::irql_rule(function), title, call.place());
    call.violation(violation)
}

fn held_already(call: &mut Call, name: &str, acquired: &Site) -> Stop {
    let title = format!(
        "{} acquires {name}, which the thread holds already",
        call.function()
    );
    let violation = Violation::new(&rules::LOCK_RECURSIVE, title, call.place());
    let violation = note(call, violation, "acquired", acquired);
    call.violation(violation)
}

fn not_owned(call: &mut Call, name: &str, at: Address, owner: Option<ThreadId>) -> Stop {
    let function = call.function();
    let Some(owner) = owner else {
        let title = format!("{function} releases {name}, which nobody holds");
        return end(
            call,
            &rules::LOCK_NOT_OWNED,
            title,
            [NOT_ACQUIRED, at.0, 0, 0],
        );
    };
    let title = format!("{function} releases {name}, which thread {} holds", owner.0);
    let executive = call.executive();
    let current = executive
        .thread()
        .map_or(0, |thread| executive.thread_object(thread).0);
    let parameters = [
        WRONG_THREAD,
        at.0,
        executive.thread_object(owner).0,
        current,
    ];
    end(call, &rules::LOCK_NOT_OWNED, title, parameters)
}

/// A lock was free, but its memory does not say so.
pub(crate) fn not_initialized(call: &mut Call, kind: &str, at: Address) -> Stop {
    let name = object_at(call, kind, at);
    let title = format!(
        "{} acquires {name}, which was not initialised",
        call.function()
    );
    end(
        call,
        &rules::OBJECT_NOT_INITIALIZED,
        title,
        [NOT_INITIALIZED, at.0, 0, 0],
    )
}

/// A fast or guarded mutex can't be acquired or released.
pub(crate) fn fast_mutex(call: &mut Call, at: Address, error: FastMutexError) -> Stop {
    let name = object_at(call, "fast mutex", at);
    let function = call.function();
    match error {
        FastMutexError::CannotBlock(error) if error.irql > Kirql::APC_LEVEL => {
            let title = format!("{function} uses {name} at {}", error.irql);
            let parameters = [ACQUIRED_ABOVE_APC_LEVEL, u64::from(error.irql.0), at.0, 0];
            end(call, rules::irql_rule(function), title, parameters)
        }
        FastMutexError::CannotBlock(error) => cannot_block(call, &name, error),
        FastMutexError::AlreadyOwned { acquired, .. } => held_already(call, &name, &acquired),
        FastMutexError::NotOwner { owner, .. } => not_owned(call, &name, at, owner),
        FastMutexError::WrongRoutine { acquired, .. } => {
            let title =
                format!("{function} releases {name}, which another kind of routine acquired");
            let violation = Violation::new(&rules::LOCK_WRONG_ROUTINE, title, call.place())
                .with_bug_check(&VERIFIER, [WRONG_RELEASE, at.0, 0, 0]);
            let violation = note(call, violation, "acquired", &acquired);
            call.violation(violation)
        }
        FastMutexError::WrongIrql { irql, .. } => {
            let title = format!("{function} releases {name} at {irql}, not at APC_LEVEL");
            let parameters = [RELEASED_AT_WRONG_IRQL, u64::from(irql.0), at.0, 0];
            end(call, rules::irql_rule(function), title, parameters)
        }
    }
}

/// A push lock can't be acquired or released.
pub(crate) fn push_lock(call: &mut Call, at: Address, error: PushLockError) -> Stop {
    let name = object_at(call, "push lock", at);
    match error {
        PushLockError::CannotBlock(error) => cannot_block(call, &name, error),
        PushLockError::AlreadyHeld { acquired, .. } => held_already(call, &name, &acquired),
        PushLockError::NotHeld { .. } => {
            let title = format!(
                "{} releases {name}, which the thread does not hold so",
                call.function()
            );
            end(
                call,
                &rules::LOCK_NOT_OWNED,
                title,
                [NOT_ACQUIRED, at.0, 0, 0],
            )
        }
    }
}

/// Run-down protection can't be released or waited for.
pub(crate) fn rundown(call: &mut Call, at: Address, error: RundownError) -> Stop {
    let name = object_at(call, "rundown reference", at);
    match error {
        RundownError::CannotBlock(error) => cannot_block(call, &name, error),
        RundownError::NotProtected { .. } => {
            let title = format!(
                "{} releases protection by {name} more often than it was acquired",
                call.function()
            );
            let violation = Violation::new(&rules::RUNDOWN_NOT_ACQUIRED, title, call.place());
            call.violation(violation)
        }
    }
}

/// A remove lock can't be acquired or released.
pub(crate) fn remove_lock(call: &mut Call, at: Address, error: RemoveLockError) -> Stop {
    let name = object_at(call, "remove lock", at);
    let function = call.function();
    let (rule, title) = match error {
        RemoveLockError::CannotBlock(error) => return cannot_block(call, &name, error),
        RemoveLockError::NotInitialized { .. } => {
            let title = format!("{function} is given {name}, which was not initialised");
            (&rules::OBJECT_NOT_INITIALIZED, title)
        }
        RemoveLockError::NotHeld { tag, .. } => {
            let title = format!(
                "{function} releases {name} with the tag {tag}, with which nobody holds it"
            );
            (&rules::REMOVE_LOCK_NOT_ACQUIRED, title)
        }
    };
    let mut violation = Violation::new(rule, title, call.place());
    let holders: Vec<(Address, Site)> = call.executive().remove_lock_holders(at).collect();
    for (tag, acquired) in holders {
        violation = note(
            call,
            violation,
            &format!("acquired with the tag {tag}"),
            &acquired,
        );
    }
    call.violation(violation)
}
