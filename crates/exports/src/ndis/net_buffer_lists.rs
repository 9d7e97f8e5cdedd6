//! Allocating and freeing `NET_BUFFER_LIST` structures. Guide: network/net-buffer-list-structure.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use abi::layout::ndis::NET_BUFFER_LIST;
use executive::pool;
use machine::{Call, Stop, exports};
use ndis::allocators;
use ndis::net_buffer_lists::Made;
use ndis::net_buffer_pools::NetBufferListPoolId;

use super::layers::expect;
use super::network_memory::{self, Data};
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

    #[docs("ddi/nblapi/nf-nblapi-ndisgetpoolfromnetbufferlist")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisGetPoolFromNetBufferList(NetBufferList: Address) -> Address;

    #[docs("ddi/nblapi/nf-nblapi-ndisgetnetbufferlistprotocolid")]
    #[irql(any)]
    fn NdisGetNetBufferListProtocolId(NetBufferList: Address) -> u8;
}

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
