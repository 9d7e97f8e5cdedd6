//! Allocating and freeing `NET_BUFFER_LIST` structures, their clones and their context space.
//! Guide: network/net-buffer-list-structure, network/derived-net-buffer-list-structures.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::ndis::NDIS_CLONE_FLAGS_USE_ORIGINAL_MDLS;
use abi::layout::ndis::{NET_BUFFER, NET_BUFFER_LIST, NET_BUFFER_LIST_CONTEXT as CONTEXT};
use abi::{Address, NtStatus};
use executive::pool;
use machine::{Call, Stop, exports};
use ndis::allocators;
use ndis::net_buffer_lists::{ListParts, Made};
use ndis::net_buffer_pools::NetBufferListPoolId;
use ndis::net_buffers::Position;

use super::layers::expect;
use super::network_memory::{self, Data};
use crate::driver_memory::checked;
use crate::facts;
use crate::ntoskrnl::pool::free;

exports! {
    image: "ndis.sys";

    #[docs("ddi/nblapi/nf-nblapi-ndisallocatenetbufferlist")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAllocateNetBufferList(
        PoolHandle: Address,
        ContextSize: u16,
        ContextBackFill: u16,
    ) -> Address;

    #[docs("ddi/nblapi/nf-nblapi-ndisallocatenetbufferandnetbufferlist")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAllocateNetBufferAndNetBufferList(
        PoolHandle: Address,
        ContextSize: u16,
        ContextBackFill: u16,
        MdlChain: Address,
        DataOffset: u32,
        DataLength: u64,
    ) -> Address;

    #[docs("ddi/nblapi/nf-nblapi-ndisfreenetbufferlist")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFreeNetBufferList(NetBufferList: Address);

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

    #[docs("ddi/nblapi/nf-nblapi-ndisallocatenetbufferlistcontext")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAllocateNetBufferListContext(
        NetBufferList: Address,
        ContextSize: u16,
        ContextBackFill: u16,
        PoolTag: u32,
    ) -> NtStatus;

    #[docs("ddi/nblapi/nf-nblapi-ndisfreenetbufferlistcontext")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFreeNetBufferListContext(NetBufferList: Address, ContextSize: u16);

    #[docs("ddi/nblapi/nf-nblapi-ndisgetpoolfromnetbufferlist")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisGetPoolFromNetBufferList(NetBufferList: Address) -> Address;

    #[docs("ddi/nblapi/nf-nblapi-ndisgetnetbufferlistprotocolid")]
    #[irql(any)]
    fn NdisGetNetBufferListProtocolId(NetBufferList: Address) -> u8;
}

/// The tag of structures that come from no pool.
const TAG: pool::PoolTag = pool::PoolTag::new(*b"NDnl");

/// Allocates a list, with a `NET_BUFFER`, MDL and data if the pool was made so. NULL when memory lacks.
///
/// # Rules
/// `Irql_NetBuffer_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisAllocateNetBufferList(
    call: &mut Call,
    PoolHandle: Address,
    ContextSize: u16,
    ContextBackFill: u16,
) -> Result<Address, Stop> {
    let found = call.ndis().net_buffer_list_pools.find(PoolHandle);
    let pool = expect(call, found)?;
    if call.fails() {
        return Ok(Address::NULL);
    }
    allocate(call, pool, [ContextSize, ContextBackFill], Contents::OfPool)
}

/// Allocates a list with a `NET_BUFFER` that describes `MdlChain`. NULL when memory lacks, or the pool
/// was made for lists without a `NET_BUFFER`.
///
/// # Rules
/// `Irql_NetBuffer_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisAllocateNetBufferAndNetBufferList(
    call: &mut Call,
    PoolHandle: Address,
    ContextSize: u16,
    ContextBackFill: u16,
    MdlChain: Address,
    DataOffset: u32,
    DataLength: u64,
) -> Result<Address, Stop> {
    let found = call.ndis().net_buffer_list_pools.find(PoolHandle);
    let pool = expect(call, found)?;
    let pool_object = call.ndis().net_buffer_list_pools.object(pool).copied();
    let with_net_buffer = expect(call, pool_object)?.parameters.with_net_buffer;
    if call.fails() || !with_net_buffer {
        return Ok(Address::NULL);
    }
    let data = Data {
        mdl_chain: MdlChain,
        offset: DataOffset,
        length: DataLength,
    };
    allocate(
        call,
        pool,
        [ContextSize, ContextBackFill],
        Contents::Described(data),
    )
}

/// What the `NET_BUFFER` of a new list describes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Contents {
    /// The unused data space that the pool's lists come with, if they do.
    OfPool,
    /// Data that is there already.
    Described(Data),
    /// That many bytes of data in the list's own block.
    Own(u32),
}

