//! References that drivers hold on kernel objects other than driver and device objects.
//! Pages: kernel/life-cycle-of-an-object, wdm/nf-wdm-obreferenceobjectbyhandle.
//!
//! An object is known by its address. Only what a driver has taken is counted: what keeps the object
//! alive otherwise, such as a thread's running, is not.

use std::collections::BTreeMap;

use abi::Address;

use crate::site::Site;

/// References on one object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct References {
    /// How many there are.
    pub count: u32,
    /// Where the last one was taken.
    pub taken: Site,
}

/// A reference is given back that no driver has taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the driver has no reference on the object")]
pub struct NotTaken;

/// The references of a run.
#[derive(Debug, Default)]
pub struct ObjectReferences {
    taken: BTreeMap<Address, References>,
}

impl ObjectReferences {
    /// Forgets all references.
    pub fn reset(&mut self) {
        self.taken.clear();
    }

    /// Takes a reference; gives how many there are now.
    pub fn take(&mut self, object: Address, site: Site) -> u32 {
        let none = References {
            count: 0,
            taken: site,
        };
        let references = self.taken.entry(object).or_insert(none);
        references.count += 1;
        references.taken = site;
        references.count
    }

    /// Gives a reference back; gives how many there are now.
    ///
    /// # Errors
    /// [`NotTaken`].
    pub fn give_back(&mut self, object: Address) -> Result<u32, NotTaken> {
        let references = self.taken.get_mut(&object).ok_or(NotTaken)?;
        references.count -= 1;
        let left = references.count;
        if left == 0 {
            self.taken.remove(&object);
        }
        Ok(left)
    }

    /// The objects on which references are left, by address.
    pub fn left(&self) -> impl Iterator<Item = (Address, References)> + '_ {
        self.taken
            .iter()
            .map(|(&object, &references)| (object, references))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::site;

    const EVENT: Address = Address(0x1_1000_0400);

    #[test]
    fn references_are_given_back_one_by_one() {
        let mut references = ObjectReferences::default();
        assert_eq!(references.take(EVENT, site(1)), 1);
        assert_eq!(references.take(EVENT, site(2)), 2);
        assert_eq!(references.give_back(EVENT), Ok(1));
        assert_eq!(references.give_back(EVENT), Ok(0));
        assert_eq!(references.give_back(EVENT), Err(NotTaken));
    }

    #[test]
    fn the_last_reference_that_is_left_is_known() {
        let mut references = ObjectReferences::default();
        references.take(EVENT, site(1));
        references.take(EVENT, site(7));
        let left: Vec<_> = references.left().collect();
        assert_eq!(
            left,
            [(
                EVENT,
                References {
                    count: 2,
                    taken: site(7)
                }
            )]
        );
    }
}
