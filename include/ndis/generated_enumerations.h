/* The enumerations of NDIS 6.
 * Generated from tables/ by `cargo xtask generate`; do not edit. */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

enum _NET_PNP_EVENT_CODE {
    NetEventSetPower = 0,
    NetEventQueryPower = 1,
    NetEventQueryRemoveDevice = 2,
    NetEventCancelRemoveDevice = 3,
    NetEventReconfigure = 4,
    NetEventBindList = 5,
    NetEventBindsComplete = 6,
    NetEventPnPCapabilities = 7,
    NetEventPause = 8,
    NetEventRestart = 9,
    NetEventPortActivation = 10,
    NetEventPortDeactivation = 11,
    NetEventIMReEnableDevice = 12,
    NetEventNDKEnable = 13,
    NetEventNDKDisable = 14,
    NetEventFilterPreDetach = 15,
    NetEventBindFailed = 16,
    NetEventSwitchActivate = 17,
    NetEventAllowBindsAbove = 18,
    NetEventInhibitBindsAbove = 19,
    NetEventAllowStart = 20,
    NetEventRequirePause = 21,
    NetEventUploadGftFlowEntries = 22,
    NetEventMaximum = 23,
};

enum _NET_DEVICE_POWER_STATE {
    NetDeviceStateUnspecified = 0,
    NetDeviceStateD0 = 1,
    NetDeviceStateD1 = 2,
    NetDeviceStateD2 = 3,
    NetDeviceStateD3 = 4,
    NetDeviceStateMaximum = 5,
};

enum _NET_IF_OPER_STATUS {
    NET_IF_OPER_STATUS_UP = 1,
    NET_IF_OPER_STATUS_DOWN = 2,
    NET_IF_OPER_STATUS_TESTING = 3,
    NET_IF_OPER_STATUS_UNKNOWN = 4,
    NET_IF_OPER_STATUS_DORMANT = 5,
    NET_IF_OPER_STATUS_NOT_PRESENT = 6,
    NET_IF_OPER_STATUS_LOWER_LAYER_DOWN = 7,
};

enum _NET_IF_ADMIN_STATUS {
    NET_IF_ADMIN_STATUS_UP = 1,
    NET_IF_ADMIN_STATUS_DOWN = 2,
    NET_IF_ADMIN_STATUS_TESTING = 3,
};

enum _NET_IF_RCV_ADDRESS_TYPE {
    NET_IF_RCV_ADDRESS_TYPE_OTHER = 1,
    NET_IF_RCV_ADDRESS_TYPE_VOLATILE = 2,
    NET_IF_RCV_ADDRESS_TYPE_NON_VOLATILE = 3,
};

enum _NET_IF_CONNECTION_TYPE {
    NET_IF_CONNECTION_DEDICATED = 1,
    NET_IF_CONNECTION_PASSIVE = 2,
    NET_IF_CONNECTION_DEMAND = 3,
    NET_IF_CONNECTION_MAXIMUM = 4,
};

enum TUNNEL_TYPE {
    TUNNEL_TYPE_NONE = 0,
    TUNNEL_TYPE_OTHER = 1,
    TUNNEL_TYPE_DIRECT = 2,
    TUNNEL_TYPE_6TO4 = 11,
    TUNNEL_TYPE_ISATAP = 13,
    TUNNEL_TYPE_TEREDO = 14,
    TUNNEL_TYPE_IPHTTPS = 15,
};

enum _NET_IF_ACCESS_TYPE {
    NET_IF_ACCESS_LOOPBACK = 1,
    NET_IF_ACCESS_BROADCAST = 2,
    NET_IF_ACCESS_POINT_TO_POINT = 3,
    NET_IF_ACCESS_POINT_TO_MULTI_POINT = 4,
    NET_IF_ACCESS_MAXIMUM = 5,
};

enum _NET_IF_DIRECTION_TYPE {
    NET_IF_DIRECTION_SENDRECEIVE = 0,
    NET_IF_DIRECTION_SENDONLY = 1,
    NET_IF_DIRECTION_RECEIVEONLY = 2,
    NET_IF_DIRECTION_MAXIMUM = 3,
};

enum _NET_IF_MEDIA_CONNECT_STATE {
    MediaConnectStateUnknown = 0,
    MediaConnectStateConnected = 1,
    MediaConnectStateDisconnected = 2,
};

enum _NET_IF_MEDIA_DUPLEX_STATE {
    MediaDuplexStateUnknown = 0,
    MediaDuplexStateHalf = 1,
    MediaDuplexStateFull = 2,
};

enum _IF_ADMINISTRATIVE_STATE {
    IF_ADMINISTRATIVE_DISABLED = 0,
    IF_ADMINISTRATIVE_ENABLED = 1,
    IF_ADMINISTRATIVE_DEMANDDIAL = 2,
};

enum IF_OPER_STATUS {
    IfOperStatusUp = 1,
    IfOperStatusDown = 2,
    IfOperStatusTesting = 3,
    IfOperStatusUnknown = 4,
    IfOperStatusDormant = 5,
    IfOperStatusNotPresent = 6,
    IfOperStatusLowerLayerDown = 7,
};

enum _NDIS_REQUEST_TYPE {
    NdisRequestQueryInformation = 0,
    NdisRequestSetInformation = 1,
    NdisRequestQueryStatistics = 2,
    NdisRequestOpen = 3,
    NdisRequestClose = 4,
    NdisRequestSend = 5,
    NdisRequestTransferData = 6,
    NdisRequestReset = 7,
    NdisRequestGeneric1 = 8,
    NdisRequestGeneric2 = 9,
    NdisRequestGeneric3 = 10,
    NdisRequestGeneric4 = 11,
    NdisRequestMethod = 12,
};

