//! System worker threads. Guide: kernel/system-worker-threads.
//!
//! Work items of the I/O manager, which keep their device or driver object until the routine has
//! returned, and executive work items, which keep nothing. `ExInitializeWorkItem` is inline: an
//! executive work item is known from its first queueing on, and its routine is read then.
//!
//! An item may run before the function that queues it returns.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use abi::layout::internal::IO_WORKITEM;
use abi::layout::wdm::WORK_QUEUE_ITEM;
use executive::device_objects::IoObjectId;
use executive::memory::Memory;
use executive::{Calling, Owner, WorkItemHandleError, WorkItemId, WorkItemKind, WorkQueueType};
use machine::{Call, Stop, exports};

use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-ioallocateworkitem")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoAllocateWorkItem(DeviceObject: Address) -> Address;

    #[docs("ddi/wdm/nf-wdm-iosizeofworkitem")]
    #[irql(any)]
    fn IoSizeofWorkItem() -> u32;

    #[docs("ddi/wdm/nf-wdm-ioinitializeworkitem")]
    #[irql(any)]
    fn IoInitializeWorkItem(IoObject: Address, IoWorkItem: Address);

    #[docs("ddi/wdm/nf-wdm-iouninitializeworkitem")]
    #[irql(any)]
    fn IoUninitializeWorkItem(IoWorkItem: Address);

    #[docs("ddi/wdm/nf-wdm-ioqueueworkitem")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoQueueWorkItem(IoWorkItem: Address, WorkerRoutine: Address, QueueType: u32, Context: Address);

    #[docs("ddi/wdm/nf-wdm-ioqueueworkitemex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoQueueWorkItemEx(IoWorkItem: Address, WorkerRoutine: Address, QueueType: u32, Context: Address);

    #[docs("previous-versions/windows/hardware/drivers/dn683917")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoTryQueueWorkItem(
        IoWorkItem: Address, WorkerRoutine: Address, QueueType: u32, Context: Address,
    ) -> bool;

    #[docs("ddi/wdm/nf-wdm-iofreeworkitem")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoFreeWorkItem(IoWorkItem: Address);

    #[docs("ddi/wdm/nf-wdm-exinitializeworkitem")]
    #[irql(any)]
    fn ExInitializeWorkItem(Item: Address, Routine: Address, Context: Address);

    #[docs("ddi/wdm/nf-wdm-exqueueworkitem")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExQueueWorkItem(WorkItem: Address, QueueType: u32);
}

/// The device or driver object at an address, for an item at `item`.
fn io_object(call: &mut Call, object: Address, item: Address) -> Result<IoObjectId, Stop> {
    match call.executive().io_objects.by_address(object) {
        Ok(id) => Ok(id),
        Err(error) => Err(facts::work_items::object(call, item, object, error)),
    }
}

/// The item that a driver names in a call of the I/O manager's functions.
fn io_item(call: &mut Call, item: Address) -> Result<WorkItemId, Stop> {
    let found = call.executive().work_item_by_handle(item, WorkItemKind::Io);
    found.map_err(|error| facts::work_items::handle(call, error))
}

fn queue(
    call: &mut Call,
    item: WorkItemId,
    routine: Address,
    calling: Calling,
    context: Address,
    queue: WorkQueueType,
) -> Result<(), Stop> {
    let site = call.site();
    match call
        .executive()
        .queue_work_item(item, routine, calling, context, queue, site)
    {
        Ok(()) => call.let_others_go_on(),
        Err(error) => Err(facts::work_items::queue(call, item, queue.0, error)),
    }
}

/// Allocates an item for one of the driver's device objects or its driver object; NULL when that fails,
/// which a schedule can ask for.
///
/// # Rules
/// `worker-invalid`, `work-item-not-freed`.
fn IoAllocateWorkItem(call: &mut Call, DeviceObject: Address) -> Result<Address, Stop> {
    let object = io_object(call, DeviceObject, Address::NULL)?;
    if call.fails() {
        return Ok(Address::NULL);
    }
    let site = call.site();
    let executive = call.executive();
    let item = executive.allocate_work_item(WorkItemKind::Io, Some(object), Owner::default(), site);
    Ok(executive.work_item_handle(item))
}

