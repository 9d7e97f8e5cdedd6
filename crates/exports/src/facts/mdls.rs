//! MDLs that are used in a state that does not allow it. Page: kernel/using-mdls.

use abi::Address;
use executive::mdls::MdlError;
use machine::{Call, Stop};
use rules::Violation;

use super::places::object_at;

/// Says what is wrong with using the MDL at `mdl`.
pub(crate) fn usage(call: &mut Call, mdl: Address, error: MdlError) -> Stop {
    let rule = match error {
        MdlError::BadAddress(bad) => return call.bad_address(bad),
        MdlError::OutsideSource => &rules::MDL_PART_OUTSIDE,
        MdlError::LockedAlready
        | MdlError::NotLocked
        | MdlError::MappedAlready
        | MdlError::NotMapped
        | MdlError::NotBuilt
        | MdlError::FreedWhileLocked => &rules::MDL_STATE,
    };
    let name = object_at(call, "MDL", mdl);
    let title = format!("{} is given {name}: {error}", call.function());
    let violation = Violation::new(rule, title, call.place());
    call.violation(violation)
}
