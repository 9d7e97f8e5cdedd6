//! What the pages promise about events, mutexes and semaphores.

use abi::{Address, NtStatus};

use super::*;
use crate::testing::{candidates, machine, thread, with_thread};
use crate::{Activity, Region, Timeout, WaitKind, WaitOutcome};

const AT: Address = Address(0x500);
const FIRST: Activity = Activity::Thread(ThreadId(0));
const SECOND: Activity = Activity::Thread(ThreadId(1));
const THIRD: Activity = Activity::Thread(ThreadId(2));
const POLL: Option<Timeout> = Some(Timeout::Relative(0));

/// Three threads; the second and third wait for the object that `prepare` makes, the first runs.
fn with_waiters(prepare: impl FnOnce(&mut Executive)) -> Executive {
    let mut executive = machine(2);
    prepare(&mut executive);
    for _ in 0..3 {
        thread(&mut executive);
    }
    for waiter in [SECOND, THIRD] {
        executive.switch_to(waiter);
        assert_eq!(
            executive.wait(&[AT], WaitKind::Any, None),
            Ok(WaitOutcome::Blocked)
        );
    }
    executive.switch_to(FIRST);
    executive
}

fn poll(executive: &mut Executive) -> NtStatus {
    match executive.wait(&[AT], WaitKind::Any, POLL) {
        Ok(WaitOutcome::Satisfied(status)) => status,
        other => panic!("a wait without time does not block: {other:?}"),
    }
}

/// wdm/nf-wdm-kesetevent: a set notification event satisfies all waits and stays set.
#[test]
fn a_notification_event_lets_all_who_wait_go_on_and_stays_set() {
    let mut executive = with_waiters(|executive| {
        executive
            .initialize_event(AT, Reset::Manual, false)
            .unwrap()
    });
    assert_eq!(executive.set_event(AT), Ok(false));
    assert_eq!(candidates(&executive), [FIRST, SECOND, THIRD]);
    assert_eq!(executive.event_is_set(AT), Ok(true));
}

/// wdm/nf-wdm-kesetevent: a synchronization event satisfies one wait and is reset by it.
#[test]
fn a_synchronization_event_lets_one_go_on_and_is_reset() {
    let mut executive = with_waiters(|executive| {
        executive
            .initialize_event(AT, Reset::Automatic, false)
            .unwrap()
    });
    assert_eq!(executive.set_event(AT), Ok(false));
    assert_eq!(candidates(&executive), [FIRST, SECOND]);
    assert_eq!(executive.event_is_set(AT), Ok(false));
    assert_eq!(executive.set_event(AT), Ok(false));
    assert_eq!(candidates(&executive), [FIRST, SECOND, THIRD]);
}

/// wdm/nf-wdm-kesetevent: the previous state is nonzero if the event was set.
#[test]
fn setting_a_set_event_tells_so() {
    let mut executive = with_thread();
    executive.initialize_event(AT, Reset::Manual, true).unwrap();
    assert_eq!(executive.set_event(AT), Ok(true));
    assert_eq!(executive.reset_event(AT), Ok(true));
    assert_eq!(executive.reset_event(AT), Ok(false));
}

#[test]
fn a_pulse_reaches_those_who_wait_and_leaves_the_event_reset() {
    let mut executive = with_waiters(|executive| {
        executive
            .initialize_event(AT, Reset::Manual, false)
            .unwrap()
    });
    assert_eq!(executive.pulse_event(AT), Ok(false));
    assert_eq!(candidates(&executive), [FIRST, SECOND, THIRD]);
    assert_eq!(executive.event_is_set(AT), Ok(false));
}

#[test]
fn memory_without_an_object_cannot_be_used() {
    let mut executive = with_thread();
    let error = ObjectError::NotInitialized { at: AT };
    assert_eq!(executive.set_event(AT), Err(error));
    assert_eq!(executive.release_mutex(AT), Err(error.into()));
    assert_eq!(executive.release_semaphore(AT, 1), Err(error.into()));
    assert_eq!(
        executive.wait(&[AT], WaitKind::Any, None),
        Err(error.into())
    );
}

#[test]
fn an_object_of_another_kind_is_told_apart() {
    let mut executive = with_thread();
    executive.initialize_mutex(AT).unwrap();
    assert_eq!(
        executive.set_event(AT),
        Err(ObjectError::WrongKind {
            at: AT,
            expected: ObjectKind::Event,
            actual: ObjectKind::Mutex
        })
    );
}

#[test]
fn an_object_that_is_waited_for_cannot_be_initialised_again() {
    let mut executive = with_waiters(|executive| {
        executive
            .initialize_event(AT, Reset::Manual, false)
            .unwrap()
    });
    assert_eq!(
        executive.initialize_event(AT, Reset::Manual, false),
        Err(StillWaitedFor {
            at: AT,
            waiter: ThreadId(1)
        })
    );
}

