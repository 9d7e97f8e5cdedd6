//! What the pages promise about waits and delays.

use abi::{Address, Kirql, NtStatus};

use super::*;
use crate::testing::{candidates, in_dpc, machine, thread, with_thread};
use crate::{MILLISECOND, Reset};

const A: Address = Address(0xA00);
const B: Address = Address(0xB00);
const C: Address = Address(0xC00);
const FIRST: Activity = Activity::Thread(ThreadId(0));
const SECOND: Activity = Activity::Thread(ThreadId(1));
const BLOCKED: Result<WaitOutcome, WaitError> = Ok(WaitOutcome::Blocked);
const POLL: Option<Timeout> = Some(Timeout::Relative(0));

fn satisfied(status: u32) -> Result<WaitOutcome, WaitError> {
    Ok(WaitOutcome::Satisfied(NtStatus(status)))
}

/// A running thread, another one, and three events that are not set.
fn events(reset: Reset) -> Executive {
    let mut executive = machine(2);
    for _ in 0..2 {
        thread(&mut executive);
    }
    for at in [A, B, C] {
        executive.initialize_event(at, reset, false).unwrap();
    }
    executive.switch_to(FIRST);
    executive
}

#[test]
fn a_wait_for_a_set_event_does_not_block() {
    let mut executive = events(Reset::Manual);
    executive.set_event(A).unwrap();
    assert_eq!(executive.wait(&[A], WaitKind::Any, None), satisfied(0));
}

/// wdm/nf-wdm-kewaitforsingleobject: a time-out of zero tests the object and returns.
#[test]
fn a_time_out_of_zero_only_tests() {
    let mut executive = events(Reset::Manual);
    assert_eq!(executive.wait(&[A], WaitKind::Any, POLL), satisfied(0x102));
    executive.set_event(A).unwrap();
    assert_eq!(executive.wait(&[A], WaitKind::Any, POLL), satisfied(0));
    assert!(!executive.must_yield());
}

/// wdm/nf-wdm-kewaitforsingleobject: STATUS_TIMEOUT when the time-out comes first.
#[test]
fn a_wait_times_out_in_virtual_time() {
    let mut executive = events(Reset::Manual);
    let start = executive.interrupt_time();
    let timeout = Some(Timeout::Relative(7 * MILLISECOND));
    assert_eq!(executive.wait(&[A], WaitKind::Any, timeout), BLOCKED);
    assert_eq!(candidates(&executive), [SECOND, Activity::Clock]);
    executive.switch_to(Activity::Clock);
    executive.switch_to(FIRST);
    assert_eq!(executive.wait_result(), NtStatus::TIMEOUT);
    assert_eq!(executive.interrupt_time(), start + 7 * MILLISECOND);
}

#[test]
fn a_wait_that_is_satisfied_in_time_does_not_time_out_later() {
    let mut executive = events(Reset::Manual);
    let timeout = Some(Timeout::Relative(MILLISECOND));
    assert_eq!(executive.wait(&[A], WaitKind::Any, timeout), BLOCKED);
    executive.switch_to(SECOND);
    executive.set_event(A).unwrap();
    assert_eq!(executive.next_due(), None);
    executive.switch_to(FIRST);
    assert_eq!(executive.wait_result(), NtStatus::SUCCESS);
}

#[test]
fn an_absolute_time_out_in_the_past_returns_at_once() {
    let mut executive = events(Reset::Manual);
    let timeout = Some(Timeout::Absolute(1));
    assert_eq!(
        executive.wait(&[A], WaitKind::Any, timeout),
        satisfied(0x102)
    );
}

/// wdm/nf-wdm-kewaitformultipleobjects: WaitAny returns the index of the object.
#[test]
fn a_wait_for_any_tells_which_object_satisfied_it() {
    let mut executive = events(Reset::Automatic);
    assert_eq!(executive.wait(&[A, B, C], WaitKind::Any, None), BLOCKED);
    executive.switch_to(SECOND);
    executive.set_event(B).unwrap();
    executive.switch_to(FIRST);
    assert_eq!(executive.wait_result(), NtStatus(1));
}

#[test]
fn a_wait_for_any_takes_only_the_first_set_object() {
    let mut executive = events(Reset::Automatic);
    executive.set_event(B).unwrap();
    executive.set_event(C).unwrap();
    assert_eq!(
        executive.wait(&[A, B, C], WaitKind::Any, None),
        satisfied(1)
    );
    assert_eq!(executive.event_is_set(B), Ok(false));
    assert_eq!(executive.event_is_set(C), Ok(true));
}

