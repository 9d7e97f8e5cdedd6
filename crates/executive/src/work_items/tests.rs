//! What the pages promise and forbid about work items, without any driver.

use abi::{Address, NtStatus};

use super::*;
use crate::testing::{SITE, candidates, machine, site, thread};
use crate::{Activity, ProcessorId, ThreadId, ThreadKind};

mod objects;

const ROUTINE: Address = Address(0x1_4000_2000);
const CONTEXT: Address = Address(0x77);
const DEVICE: Address = Address(0xDE00);
const DRIVER: Address = Address(0xD400);
const QUEUE: WorkQueueType = WorkQueueType::DELAYED;
const MAIN: Activity = Activity::Thread(ThreadId(0));
const WORKER: Activity = Activity::Thread(ThreadId(1));

/// A main thread that runs, a worker that is ready, a driver object and a device object.
struct Fixture {
    executive: Executive,
    device: IoObjectId,
    driver: IoObjectId,
}

impl Fixture {
    fn new() -> Self {
        let mut executive = machine(2);
        thread(&mut executive);
        executive.create_thread(ThreadKind::Worker(QUEUE), Address::NULL);
        let driver = executive.io_objects.create_driver(DRIVER, SITE);
        let device = executive
            .io_objects
            .create_device(DEVICE, driver, false, SITE);
        executive.switch_to(MAIN);
        Self {
            executive,
            device,
            driver,
        }
    }

    fn allocate(&mut self) -> WorkItemId {
        let object = Some(self.device);
        self.executive
            .allocate_work_item(WorkItemKind::Io, object, Owner::default(), SITE)
    }

    fn queue(&mut self, item: WorkItemId) -> Result<(), QueueWorkItemError> {
        self.executive
            .queue_work_item(item, ROUTINE, Calling::IoEx, CONTEXT, QUEUE, site(2))
    }

    fn free(&mut self, item: WorkItemId) -> Result<(), FreeWorkItemError> {
        self.executive.free_work_item(item, site(3))
    }

    /// The worker takes an item, whose routine is then running.
    fn start(&mut self) -> Option<WorkItemCall> {
        self.executive.switch_to(WORKER);
        self.executive.take_next_work_item()
    }

    fn references(&self) -> u32 {
        self.executive.io_objects.object(self.device).references
    }
}

/// wdm/nf-wdm-ioqueueworkitemex: the routine gets what the item was queued with.
#[test]
fn the_routine_gets_object_context_and_item_as_they_were_queued() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    fixture.queue(item).unwrap();
    let call = fixture.start().unwrap();
    assert_eq!(
        (call.routine, call.context, call.calling),
        (ROUTINE, CONTEXT, Calling::IoEx)
    );
    assert_eq!((call.object, call.queue), (Some(fixture.device), QUEUE));
    let mut running = fixture.executive.running_work_items();
    assert!(running.any(|(_, running)| running.queued == site(2)));
    drop(running);
    assert_eq!(call.handle, fixture.executive.work_item_handle(item));
}

/// kernel/system-worker-threads: an item that is in the queue must not be queued.
#[test]
fn queueing_a_queued_item_is_refused_and_tells_where_it_was_queued() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    fixture.queue(item).unwrap();
    assert_eq!(
        fixture
            .executive
            .queue_work_item(item, ROUTINE, Calling::IoEx, CONTEXT, QUEUE, site(9)),
        Err(QueueWorkItemError::StillQueued { queued: site(2) })
    );
    assert_eq!(fixture.references(), 1);
}

/// kernel/system-worker-threads: the item can be queued again once its routine has started.
#[test]
fn queueing_inside_the_routine_is_allowed() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    fixture.queue(item).unwrap();
    let first = fixture.start().unwrap();
    assert_eq!(fixture.queue(item), Ok(()));
    fixture.executive.finish_work_item(&first);
    assert_eq!(
        fixture
            .executive
            .take_next_work_item()
            .map(|call| call.item),
        Some(item)
    );
}

