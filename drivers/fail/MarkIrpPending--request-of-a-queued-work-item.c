/*
 * Wrong in one way: the dispatch routine marks a request pending and leaves it to a work item, and then completes it all the
 * same and returns its status; the item's routine completes it again.
 *
 * Reported as openvswitch/ovs-issues #83: making a tunnel pends the request of the program, but after a wrong merge the
 * dispatch routine did not return STATUS_PENDING: it went on and completed the request. The second completion then wrote
 * into memory that was freed long ago. Where a request is pended, the dispatch routine returns STATUS_PENDING and does no more.
 * Rule MarkIrpPending: devtest/wdm-markirppending. What the routine of the item does then breaks pool-use-after-free.
 */
#include "../support/plain-device.h"

typedef struct _DEVICE_EXTENSION {
    PIO_WORKITEM WorkItem;
    /* Whether a tunnel is being created: there is one work item. */
    LONG IsBusy;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD TunnelUnload;
DRIVER_DISPATCH TunnelControl;
IO_WORKITEM_ROUTINE CreateTunnelRoutine;

VOID NTAPI CreateTunnelRoutine(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;

    InterlockedExchange(&Extension->IsBusy, FALSE);
    CompletePlainRequest(Context, STATUS_SUCCESS);
}

/* From here on the request is the work item's. */
static VOID CreateTunnel(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;

    IoMarkIrpPending(Irp);
    IoQueueWorkItem(Extension->WorkItem, CreateTunnelRoutine, DelayedWorkQueue, Irp);
}

NTSTATUS NTAPI TunnelControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    if (PlainControlCode(Irp) != PLAIN_IOCTL(0)) {
        return CompletePlainRequest(Irp, STATUS_INVALID_DEVICE_REQUEST);
    }
    if (InterlockedExchange(&((PDEVICE_EXTENSION)DeviceObject->DeviceExtension)->IsBusy, TRUE)) {
        return CompletePlainRequest(Irp, STATUS_DEVICE_BUSY);
    }
    CreateTunnel(DeviceObject, Irp);
#ifdef FIXED
    return STATUS_PENDING;
#else
    return CompletePlainRequest(Irp, STATUS_SUCCESS);
#endif
}

/* The device is closed, so no request is with the work item any more. */
VOID NTAPI TunnelUnload(PDRIVER_OBJECT DriverObject)
{
    PDEVICE_EXTENSION Extension = DriverObject->DeviceObject->DeviceExtension;

    IoFreeWorkItem(Extension->WorkItem);
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT DeviceObject =
        CreatePlainDevice(DriverObject, sizeof(DEVICE_EXTENSION), TunnelControl, TunnelUnload);
    PDEVICE_EXTENSION Extension;

    UNREFERENCED_PARAMETER(RegistryPath);
    if (DeviceObject == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Extension = DeviceObject->DeviceExtension;
    Extension->WorkItem = IoAllocateWorkItem(DeviceObject);
    if (Extension->WorkItem == NULL) {
        IoDeleteDevice(DeviceObject);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    return STATUS_SUCCESS;
}
