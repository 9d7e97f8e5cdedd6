//! Memory descriptor lists: structures of the driver that describe a buffer by its pages.
//! Pages: kernel/using-mdls, wdm/nf-wdm-ioallocatemdl, wdm/nf-wdm-mmbuildmdlfornonpagedpool.
//!
//! All state of an MDL lies in the driver's memory, flags included, so everything here reads and
//! writes it through [`Memory`]. The machine has no other address space than its own: a mapping
//! of a buffer into system space is the buffer's own address, and a page's frame number is its
//! address divided by the page size.

use abi::constants::wdm as constant;
use abi::layout::wdm::MDL;
use abi::{Address, Field};

mod chain;
#[cfg(test)]
mod tests;

pub use chain::{ChainError, chain, read_chain, write_chain};

use crate::memory::{BadAddress, Memory};
use crate::pool::PAGE_SIZE;

const MAPPED: u16 = flag(constant::MDL_MAPPED_TO_SYSTEM_VA);
const LOCKED: u16 = flag(constant::MDL_PAGES_LOCKED);
const NONPAGED: u16 = flag(constant::MDL_SOURCE_IS_NONPAGED_POOL);
const PARTIAL: u16 = flag(constant::MDL_PARTIAL);
const PARTIAL_MAPPED: u16 = flag(constant::MDL_PARTIAL_HAS_BEEN_MAPPED);
const WRITE: u16 = flag(constant::MDL_WRITE_OPERATION);

/// The flags as bits; the structure declares them as a signed number.
const FLAGS: Field<u16> = Field::at(MDL::MdlFlags.offset());
const SIZE: Field<u16> = Field::at(MDL::Size.offset());

const fn flag(value: u32) -> u16 {
    assert!(value <= 0xffff, "MDL flags have 16 bits");
    #[expect(clippy::cast_possible_truncation, reason = "checked in the line above")]
    let flag = value as u16;
    flag
}

/// An MDL as its fields say at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mdl {
    /// Where the structure lies.
    pub at: Address,
    /// The next MDL of the chain, or NULL.
    pub next: Address,
    /// `MDL_` flags.
    pub flags: u16,
    /// The address in system space, valid when the flags say so.
    pub mapped_system_va: Address,
    /// The page on which the buffer starts.
    pub start_va: Address,
    /// Bytes of the buffer.
    pub byte_count: u32,
    /// Bytes between the start of the page and that of the buffer.
    pub byte_offset: u32,
}

impl Mdl {
    /// Reads the MDL at `at`.
    ///
    /// # Errors
    /// [`BadAddress`] when it cannot be read.
    pub fn read<M: Memory>(memory: &M, at: Address) -> Result<Self, BadAddress> {
        Ok(Self {
            at,
            next: memory.read_pointer(at, MDL::Next)?,
            flags: memory.read_field(at, FLAGS)?,
            mapped_system_va: memory.read_pointer(at, MDL::MappedSystemVa)?,
            start_va: memory.read_pointer(at, MDL::StartVa)?,
            byte_count: memory.read_field(at, MDL::ByteCount)?,
            byte_offset: memory.read_field(at, MDL::ByteOffset)?,
        })
    }

    /// The buffer's first byte, in the address space in which it was described.
    #[must_use]
    pub const fn virtual_address(&self) -> Address {
        self.start_va.offset(self.byte_offset as u64)
    }

    /// The buffer's first byte in system space, if the MDL has one.
    #[must_use]
    pub const fn system_address(&self) -> Option<Address> {
        if self.flags & (MAPPED | NONPAGED) != 0 {
            Some(self.mapped_system_va)
        } else {
            None
        }
    }

    /// Whether its pages are locked.
    #[must_use]
    pub const fn is_locked(&self) -> bool {
        self.flags & LOCKED != 0
    }
}

