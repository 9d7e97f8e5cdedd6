/*
 * Wrong in one way: the adapter indicates a frame while it halts, when it is long paused.
 *
 * Rule net-buffer-list-while-paused: network/miniport-adapter-states-and-operations.
 */
#define PLAIN_RETURN LateReturn
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_HALT LateHalt;

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

VOID NTAPI LateReturn(NDIS_HANDLE MiniportAdapterContext, PNET_BUFFER_LIST NetBufferLists, ULONG ReturnFlags)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(ReturnFlags);
    NdisFreeNetBufferList(NetBufferLists);
}

VOID NTAPI LateHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PPLAIN_ADAPTER Adapter = MiniportAdapterContext;
    NDIS_HANDLE Pool = AllocatePool(Adapter->MiniportAdapterHandle);
    PNET_BUFFER_LIST List = Pool == NULL ? NULL : NdisAllocateNetBufferList(Pool, 0, 0);

    if (List != NULL) {
#ifndef FIXED
        NdisMIndicateReceiveNetBufferLists(Adapter->MiniportAdapterHandle, List, NDIS_DEFAULT_PORT_NUMBER, 1, 0);
#else
        NdisFreeNetBufferList(List);
#endif
    }
    if (Pool != NULL) {
        NdisFreeNetBufferListPool(Pool);
    }
    ChecksHalt(MiniportAdapterContext, HaltAction);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, LateHalt, PlainUnload);
}
