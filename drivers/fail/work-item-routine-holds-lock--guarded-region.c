/*
 * Wrong in one way: the routine of a work item enters a guarded region twice and leaves it once.
 *
 * Rule work-item-routine-holds-lock: ddi/wdm/nf-wdm-keenterguardedregion: regions nest, and each is left.
 */
#include "../support/plain-work-item.h"

static VOID Work(PADAPTER Adapter)
{
    UNREFERENCED_PARAMETER(Adapter);
    KeEnterGuardedRegion();
    KeEnterGuardedRegion();
    KeLeaveGuardedRegion();
#ifdef FIXED
    KeLeaveGuardedRegion();
#endif
}
