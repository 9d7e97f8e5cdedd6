/*
 * A binding's life: open, restart, pause, close.
 * https://learn.microsoft.com/windows-hardware/drivers/network/protocol-binding-states-and-operations
 */
#include "protocol.h"

/* What a call came to that may have been pending: waits for its completion then. */
static NDIS_STATUS WaitForCall(PBINDING Binding, NDIS_STATUS Status)
{
    if (Status != NDIS_STATUS_PENDING) {
        return Status;
    }
    NdisWaitEvent(&Binding->CallIsComplete, 0);
    return Binding->CallStatus;
}

static VOID CompleteCall(PBINDING Binding, NDIS_STATUS Status)
{
    Binding->CallStatus = Status;
    NdisSetEvent(&Binding->CallIsComplete);
}

VOID NTAPI DeferringOpenAdapterComplete(NDIS_HANDLE ProtocolBindingContext, NDIS_STATUS Status)
{
    CompleteCall(ProtocolBindingContext, Status);
}

VOID NTAPI DeferringCloseAdapterComplete(NDIS_HANDLE ProtocolBindingContext)
{
    CompleteCall(ProtocolBindingContext, NDIS_STATUS_SUCCESS);
}

VOID NTAPI DeferringOidRequestComplete(NDIS_HANDLE ProtocolBindingContext, PNDIS_OID_REQUEST OidRequest,
                                       NDIS_STATUS Status)
{
    UNREFERENCED_PARAMETER(OidRequest);
    CompleteCall(ProtocolBindingContext, Status);
}

static NDIS_STATUS OpenAdapter(PBINDING Binding, NDIS_HANDLE BindContext, PNDIS_BIND_PARAMETERS BindParameters)
{
    NDIS_MEDIUM Media[] = {NdisMedium802_3};
    NET_FRAME_TYPE FrameTypes[] = {ETHER_TYPE_IN_NETWORK_ORDER};
    NDIS_OPEN_PARAMETERS Parameters;
    UINT SelectedMedium;
    NDIS_STATUS Status;

    NdisZeroMemory(&Parameters, sizeof(Parameters));
    Parameters.Header.Type = NDIS_OBJECT_TYPE_OPEN_PARAMETERS;
    Parameters.Header.Revision = NDIS_OPEN_PARAMETERS_REVISION_1;
    Parameters.Header.Size = NDIS_SIZEOF_OPEN_PARAMETERS_REVISION_1;
    Parameters.AdapterName = BindParameters->AdapterName;
    Parameters.MediumArray = Media;
    Parameters.MediumArraySize = ARRAYSIZE(Media);
    Parameters.SelectedMediumIndex = &SelectedMedium;
    Parameters.FrameTypeArray = FrameTypes;
    Parameters.FrameTypeArraySize = ARRAYSIZE(FrameTypes);
    NdisResetEvent(&Binding->CallIsComplete);
    Status = NdisOpenAdapterEx(ProtocolHandle, Binding, &Parameters, BindContext, &Binding->BindingHandle);
    return WaitForCall(Binding, Status);
}

static VOID CloseAdapter(PBINDING Binding)
{
    NdisResetEvent(&Binding->CallIsComplete);
    WaitForCall(Binding, NdisCloseAdapterEx(Binding->BindingHandle));
}

static NDIS_STATUS SetPacketFilter(PBINDING Binding, ULONG PacketFilter)
{
    NDIS_OID_REQUEST Request;

    NdisZeroMemory(&Request, sizeof(Request));
    Request.Header.Type = NDIS_OBJECT_TYPE_OID_REQUEST;
    Request.Header.Revision = NDIS_OID_REQUEST_REVISION_1;
    Request.Header.Size = NDIS_SIZEOF_OID_REQUEST_REVISION_1;
    Request.RequestType = NdisRequestSetInformation;
    Request.PortNumber = NDIS_DEFAULT_PORT_NUMBER;
    Request.RequestId = &Request;
    Request.DATA.SET_INFORMATION.Oid = OID_GEN_CURRENT_PACKET_FILTER;
    Request.DATA.SET_INFORMATION.InformationBuffer = &PacketFilter;
    Request.DATA.SET_INFORMATION.InformationBufferLength = sizeof(PacketFilter);
    NdisResetEvent(&Binding->CallIsComplete);
    return WaitForCall(Binding, NdisOidRequest(Binding->BindingHandle, &Request));
}

