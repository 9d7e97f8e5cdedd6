/* Functions of the kernel that mingw-w64's wdm.h does not declare: work items, pool, spin locks that
 * are shared, push locks, time. Each is documented under its name in the WDM reference. */
#pragma once

/* mingw-w64's wdm.h has been read: the real names stand for the imported functions from here on. */
#undef KeGetCurrentIrql
#undef KfRaiseIrql
#undef KeRaiseIrqlToDpcLevel
#ifdef KeLowerIrql
#undef KeLowerIrql
#endif
#undef InterlockedBitTestAndSet
#undef InterlockedBitTestAndReset

#ifndef OPENNDIS_IMPORT
#define OPENNDIS_IMPORT DECLSPEC_IMPORT
#endif

#ifdef __cplusplus
extern "C" {
#endif

#ifndef OPENNDIS_INLINE_IRQL
OPENNDIS_IMPORT KIRQL NTAPI KeGetCurrentIrql(void);
OPENNDIS_IMPORT KIRQL NTAPI KfRaiseIrql(KIRQL NewIrql);
OPENNDIS_IMPORT void NTAPI KeLowerIrql(KIRQL NewIrql);

static __inline KIRQL KeRaiseIrqlToDpcLevel(void)
{
    return KfRaiseIrql(DISPATCH_LEVEL);
}
#endif

/* Work items */

OPENNDIS_IMPORT BOOLEAN NTAPI IoTryQueueWorkItem(PIO_WORKITEM IoWorkItem, PIO_WORKITEM_ROUTINE_EX WorkerRoutine,
                                                 WORK_QUEUE_TYPE QueueType, PVOID Context);

/* Pool */

typedef ULONG64 POOL_FLAGS;

#define POOL_FLAG_USE_QUOTA 0x0000000000000001ULL
#define POOL_FLAG_UNINITIALIZED 0x0000000000000002ULL
#define POOL_FLAG_SESSION 0x0000000000000004ULL
#define POOL_FLAG_CACHE_ALIGNED 0x0000000000000008ULL
#define POOL_FLAG_RAISE_ON_FAILURE 0x0000000000000020ULL
#define POOL_FLAG_NON_PAGED 0x0000000000000040ULL
#define POOL_FLAG_NON_PAGED_EXECUTE 0x0000000000000080ULL
#define POOL_FLAG_PAGED 0x0000000000000100ULL
#define POOL_FLAG_SPECIAL_POOL 0x0000000100000000ULL

OPENNDIS_IMPORT PVOID NTAPI ExAllocatePool2(POOL_FLAGS Flags, SIZE_T NumberOfBytes, ULONG Tag);

static __inline PVOID ExAllocatePoolUninitialized(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag)
{
    return ExAllocatePoolWithTag(PoolType, NumberOfBytes, Tag);
}

static __inline PVOID ExAllocatePoolZero(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag)
{
    PVOID Allocation = ExAllocatePoolWithTag(PoolType, NumberOfBytes, Tag);

    if (Allocation != NULL) {
        RtlZeroMemory(Allocation, NumberOfBytes);
    }
    return Allocation;
}

/* Spin locks that one writer or several readers hold */

typedef volatile LONG EX_SPIN_LOCK, *PEX_SPIN_LOCK;

OPENNDIS_IMPORT KIRQL NTAPI ExAcquireSpinLockShared(PEX_SPIN_LOCK SpinLock);
OPENNDIS_IMPORT void NTAPI ExReleaseSpinLockShared(PEX_SPIN_LOCK SpinLock, KIRQL OldIrql);
OPENNDIS_IMPORT void NTAPI ExAcquireSpinLockSharedAtDpcLevel(PEX_SPIN_LOCK SpinLock);
OPENNDIS_IMPORT void NTAPI ExReleaseSpinLockSharedFromDpcLevel(PEX_SPIN_LOCK SpinLock);
OPENNDIS_IMPORT KIRQL NTAPI ExAcquireSpinLockExclusive(PEX_SPIN_LOCK SpinLock);
OPENNDIS_IMPORT void NTAPI ExReleaseSpinLockExclusive(PEX_SPIN_LOCK SpinLock, KIRQL OldIrql);
OPENNDIS_IMPORT void NTAPI ExAcquireSpinLockExclusiveAtDpcLevel(PEX_SPIN_LOCK SpinLock);
OPENNDIS_IMPORT void NTAPI ExReleaseSpinLockExclusiveFromDpcLevel(PEX_SPIN_LOCK SpinLock);
OPENNDIS_IMPORT LOGICAL NTAPI ExTryConvertSharedSpinLockExclusive(PEX_SPIN_LOCK SpinLock);

/* Push locks (mingw-w64's ntifs.h makes the same two names macros for the same types) */

#ifndef EX_PUSH_LOCK
typedef ULONG_PTR EX_PUSH_LOCK, *PEX_PUSH_LOCK;
#endif
#define EX_DEFAULT_PUSH_LOCK_FLAGS 0

OPENNDIS_IMPORT void NTAPI ExInitializePushLock(PULONG_PTR PushLock);
OPENNDIS_IMPORT void NTAPI ExAcquirePushLockExclusiveEx(PULONG_PTR PushLock, ULONG Flags);
OPENNDIS_IMPORT void NTAPI ExReleasePushLockExclusiveEx(PULONG_PTR PushLock, ULONG Flags);
OPENNDIS_IMPORT void NTAPI ExAcquirePushLockSharedEx(PULONG_PTR PushLock, ULONG Flags);
OPENNDIS_IMPORT void NTAPI ExReleasePushLockSharedEx(PULONG_PTR PushLock, ULONG Flags);

#define ExAcquirePushLockExclusive(Lock) ExAcquirePushLockExclusiveEx(Lock, EX_DEFAULT_PUSH_LOCK_FLAGS)
#define ExReleasePushLockExclusive(Lock) ExReleasePushLockExclusiveEx(Lock, EX_DEFAULT_PUSH_LOCK_FLAGS)
#define ExAcquirePushLockShared(Lock) ExAcquirePushLockSharedEx(Lock, EX_DEFAULT_PUSH_LOCK_FLAGS)
#define ExReleasePushLockShared(Lock) ExReleasePushLockSharedEx(Lock, EX_DEFAULT_PUSH_LOCK_FLAGS)

/* Time, processors, ordering, I/O */

OPENNDIS_IMPORT void NTAPI KeQuerySystemTimePrecise(PLARGE_INTEGER CurrentTime);
OPENNDIS_IMPORT LOGICAL NTAPI KeShouldYieldProcessor(void);
OPENNDIS_IMPORT NTSTATUS NTAPI IoSynchronousCallDriver(PDEVICE_OBJECT DeviceObject, PIRP Irp);
OPENNDIS_IMPORT ULONG NTAPI IoGetRequestorProcessId(PIRP Irp);

#ifndef KeMemoryBarrier
static __inline void KeMemoryBarrier(void)
{
    __sync_synchronize();
}
#endif

#ifdef __cplusplus
}
#endif
