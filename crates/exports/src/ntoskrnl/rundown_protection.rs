//! Run-down protection. Guide: kernel/run-down-protection.
//!
//! The reference's memory shows twice the number of those who are protected, and in its lowest bit that
//! rundown has begun.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use executive::LockProgress;
use machine::{Call, Stop, exports};

use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-exinitializerundownprotection")]
    #[irql(<= APC_LEVEL)]
    fn ExInitializeRundownProtection(RunRef: Address);

    #[docs("ddi/wdm/nf-wdm-exreinitializerundownprotection")]
    #[irql(<= APC_LEVEL)]
    fn ExReInitializeRundownProtection(RunRef: Address);

    #[docs("ddi/wdm/nf-wdm-exacquirerundownprotection")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExAcquireRundownProtection(RunRef: Address) -> bool;

    #[docs("ddi/wdm/nf-wdm-exacquirerundownprotectionex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExAcquireRundownProtectionEx(RunRef: Address, Count: u32) -> bool;

    #[docs("ddi/wdm/nf-wdm-exreleaserundownprotection")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExReleaseRundownProtection(RunRef: Address);

    #[docs("ddi/wdm/nf-wdm-exreleaserundownprotectionex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ExReleaseRundownProtectionEx(RunRef: Address, Count: u32);

    #[docs("ddi/wdm/nf-wdm-exrundowncompleted")]
    #[irql(<= APC_LEVEL)]
    fn ExRundownCompleted(RunRef: Address);

    #[docs("ddi/wdm/nf-wdm-exwaitforrundownprotectionrelease")]
    #[irql(<= APC_LEVEL)]
    fn ExWaitForRundownProtectionRelease(RunRef: Address);
}

/// The bit that says that rundown has begun.
const ACTIVE: u64 = 1;
/// What one who is protected adds.
const ONE: u64 = 2;

/// Makes the memory a reference that grants protection.
fn ExInitializeRundownProtection(call: &mut Call, RunRef: Address) -> Result<(), Stop> {
    call.write(RunRef, 0_u64)?;
    call.executive().initialize_rundown(RunRef);
    Ok(())
}

/// Makes a reference whose rundown is over grant protection again.
fn ExReInitializeRundownProtection(call: &mut Call, RunRef: Address) -> Result<(), Stop> {
    ExInitializeRundownProtection(call, RunRef)
}

/// Acquires protection; returns FALSE once rundown has begun.
fn ExAcquireRundownProtection(call: &mut Call, RunRef: Address) -> Result<bool, Stop> {
    ExAcquireRundownProtectionEx(call, RunRef, 1)
}

/// Acquires protection `Count` times; returns FALSE once rundown has begun.
fn ExAcquireRundownProtectionEx(
    call: &mut Call,
    RunRef: Address,
    Count: u32,
) -> Result<bool, Stop> {
    let value: u64 = call.read(RunRef)?;
    let granted = call.executive().acquire_rundown(RunRef, Count);
    if granted {
        call.write(RunRef, value.wrapping_add(ONE * u64::from(Count)))?;
    }
    Ok(granted)
}

/// Releases protection.
///
/// # Rules
/// `rundown-protection-not-acquired`.
fn ExReleaseRundownProtection(call: &mut Call, RunRef: Address) -> Result<(), Stop> {
    ExReleaseRundownProtectionEx(call, RunRef, 1)
}

/// Releases protection `Count` times.
///
/// # Rules
/// `rundown-protection-not-acquired`.
fn ExReleaseRundownProtectionEx(call: &mut Call, RunRef: Address, Count: u32) -> Result<(), Stop> {
    let value: u64 = call.read(RunRef)?;
    if let Err(error) = call.executive().release_rundown(RunRef, Count) {
        return Err(facts::locks::rundown(call, RunRef, error));
    }
    call.write(RunRef, value.wrapping_sub(ONE * u64::from(Count)))
}

/// Says that rundown is complete: no protection is granted until the reference is initialised again.
fn ExRundownCompleted(call: &mut Call, RunRef: Address) -> Result<(), Stop> {
    call.write(RunRef, ACTIVE)?;
    call.executive().complete_rundown(RunRef);
    Ok(())
}

/// Grants no more protection, and waits until all who are protected have released it.
fn ExWaitForRundownProtectionRelease(call: &mut Call, RunRef: Address) -> Result<(), Stop> {
    let value: u64 = call.read(RunRef)?;
    call.write(RunRef, value | ACTIVE)?;
    loop {
        match call.executive().wait_for_rundown(RunRef) {
            Ok(LockProgress::Acquired) => return Ok(()),
            Ok(LockProgress::Blocked) => call.give_way()?,
            Err(error) => return Err(facts::locks::rundown(call, RunRef, error)),
        }
    }
}
