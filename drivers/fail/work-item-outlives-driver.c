/*
 * Wrong in one way: the unload routine does not wait until the driver's executive work item has run.
 *
 * Rule work-item-outlives-driver: kernel/releasing-driver-allocated-resources, debugger/bug-check-0xce. Nothing keeps
 * the image for an item of ExQueueWorkItem.
 */
#define PLAIN_DRIVER_UNLOAD QueueAndUnload
#include "../support/plain-driver.h"

static WORK_QUEUE_ITEM Item;
static KEVENT HasRun;

static VOID NTAPI LastRoutine(PVOID Parameter)
{
    UNREFERENCED_PARAMETER(Parameter);
    KeSetEvent(&HasRun, IO_NO_INCREMENT, FALSE);
}

VOID NTAPI QueueAndUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ExQueueWorkItem(&Item, DelayedWorkQueue);
#ifdef FIXED
    KeWaitForSingleObject(&HasRun, Executive, KernelMode, FALSE, NULL);
#endif
}

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeEvent(&HasRun, NotificationEvent, FALSE);
    ExInitializeWorkItem(&Item, LastRoutine, NULL);
}
