/*
 * Wrong in one way: what is given up at PASSIVE_LEVEL is freed at once, and what is given up at DISPATCH_LEVEL by a work item; on
 * the second path nobody frees the item.
 *
 * Reported as microsoft/ebpf-for-windows #1364: by the letter of its own comments, unloading a module at DISPATCH_LEVEL lost the
 * memory and the work item. It turned out that queueing silently handed both over to the routine; an odd contract, which was
 * written down then. Here the routine does not free what it was handed.
 * Rule Init_NdisAllocateIoWorkItem: devtest/ndis-init-ndisallocateioworkitem.
 */
#include "../support/plain-miniport.h"

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_HANDLE Timer;
    NDIS_EVENT ModuleIsGone;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE ModuleInitialize;
MINIPORT_HALT ModuleHalt;
NDIS_TIMER_FUNCTION GiveUpTimer;
NDIS_IO_WORKITEM_FUNCTION GiveUpRoutine;

VOID NTAPI GiveUpRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

#ifdef FIXED
    NdisFreeIoWorkItem(NdisIoWorkItemHandle);
#else
    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
#endif
    NdisSetEvent(&Adapter->ModuleIsGone);
}

/* Drops the last reference on the module. */
static VOID GiveUp(PADAPTER Adapter)
{
    NDIS_HANDLE WorkItem = NULL;

    if (NDIS_CURRENT_IRQL() > PASSIVE_LEVEL) {
        WorkItem = NdisAllocateIoWorkItem(Adapter->Plain.MiniportAdapterHandle);
    }
    if (WorkItem == NULL) {
        NdisSetEvent(&Adapter->ModuleIsGone);
    } else {
        NdisQueueIoWorkItem(WorkItem, GiveUpRoutine, Adapter);
    }
}

VOID NTAPI GiveUpTimer(PVOID SystemSpecific1, PVOID FunctionContext, PVOID SystemSpecific2, PVOID SystemSpecific3)
{
    UNREFERENCED_PARAMETER(SystemSpecific1);
    UNREFERENCED_PARAMETER(SystemSpecific2);
    UNREFERENCED_PARAMETER(SystemSpecific3);
    GiveUp(FunctionContext);
}

static NDIS_STATUS StartTimer(PADAPTER Adapter)
{
    NDIS_TIMER_CHARACTERISTICS Characteristics;
    LARGE_INTEGER DueTime;
    NDIS_STATUS Status;

    NdisZeroMemory(&Characteristics, sizeof(Characteristics));
    Characteristics.Header.Type = NDIS_OBJECT_TYPE_TIMER_CHARACTERISTICS;
    Characteristics.Header.Revision = NDIS_TIMER_CHARACTERISTICS_REVISION_1;
    Characteristics.Header.Size = NDIS_SIZEOF_TIMER_CHARACTERISTICS_REVISION_1;
    Characteristics.AllocationTag = PLAIN_TAG;
    Characteristics.TimerFunction = GiveUpTimer;
    Characteristics.FunctionContext = Adapter;
    Status = NdisAllocateTimerObject(Adapter->Plain.MiniportAdapterHandle, &Characteristics, &Adapter->Timer);
    if (Status == NDIS_STATUS_SUCCESS) {
        DueTime.QuadPart = -10 * 10000; /* 10 ms */
        NdisSetTimerObject(Adapter->Timer, DueTime, 0, NULL);
    }
    return Status;
}

NDIS_STATUS NTAPI ModuleInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                   PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter = AllocatePlainAdapter(NdisMiniportHandle, sizeof(*Adapter));
    NDIS_STATUS Status;

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisInitializeEvent(&Adapter->ModuleIsGone);
    Status = StartTimer(Adapter);
    if (Status != NDIS_STATUS_SUCCESS) {
        NdisFreeMemory(Adapter, 0, 0);
    }
    return Status;
}

VOID NTAPI ModuleHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    NdisWaitEvent(&Adapter->ModuleIsGone, 0);
    NdisFreeTimerObject(Adapter->Timer);
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ModuleInitialize, ModuleHalt, PlainUnload);
}
