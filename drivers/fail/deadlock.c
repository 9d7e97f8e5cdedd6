/*
 * Wrong in one way: MiniportHaltEx waits for a second run of the work item, which nobody has queued.
 *
 * Rule deadlock: kernel/introduction-to-kernel-dispatcher-objects. The wait never ends, and no other thread has anything to do.
 */
#include "../support/plain-miniport.h"

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_HANDLE WorkItem;
    NDIS_EVENT WorkItemHasRun;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE WaitingInitialize;
MINIPORT_HALT WaitingHalt;
NDIS_IO_WORKITEM_FUNCTION WaitingWorkItemRoutine;

VOID NTAPI WaitingWorkItemRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    NdisSetEvent(&Adapter->WorkItemHasRun);
}

NDIS_STATUS NTAPI WaitingInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
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
    NdisQueueIoWorkItem(Adapter->WorkItem, WaitingWorkItemRoutine, Adapter);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI WaitingHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    NdisWaitEvent(&Adapter->WorkItemHasRun, 0);
#ifndef FIXED
    NdisResetEvent(&Adapter->WorkItemHasRun);
    NdisWaitEvent(&Adapter->WorkItemHasRun, 0);
#endif
    NdisFreeIoWorkItem(Adapter->WorkItem);
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, WaitingInitialize, WaitingHalt, PlainUnload);
}
