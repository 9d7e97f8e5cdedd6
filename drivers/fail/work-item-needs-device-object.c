/*
 * Wrong in one way: the driver queues an item of its driver object with IoQueueWorkItem.
 *
 * Rule work-item-needs-device-object: ddi/wdm/nf-wdm-ioallocateworkitem: an item for IoQueueWorkItem is allocated for a
 * device object.
 */
#include "../support/plain-driver.h"

static KEVENT HasRun;

static VOID NTAPI Routine(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Context);
    KeSetEvent(&HasRun, IO_NO_INCREMENT, FALSE);
}

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
    (void)RoutineEx;
    IoQueueWorkItem(Item, Routine, DelayedWorkQueue, NULL);
#endif
    (void)Routine;
    KeWaitForSingleObject(&HasRun, Executive, KernelMode, FALSE, NULL);
    IoFreeWorkItem(Item);
}
