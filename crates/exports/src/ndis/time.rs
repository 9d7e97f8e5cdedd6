//! Time from NDIS: what time it is, sleeping, and stalling.
//! Pages: ddi/ndis/nf-ndis-ndismsleep, ddi/ndis/nf-ndis-ndisstallexecution.
//!
//! Time is virtual: it stands still while code runs, and passes when something waits for it.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use executive::{MICROSECOND, MILLISECOND, Timeout, WaitOutcome};
use machine::{Call, Stop, exports};

use crate::facts;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisgetcurrentsystemtime")]
    #[irql(any)]
    fn NdisGetCurrentSystemTime(pSystemTime: Address);

    #[docs("ddi/ndis/nf-ndis-ndisgetsystemuptimeex")]
    #[irql(any)]
    fn NdisGetSystemUpTimeEx(pSystemUpTime: Address);

    #[docs("previous-versions/windows/hardware/network/ff562602")]
    #[irql(any)]
    fn NdisGetSystemUpTime(pSystemUpTime: Address);

    #[docs("ddi/ndis/nf-ndis-ndismsleep")]
    #[irql(<= APC_LEVEL)]
    fn NdisMSleep(MicrosecondsToSleep: u32);

    #[docs("ddi/ndis/nf-ndis-ndisstallexecution")]
    #[irql(any)]
    fn NdisStallExecution(MicroSecondsToStall: u32);
}

/// The most that `NdisStallExecution` may be asked to stall, in microseconds.
const LONGEST_STALL: u32 = 50;

/// Writes the time since 1601, in units of 100 nanoseconds.
fn NdisGetCurrentSystemTime(call: &mut Call, pSystemTime: Address) -> Result<(), Stop> {
    let time = call.executive().system_time();
    call.write(pSystemTime, time)
}

/// Writes the time since the computer was started, in milliseconds.
fn NdisGetSystemUpTimeEx(call: &mut Call, pSystemUpTime: Address) -> Result<(), Stop> {
    let milliseconds = call.executive().interrupt_time() / MILLISECOND;
    call.write(pSystemUpTime, milliseconds)
}

/// The older form, whose 32 bits overflow after 49.7 days.
fn NdisGetSystemUpTime(call: &mut Call, pSystemUpTime: Address) -> Result<(), Stop> {
    let milliseconds = call.executive().interrupt_time() / MILLISECOND;
    let low = u32::try_from(milliseconds & u64::from(u32::MAX)).unwrap_or(u32::MAX);
    call.write(pSystemUpTime, low)
}

/// Lets the thread sleep.
///
/// # Rules
/// `Irql_Miniport_Driver_Function`.
fn NdisMSleep(call: &mut Call, MicrosecondsToSleep: u32) -> Result<(), Stop> {
    let interval = Timeout::Relative(u64::from(MicrosecondsToSleep) * MICROSECOND);
    match call.executive().delay(interval) {
        Ok(WaitOutcome::Satisfied(_)) => Ok(()),
        Ok(WaitOutcome::Blocked) => call.give_way(),
        Err(error) => Err(call.internal(format!("a thread can't sleep: {error}"))),
    }
}

/// Keeps the processor busy.
///
/// # Rules
/// `NdisStallExecution_Delay`.
fn NdisStallExecution(call: &mut Call, MicroSecondsToStall: u32) -> Result<(), Stop> {
    if MicroSecondsToStall > LONGEST_STALL {
        facts::ndis_timers::long_stall(call, MicroSecondsToStall);
    }
    call.executive().stall(MicroSecondsToStall);
    call.waits_for_others();
    Ok(())
}
