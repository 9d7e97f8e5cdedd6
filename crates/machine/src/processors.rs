//! The control regions of the simulated processors (KPCR), to which the gs register points.
//!
//! Drivers read the current thread and the processor's number straight from it. The end of each
//! region's page, which Windows' own structure does not reach, holds what the exports' code notes at
//! each call. Layout: `KPCR` and `KPRCB` of the public symbols.
#![expect(
    unsafe_code,
    reason = "setting the gs register's base is a machine instruction"
)]

use std::sync::OnceLock;

use abi::Address;
use executive::memory::Memory;

use crate::memory::DriverMemory;

/// Offset in the control region: the driver's stack pointer at its last call.
pub(crate) const CALLER_STACK: u32 = 0xFF8;
/// Offset in the control region: the number of the export called last.
pub(crate) const EXPORT_NUMBER: u32 = 0xFF0;
const REGION: u64 = 0x1000;

const SELF: u64 = 0x18;
const CURRENT_PRCB: u64 = 0x20;
const MAJOR_VERSION: u64 = 0x60;
const PRCB: u64 = 0x180;
const CURRENT_THREAD: u64 = PRCB + 0x8;
const LEGACY_NUMBER: u64 = PRCB + 0x4;
const NUMBER: u64 = PRCB + 0x24;

/// The control regions of all processors, one page each.
#[derive(Debug)]
pub(crate) struct ControlRegions {
    first: Address,
}

impl ControlRegions {
    pub(crate) fn new(memory: &mut DriverMemory, processors: u8) -> Self {
        let first = memory.kernel_data(REGION * u64::from(processors));
        let regions = Self { first };
        for processor in 0..processors {
            regions.write_header(memory, processor);
        }
        regions
    }

    fn write_header(&self, memory: &mut DriverMemory, processor: u8) {
        let region = self.region(processor);
        let written = [
            memory.write_scalar(region.offset(SELF), region),
            memory.write_scalar(region.offset(CURRENT_PRCB), region.offset(PRCB)),
            memory.write_scalar(region.offset(MAJOR_VERSION), 1_u32),
            memory.write_scalar(region.offset(LEGACY_NUMBER), processor),
            memory.write_scalar(region.offset(NUMBER), u32::from(processor)),
        ];
        debug_assert!(
            written.iter().all(Result::is_ok),
            "the kernel's data is always writable"
        );
    }

    fn region(&self, processor: u8) -> Address {
        self.first.offset(REGION * u64::from(processor))
    }

    /// Makes `processor` the one that the host's gs register stands for, with `thread` (its `KTHREAD`)
    /// current on it.
    pub(crate) fn enter(&self, memory: &mut DriverMemory, processor: u8, thread: Address) {
        let region = self.region(processor);
        let written = memory.write_scalar(region.offset(CURRENT_THREAD), thread);
        debug_assert!(written.is_ok(), "the kernel's data is always writable");
        set_gs_base(region.0);
    }

    /// The number of the export called last on `processor`, and the driver's stack pointer then.
    #[inline]
    pub(crate) fn last_call(&self, processor: u8) -> (u32, Address) {
        let region = self.region(processor);
        let number = region.offset(u64::from(EXPORT_NUMBER)).0;
        let stack = region.offset(u64::from(CALLER_STACK)).0;
        // SAFETY: the control regions are mapped, readable and aligned for as long as the machine
        // lives; a driver may write there, so the read is volatile and any value is legal.
        let number =
            unsafe { std::ptr::with_exposed_provenance::<u32>(host(number)).read_volatile() };
        // SAFETY: as above.
        let stack =
            unsafe { std::ptr::with_exposed_provenance::<u64>(host(stack)).read_volatile() };
        (number, Address(stack))
    }
}

#[inline]
fn host(address: u64) -> usize {
    usize::try_from(address).unwrap_or(usize::MAX)
}

/// Whether the processor and the host let a program set gs by an instruction.
fn has_fsgsbase() -> bool {
    static ANSWER: OnceLock<bool> = OnceLock::new();
    // SAFETY: `getauxval` only reads what the host gave the process.
    *ANSWER.get_or_init(|| unsafe { libc::getauxval(libc::AT_HWCAP2) } & 2 != 0)
}

#[inline]
fn set_gs_base(base: u64) {
    const ARCH_SET_GS: i32 = 0x1001;
    if has_fsgsbase() {
        // SAFETY: nothing in a Linux program for x86-64 but drivers uses gs, and the host allows the
        // instruction.
        unsafe { std::arch::asm!("wrgsbase {}", in(reg) base, options(nostack, preserves_flags)) };
    } else {
        // SAFETY: as above, by a system call.
        unsafe { libc::syscall(libc::SYS_arch_prctl, ARCH_SET_GS, base) };
    }
}
