/*
 * Wrong in one way: the driver acquires a lock as a queued spin lock and releases it as an ordinary one.
 *
 * Rule spin-lock-mixed-routines: kernel/queued-spin-locks, debugger/bug-check-0xc4 (0x1009).
 */
#include "../support/plain-driver.h"

static KSPIN_LOCK Lock;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    KLOCK_QUEUE_HANDLE Queue;
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeSpinLock(&Lock);
    KeAcquireInStackQueuedSpinLock(&Lock, &Queue);
#ifdef FIXED
    KeReleaseInStackQueuedSpinLock(&Queue);
#else
    KeReleaseSpinLock(&Lock, Queue.OldIrql);
#endif
}
