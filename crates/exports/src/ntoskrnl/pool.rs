//! Pool memory. Guide: kernel/allocating-system-space-memory.
//!
//! Blocks end at an inaccessible page, so that an overrun faults at once; a freed block stays
//! inaccessible for the rest of the run. Memory that is not documented to be zeroed holds a pattern
//! that is no valid address.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use executive::pool::{
    Allocator, Block, PoolRequest, PoolSelection, PoolTag, select_by_pool_flags,
    select_by_pool_type,
};
use machine::{Call, Stop, exports};

use crate::facts;
use crate::facts::pool::Doing;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-exallocatepool")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExAllocatePool(PoolType: u32, NumberOfBytes: u64) -> Address;

    #[docs("ddi/wdm/nf-wdm-exallocatepoolwithtag")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExAllocatePoolWithTag(PoolType: u32, NumberOfBytes: u64, Tag: u32) -> Address;

    #[docs("ddi/wdm/nf-wdm-exallocatepoolwithtagpriority")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExAllocatePoolWithTagPriority(
        PoolType: u32,
        NumberOfBytes: u64,
        Tag: u32,
        Priority: u32,
    ) -> Address;

    #[docs("ddi/wdm/nf-wdm-exallocatepoolwithquotatag")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExAllocatePoolWithQuotaTag(PoolType: u32, NumberOfBytes: u64, Tag: u32) -> Address;

    #[docs("ddi/wdm/nf-wdm-exallocatepool2")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExAllocatePool2(Flags: u64, NumberOfBytes: u64, Tag: u32) -> Address;

    #[docs("ddi/wdm/nf-wdm-exallocatepool3")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExAllocatePool3(
        Flags: u64,
        NumberOfBytes: u64,
        Tag: u32,
        ExtendedParameters: Address,
        ExtendedParametersCount: u32,
    ) -> Address;

    #[docs("ddi/wdm/nf-wdm-exfreepool")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExFreePool(P: Address);

    #[docs("ddi/wdm/nf-wdm-exfreepoolwithtag")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExFreePoolWithTag(P: Address, Tag: u32);

    #[docs("ddi/wdm/nf-wdm-exfreepool2")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExFreePool2(
        P: Address,
        Tag: u32,
        ExtendedParameters: Address,
        ExtendedParametersCount: u32,
    );
}

/// The tag of memory that was allocated by a function without one.
const NO_TAG: PoolTag = PoolTag::new(*b"None");

/// Allocates memory of a `POOL_TYPE`, which is not zeroed; NULL when memory lacks.
///
/// # Rules
/// `IrqlExAllocatePool`, `pool-invalid-type`, `pool-zero-size`.
fn ExAllocatePool(call: &mut Call, PoolType: u32, NumberOfBytes: u64) -> Result<Address, Stop> {
    let selection = selection(call, PoolType, NumberOfBytes, NO_TAG)?;
    allocate(call, selection, NumberOfBytes, NO_TAG)
}

/// Allocates memory of a `POOL_TYPE` under a tag; it is not zeroed; NULL when memory lacks.
///
/// # Rules
/// `IrqlExAllocatePool`, `pool-invalid-type`, `pool-without-tag`, `pool-zero-size`.
fn ExAllocatePoolWithTag(
    call: &mut Call,
    PoolType: u32,
    NumberOfBytes: u64,
    Tag: u32,
) -> Result<Address, Stop> {
    let tag = PoolTag(Tag);
    let selection = selection(call, PoolType, NumberOfBytes, tag)?;
    if Tag == 0 {
        return Err(facts::pool::no_tag(call, selection.kind, NumberOfBytes));
    }
    allocate(call, selection, NumberOfBytes, tag)
}

/// As `ExAllocatePoolWithTag`; the priority says how soon a computer that is short of memory refuses,
/// which makes no difference here.
///
/// # Rules
/// As for `ExAllocatePoolWithTag`.
fn ExAllocatePoolWithTagPriority(
    call: &mut Call,
    PoolType: u32,
    NumberOfBytes: u64,
    Tag: u32,
    _Priority: u32,
) -> Result<Address, Stop> {
    ExAllocatePoolWithTag(call, PoolType, NumberOfBytes, Tag)
}

/// Allocates memory that is charged to the current process.
///
/// # Rules
/// As for `ExAllocatePoolWithTag`.
///
/// # Differences from Windows
/// Processes have no quota, so that is never exceeded. Without `POOL_QUOTA_FAIL_INSTEAD_OF_RAISE`
/// Windows raises an exception when memory lacks; that is not simulated.
fn ExAllocatePoolWithQuotaTag(
    call: &mut Call,
    PoolType: u32,
    NumberOfBytes: u64,
    Tag: u32,
) -> Result<Address, Stop> {
    const FAIL_INSTEAD_OF_RAISE: u32 = abi::constants::wdm::POOL_QUOTA_FAIL_INSTEAD_OF_RAISE;
    let mut selection = selection(call, PoolType, NumberOfBytes, PoolTag(Tag))?;
    selection.raise_on_failure = PoolType & FAIL_INSTEAD_OF_RAISE == 0;
    allocate(call, selection, NumberOfBytes, PoolTag(Tag))
}

/// Allocates memory that is zeroed unless `POOL_FLAG_UNINITIALIZED` is given; NULL when memory lacks,
/// the flags are not valid or the tag is zero.
///
/// # Rules
/// `IrqlExAllocatePool`, `pool-zero-size`.
fn ExAllocatePool2(
    call: &mut Call,
    Flags: u64,
    NumberOfBytes: u64,
    Tag: u32,
) -> Result<Address, Stop> {
    match select_by_pool_flags(Flags) {
        Ok(selection) if Tag != 0 => allocate(call, selection, NumberOfBytes, PoolTag(Tag)),
        _ => Ok(Address::NULL),
    }
}

