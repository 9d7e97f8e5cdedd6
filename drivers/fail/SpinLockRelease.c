/*
 * Wrong in one way: the driver releases a spin lock that it has not acquired.
 *
 * Rule SpinLockRelease: devtest/ndis-spinlockrelease, debugger/bug-check-0xc4 (0x1007).
 */
#include "../support/plain-driver.h"

static KSPIN_LOCK Lock;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    KIRQL OldIrql;
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeSpinLock(&Lock);
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
#ifdef FIXED
    KeAcquireSpinLockAtDpcLevel(&Lock);
#endif
    KeReleaseSpinLockFromDpcLevel(&Lock);
    KeLowerIrql(OldIrql);
}
