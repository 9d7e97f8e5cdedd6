/*
 * Wrong in one way: the driver queues a work item with NULL as its routine.
 *
 * Rule worker-invalid: debugger/bug-check-0xe4--worker-invalid (0x7).
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
    PIO_WORKITEM_ROUTINE_EX Chosen = NULL;
    UNREFERENCED_PARAMETER(DriverObject);
    if (Item == NULL) {
        return;
    }
    KeInitializeEvent(&HasRun, NotificationEvent, FALSE);
#ifdef FIXED
    Chosen = RoutineEx;
#else
    (void)RoutineEx;
#endif
    IoQueueWorkItemEx(Item, Chosen, DelayedWorkQueue, NULL);
    KeWaitForSingleObject(&HasRun, Executive, KernelMode, FALSE, NULL);
    IoFreeWorkItem(Item);
}
