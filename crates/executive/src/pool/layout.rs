//! Where blocks go: the table of pages and slots behind the pool.
//!
//! A *run* is a range of whole pages that was opened at once, cut into slots of one size. In
//! guarded mode a run is one block and its guard page, one slot. In packed mode it is a page of
//! equal slots, or the pages of one large block. So from an address to its slot it is two array
//! accesses, and the slot's entry says which block record it has.

use std::collections::BTreeMap;

use abi::Address;

use super::{ARENA_LENGTH, ARENA_START, AddressRange, PAGE_SIZE, PoolMode};

/// Sizes of packed slots. All but the largest share pages.
const CLASSES: [u64; 20] = [
    16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 512, 640, 768, 1024, 2048, 4096,
];
const NO_ENTRY: u32 = u32::MAX;

/// What the pool knows about one page of the arena.
#[derive(Clone, Copy, Debug)]
struct Page {
    /// The page on which its run starts.
    run: u32,
    /// The run's first slot.
    first_slot: u32,
    /// Bytes of each slot of the run.
    slot_size: u64,
}

/// Room for a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) address: Address,
    /// Bytes from `address` on that no other block uses and no guard protects.
    pub(super) room: u64,
    pub(super) slot: u32,
    /// Pages that were opened for it.
    pub(super) new_pages: AddressRange,
}

#[derive(Debug)]
pub(super) struct Layout {
    mode: PoolMode,
    pages: Vec<Page>,
    /// For each slot the index of its block record, or [`NO_ENTRY`].
    slots: Vec<u32>,
    /// Free slots of each class, the next one to use last.
    free: [Vec<Address>; CLASSES.len()],
    /// Free runs of large blocks by their number of pages.
    free_runs: BTreeMap<u64, Vec<Address>>,
}

impl Layout {
    pub(super) fn new(mode: PoolMode) -> Self {
        Self {
            mode,
            pages: Vec::new(),
            slots: Vec::new(),
            free: Default::default(),
            free_runs: BTreeMap::new(),
        }
    }

    pub(super) fn reset(&mut self) {
        self.pages.clear();
        self.slots.clear();
        self.free.iter_mut().for_each(Vec::clear);
        self.free_runs.values_mut().for_each(Vec::clear);
    }

    pub(super) const fn mode(&self) -> PoolMode {
        self.mode
    }

    pub(super) fn entry(&self, slot: u32) -> Option<usize> {
        let entry = *self.slots.get(slot as usize)?;
        (entry != NO_ENTRY).then_some(entry as usize)
    }

    pub(super) fn set_entry(&mut self, slot: u32, entry: usize) -> Option<()> {
        *self.slots.get_mut(slot as usize)? = u32::try_from(entry).ok()?;
        Some(())
    }

    /// The slot that holds `address`, guard page included.
    pub(super) fn slot_at(&self, address: Address) -> Option<u32> {
        let offset = address.0.checked_sub(ARENA_START.0)?;
        let page = *self.pages.get(usize::try_from(offset / PAGE_SIZE).ok()?)?;
        let within = offset - u64::from(page.run) * PAGE_SIZE;
        u32::try_from(u64::from(page.first_slot) + within / page.slot_size).ok()
    }

    pub(super) fn place(&mut self, size: u64, cache_aligned: bool) -> Option<Placed> {
        if size > ARENA_LENGTH {
            return None;
        }
        let alignment = if cache_aligned { 64 } else { 16 };
        match self.mode {
            PoolMode::Guarded => self.place_guarded(size, alignment),
            PoolMode::Packed if size > PAGE_SIZE => self.place_run(size),
            PoolMode::Packed => self.place_packed(size, alignment),
        }
    }

    fn place_guarded(&mut self, size: u64, alignment: u64) -> Option<Placed> {
        let alignment = if size >= PAGE_SIZE {
            PAGE_SIZE
        } else {
            alignment
        };
        let room = size.next_multiple_of(alignment);
        let accessible = room.next_multiple_of(PAGE_SIZE);
        let length = accessible + PAGE_SIZE;
        let (start, slot) = self.open_run(length, length)?;
        let address = start.offset(accessible - room);
        let new_pages = AddressRange {
            start,
            length: accessible,
        };
        Some(Placed {
            address,
            room,
            slot,
            new_pages,
        })
    }

    fn place_run(&mut self, size: u64) -> Option<Placed> {
        let room = size.next_multiple_of(PAGE_SIZE);
        let reused = self
            .free_runs
            .get_mut(&(room / PAGE_SIZE))
            .and_then(Vec::pop);
        let (address, slot, new_pages) = if let Some(address) = reused {
            (address, self.slot_at(address)?, AddressRange::EMPTY)
        } else {
            let (start, slot) = self.open_run(room, room)?;
            (
                start,
                slot,
                AddressRange {
                    start,
                    length: room,
                },
            )
        };
        Some(Placed {
            address,
            room,
            slot,
            new_pages,
        })
    }

    fn place_packed(&mut self, size: u64, alignment: u64) -> Option<Placed> {
        let wanted = size.max(1);
        let class = CLASSES
            .iter()
            .position(|&room| room >= wanted && room % alignment == 0)?;
        let room = CLASSES[class];
        let mut new_pages = AddressRange::EMPTY;
        if self.free[class].is_empty() {
            let (start, _) = self.open_run(PAGE_SIZE, room)?;
            new_pages = AddressRange {
                start,
                length: PAGE_SIZE,
            };
            let slots = PAGE_SIZE / room;
            self.free[class].extend((0..slots).rev().map(|slot| start.offset(slot * room)));
        }
        let address = self.free[class].pop()?;
        Some(Placed {
            address,
            room,
            slot: self.slot_at(address)?,
            new_pages,
        })
    }

    /// Takes fresh pages behind all others; gives their start and their first slot.
    fn open_run(&mut self, length: u64, slot_size: u64) -> Option<(Address, u32)> {
        let run = self.pages.len() as u64;
        let count = length / PAGE_SIZE;
        if run + count > ARENA_LENGTH / PAGE_SIZE {
            return None;
        }
        let first_slot = u32::try_from(self.slots.len()).ok()?;
        let page = Page {
            run: u32::try_from(run).ok()?,
            first_slot,
            slot_size,
        };
        let pages = self.pages.len() + usize::try_from(count).ok()?;
        self.pages.resize(pages, page);
        let slots = self.slots.len() + usize::try_from(length / slot_size).ok()?;
        self.slots.resize(slots, NO_ENTRY);
        Some((ARENA_START.offset(run * PAGE_SIZE), first_slot))
    }

    /// Takes the room of a freed block back; gives the pages to make inaccessible.
    pub(super) fn release(&mut self, address: Address, room: u64) -> AddressRange {
        if self.mode == PoolMode::Guarded {
            let start = Address(address.0 & !(PAGE_SIZE - 1));
            let end = address.0 + room;
            return AddressRange {
                start,
                length: end - start.0,
            };
        }
        if room > PAGE_SIZE {
            self.free_runs
                .entry(room / PAGE_SIZE)
                .or_default()
                .push(address);
        } else if let Some(class) = CLASSES.iter().position(|&size| size == room) {
            self.free[class].push(address);
        }
        AddressRange::EMPTY
    }
}
