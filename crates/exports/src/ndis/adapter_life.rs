//! What NDIS does to a miniport adapter: initialise, restart, pause, shut down, halt.
//! Guide: network/miniport-adapter-states-and-operations; each step names the handler that it calls.
//!
//! These run on a thread of the system at PASSIVE_LEVEL. A handler that returns
//! `NDIS_STATUS_PENDING` is waited for in virtual time.

use abi::constants::ndis as constants;
use abi::layout::ndis as layout;
use abi::{Address, NtStatus};
use executive::device_objects::IoObjectId;
use executive::device_objects::structures::DeviceObjectContents;
use executive::memory::Memory;
use machine::{Call, Stop, callback};
use ndis::adapters::{Adapter, AdapterError, AdapterId};
use ndis::data_path::DataPathError;
use ndis::miniport_drivers::{MiniportDriverId, MiniportHandler};
use ndis::pending::Progress;
use ndis::stack::Layer;

use super::pended_operations;
use crate::facts;

const FILE_DEVICE_NETWORK: u32 = 0x17;

/// Makes an adapter of `driver` and initialises it. The inner error is the status with which
/// `MiniportInitializeEx` failed; the adapter is gone then.
///
/// # Errors
/// If the run ended meanwhile.
pub fn initialize(
    call: &mut Call,
    driver: MiniportDriverId,
) -> Result<Result<AdapterId, NtStatus>, Stop> {
    let adapter = create(call, driver)?;
    let parameters = initialize_parameters(call)?;
    let (handler, context) = handler(call, adapter, MiniportHandler::InitializeEx)?;
    let arguments = [adapter.handle().0, context.driver.0, parameters.0];
    let begun = object(call, adapter)?.begin_initialize();
    debug_assert!(begun.is_ok(), "a new adapter is halted");
    let status = call.invoke_for_status(callback::MINIPORT_INITIALIZE, handler, &arguments)?;
    match object(call, adapter)?.initialize_returned(status) {
        Ok(_) => {}
        Err(AdapterError::AttributesMissing(what)) => {
            return Err(facts::states::attributes_missing(call, what));
        }
        Err(error) => return Err(call.internal(error.to_string())),
    }
    if status == NtStatus::SUCCESS {
        return Ok(Ok(adapter));
    }
    facts::left_over::work_items_of_adapter(call, adapter, "the failed MiniportInitializeEx");
    facts::ndis_timers::set_at_end_of_adapter(call, adapter.handle(), false);
    facts::configurations::left_open(call, adapter.handle(), "the failed MiniportInitializeEx");
    remove(call, adapter)?;
    Ok(Err(status))
}

/// Asks the adapter to send and receive. The status is the handler's or its completion's.
///
/// # Errors
/// If the run ended meanwhile.
pub fn restart(call: &mut Call, adapter: AdapterId) -> Result<NtStatus, Stop> {
    let (handler, context) = handler(call, adapter, MiniportHandler::Restart)?;
    let parameters = restart_parameters(call)?;
    let site = call.site();
    begin(call, adapter, |adapter| {
        adapter.data_path.begin_restart(site)
    })?;
    let arguments = [context.adapter.0, parameters.0];
    let status = call.invoke_for_status(callback::MINIPORT_RESTART, handler, &arguments)?;
    let site = call.site();
    let progress = object(call, adapter)?
        .data_path
        .restart_returned(status, site);
    finish(call, adapter, progress, "MiniportRestart")
}

/// Asks the adapter to stop sending and receiving, and waits until it has.
///
/// # Errors
/// If the run ended meanwhile.
pub fn pause(call: &mut Call, adapter: AdapterId) -> Result<NtStatus, Stop> {
    let (handler, context) = handler(call, adapter, MiniportHandler::Pause)?;
    let parameters = pause_parameters(call)?;
    let site = call.site();
    begin(call, adapter, |adapter| adapter.data_path.begin_pause(site))?;
    let arguments = [context.adapter.0, parameters.0];
    let status = call.invoke_for_status(callback::MINIPORT_PAUSE, handler, &arguments)?;
    let site = call.site();
    let progress = object(call, adapter)?
        .data_path
        .pause_returned(status, site);
    let status = finish(call, adapter, progress, "MiniportPause")?;
    facts::net_buffer_lists::left(call, Layer::Miniport(adapter), "MiniportPause");
    Ok(status)
}

