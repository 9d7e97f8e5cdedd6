//! The table of work items: slots that are used again, each time with a new generation.
//!
//! Allocating and freeing is the hot path of drivers that defer work, so a slot is found by
//! arithmetic and nothing is allocated once the table has grown.

use abi::Address;

use super::facts::WorkItemCounters;
use super::handles::LAST_GENERATION;
use super::{Calling, FreeWorkItemError, Owner, WorkItemKind};
use crate::address_table::AddressTable;
use crate::device_objects::IoObjectId;
use crate::ring::Ring;
use crate::site::{CompactSite, Site};
use crate::system_worker_threads::WorkQueueType;

/// How many freed slots rest before the first is used again, so that what became of a stale handle's
/// item is still known.
pub(super) const RESTING: usize = 32;
const SLOT_BITS: u32 = 24;

/// A work item of this run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkItemId {
    pub(super) slot: u32,
    pub(super) generation: u16,
}

impl WorkItemId {
    pub(crate) const fn slot(self) -> u32 {
        self.slot
    }

    /// Counts the items of a run from 0 so that a report can name one.
    #[must_use]
    pub const fn number(self) -> u64 {
        (self.generation as u64) << SLOT_BITS | self.slot as u64
    }
}

/// What a slot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Free,
    /// Allocated and in no queue. Its routine may be running.
    Idle,
    Queued,
}

/// A [`WorkItemKind`] without the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Io,
    Ndis,
    Initialized,
    Executive,
}

/// One slot: two lines of the processor's cache, of which queueing and running need the first. Routine and
/// context are kept apart: side by side they would be read back together while each is still on its way
/// to memory, which a processor can't serve quickly.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(crate) struct Slot {
    /// By what the driver names the item: its handle, or its address.
    pub(super) handle: Address,
    pub(crate) routine: Address,
    pub(super) generation: u16,
    pub(super) family: Family,
    pub(crate) state: State,
    pub(crate) calling: Calling,
    pub(crate) queue: WorkQueueType,
    pub(crate) context: Address,
    pub(crate) object: Option<IoObjectId>,
    /// Where it was queued last; meaningful once it has been.
    pub(crate) queued: CompactSite,
    pub(crate) owner: Owner,
    pub(crate) allocated: CompactSite,
    /// Where it was freed; meaningful while it is free.
    pub(super) freed: CompactSite,
}

const _: () = assert!(size_of::<Slot>() == 128, "a slot is two cache lines");

impl Slot {
    /// A slot before its first use, which is its generation 1.
    const UNUSED: Self = Self {
        handle: Address::NULL,
        routine: Address::NULL,
        generation: 0,
        family: Family::Io,
        state: State::Free,
        calling: Calling::Io,
        queue: WorkQueueType::DELAYED,
        context: Address::NULL,
        object: None,
        queued: CompactSite::NOWHERE,
        owner: Owner(0),
        allocated: CompactSite::NOWHERE,
        freed: CompactSite::NOWHERE,
    };

    /// By which functions its item was made.
    pub(super) const fn kind(&self) -> WorkItemKind {
        match self.family {
            Family::Io => WorkItemKind::Io,
            Family::Ndis => WorkItemKind::Ndis,
            Family::Initialized => WorkItemKind::Initialized(self.handle),
            Family::Executive => WorkItemKind::Executive(self.handle),
        }
    }

    /// Whether it is free, and was that of an item with a handle.
    pub(super) fn is_freed_handle(&self) -> bool {
        self.state == State::Free && !self.kind().is_in_driver_memory()
    }
}

/// All work items.
#[derive(Debug, Default)]
pub(crate) struct WorkItems {
    pub(super) slots: Vec<Slot>,
    pub(super) free: Ring<u32>,
    /// Items in the driver's own memory.
    by_address: AddressTable<WorkItemId>,
    pub(super) counters: [WorkItemCounters; 4],
}

impl WorkItems {
    pub(crate) fn reset(&mut self) {
        self.slots.clear();
        self.free.clear();
        self.by_address.clear();
        self.counters = [WorkItemCounters::default(); 4];
    }

