//! NDIS' own ends of a stack: a protocol that sends, receives and asks, and a miniport that sends and
//! receives. With them a driver has traffic without any other driver.
//!
//! Both are ordinary parties of the stack: what a driver below or above does with their lists and
//! requests is checked as for any other.

use abi::constants::enumerators::{NdisRequestQueryInformation, NdisRequestSetInformation};
use abi::constants::ndis as constants;
use abi::constants::oid::OID_GEN_CURRENT_PACKET_FILTER;
use abi::layout::ndis::{NDIS_OID_REQUEST as REQUEST, NET_BUFFER, NET_BUFFER_LIST};
use abi::layout::wdm::MDL;
use abi::{Address, NtStatus};
use executive::memory::Memory;
use executive::pool::PoolTag;
use machine::{Call, Stop};
use ndis::adapters::AdapterId;
use ndis::allocators;
use ndis::net_buffer_pools::{NetBufferListPool, NetBufferListPoolId, NetBufferListPoolParameters};
use ndis::stack::{Layer, Traffic};
use rules::Violation;

use super::chains;
use super::data_flow::{self, Lists};
use super::frames::{ADDRESS_LENGTH, Frame, Way};
use super::layers::expect;
use super::net_buffer_lists::{self, Contents};
use super::network_memory::{self, next_list};
use super::oid_flow;
use crate::driver_memory::{bytes, checked, put};
use crate::facts;
use crate::ntoskrnl::pool::free;

pub(super) use super::built_in_miniport::{answer_oid, returned, sent};

/// The tag of what is made here.
const TAG: PoolTag = PoolTag::new(*b"NDtr");
/// What NDIS' own protocol wants to receive.
const PACKET_FILTER: u32 = constants::NDIS_PACKET_TYPE_DIRECTED
    | constants::NDIS_PACKET_TYPE_MULTICAST
    | constants::NDIS_PACKET_TYPE_BROADCAST;
/// The owner of NDIS' own pools: no handle, so that they are nobody's to free.
pub(crate) const POOL_OWNER: Address = Address(u64::MAX);
/// Milliseconds of virtual time until the first look at what is out; each further one takes twice as long.
const FIRST_LOOK: u32 = 1;

/// Puts NDIS' own protocol on a stack, and has it ask for frames. The status is that of the request.
///
/// # Errors
/// If the run ended meanwhile.
pub fn bind(call: &mut Call, adapter: AdapterId) -> Result<NtStatus, Stop> {
    call.ndis().stack_mut(adapter).build_in_protocol(true);
    set_oid(
        call,
        adapter,
        OID_GEN_CURRENT_PACKET_FILTER,
        &PACKET_FILTER.to_le_bytes(),
    )
}

/// Has NDIS' own protocol ask for no more frames, and takes it off the stack.
///
/// # Errors
/// If the run ended meanwhile.
pub fn unbind(call: &mut Call, adapter: AdapterId) -> Result<NtStatus, Stop> {
    let status = set_oid(call, adapter, OID_GEN_CURRENT_PACKET_FILTER, &[0; 4])?;
    call.ndis().stack_mut(adapter).build_in_protocol(false);
    Ok(status)
}

/// What has been moved so far.
pub fn counts(call: &mut Call, adapter: AdapterId) -> Traffic {
    call.ndis()
        .stack(adapter)
        .map_or(Traffic::NONE, |stack| stack.traffic)
}

/// Sends `count` frames down the stack, in one chain.
///
/// # Errors
/// If the run ended meanwhile.
pub fn send_burst(call: &mut Call, adapter: AdapterId, count: u32) -> Result<(), Stop> {
    let first = chain(call, adapter, count, Way::Out)?;
    call.ndis().stack_mut(adapter).traffic.sent += count;
    if first.is_null() {
        return Ok(());
    }
    let lists = Lists {
        first,
        port: 0,
        flags: 0,
    };
    data_flow::send(call, Layer::BuiltInProtocol(adapter), lists)
}

/// Indicates `count` frames up the stack, in one chain.
///
/// # Errors
/// If the run ended meanwhile.
pub fn indicate_burst(call: &mut Call, adapter: AdapterId, count: u32) -> Result<(), Stop> {
    let first = chain(call, adapter, count, Way::In)?;
    call.ndis().stack_mut(adapter).traffic.indicated += count;
    if first.is_null() {
        return Ok(());
    }
    let lists = Lists {
        first,
        port: 0,
        flags: 0,
    };
    data_flow::indicate(call, Layer::BuiltInMiniport(adapter), lists)
}

/// Which way NDIS' own lists go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Down the stack.
    Send,
    /// Up the stack.
    Receive,
}

/// Lets virtual time pass until all of NDIS' own lists are back, `milliseconds` at most. If they are not, gives
/// the violation of the driver that has kept one, for the caller to report: a pause may tell more of it.
/// A caller must put it away before it suspends.
///
/// # Errors
/// If the run ended meanwhile.
pub fn expect_lists(
    call: &mut Call,
    adapter: AdapterId,
    direction: Direction,
    milliseconds: u32,
) -> Result<Option<Violation>, Stop> {
    const MILLISECONDS: u32 = 1000;
    if wait_for_lists(call, adapter, milliseconds)? {
        return Ok(None);
    }
    Ok(facts::network_late::list(
        call,
        direction,
        milliseconds / MILLISECONDS,
    ))
}

