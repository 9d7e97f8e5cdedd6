/*
 * A driver with a device of its own, whose requests wait in a cancel-safe queue.
 *
 * Function code 0x800 is answered at once. 0x801 is queued and completed by a work item. What comes with any other code is
 * queued until the program gives up, so that the queue's cancel routine completes it.
 * https://learn.microsoft.com/windows-hardware/drivers/kernel/cancel-safe-irp-queues
 */
#include <ntddk.h>

#define ANSWER_AT_ONCE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define ANSWER_LATER CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)

typedef struct _QUEUE {
    IO_CSQ Csq;
    LIST_ENTRY Irps;
    KSPIN_LOCK Lock;
    PIO_WORKITEM WorkItem;
    /* Requests that the work item is to answer. */
    LONG Asked;
} QUEUE, *PQUEUE;

DRIVER_INITIALIZE DriverEntry;

static DRIVER_UNLOAD Unload;
static DRIVER_DISPATCH OpenOrClose;
static DRIVER_DISPATCH Control;
static IO_WORKITEM_ROUTINE AnswerNext;

static UNICODE_STRING DeviceName = RTL_CONSTANT_STRING(L"\\Device\\CancelSafeQueue");
static UNICODE_STRING LinkName = RTL_CONSTANT_STRING(L"\\DosDevices\\CancelSafeQueue");

static PQUEUE QueueOf(PIO_CSQ Csq)
{
    return CONTAINING_RECORD(Csq, QUEUE, Csq);
}

static VOID NTAPI InsertIrp(PIO_CSQ Csq, PIRP Irp)
{
    InsertTailList(&QueueOf(Csq)->Irps, &Irp->Tail.Overlay.ListEntry);
}

static VOID NTAPI RemoveIrp(PIO_CSQ Csq, PIRP Irp)
{
    UNREFERENCED_PARAMETER(Csq);
    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
}

static PIRP NTAPI PeekNextIrp(PIO_CSQ Csq, PIRP Irp, PVOID PeekContext)
{
    PLIST_ENTRY Head = &QueueOf(Csq)->Irps;
    PLIST_ENTRY Entry = Irp == NULL ? Head->Flink : Irp->Tail.Overlay.ListEntry.Flink;

    UNREFERENCED_PARAMETER(PeekContext);
    return Entry == Head ? NULL : CONTAINING_RECORD(Entry, IRP, Tail.Overlay.ListEntry);
}

static VOID NTAPI AcquireLock(PIO_CSQ Csq, PKIRQL Irql)
{
    KeAcquireSpinLock(&QueueOf(Csq)->Lock, Irql);
}

static VOID NTAPI ReleaseLock(PIO_CSQ Csq, KIRQL Irql)
{
    KeReleaseSpinLock(&QueueOf(Csq)->Lock, Irql);
}

static NTSTATUS Complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IofCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

static VOID NTAPI CompleteCanceledIrp(PIO_CSQ Csq, PIRP Irp)
{
    UNREFERENCED_PARAMETER(Csq);
    Complete(Irp, STATUS_CANCELLED, 0);
}

/* Answers with as much of a text as there is room for. */
static NTSTATUS Answer(PIRP Irp)
{
    static const char Text[] = "answered";
    ULONG Room = IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.OutputBufferLength;
    ULONG Length = Room < sizeof(Text) ? Room : sizeof(Text);

    if (Length != 0) {
        RtlCopyMemory(Irp->AssociatedIrp.SystemBuffer, Text, Length);
    }
    return Complete(Irp, STATUS_SUCCESS, Length);
}

static VOID NTAPI AnswerNext(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    PQUEUE Queue = Context;
    PIRP Irp;

    UNREFERENCED_PARAMETER(DeviceObject);
    do {
        Irp = IoCsqRemoveNextIrp(&Queue->Csq, NULL);
        if (Irp != NULL) {
            Answer(Irp);
        }
    } while (InterlockedDecrement(&Queue->Asked) != 0);
}

static NTSTATUS NTAPI OpenOrClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    return Complete(Irp, STATUS_SUCCESS, 0);
}

static NTSTATUS NTAPI Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PQUEUE Queue = DeviceObject->DeviceExtension;
    ULONG Code = IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode;

    if (Code == ANSWER_AT_ONCE) {
        return Answer(Irp);
    }
    IoCsqInsertIrp(&Queue->Csq, Irp, NULL);
    if (Code == ANSWER_LATER && InterlockedIncrement(&Queue->Asked) == 1) {
        IoQueueWorkItem(Queue->WorkItem, AnswerNext, DelayedWorkQueue, Queue);
    }
    return STATUS_PENDING;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject)
{
    PDEVICE_OBJECT Device = DriverObject->DeviceObject;
    PQUEUE Queue = Device->DeviceExtension;
    LARGE_INTEGER Interval;

    IoDeleteSymbolicLink(&LinkName);
    /* The work item can still be queued for a request that its program gave up. */
    Interval.QuadPart = -10000;
    while (InterlockedCompareExchange(&Queue->Asked, 0, 0) != 0) {
        KeDelayExecutionThread(KernelMode, FALSE, &Interval);
    }
    IoFreeWorkItem(Queue->WorkItem);
    IoDeleteDevice(Device);
}

static NTSTATUS InitializeQueue(PDEVICE_OBJECT Device)
{
    PQUEUE Queue = Device->DeviceExtension;

    InitializeListHead(&Queue->Irps);
    KeInitializeSpinLock(&Queue->Lock);
    Queue->WorkItem = IoAllocateWorkItem(Device);
    if (Queue->WorkItem == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    return IoCsqInitialize(&Queue->Csq, InsertIrp, RemoveIrp, PeekNextIrp, AcquireLock, ReleaseLock,
                           CompleteCanceledIrp);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT Device;
    NTSTATUS Status;

    UNREFERENCED_PARAMETER(RegistryPath);
    Status = IoCreateDevice(DriverObject, sizeof(QUEUE), &DeviceName, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE,
                            &Device);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = InitializeQueue(Device);
    if (!NT_SUCCESS(Status)) {
        IoDeleteDevice(Device);
        return Status;
    }
    Status = IoCreateSymbolicLink(&LinkName, &DeviceName);
    if (!NT_SUCCESS(Status)) {
        IoFreeWorkItem(((PQUEUE)Device->DeviceExtension)->WorkItem);
        IoDeleteDevice(Device);
        return Status;
    }
    DriverObject->MajorFunction[IRP_MJ_CREATE] = OpenOrClose;
    DriverObject->MajorFunction[IRP_MJ_CLEANUP] = OpenOrClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = OpenOrClose;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