    // Nothing here hands `site` to a function that is not inlined, which would put it on the stack.
    #[inline(always)]
    pub(super) fn allocate(
        &mut self,
        kind: WorkItemKind,
        object: Option<IoObjectId>,
        owner: Owner,
        site: Site,
    ) -> WorkItemId {
        self.counters_of(kind.family()).allocated += 1;
        let number = if self.free.len() > RESTING {
            self.free.pop_front().unwrap_or_default()
        } else {
            self.grow()
        };
        let slot = &mut self.slots[number as usize];
        slot.generation += 1;
        let id = WorkItemId {
            slot: number,
            generation: slot.generation,
        };
        slot.handle = match kind {
            WorkItemKind::Io | WorkItemKind::Ndis => id.handle(),
            WorkItemKind::Initialized(at) | WorkItemKind::Executive(at) => at,
        };
        slot.state = State::Idle;
        slot.family = kind.family();
        slot.object = object;
        slot.owner = owner;
        slot.routine = Address::NULL;
        slot.allocated = site.into();
        if let WorkItemKind::Initialized(at) | WorkItemKind::Executive(at) = kind
            && let Some(before) = self.replace(at, id)
        {
            self.free(before, site);
        }
        id
    }

    #[cold]
    fn grow(&mut self) -> u32 {
        let number = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        debug_assert!(
            number < 1 << SLOT_BITS,
            "handles have {SLOT_BITS} bits for the slot"
        );
        self.slots.push(Slot::UNUSED);
        number
    }

    /// Notes the item at an address, and tells which one is to be freed because it was there
    /// before and is not queued.
    #[cold]
    fn replace(&mut self, at: Address, id: WorkItemId) -> Option<WorkItemId> {
        let before = self.by_address.of(at).copied();
        self.by_address.insert(at, id);
        before.filter(|&before| {
            let slot = self.slot(before);
            slot.is_some_and(|slot| slot.state == State::Idle)
        })
    }

    /// Frees an item unless it is queued, in which case it tells where that was done.
    #[inline(always)]
    pub(super) fn try_free(&mut self, id: WorkItemId, site: Site) -> Result<(), FreeWorkItemError> {
        let slot = self.slot_mut(id).ok_or(FreeWorkItemError::Freed)?;
        if slot.state == State::Queued {
            let queued = slot.queued.site();
            return Err(FreeWorkItemError::StillQueued { queued });
        }
        slot.state = State::Free;
        slot.freed = site.into();
        let kind = slot.kind();
        if id.generation < LAST_GENERATION {
            self.free.push_back(id.slot);
        }
        self.counters_of(kind.family()).freed += 1;
        if let WorkItemKind::Initialized(at) | WorkItemKind::Executive(at) = kind {
            self.forget_address(at, id);
        }
        Ok(())
    }

    /// Frees an item that is known not to be queued.
    pub(crate) fn free(&mut self, id: WorkItemId, site: Site) {
        let freed = self.try_free(id, site);
        debug_assert!(freed.is_ok(), "{id:?} cannot be freed: {freed:?}");
    }

    #[cold]
    fn forget_address(&mut self, at: Address, id: WorkItemId) {
        if self.by_address.of(at) == Some(&id) {
            self.by_address.remove(at);
        }
    }

    /// The item at an address in the driver's own memory.
    pub(super) fn at(&self, at: Address) -> Option<WorkItemId> {
        self.by_address.of(at).copied()
    }

    /// The first item in a range of the driver's memory.
    pub(crate) fn first_in_range(&self, start: Address, length: u64) -> Option<WorkItemId> {
        self.by_address
            .in_range(start, length)
            .first()
            .map(|entry| entry.1)
    }

    /// The slot of an item that is not freed.
    #[inline]
    pub(crate) fn slot(&self, id: WorkItemId) -> Option<&Slot> {
        let slot = self.slots.get(id.slot as usize)?;
        (slot.generation == id.generation && slot.state != State::Free).then_some(slot)
    }

    #[inline]
    pub(crate) fn slot_mut(&mut self, id: WorkItemId) -> Option<&mut Slot> {
        let slot = self.slots.get_mut(id.slot as usize)?;
        (slot.generation == id.generation && slot.state != State::Free).then_some(slot)
    }

    /// The slot of an item that a queue holds, which cannot have been freed.
    #[inline]
    pub(crate) fn queued_slot_mut(&mut self, number: u32) -> &mut Slot {
        &mut self.slots[number as usize]
    }

    /// The slot by its number, whatever it holds.
    #[inline]
    pub(super) fn raw_slot(&self, number: u32) -> Option<&Slot> {
        self.slots.get(number as usize)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (WorkItemId, &Slot)> {
        let used = (0..)
            .zip(&self.slots)
            .filter(|(_, slot)| slot.state != State::Free);
        used.map(|(number, slot)| {
            (
                WorkItemId {
                    slot: number,
                    generation: slot.generation,
                },
                slot,
            )
        })
    }

    #[inline]
    pub(super) fn counters_of(&mut self, family: Family) -> &mut WorkItemCounters {
        &mut self.counters[family as usize]
    }
}
