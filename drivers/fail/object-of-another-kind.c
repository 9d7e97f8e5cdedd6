/*
 * Wrong in one way: the driver releases an event as if it were a semaphore.
 *
 * Rule object-of-another-kind: kernel/semaphore-objects.
 */
#include "../support/plain-driver.h"

static KEVENT Event;
static KSEMAPHORE Semaphore;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeEvent(&Event, NotificationEvent, FALSE);
    KeInitializeSemaphore(&Semaphore, 0, 1);
#ifdef FIXED
    KeReleaseSemaphore(&Semaphore, IO_NO_INCREMENT, 1, FALSE);
#else
    KeReleaseSemaphore((PKSEMAPHORE)&Event, IO_NO_INCREMENT, 1, FALSE);
#endif
}
