/*
 * Wrong in one way: the unload routine tells the driver's thread to end, and does not wait until it has.
 *
 * Rule thread-outlives-driver: debugger/bug-check-0xce. The thread runs on in an image that is not there any more.
 */
#define PLAIN_DRIVER_UNLOAD EndThread
#include "../support/plain-driver.h"

static KEVENT Ends;
static PVOID Thread;

static VOID NTAPI Poller(PVOID StartContext)
{
    UNREFERENCED_PARAMETER(StartContext);
    KeWaitForSingleObject(&Ends, Executive, KernelMode, FALSE, NULL);
    PsTerminateSystemThread(STATUS_SUCCESS);
}

VOID NTAPI EndThread(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    if (Thread != NULL) {
        KeSetEvent(&Ends, IO_NO_INCREMENT, FALSE);
#ifdef FIXED
        KeWaitForSingleObject(Thread, Executive, KernelMode, FALSE, NULL);
#endif
        ObDereferenceObject(Thread);
    }
}

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    HANDLE Handle;

    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeEvent(&Ends, NotificationEvent, FALSE);
    if (NT_SUCCESS(PsCreateSystemThread(&Handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, Poller, NULL))) {
        ObReferenceObjectByHandle(Handle, THREAD_ALL_ACCESS, *PsThreadType, KernelMode, &Thread, NULL);
        ZwClose(Handle);
    }
}
