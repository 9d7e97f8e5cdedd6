//! Pages that are mapped twice on Linux: where a driver's code runs, and, writable, where only this crate
//! writes. `memfd_create`, `mmap`.
#![expect(
    unsafe_code,
    reason = "maps memory that a driver's machine code lives in"
)]

use std::io;
use std::ptr::{self, NonNull};

use rustix::fs::{self, MemfdFlags};
use rustix::mm::{self, MapFlags, ProtFlags};

use super::Pages;

/// Memory of the host's that can be mapped in more places than one, with the place where it is written.
///
/// The bytes are counted as those of the pages that it is mapped into.
#[derive(Debug)]
pub(crate) struct SharedPages {
    file: std::os::fd::OwnedFd,
    base: NonNull<u8>,
    length: usize,
}

// SAFETY: the mapping belongs to this value alone and to no thread; whoever owns it may use it.
unsafe impl Send for SharedPages {}

impl SharedPages {
    /// `length` bytes of zeros; those that are never written take no memory.
    pub(crate) fn new(length: usize) -> io::Result<Self> {
        let file = fs::memfd_create("driver code", MemfdFlags::CLOEXEC)?;
        fs::ftruncate(&file, length as u64)?;
        let (access, flags) = (ProtFlags::READ | ProtFlags::WRITE, MapFlags::SHARED);
        // SAFETY: a new mapping, where the host chooses, replaces none.
        let got = unsafe { mm::mmap(ptr::null_mut(), length, access, flags, &file, 0)? };
        let base = NonNull::new(got.cast::<u8>())
            .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(Self { file, base, length })
    }

    /// Writes one byte; nothing happens beyond the end.
    pub(crate) fn write(&mut self, offset: usize, byte: u8) {
        if offset < self.length {
            // SAFETY: the offset lies in the mapping.
            let at = unsafe { self.base.as_ptr().add(offset) };
            // SAFETY: the byte is mapped and writable, and no reference to it lives; a volatile write is
            // made although no Rust code ever reads the byte.
            unsafe { at.write_volatile(byte) };
        }
    }

    /// Puts these pages, readable and executable, in the place of the same range of `pages`, whose contents
    /// they take over.
    pub(crate) fn replace(
        &mut self,
        pages: &mut Pages,
        range: std::ops::Range<usize>,
    ) -> io::Result<()> {
        let mut bytes = Vec::new();
        // SAFETY: the caller passes pages that are readable, and no code of a driver runs meanwhile.
        unsafe { pages.copy_out(range.clone(), &mut bytes) };
        for (offset, byte) in (range.start..).zip(bytes) {
            self.write(offset, byte);
        }
        pages.map_over(range, &self.file)
    }
}

impl Drop for SharedPages {
    fn drop(&mut self) {
        // SAFETY: the range is the one that was mapped, and nothing can use it after this value.
        let _ = unsafe { mm::munmap(self.base.as_ptr().cast(), self.length) };
    }
}

/// Makes the processor forget instructions that it has fetched: it need not notice that code was changed
/// through another address than the one at which it runs (Intel's manual, volume 3, "Handling self- and
/// cross-modifying code"). A return from an interrupt to the next instruction does that.
pub(crate) fn serialize() {
    // SAFETY: the frame that `iretq` takes off the stack holds the registers as they are now, and the address
    // of the instruction behind it; win64 and System V code alike keep nothing below the stack pointer here,
    // because this block is not marked `nostack`.
    unsafe {
        std::arch::asm!(
            "mov {frame}, rsp",
            "mov {segment:e}, ss",
            "push {segment}",
            "push {frame}",
            "pushfq",
            "mov {segment:e}, cs",
            "push {segment}",
            "lea {segment}, [rip + 2f]",
            "push {segment}",
            "iretq",
            "2:",
            frame = out(reg) _,
            segment = out(reg) _,
        );
    }
}
