//! Protocol drivers and their bindings. Guide: network/ndis-protocol-drivers.
//!
//! NDIS keeps neither a device nor a driver object for a protocol driver, so its handles are no
//! owners of work items.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::ndis_status::NDIS_STATUS_INVALID_PARAMETER;
use abi::{Address, NtStatus};
use machine::{Call, Stop, callback, exports};
use ndis::bindings::{Binding, BindingId};
use ndis::protocol_drivers::{ProtocolCharacteristics, ProtocolDriver, ProtocolHandler};

use super::miniport_drivers::refuse;
use super::pended_operations;
use super::protocol_life;
use crate::facts;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisregisterprotocoldriver")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisRegisterProtocolDriver(
        ProtocolDriverContext: Address,
        ProtocolCharacteristics: Address,
        NdisProtocolHandle: Address,
    ) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndisderegisterprotocoldriver")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisDeregisterProtocolDriver(NdisProtocolHandle: Address);

    #[docs("ddi/ndis/nf-ndis-ndisopenadapterex")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisOpenAdapterEx(
        NdisProtocolHandle: Address,
        ProtocolBindingContext: Address,
        OpenParameters: Address,
        BindContext: Address,
        NdisBindingHandle: Address,
    ) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndiscloseadapterex")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisCloseAdapterEx(NdisBindingHandle: Address) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndiscompletebindadapterex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisCompleteBindAdapterEx(BindAdapterContext: Address, Status: NtStatus);

    #[docs("ddi/ndis/nf-ndis-ndiscompleteunbindadapterex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisCompleteUnbindAdapterEx(UnbindContext: Address);
}

/// Registers the driver and calls its `ProtocolSetOptions`, if it has one.
///
/// Returns `NDIS_STATUS_BAD_CHARACTERISTICS` or `NDIS_STATUS_BAD_VERSION` for a structure that can't
/// be used, else what `ProtocolSetOptions` returns.
///
/// # Rules
/// `Irql_Protocol_Driver_Function`.
fn NdisRegisterProtocolDriver(
    call: &mut Call,
    ProtocolDriverContext: Address,
    ProtocolCharacteristics: Address,
    NdisProtocolHandle: Address,
) -> Result<NtStatus, Stop> {
    let characteristics =
        match ProtocolCharacteristics::read(call.memory(), ProtocolCharacteristics) {
            Ok(characteristics) => characteristics,
            Err(error) => return refuse(call, error),
        };
    let driver = ProtocolDriver {
        context: ProtocolDriverContext,
        characteristics,
    };
    let set_options = driver.handler(ProtocolHandler::SetOptions);
    let site = call.site();
    let Ok(id) = call.ndis().protocol_drivers.insert(driver, site) else {
        return Ok(NtStatus::INSUFFICIENT_RESOURCES);
    };
    call.write(NdisProtocolHandle, id.handle())?;
    if set_options.is_null() {
        return Ok(NtStatus::SUCCESS);
    }
    let arguments = [id.handle().0, ProtocolDriverContext.0];
    let status = call.invoke_for_status(callback::PROTOCOL_SET_OPTIONS, set_options, &arguments)?;
    if status != NtStatus::SUCCESS {
        let site = call.site();
        let removed = call.ndis().protocol_drivers.remove(id, site);
        debug_assert!(removed.is_ok(), "the driver was registered just now");
    }
    Ok(status)
}

/// Ends the driver's registration: unbinds it from all adapters, then it is gone.
///
/// # Rules
/// `Irql_Protocol_Driver_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisDeregisterProtocolDriver(call: &mut Call, NdisProtocolHandle: Address) -> Result<(), Stop> {
    let driver = match call.ndis().protocol_drivers.find(NdisProtocolHandle) {
        Ok(id) => id,
        Err(error) => return Err(facts::handles::wrong(call, error)),
    };
    while let Some(binding) = protocol_life::binding_of(call, driver) {
        protocol_life::leave(call, binding)?;
    }
    let site = call.site();
    match call.ndis().protocol_drivers.remove(driver, site) {
        Ok(_) => Ok(()),
        Err(error) => Err(facts::handles::wrong(call, error)),
    }
}

