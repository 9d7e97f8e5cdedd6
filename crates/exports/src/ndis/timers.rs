//! Timer objects. Guide: network/ndis-timer-services.
//!
//! A timer object is a kernel timer with a DPC, both known to the executive by the object's handle; the
//! DPC is the driver's function, called at `DISPATCH_LEVEL`.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::ndis_status;
use abi::{Address, Kirql, NtStatus};
use executive::{Reset, Timeout, TimerSetting, WaitOutcome};
use machine::{Call, Stop, exports};
use ndis::timers::{Timer, TimerCharacteristics, TimerId};

use crate::facts;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisallocatetimerobject")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAllocateTimerObject(
        NdisHandle: Address,
        TimerCharacteristics: Address,
        pTimerObject: Address,
    ) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndissettimerobject")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisSetTimerObject(
        TimerObject: Address,
        DueTime: i64,
        MillisecondsPeriod: i32,
        FunctionContext: Address,
    ) -> bool;

    #[docs("ddi/ndis/nf-ndis-ndissetcoalescabletimerobject")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisSetCoalescableTimerObject(
        TimerObject: Address,
        DueTime: i64,
        MillisecondsPeriod: i32,
        FunctionContext: Address,
        Tolerance: u32,
    ) -> bool;

    #[docs("ddi/ndis/nf-ndis-ndiscanceltimerobject")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisCancelTimerObject(TimerObject: Address) -> bool;

    #[docs("ddi/ndis/nf-ndis-ndisfreetimerobject")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFreeTimerObject(TimerObject: Address);
}

/// Allocates a timer object for a driver or an instance of one, and writes its handle to
/// `*pTimerObject`.
///
/// Returns `NDIS_STATUS_BAD_CHARACTERISTICS` for characteristics that can't be used, and
/// `NDIS_STATUS_RESOURCES` when the allocation fails, which a schedule can ask for.
///
/// # Rules
/// `Irql_Timer_Function`, `timer-object-not-freed`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisAllocateTimerObject(
    call: &mut Call,
    NdisHandle: Address,
    TimerCharacteristics: Address,
    pTimerObject: Address,
) -> Result<NtStatus, Stop> {
    facts::resource_owners::check(call, NdisHandle)?;
    let characteristics = match TimerCharacteristics::read(call.memory(), TimerCharacteristics) {
        Ok(characteristics) => characteristics,
        Err(error) => {
            return match facts::handles::bad_address(&error) {
                Some(bad) => Err(call.bad_address(bad)),
                None => Ok(NtStatus(ndis_status::NDIS_STATUS_BAD_CHARACTERISTICS)),
            };
        }
    };
    if call.fails() {
        return Ok(NtStatus::INSUFFICIENT_RESOURCES);
    }
    let site = call.site();
    let timer = Timer::new(NdisHandle, characteristics);
    let Ok(id) = call.ndis().timers.insert(timer, site) else {
        return Ok(NtStatus::INSUFFICIENT_RESOURCES);
    };
    let (handle, function) = (id.handle(), characteristics.function);
    let executive = call.executive();
    let is_new = executive.initialize_timer(handle, Reset::Manual).is_ok()
        && executive
            .initialize_dpc(handle, function, characteristics.context)
            .is_ok();
    debug_assert!(is_new, "a handle is given out once");
    call.write(pTimerObject, handle)?;
    Ok(NtStatus::SUCCESS)
}

