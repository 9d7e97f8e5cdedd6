/*
 * OID requests, each completed before MiniportOidRequest returns.
 * https://learn.microsoft.com/windows-hardware/drivers/network/miniport-adapter-oid-requests
 */
#include "miniport.h"

NDIS_OID NICSupportedOids[] = {
    OID_GEN_HARDWARE_STATUS,
    OID_GEN_TRANSMIT_BUFFER_SPACE,
    OID_GEN_RECEIVE_BUFFER_SPACE,
    OID_GEN_TRANSMIT_BLOCK_SIZE,
    OID_GEN_RECEIVE_BLOCK_SIZE,
    OID_GEN_VENDOR_ID,
    OID_GEN_VENDOR_DESCRIPTION,
    OID_GEN_VENDOR_DRIVER_VERSION,
    OID_GEN_CURRENT_PACKET_FILTER,
    OID_GEN_CURRENT_LOOKAHEAD,
    OID_GEN_DRIVER_VERSION,
    OID_GEN_MAXIMUM_TOTAL_SIZE,
    OID_GEN_XMIT_OK,
    OID_GEN_RCV_OK,
    OID_GEN_STATISTICS,
    OID_GEN_INTERRUPT_MODERATION,
    OID_802_3_PERMANENT_ADDRESS,
    OID_802_3_CURRENT_ADDRESS,
    OID_802_3_MULTICAST_LIST,
    OID_802_3_MAXIMUM_LIST_SIZE,
};
const ULONG NICSupportedOidsLength = sizeof(NICSupportedOids);

static VOID FillStatistics(PMP_ADAPTER Adapter, PNDIS_STATISTICS_INFO Info)
{
    NdisZeroMemory(Info, sizeof(*Info));
    Info->Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
    Info->Header.Revision = NDIS_STATISTICS_INFO_REVISION_1;
    Info->Header.Size = NDIS_SIZEOF_STATISTICS_INFO_REVISION_1;
    Info->SupportedStatistics = NIC_SUPPORTED_STATISTICS;
    Info->ifInDiscards = (ULONG64)Adapter->RxDiscards;
    Info->ifOutDiscards = (ULONG64)Adapter->TxDiscards;
    Info->ifHCInUcastPkts = (ULONG64)Adapter->FramesRxDirected;
    Info->ifHCInUcastOctets = (ULONG64)Adapter->BytesRxDirected;
    Info->ifHCOutUcastPkts = (ULONG64)Adapter->FramesTxDirected;
    Info->ifHCOutUcastOctets = (ULONG64)Adapter->BytesTxDirected;
}

