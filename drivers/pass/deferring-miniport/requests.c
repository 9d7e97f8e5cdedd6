/*
 * OID requests, which MiniportOidRequest leaves to a work item. NDIS sends an adapter one request at a time.
 *
 * https://learn.microsoft.com/windows-hardware/drivers/network/miniport-adapter-oid-requests
 */
#include "adapter.h"

NDIS_OID SupportedOids[] = {
    OID_GEN_SUPPORTED_LIST,
    OID_GEN_HARDWARE_STATUS,
    OID_GEN_MEDIA_SUPPORTED,
    OID_GEN_MEDIA_IN_USE,
    OID_GEN_PHYSICAL_MEDIUM,
    OID_GEN_MAXIMUM_LOOKAHEAD,
    OID_GEN_CURRENT_LOOKAHEAD,
    OID_GEN_MAXIMUM_FRAME_SIZE,
    OID_GEN_MAXIMUM_TOTAL_SIZE,
    OID_GEN_TRANSMIT_BUFFER_SPACE,
    OID_GEN_RECEIVE_BUFFER_SPACE,
    OID_GEN_TRANSMIT_BLOCK_SIZE,
    OID_GEN_RECEIVE_BLOCK_SIZE,
    OID_GEN_VENDOR_ID,
    OID_GEN_VENDOR_DESCRIPTION,
    OID_GEN_VENDOR_DRIVER_VERSION,
    OID_GEN_CURRENT_PACKET_FILTER,
    OID_GEN_MAC_OPTIONS,
    OID_GEN_MAXIMUM_SEND_PACKETS,
    OID_GEN_STATISTICS,
    OID_GEN_XMIT_OK,
    OID_GEN_RCV_OK,
    OID_GEN_RCV_NO_BUFFER,
    OID_GEN_INTERRUPT_MODERATION,
    OID_GEN_LINK_PARAMETERS,
    OID_802_3_PERMANENT_ADDRESS,
    OID_802_3_CURRENT_ADDRESS,
    OID_802_3_MULTICAST_LIST,
    OID_802_3_MAXIMUM_LIST_SIZE,
};
const ULONG SupportedOidsLength = sizeof(SupportedOids);

