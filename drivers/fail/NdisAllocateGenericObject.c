/*
 * Wrong in one way: a generic object is left when the driver unloads.
 *
 * Rule NdisAllocateGenericObject: devtest/ndis-ndisallocategenericobject.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_UNLOAD ObjectUnload;

static PNDIS_GENERIC_OBJECT Object;

VOID NTAPI ObjectUnload(PDRIVER_OBJECT DriverObject)
{
#ifdef FIXED
    NdisFreeGenericObject(Object);
#endif
    PlainUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_STATUS Status;

    Object = NdisAllocateGenericObject(DriverObject, PLAIN_TAG, 0);
    if (Object == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    Status = RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ChecksHalt, ObjectUnload);
    if (Status != NDIS_STATUS_SUCCESS) {
        NdisFreeGenericObject(Object);
    }
    return Status;
}
