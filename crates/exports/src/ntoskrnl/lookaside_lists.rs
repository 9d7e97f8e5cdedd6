//! Lookaside lists. Guide: kernel/using-lookaside-lists.
//!
//! Images for older versions of Windows allocate and free inline, over the list's fields, the functions
//! of sequenced lists, and the addresses of `ExAllocatePoolWithTag` and `ExFreePool`.
//!
//! # Differences from Windows
//! A list keeps no entries if the pool is guarded, so that each entry is a block of its own: an
//! overrun or a use after free faults at once.
#![expect(
    non_snake_case,
    clippy::too_many_arguments,
    reason = "exports keep the documentation's names and parameters"
)]

use abi::{Address, NtStatus};
use executive::lookaside::{
    InitializeLookasideError, LookasideAllocation, LookasideFree, LookasideKind, LookasideSetting,
};
use executive::pool::{Allocator, PoolMode, PoolTag, select_by_pool_type};
use machine::callback::LOOKASIDE_ROUTINE;
use machine::{Call, Parts, Stop, exports};

use crate::facts;
use crate::ntoskrnl::pool;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-exinitializenpagedlookasidelist")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExInitializeNPagedLookasideList(
        Lookaside: Address,
        Allocate: Address,
        Free: Address,
        Flags: u32,
        Size: u64,
        Tag: u32,
        Depth: u16,
    );

    #[docs("ddi/wdm/nf-wdm-exdeletenpagedlookasidelist")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExDeleteNPagedLookasideList(Lookaside: Address);

    #[docs("ddi/wdm/nf-wdm-exallocatefromnpagedlookasidelist")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExAllocateFromNPagedLookasideList(Lookaside: Address) -> Address;

    #[docs("ddi/wdm/nf-wdm-exfreetonpagedlookasidelist")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExFreeToNPagedLookasideList(Lookaside: Address, Entry: Address);

    #[docs("ddi/wdm/nf-wdm-exinitializepagedlookasidelist")]
    #[irql(<= APC_LEVEL)]
    fn ExInitializePagedLookasideList(
        Lookaside: Address,
        Allocate: Address,
        Free: Address,
        Flags: u32,
        Size: u64,
        Tag: u32,
        Depth: u16,
    );

    #[docs("ddi/wdm/nf-wdm-exdeletepagedlookasidelist")]
    #[irql(<= APC_LEVEL)]
    fn ExDeletePagedLookasideList(Lookaside: Address);

    #[docs("ddi/wdm/nf-wdm-exallocatefrompagedlookasidelist")]
    #[irql(<= APC_LEVEL)]
    fn ExAllocateFromPagedLookasideList(Lookaside: Address) -> Address;

    #[docs("ddi/wdm/nf-wdm-exfreetopagedlookasidelist")]
    #[irql(<= APC_LEVEL)]
    fn ExFreeToPagedLookasideList(Lookaside: Address, Entry: Address);

    #[docs("ddi/wdm/nf-wdm-exinitializelookasidelistex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExInitializeLookasideListEx(
        Lookaside: Address,
        Allocate: Address,
        Free: Address,
        PoolType: u32,
        Flags: u32,
        Size: u64,
        Tag: u32,
        Depth: u16,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-exdeletelookasidelistex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExDeleteLookasideListEx(Lookaside: Address);

    #[docs("ddi/wdm/nf-wdm-exflushlookasidelistex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExFlushLookasideListEx(Lookaside: Address);

    #[docs("ddi/wdm/nf-wdm-exallocatefromlookasidelistex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExAllocateFromLookasideListEx(Lookaside: Address) -> Address;

    #[docs("ddi/wdm/nf-wdm-exfreetolookasidelistex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExFreeToLookasideListEx(Lookaside: Address, Entry: Address);
}

/// How many entries a list keeps if the pool is not guarded.
const DEPTH: u16 = 256;

/// Initialises a list of nonpaged entries.
///
/// # Rules
/// `lookaside-list-use`, `pool-invalid-type`, `list-misaligned`.
fn ExInitializeNPagedLookasideList(
    call: &mut Call,
    Lookaside: Address,
    Allocate: Address,
    Free: Address,
    Flags: u32,
    Size: u64,
    Tag: u32,
    _Depth: u16,
) -> Result<(), Stop> {
    let kind = LookasideKind::NonPaged;
    let setting = setting(call, kind, [Allocate, Free], (0, Flags), (Size, Tag));
    initialize(call, Lookaside, &setting)
        .map_err(|error| facts::lookaside_lists::initialize_without_status(call, Lookaside, error))
}

