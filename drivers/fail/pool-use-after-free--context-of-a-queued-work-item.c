/*
 * Wrong in one way: the context of a child device is freed although a work item that was queued with its address has not run.
 *
 * Reported as nefarius/BthPS3 #48 and, four years later, as the crash of #142: the item that deals with a remote disconnect is
 * queued with the bare address of the child device's context, which may be destroyed first. In the mended driver the item
 * holds a reference, for which whoever destroys the context waits.
 * Rule pool-use-after-free: kernel/releasing-driver-allocated-resources.
 */
#include "../support/plain-device.h"

#define IOCTL_CONNECT PLAIN_IOCTL(0) /* a child that the other side disconnects at once */
#define IOCTL_DESTROY PLAIN_IOCTL(1)

typedef struct _CHILD {
    EX_RUNDOWN_REF References;
    ULONG Disconnects;
} CHILD, *PCHILD;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD ChildUnload;
DRIVER_DISPATCH ChildControl;
IO_WORKITEM_ROUTINE_EX DisconnectRoutine;

static PCHILD Child;

VOID NTAPI DisconnectRoutine(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    PCHILD Disconnected = Context;

    UNREFERENCED_PARAMETER(IoObject);
    Disconnected->Disconnects++;
    IoFreeWorkItem(IoWorkItem);
#ifdef FIXED
    ExReleaseRundownProtection(&Disconnected->References);
#endif
}

static NTSTATUS Connect(PDEVICE_OBJECT DeviceObject)
{
    PIO_WORKITEM Item = IoAllocateWorkItem(DeviceObject);
    PCHILD Connected = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Connected), PLAIN_TAG);
    NTSTATUS Status = STATUS_INSUFFICIENT_RESOURCES;

    if (Item != NULL && Connected != NULL) {
        Connected->Disconnects = 0;
        ExInitializeRundownProtection(&Connected->References);
#ifdef FIXED
        ExAcquireRundownProtection(&Connected->References);
#endif
        if (InterlockedCompareExchangePointer((PVOID volatile *)&Child, Connected, NULL) == NULL) {
            IoQueueWorkItemEx(Item, DisconnectRoutine, DelayedWorkQueue, Connected);
            return STATUS_SUCCESS;
        }
        Status = STATUS_DEVICE_BUSY;
    }
    if (Item != NULL) {
        IoFreeWorkItem(Item);
    }
    if (Connected != NULL) {
        ExFreePoolWithTag(Connected, PLAIN_TAG);
    }
    return Status;
}

static VOID Destroy(VOID)
{
    PCHILD Destroyed = InterlockedExchangePointer((PVOID volatile *)&Child, NULL);

    if (Destroyed != NULL) {
        ExWaitForRundownProtectionRelease(&Destroyed->References);
        ExFreePoolWithTag(Destroyed, PLAIN_TAG);
    }
}

NTSTATUS NTAPI ChildControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS Status = STATUS_INVALID_DEVICE_REQUEST;

    switch (PlainControlCode(Irp)) {
    case IOCTL_CONNECT:
        Status = Connect(DeviceObject);
        break;
    case IOCTL_DESTROY:
        Destroy();
        Status = STATUS_SUCCESS;
        break;
    default:
        break;
    }
    return CompletePlainRequest(Irp, Status);
}

VOID NTAPI ChildUnload(PDRIVER_OBJECT DriverObject)
{
    Destroy();
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return CreatePlainDevice(DriverObject, 0, ChildControl, ChildUnload) == NULL ? STATUS_INSUFFICIENT_RESOURCES
                                                                                 : STATUS_SUCCESS;
}
