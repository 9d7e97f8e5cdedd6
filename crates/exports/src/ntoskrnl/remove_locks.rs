//! Remove locks. Guide: kernel/using-remove-locks.
//!
//! The headers turn `IoAcquireRemoveLock` and its like into the functions here, with the size of the
//! structure as the last argument: it is larger in checked builds, and nothing depends on it.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::ntstatus::STATUS_DELETE_PENDING;
use abi::layout::wdm::IO_REMOVE_LOCK_COMMON_BLOCK;
use abi::{Address, NtStatus};
use executive::{LockProgress, Reset};
use machine::{Call, Stop, exports};

use super::events;
use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-ioinitializeremovelock")]
    #[irql(= PASSIVE_LEVEL)]
    fn IoInitializeRemoveLockEx(
        Lock: Address, AllocateTag: u32, MaxLockedMinutes: u32, HighWatermark: u32, RemlockSize: u32,
    );

    #[docs("ddi/wdm/nf-wdm-ioacquireremovelock")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoAcquireRemoveLockEx(
        RemoveLock: Address, Tag: Address, File: Address, Line: u32, RemlockSize: u32,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-ioreleaseremovelock")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoReleaseRemoveLockEx(RemoveLock: Address, Tag: Address, RemlockSize: u32);

    #[docs("ddi/wdm/nf-wdm-ioreleaseremovelockandwait")]
    #[irql(= PASSIVE_LEVEL)]
    fn IoReleaseRemoveLockAndWaitEx(RemoveLock: Address, Tag: Address, RemlockSize: u32);
}

fn count(call: &mut Call, lock: Address, change: i32) -> Result<(), Stop> {
    let count = call.read_field(lock, IO_REMOVE_LOCK_COMMON_BLOCK::IoCount)?;
    let count = count.wrapping_add(change);
    call.write_field(lock, IO_REMOVE_LOCK_COMMON_BLOCK::IoCount, count)
}

/// Makes the memory a remove lock that nobody holds. The limits are for debugging and not watched.
fn IoInitializeRemoveLockEx(
    call: &mut Call,
    Lock: Address,
    _AllocateTag: u32,
    _MaxLockedMinutes: u32,
    _HighWatermark: u32,
    _RemlockSize: u32,
) -> Result<(), Stop> {
    call.write_field(Lock, IO_REMOVE_LOCK_COMMON_BLOCK::Removed, 0)?;
    call.write_field(Lock, IO_REMOVE_LOCK_COMMON_BLOCK::IoCount, 1)?;
    let event = Lock.offset(IO_REMOVE_LOCK_COMMON_BLOCK::RemoveEvent);
    events::initialize(call, event, Reset::Automatic, false)?;
    call.executive().initialize_remove_lock(Lock);
    Ok(())
}

/// Acquires the lock; returns `STATUS_DELETE_PENDING` once removal has begun.
///
/// # Rules
/// `object-not-initialized`.
fn IoAcquireRemoveLockEx(
    call: &mut Call,
    RemoveLock: Address,
    Tag: Address,
    _File: Address,
    _Line: u32,
    _RemlockSize: u32,
) -> Result<NtStatus, Stop> {
    let site = call.site();
    match call.executive().acquire_remove_lock(RemoveLock, Tag, site) {
        Ok(true) => count(call, RemoveLock, 1).map(|()| NtStatus::SUCCESS),
        Ok(false) => Ok(NtStatus(STATUS_DELETE_PENDING)),
        Err(error) => Err(facts::locks::remove_lock(call, RemoveLock, error)),
    }
}

/// Releases the lock.
///
/// # Rules
/// `remove-lock-not-acquired`, `object-not-initialized`.
fn IoReleaseRemoveLockEx(
    call: &mut Call,
    RemoveLock: Address,
    Tag: Address,
    _RemlockSize: u32,
) -> Result<(), Stop> {
    if let Err(error) = call.executive().release_remove_lock(RemoveLock, Tag) {
        return Err(facts::locks::remove_lock(call, RemoveLock, error));
    }
    count(call, RemoveLock, -1)
}

/// Releases the lock, lets no one acquire it any more, and waits until all have released it.
///
/// # Rules
/// `remove-lock-not-acquired`, `object-not-initialized`.
fn IoReleaseRemoveLockAndWaitEx(
    call: &mut Call,
    RemoveLock: Address,
    Tag: Address,
    _RemlockSize: u32,
) -> Result<(), Stop> {
    // One for this acquisition, one that the lock has had from its initialisation on.
    count(call, RemoveLock, -2)?;
    call.write_field(RemoveLock, IO_REMOVE_LOCK_COMMON_BLOCK::Removed, 1)?;
    loop {
        match call
            .executive()
            .release_remove_lock_and_wait(RemoveLock, Tag)
        {
            Ok(LockProgress::Acquired) => return Ok(()),
            Ok(LockProgress::Blocked) => call.give_way()?,
            Err(error) => return Err(facts::locks::remove_lock(call, RemoveLock, error)),
        }
    }
}
