/*
 * Wrong in one way: a loop of the driver ends only when memory changes that nobody changes.
 *
 * Rule hang: debugger/bug-check-0x101---clock-watchdog-timeout. Who waits for something waits in a wait.
 */
#include "../support/plain-driver.h"

static volatile LONG Ready;
static KEVENT IsReady;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeEvent(&IsReady, NotificationEvent, TRUE);
#ifdef FIXED
    Ready = 1;
    KeWaitForSingleObject(&IsReady, Executive, KernelMode, FALSE, NULL);
#else
    while (Ready == 0) {
        YieldProcessor();
    }
#endif
}
