//! Reader/writer spin locks (`EX_SPIN_LOCK`). Guide: kernel/reader-writer-spin-locks.
//!
//! The lock's four bytes count its readers; the highest bit says that a writer holds it.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::{Address, Kirql};
use executive::{SpinLockHow, SpinLockLevel, SpinLockMode, SpinLockProgress};
use machine::{Call, Stop, exports};

use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-exacquirespinlockshared")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExAcquireSpinLockShared(SpinLock: Address) -> Kirql;

    #[docs("ddi/wdm/nf-wdm-exacquirespinlocksharedatdpclevel")]
    #[irql(>= DISPATCH_LEVEL)]
    fn ExAcquireSpinLockSharedAtDpcLevel(SpinLock: Address);

    #[docs("ddi/wdm/nf-wdm-exacquirespinlockexclusive")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExAcquireSpinLockExclusive(SpinLock: Address) -> Kirql;

    #[docs("ddi/wdm/nf-wdm-exacquirespinlockexclusiveatdpclevel")]
    #[irql(>= DISPATCH_LEVEL)]
    fn ExAcquireSpinLockExclusiveAtDpcLevel(SpinLock: Address);

    #[docs("ddi/wdm/nf-wdm-exreleasespinlockshared")]
    #[irql(= DISPATCH_LEVEL)]
    fn ExReleaseSpinLockShared(SpinLock: Address, OldIrql: Kirql);

    #[docs("ddi/wdm/nf-wdm-exreleasespinlocksharedfromdpclevel")]
    #[irql(>= DISPATCH_LEVEL)]
    fn ExReleaseSpinLockSharedFromDpcLevel(SpinLock: Address);

    #[docs("ddi/wdm/nf-wdm-exreleasespinlockexclusive")]
    #[irql(= DISPATCH_LEVEL)]
    fn ExReleaseSpinLockExclusive(SpinLock: Address, OldIrql: Kirql);

    #[docs("ddi/wdm/nf-wdm-exreleasespinlockexclusivefromdpclevel")]
    #[irql(>= DISPATCH_LEVEL)]
    fn ExReleaseSpinLockExclusiveFromDpcLevel(SpinLock: Address);

    #[docs("ddi/wdm/nf-wdm-extryconvertsharedspinlockexclusive")]
    #[irql(= DISPATCH_LEVEL)]
    fn ExTryConvertSharedSpinLockExclusive(SpinLock: Address) -> u32;
}

/// The bit of a lock that a writer holds.
const WRITER: u32 = 0x8000_0000;

fn acquire(
    call: &mut Call,
    lock: Address,
    mode: SpinLockMode,
    level: SpinLockLevel,
) -> Result<Kirql, Stop> {
    let how = SpinLockHow { mode, level };
    let site = call.site();
    let previous = loop {
        match call.executive().acquire_spin_lock(lock, how, site) {
            Ok(SpinLockProgress::Acquired { previous }) => break previous,
            Ok(SpinLockProgress::Spinning) => call.give_way()?,
            Err(error) => return Err(facts::spin_locks::acquire(call, lock, error)),
        }
    };
    facts::lock_order::check(call);
    let value: u32 = call.read(lock)?;
    let is_free = value == 0 || mode == SpinLockMode::Shared && value & WRITER == 0;
    if !is_free {
        return Err(facts::spin_locks::not_initialized(
            call,
            lock,
            u64::from(value),
        ));
    }
    call.write(
        lock,
        if mode == SpinLockMode::Shared {
            value + 1
        } else {
            WRITER
        },
    )?;
    Ok(previous)
}

fn release(
    call: &mut Call,
    lock: Address,
    mode: SpinLockMode,
    new_irql: Option<Kirql>,
) -> Result<(), Stop> {
    if let Err(error) = call.executive().release_spin_lock(lock, mode, new_irql) {
        return Err(facts::spin_locks::release(call, lock, error));
    }
    let value: u32 = call.read(lock)?;
    call.write(
        lock,
        if mode == SpinLockMode::Shared {
            value.saturating_sub(1)
        } else {
            0
        },
    )
}

