/*
 * Wrong in one way: the routine of a work item takes the two locks of the adapter in the other order than the timer
 * does.
 *
 * Rule lock-order-inversion: devtest/deadlock-detection, debugger/bug-check-0xc4 (0x1001). On two processors each spins
 * for the other's lock.
 */
#include "../support/plain-miniport.h"

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_SPIN_LOCK SendLock;
    NDIS_SPIN_LOCK LinkLock;
    ULONG LinkChanges;
    NDIS_HANDLE WorkItem;
    NDIS_HANDLE Timer;
    NDIS_EVENT WorkItemHasRun;
    NDIS_EVENT TimerHasRun;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE OrderInitialize;
MINIPORT_HALT OrderHalt;
NDIS_IO_WORKITEM_FUNCTION OrderWorkItemRoutine;
NDIS_TIMER_FUNCTION OrderTimerFunction;

VOID NTAPI OrderWorkItemRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
#ifdef FIXED
    NdisAcquireSpinLock(&Adapter->SendLock);
    NdisDprAcquireSpinLock(&Adapter->LinkLock);
    Adapter->LinkChanges++;
    NdisDprReleaseSpinLock(&Adapter->LinkLock);
    NdisReleaseSpinLock(&Adapter->SendLock);
#else
    NdisAcquireSpinLock(&Adapter->LinkLock);
    NdisDprAcquireSpinLock(&Adapter->SendLock);
    Adapter->LinkChanges++;
    NdisDprReleaseSpinLock(&Adapter->SendLock);
    NdisReleaseSpinLock(&Adapter->LinkLock);
#endif
    NdisSetEvent(&Adapter->WorkItemHasRun);
}

VOID NTAPI OrderTimerFunction(PVOID SystemSpecific1, PVOID FunctionContext, PVOID SystemSpecific2, PVOID SystemSpecific3)
{
    PADAPTER Adapter = FunctionContext;

    UNREFERENCED_PARAMETER(SystemSpecific1);
    UNREFERENCED_PARAMETER(SystemSpecific2);
    UNREFERENCED_PARAMETER(SystemSpecific3);
    NdisDprAcquireSpinLock(&Adapter->SendLock);
    NdisDprAcquireSpinLock(&Adapter->LinkLock);
    Adapter->LinkChanges++;
    NdisDprReleaseSpinLock(&Adapter->LinkLock);
    NdisDprReleaseSpinLock(&Adapter->SendLock);
    NdisSetEvent(&Adapter->TimerHasRun);
}

NDIS_STATUS NTAPI OrderInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                  PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter = AllocatePlainAdapter(NdisMiniportHandle, sizeof(*Adapter));
    NDIS_TIMER_CHARACTERISTICS Characteristics = {0};
    LARGE_INTEGER DueTime = {.QuadPart = -10000};

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisAllocateSpinLock(&Adapter->SendLock);
    NdisAllocateSpinLock(&Adapter->LinkLock);
    NdisInitializeEvent(&Adapter->WorkItemHasRun);
    NdisInitializeEvent(&Adapter->TimerHasRun);
    Characteristics.Header.Type = NDIS_OBJECT_TYPE_TIMER_CHARACTERISTICS;
    Characteristics.Header.Revision = NDIS_TIMER_CHARACTERISTICS_REVISION_1;
    Characteristics.Header.Size = NDIS_SIZEOF_TIMER_CHARACTERISTICS_REVISION_1;
    Characteristics.AllocationTag = PLAIN_TAG;
    Characteristics.TimerFunction = OrderTimerFunction;
    Characteristics.FunctionContext = Adapter;
    if (NdisAllocateTimerObject(NdisMiniportHandle, &Characteristics, &Adapter->Timer) != NDIS_STATUS_SUCCESS) {
        NdisFreeMemory(Adapter, 0, 0);
        return NDIS_STATUS_RESOURCES;
    }
    Adapter->WorkItem = NdisAllocateIoWorkItem(NdisMiniportHandle);
    if (Adapter->WorkItem == NULL) {
        NdisFreeTimerObject(Adapter->Timer);
        NdisFreeMemory(Adapter, 0, 0);
        return NDIS_STATUS_RESOURCES;
    }
    NdisQueueIoWorkItem(Adapter->WorkItem, OrderWorkItemRoutine, Adapter);
    NdisSetTimerObject(Adapter->Timer, DueTime, 0, NULL);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI OrderHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    NdisWaitEvent(&Adapter->WorkItemHasRun, 0);
    NdisWaitEvent(&Adapter->TimerHasRun, 0);
    NdisFreeIoWorkItem(Adapter->WorkItem);
    NdisFreeTimerObject(Adapter->Timer);
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, OrderInitialize, OrderHalt, PlainUnload);
}
