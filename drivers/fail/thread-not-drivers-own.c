/*
 * Wrong in one way: DriverEntry ends the thread that it runs on.
 *
 * Rule thread-not-drivers-own: ddi/wdm/nf-wdm-psterminatesystemthread: a driver ends threads only that it has created.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
#ifndef FIXED
    PsTerminateSystemThread(STATUS_SUCCESS);
#endif
}
