//! Bug checks that a driver asks for.

use abi::layout::wdm::KBUGCHECK_CALLBACK_RECORD;

use crate::driver::run;

#[test]
fn a_bug_check_ends_the_run_with_the_drivers_parameters() {
    let violation = run(|driver| {
        driver
            .kernel("KeBugCheckEx", &[0xE2, 1, 2, 3, 4])
            .map(|_| ())
    })
    .ends_with("bugcheck-called");
    let bug_check = violation.bug_check.unwrap();
    assert_eq!((bug_check.code, bug_check.parameters), (0xE2, [1, 2, 3, 4]));
}

/// ddi/wdm/nf-wdm-keregisterbugcheckcallback: FALSE if the record is in use.
#[test]
fn a_callback_record_is_registered_once() {
    run(|driver| {
        let record = driver.memory(KBUGCHECK_CALLBACK_RECORD::SIZE);
        assert_eq!(
            driver.kernel("KeRegisterBugCheckCallback", &[record, 1, 0, 0, 0])?,
            1
        );
        assert_eq!(
            driver.kernel("KeRegisterBugCheckCallback", &[record, 1, 0, 0, 0])?,
            0
        );
        assert_eq!(driver.kernel("KeDeregisterBugCheckCallback", &[record])?, 1);
        assert_eq!(driver.kernel("KeDeregisterBugCheckCallback", &[record])?, 0);
        Ok(())
    })
    .ends_well();
}
