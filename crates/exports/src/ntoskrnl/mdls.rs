//! Memory descriptor lists. Guide: kernel/using-mdls.
//!
//! The machine has one address space: pages are always there, and a mapping of a buffer is the buffer
//! itself. The page frame number of a page is its address divided by 4096.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use abi::layout::wdm::{IRP, MDL};
use executive::mdls::{self, Mdl};
use executive::memory::Memory;
use executive::pool::{Allocator, PAGE_SIZE, PoolKind, PoolRequest, PoolTag};
use machine::{Call, Stop, exports};

use crate::driver_memory::checked;
use crate::facts;
use crate::ntoskrnl::pool;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-ioallocatemdl")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoAllocateMdl(
        VirtualAddress: Address,
        Length: u32,
        SecondaryBuffer: bool,
        ChargeQuota: bool,
        Irp: Address,
    ) -> Address;

    #[docs("ddi/wdm/nf-wdm-iofreemdl")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoFreeMdl(Mdl: Address);

    #[docs("ddi/wdm/nf-wdm-iobuildpartialmdl")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoBuildPartialMdl(
        SourceMdl: Address,
        TargetMdl: Address,
        VirtualAddress: Address,
        Length: u32,
    );

    #[docs("ddi/wdm/nf-wdm-mmbuildmdlfornonpagedpool")]
    #[irql(<= DISPATCH_LEVEL)]
    fn MmBuildMdlForNonPagedPool(MemoryDescriptorList: Address);

    #[docs("ddi/wdm/nf-wdm-mmprobeandlockpages")]
    #[irql(<= DISPATCH_LEVEL)]
    fn MmProbeAndLockPages(MemoryDescriptorList: Address, AccessMode: u8, Operation: u32);

    #[docs("ddi/wdm/nf-wdm-mmunlockpages")]
    #[irql(<= DISPATCH_LEVEL)]
    fn MmUnlockPages(MemoryDescriptorList: Address);

    #[docs("ddi/wdm/nf-wdm-mmmaplockedpagesspecifycache")]
    #[irql(<= DISPATCH_LEVEL)]
    fn MmMapLockedPagesSpecifyCache(
        MemoryDescriptorList: Address,
        AccessMode: u8,
        CacheType: u32,
        RequestedAddress: Address,
        BugCheckOnFailure: u32,
        Priority: u32,
    ) -> Address;

    #[docs("ddi/wdm/nf-wdm-mmmaplockedpages")]
    #[irql(<= DISPATCH_LEVEL)]
    fn MmMapLockedPages(MemoryDescriptorList: Address, AccessMode: u8) -> Address;

    #[docs("ddi/wdm/nf-wdm-mmunmaplockedpages")]
    #[irql(<= DISPATCH_LEVEL)]
    fn MmUnmapLockedPages(BaseAddress: Address, MemoryDescriptorList: Address);

    #[docs("ddi/wdm/nf-wdm-mmsizeofmdl")]
    #[irql(any)]
    fn MmSizeOfMdl(Base: Address, Length: u64) -> u64;

    #[docs("ddi/wdm/nf-wdm-mmcreatemdl")]
    #[irql(<= DISPATCH_LEVEL)]
    fn MmCreateMdl(MemoryDescriptorList: Address, Base: Address, Length: u64) -> Address;

    #[docs("ddi/ntddk/nf-ntddk-mmgetphysicaladdress")]
    #[irql(any)]
    fn MmGetPhysicalAddress(BaseAddress: Address) -> u64;

    #[docs("ddi/ntddk/nf-ntddk-mmisaddressvalid")]
    #[irql(<= DISPATCH_LEVEL)]
    fn MmIsAddressValid(VirtualAddress: Address) -> bool;
}

/// The tag of MDLs.
const TAG: PoolTag = PoolTag::new(*b"Mdl ");

