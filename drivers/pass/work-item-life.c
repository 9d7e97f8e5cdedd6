/*
 * work-item-life: one whole life of a work item, with as few calls as a miniport needs, for benchmarks.
 *
 * Register; initialise one adapter: allocate an item, queue it; run it; halt: free it; unload.
 */
#include "../support/plain-miniport.h"

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_HANDLE WorkItem;
    NDIS_EVENT WorkItemHasRun;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE LifeInitialize;
MINIPORT_HALT LifeHalt;
NDIS_IO_WORKITEM_FUNCTION LifeWorkItemRoutine;

/* The only adapter: its memory is part of the image, which saves the calls that allocate and free it. */
static ADAPTER OnlyAdapter;

VOID NTAPI LifeWorkItemRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    NdisSetEvent(&Adapter->WorkItemHasRun);
}

NDIS_STATUS NTAPI LifeInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                 PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter = &OnlyAdapter;
    NDIS_STATUS Status;

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (Adapter->Plain.MiniportAdapterHandle != NULL) {
        return NDIS_STATUS_NOT_SUPPORTED;
    }
    Adapter->Plain.MiniportAdapterHandle = NdisMiniportHandle;
    Status = SetPlainAttributes(&Adapter->Plain);
    if (Status == NDIS_STATUS_SUCCESS) {
        Adapter->WorkItem = NdisAllocateIoWorkItem(NdisMiniportHandle);
        Status = Adapter->WorkItem == NULL ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS;
    }
    if (Status != NDIS_STATUS_SUCCESS) {
        Adapter->Plain.MiniportAdapterHandle = NULL;
        return Status;
    }
    NdisInitializeEvent(&Adapter->WorkItemHasRun);
    NdisQueueIoWorkItem(Adapter->WorkItem, LifeWorkItemRoutine, Adapter);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI LifeHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    NdisWaitEvent(&Adapter->WorkItemHasRun, 0);
    NdisFreeIoWorkItem(Adapter->WorkItem);
    Adapter->Plain.MiniportAdapterHandle = NULL;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, LifeInitialize, LifeHalt, PlainUnload);
}
