//! Which nestings of locks are an inversion: devtest/deadlock-detection. Each test says what two threads do
//! one after the other, without a deadlock.

use abi::Address;

use crate::blocking_locks::{FastMutexUse, LockProgress};
use crate::site::{Activity, ThreadId};
use crate::spin_locks::{SpinLockHow, SpinLockLevel, SpinLockMode, SpinLockProgress};
use crate::testing::{self, SITE, site};
use crate::{Executive, Reset, WaitKind, WaitOutcome};

const A: Address = Address(0x1000);
const B: Address = Address(0x2000);
const C: Address = Address(0x3000);

/// Two threads, of which the first runs.
fn two_threads() -> (Executive, ThreadId, ThreadId) {
    let mut executive = testing::machine(2);
    let (one, other) = (
        testing::thread(&mut executive),
        testing::thread(&mut executive),
    );
    executive.switch_to(Activity::Thread(one));
    (executive, one, other)
}

fn acquire(executive: &mut Executive, lock: Address, step: u64) {
    let progress = executive.acquire_fast_mutex(lock, FastMutexUse::Unsafe, site(step));
    assert_eq!(progress, Ok(LockProgress::Acquired));
}

fn release(executive: &mut Executive, lock: Address) {
    let released = executive.release_fast_mutex(lock, FastMutexUse::Unsafe);
    assert_eq!(released, Ok(()));
}

/// Acquires the locks in this order and releases them.
fn nest(executive: &mut Executive, locks: &[Address]) {
    for (step, &lock) in (1..).zip(locks) {
        acquire(executive, lock, step);
    }
    for &lock in locks.iter().rev() {
        release(executive, lock);
    }
}

fn run(executive: &mut Executive, thread: ThreadId) {
    executive.switch_to(Activity::Thread(thread));
}

#[test]
fn two_locks_in_both_orders_by_two_threads_are_an_inversion_with_all_places() {
    let (mut executive, _, other) = two_threads();
    nest(&mut executive, &[A, B]);
    run(&mut executive, other);
    nest(&mut executive, &[B, A]);
    let found = executive.take_lock_order_inversion().unwrap();
    assert_eq!((found.found.outer.lock, found.found.inner.lock), (B, A));
    assert_eq!(found.earlier.len(), 1);
    assert_eq!(found.earlier[0].outer.acquired, site(1));
    assert_eq!(found.earlier[0].inner.acquired, site(2));
}

#[test]
fn a_circle_is_found_once() {
    let (mut executive, one, other) = two_threads();
    nest(&mut executive, &[A, B]);
    run(&mut executive, other);
    nest(&mut executive, &[B, A]);
    assert!(executive.take_lock_order_inversion().is_some());
    run(&mut executive, one);
    nest(&mut executive, &[A, B]);
    assert!(!executive.has_lock_order_inversion());
}

#[test]
fn the_same_order_is_none() {
    let (mut executive, _, other) = two_threads();
    nest(&mut executive, &[A, B]);
    run(&mut executive, other);
    nest(&mut executive, &[A, B]);
    assert!(!executive.has_lock_order_inversion());
}

#[test]
fn both_orders_by_the_same_thread_are_none() {
    let (mut executive, ..) = two_threads();
    nest(&mut executive, &[A, B]);
    nest(&mut executive, &[B, A]);
    assert!(!executive.has_lock_order_inversion());
}

#[test]
fn both_orders_under_a_common_lock_are_none() {
    let (mut executive, _, other) = two_threads();
    nest(&mut executive, &[C, A, B]);
    run(&mut executive, other);
    nest(&mut executive, &[C, B, A]);
    assert!(!executive.has_lock_order_inversion());
}

#[test]
fn three_locks_in_a_circle_are_an_inversion() {
    let (mut executive, _, other) = two_threads();
    let third = testing::thread(&mut executive);
    nest(&mut executive, &[A, B]);
    run(&mut executive, other);
    nest(&mut executive, &[B, C]);
    run(&mut executive, third);
    nest(&mut executive, &[C, A]);
    let found = executive.take_lock_order_inversion().unwrap();
    assert_eq!(found.earlier.len(), 2);
}

#[test]
fn memory_that_was_freed_meanwhile_holds_other_locks() {
    let (mut executive, _, other) = two_threads();
    nest(&mut executive, &[A, B]);
    executive.forget_range(A, 0x100);
    run(&mut executive, other);
    nest(&mut executive, &[B, A]);
    assert!(!executive.has_lock_order_inversion());
}

#[test]
fn a_mutex_that_is_initialised_again_is_another_one() {
    let (mut executive, _, other) = two_threads();
    nest(&mut executive, &[A, B]);
    executive.initialize_fast_mutex(B);
    run(&mut executive, other);
    nest(&mut executive, &[B, A]);
    assert!(!executive.has_lock_order_inversion());
}

#[test]
fn a_lock_that_is_only_tried_waits_for_nobody() {
    let (mut executive, _, other) = two_threads();
    nest(&mut executive, &[A, B]);
    run(&mut executive, other);
    acquire(&mut executive, B, 1);
    let tried = executive.try_to_acquire_fast_mutex(A, FastMutexUse::Unsafe, SITE);
    assert_eq!(tried, Ok(true));
    assert!(!executive.has_lock_order_inversion());
}

/// The second thread nests its locks after it has seen the event that the first one sets after its own.
#[test]
fn what_another_thread_has_waited_for_is_over() {
    let event = Address(0x4000);
    let (mut executive, _, other) = two_threads();
    executive
        .initialize_event(event, Reset::Manual, false)
        .unwrap();
    nest(&mut executive, &[A, B]);
    executive.set_event(event).unwrap();
    run(&mut executive, other);
    let waited = executive.wait(&[event], WaitKind::Any, None).unwrap();
    assert!(matches!(waited, WaitOutcome::Satisfied(_)));
    nest(&mut executive, &[B, A]);
    assert!(!executive.has_lock_order_inversion());
}

fn acquire_spin_lock(executive: &mut Executive, lock: Address, mode: SpinLockMode) {
    let level = SpinLockLevel::Raise;
    let how = SpinLockHow { mode, level };
    let progress = executive.acquire_spin_lock(lock, how, SITE).unwrap();
    assert!(matches!(progress, SpinLockProgress::Acquired { .. }));
}

/// Acquires two locks, the first shared, and releases them.
fn nest_shared(executive: &mut Executive, locks: [Address; 2]) {
    let before = executive.irql();
    for lock in locks {
        acquire_spin_lock(executive, lock, SpinLockMode::Shared);
    }
    let [outer, inner] = locks;
    executive
        .release_spin_lock(inner, SpinLockMode::Shared, None)
        .unwrap();
    executive
        .release_spin_lock(outer, SpinLockMode::Shared, Some(before))
        .unwrap();
}

#[test]
fn readers_do_not_wait_for_each_other() {
    let (mut executive, _, other) = two_threads();
    nest_shared(&mut executive, [A, B]);
    run(&mut executive, other);
    nest_shared(&mut executive, [B, A]);
    assert!(!executive.has_lock_order_inversion());
}
