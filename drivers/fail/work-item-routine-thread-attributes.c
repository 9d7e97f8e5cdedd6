/*
 * Wrong in one way: the routine of a work item binds the worker thread to processor 0 and leaves it so.
 *
 * Rule work-item-routine-thread-attributes: ddi/wdm/nf-wdm-kesetsystemaffinitythreadex: before the routine exits it
 * restores the thread's affinity.
 */
#include "../support/plain-work-item.h"

static VOID Work(PADAPTER Adapter)
{
    KAFFINITY Before = KeSetSystemAffinityThreadEx(1);

    UNREFERENCED_PARAMETER(Adapter);
#ifdef FIXED
    KeRevertToUserAffinityThreadEx(Before);
#else
    UNREFERENCED_PARAMETER(Before);
#endif
}
