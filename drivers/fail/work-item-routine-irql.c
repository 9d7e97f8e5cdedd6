/*
 * Wrong in one way: the work item's routine raises the IRQL and returns without lowering it again.
 *
 * Rule work-item-routine-irql: debugger/bug-check-0xe1--worker-thread-returned-at-bad-irql. A routine returns at PASSIVE_LEVEL.
 */
#include "../support/plain-miniport.h"

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_HANDLE WorkItem;
    NDIS_EVENT WorkItemHasRun;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE RaisedInitialize;
MINIPORT_HALT RaisedHalt;
NDIS_IO_WORKITEM_FUNCTION RaisedWorkItemRoutine;

VOID NTAPI RaisedWorkItemRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;
    KIRQL OldIrql;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
    NdisSetEvent(&Adapter->WorkItemHasRun);
#ifdef FIXED
    KeLowerIrql(OldIrql);
#endif
}

NDIS_STATUS NTAPI RaisedInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
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
    NdisQueueIoWorkItem(Adapter->WorkItem, RaisedWorkItemRoutine, Adapter);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI RaisedHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    NdisWaitEvent(&Adapter->WorkItemHasRun, 0);
    NdisFreeIoWorkItem(Adapter->WorkItem);
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, RaisedInitialize, RaisedHalt, PlainUnload);
}
