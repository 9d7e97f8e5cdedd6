//! Fast mutexes and guarded mutexes. Guide: kernel/fast-mutexes-and-guarded-mutexes.
//!
//! `ExInitializeFastMutex` is inline: it sets the count to 1, which says that the mutex is free. A
//! `KGUARDED_MUTEX` is a fast mutex by another name.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::layout::wdm::FAST_MUTEX;
use abi::{Address, Kirql};
use executive::{FastMutexUse, LockProgress, Reset};
use machine::{Call, Stop, exports};

use super::events;
use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-exacquirefastmutex")]
    #[irql(<= APC_LEVEL)]
    fn ExAcquireFastMutex(FastMutex: Address);

    #[docs("ddi/wdm/nf-wdm-extrytoacquirefastmutex")]
    #[irql(<= APC_LEVEL)]
    fn ExTryToAcquireFastMutex(FastMutex: Address) -> bool;

    #[docs("ddi/wdm/nf-wdm-exreleasefastmutex")]
    #[irql(= APC_LEVEL)]
    fn ExReleaseFastMutex(FastMutex: Address);

    #[docs("ddi/wdm/nf-wdm-exacquirefastmutexunsafe")]
    #[irql(<= APC_LEVEL)]
    fn ExAcquireFastMutexUnsafe(FastMutex: Address);

    #[docs("ddi/wdm/nf-wdm-exreleasefastmutexunsafe")]
    #[irql(<= APC_LEVEL)]
    fn ExReleaseFastMutexUnsafe(FastMutex: Address);

    #[docs("ddi/wdm/nf-wdm-keinitializeguardedmutex")]
    #[irql(<= APC_LEVEL)]
    fn KeInitializeGuardedMutex(Mutex: Address);

    #[docs("ddi/wdm/nf-wdm-keacquireguardedmutex")]
    #[irql(<= APC_LEVEL)]
    fn KeAcquireGuardedMutex(Mutex: Address);

    #[docs("ddi/wdm/nf-wdm-ketrytoacquireguardedmutex")]
    #[irql(<= APC_LEVEL)]
    fn KeTryToAcquireGuardedMutex(Mutex: Address) -> bool;

    #[docs("ddi/wdm/nf-wdm-kereleaseguardedmutex")]
    #[irql(<= APC_LEVEL)]
    fn KeReleaseGuardedMutex(Mutex: Address);

    #[docs("ddi/wdm/nf-wdm-keacquireguardedmutexunsafe")]
    #[irql(<= APC_LEVEL)]
    fn KeAcquireGuardedMutexUnsafe(FastMutex: Address);

    #[docs("ddi/wdm/nf-wdm-kereleaseguardedmutexunsafe")]
    #[irql(<= APC_LEVEL)]
    fn KeReleaseGuardedMutexUnsafe(FastMutex: Address);
}

/// The count of a free mutex, and of one that is held.
const FREE: i32 = 1;
const HELD: i32 = 0;

fn acquire(call: &mut Call, mutex: Address, usage: FastMutexUse) -> Result<(), Stop> {
    let previous = call.irql();
    let site = call.site();
    loop {
        match call.executive().acquire_fast_mutex(mutex, usage, site) {
            Ok(LockProgress::Acquired) => {
                facts::lock_order::check(call);
                return mark_held(call, mutex, previous);
            }
            Ok(LockProgress::Blocked) => call.give_way()?,
            Err(error) => return Err(facts::locks::fast_mutex(call, mutex, error)),
        }
    }
}

fn try_to_acquire(call: &mut Call, mutex: Address, usage: FastMutexUse) -> Result<bool, Stop> {
    let previous = call.irql();
    let site = call.site();
    match call
        .executive()
        .try_to_acquire_fast_mutex(mutex, usage, site)
    {
        Ok(true) => mark_held(call, mutex, previous).map(|()| true),
        Ok(false) => Ok(false),
        Err(error) => Err(facts::locks::fast_mutex(call, mutex, error)),
    }
}

fn mark_held(call: &mut Call, mutex: Address, previous: Kirql) -> Result<(), Stop> {
    if call.read_field(mutex, FAST_MUTEX::Count)? != FREE {
        return Err(facts::locks::not_initialized(call, "fast mutex", mutex));
    }
    let executive = call.executive();
    let owner = executive
        .thread()
        .map_or(0, |thread| executive.thread_object(thread).0);
    call.write_field(mutex, FAST_MUTEX::Count, HELD)?;
    call.write_field(mutex, FAST_MUTEX::Owner, owner)?;
    call.write_field(mutex, FAST_MUTEX::OldIrql, u32::from(previous.0))
}

