/*
 * OID requests, which go through as clones, and notifications, which go through as they are.
 * https://learn.microsoft.com/windows-hardware/drivers/network/filter-module-oid-requests
 */
#include "filter.h"

/* The request that a clone was made of. */
#define ORIGINAL_OF(Clone) (*(PNDIS_OID_REQUEST *)(Clone)->SourceReserved)

NDIS_STATUS NTAPI DeferringOidRequest(NDIS_HANDLE FilterModuleContext, PNDIS_OID_REQUEST OidRequest)
{
    PFILTER Filter = FilterModuleContext;
    PNDIS_OID_REQUEST Clone;
    NDIS_STATUS Status = NdisAllocateCloneOidRequest(Filter->FilterHandle, OidRequest, TAG, &Clone);

    if (Status != NDIS_STATUS_SUCCESS) {
        return Status;
    }
    ORIGINAL_OF(Clone) = OidRequest;
    Clone->RequestId = OidRequest->RequestId;
    NdisAcquireSpinLock(&Filter->Lock);
    Filter->PendingRequest = Clone;
    NdisReleaseSpinLock(&Filter->Lock);
    Status = NdisFOidRequest(Filter->FilterHandle, Clone);
    if (Status != NDIS_STATUS_PENDING) {
        DeferringOidRequestComplete(Filter, Clone, Status);
    }
    return NDIS_STATUS_PENDING;
}

/* Copies what the driver below has answered from the clone to the request. */
static VOID CopyAnswer(PNDIS_OID_REQUEST Request, const NDIS_OID_REQUEST *Clone)
{
    switch (Request->RequestType) {
    case NdisRequestMethod:
        Request->DATA.METHOD_INFORMATION.OutputBufferLength = Clone->DATA.METHOD_INFORMATION.OutputBufferLength;
        Request->DATA.METHOD_INFORMATION.BytesRead = Clone->DATA.METHOD_INFORMATION.BytesRead;
        Request->DATA.METHOD_INFORMATION.BytesNeeded = Clone->DATA.METHOD_INFORMATION.BytesNeeded;
        Request->DATA.METHOD_INFORMATION.BytesWritten = Clone->DATA.METHOD_INFORMATION.BytesWritten;
        break;
    case NdisRequestSetInformation:
        Request->DATA.SET_INFORMATION.BytesRead = Clone->DATA.SET_INFORMATION.BytesRead;
        Request->DATA.SET_INFORMATION.BytesNeeded = Clone->DATA.SET_INFORMATION.BytesNeeded;
        break;
    default:
        Request->DATA.QUERY_INFORMATION.BytesWritten = Clone->DATA.QUERY_INFORMATION.BytesWritten;
        Request->DATA.QUERY_INFORMATION.BytesNeeded = Clone->DATA.QUERY_INFORMATION.BytesNeeded;
        break;
    }
}

VOID NTAPI DeferringOidRequestComplete(NDIS_HANDLE FilterModuleContext, PNDIS_OID_REQUEST OidRequest,
                                       NDIS_STATUS Status)
{
    PFILTER Filter = FilterModuleContext;
    PNDIS_OID_REQUEST Original = ORIGINAL_OF(OidRequest);

    NdisAcquireSpinLock(&Filter->Lock);
    Filter->PendingRequest = NULL;
    NdisReleaseSpinLock(&Filter->Lock);
    CopyAnswer(Original, OidRequest);
    NdisFreeCloneOidRequest(Filter->FilterHandle, OidRequest);
    NdisFOidRequestComplete(Filter->FilterHandle, Original, Status);
}

VOID NTAPI DeferringCancelOidRequest(NDIS_HANDLE FilterModuleContext, PVOID RequestId)
{
    PFILTER Filter = FilterModuleContext;
    BOOLEAN IsPending;

    NdisAcquireSpinLock(&Filter->Lock);
    IsPending = Filter->PendingRequest != NULL && Filter->PendingRequest->RequestId == RequestId;
    NdisReleaseSpinLock(&Filter->Lock);
    if (IsPending) {
        NdisFCancelOidRequest(Filter->FilterHandle, RequestId);
    }
}

VOID NTAPI DeferringStatus(NDIS_HANDLE FilterModuleContext, PNDIS_STATUS_INDICATION StatusIndication)
{
    PFILTER Filter = FilterModuleContext;

    NdisFIndicateStatus(Filter->FilterHandle, StatusIndication);
}

VOID NTAPI DeferringDevicePnPEvent(NDIS_HANDLE FilterModuleContext, PNET_DEVICE_PNP_EVENT NetDevicePnPEvent)
{
    PFILTER Filter = FilterModuleContext;

    NdisFDevicePnPEventNotify(Filter->FilterHandle, NetDevicePnPEvent);
}

NDIS_STATUS NTAPI DeferringNetPnPEvent(NDIS_HANDLE FilterModuleContext,
                                       PNET_PNP_EVENT_NOTIFICATION NetPnPEventNotification)
{
    PFILTER Filter = FilterModuleContext;

    return NdisFNetPnPEvent(Filter->FilterHandle, NetPnPEventNotification);
}
