//! Plug and Play and power events on their way through a stack.
//! Pages: ndis/nc-ndis-filter_device_pnp_event_notify, ndis/nc-ndis-filter_net_pnp_event.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::ndis as constants;
use abi::{Address, NtStatus};
use machine::{Call, Stop, callback, exports};
use ndis::adapters::AdapterId;
use ndis::filter_drivers::FilterHandler;
use ndis::miniport_drivers::MiniportHandler;
use ndis::protocol_drivers::ProtocolHandler;
use ndis::stack::{Layer, Next};

use super::adapter_life::header;
use super::filter_drivers::module;
use crate::facts;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisfdevicepnpeventnotify")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisFDevicePnPEventNotify(NdisFilterHandle: Address, NetDevicePnPEvent: Address);

    #[docs("ddi/ndis/nf-ndis-ndisfnetpnpevent")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisFNetPnPEvent(NdisFilterHandle: Address, NetPnPEventNotification: Address) -> NtStatus;
}

/// Passes a device event on to the next filter module below that takes such events, else to the miniport
/// driver.
///
/// # Rules
/// `Irql_Filter_Driver_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFDevicePnPEventNotify(
    call: &mut Call,
    NdisFilterHandle: Address,
    NetDevicePnPEvent: Address,
) -> Result<(), Stop> {
    let from = Layer::Filter(module(call, NdisFilterHandle)?);
    device_event_below(call, from, NetDevicePnPEvent)
}

/// Passes a network event on to the next filter module above that takes such events, else to the
/// protocol drivers; returns the status of the first that does not succeed.
///
/// # Rules
/// `Irql_Filter_Driver_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFNetPnPEvent(
    call: &mut Call,
    NdisFilterHandle: Address,
    NetPnPEventNotification: Address,
) -> Result<NtStatus, Stop> {
    let module = module(call, NdisFilterHandle)?;
    let from = Layer::Filter(module);
    let above = call.ndis().next_above(from, FilterHandler::NetPnPEvent);
    if let Some(next) = or_wrong(call, above)? {
        let arguments = [next.context.0, NetPnPEventNotification.0];
        return call.invoke_for_status(callback::FILTER_NET_PNP_EVENT, next.handler, &arguments);
    }
    let adapter = call.ndis().adapter_of(from);
    let adapter = or_wrong(call, adapter)?;
    let mut index = 0;
    while let Some(top) = call
        .ndis()
        .stack(adapter)
        .and_then(|stack| stack.top(index))
    {
        index += 1;
        let next = call.ndis().protocol(top, ProtocolHandler::NetPnPEvent);
        let Next {
            handler, context, ..
        } = or_wrong(call, next)?;
        if handler.is_null() {
            continue;
        }
        let arguments = [context.0, NetPnPEventNotification.0];
        let status =
            call.invoke_for_status(callback::PROTOCOL_NET_PNP_EVENT, handler, &arguments)?;
        if status != NtStatus::SUCCESS {
            return Ok(status);
        }
    }
    Ok(NtStatus::SUCCESS)
}

/// Tells an adapter's stack, from the top, that the machine's power profile has changed, as Windows
/// does once an adapter is initialised.
///
/// # Errors
/// If the run ended meanwhile.
pub fn power_profile_changed(call: &mut Call, adapter: AdapterId) -> Result<(), Stop> {
    use abi::layout::ndis::NET_DEVICE_PNP_EVENT as EVENT;
    const POWER_PROFILE_CHANGED: u32 = 5;
    const NDIS_POWER_PROFILE_AC_ONLINE: u32 = 1;
    let event = header(call, EVENT::SIZE, constants::NDIS_OBJECT_TYPE_DEFAULT)?;
    let profile = call.kernel_data(4);
    call.write(profile, NDIS_POWER_PROFILE_AC_ONLINE)?;
    call.write_field(event, EVENT::DevicePnPEvent, POWER_PROFILE_CHANGED)?;
    call.write_field(event, EVENT::InformationBuffer, profile.0)?;
    call.write_field(event, EVENT::InformationBufferLength, 4)?;
    device_event_below(call, Layer::BuiltInProtocol(adapter), event)
}

/// Tells an adapter's stack, from the top, that its hardware has been pulled out. NDIS pauses and halts the
/// adapter soon after (ddi/ndis/nc-ndis-miniport_device_pnp_event_notify).
///
/// # Errors
/// If the run ended meanwhile.
pub fn surprise_removed(call: &mut Call, adapter: AdapterId) -> Result<(), Stop> {
    use abi::layout::ndis::NET_DEVICE_PNP_EVENT as EVENT;
    const SURPRISE_REMOVED: u32 = 2;
    let event = header(call, EVENT::SIZE, constants::NDIS_OBJECT_TYPE_DEFAULT)?;
    call.write_field(event, EVENT::DevicePnPEvent, SURPRISE_REMOVED)?;
    device_event_below(call, Layer::BuiltInProtocol(adapter), event)
}

fn device_event_below(call: &mut Call, from: Layer, event: Address) -> Result<(), Stop> {
    let filter = FilterHandler::DevicePnPEventNotify;
    let next = call
        .ndis()
        .next_below(from, filter, MiniportHandler::DevicePnPEventNotify);
    let next = or_wrong(call, next)?;
    if next.handler.is_null() {
        return Ok(());
    }
    let name = match next.layer {
        Layer::Filter(_) => callback::FILTER_DEVICE_PNP_EVENT,
        _ => callback::MINIPORT_DEVICE_PNP_EVENT,
    };
    call.invoke(name, next.handler, &[next.context.0, event.0])?;
    Ok(())
}

fn or_wrong<T>(call: &mut Call, found: Result<T, ndis::handles::HandleError>) -> Result<T, Stop> {
    found.map_err(|error| facts::handles::wrong(call, error))
}
