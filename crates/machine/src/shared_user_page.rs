//! What a driver reads in the page that Windows shares with every process (`KUSER_SHARED_DATA`):
//! times from the machine's virtual clock, and the version of Windows. Layout: `_KUSER_SHARED_DATA` of
//! the public symbols.

use executive::Executive;

const TICK_COUNT_LOW_DEPRECATED: usize = 0x0;
const TICK_COUNT_MULTIPLIER: usize = 0x4;
const INTERRUPT_TIME: usize = 0x8;
const SYSTEM_TIME: usize = 0x14;
const NT_BUILD_NUMBER: usize = 0x260;
const NT_PRODUCT_TYPE: usize = 0x264;
const PRODUCT_TYPE_IS_VALID: usize = 0x268;
const NT_MAJOR_VERSION: usize = 0x26C;
const NT_MINOR_VERSION: usize = 0x270;
const TICK_COUNT: usize = 0x320;
const ACTIVE_PROCESSOR_COUNT: usize = 0x3C0;
/// 100-nanosecond units in a clock tick of 15.625 milliseconds.
const TICK: u64 = 156_250;

/// The bytes of the page at this moment of the machine's virtual time.
pub(crate) fn page(executive: &Executive) -> [u8; 0x1000] {
    let mut page = [0; 0x1000];
    let mut put = |at: usize, bytes: &[u8]| page[at..at + bytes.len()].copy_from_slice(bytes);
    let ticks = executive.interrupt_time() / TICK;
    put(TICK_COUNT_LOW_DEPRECATED, &ticks.to_le_bytes()[..4]);
    put(TICK_COUNT_MULTIPLIER, &0x0FA0_0000_u32.to_le_bytes());
    put(
        INTERRUPT_TIME,
        &kernel_system_time(executive.interrupt_time()),
    );
    put(SYSTEM_TIME, &kernel_system_time(executive.system_time()));
    put(NT_BUILD_NUMBER, &executive::version::BUILD.to_le_bytes());
    put(NT_PRODUCT_TYPE, &1_u32.to_le_bytes());
    put(PRODUCT_TYPE_IS_VALID, &[1]);
    put(NT_MAJOR_VERSION, &executive::version::MAJOR.to_le_bytes());
    put(NT_MINOR_VERSION, &executive::version::MINOR.to_le_bytes());
    put(TICK_COUNT, &kernel_system_time(ticks));
    put(
        ACTIVE_PROCESSOR_COUNT,
        &u32::from(executive.processor_count()).to_le_bytes(),
    );
    page
}

/// A `KSYSTEM_TIME`: the low half, then the high half twice, which tells a reader that both belong
/// together.
fn kernel_system_time(value: u64) -> [u8; 12] {
    let mut bytes = [0; 12];
    bytes[..8].copy_from_slice(&value.to_le_bytes());
    bytes[8..].copy_from_slice(&value.to_le_bytes()[4..]);
    bytes
}
