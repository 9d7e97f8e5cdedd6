/*
 * Wrong in one way: MiniportHaltEx frees a pool before the list that is from it.
 *
 * Rule net-buffer-list-pool-in-use: ddi/nblapi/nf-nblapi-ndisfreenetbufferlistpool.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_HALT HastyHalt;

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

VOID NTAPI HastyHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PPLAIN_ADAPTER Adapter = MiniportAdapterContext;
    NDIS_HANDLE Pool = AllocatePool(Adapter->MiniportAdapterHandle);
    PNET_BUFFER_LIST List = Pool == NULL ? NULL : NdisAllocateNetBufferList(Pool, 0, 0);

    if (List == NULL) {
        if (Pool != NULL) {
            NdisFreeNetBufferListPool(Pool);
        }
        ChecksHalt(MiniportAdapterContext, HaltAction);
        return;
    }
#ifdef FIXED
    NdisFreeNetBufferList(List);
    NdisFreeNetBufferListPool(Pool);
#else
    NdisFreeNetBufferListPool(Pool);
    NdisFreeNetBufferList(List);
#endif
    ChecksHalt(MiniportAdapterContext, HaltAction);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, HastyHalt, PlainUnload);
}