enum _NDIS_INTERRUPT_MODERATION {
    NdisInterruptModerationUnknown = 0,
    NdisInterruptModerationNotSupported = 1,
    NdisInterruptModerationEnabled = 2,
    NdisInterruptModerationDisabled = 3,
};

enum _NDIS_802_11_STATUS_TYPE {
    Ndis802_11StatusType_Authentication = 0,
    Ndis802_11StatusType_MediaStreamMode = 1,
    Ndis802_11StatusType_PMKID_CandidateList = 2,
    Ndis802_11StatusTypeMax = 3,
};

enum _NDIS_802_11_NETWORK_TYPE {
    Ndis802_11FH = 0,
    Ndis802_11DS = 1,
    Ndis802_11OFDM5 = 2,
    Ndis802_11OFDM24 = 3,
    Ndis802_11Automode = 4,
    Ndis802_11NetworkTypeMax = 5,
};

enum _NDIS_802_11_POWER_MODE {
    Ndis802_11PowerModeCAM = 0,
    Ndis802_11PowerModeMAX_PSP = 1,
    Ndis802_11PowerModeFast_PSP = 2,
    Ndis802_11PowerModeMax = 3,
};

enum _NDIS_802_11_NETWORK_INFRASTRUCTURE {
    Ndis802_11IBSS = 0,
    Ndis802_11Infrastructure = 1,
    Ndis802_11AutoUnknown = 2,
    Ndis802_11InfrastructureMax = 3,
};

enum _NDIS_802_11_AUTHENTICATION_MODE {
    Ndis802_11AuthModeOpen = 0,
    Ndis802_11AuthModeShared = 1,
    Ndis802_11AuthModeAutoSwitch = 2,
    Ndis802_11AuthModeWPA = 3,
    Ndis802_11AuthModeWPAPSK = 4,
    Ndis802_11AuthModeWPANone = 5,
    Ndis802_11AuthModeWPA2 = 6,
    Ndis802_11AuthModeWPA2PSK = 7,
    Ndis802_11AuthModeWPA3 = 8,
    Ndis802_11AuthModeWPA3Ent192 = 8,
    Ndis802_11AuthModeWPA3SAE = 9,
    Ndis802_11AuthModeOWE = 10,
    Ndis802_11AuthModeWPA3Ent = 11,
    Ndis802_11AuthModeMax = 12,
};

enum _NDIS_802_11_PRIVACY_FILTER {
    Ndis802_11PrivFilterAcceptAll = 0,
    Ndis802_11PrivFilter8021xWEP = 1,
};

enum _NDIS_802_11_WEP_STATUS {
    Ndis802_11WEPEnabled = 0,
    Ndis802_11Encryption1Enabled = 0,
    Ndis802_11WEPDisabled = 1,
    Ndis802_11EncryptionDisabled = 1,
    Ndis802_11WEPKeyAbsent = 2,
    Ndis802_11Encryption1KeyAbsent = 2,
    Ndis802_11WEPNotSupported = 3,
    Ndis802_11EncryptionNotSupported = 3,
    Ndis802_11Encryption2Enabled = 4,
    Ndis802_11Encryption2KeyAbsent = 5,
    Ndis802_11Encryption3Enabled = 6,
    Ndis802_11Encryption3KeyAbsent = 7,
};

enum _NDIS_802_11_RELOAD_DEFAULTS {
    Ndis802_11ReloadWEPKeys = 0,
};

enum _NDIS_802_11_MEDIA_STREAM_MODE {
    Ndis802_11MediaStreamOff = 0,
    Ndis802_11MediaStreamOn = 1,
};

enum _NDIS_802_11_RADIO_STATUS {
    Ndis802_11RadioStatusOn = 0,
    Ndis802_11RadioStatusHardwareOff = 1,
    Ndis802_11RadioStatusSoftwareOff = 2,
    Ndis802_11RadioStatusHardwareSoftwareOff = 3,
    Ndis802_11RadioStatusMax = 4,
};

enum _OFFLOAD_OPERATION_E {
    AUTHENTICATE = 1,
    ENCRYPT = 2,
};

enum _OFFLOAD_CONF_ALGO {
    OFFLOAD_IPSEC_CONF_NONE = 0,
    OFFLOAD_IPSEC_CONF_DES = 1,
    OFFLOAD_IPSEC_CONF_RESERVED = 2,
    OFFLOAD_IPSEC_CONF_3_DES = 3,
    OFFLOAD_IPSEC_CONF_MAX = 4,
};

enum _OFFLOAD_INTEGRITY_ALGO {
    OFFLOAD_IPSEC_INTEGRITY_NONE = 0,
    OFFLOAD_IPSEC_INTEGRITY_MD5 = 1,
    OFFLOAD_IPSEC_INTEGRITY_SHA = 2,
    OFFLOAD_IPSEC_INTEGRITY_MAX = 3,
};

enum _UDP_ENCAP_TYPE {
    OFFLOAD_IPSEC_UDPESP_ENCAPTYPE_IKE = 0,
    OFFLOAD_IPSEC_UDPESP_ENCAPTYPE_OTHER = 1,
};