/// wdm/nf-wdm-kewaitformultipleobjects: WaitAll changes no object until all are signaled.
#[test]
fn a_wait_for_all_takes_nothing_until_all_are_set() {
    let mut executive = events(Reset::Automatic);
    assert_eq!(executive.wait(&[A, B], WaitKind::All, None), BLOCKED);
    executive.switch_to(SECOND);
    executive.set_event(A).unwrap();
    assert_eq!(executive.event_is_set(A), Ok(true));
    assert_eq!(candidates(&executive), [SECOND]);
    executive.set_event(B).unwrap();
    assert_eq!(executive.event_is_set(A), Ok(false));
    assert_eq!(executive.event_is_set(B), Ok(false));
    executive.switch_to(FIRST);
    assert_eq!(executive.wait_result(), NtStatus::SUCCESS);
}

#[test]
fn an_abandoned_mutex_is_told_with_its_index() {
    let mut executive = events(Reset::Manual);
    executive.initialize_mutex(B).unwrap();
    executive.switch_to(SECOND);
    assert_eq!(executive.wait(&[B], WaitKind::Any, POLL), satisfied(0));
    executive.exit_thread(NtStatus::SUCCESS);
    executive.switch_to(FIRST);
    assert_eq!(
        executive.wait(&[A, B], WaitKind::Any, None),
        satisfied(0x81)
    );
}

/// wdm/nf-wdm-kewaitforsingleobject: waits that may block need IRQL <= APC_LEVEL.
#[test]
fn a_wait_that_may_block_is_refused_at_dispatch_level() {
    let mut executive = events(Reset::Manual);
    executive.set_event(A).unwrap();
    executive.raise_irql(Kirql::DISPATCH_LEVEL).unwrap();
    let irql = Kirql::DISPATCH_LEVEL;
    assert_eq!(
        executive.wait(&[A], WaitKind::Any, None),
        Err(WaitError::IrqlTooHigh { irql })
    );
    assert_eq!(executive.wait(&[A], WaitKind::Any, POLL), satisfied(0));
}

#[test]
fn even_a_test_is_refused_above_dispatch_level() {
    let mut executive = events(Reset::Manual);
    executive.raise_irql(Kirql::DEVICE_LEVEL).unwrap();
    let irql = Kirql::DEVICE_LEVEL;
    assert_eq!(
        executive.wait(&[A], WaitKind::Any, POLL),
        Err(WaitError::IrqlTooHigh { irql })
    );
}

#[test]
fn a_dpc_may_test_an_event_but_never_gets_a_mutex() {
    let mut executive = in_dpc();
    executive
        .initialize_event(A, Reset::Automatic, true)
        .unwrap();
    executive.initialize_mutex(B).unwrap();
    assert_eq!(executive.wait(&[A], WaitKind::Any, POLL), satisfied(0));
    assert_eq!(executive.wait(&[A], WaitKind::Any, POLL), satisfied(0x102));
    assert_eq!(executive.wait(&[B], WaitKind::Any, POLL), satisfied(0x102));
}

/// wdm/nf-wdm-kewaitformultipleobjects: at most MAXIMUM_WAIT_OBJECTS.
#[test]
fn a_wait_for_no_or_too_many_objects_is_refused() {
    let mut executive = events(Reset::Manual);
    assert_eq!(
        executive.wait(&[], WaitKind::Any, None),
        Err(WaitError::ObjectCount { count: 0 })
    );
    assert_eq!(
        executive.wait(&[A; 65], WaitKind::Any, None),
        Err(WaitError::ObjectCount { count: 65 })
    );
}

/// wdm/nf-wdm-kedelayexecutionthread: STATUS_SUCCESS when the delay is over.
#[test]
fn a_delay_ends_when_its_time_has_passed() {
    let mut executive = with_thread();
    let start = executive.interrupt_time();
    assert_eq!(executive.delay(Timeout::Relative(3 * MILLISECOND)), BLOCKED);
    executive.switch_to(Activity::Clock);
    assert_eq!(executive.interrupt_time(), start + 3 * MILLISECOND);
    executive.switch_to(FIRST);
    assert_eq!(executive.wait_result(), NtStatus::SUCCESS);
}

#[test]
fn a_delay_of_no_time_does_not_block() {
    let mut executive = with_thread();
    assert_eq!(executive.delay(Timeout::Relative(0)), satisfied(0));
}

/// wdm/nf-wdm-kedelayexecutionthread: IRQL <= APC_LEVEL.
#[test]
fn a_delay_in_a_dpc_is_refused() {
    let mut executive = in_dpc();
    let irql = Kirql::DISPATCH_LEVEL;
    assert_eq!(
        executive.delay(Timeout::Relative(1)),
        Err(WaitError::IrqlTooHigh { irql })
    );
}

#[test]
fn a_thread_waits_at_apc_level_and_is_still_there_afterwards() {
    let mut executive = events(Reset::Manual);
    executive.raise_irql(Kirql::APC_LEVEL).unwrap();
    assert_eq!(executive.wait(&[A], WaitKind::Any, None), BLOCKED);
    executive.switch_to(SECOND);
    executive.set_event(A).unwrap();
    executive.switch_to(FIRST);
    assert_eq!(executive.irql(), Kirql::APC_LEVEL);
}
