/*
 * Wrong in one way: MiniportHaltEx waits for the work item, whose routine waits for the end that MiniportHaltEx
 * announces only afterwards.
 *
 * Rule deadlock: kernel/system-worker-threads. Each waits for what the other does later.
 */
#include "../support/plain-miniport.h"

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_HANDLE WorkItem;
    NDIS_EVENT Ends;
    NDIS_EVENT WorkItemHasRun;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE MonitorInitialize;
MINIPORT_HALT MonitorHalt;
NDIS_IO_WORKITEM_FUNCTION MonitorRoutine;

VOID NTAPI MonitorRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    NdisWaitEvent(&Adapter->Ends, 0);
    NdisSetEvent(&Adapter->WorkItemHasRun);
}

NDIS_STATUS NTAPI MonitorInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                    PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter = AllocatePlainAdapter(NdisMiniportHandle, sizeof(*Adapter));

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisInitializeEvent(&Adapter->Ends);
    NdisInitializeEvent(&Adapter->WorkItemHasRun);
    Adapter->WorkItem = NdisAllocateIoWorkItem(NdisMiniportHandle);
    if (Adapter->WorkItem == NULL) {
        NdisFreeMemory(Adapter, 0, 0);
        return NDIS_STATUS_RESOURCES;
    }
    NdisQueueIoWorkItem(Adapter->WorkItem, MonitorRoutine, Adapter);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI MonitorHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
#ifdef FIXED
    NdisSetEvent(&Adapter->Ends);
    NdisWaitEvent(&Adapter->WorkItemHasRun, 0);
#else
    NdisWaitEvent(&Adapter->WorkItemHasRun, 0);
    NdisSetEvent(&Adapter->Ends);
#endif
    NdisFreeIoWorkItem(Adapter->WorkItem);
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, MonitorInitialize, MonitorHalt, PlainUnload);
}
