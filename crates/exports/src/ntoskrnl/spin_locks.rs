//! Spin locks. Guide: kernel/introduction-to-spin-locks.
//!
//! Who holds a lock is known to the executive. The lock's own memory says the same, as on Windows: it is
//! zero while nobody holds the lock, so one that was never initialised is noticed, and one whose memory
//! was freed faults. NDIS's spin locks are these: the headers turn them into calls of this section.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::{Address, Kirql};
use executive::{SpinLockHow, SpinLockMode, SpinLockProgress};
use machine::{Call, Stop, exports};

use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-keinitializespinlock")]
    #[irql(any)]
    fn KeInitializeSpinLock(SpinLock: Address);

    #[docs("ddi/wdm/nf-wdm-keacquirespinlockraisetodpc")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeAcquireSpinLockRaiseToDpc(SpinLock: Address) -> Kirql;

    #[docs("ddi/wdm/nf-wdm-kfacquirespinlock")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KfAcquireSpinLock(SpinLock: Address) -> Kirql;

    #[docs("ddi/wdm/nf-wdm-keacquirespinlockatdpclevel")]
    #[irql(>= DISPATCH_LEVEL)]
    fn KeAcquireSpinLockAtDpcLevel(SpinLock: Address);

    #[docs("ddi/wdm/nf-wdm-keacquirespinlockfordpc")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeAcquireSpinLockForDpc(SpinLock: Address) -> Kirql;

    #[docs("ddi/wdm/nf-wdm-ketrytoacquirespinlockatdpclevel")]
    #[irql(>= DISPATCH_LEVEL)]
    fn KeTryToAcquireSpinLockAtDpcLevel(SpinLock: Address) -> bool;

    #[docs("ddi/wdm/nf-wdm-ketestspinlock")]
    #[irql(any)]
    fn KeTestSpinLock(SpinLock: Address) -> bool;

    #[docs("ddi/wdm/nf-wdm-kereleasespinlock")]
    #[irql(= DISPATCH_LEVEL)]
    fn KeReleaseSpinLock(SpinLock: Address, NewIrql: Kirql);

    #[docs("ddi/wdm/nf-wdm-kfreleasespinlock")]
    #[irql(= DISPATCH_LEVEL)]
    fn KfReleaseSpinLock(SpinLock: Address, NewIrql: Kirql);

    #[docs("ddi/wdm/nf-wdm-kereleasespinlockfromdpclevel")]
    #[irql(>= DISPATCH_LEVEL)]
    fn KeReleaseSpinLockFromDpcLevel(SpinLock: Address);

    #[docs("ddi/wdm/nf-wdm-kereleasespinlockfordpc")]
    #[irql(= DISPATCH_LEVEL)]
    fn KeReleaseSpinLockForDpc(SpinLock: Address, OldIrql: Kirql);
}

/// What the memory of a free lock holds.
const FREE: u64 = 0;
/// What the memory of a lock holds that somebody holds.
const HELD: u64 = 1;

/// Acquires `lock`, spinning for it as long as another processor holds it, and returns the IRQL before.
///
/// NDIS's own functions for spin locks use this too.
pub(crate) fn acquire(call: &mut Call, lock: Address, how: SpinLockHow) -> Result<Kirql, Stop> {
    let site = call.site();
    loop {
        match call.executive().acquire_spin_lock(lock, how, site) {
            Ok(SpinLockProgress::Acquired { previous }) => {
                mark_held(call, lock)?;
                facts::lock_order::check(call);
                return Ok(previous);
            }
            Ok(SpinLockProgress::Spinning) => call.give_way()?,
            Err(error) => return Err(facts::spin_locks::acquire(call, lock, error)),
        }
    }
}

fn mark_held(call: &mut Call, lock: Address) -> Result<(), Stop> {
    let value: u64 = call.read(lock)?;
    if value != FREE {
        return Err(facts::spin_locks::not_initialized(call, lock, value));
    }
    call.write(lock, HELD)
}

/// Releases `lock`; the IRQL becomes `new_irql`, or stays.
pub(crate) fn release(call: &mut Call, lock: Address, new_irql: Option<Kirql>) -> Result<(), Stop> {
    match call
        .executive()
        .release_spin_lock(lock, SpinLockMode::Exclusive, new_irql)
    {
        Ok(()) => call.write(lock, FREE),
        Err(error) => Err(facts::spin_locks::release(call, lock, error)),
    }
}

