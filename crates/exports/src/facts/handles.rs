//! What goes wrong with NDIS handles.

use executive::memory::BadAddress;
use machine::{Call, Stop, related};
use ndis::handlers::CharacteristicsError;
use ndis::handles::HandleError;
use ndis::miniport_attributes::AttributesError;
use ndis::object_header::ObjectHeaderError;
use rules::Violation;

/// A function was given a handle of another kind, a stale one, or none at all.
pub(crate) fn wrong(call: &mut Call, error: HandleError) -> Stop {
    let function = call.function();
    let (rule, removed) = match error {
        HandleError::Stale { removed, .. } => (&rules::NDIS_STALE_HANDLE, removed),
        HandleError::NotAHandle { .. } | HandleError::WrongKind { .. } => {
            (&rules::NDIS_WRONG_HANDLE, None)
        }
    };
    let mut violation = Violation::new(rule, format!("{function}: {error}"), call.place());
    if let Some(site) = removed {
        violation
            .related
            .push(related("the object went", call.place_of(&site)));
    }
    if matches!(error, HandleError::NotAHandle { handle, .. } if handle.is_null()) {
        violation = call.with_injected_failures(violation);
    }
    call.violation(violation)
}

/// An error that may come from memory which can't be read.
pub(crate) trait MayBeBadAddress {
    /// The bad address, if that is what went wrong.
    fn bad_address(&self) -> Option<BadAddress>;
}

impl MayBeBadAddress for ObjectHeaderError {
    fn bad_address(&self) -> Option<BadAddress> {
        match self {
            Self::BadAddress(bad) => Some(*bad),
            _ => None,
        }
    }
}

impl MayBeBadAddress for CharacteristicsError {
    fn bad_address(&self) -> Option<BadAddress> {
        match self {
            Self::Header(error) => error.bad_address(),
            _ => None,
        }
    }
}

impl MayBeBadAddress for AttributesError {
    fn bad_address(&self) -> Option<BadAddress> {
        match self {
            Self::Header(error) => error.bad_address(),
            _ => None,
        }
    }
}

/// The bad address behind an error, if that is what went wrong.
pub(crate) fn bad_address(error: &impl MayBeBadAddress) -> Option<BadAddress> {
    error.bad_address()
}
