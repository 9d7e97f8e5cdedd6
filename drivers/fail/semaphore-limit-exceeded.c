/*
 * Wrong in one way: the driver releases a semaphore once more than its limit allows.
 *
 * Rule semaphore-limit-exceeded: ddi/wdm/nf-wdm-kereleasesemaphore: that raises STATUS_SEMAPHORE_LIMIT_EXCEEDED.
 */
#include "../support/plain-driver.h"

static KSEMAPHORE Semaphore;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
#ifdef FIXED
    KeInitializeSemaphore(&Semaphore, 0, 2);
#else
    KeInitializeSemaphore(&Semaphore, 0, 1);
#endif
    KeReleaseSemaphore(&Semaphore, IO_NO_INCREMENT, 1, FALSE);
    KeReleaseSemaphore(&Semaphore, IO_NO_INCREMENT, 1, FALSE);
}
