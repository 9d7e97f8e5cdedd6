//! Where everything that a driver can see lies. The addresses are the same in every run, whatever
//! the host's address space randomisation does, so that a driver which prints or compares pointers
//! behaves the same way each time.
//!
//! All of it is far below where Linux puts a position-independent program, its heap and its
//! libraries, so no host memory can lie between [`LOWEST`] and [`HIGHEST`].

use std::ops::Range;

/// The lowest address that can belong to a driver.
pub const LOWEST: u64 = 0x1_0000_0000;
/// The address above the highest one that can belong to a driver.
pub const HIGHEST: u64 = POOL.end;

/// Entry points of exported functions, as the image of a kernel would hold them.
pub const EXPORTS: Range<u64> = 0x1_0000_0000..0x1_0010_0000;
/// Imports that nobody provides: an inaccessible page for each, so that whatever a driver does with one faults
/// there.
pub const MISSING_IMPORTS: Range<u64> = 0x1_0800_0000..0x1_0A00_0000;
/// Structures that the kernel keeps where a driver can read them.
pub const KERNEL_DATA: Range<u64> = 0x1_1000_0000..0x1_1400_0000;
/// Driver images. The first lies where the WDK's linker puts images.
pub const IMAGES: Range<u64> = 0x1_C000_0000..0x3_0000_0000;
/// Stacks of threads and DPCs.
pub const STACKS: u64 = 0x4_0000_0000;
/// Bytes of one stack.
pub const STACK_SIZE: usize = 256 * 1024;
/// How many stacks there are.
pub const STACK_COUNT: usize = 4096;
/// Pool memory; the executive decides where each block lies in it.
pub const POOL: Range<u64> = 0x10_0000_0000..0x20_0000_0000;
/// The page that Windows shares with every process. No Linux process can map it: what a driver
/// reads there is emulated.
pub const SHARED_USER_DATA: Range<u64> = 0xFFFF_F780_0000_0000..0xFFFF_F780_0000_1000;

/// Whether the whole range can be memory of a driver rather than of the host.
#[must_use]
pub const fn is_driver_range(at: u64, length: u64) -> bool {
    at >= LOWEST && at < HIGHEST && length <= HIGHEST - at
}
