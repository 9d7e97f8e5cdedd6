/*
 * Wrong in one way: the driver acquires a fast mutex with ExAcquireFastMutex and releases it with the unsafe routine.
 *
 * Rule lock-wrong-routine: kernel/fast-mutexes-and-guarded-mutexes. The IRQL would stay APC_LEVEL.
 */
#include "../support/plain-driver.h"

static FAST_MUTEX FastMutex;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ExInitializeFastMutex(&FastMutex);
    ExAcquireFastMutex(&FastMutex);
#ifdef FIXED
    ExReleaseFastMutex(&FastMutex);
#else
    ExReleaseFastMutexUnsafe(&FastMutex);
#endif
}