/// A call that an MDL's state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MdlError {
    /// The MDL, or what it leads to, cannot be accessed.
    #[error(transparent)]
    BadAddress(#[from] BadAddress),
    /// `MmProbeAndLockPages` for an MDL whose pages are locked, or that describes nonpaged pool.
    #[error("the MDL's pages are locked already, or are nonpaged pool")]
    LockedAlready,
    /// `MmUnlockPages` for an MDL whose pages are not locked.
    #[error("the MDL's pages are not locked")]
    NotLocked,
    /// `MmMapLockedPages` for an MDL that is mapped.
    #[error("the MDL is mapped already")]
    MappedAlready,
    /// `MmUnmapLockedPages` with an address or an MDL that is not mapped so.
    #[error("the MDL is not mapped at this address")]
    NotMapped,
    /// `MmMapLockedPages` for an MDL whose pages were never locked, nor built.
    #[error("the MDL describes no locked pages and no nonpaged pool")]
    NotBuilt,
    /// `IoFreeMdl` for an MDL whose pages are locked.
    #[error("the MDL is freed while its pages are locked")]
    FreedWhileLocked,
    /// A part that does not lie in the source's buffer.
    #[error("the part does not lie in the buffer of the source MDL")]
    OutsideSource,
}

/// How many bytes an MDL over a buffer takes, its page frame numbers included (`MmSizeOfMdl`).
#[must_use]
pub const fn size(buffer: Address, length: u64) -> u64 {
    MDL::SIZE + 8 * pages(buffer, length)
}

/// How many pages a buffer touches (`ADDRESS_AND_SIZE_TO_SPAN_PAGES`).
#[must_use]
pub const fn pages(buffer: Address, length: u64) -> u64 {
    (buffer.0 % PAGE_SIZE)
        .saturating_add(length)
        .div_ceil(PAGE_SIZE)
}

/// Writes an MDL that describes a buffer, its frame numbers not yet filled (`MmInitializeMdl`).
///
/// # Errors
/// [`BadAddress`] when the MDL's memory cannot be written.
pub fn initialize<M: Memory>(
    memory: &mut M,
    mdl: Address,
    buffer: Address,
    length: u32,
) -> Result<(), BadAddress> {
    let offset = buffer.0 % PAGE_SIZE;
    memory.write_pointer(mdl, MDL::Next, Address::NULL)?;
    // An MDL over some 32 MiB has a size that the field cannot hold; Windows cuts it off, too.
    let bytes = size(buffer, u64::from(length)) & 0xffff;
    memory.write_field(mdl, SIZE, u16::try_from(bytes).unwrap_or(0))?;
    memory.write_field(mdl, FLAGS, 0)?;
    memory.write_pointer(mdl, MDL::Process, Address::NULL)?;
    memory.write_pointer(mdl, MDL::MappedSystemVa, Address::NULL)?;
    memory.write_pointer(mdl, MDL::StartVa, Address(buffer.0 - offset))?;
    memory.write_field(mdl, MDL::ByteCount, length)?;
    memory.write_field(mdl, MDL::ByteOffset, u32::try_from(offset).unwrap_or(0))
}

/// Completes an MDL over nonpaged pool (`MmBuildMdlForNonPagedPool`).
///
/// # Errors
/// [`BadAddress`] when the MDL's memory cannot be accessed.
pub fn build_for_nonpaged_pool<M: Memory>(memory: &mut M, mdl: Address) -> Result<(), BadAddress> {
    let described = Mdl::read(memory, mdl)?;
    write_frame_numbers(memory, &described)?;
    memory.write_pointer(mdl, MDL::MappedSystemVa, described.virtual_address())?;
    memory.write_field(mdl, FLAGS, described.flags | NONPAGED)
}

/// Locks the pages (`MmProbeAndLockPages`). Whether the buffer can be accessed is for the caller
/// to probe.
///
/// # Errors
/// [`MdlError`] when they are locked already or the MDL cannot be accessed.
pub fn lock_pages<M: Memory>(
    memory: &mut M,
    mdl: Address,
    for_write: bool,
) -> Result<(), MdlError> {
    let described = Mdl::read(memory, mdl)?;
    if described.flags & (LOCKED | NONPAGED | PARTIAL) != 0 {
        return Err(MdlError::LockedAlready);
    }
    write_frame_numbers(memory, &described)?;
    let write = if for_write { WRITE } else { 0 };
    Ok(memory.write_field(mdl, FLAGS, described.flags & !WRITE | LOCKED | write)?)
}

/// Unlocks the pages, and unmaps them if they are mapped (`MmUnlockPages`).
///
/// # Errors
/// [`MdlError`] when they are not locked or the MDL cannot be accessed.
pub fn unlock_pages<M: Memory>(memory: &mut M, mdl: Address) -> Result<(), MdlError> {
    let described = Mdl::read(memory, mdl)?;
    if !described.is_locked() {
        return Err(MdlError::NotLocked);
    }
    Ok(memory.write_field(mdl, FLAGS, described.flags & !(LOCKED | MAPPED | WRITE))?)
}

