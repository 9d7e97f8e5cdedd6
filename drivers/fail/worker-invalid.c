/*
 * Wrong in one way: the driver queues a work item with MaximumWorkQueue, which is no queue.
 *
 * Rule worker-invalid: debugger/bug-check-0xe4--worker-invalid (0x6).
 */
#include "../support/plain-driver.h"

static KEVENT HasRun;

static VOID NTAPI RoutineEx(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    UNREFERENCED_PARAMETER(IoObject);
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(IoWorkItem);
    KeSetEvent(&HasRun, IO_NO_INCREMENT, FALSE);
}

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PIO_WORKITEM Item = IoAllocateWorkItem((PDEVICE_OBJECT)DriverObject);
    UNREFERENCED_PARAMETER(DriverObject);
    if (Item == NULL) {
        return;
    }
    KeInitializeEvent(&HasRun, NotificationEvent, FALSE);
#ifdef FIXED
    IoQueueWorkItemEx(Item, RoutineEx, DelayedWorkQueue, NULL);
#else
    IoQueueWorkItemEx(Item, RoutineEx, MaximumWorkQueue, NULL);
#endif
    KeWaitForSingleObject(&HasRun, Executive, KernelMode, FALSE, NULL);
    IoFreeWorkItem(Item);
}
