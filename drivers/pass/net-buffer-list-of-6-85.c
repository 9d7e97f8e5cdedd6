/*
 * Compiled for NDIS 6.85, whose NET_BUFFER_LIST is longer than that of earlier versions: the driver uses all of the
 * structure that NDIS allocates. network/net-buffer-list-structure
 */
#define PLAIN_NDIS_VERSION_CHOSEN
#define NDIS685_MINIPORT 1
#include "../support/checks.h"

#define POOL_TAG 'lbnP'

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE PoolInitialize;

C_ASSERT(sizeof(NET_BUFFER_LIST) == 368);

/* Writes to every entry of the array at the structure's end and reads them back. */
static VOID CheckInformation(PNET_BUFFER_LIST NetBufferList)
{
    const ULONG Count = ARRAYSIZE(NetBufferList->NetBufferListInfo);
    ULONG Index;

    for (Index = 0; Index < Count; Index++) {
        CHECK(NetBufferList->NetBufferListInfo[Index] == NULL);
        NetBufferList->NetBufferListInfo[Index] = (PVOID)(ULONG_PTR)(Index + 1);
    }
    for (Index = 0; Index < Count; Index++) {
        CHECK(NetBufferList->NetBufferListInfo[Index] == (PVOID)(ULONG_PTR)(Index + 1));
        NetBufferList->NetBufferListInfo[Index] = NULL;
    }
}

static VOID CheckNetBufferList(NDIS_HANDLE NdisHandle)
{
    NET_BUFFER_LIST_POOL_PARAMETERS Parameters;
    PNET_BUFFER_LIST NetBufferList;
    NDIS_HANDLE Pool;

    NdisZeroMemory(&Parameters, sizeof(Parameters));
    Parameters.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
    Parameters.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
    Parameters.Header.Size = NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
    Parameters.ProtocolId = NDIS_PROTOCOL_ID_DEFAULT;
    Parameters.fAllocateNetBuffer = TRUE;
    Parameters.PoolTag = POOL_TAG;
    Pool = NdisAllocateNetBufferListPool(NdisHandle, &Parameters);
    CHECK(Pool != NULL);
    if (Pool == NULL) {
        return;
    }
    NetBufferList = NdisAllocateNetBufferAndNetBufferList(Pool, 0, 0, NULL, 0, 0);
    CHECK(NetBufferList != NULL);
    if (NetBufferList != NULL) {
        CheckInformation(NetBufferList);
        NdisFreeNetBufferList(NetBufferList);
    }
    NdisFreeNetBufferListPool(Pool);
}

NDIS_STATUS NTAPI PoolInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                 PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    CheckNetBufferList(NdisMiniportHandle);
    if (!ChecksHavePassed()) {
        return NDIS_STATUS_FAILURE;
    }
    return ChecksInitialize(NdisMiniportHandle, MiniportDriverContext, MiniportInitParameters);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, PoolInitialize, ChecksHalt, PlainUnload);
}