#[test]
fn another_thread_may_queue_an_item_whose_routine_runs() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    fixture.queue(item).unwrap();
    fixture.start().unwrap();
    fixture.executive.switch_to(MAIN);
    assert_eq!(fixture.queue(item), Ok(()));
}

/// wdfworkitem/nf-wdfworkitem-wdfworkitemenqueue spells it out: the second run may start before the
/// first has ended.
#[test]
fn an_item_that_is_queued_again_may_run_twice_at_once() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    fixture.queue(item).unwrap();
    let first = fixture.start().unwrap();
    fixture.queue(item).unwrap();
    assert_eq!(fixture.executive.worker_to_start(), Some(QUEUE));
    let second_worker = fixture
        .executive
        .create_thread(ThreadKind::Worker(QUEUE), Address::NULL);
    fixture.executive.switch_to(Activity::Thread(second_worker));
    let second = fixture.executive.take_next_work_item().unwrap();
    assert_eq!(first.item, second.item);
    assert_eq!(fixture.executive.running_work_items().count(), 2);
}

/// wdm/nf-wdm-iofreeworkitem: the item must not be in the queue.
#[test]
fn freeing_a_queued_item_is_refused_and_tells_where_it_was_queued() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    fixture.queue(item).unwrap();
    assert_eq!(
        fixture.free(item),
        Err(FreeWorkItemError::StillQueued { queued: site(2) })
    );
    assert!(fixture.start().is_some());
}

/// ndis/nf-ndis-ndisallocateioworkitem, wdm/nf-wdm-iofreeworkitem: the routine may free its item.
#[test]
fn freeing_inside_the_routine_is_allowed() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    fixture.queue(item).unwrap();
    let call = fixture.start().unwrap();
    assert_eq!(fixture.free(item), Ok(()));
    fixture.executive.finish_work_item(&call);
    assert_eq!(fixture.references(), 0);
    assert_eq!(fixture.executive.work_items_outstanding().count(), 0);
}

/// Follows from wdm/nf-wdm-iofreeworkitem: while the routine runs, the item is not queued.
#[test]
fn another_thread_may_free_an_item_whose_routine_runs() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    fixture.queue(item).unwrap();
    fixture.start().unwrap();
    fixture.executive.switch_to(MAIN);
    assert_eq!(fixture.free(item), Ok(()));
}

#[test]
fn an_item_can_be_freed_without_ever_having_been_queued() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    assert_eq!(fixture.free(item), Ok(()));
}

#[test]
fn freeing_twice_is_refused_and_tells_both_places() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    let handle = fixture.executive.work_item_handle(item);
    fixture.free(item).unwrap();
    assert_eq!(fixture.free(item), Err(FreeWorkItemError::Freed));
    assert_eq!(
        fixture
            .executive
            .work_item_by_handle(handle, WorkItemKind::Io),
        Err(WorkItemHandleError::Freed {
            handle,
            sites: Some((SITE, site(3)))
        })
    );
}

#[test]
fn queueing_a_freed_item_is_refused() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    fixture.free(item).unwrap();
    assert_eq!(fixture.queue(item), Err(QueueWorkItemError::Freed));
}

/// kernel/releasing-driver-allocated-resources: queueing takes a reference on the device object.
/// wdm/nf-wdm-exqueueworkitem: the object stays until the item has been processed.
/// wdm/nf-wdm-ioallocateworkitem: for IoQueueWorkItem the object must be a device object.
/// wdm/nc-wdm-io_workitem_routine_ex: items queued with IoQueueWorkItemEx may use either object.
/// ndis/nf-ndis-ndisallocateioworkitem: an NDIS item may belong to a driver object.
/// debugger/bug-check-0xe4, 6: invalid queue type.
#[test]
fn a_queue_type_that_does_not_exist_is_refused() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    for queue in [7, 31, 64].map(WorkQueueType) {
        assert_eq!(
            fixture
                .executive
                .queue_work_item(item, ROUTINE, Calling::IoEx, CONTEXT, queue, SITE),
            Err(QueueWorkItemError::InvalidQueueType { queue })
        );
    }
    assert_eq!(fixture.references(), 0);
}

