//! Deferred procedure calls.

use std::sync::atomic::{AtomicU64, Ordering};

use abi::layout::wdm::{KDPC, PROCESSOR_NUMBER};

use machine::Stop;

use crate::driver::{Driver, routine, run};

const STATUS_INVALID_PARAMETER: u64 = 0xC000_000D;
const STATUS_UNSUCCESSFUL: u64 = 0xC000_0001;

extern "win64" fn add(_dpc: u64, sum: &AtomicU64, first: u64, second: u64) {
    sum.fetch_add(first + second, Ordering::Relaxed);
}

fn dpc(driver: &mut Driver, sum: &'static AtomicU64) -> Result<u64, Stop> {
    let dpc = driver.memory(KDPC::SIZE);
    let sum = std::ptr::from_ref(sum).addr() as u64;
    driver.kernel("KeInitializeDpc", &[dpc, routine!(add), sum])?;
    Ok(dpc)
}

#[test]
fn a_dpc_queued_below_dispatch_level_runs_before_the_call_returns() {
    static SUM: AtomicU64 = AtomicU64::new(0);
    run(|driver| {
        let dpc = dpc(driver, &SUM)?;
        assert_eq!(driver.kernel("KeInsertQueueDpc", &[dpc, 20, 3])?, 1);
        assert_eq!(SUM.load(Ordering::Relaxed), 23);
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_dpc_queued_at_dispatch_level_runs_once_when_the_level_is_lowered() {
    static SUM: AtomicU64 = AtomicU64::new(0);
    run(|driver| {
        let dpc = dpc(driver, &SUM)?;
        driver.kernel("KfRaiseIrql", &[2])?;
        assert_eq!(driver.kernel("KeInsertQueueDpc", &[dpc, 1, 0])?, 1);
        assert_eq!(driver.kernel("KeInsertQueueDpc", &[dpc, 100, 0])?, 0);
        assert_eq!(SUM.load(Ordering::Relaxed), 0);
        driver.kernel("KeLowerIrql", &[0])?;
        assert_eq!(SUM.load(Ordering::Relaxed), 1);
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_dpc_that_was_removed_does_not_run() {
    static SUM: AtomicU64 = AtomicU64::new(0);
    run(|driver| {
        let dpc = dpc(driver, &SUM)?;
        driver.kernel("KfRaiseIrql", &[2])?;
        driver.kernel("KeInsertQueueDpc", &[dpc, 1, 0])?;
        assert_eq!(driver.kernel("KeRemoveQueueDpc", &[dpc])?, 1);
        assert_eq!(driver.kernel("KeRemoveQueueDpc", &[dpc])?, 0);
        driver.kernel("KeLowerIrql", &[0])?;
        assert_eq!(SUM.load(Ordering::Relaxed), 0);
        Ok(())
    })
    .ends_well();
}

#[test]
fn flushing_waits_for_the_dpc_of_another_processor() {
    static SUM: AtomicU64 = AtomicU64::new(0);
    run(|driver| {
        let dpc = dpc(driver, &SUM)?;
        let here = driver.kernel("KeGetCurrentProcessorNumberEx", &[0])?;
        driver.kernel("KeSetTargetProcessorDpc", &[dpc, 1 - here])?;
        driver.kernel("KeInsertQueueDpc", &[dpc, 1, 0])?;
        driver.kernel("KeFlushQueuedDpcs", &[])?;
        assert_eq!(SUM.load(Ordering::Relaxed), 1);
        Ok(())
    })
    .ends_well();
}

/// ddi/wdm/nf-wdm-kesettargetprocessordpcex.
#[test]
fn a_processor_that_is_not_there_is_an_invalid_parameter() {
    static SUM: AtomicU64 = AtomicU64::new(0);
    run(|driver| {
        let dpc = dpc(driver, &SUM)?;
        let number = driver.memory(PROCESSOR_NUMBER::SIZE);
        driver.write(number + PROCESSOR_NUMBER::Number.offset(), 9_u8);
        let status = driver.kernel("KeSetTargetProcessorDpcEx", &[dpc, number])?;
        assert_eq!(status, STATUS_INVALID_PARAMETER);
        Ok(())
    })
    .ends_well();
}

/// debugger/bug-check-0xc7: an invalid processor number.
#[test]
fn a_processor_number_that_is_too_high_ends_the_run() {
    static SUM: AtomicU64 = AtomicU64::new(0);
    run(|driver| {
        let dpc = dpc(driver, &SUM)?;
        driver.kernel("KeSetTargetProcessorDpc", &[dpc, 9])?;
        Ok(())
    })
    .ends_with("dpc-processor-number");
}

#[test]
fn initializing_a_dpc_that_is_queued_ends_the_run() {
    static SUM: AtomicU64 = AtomicU64::new(0);
    let violation = run(|driver| {
        let dpc = dpc(driver, &SUM)?;
        driver.kernel("KfRaiseIrql", &[2])?;
        driver.kernel("KeInsertQueueDpc", &[dpc, 1, 0])?;
        driver.kernel("KeInitializeDpc", &[dpc, routine!(add), 0])?;
        Ok(())
    })
    .ends_with("dpc-initialized-while-queued");
    assert_eq!(violation.related[0].label, "queued");
}

/// ddi/wdm/nf-wdm-kequerydpcwatchdoginformation: a DPC must be running.
#[test]
fn outside_a_dpc_there_is_no_watchdog_information() {
    run(|driver| {
        let information = driver.memory(0x14);
        driver.kernel("KfRaiseIrql", &[2])?;
        let status = driver.kernel("KeQueryDpcWatchdogInformation", &[information])?;
        assert_eq!(status, STATUS_UNSUCCESSFUL);
        driver.kernel("KeLowerIrql", &[0])?;
        Ok(())
    })
    .ends_well();
}
