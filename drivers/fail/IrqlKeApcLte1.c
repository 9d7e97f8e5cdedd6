/*
 * Wrong in one way: the driver sleeps at DISPATCH_LEVEL.
 *
 * Rule IrqlKeApcLte1: devtest/wdm-irqlkeapclte1: KeDelayExecutionThread is for APC_LEVEL at most.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    LARGE_INTEGER Interval = {.QuadPart = -10000};
    KIRQL OldIrql;
    UNREFERENCED_PARAMETER(DriverObject);
#ifdef FIXED
    KeDelayExecutionThread(KernelMode, FALSE, &Interval);
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
#else
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
    KeDelayExecutionThread(KernelMode, FALSE, &Interval);
#endif
    KeLowerIrql(OldIrql);
}
