//! Work items: allocated, queued, run and freed.
//! Pages: network/ndis-i-o-work-items, kernel/system-worker-threads, wdm/nf-wdm-ioallocateworkitem,
//! wdm/nf-wdm-ioqueueworkitem, wdm/nf-wdm-iofreeworkitem, wdm/nf-wdm-ioinitializeworkitem,
//! wdm/nf-wdm-exinitializeworkitem.
//!
//! An item is taken off its queue before its routine runs. From then on it may be queued again or
//! freed, by anyone, even while the routine runs. A queued item refers to its device or driver
//! object until its routine has returned; an allocated one that is not queued does not.
//!
//! Items live in a table of slots. The handle that a driver gets tells slot and generation, so
//! that the handle of a freed item is recognised although its slot is used again.
//!
//! Deferring work is what drivers do most, so the five calls of an item's life are always inlined:
//! the sites that they note then stay in registers, instead of being read back from the stack while
//! they are still on their way there, which took a third of the time.

use abi::Address;

use crate::Executive;
use crate::device_objects::{Deletion, IoObjectId, IoObjectKind};
use crate::site::{CompactSite, Site, ThreadId};
use crate::system_worker_threads::{WorkQueueType, Worker};

mod error;
mod facts;
mod handles;
#[cfg(test)]
mod model_tests;
mod quick;
mod table;
#[cfg(test)]
mod tests;

pub use error::{FreeWorkItemError, QueueWorkItemError, WorkItemHandleError};
pub use facts::{OutstandingWorkItem, WorkItem, WorkItemCounters};
pub use table::WorkItemId;

use handles::LAST_GENERATION;

pub(crate) use table::WorkItems;

use table::{Family, Slot, State};

/// By which functions an item was made, and so which ones go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkItemKind {
    /// `IoAllocateWorkItem`.
    Io,
    /// `NdisAllocateIoWorkItem`.
    Ndis,
    /// `IoInitializeWorkItem` on the driver's own memory at an address.
    Initialized(Address),
    /// `ExInitializeWorkItem` on the driver's own memory at an address.
    Executive(Address),
}

/// What a layer above notes with an item, without meaning here: NDIS tells by it for which adapter
/// or driver an item was allocated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owner(pub u64);

/// With which arguments an item's routine is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calling {
    /// `IO_WORKITEM_ROUTINE`: object, context.
    Io,
    /// `IO_WORKITEM_ROUTINE_EX`: object, context, item.
    IoEx,
    /// `NDIS_IO_WORKITEM_FUNCTION`: context, item.
    Ndis,
    /// `WORKER_THREAD_ROUTINE`: context.
    Executive,
}

/// The routine of an item to call, with all that its arguments are made of. The item itself is not
/// needed any more and may be freed meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkItemCall {
    /// The item.
    pub item: WorkItemId,
    /// By which functions it was made, for the counters.
    family: Family,
    /// Who runs it.
    worker: Worker,
    /// The driver's routine.
    pub routine: Address,
    /// With which arguments.
    pub calling: Calling,
    /// The context, unchanged.
    pub context: Address,
    /// The item's handle, or its address.
    pub handle: Address,
    /// The device or driver object, which the call refers to until it is finished.
    pub object: Option<IoObjectId>,
    /// The queue from which it came.
    pub queue: WorkQueueType,
}

impl WorkItemCall {
    /// The worker thread that runs the routine.
    #[inline(always)]
    pub(crate) fn thread(&self) -> ThreadId {
        self.worker.thread
    }
}

impl Executive {
    /// Allocates or initialises a work item. It does not refer to `object` until it is queued.
    ///
    /// An item in the driver's own memory replaces one that was there and is not queued;
    /// [`Executive::work_item_at`] tells about that first.
    #[inline(always)]
    pub fn allocate_work_item(
        &mut self,
        kind: WorkItemKind,
        object: Option<IoObjectId>,
        owner: Owner,
        site: Site,
    ) -> WorkItemId {
        self.work_items.allocate(kind, object, owner, site)
    }

