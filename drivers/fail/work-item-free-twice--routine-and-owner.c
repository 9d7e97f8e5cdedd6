/*
 * Wrong in one way: the work item's routine frees the item, and so does the adapter that queued it.
 *
 * Argued over in the review of microsoft/ebpf-for-windows PR #2280: the code that queued a work item freed it too, while its
 * routine may do so and did. Which of the two owns the item must be settled once. Here the routine does, since it is the last
 * that needs it.
 * Rule work-item-free-twice: ddi/ndis/nf-ndis-ndisfreeioworkitem.
 */
#include "../support/plain-miniport.h"

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_HANDLE WorkItem;
    NDIS_EVENT IsReady;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE OwningInitialize;
MINIPORT_HALT OwningHalt;
NDIS_IO_WORKITEM_FUNCTION GetReadyRoutine;

VOID NTAPI GetReadyRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    NdisFreeIoWorkItem(NdisIoWorkItemHandle);
    NdisSetEvent(&Adapter->IsReady);
}

NDIS_STATUS NTAPI OwningInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                   PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter = AllocatePlainAdapter(NdisMiniportHandle, sizeof(*Adapter));

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisInitializeEvent(&Adapter->IsReady);
    Adapter->WorkItem = NdisAllocateIoWorkItem(NdisMiniportHandle);
    if (Adapter->WorkItem == NULL) {
        NdisFreeMemory(Adapter, 0, 0);
        return NDIS_STATUS_RESOURCES;
    }
    NdisQueueIoWorkItem(Adapter->WorkItem, GetReadyRoutine, Adapter);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI OwningHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    NdisWaitEvent(&Adapter->IsReady, 0);
#ifndef FIXED
    NdisFreeIoWorkItem(Adapter->WorkItem);
#endif
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, OwningInitialize, OwningHalt, PlainUnload);
}
