/*
 * Wrong in one way: the routine of a work item ends the thread that it runs on.
 *
 * Rule work-item-routine-ends-thread: debugger/bug-check-0xe9--active-ex-worker-thread-termination. The thread is the
 * system's; a routine returns.
 */
#include "../support/plain-work-item.h"

static VOID Work(PADAPTER Adapter)
{
#ifdef FIXED
    UNREFERENCED_PARAMETER(Adapter);
#else
    NdisSetEvent(&Adapter->WorkItemHasRun);
    PsTerminateSystemThread(STATUS_SUCCESS);
#endif
}
