//! OID requests. Guide: network/ndis-oid-request-interface.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::layout::ndis::NDIS_OID_REQUEST;
use abi::{Address, NtStatus};
use executive::memory::Memory;
use machine::{Call, Stop, exports};
use ndis::allocators;
use ndis::oid_requests;

use super::{layers, network_memory, oid_flow};
use crate::driver_memory::checked;
use crate::facts;
use crate::ntoskrnl::pool::free;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisoidrequest")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisOidRequest(NdisBindingHandle: Address, OidRequest: Address) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndiscanceloidrequest")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisCancelOidRequest(NdisBindingHandle: Address, RequestId: Address);

    #[docs("ddi/ndis/nf-ndis-ndismoidrequestcomplete")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisMOidRequestComplete(
        MiniportAdapterHandle: Address,
        OidRequest: Address,
        Status: NtStatus,
    );

    #[docs("ddi/ndis/nf-ndis-ndisfoidrequest")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFOidRequest(NdisFilterHandle: Address, OidRequest: Address) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndisfoidrequestcomplete")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFOidRequestComplete(NdisFilterHandle: Address, OidRequest: Address, Status: NtStatus);

    #[docs("ddi/ndis/nf-ndis-ndisfcanceloidrequest")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFCancelOidRequest(NdisFilterHandle: Address, RequestId: Address);

    #[docs("ddi/ndis/nf-ndis-ndisallocatecloneoidrequest")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAllocateCloneOidRequest(
        SourceHandle: Address,
        OidRequest: Address,
        PoolTag: u32,
        ClonedOidRequest: Address,
    ) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndisfreecloneoidrequest")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFreeCloneOidRequest(SourceHandle: Address, Request: Address);
}

/// Asks the drivers below a binding. Returns their status, or `NDIS_STATUS_PENDING` if it comes
/// through `ProtocolOidRequestComplete`.
///
/// # Rules
/// `Irql_OID_Function`, `ndis-oid-request-in-use`, `ndis-oid-invalid-buffer`, `ndis-wrong-handle`,
/// `ndis-stale-handle`.
fn NdisOidRequest(
    call: &mut Call,
    NdisBindingHandle: Address,
    OidRequest: Address,
) -> Result<NtStatus, Stop> {
    let requester = layers::binding(call, NdisBindingHandle)?;
    oid_flow::request(call, requester, OidRequest)
}

/// Asks the drivers below to give up the request with this identifier.
///
/// # Rules
/// `Irql_OID_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisCancelOidRequest(
    call: &mut Call,
    NdisBindingHandle: Address,
    RequestId: Address,
) -> Result<(), Stop> {
    let requester = layers::binding(call, NdisBindingHandle)?;
    oid_flow::cancel(call, requester, RequestId)
}

/// Completes a request for which `MiniportOidRequest` returned `NDIS_STATUS_PENDING`.
///
/// # Rules
/// `Irql_OID_Function`, `NdisOidDoubleComplete`, `NdisOidComplete`, `ndis-oid-invalid-buffer`,
/// `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisMOidRequestComplete(
    call: &mut Call,
    MiniportAdapterHandle: Address,
    OidRequest: Address,
    Status: NtStatus,
) -> Result<(), Stop> {
    let by = layers::miniport(call, MiniportAdapterHandle)?;
    oid_flow::complete(call, by, OidRequest, Status)
}

/// Asks the drivers below a filter module, with a request of its own or a clone. Returns their
/// status, or `NDIS_STATUS_PENDING` if it comes through `FilterOidRequestComplete`.
///
/// # Rules
/// `Irql_OID_Function`, `ndis-oid-request-in-use`, `ndis-oid-invalid-buffer`, `ndis-wrong-handle`,
/// `ndis-stale-handle`.
fn NdisFOidRequest(
    call: &mut Call,
    NdisFilterHandle: Address,
    OidRequest: Address,
) -> Result<NtStatus, Stop> {
    let requester = layers::filter(call, NdisFilterHandle)?;
    oid_flow::request(call, requester, OidRequest)
}

