/*
 * Wrong in one way: the driver frees the memory of an executive work item that is queued.
 *
 * Rule work-item-in-freed-memory: debugger/bug-check-0xe4--worker-invalid (0x0).
 */
#include "../support/plain-driver.h"

static KEVENT HasRun;

static VOID NTAPI Routine(PVOID Parameter)
{
    UNREFERENCED_PARAMETER(Parameter);
    KeSetEvent(&HasRun, IO_NO_INCREMENT, FALSE);
}

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PWORK_QUEUE_ITEM Item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*Item), PLAIN_TAG);
    UNREFERENCED_PARAMETER(DriverObject);
    if (Item == NULL) {
        return;
    }
    KeInitializeEvent(&HasRun, NotificationEvent, FALSE);
    ExInitializeWorkItem(Item, Routine, NULL);
    ExQueueWorkItem(Item, DelayedWorkQueue);
#ifdef FIXED
    KeWaitForSingleObject(&HasRun, Executive, KernelMode, FALSE, NULL);
#endif
    ExFreePoolWithTag(Item, PLAIN_TAG);
}
