//! Who at the top of a stack gets which of the received lists, by the packet filters.
//! Guide: network/receiving-network-data, network/oid-gen-current-packet-filter.
//!
//! If several bindings want a list, all but the last are lent it with
//! `NDIS_RECEIVE_FLAGS_RESOURCES`, so that each list has one owner. NDIS may set that flag.

use abi::Address;
use abi::constants::ndis::NDIS_RECEIVE_FLAGS_RESOURCES;
use abi::layout::ndis::NET_BUFFER_LIST;
use machine::{Call, Stop};
use ndis::adapters::AdapterId;
use ndis::net_buffer_lists::{OwnershipError, Sorting};
use ndis::net_buffers;
use ndis::protocol_drivers::ProtocolHandler;
use ndis::stack::{FrameKind, Layer};

use super::data_flow::{Lists, deliver, give_back};
use super::layers::expect;
use super::network_memory::next_list;
use crate::driver_memory::checked;
use crate::facts;

/// As many parties at the top of a stack as have a bit.
const TOPS: usize = 64;

/// Indicates lists to the bindings on top of a stack.
pub(super) fn indicate_at_top(call: &mut Call, from: Layer, lists: Lists) -> Result<(), Stop> {
    let adapter = call.ndis().adapter_of(from);
    let adapter = expect(call, adapter)?;
    let top = |call: &mut Call, index| call.ndis().stack(adapter).and_then(|it| it.top(index));
    if let (Some(only), None) = (top(call, 0), top(call, 1))
        && all_wanted(call, adapter, lists.first)?
    {
        let next = call
            .ndis()
            .protocol(only, ProtocolHandler::ReceiveNetBufferLists);
        let next = expect(call, next)?;
        return deliver(call, from, next, lists);
    }
    let sorting = sort(call, adapter, lists.first)?;
    for index in 0..TOPS {
        let Some(layer) = top(call, index) else {
            break;
        };
        let next = call
            .ndis()
            .protocol(layer, ProtocolHandler::ReceiveNetBufferLists);
        let next = expect(call, next)?;
        let is_last = |wanted_by: u64| wanted_by >> index == 1;
        let wanted = |wanted_by: u64| wanted_by >> index & 1 != 0;
        let lent = link(call, sorting, |by| wanted(by) && !is_last(by))?;
        if !lent.is_null() {
            let flags = lists.flags | NDIS_RECEIVE_FLAGS_RESOURCES;
            deliver(
                call,
                from,
                next,
                Lists {
                    first: lent,
                    flags,
                    ..lists
                },
            )?;
        }
        let owned = link(call, sorting, is_last)?;
        if !owned.is_null() {
            deliver(
                call,
                from,
                next,
                Lists {
                    first: owned,
                    ..lists
                },
            )?;
        }
    }
    finish(call, from, lists, sorting)
}

/// Whether the only party at the top wants all lists of a chain.
fn all_wanted(call: &mut Call, adapter: AdapterId, first: Address) -> Result<bool, Stop> {
    let mut list = first;
    while !list.is_null() {
        if wanted_by(call, adapter, list)? == 0 {
            return Ok(false);
        }
        list = next_list(call, list)?;
    }
    Ok(true)
}

fn sort(call: &mut Call, adapter: AdapterId, first: Address) -> Result<Sorting, Stop> {
    let sorting = call.ndis().net_buffer_lists.begin_sorting();
    let mut list = first;
    while !list.is_null() {
        let wanted_by = wanted_by(call, adapter, list)?;
        call.ndis().net_buffer_lists.sort(sorting, list, wanted_by);
        list = next_list(call, list)?;
    }
    Ok(sorting)
}

/// A bit for each party at the top whose packet filter lets the list's first frame through.
fn wanted_by(call: &mut Call, adapter: AdapterId, list: Address) -> Result<u64, Stop> {
    if call.ndis().net_buffer_lists.list(list).is_none() {
        let error = OwnershipError::Unknown(list);
        let from = Layer::Miniport(adapter);
        return Err(facts::net_buffer_lists::ownership(call, from, error));
    }
    let kind = frame_kind(call, adapter, list)?;
    let Some(stack) = call.ndis().stack(adapter) else {
        return Ok(0);
    };
    let mut bits = 0;
    for index in 0..TOPS {
        let Some(layer) = stack.top(index) else {
            break;
        };
        let filter = stack.packet_filter(layer);
        let wants = kind.map_or(filter != 0, |kind| kind.passes(filter));
        bits |= u64::from(wants) << index;
    }
    Ok(bits)
}

/// To whom the list's first frame is addressed; none on a medium other than Ethernet.
fn frame_kind(
    call: &mut Call,
    adapter: AdapterId,
    list: Address,
) -> Result<Option<FrameKind>, Stop> {
    const ETHERNET: u32 = abi::constants::enumerators::NdisMedium802_3;
    let net_buffer = Address(call.read_field(list, NET_BUFFER_LIST::FirstNetBuffer)?);
    let mut destination = [0; 6];
    let read = net_buffers::read_data(call.memory(), net_buffer, 0, &mut destination);
    let length = checked(call, read)?;
    let adapter = call.ndis().adapters.object(adapter);
    let general = adapter
        .ok()
        .and_then(|adapter| adapter.attributes.general.as_ref());
    Ok(match general {
        Some(general) if general.media_type == ETHERNET && length == destination.len() => Some(
            FrameKind::of(destination, general.current_mac_address.bytes()),
        ),
        _ => None,
    })
}

/// Makes a chain of the sorted lists whose bits are `chosen`.
fn link(call: &mut Call, sorting: Sorting, chosen: impl Fn(u64) -> bool) -> Result<Address, Stop> {
    let (mut first, mut last) = (Address::NULL, Address::NULL);
    let mut index = 0;
    while let Some((list, wanted_by)) = call.ndis().net_buffer_lists.sorted(sorting, index) {
        index += 1;
        if !chosen(wanted_by) {
            continue;
        }
        if last.is_null() {
            first = list;
        } else {
            call.write_field(last, NET_BUFFER_LIST::Next, list.0)?;
        }
        last = list;
    }
    if !last.is_null() {
        call.write_field(last, NET_BUFFER_LIST::Next, 0)?;
    }
    Ok(first)
}

/// Returns what nobody wanted; a chain that was only lent is linked as it was.
fn finish(call: &mut Call, from: Layer, lists: Lists, sorting: Sorting) -> Result<(), Stop> {
    if lists.flags & NDIS_RECEIVE_FLAGS_RESOURCES != 0 {
        link(call, sorting, |_| true)?;
        call.ndis().net_buffer_lists.end_sorting(sorting);
        return Ok(());
    }
    let unwanted = link(call, sorting, |wanted_by| wanted_by == 0)?;
    call.ndis().net_buffer_lists.end_sorting(sorting);
    if unwanted.is_null() {
        return Ok(());
    }
    let flags = lists.flags & abi::constants::ndis::NDIS_RETURN_FLAGS_DISPATCH_LEVEL;
    refuse(
        call,
        from,
        Lists {
            first: unwanted,
            flags,
            ..lists
        },
    )
}

/// Returns lists that nobody takes to the one that indicates them.
fn refuse(call: &mut Call, from: Layer, lists: Lists) -> Result<(), Stop> {
    let adapter = call.ndis().adapter_of(from);
    let nobody = Layer::BuiltInProtocol(expect(call, adapter)?);
    super::data_flow::pass_up(call, from, nobody, lists.first)?;
    give_back(call, nobody, lists)
}
