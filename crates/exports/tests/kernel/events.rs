//! Events, mutexes, semaphores, and waiting for them.

use abi::layout::wdm::{DISPATCHER_HEADER, KMUTANT, KSEMAPHORE};

use crate::driver::{Driver, run};

const NOTIFICATION: u32 = 0;
const SYNCHRONIZATION: u32 = 1;
const STATUS_SUCCESS: u64 = 0;
const STATUS_TIMEOUT: u64 = 0x102;
const WAIT_ALL: u64 = 0;
const WAIT_ANY: u64 = 1;

fn signal_state(driver: &mut Driver, object: u64) -> i32 {
    driver.read(object + DISPATCHER_HEADER::SignalState.offset())
}

#[test]
fn an_events_header_shows_whether_it_is_set() {
    run(|driver| {
        let event = driver.event(NOTIFICATION)?;
        assert_eq!(driver.kernel("KeSetEvent", &[event, 0, 0])?, 0);
        assert_eq!(driver.kernel("KeSetEvent", &[event, 0, 0])?, 1);
        assert_eq!(signal_state(driver, event), 1);
        driver.kernel("KeClearEvent", &[event])?;
        assert_eq!(signal_state(driver, event), 0);
        assert_eq!(driver.kernel("KeReadStateEvent", &[event])?, 0);
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_wait_takes_a_synchronization_event_and_leaves_a_notification_event() {
    run(|driver| {
        for (kind, state_after) in [(NOTIFICATION, 1), (SYNCHRONIZATION, 0)] {
            let event = driver.event(kind)?;
            driver.kernel("KeSetEvent", &[event, 0, 0])?;
            assert_eq!(driver.wait(event)?, STATUS_SUCCESS);
            assert_eq!(signal_state(driver, event), state_after);
        }
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_wait_with_a_time_out_ends_when_it_is_over() {
    run(|driver| {
        let (event, timeout) = (driver.event(NOTIFICATION)?, driver.memory(8));
        driver.write(timeout, -50_000_i64);
        let before = driver.kernel("KeQueryInterruptTime", &[])?;
        assert_eq!(
            driver.kernel("KeWaitForSingleObject", &[event, 0, 0, 0, timeout])?,
            STATUS_TIMEOUT
        );
        let after = driver.kernel("KeQueryInterruptTime", &[])?;
        assert!(after - before >= 50_000, "{before} {after}");
        Ok(())
    })
    .ends_well();
}

/// debugger/bug-check-0xc4, 0x121: a wait at `DISPATCH_LEVEL` without a time-out.
#[test]
fn waiting_at_dispatch_level_ends_the_run() {
    let violation = run(|driver| {
        let event = driver.event(NOTIFICATION)?;
        driver.kernel("KfRaiseIrql", &[2])?;
        driver.wait(event)?;
        Ok(())
    })
    .ends_with("wait-at-dispatch-level");
    let code = violation.bug_check.map(|bug_check| bug_check.parameters[0]);
    assert_eq!(code, Some(0x121));
}

/// ddi/wdm/nf-wdm-kewaitforsingleobject: a time-out of zero only tests the object.
#[test]
fn an_object_can_be_tested_at_dispatch_level() {
    run(|driver| {
        let (event, timeout) = (driver.event(NOTIFICATION)?, driver.memory(8));
        driver.kernel("KfRaiseIrql", &[2])?;
        assert_eq!(
            driver.kernel("KeWaitForSingleObject", &[event, 0, 0, 0, timeout])?,
            STATUS_TIMEOUT
        );
        driver.kernel("KeLowerIrql", &[0])?;
        Ok(())
    })
    .ends_well();
}

/// ddi/wdm/nf-wdm-kesetevent: with `Wait` TRUE the caller is at `APC_LEVEL` at most.
#[test]
fn setting_an_event_at_dispatch_level_with_a_wait_to_follow_is_reported() {
    run(|driver| {
        let event = driver.event(NOTIFICATION)?;
        driver.kernel("KfRaiseIrql", &[2])?;
        driver.kernel("KeSetEvent", &[event, 0, 1])?;
        driver.kernel("KeLowerIrql", &[0])?;
        Ok(())
    })
    .reports("IrqlKeSetEvent");
}

#[test]
fn an_event_that_was_not_initialized_ends_the_run() {
    run(|driver| {
        let event = driver.memory(0x18);
        driver.kernel("KeSetEvent", &[event, 0, 0])?;
        Ok(())
    })
    .ends_with("object-not-initialized");
}

#[test]
fn an_object_of_another_kind_ends_the_run() {
    run(|driver| {
        let event = driver.event(NOTIFICATION)?;
        driver.kernel("KeReleaseMutex", &[event, 0])?;
        Ok(())
    })
    .ends_with("object-of-another-kind");
}

#[test]
fn a_wait_for_any_tells_which_and_one_for_all_needs_all() {
    run(|driver| {
        let array = driver.memory(16);
        let (first, second) = (driver.event(NOTIFICATION)?, driver.event(NOTIFICATION)?);
        driver.write(array, first);
        driver.write(array + 8, second);
        let timeout = driver.memory(8);
        let wait = |driver: &mut Driver, kind| {
            driver.kernel(
                "KeWaitForMultipleObjects",
                &[2, array, kind, 0, 0, 0, timeout, 0],
            )
        };
        driver.kernel("KeSetEvent", &[second, 0, 0])?;
        assert_eq!(wait(driver, WAIT_ANY)?, 1);
        assert_eq!(wait(driver, WAIT_ALL)?, STATUS_TIMEOUT);
        driver.kernel("KeSetEvent", &[first, 0, 0])?;
        assert_eq!(wait(driver, WAIT_ALL)?, STATUS_SUCCESS);
        Ok(())
    })
    .ends_well();
}

/// debugger/bug-check-0xc: more than three objects need a wait block array.
#[test]
fn a_wait_for_four_objects_without_wait_blocks_ends_the_run() {
    run(|driver| {
        let array = driver.memory(32);
        driver.kernel(
            "KeWaitForMultipleObjects",
            &[4, array, WAIT_ANY, 0, 0, 0, 0, 0],
        )?;
        Ok(())
    })
    .ends_with("wait-object-count");
}

/// ddi/wdm/nf-wdm-kereleasemutex: the state before, which is 0 when the mutex becomes free.
#[test]
fn a_mutex_needs_a_release_for_each_wait() {
    run(|driver| {
        let mutex = driver.memory(KMUTANT::SIZE);
        driver.kernel("KeInitializeMutex", &[mutex, 0])?;
        assert_eq!(signal_state(driver, mutex), 1);
        driver.wait(mutex)?;
        driver.wait(mutex)?;
        assert_eq!(signal_state(driver, mutex), -1);
        let before = driver.kernel("KeReleaseMutex", &[mutex, 0])?;
        assert_eq!(before, (-1_i64).cast_unsigned());
        assert_eq!(driver.kernel("KeReleaseMutex", &[mutex, 0])?, 0);
        assert_eq!(driver.kernel("KeReadStateMutex", &[mutex])?, 1);
        Ok(())
    })
    .ends_well();
}

/// devtest/deadlock-detection; debugger/bug-check-0xc4, 0x1007.
#[test]
fn releasing_a_mutex_that_nobody_owns_ends_the_run() {
    run(|driver| {
        let mutex = driver.memory(KMUTANT::SIZE);
        driver.kernel("KeInitializeMutex", &[mutex, 0])?;
        driver.kernel("KeReleaseMutex", &[mutex, 0])?;
        Ok(())
    })
    .ends_with("lock-not-owned");
}

#[test]
fn a_semaphore_counts_and_has_a_limit() {
    run(|driver| {
        let semaphore = driver.memory(KSEMAPHORE::SIZE);
        driver.kernel("KeInitializeSemaphore", &[semaphore, 1, 2])?;
        driver.wait(semaphore)?;
        assert_eq!(driver.kernel("KeReadStateSemaphore", &[semaphore])?, 0);
        assert_eq!(
            driver.kernel("KeReleaseSemaphore", &[semaphore, 0, 2, 0])?,
            0
        );
        driver.kernel("KeReleaseSemaphore", &[semaphore, 0, 1, 0])?;
        Ok(())
    })
    .ends_with("semaphore-limit-exceeded");
}
