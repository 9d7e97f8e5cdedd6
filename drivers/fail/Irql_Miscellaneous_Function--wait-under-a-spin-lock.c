/*
 * Wrong in one way: FilterDetach holds a spin lock while it makes an OID request and waits for its completion.
 *
 * Reported as nmap/npcap #181 (and #184): closing a capture took a spin lock and then reset the packet filter by a request
 * of the driver's own, for which it waited. Waiting at DISPATCH_LEVEL is bug check 0x7C. What has to be decided under the
 * lock is decided under it; the request is made after the lock has been released.
 * Rule Irql_Miscellaneous_Function: ddi/ndis/nf-ndis-ndiswaitevent.
 */
#define PLAIN_OID_REQUEST_COMPLETE CaptureOidRequestComplete
#include "../support/plain-filter.h"

typedef struct _FILTER {
    PLAIN_FILTER Plain;
    NDIS_SPIN_LOCK Lock;
    BOOLEAN IsOpen; /* somebody captures; guarded by Lock */
    NDIS_OID_REQUEST Request;
    NDIS_EVENT RequestIsComplete;
    ULONG PacketFilter;
} FILTER, *PFILTER;

DRIVER_INITIALIZE DriverEntry;
FILTER_ATTACH CaptureAttach;
FILTER_DETACH CaptureDetach;

VOID NTAPI CaptureOidRequestComplete(NDIS_HANDLE FilterModuleContext, PNDIS_OID_REQUEST OidRequest, NDIS_STATUS Status)
{
    PFILTER Filter = FilterModuleContext;

    UNREFERENCED_PARAMETER(OidRequest);
    UNREFERENCED_PARAMETER(Status);
    NdisSetEvent(&Filter->RequestIsComplete);
}

/* Sets the packet filter below and waits until that is done. */
static VOID SetPacketFilter(PFILTER Filter, ULONG PacketFilter)
{
    PNDIS_OID_REQUEST Request = &Filter->Request;
    NDIS_STATUS Status;

    Filter->PacketFilter = PacketFilter;
    NdisZeroMemory(Request, sizeof(*Request));
    Request->Header.Type = NDIS_OBJECT_TYPE_OID_REQUEST;
    Request->Header.Revision = NDIS_OID_REQUEST_REVISION_1;
    Request->Header.Size = NDIS_SIZEOF_OID_REQUEST_REVISION_1;
    Request->RequestType = NdisRequestSetInformation;
    Request->DATA.SET_INFORMATION.Oid = OID_GEN_CURRENT_PACKET_FILTER;
    Request->DATA.SET_INFORMATION.InformationBuffer = &Filter->PacketFilter;
    Request->DATA.SET_INFORMATION.InformationBufferLength = sizeof(Filter->PacketFilter);
    NdisResetEvent(&Filter->RequestIsComplete);
    Status = NdisFOidRequest(Filter->Plain.FilterHandle, Request);
    if (Status != NDIS_STATUS_PENDING) {
        CaptureOidRequestComplete(Filter, Request, Status);
    }
    NdisWaitEvent(&Filter->RequestIsComplete, 0);
}

NDIS_STATUS NTAPI CaptureAttach(NDIS_HANDLE NdisFilterHandle, NDIS_HANDLE FilterDriverContext,
                                PNDIS_FILTER_ATTACH_PARAMETERS AttachParameters)
{
    PFILTER Filter = AllocatePlainFilter(NdisFilterHandle, sizeof(*Filter));

    UNREFERENCED_PARAMETER(FilterDriverContext);
    UNREFERENCED_PARAMETER(AttachParameters);
    if (Filter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisAllocateSpinLock(&Filter->Lock);
    NdisInitializeEvent(&Filter->RequestIsComplete);
    Filter->IsOpen = TRUE;
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI CaptureDetach(NDIS_HANDLE FilterModuleContext)
{
    PFILTER Filter = FilterModuleContext;
    BOOLEAN WasOpen;

    NdisAcquireSpinLock(&Filter->Lock);
    WasOpen = Filter->IsOpen;
    Filter->IsOpen = FALSE;
#ifndef FIXED
    if (WasOpen) {
        SetPacketFilter(Filter, 0);
    }
#endif
    NdisReleaseSpinLock(&Filter->Lock);
#ifdef FIXED
    if (WasOpen) {
        SetPacketFilter(Filter, 0);
    }
#endif
    NdisFreeSpinLock(&Filter->Lock);
    NdisFreeMemory(Filter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return RegisterPlainFilter(DriverObject, CaptureAttach, CaptureDetach, PlainFilterUnload);
}
