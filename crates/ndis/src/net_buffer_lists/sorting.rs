//! Sorting received lists by the bindings that want them, when there are several.
//! Page: network/receiving-network-data.
//!
//! Each binding gets a chain of its own, one after the other, and a list can be in several: so who
//! wants which list is remembered until all have had theirs. Several sortings can be under way at once,
//! on several processors or one within the other.

use abi::Address;

use super::NetBufferLists;

/// Lists that are being sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorting(u32);

/// One list of a sorting.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sorted {
    sorting: Sorting,
    at: Address,
    /// Bit n for the nth at the top of the stack.
    wanted_by: u64,
}

impl NetBufferLists {
    /// Begins to sort.
    pub const fn begin_sorting(&mut self) -> Sorting {
        self.next_sorting = self.next_sorting.wrapping_add(1);
        Sorting(self.next_sorting)
    }

    /// Adds a list that is wanted by those at the top of the stack whose bits are set.
    pub fn sort(&mut self, sorting: Sorting, at: Address, wanted_by: u64) {
        self.sorted.push(Sorted {
            sorting,
            at,
            wanted_by,
        });
    }

    /// The `index`th list of a sorting, with who wants it.
    #[must_use]
    pub fn sorted(&self, sorting: Sorting, index: usize) -> Option<(Address, u64)> {
        let mut of_sorting = self.sorted.iter().filter(|other| other.sorting == sorting);
        of_sorting.nth(index).map(|list| (list.at, list.wanted_by))
    }

    /// Ends a sorting.
    pub fn end_sorting(&mut self, sorting: Sorting) {
        self.sorted.retain(|other| other.sorting != sorting);
    }
}