static NDIS_STATUS AllocateSendPool(PBINDING Binding)
{
    NET_BUFFER_LIST_POOL_PARAMETERS Parameters;

    NdisZeroMemory(&Parameters, sizeof(Parameters));
    Parameters.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
    Parameters.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
    Parameters.Header.Size = NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
    Parameters.ProtocolId = NDIS_PROTOCOL_ID_DEFAULT;
    Parameters.fAllocateNetBuffer = TRUE;
    Parameters.PoolTag = TAG;
    Binding->SendPool = NdisAllocateNetBufferListPool(Binding->BindingHandle, &Parameters);
    return Binding->SendPool == NULL ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS;
}

/* Frees a binding whose adapter is closed. */
static VOID FreeBinding(PBINDING Binding)
{
    if (Binding->WorkItem != NULL) {
        IoFreeWorkItem(Binding->WorkItem);
    }
    NdisFreeSpinLock(&Binding->Lock);
    ExFreePoolWithTag(Binding, TAG);
}

static PBINDING AllocateBinding(PNDIS_BIND_PARAMETERS BindParameters)
{
    PBINDING Binding = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Binding), TAG);

    if (Binding == NULL) {
        return NULL;
    }
    NdisZeroMemory(Binding, sizeof(*Binding));
    NdisAllocateSpinLock(&Binding->Lock);
    NdisInitializeEvent(&Binding->CallIsComplete);
    NdisInitializeEvent(&Binding->IsIdle);
    NdisSetEvent(&Binding->IsIdle);
    NdisMoveMemory(Binding->Address, BindParameters->CurrentMacAddress, ETH_LENGTH_OF_ADDRESS);
    Binding->WorkItem = IoAllocateWorkItem(ControlDevice);
    if (Binding->WorkItem == NULL) {
        FreeBinding(Binding);
        return NULL;
    }
    return Binding;
}

NDIS_STATUS NTAPI DeferringBindAdapter(NDIS_HANDLE ProtocolDriverContext, NDIS_HANDLE BindContext,
                                       PNDIS_BIND_PARAMETERS BindParameters)
{
    PBINDING Binding;
    NDIS_STATUS Status;

    UNREFERENCED_PARAMETER(ProtocolDriverContext);
    if (BindParameters->MediaType != NdisMedium802_3 || BindParameters->MacAddressLength != ETH_LENGTH_OF_ADDRESS) {
        return NDIS_STATUS_NOT_SUPPORTED;
    }
    Binding = AllocateBinding(BindParameters);
    if (Binding == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    Status = OpenAdapter(Binding, BindContext, BindParameters);
    if (Status != NDIS_STATUS_SUCCESS) {
        FreeBinding(Binding);
        return Status;
    }
    Status = AllocateSendPool(Binding);
    if (Status == NDIS_STATUS_SUCCESS) {
        Status = SetPacketFilter(Binding, NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_BROADCAST);
    }
    if (Status != NDIS_STATUS_SUCCESS) {
        if (Binding->SendPool != NULL) {
            NdisFreeNetBufferListPool(Binding->SendPool);
        }
        CloseAdapter(Binding);
        FreeBinding(Binding);
    }
    return Status;
}

/* NDIS has paused the binding: nothing is sent or received any more, and the work item is idle. */
NDIS_STATUS NTAPI DeferringUnbindAdapter(NDIS_HANDLE UnbindContext, NDIS_HANDLE ProtocolBindingContext)
{
    PBINDING Binding = ProtocolBindingContext;

    UNREFERENCED_PARAMETER(UnbindContext);
    SetPacketFilter(Binding, 0);
    StopSending(Binding);
    NdisFreeNetBufferListPool(Binding->SendPool);
    CloseAdapter(Binding);
    DbgPrint("deferring-protocol: %lu sent, %lu received\n", Binding->Sent, Binding->Received);
    FreeBinding(Binding);
    return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS NTAPI DeferringNetPnPEvent(NDIS_HANDLE ProtocolBindingContext,
                                       PNET_PNP_EVENT_NOTIFICATION NetPnPEventNotification)
{
    PBINDING Binding = ProtocolBindingContext;

    switch (NetPnPEventNotification->NetPnPEvent.NetEvent) {
    case NetEventRestart:
        StartSending(Binding);
        return NDIS_STATUS_SUCCESS;
    case NetEventPause:
        StopSending(Binding);
        return NDIS_STATUS_SUCCESS;
    default:
        return NDIS_STATUS_SUCCESS;
    }
}

VOID NTAPI DeferringStatus(NDIS_HANDLE ProtocolBindingContext, PNDIS_STATUS_INDICATION StatusIndication)
{
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
    UNREFERENCED_PARAMETER(StatusIndication);
}