/// Why an adapter is halted: `NDIS_HALT_ACTION` (ddi/ndis/nc-ndis-miniport_halt).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HaltAction {
    /// `NdisHaltDeviceDisabled`: the device is removed in order.
    Disabled = 0,
    /// `NdisHaltDevicePoweredDown`: the system goes to sleep.
    PoweredDown = 2,
    /// `NdisHaltDeviceSurpriseRemoved`: the hardware is there no more.
    SurpriseRemoved = 3,
}

/// Halts a paused adapter; then it is gone, and so must be all that was allocated for it.
///
/// # Errors
/// If the run ended meanwhile.
pub fn halt(call: &mut Call, adapter: AdapterId, action: HaltAction) -> Result<(), Stop> {
    let (handler, context) = handler(call, adapter, MiniportHandler::HaltEx)?;
    if let Err(error) = object(call, adapter)?.begin_halt() {
        return Err(call.internal(error.to_string()));
    }
    call.invoke(
        callback::MINIPORT_HALT,
        handler,
        &[context.adapter.0, action as u64],
    )?;
    if let Err(error) = object(call, adapter)?.halt_returned() {
        return Err(call.internal(error.to_string()));
    }
    facts::oid_requests::unfinished(call, Layer::Miniport(adapter), "MiniportHaltEx");
    facts::net_buffer_lists::pools_left(call, adapter.handle(), "MiniportHaltEx");
    facts::left_over::work_items_of_adapter(call, adapter, "MiniportHaltEx");
    facts::ndis_timers::set_at_end_of_adapter(call, adapter.handle(), true);
    facts::configurations::left_open(call, adapter.handle(), "MiniportHaltEx");
    remove(call, adapter)
}

/// Tells the adapter that the system goes down.
///
/// # Errors
/// If the run ended meanwhile.
pub fn shutdown(call: &mut Call, adapter: AdapterId) -> Result<(), Stop> {
    const NDIS_SHUTDOWN_POWER_OFF: u64 = 0;
    let (handler, context) = handler(call, adapter, MiniportHandler::ShutdownEx)?;
    if let Err(error) = object(call, adapter)?.shutdown() {
        return Err(call.internal(error.to_string()));
    }
    let arguments = [context.adapter.0, NDIS_SHUTDOWN_POWER_OFF];
    call.invoke(callback::MINIPORT_SHUTDOWN, handler, &arguments)?;
    Ok(())
}

/// The contexts that go to an adapter's handlers.
pub(super) struct Contexts {
    /// Of the adapter: `MiniportAdapterContext`.
    pub(super) adapter: Address,
    /// Of its driver: `MiniportDriverContext`.
    pub(super) driver: Address,
}

/// A handler of the adapter's driver, and the contexts for it.
pub(super) fn handler(
    call: &mut Call,
    adapter: AdapterId,
    handler: MiniportHandler,
) -> Result<(Address, Contexts), Stop> {
    let adapter = *object(call, adapter)?;
    match call.ndis().miniport_drivers.object(adapter.driver) {
        Ok(driver) => {
            let contexts = Contexts {
                adapter: adapter.context(),
                driver: driver.context,
            };
            Ok((driver.handler(handler), contexts))
        }
        Err(error) => Err(call.internal(format!("an adapter without its driver: {error}"))),
    }
}

fn object(call: &mut Call, adapter: AdapterId) -> Result<&mut Adapter, Stop> {
    if call.ndis().adapters.object(adapter).is_err() {
        return Err(call.internal("an adapter that the system uses has gone"));
    }
    call.ndis()
        .adapters
        .object_mut(adapter)
        .map_err(|_| unreachable!("it was found just now"))
}

fn begin(
    call: &mut Call,
    adapter: AdapterId,
    begin: impl FnOnce(&mut Adapter) -> Result<(), DataPathError>,
) -> Result<(), Stop> {
    call.begin_operation(adapter.handle());
    let result = begin(object(call, adapter)?);
    result.map_err(|error| call.internal(error.to_string()))
}

/// Waits for an operation that is pending, and tells its final status.
fn finish(
    call: &mut Call,
    adapter: AdapterId,
    progress: Result<Progress, DataPathError>,
    handler: &str,
) -> Result<NtStatus, Stop> {
    if let Err(DataPathError::PauseFailed(status)) = progress {
        facts::states::pause_failed(call, status);
        return Ok(status);
    }
    pended_operations::finish(call, adapter.handle(), progress, handler)
}

