/*
 * Wrong in one way: unload marks the driver as stopped and returns; a work item that waits for the driver's next event, which
 * now never comes, stays behind.
 *
 * Reported as microsoft/xdp-for-windows #225: the unload routine finished, but one work item was blocked for ever. It kept the
 * image loaded, so that the next start of the service failed. Unload has to wake whoever waits for the driver, and to
 * wait until they are through.
 * Rule work-item-not-freed: ddi/wdm/nf-wdm-ioallocateworkitem, kernel/releasing-driver-allocated-resources.
 */
#include "../support/plain-device.h"

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD StoppingUnload;
DRIVER_DISPATCH StoppingControl;
IO_WORKITEM_ROUTINE_EX ReconfigureRoutine;

static EX_RUNDOWN_REF QueuedItems;
static KEVENT SomethingChanged;
static volatile LONG IsStopped;

/* Applies one change of the settings when it comes. */
VOID NTAPI ReconfigureRoutine(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    UNREFERENCED_PARAMETER(IoObject);
    UNREFERENCED_PARAMETER(Context);
    KeWaitForSingleObject(&SomethingChanged, Executive, KernelMode, FALSE, NULL);
    if (!IsStopped) {
        DbgPrint("settings changed\n");
    }
    IoFreeWorkItem(IoWorkItem);
    ExReleaseRundownProtection(&QueuedItems);
}

/* Starts to wait for a change. */
NTSTATUS NTAPI StoppingControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_WORKITEM Item;

    if (PlainControlCode(Irp) != PLAIN_IOCTL(0)) {
        return CompletePlainRequest(Irp, STATUS_INVALID_DEVICE_REQUEST);
    }
    Item = IoAllocateWorkItem((PDEVICE_OBJECT)DeviceObject->DriverObject);
    if (Item == NULL) {
        return CompletePlainRequest(Irp, STATUS_INSUFFICIENT_RESOURCES);
    }
    ExAcquireRundownProtection(&QueuedItems);
    IoQueueWorkItemEx(Item, ReconfigureRoutine, DelayedWorkQueue, NULL);
    return CompletePlainRequest(Irp, STATUS_SUCCESS);
}

VOID NTAPI StoppingUnload(PDRIVER_OBJECT DriverObject)
{
    InterlockedExchange(&IsStopped, 1);
#ifdef FIXED
    KeSetEvent(&SomethingChanged, IO_NO_INCREMENT, FALSE);
    ExWaitForRundownProtectionRelease(&QueuedItems);
#endif
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    ExInitializeRundownProtection(&QueuedItems);
    KeInitializeEvent(&SomethingChanged, NotificationEvent, FALSE);
    return CreatePlainDevice(DriverObject, 0, StoppingControl, StoppingUnload) == NULL ? STATUS_INSUFFICIENT_RESOURCES
                                                                                       : STATUS_SUCCESS;
}
