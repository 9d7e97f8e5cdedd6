//! Context space of `NET_BUFFER_LIST` structures: what drivers on the way of a list keep with it.
//! Guide: network/net-buffer-list-context-structure.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::layout::ndis::{NET_BUFFER_LIST, NET_BUFFER_LIST_CONTEXT as CONTEXT};
use abi::{Address, NtStatus};
use executive::pool;
use machine::{Call, Stop, exports};
use ndis::allocators;

use super::network_memory;
use crate::facts;
use crate::ntoskrnl::pool::free;

exports! {
    image: "ndis.sys";

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
