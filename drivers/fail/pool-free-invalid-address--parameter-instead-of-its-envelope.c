/*
 * Wrong in one way: a work item is queued with what the caller passed instead of with the structure that was allocated around
 * it; the routine frees what it gets.
 *
 * Reported as reactos/reactos PR #6276: an implementation of IoQueueWorkItemEx put the routine and the item into a
 * structure, then handed the caller's context to the worker in its place, which read nonsense and freed the wrong buffer.
 * Rule pool-free-invalid-address: ddi/wdm/nf-wdm-exfreepoolwithtag.
 */
#include "../support/plain-device.h"

/* What the routine needs, and the message that the caller gave. */
typedef struct _ENVELOPE {
    PIO_WORKITEM WorkItem;
    ULONG Message;
} ENVELOPE, *PENVELOPE;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD EnvelopeUnload;
DRIVER_DISPATCH EnvelopeControl;
IO_WORKITEM_ROUTINE_EX DeliverRoutine;

static EX_RUNDOWN_REF QueuedItems;
static volatile LONG Delivered;

VOID NTAPI DeliverRoutine(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    UNREFERENCED_PARAMETER(IoObject);
    InterlockedIncrement(&Delivered);
    IoFreeWorkItem(IoWorkItem);
    ExFreePoolWithTag(Context, PLAIN_TAG);
    ExReleaseRundownProtection(&QueuedItems);
}

static NTSTATUS Deliver(PDEVICE_OBJECT DeviceObject, ULONG Message)
{
    PENVELOPE Envelope = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Envelope), PLAIN_TAG);
    PVOID Context;

    if (Envelope == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Envelope->Message = Message;
    Envelope->WorkItem = IoAllocateWorkItem(DeviceObject);
    if (Envelope->WorkItem == NULL) {
        ExFreePoolWithTag(Envelope, PLAIN_TAG);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    ExAcquireRundownProtection(&QueuedItems);
#ifdef FIXED
    Context = Envelope;
#else
    Context = &Envelope->Message;
#endif
    IoQueueWorkItemEx(Envelope->WorkItem, DeliverRoutine, DelayedWorkQueue, Context);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI EnvelopeControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    if (PlainControlCode(Irp) != PLAIN_IOCTL(0)) {
        return CompletePlainRequest(Irp, STATUS_INVALID_DEVICE_REQUEST);
    }
    return CompletePlainRequest(Irp, Deliver(DeviceObject, 1));
}

VOID NTAPI EnvelopeUnload(PDRIVER_OBJECT DriverObject)
{
    ExWaitForRundownProtectionRelease(&QueuedItems);
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    ExInitializeRundownProtection(&QueuedItems);
    return CreatePlainDevice(DriverObject, 0, EnvelopeControl, EnvelopeUnload) == NULL ? STATUS_INSUFFICIENT_RESOURCES
                                                                                       : STATUS_SUCCESS;
}