/// Sets the timer, or sets it anew: its function is called at `DueTime`, which is relative if negative,
/// and then each time that `MillisecondsPeriod` has passed, unless that is zero. Tells whether the
/// timer was set.
///
/// # Rules
/// `Irql_Timer_Function`, `CancelTimerObject`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisSetTimerObject(
    call: &mut Call,
    TimerObject: Address,
    DueTime: i64,
    MillisecondsPeriod: i32,
    FunctionContext: Address,
) -> Result<bool, Stop> {
    let id = find(call, TimerObject)?;
    let Ok(period) = u32::try_from(MillisecondsPeriod) else {
        return Err(call.unsupported(format!("a timer with the period {MillisecondsPeriod}")));
    };
    let site = call.site();
    let due = Timeout::from_driver(DueTime);
    let setting = TimerSetting {
        due,
        period,
        dpc: TimerObject,
    };
    let was_set = match call.executive().set_timer(TimerObject, setting, site) {
        Ok(was_set) => was_set,
        Err(error) => return Err(call.internal(error.to_string())),
    };
    if let Ok(timer) = call.ndis().timers.object_mut(id) {
        timer.set(period, FunctionContext, site);
    }
    Ok(was_set)
}

/// As `NdisSetTimerObject`. The tolerance lets Windows save power by expiring timers together; here the
/// timer expires on time.
///
/// # Rules
/// Those of `NdisSetTimerObject`.
fn NdisSetCoalescableTimerObject(
    call: &mut Call,
    TimerObject: Address,
    DueTime: i64,
    MillisecondsPeriod: i32,
    FunctionContext: Address,
    _Tolerance: u32,
) -> Result<bool, Stop> {
    NdisSetTimerObject(
        call,
        TimerObject,
        DueTime,
        MillisecondsPeriod,
        FunctionContext,
    )
}

/// Cancels the timer and tells whether it was set. If it was not, its function may be about to run, or
/// run. For a periodic timer this waits until it does not.
///
/// # Rules
/// `Irql_Timer_Function`, `PeriodicTimer`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisCancelTimerObject(call: &mut Call, TimerObject: Address) -> Result<bool, Stop> {
    let id = find(call, TimerObject)?;
    let is_periodic = call.ndis().timers.object(id).is_ok_and(Timer::is_periodic);
    if is_periodic && call.irql() > Kirql::PASSIVE_LEVEL {
        return Err(facts::ndis_timers::periodic_cancelled_above_passive(
            call, id,
        ));
    }
    let was_set = match call.executive().cancel_timer(TimerObject) {
        Ok(was_set) => was_set,
        Err(error) => return Err(call.internal(error.to_string())),
    };
    if let Ok(timer) = call.ndis().timers.object_mut(id) {
        timer.cancel();
    }
    if is_periodic {
        flush_dpcs(call)?;
    }
    Ok(was_set)
}

/// Waits until the DPCs that are queued now have run.
fn flush_dpcs(call: &mut Call) -> Result<(), Stop> {
    match call.executive().flush_queued_dpcs() {
        Ok(WaitOutcome::Satisfied(_)) => Ok(()),
        Ok(WaitOutcome::Blocked) => call.give_way(),
        Err(error) => Err(call.internal(format!("DPCs can't be waited for: {error}"))),
    }
}

/// Frees a timer object whose timer is not set and whose function is not about to run.
///
/// # Rules
/// `Irql_Timer_Function`, `timer-freed-while-set`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFreeTimerObject(call: &mut Call, TimerObject: Address) -> Result<(), Stop> {
    let id = find(call, TimerObject)?;
    if let Some(set) = call.executive().timer_set_at(TimerObject) {
        return Err(facts::ndis_timers::freed_while_set(call, id, set));
    }
    if let Some(queued) = call.executive().dpc_queued_at(TimerObject) {
        return Err(facts::ndis_timers::freed_while_queued(call, id, queued));
    }
    let site = call.site();
    let removed = call.ndis().timers.remove(id, site);
    debug_assert!(removed.is_ok(), "it was found just now");
    let in_use = call.executive().forget_range(TimerObject, 1);
    debug_assert!(in_use.is_empty(), "it is neither set nor queued");
    Ok(())
}

fn find(call: &mut Call, handle: Address) -> Result<TimerId, Stop> {
    let found = call.ndis().timers.find(handle);
    found.map_err(|error| facts::handles::wrong(call, error))
}
