/*
 * Wrong in one way: a thread ends while it owns a mutex.
 *
 * Rule thread-ends-with-lock: devtest/deadlock-detection, debugger/bug-check-0xc4 (0x100A). Who waits for the mutex next
 * finds it abandoned.
 */
#include "../support/plain-driver.h"

static KMUTEX Mutex;

static VOID NTAPI Worker(PVOID StartContext)
{
    UNREFERENCED_PARAMETER(StartContext);
    KeWaitForSingleObject(&Mutex, Executive, KernelMode, FALSE, NULL);
#ifdef FIXED
    KeReleaseMutex(&Mutex, FALSE);
#endif
    PsTerminateSystemThread(STATUS_SUCCESS);
}

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    HANDLE Handle;
    PVOID Thread;

    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeMutex(&Mutex, 0);
    if (!NT_SUCCESS(PsCreateSystemThread(&Handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, Worker, NULL))) {
        return;
    }
    if (NT_SUCCESS(ObReferenceObjectByHandle(Handle, THREAD_ALL_ACCESS, *PsThreadType, KernelMode, &Thread, NULL))) {
        KeWaitForSingleObject(Thread, Executive, KernelMode, FALSE, NULL);
        ObDereferenceObject(Thread);
    }
    ZwClose(Handle);
}