enum _NDIS_MEDIUM {
    NdisMedium802_3 = 0,
    NdisMedium802_5 = 1,
    NdisMediumFddi = 2,
    NdisMediumWan = 3,
    NdisMediumLocalTalk = 4,
    NdisMediumDix = 5,
    NdisMediumArcnetRaw = 6,
    NdisMediumArcnet878_2 = 7,
    NdisMediumAtm = 8,
    NdisMediumWirelessWan = 9,
    NdisMediumIrda = 10,
    NdisMediumBpc = 11,
    NdisMediumCoWan = 12,
    NdisMedium1394 = 13,
    NdisMediumInfiniBand = 14,
    NdisMediumTunnel = 15,
    NdisMediumNative802_11 = 16,
    NdisMediumLoopback = 17,
    NdisMediumWiMAX = 18,
    NdisMediumIP = 19,
    NdisMediumMax = 20,
};

enum _NDIS_PHYSICAL_MEDIUM {
    NdisPhysicalMediumUnspecified = 0,
    NdisPhysicalMediumWirelessLan = 1,
    NdisPhysicalMediumCableModem = 2,
    NdisPhysicalMediumPhoneLine = 3,
    NdisPhysicalMediumPowerLine = 4,
    NdisPhysicalMediumDSL = 5,
    NdisPhysicalMediumFibreChannel = 6,
    NdisPhysicalMedium1394 = 7,
    NdisPhysicalMediumWirelessWan = 8,
    NdisPhysicalMediumNative802_11 = 9,
    NdisPhysicalMediumBluetooth = 10,
    NdisPhysicalMediumInfiniband = 11,
    NdisPhysicalMediumWiMax = 12,
    NdisPhysicalMediumUWB = 13,
    NdisPhysicalMedium802_3 = 14,
    NdisPhysicalMedium802_5 = 15,
    NdisPhysicalMediumIrda = 16,
    NdisPhysicalMediumWiredWAN = 17,
    NdisPhysicalMediumWiredCoWan = 18,
    NdisPhysicalMediumOther = 19,
    NdisPhysicalMediumNative802_15_4 = 20,
    NdisPhysicalMediumMax = 21,
};

enum _NDIS_HARDWARE_STATUS {
    NdisHardwareStatusReady = 0,
    NdisHardwareStatusInitializing = 1,
    NdisHardwareStatusReset = 2,
    NdisHardwareStatusClosing = 3,
    NdisHardwareStatusNotReady = 4,
};

enum _NDIS_DEVICE_POWER_STATE {
    NdisDeviceStateUnspecified = 0,
    NdisDeviceStateD0 = 1,
    NdisDeviceStateD1 = 2,
    NdisDeviceStateD2 = 3,
    NdisDeviceStateD3 = 4,
    NdisDeviceStateMaximum = 5,
};

enum _NDIS_FDDI_ATTACHMENT_TYPE {
    NdisFddiTypeIsolated = 1,
    NdisFddiTypeLocalA = 2,
    NdisFddiTypeLocalB = 3,
    NdisFddiTypeLocalAB = 4,
    NdisFddiTypeLocalS = 5,
    NdisFddiTypeWrapA = 6,
    NdisFddiTypeWrapB = 7,
    NdisFddiTypeWrapAB = 8,
    NdisFddiTypeWrapS = 9,
    NdisFddiTypeCWrapA = 10,
    NdisFddiTypeCWrapB = 11,
    NdisFddiTypeCWrapS = 12,
    NdisFddiTypeThrough = 13,
};

enum _NDIS_FDDI_RING_MGT_STATE {
    NdisFddiRingIsolated = 1,
    NdisFddiRingNonOperational = 2,
    NdisFddiRingOperational = 3,
    NdisFddiRingDetect = 4,
    NdisFddiRingNonOperationalDup = 5,
    NdisFddiRingOperationalDup = 6,
    NdisFddiRingDirected = 7,
    NdisFddiRingTrace = 8,
};

enum _NDIS_FDDI_LCONNECTION_STATE {
    NdisFddiStateOff = 1,
    NdisFddiStateBreak = 2,
    NdisFddiStateTrace = 3,
    NdisFddiStateConnect = 4,
    NdisFddiStateNext = 5,
    NdisFddiStateSignal = 6,
    NdisFddiStateJoin = 7,
    NdisFddiStateVerify = 8,
    NdisFddiStateActive = 9,
    NdisFddiStateMaintenance = 10,
};

enum _NDIS_WAN_MEDIUM_SUBTYPE {
    NdisWanMediumHub = 0,
    NdisWanMediumX_25 = 1,
    NdisWanMediumIsdn = 2,
    NdisWanMediumSerial = 3,
    NdisWanMediumFrameRelay = 4,
    NdisWanMediumAtm = 5,
    NdisWanMediumSonet = 6,
    NdisWanMediumSW56K = 7,
    NdisWanMediumPPTP = 8,
    NdisWanMediumL2TP = 9,
    NdisWanMediumIrda = 10,
    NdisWanMediumParallel = 11,
    NdisWanMediumPppoe = 12,
    NdisWanMediumSSTP = 13,
    NdisWanMediumAgileVPN = 14,
    NdisWanMediumGre = 15,
    NdisWanMediumSubTypeMax = 16,
};

enum _NDIS_WAN_HEADER_FORMAT {
    NdisWanHeaderNative = 0,
    NdisWanHeaderEthernet = 1,
};

enum _NDIS_WAN_QUALITY {
    NdisWanRaw = 0,
    NdisWanErrorControl = 1,
    NdisWanReliable = 2,
};

