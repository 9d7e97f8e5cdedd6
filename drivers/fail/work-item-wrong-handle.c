/*
 * Wrong in one way: MiniportHaltEx gives NdisFreeIoWorkItem the adapter's handle.
 *
 * Rule work-item-wrong-handle: ddi/ndis/nf-ndis-ndisfreeioworkitem. The handle is the one from NdisAllocateIoWorkItem.
 */
#include "../support/plain-miniport.h"

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_HANDLE WorkItem;
    NDIS_EVENT WorkItemHasRun;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE MistakenInitialize;
MINIPORT_HALT MistakenHalt;
NDIS_IO_WORKITEM_FUNCTION MistakenWorkItemRoutine;

VOID NTAPI MistakenWorkItemRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    NdisSetEvent(&Adapter->WorkItemHasRun);
}

NDIS_STATUS NTAPI MistakenInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
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
    NdisQueueIoWorkItem(Adapter->WorkItem, MistakenWorkItemRoutine, Adapter);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI MistakenHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    NdisWaitEvent(&Adapter->WorkItemHasRun, 0);
#ifdef FIXED
    NdisFreeIoWorkItem(Adapter->WorkItem);
#else
    NdisFreeIoWorkItem(Adapter->Plain.MiniportAdapterHandle);
#endif
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, MistakenInitialize, MistakenHalt, PlainUnload);
}
