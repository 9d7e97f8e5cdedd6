/*
 * Wrong in one way: the unload routine returns while a work item that it has queued is still on its queue.
 *
 * Reported as microsoft/xdp-for-windows #278: the unload routine returned while work items ran on other threads. The item's
 * object keeps the image loaded for as long, but the driver can't be started again meanwhile, and whatever unload has torn
 * down is gone for the routine. Unload has to wait until every item has run, here by run-down protection.
 * Rule work-item-not-freed: ddi/wdm/nf-wdm-ioallocateworkitem, kernel/releasing-driver-allocated-resources.
 */
#include "../support/plain-device.h"

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD HastyUnload;
IO_WORKITEM_ROUTINE_EX SaveCountersRoutine;

static EX_RUNDOWN_REF QueuedItems;
static volatile LONG SavedTimes;

/* The last run of the item frees it. */
VOID NTAPI SaveCountersRoutine(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    UNREFERENCED_PARAMETER(IoObject);
    UNREFERENCED_PARAMETER(Context);
    InterlockedIncrement(&SavedTimes);
    IoFreeWorkItem(IoWorkItem);
    ExReleaseRundownProtection(&QueuedItems);
}

/* The driver object, not a device, keeps the image loaded for as long as the item is queued or runs. */
static VOID SaveCounters(PDRIVER_OBJECT DriverObject)
{
    PIO_WORKITEM Item = IoAllocateWorkItem((PDEVICE_OBJECT)DriverObject);

    if (Item == NULL) {
        return;
    }
    ExAcquireRundownProtection(&QueuedItems);
    IoQueueWorkItemEx(Item, SaveCountersRoutine, DelayedWorkQueue, NULL);
}

VOID NTAPI HastyUnload(PDRIVER_OBJECT DriverObject)
{
    SaveCounters(DriverObject);
    IoDeleteDevice(DriverObject->DeviceObject);
#ifdef FIXED
    ExWaitForRundownProtectionRelease(&QueuedItems);
#endif
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    ExInitializeRundownProtection(&QueuedItems);
    return CreatePlainDevice(DriverObject, 0, PlainControl, HastyUnload) == NULL ? STATUS_INSUFFICIENT_RESOURCES
                                                                                 : STATUS_SUCCESS;
}
