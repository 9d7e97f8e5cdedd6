//! Cancelling IRPs. Guide: kernel/canceling-irps.
//!
//! The cancel spin lock belongs to the I/O manager; drivers never see where it lies.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::{Address, Kirql};
use executive::irps::CANCEL_SPIN_LOCK;
use executive::{SpinLockHow, SpinLockMode, SpinLockProgress};
use machine::callback::CANCEL_ROUTINE;
use machine::{Call, Parts, Stop, exports};

use crate::driver_memory::checked;
use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-ioacquirecancelspinlock")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoAcquireCancelSpinLock(Irql: Address);

    #[docs("ddi/wdm/nf-wdm-ioreleasecancelspinlock")]
    #[irql(= DISPATCH_LEVEL)]
    fn IoReleaseCancelSpinLock(Irql: Kirql);

    #[docs("ddi/wdm/nf-wdm-iocancelirp")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoCancelIrp(Irp: Address) -> bool;
}

/// Acquires the cancel spin lock and gives the IRQL before.
///
/// # Rules
/// `spin-lock-recursive`, `spin-lock-deadlock`.
fn IoAcquireCancelSpinLock(call: &mut Call, Irql: Address) -> Result<(), Stop> {
    let previous = acquire(call)?;
    call.write(Irql, previous.0)
}

/// Releases the cancel spin lock.
///
/// # Rules
/// `SpinLockRelease`, `spin-lock-wrong-owner`.
fn IoReleaseCancelSpinLock(call: &mut Call, Irql: Kirql) -> Result<(), Stop> {
    release(call, Irql)
}

/// Marks an IRP as cancelled and calls its cancel routine; FALSE if it has none.
fn IoCancelIrp(call: &mut Call, Irp: Address) -> Result<bool, Stop> {
    cancel(call, Irp)
}

/// Acquires the cancel spin lock; gives the IRQL before.
pub(super) fn acquire(call: &mut Call) -> Result<Kirql, Stop> {
    let site = call.site();
    let (lock, how) = (CANCEL_SPIN_LOCK, SpinLockHow::RAISE_TO_DPC);
    loop {
        match call.executive().acquire_spin_lock(lock, how, site) {
            Ok(SpinLockProgress::Acquired { previous }) => {
                facts::lock_order::check(call);
                return Ok(previous);
            }
            Ok(SpinLockProgress::Spinning) => call.give_way()?,
            Err(error) => return Err(facts::spin_locks::acquire(call, lock, error)),
        }
    }
}

/// Releases the cancel spin lock.
pub(super) fn release(call: &mut Call, irql: Kirql) -> Result<(), Stop> {
    let (lock, mode) = (CANCEL_SPIN_LOCK, SpinLockMode::Exclusive);
    let released = call.executive().release_spin_lock(lock, mode, Some(irql));
    released.map_err(|error| facts::spin_locks::release(call, lock, error))
}

/// Cancels an IRP; whether it had a cancel routine. That releases the lock.
pub(super) fn cancel(call: &mut Call, irp: Address) -> Result<bool, Stop> {
    let previous = acquire(call)?;
    let Parts {
        executive, memory, ..
    } = call.parts();
    let routine = executive.irps.cancel(memory, irp, previous);
    match checked(call, routine)? {
        Some(cancel) => {
            let arguments = [cancel.device.0, cancel.irp.0];
            call.invoke(CANCEL_ROUTINE, cancel.routine, &arguments)?;
            Ok(true)
        }
        None => {
            release(call, previous)?;
            Ok(false)
        }
    }
}
