/*
 * Wrong in one way: the routine of a thread returns while it holds a guarded mutex.
 *
 * Rule thread-ends-with-lock: devtest/deadlock-detection. A thread's routine that returns ends the thread.
 */
#include "../support/plain-driver.h"

static KGUARDED_MUTEX Mutex;

static VOID NTAPI Worker(PVOID StartContext)
{
    UNREFERENCED_PARAMETER(StartContext);
    KeAcquireGuardedMutex(&Mutex);
#ifdef FIXED
    KeReleaseGuardedMutex(&Mutex);
#endif
}

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    HANDLE Handle;
    PVOID Thread;

    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeGuardedMutex(&Mutex);
    if (!NT_SUCCESS(PsCreateSystemThread(&Handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, Worker, NULL))) {
        return;
    }
    if (NT_SUCCESS(ObReferenceObjectByHandle(Handle, THREAD_ALL_ACCESS, *PsThreadType, KernelMode, &Thread, NULL))) {
        KeWaitForSingleObject(Thread, Executive, KernelMode, FALSE, NULL);
        ObDereferenceObject(Thread);
    }
    ZwClose(Handle);
}