/// Allocates an MDL for a buffer, and puts it into an IRP if one is given; NULL when memory lacks.
fn IoAllocateMdl(
    call: &mut Call,
    VirtualAddress: Address,
    Length: u32,
    SecondaryBuffer: bool,
    _ChargeQuota: bool,
    Irp: Address,
) -> Result<Address, Stop> {
    let Some(mdl) = allocate(call, VirtualAddress, Length)? else {
        return Ok(Address::NULL);
    };
    if !Irp.is_null() {
        let link = if SecondaryBuffer {
            end_of_chain(call, Irp)?
        } else {
            IRP::MdlAddress.of(Irp)
        };
        call.write(link, mdl)?;
    }
    Ok(mdl)
}

/// Frees an MDL, whose pages must not be locked any more.
///
/// # Rules
/// `mdl-state`, and those of `ExFreePool`.
fn IoFreeMdl(call: &mut Call, Mdl: Address) -> Result<(), Stop> {
    // What is no MDL, or is freed already, is the pool's to tell.
    let is_live = call
        .executive()
        .pool
        .check_free(Mdl, Allocator::MDL, None)
        .is_ok();
    if is_live && let Err(error) = mdls::check_free(call.memory(), Mdl) {
        return Err(facts::mdls::usage(call, Mdl, error));
    }
    pool::free(call, Mdl, Allocator::MDL, None).map(drop)
}

/// Makes an MDL describe a part of another one's buffer; the length 0 stands for all that follows.
///
/// # Rules
/// `mdl-part-outside`.
fn IoBuildPartialMdl(
    call: &mut Call,
    SourceMdl: Address,
    TargetMdl: Address,
    VirtualAddress: Address,
    Length: u32,
) -> Result<(), Stop> {
    let built = mdls::build_partial(call.memory(), SourceMdl, TargetMdl, VirtualAddress, Length);
    built.map_err(|error| facts::mdls::usage(call, SourceMdl, error))
}

/// Completes an MDL that describes nonpaged pool.
fn MmBuildMdlForNonPagedPool(call: &mut Call, MemoryDescriptorList: Address) -> Result<(), Stop> {
    let built = mdls::build_for_nonpaged_pool(call.memory(), MemoryDescriptorList);
    checked(call, built)
}

/// Locks the pages that an MDL describes.
///
/// # Rules
/// `mdl-state`.
///
/// # Differences from Windows
/// The exception for a buffer that can't be accessed is not raised; the run ends as unsupported.
fn MmProbeAndLockPages(
    call: &mut Call,
    MemoryDescriptorList: Address,
    _AccessMode: u8,
    Operation: u32,
) -> Result<(), Stop> {
    const IO_READ_ACCESS: u32 = 0;
    let mdl = MemoryDescriptorList;
    if !is_accessible(call, mdl)? {
        return Err(call.unsupported("MmProbeAndLockPages that raises an exception"));
    }
    let locked = mdls::lock_pages(call.memory(), mdl, Operation != IO_READ_ACCESS);
    locked.map_err(|error| facts::mdls::usage(call, mdl, error))
}

/// Unlocks the pages that an MDL describes, and unmaps them.
///
/// # Rules
/// `mdl-state`.
fn MmUnlockPages(call: &mut Call, MemoryDescriptorList: Address) -> Result<(), Stop> {
    let unlocked = mdls::unlock_pages(call.memory(), MemoryDescriptorList);
    unlocked.map_err(|error| facts::mdls::usage(call, MemoryDescriptorList, error))
}

/// Maps the pages that an MDL describes; NULL when the system lacks room and the caller does not want a
/// bug check for that.
///
/// # Rules
/// `mdl-state`.
fn MmMapLockedPagesSpecifyCache(
    call: &mut Call,
    MemoryDescriptorList: Address,
    _AccessMode: u8,
    _CacheType: u32,
    _RequestedAddress: Address,
    BugCheckOnFailure: u32,
    _Priority: u32,
) -> Result<Address, Stop> {
    if BugCheckOnFailure == 0 && call.fails() {
        return Ok(Address::NULL);
    }
    MmMapLockedPages(call, MemoryDescriptorList, 0)
}

