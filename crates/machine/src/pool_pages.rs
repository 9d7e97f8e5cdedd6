//! The pages behind the pool: which are accessible, what may be left in them, and what becomes of freed blocks.
//! Page: devtest/special-pool.
//!
//! Pages of slots (`executive::pool`) have the same role in every run: they are made accessible when they are first
//! needed and stay so, and whatever may be left in them is overwritten when a block is made. Larger blocks get fresh
//! pages, which are given back to the host when the run is over.
//!
//! A freed block is either *protected*, so that every use of it faults at the very instruction; or, which costs no
//! call of the host, *poisoned*: it is filled with an address that belongs to nobody, which shows when it is
//! followed, and when the run is over it is looked at whether somebody wrote to it. Kernel calls are refused both.

use std::ops::Range;

use abi::Address;
use executive::pool::{AddressRange, PAGE_SIZE, RUNS_START, SLOT_PAGES};

use crate::address_map::POOL;
use crate::memory::{copy_from_driver, discard, fill_driver, protect};

/// What a fresh block holds that is not zeroed: as an address it belongs to nobody, so whoever follows it faults.
const UNINITIALIZED: u64 = 0xFFFF_B7B7_B7B7_B7B7;
/// What a poisoned block holds; an address that belongs to nobody, too.
const FREED: u64 = 0xFFFF_DDDD_DDDD_DDDD;
/// How far from [`FREED`] an address can be that was made from it: offsets in structures.
const NEAR: u64 = 0x1_0000;
/// Filling more bytes than these takes longer than two calls of the host.
const MOST_POISONED: u64 = 4 * PAGE_SIZE;

/// What a block is to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contents {
    /// What nobody may rely on.
    Undefined,
    /// Zeros.
    Zeros,
}

/// What is known of a page in the range of slots.
#[derive(Clone, Copy, Debug, Default)]
struct SlotPage {
    /// Whether it is accessible; noted for the first page of a slot.
    is_accessible: bool,
    /// Whether it belongs to a poisoned block.
    is_poisoned: bool,
    /// At its end, how many bytes may hold something else than zeros; noted for the first page of a slot.
    used: u16,
}

/// The pages behind the pool.
#[derive(Debug)]
pub(crate) struct PoolPages {
    slots: Vec<SlotPage>,
    /// Where the pages end that were used behind the slots.
    runs_end: u64,
    /// Whether freed blocks become inaccessible.
    pub(crate) protects_freed: bool,
    /// The blocks of this run that were poisoned.
    poisoned: Vec<Range<u64>>,
}

/// The host changes no more protections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HostRefuses;

impl PoolPages {
    pub(crate) fn new() -> Self {
        Self {
            slots: vec![SlotPage::default(); usize::try_from(SLOT_PAGES).unwrap_or(0)],
            runs_end: RUNS_START.0,
            protects_freed: true,
            poisoned: Vec::new(),
        }
    }

    fn slot_index(at: u64) -> usize {
        usize::try_from(at.wrapping_sub(POOL.start) / PAGE_SIZE).unwrap_or(usize::MAX)
    }

    /// Whether `at` lies in a block that was freed and is accessible all the same.
    #[inline]
    pub(crate) fn is_poisoned(&self, at: Address) -> bool {
        self.slots
            .get(Self::slot_index(at.0))
            .is_some_and(|page| page.is_poisoned)
    }

