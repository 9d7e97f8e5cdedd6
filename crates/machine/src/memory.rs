//! Driver memory: read and written by copies that survive a bad address.
//!
//! No Rust reference ever points into memory that a driver can change. An access is first checked
//! against the address map, so that no driver-given pointer reaches the host's own memory; then it is
//! made by a few instructions that the trap handler knows: if one faults, the copy reports failure.
#![expect(
    unsafe_code,
    reason = "this is the one place where driver addresses are followed"
)]

use std::arch::global_asm;
use std::ops::Range;

use abi::Address;
use executive::memory::{BadAddress, Memory};

use crate::address_map::{self, is_driver_range};
use crate::error::MachineError;
use crate::pageable::PageableSections;
use crate::pool_pages::PoolPages;

global_asm!(
    // With link-time optimisation the assembly of all crates is one text, and some end in a section that is discarded.
    ".pushsection .text",
    ".globl openndis_probe_begin",
    ".globl openndis_probe_end",
    ".globl openndis_probe_fault",
    ".globl openndis_probe_copy",
    ".globl openndis_probe_fill",
    ".globl openndis_probe_load",
    ".globl openndis_probe_store",
    "openndis_probe_begin:",
    // (destination, source, length) -> 0, or 1 after a fault.
    "openndis_probe_copy:",
    "mov rcx, rdx",
    "rep movsb",
    "xor eax, eax",
    "ret",
    // (destination, word, words) -> 0, or 1 after a fault.
    "openndis_probe_fill:",
    "mov rax, rsi",
    "mov rcx, rdx",
    "rep stosq",
    "xor eax, eax",
    "ret",
    // (source) -> value and 0, or anything and 1 after a fault.
    "openndis_probe_load:",
    "mov rax, [rdi]",
    "xor edx, edx",
    "ret",
    // (destination, value) -> 0, or 1 after a fault.
    "openndis_probe_store:",
    "mov [rdi], rsi",
    "xor eax, eax",
    "ret",
    "openndis_probe_end:",
    "openndis_probe_fault:",
    "mov eax, 1",
    "mov edx, 1",
    "ret",
    ".popsection",
);

#[repr(C)]
struct Loaded {
    value: u64,
    failed: u64,
}

// SAFETY: the symbols are defined above with these signatures in the C calling convention.
unsafe extern "C" {
    fn openndis_probe_copy(destination: u64, source: u64, length: u64) -> u64;
    fn openndis_probe_fill(destination: u64, word: u64, words: u64) -> u64;
    fn openndis_probe_load(source: u64) -> Loaded;
    fn openndis_probe_store(destination: u64, value: u64) -> u64;
    static openndis_probe_begin: u8;
    static openndis_probe_end: u8;
    static openndis_probe_fault: u8;
}

/// If `signal` says that one of the instructions which access driver memory has faulted, where to go on
/// after that. Other signals may come at these instructions too, and must not end the access.
pub(crate) fn fault_continuation(signal: i32, instruction: u64) -> Option<u64> {
    let begin = (&raw const openndis_probe_begin).addr() as u64;
    let end = (&raw const openndis_probe_end).addr() as u64;
    let is_fault = matches!(signal, libc::SIGSEGV | libc::SIGBUS);
    (is_fault && (begin..end).contains(&instruction))
        .then(|| (&raw const openndis_probe_fault).addr() as u64)
}

/// Copies host bytes to driver memory; false if any of it is not writable there.
fn copy_to_driver(at: Address, from: &[u8]) -> bool {
    let length = from.len() as u64;
    if !is_driver_range(at.0, length) {
        return false;
    }
    // SAFETY: the destination is in the range where only driver memory can lie, to which no Rust
    // reference points; the source is a live slice; a fault is turned into a failure.
    let failed = unsafe { openndis_probe_copy(at.0, from.as_ptr().addr() as u64, length) };
    failed == 0
}

/// Fills driver memory with copies of a word; false if any of it is not writable there. `length` is in
/// bytes, whole words.
pub(crate) fn fill_driver(at: Address, length: u64, word: u64) -> bool {
    if length == 0 {
        return true;
    }
    if !is_driver_range(at.0, length) {
        return false;
    }
    // SAFETY: the destination is in the range where only driver memory can lie, to which no Rust
    // reference points; a fault is turned into a failure.
    let failed = unsafe { openndis_probe_fill(at.0, word, length / 8) };
    failed == 0
}

