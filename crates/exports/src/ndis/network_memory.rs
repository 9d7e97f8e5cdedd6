//! Making the structures that carry network data: blocks of several parts, MDLs over them, contexts.
//!
//! A block has its data last, so that in guarded pool an overrun of the data faults at once.

use abi::Address;
use abi::layout::ndis::{NET_BUFFER_LIST, NET_BUFFER_LIST_CONTEXT};
use abi::layout::wdm::MDL;
use executive::mdls;
use executive::pool::{Allocator, PoolKind, PoolRequest, PoolTag};
use machine::{Call, Stop};
use ndis::net_buffer_lists::ListParts;
use ndis::net_buffers;

use crate::driver_memory::checked;

/// Zeroed nonpaged memory; none when memory lacks.
pub(super) fn block(
    call: &mut Call,
    size: u64,
    allocator: Allocator,
    tag: PoolTag,
) -> Result<Option<Address>, Stop> {
    let request = PoolRequest {
        kind: PoolKind::NonPagedNx,
        size,
        tag,
        allocator,
        cache_aligned: false,
    };
    call.allocate_zeroed_pool(&request)
}

/// Writes an MDL at `mdl` that describes `length` bytes of nonpaged memory.
pub(super) fn describe(
    call: &mut Call,
    mdl: Address,
    buffer: Address,
    length: u32,
) -> Result<(), Stop> {
    let memory = call.memory();
    let written = mdls::initialize(memory, mdl, buffer, length)
        .and_then(|()| mdls::build_for_nonpaged_pool(memory, mdl));
    checked(call, written)
}

/// Allocates an MDL that describes `length` bytes of nonpaged memory; NULL when memory lacks.
pub(super) fn mdl(
    call: &mut Call,
    buffer: Address,
    length: u32,
    allocator: Allocator,
) -> Result<Address, Stop> {
    const TAG: PoolTag = PoolTag::new(*b"NDmd");
    let size = mdls::size(buffer, u64::from(length));
    let Some(at) = block(call, size, allocator, TAG)? else {
        return Ok(Address::NULL);
    };
    describe(call, at, buffer, length)?;
    Ok(at)
}

/// Writes the MDL of a block over the block's own data, and gives its address; NULL without data.
pub(super) fn data(
    call: &mut Call,
    block: Address,
    parts: &ListParts,
    length: u32,
) -> Result<Address, Stop> {
    if length == 0 {
        return Ok(Address::NULL);
    }
    let mdl = block.offset(parts.mdl);
    describe(call, mdl, block.offset(parts.data), length)?;
    Ok(mdl)
}

/// What a new `NET_BUFFER` describes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Data {
    /// The first MDL; NULL for none.
    pub(super) mdl_chain: Address,
    /// Bytes before the data.
    pub(super) offset: u32,
    /// Bytes of data.
    pub(super) length: u64,
}

/// Fills the `NET_BUFFER` at `at`.
pub(super) fn net_buffer(
    call: &mut Call,
    at: Address,
    data: Data,
    pool: Address,
) -> Result<(), Stop> {
    let Data {
        mdl_chain,
        offset,
        length,
    } = data;
    let written = net_buffers::initialize(call.memory(), at, mdl_chain, offset, length, pool);
    checked(call, written)
}

/// Fills the context structure of a list, of which `used` bytes are for the caller from the start.
pub(super) fn context(
    call: &mut Call,
    list: Address,
    at: Address,
    size: u64,
    used: u16,
) -> Result<(), Stop> {
    let size = u16::try_from(size).unwrap_or(u16::MAX);
    let next = call.read_field(list, NET_BUFFER_LIST::Context)?;
    call.write_field(at, NET_BUFFER_LIST_CONTEXT::Next, next)?;
    call.write_field(at, NET_BUFFER_LIST_CONTEXT::Size, size)?;
    call.write_field(
        at,
        NET_BUFFER_LIST_CONTEXT::Offset,
        size.saturating_sub(used),
    )?;
    call.write_field(list, NET_BUFFER_LIST::Context, at.0)
}

/// The next MDL of a chain.
pub(super) fn next_mdl(call: &mut Call, mdl: Address) -> Result<Address, Stop> {
    call.read_field(mdl, MDL::Next).map(Address)
}

/// The next list of a chain.
pub(super) fn next_list(call: &mut Call, list: Address) -> Result<Address, Stop> {
    call.read_field(list, NET_BUFFER_LIST::Next).map(Address)
}