/* Answers a query with Length bytes. */
static NDIS_STATUS Answer(PNDIS_OID_REQUEST Request, const VOID *Value, ULONG Length)
{
    if (Request->DATA.QUERY_INFORMATION.InformationBufferLength < Length) {
        Request->DATA.QUERY_INFORMATION.BytesWritten = 0;
        Request->DATA.QUERY_INFORMATION.BytesNeeded = Length;
        return NDIS_STATUS_BUFFER_TOO_SHORT;
    }
    NdisMoveMemory(Request->DATA.QUERY_INFORMATION.InformationBuffer, Value, Length);
    Request->DATA.QUERY_INFORMATION.BytesWritten = Length;
    return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS AnswerNumber(PNDIS_OID_REQUEST Request, ULONG Value)
{
    return Answer(Request, &Value, sizeof(Value));
}

/* Answers with four or eight bytes, as the caller has room. */
static NDIS_STATUS AnswerCounter(PNDIS_OID_REQUEST Request, LONG64 Value)
{
    BOOLEAN IsLong = Request->DATA.QUERY_INFORMATION.InformationBufferLength >= sizeof(Value);

    return Answer(Request, &Value, IsLong ? sizeof(Value) : sizeof(ULONG));
}

static NDIS_STATUS AnswerStatistics(PADAPTER Adapter, PNDIS_OID_REQUEST Request)
{
    NDIS_STATISTICS_INFO Statistics;

    NdisZeroMemory(&Statistics, sizeof(Statistics));
    Statistics.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
    Statistics.Header.Revision = NDIS_STATISTICS_INFO_REVISION_1;
    Statistics.Header.Size = NDIS_SIZEOF_STATISTICS_INFO_REVISION_1;
    Statistics.SupportedStatistics =
        NDIS_STATISTICS_FLAGS_VALID_DIRECTED_FRAMES_RCV | NDIS_STATISTICS_FLAGS_VALID_DIRECTED_BYTES_RCV |
        NDIS_STATISTICS_FLAGS_VALID_DIRECTED_FRAMES_XMIT | NDIS_STATISTICS_FLAGS_VALID_DIRECTED_BYTES_XMIT |
        NDIS_STATISTICS_FLAGS_VALID_RCV_DISCARDS;
    Statistics.ifHCInUcastPkts = (ULONG64)Adapter->FramesReceived;
    Statistics.ifHCInUcastOctets = (ULONG64)Adapter->BytesReceived;
    Statistics.ifHCOutUcastPkts = (ULONG64)Adapter->FramesSent;
    Statistics.ifHCOutUcastOctets = (ULONG64)Adapter->BytesSent;
    Statistics.ifInDiscards = (ULONG64)Adapter->FramesWithoutBuffer;
    return Answer(Request, &Statistics, sizeof(Statistics));
}

static NDIS_STATUS AnswerInterruptModeration(PNDIS_OID_REQUEST Request)
{
    NDIS_INTERRUPT_MODERATION_PARAMETERS Moderation;

    NdisZeroMemory(&Moderation, sizeof(Moderation));
    Moderation.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
    Moderation.Header.Revision = NDIS_INTERRUPT_MODERATION_PARAMETERS_REVISION_1;
    Moderation.Header.Size = NDIS_SIZEOF_INTERRUPT_MODERATION_PARAMETERS_REVISION_1;
    Moderation.InterruptModeration = NdisInterruptModerationNotSupported;
    return Answer(Request, &Moderation, sizeof(Moderation));
}

static NDIS_STATUS Query(PADAPTER Adapter, PNDIS_OID_REQUEST Request)
{
    static const char Description[] = "OpenNDIS deferring miniport";

    switch (Request->DATA.QUERY_INFORMATION.Oid) {
    case OID_GEN_SUPPORTED_LIST:
        return Answer(Request, SupportedOids, SupportedOidsLength);
    case OID_GEN_HARDWARE_STATUS:
        return AnswerNumber(Request, NdisHardwareStatusReady);
    case OID_GEN_MEDIA_SUPPORTED:
    case OID_GEN_MEDIA_IN_USE:
        return AnswerNumber(Request, NdisMedium802_3);
    case OID_GEN_PHYSICAL_MEDIUM:
        return AnswerNumber(Request, NdisPhysicalMediumUnspecified);
    case OID_GEN_MAXIMUM_LOOKAHEAD:
    case OID_GEN_MAXIMUM_FRAME_SIZE:
        return AnswerNumber(Request, MAXIMUM_PAYLOAD);
    case OID_GEN_CURRENT_LOOKAHEAD:
        return AnswerNumber(Request, Adapter->Lookahead);
    case OID_GEN_MAXIMUM_TOTAL_SIZE:
    case OID_GEN_TRANSMIT_BLOCK_SIZE:
    case OID_GEN_RECEIVE_BLOCK_SIZE:
        return AnswerNumber(Request, MAXIMUM_FRAME);
    case OID_GEN_TRANSMIT_BUFFER_SPACE:
    case OID_GEN_RECEIVE_BUFFER_SPACE:
        return AnswerNumber(Request, RECEIVE_FRAMES * MAXIMUM_FRAME);
    case OID_GEN_VENDOR_ID:
        return AnswerNumber(Request, 0xFFFFFF); /* no registered vendor */
    case OID_GEN_VENDOR_DESCRIPTION:
        return Answer(Request, Description, sizeof(Description));
    case OID_GEN_VENDOR_DRIVER_VERSION:
        return AnswerNumber(Request, 0x00010000);
    case OID_GEN_CURRENT_PACKET_FILTER:
        return AnswerNumber(Request, Adapter->PacketFilter);
    case OID_GEN_MAC_OPTIONS:
        return AnswerNumber(Request, NDIS_MAC_OPTION_COPY_LOOKAHEAD_DATA | NDIS_MAC_OPTION_TRANSFERS_NOT_PEND |
                                         NDIS_MAC_OPTION_NO_LOOPBACK);
    case OID_GEN_MAXIMUM_SEND_PACKETS:
        return AnswerNumber(Request, RECEIVE_FRAMES);
    case OID_GEN_STATISTICS:
        return AnswerStatistics(Adapter, Request);
    case OID_GEN_XMIT_OK:
        return AnswerCounter(Request, Adapter->FramesSent);
    case OID_GEN_RCV_OK:
        return AnswerCounter(Request, Adapter->FramesReceived);
    case OID_GEN_RCV_NO_BUFFER:
        return AnswerCounter(Request, Adapter->FramesWithoutBuffer);
    case OID_GEN_INTERRUPT_MODERATION:
        return AnswerInterruptModeration(Request);
    case OID_802_3_PERMANENT_ADDRESS:
        return Answer(Request, Adapter->PermanentAddress, ETH_LENGTH_OF_ADDRESS);
    case OID_802_3_CURRENT_ADDRESS:
        return Answer(Request, Adapter->CurrentAddress, ETH_LENGTH_OF_ADDRESS);
    case OID_802_3_MULTICAST_LIST:
        return Answer(Request, Adapter->MulticastAddresses, Adapter->MulticastAddressCount * ETH_LENGTH_OF_ADDRESS);
    case OID_802_3_MAXIMUM_LIST_SIZE:
        return AnswerNumber(Request, ARRAYSIZE(Adapter->MulticastAddresses));
    default:
        return NDIS_STATUS_NOT_SUPPORTED;
    }
}

/* Takes a value of exactly four bytes. */
static NDIS_STATUS TakeNumber(PNDIS_OID_REQUEST Request, PULONG Value)
{
    if (Request->DATA.SET_INFORMATION.InformationBufferLength != sizeof(*Value)) {
        Request->DATA.SET_INFORMATION.BytesNeeded = sizeof(*Value);
        return NDIS_STATUS_INVALID_LENGTH;
    }
    NdisMoveMemory(Value, Request->DATA.SET_INFORMATION.InformationBuffer, sizeof(*Value));
    Request->DATA.SET_INFORMATION.BytesRead = sizeof(*Value);
    return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS SetPacketFilter(PADAPTER Adapter, PNDIS_OID_REQUEST Request)
{
    ULONG PacketFilter;
    NDIS_STATUS Status = TakeNumber(Request, &PacketFilter);

    if (Status == NDIS_STATUS_SUCCESS && (PacketFilter & ~PACKET_FILTERS) != 0) {
        return NDIS_STATUS_NOT_SUPPORTED;
    }
    if (Status == NDIS_STATUS_SUCCESS) {
        Adapter->PacketFilter = PacketFilter;
    }
    return Status;
}

static NDIS_STATUS SetMulticastList(PADAPTER Adapter, PNDIS_OID_REQUEST Request)
{
    ULONG Length = Request->DATA.SET_INFORMATION.InformationBufferLength;

    if (Length % ETH_LENGTH_OF_ADDRESS != 0) {
        return NDIS_STATUS_INVALID_LENGTH;
    }
    if (Length > sizeof(Adapter->MulticastAddresses)) {
        Request->DATA.SET_INFORMATION.BytesNeeded = sizeof(Adapter->MulticastAddresses);
        return NDIS_STATUS_MULTICAST_FULL;
    }
    if (Length != 0) {
        NdisMoveMemory(Adapter->MulticastAddresses, Request->DATA.SET_INFORMATION.InformationBuffer, Length);
    }
    Adapter->MulticastAddressCount = Length / ETH_LENGTH_OF_ADDRESS;
    Request->DATA.SET_INFORMATION.BytesRead = Length;
    return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS Set(PADAPTER Adapter, PNDIS_OID_REQUEST Request)
{
    switch (Request->DATA.SET_INFORMATION.Oid) {
    case OID_GEN_CURRENT_PACKET_FILTER:
        return SetPacketFilter(Adapter, Request);
    case OID_GEN_CURRENT_LOOKAHEAD:
        return TakeNumber(Request, &Adapter->Lookahead);
    case OID_802_3_MULTICAST_LIST:
        return SetMulticastList(Adapter, Request);
    case OID_GEN_INTERRUPT_MODERATION:
    case OID_GEN_LINK_PARAMETERS:
        return NDIS_STATUS_INVALID_DATA; /* nothing of these can be changed */
    default:
        return NDIS_STATUS_NOT_SUPPORTED;
    }
}

static NDIS_STATUS Handle(PADAPTER Adapter, PNDIS_OID_REQUEST Request)
{
    switch (Request->RequestType) {
    case NdisRequestQueryInformation:
    case NdisRequestQueryStatistics:
        return Query(Adapter, Request);
    case NdisRequestSetInformation:
        return Set(Adapter, Request);
    default:
        return NDIS_STATUS_NOT_SUPPORTED;
    }
}

/* Handles the request, and any that NDIS sends as soon as that is complete. */
VOID NTAPI RequestRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;
    PNDIS_OID_REQUEST Request;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    for (;;) {
        NdisAcquireSpinLock(&Adapter->Lock);
        Request = Adapter->Request;
        Adapter->Request = NULL;
        if (Request == NULL) {
            EndDeferred(Adapter, &Adapter->Requests);
            NdisReleaseSpinLock(&Adapter->Lock);
            return;
        }
        NdisReleaseSpinLock(&Adapter->Lock);
        NdisMOidRequestComplete(Adapter->MiniportAdapterHandle, Request, Handle(Adapter, Request));
    }
}

NDIS_STATUS NTAPI DeferringOidRequest(NDIS_HANDLE MiniportAdapterContext, PNDIS_OID_REQUEST OidRequest)
{
    PADAPTER Adapter = MiniportAdapterContext;

    NdisAcquireSpinLock(&Adapter->Lock);
    Adapter->Request = OidRequest;
    Defer(Adapter, &Adapter->Requests);
    NdisReleaseSpinLock(&Adapter->Lock);
    return NDIS_STATUS_PENDING;
}

/* A request that the work item has taken already is completed by it. */
VOID NTAPI DeferringCancelOidRequest(NDIS_HANDLE MiniportAdapterContext, PVOID RequestId)
{
    PADAPTER Adapter = MiniportAdapterContext;
    PNDIS_OID_REQUEST Request = NULL;

    NdisAcquireSpinLock(&Adapter->Lock);
    if (Adapter->Request != NULL && Adapter->Request->RequestId == RequestId) {
        Request = Adapter->Request;
        Adapter->Request = NULL;
    }
    NdisReleaseSpinLock(&Adapter->Lock);
    if (Request != NULL) {
        NdisMOidRequestComplete(Adapter->MiniportAdapterHandle, Request, NDIS_STATUS_REQUEST_ABORTED);
    }
}
