/*
 * Wrong in one way: unload cancels a timer and frees the work item that the timer's DPC queues, before it waits for a DPC that is
 * already on its way.
 *
 * Reported as microsoft/ebpf-for-windows #849, mended by PR #850: the driver's shutdown freed the work item of a timer while a
 * DPC on another processor still used it. Cancelling a timer takes back neither a queued DPC nor one that runs: here
 * KeFlushQueuedDpcs, which waits for both, has to come first.
 * Found by: check
 * Interleaving: the timer expires and its DPC is queued on processor 1; DriverUnload on processor 0 cancels the timer, finds that
 * the item is idle and frees it; then the DPC queues it.
 * Rule work-item-use-after-free: ddi/wdm/nf-wdm-kecanceltimer, ddi/wdm/nf-wdm-keflushqueueddpcs.
 */
#include "../support/plain-device.h"

#define PERIOD_IN_MILLISECONDS 300

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD FlushUnload;
IO_WORKITEM_ROUTINE FlushRoutine;
KDEFERRED_ROUTINE FlushTimerDpc;

static KTIMER FlushTimer;
static KDPC FlushDpc;
static PIO_WORKITEM FlushItem;
static KEVENT ItemIsIdle;
static volatile LONG IsQueued;

VOID NTAPI FlushRoutine(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Context);
    KeSetEvent(&ItemIsIdle, IO_NO_INCREMENT, FALSE);
    InterlockedExchange(&IsQueued, 0);
}

/* Queues the item unless it is queued or runs. */
VOID NTAPI FlushTimerDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(DeferredContext);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);
    if (InterlockedExchange(&IsQueued, 1) == 0) {
        KeClearEvent(&ItemIsIdle);
        IoQueueWorkItem(FlushItem, FlushRoutine, DelayedWorkQueue, NULL);
    }
}

VOID NTAPI FlushUnload(PDRIVER_OBJECT DriverObject)
{
    KeCancelTimer(&FlushTimer);
#ifdef FIXED
    KeFlushQueuedDpcs();
#endif
    KeWaitForSingleObject(&ItemIsIdle, Executive, KernelMode, FALSE, NULL);
    IoFreeWorkItem(FlushItem);
#ifndef FIXED
    KeFlushQueuedDpcs();
#endif
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT DeviceObject = CreatePlainDevice(DriverObject, 0, PlainControl, FlushUnload);
    LARGE_INTEGER DueTime;

    UNREFERENCED_PARAMETER(RegistryPath);
    if (DeviceObject == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    FlushItem = IoAllocateWorkItem(DeviceObject);
    if (FlushItem == NULL) {
        IoDeleteDevice(DeviceObject);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    KeInitializeEvent(&ItemIsIdle, NotificationEvent, TRUE);
    KeInitializeTimer(&FlushTimer);
    KeInitializeDpc(&FlushDpc, FlushTimerDpc, NULL);
    KeSetTargetProcessorDpc(&FlushDpc, 1);
    DueTime.QuadPart = -PERIOD_IN_MILLISECONDS * 10000LL;
    KeSetTimerEx(&FlushTimer, DueTime, PERIOD_IN_MILLISECONDS, &FlushDpc);
    return STATUS_SUCCESS;
}
