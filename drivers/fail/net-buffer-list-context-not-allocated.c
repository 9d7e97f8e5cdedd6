/*
 * Wrong in one way: MiniportHaltEx frees context space of a list twice.
 *
 * Rule net-buffer-list-context-not-allocated: ddi/nblapi/nf-nblapi-ndisfreenetbufferlistcontext.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_HALT ContextHalt;

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
    Parameters.ContextSize = 32;
    return NdisAllocateNetBufferListPool(Owner, &Parameters);
}

VOID NTAPI ContextHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PPLAIN_ADAPTER Adapter = MiniportAdapterContext;
    NDIS_HANDLE Pool = AllocatePool(Adapter->MiniportAdapterHandle);
    PNET_BUFFER_LIST List = Pool == NULL ? NULL : NdisAllocateNetBufferList(Pool, 0, 0);

    if (List != NULL && NdisAllocateNetBufferListContext(List, 16, 0, PLAIN_TAG) == NDIS_STATUS_SUCCESS) {
        NdisFreeNetBufferListContext(List, 16);
#ifndef FIXED
        NdisFreeNetBufferListContext(List, 16);
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
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ContextHalt, PlainUnload);
}
