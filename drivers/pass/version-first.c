/*
 * Asks for the version of NDIS first, and gives up if it is too low; takes locks right after registering.
 */
#include "../support/checks.h"

#define LOWEST_VERSION 0x0006001E /* 6.30 */

DRIVER_INITIALIZE DriverEntry;
MINIPORT_UNLOAD LockingUnload;

static PNDIS_RW_LOCK_EX Lock;

VOID NTAPI LockingUnload(PDRIVER_OBJECT DriverObject)
{
    LOCK_STATE_EX State;

    NdisAcquireRWLockWrite(Lock, &State, 0);
    NdisReleaseRWLock(Lock, &State);
    NdisFreeRWLock(Lock);
    PlainUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS Status;

    if (NdisGetVersion() < LOWEST_VERSION) {
        return NDIS_STATUS_BAD_VERSION;
    }
    Status = RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ChecksHalt, LockingUnload);
    if (Status != NDIS_STATUS_SUCCESS) {
        return Status;
    }
    Lock = NdisAllocateRWLock(MiniportDriverHandle);
    if (Lock == NULL) {
        NdisMDeregisterMiniportDriver(MiniportDriverHandle);
        return NDIS_STATUS_RESOURCES;
    }
    return STATUS_SUCCESS;
}
