//! The packet filters of all bindings to an adapter together.
//! Guide: network/oid-gen-current-packet-filter.
//!
//! Each binding sets what it wants itself. The miniport must let through what any of them wants, so
//! the drivers below see a request for all of that; the requester gets its own value back.

use abi::constants::enumerators::NdisRequestSetInformation;
use abi::constants::oid::OID_GEN_CURRENT_PACKET_FILTER;
use abi::layout::ndis::NDIS_OID_REQUEST as REQUEST;
use abi::{Address, NtStatus};
use machine::{Call, Stop};
use ndis::oid_requests::OidRequest;
use ndis::stack::Layer;

use super::layers::expect;

/// Where a request at the top of a stack has the packet filter that it sets.
fn buffer(call: &mut Call, request: &OidRequest) -> Result<Option<Address>, Stop> {
    let is_top = matches!(
        request.requester,
        Layer::Binding(_) | Layer::BuiltInProtocol(_)
    );
    let sets = request.request_type == NdisRequestSetInformation;
    if !is_top || !sets || request.oid != OID_GEN_CURRENT_PACKET_FILTER {
        return Ok(None);
    }
    let at = request.at;
    let length = call.read_field(at, REQUEST::DATA_SET_INFORMATION_InformationBufferLength)?;
    let buffer = call.read_field(at, REQUEST::DATA_SET_INFORMATION_InformationBuffer)?;
    Ok((length >= 4).then_some(Address(buffer)))
}

/// Lets the drivers below see what all bindings want.
pub(super) fn widen(call: &mut Call, request: &OidRequest) -> Result<(), Stop> {
    let Some(buffer) = buffer(call, request)? else {
        return Ok(());
    };
    let wanted = call.read(buffer)?;
    let adapter = call.ndis().adapter_of(request.requester);
    let adapter = expect(call, adapter)?;
    let all = call
        .ndis()
        .stack_mut(adapter)
        .want_packet_filter(request.requester, wanted);
    call.write(buffer, all)
}

/// Notes what the binding receives from now on, and gives it its own value back.
pub(super) fn settle(call: &mut Call, request: &OidRequest, status: NtStatus) -> Result<(), Stop> {
    let Some(buffer) = buffer(call, request)? else {
        return Ok(());
    };
    let adapter = call.ndis().adapter_of(request.requester);
    let adapter = expect(call, adapter)?;
    let stack = call.ndis().stack_mut(adapter);
    let wanted = stack.settle_packet_filter(request.requester, status == NtStatus::SUCCESS);
    call.write(buffer, wanted)
}
