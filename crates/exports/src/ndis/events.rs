//! NDIS events. Guide: network/ndis-events.
//!
//! An `NDIS_EVENT` is a kernel event that stays set until it is reset.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::layout::wdm::DISPATCHER_HEADER;
use abi::{Address, NtStatus};
use executive::{MILLISECOND, Reset, Timeout, WaitKind, WaitOutcome};
use machine::{Call, Stop, exports};

use crate::facts;
use crate::ntoskrnl::events;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisinitializeevent")]
    #[irql(any)]
    fn NdisInitializeEvent(Event: Address);

    #[docs("ddi/ndis/nf-ndis-ndissetevent")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisSetEvent(Event: Address);

    #[docs("ddi/ndis/nf-ndis-ndisresetevent")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisResetEvent(Event: Address);

    #[docs("ddi/ndis/nf-ndis-ndiswaitevent")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisWaitEvent(Event: Address, MsToWait: u32) -> bool;
}

/// Makes the memory an event that is not set.
///
/// # Rules
/// `object-initialized-in-use`.
fn NdisInitializeEvent(call: &mut Call, Event: Address) -> Result<(), Stop> {
    events::initialize(call, Event, Reset::Manual, false)
}

/// Sets the event: all who wait for it go on.
///
/// # Rules
/// `Irql_Synch_Function`, `object-not-initialized`, `object-of-another-kind`.
fn NdisSetEvent(call: &mut Call, Event: Address) -> Result<(), Stop> {
    touch(call, Event)?;
    events::set(call, Event).map(drop)
}

/// Makes the event one that is not set.
///
/// # Rules
/// `Irql_Synch_Function`, `object-not-initialized`, `object-of-another-kind`.
fn NdisResetEvent(call: &mut Call, Event: Address) -> Result<(), Stop> {
    touch(call, Event)?;
    events::reset(call, Event).map(drop)
}

/// Waits until the event is set, at most `MsToWait` milliseconds, or for as long as it takes if that is
/// zero. Tells whether it was set.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `object-not-initialized`.
fn NdisWaitEvent(call: &mut Call, Event: Address, MsToWait: u32) -> Result<bool, Stop> {
    touch(call, Event)?;
    let timeout = (MsToWait != 0).then(|| Timeout::Relative(u64::from(MsToWait) * MILLISECOND));
    let status = match call.executive().wait(&[Event], WaitKind::Any, timeout) {
        Ok(WaitOutcome::Satisfied(status)) => status,
        Ok(WaitOutcome::Blocked) => {
            call.give_way()?;
            call.executive().wait_result()
        }
        Err(error) => {
            return Err(facts::dispatcher_objects::wait(
                call,
                Event,
                Address::NULL,
                error,
            ));
        }
    };
    Ok(status == NtStatus::SUCCESS)
}

/// Faults as the function would have if the event's memory has gone.
fn touch(call: &mut Call, event: Address) -> Result<(), Stop> {
    let _state: i32 = call.read_field(event, DISPATCHER_HEADER::SignalState)?;
    Ok(())
}
