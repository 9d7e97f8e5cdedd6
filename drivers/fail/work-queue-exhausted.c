/*
 * Wrong in one way: seventeen work items wait for an event that the eighteenth would set.
 *
 * Rule work-queue-exhausted: kernel/system-worker-threads. They occupy all worker threads of the queue, and the
 * eighteenth is never taken off it.
 */
#include "../support/plain-miniport.h"

#define WAITING_ITEMS 17

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_EVENT Configured;
    NDIS_EVENT AllHaveRun;
    LONG Left;
    NDIS_HANDLE WorkItems[WAITING_ITEMS + 1];
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE QueueInitialize;
MINIPORT_HALT QueueHalt;
NDIS_IO_WORKITEM_FUNCTION WaitingRoutine;
NDIS_IO_WORKITEM_FUNCTION ConfiguringRoutine;

static VOID HasRun(PADAPTER Adapter)
{
    if (InterlockedDecrement(&Adapter->Left) == 0) {
        NdisSetEvent(&Adapter->AllHaveRun);
    }
}

VOID NTAPI WaitingRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    NdisWaitEvent(&Adapter->Configured, 0);
    HasRun(Adapter);
}

VOID NTAPI ConfiguringRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    NdisSetEvent(&Adapter->Configured);
    HasRun(Adapter);
}

static VOID FreeWorkItems(PADAPTER Adapter)
{
    ULONG Index;

    for (Index = 0; Index <= WAITING_ITEMS; Index++) {
        if (Adapter->WorkItems[Index] != NULL) {
            NdisFreeIoWorkItem(Adapter->WorkItems[Index]);
        }
    }
    NdisFreeMemory(Adapter, 0, 0);
}

NDIS_STATUS NTAPI QueueInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                  PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter = AllocatePlainAdapter(NdisMiniportHandle, sizeof(*Adapter));
    ULONG Index;

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisInitializeEvent(&Adapter->Configured);
    NdisInitializeEvent(&Adapter->AllHaveRun);
    Adapter->Left = WAITING_ITEMS + 1;
    for (Index = 0; Index <= WAITING_ITEMS; Index++) {
        Adapter->WorkItems[Index] = NdisAllocateIoWorkItem(NdisMiniportHandle);
        if (Adapter->WorkItems[Index] == NULL) {
            FreeWorkItems(Adapter);
            return NDIS_STATUS_RESOURCES;
        }
    }
#ifdef FIXED
    NdisQueueIoWorkItem(Adapter->WorkItems[WAITING_ITEMS], ConfiguringRoutine, Adapter);
#endif
    for (Index = 0; Index < WAITING_ITEMS; Index++) {
        NdisQueueIoWorkItem(Adapter->WorkItems[Index], WaitingRoutine, Adapter);
    }
#ifndef FIXED
    NdisQueueIoWorkItem(Adapter->WorkItems[WAITING_ITEMS], ConfiguringRoutine, Adapter);
#endif
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI QueueHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    NdisWaitEvent(&Adapter->AllHaveRun, 0);
    FreeWorkItems(Adapter);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, QueueInitialize, QueueHalt, PlainUnload);
}
