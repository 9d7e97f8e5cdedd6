/*
 * Wrong in one way: the driver lowers the IRQL to a level above the current one.
 *
 * Rule IrqlKeRaiseLower: devtest/wdm-irqlkeraiselower, debugger/bug-check-0xc4 (0x31).
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    KIRQL OldIrql;
    UNREFERENCED_PARAMETER(DriverObject);
    KeRaiseIrql(APC_LEVEL, &OldIrql);
#ifndef FIXED
    KeLowerIrql(DISPATCH_LEVEL);
#endif
    KeLowerIrql(OldIrql);
}
