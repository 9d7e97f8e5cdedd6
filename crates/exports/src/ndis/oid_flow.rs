//! How OID requests go down a stack and come back.
//! Guide: network/ndis-oid-request-interface, network/filter-module-oid-requests.
//!
//! A request is called at PASSIVE_LEVEL, and one at a time for each miniport and filter module. One
//! that is made at a higher level, while another is under way or while the miniport is reset, is called later by a thread of the
//! system; the requester gets `NDIS_STATUS_PENDING`.

use abi::constants::enumerators::NdisRequestMethod;
use abi::constants::ndis_status::{NDIS_STATUS_ADAPTER_NOT_READY, NDIS_STATUS_REQUEST_ABORTED};
use abi::layout::ndis::NDIS_OID_REQUEST as REQUEST;
use abi::{Address, Kirql, NtStatus};
use machine::{Call, Stop, callback};
use ndis::filter_drivers::FilterHandler;
use ndis::miniport_drivers::MiniportHandler;
use ndis::oid_requests::{NewOidRequest, OidRequest};
use ndis::pending::Progress;
use ndis::protocol_drivers::ProtocolHandler;
use ndis::stack::{Layer, Next};

use super::layers::expect;
use super::{packet_filters, traffic};
use crate::facts;

/// Makes a request; the status is final unless it is `NDIS_STATUS_PENDING`.
pub(super) fn request(call: &mut Call, requester: Layer, at: Address) -> Result<NtStatus, Stop> {
    let next = call.ndis().next_below(
        requester,
        FilterHandler::OidRequest,
        MiniportHandler::OidRequest,
    );
    let target = expect(call, next)?.layer;
    if !takes_requests(call, target) {
        return Ok(NtStatus(NDIS_STATUS_ADAPTER_NOT_READY));
    }
    let new = NewOidRequest {
        at,
        requester,
        target,
        oid: call.read_field(at, REQUEST::DATA_Oid)?,
        request_type: call.read_field(at, REQUEST::RequestType)?,
        request_id: Address(call.read_field(at, REQUEST::RequestId)?),
        site: call.site(),
    };
    let id = match call.ndis().oid_requests.request(new) {
        Ok(id) => id,
        Err(error) => return Err(facts::oid_requests::in_use(call, error)),
    };
    let is_next = call.ndis().oid_requests.next_for(target) == Some(id);
    if !is_next || call.irql() > Kirql::PASSIVE_LEVEL || call.ndis().is_resetting(target) {
        go_on(call, target);
        return Ok(NtStatus::PENDING);
    }
    match begin(call, target)? {
        Some((request, Progress::Finished(status))) => {
            finished(call, &request, status)?;
            go_on(call, target);
            Ok(status)
        }
        _ => Ok(NtStatus::PENDING),
    }
}

/// Calls the handler for the next request of `target`, if its turn has come.
fn begin(call: &mut Call, target: Layer) -> Result<Option<(OidRequest, Progress)>, Stop> {
    if call.ndis().is_resetting(target) {
        return Ok(None);
    }
    let site = call.site();
    let Some(request) = call.ndis().oid_requests.begin(target, site) else {
        return Ok(None);
    };
    packet_filters::widen(call, &request)?;
    let status = invoke(call, target, request.at)?;
    let site = call.site();
    match call.ndis().oid_requests.returned(request.id, status, site) {
        Ok(progress) => Ok(Some((request, progress))),
        Err(error) => Err(facts::oid_requests::completion(
            call, target, request.at, error,
        )),
    }
}

fn invoke(call: &mut Call, target: Layer, at: Address) -> Result<NtStatus, Stop> {
    match target {
        Layer::Filter(id) => {
            let Some(next) = call.ndis().filter(id, FilterHandler::OidRequest) else {
                return Ok(NtStatus::NOT_SUPPORTED);
            };
            let arguments = [next.context.0, at.0];
            call.invoke_for_status(callback::FILTER_OID_REQUEST, next.handler, &arguments)
        }
        Layer::BuiltInMiniport(adapter) => traffic::answer_oid(call, adapter, at),
        _ => {
            let next = call.ndis().miniport(target, MiniportHandler::OidRequest);
            let Next {
                handler, context, ..
            } = expect(call, next)?;
            let arguments = [context.0, at.0];
            call.invoke_for_status(callback::MINIPORT_OID_REQUEST, handler, &arguments)
        }
    }
}

/// Has a thread of the system call what waits for `target`.
pub(super) fn go_on(call: &mut Call, target: Layer) {
    if call.ndis().oid_requests.next_for(target).is_some() {
        call.create_system_thread(Box::new(move |call| call_waiting(call, target)));
    }
}

