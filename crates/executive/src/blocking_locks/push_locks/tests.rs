//! What the pages promise about push locks.

use super::*;
use crate::Activity;
use crate::testing::{SITE, candidates, machine, site, thread, with_thread};

const AT: Address = Address(0xF00);
const FIRST: Activity = Activity::Thread(ThreadId(0));
const SECOND: Activity = Activity::Thread(ThreadId(1));

fn two_threads() -> Executive {
    let mut executive = machine(2);
    for _ in 0..2 {
        thread(&mut executive);
    }
    executive.switch_to(FIRST);
    executive
}

#[test]
fn an_exclusive_holder_keeps_others_off() {
    let mut executive = two_threads();
    let exclusive = PushLockMode::Exclusive;
    assert_eq!(
        executive.acquire_push_lock(AT, exclusive, SITE),
        Ok(LockProgress::Acquired)
    );
    executive.switch_to(SECOND);
    let shared = PushLockMode::Shared;
    assert_eq!(
        executive.acquire_push_lock(AT, shared, SITE),
        Ok(LockProgress::Blocked)
    );
    executive.switch_to(FIRST);
    executive.release_push_lock(AT, exclusive).unwrap();
    assert_eq!(candidates(&executive), [FIRST, SECOND]);
    executive.switch_to(SECOND);
    assert_eq!(
        executive.acquire_push_lock(AT, shared, SITE),
        Ok(LockProgress::Acquired)
    );
}

#[test]
fn shared_holders_go_together() {
    let mut executive = two_threads();
    let shared = PushLockMode::Shared;
    assert_eq!(
        executive.acquire_push_lock(AT, shared, SITE),
        Ok(LockProgress::Acquired)
    );
    executive.switch_to(SECOND);
    assert_eq!(
        executive.acquire_push_lock(AT, shared, SITE),
        Ok(LockProgress::Acquired)
    );
    assert_eq!(
        executive.push_locks_of(ThreadId(1)).collect::<Vec<_>>(),
        [(AT, SITE)]
    );
}

#[test]
fn a_holder_that_would_wait_for_itself_is_refused() {
    let mut executive = with_thread();
    let exclusive = PushLockMode::Exclusive;
    let _held = executive.acquire_push_lock(AT, exclusive, site(2)).unwrap();
    assert_eq!(
        executive.acquire_push_lock(AT, exclusive, SITE),
        Err(PushLockError::AlreadyHeld {
            at: AT,
            acquired: site(2)
        })
    );
}

#[test]
fn a_lock_is_released_as_it_is_held_only() {
    let mut executive = with_thread();
    let _held = executive
        .acquire_push_lock(AT, PushLockMode::Shared, SITE)
        .unwrap();
    let error = Err(PushLockError::NotHeld { at: AT });
    assert_eq!(
        executive.release_push_lock(AT, PushLockMode::Exclusive),
        error
    );
    assert_eq!(
        executive.release_push_lock(AT, PushLockMode::Shared),
        Ok(())
    );
    assert_eq!(executive.release_push_lock(AT, PushLockMode::Shared), error);
}
