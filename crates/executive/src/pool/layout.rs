//! Where blocks go: the tables of pages behind the pool.
//!
//! In guarded mode most blocks lie in [`Slots`]. All else lies in *runs*: ranges of whole pages that were opened at
//! once, cut into cells of one size. In guarded mode a run is one block and its guard page, one cell. In packed
//! mode it is a page of equal cells, or the pages of one large block. So from an address to its cell it is two
//! array accesses, and the cell's entry says which block record it has.

use std::collections::BTreeMap;

use abi::Address;

use super::slots::{RUNS_START, Slots};
use super::{ARENA_LENGTH, ARENA_START, AddressRange, PAGE_SIZE, PoolMode};

/// Sizes of packed cells. All but the largest share pages.
const CLASSES: [u64; 20] = [
    16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 512, 640, 768, 1024, 2048, 4096,
];
const NO_ENTRY: u32 = u32::MAX;

/// What the pool knows about one page of the arena.
#[derive(Clone, Copy, Debug)]
struct Page {
    /// The page on which its run starts.
    run: u32,
    /// The run's first cell.
    first_cell: u32,
    /// Bytes of each cell of the run.
    cell_size: u64,
}

/// Room for a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) address: Address,
    /// Bytes from `address` on that no other block uses and no guard protects.
    pub(super) room: u64,
    /// Pages that must be accessible for it.
    pub(super) pages: AddressRange,
    /// The index of its block record.
    pub(super) entry: u32,
}

#[derive(Debug)]
pub(super) struct Layout {
    mode: PoolMode,
    slots: Slots,
    /// The pages from [`RUNS_START`] on.
    pages: Vec<Page>,
    /// For each cell the index of its block record, or [`NO_ENTRY`].
    cells: Vec<u32>,
    /// Free cells of each class, the next one to use last.
    free: [Vec<Address>; CLASSES.len()],
    /// Free runs of large blocks by their number of pages.
    free_runs: BTreeMap<u64, Vec<Address>>,
}

impl Layout {
    pub(super) fn new(mode: PoolMode) -> Self {
        Self {
            mode,
            slots: Slots::default(),
            pages: Vec::new(),
            cells: Vec::new(),
            free: Default::default(),
            free_runs: BTreeMap::new(),
        }
    }

    pub(super) fn reset(&mut self) {
        self.slots.reset();
        self.pages.clear();
        self.cells.clear();
        self.free.iter_mut().for_each(Vec::clear);
        self.free_runs.values_mut().for_each(Vec::clear);
    }

    pub(super) const fn mode(&self) -> PoolMode {
        self.mode
    }

    /// The block record of the place that holds `address`, guard page included.
    pub(super) fn entry_at(&self, address: Address) -> Option<usize> {
        let entry = if address < RUNS_START {
            self.slots.entry_at(address)?
        } else {
            *self.cells.get(self.cell_at(address)?)?
        };
        (entry != NO_ENTRY).then_some(entry as usize)
    }

    fn cell_at(&self, address: Address) -> Option<usize> {
        let offset = address.0.checked_sub(RUNS_START.0)?;
        let page = *self.pages.get(usize::try_from(offset / PAGE_SIZE).ok()?)?;
        let within = offset - u64::from(page.run) * PAGE_SIZE;
        usize::try_from(u64::from(page.first_cell) + within / page.cell_size).ok()
    }

    /// Finds room. The block record becomes number `next`, unless the block takes the place and the record of a
    /// freed one.
    pub(super) fn place(&mut self, size: u64, cache_aligned: bool, next: u32) -> Option<Placed> {
        if size > ARENA_LENGTH {
            return None;
        }
        let alignment = if cache_aligned { 64 } else { 16 };
        match self.mode {
            PoolMode::Guarded => self.place_guarded(size, alignment, next),
            PoolMode::Packed if size > PAGE_SIZE => self.place_run(size, next),
            PoolMode::Packed => self.place_packed(size, alignment, next),
        }
    }

    fn place_guarded(&mut self, size: u64, alignment: u64, next: u32) -> Option<Placed> {
        let alignment = if size >= PAGE_SIZE {
            PAGE_SIZE
        } else {
            alignment
        };
        let room = size.next_multiple_of(alignment);
        let length = room.next_multiple_of(PAGE_SIZE);
        let start = match self.slots.take(length / PAGE_SIZE, next) {
            Some(start) => start,
            None => {
                let guarded = length + PAGE_SIZE;
                let start = self.open_run(guarded, guarded)?;
                self.claim(start, next)?;
                start
            }
        };
        Some(Placed {
            address: start.offset(length - room),
            room,
            pages: AddressRange { start, length },
            entry: next,
        })
    }

    fn place_run(&mut self, size: u64, next: u32) -> Option<Placed> {
        let room = size.next_multiple_of(PAGE_SIZE);
        let reused = self
            .free_runs
            .get_mut(&(room / PAGE_SIZE))
            .and_then(Vec::pop);
        let (address, length) = match reused {
            Some(address) => (address, 0),
            None => (self.open_run(room, room)?, room),
        };
        let pages = AddressRange {
            start: address,
            length,
        };
        Some(Placed {
            address,
            room,
            pages,
            entry: self.claim(address, next)?,
        })
    }

    fn place_packed(&mut self, size: u64, alignment: u64, next: u32) -> Option<Placed> {
        let wanted = size.max(1);
        let class = CLASSES
            .iter()
            .position(|&room| room >= wanted && room % alignment == 0)?;
        let room = CLASSES[class];
        let mut pages = AddressRange::EMPTY;
        if self.free[class].is_empty() {
            let start = self.open_run(PAGE_SIZE, room)?;
            pages = AddressRange {
                start,
                length: PAGE_SIZE,
            };
            let cells = PAGE_SIZE / room;
            self.free[class].extend((0..cells).rev().map(|cell| start.offset(cell * room)));
        }
        let address = self.free[class].pop()?;
        Some(Placed {
            address,
            room,
            pages,
            entry: self.claim(address, next)?,
        })
    }

    /// Takes fresh pages behind all others; gives their start.
    fn open_run(&mut self, length: u64, cell_size: u64) -> Option<Address> {
        let run = self.pages.len() as u64;
        let start = RUNS_START.offset(run * PAGE_SIZE);
        if start.0 + length > ARENA_START.0 + ARENA_LENGTH {
            return None;
        }
        let page = Page {
            run: u32::try_from(run).ok()?,
            first_cell: u32::try_from(self.cells.len()).ok()?,
            cell_size,
        };
        let pages = self.pages.len() + usize::try_from(length / PAGE_SIZE).ok()?;
        self.pages.resize(pages, page);
        let cells = self.cells.len() + usize::try_from(length / cell_size).ok()?;
        self.cells.resize(cells, NO_ENTRY);
        Some(start)
    }

    /// The record of the cell at `address`: its old one, or else `next`.
    fn claim(&mut self, address: Address, next: u32) -> Option<u32> {
        let cell = self.cell_at(address)?;
        let entry = self.cells.get_mut(cell)?;
        if *entry == NO_ENTRY {
            *entry = next;
        }
        Some(*entry)
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
