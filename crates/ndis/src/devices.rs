//! Device objects that an NDIS driver asks NDIS for. Page: ddi/ndis/nf-ndis-ndisregisterdeviceex.

use abi::Address;
use abi::constants::ndis as constants;
use abi::layout::ndis::NDIS_DEVICE_OBJECT_ATTRIBUTES as ATTRIBUTES;
use executive::device_objects::IoObjectId;
use executive::memory::Memory;

use crate::filter_drivers::FilterDriverId;
use crate::handles::{Id, Kind, Object};
use crate::miniport_drivers::MiniportDriverId;
use crate::object_header::{Expected, ObjectHeader, ObjectHeaderError};

/// `NDIS_DEVICE_OBJECT_ATTRIBUTES`. The addresses are the driver's and valid during the call only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeviceAttributes {
    /// `DeviceName`: a `UNICODE_STRING`.
    pub device_name: Address,
    /// `SymbolicName`: a `UNICODE_STRING`.
    pub symbolic_name: Address,
    /// `MajorFunctions`: an array of dispatch routines, by major function code.
    pub major_functions: Address,
    /// `ExtensionSize`, in bytes.
    pub extension_size: u32,
    /// `DefaultSDDLString`: a `UNICODE_STRING`, or NULL.
    pub security: Address,
    /// `DeviceClassGuid`, or NULL.
    pub class: Address,
}

impl DeviceAttributes {
    /// Reads the structure at `at`.
    ///
    /// # Errors
    /// [`ObjectHeaderError`] if it is not that structure.
    pub fn read<M: Memory + ?Sized>(memory: &M, at: Address) -> Result<Self, ObjectHeaderError> {
        let kind = constants::NDIS_OBJECT_TYPE_DEVICE_OBJECT_ATTRIBUTES;
        let sizes = &[constants::NDIS_SIZEOF_DEVICE_OBJECT_ATTRIBUTES_REVISION_1];
        ObjectHeader::check(memory, at, &Expected { kind, sizes })?;
        Ok(Self {
            device_name: memory.read_pointer(at, ATTRIBUTES::DeviceName)?,
            symbolic_name: memory.read_pointer(at, ATTRIBUTES::SymbolicName)?,
            major_functions: memory.read_pointer(at, ATTRIBUTES::MajorFunctions)?,
            extension_size: memory.read_field(at, ATTRIBUTES::ExtensionSize)?,
            security: memory.read_pointer(at, ATTRIBUTES::DefaultSDDLString)?,
            class: memory.read_pointer(at, ATTRIBUTES::DeviceClassGuid)?,
        })
    }
}

/// Which driver a device belongs to. A protocol driver cannot have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceOwner {
    /// A miniport driver.
    Miniport(MiniportDriverId),
    /// A filter driver.
    Filter(FilterDriverId),
}

/// A device from `NdisRegisterDeviceEx`.
#[derive(Clone, Copy, Debug)]
pub struct Device {
    /// Who registered it.
    pub owner: DeviceOwner,
    /// Its device object.
    pub object: IoObjectId,
    /// Where its extension lies; NULL for none.
    pub extension: Address,
}

impl Object for Device {
    const KIND: Kind = Kind::Device;
}

/// Names a device.
pub type DeviceId = Id<Device>;
