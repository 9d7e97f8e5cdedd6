//! Read/write locks, new and old. Pages: ddi/ndis/nf-ndis-ndisallocaterwlock,
//! ddi/ndis/nf-ndis-ndisinitializereadwritelock.
//!
//! The lock is one of the executive's spin locks, shared by readers, known by its address. Its memory
//! holds only a mark by which a lock is told from other memory. The driver's `LOCK_STATE` keeps what
//! was acquired, and the IRQL before.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::ndis::NDIS_RWL_AT_DISPATCH_LEVEL;
use abi::layout::ndis::{LOCK_STATE, LOCK_STATE_EX};
use abi::{Address, Kirql};
use executive::pool::PoolTag;
use executive::{SpinLockHow, SpinLockLevel, SpinLockMode, SpinLockProgress};
use machine::{Call, Stop, exports};
use ndis::allocators;
use ndis::read_write_locks::{Access, mark};

use super::memory::allocate;
use crate::facts;
use crate::ntoskrnl::pool::free;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisallocaterwlock")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAllocateRWLock(NdisHandle: Address) -> Address;

    #[docs("ddi/ndis/nf-ndis-ndisfreerwlock")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFreeRWLock(Lock: Address);

    #[docs("ddi/ndis/nf-ndis-ndisacquirerwlockread")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAcquireRWLockRead(Lock: Address, LockState: Address, Flags: u8);

    #[docs("ddi/ndis/nf-ndis-ndisacquirerwlockwrite")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAcquireRWLockWrite(Lock: Address, LockState: Address, Flags: u8);

    #[docs("ddi/ndis/nf-ndis-ndisreleaserwlock")]
    #[irql(= DISPATCH_LEVEL)]
    fn NdisReleaseRWLock(Lock: Address, LockState: Address);

    #[docs("ddi/ndis/nf-ndis-ndisinitializereadwritelock")]
    #[irql(any)]
    fn NdisInitializeReadWriteLock(Lock: Address);

    #[docs("ddi/ndis/nf-ndis-ndisacquirereadwritelock")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAcquireReadWriteLock(Lock: Address, fWrite: bool, LockState: Address);

    #[docs("ddi/ndis/nf-ndis-ndisreleasereadwritelock")]
    #[irql(= DISPATCH_LEVEL)]
    fn NdisReleaseReadWriteLock(Lock: Address, LockState: Address);

    #[docs("ddi/ndis/nf-ndis-ndisdpracquirereadwritelock")]
    #[irql(= DISPATCH_LEVEL)]
    fn NdisDprAcquireReadWriteLock(Lock: Address, fWrite: bool, LockState: Address);

    #[docs("ddi/ndis/nf-ndis-ndisdprreleasereadwritelock")]
    #[irql(= DISPATCH_LEVEL)]
    fn NdisDprReleaseReadWriteLock(Lock: Address, LockState: Address);
}

/// Bytes of a lock. A driver does not know how many they are.
const LOCK_SIZE: u64 = 64;
const TAG: PoolTag = PoolTag::new(*b"NDrw");

/// Allocates a lock that nobody holds; NULL when the allocation fails, which a schedule can ask for. A
/// NULL handle is allowed, for `DriverEntry` has none.
///
/// # Rules
/// `ndis-wrong-handle`, `ndis-stale-handle`, `pool-leak`.
fn NdisAllocateRWLock(call: &mut Call, NdisHandle: Address) -> Result<Address, Stop> {
    if !NdisHandle.is_null() {
        facts::resource_owners::check(call, NdisHandle)?;
    }
    let lock = allocate(call, allocators::READ_WRITE_LOCK, LOCK_SIZE, TAG)?;
    if !lock.is_null() {
        call.write(lock, mark(lock))?;
    }
    Ok(lock)
}

/// Frees a lock that nobody holds.
///
/// # Rules
/// `lock-in-freed-memory`, `pool-double-free`, `pool-free-invalid-address`,
/// `pool-wrong-free-function`.
fn NdisFreeRWLock(call: &mut Call, Lock: Address) -> Result<(), Stop> {
    free(call, Lock, allocators::READ_WRITE_LOCK, None).map(drop)
}

/// Acquires the lock for reading, together with other readers, and raises the IRQL to
/// `DISPATCH_LEVEL`. A processor may do so again while it reads.
///
/// # Rules
/// `read-write-lock-recursive`, `spin-lock-deadlock`, `object-not-initialized`.
fn NdisAcquireRWLockRead(
    call: &mut Call,
    Lock: Address,
    LockState: Address,
    Flags: u8,
) -> Result<(), Stop> {
    acquire_extended(call, Lock, Access::Read, LockState, Flags)
}

/// Acquires the lock for writing, alone, and raises the IRQL to `DISPATCH_LEVEL`.
///
/// # Rules
/// `read-write-lock-recursive`, `spin-lock-deadlock`, `object-not-initialized`.
fn NdisAcquireRWLockWrite(
    call: &mut Call,
    Lock: Address,
    LockState: Address,
    Flags: u8,
) -> Result<(), Stop> {
    acquire_extended(call, Lock, Access::Write, LockState, Flags)
}

/// Releases what was acquired with this lock state, on the same processor, and restores the IRQL.
///
/// # Rules
/// `read-write-lock-not-held`, `irql-lowered-with-spin-lock`.
fn NdisReleaseRWLock(call: &mut Call, Lock: Address, LockState: Address) -> Result<(), Stop> {
    let state = u16::from(call.read_field(LockState, LOCK_STATE_EX::LockState)?);
    let flags = call.read_field(LockState, LOCK_STATE_EX::Flags)?;
    let previous = Kirql(call.read_field(LockState, LOCK_STATE_EX::OldIrql)?);
    call.write_field(LockState, LOCK_STATE_EX::LockState, 0)?;
    let new_irql = (level(flags) == SpinLockLevel::Raise).then_some(previous);
    release(call, Lock, state, new_irql)
}

