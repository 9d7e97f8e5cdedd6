/*
 * Wrong in one way: a thread queues a work item with the address of a structure on its own stack, and ends; the item's routine
 * reads what is there by then.
 *
 * Reported as reactos/reactos PR #7436: a notification on the caller's stack was remembered by its address in a work item, which
 * looked at it when the caller had long returned; booting failed. The mend copies the structure into memory that the item owns.
 * Rule driver-fault: kernel/using-the-kernel-stack.
 */
#include "../support/plain-device.h"

typedef struct _NOTIFICATION {
    ULONG Version;
    ULONG Size;
} NOTIFICATION, *PNOTIFICATION;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD NotificationUnload;
DRIVER_DISPATCH NotificationControl;
KSTART_ROUTINE ReportThread;
IO_WORKITEM_ROUTINE_EX NotifyRoutine;

static EX_RUNDOWN_REF QueuedItems;
static volatile ULONG LastSize;

VOID NTAPI NotifyRoutine(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    PNOTIFICATION Notification = Context;

    UNREFERENCED_PARAMETER(IoObject);
    LastSize = Notification->Size;
#ifdef FIXED
    ExFreePoolWithTag(Notification, PLAIN_TAG);
#endif
    IoFreeWorkItem(IoWorkItem);
    ExReleaseRundownProtection(&QueuedItems);
}

/* Has the notification looked at by a work item; the protection is released by whoever comes last. */
static VOID Report(PDEVICE_OBJECT DeviceObject, PNOTIFICATION Notification)
{
    PIO_WORKITEM Item = IoAllocateWorkItem(DeviceObject);
    PNOTIFICATION Kept = Notification;

#ifdef FIXED
    Kept = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Kept), PLAIN_TAG);
    if (Kept != NULL) {
        *Kept = *Notification;
    }
#endif
    if (Item != NULL && Kept != NULL) {
        IoQueueWorkItemEx(Item, NotifyRoutine, DelayedWorkQueue, Kept);
        return;
    }
    if (Item != NULL) {
        IoFreeWorkItem(Item);
    }
#ifdef FIXED
    if (Kept != NULL) {
        ExFreePoolWithTag(Kept, PLAIN_TAG);
    }
#endif
    ExReleaseRundownProtection(&QueuedItems);
}

VOID NTAPI ReportThread(PVOID StartContext)
{
    NOTIFICATION Notification;

    Notification.Version = 1;
    Notification.Size = sizeof(Notification);
    Report(StartContext, &Notification);
    PsTerminateSystemThread(STATUS_SUCCESS);
}

/* Returns when the thread has ended. */
static VOID WaitForThread(HANDLE Thread)
{
    PVOID Object;

    if (NT_SUCCESS(ObReferenceObjectByHandle(Thread, SYNCHRONIZE, *PsThreadType, KernelMode, &Object, NULL))) {
        KeWaitForSingleObject(Object, Executive, KernelMode, FALSE, NULL);
        ObDereferenceObject(Object);
    }
    ZwClose(Thread);
}

NTSTATUS NTAPI NotificationControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    HANDLE Thread;
    NTSTATUS Status;

    if (PlainControlCode(Irp) != PLAIN_IOCTL(0)) {
        return CompletePlainRequest(Irp, STATUS_INVALID_DEVICE_REQUEST);
    }
    ExAcquireRundownProtection(&QueuedItems);
    Status = PsCreateSystemThread(&Thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, ReportThread, DeviceObject);
    if (NT_SUCCESS(Status)) {
        WaitForThread(Thread);
    } else {
        ExReleaseRundownProtection(&QueuedItems);
    }
    return CompletePlainRequest(Irp, Status);
}

VOID NTAPI NotificationUnload(PDRIVER_OBJECT DriverObject)
{
    ExWaitForRundownProtectionRelease(&QueuedItems);
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    ExInitializeRundownProtection(&QueuedItems);
    return CreatePlainDevice(DriverObject, 0, NotificationControl, NotificationUnload) == NULL
               ? STATUS_INSUFFICIENT_RESOURCES
               : STATUS_SUCCESS;
}
