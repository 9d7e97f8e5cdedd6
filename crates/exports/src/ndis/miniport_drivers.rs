//! Miniport drivers: registration, options and deregistration.
//! Guide: network/initializing-a-miniport-driver.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::{Address, NtStatus};
use machine::{Call, Stop, callback, exports};
use ndis::handlers::CharacteristicsError;
use ndis::miniport_drivers::{
    MiniportCharacteristics, MiniportDriver, MiniportHandler, MiniportOptions,
};

use crate::facts;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndismregisterminiportdriver")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisMRegisterMiniportDriver(
        DriverObject: Address,
        RegistryPath: Address,
        MiniportDriverContext: Address,
        MiniportDriverCharacteristics: Address,
        NdisMiniportDriverHandle: Address,
    ) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndismderegisterminiportdriver")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisMDeregisterMiniportDriver(NdisMiniportDriverHandle: Address);

    #[docs("ddi/ndis/nf-ndis-ndissetoptionalhandlers")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisSetOptionalHandlers(NdisHandle: Address, OptionalHandlers: Address) -> NtStatus;
}

/// Registers the driver and calls its `MiniportSetOptions`, if it has one.
///
/// Returns `NDIS_STATUS_BAD_CHARACTERISTICS` or `NDIS_STATUS_BAD_VERSION` for a structure that can't
/// be used, else what `MiniportSetOptions` returns.
///
/// # Rules
/// `Irql_Miniport_Driver_Function`.
fn NdisMRegisterMiniportDriver(
    call: &mut Call,
    DriverObject: Address,
    _RegistryPath: Address,
    MiniportDriverContext: Address,
    MiniportDriverCharacteristics: Address,
    NdisMiniportDriverHandle: Address,
) -> Result<NtStatus, Stop> {
    let characteristics =
        match MiniportCharacteristics::read(call.memory(), MiniportDriverCharacteristics) {
            Ok(characteristics) => characteristics,
            Err(error) => return refuse(call, error),
        };
    let Ok(object) = call.executive().io_objects.driver_by_address(DriverObject) else {
        return Ok(NtStatus::INVALID_PARAMETER);
    };
    let driver = MiniportDriver::new(object, MiniportDriverContext, characteristics);
    let set_options = driver.handler(MiniportHandler::SetOptions);
    let site = call.site();
    let Ok(id) = call.ndis().miniport_drivers.insert(driver, site) else {
        return Ok(NtStatus::INSUFFICIENT_RESOURCES);
    };
    call.write(NdisMiniportDriverHandle, id.handle())?;
    if set_options.is_null() {
        return Ok(NtStatus::SUCCESS);
    }
    let arguments = [id.handle().0, MiniportDriverContext.0];
    let status = call.invoke_for_status(callback::MINIPORT_SET_OPTIONS, set_options, &arguments)?;
    if status != NtStatus::SUCCESS {
        let site = call.site();
        let removed = call.ndis().miniport_drivers.remove(id, site);
        debug_assert!(removed.is_ok(), "the driver was registered just now");
    }
    Ok(status)
}

/// The status for characteristics that can't be used; an unreadable structure ends the run.
pub(super) fn refuse(call: &mut Call, error: CharacteristicsError) -> Result<NtStatus, Stop> {
    match facts::handles::bad_address(&error) {
        Some(bad) => Err(call.bad_address(bad)),

        None => Ok(error.status()),
    }
}

/// Ends the driver's registration. Its adapters must be gone.
///
/// # Rules
/// `Irql_Miniport_Driver_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisMDeregisterMiniportDriver(
    call: &mut Call,
    NdisMiniportDriverHandle: Address,
) -> Result<(), Stop> {
    let site = call.site();
    let drivers = &mut call.ndis().miniport_drivers;
    let found = drivers.find(NdisMiniportDriverHandle);
    match found.and_then(|id| drivers.remove(id, site)) {
        Ok(_) => Ok(()),
        Err(error) => Err(facts::handles::wrong(call, error)),
    }
}

/// Sets handlers that a driver may have beside those of its characteristics.
///
/// # Differences from Windows
/// Only a miniport driver's Plug and Play and selective suspend handlers are used; others are read
/// and not called.
///
/// # Rules
/// `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisSetOptionalHandlers(
    call: &mut Call,
    NdisHandle: Address,
    OptionalHandlers: Address,
) -> Result<NtStatus, Stop> {
    let id = match call.ndis().miniport_drivers.find(NdisHandle) {
        Ok(id) => id,
        Err(_) => return Ok(NtStatus::SUCCESS),
    };
    let options = match MiniportOptions::read(call.memory(), OptionalHandlers) {
        Ok(options) => options,
        Err(error) => return refuse(call, error),
    };
    if let Ok(driver) = call.ndis().miniport_drivers.object_mut(id) {
        driver.set_options(options);
    }
    Ok(NtStatus::SUCCESS)
}
