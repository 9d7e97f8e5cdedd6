//! What NDIS does to a filter module: attach, restart, pause, detach.
//! Guide: network/filter-module-states-and-operations; each step names the handler that it calls.

use abi::constants::ndis as constants;
use abi::layout::ndis as layout;
use abi::{Address, NtStatus};
use machine::{Call, Stop, callback};
use ndis::adapters::AdapterId;
use ndis::data_path::Phase;
use ndis::filter_drivers::{FilterDriver, FilterDriverId, FilterHandler};
use ndis::filter_modules::{FilterModule, FilterModuleError, FilterModuleId};
use ndis::miniport_attributes::GeneralAttributes;
use ndis::stack::Layer;

use super::adapter_life::header;
use super::pended_operations::finish;
use crate::facts;

/// Attaches a module of `driver` on top of what is in the adapter's stack. The inner error is the
/// status with which `FilterAttach` failed.
///
/// # Errors
/// If the run ended meanwhile.
pub fn attach(
    call: &mut Call,
    driver: FilterDriverId,
    adapter: AdapterId,
) -> Result<Result<FilterModuleId, NtStatus>, Stop> {
    let FilterDriver {
        context,
        characteristics,
        ..
    } = *driver_object(call, driver)?;
    let module = FilterModule::new(driver, adapter, characteristics.handlers);
    let site = call.site();
    let Ok(module) = call.ndis().filter_modules.insert(module, site) else {
        return Err(call.unsupported("more filter modules than there are handles for"));
    };
    let begun = object(call, module)?.begin_attach();
    debug_assert!(begun.is_ok(), "a new module is detached");
    let parameters = attach_parameters(call, adapter)?;
    let handler = characteristics.handlers.at(FilterHandler::Attach);
    let arguments = [module.handle().0, context.0, parameters.0];
    let status = call.invoke_for_status(callback::FILTER_ATTACH, handler, &arguments)?;
    match object(call, module)?.attach_returned(status) {
        Ok(_) => {}
        Err(FilterModuleError::AttributesMissing) => {
            return Err(facts::states::filter_attributes_missing(call));
        }
        Err(error) => return Err(call.internal(error.to_string())),
    }
    if status == NtStatus::SUCCESS {
        call.ndis().stack_mut(adapter).attach(module);
        return Ok(Ok(module));
    }
    remove(call, module);
    Ok(Err(status))
}

/// Asks the module to let data through.
///
/// # Errors
/// If the run ended meanwhile.
pub fn restart(call: &mut Call, module: FilterModuleId) -> Result<NtStatus, Stop> {
    use layout::NDIS_FILTER_RESTART_PARAMETERS as PARAMETERS;
    let parameters = header(
        call,
        PARAMETERS::SIZE,
        constants::NDIS_OBJECT_TYPE_FILTER_RESTART_PARAMETERS,
    )?;
    let site = call.site();
    call.begin_operation(module.handle());
    if let Err(error) = object(call, module)?.data_path.begin_restart(site) {
        return Err(call.internal(error.to_string()));
    }
    let (handler, context) = handler(call, module, FilterHandler::Restart)?;
    let arguments = [context.0, parameters.0];
    let status = call.invoke_for_status(callback::FILTER_RESTART, handler, &arguments)?;
    let site = call.site();
    let progress = object(call, module)?
        .data_path
        .restart_returned(status, site);
    finish(call, module.handle(), progress, "FilterRestart")
}

/// Asks the module to hold data back, and waits until it has returned all that it held.
///
/// # Errors
/// If the run ended meanwhile.
pub fn pause(call: &mut Call, module: FilterModuleId) -> Result<NtStatus, Stop> {
    use layout::NDIS_FILTER_PAUSE_PARAMETERS as PARAMETERS;
    let parameters = header(
        call,
        PARAMETERS::SIZE,
        constants::NDIS_OBJECT_TYPE_FILTER_PAUSE_PARAMETERS,
    )?;
    let site = call.site();
    call.begin_operation(module.handle());
    if let Err(error) = object(call, module)?.data_path.begin_pause(site) {
        return Err(call.internal(error.to_string()));
    }
    let (handler, context) = handler(call, module, FilterHandler::Pause)?;
    let arguments = [context.0, parameters.0];
    let status = call.invoke_for_status(callback::FILTER_PAUSE, handler, &arguments)?;
    let site = call.site();
    let progress = object(call, module)?.data_path.pause_returned(status, site);
    let status = finish(call, module.handle(), progress, "FilterPause")?;
    facts::net_buffer_lists::left(call, Layer::Filter(module), "FilterPause");
    Ok(status)
}

