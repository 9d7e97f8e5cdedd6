//! Sequenced singly linked lists. Guide: kernel/singly-and-doubly-linked-lists.
//!
//! The headers turn `ExInterlockedPopEntrySList` and its relatives into these functions, which need no
//! lock. Each is one step of the machine.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use executive::lists;
use machine::{Call, Stop, exports};

use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-initializeslisthead")]
    #[irql(any)]
    fn InitializeSListHead(SListHead: Address);

    #[docs("ddi/wdm/nf-wdm-exinitializeslisthead")]
    #[irql(any)]
    fn ExInitializeSListHead(SListHead: Address);

    #[docs("ddi/wdm/nf-wdm-exquerydepthslist")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExQueryDepthSList(SListHead: Address) -> u16;

    #[docs("ddi/wdm/nf-wdm-expinterlockedpopentryslist")]
    #[irql(any)]
    fn ExpInterlockedPopEntrySList(ListHead: Address) -> Address;

    #[docs("ddi/wdm/nf-wdm-expinterlockedpushentryslist")]
    #[irql(any)]
    fn ExpInterlockedPushEntrySList(ListHead: Address, ListEntry: Address) -> Address;

    #[docs("ddi/wdm/nf-wdm-exinterlockedflushslist")]
    #[irql(any)]
    fn ExpInterlockedFlushSList(ListHead: Address) -> Address;
}

/// Makes an empty list.
///
/// # Rules
/// `list-misaligned`.
fn InitializeSListHead(call: &mut Call, SListHead: Address) -> Result<(), Stop> {
    let done = lists::initialize_slist(call.memory(), SListHead);
    done.map_err(|error| facts::lists::list(call, error))
}

/// As `InitializeSListHead`.
fn ExInitializeSListHead(call: &mut Call, SListHead: Address) -> Result<(), Stop> {
    InitializeSListHead(call, SListHead)
}

/// Counts the entries, modulo 65536.
fn ExQueryDepthSList(call: &mut Call, SListHead: Address) -> Result<u16, Stop> {
    let depth = lists::slist_depth(call.memory(), SListHead);
    depth.map_err(|error| facts::lists::list(call, error))
}

/// Takes the first entry; NULL when there is none.
///
/// # Rules
/// `list-misaligned`.
fn ExpInterlockedPopEntrySList(call: &mut Call, ListHead: Address) -> Result<Address, Stop> {
    let entry = lists::pop_slist(call.memory(), ListHead);
    entry.map_err(|error| facts::lists::list(call, error))
}

/// Puts an entry at the front, and gives the one that was first.
///
/// # Rules
/// `list-misaligned`.
fn ExpInterlockedPushEntrySList(
    call: &mut Call,
    ListHead: Address,
    ListEntry: Address,
) -> Result<Address, Stop> {
    let first = lists::push_slist(call.memory(), ListHead, ListEntry);
    first.map_err(|error| facts::lists::list(call, error))
}

/// Takes all entries, and gives the first, which still leads to the others.
///
/// # Rules
/// `list-misaligned`.
fn ExpInterlockedFlushSList(call: &mut Call, ListHead: Address) -> Result<Address, Stop> {
    let first = lists::flush_slist(call.memory(), ListHead);
    first.map_err(|error| facts::lists::list(call, error))
}
