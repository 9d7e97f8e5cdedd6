//! IRPs that are passed on, completed, freed or answered in a wrong way.
//! Pages: kernel/handling-irps, debugger/bug-check-0xc9--driver-verifier-iomanager-violation.

use abi::{Address, Kirql, NtStatus};
use executive::irps::stack::CallDriverError;
use executive::irps::{CompleteError, DispatchError, FreeIrpError, IrpError, IrpId, IrpState};
use machine::{Call, Stop};
use rules::{BugCheckTemplate, Rule, Violation};

use super::places::{note, object_at};

const IO_MANAGER: &BugCheckTemplate = &rules::DRIVER_VERIFIER_IOMANAGER_VIOLATION;
/// I/O verification: something is freed that is no IRP.
const FREED_NO_IRP: u64 = 0x1;
/// Something is sent that is no IRP.
const SENT_NO_IRP: u64 = 0x3;
/// A dispatch routine changed the IRQL.
const IRQL_CHANGED: u64 = 0x5;
/// An IRP is completed with a pending status.
const STATUS_PENDING: u64 = 0x6;
/// An IRP is completed whose cancel routine is set.
const CANCEL_ROUTINE_SET: u64 = 0x7;

/// How a report names an IRP: by its number in the run.
fn name(id: IrpId) -> String {
    format!("IRP #{}", id.number() + 1)
}

/// How a report names what lies at an address, which may be no IRP.
fn name_at(call: &mut Call, at: Address) -> String {
    match call.executive().irps.by_address(at) {
        Ok(id) => name(id),
        Err(_) => object_at(call, "IRP", at),
    }
}

/// The address is no IRP, or none any more. `code` is what I/O verification says of it.
fn no_irp(call: &mut Call, at: Address, error: IrpError, code: Option<u64>) -> Stop {
    let name = object_at(call, "IRP", at);
    let title = format!("{} is given {name}: {error}", call.function());
    let mut violation = Violation::new(&rules::IRP_INVALID, title, call.place());
    if let Some(code) = code {
        violation = violation.with_bug_check(IO_MANAGER, [code, at.0, 0, 0]);
    }
    if let IrpError::Freed { created, freed } = error {
        violation = note(call, violation, "freed", &freed);
        violation = note(call, violation, "made", &created);
    }
    call.violation(violation)
}

/// An IRP that a driver passes on.
pub(crate) fn sent(call: &mut Call, at: Address, error: IrpError) -> Stop {
    no_irp(call, at, error, Some(SENT_NO_IRP))
}

/// An IRP can't go where a driver passes it.
pub(crate) fn call_driver(call: &mut Call, irp: Address, error: CallDriverError) -> Stop {
    let name = name_at(call, irp);
    let title = format!("{} passes {name} on: {error}", call.function());
    let violation = match error {
        CallDriverError::BadAddress(bad) => return call.bad_address(bad),
        CallDriverError::NoMoreStackLocations => {
            Violation::new(&rules::IRP_NO_STACK_LOCATION, title, call.place())
                .with_bug_check(&rules::NO_MORE_IRP_STACK_LOCATIONS, [irp.0, 0, 0, 0])
        }
        CallDriverError::NoSuchMajorFunction(_) => {
            Violation::new(&rules::IRP_INVALID, title, call.place())
        }
    };
    call.violation(violation)
}

/// An IRP can't be completed.
pub(crate) fn complete(call: &mut Call, irp: Address, error: CompleteError) -> Stop {
    let name = name_at(call, irp);
    let function = call.function();
    let violation = match error {
        CompleteError::BadAddress(bad) => return call.bad_address(bad),
        // The memory of a completed IRP is freed.
        CompleteError::Irp(IrpError::Freed { freed, .. })
        | CompleteError::CompletedTwice { completed: freed } => {
            let title = format!("{function} completes {name}, which is completed already");
            let violation = Violation::new(&rules::DOUBLE_COMPLETION, title, call.place())
                .with_bug_check(&rules::MULTIPLE_IRP_COMPLETE_REQUESTS, [irp.0, 0, 0, 0]);
            note(call, violation, "completed", &freed)
        }
        CompleteError::Irp(error) => return no_irp(call, irp, error, None),
        CompleteError::NeverSent => {
            let title = format!("{function} completes {name}, which was never passed to a driver");
            Violation::new(&rules::IRP_INVALID, title, call.place())
        }
        CompleteError::CancelRoutineSet { routine } => {
            let title = format!("{function} completes {name} while its cancel routine is set");
            let parameters = [CANCEL_ROUTINE_SET, routine.0, irp.0, 0];
            Violation::new(&rules::IRP_CANCEL_ROUTINE_SET, title, call.place())
                .with_bug_check(IO_MANAGER, parameters)
        }
        CompleteError::StatusPending => {
            let title = format!("{function} completes {name} with STATUS_PENDING");
            let parameters = [STATUS_PENDING, u64::from(NtStatus::PENDING.0), irp.0, 0];
            Violation::new(&rules::COMPLETE_REQUEST_STATUS_CHECK, title, call.place())
                .with_bug_check(IO_MANAGER, parameters)
        }
    };
    call.violation(violation)
}

