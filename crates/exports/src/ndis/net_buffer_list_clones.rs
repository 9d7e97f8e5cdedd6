//! Clones of `NET_BUFFER_LIST` structures. Guide: network/derived-net-buffer-list-structures.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use abi::constants::ndis::NDIS_CLONE_FLAGS_USE_ORIGINAL_MDLS;
use abi::layout::ndis::{NET_BUFFER, NET_BUFFER_LIST};
use executive::pool;
use machine::{Call, Stop, exports};
use ndis::allocators;
use ndis::net_buffer_lists::{ListParts, Made};
use ndis::net_buffers::Position;

use super::layers::expect;
use super::network_memory::{self, Data};
use crate::driver_memory::checked;
use crate::facts;
use crate::ntoskrnl::pool::free;

/// The tag of structures that come from no pool.
const TAG: pool::PoolTag = pool::PoolTag::new(*b"NDnl");

exports! {
    image: "ndis.sys";

    #[docs("ddi/nblapi/nf-nblapi-ndisallocateclonenetbufferlist")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAllocateCloneNetBufferList(
        OriginalNetBufferList: Address,
        NetBufferListPoolHandle: Address,
        NetBufferPoolHandle: Address,
        AllocateCloneFlags: u32,
    ) -> Address;

    #[docs("ddi/nblapi/nf-nblapi-ndisfreeclonenetbufferlist")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFreeCloneNetBufferList(CloneNetBufferList: Address, FreeCloneFlags: u32);
}

/// Makes a list that describes the same data, from the start of the used data space on, without
/// copying it and without context space. NULL when memory lacks.
///
/// # Rules
/// `Irql_NetBuffer_Function`, `net-buffer-list-not-owned`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisAllocateCloneNetBufferList(
    call: &mut Call,
    OriginalNetBufferList: Address,
    NetBufferListPoolHandle: Address,
    NetBufferPoolHandle: Address,
    AllocateCloneFlags: u32,
) -> Result<Address, Stop> {
    let mut pool = None;
    if !NetBufferListPoolHandle.is_null() {
        let found = call
            .ndis()
            .net_buffer_list_pools
            .find(NetBufferListPoolHandle);
        pool = Some(expect(call, found)?);
    }
    if !NetBufferPoolHandle.is_null() {
        let found = call.ndis().net_buffer_pools.find(NetBufferPoolHandle);
        expect(call, found)?;
    }
    if call.fails() {
        return Ok(Address::NULL);
    }
    let parts = ListParts::of_list(false, 0, 0);
    let made = network_memory::block(call, parts.size, allocators::NET_BUFFER_LIST, TAG)?;
    let Some(clone) = made else {
        return Ok(Address::NULL);
    };
    call.write_field(
        clone,
        NET_BUFFER_LIST::NdisPoolHandle,
        NetBufferListPoolHandle.0,
    )?;
    call.write_field(
        clone,
        NET_BUFFER_LIST::ParentNetBufferList,
        OriginalNetBufferList.0,
    )?;
    let keeps_mdls = AllocateCloneFlags & NDIS_CLONE_FLAGS_USE_ORIGINAL_MDLS != 0;
    let mut from = call.read_field(OriginalNetBufferList, NET_BUFFER_LIST::FirstNetBuffer)?;
    let mut link = NET_BUFFER_LIST::FirstNetBuffer.of(clone);
    while from != 0 {
        let copy = clone_net_buffer(call, Address(from), NetBufferPoolHandle, keeps_mdls)?;
        call.write(link, copy)?;
        link = NET_BUFFER::Next.of(copy);
        from = call.read_field(Address(from), NET_BUFFER::Next)?;
    }
    let (site, made) = (
        call.site(),
        Made::Cloned {
            flags: AllocateCloneFlags,
        },
    );
    call.ndis().made_list(clone, pool, made, site);
    Ok(clone)
}

