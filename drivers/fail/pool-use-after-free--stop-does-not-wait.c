/*
 * Wrong in one way: the unload routine tells the producing thread to stop and frees the counters without waiting for the
 * work item that the thread may have queued before; the item's routine counts.
 *
 * The thread tests the flag and queues under one lock, so it queues nothing once the flag is set. Only the item that was
 * queued before is forgotten: it must still be on its queue, or its routine must be running, when the counters are freed.
 * Found by: check
 * Rule pool-use-after-free: kernel/releasing-driver-allocated-resources.
 */
#include <ntddk.h>

#define COUNTERS_TAG 'tnuC'

typedef struct _COUNTERS {
    ULONG Runs;
    ULONG Requests;
} COUNTERS, *PCOUNTERS;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD StoppingUnload;
KSTART_ROUTINE ProducingThread;
IO_WORKITEM_ROUTINE_EX CountRoutine;

static PCOUNTERS Counters;
static PIO_WORKITEM Item;
static HANDLE Producer;
static KEVENT NothingIsPending;
static KSPIN_LOCK Lock; /* protects what follows */
static BOOLEAN Stopping;
static ULONG Waiting;

static ULONG TakeWaiting(VOID)
{
    KIRQL OldIrql;
    ULONG Taken;

    KeAcquireSpinLock(&Lock, &OldIrql);
    Taken = Waiting;
    Waiting = 0;
    KeReleaseSpinLock(&Lock, OldIrql);
    return Taken;
}

static VOID EndItem(VOID)
{
    KIRQL OldIrql;

    KeAcquireSpinLock(&Lock, &OldIrql);
    KeSetEvent(&NothingIsPending, IO_NO_INCREMENT, FALSE);
    KeReleaseSpinLock(&Lock, OldIrql);
}

VOID NTAPI CountRoutine(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    UNREFERENCED_PARAMETER(IoObject);
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(IoWorkItem);
    Counters->Runs++;
    Counters->Requests += TakeWaiting();
    EndItem();
}

static VOID QueueItem(VOID)
{
    Waiting++;
    KeClearEvent(&NothingIsPending);
    IoQueueWorkItemEx(Item, CountRoutine, DelayedWorkQueue, NULL);
}

VOID NTAPI ProducingThread(PVOID StartContext)
{
    KIRQL OldIrql;

    UNREFERENCED_PARAMETER(StartContext);
    KeAcquireSpinLock(&Lock, &OldIrql);
    if (!Stopping) {
        QueueItem();
    }
    KeReleaseSpinLock(&Lock, OldIrql);
    PsTerminateSystemThread(STATUS_SUCCESS);
}

static VOID WaitUntilNothingIsPending(VOID)
{
    KeWaitForSingleObject(&NothingIsPending, Executive, KernelMode, FALSE, NULL);
}

static VOID WaitForProducer(VOID)
{
    PVOID Thread;

    if (NT_SUCCESS(ObReferenceObjectByHandle(Producer, SYNCHRONIZE, NULL, KernelMode, &Thread, NULL))) {
        KeWaitForSingleObject(Thread, Executive, KernelMode, FALSE, NULL);
        ObDereferenceObject(Thread);
    }
    ZwClose(Producer);
}

VOID NTAPI StoppingUnload(PDRIVER_OBJECT DriverObject)
{
    KIRQL OldIrql;

    UNREFERENCED_PARAMETER(DriverObject);
    KeAcquireSpinLock(&Lock, &OldIrql);
    Stopping = TRUE;
    KeReleaseSpinLock(&Lock, OldIrql);
#ifdef FIXED
    WaitUntilNothingIsPending();
#endif
    ExFreePoolWithTag(Counters, COUNTERS_TAG);
    WaitForProducer();
    WaitUntilNothingIsPending();
    IoFreeWorkItem(Item);
}

static NTSTATUS StartProducer(VOID)
{
    OBJECT_ATTRIBUTES Attributes;

    InitializeObjectAttributes(&Attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    return PsCreateSystemThread(&Producer, THREAD_ALL_ACCESS, &Attributes, NULL, NULL, ProducingThread, NULL);
}

static VOID FreeAll(VOID)
{
    if (Item != NULL) {
        IoFreeWorkItem(Item);
    }
    if (Counters != NULL) {
        ExFreePoolWithTag(Counters, COUNTERS_TAG);
    }
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS Status = STATUS_INSUFFICIENT_RESOURCES;

    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = StoppingUnload;
    KeInitializeSpinLock(&Lock);
    KeInitializeEvent(&NothingIsPending, NotificationEvent, TRUE);
    Item = IoAllocateWorkItem((PDEVICE_OBJECT)DriverObject);
    Counters = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Counters), COUNTERS_TAG);
    if (Item != NULL && Counters != NULL) {
        RtlZeroMemory(Counters, sizeof(*Counters));
        Status = StartProducer();
    }
    if (!NT_SUCCESS(Status)) {
        FreeAll();
    }
    return Status;
}
