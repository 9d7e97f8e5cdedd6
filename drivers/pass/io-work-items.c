/*
 * io-work-items: a plain WDM driver that shows every way to hand work to a system worker thread.
 *
 *   IoAllocateWorkItem, IoQueueWorkItem      one item for a list of requests: queued only when the list was empty
 *   IoQueueWorkItemEx                        an item that its own routine queues again, and frees in its last run
 *   IoInitializeWorkItem                     an item in the driver's own nonpaged memory, for the driver object
 *   IoTryQueueWorkItem                       an item that is queued only when a worker thread is free
 *   ExInitializeWorkItem, ExQueueWorkItem    an item without a device object, in pool that its routine frees
 *
 * Each queued item holds one reference of a rundown protection; Unload waits until all have been given back.
 * https://learn.microsoft.com/windows-hardware/drivers/kernel/system-worker-threads
 */
#include <ntddk.h>

#define TAG 'iwoi'
#define RUNS_OF_REPEATED_ITEM 3
#define IOCTL_ADD_REQUEST CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_QUEUE_ITEMS CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)

typedef struct _DEVICE_EXTENSION {
    EX_RUNDOWN_REF QueuedItems; /* one reference for each item that is queued or runs */
    KSPIN_LOCK RequestsLock;
    LIST_ENTRY Requests; /* IRPs that wait for the requests item, by their Tail.Overlay.ListEntry */
    PIO_WORKITEM RequestsItem;
    volatile LONG FinishedRuns;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

typedef struct _REPEATED_WORK {
    PDEVICE_EXTENSION Extension;
    LONG RunsLeft;
} REPEATED_WORK, *PREPEATED_WORK;

typedef struct _EXECUTIVE_WORK {
    WORK_QUEUE_ITEM Item;
    PDEVICE_EXTENSION Extension;
} EXECUTIVE_WORK, *PEXECUTIVE_WORK;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD IoWorkItemsUnload;
DRIVER_DISPATCH IoWorkItemsCreateClose;
DRIVER_DISPATCH IoWorkItemsDeviceControl;
IO_WORKITEM_ROUTINE RequestsRoutine;
IO_WORKITEM_ROUTINE_EX RepeatedRoutine;
IO_WORKITEM_ROUTINE_EX InitializedRoutine;
IO_WORKITEM_ROUTINE_EX TriedRoutine;
WORKER_THREAD_ROUTINE ExecutiveRoutine;
PEX_RUNDOWN_REF FinishExecutiveWork(PEXECUTIVE_WORK Work);

static const WCHAR DeviceNameText[] = L"\\Device\\IoWorkItems";
static const WCHAR LinkNameText[] = L"\\DosDevices\\IoWorkItems";

static NTSTATUS CompleteRequest(PIRP Irp, NTSTATUS Status)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

/* Takes the oldest request off the list, or returns NULL when there is none. */
static PIRP TakeRequest(PDEVICE_EXTENSION Extension)
{
    PIRP Irp = NULL;
    KIRQL OldIrql;

    KeAcquireSpinLock(&Extension->RequestsLock, &OldIrql);
    if (!IsListEmpty(&Extension->Requests)) {
        Irp = CONTAINING_RECORD(RemoveHeadList(&Extension->Requests), IRP, Tail.Overlay.ListEntry);
    }
    KeReleaseSpinLock(&Extension->RequestsLock, OldIrql);
    return Irp;
}

/*
 * Completes every request on the list. The item may be queued again as soon as this routine has started, so two of its
 * runs may overlap: they share the list and nothing else.
 */
VOID NTAPI RequestsRoutine(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;
    PIRP Irp;

    UNREFERENCED_PARAMETER(Context);
    for (Irp = TakeRequest(Extension); Irp != NULL; Irp = TakeRequest(Extension)) {
        InterlockedIncrement(&Extension->FinishedRuns);
        CompleteRequest(Irp, STATUS_SUCCESS);
    }
    ExReleaseRundownProtection(&Extension->QueuedItems);
}

/* Puts a request on the list, and queues the item if it was the list's first: an item is never queued twice. */
static NTSTATUS AddRequest(PDEVICE_EXTENSION Extension, PIRP Irp)
{
    BOOLEAN WasEmpty;
    KIRQL OldIrql;

    if (!ExAcquireRundownProtection(&Extension->QueuedItems)) {
        return CompleteRequest(Irp, STATUS_DELETE_PENDING);
    }
    IoMarkIrpPending(Irp);
    KeAcquireSpinLock(&Extension->RequestsLock, &OldIrql);
    WasEmpty = IsListEmpty(&Extension->Requests);
    InsertTailList(&Extension->Requests, &Irp->Tail.Overlay.ListEntry);
    if (WasEmpty) {
        IoQueueWorkItem(Extension->RequestsItem, RequestsRoutine, DelayedWorkQueue, NULL);
    }
    KeReleaseSpinLock(&Extension->RequestsLock, OldIrql);
    if (!WasEmpty) {
        ExReleaseRundownProtection(&Extension->QueuedItems);
    }
    return STATUS_PENDING;
}

/* Queues its own item again until its runs are used up; then frees it, which an item's routine may do. */
VOID NTAPI RepeatedRoutine(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    PREPEATED_WORK Work = Context;
    PDEVICE_EXTENSION Extension = Work->Extension;

    UNREFERENCED_PARAMETER(IoObject);
    InterlockedIncrement(&Extension->FinishedRuns);
    if (--Work->RunsLeft > 0) {
        /* From here on the next run may be under way on another thread: Work is no longer this run's. */
        IoQueueWorkItemEx(IoWorkItem, RepeatedRoutine, DelayedWorkQueue, Work);
        return;
    }
    IoFreeWorkItem(IoWorkItem);
    ExFreePoolWithTag(Work, TAG);
    ExReleaseRundownProtection(&Extension->QueuedItems);
}

static NTSTATUS QueueRepeatedItem(PDEVICE_OBJECT DeviceObject)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;
    PREPEATED_WORK Work = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Work), TAG);
    PIO_WORKITEM Item;

    if (Work == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Item = IoAllocateWorkItem(DeviceObject);
    if (Item == NULL) {
        ExFreePoolWithTag(Work, TAG);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (!ExAcquireRundownProtection(&Extension->QueuedItems)) {
        IoFreeWorkItem(Item);
        ExFreePoolWithTag(Work, TAG);
        return STATUS_DELETE_PENDING;
    }
    Work->Extension = Extension;
    Work->RunsLeft = RUNS_OF_REPEATED_ITEM;
    IoQueueWorkItemEx(Item, RepeatedRoutine, DelayedWorkQueue, Work);
    return STATUS_SUCCESS;
}

/* The item lies in pool of the driver's own: it is uninitialised before that memory is freed. */
VOID NTAPI InitializedRoutine(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    PDEVICE_EXTENSION Extension = Context;

    UNREFERENCED_PARAMETER(IoObject);
    InterlockedIncrement(&Extension->FinishedRuns);
    IoUninitializeWorkItem(IoWorkItem);
    ExFreePoolWithTag(IoWorkItem, TAG);
    ExReleaseRundownProtection(&Extension->QueuedItems);
}

/* IoQueueWorkItemEx, unlike IoQueueWorkItem, also serves items of the driver object. */
static NTSTATUS QueueInitializedItem(PDEVICE_OBJECT DeviceObject)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;
    PIO_WORKITEM Item = ExAllocatePoolWithTag(NonPagedPoolNx, IoSizeofWorkItem(), TAG);

    if (Item == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (!ExAcquireRundownProtection(&Extension->QueuedItems)) {
        ExFreePoolWithTag(Item, TAG);
        return STATUS_DELETE_PENDING;
    }
    IoInitializeWorkItem(DeviceObject->DriverObject, Item);
    IoQueueWorkItemEx(Item, InitializedRoutine, DelayedWorkQueue, Extension);
    return STATUS_SUCCESS;
}

VOID NTAPI TriedRoutine(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    PDEVICE_EXTENSION Extension = Context;

    UNREFERENCED_PARAMETER(IoObject);
    InterlockedIncrement(&Extension->FinishedRuns);
    IoFreeWorkItem(IoWorkItem);
    ExReleaseRundownProtection(&Extension->QueuedItems);
}

/* When no worker thread is free the item is not queued, and the caller has to do something else: here, to wait in the queue. */
static NTSTATUS QueueTriedItem(PDEVICE_OBJECT DeviceObject)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;
    PIO_WORKITEM Item = IoAllocateWorkItem(DeviceObject);

    if (Item == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (!ExAcquireRundownProtection(&Extension->QueuedItems)) {
        IoFreeWorkItem(Item);
        return STATUS_DELETE_PENDING;
    }
    if (!IoTryQueueWorkItem(Item, TriedRoutine, DelayedWorkQueue, Extension)) {
        IoQueueWorkItemEx(Item, TriedRoutine, DelayedWorkQueue, Extension);
    }
    return STATUS_SUCCESS;
}

/* What ExecutiveRoutine does, up to the rundown protection that is to be released. */
__attribute__((used)) PEX_RUNDOWN_REF FinishExecutiveWork(PEXECUTIVE_WORK Work)
{
    PDEVICE_EXTENSION Extension = Work->Extension;

    InterlockedIncrement(&Extension->FinishedRuns);
    ExFreePoolWithTag(Work, TAG);
    return &Extension->QueuedItems;
}

/*
 * VOID ExecutiveRoutine(PVOID Parameter): ExReleaseRundownProtection(FinishExecutiveWork(Parameter)).
 *
 * Nothing keeps the driver's image loaded for an executive work item, as the device object does for the others: once
 * the protection is released, Unload may return and the image be gone. So the routine must not have a single
 * instruction left to run: it ends in a jump to ExReleaseRundownProtection, which returns to the worker thread. C can't
 * promise such a jump at every level of optimisation.
 */
__asm__(".text\n"
        "    .globl ExecutiveRoutine\n"
        "    .def ExecutiveRoutine; .scl 2; .type 32; .endef\n"
        "    .seh_proc ExecutiveRoutine\n"
        "ExecutiveRoutine:\n"
        "    subq $40, %rsp\n"
        "    .seh_stackalloc 40\n"
        "    .seh_endprologue\n"
        "    call FinishExecutiveWork\n"
        "    movq %rax, %rcx\n"
        "    addq $40, %rsp\n"
        "    jmp *__imp_ExReleaseRundownProtection(%rip)\n"
        "    .seh_endproc\n");

static NTSTATUS QueueExecutiveItem(PDEVICE_OBJECT DeviceObject)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;
    PEXECUTIVE_WORK Work = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Work), TAG);

    if (Work == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (!ExAcquireRundownProtection(&Extension->QueuedItems)) {
        ExFreePoolWithTag(Work, TAG);
        return STATUS_DELETE_PENDING;
    }
    Work->Extension = Extension;
    ExInitializeWorkItem(&Work->Item, ExecutiveRoutine, Work);
    ExQueueWorkItem(&Work->Item, DelayedWorkQueue);
    return STATUS_SUCCESS;
}

