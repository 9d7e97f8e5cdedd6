//! Threads: their objects, their end, and what is told about them.

use abi::{Address, NtStatus};

use super::*;
use crate::testing::{candidates, machine, thread, with_thread};
use crate::{WaitKind, WaitOutcome};

const FIRST: Activity = Activity::Thread(ThreadId(0));
const SECOND: Activity = Activity::Thread(ThreadId(1));

/// wdm/nf-wdm-psterminatesystemthread: who waits for the thread object goes on.
#[test]
fn a_wait_for_a_thread_ends_when_the_thread_does() {
    let mut executive = with_thread();
    let other = thread(&mut executive);
    let object = executive.thread_object(other);
    assert_eq!(executive.thread_by_object(object), Some(other));
    assert_eq!(
        executive.wait(&[object], WaitKind::Any, None),
        Ok(WaitOutcome::Blocked)
    );
    executive.switch_to(SECOND);
    executive.exit_thread(NtStatus(0x1234));
    assert!(executive.must_yield());
    assert_eq!(candidates(&executive), [FIRST]);
    assert_eq!(executive.exit_status(other), NtStatus(0x1234));
    executive.switch_to(FIRST);
    assert_eq!(executive.wait_result(), NtStatus::SUCCESS);
}

#[test]
fn a_thread_that_has_ended_satisfies_waits_at_once_and_is_no_candidate() {
    let mut executive = with_thread();
    let other = thread(&mut executive);
    executive.switch_to(SECOND);
    executive.exit_thread(NtStatus::SUCCESS);
    executive.switch_to(FIRST);
    assert!(executive.is_terminated(other));
    assert_eq!(candidates(&executive), [FIRST]);
    let object = executive.thread_object(other);
    assert_eq!(
        executive.wait(&[object], WaitKind::Any, None),
        Ok(WaitOutcome::Satisfied(NtStatus::SUCCESS))
    );
}

#[test]
fn the_status_of_a_thread_that_lives_is_pending() {
    let executive = with_thread();
    assert_eq!(executive.exit_status(ThreadId(0)), NtStatus::PENDING);
}

/// wdm/nf-wdm-kesetprioritythread: returns the old priority.
#[test]
fn setting_a_priority_returns_the_one_before() {
    let mut executive = with_thread();
    assert_eq!(executive.set_priority(ThreadId(0), 16), 8);
    assert_eq!(executive.priority(ThreadId(0)), 16);
}

#[test]
fn a_machine_that_was_reset_gives_its_threads_afresh() {
    let mut executive = with_thread();
    executive.set_priority(ThreadId(0), 16);
    executive.set_affinity(1);
    executive.exit_thread(NtStatus::SUCCESS);
    executive.reset();
    let id = executive.create_thread(ThreadKind::Driver, Address(0x10));
    assert_eq!(id, ThreadId(0));
    assert_eq!(executive.priority(id), 8);
    assert_eq!(executive.thread_kind(id), ThreadKind::Driver);
    assert_eq!(executive.thread_state(id), ThreadState::Ready);
    assert_eq!(executive.threads().count(), 1);
}

#[test]
fn a_thread_without_an_object_can_run() {
    let mut executive = machine(1);
    executive.create_thread(ThreadKind::System, Address::NULL);
    assert_eq!(candidates(&executive), [FIRST]);
}
