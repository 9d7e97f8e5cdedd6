//! Sequenced lists, and lists under a spin lock.

use crate::driver::run;

#[test]
fn a_sequenced_list_gives_back_last_in_first_out() {
    run(|driver| {
        let (head, first, second) = (driver.memory(16), driver.memory(16), driver.memory(16));
        driver.kernel("InitializeSListHead", &[head])?;
        assert_eq!(
            driver.kernel("ExpInterlockedPushEntrySList", &[head, first])?,
            0
        );
        assert_eq!(
            driver.kernel("ExpInterlockedPushEntrySList", &[head, second])?,
            first
        );
        assert_eq!(driver.kernel("ExQueryDepthSList", &[head])?, 2);
        assert_eq!(
            driver.kernel("ExpInterlockedPopEntrySList", &[head])?,
            second
        );
        assert_eq!(driver.kernel("ExpInterlockedFlushSList", &[head])?, first);
        assert_eq!(driver.kernel("ExQueryDepthSList", &[head])?, 0);
        Ok(())
    })
    .ends_well();
}

/// ddi/wdm/nf-wdm-initializeslisthead: 16-byte alignment on 64-bit platforms.
#[test]
fn a_misaligned_sequenced_list_is_told() {
    run(|driver| {
        let head = driver.memory(32) + 8;
        driver.kernel("InitializeSListHead", &[head]).map(drop)
    })
    .ends_with("list-misaligned");
}

#[test]
fn a_list_under_a_lock_gives_what_was_there_before() {
    run(|driver| {
        let (head, lock) = (driver.memory(16), driver.memory(8));
        let (first, second) = (driver.memory(16), driver.memory(16));
        driver.write(head, head);
        driver.write(head + 8, head);
        assert_eq!(
            driver.kernel("ExInterlockedInsertTailList", &[head, first, lock])?,
            0
        );
        assert_eq!(
            driver.kernel("ExInterlockedInsertHeadList", &[head, second, lock])?,
            first
        );
        assert_eq!(
            driver.kernel("ExInterlockedRemoveHeadList", &[head, lock])?,
            second
        );
        assert_eq!(
            driver.kernel("ExInterlockedRemoveHeadList", &[head, lock])?,
            first
        );
        assert_eq!(
            driver.kernel("ExInterlockedRemoveHeadList", &[head, lock])?,
            0
        );
        assert_eq!(driver.kernel("KeGetCurrentIrql", &[])?, 0);
        Ok(())
    })
    .ends_well();
}

/// The page allows any level; above `DISPATCH_LEVEL` the IRQL stays.
#[test]
fn a_list_under_a_lock_may_be_changed_at_a_high_irql() {
    run(|driver| {
        let (head, entry, lock) = (driver.memory(16), driver.memory(16), driver.memory(8));
        driver.write(head, head);
        driver.write(head + 8, head);
        driver.kernel("KfRaiseIrql", &[5])?;
        driver.kernel("ExInterlockedInsertTailList", &[head, entry, lock])?;
        assert_eq!(driver.kernel("KeGetCurrentIrql", &[])?, 5);
        driver.kernel("KeLowerIrql", &[0])?;
        Ok(())
    })
    .ends_well();
}

#[test]
fn the_lock_of_a_list_must_not_be_held_by_the_caller() {
    run(|driver| {
        let (head, entry, lock) = (driver.memory(16), driver.memory(16), driver.memory(8));
        driver.write(head, head);
        driver.write(head + 8, head);
        driver.kernel("KeAcquireSpinLockRaiseToDpc", &[lock])?;
        driver
            .kernel("ExInterlockedInsertTailList", &[head, entry, lock])
            .map(drop)
    })
    .ends_with("spin-lock-recursive");
}

#[test]
fn a_corrupted_list_is_told() {
    let violation = run(|driver| {
        let (head, entry, lock) = (driver.memory(16), driver.memory(16), driver.memory(8));
        let elsewhere = driver.memory(16);
        driver.write(head, elsewhere);
        driver.write(head + 8, elsewhere);
        driver
            .kernel("ExInterlockedInsertTailList", &[head, entry, lock])
            .map(drop)
    })
    .ends_with("list-corrupted");
    assert_eq!(violation.bug_check.unwrap().parameters[0], 3);
}

#[test]
fn a_number_under_a_lock_is_added_to() {
    run(|driver| {
        let (number, lock) = (driver.memory(8), driver.memory(8));
        assert_eq!(
            driver.kernel("ExInterlockedAddUlong", &[number, 5, lock])?,
            0
        );
        assert_eq!(
            driver.kernel("ExInterlockedAddUlong", &[number, 2, lock])?,
            5
        );
        assert_eq!(driver.read::<u32>(number), 7);
        Ok(())
    })
    .ends_well();
}
