//! What the pages promise about run-down protection.

use super::*;
use crate::testing::{candidates, machine, thread, with_thread};
use crate::{Activity, ThreadId};

const AT: Address = Address(0xF00);
const FIRST: Activity = Activity::Thread(ThreadId(0));
const SECOND: Activity = Activity::Thread(ThreadId(1));

/// wdm/nf-wdm-exwaitforrundownprotectionrelease: waits for all, and grants no further protection.
#[test]
fn waiting_for_rundown_blocks_until_all_protection_is_released() {
    let mut executive = machine(2);
    for _ in 0..2 {
        thread(&mut executive);
    }
    executive.switch_to(FIRST);
    assert!(executive.acquire_rundown(AT, 2));
    executive.switch_to(SECOND);
    assert_eq!(executive.wait_for_rundown(AT), Ok(LockProgress::Blocked));
    executive.switch_to(FIRST);
    assert!(!executive.acquire_rundown(AT, 1));
    executive.release_rundown(AT, 1).unwrap();
    assert_eq!(candidates(&executive), [FIRST]);
    executive.release_rundown(AT, 1).unwrap();
    executive.switch_to(SECOND);
    assert_eq!(executive.wait_for_rundown(AT), Ok(LockProgress::Acquired));
}

#[test]
fn protection_cannot_be_released_more_often_than_acquired() {
    let mut executive = with_thread();
    assert!(executive.acquire_rundown(AT, 1));
    assert_eq!(
        executive.release_rundown(AT, 2),
        Err(RundownError::NotProtected { at: AT })
    );
    assert_eq!(executive.release_rundown(AT, 1), Ok(()));
}

/// wdm/nf-wdm-exreinitializerundownprotection: protection is granted again.
#[test]
fn after_reinitialisation_protection_is_granted_again() {
    let mut executive = with_thread();
    assert_eq!(executive.wait_for_rundown(AT), Ok(LockProgress::Acquired));
    executive.complete_rundown(AT);
    assert!(!executive.acquire_rundown(AT, 1));
    executive.initialize_rundown(AT);
    assert!(executive.acquire_rundown(AT, 1));
}