    /// Queues an item whose routine a worker thread is to call.
    ///
    /// # Errors
    /// [`QueueWorkItemError`] when it is queued already, freed, or the queue type is none; nothing
    /// changes then.
    #[inline(always)]
    pub fn queue_work_item(
        &mut self,
        item: WorkItemId,
        routine: Address,
        calling: Calling,
        context: Address,
        queue: WorkQueueType,
        site: Site,
    ) -> Result<(), QueueWorkItemError> {
        let slot = self
            .work_items
            .slot_mut(item)
            .ok_or(QueueWorkItemError::Freed)?;
        if slot.state == State::Queued {
            return Err(QueueWorkItemError::StillQueued {
                queued: slot.queued.site(),
            });
        }
        if !queue.is_valid() {
            return Err(QueueWorkItemError::InvalidQueueType { queue });
        }
        if routine.is_null() {
            return Err(QueueWorkItemError::NullRoutine);
        }
        if calling == Calling::Io
            && let Some(object) = slot.object
            && self.io_objects.object(object).kind == IoObjectKind::Driver
        {
            return Err(QueueWorkItemError::DriverObject { object });
        }
        slot.state = State::Queued;
        slot.routine = routine;
        slot.calling = calling;
        slot.context = context;
        slot.queue = queue;
        slot.queued = site.into();
        let (family, object) = (slot.family, slot.object);
        self.work_items.counters_of(family).queued += 1;
        if let Some(object) = object {
            self.io_objects.reference(object);
        }
        if let Some(worker) = self.work_queues.push(queue, item.slot) {
            self.wake_worker(worker);
        }
        Ok(())
    }

    /// Queues an item only if a worker thread is free to run it now, and tells whether that was so
    /// (`IoTryQueueWorkItem`).
    ///
    /// # Errors
    /// [`QueueWorkItemError`] as for [`Executive::queue_work_item`].
    pub fn try_queue_work_item(
        &mut self,
        item: WorkItemId,
        routine: Address,
        context: Address,
        queue: WorkQueueType,
        site: Site,
    ) -> Result<bool, QueueWorkItemError> {
        let slot = self
            .work_items
            .slot_mut(item)
            .ok_or(QueueWorkItemError::Freed)?;
        if slot.state == State::Queued {
            return Err(QueueWorkItemError::StillQueued {
                queued: slot.queued.site(),
            });
        }
        if queue.is_valid() && !self.work_queues.has_free_worker(queue) {
            return Ok(false);
        }
        self.queue_work_item(item, routine, Calling::IoEx, context, queue, site)?;
        Ok(true)
    }

    /// Frees an item that is not queued, or uninitialises it. Its routine may be running.
    ///
    /// # Errors
    /// [`FreeWorkItemError`] when it is queued or freed already; nothing changes then.
    #[inline(always)]
    pub fn free_work_item(
        &mut self,
        item: WorkItemId,
        site: Site,
    ) -> Result<(), FreeWorkItemError> {
        self.work_items.try_free(item, site)
    }

    /// Makes an item that was taken off its queue ready to be queued again or freed, and tells how
    /// to call its routine, and where it was queued.
    #[inline(always)]
    pub(crate) fn start_work_item(
        &mut self,
        worker: Worker,
        number: u32,
    ) -> (WorkItemCall, CompactSite) {
        let slot = self.work_items.queued_slot_mut(number);
        debug_assert_eq!(slot.state, State::Queued, "a queue holds only queued items");
        slot.state = State::Idle;
        let &mut Slot {
            handle,
            routine,
            generation,
            family,
            calling,
            queue,
            context,
            object,
            queued,
            ..
        } = slot;
        let call = WorkItemCall {
            item: WorkItemId {
                slot: number,
                generation,
            },
            family,
            worker,
            routine,
            calling,
            context,
            handle,
            object,
            queue,
        };
        (call, queued)
    }

    /// After an item's routine has returned: gives the reference on its object back, which may
    /// release an object that was deleted meanwhile.
    #[inline(always)]
    pub fn finish_work_item(&mut self, call: &WorkItemCall) -> Deletion {
        self.work_items.counters_of(call.family).run += 1;
        self.worker_is_free(call.worker);
        let Some(object) = call.object else {
            return Deletion::Kept;
        };
        let deletion = self.io_objects.dereference(object);
        debug_assert!(deletion.is_ok(), "queueing took a reference on the object");
        deletion.unwrap_or(Deletion::Kept)
    }

    /// Takes an item out of the queue in which it waits, because its memory is freed.
    pub(crate) fn withdraw_work_item(&mut self, item: WorkItemId) {
        let Some(slot) = self.work_items.slot_mut(item) else {
            return;
        };
        slot.state = State::Idle;
        let (queue, object) = (slot.queue, slot.object);
        self.work_queues.remove(queue, item.slot);
        if let Some(object) = object {
            let deletion = self.io_objects.dereference(object);
            debug_assert!(deletion.is_ok(), "queueing took a reference on the object");
        }
    }
}