    /// Makes `pages` accessible and gives the block that begins at `address` in them its contents. The `lead`
    /// bytes before the block are left to the caller.
    pub(crate) fn open(
        &mut self,
        pages: AddressRange,
        address: Address,
        lead: u64,
        contents: Contents,
    ) -> Result<(), HostRefuses> {
        let word = match contents {
            Contents::Undefined => UNINITIALIZED,
            Contents::Zeros => 0,
        };
        let end = pages.start.0 + pages.length;
        let Some(slot) = self.slots.get_mut(Self::slot_index(pages.start.0)) else {
            self.open_run(pages)?;
            if contents == Contents::Undefined {
                let filled = end.min(address.0 + PAGE_SIZE);
                fill_driver(address, filled - address.0, word);
            }
            return Ok(());
        };
        if !slot.is_accessible {
            make_accessible(pages)?;
            slot.is_accessible = true;
        }
        let clean_end = pages.start.0 + PAGE_SIZE - u64::from(slot.used);
        let used_start = address.0 - lead;
        fill_driver(Address(clean_end), used_start.saturating_sub(clean_end), 0);
        let used = (pages.start.0 + PAGE_SIZE).saturating_sub(used_start);
        slot.used = u16::try_from(used).unwrap_or(u16::MAX);
        fill_driver(address, end - address.0, word);
        Ok(())
    }

    /// Makes pages behind the slots accessible; they hold zeros if they are new in this run.
    pub(crate) fn open_run(&mut self, pages: AddressRange) -> Result<(), HostRefuses> {
        self.runs_end = self.runs_end.max(pages.start.0 + pages.length);
        make_accessible(pages)
    }

    /// The block that begins at `address` in `pages`, up to their end, was freed.
    pub(crate) fn close(
        &mut self,
        pages: AddressRange,
        address: Address,
    ) -> Result<(), HostRefuses> {
        if pages.is_empty() {
            return Ok(());
        }
        let end = pages.start.0 + pages.length;
        let first = Self::slot_index(pages.start.0);
        let slots = self.slots.get_mut(first..Self::slot_index(end));
        match slots {
            Some(slots) if !self.protects_freed && pages.length <= MOST_POISONED => {
                for slot in slots {
                    slot.is_poisoned = true;
                }
                fill_driver(address, end - address.0, FREED);
                self.poisoned.push(address.0..end);
                return Ok(());
            }
            Some([slot, ..]) => slot.is_accessible = false,
            _ => {}
        }
        if protect(&(pages.start.0..end), libc::PROT_NONE) {
            Ok(())
        } else {
            Err(HostRefuses)
        }
    }

    /// The first byte of a poisoned block that has been written since.
    pub(crate) fn written_after_free(&self) -> Option<Address> {
        self.poisoned.iter().find_map(first_other)
    }

    /// Prepares for the next run.
    pub(crate) fn reset(&mut self) {
        for block in self.poisoned.drain(..) {
            for slot in &mut self.slots[Self::slot_index(block.start)..Self::slot_index(block.end)]
            {
                slot.is_poisoned = false;
            }
        }
        if self.runs_end > RUNS_START.0 {
            discard(&(RUNS_START.0..self.runs_end));
            self.runs_end = RUNS_START.0;
        }
    }
}

/// Whether `address` was made from what a poisoned block holds.
pub(crate) fn is_from_freed(address: Address) -> bool {
    address.0.abs_diff(FREED) < NEAR
}

fn make_accessible(pages: AddressRange) -> Result<(), HostRefuses> {
    let range = pages.start.0..pages.start.0 + pages.length;
    if range.is_empty() || protect(&range, libc::PROT_READ | libc::PROT_WRITE) {
        Ok(())
    } else {
        Err(HostRefuses)
    }
}

/// The first byte of a poisoned block that does not hold what it was filled with.
fn first_other(block: &Range<u64>) -> Option<Address> {
    const PART: usize = 256;
    const EXPECTED: [u8; PART] = {
        let word = FREED.to_le_bytes();
        let mut bytes = [0; PART];
        let mut index = 0;
        while index < PART {
            bytes[index] = word[index % 8];
            index += 1;
        }
        bytes
    };
    let mut bytes = [0; PART];
    let mut at = block.start;
    while at < block.end {
        let length = usize::try_from(block.end - at).map_or(PART, |left| left.min(PART));
        let (part, expected) = (&mut bytes[..length], &EXPECTED[..length]);
        if copy_from_driver(Address(at), part) && part != expected {
            let pairs = part.iter().zip(expected);
            let same = pairs.take_while(|(byte, expected)| byte == expected);
            return Some(Address(at + same.count() as u64));
        }
        at += length as u64;
    }
    None
}