/// Returns the bytes that `IoInitializeWorkItem` needs.
fn IoSizeofWorkItem(_call: &mut Call) -> Result<u32, Stop> {
    Ok(u32::try_from(IO_WORKITEM::SIZE).unwrap_or(u32::MAX))
}

/// Makes the driver's own memory a work item.
///
/// # Rules
/// `worker-invalid`, `work-item-not-uninitialized`, `work-item-queue-while-queued`.
fn IoInitializeWorkItem(
    call: &mut Call,
    IoObject: Address,
    IoWorkItem: Address,
) -> Result<(), Stop> {
    let object = io_object(call, IoObject, IoWorkItem)?;
    check_not_queued(call, IoWorkItem)?;
    let cleared = call.memory().fill(IoWorkItem, IO_WORKITEM::SIZE, 0);
    cleared.map_err(|bad| call.bad_address(bad))?;
    call.write_field(IoWorkItem, IO_WORKITEM::IoObject, IoObject.0)?;
    let kind = WorkItemKind::Initialized(IoWorkItem);
    let site = call.site();
    call.executive()
        .allocate_work_item(kind, Some(object), Owner::default(), site);
    Ok(())
}

/// Memory with a queued item in it must not be initialised.
fn check_not_queued(call: &mut Call, at: Address) -> Result<(), Stop> {
    let executive = call.executive();
    let before = executive.work_item_at(at);
    let queued = before.and_then(|item| Some((item, executive.work_item(item)?.queued?)));
    match queued {
        Some((item, site)) => Err(facts::work_items::initialized_while_queued(
            call, item, site,
        )),
        None => Ok(()),
    }
}

/// Ends the life of an item in the driver's own memory. Its own routine may do so.
///
/// # Rules
/// `work-item-free-while-queued`, `work-item-wrong-handle`, `work-item-wrong-free-function`.
fn IoUninitializeWorkItem(call: &mut Call, IoWorkItem: Address) -> Result<(), Stop> {
    let kind = WorkItemKind::Initialized(IoWorkItem);
    let item = match call.executive().work_item_by_handle(IoWorkItem, kind) {
        Ok(item) => item,
        Err(error) => return Err(facts::work_items::free_handle(call, error)),
    };
    free(call, item)
}

fn free(call: &mut Call, item: WorkItemId) -> Result<(), Stop> {
    let site = call.site();
    let freed = call.executive().free_work_item(item, site);
    freed.map_err(|error| facts::work_items::free(call, item, error))
}

/// Queues an item; a worker thread calls the routine at `PASSIVE_LEVEL` with the device object and the
/// context.
///
/// # Rules
/// `work-item-queue-while-queued`, `work-item-use-after-free`, `work-item-wrong-handle`,
/// `work-item-needs-device-object`, `worker-invalid`.
///
/// # Differences from Windows
/// The page asks for `DelayedWorkQueue`, and NDIS itself uses `CriticalWorkQueue`: every queue type is
/// taken.
fn IoQueueWorkItem(
    call: &mut Call,
    IoWorkItem: Address,
    WorkerRoutine: Address,
    QueueType: u32,
    Context: Address,
) -> Result<(), Stop> {
    let item = io_item(call, IoWorkItem)?;
    queue(
        call,
        item,
        WorkerRoutine,
        Calling::Io,
        Context,
        WorkQueueType(QueueType),
    )
}