enum _NDIS_802_5_RING_STATE {
    NdisRingStateOpened = 1,
    NdisRingStateClosed = 2,
    NdisRingStateOpening = 3,
    NdisRingStateClosing = 4,
    NdisRingStateOpenFailure = 5,
    NdisRingStateRingFailure = 6,
};

enum _NDIS_MEDIA_STATE {
    NdisMediaStateConnected = 0,
    NdisMediaStateDisconnected = 1,
};

enum _NDIS_SUPPORTED_PAUSE_FUNCTIONS {
    NdisPauseFunctionsUnsupported = 0,
    NdisPauseFunctionsSendOnly = 1,
    NdisPauseFunctionsReceiveOnly = 2,
    NdisPauseFunctionsSendAndReceive = 3,
    NdisPauseFunctionsUnknown = 4,
};

enum _NDIS_RFC6877_464XLAT_OFFLOAD_OPTIONS {
    NDIS_RFC6877_464XLAT_OFFLOAD_NOT_SUPPORTED = 0,
    NDIS_RFC6877_464XLAT_OFFLOAD_DISABLED = 1,
    NDIS_RFC6877_464XLAT_OFFLOAD_ENABLED = 2,
    NDIS_RFC6877_464XLAT_OFFLOAD_ON_DEMAND = 3,
};

enum _NDIS_PORT_TYPE {
    NdisPortTypeUndefined = 0,
    NdisPortTypeBridge = 1,
    NdisPortTypeRasConnection = 2,
    NdisPortType8021xSupplicant = 3,
    NdisPortTypeNdisImPlatform = 4,
    NdisPortTypeMax = 5,
};

enum _NDIS_PORT_AUTHORIZATION_STATE {
    NdisPortAuthorizationUnknown = 0,
    NdisPortAuthorized = 1,
    NdisPortUnauthorized = 2,
    NdisPortReauthorizing = 3,
};

enum _NDIS_PORT_CONTROL_STATE {
    NdisPortControlStateUnknown = 0,
    NdisPortControlStateControlled = 1,
    NdisPortControlStateUncontrolled = 2,
};

enum _NDIS_NETWORK_CHANGE_TYPE {
    NdisPossibleNetworkChange = 1,
    NdisDefinitelyNetworkChange = 2,
    NdisNetworkChangeFromMediaConnect = 3,
    NdisNetworkChangeMax = 4,
};

enum _NDIS_PM_WOL_PACKET {
    NdisPMWoLPacketUnspecified = 0,
    NdisPMWoLPacketBitmapPattern = 1,
    NdisPMWoLPacketMagicPacket = 2,
    NdisPMWoLPacketIPv4TcpSyn = 3,
    NdisPMWoLPacketIPv6TcpSyn = 4,
    NdisPMWoLPacketEapolRequestIdMessage = 5,
    NdisPMWoLPacketMaximum = 6,
};

enum _NDIS_PM_PROTOCOL_OFFLOAD_TYPE {
    NdisPMProtocolOffloadIdUnspecified = 0,
    NdisPMProtocolOffloadIdIPv4ARP = 1,
    NdisPMProtocolOffloadIdIPv6NS = 2,
    NdisPMProtocolOffload80211RSNRekey = 3,
    NdisPMProtocolOffload80211RSNRekeyV2 = 4,
    NdisPMProtocolOffloadIdMaximum = 5,
};

enum _NDIS_PM_WAKE_REASON_TYPE {
    NdisWakeReasonUnspecified = 0,
    NdisWakeReasonPacket = 1,
    NdisWakeReasonMediaDisconnect = 2,
    NdisWakeReasonMediaConnect = 3,
    NdisWakeReasonWlanNLODiscovery = 4096,
    NdisWakeReasonWlanAPAssociationLost = 4097,
    NdisWakeReasonWlanGTKHandshakeError = 4098,
    NdisWakeReasonWlan4WayHandshakeRequest = 4099,
    NdisWakeReasonWwanRegisterState = 8192,
    NdisWakeReasonWwanSMSReceive = 8193,
    NdisWakeReasonWwanUSSDReceive = 8194,
    NdisWakeReasonWwanPacketState = 8196,
    NdisWakeReasonWwanUiccChange = 8197,
};

enum _NDIS_PM_ADMIN_CONFIG_STATE {
    NdisPMAdminConfigUnspecified = 0,
    NdisPMAdminConfigDisabled = 1,
    NdisPMAdminConfigEnabled = 2,
};

enum _NDIS_PM_CAPABILITY_STATE {
    NdisPMAdminConfigUnsupported = 0,
    NdisPMAdminConfigInactive = 1,
    NdisPMAdminConfigActive = 2,
};

enum _NDIS_RECEIVE_FILTER_TYPE {
    NdisReceiveFilterTypeUndefined = 0,
    NdisReceiveFilterTypeVMQueue = 1,
    NdisReceiveFilterTypePacketCoalescing = 2,
    NdisReceiveFilterTypeMaximum = 3,
};

enum _NDIS_FRAME_HEADER {
    NdisFrameHeaderUndefined = 0,
    NdisFrameHeaderMac = 1,
    NdisFrameHeaderArp = 2,
    NdisFrameHeaderIPv4 = 3,
    NdisFrameHeaderIPv6 = 4,
    NdisFrameHeaderUdp = 5,
    NdisFrameHeaderMaximum = 6,
};

