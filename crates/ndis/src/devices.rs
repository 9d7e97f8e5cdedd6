//! Device objects that an NDIS driver asks NDIS for. Page: ddi/ndis/nf-ndis-ndisregisterdeviceex.

use abi::Address;
use abi::constants::ndis as constants;
use abi::layout::ndis::NDIS_DEVICE_OBJECT_ATTRIBUTES as ATTRIBUTES;
use executive::device_objects::IoObjectId;
use executive::memory::{BadAddress, Memory};

use crate::Ndis;
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

/// How many major function codes there are: `IRP_MJ_MAXIMUM_FUNCTION` and 0.
pub const MAJOR_FUNCTIONS: usize = 28;

/// The dispatch routines of a device, by major function code; NULL where it has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DispatchTable([Address; MAJOR_FUNCTIONS]);

impl DispatchTable {
    /// A device that dispatches nothing.
    pub const NONE: Self = Self([Address::NULL; MAJOR_FUNCTIONS]);

    /// Reads the array of routines at `at`; NULL gives [`NONE`](Self::NONE).
    ///
    /// # Errors
    /// [`BadAddress`] if the array does not lie in the driver's memory.
    pub fn read<M: Memory + ?Sized>(memory: &M, at: Address) -> Result<Self, BadAddress> {
        let mut table = Self::NONE;
        if at.is_null() {
            return Ok(table);
        }
        for (routine, index) in table.0.iter_mut().zip(0_u64..) {
            *routine = memory.read_address(at.offset(8 * index))?;
        }
        Ok(table)
    }

    /// The routine for a major function code, if there is one.
    #[must_use]
    pub fn routine(&self, major: u8) -> Option<Address> {
        let routine = self.0.get(usize::from(major)).copied();
        routine.filter(|routine| !routine.is_null())
    }
}

/// A device from `NdisRegisterDeviceEx`.
#[derive(Clone, Debug)]
pub struct Device {
    /// Who registered it.
    pub owner: DeviceOwner,
    /// Its device object.
    pub object: IoObjectId,
    /// Where its extension lies; NULL for none.
    pub extension: Address,
    /// The name of its symbolic link, empty for none.
    pub symbolic_name: Vec<u16>,
    /// What IRPs to the device object go to, instead of the driver object's routines.
    pub dispatch: DispatchTable,
}

impl Object for Device {
    const KIND: Kind = Kind::Device;
}

/// Names a device.
pub type DeviceId = Id<Device>;

impl Ndis {
    /// The registered device whose device object this is, if it is one's.
    #[must_use]
    pub fn device_of(&self, object: IoObjectId) -> Option<(DeviceId, &Device)> {
        self.devices
            .iter()
            .find(|(_, device)| device.object == object)
    }
}

#[cfg(test)]
mod tests {
    use executive::memory::TestMemory;

    use super::*;
    use crate::testing::{io_objects, miniport_driver, site};

    /// ns-ndis-_ndis_device_object_attributes, MajorFunctions: an array of entry points, by IRP_MJ_XXX.
    #[test]
    fn a_device_has_dispatch_routines_of_its_own() {
        let mut memory = TestMemory::new();
        let at = memory.map(0x1000, 8 * MAJOR_FUNCTIONS);
        memory
            .write_scalar(at.offset(8 * 0x0E), Address(0x5000))
            .unwrap();
        let table = DispatchTable::read(&memory, at).unwrap();
        assert_eq!(table.routine(0x0E), Some(Address(0x5000)));
        assert_eq!(table.routine(0), None);
        assert_eq!(table.routine(28), None);
        assert_eq!(
            DispatchTable::read(&memory, Address::NULL),
            Ok(DispatchTable::NONE)
        );
    }

    #[test]
    fn a_device_is_found_by_its_device_object() {
        let mut ndis = Ndis::new();
        let driver = ndis
            .miniport_drivers
            .insert(miniport_driver(), site(1))
            .unwrap();
        let (driver_object, object) = io_objects();
        let device = Device {
            owner: DeviceOwner::Miniport(driver),
            object,
            extension: Address::NULL,
            symbolic_name: Vec::new(),
            dispatch: DispatchTable::NONE,
        };
        let id = ndis.devices.insert(device, site(1)).unwrap();
        assert_eq!(ndis.device_of(object).map(|found| found.0), Some(id));
        assert!(ndis.device_of(driver_object).is_none());
    }
}
