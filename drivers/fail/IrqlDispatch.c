/*
 * Wrong in one way: the driver acquires a spin lock for DPCs at PASSIVE_LEVEL.
 *
 * Rule IrqlDispatch: devtest/wdm-irqldispatch, debugger/bug-check-0xc4 (0x40).
 */
#include "../support/plain-driver.h"

static KSPIN_LOCK Lock;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    KIRQL OldIrql;
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeSpinLock(&Lock);
#ifdef FIXED
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
    KeAcquireSpinLockAtDpcLevel(&Lock);
    KeReleaseSpinLockFromDpcLevel(&Lock);
    KeLowerIrql(OldIrql);
#else
    KeAcquireSpinLockAtDpcLevel(&Lock);
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
    KeReleaseSpinLockFromDpcLevel(&Lock);
    KeLowerIrql(OldIrql);
#endif
}
