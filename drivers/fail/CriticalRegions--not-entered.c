/*
 * Wrong in one way: DriverEntry leaves a critical region that it has not entered.
 *
 * Rule CriticalRegions: devtest/wdm-criticalregions, debugger/bug-check-0xc4 (0x3E).
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
#ifdef FIXED
    KeEnterCriticalRegion();
#endif
    KeLeaveCriticalRegion();
}