/// Calls the handler for one request after the other, until one is pending or none waits.
fn call_waiting(call: &mut Call, target: Layer) -> Result<(), Stop> {
    while let Some((request, progress)) = begin(call, target)? {
        if let Progress::Finished(status) = progress {
            finished(call, &request, status)?;
            tell(call, &request, status)?;
        }
    }
    Ok(())
}

/// Completes a request that was given to `by`.
pub(super) fn complete(
    call: &mut Call,
    by: Layer,
    at: Address,
    status: NtStatus,
) -> Result<(), Stop> {
    let site = call.site();
    let request = match call.ndis().oid_requests.complete(at, by, status, site) {
        Ok(request) => request,
        Err(error) => return Err(facts::oid_requests::completion(call, by, at, error)),
    };
    finished(call, &request, status)?;
    tell(call, &request, status)?;
    go_on(call, request.target);
    Ok(())
}

/// What NDIS does with a finished request, before the requester learns of it.
fn finished(call: &mut Call, request: &OidRequest, status: NtStatus) -> Result<(), Stop> {
    if status == NtStatus::SUCCESS {
        check_bytes(call, request)?;
    }
    packet_filters::settle(call, request, status)
}

/// Tells the requester, which was told that the request is pending.
fn tell(call: &mut Call, request: &OidRequest, status: NtStatus) -> Result<(), Stop> {
    let arguments = |context: Address| [context.0, request.at.0, u64::from(status.0)];
    match request.requester {
        Layer::Filter(id) => {
            if let Some(next) = call.ndis().filter(id, FilterHandler::OidRequestComplete) {
                let arguments = arguments(next.context);
                call.invoke(
                    callback::FILTER_OID_REQUEST_COMPLETE,
                    next.handler,
                    &arguments,
                )?;
            }
        }
        Layer::Binding(_) => {
            let handler = ProtocolHandler::OidRequestComplete;
            let next = call.ndis().protocol(request.requester, handler);
            let next = expect(call, next)?;
            let arguments = arguments(next.context);
            call.invoke(
                callback::PROTOCOL_OID_REQUEST_COMPLETE,
                next.handler,
                &arguments,
            )?;
        }
        _ => call.complete_operation(request.at, status),
    }
    Ok(())
}

/// Asks those below to give up requests of `requester` with this identifier.
pub(super) fn cancel(call: &mut Call, requester: Layer, request_id: Address) -> Result<(), Stop> {
    let waiting = call.ndis().oid_requests.waiting(requester, request_id);
    if let Some(request) = waiting.and_then(|id| call.ndis().oid_requests.withdraw(id)) {
        return tell(call, &request, NtStatus(NDIS_STATUS_REQUEST_ABORTED));
    }
    let Some(target) = call
        .ndis()
        .oid_requests
        .target_to_cancel(requester, request_id)
    else {
        return Ok(());
    };
    match target {
        Layer::Filter(id) => {
            let Some(next) = call.ndis().filter(id, FilterHandler::CancelOidRequest) else {
                return Ok(());
            };
            let arguments = [next.context.0, request_id.0];
            call.invoke(
                callback::FILTER_CANCEL_OID_REQUEST,
                next.handler,
                &arguments,
            )?;
        }
        Layer::Miniport(_) => {
            let next = call
                .ndis()
                .miniport(target, MiniportHandler::CancelOidRequest);
            let next = expect(call, next)?;
            let arguments = [next.context.0, request_id.0];
            call.invoke(
                callback::MINIPORT_CANCEL_OID_REQUEST,
                next.handler,
                &arguments,
            )?;
        }
        _ => {}
    }
    Ok(())
}

fn takes_requests(call: &mut Call, target: Layer) -> bool {
    match target {
        Layer::Miniport(id) => call
            .ndis()
            .adapters
            .object(id)
            .is_ok_and(|it| it.takes_oid_requests()),
        Layer::Filter(id) => call
            .ndis()
            .filter_modules
            .object(id)
            .is_ok_and(|it| it.takes_oid_requests()),
        _ => true,
    }
}

/// Whether a request was completed with no more bytes than its buffer has.
fn check_bytes(call: &mut Call, request: &OidRequest) -> Result<(), Stop> {
    let at = request.at;
    // `BytesWritten` and `BytesRead` of a query and of a set lie at the same place.
    let (bytes, room) = if request.request_type == NdisRequestMethod {
        let bytes = call.read_field(at, REQUEST::DATA_METHOD_INFORMATION_BytesWritten)?;
        (
            bytes,
            call.read_field(at, REQUEST::DATA_METHOD_INFORMATION_OutputBufferLength)?,
        )
    } else {
        let bytes = call.read_field(at, REQUEST::DATA_QUERY_INFORMATION_BytesWritten)?;
        (
            bytes,
            call.read_field(at, REQUEST::DATA_QUERY_INFORMATION_InformationBufferLength)?,
        )
    };
    if bytes > room {
        facts::oid_requests::too_many_bytes(call, request, bytes, room);
    }
    Ok(())
}
