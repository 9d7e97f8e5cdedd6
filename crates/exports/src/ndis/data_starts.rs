//! Where the data of a `NET_BUFFER` starts. Guide: network/retreat-operations, network/advance-operations.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::layout::ndis::{NET_BUFFER, NET_BUFFER_LIST};
use abi::layout::wdm::MDL;
use abi::{Address, NtStatus};
use executive::pool::PoolTag;
use machine::{Call, Stop, callback, exports};
use ndis::allocators;
use ndis::net_buffer_lists::ListParts;
use ndis::net_buffers;

use super::network_memory;
use crate::driver_memory::checked;
use crate::ntoskrnl::pool::free;

/// The tag of memory for a retreat.
const RETREAT_TAG: PoolTag = PoolTag::new(*b"NDrt");

exports! {
    image: "ndis.sys";

    #[docs("ddi/nblapi/nf-nblapi-ndisretreatnetbufferdatastart")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisRetreatNetBufferDataStart(
        NetBuffer: Address,
        DataOffsetDelta: u32,
        DataBackFill: u32,
        AllocateMdlHandler: Address,
    ) -> NtStatus;

    #[docs("ddi/nblapi/nf-nblapi-ndisretreatnetbufferlistdatastart")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisRetreatNetBufferListDataStart(
        NetBufferList: Address,
        DataOffsetDelta: u32,
        DataBackFill: u32,
        AllocateMdlHandler: Address,
        FreeMdlHandler: Address,
    ) -> NtStatus;

    #[docs("ddi/nblapi/nf-nblapi-ndisadvancenetbufferdatastart")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAdvanceNetBufferDataStart(
        NetBuffer: Address,
        DataOffsetDelta: u32,
        FreeMdl: bool,
        FreeMdlHandler: Address,
    );

    #[docs("ddi/nblapi/nf-nblapi-ndisadvancenetbufferlistdatastart")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAdvanceNetBufferListDataStart(
        NetBufferList: Address,
        DataOffsetDelta: u32,
        FreeMdl: bool,
        FreeMdlMdlHandler: Address,
    );

    #[docs("ddi/nblapi/nf-nblapi-ndisadjustnetbuffercurrentmdl")]
    #[irql(any)]
    fn NdisAdjustNetBufferCurrentMdl(NetBuffer: Address);
}

/// Adds used data space at the front: unused space if there is enough, or else a new MDL with its
/// buffer, made by the handler if there is one. Returns `NDIS_STATUS_RESOURCES` when memory lacks.
///
/// # Rules
/// `Irql_NetBuffer_Function`.
fn NdisRetreatNetBufferDataStart(
    call: &mut Call,
    NetBuffer: Address,
    DataOffsetDelta: u32,
    DataBackFill: u32,
    AllocateMdlHandler: Address,
) -> Result<NtStatus, Stop> {
    retreat(
        call,
        NetBuffer,
        DataOffsetDelta,
        DataBackFill,
        AllocateMdlHandler,
    )
}

fn retreat(
    call: &mut Call,
    net_buffer: Address,
    delta: u32,
    back_fill: u32,
    allocate_mdl: Address,
) -> Result<NtStatus, Stop> {
    let within = net_buffers::retreat(call.memory(), net_buffer, delta);
    if checked(call, within)? {
        return Ok(NtStatus::SUCCESS);
    }
    let Some(size) = delta.checked_add(back_fill) else {
        return Ok(NtStatus::UNSUCCESSFUL);
    };
    let mdl = if allocate_mdl.is_null() {
        retreat_mdl(call, size)?
    } else {
        handlers_mdl(call, allocate_mdl, size)?
    };
    if mdl.is_null() {
        return Ok(NtStatus::INSUFFICIENT_RESOURCES);
    }
    let size = call.read_field(mdl, MDL::ByteCount)?;
    let done = net_buffers::retreat_into(call.memory(), net_buffer, delta, mdl, size);
    checked(call, done)?;
    Ok(NtStatus::SUCCESS)
}

/// An MDL of the driver's `NetAllocateMdl`, which is told the size by a pointer; NULL when memory lacks.
fn handlers_mdl(call: &mut Call, handler: Address, size: u32) -> Result<Address, Stop> {
    let Some(told) = network_memory::block(call, 4, allocators::BUILT_IN, RETREAT_TAG)? else {
        return Ok(Address::NULL);
    };
    call.write(told, size)?;
    let mdl = Address(call.invoke(callback::NET_ALLOCATE_MDL, handler, &[told.0])?);
    free(call, told, allocators::BUILT_IN, None)?;
    if !mdl.is_null() {
        call.ndis().net_buffer_lists.note_retreat_mdl(mdl);
    }
    Ok(mdl)
}

