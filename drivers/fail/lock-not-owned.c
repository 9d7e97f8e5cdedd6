/*
 * Wrong in one way: the driver releases a mutex that it does not own.
 *
 * Rule lock-not-owned: devtest/deadlock-detection, debugger/bug-check-0xc4 (0x1007).
 */
#include "../support/plain-driver.h"

static KMUTEX Mutex;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeMutex(&Mutex, 0);
#ifdef FIXED
    KeWaitForSingleObject(&Mutex, Executive, KernelMode, FALSE, NULL);
#endif
    KeReleaseMutex(&Mutex, FALSE);
}
