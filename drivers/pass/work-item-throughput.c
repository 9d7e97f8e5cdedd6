/*
 * work-item-throughput: a miniport that does nothing but work with work items, for benchmarks.
 *
 * MiniportInitializeEx reads two values of the adapter's registry key and does what they say before it returns:
 *
 *   Mode    0 (default)  NDIS items: allocate and queue one for each run; its routine frees it and counts
 *           1            one NDIS item that its own routine queues again
 *           2            as 0, with the kernel's items (IoAllocateWorkItem)
 *           3            as 1, with one of the kernel's items
 *   Count   how many runs there are; 1,000,000 by default
 *
 * Items are queued without waiting; the last run wakes the one thread that waits at the end.
 */
#include "../support/plain-miniport.h"

#define DEFAULT_COUNT 1000000

typedef enum _THROUGHPUT_MODE {
    ModeNdisItems,
    ModeNdisRequeue,
    ModeKernelItems,
    ModeKernelRequeue,
} THROUGHPUT_MODE;

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    PDEVICE_OBJECT DeviceObject;
    LONG RunsWanted;
    volatile LONG RunsLeft; /* until the waiting thread is woken */
    NDIS_EVENT RunsAreOver;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE ThroughputInitialize;
MINIPORT_HALT ThroughputHalt;
NDIS_IO_WORKITEM_FUNCTION NdisItemRoutine;
NDIS_IO_WORKITEM_FUNCTION NdisRequeueRoutine;
IO_WORKITEM_ROUTINE_EX KernelItemRoutine;
IO_WORKITEM_ROUTINE_EX KernelRequeueRoutine;

VOID NTAPI NdisItemRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    NdisFreeIoWorkItem(NdisIoWorkItemHandle);
    if (InterlockedDecrement(&Adapter->RunsLeft) == 0) {
        NdisSetEvent(&Adapter->RunsAreOver);
    }
}

VOID NTAPI NdisRequeueRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    if (InterlockedDecrement(&Adapter->RunsLeft) != 0) {
        NdisQueueIoWorkItem(NdisIoWorkItemHandle, NdisRequeueRoutine, Adapter);
    } else {
        NdisSetEvent(&Adapter->RunsAreOver);
    }
}

VOID NTAPI KernelItemRoutine(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    PADAPTER Adapter = Context;

    UNREFERENCED_PARAMETER(IoObject);
    IoFreeWorkItem(IoWorkItem);
    if (InterlockedDecrement(&Adapter->RunsLeft) == 0) {
        NdisSetEvent(&Adapter->RunsAreOver);
    }
}

VOID NTAPI KernelRequeueRoutine(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    PADAPTER Adapter = Context;

    UNREFERENCED_PARAMETER(IoObject);
    if (InterlockedDecrement(&Adapter->RunsLeft) != 0) {
        IoQueueWorkItemEx(IoWorkItem, KernelRequeueRoutine, DelayedWorkQueue, Adapter);
    } else {
        NdisSetEvent(&Adapter->RunsAreOver);
    }
}

/* Waits for what was queued, which may be less than was wanted. */
static NDIS_STATUS WaitForRuns(PADAPTER Adapter, LONG Queued)
{
    LONG Missing = Adapter->RunsWanted - Queued;

    /* While some are missing no routine can be the last. */
    if (Missing == 0 || InterlockedExchangeAdd(&Adapter->RunsLeft, -Missing) != Missing) {
        NdisWaitEvent(&Adapter->RunsAreOver, 0);
    }
    return Missing == 0 ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES;
}

/* Allocates and queues an NDIS item for each run; the item's routine frees it. */
static NDIS_STATUS RunNdisItems(PADAPTER Adapter)
{
    LONG Queued;

    for (Queued = 0; Queued < Adapter->RunsWanted; Queued++) {
        NDIS_HANDLE Item = NdisAllocateIoWorkItem(Adapter->Plain.MiniportAdapterHandle);

        if (Item == NULL) {
            break;
        }
        NdisQueueIoWorkItem(Item, NdisItemRoutine, Adapter);
    }
    return WaitForRuns(Adapter, Queued);
}

/* As RunNdisItems, with the kernel's items. */
static NDIS_STATUS RunKernelItems(PADAPTER Adapter)
{
    LONG Queued;

    for (Queued = 0; Queued < Adapter->RunsWanted; Queued++) {
        PIO_WORKITEM Item = IoAllocateWorkItem(Adapter->DeviceObject);

        if (Item == NULL) {
            break;
        }
        IoQueueWorkItemEx(Item, KernelItemRoutine, DelayedWorkQueue, Adapter);
    }
    return WaitForRuns(Adapter, Queued);
}

