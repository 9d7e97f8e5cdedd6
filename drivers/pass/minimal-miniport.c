/*
 * minimal-miniport: the smallest whole NDIS 6.30 miniport driver that defers work.
 *
 * MiniportInitializeEx allocates one NDIS I/O work item with the adapter handle and queues it. The item's routine
 * signals an event. MiniportHaltEx waits for the event, so the item is not queued any more, and frees it.
 * https://learn.microsoft.com/windows-hardware/drivers/network/ndis-i-o-work-items
 */
#define NDIS_MINIPORT_DRIVER 1
#define NDIS630_MINIPORT 1
#include <ndis.h>

#define TAG 'inim'

typedef struct _ADAPTER {
    NDIS_HANDLE MiniportAdapterHandle;
    NDIS_HANDLE WorkItem;
    NDIS_EVENT WorkItemHasRun;
    ULONG PacketFilter;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE MinimalInitialize;
MINIPORT_HALT MinimalHalt;
MINIPORT_UNLOAD MinimalUnload;
MINIPORT_PAUSE MinimalPause;
MINIPORT_RESTART MinimalRestart;
MINIPORT_OID_REQUEST MinimalOidRequest;
MINIPORT_CANCEL_OID_REQUEST MinimalCancelOidRequest;
MINIPORT_SEND_NET_BUFFER_LISTS MinimalSend;
MINIPORT_RETURN_NET_BUFFER_LISTS MinimalReturn;
MINIPORT_CANCEL_SEND MinimalCancelSend;
MINIPORT_DEVICE_PNP_EVENT_NOTIFY MinimalDevicePnPEvent;
MINIPORT_SHUTDOWN MinimalShutdown;
NDIS_IO_WORKITEM_FUNCTION MinimalWorkItemRoutine;

static NDIS_HANDLE MiniportDriverHandle;

static const NDIS_OID SupportedOids[] = {
    OID_GEN_CURRENT_PACKET_FILTER,
};

/* Says of what kind the adapter is. Nothing but the address differs between two adapters. */
static NDIS_STATUS SetAttributes(PADAPTER Adapter)
{
    NDIS_MINIPORT_ADAPTER_ATTRIBUTES Attributes;
    PNDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES Registration = &Attributes.RegistrationAttributes;
    PNDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES General = &Attributes.GeneralAttributes;
    static const UCHAR Address[] = {0x02, 0x00, 0x4D, 0x49, 0x4E, 0x01};
    NDIS_STATUS Status;

    NdisZeroMemory(&Attributes, sizeof(Attributes));
    Registration->Header.Type = NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES;
    Registration->Header.Revision = NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1;
    Registration->Header.Size = NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1;
    Registration->MiniportAdapterContext = Adapter;
    Registration->AttributeFlags = NDIS_MINIPORT_ATTRIBUTES_NDIS_WDM;
    Registration->InterfaceType = NdisInterfaceInternal;
    Status = NdisMSetMiniportAttributes(Adapter->MiniportAdapterHandle, &Attributes);
    if (Status != NDIS_STATUS_SUCCESS) {
        return Status;
    }

    NdisZeroMemory(&Attributes, sizeof(Attributes));
    General->Header.Type = NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES;
    General->Header.Revision = NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2;
    General->Header.Size = NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2;
    General->MediaType = NdisMedium802_3;
    General->PhysicalMediumType = NdisPhysicalMediumUnspecified;
    General->MtuSize = 1500;
    General->LookaheadSize = 1500;
    General->MaxXmitLinkSpeed = General->XmitLinkSpeed = 1000000000;
    General->MaxRcvLinkSpeed = General->RcvLinkSpeed = 1000000000;
    General->MediaConnectState = MediaConnectStateConnected;
    General->MediaDuplexState = MediaDuplexStateFull;
    General->MacOptions = NDIS_MAC_OPTION_NO_LOOPBACK;
    General->SupportedPacketFilters = NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_BROADCAST;
    General->MacAddressLength = sizeof(Address);
    NdisMoveMemory(General->PermanentMacAddress, Address, sizeof(Address));
    NdisMoveMemory(General->CurrentMacAddress, Address, sizeof(Address));
    General->AccessType = NET_IF_ACCESS_BROADCAST;
    General->DirectionType = NET_IF_DIRECTION_SENDRECEIVE;
    General->ConnectionType = NET_IF_CONNECTION_DEDICATED;
    General->IfType = IF_TYPE_ETHERNET_CSMACD;
    General->IfConnectorPresent = FALSE;
    General->SupportedOidList = (PNDIS_OID)SupportedOids;
    General->SupportedOidListLength = sizeof(SupportedOids);
    return NdisMSetMiniportAttributes(Adapter->MiniportAdapterHandle, &Attributes);
}

/* Runs at PASSIVE_LEVEL in a system thread, some time after the item was queued. */
VOID MinimalWorkItemRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    NdisSetEvent(&Adapter->WorkItemHasRun);
}

NDIS_STATUS MinimalInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                              PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter;
    NDIS_STATUS Status;

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    Adapter = NdisAllocateMemoryWithTagPriority(NdisMiniportHandle, sizeof(*Adapter), TAG, NormalPoolPriority);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisZeroMemory(Adapter, sizeof(*Adapter));
    Adapter->MiniportAdapterHandle = NdisMiniportHandle;
    NdisInitializeEvent(&Adapter->WorkItemHasRun);
    Status = SetAttributes(Adapter);
    if (Status != NDIS_STATUS_SUCCESS) {
        NdisFreeMemory(Adapter, 0, 0);
        return Status;
    }
    Adapter->WorkItem = NdisAllocateIoWorkItem(NdisMiniportHandle);
    if (Adapter->WorkItem == NULL) {
        NdisFreeMemory(Adapter, 0, 0);
        return NDIS_STATUS_RESOURCES;
    }
    NdisQueueIoWorkItem(Adapter->WorkItem, MinimalWorkItemRoutine, Adapter);
    return NDIS_STATUS_SUCCESS;
}