/// Makes the memory a lock that nobody holds.
fn NdisInitializeReadWriteLock(call: &mut Call, Lock: Address) -> Result<(), Stop> {
    call.write(Lock, mark(Lock))
}

/// Acquires the lock for writing or for reading and raises the IRQL to `DISPATCH_LEVEL`.
///
/// # Rules
/// `Irql_Synch_Function`, `read-write-lock-recursive`, `spin-lock-deadlock`,
/// `object-not-initialized`.
fn NdisAcquireReadWriteLock(
    call: &mut Call,
    Lock: Address,
    fWrite: bool,
    LockState: Address,
) -> Result<(), Stop> {
    let access = Access::of_write_flag(fWrite);
    let previous = acquire(call, Lock, access, SpinLockLevel::Raise)?;
    call.write_field(LockState, LOCK_STATE::OldIrql, previous.0)?;
    call.write_field(LockState, LOCK_STATE::LockState, access.state())
}

/// Releases what was acquired with this lock state and restores the IRQL.
///
/// # Rules
/// `Irql_Synch_Function`, `read-write-lock-not-held`, `irql-lowered-with-spin-lock`.
fn NdisReleaseReadWriteLock(
    call: &mut Call,
    Lock: Address,
    LockState: Address,
) -> Result<(), Stop> {
    let state = call.read_field(LockState, LOCK_STATE::LockState)?;
    let previous = Kirql(call.read_field(LockState, LOCK_STATE::OldIrql)?);
    call.write_field(LockState, LOCK_STATE::LockState, 0)?;
    release(call, Lock, state, Some(previous))
}

/// Acquires the lock for a caller at `DISPATCH_LEVEL`.
///
/// # Rules
/// Those of `NdisAcquireReadWriteLock`.
fn NdisDprAcquireReadWriteLock(
    call: &mut Call,
    Lock: Address,
    fWrite: bool,
    LockState: Address,
) -> Result<(), Stop> {
    let access = Access::of_write_flag(fWrite);
    let previous = acquire(call, Lock, access, SpinLockLevel::AtDpcLevel)?;
    call.write_field(LockState, LOCK_STATE::OldIrql, previous.0)?;
    call.write_field(LockState, LOCK_STATE::LockState, access.state())
}

/// Releases what `NdisDprAcquireReadWriteLock` acquired and stays at `DISPATCH_LEVEL`.
///
/// # Rules
/// Those of `NdisReleaseReadWriteLock`.
fn NdisDprReleaseReadWriteLock(
    call: &mut Call,
    Lock: Address,
    LockState: Address,
) -> Result<(), Stop> {
    let state = call.read_field(LockState, LOCK_STATE::LockState)?;
    call.write_field(LockState, LOCK_STATE::LockState, 0)?;
    release(call, Lock, state, None)
}

fn acquire_extended(
    call: &mut Call,
    lock: Address,
    access: Access,
    state: Address,
    flags: u8,
) -> Result<(), Stop> {
    let previous = acquire(call, lock, access, level(flags))?;
    call.write_field(state, LOCK_STATE_EX::OldIrql, previous.0)?;
    call.write_field(
        state,
        LOCK_STATE_EX::LockState,
        access.state().to_le_bytes()[0],
    )?;
    call.write_field(state, LOCK_STATE_EX::Flags, flags)
}

fn level(flags: u8) -> SpinLockLevel {
    match u32::from(flags) & NDIS_RWL_AT_DISPATCH_LEVEL {
        0 => SpinLockLevel::Raise,
        _ => SpinLockLevel::AtDpcLevel,
    }
}

const fn mode(access: Access) -> SpinLockMode {
    match access {
        Access::Read => SpinLockMode::Shared,
        Access::Write => SpinLockMode::Exclusive,
    }
}

fn check_lock(call: &mut Call, lock: Address) -> Result<(), Stop> {
    let found: u64 = call.read(lock)?;
    match found == mark(lock) {
        true => Ok(()),
        false => Err(facts::read_write_locks::no_lock(call, lock)),
    }
}

fn acquire(
    call: &mut Call,
    lock: Address,
    access: Access,
    level: SpinLockLevel,
) -> Result<Kirql, Stop> {
    check_lock(call, lock)?;
    let how = SpinLockHow {
        mode: mode(access),
        level,
    };
    let site = call.site();
    loop {
        match call.executive().acquire_spin_lock(lock, how, site) {
            Ok(SpinLockProgress::Acquired { previous }) => {
                facts::lock_order::check(call);
                return Ok(previous);
            }
            Ok(SpinLockProgress::Spinning) => call.give_way()?,
            Err(error) => {
                return Err(facts::read_write_locks::acquire(call, lock, access, error));
            }
        }
    }
}

fn release(
    call: &mut Call,
    lock: Address,
    state: u16,
    new_irql: Option<Kirql>,
) -> Result<(), Stop> {
    check_lock(call, lock)?;
    let Some(access) = Access::of_state(state) else {
        return Err(facts::read_write_locks::no_state(call, lock));
    };
    let released = call
        .executive()
        .release_spin_lock(lock, mode(access), new_irql);
    released.map_err(|error| facts::read_write_locks::release(call, lock, error))
}
