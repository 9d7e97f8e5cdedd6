//! In-stack queued spin locks. Guide: kernel/queued-spin-locks.
//!
//! The lock goes to those who wait for it in the order of their requests. The lock queue handle, on the
//! caller's stack, names the request.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::layout::wdm::{KLOCK_QUEUE_HANDLE, KSPIN_LOCK_QUEUE};
use abi::{Address, Kirql};
use executive::{SpinLockHow, SpinLockLevel, SpinLockMode, SpinLockProgress};
use machine::{Call, Stop, exports};

use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-keacquireinstackqueuedspinlock")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeAcquireInStackQueuedSpinLock(SpinLock: Address, LockHandle: Address);

    #[docs("ddi/wdm/nf-wdm-keacquireinstackqueuedspinlockatdpclevel")]
    #[irql(>= DISPATCH_LEVEL)]
    fn KeAcquireInStackQueuedSpinLockAtDpcLevel(SpinLock: Address, LockHandle: Address);

    #[docs("ddi/wdm/nf-wdm-keacquireinstackqueuedspinlockfordpc")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeAcquireInStackQueuedSpinLockForDpc(SpinLock: Address, LockHandle: Address);

    #[docs("ddi/wdm/nf-wdm-kereleaseinstackqueuedspinlock")]
    #[irql(= DISPATCH_LEVEL)]
    fn KeReleaseInStackQueuedSpinLock(LockHandle: Address);

    #[docs("ddi/wdm/nf-wdm-kereleaseinstackqueuedspinlockfromdpclevel")]
    #[irql(>= DISPATCH_LEVEL)]
    fn KeReleaseInStackQueuedSpinLockFromDpcLevel(LockHandle: Address);

    #[docs("ddi/wdm/nf-wdm-kereleaseinstackqueuedspinlockfordpc")]
    #[irql(= DISPATCH_LEVEL)]
    fn KeReleaseInStackQueuedSpinLockForDpc(LockHandle: Address);
}

fn acquire(
    call: &mut Call,
    lock: Address,
    handle: Address,
    level: SpinLockLevel,
) -> Result<(), Stop> {
    let irql = call.irql();
    write_handle(call, handle, lock, irql)?;
    let how = SpinLockHow {
        mode: SpinLockMode::Queued(handle),
        level,
    };
    let site = call.site();
    loop {
        match call.executive().acquire_spin_lock(lock, how, site) {
            Ok(SpinLockProgress::Acquired { .. }) => break,
            Ok(SpinLockProgress::Spinning) => call.give_way()?,
            Err(error) => return Err(facts::spin_locks::acquire(call, lock, error)),
        }
    }
    facts::lock_order::check(call);
    let value: u64 = call.read(lock)?;
    if value != 0 {
        return Err(facts::spin_locks::not_initialized(call, lock, value));
    }
    call.write(lock, handle)
}

fn write_handle(call: &mut Call, handle: Address, lock: Address, irql: Kirql) -> Result<(), Stop> {
    let queue = handle.offset(KLOCK_QUEUE_HANDLE::LockQueue);
    call.write_field(queue, KSPIN_LOCK_QUEUE::Next, 0)?;
    call.write_field(queue, KSPIN_LOCK_QUEUE::Lock, lock.0)?;
    call.write_field(handle, KLOCK_QUEUE_HANDLE::OldIrql, irql.0)
}

fn release(call: &mut Call, handle: Address, level: SpinLockLevel) -> Result<(), Stop> {
    let mode = SpinLockMode::Queued(handle);
    let lock = call
        .executive()
        .held_spin_locks()
        .find(|held| held.mode == mode)
        .map(|held| held.lock);
    match call.executive().release_queued_spin_lock(handle, level) {
        Ok(()) => lock.map_or(Ok(()), |lock| call.write(lock, 0_u64)),
        Err(error) => Err(facts::spin_locks::release_queued(call, handle, error)),
    }
}

/// Raises the IRQL to `DISPATCH_LEVEL` and acquires the lock in turn.
///
/// # Rules
/// `spin-lock-recursive`, `spin-lock-deadlock`, `spin-lock-mixed-routines`,
/// `spin-lock-not-initialized`.
fn KeAcquireInStackQueuedSpinLock(
    call: &mut Call,
    SpinLock: Address,
    LockHandle: Address,
) -> Result<(), Stop> {
    acquire(call, SpinLock, LockHandle, SpinLockLevel::Raise)
}

/// Acquires the lock in turn for a caller at `DISPATCH_LEVEL` or above.
fn KeAcquireInStackQueuedSpinLockAtDpcLevel(
    call: &mut Call,
    SpinLock: Address,
    LockHandle: Address,
) -> Result<(), Stop> {
    acquire(call, SpinLock, LockHandle, SpinLockLevel::AtDpcLevel)
}

/// Acquires the lock in turn in a DPC, which may be a threaded one at `PASSIVE_LEVEL`.
fn KeAcquireInStackQueuedSpinLockForDpc(
    call: &mut Call,
    SpinLock: Address,
    LockHandle: Address,
) -> Result<(), Stop> {
    acquire(call, SpinLock, LockHandle, SpinLockLevel::Raise)
}

/// Releases the lock and restores the IRQL.
///
/// # Rules
/// `QueuedSpinLockRelease`, `spin-lock-wrong-owner`, `irql-lowered-with-spin-lock`.
fn KeReleaseInStackQueuedSpinLock(call: &mut Call, LockHandle: Address) -> Result<(), Stop> {
    release(call, LockHandle, SpinLockLevel::Raise)
}

/// Releases the lock and leaves the IRQL.
///
/// # Rules
/// `QueuedSpinLockRelease`, `spin-lock-wrong-owner`.
fn KeReleaseInStackQueuedSpinLockFromDpcLevel(
    call: &mut Call,
    LockHandle: Address,
) -> Result<(), Stop> {
    release(call, LockHandle, SpinLockLevel::AtDpcLevel)
}

/// Releases a lock that `KeAcquireInStackQueuedSpinLockForDpc` acquired.
fn KeReleaseInStackQueuedSpinLockForDpc(call: &mut Call, LockHandle: Address) -> Result<(), Stop> {
    release(call, LockHandle, SpinLockLevel::Raise)
}