/// Deletes a list, after it has freed the entries that the list kept.
///
/// # Rules
/// `lookaside-list-use`.
fn ExDeleteNPagedLookasideList(call: &mut Call, Lookaside: Address) -> Result<(), Stop> {
    delete(call, Lookaside, LookasideKind::NonPaged)
}

/// Takes an entry that the list has kept, or allocates one; NULL when memory lacks.
///
/// # Rules
/// `lookaside-list-use`.
fn ExAllocateFromNPagedLookasideList(call: &mut Call, Lookaside: Address) -> Result<Address, Stop> {
    allocate(call, Lookaside, LookasideKind::NonPaged)
}

/// Gives an entry back to the list, which keeps or frees it.
///
/// # Rules
/// `lookaside-list-use`, and those of `ExFreePool`.
fn ExFreeToNPagedLookasideList(
    call: &mut Call,
    Lookaside: Address,
    Entry: Address,
) -> Result<(), Stop> {
    free(call, Lookaside, LookasideKind::NonPaged, Entry)
}

/// Initialises a list of paged entries.
///
/// # Rules
/// As for `ExInitializeNPagedLookasideList`.
fn ExInitializePagedLookasideList(
    call: &mut Call,
    Lookaside: Address,
    Allocate: Address,
    Free: Address,
    Flags: u32,
    Size: u64,
    Tag: u32,
    _Depth: u16,
) -> Result<(), Stop> {
    let kind = LookasideKind::Paged;
    let setting = setting(call, kind, [Allocate, Free], (0, Flags), (Size, Tag));
    initialize(call, Lookaside, &setting)
        .map_err(|error| facts::lookaside_lists::initialize_without_status(call, Lookaside, error))
}

/// As `ExDeleteNPagedLookasideList`.
fn ExDeletePagedLookasideList(call: &mut Call, Lookaside: Address) -> Result<(), Stop> {
    delete(call, Lookaside, LookasideKind::Paged)
}

/// As `ExAllocateFromNPagedLookasideList`.
fn ExAllocateFromPagedLookasideList(call: &mut Call, Lookaside: Address) -> Result<Address, Stop> {
    allocate(call, Lookaside, LookasideKind::Paged)
}

/// As `ExFreeToNPagedLookasideList`.
fn ExFreeToPagedLookasideList(
    call: &mut Call,
    Lookaside: Address,
    Entry: Address,
) -> Result<(), Stop> {
    free(call, Lookaside, LookasideKind::Paged, Entry)
}

/// Initialises a list of entries from any pool. `STATUS_INVALID_PARAMETER_4` for a pool type that is not
/// for drivers, `STATUS_INVALID_PARAMETER_5` for flags that are unknown or exclude each other.
///
/// # Rules
/// `lookaside-list-use`, `list-misaligned`.
fn ExInitializeLookasideListEx(
    call: &mut Call,
    Lookaside: Address,
    Allocate: Address,
    Free: Address,
    PoolType: u32,
    Flags: u32,
    Size: u64,
    Tag: u32,
    _Depth: u16,
) -> Result<NtStatus, Stop> {
    let kind = LookasideKind::Ex;
    let setting = setting(call, kind, [Allocate, Free], (PoolType, Flags), (Size, Tag));
    match initialize(call, Lookaside, &setting) {
        Ok(()) => Ok(NtStatus::SUCCESS),
        Err(error) => facts::lookaside_lists::initialize(call, Lookaside, error),
    }
}

/// As `ExDeleteNPagedLookasideList`.
fn ExDeleteLookasideListEx(call: &mut Call, Lookaside: Address) -> Result<(), Stop> {
    delete(call, Lookaside, LookasideKind::Ex)
}

/// Frees the entries that the list kept.
///
/// # Rules
/// `lookaside-list-use`.
fn ExFlushLookasideListEx(call: &mut Call, Lookaside: Address) -> Result<(), Stop> {
    flush(call, Lookaside, LookasideKind::Ex)
}

