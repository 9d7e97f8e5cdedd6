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
use abi::layout::internal::{KPCR, KPRCB};
use executive::memory::Memory;

use crate::export_table::CallNote;
use crate::memory::DriverMemory;

/// Offset in the control region: the driver's stack pointer at its last call.
pub(crate) const CALLER_STACK: u32 = 0xFF8;
/// Offset in the control region: the number of the export called last.
pub(crate) const EXPORT_NUMBER: u32 = 0xFF0;
const REGION: u64 = 0x1000;
/// Offset in the control region: `Prcb`, the processor's control block, which follows the region's own fields.
const CONTROL_BLOCK: u64 = 0x180;

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
        let block = region.offset(CONTROL_BLOCK);
        let written = [
            memory.write_pointer(region, KPCR::Self_, region),
            memory.write_pointer(region, KPCR::CurrentPrcb, block),
            memory.write_field(region, KPCR::MajorVersion, 1),
            memory.write_field(block, KPRCB::LegacyNumber, processor),
            memory.write_field(block, KPRCB::Number, u32::from(processor)),
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
        let block = region.offset(CONTROL_BLOCK);
        let written = memory.write_pointer(block, KPRCB::CurrentThread, thread);
        debug_assert!(written.is_ok(), "the kernel's data is always writable");
        set_gs_base(region.0);
    }
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

/// Which export the driver called last on the processor that runs now, as the export's code noted.
#[inline(always)]
pub(crate) fn last_note() -> CallNote {
    let note: u32;
    // SAFETY: while a machine runs, gs points to the control region of its current processor, which is
    // mapped and readable for as long as the machine lives; any value there is legal.
    unsafe {
        std::arch::asm!(
            "mov {note:e}, dword ptr gs:[{offset}]",
            note = out(reg) note,
            offset = const EXPORT_NUMBER,
            options(nostack, readonly, preserves_flags),
        );
    }
    CallNote(note)
}

/// The driver's stack pointer at that call.
#[inline(always)]
pub(crate) fn last_stack() -> Address {
    let stack: u64;
    // SAFETY: as in `last_note`.
    unsafe {
        std::arch::asm!(
            "mov {stack}, qword ptr gs:[{offset}]",
            stack = out(reg) stack,
            offset = const CALLER_STACK,
            options(nostack, readonly, preserves_flags),
        );
    }
    Address(stack)
}
