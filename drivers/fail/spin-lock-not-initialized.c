/*
 * Wrong in one way: the driver acquires a spin lock in memory that nobody has initialised.
 *
 * Rule spin-lock-not-initialized: ddi/wdm/nf-wdm-keinitializespinlock, debugger/bug-check-0xc4 (0x1002).
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PKSPIN_LOCK Lock = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Lock), PLAIN_TAG);
    KIRQL OldIrql;
    UNREFERENCED_PARAMETER(DriverObject);
    if (Lock == NULL) {
        return;
    }
#ifdef FIXED
    KeInitializeSpinLock(Lock);
#endif
    KeAcquireSpinLock(Lock, &OldIrql);
    KeReleaseSpinLock(Lock, OldIrql);
    ExFreePoolWithTag(Lock, PLAIN_TAG);
}
