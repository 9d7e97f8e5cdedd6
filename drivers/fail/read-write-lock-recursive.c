/*
 * Wrong in one way: a processor that reads acquires the lock for writing.
 *
 * Rule read-write-lock-recursive: ddi/ndis/nf-ndis-ndisacquirerwlockread. A read/write lock can't be promoted.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

static VOID UseLock(PNDIS_RW_LOCK_EX Lock)
{
    LOCK_STATE_EX Reading, Writing;

    NdisAcquireRWLockRead(Lock, &Reading, 0);
#ifdef FIXED
    NdisReleaseRWLock(Lock, &Reading);
#endif
    NdisAcquireRWLockWrite(Lock, &Writing, 0);
    NdisReleaseRWLock(Lock, &Writing);
#ifndef FIXED
    NdisReleaseRWLock(Lock, &Reading);
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