/// As `ExAllocatePool2`, with parameters more: a priority and a preferred node make no difference here.
///
/// # Rules
/// As for `ExAllocatePool2`.
///
/// # Differences from Windows
/// There is no secure pool.
fn ExAllocatePool3(
    call: &mut Call,
    Flags: u64,
    NumberOfBytes: u64,
    Tag: u32,
    ExtendedParameters: Address,
    ExtendedParametersCount: u32,
) -> Result<Address, Stop> {
    const SIZE: u64 = 16;
    const PRIORITY: u64 = 1;
    const NUMA_NODE: u64 = 3;
    const OPTIONAL: u64 = 1 << 8;
    for index in 0..u64::from(ExtendedParametersCount) {
        let first: u64 = call.read(ExtendedParameters.offset(index * SIZE))?;
        let kind = first & 0xFF;
        if !matches!(kind, PRIORITY | NUMA_NODE) && first & OPTIONAL == 0 {
            return Err(
                call.unsupported(format!("ExAllocatePool3 with a parameter of type {kind}"))
            );
        }
    }
    ExAllocatePool2(call, Flags, NumberOfBytes, Tag)
}

/// Frees a block.
///
/// # Rules
/// `pool-double-free`, `pool-free-invalid-address`, `pool-wrong-free-function`, `pool-corrupted`.
fn ExFreePool(call: &mut Call, P: Address) -> Result<(), Stop> {
    free(call, P, Allocator::POOL, None).map(drop)
}

/// Frees a block that was allocated with this tag. The tag zero is not compared, since headers define
/// `ExFreePool` so.
///
/// # Rules
/// As for `ExFreePool`, and `pool-wrong-tag`.
fn ExFreePoolWithTag(call: &mut Call, P: Address, Tag: u32) -> Result<(), Stop> {
    let tag = (Tag != 0).then_some(PoolTag(Tag));
    free(call, P, Allocator::POOL, tag).map(drop)
}

/// Frees a block that was allocated with this tag.
///
/// # Rules
/// As for `ExFreePoolWithTag`.
///
/// # Differences from Windows
/// There is no secure pool, which is what the extended parameters are for.
fn ExFreePool2(
    call: &mut Call,
    P: Address,
    Tag: u32,
    _ExtendedParameters: Address,
    ExtendedParametersCount: u32,
) -> Result<(), Stop> {
    if ExtendedParametersCount != 0 {
        return Err(call.unsupported("ExFreePool2 with extended parameters"));
    }
    ExFreePoolWithTag(call, P, Tag)
}

fn selection(
    call: &mut Call,
    pool_type: u32,
    size: u64,
    tag: PoolTag,
) -> Result<PoolSelection, Stop> {
    select_by_pool_type(pool_type)
        .map_err(|error| facts::pool::invalid_type(call, error, size, tag))
}

/// Allocates for one of the pool's functions: checks the level and the size, and lets the schedule
/// decide whether it fails.
pub(super) fn allocate(
    call: &mut Call,
    selection: PoolSelection,
    size: u64,
    tag: PoolTag,
) -> Result<Address, Stop> {
    let kind = selection.kind;
    if !facts::pool::level_is_allowed(kind, call.irql()) {
        return Err(facts::pool::paged_at_raised_irql(
            call,
            Doing::Allocating { size },
            kind,
        ));
    }
    if size == 0 {
        facts::pool::zero_size(call, kind);
    }
    if !selection.raise_on_failure && call.fails() {
        return Ok(Address::NULL);
    }
    let cache_aligned = selection.cache_aligned;
    let request = PoolRequest {
        kind,
        size,
        tag,
        allocator: Allocator::POOL,
        cache_aligned,
    };
    let made = if selection.zeroed {
        call.allocate_zeroed_pool(&request)?
    } else {
        call.allocate_pool(&request)?
    };
    match made {
        Some(address) => Ok(address),
        None if selection.raise_on_failure => {
            let function = call.function();
            Err(call.unsupported(format!(
                "{function} that raises an exception for {size} bytes"
            )))
        }
        None => Ok(Address::NULL),
    }
}

/// Frees a block of any family, and says what is wrong with that, or with objects left in the block.
pub(crate) fn free(
    call: &mut Call,
    address: Address,
    allocator: Allocator,
    tag: Option<PoolTag>,
) -> Result<Block, Stop> {
    let block = match call.free_pool(address, allocator, tag) {
        Ok(block) => block,
        Err(error) => return Err(facts::pool::free(call, address, error)),
    };
    if !facts::pool::level_is_allowed(block.kind, call.irql()) {
        let freeing = Doing::Freeing { address };
        return Err(facts::pool::paged_at_raised_irql(call, freeing, block.kind));
    }
    let executive = call.executive();
    if let Some(list) = executive
        .lookaside
        .in_range(block.address, block.size)
        .copied()
    {
        return Err(facts::lookaside_lists::in_freed_memory(call, &block, &list));
    }
    let in_use = call.executive().forget_range(block.address, block.size);
    match in_use.first() {
        Some(&object) => {
            let holder = facts::freed_memory::Holder::block(call, &block);
            Err(facts::freed_memory::object_in_use(call, &holder, object))
        }
        None => Ok(block),
    }
}
