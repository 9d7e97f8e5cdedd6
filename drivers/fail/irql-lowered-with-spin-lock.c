/*
 * Wrong in one way: the driver lowers the IRQL before it releases its spin lock.
 *
 * Rule irql-lowered-with-spin-lock: debugger/bug-check-0xf--spin-lock-already-owned names this as a cause.
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
    KeLowerIrql(OldIrql);
    KeReleaseSpinLock(&Lock, OldIrql);
#endif
}
