/*
 * Wrong in one way: a work item that was allocated with the miniport driver handle is still there at unload.
 *
 * Rule work-item-not-freed: ddi/ndis/nf-ndis-ndisallocateioworkitem. Items that belong to the driver, and not to an adapter,
 * have to be freed before the driver unloads.
 */
#include "../support/plain-miniport.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE PlainInitialize;
MINIPORT_HALT PlainHalt;
MINIPORT_UNLOAD LeakingUnload;

static NDIS_HANDLE DriverWorkItem;

NDIS_STATUS NTAPI PlainInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                  PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (AllocatePlainAdapter(NdisMiniportHandle, sizeof(PLAIN_ADAPTER)) == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI PlainHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    UNREFERENCED_PARAMETER(HaltAction);
    NdisFreeMemory(MiniportAdapterContext, 0, 0);
}

VOID NTAPI LeakingUnload(PDRIVER_OBJECT DriverObject)
{
#ifdef FIXED
    NdisFreeIoWorkItem(DriverWorkItem);
#endif
    PlainUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_STATUS Status =
        RegisterPlainMiniport(DriverObject, RegistryPath, PlainInitialize, PlainHalt, LeakingUnload);

    if (Status != NDIS_STATUS_SUCCESS) {
        return Status;
    }
    DriverWorkItem = NdisAllocateIoWorkItem(MiniportDriverHandle);
    if (DriverWorkItem == NULL) {
        NdisMDeregisterMiniportDriver(MiniportDriverHandle);
        return NDIS_STATUS_RESOURCES;
    }
    return NDIS_STATUS_SUCCESS;
}
