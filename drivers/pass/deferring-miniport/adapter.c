/*
 * An adapter's life: initialise, pause, restart, halt.
 * https://learn.microsoft.com/windows-hardware/drivers/network/miniport-adapter-states-and-operations
 */
#include "adapter.h"

/* Reads the adapter's registry key: its network address, if the user has set one. */
PAGED_CODE_SECTION static NDIS_STATUS ReadConfiguration(PADAPTER Adapter)
{
    static const UCHAR DefaultAddress[ETH_LENGTH_OF_ADDRESS] = {0x02, 0x00, 0x44, 0x45, 0x46, 0x00};
    NDIS_STRING Keyword = NDIS_STRING_CONST("AddressSuffix");
    NDIS_CONFIGURATION_OBJECT Object;
    PNDIS_CONFIGURATION_PARAMETER Parameter;
    NDIS_HANDLE Configuration;
    PVOID Address;
    UINT AddressLength;
    NDIS_STATUS Status;

    NdisZeroMemory(&Object, sizeof(Object));
    Object.Header.Type = NDIS_OBJECT_TYPE_CONFIGURATION_OBJECT;
    Object.Header.Revision = NDIS_CONFIGURATION_OBJECT_REVISION_1;
    Object.Header.Size = NDIS_SIZEOF_CONFIGURATION_OBJECT_REVISION_1;
    Object.NdisHandle = Adapter->MiniportAdapterHandle;
    Status = NdisOpenConfigurationEx(&Object, &Configuration);
    if (Status != NDIS_STATUS_SUCCESS) {
        return Status;
    }
    ETH_COPY_NETWORK_ADDRESS(Adapter->PermanentAddress, DefaultAddress);
    NdisReadConfiguration(&Status, &Parameter, Configuration, &Keyword, NdisParameterInteger);
    if (Status == NDIS_STATUS_SUCCESS) {
        Adapter->PermanentAddress[ETH_LENGTH_OF_ADDRESS - 1] = (UCHAR)Parameter->ParameterData.IntegerData;
    }
    ETH_COPY_NETWORK_ADDRESS(Adapter->CurrentAddress, Adapter->PermanentAddress);
    NdisReadNetworkAddress(&Status, &Address, &AddressLength, Configuration);
    if (Status == NDIS_STATUS_SUCCESS && AddressLength == ETH_LENGTH_OF_ADDRESS && !ETH_IS_MULTICAST(Address)) {
        ETH_COPY_NETWORK_ADDRESS(Adapter->CurrentAddress, Address);
    }
    NdisCloseConfiguration(Configuration);
    return NDIS_STATUS_SUCCESS;
}

PAGED_CODE_SECTION static NDIS_STATUS SetRegistrationAttributes(PADAPTER Adapter)
{
    NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES Attributes;

    NdisZeroMemory(&Attributes, sizeof(Attributes));
    Attributes.Header.Type = NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES;
    Attributes.Header.Revision = NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_2;
    Attributes.Header.Size = NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_2;
    Attributes.MiniportAdapterContext = Adapter;
    Attributes.AttributeFlags = NDIS_MINIPORT_ATTRIBUTES_NDIS_WDM | NDIS_MINIPORT_ATTRIBUTES_SURPRISE_REMOVE_OK;
    Attributes.InterfaceType = NdisInterfaceInternal;
    return NdisMSetMiniportAttributes(Adapter->MiniportAdapterHandle, (PNDIS_MINIPORT_ADAPTER_ATTRIBUTES)&Attributes);
}

PAGED_CODE_SECTION static NDIS_STATUS SetGeneralAttributes(PADAPTER Adapter)
{
    NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES Attributes;

    NdisZeroMemory(&Attributes, sizeof(Attributes));
    Attributes.Header.Type = NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES;
    Attributes.Header.Revision = NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2;
    Attributes.Header.Size = NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2;
    Attributes.MediaType = NdisMedium802_3;
    Attributes.PhysicalMediumType = NdisPhysicalMediumUnspecified;
    Attributes.MtuSize = MAXIMUM_PAYLOAD;
    Attributes.MaxXmitLinkSpeed = LINK_SPEED;
    Attributes.XmitLinkSpeed = NDIS_LINK_SPEED_UNKNOWN;
    Attributes.MaxRcvLinkSpeed = LINK_SPEED;
    Attributes.RcvLinkSpeed = NDIS_LINK_SPEED_UNKNOWN;
    Attributes.MediaConnectState = Adapter->LinkState;
    Attributes.MediaDuplexState = MediaDuplexStateFull;
    Attributes.LookaheadSize = MAXIMUM_PAYLOAD;
    Attributes.MacOptions = NDIS_MAC_OPTION_COPY_LOOKAHEAD_DATA | NDIS_MAC_OPTION_TRANSFERS_NOT_PEND |
                            NDIS_MAC_OPTION_NO_LOOPBACK;
    Attributes.SupportedPacketFilters = PACKET_FILTERS;
    Attributes.MaxMulticastListSize = ARRAYSIZE(Adapter->MulticastAddresses);
    Attributes.MacAddressLength = ETH_LENGTH_OF_ADDRESS;
    ETH_COPY_NETWORK_ADDRESS(Attributes.PermanentMacAddress, Adapter->PermanentAddress);
    ETH_COPY_NETWORK_ADDRESS(Attributes.CurrentMacAddress, Adapter->CurrentAddress);
    Attributes.AccessType = NET_IF_ACCESS_BROADCAST;
    Attributes.DirectionType = NET_IF_DIRECTION_SENDRECEIVE;
    Attributes.ConnectionType = NET_IF_CONNECTION_DEDICATED;
    Attributes.IfType = IF_TYPE_ETHERNET_CSMACD;
    Attributes.IfConnectorPresent = FALSE;
    Attributes.SupportedStatistics =
        NDIS_STATISTICS_FLAGS_VALID_DIRECTED_FRAMES_RCV | NDIS_STATISTICS_FLAGS_VALID_DIRECTED_BYTES_RCV |
        NDIS_STATISTICS_FLAGS_VALID_DIRECTED_FRAMES_XMIT | NDIS_STATISTICS_FLAGS_VALID_DIRECTED_BYTES_XMIT |
        NDIS_STATISTICS_FLAGS_VALID_RCV_DISCARDS;
    Attributes.SupportedOidList = SupportedOids;
    Attributes.SupportedOidListLength = SupportedOidsLength;
    return NdisMSetMiniportAttributes(Adapter->MiniportAdapterHandle, (PNDIS_MINIPORT_ADAPTER_ATTRIBUTES)&Attributes);
}

