/*
 * Wrong in one way: the routine of a work item returns with a fast mutex held.
 *
 * Rule work-item-routine-holds-lock: kernel/fast-mutexes-and-guarded-mutexes. The worker thread is the system's, and
 * stays at APC_LEVEL.
 */
#include "../support/plain-work-item.h"

static FAST_MUTEX FastMutex;

static VOID Work(PADAPTER Adapter)
{
    ExInitializeFastMutex(&FastMutex);
    ExAcquireFastMutex(&FastMutex);
    if (Adapter->WorkItem != NULL) {
#ifdef FIXED
        ExReleaseFastMutex(&FastMutex);
#endif
        return;
    }
    ExReleaseFastMutex(&FastMutex);
}
