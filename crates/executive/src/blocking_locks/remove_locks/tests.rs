//! What the pages promise about remove locks.

use super::*;
use crate::testing::{SITE, candidates, machine, site, thread, with_thread};
use crate::{Activity, ThreadId};

const AT: Address = Address(0xF00);
const TAG: Address = Address(1);
const OTHER_TAG: Address = Address(2);
const FIRST: Activity = Activity::Thread(ThreadId(0));
const SECOND: Activity = Activity::Thread(ThreadId(1));

/// wdm/nf-wdm-ioreleaseremovelockandwait: waits for the others, and lets no further ones in.
#[test]
fn removal_waits_until_nobody_holds_the_lock() {
    let mut executive = machine(2);
    for _ in 0..2 {
        thread(&mut executive);
    }
    executive.initialize_remove_lock(AT);
    executive.switch_to(FIRST);
    assert_eq!(executive.acquire_remove_lock(AT, TAG, SITE), Ok(true));
    executive.switch_to(SECOND);
    assert_eq!(executive.acquire_remove_lock(AT, OTHER_TAG, SITE), Ok(true));
    let waited = executive.release_remove_lock_and_wait(AT, OTHER_TAG);
    assert_eq!(waited, Ok(LockProgress::Blocked));
    assert_eq!(candidates(&executive), [FIRST]);
    executive.switch_to(FIRST);
    assert_eq!(executive.acquire_remove_lock(AT, TAG, SITE), Ok(false));
    executive.release_remove_lock(AT, TAG).unwrap();
    executive.switch_to(SECOND);
    let waited = executive.release_remove_lock_and_wait(AT, OTHER_TAG);
    assert_eq!(waited, Ok(LockProgress::Acquired));
}

/// wdm/nf-wdm-ioreleaseremovelock: the tag is that of the acquisition.
#[test]
fn a_lock_is_released_with_the_tag_of_its_acquisition() {
    let mut executive = with_thread();
    executive.initialize_remove_lock(AT);
    assert_eq!(executive.acquire_remove_lock(AT, TAG, site(3)), Ok(true));
    assert_eq!(
        executive.release_remove_lock(AT, OTHER_TAG),
        Err(RemoveLockError::NotHeld {
            at: AT,
            tag: OTHER_TAG
        })
    );
    assert_eq!(
        executive.remove_lock_holders(AT).collect::<Vec<_>>(),
        [(TAG, site(3))]
    );
}

#[test]
fn a_lock_that_was_not_initialised_cannot_be_used() {
    let mut executive = with_thread();
    assert_eq!(
        executive.acquire_remove_lock(AT, TAG, SITE),
        Err(RemoveLockError::NotInitialized { at: AT })
    );
}
