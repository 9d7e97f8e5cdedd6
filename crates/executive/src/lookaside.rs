//! Lookaside lists: entries of one size that are kept for the next time instead of being freed.
//! Pages: kernel/using-lookaside-lists, wdm/nf-wdm-exinitializelookasidelistex,
//! wdm/nf-wdm-exinitializenpagedlookasidelist.
//!
//! The list lies in the driver's memory, for older images take entries and give them back by
//! inline code over its fields. Here is what memory does not show, which lists there are, and
//! for the functions that are imported, what they have to call.
//!
//! # Differences from Windows
//! Windows adjusts how many entries a list keeps. Here it is fixed when the list is initialized: none,
//! so that each entry is a guarded block of its own, or what the caller says.

use abi::layout::wdm::GENERAL_LOOKASIDE;
use abi::{Address, Field};

use crate::lists;
use crate::memory::{BadAddress, Memory};
use crate::site::Site;

mod error;
mod setting;
#[cfg(test)]
mod tests;

pub use error::{InitializeLookasideError, LookasideError};
pub use setting::{FAIL_NO_RAISE, LookasideSetting, MINIMUM_ENTRY_SIZE, RAISE_ON_FAIL};

/// Which structure a list has. The fields that both have are at the same places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookasideKind {
    /// `NPAGED_LOOKASIDE_LIST`
    NonPaged,
    /// `PAGED_LOOKASIDE_LIST`
    Paged,
    /// `LOOKASIDE_LIST_EX`, whose routines also get the list.
    Ex,
}

/// What allocating from a list takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookasideAllocation {
    /// This entry, which the list had kept.
    Entry(Address),
    /// A call of the driver's routine, or of the pool.
    Call {
        /// The driver's routine; NULL for the pool.
        routine: Address,
        /// Its first argument.
        pool_type: u32,
        /// Its second argument.
        size: u32,
        /// Its third argument. An Ex list's address is the fourth one.
        tag: u32,
    },
}

/// What freeing to a list takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookasideFree {
    /// Nothing: the list keeps the entry.
    Kept,
    /// A call of the driver's routine, or of the pool, with the entry. An Ex list's address is the
    /// second argument.
    Call {
        /// The driver's routine; NULL for the pool.
        routine: Address,
    },
}

/// A list that was initialized.
#[derive(Clone, Copy, Debug)]
pub struct LookasideList {
    /// Where its structure lies.
    pub address: Address,
    /// Which structure it has.
    pub kind: LookasideKind,
    /// Where it was initialized.
    pub initialized: Site,
    /// Where it was deleted, if it was.
    pub deleted: Option<Site>,
    default_allocate: Address,
    default_free: Address,
}

/// All lookaside lists of the machine, sorted by address.
#[derive(Debug, Default)]
pub struct LookasideLists {
    lists: Vec<LookasideList>,
}

impl LookasideLists {
    /// No lists.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets all lists and keeps the memory for the table.
    pub fn reset(&mut self) {
        self.lists.clear();
    }

    /// Writes an empty list to `address` and takes it up.
    ///
    /// # Errors
    /// [`InitializeLookasideError`], and then the list is not taken up.
    pub fn initialize<M: Memory>(
        &mut self,
        memory: &mut M,
        address: Address,
        setting: &LookasideSetting,
        site: Site,
    ) -> Result<(), InitializeLookasideError> {
        let place = self
            .lists
            .binary_search_by_key(&address, |list| list.address);
        if let Ok(index) = place {
            let LookasideList {
                deleted,
                initialized,
                ..
            } = self.lists[index];
            if deleted.is_none() {
                return Err(InitializeLookasideError::InitializedAlready { initialized });
            }
        }
        setting.write(memory, address)?;
        let list = LookasideList {
            address,
            kind: setting.kind,
            initialized: site,
            deleted: None,
            default_allocate: setting.default_allocate,
            default_free: setting.default_free,
        };
        match place {
            Ok(index) => self.lists[index] = list,
            Err(index) => self.lists.insert(index, list),
        }
        Ok(())
    }

    fn list(
        &self,
        address: Address,
        kind: LookasideKind,
    ) -> Result<&LookasideList, LookasideError> {
        let place = self
            .lists
            .binary_search_by_key(&address, |list| list.address);
        let list = &self.lists[place.map_err(|_| LookasideError::NotInitialized)?];
        if let Some(deleted) = list.deleted {
            return Err(LookasideError::Deleted {
                initialized: list.initialized,
                deleted,
            });
        }
        if list.kind == kind {
            Ok(list)
        } else {
            Err(LookasideError::AnotherKind { kind: list.kind })
        }
    }

