//! What goes wrong with raising and lowering the IRQL.
//! Pages: debugger/bug-check-0xc4 (0x30, 0x31), debugger/bug-check-0xf.

use executive::IrqlError;
use machine::{Call, Stop};
use rules::Violation;

use super::places::{note, object_at};

/// Driver Verifier: `KeRaiseIrql` with an invalid argument.
const INVALID_RAISE: u64 = 0x30;
/// Driver Verifier: `KeLowerIrql` with an invalid argument.
const INVALID_LOWER: u64 = 0x31;
/// Parameter 4 of the latter: the level is bad.
const BAD_LEVEL: u64 = 0;
/// Parameter 4 of the latter: the level can't be reached in a DPC.
const INVALID_IN_DPC: u64 = 1;

/// The IRQL can't be changed so.
pub(crate) fn change(call: &mut Call, error: IrqlError) -> Stop {
    let now = u64::from(call.irql().0);
    let title = format!("{}: {error}", call.function());
    let verifier = &rules::DRIVER_VERIFIER_DETECTED_VIOLATION;
    let new = |rule| Violation::new(rule, title.as_str(), call.place());
    let violation = match error {
        IrqlError::RaiseBelowCurrent { to, .. } => new(&rules::IRQL_KE_RAISE_LOWER)
            .with_bug_check(verifier, [INVALID_RAISE, now, u64::from(to.0), 0]),
        IrqlError::NoSuchLevel { to } => new(&rules::IRQL_KE_RAISE_LOWER)
            .with_bug_check(verifier, [INVALID_RAISE, now, u64::from(to.0), 0]),
        IrqlError::LowerAboveCurrent { to, .. } => new(&rules::IRQL_KE_RAISE_LOWER)
            .with_bug_check(verifier, [INVALID_LOWER, now, u64::from(to.0), BAD_LEVEL]),
        IrqlError::BelowDispatchInDpc { to } => new(&rules::IRQL_KE_RAISE_LOWER).with_bug_check(
            verifier,
            [INVALID_LOWER, now, u64::from(to.0), INVALID_IN_DPC],
        ),
        IrqlError::HoldsSpinLock { lock, to, acquired } => {
            let name = object_at(call, "spin lock", lock);
            let title = format!(
                "{} lowers the IRQL to {to} while {name} is held",
                call.function()
            );
            let violation =
                Violation::new(&rules::IRQL_LOWERED_WITH_SPIN_LOCK, title, call.place())
                    .with_bug_check(&rules::SPIN_LOCK_ALREADY_OWNED, [0; 4]);
            note(call, violation, "acquired", &acquired)
        }
    };
    call.violation(violation)
}
