/*
 * Wrong in one way: a thread acquires two mutexes in the other order than DriverEntry does. Nobody waits in most
 * schedules.
 *
 * Rule lock-order-inversion: devtest/deadlock-detection. Each of the two may come to hold one mutex and wait for the
 * other.
 */
#include "../support/plain-driver.h"

static FAST_MUTEX Connections;
static FAST_MUTEX Statistics;
static ULONG Opened;

static VOID CountUnder(PFAST_MUTEX Outer, PFAST_MUTEX Inner)
{
    ExAcquireFastMutex(Outer);
    ExAcquireFastMutex(Inner);
    Opened++;
    ExReleaseFastMutex(Inner);
    ExReleaseFastMutex(Outer);
}

static VOID NTAPI Counter(PVOID StartContext)
{
    UNREFERENCED_PARAMETER(StartContext);
#ifdef FIXED
    CountUnder(&Connections, &Statistics);
#else
    CountUnder(&Statistics, &Connections);
#endif
}

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    HANDLE Handle;
    PVOID Thread;

    UNREFERENCED_PARAMETER(DriverObject);
    ExInitializeFastMutex(&Connections);
    ExInitializeFastMutex(&Statistics);
    if (!NT_SUCCESS(PsCreateSystemThread(&Handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, Counter, NULL))) {
        return;
    }
    CountUnder(&Connections, &Statistics);
    if (NT_SUCCESS(ObReferenceObjectByHandle(Handle, THREAD_ALL_ACCESS, *PsThreadType, KernelMode, &Thread, NULL))) {
        KeWaitForSingleObject(Thread, Executive, KernelMode, FALSE, NULL);
        ObDereferenceObject(Thread);
    }
    ZwClose(Handle);
}
