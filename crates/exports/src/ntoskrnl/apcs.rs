//! Critical and guarded regions, in which a thread takes no kernel APCs. Guide: kernel/disabling-apcs.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use executive::Region;
use machine::{Call, Stop, exports};

use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-keentercriticalregion")]
    #[irql(<= APC_LEVEL)]
    fn KeEnterCriticalRegion();

    #[docs("ddi/wdm/nf-wdm-keleavecriticalregion")]
    #[irql(<= APC_LEVEL)]
    fn KeLeaveCriticalRegion();

    #[docs("ddi/wdm/nf-wdm-keenterguardedregion")]
    #[irql(<= APC_LEVEL)]
    fn KeEnterGuardedRegion();

    #[docs("ddi/wdm/nf-wdm-keleaveguardedregion")]
    #[irql(<= APC_LEVEL)]
    fn KeLeaveGuardedRegion();

    #[docs("ddi/wdm/nf-wdm-keareapcsdisabled")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeAreApcsDisabled() -> bool;

    #[docs("ddi/wdm/nf-wdm-keareallapcsdisabled")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeAreAllApcsDisabled() -> bool;
}

fn leave(call: &mut Call, region: Region) -> Result<(), Stop> {
    call.executive()
        .leave_region(region)
        .map_err(|error| facts::threads::region(call, error))
}

/// Holds off normal kernel APCs of the thread.
///
/// # Rules
/// `IrqlKeApcLte2`.
fn KeEnterCriticalRegion(call: &mut Call) -> Result<(), Stop> {
    call.executive().enter_region(Region::Critical);
    Ok(())
}

/// Ends a critical region.
///
/// # Rules
/// `IrqlKeApcLte2`, `CriticalRegions`.
fn KeLeaveCriticalRegion(call: &mut Call) -> Result<(), Stop> {
    leave(call, Region::Critical)
}

/// Holds off all APCs of the thread.
///
/// # Rules
/// `IrqlKeApcLte2`.
fn KeEnterGuardedRegion(call: &mut Call) -> Result<(), Stop> {
    call.executive().enter_region(Region::Guarded);
    Ok(())
}

/// Ends a guarded region.
///
/// # Rules
/// `IrqlKeApcLte2`, `GuardedRegions`.
fn KeLeaveGuardedRegion(call: &mut Call) -> Result<(), Stop> {
    leave(call, Region::Guarded)
}

/// Returns whether normal kernel APCs are held off.
fn KeAreApcsDisabled(call: &mut Call) -> Result<bool, Stop> {
    Ok(call.executive().apcs_are_disabled())
}

/// Returns whether all APCs are held off.
fn KeAreAllApcsDisabled(call: &mut Call) -> Result<bool, Stop> {
    Ok(call.executive().all_apcs_are_disabled())
}
