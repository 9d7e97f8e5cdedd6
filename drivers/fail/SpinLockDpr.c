/*
 * Wrong in one way: MiniportPause raises the IRQL, acquires its lock for DPCs, and restores the IRQL without releasing
 * the lock.
 *
 * Rule SpinLockDpr: devtest/ndis-spinlockdpr. Each NdisDprAcquireSpinLock goes with one NdisDprReleaseSpinLock.
 */
#include "../support/plain-driver.h"

static KSPIN_LOCK Lock;
static KEVENT HasRun;
static KDPC Dpc;

static VOID NTAPI DpcRoutine(PKDPC Self, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    UNREFERENCED_PARAMETER(Self);
    UNREFERENCED_PARAMETER(DeferredContext);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);
    KeAcquireSpinLockAtDpcLevel(&Lock);
    KeSetEvent(&HasRun, IO_NO_INCREMENT, FALSE);
#ifdef FIXED
    KeReleaseSpinLockFromDpcLevel(&Lock);
#endif
}

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeSpinLock(&Lock);
    KeInitializeEvent(&HasRun, NotificationEvent, FALSE);
    KeInitializeDpc(&Dpc, DpcRoutine, NULL);
    KeInsertQueueDpc(&Dpc, NULL, NULL);
    KeWaitForSingleObject(&HasRun, Executive, KernelMode, FALSE, NULL);
    KeFlushQueuedDpcs();
}
