//! Spin locks: ordinary, queued and reader/writer ones.

use crate::driver::run;

const PASSIVE_LEVEL: u64 = 0;
const DISPATCH_LEVEL: u64 = 2;

#[test]
fn the_memory_of_a_lock_says_whether_it_is_held() {
    run(|driver| {
        let lock = driver.memory(8);
        driver.kernel("KeInitializeSpinLock", &[lock])?;
        let before = driver.kernel("KeAcquireSpinLockRaiseToDpc", &[lock])?;
        assert_eq!(before, PASSIVE_LEVEL);
        assert_eq!(driver.read::<u64>(lock), 1);
        assert_eq!(driver.kernel("KeTestSpinLock", &[lock])?, 0);
        driver.kernel("KeReleaseSpinLock", &[lock, before])?;
        assert_eq!(driver.read::<u64>(lock), 0);
        assert_eq!(driver.kernel("KeGetCurrentIrql", &[])?, PASSIVE_LEVEL);
        Ok(())
    })
    .ends_well();
}

/// debugger/bug-check-0xf.
#[test]
fn acquiring_a_lock_twice_ends_the_run() {
    let violation = run(|driver| {
        let lock = driver.memory(8);
        driver.kernel("KeAcquireSpinLockRaiseToDpc", &[lock])?;
        driver.kernel("KeAcquireSpinLockAtDpcLevel", &[lock])?;
        Ok(())
    })
    .ends_with("spin-lock-recursive");
    assert_eq!(
        violation.bug_check.map(|bug_check| bug_check.code),
        Some(0xF)
    );
}

#[test]
fn releasing_a_lock_that_nobody_holds_ends_the_run() {
    run(|driver| {
        let lock = driver.memory(8);
        driver.kernel("KfRaiseIrql", &[DISPATCH_LEVEL])?;
        driver.kernel("KeReleaseSpinLockFromDpcLevel", &[lock])?;
        Ok(())
    })
    .ends_with("SpinLockRelease");
}

/// ddi/wdm/nf-wdm-keinitializespinlock, Remarks: before it is used.
#[test]
fn acquiring_a_lock_that_was_not_initialized_ends_the_run() {
    run(|driver| {
        let lock = driver.memory(8);
        driver.write(lock, 0xFFFF_B7B7_B7B7_B7B7_u64);
        driver.kernel("KeAcquireSpinLockRaiseToDpc", &[lock])?;
        Ok(())
    })
    .ends_with("spin-lock-not-initialized");
}

#[test]
fn acquiring_a_lock_in_memory_that_is_not_there_faults() {
    run(|driver| {
        driver.kernel("KeAcquireSpinLockRaiseToDpc", &[0x10])?;
        Ok(())
    })
    .ends_with("driver-fault");
}

/// Locks released in the order of acquiring, each with the other's level, is how drivers do it.
#[test]
fn locks_can_be_released_in_the_order_of_acquiring() {
    run(|driver| {
        let locks = driver.memory(16);
        let outer = driver.kernel("KeAcquireSpinLockRaiseToDpc", &[locks])?;
        let inner = driver.kernel("KeAcquireSpinLockRaiseToDpc", &[locks + 8])?;
        driver.kernel("KeReleaseSpinLock", &[locks, inner])?;
        driver.kernel("KeReleaseSpinLock", &[locks + 8, outer])?;
        Ok(())
    })
    .ends_well();
}

/// debugger/bug-check-0xf: the level goes below the other lock's.
#[test]
fn releasing_the_outer_lock_first_with_its_own_level_ends_the_run() {
    run(|driver| {
        let locks = driver.memory(16);
        let outer = driver.kernel("KeAcquireSpinLockRaiseToDpc", &[locks])?;
        driver.kernel("KeAcquireSpinLockRaiseToDpc", &[locks + 8])?;
        driver.kernel("KeReleaseSpinLock", &[locks, outer])?;
        Ok(())
    })
    .ends_with("irql-lowered-with-spin-lock");
}

#[test]
fn a_queued_lock_is_released_by_its_handle() {
    run(|driver| {
        let (lock, handle) = (driver.memory(8), driver.memory(0x18));
        driver.kernel("KeAcquireInStackQueuedSpinLock", &[lock, handle])?;
        assert_eq!(driver.read::<u64>(lock), handle);
        driver.kernel("KeReleaseInStackQueuedSpinLock", &[handle])?;
        assert_eq!(driver.read::<u64>(lock), 0);
        assert_eq!(driver.kernel("KeGetCurrentIrql", &[])?, PASSIVE_LEVEL);
        Ok(())
    })
    .ends_well();
}

/// devtest/wdm-queuedspinlockrelease.
#[test]
fn releasing_by_a_handle_that_holds_nothing_ends_the_run() {
    run(|driver| {
        let handle = driver.memory(0x18);
        driver.kernel("KfRaiseIrql", &[DISPATCH_LEVEL])?;
        driver.kernel("KeReleaseInStackQueuedSpinLock", &[handle])?;
        Ok(())
    })
    .ends_with("QueuedSpinLockRelease");
}

/// kernel/queued-spin-locks: a lock is used as a queued or as an ordinary one, not as both.
#[test]
fn using_a_queued_lock_as_an_ordinary_one_ends_the_run() {
    run(|driver| {
        let (lock, handle) = (driver.memory(8), driver.memory(0x18));
        driver.kernel("KeAcquireInStackQueuedSpinLock", &[lock, handle])?;
        driver.kernel("KeReleaseSpinLock", &[lock, PASSIVE_LEVEL])?;
        Ok(())
    })
    .ends_with("spin-lock-mixed-routines");
}

#[test]
fn readers_share_a_lock_and_one_alone_can_become_the_writer() {
    run(|driver| {
        let lock = driver.memory(4);
        let before = driver.kernel("ExAcquireSpinLockShared", &[lock])?;
        driver.kernel("ExAcquireSpinLockSharedAtDpcLevel", &[lock])?;
        assert_eq!(
            driver.kernel("ExTryConvertSharedSpinLockExclusive", &[lock])?,
            0
        );
        driver.kernel("ExReleaseSpinLockSharedFromDpcLevel", &[lock])?;
        assert_eq!(
            driver.kernel("ExTryConvertSharedSpinLockExclusive", &[lock])?,
            1
        );
        driver.kernel("ExReleaseSpinLockExclusive", &[lock, before])?;
        assert_eq!(driver.read::<u32>(lock), 0);
        Ok(())
    })
    .ends_well();
}
