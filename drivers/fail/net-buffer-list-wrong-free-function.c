/*
 * Wrong in one way: MiniportHaltEx frees a clone as if it had been allocated.
 *
 * Rule net-buffer-list-wrong-free-function: ddi/nblapi/nf-nblapi-ndisfreeclonenetbufferlist.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_HALT CloningHalt;

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
    Parameters.DataSize = 64;
    return NdisAllocateNetBufferListPool(Owner, &Parameters);
}

VOID NTAPI CloningHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PPLAIN_ADAPTER Adapter = MiniportAdapterContext;
    NDIS_HANDLE Pool = AllocatePool(Adapter->MiniportAdapterHandle);
    PNET_BUFFER_LIST List = Pool == NULL ? NULL : NdisAllocateNetBufferList(Pool, 0, 0);
    PNET_BUFFER_LIST Clone = List == NULL ? NULL : NdisAllocateCloneNetBufferList(List, NULL, NULL, 0);

    if (Clone != NULL) {
#ifdef FIXED
        NdisFreeCloneNetBufferList(Clone, 0);
#else
        NdisFreeNetBufferList(Clone);
#endif
    }
    if (List != NULL) {
        NdisFreeNetBufferList(List);
    }
    if (Pool != NULL) {
        NdisFreeNetBufferListPool(Pool);
    }
    ChecksHalt(MiniportAdapterContext, HaltAction);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, CloningHalt, PlainUnload);
}