/// kernel/introduction-to-mutex-objects: the owner can acquire it again; each needs its release.
#[test]
fn a_mutex_is_free_after_as_many_releases_as_acquisitions() {
    let mut executive = with_thread();
    executive.initialize_mutex(AT).unwrap();
    assert_eq!(poll(&mut executive), NtStatus::SUCCESS);
    assert_eq!(poll(&mut executive), NtStatus::SUCCESS);
    assert_eq!(executive.release_mutex(AT), Ok(()));
    assert_eq!(executive.mutex_owner(AT), Ok(Some(ThreadId(0))));
    assert_eq!(executive.release_mutex(AT), Ok(()));
    assert_eq!(executive.mutex_owner(AT), Ok(None));
}

/// debugger/bug-check-0x11: the thread does not own the mutex.
#[test]
fn only_the_owner_can_release_a_mutex() {
    let mut executive = with_thread();
    executive.initialize_mutex(AT).unwrap();
    let nobody = ReleaseMutexError::NotOwner { owner: None };
    assert_eq!(executive.release_mutex(AT), Err(nobody));
    assert_eq!(poll(&mut executive), NtStatus::SUCCESS);
    thread(&mut executive);
    executive.switch_to(SECOND);
    let first = ReleaseMutexError::NotOwner {
        owner: Some(ThreadId(0)),
    };
    assert_eq!(executive.release_mutex(AT), Err(first));
}

#[test]
fn a_released_mutex_goes_to_the_thread_that_has_waited_longest() {
    let mut executive = machine(2);
    executive.initialize_mutex(AT).unwrap();
    for _ in 0..2 {
        thread(&mut executive);
    }
    executive.switch_to(FIRST);
    assert_eq!(poll(&mut executive), NtStatus::SUCCESS);
    executive.switch_to(SECOND);
    assert_eq!(
        executive.wait(&[AT], WaitKind::Any, None),
        Ok(WaitOutcome::Blocked)
    );
    executive.switch_to(FIRST);
    executive.release_mutex(AT).unwrap();
    assert_eq!(executive.mutex_owner(AT), Ok(Some(ThreadId(1))));
    assert_eq!(candidates(&executive), [FIRST, SECOND]);
}

/// kernel/introduction-to-mutex-objects: kernel APCs are held off while a thread owns a mutex.
#[test]
fn owning_a_mutex_disables_normal_kernel_apcs() {
    let mut executive = with_thread();
    executive.initialize_mutex(AT).unwrap();
    assert_eq!(poll(&mut executive), NtStatus::SUCCESS);
    assert!(executive.apcs_are_disabled());
    assert_eq!(executive.depth_of_regions(ThreadId(0), Region::Critical), 1);
    executive.release_mutex(AT).unwrap();
    assert!(!executive.apcs_are_disabled());
}

/// wdm/nf-wdm-kewaitforsingleobject: a mutex of a thread that has ended is abandoned.
#[test]
fn a_mutex_whose_owner_has_ended_is_abandoned_to_the_next_wait() {
    let mut executive = machine(2);
    executive.initialize_mutex(AT).unwrap();
    for _ in 0..2 {
        thread(&mut executive);
    }
    executive.switch_to(FIRST);
    assert_eq!(poll(&mut executive), NtStatus::SUCCESS);
    executive.switch_to(SECOND);
    assert_eq!(
        executive.wait(&[AT], WaitKind::Any, None),
        Ok(WaitOutcome::Blocked)
    );
    executive.switch_to(FIRST);
    executive.exit_thread(NtStatus::SUCCESS);
    executive.switch_to(SECOND);
    assert_eq!(executive.wait_result(), NtStatus(0x80));
    executive.release_mutex(AT).unwrap();
    assert_eq!(poll(&mut executive), NtStatus::SUCCESS);
}

/// wdm/nf-wdm-kereleasesemaphore: each unit of the count satisfies one wait.
#[test]
fn a_semaphore_lets_as_many_go_on_as_it_is_released_by() {
    let mut executive = with_waiters(|executive| executive.initialize_semaphore(AT, 0, 5).unwrap());
    assert_eq!(executive.release_semaphore(AT, 1), Ok(0));
    assert_eq!(candidates(&executive), [FIRST, SECOND]);
    assert_eq!(executive.release_semaphore(AT, 3), Ok(0));
    assert_eq!(candidates(&executive), [FIRST, SECOND, THIRD]);
    assert_eq!(executive.semaphore_count(AT), Ok(2));
    assert_eq!(poll(&mut executive), NtStatus::SUCCESS);
    assert_eq!(executive.semaphore_count(AT), Ok(1));
}

/// wdm/nf-wdm-kereleasesemaphore: an exception is raised if the limit would be exceeded.
#[test]
fn a_semaphore_cannot_exceed_its_limit() {
    let mut executive = with_thread();
    executive.initialize_semaphore(AT, 2, 3).unwrap();
    assert_eq!(
        executive.release_semaphore(AT, 2),
        Err(ReleaseSemaphoreError::LimitExceeded {
            count: 2,
            adjustment: 2,
            limit: 3
        })
    );
    assert_eq!(executive.semaphore_count(AT), Ok(2));
}
