/*
 * Wrong in one way: when a program closes its handle the driver completes the program's request, and leaves it to the work
 * item that is to answer it.
 *
 * Found by: check
 * A program must close its handle while its request is out, before the work item has run.
 *
 * Rule pool-use-after-free: devtest/special-pool. Page: kernel/dispatchcleanup-routines.
 */
#include "../support/plain-device.h"

typedef struct _DEVICE_EXTENSION {
    PIO_WORKITEM WorkItem;
    KSPIN_LOCK Lock;
    PIRP Request;   /* this and the next: guarded by Lock */
    BOOLEAN IsBusy; /* the work item is queued */
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD AnswerUnload;
DRIVER_DISPATCH AnswerControl;
DRIVER_DISPATCH AnswerCleanup;
IO_WORKITEM_ROUTINE AnswerRoutine;

VOID NTAPI AnswerRoutine(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;
    PIRP Irp;
    KIRQL Irql;

    UNREFERENCED_PARAMETER(Context);
    KeAcquireSpinLock(&Extension->Lock, &Irql);
    Irp = Extension->Request;
    Extension->Request = NULL;
    Extension->IsBusy = FALSE;
    KeReleaseSpinLock(&Extension->Lock, Irql);
    if (Irp != NULL) {
        CompletePlainRequest(Irp, STATUS_SUCCESS);
    }
}

NTSTATUS NTAPI AnswerControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;
    BOOLEAN WasBusy;
    KIRQL Irql;

    if (PlainControlCode(Irp) != PLAIN_IOCTL(0)) {
        return CompletePlainRequest(Irp, STATUS_INVALID_DEVICE_REQUEST);
    }
    KeAcquireSpinLock(&Extension->Lock, &Irql);
    WasBusy = Extension->IsBusy;
    if (!WasBusy) {
        IoMarkIrpPending(Irp);
        Extension->IsBusy = TRUE;
        Extension->Request = Irp;
    }
    KeReleaseSpinLock(&Extension->Lock, Irql);
    if (WasBusy) {
        return CompletePlainRequest(Irp, STATUS_DEVICE_BUSY);
    }
    IoQueueWorkItem(Extension->WorkItem, AnswerRoutine, DelayedWorkQueue, NULL);
    return STATUS_PENDING;
}

/* The program that has the handle is not interested in an answer any more. */
NTSTATUS NTAPI AnswerCleanup(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;
    PFILE_OBJECT FileObject = IoGetCurrentIrpStackLocation(Irp)->FileObject;
    PIRP Request;
    KIRQL Irql;

    KeAcquireSpinLock(&Extension->Lock, &Irql);
    Request = Extension->Request;
    if (Request != NULL && IoGetCurrentIrpStackLocation(Request)->FileObject != FileObject) {
        Request = NULL;
    }
#ifdef FIXED
    if (Request != NULL) {
        Extension->Request = NULL;
    }
#endif
    KeReleaseSpinLock(&Extension->Lock, Irql);
    if (Request != NULL) {
        CompletePlainRequest(Request, STATUS_CANCELLED);
    }
    return CompletePlainRequest(Irp, STATUS_SUCCESS);
}

/* The I/O manager keeps the device while the work item is queued; the driver waits until it can be freed. */
VOID NTAPI AnswerUnload(PDRIVER_OBJECT DriverObject)
{
    PDEVICE_EXTENSION Extension = DriverObject->DeviceObject->DeviceExtension;
    LARGE_INTEGER Interval;
    BOOLEAN IsBusy;
    KIRQL Irql;

    Interval.QuadPart = -10000;
    for (;;) {
        KeAcquireSpinLock(&Extension->Lock, &Irql);
        IsBusy = Extension->IsBusy;
        KeReleaseSpinLock(&Extension->Lock, Irql);
        if (!IsBusy) {
            break;
        }
        KeDelayExecutionThread(KernelMode, FALSE, &Interval);
    }
    IoFreeWorkItem(Extension->WorkItem);
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT DeviceObject =
        CreatePlainDevice(DriverObject, sizeof(DEVICE_EXTENSION), AnswerControl, AnswerUnload);
    PDEVICE_EXTENSION Extension;

    UNREFERENCED_PARAMETER(RegistryPath);
    if (DeviceObject == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Extension = DeviceObject->DeviceExtension;
    KeInitializeSpinLock(&Extension->Lock);
    Extension->WorkItem = IoAllocateWorkItem(DeviceObject);
    if (Extension->WorkItem == NULL) {
        IoDeleteDevice(DeviceObject);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    DriverObject->MajorFunction[IRP_MJ_CLEANUP] = AnswerCleanup;
    return STATUS_SUCCESS;
}
