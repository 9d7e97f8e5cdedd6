//! What goes wrong with the states of adapters, filter modules and bindings.

use abi::NtStatus;
use machine::{Call, Stop};
use rules::Violation;

/// A completion function was called for what is not pending.
pub(crate) fn wrong_completion(call: &mut Call, why: &str) -> Stop {
    const NOT_PENDING: u64 = 0x26;
    let title = format!("{}: {why}", call.function());
    let violation = Violation::new(&rules::NDIS_ILLEGAL_STATE_TRANSITION, title, call.place())
        .with_bug_check(&rules::BUGCODE_NDIS_DRIVER, [NOT_PENDING, 0, 0, 0]);
    call.violation(violation)
}

/// `MiniportInitializeEx` succeeded without attributes that it must set.
pub(crate) fn attributes_missing(call: &mut Call, what: &str) -> Stop {
    let title = format!("MiniportInitializeEx succeeds without having set the {what} attributes");
    let violation = Violation::new(
        &rules::NDIS_REGISTRATION_ATTRIBUTES_MISSING,
        title,
        call.place(),
    );
    call.violation(violation)
}

/// A handler returned pending, and nothing ever completed it.
pub(crate) fn never_completed(call: &mut Call, handler: &str) -> Stop {
    let title =
        format!("{handler} returned NDIS_STATUS_PENDING and is not completed within 60 seconds");
    let violation = Violation::new(&rules::HANG, title, call.place());
    call.violation(violation)
}

/// `MiniportPause` returned a status that it must not return.
pub(crate) fn pause_failed(call: &mut Call, status: NtStatus) {
    let title = format!("MiniportPause returns {status}, neither success nor pending");
    let violation = Violation::new(&rules::MINIPORT_PAUSE_RETURN, title, call.place());
    call.report(violation);
}

/// `FilterAttach` succeeded without `NdisFSetAttributes`.
pub(crate) fn filter_attributes_missing(call: &mut Call) -> Stop {
    let title = "FilterAttach succeeds without having called NdisFSetAttributes";
    let violation = Violation::new(
        &rules::NDIS_REGISTRATION_ATTRIBUTES_MISSING,
        title,
        call.place(),
    );
    call.violation(violation)
}

/// `ProtocolUnbindAdapterEx` finished without `NdisCloseAdapterEx`.
pub(crate) fn binding_left_open(call: &mut Call) -> Stop {
    let title = "ProtocolUnbindAdapterEx finishes without having called NdisCloseAdapterEx";
    let violation = Violation::new(&rules::NDIS_ILLEGAL_STATE_TRANSITION, title, call.place());
    call.violation(violation)
}
