//! What goes wrong with status indications. Page: ddi/ndis/nf-ndis-ndismindicatestatusex.

use executive::site::Site;
use machine::{Call, Stop};
use rules::Violation;

use super::places::note;

/// A status is indicated for an adapter that is halted.
pub(crate) fn after_halt(call: &mut Call, removed: Option<Site>) -> Stop {
    let title = format!(
        "{} is called for an adapter that is halted",
        call.function()
    );
    let mut violation = Violation::new(&rules::NDIS_M_INDICATE_STATUS_EX, title, call.place());
    if let Some(removed) = removed {
        violation = note(call, violation, "the adapter went", &removed);
    }
    call.violation(violation)
}