/* Queues one item of each kind that needs no request. */
static NTSTATUS QueueItems(PDEVICE_OBJECT DeviceObject)
{
    NTSTATUS Status = QueueRepeatedItem(DeviceObject);

    if (NT_SUCCESS(Status)) {
        Status = QueueInitializedItem(DeviceObject);
    }
    if (NT_SUCCESS(Status)) {
        Status = QueueTriedItem(DeviceObject);
    }
    if (NT_SUCCESS(Status)) {
        Status = QueueExecutiveItem(DeviceObject);
    }
    DbgPrint("io-work-items: queued items, status 0x%08lx\n", Status);
    return Status;
}

NTSTATUS NTAPI IoWorkItemsCreateClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    return CompleteRequest(Irp, STATUS_SUCCESS);
}

NTSTATUS NTAPI IoWorkItemsDeviceControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    switch (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode) {
    case IOCTL_ADD_REQUEST:
        return AddRequest(DeviceObject->DeviceExtension, Irp);
    case IOCTL_QUEUE_ITEMS:
        return CompleteRequest(Irp, QueueItems(DeviceObject));
    default:
        return CompleteRequest(Irp, STATUS_INVALID_DEVICE_REQUEST);
    }
}

/* No handle to the device is open any more, so nothing queues items but those that still run. */
VOID NTAPI IoWorkItemsUnload(PDRIVER_OBJECT DriverObject)
{
    PDEVICE_OBJECT DeviceObject = DriverObject->DeviceObject;
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;
    UNICODE_STRING LinkName;

    ExWaitForRundownProtectionRelease(&Extension->QueuedItems);
    DbgPrint("io-work-items: %ld runs\n", Extension->FinishedRuns);
    IoFreeWorkItem(Extension->RequestsItem);
    RtlInitUnicodeString(&LinkName, LinkNameText);
    IoDeleteSymbolicLink(&LinkName);
    IoDeleteDevice(DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING DeviceName;
    UNICODE_STRING LinkName;
    PDEVICE_OBJECT DeviceObject;
    PDEVICE_EXTENSION Extension;
    NTSTATUS Status;

    UNREFERENCED_PARAMETER(RegistryPath);
    RtlInitUnicodeString(&DeviceName, DeviceNameText);
    RtlInitUnicodeString(&LinkName, LinkNameText);
    Status = IoCreateDevice(DriverObject, sizeof(DEVICE_EXTENSION), &DeviceName, FILE_DEVICE_UNKNOWN,
                            FILE_DEVICE_SECURE_OPEN, FALSE, &DeviceObject);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Extension = DeviceObject->DeviceExtension;
    ExInitializeRundownProtection(&Extension->QueuedItems);
    KeInitializeSpinLock(&Extension->RequestsLock);
    InitializeListHead(&Extension->Requests);
    Extension->RequestsItem = IoAllocateWorkItem(DeviceObject);
    if (Extension->RequestsItem == NULL) {
        IoDeleteDevice(DeviceObject);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Status = IoCreateSymbolicLink(&LinkName, &DeviceName);
    if (!NT_SUCCESS(Status)) {
        IoFreeWorkItem(Extension->RequestsItem);
        IoDeleteDevice(DeviceObject);
        return Status;
    }
    DriverObject->MajorFunction[IRP_MJ_CREATE] = IoWorkItemsCreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = IoWorkItemsCreateClose;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = IoWorkItemsDeviceControl;
    DriverObject->DriverUnload = IoWorkItemsUnload;
    /* The driver is loaded even if some of these could not be queued. */
    QueueItems(DeviceObject);
    return STATUS_SUCCESS;
}
