/*
 * Wrong in one way: the driver unloads while its timer, a variable of the image, is set.
 *
 * Rule timer-in-freed-memory: debugger/bug-check-0xc7--timer-or-dpc-invalid. The timer expires in memory that holds no
 * timer any more.
 */
#define PLAIN_DRIVER_UNLOAD StopTimer
#include "../support/plain-driver.h"

static KTIMER Timer;
static KDPC Dpc;
static ULONG Seconds;

static VOID NTAPI EachSecond(PKDPC Self, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    UNREFERENCED_PARAMETER(Self);
    UNREFERENCED_PARAMETER(DeferredContext);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);
    Seconds++;
}

VOID NTAPI StopTimer(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
#ifdef FIXED
    KeCancelTimer(&Timer);
    KeFlushQueuedDpcs();
#endif
}

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    LARGE_INTEGER DueTime = {.QuadPart = -10000000};

    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeTimer(&Timer);
    KeInitializeDpc(&Dpc, EachSecond, NULL);
    KeSetTimerEx(&Timer, DueTime, 1000, &Dpc);
}
