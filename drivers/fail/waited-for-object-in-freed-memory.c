/*
 * Wrong in one way: the driver frees the memory of an event that its thread waits for.
 *
 * Rule waited-for-object-in-freed-memory: kernel/introduction-to-kernel-dispatcher-objects.
 */
#include "../support/plain-driver.h"

static VOID NTAPI Waiter(PVOID StartContext)
{
    KeWaitForSingleObject(StartContext, Executive, KernelMode, FALSE, NULL);
}

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PKEVENT Event = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*Event), PLAIN_TAG);
    LARGE_INTEGER Interval = {.QuadPart = -100000};
    HANDLE Handle;
    PVOID Thread;
    UNREFERENCED_PARAMETER(DriverObject);
    if (Event == NULL) {
        return;
    }
    KeInitializeEvent(Event, NotificationEvent, FALSE);
    if (NT_SUCCESS(PsCreateSystemThread(&Handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, Waiter, Event))) {
        KeDelayExecutionThread(KernelMode, FALSE, &Interval);
        if (NT_SUCCESS(ObReferenceObjectByHandle(Handle, THREAD_ALL_ACCESS, *PsThreadType, KernelMode, &Thread, NULL))) {
#ifdef FIXED
            KeSetEvent(Event, IO_NO_INCREMENT, FALSE);
            KeWaitForSingleObject(Thread, Executive, KernelMode, FALSE, NULL);
#endif
            ObDereferenceObject(Thread);
        }
        ZwClose(Handle);
    }
    ExFreePoolWithTag(Event, PLAIN_TAG);
}
