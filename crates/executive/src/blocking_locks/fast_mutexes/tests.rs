//! What the pages promise about fast and guarded mutexes.

use super::*;
use crate::testing::{SITE, candidates, in_dpc, machine, site, thread, with_thread};
use crate::{Activity, Region};

const AT: Address = Address(0xF00);
const FIRST: Activity = Activity::Thread(ThreadId(0));
const SECOND: Activity = Activity::Thread(ThreadId(1));
const FAST: FastMutexUse = FastMutexUse::RaiseToApcLevel;

/// wdm/nf-wdm-exacquirefastmutex: the IRQL is APC_LEVEL while it is owned, and restored.
#[test]
fn a_fast_mutex_raises_to_apc_level_and_back() {
    let mut executive = with_thread();
    assert_eq!(
        executive.acquire_fast_mutex(AT, FAST, SITE),
        Ok(LockProgress::Acquired)
    );
    assert_eq!(executive.irql(), Kirql::APC_LEVEL);
    assert_eq!(executive.release_fast_mutex(AT, FAST), Ok(()));
    assert_eq!(executive.irql(), Kirql::PASSIVE_LEVEL);
}

#[test]
fn another_thread_blocks_until_the_mutex_is_released() {
    let mut executive = machine(2);
    for _ in 0..2 {
        thread(&mut executive);
    }
    executive.switch_to(FIRST);
    assert_eq!(
        executive.acquire_fast_mutex(AT, FAST, SITE),
        Ok(LockProgress::Acquired)
    );
    executive.switch_to(SECOND);
    assert_eq!(
        executive.acquire_fast_mutex(AT, FAST, SITE),
        Ok(LockProgress::Blocked)
    );
    assert_eq!(candidates(&executive), [FIRST]);
    executive.switch_to(FIRST);
    executive.release_fast_mutex(AT, FAST).unwrap();
    executive.switch_to(SECOND);
    assert_eq!(
        executive.acquire_fast_mutex(AT, FAST, SITE),
        Ok(LockProgress::Acquired)
    );
    assert_eq!(executive.fast_mutex_owner(AT), Some((ThreadId(1), SITE)));
}

/// kernel/fast-mutexes-and-guarded-mutexes: they cannot be acquired recursively.
#[test]
fn a_fast_mutex_cannot_be_acquired_twice() {
    let mut executive = with_thread();
    let _first = executive.acquire_fast_mutex(AT, FAST, site(5)).unwrap();
    assert_eq!(
        executive.acquire_fast_mutex(AT, FAST, SITE),
        Err(FastMutexError::AlreadyOwned {
            at: AT,
            acquired: site(5)
        })
    );
    assert_eq!(
        executive.try_to_acquire_fast_mutex(AT, FAST, SITE),
        Ok(false)
    );
}

#[test]
fn only_the_owner_can_release_it() {
    let mut executive = with_thread();
    assert_eq!(
        executive.release_fast_mutex(AT, FAST),
        Err(FastMutexError::NotOwner {
            at: AT,
            owner: None
        })
    );
}

#[test]
fn it_is_released_by_the_family_of_routines_that_acquired_it() {
    let mut executive = with_thread();
    let usage = FastMutexUse::Unsafe;
    let _acquired = executive.acquire_fast_mutex(AT, usage, site(5)).unwrap();
    assert_eq!(executive.irql(), Kirql::PASSIVE_LEVEL);
    assert_eq!(
        executive.release_fast_mutex(AT, FAST),
        Err(FastMutexError::WrongRoutine {
            at: AT,
            usage,
            acquired: site(5)
        })
    );
}

/// wdm/nf-wdm-exreleasefastmutex: IRQL = APC_LEVEL.
#[test]
fn it_is_released_at_apc_level_only() {
    let mut executive = with_thread();
    let _acquired = executive.acquire_fast_mutex(AT, FAST, SITE).unwrap();
    executive.lower_irql(Kirql::PASSIVE_LEVEL).unwrap();
    assert_eq!(
        executive.release_fast_mutex(AT, FAST),
        Err(FastMutexError::WrongIrql {
            at: AT,
            irql: Kirql::PASSIVE_LEVEL
        })
    );
}

/// wdm/nf-wdm-exacquirefastmutex: IRQL <= APC_LEVEL.
#[test]
fn it_cannot_be_acquired_in_a_dpc() {
    let mut executive = in_dpc();
    assert!(matches!(
        executive.acquire_fast_mutex(AT, FAST, SITE),
        Err(FastMutexError::CannotBlock(_))
    ));
}

/// wdm/nf-wdm-keacquireguardedmutex: the thread is in a guarded region while it owns one.
#[test]
fn a_guarded_mutex_is_a_guarded_region() {
    let mut executive = with_thread();
    let usage = FastMutexUse::Guarded;
    let _acquired = executive.acquire_fast_mutex(AT, usage, SITE).unwrap();
    assert_eq!(executive.depth_of_regions(ThreadId(0), Region::Guarded), 1);
    assert_eq!(executive.irql(), Kirql::PASSIVE_LEVEL);
    executive.release_fast_mutex(AT, usage).unwrap();
    assert_eq!(executive.depth_of_regions(ThreadId(0), Region::Guarded), 0);
}