/// Maps the pages that an MDL describes.
///
/// # Rules
/// `mdl-state`.
fn MmMapLockedPages(
    call: &mut Call,
    MemoryDescriptorList: Address,
    _AccessMode: u8,
) -> Result<Address, Stop> {
    let mapped = mdls::map_locked_pages(call.memory(), MemoryDescriptorList);
    mapped.map_err(|error| facts::mdls::usage(call, MemoryDescriptorList, error))
}

/// Takes a mapping back.
///
/// # Rules
/// `mdl-state`.
fn MmUnmapLockedPages(
    call: &mut Call,
    BaseAddress: Address,
    MemoryDescriptorList: Address,
) -> Result<(), Stop> {
    let mdl = MemoryDescriptorList;
    let unmapped = mdls::unmap_locked_pages(call.memory(), BaseAddress, mdl);
    unmapped.map_err(|error| facts::mdls::usage(call, mdl, error))
}

/// Bytes of an MDL for a buffer.
fn MmSizeOfMdl(_: &mut Call, Base: Address, Length: u64) -> Result<u64, Stop> {
    Ok(mdls::size(Base, Length))
}

/// Makes an MDL for a buffer, in the caller's memory or, for NULL, in new memory, which `IoFreeMdl` frees.
fn MmCreateMdl(
    call: &mut Call,
    MemoryDescriptorList: Address,
    Base: Address,
    Length: u64,
) -> Result<Address, Stop> {
    let Ok(length) = u32::try_from(Length) else {
        return Ok(Address::NULL);
    };
    if MemoryDescriptorList.is_null() {
        return Ok(allocate(call, Base, length)?.unwrap_or(Address::NULL));
    }
    let made = mdls::initialize(call.memory(), MemoryDescriptorList, Base, length);
    checked(call, made)?;
    Ok(MemoryDescriptorList)
}

/// The physical address of an address: the same one.
fn MmGetPhysicalAddress(_: &mut Call, BaseAddress: Address) -> Result<u64, Stop> {
    Ok(BaseAddress.0)
}

/// Whether an address can be read.
fn MmIsAddressValid(call: &mut Call, VirtualAddress: Address) -> Result<bool, Stop> {
    Ok(call.memory().read_u8(VirtualAddress).is_ok())
}

/// Allocates an MDL and fills it; none when memory lacks.
pub(super) fn allocate(
    call: &mut Call,
    buffer: Address,
    length: u32,
) -> Result<Option<Address>, Stop> {
    if call.fails() {
        return Ok(None);
    }
    let request = PoolRequest {
        kind: PoolKind::NonPagedNx,
        size: mdls::size(buffer, u64::from(length)),
        tag: TAG,
        allocator: Allocator::MDL,
        cache_aligned: false,
    };
    let Some(mdl) = call.allocate_pool(&request)? else {
        return Ok(None);
    };
    let made = mdls::initialize(call.memory(), mdl, buffer, length);
    checked(call, made)?;
    Ok(Some(mdl))
}

/// Where the address of the next MDL of an IRP's chain belongs.
fn end_of_chain(call: &mut Call, irp: Address) -> Result<Address, Stop> {
    const LONGEST: usize = 65_536;
    let mut link = IRP::MdlAddress.of(irp);
    for _ in 0..LONGEST {
        let next: Address = call.read(link)?;
        if next.is_null() {
            return Ok(link);
        }
        link = MDL::Next.of(next);
    }
    Err(call.unsupported("a chain of more than 65,536 MDLs"))
}

/// Whether each page of the buffer is there.
fn is_accessible(call: &mut Call, mdl: Address) -> Result<bool, Stop> {
    let described = Mdl::read(call.memory(), mdl);
    let described = checked(call, described)?;
    let (start, count) = (described.virtual_address(), u64::from(described.byte_count));
    let first_of_pages = (1..mdls::pages(start, count))
        .map(|page| described.start_va.offset(page * PAGE_SIZE))
        .chain([start]);
    let memory = call.memory();
    Ok(first_of_pages
        .into_iter()
        .all(|at| memory.read_u8(at).is_ok()))
}
