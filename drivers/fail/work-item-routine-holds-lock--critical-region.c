/*
 * Wrong in one way: the routine of a work item enters a critical region and does not leave it.
 *
 * Rule work-item-routine-holds-lock: ddi/wdm/nf-wdm-keentercriticalregion. The worker thread would take no normal kernel
 * APC any more.
 */
#include "../support/plain-work-item.h"

static VOID Work(PADAPTER Adapter)
{
    UNREFERENCED_PARAMETER(Adapter);
    KeEnterCriticalRegion();
#ifdef FIXED
    KeLeaveCriticalRegion();
#endif
}
