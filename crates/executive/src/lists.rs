//! Lists that lie in the driver's memory: sequenced (`SLIST_HEADER`), doubly and singly linked.
//! Pages: kernel/singly-and-doubly-linked-lists, wdm/nf-wdm-exinterlockedinsertheadlist,
//! wdm/nf-wdm-exinterlockedpopentryslist, wdm/nf-wdm-initializeslisthead.
//!
//! A call is one step of the machine, so each operation is atomic by itself; the spin lock that
//! some of them take is the caller's to acquire and release. Images read the headers inline, so
//! they have Windows' layout to the bit.

use abi::layout::wdm::{LIST_ENTRY, SINGLE_LIST_ENTRY, SLIST_HEADER};
use abi::{Address, Field};

use crate::memory::{BadAddress, Memory};

#[cfg(test)]
mod tests;

/// Sequenced lists and their entries start at multiples of this.
pub const SLIST_ALIGNMENT: u64 = 16;
/// The first half of a header: the depth in the low 16 bits, a sequence number above.
const DEPTH_AND_SEQUENCE: Field<u64> = SLIST_HEADER::Alignment;
/// The second half: the address of the first entry; its low four bits are reserved.
const FIRST: Field<u64> = SLIST_HEADER::Region;
const ADDRESS_BITS: u64 = !0xf;
const DEPTH_BITS: u64 = 0xffff;
const ONE_PUSH: u64 = 1 << 16;

/// What is wrong with a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// The header or an entry cannot be accessed.
    #[error(transparent)]
    BadAddress(#[from] BadAddress),
    /// The header or the entry of a sequenced list is not aligned to 16 bytes.
    #[error("{at} is not aligned to 16 bytes, as sequenced lists and their entries must be")]
    Misaligned {
        /// The header or the entry.
        at: Address,
    },
    /// A neighbour of a doubly linked entry does not point back to it
    /// (fast fail `FAST_FAIL_CORRUPT_LIST_ENTRY`).
    #[error("the list is corrupt: the neighbours of {at} do not point back to it")]
    Corrupt {
        /// The head or the entry.
        at: Address,
    },
}

const fn check_alignment(at: Address) -> Result<(), ListError> {
    if at.0.is_multiple_of(SLIST_ALIGNMENT) {
        Ok(())
    } else {
        Err(ListError::Misaligned { at })
    }
}

/// Makes an empty sequenced list (`InitializeSListHead`).
///
/// # Errors
/// [`ListError`] when the header is misaligned or cannot be written.
pub fn initialize_slist<M: Memory>(memory: &mut M, header: Address) -> Result<(), ListError> {
    check_alignment(header)?;
    memory.write_field(header, DEPTH_AND_SEQUENCE, 0)?;
    Ok(memory.write_field(header, FIRST, 0)?)
}

/// How many entries a sequenced list has (`ExQueryDepthSList`).
///
/// # Errors
/// [`ListError`] when the header cannot be read.
pub fn slist_depth<M: Memory>(memory: &M, header: Address) -> Result<u16, ListError> {
    let depth = memory.read_field(header, DEPTH_AND_SEQUENCE)? & DEPTH_BITS;
    Ok(u16::try_from(depth).unwrap_or(u16::MAX))
}

/// Puts an entry at the front (`ExpInterlockedPushEntrySList`); gives the entry that was first, or
/// NULL.
///
/// # Errors
/// [`ListError`] when header or entry are misaligned or cannot be accessed.
pub fn push_slist<M: Memory>(
    memory: &mut M,
    header: Address,
    entry: Address,
) -> Result<Address, ListError> {
    check_alignment(header)?;
    check_alignment(entry)?;
    let state = memory.read_field(header, DEPTH_AND_SEQUENCE)?;
    let first = Address(memory.read_field(header, FIRST)? & ADDRESS_BITS);
    let depth = state.wrapping_add(1) & DEPTH_BITS;
    memory.write_pointer(entry, SINGLE_LIST_ENTRY::Next, first)?;
    memory.write_field(header, FIRST, entry.0)?;
    memory.write_field(
        header,
        DEPTH_AND_SEQUENCE,
        (state & !DEPTH_BITS).wrapping_add(ONE_PUSH) | depth,
    )?;
    Ok(first)
}

/// Takes the first entry off (`ExpInterlockedPopEntrySList`); NULL when there is none.
///
/// # Errors
/// [`ListError`] when the header is misaligned, or it or the entry cannot be accessed.
pub fn pop_slist<M: Memory>(memory: &mut M, header: Address) -> Result<Address, ListError> {
    check_alignment(header)?;
    let state = memory.read_field(header, DEPTH_AND_SEQUENCE)?;
    let first = Address(memory.read_field(header, FIRST)? & ADDRESS_BITS);
    if first.is_null() {
        return Ok(first);
    }
    let next = memory.read_pointer(first, SINGLE_LIST_ENTRY::Next)?;
    let depth = state.wrapping_sub(1) & DEPTH_BITS;
    memory.write_field(header, FIRST, next.0 & ADDRESS_BITS)?;
    memory.write_field(header, DEPTH_AND_SEQUENCE, state & !DEPTH_BITS | depth)?;
    Ok(first)
}

