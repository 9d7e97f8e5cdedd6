//! Kernel timers. Guide: kernel/timer-objects-and-dpcs.
//!
//! Time is virtual: it passes when nothing else can go on, straight to the next due timer. A timer is
//! exact, so a tolerable delay is not used.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use abi::constants::enumerators::SynchronizationTimer;
use abi::layout::wdm::{DISPATCHER_HEADER, KTIMER};
use executive::{Reset, Timeout, TimerSetting};
use machine::{Call, Stop, exports};

use super::dispatcher_headers::{self, ObjectType};
use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-keinitializetimer")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeInitializeTimer(Timer: Address);

    #[docs("ddi/wdm/nf-wdm-keinitializetimerex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeInitializeTimerEx(Timer: Address, Type: u32);

    #[docs("ddi/wdm/nf-wdm-kesettimer")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeSetTimer(Timer: Address, DueTime: i64, Dpc: Address) -> bool;

    #[docs("ddi/wdm/nf-wdm-kesettimerex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeSetTimerEx(Timer: Address, DueTime: i64, Period: i32, Dpc: Address) -> bool;

    #[docs("ddi/wdm/nf-wdm-kesetcoalescabletimer")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeSetCoalescableTimer(
        Timer: Address, DueTime: i64, Period: u32, TolerableDelay: u32, Dpc: Address,
    ) -> bool;

    #[docs("ddi/wdm/nf-wdm-kecanceltimer")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeCancelTimer(Timer: Address) -> bool;

    #[docs("ddi/wdm/nf-wdm-kereadstatetimer")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeReadStateTimer(Timer: Address) -> bool;
}

fn initialize(call: &mut Call, timer: Address, reset: Reset) -> Result<(), Stop> {
    if let Err(error) = call.executive().initialize_timer(timer, reset) {
        return Err(facts::dispatcher_objects::initialize_timer(call, error));
    }
    let object = match reset {
        Reset::Manual => ObjectType::NOTIFICATION_TIMER,
        Reset::Automatic => ObjectType::SYNCHRONIZATION_TIMER,
    };
    dispatcher_headers::initialize(call, timer, object, 0, 0)?;
    call.write_field(timer, KTIMER::DueTime, 0)?;
    call.write_field(timer, KTIMER::Dpc, 0)?;
    call.write_field(timer, KTIMER::Period, 0)
}

fn set(call: &mut Call, timer: Address, setting: TimerSetting) -> Result<bool, Stop> {
    let site = call.site();
    let was_set = match call.executive().set_timer(timer, setting, site) {
        Ok(was_set) => was_set,
        Err(error) => return Err(facts::dispatcher_objects::set_timer(call, error)),
    };
    call.write_field(timer, DISPATCHER_HEADER::SignalState, 0)?;
    call.write_field(timer, KTIMER::Dpc, setting.dpc.0)?;
    call.write_field(timer, KTIMER::Period, setting.period)?;
    Ok(was_set)
}

/// Makes the memory a notification timer that is not set.
///
/// # Rules
/// `IrqlKeDispatchLte`, `timer-initialized-while-set`, `object-initialized-in-use`.
fn KeInitializeTimer(call: &mut Call, Timer: Address) -> Result<(), Stop> {
    initialize(call, Timer, Reset::Manual)
}

/// Makes the memory a timer of type `Type` that is not set.
///
/// # Rules
/// Those of `KeInitializeTimer`.
fn KeInitializeTimerEx(call: &mut Call, Timer: Address, Type: u32) -> Result<(), Stop> {
    let is_automatic = Type == SynchronizationTimer;
    initialize(
        call,
        Timer,
        if is_automatic {
            Reset::Automatic
        } else {
            Reset::Manual
        },
    )
}

/// Sets the timer for `DueTime`, negative from now or positive as system time, and returns whether it
/// was set already. When it expires, `Dpc` is queued, if there is one.
///
/// # Rules
/// `IrqlKeDispatchLte`, `object-not-initialized`, `object-of-another-kind`.
fn KeSetTimer(call: &mut Call, Timer: Address, DueTime: i64, Dpc: Address) -> Result<bool, Stop> {
    set(
        call,
        Timer,
        TimerSetting {
            due: Timeout::from_driver(DueTime),
            period: 0,
            dpc: Dpc,
        },
    )
}

/// The same as `KeSetTimer`, with further expiries every `Period` milliseconds unless that is zero.
///
/// # Rules
/// Those of `KeSetTimer`.
fn KeSetTimerEx(
    call: &mut Call,
    Timer: Address,
    DueTime: i64,
    Period: i32,
    Dpc: Address,
) -> Result<bool, Stop> {
    let period = u32::try_from(Period).unwrap_or(0);
    set(
        call,
        Timer,
        TimerSetting {
            due: Timeout::from_driver(DueTime),
            period,
            dpc: Dpc,
        },
    )
}

/// The same as `KeSetTimerEx`.
///
/// # Differences from Windows
/// The timer is never late, so that `TolerableDelay` has no effect.
fn KeSetCoalescableTimer(
    call: &mut Call,
    Timer: Address,
    DueTime: i64,
    Period: u32,
    _TolerableDelay: u32,
    Dpc: Address,
) -> Result<bool, Stop> {
    set(
        call,
        Timer,
        TimerSetting {
            due: Timeout::from_driver(DueTime),
            period: Period,
            dpc: Dpc,
        },
    )
}

/// Takes the timer out of the timer queue and returns whether it was there. A DPC that its expiry has
/// queued already still runs.
///
/// # Rules
/// `IrqlKeDispatchLte`, `object-not-initialized`, `object-of-another-kind`.
fn KeCancelTimer(call: &mut Call, Timer: Address) -> Result<bool, Stop> {
    let _state: i32 = call.read_field(Timer, DISPATCHER_HEADER::SignalState)?;
    let cancelled = call.executive().cancel_timer(Timer);
    cancelled.map_err(|error| facts::dispatcher_objects::object(call, error))
}

/// Returns whether the timer has expired.
///
/// # Rules
/// Those of `KeCancelTimer`.
fn KeReadStateTimer(call: &mut Call, Timer: Address) -> Result<bool, Stop> {
    let state = call.executive().timer_is_signaled(Timer);
    state.map_err(|error| facts::dispatcher_objects::object(call, error))
}
