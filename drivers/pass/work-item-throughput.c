/*
 * work-item-throughput: a miniport that does nothing but work with work items, for benchmarks.
 *
 * MiniportInitializeEx reads two values of the adapter's registry key and does what they say before it returns:
 *
 *   Mode    0 (default)  NDIS items: allocate, queue, run, free
 *           1            one NDIS item that its own routine queues again
 *           2            kernel items (IoAllocateWorkItem): allocate, queue, run, free
 *           3            one kernel item that its own routine queues again
 *   Count   how many runs there are; 1,000,000 by default
 */
#include "../support/plain-miniport.h"

#define DEFAULT_COUNT 1000000
#define ITEMS_IN_FLIGHT 64 /* how many items are queued before the first of them is waited for */

typedef enum _THROUGHPUT_MODE {
    ModeNdisItems,
    ModeNdisRequeue,
    ModeKernelItems,
    ModeKernelRequeue,
} THROUGHPUT_MODE;

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    PDEVICE_OBJECT DeviceObject;
    volatile LONG RunsLeft; /* until the waiting thread is woken */
    volatile LONG Runs;
    NDIS_EVENT RunsAreOver;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE ThroughputInitialize;
MINIPORT_HALT ThroughputHalt;
NDIS_IO_WORKITEM_FUNCTION NdisItemRoutine;
NDIS_IO_WORKITEM_FUNCTION NdisRequeueRoutine;
IO_WORKITEM_ROUTINE KernelItemRoutine;
IO_WORKITEM_ROUTINE_EX KernelRequeueRoutine;

/* Counts a run, and wakes the thread that waits for them when it was the last; says whether there are more to come. */
static BOOLEAN CountRun(PADAPTER Adapter)
{
    InterlockedIncrement(&Adapter->Runs);
    if (InterlockedDecrement(&Adapter->RunsLeft) == 0) {
        NdisSetEvent(&Adapter->RunsAreOver);
        return FALSE;
    }
    return TRUE;
}

VOID NTAPI NdisItemRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    CountRun(WorkItemContext);
}

VOID NTAPI NdisRequeueRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    if (CountRun(WorkItemContext)) {
        NdisQueueIoWorkItem(NdisIoWorkItemHandle, NdisRequeueRoutine, WorkItemContext);
    }
}

VOID NTAPI KernelItemRoutine(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    CountRun(Context);
}

VOID NTAPI KernelRequeueRoutine(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    UNREFERENCED_PARAMETER(IoObject);
    if (CountRun(Context)) {
        IoQueueWorkItemEx(IoWorkItem, KernelRequeueRoutine, DelayedWorkQueue, Context);
    }
}

/* Expects a number of runs, before the first item is queued for them. */
static VOID ExpectRuns(PADAPTER Adapter, LONG Count)
{
    Adapter->RunsLeft = Count;
    NdisResetEvent(&Adapter->RunsAreOver);
}

/* Allocates, queues, runs and frees Count NDIS items, at most ITEMS_IN_FLIGHT. */
static NDIS_STATUS RunNdisItems(PADAPTER Adapter, LONG Count)
{
    NDIS_HANDLE Items[ITEMS_IN_FLIGHT];
    LONG Allocated;
    LONG Index;

    for (Allocated = 0; Allocated < Count; Allocated++) {
        Items[Allocated] = NdisAllocateIoWorkItem(Adapter->Plain.MiniportAdapterHandle);
        if (Items[Allocated] == NULL) {
            break;
        }
    }
    if (Allocated == Count) {
        ExpectRuns(Adapter, Count);
        for (Index = 0; Index < Count; Index++) {
            NdisQueueIoWorkItem(Items[Index], NdisItemRoutine, Adapter);
        }
        NdisWaitEvent(&Adapter->RunsAreOver, 0);
    }
    for (Index = 0; Index < Allocated; Index++) {
        NdisFreeIoWorkItem(Items[Index]);
    }
    return Allocated == Count ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES;
}

/* As RunNdisItems, with the kernel's items. */
static NDIS_STATUS RunKernelItems(PADAPTER Adapter, LONG Count)
{
    PIO_WORKITEM Items[ITEMS_IN_FLIGHT];
    LONG Allocated;
    LONG Index;

    for (Allocated = 0; Allocated < Count; Allocated++) {
        Items[Allocated] = IoAllocateWorkItem(Adapter->DeviceObject);
        if (Items[Allocated] == NULL) {
            break;
        }
    }
    if (Allocated == Count) {
        ExpectRuns(Adapter, Count);
        for (Index = 0; Index < Count; Index++) {
            IoQueueWorkItem(Items[Index], KernelItemRoutine, DelayedWorkQueue, Adapter);
        }
        NdisWaitEvent(&Adapter->RunsAreOver, 0);
    }
    for (Index = 0; Index < Allocated; Index++) {
        IoFreeWorkItem(Items[Index]);
    }
    return Allocated == Count ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES;
}

static NDIS_STATUS RequeueNdisItem(PADAPTER Adapter, LONG Count)
{
    NDIS_HANDLE Item = NdisAllocateIoWorkItem(Adapter->Plain.MiniportAdapterHandle);

    if (Item == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    ExpectRuns(Adapter, Count);
    NdisQueueIoWorkItem(Item, NdisRequeueRoutine, Adapter);
    NdisWaitEvent(&Adapter->RunsAreOver, 0);
    NdisFreeIoWorkItem(Item);
    return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS RequeueKernelItem(PADAPTER Adapter, LONG Count)
{
    PIO_WORKITEM Item = IoAllocateWorkItem(Adapter->DeviceObject);

    if (Item == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    ExpectRuns(Adapter, Count);
    IoQueueWorkItemEx(Item, KernelRequeueRoutine, DelayedWorkQueue, Adapter);
    NdisWaitEvent(&Adapter->RunsAreOver, 0);
    IoFreeWorkItem(Item);
    return NDIS_STATUS_SUCCESS;
}

/* Does Count runs in the given mode. */
static NDIS_STATUS DoRuns(PADAPTER Adapter, THROUGHPUT_MODE Mode, LONG Count)
{
    NDIS_STATUS Status = NDIS_STATUS_SUCCESS;

    if (Count <= 0) {
        return NDIS_STATUS_SUCCESS;
    }
    if (Mode == ModeNdisRequeue) {
        return RequeueNdisItem(Adapter, Count);
    }
    if (Mode == ModeKernelRequeue) {
        return RequeueKernelItem(Adapter, Count);
    }
    while (Count > 0 && Status == NDIS_STATUS_SUCCESS) {
        LONG Some = Count < ITEMS_IN_FLIGHT ? Count : ITEMS_IN_FLIGHT;

        Status = Mode == ModeKernelItems ? RunKernelItems(Adapter, Some) : RunNdisItems(Adapter, Some);
        Count -= Some;
    }
    return Status;
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
    DbgPrint("work-item-throughput: %ld runs\n", Adapter->Runs);
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ThroughputInitialize, ThroughputHalt, PlainUnload);
}
