/*
 * A miniport driver for an Ethernet adapter that does nothing, for drivers that show one thing only.
 *
 * The driver that includes this writes MiniportInitializeEx and MiniportHaltEx, and has the rest registered by
 * RegisterPlainMiniport. Its adapter context begins with a PLAIN_ADAPTER. `drivers/pass/minimal-miniport.c` explains
 * what stands here.
 */
#pragma once

#define NDIS_MINIPORT_DRIVER 1
#ifndef PLAIN_NDIS_VERSION_CHOSEN /* by a driver that defines one of NDIS60_MINIPORT and its like */
#define NDIS630_MINIPORT 1
#endif
#include <ndis.h>

/* What the header of the characteristics says; a driver may say otherwise before it includes this. */
#ifndef PLAIN_CHARACTERISTICS_TYPE
#define PLAIN_CHARACTERISTICS_TYPE NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS
#endif
#ifndef PLAIN_CHARACTERISTICS_REVISION
#define PLAIN_CHARACTERISTICS_REVISION NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2
#endif
#ifndef PLAIN_CHARACTERISTICS_SIZE
#define PLAIN_CHARACTERISTICS_SIZE NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2
#endif

#define PLAIN_TAG 'nalP'

/* A driver may have handlers of its own: it defines their names before it includes this. */
#ifdef PLAIN_PAUSE
MINIPORT_PAUSE PLAIN_PAUSE;
#else
#define PLAIN_PAUSE PlainPause
#endif
#ifdef PLAIN_OID_REQUEST
MINIPORT_OID_REQUEST PLAIN_OID_REQUEST;
#else
#define PLAIN_OID_REQUEST PlainOidRequest
#endif
#ifdef PLAIN_SEND
MINIPORT_SEND_NET_BUFFER_LISTS PLAIN_SEND;
#else
#define PLAIN_SEND PlainSend
#endif
#ifdef PLAIN_RETURN
MINIPORT_RETURN_NET_BUFFER_LISTS PLAIN_RETURN;
#else
#define PLAIN_RETURN PlainReturn
#endif

typedef struct _PLAIN_ADAPTER {
    NDIS_HANDLE MiniportAdapterHandle;
    ULONG PacketFilter;
} PLAIN_ADAPTER, *PPLAIN_ADAPTER;

static NDIS_HANDLE MiniportDriverHandle;

/* Says of what kind the adapter is; to be called in MiniportInitializeEx. */
static inline NDIS_STATUS SetPlainAttributes(PPLAIN_ADAPTER Adapter)
{
    static NDIS_OID SupportedOids[] = {OID_GEN_CURRENT_PACKET_FILTER};
    static const UCHAR Address[] = {0x02, 0x00, 0x50, 0x4C, 0x41, 0x01};
    NDIS_MINIPORT_ADAPTER_ATTRIBUTES Attributes;
    PNDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES Registration = &Attributes.RegistrationAttributes;
    PNDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES General = &Attributes.GeneralAttributes;
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
#if NDIS_SUPPORT_NDIS620
    General->Header.Revision = NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2;
    General->Header.Size = NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2;
#else
    General->Header.Revision = NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1;
    General->Header.Size = NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1;
#endif
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
    General->SupportedOidList = SupportedOids;
    General->SupportedOidListLength = sizeof(SupportedOids);
    return NdisMSetMiniportAttributes(Adapter->MiniportAdapterHandle, &Attributes);
}

/* Allocates an adapter context of Length bytes and sets the attributes; NULL when either fails. */
static inline PVOID AllocatePlainAdapter(NDIS_HANDLE MiniportAdapterHandle, UINT Length)
{
    PPLAIN_ADAPTER Adapter =
        NdisAllocateMemoryWithTagPriority(MiniportAdapterHandle, Length, PLAIN_TAG, NormalPoolPriority);

    if (Adapter == NULL) {
        return NULL;
    }
    NdisZeroMemory(Adapter, Length);
    Adapter->MiniportAdapterHandle = MiniportAdapterHandle;
    if (SetPlainAttributes(Adapter) != NDIS_STATUS_SUCCESS) {
        NdisFreeMemory(Adapter, 0, 0);
        return NULL;
    }
    return Adapter;
}

