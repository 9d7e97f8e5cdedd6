//! Lists that are indicated for the time of one call only, with `NDIS_RECEIVE_FLAGS_RESOURCES`.
//! Page: ddi/ndis/nf-ndis-ndismindicatereceivenetbufferlists.

use abi::Address;
use executive::site::Site;

use super::{Holder, NetBufferList, NetBufferLists, OwnershipError, Step};
use crate::stack::Layer;

/// Lists that are lent for the time of one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loan(u32);

impl NetBufferLists {
    /// Begins a loan, to which lists are added with [`lend`](Self::lend).
    pub const fn begin_loan(&mut self) -> Loan {
        self.next_loan = self.next_loan.wrapping_add(1);
        Loan(self.next_loan)
    }

    /// A list is indicated for the time of the call only.
    ///
    /// # Errors
    /// [`OwnershipError`] if the party may not.
    pub fn lend(&mut self, at: Address, step: Step, loan: Loan) -> Result<(), OwnershipError> {
        let before = self
            .lists
            .of_mut(at)
            .map(|list| std::mem::take(&mut list.lent));
        let passed = self.pass_on(at, step);
        if let (Some(list), Some(before)) = (self.lists.of_mut(at), before) {
            list.lent = before + u8::from(passed.is_ok());
        }
        passed?;
        self.loans.push((loan, at));
        Ok(())
    }

    /// The call is over for which lists were lent from `from` to `to`: they are back with `from`.
    ///
    /// # Errors
    /// [`OwnershipError::Kept`] for the first list that `to` does not have.
    pub fn end_loan(
        &mut self,
        loan: Loan,
        from: Layer,
        to: Layer,
        site: Site,
    ) -> Result<(), OwnershipError> {
        let mut result = Ok(());
        let lists = &mut self.lists;
        self.loans.retain(|(other, at)| {
            if *other != loan {
                return true;
            }
            if let Some(list) = lists.of_mut(*at) {
                result = result.and(take_back(list, from, to, site));
            }
            false
        });
        result
    }
}

fn take_back(
    list: &mut NetBufferList,
    from: Layer,
    to: Layer,
    site: Site,
) -> Result<(), OwnershipError> {
    list.lent = list.lent.saturating_sub(1);
    if list.holder != Holder::Layer(to) {
        return Err(OwnershipError::Kept {
            number: list.number,
            holder: list.holder,
            since: list.since,
        });
    }
    list.holder = Holder::Layer(from);
    list.since = site;
    if list.trip().is_some_and(|trip| trip.origin == from) {
        list.end_trip(site);
    }
    Ok(())
}