/// Lets virtual time pass until all of NDIS' own lists are back, `milliseconds` at most. Whether they
/// are.
///
/// # Errors
/// If the run ended meanwhile.
pub fn wait_for_lists(
    call: &mut Call,
    adapter: AdapterId,
    milliseconds: u32,
) -> Result<bool, Stop> {
    let (mut waited, mut pause) = (0, FIRST_LOOK);
    while waited < milliseconds {
        if counts(call, adapter).out() == 0 {
            return Ok(true);
        }
        call.sleep(pause)?;
        waited += pause;
        pause = (pause * 2).min(milliseconds.saturating_sub(waited));
    }
    Ok(counts(call, adapter).out() == 0)
}

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
    let length = u32::try_from(value.len()).unwrap_or(u32::MAX);
    let request = make_request(call, NdisRequestSetInformation, oid, length)?;
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

/// A chain of `count` new lists with one frame each.
fn chain(call: &mut Call, adapter: AdapterId, count: u32, way: Way) -> Result<Address, Stop> {
    let pool = pool(call, adapter)?;
    let own = own_address(call, adapter)?;
    let mut first = Address::NULL;
    let mut link = None;
    for _ in 0..count {
        let traffic = &mut call.ndis().stack_mut(adapter).traffic;
        let number = traffic.frames;
        traffic.frames += 1;
        let frame = Frame::new(number, way, own);
        let list = list(call, pool, frame.bytes())?;
        call.write_field(list, NET_BUFFER_LIST::SourceHandle, adapter.handle().0)?;
        match link {
            None => first = list,
            Some(before) => call.write_field(before, NET_BUFFER_LIST::Next, list.0)?,
        }
        link = Some(list);
    }
    Ok(first)
}

/// A list with one frame, in its own block.
fn list(call: &mut Call, pool: NetBufferListPoolId, frame: &[u8]) -> Result<Address, Stop> {
    let length = u32::try_from(frame.len()).unwrap_or(0);
    let list = net_buffer_lists::allocate(call, pool, [0, 0], Contents::Own(length))?;
    let net_buffer = Address(call.read_field(list, NET_BUFFER_LIST::FirstNetBuffer)?);
    let mdl = Address(call.read_field(net_buffer, NET_BUFFER::MdlChain)?);
    let data = Address(call.read_field(mdl, MDL::MappedSystemVa)?);
    let written = call.memory().write(data, frame);
    checked(call, written)?;
    Ok(list)
}

fn pool(call: &mut Call, adapter: AdapterId) -> Result<NetBufferListPoolId, Stop> {
    if let Some(pool) = counts(call, adapter).pool {
        return Ok(pool);
    }
    let parameters = NetBufferListPoolParameters {
        protocol: 0,
        with_net_buffer: true,
        context_size: 0,
        tag: TAG.0,
        data_size: 0,
    };
    let pool = NetBufferListPool {
        owner: POOL_OWNER,
        parameters,
        allocated: 0,
    };
    let site = call.site();
    let Ok(pool) = call.ndis().net_buffer_list_pools.insert(pool, site) else {
        return Err(call.unsupported("more pools than there are handles for"));
    };
    call.ndis().stack_mut(adapter).traffic.pool = Some(pool);
    Ok(pool)
}

/// The adapter's current address.
fn own_address(call: &mut Call, adapter: AdapterId) -> Result<[u8; ADDRESS_LENGTH], Stop> {
    let object = call.ndis().adapters.object(adapter).copied();
    let general = expect(call, object)?.attributes.general;
    let address = general.map(|general| general.current_mac_address);
    let bytes = address.and_then(|address| <[u8; ADDRESS_LENGTH]>::try_from(address.bytes()).ok());
    Ok(bytes.unwrap_or_default())
}

/// NDIS' own protocol gets lists back that it sent.
pub(super) fn send_completed(
    call: &mut Call,
    adapter: AdapterId,
    first: Address,
) -> Result<(), Stop> {
    let mut list = first;
    while !list.is_null() {
        let next = next_list(call, list)?;
        let status = call.read_field(list, NET_BUFFER_LIST::Status)?;
        net_buffer_lists::free_list(call, list)?;
        let traffic = &mut call.ndis().stack_mut(adapter).traffic;
        if status == NtStatus::SUCCESS.0 {
            traffic.send_completed += 1;
        } else {
            traffic.send_failed += 1;
        }
        list = next;
    }
    Ok(())
}

/// NDIS' own protocol receives lists, and returns them at once.
pub(super) fn received(call: &mut Call, adapter: AdapterId, lists: Lists) -> Result<(), Stop> {
    let count = chains::length(call, lists.first)?;
    call.ndis().stack_mut(adapter).traffic.received += count;
    if lists.flags & constants::NDIS_RECEIVE_FLAGS_RESOURCES != 0 {
        return Ok(());
    }
    let flags = lists.flags & constants::NDIS_RETURN_FLAGS_DISPATCH_LEVEL;
    data_flow::give_back(
        call,
        Layer::BuiltInProtocol(adapter),
        Lists { flags, ..lists },
    )
}

/// NDIS' own protocol is told of a status.
pub(super) fn status_indicated(
    call: &mut Call,
    adapter: AdapterId,
    indication: Address,
) -> Result<(), Stop> {
    // The structure is looked into, as a protocol driver would.
    call.read_field(
        indication,
        abi::layout::ndis::NDIS_STATUS_INDICATION::StatusCode,
    )?;
    call.ndis().stack_mut(adapter).traffic.statuses += 1;
    Ok(())
}
