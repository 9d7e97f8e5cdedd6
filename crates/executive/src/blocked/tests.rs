//! What a deadlock report is made of.

use abi::{Address, Kirql};

use super::*;
use crate::testing::{SITE, candidates, machine, thread, with_thread};
use crate::{
    Activity, FastMutexUse, Reset, SpinLockHow, SpinLockProgress, ThreadKind, WaitOutcome,
    WorkQueueType,
};

const FIRST: Activity = Activity::Thread(ThreadId(0));
const SECOND: Activity = Activity::Thread(ThreadId(1));

#[test]
fn threads_that_wait_for_each_others_mutexes_are_both_told() {
    let mut executive = machine(2);
    let mutexes = [Address(0x100), Address(0x200)];
    for (activity, mutex) in [(FIRST, mutexes[0]), (SECOND, mutexes[1])] {
        thread(&mut executive);
        executive.initialize_mutex(mutex).unwrap();
        executive.switch_to(activity);
        executive.wait(&[mutex], WaitKind::Any, None).unwrap();
    }
    for (activity, mutex) in [(FIRST, mutexes[1]), (SECOND, mutexes[0])] {
        executive.switch_to(activity);
        assert_eq!(
            executive.wait(&[mutex], WaitKind::Any, None),
            Ok(WaitOutcome::Blocked)
        );
    }
    assert_eq!(candidates(&executive), []);
    let texts: Vec<_> = executive
        .blocked_threads()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        texts,
        [
            "the mutex at 0x200, held by thread 1",
            "the mutex at 0x100, held by thread 0"
        ]
    );
}

#[test]
fn a_wait_for_several_objects_names_them_all() {
    let mut executive = with_thread();
    executive
        .initialize_event(Address(0x100), Reset::Manual, false)
        .unwrap();
    executive
        .initialize_semaphore(Address(0x200), 0, 1)
        .unwrap();
    executive
        .wait(&[Address(0x100), Address(0x200)], WaitKind::All, None)
        .unwrap();
    let blocked = executive.blocked_threads();
    assert_eq!(blocked[0].thread, ThreadId(0));
    assert_eq!(
        blocked[0].to_string(),
        "all of the event at 0x100, the semaphore at 0x200"
    );
}

#[test]
fn a_wait_for_a_fast_mutex_names_its_holder() {
    let mut executive = with_thread();
    thread(&mut executive);
    for activity in [FIRST, SECOND] {
        executive.switch_to(activity);
        let _progress = executive.acquire_fast_mutex(Address(0x100), FastMutexUse::Unsafe, SITE);
    }
    let blocked = executive.blocked_threads();
    assert_eq!(
        blocked[0].to_string(),
        "the fast mutex at 0x100, held by thread 0"
    );
}

#[test]
fn workers_without_work_are_not_blocked() {
    let mut executive = machine(1);
    executive.create_thread(ThreadKind::Worker(WorkQueueType::CRITICAL), Address::NULL);
    executive.switch_to(FIRST);
    assert_eq!(executive.take_next_work_item(), None);
    assert_eq!(candidates(&executive), []);
    assert_eq!(executive.blocked_threads(), []);
}

#[test]
fn a_processor_that_spins_is_told_with_the_holder() {
    let mut executive = machine(2);
    for activity in [FIRST, SECOND] {
        thread(&mut executive);
        executive.switch_to(activity);
        let _progress = executive
            .acquire_spin_lock(Address(0x100), SpinLockHow::RAISE_TO_DPC, SITE)
            .unwrap();
    }
    let spinning = executive.spinning_processors();
    assert_eq!(spinning.len(), 1);
    assert_eq!(spinning[0].processor, ProcessorId(1));
    assert_eq!(spinning[0].holders[0].previous, Kirql::PASSIVE_LEVEL);
    executive.switch_to(FIRST);
    let again = executive.acquire_spin_lock(Address(0x200), SpinLockHow::AT_DPC_LEVEL, SITE);
    assert!(matches!(again, Ok(SpinLockProgress::Acquired { .. })));
}