/// Opens the adapter that `ProtocolBindAdapterEx` was called for. Opens at once, and returns success.
///
/// Returns `NDIS_STATUS_INVALID_PARAMETER` for a bind context that is not being bound.
///
/// # Differences from Windows
/// Windows may pend the open and call `ProtocolOpenAdapterCompleteEx`; this never does.
///
/// # Rules
/// `Irql_Protocol_Driver_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisOpenAdapterEx(
    call: &mut Call,
    NdisProtocolHandle: Address,
    ProtocolBindingContext: Address,
    _OpenParameters: Address,
    BindContext: Address,
    NdisBindingHandle: Address,
) -> Result<NtStatus, Stop> {
    let protocol = match call.ndis().protocol_drivers.find(NdisProtocolHandle) {
        Ok(id) => id,
        Err(error) => return Err(facts::handles::wrong(call, error)),
    };
    let operations = &call.ndis().bind_operations;
    let Ok(operation) = operations.find(BindContext) else {
        return Ok(NtStatus(NDIS_STATUS_INVALID_PARAMETER));
    };
    let Ok(adapter) = operations
        .object(operation)
        .map(|operation| operation.adapter)
    else {
        return Ok(NtStatus(NDIS_STATUS_INVALID_PARAMETER));
    };
    let site = call.site();
    let binding = Binding::new(protocol, adapter, ProtocolBindingContext, false);
    let Ok(binding) = call.ndis().bindings.insert(binding, site) else {
        return Ok(NtStatus::INSUFFICIENT_RESOURCES);
    };
    if let Ok(operation) = call.ndis().bind_operations.object_mut(operation) {
        operation.binding = Some(binding);
    }
    call.write(NdisBindingHandle, binding.handle())?;
    Ok(NtStatus::SUCCESS)
}

/// Closes a binding from within `ProtocolUnbindAdapterEx`, or when binding fails. Closes at once.
///
/// # Differences from Windows
/// Windows may pend the close and call `ProtocolCloseAdapterCompleteEx`; this never does.
///
/// # Rules
/// `Irql_Protocol_Driver_Function`, `ndis-illegal-state-transition`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisCloseAdapterEx(call: &mut Call, NdisBindingHandle: Address) -> Result<NtStatus, Stop> {
    let binding = binding(call, NdisBindingHandle)?;
    let closed = call
        .ndis()
        .bindings
        .object_mut(binding)
        .map(Binding::begin_close);
    match closed {
        Ok(Ok(())) => {}
        Ok(Err(error)) => return Err(facts::states::wrong_completion(call, &error.to_string())),
        Err(error) => return Err(facts::handles::wrong(call, error)),
    }
    protocol_life::closed(call, binding);
    Ok(NtStatus::SUCCESS)
}

/// Completes a bind for which `ProtocolBindAdapterEx` returned `NDIS_STATUS_PENDING`.
///
/// # Rules
/// `ndis-illegal-state-transition`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisCompleteBindAdapterEx(
    call: &mut Call,
    BindAdapterContext: Address,
    Status: NtStatus,
) -> Result<(), Stop> {
    complete(call, BindAdapterContext, Status)
}

/// Completes an unbind for which `ProtocolUnbindAdapterEx` returned `NDIS_STATUS_PENDING`.
///
/// # Rules
/// `ndis-illegal-state-transition`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisCompleteUnbindAdapterEx(call: &mut Call, UnbindContext: Address) -> Result<(), Stop> {
    complete(call, UnbindContext, NtStatus::SUCCESS)
}

fn complete(call: &mut Call, context: Address, status: NtStatus) -> Result<(), Stop> {
    let site = call.site();
    let operations = &mut call.ndis().bind_operations;
    let found = operations
        .find(context)
        .and_then(|id| operations.object_mut(id));
    match found.map(|operation| operation.complete(status, site)) {
        Ok(progress) => pended_operations::complete(call, context, progress),
        Err(error) => Err(facts::handles::wrong(call, error)),
    }
}

/// The binding behind a handle that a driver gave.
pub(super) fn binding(call: &mut Call, handle: Address) -> Result<BindingId, Stop> {
    match call.ndis().bindings.find(handle) {
        Ok(id) => Ok(id),
        Err(error) => Err(facts::handles::wrong(call, error)),
    }
}