/// Copies driver memory to host bytes; false if any of it is not readable there.
pub(crate) fn copy_from_driver(at: Address, into: &mut [u8]) -> bool {
    let length = into.len() as u64;
    if !is_driver_range(at.0, length) {
        return false;
    }
    let destination = into.as_mut_ptr().expose_provenance() as u64;
    // SAFETY: the destination is an exclusive slice of `length` bytes; the source is driver memory,
    // and a fault there is turned into a failure.
    let failed = unsafe { openndis_probe_copy(destination, at.0, length) };
    failed == 0
}

/// The memory that the driver of the current machine can reach, and the mappings behind it.
#[derive(Debug)]
pub struct DriverMemory {
    pub(crate) pool: PoolPages,
    kernel_data_end: u64,
    kernel_data_mapped: u64,
    pub(crate) pageable: PageableSections,
}

impl Memory for DriverMemory {
    #[inline]
    fn read(&self, at: Address, into: &mut [u8]) -> Result<(), BadAddress> {
        if let Ok(word) = <&mut [u8; 8]>::try_from(&mut *into) {
            if is_driver_range(at.0, 8) && !self.pool.is_poisoned(at) {
                // SAFETY: the source is driver memory, and a fault is turned into a failure.
                let loaded = unsafe { openndis_probe_load(at.0) };
                if loaded.failed == 0 {
                    *word = loaded.value.to_le_bytes();
                    return Ok(());
                }
            }
            return self.read_again(at, into);
        }
        if into.is_empty() || !self.pool.is_poisoned(at) && copy_from_driver(at, into) {
            Ok(())
        } else {
            self.read_again(at, into)
        }
    }

    #[inline]
    fn write(&mut self, at: Address, from: &[u8]) -> Result<(), BadAddress> {
        if let Ok(word) = <[u8; 8]>::try_from(from) {
            if is_driver_range(at.0, 8) && !self.pool.is_poisoned(at) {
                // SAFETY: the destination is in the range where only driver memory can lie, to which
                // no Rust reference points; a fault is turned into a failure.
                let failed = unsafe { openndis_probe_store(at.0, u64::from_le_bytes(word)) };
                if failed == 0 {
                    return Ok(());
                }
            }
            return self.write_again(at, from);
        }
        if from.is_empty() || !self.pool.is_poisoned(at) && copy_to_driver(at, from) {
            Ok(())
        } else {
            self.write_again(at, from)
        }
    }
}

/// After an access that failed: what it lacked may have been a section that was paged out.
impl DriverMemory {
    #[cold]
    fn read_again(&self, at: Address, into: &mut [u8]) -> Result<(), BadAddress> {
        let length = into.len() as u64;
        if self.bring_back(at, length) && copy_from_driver(at, into) {
            return Ok(());
        }
        Err(BadAddress::read(at, length))
    }

    #[cold]
    fn write_again(&mut self, at: Address, from: &[u8]) -> Result<(), BadAddress> {
        let length = from.len() as u64;
        if self.bring_back(at, length) && copy_to_driver(at, from) {
            return Ok(());
        }
        Err(BadAddress::write(at, length))
    }

    fn bring_back(&self, at: Address, length: u64) -> bool {
        let addresses = at.0..at.0.saturating_add(length);
        self.pageable
            .bring_back(&addresses)
            .unwrap_or_else(|error| panic!("{error}"))
    }
}

impl DriverMemory {
    /// Reserves the pool and the kernel's data.
    pub(crate) fn new() -> Result<Self, MachineError> {
        reserve(&address_map::POOL)?;
        if let Err(error) = reserve(&address_map::KERNEL_DATA) {
            release(&address_map::POOL);
            return Err(error);
        }
        Ok(Self {
            pool: PoolPages::new(),
            kernel_data_end: address_map::KERNEL_DATA.start,
            kernel_data_mapped: address_map::KERNEL_DATA.start,
            pageable: PageableSections::default(),
        })
    }