/// debugger/bug-check-0xe4, 7: invalid worker routine address.
#[test]
fn a_null_routine_is_refused() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    let null = Address::NULL;
    assert_eq!(
        fixture
            .executive
            .queue_work_item(item, null, Calling::IoEx, CONTEXT, QUEUE, SITE),
        Err(QueueWorkItemError::NullRoutine)
    );
}

/// wdm/nf-wdm-iotryqueueworkitem: TRUE only if a thread can start with the item now.
#[test]
fn trying_to_queue_needs_a_free_worker() {
    let mut fixture = Fixture::new();
    let [first, second] = [fixture.allocate(), fixture.allocate()];
    let executive = &mut fixture.executive;
    assert_eq!(
        executive.try_queue_work_item(first, ROUTINE, CONTEXT, QUEUE, SITE),
        Ok(true)
    );
    assert_eq!(
        executive.try_queue_work_item(second, ROUTINE, CONTEXT, QUEUE, SITE),
        Ok(false)
    );
    assert_eq!(executive.work_item(second).unwrap().queued, None);
    assert!(matches!(
        executive.try_queue_work_item(first, ROUTINE, CONTEXT, QUEUE, SITE),
        Err(QueueWorkItemError::StillQueued { .. })
    ));
}

/// wdm/nf-wdm-exqueueworkitem: an executive item refers to no object.
#[test]
fn counters_count_each_kind_by_itself() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    fixture.queue(item).unwrap();
    let call = fixture.start().unwrap();
    fixture.executive.finish_work_item(&call);
    fixture.free(item).unwrap();
    let ones = WorkItemCounters {
        allocated: 1,
        queued: 1,
        run: 1,
        freed: 1,
    };
    assert_eq!(fixture.executive.work_item_counters(WorkItemKind::Io), ones);
    let none = WorkItemCounters::default();
    assert_eq!(
        fixture.executive.work_item_counters(WorkItemKind::Ndis),
        none
    );
}

#[test]
fn items_that_were_not_freed_are_told_with_their_sites() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    fixture.queue(item).unwrap();
    let outstanding: Vec<_> = fixture.executive.work_items_outstanding().collect();
    assert_eq!(outstanding.len(), 1);
    let facts = outstanding[0].facts;
    assert_eq!(
        (facts.allocated, facts.queued, facts.routine),
        (SITE, Some(site(2)), ROUTINE)
    );
    assert_eq!(facts.object, Some(fixture.device));
}

#[test]
fn a_queued_item_waits_on_whatever_processor_until_a_worker_takes_it() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    fixture.queue(item).unwrap();
    assert_eq!(candidates(&fixture.executive), [MAIN, WORKER]);
    assert_eq!(fixture.executive.switch_to(WORKER), ProcessorId(1));
}

#[test]
fn reset_forgets_all_items() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    let handle = fixture.executive.work_item_handle(item);
    fixture.queue(item).unwrap();
    fixture.executive.reset();
    assert_eq!(fixture.executive.worker_to_start(), None);
    assert_eq!(
        fixture
            .executive
            .work_item_by_handle(handle, WorkItemKind::Io),
        Err(WorkItemHandleError::NotAWorkItem { handle })
    );
}

/// ndis/nf-ndis-ndisallocateioworkitem and nc-ndis-miniport_halt: nothing waits for items but the
/// driver, whose thread waits while the item's routine signals it.
#[test]
fn a_thread_can_wait_for_the_routine_to_set_an_event() {
    let mut fixture = Fixture::new();
    let event = Address(0xE00);
    let item = fixture.allocate();
    fixture
        .executive
        .initialize_event(event, crate::Reset::Manual, false)
        .unwrap();
    fixture.queue(item).unwrap();
    fixture
        .executive
        .wait(&[event], crate::WaitKind::Any, None)
        .unwrap();
    let call = fixture.start().unwrap();
    fixture.executive.set_event(event).unwrap();
    fixture.executive.finish_work_item(&call);
    fixture.executive.switch_to(MAIN);
    assert_eq!(fixture.executive.wait_result(), NtStatus::SUCCESS);
}
