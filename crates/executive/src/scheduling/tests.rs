//! Who may go on: IRQL, DPCs, affinity, and what a processor is.

use abi::{Address, Kirql};

use crate::testing::{SITE, candidates, in_dpc, machine, thread, with_thread};
use crate::{Activity, ProcessorId, ThreadId};

const FIRST: Activity = Activity::Thread(ThreadId(0));
const SECOND: Activity = Activity::Thread(ThreadId(1));
const THIRD: Activity = Activity::Thread(ThreadId(2));
const DPC_0: Activity = Activity::Dpc(ProcessorId(0));
const DPC_1: Activity = Activity::Dpc(ProcessorId(1));

#[test]
fn a_machine_without_threads_has_nothing_to_do() {
    assert_eq!(candidates(&machine(2)), []);
}

#[test]
fn the_current_activity_comes_first_then_threads_by_number() {
    let mut executive = with_thread();
    thread(&mut executive);
    thread(&mut executive);
    executive.switch_to(SECOND);
    assert_eq!(candidates(&executive), [SECOND, FIRST, THIRD]);
}

#[test]
fn a_new_thread_goes_to_an_idle_processor() {
    let mut executive = with_thread();
    thread(&mut executive);
    assert_eq!(executive.switch_to(SECOND), ProcessorId(1));
    assert_eq!(executive.switch_to(FIRST), ProcessorId(0));
}

#[test]
fn with_more_threads_than_processors_a_passive_one_is_preempted() {
    let mut executive = with_thread();
    thread(&mut executive);
    thread(&mut executive);
    executive.switch_to(SECOND);
    assert_eq!(executive.switch_to(THIRD), ProcessorId(0));
    assert_eq!(executive.thread(), Some(ThreadId(2)));
    assert_eq!(candidates(&executive), [THIRD, FIRST, SECOND]);
}

/// kernel/managing-hardware-priorities: at DISPATCH_LEVEL no other thread runs on that processor.
#[test]
fn at_dispatch_level_no_other_thread_gets_the_processor() {
    let mut executive = machine(1);
    thread(&mut executive);
    thread(&mut executive);
    executive.switch_to(FIRST);
    executive.raise_irql(Kirql::DISPATCH_LEVEL).unwrap();
    assert_eq!(candidates(&executive), [FIRST]);
    executive.lower_irql(Kirql::PASSIVE_LEVEL).unwrap();
    assert_eq!(candidates(&executive), [FIRST, SECOND]);
}

#[test]
fn at_dispatch_level_on_one_processor_others_use_the_other_ones() {
    let mut executive = with_thread();
    thread(&mut executive);
    thread(&mut executive);
    executive.raise_irql(Kirql::DISPATCH_LEVEL).unwrap();
    assert_eq!(executive.switch_to(SECOND), ProcessorId(1));
    assert_eq!(executive.switch_to(THIRD), ProcessorId(1));
    assert_eq!(executive.irql(), Kirql::PASSIVE_LEVEL);
    assert_eq!(executive.switch_to(FIRST), ProcessorId(0));
    assert_eq!(executive.irql(), Kirql::DISPATCH_LEVEL);
}

/// kernel/managing-hardware-priorities: APC_LEVEL belongs to the thread; it does not keep others off.
#[test]
fn a_preempted_thread_keeps_its_apc_level() {
    let mut executive = machine(1);
    thread(&mut executive);
    thread(&mut executive);
    executive.switch_to(FIRST);
    executive.raise_irql(Kirql::APC_LEVEL).unwrap();
    executive.switch_to(SECOND);
    assert_eq!(executive.irql(), Kirql::PASSIVE_LEVEL);
    executive.switch_to(FIRST);
    assert_eq!(executive.irql(), Kirql::APC_LEVEL);
}

#[test]
fn a_thread_stays_within_its_affinity() {
    let mut executive = machine(2);
    thread(&mut executive);
    thread(&mut executive);
    executive.switch_to(FIRST);
    assert_eq!(executive.set_affinity(ProcessorId(1).mask()), 0b11);
    assert!(executive.must_yield());
    assert_eq!(executive.switch_to(FIRST), ProcessorId(1));
    executive.raise_irql(Kirql::DISPATCH_LEVEL).unwrap();
    executive.switch_to(SECOND);
    executive.set_affinity(ProcessorId(1).mask());
    assert_eq!(candidates(&executive), [FIRST]);
}

