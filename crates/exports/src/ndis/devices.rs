//! Devices of NDIS drivers, for applications to open. Pages: ddi/ndis/nf-ndis-ndisregisterdeviceex,
//! ddi/ndis/ns-ndis-_ndis_device_object_attributes.
//!
//! A device is an I/O device object with dispatch routines of its own, and an extension in which NDIS
//! keeps a few bytes before the driver's part.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::wdm::{DO_DEVICE_INITIALIZING, FILE_DEVICE_NETWORK, FILE_DEVICE_SECURE_OPEN};
use abi::layout::wdm::DEVICE_OBJECT;
use abi::{Address, NtStatus};
use executive::device_objects::IoObjectId;
use executive::device_objects::NameError;
use machine::{Call, Stop, exports};
use ndis::Ndis;
use ndis::devices::{Device, DeviceAttributes, DeviceId, DeviceOwner, DispatchTable};
use ndis::handles::{HandleError, Kind, kind_of};

use crate::driver_memory::{checked, unicode_string};
use crate::facts;
use crate::ntoskrnl::devices::{NewDevice, create, delete};

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisregisterdeviceex")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisRegisterDeviceEx(
        NdisHandle: Address,
        DeviceObjectAttributes: Address,
        pDeviceObject: Address,
        NdisDeviceHandle: Address,
    ) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndisderegisterdeviceex")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisDeregisterDeviceEx(NdisDeviceHandle: Address);

    #[docs("ddi/ndis/nf-ndis-ndisgetdevicereservedextension")]
    #[irql(any)]
    fn NdisGetDeviceReservedExtension(DeviceObject: Address) -> Address;
}

/// Bytes of the extension that are NDIS's.
const NDIS_PART: u32 = 16;

/// Makes a device object with a name, a symbolic link to it, and dispatch routines, for a miniport driver or
/// a filter driver. `NDIS_STATUS_NOT_SUPPORTED` for others; a status of the I/O manager if the name is
/// taken.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `ndis-device-not-deregistered`, `ndis-stale-handle`.
///
/// # Differences from Windows
/// Devices have no security descriptors: the SDDL string is ignored.
fn NdisRegisterDeviceEx(
    call: &mut Call,
    NdisHandle: Address,
    DeviceObjectAttributes: Address,
    pDeviceObject: Address,
    NdisDeviceHandle: Address,
) -> Result<NtStatus, Stop> {
    call.write(pDeviceObject, Address::NULL)?;
    let (owner, driver) = match owner(call.ndis(), NdisHandle) {
        Ok(Some(owner)) => owner,
        Ok(None) => return Ok(NtStatus::NOT_SUPPORTED),
        Err(error) => return Err(facts::handles::wrong(call, error)),
    };
    let attributes = match DeviceAttributes::read(call.memory(), DeviceObjectAttributes) {
        Ok(attributes) => attributes,
        Err(error) => {
            return match facts::handles::bad_address(&error) {
                Some(bad) => Err(call.bad_address(bad)),
                None => Ok(NtStatus::INVALID_PARAMETER),
            };
        }
    };
    match register(call, owner, driver, &attributes)? {
        Ok((handle, object)) => {
            call.write(pDeviceObject, object)?;
            call.write(NdisDeviceHandle, handle)?;
            Ok(NtStatus::SUCCESS)
        }
        Err(status) => Ok(status),
    }
}

/// Removes the device with its symbolic link. The device object goes when nothing refers to it any more.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisDeregisterDeviceEx(call: &mut Call, NdisDeviceHandle: Address) -> Result<(), Stop> {
    let found = call.ndis().devices.find(NdisDeviceHandle);
    let id = found.map_err(|error| facts::handles::wrong(call, error))?;
    deregister(call, id)
}

/// The part of a device's extension that is the driver's; NULL if the device is none of
/// `NdisRegisterDeviceEx`, or has none.
fn NdisGetDeviceReservedExtension(call: &mut Call, DeviceObject: Address) -> Result<Address, Stop> {
    let Ok(object) = call.executive().io_objects.device_by_address(DeviceObject) else {
        return Ok(Address::NULL);
    };
    let device = call.ndis().device_of(object);
    Ok(device.map_or(Address::NULL, |(_, device)| device.extension))
}

