/*
 * Wrong in one way: a read/write lock is released twice with the same lock state.
 *
 * Rule read-write-lock-not-held: ddi/ndis/nf-ndis-ndisreleaserwlock. Each acquire has a lock state of its own.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

static VOID UseLock(PNDIS_RW_LOCK_EX Lock)
{
    LOCK_STATE_EX First, Second;

    NdisAcquireRWLockRead(Lock, &First, 0);
    NdisAcquireRWLockRead(Lock, &Second, 0);
    NdisReleaseRWLock(Lock, &Second);
#ifdef FIXED
    NdisReleaseRWLock(Lock, &First);
#else
    NdisReleaseRWLock(Lock, &Second);
#endif
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PNDIS_RW_LOCK_EX Lock = NdisAllocateRWLock(NULL);

    if (Lock == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    UseLock(Lock);
    NdisFreeRWLock(Lock);
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ChecksHalt, PlainUnload);
}
