//! What the pages promise about queues and the threads that serve them.

use abi::{Address, NtStatus};

use super::*;
use crate::testing::{SITE, candidates, machine, thread};
use crate::{Calling, Owner, Reset, WaitKind, WorkItemKind};

const QUEUE: WorkQueueType = WorkQueueType::CRITICAL;
const MAIN: Activity = Activity::Thread(ThreadId(0));

/// A machine whose main thread runs.
fn start() -> Executive {
    let mut executive = machine(4);
    thread(&mut executive);
    executive.switch_to(MAIN);
    executive
}

fn queue_on(executive: &mut Executive, queue: WorkQueueType) -> WorkItemId {
    let item = executive.allocate_work_item(WorkItemKind::Ndis, None, Owner::default(), SITE);
    let routine = Address(0x1000);
    executive
        .queue_work_item(item, routine, Calling::Ndis, Address::NULL, queue, SITE)
        .unwrap();
    item
}

/// Starts the workers that the queues ask for, as the machine does.
fn start_workers(executive: &mut Executive) -> Vec<ThreadId> {
    let mut started = Vec::new();
    while let Some(queue) = executive.worker_to_start() {
        started.push(executive.create_thread(ThreadKind::Worker(queue), Address::NULL));
    }
    started
}

fn take(executive: &mut Executive, worker: ThreadId) -> Option<WorkItemCall> {
    executive.switch_to(Activity::Thread(worker));
    executive.take_next_work_item()
}

/// wdm/ne-wdm-_work_queue_type: the priorities of the queues.
#[test]
fn the_queues_have_the_documented_priorities() {
    let named = [
        (WorkQueueType::CRITICAL, 13),
        (WorkQueueType::DELAYED, 12),
        (WorkQueueType::HYPER_CRITICAL, 15),
        (WorkQueueType::NORMAL, 8),
        (WorkQueueType::BACKGROUND, 7),
        (WorkQueueType::REAL_TIME, 18),
        (WorkQueueType::SUPER_CRITICAL, 14),
        (WorkQueueType::custom_priority(16), 16),
    ];
    for (queue, priority) in named {
        assert_eq!(queue.priority(), Some(priority));
        assert!(queue.is_valid());
    }
}

/// wdm/ne-wdm-_work_queue_type: MaximumWorkQueue is only a marker.
#[test]
fn the_marker_and_what_lies_between_are_no_queues() {
    for number in [7, 8, 31, 64, u32::MAX] {
        assert_eq!(WorkQueueType(number).priority(), None);
        assert!(!WorkQueueType(number).is_valid());
    }
}

#[test]
fn each_queue_type_has_a_queue_of_its_own() {
    let mut executive = start();
    for number in (0..7).chain(32..64) {
        let item = queue_on(&mut executive, WorkQueueType(number));
        let workers = start_workers(&mut executive);
        assert_eq!(workers.len(), 1);
        let call = take(&mut executive, workers[0]).unwrap();
        assert_eq!((call.item, call.queue), (item, WorkQueueType(number)));
    }
}

#[test]
fn no_worker_is_started_before_there_is_work() {
    let executive = start();
    assert_eq!(executive.worker_to_start(), None);
}

#[test]
fn one_worker_is_started_for_items_that_wait_while_it_is_about_to_look() {
    let mut executive = start();
    queue_on(&mut executive, QUEUE);
    queue_on(&mut executive, QUEUE);
    assert_eq!(start_workers(&mut executive).len(), 1);
}

/// wdfworkitem pages state it for KMDF; for the others the order is not documented.
#[test]
fn items_are_taken_in_the_order_in_which_they_were_queued() {
    let mut executive = start();
    let items: Vec<_> = (0..3).map(|_| queue_on(&mut executive, QUEUE)).collect();
    let worker = start_workers(&mut executive)[0];
    let mut taken = Vec::new();
    while let Some(call) = take(&mut executive, worker) {
        executive.finish_work_item(&call);
        taken.push(call.item);
    }
    assert_eq!(taken, items);
}