static inline NDIS_STATUS NTAPI PlainPause(NDIS_HANDLE MiniportAdapterContext,
                                           PNDIS_MINIPORT_PAUSE_PARAMETERS PauseParameters)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(PauseParameters);
    return NDIS_STATUS_SUCCESS;
}

static inline NDIS_STATUS NTAPI PlainRestart(NDIS_HANDLE MiniportAdapterContext,
                                             PNDIS_MINIPORT_RESTART_PARAMETERS RestartParameters)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(RestartParameters);
    return NDIS_STATUS_SUCCESS;
}

static inline NDIS_STATUS NTAPI PlainOidRequest(NDIS_HANDLE MiniportAdapterContext, PNDIS_OID_REQUEST OidRequest)
{
    PPLAIN_ADAPTER Adapter = MiniportAdapterContext;

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

static inline VOID NTAPI PlainCancel(NDIS_HANDLE MiniportAdapterContext, PVOID Id)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(Id);
}

static inline VOID NTAPI PlainSend(NDIS_HANDLE MiniportAdapterContext, PNET_BUFFER_LIST NetBufferLists,
                                   NDIS_PORT_NUMBER PortNumber, ULONG SendFlags)
{
    PPLAIN_ADAPTER Adapter = MiniportAdapterContext;
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

static inline VOID NTAPI PlainReturn(NDIS_HANDLE MiniportAdapterContext, PNET_BUFFER_LIST NetBufferLists,
                                     ULONG ReturnFlags)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(NetBufferLists);
    UNREFERENCED_PARAMETER(ReturnFlags);
}

static inline VOID NTAPI PlainDevicePnPEvent(NDIS_HANDLE MiniportAdapterContext, PNET_DEVICE_PNP_EVENT NetDevicePnPEvent)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(NetDevicePnPEvent);
}

static inline VOID NTAPI PlainShutdown(NDIS_HANDLE MiniportAdapterContext, NDIS_SHUTDOWN_ACTION ShutdownAction)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(ShutdownAction);
}

static inline VOID NTAPI PlainUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    NdisMDeregisterMiniportDriver(MiniportDriverHandle);
}

/* Registers the driver's own handlers with the ones above; to be called in DriverEntry. */
static inline NDIS_STATUS RegisterPlainMiniport(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath,
                                                MINIPORT_INITIALIZE_HANDLER Initialize, MINIPORT_HALT_HANDLER Halt,
                                                MINIPORT_DRIVER_UNLOAD Unload)
{
    NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics;

    NdisZeroMemory(&Characteristics, sizeof(Characteristics));
    Characteristics.Header.Type = PLAIN_CHARACTERISTICS_TYPE;
    Characteristics.Header.Revision = PLAIN_CHARACTERISTICS_REVISION;
    Characteristics.Header.Size = PLAIN_CHARACTERISTICS_SIZE;
    Characteristics.MajorNdisVersion = NDIS_MINIPORT_MAJOR_VERSION;
    Characteristics.MinorNdisVersion = NDIS_MINIPORT_MINOR_VERSION;
    Characteristics.MajorDriverVersion = 1;
    Characteristics.InitializeHandlerEx = Initialize;
    Characteristics.HaltHandlerEx = Halt;
    Characteristics.UnloadHandler = Unload;
    Characteristics.PauseHandler = PLAIN_PAUSE;
    Characteristics.RestartHandler = PlainRestart;
    Characteristics.OidRequestHandler = PLAIN_OID_REQUEST;
    Characteristics.CancelOidRequestHandler = PlainCancel;
    Characteristics.SendNetBufferListsHandler = PLAIN_SEND;
    Characteristics.ReturnNetBufferListsHandler = PLAIN_RETURN;
    Characteristics.CancelSendHandler = PlainCancel;
    Characteristics.DevicePnPEventNotifyHandler = PlainDevicePnPEvent;
    Characteristics.ShutdownHandlerEx = PlainShutdown;
    return NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Characteristics, &MiniportDriverHandle);
}
