//! What a miniport or protocol driver asks about an adapter: its device objects, its name, its bus.
//! Pages: ddi/ndis/nf-ndis-ndismgetdeviceproperty, ddi/ndis/nf-ndis-ndismqueryadapterinstancename,
//! ddi/ndis/nf-ndis-ndismgetbusdata.
//!
//! An adapter has no hardware: it lies on a root bus of which the driver sees one device object, and
//! has no resources and no configuration space.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::ndis_status::NDIS_STATUS_FAILURE;
use abi::constants::wdm::FILE_DEVICE_BUS_EXTENDER;
use abi::layout::wdm::DEVICE_OBJECT;
use abi::{Address, NtStatus};
use executive::device_objects::structures::{DeviceObjectContents, DriverObjectContents};
use executive::strings::CountedString;
use machine::{Call, Stop, exports};
use ndis::adapters::AdapterId;
use ndis::allocators;

use super::memory::{DEFAULT_TAG, allocate};
use crate::driver_memory::{checked, put_wide};
use crate::facts;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndismgetdeviceproperty")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisMGetDeviceProperty(
        MiniportAdapterHandle: Address,
        PhysicalDeviceObject: Address,
        FunctionalDeviceObject: Address,
        NextDeviceObject: Address,
        AllocatedResources: Address,
        AllocatedResourcesTranslated: Address,
    );

    #[docs("ddi/ndis/nf-ndis-ndismqueryadapterinstancename")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisMQueryAdapterInstanceName(
        pAdapterInstanceName: Address,
        MiniportHandle: Address,
    ) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndisqueryadapterinstancename")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisQueryAdapterInstanceName(
        pAdapterInstanceName: Address,
        NdisBindingHandle: Address,
    ) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndismgetbusdata")]
    #[irql(any)]
    fn NdisMGetBusData(
        NdisMiniportHandle: Address,
        WhichSpace: u32,
        Offset: u32,
        Buffer: Address,
        Length: u32,
    ) -> u32;

    #[docs("ddi/ndis/nf-ndis-ndismsetbusdata")]
    #[irql(any)]
    fn NdisMSetBusData(
        NdisMiniportHandle: Address,
        WhichSpace: u32,
        Offset: u32,
        Buffer: Address,
        Length: u32,
    ) -> u32;

    #[docs("ddi/ndis/nf-ndis-ndismremoveminiport")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisMRemoveMiniport(MiniportHandle: Address) -> NtStatus;
}

/// What a user would call an adapter.
const FRIENDLY_NAME: &str = "OpenNDIS adapter";
/// The service of the bus that has the adapters.
const BUS: &str = "openndis-bus";

/// Writes the adapter's device objects, and its resources: NULL, for it has none. Addresses that are NULL
/// are left out.
///
/// # Rules
/// `Irql_Miniport_Driver_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisMGetDeviceProperty(
    call: &mut Call,
    MiniportAdapterHandle: Address,
    PhysicalDeviceObject: Address,
    FunctionalDeviceObject: Address,
    NextDeviceObject: Address,
    AllocatedResources: Address,
    AllocatedResourcesTranslated: Address,
) -> Result<(), Stop> {
    let adapter = find(call, MiniportAdapterHandle)?;
    let function = functional_device(call, adapter)?;
    let wants_physical = !PhysicalDeviceObject.is_null() || !NextDeviceObject.is_null();
    let physical = match wants_physical {
        true => physical_device(call, adapter, function)?,
        false => Address::NULL,
    };
    for (to, value) in [
        (PhysicalDeviceObject, physical),
        (FunctionalDeviceObject, function),
        (NextDeviceObject, physical),
        (AllocatedResources, Address::NULL),
        (AllocatedResourcesTranslated, Address::NULL),
    ] {
        if !to.is_null() {
            call.write(to, value)?;
        }
    }
    Ok(())
}

/// Makes a string with the adapter's friendly name, in memory that `NdisFreeMemory` frees.
/// `NDIS_STATUS_RESOURCES` when memory lacks.
///
/// # Rules
/// `Irql_Miniport_Driver_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisMQueryAdapterInstanceName(
    call: &mut Call,
    pAdapterInstanceName: Address,
    MiniportHandle: Address,
) -> Result<NtStatus, Stop> {
    let adapter = find(call, MiniportHandle)?;
    give_name(call, adapter, pAdapterInstanceName)
}

/// As `NdisMQueryAdapterInstanceName`, for the adapter that a binding is on.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisQueryAdapterInstanceName(
    call: &mut Call,
    pAdapterInstanceName: Address,
    NdisBindingHandle: Address,
) -> Result<NtStatus, Stop> {
    let bindings = &call.ndis().bindings;
    let found = bindings
        .find(NdisBindingHandle)
        .and_then(|id| bindings.object(id));
    let adapter = found.map(|binding| binding.adapter);
    let adapter = adapter.map_err(|error| facts::handles::wrong(call, error))?;
    give_name(call, adapter, pAdapterInstanceName)
}