VOID MinimalHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    /* NDIS does not wait for queued work items before it halts an adapter: the driver has to. */
    NdisWaitEvent(&Adapter->WorkItemHasRun, 0);
    NdisFreeIoWorkItem(Adapter->WorkItem);
    NdisFreeMemory(Adapter, 0, 0);
}

NDIS_STATUS MinimalPause(NDIS_HANDLE MiniportAdapterContext, PNDIS_MINIPORT_PAUSE_PARAMETERS PauseParameters)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(PauseParameters);
    return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS MinimalRestart(NDIS_HANDLE MiniportAdapterContext, PNDIS_MINIPORT_RESTART_PARAMETERS RestartParameters)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(RestartParameters);
    return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS MinimalOidRequest(NDIS_HANDLE MiniportAdapterContext, PNDIS_OID_REQUEST OidRequest)
{
    PADAPTER Adapter = MiniportAdapterContext;

    if (OidRequest->RequestType != NdisRequestSetInformation ||
        OidRequest->DATA.SET_INFORMATION.Oid != OID_GEN_CURRENT_PACKET_FILTER) {
        return NDIS_STATUS_NOT_SUPPORTED;
    }
    if (OidRequest->DATA.SET_INFORMATION.InformationBufferLength < sizeof(Adapter->PacketFilter)) {
        OidRequest->DATA.SET_INFORMATION.BytesNeeded = sizeof(Adapter->PacketFilter);
        return NDIS_STATUS_INVALID_LENGTH;
    }
    NdisMoveMemory(&Adapter->PacketFilter, OidRequest->DATA.SET_INFORMATION.InformationBuffer,
                   sizeof(Adapter->PacketFilter));
    OidRequest->DATA.SET_INFORMATION.BytesRead = sizeof(Adapter->PacketFilter);
    return NDIS_STATUS_SUCCESS;
}

/* Every request is completed at once, so there is none to cancel. */
VOID MinimalCancelOidRequest(NDIS_HANDLE MiniportAdapterContext, PVOID RequestId)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(RequestId);
}

/* The adapter is connected to nothing: what is sent is completed at once. */
VOID MinimalSend(NDIS_HANDLE MiniportAdapterContext, PNET_BUFFER_LIST NetBufferLists, NDIS_PORT_NUMBER PortNumber,
                 ULONG SendFlags)
{
    PADAPTER Adapter = MiniportAdapterContext;
    PNET_BUFFER_LIST NetBufferList;
    ULONG SendCompleteFlags = 0;

    UNREFERENCED_PARAMETER(PortNumber);
    for (NetBufferList = NetBufferLists; NetBufferList != NULL;
         NetBufferList = NET_BUFFER_LIST_NEXT_NBL(NetBufferList)) {
        NET_BUFFER_LIST_STATUS(NetBufferList) = NDIS_STATUS_SUCCESS;
    }
    if (NDIS_TEST_SEND_AT_DISPATCH_LEVEL(SendFlags)) {
        SendCompleteFlags |= NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL;
    }
    NdisMSendNetBufferListsComplete(Adapter->MiniportAdapterHandle, NetBufferLists, SendCompleteFlags);
}

/* Nothing is ever received, so nothing is returned. */
VOID MinimalReturn(NDIS_HANDLE MiniportAdapterContext, PNET_BUFFER_LIST NetBufferLists, ULONG ReturnFlags)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(NetBufferLists);
    UNREFERENCED_PARAMETER(ReturnFlags);
}

VOID MinimalCancelSend(NDIS_HANDLE MiniportAdapterContext, PVOID CancelId)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(CancelId);
}

VOID MinimalDevicePnPEvent(NDIS_HANDLE MiniportAdapterContext, PNET_DEVICE_PNP_EVENT NetDevicePnPEvent)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(NetDevicePnPEvent);
}

VOID MinimalShutdown(NDIS_HANDLE MiniportAdapterContext, NDIS_SHUTDOWN_ACTION ShutdownAction)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(ShutdownAction);
}

VOID MinimalUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    NdisMDeregisterMiniportDriver(MiniportDriverHandle);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics;

    NdisZeroMemory(&Characteristics, sizeof(Characteristics));
    Characteristics.Header.Type = NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS;
    Characteristics.Header.Revision = NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2;
    Characteristics.Header.Size = NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2;
    Characteristics.MajorNdisVersion = NDIS_MINIPORT_MAJOR_VERSION;
    Characteristics.MinorNdisVersion = NDIS_MINIPORT_MINOR_VERSION;
    Characteristics.MajorDriverVersion = 1;
    Characteristics.InitializeHandlerEx = MinimalInitialize;
    Characteristics.HaltHandlerEx = MinimalHalt;
    Characteristics.UnloadHandler = MinimalUnload;
    Characteristics.PauseHandler = MinimalPause;
    Characteristics.RestartHandler = MinimalRestart;
    Characteristics.OidRequestHandler = MinimalOidRequest;
    Characteristics.CancelOidRequestHandler = MinimalCancelOidRequest;
    Characteristics.SendNetBufferListsHandler = MinimalSend;
    Characteristics.ReturnNetBufferListsHandler = MinimalReturn;
    Characteristics.CancelSendHandler = MinimalCancelSend;
    Characteristics.DevicePnPEventNotifyHandler = MinimalDevicePnPEvent;
    Characteristics.ShutdownHandlerEx = MinimalShutdown;
    return NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Characteristics, &MiniportDriverHandle);
}
