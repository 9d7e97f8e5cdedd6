/*
 * Wrong in one way: the driver releases a queued spin lock twice.
 *
 * Rule QueuedSpinLockRelease: devtest/wdm-queuedspinlockrelease. Acquiring and releasing alternate.
 */
#include "../support/plain-driver.h"

static KSPIN_LOCK Lock;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    KLOCK_QUEUE_HANDLE Queue;
    KIRQL OldIrql;
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeSpinLock(&Lock);
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
    KeAcquireInStackQueuedSpinLockAtDpcLevel(&Lock, &Queue);
    KeReleaseInStackQueuedSpinLockFromDpcLevel(&Queue);
#ifndef FIXED
    KeReleaseInStackQueuedSpinLockFromDpcLevel(&Queue);
#endif
    KeLowerIrql(OldIrql);
}
