//! Objects found by their address in driver memory, in address order.
//!
//! A run has tens of objects, so a sorted list beats a tree: it is walked in order, and keeps its
//! memory when the machine is reset.

use std::ops::Range;

use abi::Address;

/// A sorted list of objects by address.
#[derive(Debug)]
pub(crate) struct AddressTable<T> {
    entries: Vec<(Address, T)>,
}

impl<T> Default for AddressTable<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
        }
    }
}

impl<T> AddressTable<T> {
    /// Forgets everything and keeps the memory.
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }

    fn find(&self, at: Address) -> Result<usize, usize> {
        self.entries.binary_search_by_key(&at, |entry| entry.0)
    }

    pub(crate) fn of(&self, at: Address) -> Option<&T> {
        let place = self.find(at).ok()?;
        Some(&self.entries[place].1)
    }

    pub(crate) fn of_mut(&mut self, at: Address) -> Option<&mut T> {
        let place = self.find(at).ok()?;
        Some(&mut self.entries[place].1)
    }

    /// Puts `value` at `at`, over what was there.
    pub(crate) fn insert(&mut self, at: Address, value: T) {
        match self.find(at) {
            Ok(place) => self.entries[place].1 = value,
            Err(place) => self.entries.insert(place, (at, value)),
        }
    }

    pub(crate) fn remove(&mut self, at: Address) -> Option<T> {
        let place = self.find(at).ok()?;
        Some(self.entries.remove(place).1)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Address, &T)> {
        self.entries.iter().map(|(at, value)| (*at, value))
    }

    fn places(&self, start: Address, length: u64) -> Range<usize> {
        let end = start.0.saturating_add(length);
        let first = self.entries.partition_point(|entry| entry.0 < start);
        let last = self.entries.partition_point(|entry| entry.0.0 < end);
        first..last.max(first)
    }

    /// The objects that start in the `length` bytes at `start`.
    pub(crate) fn in_range(&self, start: Address, length: u64) -> &[(Address, T)] {
        &self.entries[self.places(start, length)]
    }

    /// Takes out all objects that start in the `length` bytes at `start`.
    pub(crate) fn remove_range(
        &mut self,
        start: Address,
        length: u64,
    ) -> impl Iterator<Item = (Address, T)> {
        let places = self.places(start, length);
        self.entries.drain(places)
    }
}

impl<T: Default> AddressTable<T> {
    /// The object at `at`, made if there is none: for those that need no initialisation call.
    pub(crate) fn of_or_default(&mut self, at: Address) -> &mut T {
        let place = match self.find(at) {
            Ok(place) => place,
            Err(place) => {
                self.entries.insert(place, (at, T::default()));
                place
            }
        };
        &mut self.entries[place].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_found_by_address_and_kept_in_order() {
        let mut table = AddressTable::default();
        table.insert(Address(0x30), 3);
        table.insert(Address(0x10), 1);
        table.insert(Address(0x20), 2);
        assert_eq!(table.of(Address(0x20)), Some(&2));
        assert_eq!(
            table.iter().map(|(_, value)| *value).collect::<Vec<_>>(),
            [1, 2, 3]
        );
        assert_eq!(table.remove(Address(0x10)), Some(1));
        assert_eq!(table.of(Address(0x10)), None);
    }

    #[test]
    fn a_range_takes_out_what_starts_in_it_only() {
        let mut table = AddressTable::default();
        for at in [0x10, 0x20, 0x2F, 0x30] {
            table.insert(Address(at), at);
        }
        let removed: Vec<_> = table
            .remove_range(Address(0x20), 0x10)
            .map(|(_, at)| at)
            .collect();
        assert_eq!(removed, [0x20, 0x2F]);
        assert_eq!(table.iter().count(), 2);
    }
}
