/*
 * Wrong in one way: MiniportHaltEx looks inside an NDIS handle, as if it knew the structure behind it.
 *
 * Rule handle-looked-into. Handles are opaque: network/ndis-handles.
 */
#include "../support/plain-miniport.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE CuriousInitialize;
MINIPORT_HALT CuriousHalt;

NDIS_STATUS NTAPI CuriousInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                    PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (AllocatePlainAdapter(NdisMiniportHandle, sizeof(PLAIN_ADAPTER)) == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI CuriousHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PPLAIN_ADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
#ifndef FIXED
    Adapter->PacketFilter = *(volatile ULONG *)Adapter->MiniportAdapterHandle;
#endif
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, CuriousInitialize, CuriousHalt, PlainUnload);
}
