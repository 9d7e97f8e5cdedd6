/*
 * Wrong in one way: MiniportHaltEx leaves a pool of lists.
 *
 * Rule net-buffer-list-pool-left: ddi/nblapi/nf-nblapi-ndisallocatenetbufferlistpool.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE PooledInitialize;
MINIPORT_HALT PooledHalt;

static NDIS_HANDLE Pool;

/* A pool of lists with a NET_BUFFER each. */
static NDIS_HANDLE AllocatePool(NDIS_HANDLE Owner)
{
    NET_BUFFER_LIST_POOL_PARAMETERS Parameters;

    NdisZeroMemory(&Parameters, sizeof(Parameters));
    Parameters.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
    Parameters.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
    Parameters.Header.Size = NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
    Parameters.fAllocateNetBuffer = TRUE;
    Parameters.PoolTag = PLAIN_TAG;
    return NdisAllocateNetBufferListPool(Owner, &Parameters);
}

NDIS_STATUS NTAPI PooledInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                   PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    Pool = AllocatePool(NdisMiniportHandle);
    if (Pool == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    if (ChecksInitialize(NdisMiniportHandle, MiniportDriverContext, MiniportInitParameters) != NDIS_STATUS_SUCCESS) {
        NdisFreeNetBufferListPool(Pool);
        return NDIS_STATUS_RESOURCES;
    }
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI PooledHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
#ifdef FIXED
    NdisFreeNetBufferListPool(Pool);
#endif
    ChecksHalt(MiniportAdapterContext, HaltAction);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, PooledInitialize, PooledHalt, PlainUnload);
}