/// Empties a sequenced list (`ExpInterlockedFlushSList`); gives its first entry, which leads to
/// the others, or NULL.
///
/// # Errors
/// [`ListError`] when the header is misaligned or cannot be accessed.
pub fn flush_slist<M: Memory>(memory: &mut M, header: Address) -> Result<Address, ListError> {
    check_alignment(header)?;
    let state = memory.read_field(header, DEPTH_AND_SEQUENCE)?;
    let first = Address(memory.read_field(header, FIRST)? & ADDRESS_BITS);
    memory.write_field(header, FIRST, 0)?;
    memory.write_field(header, DEPTH_AND_SEQUENCE, state & !DEPTH_BITS)?;
    Ok(first)
}

/// Inserts an entry behind the head (`ExInterlockedInsertHeadList`); gives the entry that was
/// first, or NULL when the list was empty.
///
/// # Errors
/// [`ListError`] when the list is corrupt or cannot be accessed; it is unchanged then.
pub fn insert_head<M: Memory>(
    memory: &mut M,
    head: Address,
    entry: Address,
) -> Result<Address, ListError> {
    let first = memory.read_pointer(head, LIST_ENTRY::Flink)?;
    if memory.read_pointer(first, LIST_ENTRY::Blink)? != head {
        return Err(ListError::Corrupt { at: head });
    }
    link(memory, head, entry, first)?;
    Ok(if first == head { Address::NULL } else { first })
}

/// Inserts an entry before the head (`ExInterlockedInsertTailList`); gives the entry that was last,
/// or NULL when the list was empty.
///
/// # Errors
/// [`ListError`] when the list is corrupt or cannot be accessed; it is unchanged then.
pub fn insert_tail<M: Memory>(
    memory: &mut M,
    head: Address,
    entry: Address,
) -> Result<Address, ListError> {
    let last = memory.read_pointer(head, LIST_ENTRY::Blink)?;
    if memory.read_pointer(last, LIST_ENTRY::Flink)? != head {
        return Err(ListError::Corrupt { at: head });
    }
    link(memory, last, entry, head)?;
    Ok(if last == head { Address::NULL } else { last })
}

fn link<M: Memory>(
    memory: &mut M,
    before: Address,
    entry: Address,
    behind: Address,
) -> Result<(), BadAddress> {
    memory.write_pointer(entry, LIST_ENTRY::Flink, behind)?;
    memory.write_pointer(entry, LIST_ENTRY::Blink, before)?;
    memory.write_pointer(before, LIST_ENTRY::Flink, entry)?;
    memory.write_pointer(behind, LIST_ENTRY::Blink, entry)
}

/// Takes the first entry off (`ExInterlockedRemoveHeadList`); NULL when the list is empty.
///
/// # Errors
/// [`ListError`] when the list is corrupt or cannot be accessed; it is unchanged then.
pub fn remove_head<M: Memory>(memory: &mut M, head: Address) -> Result<Address, ListError> {
    let first = memory.read_pointer(head, LIST_ENTRY::Flink)?;
    if first == head {
        return Ok(Address::NULL);
    }
    let next = memory.read_pointer(first, LIST_ENTRY::Flink)?;
    let points_back = memory.read_pointer(first, LIST_ENTRY::Blink)? == head
        && memory.read_pointer(next, LIST_ENTRY::Blink)? == first;
    if !points_back {
        return Err(ListError::Corrupt { at: first });
    }
    memory.write_pointer(head, LIST_ENTRY::Flink, next)?;
    memory.write_pointer(next, LIST_ENTRY::Blink, head)?;
    Ok(first)
}

/// Puts an entry at the front of a singly linked list (`ExInterlockedPushEntryList`); gives the
/// entry that was first, or NULL.
///
/// # Errors
/// [`ListError`] when header or entry cannot be accessed.
pub fn push_single<M: Memory>(
    memory: &mut M,
    head: Address,
    entry: Address,
) -> Result<Address, ListError> {
    let first = memory.read_pointer(head, SINGLE_LIST_ENTRY::Next)?;
    memory.write_pointer(entry, SINGLE_LIST_ENTRY::Next, first)?;
    memory.write_pointer(head, SINGLE_LIST_ENTRY::Next, entry)?;
    Ok(first)
}

/// Takes the first entry of a singly linked list off (`ExInterlockedPopEntryList`); NULL when
/// there is none.
///
/// # Errors
/// [`ListError`] when header or entry cannot be accessed.
pub fn pop_single<M: Memory>(memory: &mut M, head: Address) -> Result<Address, ListError> {
    let first = memory.read_pointer(head, SINGLE_LIST_ENTRY::Next)?;
    if !first.is_null() {
        let next = memory.read_pointer(first, SINGLE_LIST_ENTRY::Next)?;
        memory.write_pointer(head, SINGLE_LIST_ENTRY::Next, next)?;
    }
    Ok(first)
}