/// Maps the pages into system space (`MmMapLockedPagesSpecifyCache`); gives the address.
///
/// # Errors
/// [`MdlError`] when they are mapped already, not locked, or the MDL cannot be accessed.
pub fn map_locked_pages<M: Memory>(memory: &mut M, mdl: Address) -> Result<Address, MdlError> {
    let described = Mdl::read(memory, mdl)?;
    if described.flags & (MAPPED | NONPAGED) != 0 {
        return Err(MdlError::MappedAlready);
    }
    if described.flags & (LOCKED | PARTIAL) == 0 {
        return Err(MdlError::NotBuilt);
    }
    let mapped = described.virtual_address();
    let also = if described.flags & PARTIAL != 0 {
        PARTIAL_MAPPED
    } else {
        0
    };
    memory.write_pointer(mdl, MDL::MappedSystemVa, mapped)?;
    memory.write_field(mdl, FLAGS, described.flags | MAPPED | also)?;
    Ok(mapped)
}

/// Takes a mapping back (`MmUnmapLockedPages`).
///
/// # Errors
/// [`MdlError`] when there is no such mapping, or the MDL cannot be accessed.
pub fn unmap_locked_pages<M: Memory>(
    memory: &mut M,
    base: Address,
    mdl: Address,
) -> Result<(), MdlError> {
    let described = Mdl::read(memory, mdl)?;
    if described.flags & MAPPED == 0 || described.mapped_system_va != base {
        return Err(MdlError::NotMapped);
    }
    Ok(memory.write_field(mdl, FLAGS, described.flags & !(MAPPED | PARTIAL_MAPPED))?)
}

/// Makes `target` describe a part of the buffer of `source` (`IoBuildPartialMdl`).
///
/// `length` 0 stands for all that follows `address`.
///
/// # Errors
/// [`MdlError`] when the part does not lie in the source, or an MDL cannot be accessed.
pub fn build_partial<M: Memory>(
    memory: &mut M,
    source: Address,
    target: Address,
    address: Address,
    length: u32,
) -> Result<(), MdlError> {
    let whole = Mdl::read(memory, source)?;
    let start = address
        .0
        .checked_sub(whole.virtual_address().0)
        .ok_or(MdlError::OutsideSource)?;
    let rest = u64::from(whole.byte_count)
        .checked_sub(start)
        .ok_or(MdlError::OutsideSource)?;
    let length = if length == 0 {
        u32::try_from(rest).unwrap_or(u32::MAX)
    } else {
        length
    };
    if u64::from(length) > rest {
        return Err(MdlError::OutsideSource);
    }
    initialize(memory, target, address, length)?;
    let mut flags = PARTIAL | whole.flags & (NONPAGED | WRITE);
    if let Some(system) = whole.system_address() {
        memory.write_pointer(target, MDL::MappedSystemVa, system.offset(start))?;
        if whole.flags & MAPPED != 0 {
            flags |= MAPPED | flag(constant::MDL_PARENT_MAPPED_SYSTEM_VA);
        }
    }
    memory.write_field(target, FLAGS, flags)?;
    Ok(write_frame_numbers(memory, &Mdl::read(memory, target)?)?)
}

/// Whether an MDL may be freed now (`IoFreeMdl`).
///
/// # Errors
/// [`MdlError`] when its pages are locked, or the MDL cannot be accessed.
pub fn check_free<M: Memory>(memory: &M, mdl: Address) -> Result<(), MdlError> {
    if Mdl::read(memory, mdl)?.is_locked() {
        Err(MdlError::FreedWhileLocked)
    } else {
        Ok(())
    }
}

fn write_frame_numbers<M: Memory>(memory: &mut M, mdl: &Mdl) -> Result<(), BadAddress> {
    let first = mdl.start_va.0 / PAGE_SIZE;
    for page in 0..pages(mdl.virtual_address(), u64::from(mdl.byte_count)) {
        memory.write_scalar(mdl.at.offset(MDL::SIZE + 8 * page), first + page)?;
    }
    Ok(())
}