/// The driver behind a handle, and its driver object; none for those that can't have devices.
fn owner(ndis: &Ndis, handle: Address) -> Result<Option<(DeviceOwner, IoObjectId)>, HandleError> {
    Ok(match kind_of(handle)? {
        Kind::MiniportDriver => {
            let id = ndis.miniport_drivers.find(handle)?;
            let object = ndis.miniport_drivers.object(id)?.object;
            Some((DeviceOwner::Miniport(id), object))
        }
        Kind::FilterDriver => {
            let id = ndis.filter_drivers.find(handle)?;
            let object = ndis.filter_drivers.object(id)?.object;
            Some((DeviceOwner::Filter(id), object))
        }
        _ => None,
    })
}

/// Makes the device; gives its handle and its device object.
fn register(
    call: &mut Call,
    owner: DeviceOwner,
    driver: IoObjectId,
    attributes: &DeviceAttributes,
) -> Result<Result<(Address, Address), NtStatus>, Stop> {
    let dispatch = DispatchTable::read(call.memory(), attributes.major_functions);
    let dispatch = checked(call, dispatch)?;
    let name = unicode_string(call, attributes.device_name)?;
    let symbolic_name = unicode_string(call, attributes.symbolic_name)?;
    let device = NewDevice {
        driver,
        extension_size: attributes.extension_size.saturating_add(NDIS_PART),
        name: &name,
        device_type: FILE_DEVICE_NETWORK,
        characteristics: FILE_DEVICE_SECURE_OPEN,
        exclusive: false,
    };
    let address = match create(call, &device)? {
        Ok(address) => address,
        Err(status) => return Ok(Err(status)),
    };
    if let Err(error) = link(call, &symbolic_name, &name) {
        delete(call, address)?;
        return Ok(Err(error));
    }
    finish(call, address)?;
    let object = call.executive().io_objects.device_by_address(address);
    let object = object.map_err(|error| call.internal(format!("a new device: {error}")))?;
    let extension = Address(call.read_field(address, DEVICE_OBJECT::DeviceExtension)?);
    let extension = match attributes.extension_size {
        0 => Address::NULL,
        _ => extension.offset(u64::from(NDIS_PART)),
    };
    let site = call.site();
    let device = Device {
        owner,
        object,
        extension,
        symbolic_name,
        dispatch,
    };
    match call.ndis().devices.insert(device, site) {
        Ok(id) => Ok(Ok((id.handle(), address))),
        Err(error) => Err(call.unsupported(error.to_string())),
    }
}

/// Makes the symbolic link, unless its name is empty.
fn link(call: &mut Call, name: &[u16], target: &[u16]) -> Result<(), NtStatus> {
    if name.is_empty() {
        return Ok(());
    }
    let site = call.site();
    let names = &mut call.executive().io_objects.names;
    names
        .create_symbolic_link(name, target, site)
        .map_err(|error| match error {
            NameError::Collision => NtStatus::OBJECT_NAME_COLLISION,
            NameError::NotFound | NameError::NotALink => NtStatus::OBJECT_NAME_NOT_FOUND,
            NameError::NotAPath => NtStatus::INVALID_PARAMETER,
        })
}

/// The device can be opened from now on, which NDIS says for the driver.
fn finish(call: &mut Call, device: Address) -> Result<(), Stop> {
    let flags: u32 = call.read_field(device, DEVICE_OBJECT::Flags)?;
    call.write_field(
        device,
        DEVICE_OBJECT::Flags,
        flags & !DO_DEVICE_INITIALIZING,
    )
}

fn deregister(call: &mut Call, id: DeviceId) -> Result<(), Stop> {
    let site = call.site();
    let Ok(device) = call.ndis().devices.remove(id, site) else {
        return Ok(());
    };
    if !device.symbolic_name.is_empty() {
        let names = &mut call.executive().io_objects.names;
        // A driver may have deleted the link itself.
        let _ = names.delete_symbolic_link(&device.symbolic_name);
    }
    let object = call.executive().io_objects.object(device.object).address;
    delete(call, object)
}

/// Reports the devices that are left when a driver has unloaded. The run goes on.
pub(crate) fn left_at_unload(call: &mut Call, routine: &str) -> Result<(), Stop> {
    loop {
        let first = call.ndis().devices.ids().next();
        let Some(id) = first else {
            return Ok(());
        };
        facts::ndis_devices::left(call, id, routine);
        deregister(call, id)?;
    }
}