/// Raises the IRQL to `DISPATCH_LEVEL`, acquires the lock together with other readers, and returns the
/// IRQL before.
///
/// # Rules
/// `spin-lock-recursive`, `spin-lock-deadlock`, `spin-lock-mixed-routines`,
/// `spin-lock-not-initialized`.
fn ExAcquireSpinLockShared(call: &mut Call, SpinLock: Address) -> Result<Kirql, Stop> {
    acquire(call, SpinLock, SpinLockMode::Shared, SpinLockLevel::Raise)
}

/// Acquires the lock as a reader for a caller at `DISPATCH_LEVEL` or above.
fn ExAcquireSpinLockSharedAtDpcLevel(call: &mut Call, SpinLock: Address) -> Result<(), Stop> {
    acquire(
        call,
        SpinLock,
        SpinLockMode::Shared,
        SpinLockLevel::AtDpcLevel,
    )
    .map(|_| ())
}

/// Raises the IRQL to `DISPATCH_LEVEL`, acquires the lock as its writer, and returns the IRQL before.
///
/// # Rules
/// Those of `ExAcquireSpinLockShared`.
fn ExAcquireSpinLockExclusive(call: &mut Call, SpinLock: Address) -> Result<Kirql, Stop> {
    acquire(
        call,
        SpinLock,
        SpinLockMode::Exclusive,
        SpinLockLevel::Raise,
    )
}

/// Acquires the lock as its writer for a caller at `DISPATCH_LEVEL` or above.
fn ExAcquireSpinLockExclusiveAtDpcLevel(call: &mut Call, SpinLock: Address) -> Result<(), Stop> {
    acquire(
        call,
        SpinLock,
        SpinLockMode::Exclusive,
        SpinLockLevel::AtDpcLevel,
    )
    .map(|_| ())
}

/// Releases a reader's lock and sets the IRQL to `OldIrql`.
///
/// # Rules
/// `SpinLockRelease`, `spin-lock-wrong-owner`, `spin-lock-mixed-routines`,
/// `irql-lowered-with-spin-lock`.
fn ExReleaseSpinLockShared(call: &mut Call, SpinLock: Address, OldIrql: Kirql) -> Result<(), Stop> {
    release(call, SpinLock, SpinLockMode::Shared, Some(OldIrql))
}

/// Releases a reader's lock and leaves the IRQL.
fn ExReleaseSpinLockSharedFromDpcLevel(call: &mut Call, SpinLock: Address) -> Result<(), Stop> {
    release(call, SpinLock, SpinLockMode::Shared, None)
}

/// Releases the writer's lock and sets the IRQL to `OldIrql`.
///
/// # Rules
/// Those of `ExReleaseSpinLockShared`.
fn ExReleaseSpinLockExclusive(
    call: &mut Call,
    SpinLock: Address,
    OldIrql: Kirql,
) -> Result<(), Stop> {
    release(call, SpinLock, SpinLockMode::Exclusive, Some(OldIrql))
}

/// Releases the writer's lock and leaves the IRQL.
fn ExReleaseSpinLockExclusiveFromDpcLevel(call: &mut Call, SpinLock: Address) -> Result<(), Stop> {
    release(call, SpinLock, SpinLockMode::Exclusive, None)
}

/// Makes the only reader the writer; returns 0 if there are other readers.
///
/// # Rules
/// `SpinLockRelease`, `spin-lock-mixed-routines`.
fn ExTryConvertSharedSpinLockExclusive(call: &mut Call, SpinLock: Address) -> Result<u32, Stop> {
    match call.executive().try_convert_shared_spin_lock(SpinLock) {
        Ok(true) => call.write(SpinLock, WRITER).map(|()| 1),
        Ok(false) => Ok(0),
        Err(error) => Err(facts::spin_locks::release(call, SpinLock, error)),
    }
}