/* Frees an adapter that nothing uses any more, however far its initialisation has come. */
PAGED_CODE_SECTION static VOID FreeAdapter(PADAPTER Adapter)
{
    FreeDeferred(&Adapter->Requests);
    FreeDeferred(&Adapter->Sends);
    FreeReceives(Adapter);
    NdisFreeSpinLock(&Adapter->Lock);
    NdisFreeMemory(Adapter, 0, 0);
}

PAGED_CODE_SECTION NDIS_STATUS NTAPI DeferringInitialize(NDIS_HANDLE NdisMiniportHandle,
                                                         NDIS_HANDLE MiniportDriverContext,
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
    Adapter->State = AdapterPaused;
    Adapter->LinkState = MediaConnectStateDisconnected;
    Adapter->Lookahead = MAXIMUM_PAYLOAD;
    NdisAllocateSpinLock(&Adapter->Lock);
    NdisInitializeEvent(&Adapter->NoItemIsActive);
    NdisSetEvent(&Adapter->NoItemIsActive);

    Status = ReadConfiguration(Adapter);
    if (Status == NDIS_STATUS_SUCCESS) {
        Status = SetRegistrationAttributes(Adapter);
    }
    if (Status == NDIS_STATUS_SUCCESS) {
        Status = SetGeneralAttributes(Adapter);
    }
    if (Status == NDIS_STATUS_SUCCESS) {
        Status = AllocateReceives(Adapter);
    }
    if (Status == NDIS_STATUS_SUCCESS && (!AllocateDeferred(Adapter, &Adapter->Sends, SendRoutine) ||
                                          !AllocateDeferred(Adapter, &Adapter->Requests, RequestRoutine))) {
        Status = NDIS_STATUS_RESOURCES;
    }
    /* Last, so that nothing can fail while the timer is set. */
    if (Status == NDIS_STATUS_SUCCESS) {
        Status = StartLinkTimer(Adapter);
    }
    if (Status != NDIS_STATUS_SUCCESS) {
        FreeAdapter(Adapter);
    }
    return Status;
}

/* NDIS has paused the adapter and waits for no request; but work items and the timer are for the driver to wait for. */
PAGED_CODE_SECTION VOID NTAPI DeferringHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    StopLinkTimer(Adapter);
    WaitForDeferred(Adapter);
    FreeAdapter(Adapter);
}

/* Gives back net buffer lists that NDIS waited for; the last of them completes a pause. */
VOID DropOutstanding(PADAPTER Adapter, LONG Count)
{
    BOOLEAN PauseIsComplete;

    NdisAcquireSpinLock(&Adapter->Lock);
    Adapter->Outstanding -= Count;
    PauseIsComplete = Adapter->Outstanding == 0 && Adapter->State == AdapterPausing;
    if (PauseIsComplete) {
        Adapter->State = AdapterPaused;
    }
    NdisReleaseSpinLock(&Adapter->Lock);
    if (PauseIsComplete) {
        NdisMPauseComplete(Adapter->MiniportAdapterHandle);
    }
}

NDIS_STATUS NTAPI DeferringPause(NDIS_HANDLE MiniportAdapterContext, PNDIS_MINIPORT_PAUSE_PARAMETERS PauseParameters)
{
    PADAPTER Adapter = MiniportAdapterContext;
    NDIS_STATUS Status;

    UNREFERENCED_PARAMETER(PauseParameters);
    NdisAcquireSpinLock(&Adapter->Lock);
    Adapter->State = Adapter->Outstanding == 0 ? AdapterPaused : AdapterPausing;
    Status = Adapter->State == AdapterPaused ? NDIS_STATUS_SUCCESS : NDIS_STATUS_PENDING;
    NdisReleaseSpinLock(&Adapter->Lock);
    return Status;
}

NDIS_STATUS NTAPI DeferringRestart(NDIS_HANDLE MiniportAdapterContext,
                                   PNDIS_MINIPORT_RESTART_PARAMETERS RestartParameters)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(RestartParameters);
    NdisAcquireSpinLock(&Adapter->Lock);
    Adapter->State = AdapterRunning;
    NdisReleaseSpinLock(&Adapter->Lock);
    return NDIS_STATUS_SUCCESS;
}

/* There is no hardware to silence, and nothing may be freed here. */
VOID NTAPI DeferringShutdown(NDIS_HANDLE MiniportAdapterContext, NDIS_SHUTDOWN_ACTION ShutdownAction)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(ShutdownAction);
}

PAGED_CODE_SECTION VOID NTAPI DeferringDevicePnPEvent(NDIS_HANDLE MiniportAdapterContext,
                                                      PNET_DEVICE_PNP_EVENT NetDevicePnPEvent)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(NetDevicePnPEvent);
}
