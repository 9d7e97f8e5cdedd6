//! Push locks. Pages: ddi/wdm/nf-wdm-exinitializepushlock, ddi/wdm/nf-wdm-exacquirepushlockexclusive.
//!
//! The headers turn `ExAcquirePushLockExclusive` and its like into the functions here, with flags that
//! have no meaning for one who only uses the lock.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use executive::{LockProgress, PushLockMode};
use machine::{Call, Stop, exports};

use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-exinitializepushlock")]
    #[irql(any)]
    fn ExInitializePushLock(PushLock: Address);

    #[docs("ddi/wdm/nf-wdm-exacquirepushlockexclusive")]
    #[irql(<= APC_LEVEL)]
    fn ExAcquirePushLockExclusiveEx(PushLock: Address, Flags: u32);

    #[docs("ddi/wdm/nf-wdm-exacquirepushlockshared")]
    #[irql(<= APC_LEVEL)]
    fn ExAcquirePushLockSharedEx(PushLock: Address, Flags: u32);

    #[docs("ddi/wdm/nf-wdm-exreleasepushlockexclusive")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExReleasePushLockExclusiveEx(PushLock: Address, Flags: u32);

    #[docs("ddi/wdm/nf-wdm-exreleasepushlockshared")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExReleasePushLockSharedEx(PushLock: Address, Flags: u32);
}

/// The bit that says that somebody holds the lock; readers are counted above the low four bits.
const LOCKED: u64 = 1;
const READER: u64 = 16;

fn acquire(call: &mut Call, lock: Address, mode: PushLockMode) -> Result<(), Stop> {
    let site = call.site();
    loop {
        match call.executive().acquire_push_lock(lock, mode, site) {
            Ok(LockProgress::Acquired) => break,
            Ok(LockProgress::Blocked) => call.give_way()?,
            Err(error) => return Err(facts::locks::push_lock(call, lock, error)),
        }
    }
    facts::lock_order::check(call);
    let value: u64 = call.read(lock)?;
    match mode {
        PushLockMode::Exclusive if value != 0 => {
            Err(facts::locks::not_initialized(call, "push lock", lock))
        }
        PushLockMode::Exclusive => call.write(lock, LOCKED),
        PushLockMode::Shared => call.write(lock, (value | LOCKED) + READER),
    }
}

fn release(call: &mut Call, lock: Address, mode: PushLockMode) -> Result<(), Stop> {
    if let Err(error) = call.executive().release_push_lock(lock, mode) {
        return Err(facts::locks::push_lock(call, lock, error));
    }
    let value: u64 = call.read(lock)?;
    let readers = value.saturating_sub(READER);
    let is_held = mode == PushLockMode::Shared && readers >= READER;
    call.write(lock, if is_held { readers } else { 0 })
}

/// Makes the memory a push lock that nobody holds.
fn ExInitializePushLock(call: &mut Call, PushLock: Address) -> Result<(), Stop> {
    call.write(PushLock, 0_u64)
}

/// Acquires the lock alone, waiting for it if need be.
///
/// # Rules
/// `lock-recursive`, `object-not-initialized`.
fn ExAcquirePushLockExclusiveEx(
    call: &mut Call,
    PushLock: Address,
    _Flags: u32,
) -> Result<(), Stop> {
    acquire(call, PushLock, PushLockMode::Exclusive)
}

/// Acquires the lock together with other readers, waiting for it if need be.
///
/// # Rules
/// `lock-recursive`.
fn ExAcquirePushLockSharedEx(call: &mut Call, PushLock: Address, _Flags: u32) -> Result<(), Stop> {
    acquire(call, PushLock, PushLockMode::Shared)
}

/// Releases a lock that the thread holds alone.
///
/// # Rules
/// `lock-not-owned`.
fn ExReleasePushLockExclusiveEx(
    call: &mut Call,
    PushLock: Address,
    _Flags: u32,
) -> Result<(), Stop> {
    release(call, PushLock, PushLockMode::Exclusive)
}

/// Releases a lock that the thread holds as a reader.
///
/// # Rules
/// `lock-not-owned`.
fn ExReleasePushLockSharedEx(call: &mut Call, PushLock: Address, _Flags: u32) -> Result<(), Stop> {
    release(call, PushLock, PushLockMode::Shared)
}
