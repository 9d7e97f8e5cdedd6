//! OID requests that NDIS itself makes, from the top of a stack.
//! Guide: network/ndis-oid-request-interface.

use abi::constants::enumerators::{NdisRequestQueryInformation, NdisRequestSetInformation};
use abi::constants::ndis as constants;
use abi::layout::ndis::NDIS_OID_REQUEST as REQUEST;
use abi::{Address, NtStatus};
use executive::pool::PoolTag;
use machine::{Call, Stop};
use ndis::adapters::AdapterId;
use ndis::allocators;
use ndis::stack::Layer;

use super::{network_memory, oid_flow};
use crate::driver_memory::{bytes, put};
use crate::facts;
use crate::ntoskrnl::pool::free;

/// The tag of the requests and their buffers.
const TAG: PoolTag = PoolTag::new(*b"NDtr");

/// Asks the stack for an OID as NDIS itself, and waits for the answer: the status, and the bytes that
/// were written. A caller must drop them before it suspends.
///
/// # Errors
/// If the run ended meanwhile.
pub fn query_oid(
    call: &mut Call,
    adapter: AdapterId,
    oid: u32,
    length: u32,
) -> Result<(NtStatus, Vec<u8>), Stop> {
    let request = make_request(call, NdisRequestQueryInformation, oid, length)?;
    let status = ask(call, adapter, oid, &request)?;
    let written = call.read_field(request.at, REQUEST::DATA_QUERY_INFORMATION_BytesWritten)?;
    let written = if status == NtStatus::SUCCESS {
        written.min(length)
    } else {
        0
    };
    let answer = bytes(call, request.buffer, u64::from(written))?;
    match discard(call, &request) {
        Ok(()) => Ok((status, answer)),
        Err(stop) => {
            drop(answer);
            Err(stop)
        }
    }
}

/// Sets an OID as NDIS itself, and waits until that is done.
///
/// # Errors
/// If the run ended meanwhile.
pub fn set_oid(
    call: &mut Call,
    adapter: AdapterId,
    oid: u32,
    value: &[u8],
) -> Result<NtStatus, Stop> {
    give_oid(call, adapter, NdisRequestSetInformation, oid, value)
}

/// Asks about a value as NDIS itself, by a query that has it in its buffer, and waits for the status.
pub(super) fn query_oid_about(
    call: &mut Call,
    adapter: AdapterId,
    oid: u32,
    value: &[u8],
) -> Result<NtStatus, Stop> {
    give_oid(call, adapter, NdisRequestQueryInformation, oid, value)
}

fn give_oid(
    call: &mut Call,
    adapter: AdapterId,
    request_type: u32,
    oid: u32,
    value: &[u8],
) -> Result<NtStatus, Stop> {
    let length = u32::try_from(value.len()).unwrap_or(u32::MAX);
    let request = make_request(call, request_type, oid, length)?;
    put(call, request.buffer, value)?;
    let status = ask(call, adapter, oid, &request)?;
    discard(call, &request)?;
    Ok(status)
}

/// An OID request of NDIS itself.
struct OwnRequest {
    at: Address,
    /// Of its own, so that an overrun faults.
    buffer: Address,
}

fn make_request(
    call: &mut Call,
    request_type: u32,
    oid: u32,
    length: u32,
) -> Result<OwnRequest, Stop> {
    let at = own_block(call, REQUEST::SIZE)?;
    let buffer = own_block(call, u64::from(length))?;
    let kind = u8::try_from(constants::NDIS_OBJECT_TYPE_OID_REQUEST).unwrap_or(0);
    let size = u16::try_from(constants::NDIS_SIZEOF_OID_REQUEST_REVISION_1).unwrap_or(0);
    call.write_field(at, REQUEST::Header_Type, kind)?;
    call.write_field(at, REQUEST::Header_Revision, 1)?;
    call.write_field(at, REQUEST::Header_Size, size)?;
    call.write_field(at, REQUEST::RequestType, request_type)?;
    call.write_field(at, REQUEST::RequestId, at.0)?;
    call.write_field(at, REQUEST::DATA_Oid, oid)?;
    call.write_field(
        at,
        REQUEST::DATA_QUERY_INFORMATION_InformationBuffer,
        buffer.0,
    )?;
    call.write_field(
        at,
        REQUEST::DATA_QUERY_INFORMATION_InformationBufferLength,
        length,
    )?;
    Ok(OwnRequest { at, buffer })
}

fn own_block(call: &mut Call, size: u64) -> Result<Address, Stop> {
    match network_memory::block(call, size, allocators::BUILT_IN, TAG)? {
        Some(at) => Ok(at),
        None => Err(call.unsupported("an OID request of more than a gigabyte")),
    }
}

fn discard(call: &mut Call, request: &OwnRequest) -> Result<(), Stop> {
    free(call, request.buffer, allocators::BUILT_IN, None)?;
    free(call, request.at, allocators::BUILT_IN, None)?;
    Ok(())
}

fn ask(
    call: &mut Call,
    adapter: AdapterId,
    oid: u32,
    request: &OwnRequest,
) -> Result<NtStatus, Stop> {
    call.begin_operation(request.at);
    let status = oid_flow::request(call, Layer::BuiltInProtocol(adapter), request.at)?;
    if status != NtStatus::PENDING {
        return Ok(status);
    }
    match call.wait_for_operation(request.at)? {
        Some(status) => Ok(status),
        None => Err(facts::oid_requests::never_completed(call, request.at, oid)),
    }
}