/// kernel/system-worker-threads: each worker processes one item at a time, and while its routine
/// runs another worker serves the queue.
#[test]
fn a_second_worker_is_started_when_the_first_is_busy() {
    let mut executive = start();
    queue_on(&mut executive, QUEUE);
    let worker = start_workers(&mut executive)[0];
    let call = take(&mut executive, worker).unwrap();
    let running = executive.running_work_item(worker).unwrap();
    assert_eq!((running.item, running.routine), (call.item, call.routine));
    assert_eq!(executive.worker_to_start(), None);
    queue_on(&mut executive, QUEUE);
    assert_eq!(executive.worker_to_start(), Some(QUEUE));
}

#[test]
fn a_worker_without_work_sleeps_until_an_item_is_queued() {
    let mut executive = start();
    queue_on(&mut executive, QUEUE);
    let worker = start_workers(&mut executive)[0];
    let call = take(&mut executive, worker).unwrap();
    executive.finish_work_item(&call);
    assert_eq!(executive.take_next_work_item(), None);
    assert!(executive.must_yield());
    assert_eq!(candidates(&executive), [MAIN]);
    executive.switch_to(MAIN);
    queue_on(&mut executive, QUEUE);
    assert_eq!(executive.worker_to_start(), None);
    assert_eq!(candidates(&executive), [MAIN, Activity::Thread(worker)]);
}

#[test]
fn a_worker_of_another_queue_is_not_woken() {
    let mut executive = start();
    let sleeper = executive.create_thread(ThreadKind::Worker(QUEUE), Address::NULL);
    assert_eq!(take(&mut executive, sleeper), None);
    executive.switch_to(MAIN);
    queue_on(&mut executive, WorkQueueType::DELAYED);
    assert_eq!(candidates(&executive), [MAIN]);
    assert_eq!(executive.worker_to_start(), Some(WorkQueueType::DELAYED));
}

/// kernel/system-worker-threads: routines may wait, and what they wait for may be another item.
#[test]
fn a_routine_may_wait_for_an_item_that_another_worker_runs() {
    let mut executive = start();
    let event = Address(0xE00);
    executive
        .initialize_event(event, Reset::Manual, false)
        .unwrap();
    queue_on(&mut executive, QUEUE);
    let first = start_workers(&mut executive)[0];
    take(&mut executive, first).unwrap();
    queue_on(&mut executive, QUEUE);
    executive.wait(&[event], WaitKind::Any, None).unwrap();
    let second = start_workers(&mut executive)[0];
    take(&mut executive, second).unwrap();
    executive.set_event(event).unwrap();
    executive.switch_to(Activity::Thread(first));
    assert_eq!(executive.wait_result(), NtStatus::SUCCESS);
}

/// kernel/system-worker-threads: the threads are limited; waiting too long can deadlock the system.
#[test]
fn a_queue_whose_workers_all_wait_stands_still() {
    let mut executive = start();
    let event = Address(0xE00);
    executive
        .initialize_event(event, Reset::Manual, false)
        .unwrap();
    for _ in 0..WORKERS_PER_QUEUE {
        queue_on(&mut executive, QUEUE);
        let worker = start_workers(&mut executive)[0];
        take(&mut executive, worker).unwrap();
        executive.wait(&[event], WaitKind::Any, None).unwrap();
        executive.switch_to(MAIN);
    }
    assert!(!executive.workers_are_exhausted(QUEUE));
    queue_on(&mut executive, QUEUE);
    assert_eq!(executive.worker_to_start(), None);
    assert!(executive.workers_are_exhausted(QUEUE));
    assert_eq!(candidates(&executive), [MAIN]);
}

/// debugger/bug-check-0xe9: a routine must not end its worker thread. When one does, the queue still
/// gets its workers.
#[test]
fn a_worker_that_ends_is_replaced_when_there_is_work() {
    let mut executive = start();
    queue_on(&mut executive, QUEUE);
    let worker = start_workers(&mut executive)[0];
    take(&mut executive, worker).unwrap();
    executive.exit_thread(NtStatus::SUCCESS);
    executive.switch_to(MAIN);
    queue_on(&mut executive, QUEUE);
    assert_eq!(start_workers(&mut executive).len(), 1);
}
