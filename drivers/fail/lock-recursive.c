/*
 * Wrong in one way: the driver acquires a fast mutex that it holds already.
 *
 * Rule lock-recursive: kernel/fast-mutexes-and-guarded-mutexes. The thread would wait for itself; a KMUTEX can be
 * acquired again.
 */
#include "../support/plain-driver.h"

static FAST_MUTEX FastMutex;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ExInitializeFastMutex(&FastMutex);
    ExAcquireFastMutexUnsafe(&FastMutex);
#ifndef FIXED
    ExAcquireFastMutexUnsafe(&FastMutex);
    ExReleaseFastMutexUnsafe(&FastMutex);
#endif
    ExReleaseFastMutexUnsafe(&FastMutex);
}
