//! Objects in freed memory, and what a thread leaves behind.

use abi::Address;

use super::*;
use crate::testing::{SITE, acquire, candidates, site, thread, with_thread};
use crate::{
    Activity, Calling, FastMutexUse, Owner, PushLockMode, Reset, Timeout, TimerSetting, WaitKind,
    WorkQueueType,
};

const START: Address = Address(0x1000);
const AT: Address = Address(0x1040);
const LENGTH: u64 = 0x100;

fn only(found: &[StillInUse]) -> Usage {
    assert_eq!(found.len(), 1, "one object is in use");
    assert_eq!(found[0].at, AT);
    found[0].usage
}

/// debugger/bug-check-0xc7, 1: a queued DPC in memory that is freed.
#[test]
fn a_queued_dpc_in_freed_memory_is_told_and_does_not_run() {
    let mut executive = with_thread();
    executive
        .initialize_dpc(AT, Address(1), Address::NULL)
        .unwrap();
    executive
        .insert_queue_dpc(AT, [Address::NULL; 2], site(3))
        .unwrap();
    let usage = only(&executive.forget_range(START, LENGTH));
    assert_eq!(usage, Usage::QueuedDpc { queued: site(3) });
    executive.switch_to(Activity::Dpc(crate::ProcessorId(0)));
    assert_eq!(executive.next_dpc(), None);
}

/// debugger/bug-check-0xc7, 0: a set timer in memory that is freed.
#[test]
fn a_set_timer_in_freed_memory_is_told_and_does_not_expire() {
    let mut executive = with_thread();
    executive.initialize_timer(AT, Reset::Manual).unwrap();
    let setting = TimerSetting {
        due: Timeout::Relative(5),
        period: 0,
        dpc: Address::NULL,
    };
    executive.set_timer(AT, setting, site(3)).unwrap();
    let usage = only(&executive.forget_range(START, LENGTH));
    assert_eq!(usage, Usage::SetTimer { set: site(3) });
    assert_eq!(executive.next_due(), None);
}

/// debugger/bug-check-0xe4, 0: an active work item in memory that is freed.
#[test]
fn a_queued_work_item_in_freed_memory_is_told_and_does_not_run() {
    let mut executive = with_thread();
    let kind = WorkItemKind::Executive(AT);
    let item = executive.allocate_work_item(kind, None, Owner::default(), SITE);
    let queue = WorkQueueType::DELAYED;
    let routine = Address(1);
    executive
        .queue_work_item(
            item,
            routine,
            Calling::Executive,
            Address::NULL,
            queue,
            site(3),
        )
        .unwrap();
    let usage = only(&executive.forget_range(START, LENGTH));
    assert_eq!(
        usage,
        Usage::QueuedWorkItem {
            item,
            queued: site(3)
        }
    );
    assert_eq!(executive.worker_to_start(), None);
    assert_eq!(executive.work_item_at(AT), None);
}

/// wdm/nf-wdm-ioinitializeworkitem: IoUninitializeWorkItem is due before the memory is freed.
#[test]
fn an_initialised_io_work_item_in_freed_memory_is_told() {
    let mut executive = with_thread();
    let kind = WorkItemKind::Initialized(AT);
    executive.allocate_work_item(kind, None, Owner::default(), site(4));
    let usage = only(&executive.forget_range(START, LENGTH));
    assert_eq!(
        usage,
        Usage::InitializedWorkItem {
            initialized: site(4)
        }
    );
}

/// wdm/nf-wdm-exinitializeworkitem: nothing undoes it; the memory is simply freed.
#[test]
fn an_idle_executive_work_item_in_freed_memory_is_nothing_wrong() {
    let mut executive = with_thread();
    let kind = WorkItemKind::Executive(AT);
    executive.allocate_work_item(kind, None, Owner::default(), SITE);
    assert_eq!(executive.forget_range(START, LENGTH), []);
    assert_eq!(executive.work_items_outstanding().count(), 0);
}

#[test]
fn an_event_that_is_waited_for_in_freed_memory_is_told() {
    let mut executive = with_thread();
    let other = thread(&mut executive);
    executive
        .initialize_event(AT, Reset::Manual, false)
        .unwrap();
    executive.wait(&[AT], WaitKind::Any, None).unwrap();
    executive.switch_to(Activity::Thread(other));
    let usage = only(&executive.forget_range(START, LENGTH));
    let kind = ObjectKind::Event;
    assert_eq!(
        usage,
        Usage::WaitedFor {
            kind,
            waiter: ThreadId(0)
        }
    );
    assert_eq!(candidates(&executive), [Activity::Thread(other)]);
}

#[test]
fn a_held_spin_lock_in_freed_memory_is_told() {
    let mut executive = with_thread();
    acquire(&mut executive, AT);
    let usage = only(&executive.forget_range(START, LENGTH));
    assert_eq!(usage, Usage::HeldSpinLock { acquired: SITE });
}

#[test]
fn idle_objects_in_freed_memory_are_forgotten_silently() {
    let mut executive = with_thread();
    executive.initialize_event(AT, Reset::Manual, true).unwrap();
    executive
        .initialize_dpc(AT.offset(0x40), Address(1), Address::NULL)
        .unwrap();
    assert_eq!(executive.forget_range(START, LENGTH), []);
    assert!(executive.set_event(AT).is_err());
}

#[test]
fn objects_outside_freed_memory_stay() {
    let mut executive = with_thread();
    executive
        .initialize_event(START.offset(LENGTH), Reset::Manual, true)
        .unwrap();
    assert_eq!(executive.forget_range(START, LENGTH), []);
    assert_eq!(executive.set_event(START.offset(LENGTH)), Ok(true));
}

#[test]
fn what_a_thread_holds_is_told() {
    let mut executive = with_thread();
    let [mutex, fast, push] = [Address(0x10), Address(0x20), Address(0x30)];
    executive.initialize_mutex(mutex).unwrap();
    executive.wait(&[mutex], WaitKind::Any, None).unwrap();
    assert_eq!(
        executive.held_by_thread(ThreadId(0)),
        [HeldByThread::Mutex(mutex)]
    );
    let _fast = executive
        .acquire_fast_mutex(fast, FastMutexUse::Guarded, SITE)
        .unwrap();
    let _push = executive
        .acquire_push_lock(push, PushLockMode::Shared, SITE)
        .unwrap();
    executive.enter_region(Region::Critical);
    assert_eq!(
        executive.held_by_thread(ThreadId(0)),
        [
            HeldByThread::Mutex(mutex),
            HeldByThread::Region(Region::Critical),
            HeldByThread::FastMutex(fast, SITE),
            HeldByThread::PushLock(push, SITE),
        ]
    );
}

#[test]
fn a_thread_that_holds_nothing_leaves_nothing() {
    let executive = with_thread();
    assert_eq!(executive.held_by_thread(ThreadId(0)), []);
}
