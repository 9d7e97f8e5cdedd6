//! Fast mutexes, push locks, run-down protection and remove locks.

use abi::layout::wdm::{FAST_MUTEX, IO_REMOVE_LOCK};

use machine::Stop;

use crate::driver::{Driver, run};

const STATUS_DELETE_PENDING: u64 = 0xC000_0056;
const APC_LEVEL: u64 = 1;

/// What the inline `ExInitializeFastMutex` does.
fn fast_mutex(driver: &mut Driver) -> Result<u64, Stop> {
    let mutex = driver.memory(FAST_MUTEX::SIZE);
    driver.write(mutex, 1_i32);
    driver.kernel("KeInitializeEvent", &[mutex + FAST_MUTEX::Event, 1, 0])?;
    Ok(mutex)
}

#[test]
fn a_fast_mutex_raises_the_level_while_it_is_held() {
    run(|driver| {
        let mutex = fast_mutex(driver)?;
        driver.kernel("ExAcquireFastMutex", &[mutex])?;
        assert_eq!(driver.kernel("KeGetCurrentIrql", &[])?, APC_LEVEL);
        assert_eq!(driver.read::<i32>(mutex), 0);
        driver.kernel("ExReleaseFastMutex", &[mutex])?;
        assert_eq!(driver.kernel("KeGetCurrentIrql", &[])?, 0);
        assert_eq!(driver.kernel("ExTryToAcquireFastMutex", &[mutex])?, 1);
        driver.kernel("ExReleaseFastMutex", &[mutex])?;
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_fast_mutex_cannot_be_acquired_twice() {
    run(|driver| {
        let mutex = fast_mutex(driver)?;
        driver.kernel("ExAcquireFastMutex", &[mutex])?;
        driver.kernel("ExAcquireFastMutex", &[mutex])?;
        Ok(())
    })
    .ends_with("lock-recursive");
}

#[test]
fn a_fast_mutex_that_was_not_initialized_ends_the_run() {
    run(|driver| {
        let mutex = driver.memory(FAST_MUTEX::SIZE);
        driver.kernel("ExAcquireFastMutex", &[mutex])?;
        Ok(())
    })
    .ends_with("object-not-initialized");
}

/// debugger/bug-check-0xc4, 0x1009.
#[test]
fn a_fast_mutex_is_released_by_the_routine_that_goes_with_the_acquire() {
    run(|driver| {
        let mutex = fast_mutex(driver)?;
        driver.kernel("ExAcquireFastMutex", &[mutex])?;
        driver.kernel("ExReleaseFastMutexUnsafe", &[mutex])?;
        Ok(())
    })
    .ends_with("lock-wrong-routine");
}

#[test]
fn a_guarded_mutex_disables_all_apcs() {
    run(|driver| {
        let mutex = driver.memory(FAST_MUTEX::SIZE);
        driver.kernel("KeInitializeGuardedMutex", &[mutex])?;
        driver.kernel("KeAcquireGuardedMutex", &[mutex])?;
        assert_eq!(driver.kernel("KeAreAllApcsDisabled", &[])?, 1);
        driver.kernel("KeReleaseGuardedMutex", &[mutex])?;
        assert_eq!(driver.kernel("KeAreAllApcsDisabled", &[])?, 0);
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_push_lock_is_released_as_it_was_acquired() {
    run(|driver| {
        let lock = driver.memory(8);
        driver.kernel("KeEnterCriticalRegion", &[])?;
        driver.kernel("ExAcquirePushLockSharedEx", &[lock, 0])?;
        driver.kernel("ExReleasePushLockSharedEx", &[lock, 0])?;
        assert_eq!(driver.read::<u64>(lock), 0);
        driver.kernel("ExAcquirePushLockExclusiveEx", &[lock, 0])?;
        driver.kernel("ExReleasePushLockSharedEx", &[lock, 0])?;
        Ok(())
    })
    .ends_with("lock-not-owned");
}

#[test]
fn no_protection_is_granted_after_rundown() {
    run(|driver| {
        let reference = driver.memory(8);
        driver.kernel("ExInitializeRundownProtection", &[reference])?;
        assert_eq!(
            driver.kernel("ExAcquireRundownProtection", &[reference])?,
            1
        );
        driver.kernel("ExReleaseRundownProtection", &[reference])?;
        driver.kernel("ExWaitForRundownProtectionRelease", &[reference])?;
        assert_eq!(
            driver.kernel("ExAcquireRundownProtection", &[reference])?,
            0
        );
        driver.kernel("ExReInitializeRundownProtection", &[reference])?;
        assert_eq!(
            driver.kernel("ExAcquireRundownProtection", &[reference])?,
            1
        );
        Ok(())
    })
    .ends_well();
}

#[test]
fn releasing_protection_that_was_not_acquired_ends_the_run() {
    run(|driver| {
        let reference = driver.memory(8);
        driver.kernel("ExReleaseRundownProtection", &[reference])?;
        Ok(())
    })
    .ends_with("rundown-protection-not-acquired");
}

/// ddi/wdm/nf-wdm-ioreleaseremovelockandwait: acquiring fails from then on.
#[test]
fn a_remove_lock_cannot_be_acquired_once_removal_has_begun() {
    run(|driver| {
        let (lock, size) = (driver.memory(IO_REMOVE_LOCK::SIZE), IO_REMOVE_LOCK::SIZE);
        driver.kernel("IoInitializeRemoveLockEx", &[lock, 1, 0, 0, size])?;
        assert_eq!(
            driver.kernel("IoAcquireRemoveLockEx", &[lock, 7, 0, 0, size])?,
            0
        );
        driver.kernel("IoReleaseRemoveLockAndWaitEx", &[lock, 7, size])?;
        let status = driver.kernel("IoAcquireRemoveLockEx", &[lock, 7, 0, 0, size])?;
        assert_eq!(status, STATUS_DELETE_PENDING);
        Ok(())
    })
    .ends_well();
}

#[test]
fn releasing_a_remove_lock_with_another_tag_ends_the_run() {
    let violation = run(|driver| {
        let (lock, size) = (driver.memory(IO_REMOVE_LOCK::SIZE), IO_REMOVE_LOCK::SIZE);
        driver.kernel("IoInitializeRemoveLockEx", &[lock, 1, 0, 0, size])?;
        driver.kernel("IoAcquireRemoveLockEx", &[lock, 7, 0, 0, size])?;
        driver.kernel("IoReleaseRemoveLockEx", &[lock, 8, size])?;
        Ok(())
    })
    .ends_with("remove-lock-not-acquired");
    assert_eq!(violation.related.len(), 1);
}
