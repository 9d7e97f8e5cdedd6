//! How reports name what a driver keeps in its own memory: by what it is and where it lies.

use abi::Address;
use executive::site::Site;
use machine::{Call, related};
use rules::Violation;

/// "the spin lock at sample.sys+0x3010": relative to its image if it lies in one.
pub(crate) fn object_at(call: &mut Call, kind: &str, at: Address) -> String {
    if at.is_null() {
        return format!("the {kind} at NULL");
    }
    let place = call.machine().describe_address(at);
    format!("the {kind} at {place}")
}

/// Adds an earlier event to a violation.
pub(crate) fn note(call: &Call, violation: Violation, label: &str, site: &Site) -> Violation {
    let mut violation = violation;
    violation.related.push(related(label, call.place_of(site)));
    violation
}
