/*
 * Wrong in one way: the routine of a work item raises the priority of the worker thread, which the driver has not
 * created.
 *
 * Rule work-item-routine-thread-attributes: ddi/wdm/nf-wdm-kesetprioritythread: the priority is set of a thread that the
 * driver has created.
 */
#include "../support/plain-work-item.h"

static VOID Work(PADAPTER Adapter)
{
    UNREFERENCED_PARAMETER(Adapter);
#ifndef FIXED
    KeSetPriorityThread(KeGetCurrentThread(), LOW_REALTIME_PRIORITY);
#endif
}
