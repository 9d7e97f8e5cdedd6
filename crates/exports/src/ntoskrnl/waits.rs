//! Waiting for objects and for time to pass. Guide: kernel/introduction-to-kernel-dispatcher-objects.
//!
//! No APCs are delivered, so a wait is never alerted, whatever `Alertable` and `WaitMode` are.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::enumerators::WaitAll;
use abi::{Address, NtStatus};
use executive::{MAXIMUM_WAIT_OBJECTS, Timeout, WaitKind, WaitOutcome};
use machine::{Call, Stop, exports};

use super::dispatcher_headers;
use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-kewaitforsingleobject")]
    #[irql(any)]
    fn KeWaitForSingleObject(
        Object: Address, WaitReason: u32, WaitMode: u8, Alertable: bool, Timeout: Address,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-kewaitformutexobject")]
    #[irql(any)]
    fn KeWaitForMutexObject(
        Mutex: Address, WaitReason: u32, WaitMode: u8, Alertable: bool, Timeout: Address,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-kewaitformultipleobjects")]
    #[irql(any)]
    fn KeWaitForMultipleObjects(
        Count: u32, Object: Address, WaitType: u32, WaitReason: u32, WaitMode: u8, Alertable: bool,
        Timeout: Address, WaitBlockArray: Address,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-kedelayexecutionthread")]
    #[irql(<= APC_LEVEL)]
    fn KeDelayExecutionThread(WaitMode: u8, Alertable: bool, Interval: Address) -> NtStatus;
}

/// The most objects of a wait for which the thread itself has room (`THREAD_WAIT_OBJECTS`).
const THREAD_WAIT_OBJECTS: u32 = 3;

/// Waits for `objects`. The time-out is read from the driver's memory at `timeout`, NULL for none.
pub(crate) fn wait(
    call: &mut Call,
    objects: &[Address],
    kind: WaitKind,
    timeout: Address,
) -> Result<NtStatus, Stop> {
    let limit = match timeout.is_null() {
        true => None,
        false => Some(Timeout::from_driver(call.read(timeout)?)),
    };
    let status = match call.executive().wait(objects, kind, limit) {
        Ok(WaitOutcome::Satisfied(status)) => status,
        Ok(WaitOutcome::Blocked) => {
            call.give_way()?;
            call.executive().wait_result()
        }
        Err(error) => {
            let first = objects.first().copied().unwrap_or_default();
            return Err(facts::dispatcher_objects::wait(call, first, timeout, error));
        }
    };
    let site = call.site();
    call.executive()
        .note_acquired_mutexes(objects, limit.is_none(), site);
    facts::lock_order::check(call);
    for &object in objects {
        dispatcher_headers::show_state(call, object)?;
    }
    Ok(status)
}

/// Waits for one object. Returns `STATUS_SUCCESS`, `STATUS_TIMEOUT`, or `STATUS_ABANDONED` for a mutex
/// whose owner ended without releasing it.
///
/// # Rules
/// `wait-at-dispatch-level`, `object-not-initialized`.
fn KeWaitForSingleObject(
    call: &mut Call,
    Object: Address,
    _WaitReason: u32,
    _WaitMode: u8,
    _Alertable: bool,
    Timeout: Address,
) -> Result<NtStatus, Stop> {
    wait(call, &[Object], WaitKind::Any, Timeout)
}

/// The same as `KeWaitForSingleObject`, by its name for mutexes.
fn KeWaitForMutexObject(
    call: &mut Call,
    Mutex: Address,
    _WaitReason: u32,
    _WaitMode: u8,
    _Alertable: bool,
    Timeout: Address,
) -> Result<NtStatus, Stop> {
    wait(call, &[Mutex], WaitKind::Any, Timeout)
}

/// Waits for one or all of several objects. For one, the status tells its index.
///
/// # Rules
/// `wait-at-dispatch-level`, `wait-object-count`, `object-not-initialized`.
#[expect(clippy::too_many_arguments, reason = "the documented parameters")]
fn KeWaitForMultipleObjects(
    call: &mut Call,
    Count: u32,
    Object: Address,
    WaitType: u32,
    _WaitReason: u32,
    _WaitMode: u8,
    _Alertable: bool,
    Timeout: Address,
    WaitBlockArray: Address,
) -> Result<NtStatus, Stop> {
    let count = Count as usize;
    let lacks_room = Count > THREAD_WAIT_OBJECTS && WaitBlockArray.is_null();
    if count == 0 || count > MAXIMUM_WAIT_OBJECTS || lacks_room {
        return Err(facts::dispatcher_objects::wait_count(
            call,
            u64::from(Count),
        ));
    }
    let mut objects = [Address::NULL; MAXIMUM_WAIT_OBJECTS];
    for (index, object) in (0_u64..).zip(&mut objects[..count]) {
        *object = call.read(Object.offset(8 * index))?;
    }
    let kind = if WaitType == WaitAll {
        WaitKind::All
    } else {
        WaitKind::Any
    };
    wait(call, &objects[..count], kind, Timeout)
}

/// Lets the time at `Interval` pass, negative from now or positive as system time.
///
/// # Rules
/// `IrqlKeApcLte1`.
fn KeDelayExecutionThread(
    call: &mut Call,
    _WaitMode: u8,
    _Alertable: bool,
    Interval: Address,
) -> Result<NtStatus, Stop> {
    let interval = Timeout::from_driver(call.read(Interval)?);
    match call.executive().delay(interval) {
        Ok(WaitOutcome::Satisfied(status)) => Ok(status),
        Ok(WaitOutcome::Blocked) => {
            call.give_way()?;
            Ok(call.executive().wait_result())
        }
        Err(error) => Err(facts::dispatcher_objects::wait(
            call,
            Address::NULL,
            Interval,
            error,
        )),
    }
}
