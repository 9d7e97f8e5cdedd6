/*
 * Wrong in one way: DriverEntry enters a critical region and returns on one path without leaving it.
 *
 * Rule CriticalRegions: devtest/wdm-criticalregions. Entering and leaving are paired.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    KeEnterCriticalRegion();
    if (DriverObject->DeviceObject == NULL) {
#ifdef FIXED
        KeLeaveCriticalRegion();
#endif
        return;
    }
    KeLeaveCriticalRegion();
}
