//! What a driver reads in the page that Windows shares with every process (`KUSER_SHARED_DATA`):
//! times from the machine's virtual clock, and the version of Windows. Layout: `_KUSER_SHARED_DATA` of
//! the public symbols.

use abi::layout::internal::KUSER_SHARED_DATA as PAGE;
use executive::Executive;

/// 100-nanosecond units in a clock tick of 15.625 milliseconds.
const TICK: u64 = 156_250;

/// The bytes of the page at this moment of the machine's virtual time.
pub(crate) fn page(executive: &Executive) -> [u8; 0x1000] {
    let mut page = [0; 0x1000];
    let mut put = |at: u64, bytes: &[u8]| {
        let room = usize::try_from(at)
            .ok()
            .and_then(|at| page.get_mut(at..at + bytes.len()));
        room.expect("every field is in the page")
            .copy_from_slice(bytes);
    };
    let ticks = executive.interrupt_time() / TICK;
    put(
        PAGE::TickCountLowDeprecated.offset(),
        &ticks.to_le_bytes()[..4],
    );
    put(
        PAGE::TickCountMultiplier.offset(),
        &0x0FA0_0000_u32.to_le_bytes(),
    );
    put(
        PAGE::InterruptTime,
        &kernel_system_time(executive.interrupt_time()),
    );
    put(
        PAGE::SystemTime,
        &kernel_system_time(executive.system_time()),
    );
    put(
        PAGE::NtBuildNumber.offset(),
        &executive::version::BUILD.to_le_bytes(),
    );
    put(PAGE::NtProductType.offset(), &1_u32.to_le_bytes());
    put(PAGE::ProductTypeIsValid.offset(), &[1]);
    put(
        PAGE::NtMajorVersion.offset(),
        &executive::version::MAJOR.to_le_bytes(),
    );
    put(
        PAGE::NtMinorVersion.offset(),
        &executive::version::MINOR.to_le_bytes(),
    );
    put(PAGE::TickCount, &kernel_system_time(ticks));
    put(
        PAGE::ActiveProcessorCount.offset(),
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
