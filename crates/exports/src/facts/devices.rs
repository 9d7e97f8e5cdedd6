//! Device objects, symbolic links and driver objects that are used in a wrong way.
//! Pages: ddi/wdm/nf-wdm-iocreatedevice, ddi/wdm/nf-wdm-iodeletedevice.

use abi::Address;
use executive::device_objects::{DeleteDeviceError, IoObjectError};
use machine::{Call, Stop};
use rules::Violation;

use super::places::{note, object_at};

/// The address is no object of the kind that the function wants: `wanted` names it.
pub(crate) fn object(call: &mut Call, wanted: &str, at: Address, error: IoObjectError) -> Stop {
    let name = object_at(call, wanted, at);
    let title = format!("{} is given {name}: {error}", call.function());
    let mut violation = Violation::new(&rules::IO_OBJECT_INVALID, title, call.place());
    if let IoObjectError::Deleted { created, deleted } = error {
        violation = note(call, violation, "deleted", &deleted);
        violation = note(call, violation, "created", &created);
    }
    call.violation(violation)
}

/// A device object can't be deleted.
pub(crate) fn delete(call: &mut Call, device: Address, error: DeleteDeviceError) -> Stop {
    let deleted = match error {
        DeleteDeviceError::Object(IoObjectError::Deleted { deleted, .. })
        | DeleteDeviceError::AlreadyDeleted { deleted, .. } => deleted,
        DeleteDeviceError::Object(error) => return object(call, "device object", device, error),
    };
    let name = object_at(call, "device object", device);
    let title = format!(
        "{} deletes {name}, which is deleted already",
        call.function()
    );
    let violation = Violation::new(&rules::DEVICE_DELETED_TWICE, title, call.place());
    let violation = note(call, violation, "deleted", &deleted);
    call.violation(violation)
}
