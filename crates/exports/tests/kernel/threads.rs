//! Threads, their regions and their affinity.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::driver::{routine, run};

const STATUS_SUCCESS: u64 = 0;

extern "win64" fn start(count: &AtomicU64) {
    count.fetch_add(1, Ordering::Relaxed);
}

fn address(counter: &'static AtomicU64) -> u64 {
    std::ptr::from_ref(counter).addr() as u64
}

#[test]
fn a_thread_runs_and_its_object_can_be_waited_for() {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    run(|driver| {
        let handle = driver.memory(8);
        let arguments = [handle, 0, 0, 0, 0, routine!(start), address(&COUNT)];
        assert_eq!(
            driver.kernel("PsCreateSystemThread", &arguments)?,
            STATUS_SUCCESS
        );
        let handle = abi::Address(driver.read(handle));
        let object = driver
            .call
            .executive()
            .object_handles
            .object(handle)
            .unwrap();
        assert_eq!(driver.wait(object.0)?, STATUS_SUCCESS);
        assert_eq!(COUNT.load(Ordering::Relaxed), 1);
        Ok(())
    })
    .ends_well();
}

/// ddi/wdm/nf-wdm-psterminatesystemthread, Remarks: only threads that the driver created.
#[test]
fn ending_a_thread_of_the_system_ends_the_run() {
    run(|driver| driver.kernel("PsTerminateSystemThread", &[0]).map(|_| ()))
        .ends_with("thread-not-drivers-own");
}

#[test]
fn the_current_thread_is_one_whose_priority_can_be_set() {
    run(|driver| {
        let thread = driver.kernel("KeGetCurrentThread", &[])?;
        let before = driver.kernel("KeSetPriorityThread", &[thread, 12])?;
        assert_eq!(before, 8);
        assert_eq!(driver.kernel("KeQueryPriorityThread", &[thread])?, 12);
        let id = driver.kernel("PsGetCurrentThreadId", &[])?;
        assert_eq!(driver.kernel("PsGetThreadId", &[thread])?, id);
        Ok(())
    })
    .ends_well();
}

/// devtest/wdm-criticalregions.
#[test]
fn leaving_a_critical_region_that_was_not_entered_ends_the_run() {
    run(|driver| {
        driver.kernel("KeEnterCriticalRegion", &[])?;
        assert_eq!(driver.kernel("KeAreApcsDisabled", &[])?, 1);
        driver.kernel("KeLeaveCriticalRegion", &[])?;
        driver.kernel("KeLeaveCriticalRegion", &[])?;
        Ok(())
    })
    .ends_with("CriticalRegions");
}

#[test]
fn a_thread_runs_on_the_processor_of_its_affinity() {
    run(|driver| {
        for processor in [0, 1, 0] {
            driver.kernel("KeSetSystemAffinityThreadEx", &[1 << processor])?;
            assert_eq!(
                driver.kernel("KeGetCurrentProcessorNumberEx", &[0])?,
                processor
            );
        }
        assert_eq!(driver.kernel("KeSetSystemAffinityThreadEx", &[0b10])?, 0b01);
        driver.kernel("KeRevertToUserAffinityThreadEx", &[0])?;
        assert_eq!(driver.kernel("KeSetSystemAffinityThreadEx", &[0b01])?, 0);
        Ok(())
    })
    .ends_well();
}

#[test]
fn the_machine_has_two_processors_in_one_group() {
    run(|driver| {
        let mask = driver.memory(8);
        assert_eq!(driver.kernel("KeQueryActiveProcessorCount", &[mask])?, 2);
        assert_eq!(driver.read::<u64>(mask), 0b11);
        assert_eq!(
            driver.kernel("KeQueryActiveProcessorCountEx", &[0xFFFF])?,
            2
        );
        assert_eq!(driver.kernel("KeQueryActiveProcessorCountEx", &[1])?, 0);
        let number = driver.memory(4);
        assert_eq!(
            driver.kernel("KeGetProcessorNumberFromIndex", &[1, number])?,
            STATUS_SUCCESS
        );
        assert_eq!(
            driver.kernel("KeGetProcessorIndexFromNumber", &[number])?,
            1
        );
        Ok(())
    })
    .ends_well();
}
