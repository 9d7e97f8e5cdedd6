/*
 * Wrong in one way: a function that holds a spin lock calls one that acquires it again.
 *
 * Rule spin-lock-recursive: debugger/bug-check-0xf--spin-lock-already-owned. A processor would spin for itself.
 */
#include "../support/plain-driver.h"

static KSPIN_LOCK Lock;
static ULONG Counter;

static VOID Count(VOID)
{
    KIRQL OldIrql;

    KeAcquireSpinLock(&Lock, &OldIrql);
    Counter++;
    KeReleaseSpinLock(&Lock, OldIrql);
}

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    KIRQL OldIrql;
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeSpinLock(&Lock);
    KeAcquireSpinLock(&Lock, &OldIrql);
    Counter = 0;
#ifdef FIXED
    KeReleaseSpinLock(&Lock, OldIrql);
    Count();
#else
    Count();
    KeReleaseSpinLock(&Lock, OldIrql);
#endif
}
