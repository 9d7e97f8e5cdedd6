//! From the handle or address that a driver gives to the work item.
//!
//! A handle is an address in the kernel's half that no Linux process can map: a driver that looks
//! inside an opaque item faults there. Bits 4 to 27 are the slot, 28 to 39 its generation.

use abi::Address;

use super::table::{Family, WorkItemId};
use super::{WorkItemHandleError, WorkItemKind};
use crate::Executive;

const PREFIX: u64 = 0xFFFF_A400_0000_0000;
const PREFIX_MASK: u64 = 0xFFFF_FF00_0000_0000;
const SLOT_SHIFT: u32 = 4;
const SLOT_MASK: u64 = 0x00FF_FFFF;
const GENERATION_SHIFT: u32 = 28;
const GENERATION_MASK: u64 = 0xFFF;
/// The last generation of a slot; after it, the slot is not used again.
pub(super) const LAST_GENERATION: u16 = 0xFFF;

impl WorkItemId {
    /// The handle that stands for an allocated item.
    #[inline]
    pub(super) fn handle(self) -> Address {
        let (slot, generation) = (u64::from(self.slot), u64::from(self.generation));
        Address(PREFIX | generation << GENERATION_SHIFT | slot << SLOT_SHIFT)
    }

    /// The slot that a handle names; anything, if it is no handle.
    #[inline(always)]
    pub(super) const fn slot_of_handle(handle: Address) -> u32 {
        (handle.0 >> SLOT_SHIFT & SLOT_MASK) as u32
    }

    #[inline]
    pub(super) fn from_handle(handle: Address) -> Option<Self> {
        let is_handle = handle.0 & PREFIX_MASK == PREFIX && handle.0 & 0xF == 0;
        is_handle.then_some(Self {
            slot: Self::slot_of_handle(handle),
            generation: (handle.0 >> GENERATION_SHIFT & GENERATION_MASK) as u16,
        })
    }
}

impl WorkItemKind {
    /// The kind without the address.
    #[inline]
    pub(super) const fn family(self) -> Family {
        match self {
            Self::Io => Family::Io,
            Self::Ndis => Family::Ndis,
            Self::Initialized(_) => Family::Initialized,
            Self::Executive(_) => Family::Executive,
        }
    }

    /// Whether the item lies in the driver's own memory.
    pub(super) const fn is_in_driver_memory(self) -> bool {
        matches!(self, Self::Initialized(_) | Self::Executive(_))
    }

    /// Whether an item of this kind goes with functions for `wanted`: those of the I/O manager
    /// queue both allocated and initialised items.
    fn goes_with(self, wanted: Self) -> bool {
        self.family() == wanted.family()
            || matches!((self, wanted), (Self::Initialized(_), Self::Io))
    }
}

impl Executive {
    /// Whether an address lies where handles of work items do.
    #[must_use]
    pub fn is_work_item_handle(handle: Address) -> bool {
        handle.0 & PREFIX_MASK == PREFIX
    }

    /// The handle of an allocated item, or the address of an initialised one.
    #[inline]
    #[must_use]
    pub fn work_item_handle(&self, item: WorkItemId) -> Address {
        let slot = self.work_items.slot(item);
        slot.map_or_else(|| item.handle(), |slot| slot.handle)
    }

    /// The work item that a driver names in a call of the functions for `wanted`. Functions for
    /// [`WorkItemKind::Io`] also take items of [`WorkItemKind::Initialized`]; the address
    /// inside `wanted` does not matter.
    ///
    /// # Errors
    /// [`WorkItemHandleError`] when it names none, one that was freed, or one of another kind.
    #[inline]
    pub fn work_item_by_handle(
        &self,
        handle: Address,
        wanted: WorkItemKind,
    ) -> Result<WorkItemId, WorkItemHandleError> {
        let Some(item) = WorkItemId::from_handle(handle) else {
            return self.work_item_by_address(handle, wanted);
        };
        match self.work_items.slot(item) {
            Some(slot) if slot.kind().goes_with(wanted) => Ok(item),
            Some(slot) if !slot.kind().is_in_driver_memory() => {
                let (kind, allocated) = (slot.kind(), slot.allocated.site());
                Err(WorkItemHandleError::WrongKind {
                    handle,
                    kind,
                    allocated,
                })
            }
            _ => Err(self.stale(handle, item)),
        }
    }

    #[cold]
    fn work_item_by_address(
        &self,
        handle: Address,
        wanted: WorkItemKind,
    ) -> Result<WorkItemId, WorkItemHandleError> {
        let item = self
            .work_items
            .at(handle)
            .ok_or(WorkItemHandleError::NotAWorkItem { handle })?;
        match self.work_items.slot(item) {
            Some(slot) if slot.kind().goes_with(wanted) => Ok(item),
            Some(slot) => {
                let (kind, allocated) = (slot.kind(), slot.allocated.site());
                Err(WorkItemHandleError::WrongKind {
                    handle,
                    kind,
                    allocated,
                })
            }
            None => Err(WorkItemHandleError::NotAWorkItem { handle }),
        }
    }

    /// What became of the item of a handle that is not valid any more, or never was.
    #[cold]
    fn stale(&self, handle: Address, item: WorkItemId) -> WorkItemHandleError {
        match self.work_items.raw_slot(item.slot) {
            Some(slot) if slot.generation == item.generation && slot.is_freed_handle() => {
                let sites = Some((slot.allocated.site(), slot.freed.site()));
                WorkItemHandleError::Freed { handle, sites }
            }
            Some(slot) if slot.generation > item.generation && item.generation > 0 => {
                WorkItemHandleError::Freed {
                    handle,
                    sites: None,
                }
            }
            _ => WorkItemHandleError::NotAWorkItem { handle },
        }
    }

    /// The item that lies at an address in the driver's own memory, queued or not.
    #[must_use]
    pub fn work_item_at(&self, at: Address) -> Option<WorkItemId> {
        self.work_items.at(at)
    }
}

#[cfg(test)]
mod tests;
