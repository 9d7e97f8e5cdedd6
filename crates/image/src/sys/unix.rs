//! Pages at a fixed address on Linux: `mmap`, `mprotect`, `munmap`.
#![expect(
    unsafe_code,
    reason = "maps memory that a driver's machine code lives in"
)]

use std::ffi::c_void;
use std::io;
use std::ops::Range;
use std::ptr::{self, NonNull};

use rustix::mm::{self, MapFlags, MprotectFlags, ProtFlags};

use crate::Protection;

/// A range of whole pages that this value alone owns, unmapped when it is dropped.
///
/// The memory is reached through raw pointers only: a driver's code reads and writes it whenever it
/// runs, so no reference to it may live while that happens.
#[derive(Debug)]
pub(crate) struct Pages {
    base: NonNull<u8>,
    length: usize,
}

// SAFETY: the pages belong to this value alone and to no thread; whoever owns it may use them.
unsafe impl Send for Pages {}

impl Pages {
    /// Maps `length` bytes of zeros, readable and writable, at `address` and nowhere else.
    ///
    /// Fails with `AlreadyExists` if something is mapped there already.
    pub(crate) fn map_at(address: usize, length: usize) -> io::Result<Pages> {
        let wanted = ptr::with_exposed_provenance_mut::<c_void>(address);
        let flags = MapFlags::PRIVATE | MapFlags::NORESERVE | MapFlags::FIXED_NOREPLACE;
        // SAFETY: with FIXED_NOREPLACE, no page that is in use already is touched.
        let got = unsafe {
            mm::mmap_anonymous(wanted, length, ProtFlags::READ | ProtFlags::WRITE, flags)?
        };
        let base = NonNull::new(got.cast::<u8>())
            .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        let pages = Pages { base, length };
        if got == wanted {
            Ok(pages)
        } else {
            // Kernels before 4.17 take FIXED_NOREPLACE for a hint and map elsewhere.
            Err(io::Error::from(io::ErrorKind::AlreadyExists))
        }
    }

    /// The address of the first byte.
    pub(crate) fn address(&self) -> usize {
        self.base.as_ptr().expose_provenance()
    }

    /// All bytes.
    ///
    /// # Safety
    /// All pages are readable and writable, and no code of a driver runs while the slice lives.
    pub(crate) unsafe fn bytes_mut(&mut self) -> &mut [u8] {
        // SAFETY: the pages are mapped, zeroed at first, and owned by this value, which is borrowed
        // for as long as the slice lives; the caller vouches for the rest.
        unsafe { std::slice::from_raw_parts_mut(self.base.as_ptr(), self.length) }
    }

    /// The pointer to the first byte of a range, checked to lie in the pages.
    fn start_of(&self, range: &Range<usize>) -> *mut u8 {
        assert!(
            range.start <= range.end && range.end <= self.length,
            "an image's sections were checked to lie within it"
        );
        // SAFETY: the start lies within the mapping or at its end.
        unsafe { self.base.as_ptr().add(range.start) }
    }

    /// Gives the whole pages in the range, counted in bytes from the first page, a protection.
    pub(crate) fn protect(
        &mut self,
        range: Range<usize>,
        protection: Protection,
    ) -> io::Result<()> {
        let start = self.start_of(&range).cast::<c_void>();
        let flags = match protection {
            Protection::NoAccess => MprotectFlags::empty(),
            Protection::Read => MprotectFlags::READ,
            Protection::ReadWrite => MprotectFlags::READ | MprotectFlags::WRITE,
            Protection::ReadExecute => MprotectFlags::READ | MprotectFlags::EXEC,
        };
        // SAFETY: the range lies in pages that this value owns, and no reference into them lives:
        // the only ones there are borrow this value.
        unsafe { mm::mprotect(start, range.len(), flags)? };
        Ok(())
    }

    /// Maps the same range of a file, readable and executable, over the whole pages in the range.
    pub(crate) fn map_over(
        &mut self,
        range: Range<usize>,
        file: impl std::os::fd::AsFd,
    ) -> io::Result<()> {
        let start = self.start_of(&range).cast::<c_void>();
        let access = ProtFlags::READ | ProtFlags::EXEC;
        let flags = MapFlags::SHARED | MapFlags::FIXED;
        let offset = range.start as u64;
        // SAFETY: the range lies in pages that this value owns, and no reference into them lives.
        unsafe { mm::mmap(start, range.len(), access, flags, file, offset)? };
        Ok(())
    }

    /// Appends a copy of the bytes in the range to `to`.
    ///
    /// # Safety
    /// The range is readable and no code of a driver runs meanwhile.
    pub(crate) unsafe fn copy_out(&self, range: Range<usize>, to: &mut Vec<u8>) {
        let start = self.start_of(&range);
        // SAFETY: the range lies in the mapping; the caller vouches that it is readable and that
        // nothing changes it while this slice lives, which ends with this statement.
        let bytes = unsafe { std::slice::from_raw_parts(start, range.len()) };
        to.extend_from_slice(bytes);
    }

    /// Overwrites the bytes from `offset` on with `from`.
    ///
    /// # Safety
    /// The bytes are writable and no code of a driver runs meanwhile.
    pub(crate) unsafe fn copy_in(&mut self, offset: usize, from: &[u8]) {
        let start = self.start_of(&(offset..offset.saturating_add(from.len())));
        // SAFETY: the destination lies in the mapping and the caller vouches that it is writable; the
        // source is Rust's own memory, so the two do not overlap.
        unsafe { ptr::copy_nonoverlapping(from.as_ptr(), start, from.len()) };
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        // SAFETY: the range is the one that was mapped, and nothing can use it after this value.
        // It can only fail for arguments that were never mapped; there is nothing to do then.
        let _ = unsafe { mm::munmap(self.base.as_ptr().cast(), self.length) };
    }
}