/// Reads the configuration space. There is none, so no byte is read.
///
/// # Rules
/// `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisMGetBusData(
    call: &mut Call,
    NdisMiniportHandle: Address,
    _WhichSpace: u32,
    _Offset: u32,
    _Buffer: Address,
    _Length: u32,
) -> Result<u32, Stop> {
    find(call, NdisMiniportHandle).map(|_| 0)
}

/// Writes the configuration space. There is none, so no byte is written.
///
/// # Rules
/// `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisMSetBusData(
    call: &mut Call,
    NdisMiniportHandle: Address,
    _WhichSpace: u32,
    _Offset: u32,
    _Buffer: Address,
    _Length: u32,
) -> Result<u32, Stop> {
    find(call, NdisMiniportHandle).map(|_| 0)
}

/// Asks for the adapter's removal because it does not work any more.
///
/// # Rules
/// `Irql_Miniport_Driver_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
///
/// # Differences from Windows
/// An adapter is not removed before its driver's life comes to that, so the attempt always fails, as it
/// may on Windows.
fn NdisMRemoveMiniport(call: &mut Call, MiniportHandle: Address) -> Result<NtStatus, Stop> {
    find(call, MiniportHandle)?;
    Ok(NtStatus(NDIS_STATUS_FAILURE))
}

fn find(call: &mut Call, handle: Address) -> Result<AdapterId, Stop> {
    let found = call.ndis().adapters.find(handle);
    found.map_err(|error| facts::handles::wrong(call, error))
}

fn give_name(call: &mut Call, adapter: AdapterId, to: Address) -> Result<NtStatus, Stop> {
    let name = friendly_name(adapter.slot());
    let mut text: Vec<u16> = name.encode_utf16().chain([0]).collect();
    let maximum_length = u16::try_from(2 * text.len()).unwrap_or(u16::MAX);
    let buffer = allocate(
        call,
        allocators::MEMORY,
        u64::from(maximum_length),
        DEFAULT_TAG,
    )?;
    if buffer.is_null() {
        return Ok(NtStatus::INSUFFICIENT_RESOURCES);
    }
    put_wide(call, buffer, &text)?;
    text.clear();
    let string = CountedString {
        length: maximum_length - 2,
        maximum_length,
        buffer,
    };
    let written = string.write(call.memory(), to);
    checked(call, written)?;
    Ok(NtStatus::SUCCESS)
}

/// The first adapter has the plain name, others are numbered behind it.
fn friendly_name(number: u32) -> String {
    match number {
        0 => FRIENDLY_NAME.to_owned(),
        number => format!("{FRIENDLY_NAME} #{}", number + 1),
    }
}

fn functional_device(call: &mut Call, adapter: AdapterId) -> Result<Address, Stop> {
    let device = call
        .ndis()
        .adapters
        .object(adapter)
        .map(|adapter| adapter.device);
    match device {
        Ok(device) => Ok(call.executive().io_objects.object(device).address),
        Err(error) => Err(facts::handles::wrong(call, error)),
    }
}

/// The device object of the adapter on its bus, which is made when a driver first asks for it.
fn physical_device(
    call: &mut Call,
    adapter: AdapterId,
    function: Address,
) -> Result<Address, Stop> {
    let known = call.ndis().adapters.object(adapter).ok();
    if let Some(device) = known.and_then(|adapter| adapter.physical_device) {
        return Ok(call.executive().io_objects.object(device).address);
    }
    let invalid_request = call
        .machine()
        .exports()
        .system_routine("IopInvalidDeviceRequest");
    let bus = DriverObjectContents {
        image: Address::NULL,
        image_size: 0,
        entry_point: Address::NULL,
        invalid_device_request: invalid_request.unwrap_or(Address::NULL),
        service_name: BUS,
    };
    let driver = call.kernel_data(bus.size());
    let written = bus.write(call.memory(), driver);
    checked(call, written)?;
    let contents = DeviceObjectContents {
        driver,
        extension_size: 0,
        device_type: FILE_DEVICE_BUS_EXTENDER,
        characteristics: 0,
        exclusive: false,
        named: false,
    };
    let address = call.kernel_data(contents.size());
    let written = contents.write(call.memory(), address);
    checked(call, written)?;
    call.write_field(address, DEVICE_OBJECT::AttachedDevice, function.0)?;
    let site = call.site();
    let objects = &mut call.executive().io_objects;
    let driver = objects.create_driver(driver, site);
    let device = objects.create_device(address, driver, false, site);
    if let Ok(adapter) = call.ndis().adapters.object_mut(adapter) {
        adapter.physical_device = Some(device);
    }
    Ok(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adapters_after_the_first_are_numbered() {
        assert_eq!(friendly_name(0), "OpenNDIS adapter");
        assert_eq!(friendly_name(1), "OpenNDIS adapter #2");
    }
}
