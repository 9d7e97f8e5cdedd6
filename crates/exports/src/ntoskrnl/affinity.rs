//! On which processors the current thread runs. Pages: ddi/wdm/nf-wdm-kesetsystemaffinitythreadex,
//! ddi/wdm/nf-wdm-kesetsystemgroupaffinitythread.
//!
//! There is one processor group, 0. A driver sets a "system affinity" and reverts to the thread's own,
//! which is all processors.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use abi::layout::wdm::GROUP_AFFINITY;
use machine::{Call, Stop, exports};

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-kesetsystemaffinitythread")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeSetSystemAffinityThread(Affinity: u64);

    #[docs("ddi/wdm/nf-wdm-kesetsystemaffinitythreadex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeSetSystemAffinityThreadEx(Affinity: u64) -> u64;

    #[docs("ddi/wdm/nf-wdm-kereverttouseraffinitythread")]
    #[irql(<= APC_LEVEL)]
    fn KeRevertToUserAffinityThread();

    #[docs("ddi/wdm/nf-wdm-kereverttouseraffinitythreadex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeRevertToUserAffinityThreadEx(Affinity: u64);

    #[docs("ddi/wdm/nf-wdm-kesetsystemgroupaffinitythread")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeSetSystemGroupAffinityThread(Affinity: Address, PreviousAffinity: Address);

    #[docs("ddi/wdm/nf-wdm-kereverttousergroupaffinitythread")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeRevertToUserGroupAffinityThread(PreviousAffinity: Address);
}

/// Sets the affinity and returns the system affinity before, 0 if there was none.
fn set(call: &mut Call, mask: u64) -> u64 {
    let executive = call.executive();
    let before = executive.set_affinity(mask);
    if before == executive.active_processors() {
        0
    } else {
        before
    }
}

/// Back to `mask`, a system affinity; with 0 to the thread's own.
fn revert(call: &mut Call, mask: u64) {
    let executive = call.executive();
    let all = executive.active_processors();
    executive.set_affinity(if mask == 0 { all } else { mask });
}

/// Lets the thread run on the processors of the mask only.
fn KeSetSystemAffinityThread(call: &mut Call, Affinity: u64) -> Result<(), Stop> {
    set(call, Affinity);
    Ok(())
}

/// The same; returns the system affinity before, 0 if there was none.
fn KeSetSystemAffinityThreadEx(call: &mut Call, Affinity: u64) -> Result<u64, Stop> {
    Ok(set(call, Affinity))
}

/// Lets the thread run on all processors again.
fn KeRevertToUserAffinityThread(call: &mut Call) -> Result<(), Stop> {
    revert(call, 0);
    Ok(())
}

/// Restores what `KeSetSystemAffinityThreadEx` returned.
fn KeRevertToUserAffinityThreadEx(call: &mut Call, Affinity: u64) -> Result<(), Stop> {
    revert(call, Affinity);
    Ok(())
}

/// Lets the thread run on the processors of a mask in a group, and writes what was before. A group that
/// does not exist changes nothing.
fn KeSetSystemGroupAffinityThread(
    call: &mut Call,
    Affinity: Address,
    PreviousAffinity: Address,
) -> Result<(), Stop> {
    let mask = call.read_field(Affinity, GROUP_AFFINITY::Mask)?;
    let group = call.read_field(Affinity, GROUP_AFFINITY::Group)?;
    let before = if group == 0 { set(call, mask) } else { 0 };
    if !PreviousAffinity.is_null() {
        call.write_field(PreviousAffinity, GROUP_AFFINITY::Mask, before)?;
        call.write_field(PreviousAffinity, GROUP_AFFINITY::Group, 0)?;
    }
    Ok(())
}

/// Restores what `KeSetSystemGroupAffinityThread` wrote.
fn KeRevertToUserGroupAffinityThread(
    call: &mut Call,
    PreviousAffinity: Address,
) -> Result<(), Stop> {
    let mask = call.read_field(PreviousAffinity, GROUP_AFFINITY::Mask)?;
    revert(call, mask);
    Ok(())
}
