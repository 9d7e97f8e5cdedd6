/*
 * Wrong in one way: the driver initialises a timer that is set.
 *
 * Rule timer-initialized-while-set: ddi/wdm/nf-wdm-keinitializetimer. The timer queue would be corrupted.
 */
#include "../support/plain-driver.h"

static KTIMER Timer;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    LARGE_INTEGER DueTime = {.QuadPart = -10000000};
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeTimer(&Timer);
    KeSetTimer(&Timer, DueTime, NULL);
#ifdef FIXED
    KeCancelTimer(&Timer);
#endif
    KeInitializeTimer(&Timer);
    KeCancelTimer(&Timer);
}