/// Queues an item; a worker thread calls the routine at `PASSIVE_LEVEL` with the device or driver object,
/// the context and the item.
///
/// # Rules
/// `work-item-queue-while-queued`, `work-item-use-after-free`, `work-item-wrong-handle`,
/// `worker-invalid`.
///
/// # Differences from Windows
/// As for `IoQueueWorkItem`.
fn IoQueueWorkItemEx(
    call: &mut Call,
    IoWorkItem: Address,
    WorkerRoutine: Address,
    QueueType: u32,
    Context: Address,
) -> Result<(), Stop> {
    let item = io_item(call, IoWorkItem)?;
    queue(
        call,
        item,
        WorkerRoutine,
        Calling::IoEx,
        Context,
        WorkQueueType(QueueType),
    )
}

/// Queues an item only if a worker thread is free to run it now, and returns whether that was so.
///
/// # Rules
/// Those of `IoQueueWorkItemEx`.
fn IoTryQueueWorkItem(
    call: &mut Call,
    IoWorkItem: Address,
    WorkerRoutine: Address,
    QueueType: u32,
    Context: Address,
) -> Result<bool, Stop> {
    let item = io_item(call, IoWorkItem)?;
    let site = call.site();
    let queue = WorkQueueType(QueueType);
    match call
        .executive()
        .try_queue_work_item(item, WorkerRoutine, Context, queue, site)
    {
        Ok(queued) => call.let_others_go_on().map(|()| queued),
        Err(error) => Err(facts::work_items::queue(call, item, QueueType, error)),
    }
}

/// Frees an item that `IoAllocateWorkItem` made and that is not queued. Its own routine may do so.
///
/// # Rules
/// `work-item-free-while-queued`, `work-item-free-twice`, `work-item-wrong-handle`,
/// `work-item-wrong-free-function`.
fn IoFreeWorkItem(call: &mut Call, IoWorkItem: Address) -> Result<(), Stop> {
    let executive = call.executive();
    let found = executive
        .work_item_by_handle(IoWorkItem, WorkItemKind::Io)
        .and_then(|item| match executive.work_item(item) {
            Some(facts) if facts.kind != WorkItemKind::Io => Err(WorkItemHandleError::WrongKind {
                handle: IoWorkItem,
                kind: facts.kind,
                allocated: facts.allocated,
            }),
            _ => Ok(item),
        });
    match found {
        Ok(item) => free(call, item),
        Err(error) => Err(facts::work_items::free_handle(call, error)),
    }
}

/// Fills an executive work item, as the inline function of the headers does.
///
/// # Rules
/// `work-item-queue-while-queued`.
fn ExInitializeWorkItem(
    call: &mut Call,
    Item: Address,
    Routine: Address,
    Context: Address,
) -> Result<(), Stop> {
    check_not_queued(call, Item)?;
    call.write_field(Item, WORK_QUEUE_ITEM::List_Flink, 0)?;
    call.write_field(Item, WORK_QUEUE_ITEM::WorkerRoutine, Routine.0)?;
    call.write_field(Item, WORK_QUEUE_ITEM::Parameter, Context.0)
}

/// Queues an executive work item; a worker thread calls its routine at `PASSIVE_LEVEL` with its
/// parameter. The routine may free the item's memory.
///
/// # Rules
/// `work-item-queue-while-queued`, `worker-invalid`, `work-item-in-freed-memory`.
fn ExQueueWorkItem(call: &mut Call, WorkItem: Address, QueueType: u32) -> Result<(), Stop> {
    let routine = Address(call.read_field(WorkItem, WORK_QUEUE_ITEM::WorkerRoutine)?);
    let parameter = Address(call.read_field(WorkItem, WORK_QUEUE_ITEM::Parameter)?);
    let kind = WorkItemKind::Executive(WorkItem);
    let site = call.site();
    let executive = call.executive();
    let item = match executive.work_item_by_handle(WorkItem, kind) {
        Ok(item) => item,
        Err(WorkItemHandleError::NotAWorkItem { .. }) => {
            executive.allocate_work_item(kind, None, Owner::default(), site)
        }
        Err(error) => return Err(facts::work_items::handle(call, error)),
    };
    queue(
        call,
        item,
        routine,
        Calling::Executive,
        parameter,
        WorkQueueType(QueueType),
    )
}
