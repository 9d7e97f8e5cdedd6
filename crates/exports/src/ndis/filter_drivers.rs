//! Filter drivers and their modules: registration, attributes, completions.
//! Guide: network/ndis-filter-drivers.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::{Address, NtStatus};
use executive::site::Site;
use machine::{Call, Stop, callback, exports};
use ndis::data_path::{DataPath, DataPathError};
use ndis::filter_drivers::{FilterCharacteristics, FilterDriver, FilterHandler};
use ndis::filter_modules::FilterModuleId;
use ndis::object_header::ObjectHeader;
use ndis::pending::Progress;

use super::filter_life;
use super::miniport_drivers::refuse;
use super::pended_operations;
use crate::facts;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisfregisterfilterdriver")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisFRegisterFilterDriver(
        DriverObject: Address,
        FilterDriverContext: Address,
        FilterDriverCharacteristics: Address,
        NdisFilterDriverHandle: Address,
    ) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndisfderegisterfilterdriver")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisFDeregisterFilterDriver(NdisFilterDriverHandle: Address);

    #[docs("ddi/ndis/nf-ndis-ndisfsetattributes")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisFSetAttributes(
        NdisFilterHandle: Address,
        FilterModuleContext: Address,
        FilterAttributes: Address,
    ) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndisfrestartcomplete")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisFRestartComplete(NdisFilterHandle: Address, Status: NtStatus);

    #[docs("ddi/ndis/nf-ndis-ndisfpausecomplete")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFPauseComplete(NdisFilterHandle: Address);
}

/// Registers the driver and calls its `FilterSetOptions`, if it has one.
///
/// Returns `NDIS_STATUS_BAD_CHARACTERISTICS` or `NDIS_STATUS_BAD_VERSION` for a structure that can't
/// be used, else what `FilterSetOptions` returns.
///
/// # Rules
/// `Irql_Filter_Driver_Function`.
fn NdisFRegisterFilterDriver(
    call: &mut Call,
    DriverObject: Address,
    FilterDriverContext: Address,
    FilterDriverCharacteristics: Address,
    NdisFilterDriverHandle: Address,
) -> Result<NtStatus, Stop> {
    let characteristics =
        match FilterCharacteristics::read(call.memory(), FilterDriverCharacteristics) {
            Ok(characteristics) => characteristics,
            Err(error) => return refuse(call, error),
        };
    let Ok(object) = call.executive().io_objects.driver_by_address(DriverObject) else {
        return Ok(NtStatus::INVALID_PARAMETER);
    };
    let driver = FilterDriver {
        object,
        context: FilterDriverContext,
        characteristics,
    };
    let set_options = driver.handler(FilterHandler::SetOptions);
    let site = call.site();
    let Ok(id) = call.ndis().filter_drivers.insert(driver, site) else {
        return Ok(NtStatus::INSUFFICIENT_RESOURCES);
    };
    call.write(NdisFilterDriverHandle, id.handle())?;
    if set_options.is_null() {
        return Ok(NtStatus::SUCCESS);
    }
    let arguments = [id.handle().0, FilterDriverContext.0];
    let status = call.invoke_for_status(callback::FILTER_SET_OPTIONS, set_options, &arguments)?;
    if status != NtStatus::SUCCESS {
        let site = call.site();
        let removed = call.ndis().filter_drivers.remove(id, site);
        debug_assert!(removed.is_ok(), "the driver was registered just now");
    }
    Ok(status)
}

/// Ends the driver's registration: detaches its modules, then it is gone.
///
/// # Rules
/// `Irql_Filter_Driver_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFDeregisterFilterDriver(
    call: &mut Call,
    NdisFilterDriverHandle: Address,
) -> Result<(), Stop> {
    let driver = match call.ndis().filter_drivers.find(NdisFilterDriverHandle) {
        Ok(id) => id,
        Err(error) => return Err(facts::handles::wrong(call, error)),
    };
    while let Some(module) = filter_life::module_of(call, driver) {
        filter_life::leave(call, module)?;
    }
    let site = call.site();
    match call.ndis().filter_drivers.remove(driver, site) {
        Ok(_) => Ok(()),
        Err(error) => Err(facts::handles::wrong(call, error)),
    }
}

/// Notes the context that goes to the module's handlers.
///
/// Returns `NDIS_STATUS_INVALID_PARAMETER` outside of `FilterAttach` or for a structure that can't be used.
///
/// # Rules
/// `Irql_Filter_Driver_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFSetAttributes(
    call: &mut Call,
    NdisFilterHandle: Address,
    FilterModuleContext: Address,
    FilterAttributes: Address,
) -> Result<NtStatus, Stop> {
    if let Err(bad) = ObjectHeader::read(call.memory(), FilterAttributes) {
        return Err(call.bad_address(bad));
    }
    let module = module(call, NdisFilterHandle)?;
    let set = call
        .ndis()
        .filter_modules
        .object_mut(module)
        .map(|module| module.set_context(FilterModuleContext));
    match set {
        Ok(Ok(())) => Ok(NtStatus::SUCCESS),
        Ok(Err(_)) => Ok(NtStatus::INVALID_PARAMETER),
        Err(error) => Err(facts::handles::wrong(call, error)),
    }
}

/// Completes a restart for which `FilterRestart` returned `NDIS_STATUS_PENDING`.
///
/// # Rules
/// `ndis-illegal-state-transition`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFRestartComplete(
    call: &mut Call,
    NdisFilterHandle: Address,
    Status: NtStatus,
) -> Result<(), Stop> {
    complete(call, NdisFilterHandle, |data_path, site| {
        data_path.complete_restart(Status, site)
    })
}

/// Completes a pause for which `FilterPause` returned `NDIS_STATUS_PENDING`.
///
/// # Rules
/// `ndis-illegal-state-transition`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFPauseComplete(call: &mut Call, NdisFilterHandle: Address) -> Result<(), Stop> {
    complete(call, NdisFilterHandle, DataPath::complete_pause)
}

fn complete(
    call: &mut Call,
    handle: Address,
    step: impl FnOnce(&mut DataPath, Site) -> Result<Progress, DataPathError>,
) -> Result<(), Stop> {
    let module = module(call, handle)?;
    let site = call.site();
    let modules = &mut call.ndis().filter_modules;
    match modules
        .object_mut(module)
        .map(|module| step(&mut module.data_path, site))
    {
        Ok(progress) => pended_operations::complete(call, handle, progress),
        Err(error) => Err(facts::handles::wrong(call, error)),
    }
}

/// The module behind a handle that a driver gave.
pub(super) fn module(call: &mut Call, handle: Address) -> Result<FilterModuleId, Stop> {
    match call.ndis().filter_modules.find(handle) {
        Ok(id) => Ok(id),
        Err(error) => Err(facts::handles::wrong(call, error)),
    }
}
