/*
 * Wrong in one way: the driver leaves a NET_BUFFER.
 *
 * Rule NdisAllocateNetBuffer: devtest/ndis-ndisallocatenetbuffer.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE BufferedInitialize;
MINIPORT_HALT BufferedHalt;

static NDIS_HANDLE Pool;
static PNET_BUFFER Buffer;

NDIS_STATUS NTAPI BufferedInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                   PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    NET_BUFFER_POOL_PARAMETERS Parameters;

    NdisZeroMemory(&Parameters, sizeof(Parameters));
    Parameters.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
    Parameters.Header.Revision = NET_BUFFER_POOL_PARAMETERS_REVISION_1;
    Parameters.Header.Size = NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1;
    Parameters.PoolTag = PLAIN_TAG;
    Pool = NdisAllocateNetBufferPool(NULL, &Parameters);
    if (Pool == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    Buffer = NdisAllocateNetBuffer(Pool, NULL, 0, 0);
    if (Buffer == NULL) {
        NdisFreeNetBufferPool(Pool);
        return NDIS_STATUS_RESOURCES;
    }
    if (ChecksInitialize(NdisMiniportHandle, MiniportDriverContext, MiniportInitParameters) != NDIS_STATUS_SUCCESS) {
        NdisFreeNetBuffer(Buffer);
        NdisFreeNetBufferPool(Pool);
        return NDIS_STATUS_RESOURCES;
    }
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI BufferedHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
#ifdef FIXED
    NdisFreeNetBuffer(Buffer);
    NdisFreeNetBufferPool(Pool);
#endif
    ChecksHalt(MiniportAdapterContext, HaltAction);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, BufferedInitialize, BufferedHalt, PlainUnload);
}
