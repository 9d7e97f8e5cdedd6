//! Resets of an adapter's hardware, and NDIS' regular look at whether one is necessary.
//! Guide: network/miniport-adapter-check-for-hang-and-reset-operations.
//! Pages: ddi/ndis/nc-ndis-miniport_reset, ddi/ndis/nc-ndis-miniport_check_for_hang.
//!
//! While a reset lasts the driver gets no new sends, which come back with `NDIS_STATUS_RESET_IN_PROGRESS`, and
//! no new OID requests, which wait. What the driver has already stays the driver's to complete.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::oid::OID_GEN_CURRENT_PACKET_FILTER;
use abi::{Address, NtStatus};
use executive::Timeout;
use machine::{Call, Stop, callback, exports};
use ndis::adapters::AdapterId;
use ndis::miniport_drivers::MiniportHandler;
use ndis::pending::{CompletionError, Progress};
use ndis::stack::Layer;

use super::adapter_life::handler;
use super::{oid_flow, pended_operations, traffic};
use crate::facts;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndismresetcomplete")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisMResetComplete(MiniportAdapterHandle: Address, Status: NtStatus, AddressingReset: bool);
}

/// Completes a reset for which `MiniportResetEx` returned `NDIS_STATUS_PENDING`. If `AddressingReset` is set,
/// NDIS sets the packet filter again.
///
/// # Rules
/// `Irql_Miniport_Driver_Function`, `ndis-reset-not-pending`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisMResetComplete(
    call: &mut Call,
    MiniportAdapterHandle: Address,
    Status: NtStatus,
    AddressingReset: bool,
) -> Result<(), Stop> {
    let site = call.site();
    let adapters = &mut call.ndis().adapters;
    let found = adapters
        .find(MiniportAdapterHandle)
        .and_then(|id| adapters.object_mut(id));
    let reset = match found {
        Ok(adapter) => &mut adapter.reset,
        Err(error) => return Err(facts::handles::wrong(call, error)),
    };
    let addressing = reset.addressing;
    match reset.complete(Status, site) {
        Ok(_) => {
            call.write(addressing, u8::from(AddressingReset))?;
            call.complete_operation(addressing, Status);
            Ok(())
        }
        Err(error) => Err(facts::resets::wrong_completion(
            call,
            MiniportAdapterHandle,
            Status,
            AddressingReset,
            error,
        )),
    }
}

/// Whether the adapter's driver can reset its hardware.
///
/// # Errors
/// If the run ended meanwhile.
pub fn can_reset(call: &mut Call, adapter: AdapterId) -> Result<bool, Stop> {
    let (routine, _) = handler(call, adapter, MiniportHandler::ResetEx)?;
    Ok(!routine.is_null())
}

/// Resets the adapter's hardware and waits until that is done. Nothing happens if the driver can't, or does so
/// already.
///
/// # Errors
/// If the run ended meanwhile.
pub fn reset(call: &mut Call, adapter: AdapterId) -> Result<(), Stop> {
    let (routine, contexts) = handler(call, adapter, MiniportHandler::ResetEx)?;
    if routine.is_null() {
        return Ok(());
    }
    let site = call.site();
    let Ok(object) = call.ndis().adapters.object_mut(adapter) else {
        return Ok(());
    };
    if object.reset.lasts() || object.reset.begin(site).is_err() {
        return Ok(());
    }
    let addressing = addressing_cell(call, adapter)?;
    call.begin_operation(addressing);
    let arguments = [contexts.adapter.0, addressing.0];
    let status = call.invoke_for_status(callback::MINIPORT_RESET, routine, &arguments)?;
    wait(call, adapter, addressing, status)?;
    if let Ok(object) = call.ndis().adapters.object_mut(adapter) {
        object.reset.end();
    }
    oid_flow::go_on(call, Layer::Miniport(adapter));
    let lost: u8 = call.read(addressing)?;
    if lost != 0 {
        set_packet_filter_again(call, adapter)?;
    }
    Ok(())
}

