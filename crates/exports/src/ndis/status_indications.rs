//! Status indications. Guide: network/status-indications-in-a-driver-stack.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use machine::{Call, Stop, callback, exports};
use ndis::filter_drivers::FilterHandler;
use ndis::handles::HandleError;
use ndis::protocol_drivers::ProtocolHandler;
use ndis::stack::Layer;

use super::layers::{self, expect};
use super::traffic;
use crate::facts;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndismindicatestatusex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisMIndicateStatusEx(MiniportAdapterHandle: Address, StatusIndication: Address);

    #[docs("ddi/ndis/nf-ndis-ndisfindicatestatus")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFIndicateStatus(NdisFilterHandle: Address, StatusIndication: Address);
}

/// Tells the drivers above of a change in the adapter's status.
///
/// # Rules
/// `Irql_StatusIndication_Function`, `NdisMIndicateStatusEx`, `ndis-wrong-handle`.
fn NdisMIndicateStatusEx(
    call: &mut Call,
    MiniportAdapterHandle: Address,
    StatusIndication: Address,
) -> Result<(), Stop> {
    match call.ndis().adapters.find(MiniportAdapterHandle) {
        Ok(adapter) => indicate(call, Layer::Miniport(adapter), StatusIndication),
        Err(HandleError::Stale { removed, .. }) => {
            Err(facts::status_indications::after_halt(call, removed))
        }
        Err(error) => Err(facts::handles::wrong(call, error)),
    }
}

/// Passes a status on to the drivers above the filter module, or tells them one of its own.
///
/// # Rules
/// `Irql_StatusIndication_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFIndicateStatus(
    call: &mut Call,
    NdisFilterHandle: Address,
    StatusIndication: Address,
) -> Result<(), Stop> {
    let from = layers::filter(call, NdisFilterHandle)?;
    indicate(call, from, StatusIndication)
}

/// Gives a status to the next filter module above that takes one, or to all bindings.
pub(super) fn indicate(call: &mut Call, from: Layer, indication: Address) -> Result<(), Stop> {
    let next = call.ndis().next_above(from, FilterHandler::Status);
    if let Some(next) = expect(call, next)? {
        let arguments = [next.context.0, indication.0];
        return call
            .invoke(callback::FILTER_STATUS, next.handler, &arguments)
            .map(drop);
    }
    let adapter = call.ndis().adapter_of(from);
    let adapter = expect(call, adapter)?;
    let mut index = 0;
    while let Some(layer) = call
        .ndis()
        .stack(adapter)
        .and_then(|stack| stack.top(index))
    {
        index += 1;
        if let Layer::BuiltInProtocol(adapter) = layer {
            traffic::status_indicated(call, adapter, indication)?;
            continue;
        }
        let next = call.ndis().protocol(layer, ProtocolHandler::StatusEx);
        let next = expect(call, next)?;
        if !next.handler.is_null() {
            let arguments = [next.context.0, indication.0];
            call.invoke(callback::PROTOCOL_STATUS, next.handler, &arguments)?;
        }
    }
    Ok(())
}
