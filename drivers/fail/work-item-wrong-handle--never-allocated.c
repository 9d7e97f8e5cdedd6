/*
 * Wrong in one way: MiniportHaltEx queues a work item that is allocated only when the adapter is used.
 *
 * Reported as vadimgrn/usbip-win2 PR #25: detaching a device queued a work item that an attach which had not got that far had
 * never made, and the handle of nothing crashed the machine. Whoever queues has to know that the item exists.
 * Rule work-item-wrong-handle: ddi/ndis/nf-ndis-ndisqueueioworkitem.
 */
#define PLAIN_OID_REQUEST NotifyingOidRequest
#include "../support/plain-miniport.h"

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_HANDLE NotifyItem; /* NULL until somebody asks for the adapter's events */
    NDIS_EVENT IsNotified;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE NotifyingInitialize;
MINIPORT_HALT NotifyingHalt;
NDIS_IO_WORKITEM_FUNCTION NotifyRoutine;

VOID NTAPI NotifyRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    NdisSetEvent(&Adapter->IsNotified);
}

/* The first change of the wake-up patterns needs the item; nobody makes one here. */
NDIS_STATUS NTAPI NotifyingOidRequest(NDIS_HANDLE MiniportAdapterContext, PNDIS_OID_REQUEST OidRequest)
{
    PADAPTER Adapter = MiniportAdapterContext;

    if (OidRequest->RequestType == NdisRequestSetInformation &&
        OidRequest->DATA.SET_INFORMATION.Oid == OID_PNP_ADD_WAKE_UP_PATTERN && Adapter->NotifyItem == NULL) {
        Adapter->NotifyItem = NdisAllocateIoWorkItem(Adapter->Plain.MiniportAdapterHandle);
    }
    return PlainOidRequest(MiniportAdapterContext, OidRequest);
}

NDIS_STATUS NTAPI NotifyingInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                      PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter = AllocatePlainAdapter(NdisMiniportHandle, sizeof(*Adapter));

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisInitializeEvent(&Adapter->IsNotified);
    return NDIS_STATUS_SUCCESS;
}

static VOID NotifyOfRemoval(PADAPTER Adapter)
{
    NdisQueueIoWorkItem(Adapter->NotifyItem, NotifyRoutine, Adapter);
    NdisWaitEvent(&Adapter->IsNotified, 0);
    NdisFreeIoWorkItem(Adapter->NotifyItem);
}

VOID NTAPI NotifyingHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
#ifdef FIXED
    if (Adapter->NotifyItem != NULL) {
        NotifyOfRemoval(Adapter);
    }
#else
    NotifyOfRemoval(Adapter);
#endif
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, NotifyingInitialize, NotifyingHalt, PlainUnload);
}
