//! What can be told about work items: one of them, those that are not freed, and how many there were.

use abi::Address;

use super::table::{State, WorkItemId};
use super::{Owner, WorkItemKind};
use crate::Executive;
use crate::device_objects::IoObjectId;
use crate::site::Site;

/// What is known of an item that has not been freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkItem {
    /// By which functions it was made.
    pub kind: WorkItemKind,
    /// The device or driver object that it was allocated for.
    pub object: Option<IoObjectId>,
    /// What the layer above noted.
    pub owner: Owner,
    /// Where it was allocated or initialised.
    pub allocated: Site,
    /// Where it was queued, if it is in a queue.
    pub queued: Option<Site>,
    /// The routine that it was queued with last; NULL before.
    pub routine: Address,
}

/// A work item that has not been freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutstandingWorkItem {
    /// The item.
    pub item: WorkItemId,
    /// What is known of it.
    pub facts: WorkItem,
}

/// How many items of a kind there were in this run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkItemCounters {
    /// Allocated or initialised.
    pub allocated: u64,
    /// Queued, counting each time.
    pub queued: u64,
    /// Run: routines that have returned.
    pub run: u64,
    /// Freed or uninitialised.
    pub freed: u64,
}

impl Executive {
    /// What is known of an item; nothing once it is freed.
    #[must_use]
    pub fn work_item(&self, item: WorkItemId) -> Option<WorkItem> {
        self.work_items.slot(item).map(WorkItem::of)
    }

    /// The items that have not been freed, in the order of their slots. Executive work items, which
    /// nobody frees, are among them while their memory lasts.
    pub fn work_items_outstanding(&self) -> impl Iterator<Item = OutstandingWorkItem> + '_ {
        let items = self.work_items.iter();
        items.map(|(item, slot)| OutstandingWorkItem {
            item,
            facts: WorkItem::of(slot),
        })
    }

    /// Counters of the items that these functions made; the address inside a kind does not matter.
    #[must_use]
    pub fn work_item_counters(&self, kind: WorkItemKind) -> WorkItemCounters {
        self.work_items.counters[kind.family() as usize]
    }
}

impl WorkItem {
    fn of(slot: &super::table::Slot) -> Self {
        Self {
            kind: slot.kind(),
            object: slot.object,
            owner: slot.owner,
            allocated: slot.allocated.site(),
            queued: (slot.state == State::Queued).then(|| slot.queued.site()),
            routine: slot.routine,
        }
    }
}
