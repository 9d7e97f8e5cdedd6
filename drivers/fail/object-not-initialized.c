/*
 * Wrong in one way: the driver sets an event that it has not initialised.
 *
 * Rule object-not-initialized: kernel/event-objects: KeInitializeEvent comes first.
 */
#include "../support/plain-driver.h"

static KEVENT Event;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
#ifdef FIXED
    KeInitializeEvent(&Event, NotificationEvent, FALSE);
#endif
    KeSetEvent(&Event, IO_NO_INCREMENT, FALSE);
}