    /// Allocates zeroed memory for a structure of the kernel's own that drivers can read, until the
    /// next reset. Aligned to 16 bytes.
    pub(crate) fn kernel_data(&mut self, length: u64) -> Address {
        let at = self.kernel_data_end;
        let end = (at + length).next_multiple_of(16);
        assert!(
            end <= address_map::KERNEL_DATA.end,
            "the kernel's data is full"
        );
        if end > self.kernel_data_mapped {
            let mapped = end.next_multiple_of(0x1_0000);
            let mapped_now = protect(
                &(self.kernel_data_mapped..mapped),
                libc::PROT_READ | libc::PROT_WRITE,
            );
            assert!(mapped_now, "the host has no memory for the kernel's data");
            self.kernel_data_mapped = mapped;
        }
        self.kernel_data_end = end;
        Address(at)
    }

    /// Where the next structure of the kernel's own would lie.
    pub(crate) fn kernel_data_mark(&self) -> u64 {
        self.kernel_data_end
    }

    /// Back to fresh memory: no pool, and the kernel's data up to `mark` only.
    pub(crate) fn reset(&mut self, mark: u64) {
        self.pool.reset();
        fill_driver(Address(mark), self.kernel_data_end - mark, 0);
        self.kernel_data_end = mark;
    }
}

impl Drop for DriverMemory {
    fn drop(&mut self) {
        release(&address_map::POOL);
        release(&address_map::KERNEL_DATA);
    }
}

fn pointer(address: u64) -> *mut libc::c_void {
    std::ptr::with_exposed_provenance_mut(usize::try_from(address).unwrap_or(usize::MAX))
}

fn length(range: &Range<u64>) -> usize {
    usize::try_from(range.end - range.start).unwrap_or(usize::MAX)
}

/// Reserves a range of the address map, inaccessible at first.
pub(crate) fn reserve(range: &Range<u64>) -> Result<(), MachineError> {
    let flags =
        libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_FIXED_NOREPLACE;
    // SAFETY: `MAP_FIXED_NOREPLACE` never replaces a mapping that exists.
    let mapped = unsafe {
        libc::mmap(
            pointer(range.start),
            length(range),
            libc::PROT_NONE,
            flags,
            -1,
            0,
        )
    };
    if mapped == pointer(range.start) {
        return Ok(());
    }
    let source = std::io::Error::last_os_error();
    Err(MachineError::AddressSpace {
        start: range.start,
        end: range.end,
        source,
    })
}

/// Gives a range back that `reserve` took.
pub(crate) fn release(range: &Range<u64>) {
    // SAFETY: the range was reserved by this machine and lies where only driver memory can lie, so no
    // Rust reference points into it.
    unsafe { libc::munmap(pointer(range.start), length(range)) };
}

/// Sets the protection of pages that this machine reserved.
pub(crate) fn protect(pages: &Range<u64>, access: i32) -> bool {
    if !is_driver_range(pages.start, pages.end.saturating_sub(pages.start)) {
        return false;
    }
    // SAFETY: the range lies where only driver memory can lie, to which no Rust reference points.
    unsafe { libc::mprotect(pointer(pages.start), length(pages), access) == 0 }
}

/// Makes pages inaccessible and gives their memory back to the host.
pub(crate) fn discard(pages: &Range<u64>) {
    protect(pages, libc::PROT_NONE);
    // SAFETY: the range is this machine's pool, to which no Rust reference points.
    unsafe { libc::madvise(pointer(pages.start), length(pages), libc::MADV_DONTNEED) };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn an_access() -> u64 {
        (&raw const openndis_probe_begin).addr() as u64
    }

    #[test]
    fn a_fault_ends_an_access() {
        let after = (&raw const openndis_probe_fault).addr() as u64;
        assert_eq!(fault_continuation(libc::SIGSEGV, an_access()), Some(after));
        assert_eq!(fault_continuation(libc::SIGBUS, an_access()), Some(after));
    }

    #[test]
    fn the_tick_of_the_hang_watch_does_not_end_an_access() {
        assert_eq!(fault_continuation(libc::SIGVTALRM, an_access()), None);
    }
}
