//! Memory from NDIS. Guide: network/allocating-and-freeing-memory.
//!
//! It is nonpaged pool, not zeroed, and has a free function of its own: `ExFreePool` does not free it.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::{Address, NtStatus};
use executive::pool::{Allocator, PoolKind, PoolRequest, PoolTag};
use machine::{Call, Stop, exports};
use ndis::allocators;

use crate::facts;
use crate::ntoskrnl::pool::free;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisallocatememorywithtagpriority")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAllocateMemoryWithTagPriority(
        NdisHandle: Address,
        Length: u32,
        Tag: u32,
        Priority: u32,
    ) -> Address;

    #[docs("previous-versions/windows/hardware/network/ff550767")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAllocateMemoryWithTag(VirtualAddress: Address, Length: u32, Tag: u32) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndisfreememory")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFreeMemory(VirtualAddress: Address, Length: u32, MemoryFlags: u32);

    #[docs("ddi/ndis/nf-ndis-ndisfreememorywithtag")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFreeMemoryWithTag(VirtualAddress: Address, Tag: u32);

    #[docs("ddi/ndis/nf-ndis-ndisfreememorywithtagpriority")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFreeMemoryWithTagPriority(NdisHandle: Address, VirtualAddress: Address, Tag: u32);
}

/// The tag of memory that is allocated without one, as the page of
/// `NdisAllocateMemoryWithTagPriority` has it.
pub(super) const DEFAULT_TAG: PoolTag = PoolTag::new(*b"NDam");

/// Allocates nonpaged memory, which is not zeroed; NULL when memory lacks. The priority makes no
/// difference here.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `NdisAllocateMemoryWithTagPriority`, `pool-zero-size`,
/// `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisAllocateMemoryWithTagPriority(
    call: &mut Call,
    NdisHandle: Address,
    Length: u32,
    Tag: u32,
    _Priority: u32,
) -> Result<Address, Stop> {
    facts::resource_owners::check(call, NdisHandle)?;
    if Tag == 0 {
        facts::ndis_memory::no_tag(call);
    }
    let tag = if Tag == 0 { DEFAULT_TAG } else { PoolTag(Tag) };
    allocate_by_request(call, allocators::MEMORY, u64::from(Length), tag)
}

/// The older form, without a handle: writes the address to `*VirtualAddress`. Returns
/// `NDIS_STATUS_RESOURCES` when memory lacks.
///
/// # Rules
/// `pool-zero-size`.
fn NdisAllocateMemoryWithTag(
    call: &mut Call,
    VirtualAddress: Address,
    Length: u32,
    Tag: u32,
) -> Result<NtStatus, Stop> {
    let memory = allocate_by_request(call, allocators::MEMORY, u64::from(Length), PoolTag(Tag))?;
    call.write(VirtualAddress, memory)?;
    Ok(if memory.is_null() {
        NtStatus::INSUFFICIENT_RESOURCES
    } else {
        NtStatus::SUCCESS
    })
}

/// Frees memory of the functions above, and strings that NDIS gave out. The length is ignored.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `pool-double-free`, `pool-free-invalid-address`,
/// `pool-wrong-free-function`, `pool-corrupted`.
///
/// # Differences from Windows
/// Memory that is contiguous or not cached, which the flags are for, can't be allocated with NDIS 6.
fn NdisFreeMemory(
    call: &mut Call,
    VirtualAddress: Address,
    _Length: u32,
    MemoryFlags: u32,
) -> Result<(), Stop> {
    if MemoryFlags != 0 {
        return Err(facts::ndis_memory::memory_flags(call, MemoryFlags));
    }
    free(call, VirtualAddress, allocators::MEMORY, None).map(drop)
}

/// Frees memory that was allocated with this tag.
///
/// # Rules
/// Those of `NdisFreeMemory`, and `pool-wrong-tag`.
fn NdisFreeMemoryWithTag(call: &mut Call, VirtualAddress: Address, Tag: u32) -> Result<(), Stop> {
    let tag = if Tag == 0 { DEFAULT_TAG } else { PoolTag(Tag) };
    free(call, VirtualAddress, allocators::MEMORY, Some(tag)).map(drop)
}

/// Frees memory that was allocated with this handle and tag.
///
/// # Rules
/// Those of `NdisFreeMemoryWithTag`, and `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFreeMemoryWithTagPriority(
    call: &mut Call,
    NdisHandle: Address,
    VirtualAddress: Address,
    Tag: u32,
) -> Result<(), Stop> {
    facts::resource_owners::check(call, NdisHandle)?;
    NdisFreeMemoryWithTag(call, VirtualAddress, Tag)
}

/// Allocates what a driver asked for; NULL when the schedule lets it fail or memory lacks.
fn allocate_by_request(
    call: &mut Call,
    allocator: Allocator,
    size: u64,
    tag: PoolTag,
) -> Result<Address, Stop> {
    if size == 0 {
        facts::pool::zero_size(call, PoolKind::NonPagedNx);
    }
    allocate(call, allocator, size, tag)
}

/// Allocates nonpaged memory for what NDIS gives out; NULL when the schedule lets it fail or memory
/// lacks.
pub(super) fn allocate(
    call: &mut Call,
    allocator: Allocator,
    size: u64,
    tag: PoolTag,
) -> Result<Address, Stop> {
    if call.fails() {
        return Ok(Address::NULL);
    }
    let kind = PoolKind::NonPagedNx;
    let request = PoolRequest {
        kind,
        size,
        tag,
        allocator,
        cache_aligned: false,
    };
    Ok(call.allocate_pool(&request)?.unwrap_or(Address::NULL))
}

/// As [`allocate`], zeroed.
pub(super) fn allocate_zeroed(
    call: &mut Call,
    allocator: Allocator,
    size: u64,
    tag: PoolTag,
) -> Result<Address, Stop> {
    if call.fails() {
        return Ok(Address::NULL);
    }
    let kind = PoolKind::NonPagedNx;
    let request = PoolRequest {
        kind,
        size,
        tag,
        allocator,
        cache_aligned: false,
    };
    Ok(call
        .allocate_zeroed_pool(&request)?
        .unwrap_or(Address::NULL))
}