enum _NDIS_MAC_HEADER_FIELD {
    NdisMacHeaderFieldUndefined = 0,
    NdisMacHeaderFieldDestinationAddress = 1,
    NdisMacHeaderFieldSourceAddress = 2,
    NdisMacHeaderFieldProtocol = 3,
    NdisMacHeaderFieldVlanId = 4,
    NdisMacHeaderFieldPriority = 5,
    NdisMacHeaderFieldPacketType = 6,
    NdisMacHeaderFieldMaximum = 7,
};

enum _NDIS_MAC_PACKET_TYPE {
    NdisMacPacketTypeUndefined = 0,
    NdisMacPacketTypeUnicast = 1,
    NdisMacPacketTypeMulticast = 2,
    NdisMacPacketTypeBroadcast = 3,
    NdisMacPacketTypeMaximum = 4,
};

enum _NDIS_ARP_HEADER_FIELD {
    NdisARPHeaderFieldUndefined = 0,
    NdisARPHeaderFieldOperation = 1,
    NdisARPHeaderFieldSPA = 2,
    NdisARPHeaderFieldTPA = 3,
    NdisARPHeaderFieldMaximum = 4,
};

enum _NDIS_IPV4_HEADER_FIELD {
    NdisIPv4HeaderFieldUndefined = 0,
    NdisIPv4HeaderFieldProtocol = 1,
    NdisIPv4HeaderFieldMaximum = 2,
};

enum _NDIS_IPV6_HEADER_FIELD {
    NdisIPv6HeaderFieldUndefined = 0,
    NdisIPv6HeaderFieldProtocol = 1,
    NdisIPv6HeaderFieldMaximum = 2,
};

enum _NDIS_UDP_HEADER_FIELD {
    NdisUdpHeaderFieldUndefined = 0,
    NdisUdpHeaderFieldDestinationPort = 1,
    NdisUdpHeaderFieldMaximum = 2,
};

enum _NDIS_RECEIVE_FILTER_TEST {
    NdisReceiveFilterTestUndefined = 0,
    NdisReceiveFilterTestEqual = 1,
    NdisReceiveFilterTestMaskEqual = 2,
    NdisReceiveFilterTestNotEqual = 3,
    NdisReceiveFilterTestMaximum = 4,
};

enum _NDIS_RECEIVE_QUEUE_TYPE {
    NdisReceiveQueueTypeUnspecified = 0,
    NdisReceiveQueueTypeVMQueue = 1,
    NdisReceiveQueueTypeMaximum = 2,
};

enum _NDIS_RECEIVE_QUEUE_OPERATIONAL_STATE {
    NdisReceiveQueueOperationalStateUndefined = 0,
    NdisReceiveQueueOperationalStateRunning = 1,
    NdisReceiveQueueOperationalStatePaused = 2,
    NdisReceiveQueueOperationalStateDmaStopped = 3,
    NdisReceiveQueueOperationalStateMaximum = 4,
};

enum _NDIS_PROCESSOR_VENDOR {
    NdisProcessorVendorUnknown = 0,
    NdisProcessorVendorGenuinIntel = 1,
    NdisProcessorVendorGenuineIntel = 1,
    NdisProcessorVendorAuthenticAMD = 2,
};

enum _NDIS_RSS_PROFILE {
    NdisRssProfileClosest = 1,
    NdisRssProfileClosestStatic = 2,
    NdisRssProfileNuma = 3,
    NdisRssProfileNumaStatic = 4,
    NdisRssProfileConservative = 5,
    NdisRssProfileMaximum = 6,
};

enum _NDIS_HYPERVISOR_PARTITION_TYPE {
    NdisHypervisorPartitionTypeUnknown = 0,
    NdisHypervisorPartitionTypeMsHvParent = 1,
    NdisHypervisorPartitionMsHvChild = 2,
    NdisHypervisorPartitionTypeMax = 3,
};

enum _NDK_RDMA_TECHNOLOGY {
    NdkUndefined = 0,
    NdkiWarp = 1,
    NdkInfiniBand = 2,
    NdkRoCE = 3,
    NdkRoCEv2 = 4,
    NdkMaxTechnology = 5,
};

enum _NDIS_NIC_SWITCH_TYPE {
    NdisNicSwitchTypeUnspecified = 0,
    NdisNicSwitchTypeExternal = 1,
    NdisNicSwitchTypeMax = 2,
};

enum _NDIS_NIC_SWITCH_VPORT_STATE {
    NdisNicSwitchVPortStateUndefined = 0,
    NdisNicSwitchVPortStateActivated = 1,
    NdisNicSwitchVPortStateDeactivated = 2,
    NdisNicSwitchVPortStateMaximum = 3,
};

enum _NDIS_NIC_SWITCH_VPORT_INTERRUPT_MODERATION {
    NdisNicSwitchVPortInterruptModerationUndefined = 0,
    NdisNicSwitchVPortInterruptModerationAdaptive = 1,
    NdisNicSwitchVPortInterruptModerationOff = 2,
    NdisNicSwitchVPortInterruptModerationLow = 100,
    NdisNicSwitchVPortInterruptModerationMedium = 200,
    NdisNicSwitchVPortInterruptModerationHigh = 300,
};

enum _NDIS_ISOLATION_MODE {
    NdisIsolationModeNone = 0,
    NdisIsolationModeNativeVirtualSubnet = 1,
    NdisIsolationModeExternalVirtualSubnet = 2,
    NdisIsolationModeVlan = 3,
};

