//! Miniport adapters: attributes, and the completions of what NDIS asked for.
//! Guide: network/miniport-adapter-states-and-operations.
//!
//! [`adapter_life`](super::adapter_life) has the other side: what NDIS does to an adapter.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::{Address, NtStatus};
use executive::site::Site;
use machine::{Call, Stop, exports};
use ndis::data_path::{DataPath, DataPathError};
use ndis::miniport_attributes::MiniportAttributes;
use ndis::pending::Progress;

use super::pended_operations;
use crate::facts;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndismsetminiportattributes")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisMSetMiniportAttributes(NdisMiniportHandle: Address, MiniportAttributes: Address) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndismpausecomplete")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisMPauseComplete(MiniportAdapterHandle: Address);

    #[docs("ddi/ndis/nf-ndis-ndismrestartcomplete")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisMRestartComplete(MiniportAdapterHandle: Address, Status: NtStatus);
}

/// Takes over what `MiniportInitializeEx` tells about its adapter.
///
/// Returns `NDIS_STATUS_INVALID_PARAMETER` for a structure that can't be used.
///
/// # Rules
/// `Irql_Miniport_Driver_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisMSetMiniportAttributes(
    call: &mut Call,
    NdisMiniportHandle: Address,
    MiniportAttributes: Address,
) -> Result<NtStatus, Stop> {
    let attributes = match MiniportAttributes::read(call.memory(), MiniportAttributes) {
        Ok(attributes) => attributes,
        Err(error) => {
            return match facts::handles::bad_address(&error) {
                Some(bad) => Err(call.bad_address(bad)),
                None => Ok(NtStatus::INVALID_PARAMETER),
            };
        }
    };
    let adapters = &mut call.ndis().adapters;
    let found = adapters
        .find(NdisMiniportHandle)
        .and_then(|id| adapters.object_mut(id));
    match found.map(|adapter| adapter.set_attributes(attributes)) {
        Ok(Ok(())) => Ok(NtStatus::SUCCESS),
        Ok(Err(_)) => Ok(NtStatus::INVALID_PARAMETER),
        Err(error) => Err(facts::handles::wrong(call, error)),
    }
}

/// Completes a pause for which `MiniportPause` returned `NDIS_STATUS_PENDING`.
///
/// # Rules
/// `ndis-illegal-state-transition`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisMPauseComplete(call: &mut Call, MiniportAdapterHandle: Address) -> Result<(), Stop> {
    complete(call, MiniportAdapterHandle, DataPath::complete_pause)
}

/// Completes a restart for which `MiniportRestart` returned `NDIS_STATUS_PENDING`.
///
/// # Rules
/// `ndis-illegal-state-transition`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisMRestartComplete(
    call: &mut Call,
    MiniportAdapterHandle: Address,
    Status: NtStatus,
) -> Result<(), Stop> {
    complete(call, MiniportAdapterHandle, |data_path, site| {
        data_path.complete_restart(Status, site)
    })
}

fn complete(
    call: &mut Call,
    handle: Address,
    step: impl FnOnce(&mut DataPath, Site) -> Result<Progress, DataPathError>,
) -> Result<(), Stop> {
    let site = call.site();
    let adapters = &mut call.ndis().adapters;
    let found = adapters.find(handle).and_then(|id| adapters.object_mut(id));
    match found.map(|adapter| step(&mut adapter.data_path, site)) {
        Ok(progress) => pended_operations::complete(call, handle, progress),
        Err(error) => Err(facts::handles::wrong(call, error)),
    }
}
