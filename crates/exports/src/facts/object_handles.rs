//! Handles and references on kernel objects that are used in a wrong way.
//! Pages: kernel/object-handles, kernel/life-cycle-of-an-object.

use abi::Address;
use executive::site::Site;
use machine::{Call, Stop};
use rules::Violation;

use super::places::{note, object_at};

/// A handle is used that is closed. The run goes on: Windows returns a status.
pub(crate) fn closed(call: &mut Call, handle: Address, opened: Site, closed: Site) {
    let title = format!(
        "{} is given the handle {handle}, which is closed",
        call.function()
    );
    let violation = Violation::new(&rules::HANDLE_INVALID, title, call.place());
    let violation = note(call, violation, "closed", &closed);
    let violation = note(call, violation, "opened", &opened);
    call.report(violation);
}

/// A handle is closed that never was one. The run goes on.
pub(crate) fn never_opened(call: &mut Call, handle: Address) {
    let title = format!("{} is given {handle}, which is no handle", call.function());
    let violation = Violation::new(&rules::HANDLE_INVALID, title, call.place());
    call.report(violation);
}

/// A reference is given back that the driver does not have.
pub(crate) fn not_referenced(call: &mut Call, object: Address) -> Stop {
    let name = object_at(call, "object", object);
    let title = format!(
        "{} gives back a reference on {name} that was not taken",
        call.function()
    );
    let violation = Violation::new(&rules::REFERENCE_COUNT, title, call.place())
        .with_bug_check(&rules::REFERENCE_BY_POINTER, [0, object.0, 0, 0]);
    call.violation(violation)
}