/// Allocates a list of a pool, with as much context space used and unused; NULL when memory lacks.
pub(super) fn allocate(
    call: &mut Call,
    pool: NetBufferListPoolId,
    [used_context, unused_context]: [u16; 2],
    contents: Contents,
) -> Result<Address, Stop> {
    let object = call.ndis().net_buffer_list_pools.object(pool).copied();
    let mut parameters = expect(call, object)?.parameters;
    match contents {
        Contents::OfPool => {}
        Contents::Described(_) => parameters.data_size = 0,
        Contents::Own(length) => parameters.data_size = length,
    }
    let parts = parameters.parts(used_context, unused_context);
    let tag = pool::PoolTag(parameters.tag);
    let made = network_memory::block(call, parts.size, allocators::NET_BUFFER_LIST, tag)?;
    let Some(list) = made else {
        return Ok(Address::NULL);
    };
    call.write_field(list, NET_BUFFER_LIST::NdisPoolHandle, pool.handle().0)?;
    if parts.context != 0 {
        let at = list.offset(parts.context);
        network_memory::context(call, list, at, parts.context_size, used_context)?;
    }
    if parts.net_buffer != 0 {
        let at = list.offset(parts.net_buffer);
        let mdl_chain = network_memory::data(call, list, &parts, parameters.data_size)?;
        let data = match contents {
            Contents::OfPool => Data {
                mdl_chain,
                ..Data::default()
            },
            Contents::Described(data) => data,
            Contents::Own(length) => Data {
                mdl_chain,
                offset: 0,
                length: u64::from(length),
            },
        };
        network_memory::net_buffer(call, at, data, Address::NULL)?;
        call.write_field(list, NET_BUFFER_LIST::FirstNetBuffer, at.0)?;
    }
    let site = call.site();
    call.ndis()
        .made_list(list, Some(pool), Made::Allocated, site);
    Ok(list)
}

/// Frees a list and what was allocated together with it, but not what the driver added.
///
/// # Rules
/// `Irql_NetBuffer_Function`, `net-buffer-list-not-owned`, `net-buffer-list-wrong-free-function`.
fn NdisFreeNetBufferList(call: &mut Call, NetBufferList: Address) -> Result<(), Stop> {
    free_list(call, NetBufferList)
}

/// Frees a list that is not a clone.
pub(super) fn free_list(call: &mut Call, list: Address) -> Result<(), Stop> {
    let checked = call
        .ndis()
        .net_buffer_lists
        .check_free_list(list, Made::Allocated);
    if let Err(error) = checked.map(drop) {
        return Err(facts::net_buffer_lists::free_list(call, error));
    }
    free(call, list, allocators::NET_BUFFER_LIST, None)?;
    call.ndis().freed_list(list);
    Ok(())
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

/// Makes more context space: what is unused of the list's first context structure, or a new one in
/// front of it. Returns `NDIS_STATUS_RESOURCES` when memory lacks.
///
/// # Rules
/// `Irql_NetBuffer_Function`.
fn NdisAllocateNetBufferListContext(
    call: &mut Call,
    NetBufferList: Address,
    ContextSize: u16,
    ContextBackFill: u16,
    PoolTag: u32,
) -> Result<NtStatus, Stop> {
    let first = Address(call.read_field(NetBufferList, NET_BUFFER_LIST::Context)?);
    if !first.is_null() {
        let unused = call.read_field(first, CONTEXT::Offset)?;
        if let Some(unused) = unused.checked_sub(ContextSize) {
            call.write_field(first, CONTEXT::Offset, unused)?;
            return Ok(NtStatus::SUCCESS);
        }
    }
    if call.fails() {
        return Ok(NtStatus::INSUFFICIENT_RESOURCES);
    }
    let space = u64::from(ContextSize) + u64::from(ContextBackFill);
    let tag = pool::PoolTag(PoolTag);
    let made = network_memory::block(call, CONTEXT::SIZE + space, allocators::CONTEXT, tag)?;
    let Some(at) = made else {
        return Ok(NtStatus::INSUFFICIENT_RESOURCES);
    };
    network_memory::context(call, NetBufferList, at, space, ContextSize)?;
    Ok(NtStatus::SUCCESS)
}

/// Gives context space back. A context structure that `NdisAllocateNetBufferListContext` made is freed
/// once none of its space is used.
///
/// # Rules
/// `Irql_NetBuffer_Function`, `net-buffer-list-context-not-allocated`.
fn NdisFreeNetBufferListContext(
    call: &mut Call,
    NetBufferList: Address,
    ContextSize: u16,
) -> Result<(), Stop> {
    let first = Address(call.read_field(NetBufferList, NET_BUFFER_LIST::Context)?);
    if first.is_null() {
        return Err(facts::net_buffer_lists::context(call, ContextSize));
    }
    let size = call.read_field(first, CONTEXT::Size)?;
    let unused = call
        .read_field(first, CONTEXT::Offset)?
        .checked_add(ContextSize);
    let Some(unused) = unused.filter(|unused| *unused <= size) else {
        return Err(facts::net_buffer_lists::context(call, ContextSize));
    };
    call.write_field(first, CONTEXT::Offset, unused)?;
    let block = call.executive().pool.block_at(first);
    let was_added = block.is_some_and(|block| {
        block.address == first && block.allocator == allocators::CONTEXT && block.is_live()
    });
    if was_added && unused == size {
        let next = call.read_field(first, CONTEXT::Next)?;
        call.write_field(NetBufferList, NET_BUFFER_LIST::Context, next)?;
        free(call, first, allocators::CONTEXT, None)?;
    }
    Ok(())
}

/// The pool that a list is from.
///
/// # Rules
/// `Irql_NetBuffer_Function`.
fn NdisGetPoolFromNetBufferList(call: &mut Call, NetBufferList: Address) -> Result<Address, Stop> {
    call.read_field(NetBufferList, NET_BUFFER_LIST::NdisPoolHandle)
        .map(Address)
}

/// The `ProtocolId` of the pool that a list is from; `NDIS_PROTOCOL_ID_DEFAULT` for one from no pool.
fn NdisGetNetBufferListProtocolId(call: &mut Call, NetBufferList: Address) -> Result<u8, Stop> {
    let handle = Address(call.read_field(NetBufferList, NET_BUFFER_LIST::NdisPoolHandle)?);
    let pools = &call.ndis().net_buffer_list_pools;
    let pool = pools.find(handle).and_then(|id| pools.object(id));
    Ok(pool.map_or(0, |pool| pool.parameters.protocol))
}