/// Detaches a paused module; then it is gone.
///
/// # Errors
/// If the run ended meanwhile.
pub fn detach(call: &mut Call, module: FilterModuleId) -> Result<(), Stop> {
    let adapter = object(call, module)?.adapter;
    if let Err(error) = object(call, module)?.begin_detach() {
        return Err(call.internal(error.to_string()));
    }
    call.ndis().stack_mut(adapter).detach(module);
    let (handler, context) = handler(call, module, FilterHandler::Detach)?;
    call.invoke(callback::FILTER_DETACH, handler, &[context.0])?;
    facts::oid_requests::unfinished(call, Layer::Filter(module), "FilterDetach");
    facts::net_buffer_lists::pools_left(call, module.handle(), "FilterDetach");
    if let Err(error) = object(call, module)?.detach_returned() {
        return Err(call.internal(error.to_string()));
    }
    remove(call, module);
    Ok(())
}

/// Takes a module out of its stack, whatever it is doing: pauses it if it runs, then detaches it.
///
/// # Errors
/// If the run ended meanwhile.
pub fn leave(call: &mut Call, module: FilterModuleId) -> Result<(), Stop> {
    if object(call, module)?.data_path.phase() == Phase::Running {
        pause(call, module)?;
    }
    detach(call, module)
}

/// Some module of `driver`, if it has one.
pub(super) fn module_of(call: &mut Call, driver: FilterDriverId) -> Option<FilterModuleId> {
    let modules = call.ndis().filter_modules.iter();
    let mut of_driver = modules.filter(|(_, module)| module.driver == driver);
    of_driver.next().map(|(id, _)| id)
}

fn handler(
    call: &mut Call,
    module: FilterModuleId,
    handler: FilterHandler,
) -> Result<(Address, Address), Stop> {
    let module = object(call, module)?;
    Ok((module.handler(handler), module.context()))
}

fn object(call: &mut Call, module: FilterModuleId) -> Result<&mut FilterModule, Stop> {
    if call.ndis().filter_modules.object(module).is_err() {
        return Err(call.internal("a filter module that the system uses has gone"));
    }
    call.ndis()
        .filter_modules
        .object_mut(module)
        .map_err(|_| unreachable!("it was found just now"))
}

fn driver_object(call: &mut Call, driver: FilterDriverId) -> Result<&FilterDriver, Stop> {
    if call.ndis().filter_drivers.object(driver).is_err() {
        return Err(call.internal("a filter driver that the system uses has gone"));
    }
    call.ndis()
        .filter_drivers
        .object(driver)
        .map_err(|_| unreachable!("it was found just now"))
}

fn remove(call: &mut Call, module: FilterModuleId) {
    let site = call.site();
    let removed = call.ndis().filter_modules.remove(module, site);
    debug_assert!(removed.is_ok(), "the module was there just now");
}

/// What a filter is told about the adapter that it attaches to.
fn attach_parameters(call: &mut Call, adapter: AdapterId) -> Result<Address, Stop> {
    use layout::NDIS_FILTER_ATTACH_PARAMETERS as PARAMETERS;
    let at = header(
        call,
        PARAMETERS::SIZE,
        constants::NDIS_OBJECT_TYPE_FILTER_ATTACH_PARAMETERS,
    )?;
    let general = match call.ndis().adapters.object(adapter) {
        Ok(adapter) => adapter.attributes.general,
        Err(error) => return Err(call.internal(error.to_string())),
    };
    call.write_field(at, PARAMETERS::IfIndex, 10)?;
    call.write_field(at, PARAMETERS::BaseMiniportIfIndex, 10)?;
    if let Some(general) = general {
        write_general(call, at, &general)?;
    }
    Ok(at)
}

fn write_general(call: &mut Call, at: Address, general: &GeneralAttributes) -> Result<(), Stop> {
    use layout::NDIS_FILTER_ATTACH_PARAMETERS as PARAMETERS;
    call.write_field(
        at,
        PARAMETERS::MediaConnectState,
        general.media_connect_state,
    )?;
    call.write_field(at, PARAMETERS::MediaDuplexState, general.media_duplex_state)?;
    call.write_field(at, PARAMETERS::XmitLinkSpeed, general.transmit_link_speed)?;
    call.write_field(at, PARAMETERS::RcvLinkSpeed, general.receive_link_speed)?;
    call.write_field(at, PARAMETERS::MiniportMediaType, general.media_type)?;
    call.write_field(
        at,
        PARAMETERS::MiniportPhysicalMediaType,
        general.physical_medium_type,
    )?;
    let address = general.current_mac_address;
    let length = u16::try_from(address.bytes().len()).unwrap_or(0);
    call.write_field(at, PARAMETERS::MacAddressLength, length)?;
    for (index, byte) in (0_u64..).zip(address.bytes()) {
        call.write(at.offset(PARAMETERS::CurrentMacAddress + index), *byte)?;
    }
    Ok(())
}
