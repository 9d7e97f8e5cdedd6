/*
 * Wrong in one way: MiniportHaltEx queues the work item that it has just freed.
 *
 * Rule work-item-use-after-free: ddi/ndis/nf-ndis-ndisfreeioworkitem. A freed item is gone.
 */
#include "../support/plain-miniport.h"

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_HANDLE WorkItem;
    NDIS_EVENT WorkItemHasRun;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE LateInitialize;
MINIPORT_HALT LateHalt;
NDIS_IO_WORKITEM_FUNCTION LateWorkItemRoutine;

VOID NTAPI LateWorkItemRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    NdisSetEvent(&Adapter->WorkItemHasRun);
}

NDIS_STATUS NTAPI LateInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                 PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter = AllocatePlainAdapter(NdisMiniportHandle, sizeof(*Adapter));

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisInitializeEvent(&Adapter->WorkItemHasRun);
    Adapter->WorkItem = NdisAllocateIoWorkItem(NdisMiniportHandle);
    if (Adapter->WorkItem == NULL) {
        NdisFreeMemory(Adapter, 0, 0);
        return NDIS_STATUS_RESOURCES;
    }
    NdisQueueIoWorkItem(Adapter->WorkItem, LateWorkItemRoutine, Adapter);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI LateHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    NdisWaitEvent(&Adapter->WorkItemHasRun, 0);
#ifdef FIXED
    NdisResetEvent(&Adapter->WorkItemHasRun);
    NdisQueueIoWorkItem(Adapter->WorkItem, LateWorkItemRoutine, Adapter);
    NdisWaitEvent(&Adapter->WorkItemHasRun, 0);
    NdisFreeIoWorkItem(Adapter->WorkItem);
#else
    NdisFreeIoWorkItem(Adapter->WorkItem);
    NdisQueueIoWorkItem(Adapter->WorkItem, LateWorkItemRoutine, Adapter);
#endif
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, LateInitialize, LateHalt, PlainUnload);
}