enum _NDIS_SWITCH_PORT_PROPERTY_TYPE {
    NdisSwitchPortPropertyTypeUndefined = 0,
    NdisSwitchPortPropertyTypeCustom = 1,
    NdisSwitchPortPropertyTypeSecurity = 2,
    NdisSwitchPortPropertyTypeVlan = 3,
    NdisSwitchPortPropertyTypeProfile = 4,
    NdisSwitchPortPropertyTypeIsolation = 5,
    NdisSwitchPortPropertyTypeRoutingDomain = 6,
    NdisSwitchPortPropertyTypeMaximum = 7,
};

enum _NDIS_SWITCH_PORT_VLAN_MODE {
    NdisSwitchPortVlanModeUnknown = 0,
    NdisSwitchPortVlanModeAccess = 1,
    NdisSwitchPortVlanModeTrunk = 2,
    NdisSwitchPortVlanModePrivate = 3,
    NdisSwitchPortVlanModeMax = 4,
};

enum _NDIS_SWITCH_PORT_PVLAN_MODE {
    NdisSwitchPortPvlanModeUndefined = 0,
    NdisSwitchPortPvlanModeIsolated = 1,
    NdisSwitchPortPvlanModeCommunity = 2,
    NdisSwitchPortPvlanModePromiscuous = 3,
};

enum _NDIS_SWITCH_PORT_FEATURE_STATUS_TYPE {
    NdisSwitchPortFeatureStatusTypeUndefined = 0,
    NdisSwitchPortFeatureStatusTypeCustom = 1,
    NdisSwitchPortFeatureStatusTypeMaximum = 2,
};

enum _NDIS_SWITCH_PROPERTY_TYPE {
    NdisSwitchPropertyTypeUndefined = 0,
    NdisSwitchPropertyTypeCustom = 1,
    NdisSwitchPropertyTypeMaximum = 2,
};

enum _NDIS_SWITCH_FEATURE_STATUS_TYPE {
    NdisSwitchFeatureStatusTypeUndefined = 0,
    NdisSwitchFeatureStatusTypeCustom = 1,
    NdisSwitchFeatureStatusTypeMaximum = 2,
};

enum _NDIS_SWITCH_PORT_TYPE {
    NdisSwitchPortTypeGeneric = 0,
    NdisSwitchPortTypeExternal = 1,
    NdisSwitchPortTypeSynthetic = 2,
    NdisSwitchPortTypeEmulated = 3,
    NdisSwitchPortTypeInternal = 4,
};

enum _NDIS_SWITCH_PORT_STATE {
    NdisSwitchPortStateUnknown = 0,
    NdisSwitchPortStateCreated = 1,
    NdisSwitchPortStateTeardown = 2,
    NdisSwitchPortStateDeleted = 3,
};

enum _NDIS_SWITCH_NIC_TYPE {
    NdisSwitchNicTypeExternal = 0,
    NdisSwitchNicTypeSynthetic = 1,
    NdisSwitchNicTypeEmulated = 2,
    NdisSwitchNicTypeInternal = 3,
};

enum _NDIS_SWITCH_NIC_STATE {
    NdisSwitchNicStateUnknown = 0,
    NdisSwitchNicStateCreated = 1,
    NdisSwitchNicStateConnected = 2,
    NdisSwitchNicStateDisconnected = 3,
    NdisSwitchNicStateDeleted = 4,
};

enum _NDIS_GFP_TABLE_TYPE {
    NdisGfpTableTypeUndefined = 0,
    NdisGfpTableTypeWildcardIngress = 1,
    NdisGfpTableTypeWildcardEgress = 2,
    NdisGfpTableTypeExactMatchIngress = 3,
    NdisGfpTableTypeExactMatchEgress = 4,
    NdisGfpTableTypePacketDirect = 5,
    NdisGfpTableTypeMax = 6,
};

enum _NDIS_GFP_WILDCARD_MATCH_TYPE {
    NdisGfpWildcardMatchTypeUndefined = 0,
    NdisGfpWildcardMatchTypeEqual = 1,
    NdisGfpWildcardMatchTypeMaskEqual = 2,
    NdisGfpWildcardMatchTypeInRange = 3,
    NdisGfpWildcardMatchTypeMax = 4,
};

enum _NDIS_GFT_COUNTER_UPDATE_FREQUENCY {
    NdisGftCounterUpdateFrequencyUndefined = 0,
    NdisGftCounterUpdateFrequencyOnQuery = 1,
    NdisGftCounterUpdateFrequencyPerUpdatePeriod = 2,
    NdisGftCounterUpdateFrequencyPerPacket = 3,
    NdisGftCounterUpdateFrequencyMax = 4,
};

enum _NDIS_GFT_COUNTER_TYPE {
    NdisGftCounterTypeUndefined = 0,
    NdisGftCounterTypePacket = 1,
    NdisGftCounterTypeByte = 2,
    NdisGftCounterTypePacketByte = 3,
    NdisGftCounterTypePacketByteAndState = 4,
    NdisGftCounterTypeMax = 5,
};

enum _NDIS_GFT_COUNTER_VALUE_QUERY_METHOD {
    NdisGftQueryValueQueryMethodUndefined = 0,
    NdisGftQueryValueQueryMethodUsingCounterIds = 1,
    NdisGftQueryValueQueryMethodUsingFlowEntryIds = 2,
    NdisGftQueryValueQueryMethodVPortFlowEntries = 3,
    NdisGftQueryValueQueryMethodAllFlowEntries = 4,
    NdisGftQueryValueQueryMethodMax = 5,
};