static NDIS_STATUS NICQuery(PMP_ADAPTER Adapter, PNDIS_OID_REQUEST Request)
{
    static const CHAR Vendor[] = "OpenNDIS sample-manner miniport";
    NDIS_INTERRUPT_MODERATION_PARAMETERS Moderation;
    NDIS_STATISTICS_INFO Statistics;
    ULONG Value = 0;
    const VOID *Info = &Value;
    ULONG Length = sizeof(Value);

    switch (Request->DATA.QUERY_INFORMATION.Oid) {
    case OID_GEN_HARDWARE_STATUS:
        Value = NdisHardwareStatusReady;
        break;
    case OID_GEN_TRANSMIT_BUFFER_SPACE:
    case OID_GEN_RECEIVE_BUFFER_SPACE:
        Value = NIC_MAX_BUSY_RECVS * NIC_BUFFER_SIZE;
        break;
    case OID_GEN_TRANSMIT_BLOCK_SIZE:
    case OID_GEN_RECEIVE_BLOCK_SIZE:
    case OID_GEN_MAXIMUM_TOTAL_SIZE:
        Value = NIC_BUFFER_SIZE;
        break;
    case OID_GEN_VENDOR_ID:
        Value = 0xFFFFFF;
        break;
    case OID_GEN_VENDOR_DESCRIPTION:
        Info = Vendor;
        Length = sizeof(Vendor);
        break;
    case OID_GEN_VENDOR_DRIVER_VERSION:
        Value = 0x00020001;
        break;
    case OID_GEN_DRIVER_VERSION:
        Value = (NDIS_MINIPORT_MAJOR_VERSION << 8) | NDIS_MINIPORT_MINOR_VERSION;
        Length = sizeof(USHORT);
        break;
    case OID_GEN_CURRENT_PACKET_FILTER:
        Value = Adapter->PacketFilter;
        break;
    case OID_GEN_CURRENT_LOOKAHEAD:
        Value = Adapter->Lookahead;
        break;
    case OID_GEN_XMIT_OK:
        Value = (ULONG)Adapter->FramesTxDirected;
        break;
    case OID_GEN_RCV_OK:
        Value = (ULONG)Adapter->FramesRxDirected;
        break;
    case OID_GEN_STATISTICS:
        FillStatistics(Adapter, &Statistics);
        Info = &Statistics;
        Length = sizeof(Statistics);
        break;
    case OID_GEN_INTERRUPT_MODERATION:
        NdisZeroMemory(&Moderation, sizeof(Moderation));
        Moderation.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
        Moderation.Header.Revision = NDIS_INTERRUPT_MODERATION_PARAMETERS_REVISION_1;
        Moderation.Header.Size = NDIS_SIZEOF_INTERRUPT_MODERATION_PARAMETERS_REVISION_1;
        Moderation.InterruptModeration = NdisInterruptModerationNotSupported;
        Info = &Moderation;
        Length = sizeof(Moderation);
        break;
    case OID_802_3_PERMANENT_ADDRESS:
        Info = Adapter->PermanentAddress;
        Length = ETH_LENGTH_OF_ADDRESS;
        break;
    case OID_802_3_CURRENT_ADDRESS:
        Info = Adapter->CurrentAddress;
        Length = ETH_LENGTH_OF_ADDRESS;
        break;
    case OID_802_3_MULTICAST_LIST:
        Info = Adapter->McastList;
        Length = Adapter->McastCount * ETH_LENGTH_OF_ADDRESS;
        break;
    case OID_802_3_MAXIMUM_LIST_SIZE:
        Value = NIC_MAX_MCAST_LIST;
        break;
    default:
        return NDIS_STATUS_NOT_SUPPORTED;
    }
    if (Request->DATA.QUERY_INFORMATION.InformationBufferLength < Length) {
        Request->DATA.QUERY_INFORMATION.BytesWritten = 0;
        Request->DATA.QUERY_INFORMATION.BytesNeeded = Length;
        return NDIS_STATUS_BUFFER_TOO_SHORT;
    }
    NdisMoveMemory(Request->DATA.QUERY_INFORMATION.InformationBuffer, Info, Length);
    Request->DATA.QUERY_INFORMATION.BytesWritten = Length;
    return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NICSetMcastList(PMP_ADAPTER Adapter, PVOID Buffer, ULONG Length)
{
    if (Length % ETH_LENGTH_OF_ADDRESS != 0) {
        return NDIS_STATUS_INVALID_LENGTH;
    }
    if (Length > sizeof(Adapter->McastList)) {
        return NDIS_STATUS_MULTICAST_FULL;
    }
    NdisAcquireSpinLock(&Adapter->Lock);
    if (Length != 0) {
        NdisMoveMemory(Adapter->McastList, Buffer, Length);
    }
    Adapter->McastCount = Length / ETH_LENGTH_OF_ADDRESS;
    NdisReleaseSpinLock(&Adapter->Lock);
    return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NICSet(PMP_ADAPTER Adapter, PNDIS_OID_REQUEST Request)
{
    PVOID Buffer = Request->DATA.SET_INFORMATION.InformationBuffer;
    ULONG Length = Request->DATA.SET_INFORMATION.InformationBufferLength;
    NDIS_OID Oid = Request->DATA.SET_INFORMATION.Oid;
    NDIS_STATUS Status = NDIS_STATUS_SUCCESS;
    ULONG Value = 0;

    if (Oid == OID_802_3_MULTICAST_LIST) {
        Status = NICSetMcastList(Adapter, Buffer, Length);
        Request->DATA.SET_INFORMATION.BytesRead = Status == NDIS_STATUS_SUCCESS ? Length : 0;
        return Status;
    }
    if (Oid != OID_GEN_CURRENT_PACKET_FILTER && Oid != OID_GEN_CURRENT_LOOKAHEAD) {
        return NDIS_STATUS_NOT_SUPPORTED;
    }
    if (Length != sizeof(Value)) {
        Request->DATA.SET_INFORMATION.BytesNeeded = sizeof(Value);
        return NDIS_STATUS_INVALID_LENGTH;
    }
    NdisMoveMemory(&Value, Buffer, sizeof(Value));
    if (Oid == OID_GEN_CURRENT_LOOKAHEAD) {
        Adapter->Lookahead = Value;
    } else if ((Value & ~NIC_SUPPORTED_FILTERS) != 0) {
        return NDIS_STATUS_NOT_SUPPORTED;
    } else {
        Adapter->PacketFilter = Value;
    }
    Request->DATA.SET_INFORMATION.BytesRead = sizeof(Value);
    return Status;
}

NDIS_STATUS NTAPI MPOidRequest(NDIS_HANDLE MiniportAdapterContext, PNDIS_OID_REQUEST OidRequest)
{
    PMP_ADAPTER Adapter = MiniportAdapterContext;
    NDIS_STATUS Status;

    switch (OidRequest->RequestType) {
    case NdisRequestQueryInformation:
    case NdisRequestQueryStatistics:
        Status = NICQuery(Adapter, OidRequest);
        break;
    case NdisRequestSetInformation:
        Status = NICSet(Adapter, OidRequest);
        break;
    default:
        Status = NDIS_STATUS_NOT_SUPPORTED;
        break;
    }
    DEBUGP(MP_LOUD, "[%p] OID 0x%08x: 0x%08x\n", Adapter, OidRequest->DATA.QUERY_INFORMATION.Oid, Status);
    return Status;
}

VOID NTAPI MPCancelOidRequest(NDIS_HANDLE MiniportAdapterContext, PVOID RequestId)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(RequestId);
}