/// Makes the memory a spin lock that nobody holds.
fn KeInitializeSpinLock(call: &mut Call, SpinLock: Address) -> Result<(), Stop> {
    call.executive().forget_lock_order(SpinLock);
    call.write(SpinLock, FREE)
}

/// Raises the IRQL to `DISPATCH_LEVEL`, acquires the lock and returns the IRQL before.
///
/// # Rules
/// `IrqlKeDispatchLte`, `spin-lock-recursive`, `spin-lock-deadlock`, `spin-lock-not-initialized`,
/// `spin-lock-mixed-routines`.
fn KeAcquireSpinLockRaiseToDpc(call: &mut Call, SpinLock: Address) -> Result<Kirql, Stop> {
    acquire(call, SpinLock, SpinLockHow::RAISE_TO_DPC)
}

/// The same as `KeAcquireSpinLockRaiseToDpc`, by its older name.
fn KfAcquireSpinLock(call: &mut Call, SpinLock: Address) -> Result<Kirql, Stop> {
    acquire(call, SpinLock, SpinLockHow::RAISE_TO_DPC)
}

/// Acquires the lock for a caller that is at `DISPATCH_LEVEL` or above already.
///
/// # Rules
/// `IrqlDispatch`, and those of `KeAcquireSpinLockRaiseToDpc`.
fn KeAcquireSpinLockAtDpcLevel(call: &mut Call, SpinLock: Address) -> Result<(), Stop> {
    acquire(call, SpinLock, SpinLockHow::AT_DPC_LEVEL).map(|_| ())
}

/// Acquires the lock in a DPC, which may be a threaded one at `PASSIVE_LEVEL`, and returns the IRQL
/// before.
fn KeAcquireSpinLockForDpc(call: &mut Call, SpinLock: Address) -> Result<Kirql, Stop> {
    acquire(call, SpinLock, SpinLockHow::RAISE_TO_DPC)
}

/// Acquires the lock if it is free and tells whether it was, at `DISPATCH_LEVEL` or above.
///
/// # Rules
/// `spin-lock-not-initialized`.
fn KeTryToAcquireSpinLockAtDpcLevel(call: &mut Call, SpinLock: Address) -> Result<bool, Stop> {
    let site = call.site();
    match call
        .executive()
        .try_to_acquire_spin_lock_at_dpc_level(SpinLock, site)
    {
        Ok(true) => mark_held(call, SpinLock).map(|()| true),
        Ok(false) => Ok(false),
        Err(error) => Err(facts::spin_locks::acquire(call, SpinLock, error)),
    }
}

/// Tells whether the lock is free.
fn KeTestSpinLock(call: &mut Call, SpinLock: Address) -> Result<bool, Stop> {
    let _value: u64 = call.read(SpinLock)?;
    Ok(call.executive().spin_lock_is_free(SpinLock))
}

/// Releases the lock and sets the IRQL to `NewIrql`, the value that the acquire returned. DPCs that were
/// held off run before it returns.
///
/// # Rules
/// `IrqlKeReleaseSpinLock`, `SpinLockRelease`, `spin-lock-wrong-owner`, `irql-lowered-with-spin-lock`.
///
/// # Differences from Windows
/// `NewIrql` may be the value of another lock's acquire: drivers that release in the order of acquiring
/// swap the two.
fn KeReleaseSpinLock(call: &mut Call, SpinLock: Address, NewIrql: Kirql) -> Result<(), Stop> {
    release(call, SpinLock, Some(NewIrql))
}

/// The same as `KeReleaseSpinLock`, by its older name.
fn KfReleaseSpinLock(call: &mut Call, SpinLock: Address, NewIrql: Kirql) -> Result<(), Stop> {
    release(call, SpinLock, Some(NewIrql))
}

/// Releases the lock and leaves the IRQL.
///
/// # Rules
/// `IrqlDispatch`, `SpinLockRelease`, `spin-lock-wrong-owner`.
fn KeReleaseSpinLockFromDpcLevel(call: &mut Call, SpinLock: Address) -> Result<(), Stop> {
    release(call, SpinLock, None)
}

/// Releases a lock that `KeAcquireSpinLockForDpc` acquired.
fn KeReleaseSpinLockForDpc(call: &mut Call, SpinLock: Address, OldIrql: Kirql) -> Result<(), Stop> {
    release(call, SpinLock, Some(OldIrql))
}