fn release(call: &mut Call, mutex: Address, usage: FastMutexUse) -> Result<(), Stop> {
    if let Err(error) = call.executive().release_fast_mutex(mutex, usage) {
        return Err(facts::locks::fast_mutex(call, mutex, error));
    }
    call.write_field(mutex, FAST_MUTEX::Owner, 0)?;
    call.write_field(mutex, FAST_MUTEX::Count, FREE)
}

/// Raises the IRQL to `APC_LEVEL` and acquires the mutex, waiting for it if need be.
///
/// # Rules
/// `lock-recursive`, `object-not-initialized`.
fn ExAcquireFastMutex(call: &mut Call, FastMutex: Address) -> Result<(), Stop> {
    acquire(call, FastMutex, FastMutexUse::RaiseToApcLevel)
}

/// Acquires the mutex if it is free, at `APC_LEVEL` then, and returns whether it was.
///
/// # Rules
/// `object-not-initialized`.
fn ExTryToAcquireFastMutex(call: &mut Call, FastMutex: Address) -> Result<bool, Stop> {
    try_to_acquire(call, FastMutex, FastMutexUse::RaiseToApcLevel)
}

/// Releases the mutex and restores the IRQL.
///
/// # Rules
/// `lock-not-owned`, `lock-wrong-routine`.
fn ExReleaseFastMutex(call: &mut Call, FastMutex: Address) -> Result<(), Stop> {
    release(call, FastMutex, FastMutexUse::RaiseToApcLevel)
}

/// Acquires the mutex without changing the IRQL.
///
/// # Rules
/// `lock-recursive`, `object-not-initialized`.
fn ExAcquireFastMutexUnsafe(call: &mut Call, FastMutex: Address) -> Result<(), Stop> {
    acquire(call, FastMutex, FastMutexUse::Unsafe)
}

/// Releases a mutex that `ExAcquireFastMutexUnsafe` acquired.
///
/// # Rules
/// `lock-not-owned`, `lock-wrong-routine`.
fn ExReleaseFastMutexUnsafe(call: &mut Call, FastMutex: Address) -> Result<(), Stop> {
    release(call, FastMutex, FastMutexUse::Unsafe)
}

/// Makes the memory a guarded mutex that nobody holds.
fn KeInitializeGuardedMutex(call: &mut Call, Mutex: Address) -> Result<(), Stop> {
    call.write_field(Mutex, FAST_MUTEX::Count, FREE)?;
    call.write_field(Mutex, FAST_MUTEX::Owner, 0)?;
    call.write_field(Mutex, FAST_MUTEX::Contention, 0)?;
    events::initialize(
        call,
        Mutex.offset(FAST_MUTEX::Event),
        Reset::Automatic,
        false,
    )?;
    call.executive().initialize_fast_mutex(Mutex);
    Ok(())
}

/// Enters a guarded region and acquires the mutex, waiting for it if need be.
///
/// # Rules
/// `lock-recursive`, `object-not-initialized`.
fn KeAcquireGuardedMutex(call: &mut Call, Mutex: Address) -> Result<(), Stop> {
    acquire(call, Mutex, FastMutexUse::Guarded)
}

/// Acquires the mutex if it is free, in a guarded region then, and returns whether it was.
///
/// # Rules
/// `IrqlKeApcLte1`, `object-not-initialized`.
fn KeTryToAcquireGuardedMutex(call: &mut Call, Mutex: Address) -> Result<bool, Stop> {
    try_to_acquire(call, Mutex, FastMutexUse::Guarded)
}

/// Releases the mutex and leaves the guarded region.
///
/// # Rules
/// `IrqlKeApcLte1`, `lock-not-owned`, `lock-wrong-routine`.
fn KeReleaseGuardedMutex(call: &mut Call, Mutex: Address) -> Result<(), Stop> {
    release(call, Mutex, FastMutexUse::Guarded)
}

/// Acquires the mutex in a guarded region that the caller has entered.
///
/// # Rules
/// `lock-recursive`, `object-not-initialized`.
fn KeAcquireGuardedMutexUnsafe(call: &mut Call, FastMutex: Address) -> Result<(), Stop> {
    acquire(call, FastMutex, FastMutexUse::Unsafe)
}

/// Releases a mutex that `KeAcquireGuardedMutexUnsafe` acquired.
///
/// # Rules
/// `IrqlKeApcLte1`, `lock-not-owned`, `lock-wrong-routine`.
fn KeReleaseGuardedMutexUnsafe(call: &mut Call, FastMutex: Address) -> Result<(), Stop> {
    release(call, FastMutex, FastMutexUse::Unsafe)
}
