/*
 * Wrong in one way: MiniportHaltEx frees memory of NDIS's with ExFreePool.
 *
 * Rule pool-wrong-free-function: ddi/ndis/nf-ndis-ndisallocatememorywithtagpriority: the memory is freed with
 * NdisFreeMemory.
 */
#include "../support/plain-miniport.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE PoolInitialize;
MINIPORT_HALT PoolHalt;

NDIS_STATUS NTAPI PoolInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                 PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    return AllocatePlainAdapter(NdisMiniportHandle, sizeof(PLAIN_ADAPTER)) == NULL ? NDIS_STATUS_RESOURCES
                                                                                   : NDIS_STATUS_SUCCESS;
}

VOID NTAPI PoolHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    UNREFERENCED_PARAMETER(HaltAction);
#ifdef FIXED
    NdisFreeMemory(MiniportAdapterContext, 0, 0);
#else
    ExFreePool(MiniportAdapterContext);
#endif
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, PoolInitialize, PoolHalt, PlainUnload);
}
