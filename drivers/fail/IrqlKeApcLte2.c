/*
 * Wrong in one way: the driver enters a critical region at DISPATCH_LEVEL.
 *
 * Rule IrqlKeApcLte2: devtest/wdm-irqlkeapclte2, debugger/bug-check-0xc4 (0x11A).
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    KIRQL OldIrql;
    UNREFERENCED_PARAMETER(DriverObject);
#ifdef FIXED
    KeEnterCriticalRegion();
    KeLeaveCriticalRegion();
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
#else
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
    KeEnterCriticalRegion();
    KeLeaveCriticalRegion();
#endif
    KeLowerIrql(OldIrql);
}