/// wdm/nf-wdm-kesetsystemaffinitythreadex: the thread goes on, on another processor.
#[test]
fn a_thread_that_leaves_its_processor_is_a_candidate_for_another() {
    let mut executive = with_thread();
    executive.set_affinity(ProcessorId(1).mask());
    assert!(executive.must_yield());
    assert_eq!(candidates(&executive), [FIRST]);
}

#[test]
fn an_affinity_without_any_processor_changes_nothing() {
    let mut executive = with_thread();
    assert_eq!(executive.set_affinity(0b100), 0b11);
    assert_eq!(executive.set_affinity(0b11), 0b11);
    assert!(!executive.must_yield());
}

/// kernel/introduction-to-dpcs: a queued DPC runs before the thread below DISPATCH_LEVEL goes on.
#[test]
fn a_dpc_on_the_current_processor_comes_before_the_thread() {
    let mut executive = with_thread();
    queue(&mut executive, 0);
    assert!(executive.must_yield());
    assert_eq!(candidates(&executive), [DPC_0]);
}

#[test]
fn at_dispatch_level_a_dpc_waits_until_the_level_is_lowered() {
    let mut executive = with_thread();
    executive.raise_irql(Kirql::DISPATCH_LEVEL).unwrap();
    queue(&mut executive, 0);
    assert!(!executive.must_yield());
    assert_eq!(candidates(&executive), [FIRST]);
    executive.lower_irql(Kirql::PASSIVE_LEVEL).unwrap();
    assert!(executive.must_yield());
    assert_eq!(candidates(&executive), [DPC_0]);
}

#[test]
fn a_dpc_for_another_processor_runs_when_it_is_chosen() {
    let mut executive = with_thread();
    queue(&mut executive, 1);
    assert!(!executive.must_yield());
    assert_eq!(candidates(&executive), [FIRST, DPC_1]);
    assert_eq!(executive.switch_to(DPC_1), ProcessorId(1));
    assert_eq!(executive.irql(), Kirql::DISPATCH_LEVEL);
    assert_eq!(candidates(&executive), [DPC_1, FIRST]);
}

#[test]
fn a_dpc_from_elsewhere_comes_at_the_latest_when_the_level_is_lowered() {
    let mut executive = with_thread();
    thread(&mut executive);
    executive.raise_irql(Kirql::DISPATCH_LEVEL).unwrap();
    executive.switch_to(SECOND);
    queue(&mut executive, 0);
    executive.switch_to(FIRST);
    executive.lower_irql(Kirql::PASSIVE_LEVEL).unwrap();
    assert!(executive.must_yield());
    assert_eq!(candidates(&executive), [SECOND, DPC_0]);
}

#[test]
fn the_thread_under_a_dpc_is_the_one_that_it_interrupted_and_does_not_go_on() {
    let mut executive = in_dpc();
    assert_eq!(executive.thread(), Some(ThreadId(0)));
    assert_eq!(candidates(&executive), [DPC_0]);
    assert_eq!(executive.next_dpc(), None);
    assert_eq!(executive.irql(), Kirql::PASSIVE_LEVEL);
    assert_eq!(candidates(&executive), [FIRST]);
}

#[test]
fn the_clock_is_a_candidate_only_while_something_is_due() {
    let mut executive = with_thread();
    executive.delay(crate::Timeout::Relative(10)).unwrap();
    assert!(executive.must_yield());
    assert_eq!(candidates(&executive), [Activity::Clock]);
    executive.switch_to(Activity::Clock);
    assert_eq!(candidates(&executive), [FIRST]);
}

#[test]
fn reset_returns_to_a_machine_that_has_just_been_switched_on() {
    let mut executive = in_dpc();
    executive.reset();
    assert_eq!(candidates(&executive), []);
    assert_eq!(executive.irql(), Kirql::PASSIVE_LEVEL);
    assert_eq!(executive.interrupt_time(), crate::INTERRUPT_TIME_AT_START);
    assert_eq!(thread(&mut executive), ThreadId(0));
    assert_eq!(candidates(&executive), [FIRST]);
}

/// Queues a DPC for a processor.
fn queue(executive: &mut crate::Executive, processor: u32) {
    let dpc = Address(0xD00);
    executive
        .initialize_dpc(dpc, Address(0x1000), Address::NULL)
        .unwrap();
    executive.set_target_processor(dpc, processor).unwrap();
    assert_eq!(
        executive.insert_queue_dpc(dpc, [Address::NULL; 2], SITE),
        Ok(true)
    );
}
