//! Loading and unloading a driver: its driver object, `DriverEntry`, and its unload routine.
//! Pages: wdm/nc-wdm-driver_initialize, wdm/nc-wdm-driver_unload.

use abi::layout::wdm::{DRIVER_OBJECT, UNICODE_STRING};
use abi::{Address, NtStatus};
use executive::device_objects::structures::{DriverObjectContents, finish_initialization};
use executive::memory::Memory;
use machine::{Call, IMAGES_OBJECT, Stop, callback};
use ndis::miniport_drivers::{MiniportDriverId, MiniportHandler};

use crate::facts;

/// A driver that was loaded.
#[derive(Clone, Copy, Debug)]
pub struct LoadedDriver {
    /// Its driver object.
    pub object: Address,
    /// The number of its image.
    pub image: usize,
}

/// Makes the driver object for image number `image` and calls `DriverEntry`. The inner error is the
/// status with which that failed; the driver is not loaded then.
///
/// # Errors
/// If the run ended meanwhile.
pub fn load(
    call: &mut Call,
    image: usize,
    service_name: &str,
) -> Result<Result<LoadedDriver, NtStatus>, Stop> {
    let (base, size, entry_point) = match call.machine().image(image) {
        Some(loaded) => (loaded.base(), loaded.size(), loaded.entry_point()),
        None => return Err(call.internal("the driver's image is not loaded")),
    };
    let invalid_device_request = call
        .machine()
        .exports()
        .system_routine("IopInvalidDeviceRequest");
    let object = {
        let contents = DriverObjectContents {
            image: base,
            image_size: size,
            entry_point,
            invalid_device_request: invalid_device_request.unwrap_or(Address::NULL),
            service_name,
        };
        let object = call.kernel_data(contents.size());
        if let Err(bad) = contents.write(call.memory(), object) {
            return Err(call.bad_address(bad));
        }
        object
    };
    let site = call.site();
    let id = call.executive().io_objects.create_driver(object, site);
    let registry_path = registry_path(call, service_name)?;
    let arguments = [object.0, registry_path.0];
    let status = call.invoke_for_status(callback::DRIVER_ENTRY, entry_point, &arguments)?;
    if let Err(bad) = finish_initialization(call.memory(), object) {
        return Err(call.bad_address(bad));
    }
    if !status.is_success() {
        facts::left_over::work_items_at_unload(call, "the failed DriverEntry");
        facts::ndis_timers::left_at_unload(call, "the failed DriverEntry");
        facts::configurations::left_at_unload(call, "the failed DriverEntry");
        facts::ndis_memory::generic_objects_left_at_unload(call, "the failed DriverEntry");
        crate::ndis::devices::left_at_unload(call, "the failed DriverEntry")?;
        facts::network_left::at_unload(call, "the failed DriverEntry");
        facts::left_at_unload::everything(call, "the failed DriverEntry");
        let site = call.site();
        call.executive().io_objects.delete_driver(id, site);
        return Ok(Err(status));
    }
    if let Err(error) = call.machine().discard_init(image) {
        return Err(call.internal(error.to_string()));
    }
    Ok(Ok(LoadedDriver { object, image }))
}

/// Calls the driver's unload routine: that of a miniport driver's characteristics, else the driver
/// object's. False if it has none, and so can't be unloaded.
///
/// # Errors
/// If the run ended meanwhile.
pub fn unload(call: &mut Call, driver: LoadedDriver) -> Result<bool, Stop> {
    let (routine, name) = match miniport_unload(call, driver) {
        Some(routine) => (routine, "MiniportDriverUnload"),
        None => (
            Address(call.read_field(driver.object, DRIVER_OBJECT::DriverUnload)?),
            "DriverUnload",
        ),
    };
    if routine.is_null() {
        return Ok(false);
    }
    let callback = if name == "DriverUnload" {
        callback::DRIVER_UNLOAD
    } else {
        callback::MINIPORT_DRIVER_UNLOAD
    };
    call.invoke(callback, routine, &[driver.object.0])?;
    facts::left_running::threads(call, name);
    let_routines_return(call)?;
    call.machine().tell_access(IMAGES_OBJECT, true);
    facts::left_over::work_items_at_unload(call, name);
    facts::left_running::work_item_routines(call, name);
    facts::ndis_timers::left_at_unload(call, name);
    facts::configurations::left_at_unload(call, name);
    facts::ndis_memory::generic_objects_left_at_unload(call, name);
    crate::ndis::devices::left_at_unload(call, name)?;
    facts::network_left::at_unload(call, name);
    facts::left_at_unload::everything(call, name);
    facts::left_running::objects_in_image(call, driver, name)?;
    Ok(true)
}

/// Lets work item routines that are in their last instructions return: the references that they have on
/// the driver's objects keep its image loaded for as long. One that still waits keeps running.
fn let_routines_return(call: &mut Call) -> Result<(), Stop> {
    const LOOKS: u32 = 100;
    for _ in 0..LOOKS {
        if call.executive().running_work_items().next().is_none() {
            break;
        }
        call.sleep(1)?;
    }
    Ok(())
}

/// `MiniportDriverUnload` of a driver that is registered as a miniport driver.
fn miniport_unload(call: &mut Call, driver: LoadedDriver) -> Option<Address> {
    let id = miniport_driver(call, driver)?;
    let registered = call.ndis().miniport_drivers.object(id).ok()?;
    Some(registered.handler(MiniportHandler::DriverUnload)).filter(|routine| !routine.is_null())
}

/// The driver's registration as a miniport driver, if it has one.
pub fn miniport_driver(call: &mut Call, driver: LoadedDriver) -> Option<MiniportDriverId> {
    let object = call
        .executive()
        .io_objects
        .driver_by_address(driver.object)
        .ok()?;
    let mut drivers = call.ndis().miniport_drivers.iter();
    drivers
        .find(|(_, registered)| registered.object == object)
        .map(|(id, _)| id)
}

/// The `UNICODE_STRING` with the driver's key in the registry.
fn registry_path(call: &mut Call, service_name: &str) -> Result<Address, Stop> {
    let path = format!("\\Registry\\Machine\\System\\CurrentControlSet\\Services\\{service_name}");
    let bytes: Vec<u8> = path.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
    let string = call.kernel_data(UNICODE_STRING::SIZE);
    let buffer = call.kernel_data(u64::from(length) + 2);
    let written = call.memory().write(buffer, &bytes);
    drop(bytes);
    drop(path);
    if let Err(bad) = written {
        return Err(call.bad_address(bad));
    }
    call.write_field(string, UNICODE_STRING::Length, length)?;
    call.write_field(string, UNICODE_STRING::MaximumLength, length + 2)?;
    call.write_field(string, UNICODE_STRING::Buffer, buffer.0)?;
    Ok(string)
}
