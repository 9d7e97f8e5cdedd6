//! NDIS' own ends of a stack: a protocol that sends, receives and asks, and a miniport that sends and
//! receives. With them a driver has traffic without any other driver.
//!
//! Both are ordinary parties of the stack: what a driver below or above does with their lists and
//! requests is checked as for any other.

use abi::constants::ndis as constants;
use abi::constants::oid::OID_GEN_CURRENT_PACKET_FILTER;
use abi::layout::ndis::{NET_BUFFER, NET_BUFFER_LIST};
use abi::layout::wdm::MDL;
use abi::{Address, NtStatus};
use executive::memory::Memory;
use executive::pool::PoolTag;
use machine::{Call, Stop};
use ndis::adapters::AdapterId;
use ndis::net_buffer_pools::{NetBufferListPool, NetBufferListPoolId, NetBufferListPoolParameters};
use ndis::stack::{Layer, Traffic};
use rules::Violation;

use super::chains;
use super::data_flow::{self, Lists};
use super::frames::{ADDRESS_LENGTH, Frame, Way};
use super::layers::expect;
use super::net_buffer_lists::{self, Contents};
use super::network_memory::next_list;
use crate::driver_memory::checked;
use crate::facts;

pub(super) use super::built_in_miniport::{answer_oid, returned, sent};
pub use super::own_oid_requests::{query_oid, set_oid};

/// The tag of what is made here.
const TAG: PoolTag = PoolTag::new(*b"NDtr");
/// What NDIS' own protocol wants to receive.
pub(super) const PACKET_FILTER: u32 = constants::NDIS_PACKET_TYPE_DIRECTED
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
