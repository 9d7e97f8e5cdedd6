//! The usual case of each call of an item's life, for the entry of an exported function to try first.
//!
//! A driver's calls arrive in a calling convention that keeps ten vector registers which Rust's own
//! functions may change, so an entry that calls any function must save them all, which costs more than
//! the rest of the call. These functions are inlined, call nothing and can't panic. Whatever is unusual
//! (an error, a table that must grow, a worker to wake) they leave to the ordinary functions: they
//! answer `None` and have changed nothing.

use abi::Address;

use super::table::{RESTING, State};
use super::{Calling, LAST_GENERATION, Owner, WorkItemId, WorkItemKind};
use crate::Executive;
use crate::device_objects::IoObjectId;
use crate::site::Site;
use crate::system_worker_threads::WorkQueueType;

impl Executive {
    /// As [`Executive::allocate_work_item`] for an item with a handle; gives the handle.
    #[inline(always)]
    pub fn allocate_work_item_quickly(
        &mut self,
        kind: WorkItemKind,
        object: IoObjectId,
        owner: Owner,
        site: Site,
    ) -> Option<Address> {
        let items = &mut self.work_items;
        if items.free.len() <= RESTING {
            return None;
        }
        let number = items.free.front()?;
        let slot = items.slots.get_mut(number as usize)?;
        let counters = items.counters.get_mut(kind.index())?;
        items.free.pop_front();
        counters.allocated += 1;
        slot.generation += 1;
        slot.state = State::Idle;
        slot.kind = kind;
        slot.object = Some(object);
        slot.owner = owner;
        slot.routine = Address::NULL;
        slot.allocated = site;
        let item = WorkItemId {
            slot: number,
            generation: slot.generation,
        };
        Some(item.handle())
    }

    /// As [`Executive::queue_work_item`] for an item with a handle of just this `kind`.
    #[inline(always)]
    #[expect(
        clippy::too_many_arguments,
        reason = "they are those of the ordinary function"
    )]
    pub fn queue_work_item_quickly(
        &mut self,
        handle: Address,
        kind: WorkItemKind,
        routine: Address,
        calling: Calling,
        context: Address,
        queue: WorkQueueType,
        site: Site,
    ) -> Option<()> {
        let item = WorkItemId::from_handle(handle)?;
        let slot = self.work_items.slots.get_mut(item.slot as usize)?;
        let is_usual = slot.generation == item.generation
            && slot.state == State::Idle
            && slot.kind.index() == kind.index()
            && !routine.is_null();
        if !is_usual {
            return None;
        }
        let counters = self.work_items.counters.get_mut(kind.index())?;
        let object = self.io_objects.live_device(slot.object?)?;
        self.work_queues.push_quickly(queue, item)?;
        object.references += 1;
        counters.queued += 1;
        slot.state = State::Queued;
        slot.routine = routine;
        slot.calling = calling;
        slot.context = context;
        slot.queue = queue;
        slot.queued = site;
        Some(())
    }

    /// As [`Executive::free_work_item`] for an item with a handle of just this `kind`.
    #[inline(always)]
    pub fn free_work_item_quickly(
        &mut self,
        handle: Address,
        kind: WorkItemKind,
        site: Site,
    ) -> Option<()> {
        let item = WorkItemId::from_handle(handle)?;
        let items = &mut self.work_items;
        let slot = items.slots.get_mut(item.slot as usize)?;
        let is_usual = slot.generation == item.generation
            && slot.state == State::Idle
            && slot.kind.index() == kind.index()
            && item.generation < LAST_GENERATION;
        if !is_usual {
            return None;
        }
        let counters = items.counters.get_mut(kind.index())?;
        items.free.push_quickly(item.slot)?;
        counters.freed += 1;
        slot.state = State::Free;
        slot.freed = site;
        Some(())
    }
}