/// A `NET_BUFFER` that describes the data of another.
fn clone_net_buffer(
    call: &mut Call,
    original: Address,
    pool: Address,
    keeps_mdls: bool,
) -> Result<Address, Stop> {
    let size = ListParts::of_net_buffer(0).size;
    let Some(copy) = network_memory::block(call, size, allocators::NET_BUFFER, TAG)? else {
        return Err(call.unsupported("a clone of more data than there is memory"));
    };
    let mdl = Address(call.read_field(original, NET_BUFFER::CurrentMdl)?);
    let offset = call.read_field(original, NET_BUFFER::CurrentMdlOffset)?;
    let length = call.read_field(original, NET_BUFFER::DataLength)?;
    let data = if keeps_mdls {
        Data {
            mdl_chain: mdl,
            offset,
            length: u64::from(length),
        }
    } else {
        let mdl_chain = clone_mdls(call, mdl, offset, length)?;
        Data {
            mdl_chain,
            offset: 0,
            length: u64::from(length),
        }
    };
    network_memory::net_buffer(call, copy, data, pool)?;
    let site = call.site();
    let origin = ndis::net_buffer_lists::NetBufferOrigin::Clone;
    call.ndis().made_net_buffer(copy, origin, site);
    Ok(copy)
}

/// MDLs of our own over `length` bytes of a chain's buffers.
fn clone_mdls(call: &mut Call, chain: Address, offset: u32, length: u32) -> Result<Address, Stop> {
    let position = Position::of(call.memory(), chain, u64::from(offset));
    let mut position = checked(call, position)?;
    let mut first = Address::NULL;
    let mut last = Address::NULL;
    let mut missing = u64::from(length);
    while missing > 0 {
        let piece = position.piece(call.memory());
        let Some((buffer, there)) = checked(call, piece)? else {
            break;
        };
        let bytes = there.min(missing);
        let count = u32::try_from(bytes).unwrap_or(u32::MAX);
        let mdl = network_memory::mdl(call, buffer, count, allocators::CLONE_MDL)?;
        if last.is_null() {
            first = mdl;
        } else {
            call.write_field(last, abi::layout::wdm::MDL::Next, mdl.0)?;
        }
        last = mdl;
        missing -= bytes;
        let moved = position.advance(call.memory(), bytes);
        checked(call, moved)?;
    }
    Ok(first)
}

/// Frees a clone with its `NET_BUFFER` structures, and the MDLs if it had its own.
///
/// # Rules
/// `Irql_NetBuffer_Function`, `net-buffer-list-not-owned`, `net-buffer-list-wrong-free-function`.
fn NdisFreeCloneNetBufferList(
    call: &mut Call,
    CloneNetBufferList: Address,
    FreeCloneFlags: u32,
) -> Result<(), Stop> {
    let made = Made::Cloned {
        flags: FreeCloneFlags,
    };
    let checked = call
        .ndis()
        .net_buffer_lists
        .check_free_list(CloneNetBufferList, made);
    if let Err(error) = checked.map(drop) {
        return Err(facts::net_buffer_lists::free_list(call, error));
    }
    let mut at = Address(call.read_field(CloneNetBufferList, NET_BUFFER_LIST::FirstNetBuffer)?);
    while !at.is_null() {
        let next = Address(call.read_field(at, NET_BUFFER::Next)?);
        if FreeCloneFlags & NDIS_CLONE_FLAGS_USE_ORIGINAL_MDLS == 0 {
            free_clone_mdls(call, at)?;
        }
        free(call, at, allocators::NET_BUFFER, None)?;
        call.ndis().freed_net_buffer(at);
        at = next;
    }
    free(call, CloneNetBufferList, allocators::NET_BUFFER_LIST, None)?;
    call.ndis().freed_list(CloneNetBufferList);
    Ok(())
}

fn free_clone_mdls(call: &mut Call, net_buffer: Address) -> Result<(), Stop> {
    let mut mdl = Address(call.read_field(net_buffer, NET_BUFFER::MdlChain)?);
    while !mdl.is_null() {
        let next = network_memory::next_mdl(call, mdl)?;
        free(call, mdl, allocators::CLONE_MDL, None)?;
        mdl = next;
    }
    Ok(())
}
