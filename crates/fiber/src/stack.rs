//! Stacks at fixed addresses, each with a guard below it.

use std::num::NonZeroUsize;

use corosensei::stack::StackPointer;
use thiserror::Error;

/// Bytes below each stack that can't be touched, so that an overflow faults.
const GUARD: usize = 64 * 1024;

/// Why an arena or a stack of it could not be had.
#[derive(Debug, Error)]
pub enum StackArenaError {
    /// The host refused the address range.
    #[error("cannot reserve {length} bytes for stacks at {base:#x}: {source}")]
    Reserve {
        /// First address of the range.
        base: usize,
        /// Bytes asked for.
        length: usize,
        /// What the host said.
        source: std::io::Error,
    },
    /// All stacks are in use.
    #[error("all {count} stacks are in use: the driver has created too many threads")]
    Exhausted {
        /// How many stacks the arena has.
        count: usize,
    },
}

/// A stack whose thread has ended.
#[derive(Debug)]
struct Retired {
    top: usize,
    is_inaccessible: bool,
}

/// A range of address space divided into stacks of one size.
#[derive(Debug)]
pub struct StackArena {
    base: usize,
    count: usize,
    size: usize,
    free: Vec<usize>,
    retired: Vec<Retired>,
    used: usize,
}

impl StackArena {
    /// Reserves room for `count` stacks of `size` bytes (a multiple of 4096) from address `base` on.
    ///
    /// # Errors
    /// If the host has something else there.
    pub fn new(base: usize, count: usize, size: usize) -> Result<Self, StackArenaError> {
        let length = count * (size + GUARD);
        let flags = libc::MAP_PRIVATE
            | libc::MAP_ANONYMOUS
            | libc::MAP_NORESERVE
            | libc::MAP_FIXED_NOREPLACE;
        // SAFETY: `MAP_FIXED_NOREPLACE` never replaces a mapping that exists, so memory that others
        // use stays as it is.
        let mapped = unsafe {
            libc::mmap(
                std::ptr::without_provenance_mut(base),
                length,
                libc::PROT_NONE,
                flags,
                -1,
                0,
            )
        };
        if mapped.addr() != base {
            let source = std::io::Error::last_os_error();
            if mapped != libc::MAP_FAILED {
                // SAFETY: the range was mapped just now and nobody else knows it.
                unsafe { libc::munmap(mapped, length) };
            }
            return Err(StackArenaError::Reserve {
                base,
                length,
                source,
            });
        }
        Ok(Self {
            base,
            count,
            size,
            free: Vec::new(),
            retired: Vec::new(),
            used: 0,
        })
    }

    /// Takes a stack that is not in use: the one given back last, else the next new one, else the one
    /// that was retired first.
    ///
    /// # Errors
    /// If all are in use or the host has no memory.
    pub fn take(&mut self) -> Result<Stack, StackArenaError> {
        if let Some(top) = self.free.pop() {
            return Ok(Stack {
                top,
                size: self.size,
            });
        }
        let size = self.size;
        if self.used < self.count {
            let top = self.base + (self.used + 1) * (size + GUARD);
            self.protect(top, libc::PROT_READ | libc::PROT_WRITE)?;
            self.used += 1;
            return Ok(Stack { top, size });
        }
        let Some(&Retired { top, .. }) = self.retired.first() else {
            return Err(StackArenaError::Exhausted { count: self.count });
        };
        self.protect(top, libc::PROT_READ | libc::PROT_WRITE)?;
        self.retired.remove(0);
        Ok(Stack { top, size })
    }

    /// Changes the access to a stack that nobody runs on.
    fn protect(&self, top: usize, access: libc::c_int) -> Result<(), StackArenaError> {
        let low = top - self.size;
        // SAFETY: the range lies in this arena's own reservation, and no fiber runs on it.
        let result =
            unsafe { libc::mprotect(std::ptr::without_provenance_mut(low), self.size, access) };
        if result == 0 {
            return Ok(());
        }
        Err(StackArenaError::Reserve {
            base: low,
            length: self.size,
            source: std::io::Error::last_os_error(),
        })
    }

    /// Takes back a stack that nothing runs on any more.
    pub fn give_back(&mut self, stack: Stack) {
        self.free.push(stack.top);
    }

    /// Takes back a stack whose thread has ended. Until [`sort_free`](Self::sort_free) it is not used again, unless it
    /// is the last one there is. If it `becomes_inaccessible`, which costs two calls of the host, whoever still has a
    /// pointer into it is found.
    pub fn retire(&mut self, stack: Stack, becomes_inaccessible: bool) {
        let is_inaccessible =
            becomes_inaccessible && self.protect(stack.top, libc::PROT_NONE).is_ok();
        self.retired.push(Retired {
            top: stack.top,
            is_inaccessible,
        });
    }

    /// Whether `address` lies in a stack whose thread has ended.
    #[must_use]
    pub fn is_retired(&self, address: u64) -> bool {
        usize::try_from(address).is_ok_and(|address| {
            let holds =
                |retired: &Retired| (retired.top - self.size..retired.top).contains(&address);
            self.retired.iter().any(holds)
        })
    }

    /// Makes retired stacks free, and orders the free ones by their addresses, so that the next run takes
    /// them in the order in which a first run would.
    pub fn sort_free(&mut self) {
        let mut retired = std::mem::take(&mut self.retired);
        for stack in retired.drain(..) {
            let access = libc::PROT_READ | libc::PROT_WRITE;
            if stack.is_inaccessible && self.protect(stack.top, access).is_err() {
                self.retired.push(stack);
            } else {
                self.free.push(stack.top);
            }
        }
        if self.retired.is_empty() {
            self.retired = retired;
        }
        self.free.sort_unstable_by(|one, other| other.cmp(one));
    }

    /// Whether `address` lies in the range, guards included.
    #[must_use]
    pub fn contains(&self, address: u64) -> bool {
        usize::try_from(address).is_ok_and(|address| {
            (self.base..self.base + self.count * (self.size + GUARD)).contains(&address)
        })
    }

    /// Whether `address` lies in a guard below a stack: a stack overflow.
    #[must_use]
    pub fn is_guard(&self, address: u64) -> bool {
        self.contains(address)
            && usize::try_from(address)
                .is_ok_and(|address| (address - self.base) % (self.size + GUARD) < GUARD)
    }
}

impl Drop for StackArena {
    fn drop(&mut self) {
        let length = self.count * (self.size + GUARD);
        // SAFETY: the range was reserved by `new`; whoever drops the arena has no fiber left.
        unsafe { libc::munmap(std::ptr::without_provenance_mut(self.base), length) };
    }
}

/// A stack of a [`StackArena`]. It stays valid while its arena lives.
#[derive(Debug)]
pub struct Stack {
    top: usize,
    size: usize,
}

impl Stack {
    /// The address just above the stack: it grows down from here.
    #[must_use]
    pub fn highest_address(&self) -> u64 {
        self.top as u64
    }
}

/// A stack pointer is never zero: arenas do not lie at address zero.
fn pointer(address: usize) -> StackPointer {
    NonZeroUsize::new(address).unwrap_or(NonZeroUsize::MIN)
}

// SAFETY: the memory below `top` is readable and writable for `size` bytes, at least 4096, is used by
// nobody else (the arena hands out a stack once), and has an inaccessible guard below it.
unsafe impl corosensei::stack::Stack for Stack {
    fn base(&self) -> StackPointer {
        pointer(self.top)
    }

    fn limit(&self) -> StackPointer {
        pointer(self.top - self.size - GUARD)
    }
}
