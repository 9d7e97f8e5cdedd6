/*
 * Wrong in one way: a mutex that the work item's routine acquires is released by nobody.
 *
 * Rule work-item-routine-holds-lock: kernel/system-worker-threads. The worker thread is the system's; with the mutex it
 * goes on to the items of other drivers, which may then wait for ever.
 */
#include "../support/plain-work-item.h"

static KMUTEX Mutex;

static VOID Work(PADAPTER Adapter)
{
    UNREFERENCED_PARAMETER(Adapter);
    KeInitializeMutex(&Mutex, 0);
    KeWaitForSingleObject(&Mutex, Executive, KernelMode, FALSE, NULL);
#ifdef FIXED
    KeReleaseMutex(&Mutex, FALSE);
#endif
}
