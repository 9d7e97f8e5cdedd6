//! The usual case of each call of an item's life, for the entry of an exported function to try first.
//!
//! A driver's calls arrive in a calling convention that keeps ten vector registers which Rust's own
//! functions may change, so an entry that calls any function must save them all, which costs more than
//! the rest of the call. These functions are inlined, call nothing and can't panic. Whatever is unusual
//! (an error, a table that must grow, a worker to wake) they leave to the ordinary functions: they
//! answer `None` and have changed nothing.
//!
//! A processor has few registers that a driver's call may change, and the others have to be saved. So the
//! site of the call is made where it is noted, at the end, and not handed in.

use abi::{Address, Kirql};

use super::table::{RESTING, Slot, State};
use super::{Calling, LAST_GENERATION, Owner, WorkItemId, WorkItemKind};
use crate::Executive;
use crate::device_objects::{IoObjectId, IoObjectKind};
use crate::site::{Activity, Site};
use crate::system_worker_threads::WorkQueueType;

/// The slot of an item with a handle, if it is of just this kind and in no queue, with its number.
#[inline(always)]
fn idle_slot(slots: &mut [Slot], handle: Address, kind: WorkItemKind) -> Option<(u32, &mut Slot)> {
    let number = WorkItemId::slot_of_handle(handle);
    let slot = slots.get_mut(number as usize)?;
    // The slot has the handle in full, so no part of it needs a check of its own.
    let is_usual =
        slot.handle == handle && slot.family == kind.family() && slot.state == State::Idle;
    is_usual.then_some((number, slot))
}

impl Executive {
    /// As [`Executive::allocate_work_item`] for an item with a handle; gives the handle.
    #[inline(always)]
    pub fn allocate_work_item_quickly(
        &mut self,
        kind: WorkItemKind,
        object: IoObjectId,
        owner: Owner,
        site: impl FnOnce(Activity, Kirql) -> Site,
    ) -> Option<Address> {
        let items = &mut self.work_items;
        if items.free.len() <= RESTING {
            return None;
        }
        let number = items.free.front()?;
        let slot = items.slots.get_mut(number as usize)?;
        let counters = items.counters.get_mut(kind.family() as usize)?;
        items.free.pop_front();
        counters.allocated += 1;
        slot.generation += 1;
        let item = WorkItemId {
            slot: number,
            generation: slot.generation,
        };
        slot.handle = item.handle();
        slot.state = State::Idle;
        slot.family = kind.family();
        slot.object = Some(object);
        slot.owner = owner;
        slot.routine = Address::NULL;
        let irql = self.processors.irql();
        slot.allocated = site(self.activity, irql).into();
        Some(slot.handle)
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
        site: impl FnOnce(Activity, Kirql) -> Site,
    ) -> Option<()> {
        let (number, slot) = idle_slot(&mut self.work_items.slots, handle, kind)?;
        let object = self.io_objects.object_mut(slot.object?)?;
        let is_refused = calling == Calling::Io && object.kind == IoObjectKind::Driver;
        if routine.is_null() || is_refused {
            return None;
        }
        self.work_queues.push_quickly(queue, number)?;
        object.references += 1;
        slot.state = State::Queued;
        slot.routine = routine;
        slot.calling = calling;
        slot.context = context;
        slot.queue = queue;
        let irql = self.processors.irql();
        slot.queued = site(self.activity, irql).into();
        self.work_items.counters_of(kind.family()).queued += 1;
        Some(())
    }

    /// As [`Executive::free_work_item`] for an item with a handle of just this `kind`.
    #[inline(always)]
    pub fn free_work_item_quickly(
        &mut self,
        handle: Address,
        kind: WorkItemKind,
        site: impl FnOnce(Activity, Kirql) -> Site,
    ) -> Option<()> {
        let items = &mut self.work_items;
        let (number, slot) = idle_slot(&mut items.slots, handle, kind)?;
        if slot.generation == LAST_GENERATION {
            return None;
        }
        items.free.push_quickly(number)?;
        slot.state = State::Free;
        let irql = self.processors.irql();
        slot.freed = site(self.activity, irql).into();
        items.counters_of(kind.family()).freed += 1;
        Some(())
    }
}