enum _NDIS_GFT_HEADER_GROUP_TRANSPOSITION_ACTION {
    NdisGftHeaderGroupTranspositionActionUndefined = 0,
    NdisGftHeaderGroupTranspositionActionModify = 1,
    NdisGftHeaderGroupTranspositionActionIgnore = 2,
    NdisGftHeaderGroupTranspositionActionPush = 3,
    NdisGftHeaderGroupTranspositionActionPop = 4,
    NdisGftHeaderGroupTranspositionActionMax = 5,
};

enum _NDIS_GFT_FLOW_ENTRY_CACHE_HINT {
    NdisGftFlowEntryCacheHintUndefined = 0,
    NdisGftFlowEntryCacheHintLowFrequency = 100,
    NdisGftFlowEntryCacheHintMediumFrequency = 200,
    NdisGftFlowEntryCacheHintHighFrequency = 300,
    NdisGftFlowEntryCacheHintMax = 1000,
};

enum _NDIS_GFT_FLOW_ENTRY_STATE {
    NdisGftFlowEntryStateUndefined = 0,
    NdisGftFlowEntryStateDeactivated = 1,
    NdisGftFlowEntryStateActivated = 2,
    NdisGftFlowEntryStateMax = 3,
};

enum _NDIS_GFT_WILDCARD_ACTION {
    NdisGftWildcardActionUndefined = 0,
    NdisGftWildcardActionAllow = 1,
    NdisGftWildcardActionDrop = 2,
    NdisGftWildcardActionMax = 3,
};

enum _NDIS_GFT_PROFILE_TYPE {
    NdisGftProfileTypeUndefined = 0,
    NdisGftProfileTypeExactMatch = 1,
    NdisGftProfileTypeHeaderTransposition = 2,
    NdisGftProfileTypeWildcardMatch = 3,
    NdisGftProfileTypeMax = 4,
};

enum _NDIS_GFT_FLOW_ENTRY_TYPE {
    NdisGftFlowEntryTypeUndefined = 0,
    NdisGftFlowEntryTypeExactMatch = 1,
    NdisGftFlowEntryTypeWildcard = 2,
    NdisGftFlowEntryTypeMax = 3,
};

enum _NDIS_QOS_SQ_TYPE {
    NdisQosSqTypeUndefined = 0,
    NdisQosSqTypeStandard = 1,
    NdisQosSqTypeGFT = 2,
    NdisQosSqTypeMax = 3,
};

enum _NDIS_PARAMETER_TYPE {
    NdisParameterInteger = 0,
    NdisParameterHexInteger = 1,
    NdisParameterString = 2,
    NdisParameterMultiString = 3,
    NdisParameterBinary = 4,
};

enum _NDIS_PROCESSOR_TYPE {
    NdisProcessorX86 = 0,
    NdisProcessorMips = 1,
    NdisProcessorAlpha = 2,
    NdisProcessorPpc = 3,
    NdisProcessorAmd64 = 4,
    NdisProcessorIA64 = 5,
    NdisProcessorArm = 6,
    NdisProcessorArm64 = 7,
};

enum _NDIS_ENVIRONMENT_TYPE {
    NdisEnvironmentWindows = 0,
    NdisEnvironmentWindowsNt = 1,
};

enum _NDIS_INTERFACE_TYPE {
    NdisInterfaceInternal = 0,
    NdisInterfaceIsa = 1,
    NdisInterfaceEisa = 2,
    NdisInterfaceMca = 3,
    NdisInterfaceTurboChannel = 4,
    NdisInterfacePci = 5,
    NdisInterfacePcMcia = 8,
    NdisInterfaceCBus = 9,
    NdisInterfaceMPIBus = 10,
    NdisInterfaceMPSABus = 11,
    NdisInterfaceProcessorInternal = 12,
    NdisInterfaceInternalPowerBus = 13,
    NdisInterfacePNPISABus = 14,
    NdisInterfacePNPBus = 15,
    NdisInterfaceUSB = 16,
    NdisInterfaceIrda = 17,
    NdisInterface1394 = 18,
    NdisMaximumInterfaceType = 19,
};

enum _NDIS_CLASS_ID {
    NdisClass802_3Priority = 0,
    NdisClassWirelessWanMbxMailbox = 1,
    NdisClassIrdaPacketInfo = 2,
    NdisClassAtmAALInfo = 3,
};

enum _NDIS_PER_PACKET_INFO {
    TcpIpChecksumPacketInfo = 0,
    IpSecPacketInfo = 1,
    TcpLargeSendPacketInfo = 2,
    ClassificationHandlePacketInfo = 3,
    NdisReserved = 4,
    ScatterGatherListPacketInfo = 5,
    Ieee8021QInfo = 6,
    OriginalPacketInfo = 7,
    PacketCancelId = 8,
    OriginalNetBufferList = 9,
    CachedNetBufferList = 10,
    ShortPacketPaddingInfo = 11,
    MaxPerPacketInfo = 12,
};

enum _NDIS_SHARED_MEMORY_USAGE {
    NdisSharedMemoryUsageUndefined = 0,
    NdisSharedMemoryUsageXmit = 1,
    NdisSharedMemoryUsageXmitHeader = 2,
    NdisSharedMemoryUsageXmitData = 3,
    NdisSharedMemoryUsageReceive = 4,
    NdisSharedMemoryUsageReceiveLookahead = 5,
    NdisSharedMemoryUsageReceivePostLookahead = 6,
    NdisSharedMemoryUsageReceiveHeader = 7,
    NdisSharedMemoryUsageReceiveData = 8,
    NdisSharedMemoryUsageOther = 9,
    NdisSharedMemoryUsageMax = 10,
};

