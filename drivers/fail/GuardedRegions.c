/*
 * Wrong in one way: DriverEntry enters a guarded region and does not leave it.
 *
 * Rule GuardedRegions: devtest/wdm-guardedregions. Entering and leaving are paired.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    KeEnterGuardedRegion();
#ifdef FIXED
    KeLeaveGuardedRegion();
#endif
}
