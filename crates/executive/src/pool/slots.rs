//! The slots of a guarded pool: for each number of pages up to [`LARGEST_SLOT`] a range of slots with that many
//! data pages and a guard page each.
//!
//! A page has the same role in every run, so the machine makes data pages accessible once and guard pages never. A run
//! takes slots in their order and none twice. Blocks for which no slot is left, and larger ones, lie
//! behind ([`RUNS_START`]).

use abi::Address;

use super::{ARENA_START, PAGE_SIZE};

/// The most data pages of a slot.
const LARGEST_SLOT: usize = 16;
/// Slots of one page. The host limits how many ranges of pages can differ from their neighbours, and each slot makes
/// two of them.
const SMALL_SLOTS: u64 = 4096;
/// Slots of each other number of pages.
const LARGE_SLOTS: u64 = 256;
/// Where the slots end and runs of pages begin: whatever has no slot.
pub const RUNS_START: Address = ARENA_START.offset(0x1000_0000);

/// The number of data pages, less one.
type Class = usize;

/// Where the slots of each class begin, in pages from the arena's start; the last is where they end.
const FIRST_PAGES: [u64; LARGEST_SLOT + 1] = {
    let mut first = [0; LARGEST_SLOT + 1];
    let mut class = 0;
    while class < LARGEST_SLOT {
        first[class + 1] = first[class] + slots_of(class) * (class as u64 + 2);
        class += 1;
    }
    first
};
/// Pages of all slots.
pub const SLOT_PAGES: u64 = FIRST_PAGES[LARGEST_SLOT];
const _: () = assert!(SLOT_PAGES * PAGE_SIZE <= RUNS_START.0 - ARENA_START.0);

const fn slots_of(class: Class) -> u64 {
    if class == 0 { SMALL_SLOTS } else { LARGE_SLOTS }
}

/// The slots that are taken, and by which block records.
#[derive(Debug, Default)]
pub(super) struct Slots {
    entries: [Vec<u32>; LARGEST_SLOT],
}

impl Slots {
    pub(super) fn reset(&mut self) {
        self.entries.iter_mut().for_each(Vec::clear);
    }

    /// Takes the next slot of `pages` data pages for the block record `entry`; gives its first byte.
    pub(super) fn take(&mut self, pages: u64, entry: u32) -> Option<Address> {
        let class = usize::try_from(pages.checked_sub(1)?).ok()?;
        let entries = self.entries.get_mut(class)?;
        let index = entries.len() as u64;
        if index >= slots_of(class) {
            return None;
        }
        entries.push(entry);
        let page = FIRST_PAGES[class] + index * (pages + 1);
        Some(ARENA_START.offset(page * PAGE_SIZE))
    }

    /// The block record of the slot that holds `address`, guard page included.
    pub(super) fn entry_at(&self, address: Address) -> Option<u32> {
        let page = address.0.checked_sub(ARENA_START.0)? / PAGE_SIZE;
        let class = FIRST_PAGES[1..].iter().position(|&end| page < end)?;
        let index = (page - FIRST_PAGES[class]) / (class as u64 + 2);
        let index = usize::try_from(index).ok()?;
        self.entries[class].get(index).copied()
    }
}
