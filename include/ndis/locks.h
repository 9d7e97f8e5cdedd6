/* Locks and IRQL. NDIS spin locks are the kernel's: none of these is an import from ndis.sys.
 * https://learn.microsoft.com/windows-hardware/drivers/network/synchronization-and-notification-in-network-drivers */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

static __inline void NdisAllocateSpinLock(PNDIS_SPIN_LOCK SpinLock)
{
    KeInitializeSpinLock(&SpinLock->SpinLock);
}

static __inline void NdisFreeSpinLock(PNDIS_SPIN_LOCK SpinLock)
{
    (void)SpinLock;
}

#ifdef __cplusplus
}
#endif

#define NdisAcquireSpinLock(Lock) ((Lock)->OldIrql = KeAcquireSpinLockRaiseToDpc(&(Lock)->SpinLock))
#define NdisReleaseSpinLock(Lock) KeReleaseSpinLock(&(Lock)->SpinLock, (Lock)->OldIrql)
#define NdisDprAcquireSpinLock(Lock) KeAcquireSpinLockAtDpcLevel(&(Lock)->SpinLock)
#define NdisDprReleaseSpinLock(Lock) KeReleaseSpinLockFromDpcLevel(&(Lock)->SpinLock)

#define NDIS_CURRENT_IRQL() KeGetCurrentIrql()
#define NDIS_RAISE_IRQL_TO_DISPATCH(OldIrql) (*(OldIrql) = KfRaiseIrql(DISPATCH_LEVEL))
#define NDIS_LOWER_IRQL(OldIrql, CurrentIrql)                                                                          \
    do {                                                                                                               \
        if ((OldIrql) != (CurrentIrql)) {                                                                              \
            KeLowerIrql(OldIrql);                                                                                      \
        }                                                                                                              \
    } while (0)

typedef KMUTEX NDIS_MUTEX, *PNDIS_MUTEX;

#define NDIS_INIT_MUTEX(Mutex) KeInitializeMutex(Mutex, 0xffff)
#define NDIS_WAIT_FOR_MUTEX(Mutex) KeWaitForSingleObject(Mutex, Executive, KernelMode, FALSE, NULL)
#define NDIS_RELEASE_MUTEX(Mutex) KeReleaseMutex(Mutex, FALSE)
