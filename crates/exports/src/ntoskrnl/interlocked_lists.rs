//! Lists and numbers that are changed under a spin lock. Guide: kernel/singly-and-doubly-linked-lists.
//!
//! These functions may be called at any IRQL. A lock that is used with them must not be held by the
//! caller, and must not be used with the other spin lock functions at a lower IRQL.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::{Address, Kirql};
use executive::SpinLockHow;
use executive::lists::{self, ListError};
use machine::{Call, DriverMemory, Stop, exports};

use crate::facts;
use crate::ntoskrnl::spin_locks;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-exinterlockedinsertheadlist")]
    #[irql(any)]
    fn ExInterlockedInsertHeadList(
        ListHead: Address,
        ListEntry: Address,
        Lock: Address,
    ) -> Address;

    #[docs("ddi/wdm/nf-wdm-exinterlockedinserttaillist")]
    #[irql(any)]
    fn ExInterlockedInsertTailList(
        ListHead: Address,
        ListEntry: Address,
        Lock: Address,
    ) -> Address;

    #[docs("ddi/wdm/nf-wdm-exinterlockedremoveheadlist")]
    #[irql(any)]
    fn ExInterlockedRemoveHeadList(ListHead: Address, Lock: Address) -> Address;

    #[docs("ddi/wdm/nf-wdm-exinterlockedpushentrylist")]
    #[irql(any)]
    fn ExInterlockedPushEntryList(
        ListHead: Address,
        ListEntry: Address,
        Lock: Address,
    ) -> Address;

    #[docs("ddi/wdm/nf-wdm-exinterlockedpopentrylist")]
    #[irql(any)]
    fn ExInterlockedPopEntryList(ListHead: Address, Lock: Address) -> Address;

    #[docs("ddi/wdm/nf-wdm-exinterlockedaddlargeinteger")]
    #[irql(any)]
    fn ExInterlockedAddLargeInteger(Addend: Address, Increment: i64, Lock: Address) -> i64;

    #[docs("ddi/wdm/nf-wdm-exinterlockedaddulong")]
    #[irql(any)]
    fn ExInterlockedAddUlong(Addend: Address, Increment: u32, Lock: Address) -> u32;
}

/// Inserts an entry at the head, and gives the one that was first; NULL if the list was empty.
///
/// # Rules
/// `list-corrupted`, `spin-lock-recursive`, `spin-lock-not-initialized`.
fn ExInterlockedInsertHeadList(
    call: &mut Call,
    ListHead: Address,
    ListEntry: Address,
    Lock: Address,
) -> Result<Address, Stop> {
    under_lock(call, Lock, |memory| {
        lists::insert_head(memory, ListHead, ListEntry)
    })
}

/// Inserts an entry at the tail, and gives the one that was last; NULL if the list was empty.
///
/// # Rules
/// As for `ExInterlockedInsertHeadList`.
fn ExInterlockedInsertTailList(
    call: &mut Call,
    ListHead: Address,
    ListEntry: Address,
    Lock: Address,
) -> Result<Address, Stop> {
    under_lock(call, Lock, |memory| {
        lists::insert_tail(memory, ListHead, ListEntry)
    })
}

/// Removes the first entry; NULL if the list is empty.
///
/// # Rules
/// As for `ExInterlockedInsertHeadList`.
fn ExInterlockedRemoveHeadList(
    call: &mut Call,
    ListHead: Address,
    Lock: Address,
) -> Result<Address, Stop> {
    under_lock(call, Lock, |memory| lists::remove_head(memory, ListHead))
}

/// Inserts an entry into a singly linked list, and gives the one that was first.
///
/// # Rules
/// `spin-lock-recursive`, `spin-lock-not-initialized`.
fn ExInterlockedPushEntryList(
    call: &mut Call,
    ListHead: Address,
    ListEntry: Address,
    Lock: Address,
) -> Result<Address, Stop> {
    under_lock(call, Lock, |memory| {
        lists::push_single(memory, ListHead, ListEntry)
    })
}

/// Removes the first entry of a singly linked list; NULL if it is empty.
///
/// # Rules
/// `spin-lock-recursive`, `spin-lock-not-initialized`.
fn ExInterlockedPopEntryList(
    call: &mut Call,
    ListHead: Address,
    Lock: Address,
) -> Result<Address, Stop> {
    under_lock(call, Lock, |memory| lists::pop_single(memory, ListHead))
}

/// Adds to a number, and gives what it was before.
fn ExInterlockedAddLargeInteger(
    call: &mut Call,
    Addend: Address,
    Increment: i64,
    Lock: Address,
) -> Result<i64, Stop> {
    let previous = acquire(call, Lock)?;
    let value: i64 = call.read(Addend)?;
    call.write(Addend, value.wrapping_add(Increment))?;
    spin_locks::release(call, Lock, previous)?;
    Ok(value)
}

/// Adds to a number, and gives what it was before.
fn ExInterlockedAddUlong(
    call: &mut Call,
    Addend: Address,
    Increment: u32,
    Lock: Address,
) -> Result<u32, Stop> {
    let previous = acquire(call, Lock)?;
    let value: u32 = call.read(Addend)?;
    call.write(Addend, value.wrapping_add(Increment))?;
    spin_locks::release(call, Lock, previous)?;
    Ok(value)
}

/// Acquires the lock; gives the IRQL to go back to, if it was raised.
fn acquire(call: &mut Call, lock: Address) -> Result<Option<Kirql>, Stop> {
    if call.irql() >= Kirql::DISPATCH_LEVEL {
        spin_locks::acquire(call, lock, SpinLockHow::AT_DPC_LEVEL)?;
        Ok(None)
    } else {
        spin_locks::acquire(call, lock, SpinLockHow::RAISE_TO_DPC).map(Some)
    }
}

fn under_lock(
    call: &mut Call,
    lock: Address,
    change: impl FnOnce(&mut DriverMemory) -> Result<Address, ListError>,
) -> Result<Address, Stop> {
    let previous = acquire(call, lock)?;
    let entry = change(call.memory());
    let entry = entry.map_err(|error| facts::lists::list(call, error))?;
    spin_locks::release(call, lock, previous)?;
    Ok(entry)
}