/// An MDL with its buffer in one block; NULL when memory lacks.
fn retreat_mdl(call: &mut Call, size: u32) -> Result<Address, Stop> {
    if call.fails() {
        return Ok(Address::NULL);
    }
    let parts = ListParts::of_data(size);
    match network_memory::block(call, parts.size, allocators::RETREAT, RETREAT_TAG)? {
        Some(block) => network_memory::data(call, block, &parts, size),
        None => Ok(Address::NULL),
    }
}

/// Adds used data space at the front of each `NET_BUFFER` of a list, or of none: if memory lacks for
/// one of them, those before it are as they were.
///
/// # Rules
/// `Irql_NetBuffer_Function`.
fn NdisRetreatNetBufferListDataStart(
    call: &mut Call,
    NetBufferList: Address,
    DataOffsetDelta: u32,
    DataBackFill: u32,
    AllocateMdlHandler: Address,
    FreeMdlHandler: Address,
) -> Result<NtStatus, Stop> {
    let first = Address(call.read_field(NetBufferList, NET_BUFFER_LIST::FirstNetBuffer)?);
    let mut at = first;
    while !at.is_null() {
        let status = retreat(call, at, DataOffsetDelta, DataBackFill, AllocateMdlHandler)?;
        if status != NtStatus::SUCCESS {
            advance_until(call, first, at, DataOffsetDelta, Some(FreeMdlHandler))?;
            return Ok(status);
        }
        at = Address(call.read_field(at, NET_BUFFER::Next)?);
    }
    Ok(NtStatus::SUCCESS)
}

/// Gives used data space at the front back, and with `FreeMdl` the MDLs that a retreat added.
///
/// # Rules
/// `Irql_NetBuffer_Function`.
fn NdisAdvanceNetBufferDataStart(
    call: &mut Call,
    NetBuffer: Address,
    DataOffsetDelta: u32,
    FreeMdl: bool,
    FreeMdlHandler: Address,
) -> Result<(), Stop> {
    advance(
        call,
        NetBuffer,
        DataOffsetDelta,
        FreeMdl.then_some(FreeMdlHandler),
    )
}

/// Gives used data space at the front of each `NET_BUFFER` of a list back.
///
/// # Rules
/// `Irql_NetBuffer_Function`.
fn NdisAdvanceNetBufferListDataStart(
    call: &mut Call,
    NetBufferList: Address,
    DataOffsetDelta: u32,
    FreeMdl: bool,
    FreeMdlMdlHandler: Address,
) -> Result<(), Stop> {
    let first = Address(call.read_field(NetBufferList, NET_BUFFER_LIST::FirstNetBuffer)?);
    let free_mdl = FreeMdl.then_some(FreeMdlMdlHandler);
    advance_until(call, first, Address::NULL, DataOffsetDelta, free_mdl)
}

/// Advances each `NET_BUFFER` of a chain before `end`.
fn advance_until(
    call: &mut Call,
    first: Address,
    end: Address,
    delta: u32,
    free_mdl: Option<Address>,
) -> Result<(), Stop> {
    let mut at = first;
    while !at.is_null() && at != end {
        advance(call, at, delta, free_mdl)?;
        at = Address(call.read_field(at, NET_BUFFER::Next)?);
    }
    Ok(())
}

fn advance(
    call: &mut Call,
    net_buffer: Address,
    delta: u32,
    free_mdl: Option<Address>,
) -> Result<(), Stop> {
    let done = net_buffers::advance(call.memory(), net_buffer, delta);
    checked(call, done)?;
    let Some(handler) = free_mdl else {
        return Ok(());
    };
    loop {
        let unused = net_buffers::unused_mdl(call.memory(), net_buffer);
        let Some(mdl) = checked(call, unused)? else {
            return Ok(());
        };
        let block = call.executive().pool.block_at(mdl);
        let is_ours = block.is_some_and(|block| {
            block.address == mdl && block.allocator == allocators::RETREAT && block.is_live()
        });
        if !is_ours && !call.ndis().net_buffer_lists.forget_retreat_mdl(mdl) {
            return Ok(());
        }
        let unlinked = net_buffers::unlink_mdl(call.memory(), net_buffer, mdl);
        checked(call, unlinked)?;
        if is_ours {
            free(call, mdl, allocators::RETREAT, None)?;
        } else {
            call.invoke(callback::NET_FREE_MDL, handler, &[mdl.0])?;
        }
    }
}

/// Sets the current MDL and the offset into it by `DataOffset`.
///
/// # Rules
/// `Irql_NetBuffer_Function`.
fn NdisAdjustNetBufferCurrentMdl(call: &mut Call, NetBuffer: Address) -> Result<(), Stop> {
    let adjusted = net_buffers::adjust_current_mdl(call.memory(), NetBuffer);
    checked(call, adjusted)
}