    /// Takes an entry from a list, or says what to call for one.
    ///
    /// # Errors
    /// [`LookasideError`].
    pub fn allocate<M: Memory>(
        &self,
        memory: &mut M,
        address: Address,
        kind: LookasideKind,
    ) -> Result<LookasideAllocation, LookasideError> {
        let list = self.list(address, kind)?;
        count(memory, address, GENERAL_LOOKASIDE::TotalAllocates)?;
        let entry = lists::pop_slist(memory, address)?;
        // An Ex list counts hits where the others count misses.
        if entry.is_null() == (kind != LookasideKind::Ex) {
            count(memory, address, GENERAL_LOOKASIDE::AllocateMisses)?;
        }
        if !entry.is_null() {
            return Ok(LookasideAllocation::Entry(entry));
        }
        let routine = memory.read_pointer(address, GENERAL_LOOKASIDE::Allocate)?;
        Ok(LookasideAllocation::Call {
            routine: if routine == list.default_allocate {
                Address::NULL
            } else {
                routine
            },
            pool_type: memory.read_field(address, GENERAL_LOOKASIDE::Type)?,
            size: memory.read_field(address, GENERAL_LOOKASIDE::Size)?,
            tag: memory.read_field(address, GENERAL_LOOKASIDE::Tag)?,
        })
    }

    /// Gives an entry back to a list, or says what to call with it.
    ///
    /// # Errors
    /// [`LookasideError`].
    pub fn free<M: Memory>(
        &self,
        memory: &mut M,
        address: Address,
        kind: LookasideKind,
        entry: Address,
    ) -> Result<LookasideFree, LookasideError> {
        let list = self.list(address, kind)?;
        count(memory, address, GENERAL_LOOKASIDE::TotalFrees)?;
        let keeps = lists::slist_depth(memory, address)?
            < memory.read_field(address, GENERAL_LOOKASIDE::Depth)?;
        if keeps == (kind == LookasideKind::Ex) {
            count(memory, address, GENERAL_LOOKASIDE::FreeMisses)?;
        }
        if keeps {
            lists::push_slist(memory, address, entry)?;
            return Ok(LookasideFree::Kept);
        }
        self.free_call(memory, list)
    }

    fn free_call<M: Memory>(
        &self,
        memory: &M,
        list: &LookasideList,
    ) -> Result<LookasideFree, LookasideError> {
        let routine = memory.read_pointer(list.address, GENERAL_LOOKASIDE::Free)?;
        let routine = if routine == list.default_free {
            Address::NULL
        } else {
            routine
        };
        Ok(LookasideFree::Call { routine })
    }

    /// Takes an entry off that a list has kept, and says how to free it: for flushing and deleting.
    /// `None` when the list is empty.
    ///
    /// # Errors
    /// [`LookasideError`].
    pub fn take_kept<M: Memory>(
        &self,
        memory: &mut M,
        address: Address,
        kind: LookasideKind,
    ) -> Result<Option<(Address, LookasideFree)>, LookasideError> {
        let list = self.list(address, kind)?;
        let entry = lists::pop_slist(memory, address)?;
        if entry.is_null() {
            return Ok(None);
        }
        Ok(Some((entry, self.free_call(memory, list)?)))
    }

    /// Deletes a list whose entries have been taken.
    ///
    /// # Errors
    /// [`LookasideError`].
    pub fn delete(
        &mut self,
        address: Address,
        kind: LookasideKind,
        site: Site,
    ) -> Result<(), LookasideError> {
        self.list(address, kind)?;
        if let Ok(index) = self
            .lists
            .binary_search_by_key(&address, |list| list.address)
        {
            self.lists[index].deleted = Some(site);
        }
        Ok(())
    }

    /// The lists that are not deleted, by address: what a driver must have none of when it is
    /// unloaded.
    pub fn outstanding(&self) -> impl Iterator<Item = &LookasideList> {
        self.lists.iter().filter(|list| list.deleted.is_none())
    }

    /// The first list that is not deleted and whose header lies in a range of memory that is to
    /// be freed.
    #[must_use]
    pub fn in_range(&self, start: Address, length: u64) -> Option<&LookasideList> {
        let from = self.lists.partition_point(|list| list.address < start);
        let within = |list: &&LookasideList| list.address.0 - start.0 < length;
        self.lists[from..]
            .iter()
            .take_while(within)
            .find(|list| list.deleted.is_none())
    }
}

fn count<M: Memory>(memory: &mut M, at: Address, counter: Field<u32>) -> Result<(), BadAddress> {
    let value = memory.read_field(at, counter)?;
    memory.write_field(at, counter, value.wrapping_add(1))
}
