/*
 * Wrong in one way: the code that hands something to a work item allocates the item first, then finds that there is nothing to
 * do, and returns without the item.
 *
 * Reported as microsoft/Windows-driver-samples PR #408: beside its deadlock the sample could lose a work item on a path on which the
 * item was not queued. Only a queued item is freed by its routine; whoever does not queue it has to free it.
 * Rule work-item-not-freed: ddi/wdm/nf-wdm-ioallocateworkitem.
 */
#include "../support/plain-device.h"

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD CalloutUnload;
DRIVER_DISPATCH CalloutControl;
IO_WORKITEM_ROUTINE_EX RemoveCalloutRoutine;

static EX_RUNDOWN_REF QueuedItems;
static volatile LONG IsRegistered;

VOID NTAPI RemoveCalloutRoutine(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    UNREFERENCED_PARAMETER(IoObject);
    UNREFERENCED_PARAMETER(Context);
    DbgPrint("the callout is removed\n");
    IoFreeWorkItem(IoWorkItem);
    ExReleaseRundownProtection(&QueuedItems);
}

static NTSTATUS RemoveCallout(PDEVICE_OBJECT DeviceObject)
{
    PIO_WORKITEM Item = IoAllocateWorkItem(DeviceObject);

    if (Item == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (InterlockedExchange(&IsRegistered, 0) == 0) {
#ifdef FIXED
        IoFreeWorkItem(Item);
#endif
        return STATUS_NOT_FOUND;
    }
    ExAcquireRundownProtection(&QueuedItems);
    IoQueueWorkItemEx(Item, RemoveCalloutRoutine, DelayedWorkQueue, NULL);
    return STATUS_SUCCESS;
}

/* The second request finds that the callout is gone. */
NTSTATUS NTAPI CalloutControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    if (PlainControlCode(Irp) != PLAIN_IOCTL(0) && PlainControlCode(Irp) != PLAIN_IOCTL(1)) {
        return CompletePlainRequest(Irp, STATUS_INVALID_DEVICE_REQUEST);
    }
    return CompletePlainRequest(Irp, RemoveCallout(DeviceObject));
}

VOID NTAPI CalloutUnload(PDRIVER_OBJECT DriverObject)
{
    ExWaitForRundownProtectionRelease(&QueuedItems);
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    ExInitializeRundownProtection(&QueuedItems);
    IsRegistered = 1;
    return CreatePlainDevice(DriverObject, 0, CalloutControl, CalloutUnload) == NULL ? STATUS_INSUFFICIENT_RESOURCES
                                                                                     : STATUS_SUCCESS;
}
