//! What NDIS does to a binding of a protocol driver: bind, restart, pause, unbind.
//! Guide: network/protocol-binding-states-and-operations; each step names the handler that it calls.

use abi::constants::ndis as constants;
use abi::layout::ndis as layout;
use abi::{Address, NtStatus};
use machine::{Call, Stop, callback};
use ndis::adapters::AdapterId;
use ndis::bindings::{BindOperation, BindOperationId, Binding, BindingId};
use ndis::data_path::{DataPathError, Phase};
use ndis::pending::{CompletionError, Progress};
use ndis::protocol_drivers::{ProtocolDriverId, ProtocolHandler};

use super::adapter_life::header;
use super::pended_operations::finish;
use crate::facts;

/// Offers the adapter to the driver. The inner error is the status with which `ProtocolBindAdapterEx`
/// failed; a driver may decline that way.
///
/// # Errors
/// If the run ended meanwhile.
pub fn bind(
    call: &mut Call,
    driver: ProtocolDriverId,
    adapter: AdapterId,
) -> Result<Result<BindingId, NtStatus>, Stop> {
    let operation = begin(call, driver, adapter, None)?;
    let parameters = bind_parameters(call, adapter)?;
    let (handler, context) = handler(call, driver, ProtocolHandler::BindAdapterEx)?;
    let arguments = [context.0, operation.handle().0, parameters.0];
    let status = call.invoke_for_status(callback::PROTOCOL_BIND_ADAPTER, handler, &arguments)?;
    let status = finish_operation(call, operation, status, "ProtocolBindAdapterEx")?;
    let binding = end(call, operation)?;
    let Some(binding) = binding.filter(|_| status == NtStatus::SUCCESS) else {
        return Ok(Err(status));
    };
    if let Err(error) = object(call, binding)?.bound() {
        return Err(call.internal(error.to_string()));
    }
    call.ndis().stack_mut(adapter).bind(binding);
    Ok(Ok(binding))
}

/// Tells the driver that it may send, and lets what is received through to it.
///
/// # Errors
/// If the run ended meanwhile.
pub fn restart(call: &mut Call, binding: BindingId) -> Result<(), Stop> {
    const NET_EVENT_RESTART: u32 = 9;
    let site = call.site();
    let begun = object(call, binding)?.data_path.begin_restart(site);
    expect(call, begun)?;
    let status = net_pnp_event(call, binding, NET_EVENT_RESTART)?;
    let site = call.site();
    let returned = object(call, binding)?
        .data_path
        .restart_returned(status, site);
    expect(call, returned).map(|_| ())
}

/// Tells the driver to stop sending, and waits until its sends have completed.
///
/// # Errors
/// If the run ended meanwhile.
pub fn pause(call: &mut Call, binding: BindingId) -> Result<(), Stop> {
    const NET_EVENT_PAUSE: u32 = 8;
    let site = call.site();
    let begun = object(call, binding)?.data_path.begin_pause(site);
    expect(call, begun)?;
    let status = net_pnp_event(call, binding, NET_EVENT_PAUSE)?;
    let site = call.site();
    let returned = object(call, binding)?
        .data_path
        .pause_returned(status, site);
    expect(call, returned).map(|_| ())
}

/// Asks the driver to give the binding up. It closes the adapter; then the binding is gone.
///
/// # Errors
/// If the run ended meanwhile.
pub fn unbind(call: &mut Call, binding: BindingId) -> Result<(), Stop> {
    let Binding {
        protocol,
        adapter,
        context,
        ..
    } = *object(call, binding)?;
    if let Err(error) = object(call, binding)?.begin_unbind() {
        return Err(call.internal(error.to_string()));
    }
    let operation = begin(call, protocol, adapter, Some(binding))?;
    let (handler, _) = handler(call, protocol, ProtocolHandler::UnbindAdapterEx)?;
    let arguments = [operation.handle().0, context.0];
    let status = call.invoke_for_status(callback::PROTOCOL_UNBIND_ADAPTER, handler, &arguments)?;
    finish_operation(call, operation, status, "ProtocolUnbindAdapterEx")?;
    end(call, operation)?;
    if call.ndis().bindings.object(binding).is_ok() {
        return Err(facts::states::binding_left_open(call));
    }
    Ok(())
}

/// Takes a binding out of its stack, whatever it is doing: pauses it if it runs, then unbinds it.
///
/// # Errors
/// If the run ended meanwhile.
pub fn leave(call: &mut Call, binding: BindingId) -> Result<(), Stop> {
    if object(call, binding)?.data_path.phase() == Phase::Running {
        pause(call, binding)?;
    }
    unbind(call, binding)
}

/// Some binding of `driver`, if it has one.
pub(super) fn binding_of(call: &mut Call, driver: ProtocolDriverId) -> Option<BindingId> {
    let mut bindings = call
        .ndis()
        .bindings
        .iter()
        .filter(|(_, binding)| binding.protocol == driver);
    bindings.next().map(|(id, _)| id)
}

/// The driver has closed the adapter: the binding is gone.
pub(super) fn closed(call: &mut Call, binding: BindingId) {
    let site = call.site();
    if let Ok(Binding { adapter, .. }) = call.ndis().bindings.remove(binding, site) {
        call.ndis().stack_mut(adapter).unbind(binding);
    }
}