/// Makes the adapter with its functional device object.
fn create(call: &mut Call, driver: MiniportDriverId) -> Result<AdapterId, Stop> {
    let driver_object = match call.ndis().miniport_drivers.object(driver) {
        Ok(driver) => driver.object,
        Err(error) => return Err(call.internal(format!("no such miniport driver: {error}"))),
    };
    let device = network_device(call, driver_object)?;
    let site = call.site();
    let inserted = call
        .ndis()
        .adapters
        .insert(Adapter::new(driver, device), site);
    inserted.map_err(|_| call.unsupported("more adapters than there are handles for"))
}

/// Makes the functional device object of an adapter of a driver.
pub(super) fn network_device(call: &mut Call, driver: IoObjectId) -> Result<IoObjectId, Stop> {
    let contents = DeviceObjectContents {
        driver: call.executive().io_objects.object(driver).address,
        extension_size: 0,
        device_type: FILE_DEVICE_NETWORK,
        characteristics: 0,
        exclusive: false,
        named: false,
    };
    let address = call.kernel_data(contents.size());
    if let Err(bad) = contents.write(call.memory(), address) {
        return Err(call.bad_address(bad));
    }
    let site = call.site();
    let objects = &mut call.executive().io_objects;
    Ok(objects.create_device(address, driver, false, site))
}

/// Takes an adapter away, with its device object.
fn remove(call: &mut Call, adapter: AdapterId) -> Result<(), Stop> {
    let device = object(call, adapter)?.device;
    let device = call.executive().io_objects.object(device).address;
    let site = call.site();
    let removed = call.ndis().adapters.remove(adapter, site);
    debug_assert!(removed.is_ok(), "the adapter was there just now");
    // A queued work item may still refer to the device object, which then stays until it has run.
    let _ = call.executive().io_objects.delete_device(device, site);
    Ok(())
}

fn initialize_parameters(call: &mut Call) -> Result<Address, Stop> {
    use layout::NDIS_MINIPORT_INIT_PARAMETERS as PARAMETERS;
    const FIRST_INTERFACE: u32 = 10;
    let at = header(
        call,
        PARAMETERS::SIZE,
        constants::NDIS_OBJECT_TYPE_MINIPORT_INIT_PARAMETERS,
    )?;
    call.write_field(at, PARAMETERS::IfIndex, FIRST_INTERFACE)?;
    Ok(at)
}

fn restart_parameters(call: &mut Call) -> Result<Address, Stop> {
    use layout::NDIS_MINIPORT_RESTART_PARAMETERS as PARAMETERS;
    header(call, PARAMETERS::SIZE, constants::NDIS_OBJECT_TYPE_DEFAULT)
}

fn pause_parameters(call: &mut Call) -> Result<Address, Stop> {
    use layout::NDIS_MINIPORT_PAUSE_PARAMETERS as PARAMETERS;
    const NDIS_PAUSE_NDIS_INTERNAL: u32 = 2;
    let at = header(call, PARAMETERS::SIZE, constants::NDIS_OBJECT_TYPE_DEFAULT)?;
    call.write_field(at, PARAMETERS::PauseReason, NDIS_PAUSE_NDIS_INTERNAL)?;
    Ok(at)
}

/// A structure of `size` bytes with an `NDIS_OBJECT_HEADER` of revision 1.
pub(super) fn header(call: &mut Call, size: u64, kind: u32) -> Result<Address, Stop> {
    const REVISION_1: u8 = 1;
    let at = call.kernel_data(size);
    let kind = u8::try_from(kind).unwrap_or(u8::MAX);
    let size = u16::try_from(size).unwrap_or(u16::MAX);
    let memory = call.memory();
    let written = memory
        .write_field(at, layout::NDIS_OBJECT_HEADER::Type, kind)
        .and_then(|()| memory.write_field(at, layout::NDIS_OBJECT_HEADER::Revision, REVISION_1))
        .and_then(|()| memory.write_field(at, layout::NDIS_OBJECT_HEADER::Size, size));
    match written {
        Ok(()) => Ok(at),
        Err(bad) => Err(call.bad_address(bad)),
    }
}
