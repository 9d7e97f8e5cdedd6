/*
 * Wrong in one way: MiniportInitializeEx queues its work item a second time while it may still be queued.
 *
 * Rule work-item-queue-while-queued: kernel/system-worker-threads. A work item that is in the queue may not be queued; it
 * may be from the moment its routine has started, so the right driver lets the routine queue the second run.
 */
#include "../support/plain-miniport.h"

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_HANDLE WorkItem;
    NDIS_EVENT BothRunsAreOver;
    LONG RunsLeft;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE TwiceInitialize;
MINIPORT_HALT TwiceHalt;
NDIS_IO_WORKITEM_FUNCTION TwiceWorkItemRoutine;

VOID NTAPI TwiceWorkItemRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    if (InterlockedDecrement(&Adapter->RunsLeft) == 0) {
        NdisSetEvent(&Adapter->BothRunsAreOver);
        return;
    }
#ifdef FIXED
    NdisQueueIoWorkItem(NdisIoWorkItemHandle, TwiceWorkItemRoutine, Adapter);
#endif
}

NDIS_STATUS NTAPI TwiceInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                  PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter = AllocatePlainAdapter(NdisMiniportHandle, sizeof(*Adapter));

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisInitializeEvent(&Adapter->BothRunsAreOver);
    Adapter->RunsLeft = 2;
    Adapter->WorkItem = NdisAllocateIoWorkItem(NdisMiniportHandle);
    if (Adapter->WorkItem == NULL) {
        NdisFreeMemory(Adapter, 0, 0);
        return NDIS_STATUS_RESOURCES;
    }
    NdisQueueIoWorkItem(Adapter->WorkItem, TwiceWorkItemRoutine, Adapter);
#ifndef FIXED
    NdisQueueIoWorkItem(Adapter->WorkItem, TwiceWorkItemRoutine, Adapter);
#endif
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI TwiceHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    NdisWaitEvent(&Adapter->BothRunsAreOver, 0);
    NdisFreeIoWorkItem(Adapter->WorkItem);
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, TwiceInitialize, TwiceHalt, PlainUnload);
}
