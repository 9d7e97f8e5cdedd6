//! Kernel timers and time.

use std::sync::atomic::{AtomicU64, Ordering};

use abi::layout::wdm::{KDPC, KTIMER, TIME_FIELDS};

use crate::driver::{routine, run};

const MILLISECOND: i64 = 10_000;

fn relative(milliseconds: i64) -> u64 {
    (-milliseconds * MILLISECOND).cast_unsigned()
}

extern "win64" fn count(_dpc: u64, count: &AtomicU64, _first: u64, _second: u64) {
    count.fetch_add(1, Ordering::Relaxed);
}

#[test]
fn a_timer_is_signaled_when_it_is_due() {
    run(|driver| {
        let timer = driver.memory(KTIMER::SIZE);
        driver.kernel("KeInitializeTimer", &[timer])?;
        assert_eq!(driver.kernel("KeSetTimer", &[timer, relative(5), 0])?, 0);
        assert_eq!(driver.kernel("KeReadStateTimer", &[timer])?, 0);
        driver.wait(timer)?;
        assert_eq!(driver.kernel("KeReadStateTimer", &[timer])?, 1);
        assert_eq!(driver.kernel("KeCancelTimer", &[timer])?, 0);
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_periodic_timer_queues_its_dpc_each_time() {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    run(|driver| {
        let (timer, dpc) = (driver.memory(KTIMER::SIZE), driver.memory(KDPC::SIZE));
        let counter = std::ptr::from_ref(&COUNT).addr() as u64;
        driver.kernel("KeInitializeDpc", &[dpc, routine!(count), counter])?;
        driver.kernel("KeInitializeTimerEx", &[timer, 1])?;
        driver.kernel("KeSetTimerEx", &[timer, relative(10), 10, dpc])?;
        driver.sleep(35)?;
        assert_eq!(driver.kernel("KeCancelTimer", &[timer])?, 1);
        driver.sleep(100)?;
        assert_eq!(COUNT.load(Ordering::Relaxed), 3);
        Ok(())
    })
    .ends_well();
}

#[test]
fn setting_a_timer_again_tells_that_it_was_set() {
    run(|driver| {
        let timer = driver.memory(KTIMER::SIZE);
        driver.kernel("KeInitializeTimer", &[timer])?;
        driver.kernel("KeSetTimer", &[timer, relative(5), 0])?;
        assert_eq!(driver.kernel("KeSetTimer", &[timer, relative(9), 0])?, 1);
        assert_eq!(driver.kernel("KeCancelTimer", &[timer])?, 1);
        Ok(())
    })
    .ends_well();
}

#[test]
fn initializing_a_timer_that_is_set_ends_the_run() {
    run(|driver| {
        let timer = driver.memory(KTIMER::SIZE);
        driver.kernel("KeInitializeTimer", &[timer])?;
        driver.kernel("KeSetTimer", &[timer, relative(5), 0])?;
        driver.kernel("KeInitializeTimer", &[timer])?;
        Ok(())
    })
    .ends_with("timer-initialized-while-set");
}

#[test]
fn setting_a_timer_with_memory_that_is_no_dpc_ends_the_run() {
    run(|driver| {
        let (timer, dpc) = (driver.memory(KTIMER::SIZE), driver.memory(KDPC::SIZE));
        driver.kernel("KeInitializeTimer", &[timer])?;
        driver.kernel("KeSetTimer", &[timer, relative(5), dpc])?;
        Ok(())
    })
    .ends_with("object-not-initialized");
}

/// ddi/wdm/nf-wdm-kequeryperformancecounter: ticks per second, and never less than before.
#[test]
fn the_performance_counter_counts_stalled_time() {
    run(|driver| {
        let frequency = driver.memory(8);
        let before = driver.kernel("KeQueryPerformanceCounter", &[frequency])?;
        driver.kernel("KeStallExecutionProcessor", &[1000])?;
        let after = driver.kernel("KeQueryPerformanceCounter", &[0])?;
        let frequency: u64 = driver.read(frequency);
        assert!(
            after - before >= frequency / 1000,
            "{before} {after} {frequency}"
        );
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_loop_that_waits_by_reading_the_time_comes_to_an_end() {
    run(|driver| {
        let time = driver.memory(8);
        driver.kernel("KeQuerySystemTimePrecise", &[time])?;
        let end = driver.read::<u64>(time) + 5_000;
        while driver.read::<u64>(time) < end {
            driver.kernel("KeQuerySystemTimePrecise", &[time])?;
        }
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_date_becomes_a_time_and_a_date_again() {
    run(|driver| {
        let (time, fields) = (driver.memory(8), driver.memory(TIME_FIELDS::SIZE));
        driver.kernel("KeQuerySystemTime", &[time])?;
        let before: u64 = driver.read(time);
        driver.kernel("RtlTimeToTimeFields", &[time, fields])?;
        assert_eq!(driver.read::<i16>(fields), 2026);
        assert_eq!(driver.kernel("RtlTimeFieldsToTime", &[fields, time])?, 1);
        let after: u64 = driver.read(time);
        assert_eq!(after, before - before % 10_000);
        Ok(())
    })
    .ends_well();
}
