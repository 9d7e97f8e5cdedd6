/*
 * Wrong in one way: MiniportHaltEx frees an NDIS work item with the kernel's function.
 *
 * Rule work-item-wrong-free-function: ddi/ndis/nf-ndis-ndisfreeioworkitem. An item from NdisAllocateIoWorkItem is freed with NdisFreeIoWorkItem.
 */
#include "../support/plain-miniport.h"

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_HANDLE WorkItem;
    NDIS_EVENT WorkItemHasRun;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE CrossedInitialize;
MINIPORT_HALT CrossedHalt;
NDIS_IO_WORKITEM_FUNCTION CrossedWorkItemRoutine;

VOID NTAPI CrossedWorkItemRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    NdisSetEvent(&Adapter->WorkItemHasRun);
}

NDIS_STATUS NTAPI CrossedInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
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
    NdisQueueIoWorkItem(Adapter->WorkItem, CrossedWorkItemRoutine, Adapter);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI CrossedHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    NdisWaitEvent(&Adapter->WorkItemHasRun, 0);
#ifdef FIXED
    NdisFreeIoWorkItem(Adapter->WorkItem);
#else
    IoFreeWorkItem((PIO_WORKITEM)Adapter->WorkItem);
#endif
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, CrossedInitialize, CrossedHalt, PlainUnload);
}
