//! Events. Guide: kernel/event-objects.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::enumerators::SynchronizationEvent;
use abi::layout::wdm::KEVENT;
use abi::{Address, Kirql};
use executive::Reset;
use machine::{Call, Stop, exports};
use rules::Violation;

use super::dispatcher_headers::{self, ObjectType};
use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-keinitializeevent")]
    #[irql(any)]
    fn KeInitializeEvent(Event: Address, Type: u32, State: bool);

    #[docs("ddi/wdm/nf-wdm-kesetevent")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeSetEvent(Event: Address, Increment: i32, Wait: bool) -> i32;

    #[docs("ddi/wdm/nf-wdm-keresetevent")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeResetEvent(Event: Address) -> i32;

    #[docs("ddi/wdm/nf-wdm-keclearevent")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeClearEvent(Event: Address);

    #[docs("ddi/wdm/nf-wdm-kereadstateevent")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeReadStateEvent(Event: Address) -> i32;

    #[docs("ddi/ntddk/nf-ntddk-kepulseevent")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KePulseEvent(Event: Address, Increment: i32, Wait: bool) -> i32;
}

/// Makes the memory an event. NDIS's events are such too.
pub(crate) fn initialize(
    call: &mut Call,
    event: Address,
    reset: Reset,
    is_set: bool,
) -> Result<(), Stop> {
    let object = match reset {
        Reset::Manual => ObjectType::NOTIFICATION_EVENT,
        Reset::Automatic => ObjectType::SYNCHRONIZATION_EVENT,
    };
    dispatcher_headers::initialize(call, event, object, KEVENT::SIZE, i32::from(is_set))?;
    let made = call.executive().initialize_event(event, reset, is_set);
    made.map_err(|error| facts::dispatcher_objects::initialize(call, error))
}

/// Sets an event, lets those who wait for it go on, and tells whether it was set before.
pub(crate) fn set(call: &mut Call, event: Address) -> Result<bool, Stop> {
    let was_set = match call.executive().set_event(event) {
        Ok(was_set) => was_set,
        Err(error) => return Err(facts::dispatcher_objects::object(call, error)),
    };
    dispatcher_headers::show_state(call, event)?;
    Ok(was_set)
}

/// Resets an event and tells whether it was set before.
pub(crate) fn reset(call: &mut Call, event: Address) -> Result<bool, Stop> {
    let was_set = match call.executive().reset_event(event) {
        Ok(was_set) => was_set,
        Err(error) => return Err(facts::dispatcher_objects::object(call, error)),
    };
    dispatcher_headers::show_state(call, event)?;
    Ok(was_set)
}

/// `Wait` says that a wait follows at once, for which the caller must be able to wait.
fn check_wait(call: &mut Call, wait: bool) {
    let irql = call.irql();
    if wait && irql > Kirql::APC_LEVEL {
        let title = format!("{} is called at {irql} with Wait TRUE", call.function());
        let violation = Violation::new(&rules::IRQL_KE_SET_EVENT, title, call.place());
        call.report(violation);
    }
}

/// Makes the memory an event of type `Type` in state `State`.
///
/// # Rules
/// `object-initialized-in-use`.
fn KeInitializeEvent(call: &mut Call, Event: Address, Type: u32, State: bool) -> Result<(), Stop> {
    let reset = if Type == SynchronizationEvent {
        Reset::Automatic
    } else {
        Reset::Manual
    };
    initialize(call, Event, reset, State)
}

/// Sets the event and returns whether it was set before, as 0 or 1. `Increment` raises the priority of
/// those who waited, on which nothing depends here.
///
/// # Rules
/// `IrqlKeSetEvent`, `object-not-initialized`, `object-of-another-kind`.
fn KeSetEvent(call: &mut Call, Event: Address, _Increment: i32, Wait: bool) -> Result<i32, Stop> {
    check_wait(call, Wait);
    set(call, Event).map(i32::from)
}

/// Resets the event and returns whether it was set before.
///
/// # Rules
/// `IrqlKeDispatchLte`, `object-not-initialized`, `object-of-another-kind`.
fn KeResetEvent(call: &mut Call, Event: Address) -> Result<i32, Stop> {
    reset(call, Event).map(i32::from)
}

/// Resets the event.
///
/// # Rules
/// Those of `KeResetEvent`.
fn KeClearEvent(call: &mut Call, Event: Address) -> Result<(), Stop> {
    reset(call, Event).map(|_| ())
}

/// Returns whether the event is set.
///
/// # Rules
/// Those of `KeResetEvent`.
fn KeReadStateEvent(call: &mut Call, Event: Address) -> Result<i32, Stop> {
    match call.executive().event_is_set(Event) {
        Ok(is_set) => Ok(i32::from(is_set)),
        Err(error) => Err(facts::dispatcher_objects::object(call, error)),
    }
}

/// Lets those go on who wait for the event now, resets it, and returns whether it was set before.
///
/// # Rules
/// Those of `KeResetEvent`.
fn KePulseEvent(call: &mut Call, Event: Address, _Increment: i32, Wait: bool) -> Result<i32, Stop> {
    check_wait(call, Wait);
    match call.executive().pulse_event(Event) {
        Ok(was_set) => {
            dispatcher_headers::show_state(call, Event)?;
            Ok(i32::from(was_set))
        }
        Err(error) => Err(facts::dispatcher_objects::object(call, error)),
    }
}
