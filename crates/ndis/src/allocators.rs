//! Which function of NDIS made a block of memory, and so which one frees it.
//! Pages: ddi/ndis/nf-ndis-ndisfreememory, ddi/ndis/nf-ndis-ndisallocategenericobject.
//!
//! The pool is the executive's and only compares these numbers.

use executive::pool::Allocator;

const fn family(number: u16) -> Allocator {
    Allocator(Allocator::NDIS.0 + number)
}

/// `NdisAllocateMemoryWithTagPriority`, `NdisAllocateMemoryWithTag` and the functions that give out
/// strings: `NdisFreeMemory`, `NdisFreeMemoryWithTag` and `NdisFreeMemoryWithTagPriority` free.
pub const MEMORY: Allocator = family(0);
/// `NdisAllocateGenericObject`; `NdisFreeGenericObject` frees.
pub const GENERIC_OBJECT: Allocator = family(1);
/// What is read from a configuration; `NdisCloseConfiguration` frees.
pub const CONFIGURATION: Allocator = family(2);
/// `NdisAllocateRWLock`; `NdisFreeRWLock` frees.
pub const READ_WRITE_LOCK: Allocator = family(3);

/// The function, as a report names it, that makes blocks of this family.
#[must_use]
pub const fn maker(allocator: Allocator) -> Option<&'static str> {
    Some(match allocator {
        MEMORY => "NdisAllocateMemoryWithTagPriority or one of its relatives",
        GENERIC_OBJECT => "NdisAllocateGenericObject",
        CONFIGURATION => "NdisReadConfiguration",
        READ_WRITE_LOCK => "NdisAllocateRWLock",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_family_is_a_family_of_its_own_and_none_of_the_executives() {
        let families = [MEMORY, GENERIC_OBJECT, CONFIGURATION, READ_WRITE_LOCK];
        for (index, family) in families.iter().enumerate() {
            assert!(*family >= Allocator::NDIS);
            assert!(!families[..index].contains(family));
            assert!(maker(*family).is_some());
        }
        assert_eq!(maker(Allocator::POOL), None);
    }
}
