/*
 * Wrong in one way: the driver cancels a timer above DISPATCH_LEVEL.
 *
 * Rule IrqlKeDispatchLte: devtest/wdm-irqlkedispatchlte: KeCancelTimer is for DISPATCH_LEVEL at most.
 */
#include "../support/plain-driver.h"

static KTIMER Timer;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    KIRQL OldIrql;

    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeTimer(&Timer);
#ifdef FIXED
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
#else
    KeRaiseIrql(HIGH_LEVEL, &OldIrql);
#endif
    KeCancelTimer(&Timer);
    KeLowerIrql(OldIrql);
}