fn begin(
    call: &mut Call,
    driver: ProtocolDriverId,
    adapter: AdapterId,
    binding: Option<BindingId>,
) -> Result<BindOperationId, Stop> {
    let site = call.site();
    let operation = BindOperation::begun(driver, adapter, binding, site);
    match call.ndis().bind_operations.insert(operation, site) {
        Ok(id) => {
            call.begin_operation(id.handle());
            Ok(id)
        }
        Err(_) => Err(call.unsupported("more bindings than there are handles for")),
    }
}

/// Waits for a bind or unbind that is pending, and tells its final status.
fn finish_operation(
    call: &mut Call,
    operation: BindOperationId,
    status: NtStatus,
    handler: &str,
) -> Result<NtStatus, Stop> {
    let site = call.site();
    let progress: Result<Progress, CompletionError> =
        match call.ndis().bind_operations.object_mut(operation) {
            Ok(operation) => operation.returned(status, site),
            Err(error) => return Err(call.internal(error.to_string())),
        };
    finish(call, operation.handle(), progress, handler)
}

fn end(call: &mut Call, operation: BindOperationId) -> Result<Option<BindingId>, Stop> {
    let site = call.site();
    match call.ndis().bind_operations.remove(operation, site) {
        Ok(operation) => Ok(operation.binding),
        Err(error) => Err(call.internal(error.to_string())),
    }
}

fn expect<T>(call: &mut Call, result: Result<T, DataPathError>) -> Result<T, Stop> {
    result.map_err(|error| facts::states::wrong_completion(call, &error.to_string()))
}

fn net_pnp_event(call: &mut Call, binding: BindingId, event: u32) -> Result<NtStatus, Stop> {
    use layout::NET_PNP_EVENT_NOTIFICATION as NOTIFICATION;
    let Binding {
        protocol, context, ..
    } = *object(call, binding)?;
    let (handler, _) = handler(call, protocol, ProtocolHandler::NetPnPEvent)?;
    if handler.is_null() {
        return Ok(NtStatus::SUCCESS);
    }
    let at = header(
        call,
        NOTIFICATION::SIZE,
        constants::NDIS_OBJECT_TYPE_DEFAULT,
    )?;
    call.write(at.offset(NOTIFICATION::NetPnPEvent), event)?;
    call.invoke_for_status(
        callback::PROTOCOL_NET_PNP_EVENT,
        handler,
        &[context.0, at.0],
    )
}

fn handler(
    call: &mut Call,
    driver: ProtocolDriverId,
    handler: ProtocolHandler,
) -> Result<(Address, Address), Stop> {
    match call.ndis().protocol_drivers.object(driver) {
        Ok(driver) => Ok((driver.handler(handler), driver.context)),
        Err(error) => Err(call.internal(error.to_string())),
    }
}

fn object(call: &mut Call, binding: BindingId) -> Result<&mut Binding, Stop> {
    if call.ndis().bindings.object(binding).is_err() {
        return Err(call.internal("a binding that the system uses has gone"));
    }
    call.ndis()
        .bindings
        .object_mut(binding)
        .map_err(|_| unreachable!("it was found just now"))
}

/// What a protocol driver is told about the adapter that it is offered.
fn bind_parameters(call: &mut Call, adapter: AdapterId) -> Result<Address, Stop> {
    use layout::NDIS_BIND_PARAMETERS as PARAMETERS;
    let at = header(
        call,
        PARAMETERS::SIZE,
        constants::NDIS_OBJECT_TYPE_BIND_PARAMETERS,
    )?;
    let general = match call.ndis().adapters.object(adapter) {
        Ok(adapter) => adapter.attributes.general,
        Err(error) => return Err(call.internal(error.to_string())),
    };
    let Some(general) = general else {
        return Ok(at);
    };
    call.write_field(at, PARAMETERS::MediaType, general.media_type)?;
    call.write_field(
        at,
        PARAMETERS::PhysicalMediumType,
        general.physical_medium_type,
    )?;
    call.write_field(at, PARAMETERS::MtuSize, general.mtu)?;
    call.write_field(
        at,
        PARAMETERS::MaxXmitLinkSpeed,
        general.max_transmit_link_speed,
    )?;
    call.write_field(at, PARAMETERS::XmitLinkSpeed, general.transmit_link_speed)?;
    call.write_field(
        at,
        PARAMETERS::MaxRcvLinkSpeed,
        general.max_receive_link_speed,
    )?;
    call.write_field(at, PARAMETERS::RcvLinkSpeed, general.receive_link_speed)?;
    call.write_field(
        at,
        PARAMETERS::MediaConnectState,
        general.media_connect_state,
    )?;
    call.write_field(at, PARAMETERS::MediaDuplexState, general.media_duplex_state)?;
    call.write_field(at, PARAMETERS::LookaheadSize, general.lookahead_size)?;
    call.write_field(at, PARAMETERS::MacOptions, general.mac_options)?;
    call.write_field(
        at,
        PARAMETERS::SupportedPacketFilters,
        general.supported_packet_filters,
    )?;
    call.write_field(
        at,
        PARAMETERS::MaxMulticastListSize,
        general.max_multicast_list_size,
    )?;
    let address = general.current_mac_address;
    let length = u16::try_from(address.bytes().len()).unwrap_or(0);
    call.write_field(at, PARAMETERS::MacAddressLength, length)?;
    for (index, byte) in (0_u64..).zip(address.bytes()) {
        call.write(at.offset(PARAMETERS::CurrentMacAddress + index), *byte)?;
    }
    Ok(at)
}