static NDIS_STATUS RequeueNdisItem(PADAPTER Adapter)
{
    NDIS_HANDLE Item = NdisAllocateIoWorkItem(Adapter->Plain.MiniportAdapterHandle);

    if (Item == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisQueueIoWorkItem(Item, NdisRequeueRoutine, Adapter);
    NdisWaitEvent(&Adapter->RunsAreOver, 0);
    NdisFreeIoWorkItem(Item);
    return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS RequeueKernelItem(PADAPTER Adapter)
{
    PIO_WORKITEM Item = IoAllocateWorkItem(Adapter->DeviceObject);

    if (Item == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    IoQueueWorkItemEx(Item, KernelRequeueRoutine, DelayedWorkQueue, Adapter);
    NdisWaitEvent(&Adapter->RunsAreOver, 0);
    IoFreeWorkItem(Item);
    return NDIS_STATUS_SUCCESS;
}

/* Does Count runs in the given mode. */
static NDIS_STATUS DoRuns(PADAPTER Adapter, THROUGHPUT_MODE Mode, LONG Count)
{
    if (Count <= 0) {
        return NDIS_STATUS_SUCCESS;
    }
    Adapter->RunsWanted = Count;
    Adapter->RunsLeft = Count;
    switch (Mode) {
    case ModeNdisItems:
        return RunNdisItems(Adapter);
    case ModeNdisRequeue:
        return RequeueNdisItem(Adapter);
    case ModeKernelItems:
        return RunKernelItems(Adapter);
    default:
        return RequeueKernelItem(Adapter);
    }
}

/* A number of the adapter's registry key, or Default when it has none of that name. */
static ULONG ReadNumber(NDIS_HANDLE Configuration, PCWSTR Name, ULONG Default)
{
    PNDIS_CONFIGURATION_PARAMETER Parameter;
    NDIS_STRING Keyword;
    NDIS_STATUS Status;

    RtlInitUnicodeString(&Keyword, Name);
    NdisReadConfiguration(&Status, &Parameter, Configuration, &Keyword, NdisParameterInteger);
    return Status == NDIS_STATUS_SUCCESS ? Parameter->ParameterData.IntegerData : Default;
}

/* Reads what is to be done from the registry, and does it. */
static NDIS_STATUS DoConfiguredRuns(PADAPTER Adapter)
{
    NDIS_CONFIGURATION_OBJECT Object;
    NDIS_HANDLE Configuration;
    NDIS_STATUS Status;
    ULONG Mode;
    ULONG Count;

    NdisZeroMemory(&Object, sizeof(Object));
    Object.Header.Type = NDIS_OBJECT_TYPE_CONFIGURATION_OBJECT;
    Object.Header.Revision = NDIS_CONFIGURATION_OBJECT_REVISION_1;
    Object.Header.Size = NDIS_SIZEOF_CONFIGURATION_OBJECT_REVISION_1;
    Object.NdisHandle = Adapter->Plain.MiniportAdapterHandle;
    Status = NdisOpenConfigurationEx(&Object, &Configuration);
    if (Status != NDIS_STATUS_SUCCESS) {
        return Status;
    }
    Mode = ReadNumber(Configuration, L"Mode", ModeNdisItems);
    Count = ReadNumber(Configuration, L"Count", DEFAULT_COUNT);
    NdisCloseConfiguration(Configuration);
    if (Mode > ModeKernelRequeue || Count > MAXLONG) {
        return NDIS_STATUS_INVALID_PARAMETER;
    }
    return DoRuns(Adapter, (THROUGHPUT_MODE)Mode, (LONG)Count);
}

NDIS_STATUS NTAPI ThroughputInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                       PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter = AllocatePlainAdapter(NdisMiniportHandle, sizeof(*Adapter));
    NDIS_STATUS Status;

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisInitializeEvent(&Adapter->RunsAreOver);
    NdisMGetDeviceProperty(NdisMiniportHandle, NULL, &Adapter->DeviceObject, NULL, NULL, NULL);
    Status = DoConfiguredRuns(Adapter);
    if (Status != NDIS_STATUS_SUCCESS) {
        NdisFreeMemory(Adapter, 0, 0);
    }
    return Status;
}

VOID NTAPI ThroughputHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    DbgPrint("work-item-throughput: %ld runs\n", Adapter->RunsWanted - Adapter->RunsLeft);
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ThroughputInitialize, ThroughputHalt, PlainUnload);
}
