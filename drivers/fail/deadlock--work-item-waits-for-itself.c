/*
 * Wrong in one way: the work item's routine removes the connection it belongs to, and for that waits until the connection's
 * work items have finished. It is one of them.
 *
 * Reported as vadimgrn/usbip-win2 PR #188, mechanism in #96: a work item deleted an object, whose deletion waited for the work
 * item; the worker thread waited for itself, and unload behind it for more than 300 seconds. The routine has to give up its own
 * part first, or to leave the removal to somebody else.
 * Rule deadlock: kernel/run-down-protection.
 */
#include "../support/plain-device.h"

typedef struct _CONNECTION {
    EX_RUNDOWN_REF QueuedItems;
    PIO_WORKITEM WorkItem;
} CONNECTION, *PCONNECTION;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD ConnectionUnload;
DRIVER_DISPATCH ConnectionControl;
IO_WORKITEM_ROUTINE DisconnectRoutine;

static EX_RUNDOWN_REF Connections; /* one reference for each connection */

/* Frees the connection when nothing of it runs any more. */
static VOID RemoveConnection(PCONNECTION Connection)
{
    ExWaitForRundownProtectionRelease(&Connection->QueuedItems);
    IoFreeWorkItem(Connection->WorkItem);
    ExFreePoolWithTag(Connection, PLAIN_TAG);
    ExReleaseRundownProtection(&Connections);
}

VOID NTAPI DisconnectRoutine(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    PCONNECTION Connection = Context;

    UNREFERENCED_PARAMETER(DeviceObject);
#ifdef FIXED
    ExReleaseRundownProtection(&Connection->QueuedItems);
    RemoveConnection(Connection);
#else
    RemoveConnection(Connection);
    ExReleaseRundownProtection(&Connection->QueuedItems);
#endif
}

/* Makes a connection, which the other side closes at once. */
NTSTATUS NTAPI ConnectionControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PCONNECTION Connection;

    if (PlainControlCode(Irp) != PLAIN_IOCTL(0)) {
        return CompletePlainRequest(Irp, STATUS_INVALID_DEVICE_REQUEST);
    }
    Connection = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Connection), PLAIN_TAG);
    if (Connection == NULL) {
        return CompletePlainRequest(Irp, STATUS_INSUFFICIENT_RESOURCES);
    }
    ExInitializeRundownProtection(&Connection->QueuedItems);
    Connection->WorkItem = IoAllocateWorkItem(DeviceObject);
    if (Connection->WorkItem == NULL) {
        ExFreePoolWithTag(Connection, PLAIN_TAG);
        return CompletePlainRequest(Irp, STATUS_INSUFFICIENT_RESOURCES);
    }
    ExAcquireRundownProtection(&Connections);
    ExAcquireRundownProtection(&Connection->QueuedItems);
    IoQueueWorkItem(Connection->WorkItem, DisconnectRoutine, DelayedWorkQueue, Connection);
    return CompletePlainRequest(Irp, STATUS_SUCCESS);
}

VOID NTAPI ConnectionUnload(PDRIVER_OBJECT DriverObject)
{
    ExWaitForRundownProtectionRelease(&Connections);
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    ExInitializeRundownProtection(&Connections);
    return CreatePlainDevice(DriverObject, 0, ConnectionControl, ConnectionUnload) == NULL
               ? STATUS_INSUFFICIENT_RESOURCES
               : STATUS_SUCCESS;
}