/// Completes a request for which `FilterOidRequest` returned `NDIS_STATUS_PENDING`.
///
/// # Rules
/// `Irql_OID_Function`, `NdisOidDoubleComplete`, `NdisOidComplete`, `ndis-oid-invalid-buffer`,
/// `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFOidRequestComplete(
    call: &mut Call,
    NdisFilterHandle: Address,
    OidRequest: Address,
    Status: NtStatus,
) -> Result<(), Stop> {
    let by = layers::filter(call, NdisFilterHandle)?;
    oid_flow::complete(call, by, OidRequest, Status)
}

/// Asks the drivers below to give up the request with this identifier.
///
/// # Rules
/// `Irql_OID_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFCancelOidRequest(
    call: &mut Call,
    NdisFilterHandle: Address,
    RequestId: Address,
) -> Result<(), Stop> {
    let requester = layers::filter(call, NdisFilterHandle)?;
    oid_flow::cancel(call, requester, RequestId)
}

/// Makes a copy of a request, with the same buffer, for a filter module to pass down. Returns
/// `NDIS_STATUS_RESOURCES` when memory lacks.
///
/// # Rules
/// `Irql_OID_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisAllocateCloneOidRequest(
    call: &mut Call,
    SourceHandle: Address,
    OidRequest: Address,
    PoolTag: u32,
    ClonedOidRequest: Address,
) -> Result<NtStatus, Stop> {
    facts::resource_owners::check(call, SourceHandle)?;
    if call.fails() {
        return Ok(NtStatus::INSUFFICIENT_RESOURCES);
    }
    let (size, tag) = (NDIS_OID_REQUEST::SIZE, executive::pool::PoolTag(PoolTag));
    let made = network_memory::block(call, size, allocators::CLONED_OID_REQUEST, tag)?;
    let Some(clone) = made else {
        return Ok(NtStatus::INSUFFICIENT_RESOURCES);
    };
    copy_request(call, OidRequest, clone)?;
    let (owner, allocated) = (SourceHandle, call.site());
    let known = oid_requests::ClonedOidRequest {
        at: clone,
        original: OidRequest,
        owner,
        allocated,
    };
    call.ndis().oid_requests.cloned(known);
    call.write(ClonedOidRequest, clone)?;
    Ok(NtStatus::SUCCESS)
}

/// Copies what a request asks for, but not what the drivers on its way keep in it.
fn copy_request(call: &mut Call, from: Address, to: Address) -> Result<(), Stop> {
    /// Up to the first field that drivers keep something in.
    const ASKED: usize = 0x48;
    const _: () = assert!(NDIS_OID_REQUEST::NdisReserved == ASKED as u64);
    let mut bytes = [0; ASKED];
    let memory = call.memory();
    let copied = memory
        .read(from, &mut bytes)
        .and_then(|()| memory.write(to, &bytes));
    checked(call, copied)?;
    let size = u64::from(call.read_field(from, NDIS_OID_REQUEST::Header_Size)?);
    if size >= NDIS_OID_REQUEST::SIZE {
        for field in [
            NDIS_OID_REQUEST::SwitchId,
            NDIS_OID_REQUEST::VPortId,
            NDIS_OID_REQUEST::Flags,
        ] {
            let value = call.read_field(from, field)?;
            call.write_field(to, field, value)?;
        }
    }
    Ok(())
}

/// Frees a copy of a request.
///
/// # Rules
/// `Irql_OID_Function`, `pool-wrong-free-function`, `ndis-oid-request-in-use`, `ndis-wrong-handle`,
/// `ndis-stale-handle`.
fn NdisFreeCloneOidRequest(
    call: &mut Call,
    SourceHandle: Address,
    Request: Address,
) -> Result<(), Stop> {
    facts::resource_owners::check(call, SourceHandle)?;
    if let Err(error) = call.ndis().oid_requests.free_clone(Request) {
        return Err(facts::oid_requests::free_clone(call, error));
    }
    free(call, Request, allocators::CLONED_OID_REQUEST, None).map(drop)
}
