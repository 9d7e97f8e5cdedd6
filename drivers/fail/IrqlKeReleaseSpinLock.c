/*
 * Wrong in one way: the driver releases a spin lock with an IRQL above DISPATCH_LEVEL as the one before.
 *
 * Rule IrqlKeReleaseSpinLock: devtest/wdm-irqlkereleasespinlock: NewIrql is what the acquire returned.
 */
#include "../support/plain-driver.h"

static KSPIN_LOCK Lock;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    KIRQL OldIrql;
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeSpinLock(&Lock);
    KeAcquireSpinLock(&Lock, &OldIrql);
#ifdef FIXED
    KeReleaseSpinLock(&Lock, OldIrql);
#else
    KeReleaseSpinLock(&Lock, HIGH_LEVEL);
#endif
}
