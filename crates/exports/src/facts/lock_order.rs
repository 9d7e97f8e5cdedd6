//! Locks that are acquired in different orders. Pages: devtest/deadlock-detection, debugger/bug-check-0xc4.

use executive::{LockHeld, OrderedLock};
use machine::Call;
use rules::Violation;

use super::places::{note, object_at};

/// Deadlock detection: lock hierarchy violation.
const HIERARCHY: u64 = 0x1001;

/// Reports an inversion that the lock just acquired has closed. The run goes on: nobody waits yet.
#[inline]
pub(crate) fn check(call: &mut Call) {
    if call.executive().has_lock_order_inversion() {
        report(call);
    }
}

#[cold]
fn report(call: &mut Call) {
    let Some(inversion) = call.executive().take_lock_order_inversion() else {
        return;
    };
    let (outer, inner) = (inversion.found.outer, inversion.found.inner);
    let (held, acquired) = (name(call, &outer), name(call, &inner));
    let title = format!(
        "{} acquires {acquired} while {held} is held, and elsewhere {} is acquired while {acquired} is",
        call.function(),
        if inversion.earlier.len() == 1 {
            held.as_str()
        } else {
            "a lock that comes before the latter"
        },
    );
    let mut violation = Violation::new(&rules::LOCK_ORDER_INVERSION, title, call.place())
        .with_bug_check(
            &rules::DRIVER_VERIFIER_DETECTED_VIOLATION,
            [HIERARCHY, inner.lock.0, 0, 0],
        );
    violation = note(
        call,
        violation,
        &format!("{held} acquired"),
        &outer.acquired,
    );
    for nesting in &inversion.earlier {
        let (first, second) = (name(call, &nesting.outer), name(call, &nesting.inner));
        let label = format!("elsewhere, {first} acquired");
        violation = note(call, violation, &label, &nesting.outer.acquired);
        let label = format!("then {second} acquired");
        violation = note(call, violation, &label, &nesting.inner.acquired);
    }
    call.report(violation);
}

fn name(call: &mut Call, lock: &LockHeld) -> String {
    let kind = match lock.kind {
        OrderedLock::SpinLock => "spin lock",
        OrderedLock::FastMutex => "fast mutex",
        OrderedLock::PushLock => "push lock",
        OrderedLock::Mutex => "mutex",
    };
    object_at(call, kind, lock.lock)
}
