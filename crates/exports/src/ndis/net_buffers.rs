//! `NET_BUFFER` structures and their data. Guide: network/net-buffer-structure.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::layout::ndis::NET_BUFFER;
use abi::{Address, NtStatus};
use executive::pool::PoolTag;
use machine::{Call, Stop, exports};
use ndis::allocators;
use ndis::net_buffer_lists::{ListParts, NetBufferOrigin};
use ndis::net_buffers::{self, Contiguous, Place};

use super::layers::expect;
use super::network_memory::{self, Data};
use crate::driver_memory::checked;
use crate::facts;
use crate::ntoskrnl::pool::free;

exports! {
    image: "ndis.sys";

    #[docs("ddi/nblapi/nf-nblapi-ndisallocatenetbuffer")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAllocateNetBuffer(
        PoolHandle: Address,
        MdlChain: Address,
        DataOffset: u32,
        DataLength: u64,
    ) -> Address;

    #[docs("ddi/nblapi/nf-nblapi-ndisallocatenetbuffermdlanddata")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAllocateNetBufferMdlAndData(PoolHandle: Address) -> Address;

    #[docs("ddi/nblapi/nf-nblapi-ndisfreenetbuffer")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFreeNetBuffer(NetBuffer: Address);

    #[docs("ddi/nblapi/nf-nblapi-ndisgetpoolfromnetbuffer")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisGetPoolFromNetBuffer(NetBuffer: Address) -> Address;

    #[docs("ddi/nblapi/nf-nblapi-ndisgetdatabuffer")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisGetDataBuffer(
        NetBuffer: Address,
        BytesNeeded: u32,
        Storage: Address,
        AlignMultiple: u32,
        AlignOffset: u32,
    ) -> Address;

    #[docs("ddi/nblapi/nf-nblapi-ndiscopyfromnetbuffertonetbuffer")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisCopyFromNetBufferToNetBuffer(
        Destination: Address,
        DestinationOffset: u32,
        BytesToCopy: u32,
        Source: Address,
        SourceOffset: u32,
        BytesCopied: Address,
    ) -> NtStatus;
}

/// Allocates a `NET_BUFFER` that describes `MdlChain`. NULL when memory lacks.
///
/// # Rules
/// `Irql_NetBuffer_Function`, `NdisAllocateNetBuffer`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisAllocateNetBuffer(
    call: &mut Call,
    PoolHandle: Address,
    MdlChain: Address,
    DataOffset: u32,
    DataLength: u64,
) -> Result<Address, Stop> {
    let data = Data {
        mdl_chain: MdlChain,
        offset: DataOffset,
        length: DataLength,
    };
    allocate(call, PoolHandle, Some(data))
}

/// Allocates a `NET_BUFFER` with an MDL and as much data space as the pool was made with, none of it
/// used yet. NULL when memory lacks.
///
/// # Rules
/// `Irql_NetBuffer_Function`, `NdisAllocateNetBuffer`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisAllocateNetBufferMdlAndData(call: &mut Call, PoolHandle: Address) -> Result<Address, Stop> {
    allocate(call, PoolHandle, None)
}

fn allocate(call: &mut Call, handle: Address, data: Option<Data>) -> Result<Address, Stop> {
    let found = call.ndis().net_buffer_pools.find(handle);
    let pool = expect(call, found)?;
    let object = call.ndis().net_buffer_pools.object(pool).copied();
    let parameters = expect(call, object)?.parameters;
    if call.fails() {
        return Ok(Address::NULL);
    }
    let own = if data.is_some() {
        0
    } else {
        parameters.data_size
    };
    let parts = ListParts::of_net_buffer(own);
    let tag = PoolTag(parameters.tag);
    let Some(at) = network_memory::block(call, parts.size, allocators::NET_BUFFER, tag)? else {
        return Ok(Address::NULL);
    };
    let mdl_chain = network_memory::data(call, at, &parts, own)?;
    let data = data.unwrap_or(Data {
        mdl_chain,
        ..Data::default()
    });
    network_memory::net_buffer(call, at, data, handle)?;
    let site = call.site();
    call.ndis()
        .made_net_buffer(at, NetBufferOrigin::Pool(pool), site);
    Ok(at)
}

/// Frees a `NET_BUFFER` that was allocated alone, and the MDL and data that came with it.
///
/// # Rules
/// `Irql_NetBuffer_Function`, `net-buffer-list-wrong-free-function`.
fn NdisFreeNetBuffer(call: &mut Call, NetBuffer: Address) -> Result<(), Stop> {
    let checked = call
        .ndis()
        .net_buffer_lists
        .check_free_net_buffer(NetBuffer);
    if let Err(error) = checked.map(drop) {
        return Err(facts::net_buffer_lists::free_net_buffer(call, error));
    }
    free(call, NetBuffer, allocators::NET_BUFFER, None)?;
    call.ndis().freed_net_buffer(NetBuffer);
    Ok(())
}

/// The pool that a `NET_BUFFER` is from.
///
/// # Rules
/// `Irql_NetBuffer_Function`.
fn NdisGetPoolFromNetBuffer(call: &mut Call, NetBuffer: Address) -> Result<Address, Stop> {
    call.read_field(NetBuffer, NET_BUFFER::NdisPoolHandle)
        .map(Address)
}

/// Where the first `BytesNeeded` bytes lie in one piece with the alignment asked for: in the buffer, or
/// copied to `Storage`. NULL if there are fewer bytes, or a copy is needed and there is no storage.
///
/// # Rules
/// `Irql_NetBuffer_Function`.
fn NdisGetDataBuffer(
    call: &mut Call,
    NetBuffer: Address,
    BytesNeeded: u32,
    Storage: Address,
    AlignMultiple: u32,
    AlignOffset: u32,
) -> Result<Address, Stop> {
    let found = net_buffers::contiguous(call.memory(), NetBuffer, BytesNeeded);
    match checked(call, found)? {
        Contiguous::TooFew => return Ok(Address::NULL),
        Contiguous::Here(data) if is_aligned(data, AlignMultiple, AlignOffset) => return Ok(data),
        Contiguous::Here(_) | Contiguous::Scattered => {}
    }
    if !Storage.is_null() {
        let copied = net_buffers::copy_out(call.memory(), NetBuffer, BytesNeeded, Storage);
        checked(call, copied)?;
    }
    Ok(Storage)
}

const fn is_aligned(data: Address, multiple: u32, offset: u32) -> bool {
    multiple <= 1 || data.0 % multiple as u64 == offset as u64 % multiple as u64
}

/// Copies data from one `NET_BUFFER` to another, as far as both have as much, and writes how much to
/// `*BytesCopied`.
///
/// # Rules
/// `Irql_NetBuffer_Function`.
fn NdisCopyFromNetBufferToNetBuffer(
    call: &mut Call,
    Destination: Address,
    DestinationOffset: u32,
    BytesToCopy: u32,
    Source: Address,
    SourceOffset: u32,
    BytesCopied: Address,
) -> Result<NtStatus, Stop> {
    let to = Place {
        at: Destination,
        offset: DestinationOffset,
    };
    let from = Place {
        at: Source,
        offset: SourceOffset,
    };
    let copied = net_buffers::copy(call.memory(), to, from, BytesToCopy);
    let copied = checked(call, copied)?;
    call.write(BytesCopied, copied)?;
    Ok(NtStatus::SUCCESS)
}
