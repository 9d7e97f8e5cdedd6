//! What is known about structures in driver memory, found by their address.
//!
//! A table has as many entries as a driver has network buffers, and is asked several times for each
//! packet, so it is a hash table with open addressing; it keeps its memory when it is reset. The
//! hash is fixed and entries are walked by slot, so that two runs are equal.

use abi::Address;

const EMPTY: u32 = u32::MAX;
const SMALLEST: usize = 16;

/// A table of values by address.
#[derive(Debug)]
pub(crate) struct AddressTable<T> {
    entries: Vec<Option<(Address, T)>>,
    /// Free entries; the one freed last is used first.
    free: Vec<u32>,
    /// Slots of `entries` by hash; a power of two of them, at most half in use.
    index: Vec<u32>,
}

impl<T> Default for AddressTable<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            free: Vec::new(),
            index: Vec::new(),
        }
    }
}

impl<T> AddressTable<T> {
    /// Forgets everything and keeps the memory.
    pub(crate) fn clear(&mut self) {
        if !self.entries.is_empty() {
            self.entries.clear();
            self.free.clear();
            self.index.fill(EMPTY);
        }
    }

    /// How many values there are.
    pub(crate) fn len(&self) -> usize {
        self.entries.len() - self.free.len()
    }

    /// The value at `at`.
    pub(crate) fn of(&self, at: Address) -> Option<&T> {
        let place = self.place(at).ok()?;
        self.entry(self.index[place]).map(|(_, value)| value)
    }

    /// The value at `at`, to be changed.
    pub(crate) fn of_mut(&mut self, at: Address) -> Option<&mut T> {
        let place = self.place(at).ok()?;
        let slot = self.index[place] as usize;
        self.entries[slot].as_mut().map(|(_, value)| value)
    }

    /// Puts `value` at `at`, over what was there.
    pub(crate) fn insert(&mut self, at: Address, value: T) {
        if self.index.len() < 2 * (self.len() + 1) {
            self.grow();
        }
        match self.place(at) {
            Ok(place) => self.entries[self.index[place] as usize] = Some((at, value)),
            Err(place) => {
                let slot = self.free.pop().unwrap_or_else(|| {
                    self.entries.push(None);
                    u32::try_from(self.entries.len() - 1).unwrap_or(EMPTY)
                });
                self.entries[slot as usize] = Some((at, value));
                self.index[place] = slot;
            }
        }
    }

    /// Takes the value at `at` out.
    pub(crate) fn remove(&mut self, at: Address) -> Option<T> {
        let place = self.place(at).ok()?;
        let slot = self.index[place];
        self.close_gap(place);
        self.free.push(slot);
        let entry = self.entries[slot as usize].take();
        entry.map(|(_, value)| value)
    }

    /// All values, by slot.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Address, &T)> {
        self.entries
            .iter()
            .filter_map(|entry| entry.as_ref().map(|(at, value)| (*at, value)))
    }

    fn entry(&self, slot: u32) -> Option<&(Address, T)> {
        self.entries.get(slot as usize)?.as_ref()
    }

    /// The best place for an address in the index.
    fn home(&self, at: Address) -> usize {
        // Structures are aligned to 16 bytes, and the golden ratio spreads what is left.
        let spread = (at.0 >> 4).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let shift = u64::BITS - self.index.len().trailing_zeros();
        usize::try_from(spread >> shift).unwrap_or(0)
    }

    /// Where the index has the address, or where it would have to go.
    fn place(&self, at: Address) -> Result<usize, usize> {
        if self.index.is_empty() {
            return Err(0);
        }
        let mask = self.index.len() - 1;
        let mut place = self.home(at);
        loop {
            match self.entry(self.index[place]) {
                None => return Err(place),
                Some((found, _)) if *found == at => return Ok(place),
                Some(_) => place = (place + 1) & mask,
            }
        }
    }

    /// Empties a place of the index, and moves up what had to give way to it.
    fn close_gap(&mut self, mut gap: usize) {
        let mask = self.index.len() - 1;
        let mut place = gap;
        loop {
            place = (place + 1) & mask;
            let Some((at, _)) = self.entry(self.index[place]) else {
                self.index[gap] = EMPTY;
                return;
            };
            let home = self.home(*at);
            // It may move if its home does not lie behind the gap, seen around the circle.
            if (place.wrapping_sub(home) & mask) >= (place.wrapping_sub(gap) & mask) {
                self.index[gap] = self.index[place];
                gap = place;
            }
        }
    }

    fn grow(&mut self) {
        let size = (2 * self.index.len()).max(SMALLEST);
        self.index.clear();
        self.index.resize(size, EMPTY);
        for slot in 0..self.entries.len() {
            if let Some((at, _)) = &self.entries[slot]
                && let Err(place) = self.place(*at)
            {
                self.index[place] = u32::try_from(slot).unwrap_or(EMPTY);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Insertions and removals in an order that meets every kind of collision.
    #[test]
    fn it_agrees_with_an_ordered_map() {
        let mut table = AddressTable::default();
        let mut model = BTreeMap::new();
        let mut number: u64 = 1;
        for step in 0..20_000_u64 {
            number = number
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let at = Address((number >> 40 & 0xFF) * 16 + 0x10_0000);
            if number >> 60 < 9 {
                table.insert(at, step);
                model.insert(at, step);
            } else {
                assert_eq!(table.remove(at), model.remove(&at));
            }
            assert_eq!(table.len(), model.len());
            assert_eq!(table.of(at), model.get(&at));
        }
        for (at, value) in &model {
            assert_eq!(table.of(*at), Some(value));
        }
        assert_eq!(table.iter().count(), model.len());
    }

    #[test]
    fn an_empty_table_has_nothing_and_removes_nothing() {
        let mut table = AddressTable::<u32>::default();
        assert_eq!(table.of(Address(0x10)), None);
        assert_eq!(table.remove(Address(0x10)), None);
    }

    #[test]
    fn clearing_forgets_everything() {
        let mut table = AddressTable::default();
        table.insert(Address(0x10), 1);
        table.clear();
        assert_eq!(table.of(Address(0x10)), None);
        assert_eq!(table.len(), 0);
    }
}