/// An IRP can't be freed by a driver.
pub(crate) fn free(call: &mut Call, irp: Address, error: FreeIrpError) -> Stop {
    let name = name_at(call, irp);
    let title = format!("{} frees {name}: {error}", call.function());
    let mut violation = Violation::new(&rules::IRP_INVALID, title, call.place());
    match error {
        FreeIrpError::Irp(error) => return no_irp(call, irp, error, Some(FREED_NO_IRP)),
        FreeIrpError::StillSent { sent } => {
            violation = note(call, violation, "passed on", &sent);
        }
        FreeIrpError::OfIoManager => {}
    }
    call.violation(violation)
}

/// What a dispatch routine returned does not fit what it did. The run goes on unless the IRP is lost.
pub(crate) fn dispatch(
    call: &mut Call,
    id: IrpId,
    routine: Address,
    error: DispatchError,
) -> Result<(), Stop> {
    let state = call.executive().irps.irp(id).state;
    let completed = match state {
        IrpState::Completed(site) | IrpState::Freed(site) => Some(site),
        IrpState::Idle | IrpState::Sent(_) => None,
    };
    let rule: &Rule = match error {
        DispatchError::BadAddress(bad) => return Err(call.bad_address(bad)),
        DispatchError::PendingNotMarked if completed.is_some() => &rules::PENDED_COMPLETED_REQUEST,
        DispatchError::PendingNotMarked => &rules::MARK_IRP_PENDING_2,
        DispatchError::MarkedPendingNotReturned { .. } => &rules::MARK_IRP_PENDING,
        DispatchError::NotCompleted { .. } => &rules::IRP_NOT_COMPLETED,
        DispatchError::AnotherStatus { .. } => &rules::IRP_ANOTHER_STATUS,
    };
    let place = call.machine().describe_address(routine);
    let title = format!("the dispatch routine at {place}, {}: {error}", name(id));
    let mut violation = Violation::new(rule, title, call.place());
    if let Some(completed) = completed {
        violation = note(call, violation, "completed", &completed);
    }
    if matches!(error, DispatchError::NotCompleted { .. }) {
        return Err(call.violation(violation));
    }
    call.report(violation);
    Ok(())
}

/// A dispatch routine returned at another IRQL.
pub(crate) fn level_changed(
    call: &mut Call,
    routine: Address,
    device: Address,
    before: Kirql,
) -> Stop {
    let after = call.irql();
    let place = call.machine().describe_address(routine);
    let title = format!("the dispatch routine at {place} returns at {after}, not at {before}");
    let parameters = [
        IRQL_CHANGED,
        device.0,
        u64::from(before.0),
        u64::from(after.0),
    ];
    let violation = Violation::new(&rules::DISPATCH_ROUTINE_IRQL, title, call.place())
        .with_bug_check(IO_MANAGER, parameters);
    call.violation(violation)
}

/// An IRP claims more output than there is room for.
pub(crate) fn output_too_long(call: &mut Call, id: IrpId, information: u64, room: u64) -> Stop {
    let title = format!(
        "{} completes {} with {information} bytes of output; there is room for {room}",
        call.function(),
        name(id)
    );
    let violation = Violation::new(&rules::IRP_OUTPUT_TOO_LONG, title, call.place());
    call.violation(violation)
}

/// An IRP is not completed although it was cancelled.
pub(crate) fn never_completed(call: &mut Call, id: IrpId) -> Stop {
    let title = format!(
        "{} is not completed within 60 seconds after it was cancelled",
        name(id)
    );
    let sent = match call.executive().irps.irp(id).state {
        IrpState::Sent(site) => Some(site),
        _ => None,
    };
    let mut violation = Violation::new(&rules::IRP_NOT_COMPLETED, title, call.place());
    if let Some(sent) = sent {
        violation = note(call, violation, "passed to the driver", &sent);
    }
    call.violation(violation)
}