/// Waits for the end of a reset whose handler has returned `status`.
fn wait(
    call: &mut Call,
    adapter: AdapterId,
    addressing: Address,
    status: NtStatus,
) -> Result<(), Stop> {
    let site = call.site();
    let progress = match call.ndis().adapters.object_mut(adapter) {
        Ok(object) => object.reset.returned(status, site),
        Err(_) => return Err(call.internal("an adapter has gone during its reset")),
    };
    if let Err(error) = progress {
        let handle = adapter.handle();
        return Err(facts::resets::wrong_completion(
            call, handle, status, false, error,
        ));
    }
    let progress: Result<Progress, CompletionError> = progress;
    pended_operations::finish(call, addressing, progress, "MiniportResetEx").map(drop)
}

/// Where the driver says whether its hardware has lost its addresses; FALSE before it has said so.
fn addressing_cell(call: &mut Call, adapter: AdapterId) -> Result<Address, Stop> {
    let known = call.ndis().adapters.object(adapter).ok();
    let known = known.map_or(Address::NULL, |adapter| adapter.reset.addressing);
    let at = if known.is_null() {
        call.kernel_data(1)
    } else {
        known
    };
    call.write(at, 0_u8)?;
    if let Ok(adapter) = call.ndis().adapters.object_mut(adapter) {
        adapter.reset.addressing = at;
    }
    Ok(at)
}

/// Asks for frames again, if NDIS' own protocol is on the stack.
fn set_packet_filter_again(call: &mut Call, adapter: AdapterId) -> Result<(), Stop> {
    let own = Layer::BuiltInProtocol(adapter);
    let stack = call.ndis().stack(adapter);
    if stack.and_then(|stack| stack.top(stack.bindings().len())) != Some(own) {
        return Ok(());
    }
    let filter = traffic::PACKET_FILTER.to_le_bytes();
    traffic::set_oid(call, adapter, OID_GEN_CURRENT_PACKET_FILTER, &filter).map(drop)
}

/// NDIS' regular look at an adapter, until it is told to end.
#[derive(Clone, Copy, Debug)]
pub struct HangCheck {
    stop: Address,
    ended: Address,
}

/// Seconds between two looks unless the driver wants another time.
const DEFAULT_SECONDS: u32 = 2;
/// How many looks there are at most: nothing that NDIS waits for takes so long, and a deadlock must not be
/// hidden by looks without end.
const MOST_CHECKS: u32 = 64;
/// Milliseconds until a first look that comes early.
const EARLY_CHECK: u32 = 1;

/// Begins to look at an adapter at the times that its driver wants, if the driver has a routine for that: on a
/// thread of the system. In some variations the first look comes early, since NDIS' clock runs by itself.
///
/// # Errors
/// If the run ended meanwhile.
pub fn begin_hang_check(call: &mut Call, adapter: AdapterId) -> Result<Option<HangCheck>, Stop> {
    let (routine, contexts) = handler(call, adapter, MiniportHandler::CheckForHangEx)?;
    if routine.is_null() {
        return Ok(None);
    }
    let registration = match call.ndis().adapters.object(adapter) {
        Ok(adapter) => adapter.attributes.registration,
        Err(_) => None,
    };
    let seconds = registration.map_or(0, |attributes| attributes.check_for_hang_seconds);
    let seconds = if seconds == 0 {
        DEFAULT_SECONDS
    } else {
        seconds
    };
    let interval = seconds.saturating_mul(1000);
    let first = [interval, EARLY_CHECK][call.variation(2)];
    let check = HangCheck {
        stop: call.system_event(),
        ended: call.system_event(),
    };
    call.create_system_thread(Box::new(move |call| {
        let mut time = first;
        for _ in 0..MOST_CHECKS {
            if call.wait_for_system_event(check.stop, Some(milliseconds(time)))? {
                break;
            }
            let context = [contexts.adapter.0];
            let hangs = call.invoke(callback::MINIPORT_CHECK_FOR_HANG, routine, &context)?;
            // A BOOLEAN lies in the lowest byte.
            if hangs & 0xFF != 0 {
                reset(call, adapter)?;
            }
            time = interval;
        }
        call.set_system_event(check.ended);
        Ok(())
    }));
    Ok(Some(check))
}

/// Looks at the adapter no more, and waits for a look and a reset that are under way.
///
/// # Errors
/// If the run ended meanwhile.
pub fn end_hang_check(call: &mut Call, check: HangCheck) -> Result<(), Stop> {
    call.set_system_event(check.stop);
    call.wait_for_system_event(check.ended, None).map(drop)
}

const fn milliseconds(time: u32) -> Timeout {
    Timeout::Relative(time as u64 * executive::MILLISECOND)
}