/// As `ExAllocateFromNPagedLookasideList`.
fn ExAllocateFromLookasideListEx(call: &mut Call, Lookaside: Address) -> Result<Address, Stop> {
    allocate(call, Lookaside, LookasideKind::Ex)
}

/// As `ExFreeToNPagedLookasideList`.
fn ExFreeToLookasideListEx(
    call: &mut Call,
    Lookaside: Address,
    Entry: Address,
) -> Result<(), Stop> {
    free(call, Lookaside, LookasideKind::Ex, Entry)
}

fn setting(
    call: &mut Call,
    kind: LookasideKind,
    [allocate, free]: [Address; 2],
    (pool_type, flags): (u32, u32),
    (size, tag): (u64, u32),
) -> LookasideSetting {
    let depth = match call.executive().pool.mode() {
        PoolMode::Guarded => 0,
        PoolMode::Packed => DEPTH,
    };
    let mut routine = |name| {
        call.machine()
            .exports()
            .system_routine(name)
            .unwrap_or_default()
    };
    let (default_allocate, default_free) =
        (routine("ExAllocatePoolWithTag"), routine("ExFreePool"));
    LookasideSetting {
        kind,
        allocate,
        free,
        pool_type,
        flags,
        size,
        tag,
        depth,
        default_allocate,
        default_free,
    }
}

fn initialize(
    call: &mut Call,
    list: Address,
    setting: &LookasideSetting,
) -> Result<(), InitializeLookasideError> {
    let site = call.site();
    let Parts {
        executive, memory, ..
    } = call.parts();
    executive.lookaside.initialize(memory, list, setting, site)
}

fn allocate(call: &mut Call, list: Address, kind: LookasideKind) -> Result<Address, Stop> {
    let Parts {
        executive, memory, ..
    } = call.parts();
    let allocation = executive.lookaside.allocate(memory, list, kind);
    match allocation.map_err(|error| facts::lookaside_lists::usage(call, list, error))? {
        LookasideAllocation::Entry(entry) => Ok(entry),
        LookasideAllocation::Call {
            routine: Address::NULL,
            pool_type,
            size,
            tag,
        } => {
            let (size, tag) = (u64::from(size), PoolTag(tag));
            let selection = select_by_pool_type(pool_type)
                .map_err(|error| facts::pool::invalid_type(call, error, size, tag))?;
            pool::allocate(call, selection, size, tag)
        }
        LookasideAllocation::Call {
            routine,
            pool_type,
            size,
            tag,
        } => {
            let arguments = [
                u64::from(pool_type),
                u64::from(size),
                u64::from(tag),
                list.0,
            ];
            call.invoke(LOOKASIDE_ROUTINE, routine, &arguments)
                .map(Address)
        }
    }
}

fn free(call: &mut Call, list: Address, kind: LookasideKind, entry: Address) -> Result<(), Stop> {
    let Parts {
        executive, memory, ..
    } = call.parts();
    let freeing = executive.lookaside.free(memory, list, kind, entry);
    let freeing = freeing.map_err(|error| facts::lookaside_lists::usage(call, list, error))?;
    free_entry(call, list, entry, freeing)
}

fn free_entry(
    call: &mut Call,
    list: Address,
    entry: Address,
    freeing: LookasideFree,
) -> Result<(), Stop> {
    match freeing {
        LookasideFree::Kept => Ok(()),
        LookasideFree::Call {
            routine: Address::NULL,
        } => pool::free(call, entry, Allocator::POOL, None).map(drop),
        LookasideFree::Call { routine } => call
            .invoke(LOOKASIDE_ROUTINE, routine, &[entry.0, list.0])
            .map(drop),
    }
}

fn flush(call: &mut Call, list: Address, kind: LookasideKind) -> Result<(), Stop> {
    loop {
        let Parts {
            executive, memory, ..
        } = call.parts();
        let kept = executive.lookaside.take_kept(memory, list, kind);
        match kept.map_err(|error| facts::lookaside_lists::usage(call, list, error))? {
            Some((entry, freeing)) => free_entry(call, list, entry, freeing)?,
            None => return Ok(()),
        }
    }
}

fn delete(call: &mut Call, list: Address, kind: LookasideKind) -> Result<(), Stop> {
    flush(call, list, kind)?;
    let site = call.site();
    let deleted = call.executive().lookaside.delete(list, kind, site);
    deleted.map_err(|error| facts::lookaside_lists::usage(call, list, error))
}
