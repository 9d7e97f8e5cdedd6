//! Chains of lists, linked by their `Next` members.

use abi::Address;
use abi::layout::ndis::NET_BUFFER_LIST;
use machine::{Call, Stop};

use super::network_memory::next_list;

/// How many lists a chain has.
pub(super) fn length(call: &mut Call, first: Address) -> Result<u32, Stop> {
    let (mut list, mut count) = (first, 0);
    while !list.is_null() {
        count += 1;
        list = next_list(call, list)?;
    }
    Ok(count)
}

/// Sets the status of each list of a chain.
pub(super) fn set_status(call: &mut Call, first: Address, status: u32) -> Result<(), Stop> {
    let mut list = first;
    while !list.is_null() {
        call.write_field(list, NET_BUFFER_LIST::Status, status)?;
        list = next_list(call, list)?;
    }
    Ok(())
}

/// One of the chains into which a chain is split.
#[derive(Clone, Copy, Default)]
struct Side {
    first: Address,
    last: Address,
    /// What the last list is linked to now.
    linked_to: Address,
}

impl Side {
    fn append(&mut self, call: &mut Call, list: Address, next: Address) -> Result<(), Stop> {
        if self.last.is_null() {
            self.first = list;
        } else {
            self.link(call, list)?;
        }
        self.last = list;
        self.linked_to = next;
        Ok(())
    }

    fn link(&self, call: &mut Call, to: Address) -> Result<(), Stop> {
        if self.last.is_null() || self.linked_to == to {
            return Ok(());
        }
        call.write_field(self.last, NET_BUFFER_LIST::Next, to.0)
    }
}

/// Splits a chain in two, in the same order: those for which `belongs` holds, and the others.
pub(super) fn split(
    call: &mut Call,
    first: Address,
    mut belongs: impl FnMut(&mut Call, Address) -> Result<bool, Stop>,
) -> Result<(Address, Address), Stop> {
    let (mut own, mut others) = (Side::default(), Side::default());
    let mut list = first;
    while !list.is_null() {
        let next = next_list(call, list)?;
        let side = if belongs(call, list)? {
            &mut own
        } else {
            &mut others
        };
        side.append(call, list, next)?;
        list = next;
    }
    own.link(call, Address::NULL)?;
    others.link(call, Address::NULL)?;
    Ok((own.first, others.first))
}
