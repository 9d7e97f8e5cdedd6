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
/// A `NET_BUFFER_LIST` with what was made together with it; `NdisFreeNetBufferList` or
/// `NdisFreeCloneNetBufferList` frees.
pub const NET_BUFFER_LIST: Allocator = family(0x20);
/// A `NET_BUFFER` with what was made together with it; `NdisFreeNetBuffer` frees, or the function
/// that frees the clone to which it belongs.
pub const NET_BUFFER: Allocator = family(0x21);
/// `NdisAllocateMdl`; `NdisFreeMdl` frees.
pub const MDL: Allocator = family(0x22);
/// `NdisAllocateNetBufferListContext`; `NdisFreeNetBufferListContext` frees.
pub const CONTEXT: Allocator = family(0x23);
/// An MDL with its buffer, made by a retreat; the advance frees.
pub const RETREAT: Allocator = family(0x24);
/// An MDL of a clone; `NdisFreeCloneNetBufferList` frees.
pub const CLONE_MDL: Allocator = family(0x25);
/// `NdisAllocateCloneOidRequest`; `NdisFreeCloneOidRequest` frees.
pub const CLONED_OID_REQUEST: Allocator = family(0x26);
/// OID requests and frames of NDIS itself. No driver frees them.
pub const BUILT_IN: Allocator = family(0x27);

/// The function, as a report names it, that makes blocks of this family.
#[must_use]
pub const fn maker(allocator: Allocator) -> Option<&'static str> {
    Some(match allocator {
        MEMORY => "NdisAllocateMemoryWithTagPriority or one of its relatives",
        GENERIC_OBJECT => "NdisAllocateGenericObject",
        CONFIGURATION => "NdisReadConfiguration",
        READ_WRITE_LOCK => "NdisAllocateRWLock",
        NET_BUFFER_LIST => "NdisAllocateNetBufferList or one of its relatives",
        NET_BUFFER => "NdisAllocateNetBuffer or one of its relatives",
        MDL => "NdisAllocateMdl",
        CONTEXT => "NdisAllocateNetBufferListContext",
        RETREAT => "NdisRetreatNetBufferDataStart or NdisRetreatNetBufferListDataStart",
        CLONE_MDL => "NdisAllocateCloneNetBufferList",
        CLONED_OID_REQUEST => "NdisAllocateCloneOidRequest",
        BUILT_IN => "NDIS for itself",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_family_is_a_family_of_its_own_and_none_of_the_executives() {
        let families = [
            MEMORY,
            GENERIC_OBJECT,
            CONFIGURATION,
            READ_WRITE_LOCK,
            NET_BUFFER_LIST,
            NET_BUFFER,
            MDL,
            CONTEXT,
            RETREAT,
            CLONE_MDL,
            CLONED_OID_REQUEST,
            BUILT_IN,
        ];
        for (index, family) in families.iter().enumerate() {
            assert!(*family >= Allocator::NDIS);
            assert!(!families[..index].contains(family));
            assert!(maker(*family).is_some());
        }
        assert_eq!(maker(Allocator::POOL), None);
    }
}
