/*
 * io-work-item-throughput: a WDM driver that times the kernel's work items in DriverEntry, for benchmarks.
 *
 * It calls only functions that Wine's kernel has too, so that one image can be timed under both. Its two jobs:
 *
 *   items     allocate and queue an item for each run; its routine frees it and counts down
 *   requeues  one item that its own routine queues again
 *
 * Each does 100,000 runs; the last run wakes the one thread that waits. The nanoseconds for each run, by the kernel's own
 * performance counter, are printed. A service whose name ends in "-items" or "-requeues" does that job only, so that
 * a host that can't trust the counter can time each job from outside.
 * https://learn.microsoft.com/windows-hardware/drivers/kernel/system-worker-threads
 */
#include <ntddk.h>

#define RUNS 100000
#define NANOSECONDS_PER_SECOND 1000000000

typedef struct _DEVICE_EXTENSION {
    volatile LONG RunsLeft; /* until the waiting thread is woken */
    KEVENT RunsAreOver;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

typedef NTSTATUS JOB(PDEVICE_OBJECT DeviceObject);

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD ThroughputUnload;
IO_WORKITEM_ROUTINE ItemRoutine;
IO_WORKITEM_ROUTINE RequeueRoutine;
JOB RunItems;
JOB RequeueItem;

static const WCHAR ItemsSuffix[] = L"-items";
static const WCHAR RequeuesSuffix[] = L"-requeues";

/* IoQueueWorkItem's routines are not told their item, so it is their context. */
VOID NTAPI ItemRoutine(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;

    IoFreeWorkItem(Context);
    if (InterlockedDecrement(&Extension->RunsLeft) == 0) {
        KeSetEvent(&Extension->RunsAreOver, IO_NO_INCREMENT, FALSE);
    }
}

VOID NTAPI RequeueRoutine(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;

    if (InterlockedDecrement(&Extension->RunsLeft) != 0) {
        IoQueueWorkItem(Context, RequeueRoutine, DelayedWorkQueue, Context);
    } else {
        KeSetEvent(&Extension->RunsAreOver, IO_NO_INCREMENT, FALSE);
    }
}

static VOID WaitForRuns(PDEVICE_EXTENSION Extension)
{
    KeWaitForSingleObject(&Extension->RunsAreOver, Executive, KernelMode, FALSE, NULL);
}

NTSTATUS RunItems(PDEVICE_OBJECT DeviceObject)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;
    LONG Missing;

    for (Missing = RUNS; Missing > 0; Missing--) {
        PIO_WORKITEM Item = IoAllocateWorkItem(DeviceObject);

        if (Item == NULL) {
            break;
        }
        IoQueueWorkItem(Item, ItemRoutine, DelayedWorkQueue, Item);
    }
    /* While some are missing no routine can be the last. */
    if (Missing == 0 || InterlockedExchangeAdd(&Extension->RunsLeft, -Missing) != Missing) {
        WaitForRuns(Extension);
    }
    return Missing == 0 ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;
}

NTSTATUS RequeueItem(PDEVICE_OBJECT DeviceObject)
{
    PIO_WORKITEM Item = IoAllocateWorkItem(DeviceObject);

    if (Item == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    IoQueueWorkItem(Item, RequeueRoutine, DelayedWorkQueue, Item);
    WaitForRuns(DeviceObject->DeviceExtension);
    IoFreeWorkItem(Item);
    return STATUS_SUCCESS;
}

/* Does one job and prints how long each of its runs took. */
static NTSTATUS TimeJob(PCSTR Name, JOB *Job, PDEVICE_OBJECT DeviceObject)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;
    LARGE_INTEGER Frequency;
    LARGE_INTEGER Start;
    LARGE_INTEGER End;
    NTSTATUS Status;

    Extension->RunsLeft = RUNS;
    KeInitializeEvent(&Extension->RunsAreOver, SynchronizationEvent, FALSE);
    Start = KeQueryPerformanceCounter(&Frequency);
    Status = Job(DeviceObject);
    End = KeQueryPerformanceCounter(NULL);
    if (NT_SUCCESS(Status)) {
        LONGLONG Ticks = End.QuadPart - Start.QuadPart;

        DbgPrint("io-work-item-throughput: %s: %lu ns each\n", Name,
                 (ULONG)(Ticks * NANOSECONDS_PER_SECOND / Frequency.QuadPart / RUNS));
    }
    return Status;
}

/* Whether the service's name, which ends the path of its registry key, ends in Suffix. */
static BOOLEAN NameEndsIn(PUNICODE_STRING RegistryPath, PCWSTR Suffix, SIZE_T SuffixSize)
{
    PUCHAR Path = (PUCHAR)RegistryPath->Buffer;

    return RegistryPath->Length >= SuffixSize &&
           RtlEqualMemory(Path + RegistryPath->Length - SuffixSize, Suffix, SuffixSize);
}

static NTSTATUS TimeJobs(PUNICODE_STRING RegistryPath, PDEVICE_OBJECT DeviceObject)
{
    BOOLEAN OnlyItems = NameEndsIn(RegistryPath, ItemsSuffix, sizeof(ItemsSuffix) - sizeof(WCHAR));
    BOOLEAN OnlyRequeues = NameEndsIn(RegistryPath, RequeuesSuffix, sizeof(RequeuesSuffix) - sizeof(WCHAR));
    NTSTATUS Status = STATUS_SUCCESS;

    if (!OnlyRequeues) {
        Status = TimeJob("items", RunItems, DeviceObject);
    }
    if (!OnlyItems && NT_SUCCESS(Status)) {
        Status = TimeJob("requeues", RequeueItem, DeviceObject);
    }
    return Status;
}

/* No item is queued any more: DriverEntry has waited for the last. */
VOID NTAPI ThroughputUnload(PDRIVER_OBJECT DriverObject)
{
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT DeviceObject;
    NTSTATUS Status;

    Status = IoCreateDevice(DriverObject, sizeof(DEVICE_EXTENSION), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN,
                            FALSE, &DeviceObject);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    DriverObject->DriverUnload = ThroughputUnload;
    Status = TimeJobs(RegistryPath, DeviceObject);
    if (!NT_SUCCESS(Status)) {
        IoDeleteDevice(DeviceObject);
    }
    return Status;
}