enum NDIS_PD_QUEUE_TYPE {
    PDQueueTypeUnknown = 0,
    PDQueueTypeReceive = 1,
    PDQueueTypeTransmit = 2,
    PDQueueTypeMax = 3,
};

enum NDIS_PD_COUNTER_TYPE {
    PDCounterTypeUnknown = 0,
    PDCounterTypeReceiveQueue = 1,
    PDCounterTypeTransmitQueue = 2,
    PDCounterTypeReceiveFilter = 3,
    PDCounterTypeMax = 4,
};

enum NDIS_PD_CONTROL_TYPE {
    NdisPDCTL_IN = 0,
    NdisPDCTL_OUT = 1,
    NdisPDCTL_INOUT = 2,
};

enum NDIS_PD_QUEUE_CONTROL_CODE {
    NdisPDQCTLUnknown = 0,
    NdisPDQCTLQueueDepthThreshold = 1,
    NdisPDQCTLModerationInterval = 2,
    NdisPDQCTLModerationCount = 3,
    NdisPDQCTLNotificationGroupId = 4,
    NdisPDQCTLSchedulerQueueId = 5,
    NdisPDQCTLMax = 6,
};

enum NDIS_PD_PROVIDER_CONTROL_CODE {
    NdisPDPCTLUnknown = 0,
    NdisPDPCTLCapabilities = 1,
    NdisPDPCTLMax = 2,
};

enum _NDIS_NET_BUFFER_LIST_INFO {
    TcpIpChecksumNetBufferListInfo = 0,
    TcpOffloadBytesTransferred = 0,
    IPsecOffloadV1NetBufferListInfo = 1,
    IPsecOffloadV2NetBufferListInfo = 1,
    TcpLargeSendNetBufferListInfo = 2,
    TcpReceiveNoPush = 2,
    ClassificationHandleNetBufferListInfo = 3,
    Ieee8021QNetBufferListInfo = 4,
    NetBufferListCancelId = 5,
    MediaSpecificInformation = 6,
    NetBufferListFrameType = 7,
    NetBufferListProtocolId = 7,
    NetBufferListHashValue = 8,
    NetBufferListHashInfo = 9,
    WfpNetBufferListInfo = 10,
    IPsecOffloadV2TunnelNetBufferListInfo = 11,
    IPsecOffloadV2HeaderNetBufferListInfo = 12,
    NetBufferListCorrelationId = 13,
    NetBufferListFilteringInfo = 14,
    MediaSpecificInformationEx = 15,
    NblOriginalInterfaceIfIndex = 16,
    NblReAuthWfpFlowContext = 16,
    TcpReceiveBytesTransferred = 17,
    NrtNameResolutionId = 17,
    UdpRecvSegCoalesceOffloadInfo = 17,
    SwitchForwardingReserved = 18,
    SwitchForwardingDetail = 19,
    VirtualSubnetInfo = 20,
    IMReserved = 21,
    TcpRecvSegCoalesceInfo = 22,
    UdpSegmentationOffloadInfo = 22,
    RscTcpTimestampDelta = 23,
    TcpSendOffloadsSupplementalNetBufferListInfo = 23,
    GftOffloadInformation = 24,
    GftFlowEntryId = 25,
    NetBufferListInfoReserved3 = 26,
    MaxNetBufferListInfo = OPENNDIS_NET_BUFFER_LIST_INFO_COUNT,
};

enum _IPSEC_OFFLOAD_V2_OPERATION {
    IPsecOffloadV2Ah = 1,
    IPsecOffloadV2Esp = 2,
    IPsecOffloadV2Max = 3,
};

enum _NDIS_DEVICE_PNP_EVENT {
    NdisDevicePnPEventQueryRemoved = 0,
    NdisDevicePnPEventRemoved = 1,
    NdisDevicePnPEventSurpriseRemoved = 2,
    NdisDevicePnPEventQueryStopped = 3,
    NdisDevicePnPEventStopped = 4,
    NdisDevicePnPEventPowerProfileChanged = 5,
    NdisDevicePnPEventFilterListChanged = 6,
    NdisDevicePnPEventMaximum = 7,
};

enum _NDIS_POWER_PROFILE {
    NdisPowerProfileBattery = 0,
    NdisPowerProfileAcOnLine = 1,
};

enum _NDIS_INTERRUPT_TYPE {
    NDIS_CONNECT_LINE_BASED = 1,
    NDIS_CONNECT_MESSAGE_BASED = 2,
};

enum _NDIS_HALT_ACTION {
    NdisHaltDeviceDisabled = 0,
    NdisHaltDeviceInstanceDeInitialized = 1,
    NdisHaltDevicePoweredDown = 2,
    NdisHaltDeviceSurpriseRemoved = 3,
    NdisHaltDeviceFailed = 4,
    NdisHaltDeviceInitializationFailed = 5,
    NdisHaltDeviceStopped = 6,
};

enum _NDIS_SHUTDOWN_ACTION {
    NdisShutdownPowerOff = 0,
    NdisShutdownBugCheck = 1,
};

enum _NDIS_MSIX_TABLE_CONFIG {
    NdisMSIXTableConfigSetTableEntry = 0,
    NdisMSIXTableConfigMaskTableEntry = 1,
    NdisMSIXTableConfigUnmaskTableEntry = 2,
    NdisMSIXTableConfigMax = 3,
};

#ifdef __cplusplus
}
#endif
