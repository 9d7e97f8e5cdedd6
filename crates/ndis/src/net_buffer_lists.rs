//! `NET_BUFFER_LIST` and `NET_BUFFER` structures: how each was made, and who holds it.
//! Pages: network/net-buffer-architecture, network/net-buffer-list-structure.
//!
//! The structures lie in driver memory, which is not looked into here. What NDIS must remember of
//! each is kept beside it, where a driver can't overwrite it.

use abi::Address;

use crate::address_table::AddressTable;

mod loans;
mod ownership;
mod ownership_error;
mod sorting;
mod structures;
#[cfg(test)]
mod tests;

pub use loans::Loan;
use ownership::FreedList;
pub use ownership::{Direction, Holder, NetBufferList, Step, Trip};
pub use ownership_error::OwnershipError;
pub use sorting::Sorting;
pub use structures::{
    FreeNetBufferError, FreeNetBufferListError, ListParts, Made, NetBuffer, NetBufferOrigin,
};

/// All lists and `NET_BUFFER` structures of one machine.
#[derive(Debug, Default)]
pub struct NetBufferLists {
    lists: AddressTable<NetBufferList>,
    net_buffers: AddressTable<NetBuffer>,
    /// Which lists are out on which loan.
    loans: Vec<(Loan, Address)>,
    next_loan: u32,
    /// Received lists that are being sorted by who wants them.
    sorted: Vec<sorting::Sorted>,
    next_sorting: u32,
    /// MDLs that a driver's own routine made to retreat a data start.
    retreat_mdls: Vec<Address>,
    /// The last lists that were freed, the newest last.
    freed: Vec<FreedList>,
    lists_made: u32,
    net_buffers_made: u32,
    partial_cancel_ids: u8,
    reported_pools: Vec<Address>,
}

impl NetBufferLists {
    /// Forgets everything and keeps the tables' capacity.
    pub fn reset(&mut self) {
        self.lists.clear();
        self.net_buffers.clear();
        self.loans.clear();
        self.next_loan = 0;
        self.sorted.clear();
        self.next_sorting = 0;
        self.retreat_mdls.clear();
        self.freed.clear();
        self.lists_made = 0;
        self.net_buffers_made = 0;
        self.partial_cancel_ids = 0;
        self.reported_pools.clear();
    }

    /// Another value for `NdisGeneratePartialCancelId`, from 1.
    pub const fn next_partial_cancel_id(&mut self) -> u8 {
        self.partial_cancel_ids = self.partial_cancel_ids.wrapping_add(1);
        self.partial_cancel_ids
    }

    /// Notes that a pool was reported as left. False if it had been.
    pub fn note_reported_pool(&mut self, pool: Address) -> bool {
        let is_new = !self.reported_pools.contains(&pool);
        if is_new {
            self.reported_pools.push(pool);
        }
        is_new
    }

    /// Notes an MDL that a driver's own routine made for a retreat.
    pub fn note_retreat_mdl(&mut self, mdl: Address) {
        self.retreat_mdls.push(mdl);
    }

    /// Forgets such an MDL. False if there was none.
    pub fn forget_retreat_mdl(&mut self, mdl: Address) -> bool {
        let place = self.retreat_mdls.iter().rposition(|other| *other == mdl);
        place.is_some_and(|place| {
            self.retreat_mdls.swap_remove(place);
            true
        })
    }
}
