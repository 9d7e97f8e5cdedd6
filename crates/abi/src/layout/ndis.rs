//! Structures of NDIS 6.85 (x64).
//!
//! Generated from `tables/` by `cargo xtask generate`; do not edit.
#![expect(
    non_snake_case,
    non_upper_case_globals,
    reason = "structures and fields keep the names Windows gives them"
)]

/// `NDIS_OBJECT_HEADER`, 0x4 bytes.
pub mod NDIS_OBJECT_HEADER {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x4;
    /// `UCHAR`
    pub const Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Size: Field<u16> = Field::at(0x2);
}

/// `NDIS_MINIPORT_DRIVER_CHARACTERISTICS`, 0xa0 bytes.
pub mod NDIS_MINIPORT_DRIVER_CHARACTERISTICS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xa0;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `UCHAR`
    pub const MajorNdisVersion: Field<u8> = Field::at(0x4);
    /// `UCHAR`
    pub const MinorNdisVersion: Field<u8> = Field::at(0x5);
    /// `UCHAR`
    pub const MajorDriverVersion: Field<u8> = Field::at(0x6);
    /// `UCHAR`
    pub const MinorDriverVersion: Field<u8> = Field::at(0x7);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x8);
    /// `SET_OPTIONS_HANDLER`
    pub const SetOptionsHandler: Field<u64> = Field::at(0x10);
    /// `MINIPORT_INITIALIZE_HANDLER`
    pub const InitializeHandlerEx: Field<u64> = Field::at(0x18);
    /// `MINIPORT_HALT_HANDLER`
    pub const HaltHandlerEx: Field<u64> = Field::at(0x20);
    /// `MINIPORT_DRIVER_UNLOAD`
    pub const UnloadHandler: Field<u64> = Field::at(0x28);
    /// `MINIPORT_PAUSE_HANDLER`
    pub const PauseHandler: Field<u64> = Field::at(0x30);
    /// `MINIPORT_RESTART_HANDLER`
    pub const RestartHandler: Field<u64> = Field::at(0x38);
    /// `MINIPORT_OID_REQUEST_HANDLER`
    pub const OidRequestHandler: Field<u64> = Field::at(0x40);
    /// `MINIPORT_SEND_NET_BUFFER_LISTS_HANDLER`
    pub const SendNetBufferListsHandler: Field<u64> = Field::at(0x48);
    /// `MINIPORT_RETURN_NET_BUFFER_LISTS_HANDLER`
    pub const ReturnNetBufferListsHandler: Field<u64> = Field::at(0x50);
    /// `MINIPORT_CANCEL_SEND_HANDLER`
    pub const CancelSendHandler: Field<u64> = Field::at(0x58);
    /// `MINIPORT_CHECK_FOR_HANG_HANDLER`
    pub const CheckForHangHandlerEx: Field<u64> = Field::at(0x60);
    /// `MINIPORT_RESET_HANDLER`
    pub const ResetHandlerEx: Field<u64> = Field::at(0x68);
    /// `MINIPORT_DEVICE_PNP_EVENT_NOTIFY_HANDLER`
    pub const DevicePnPEventNotifyHandler: Field<u64> = Field::at(0x70);
    /// `MINIPORT_SHUTDOWN_HANDLER`
    pub const ShutdownHandlerEx: Field<u64> = Field::at(0x78);
    /// `MINIPORT_CANCEL_OID_REQUEST_HANDLER`
    pub const CancelOidRequestHandler: Field<u64> = Field::at(0x80);
    /// `MINIPORT_DIRECT_OID_REQUEST_HANDLER`
    pub const DirectOidRequestHandler: Field<u64> = Field::at(0x88);
    /// `MINIPORT_CANCEL_DIRECT_OID_REQUEST_HANDLER`
    pub const CancelDirectOidRequestHandler: Field<u64> = Field::at(0x90);
    /// `MINIPORT_SYNCHRONOUS_OID_REQUEST_HANDLER`
    pub const SynchronousOidRequestHandler: Field<u64> = Field::at(0x98);
}

/// `NDIS_MINIPORT_PNP_CHARACTERISTICS`, 0x30 bytes.
pub mod NDIS_MINIPORT_PNP_CHARACTERISTICS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x30;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `MINIPORT_ADD_DEVICE_HANDLER`
    pub const MiniportAddDeviceHandler: Field<u64> = Field::at(0x8);
    /// `MINIPORT_REMOVE_DEVICE_HANDLER`
    pub const MiniportRemoveDeviceHandler: Field<u64> = Field::at(0x10);
    /// `MINIPORT_FILTER_RESOURCE_REQUIREMENTS_HANDLER`
    pub const MiniportFilterResourceRequirementsHandler: Field<u64> = Field::at(0x18);
    /// `MINIPORT_START_DEVICE_HANDLER`
    pub const MiniportStartDeviceHandler: Field<u64> = Field::at(0x20);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x28);
}

/// `NDIS_MINIPORT_SS_CHARACTERISTICS`, 0x18 bytes.
pub mod NDIS_MINIPORT_SS_CHARACTERISTICS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x18;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `MINIPORT_IDLE_NOTIFICATION_HANDLER`
    pub const IdleNotificationHandler: Field<u64> = Field::at(0x8);
    /// `MINIPORT_CANCEL_IDLE_NOTIFICATION_HANDLER`
    pub const CancelIdleNotificationHandler: Field<u64> = Field::at(0x10);
}

/// `NDIS_MINIPORT_INIT_PARAMETERS`, 0x40 bytes.
pub mod NDIS_MINIPORT_INIT_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x40;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `PNDIS_RESOURCE_LIST`
    pub const AllocatedResources: Field<u64> = Field::at(0x8);
    /// `NDIS_HANDLE`
    pub const IMDeviceInstanceContext: Field<u64> = Field::at(0x10);
    /// `NDIS_HANDLE`
    pub const MiniportAddDeviceContext: Field<u64> = Field::at(0x18);
    /// `NET_IFINDEX`
    pub const IfIndex: Field<u32> = Field::at(0x20);
    /// `NET_LUID`
    pub const NetLuid: Field<u64> = Field::at(0x28);
    /// `PNDIS_PORT_AUTHENTICATION_PARAMETERS`
    pub const DefaultPortAuthStates: Field<u64> = Field::at(0x30);
    /// `PNDIS_PCI_DEVICE_CUSTOM_PROPERTIES`
    pub const PciDeviceCustomProperties: Field<u64> = Field::at(0x38);
}

/// `NDIS_MINIPORT_RESTART_PARAMETERS`, 0x18 bytes.
pub mod NDIS_MINIPORT_RESTART_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x18;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `PNDIS_RESTART_ATTRIBUTES`
    pub const RestartAttributes: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x10);
}

/// `NDIS_MINIPORT_PAUSE_PARAMETERS`, 0xc bytes.
pub mod NDIS_MINIPORT_PAUSE_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xc;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const PauseReason: Field<u32> = Field::at(0x8);
}

/// `NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES`, 0x20 bytes.
pub mod NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x20;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_HANDLE`
    pub const MiniportAdapterContext: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const AttributeFlags: Field<u32> = Field::at(0x10);
    /// `UINT`
    pub const CheckForHangTimeInSeconds: Field<u32> = Field::at(0x14);
    /// `NDIS_INTERFACE_TYPE`
    pub const InterfaceType: Field<u32> = Field::at(0x18);
}

/// `NDIS_MINIPORT_ADD_DEVICE_REGISTRATION_ATTRIBUTES`, 0x18 bytes.
pub mod NDIS_MINIPORT_ADD_DEVICE_REGISTRATION_ATTRIBUTES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x18;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_HANDLE`
    pub const MiniportAddDeviceContext: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x10);
}

/// `NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES`, 0xe0 bytes.
pub mod NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xe0;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `NDIS_MEDIUM`
    pub const MediaType: Field<u32> = Field::at(0x8);
    /// `NDIS_PHYSICAL_MEDIUM`
    pub const PhysicalMediumType: Field<u32> = Field::at(0xc);
    /// `ULONG`
    pub const MtuSize: Field<u32> = Field::at(0x10);
    /// `ULONG64`
    pub const MaxXmitLinkSpeed: Field<u64> = Field::at(0x18);
    /// `ULONG64`
    pub const XmitLinkSpeed: Field<u64> = Field::at(0x20);
    /// `ULONG64`
    pub const MaxRcvLinkSpeed: Field<u64> = Field::at(0x28);
    /// `ULONG64`
    pub const RcvLinkSpeed: Field<u64> = Field::at(0x30);
    /// `NDIS_MEDIA_CONNECT_STATE`
    pub const MediaConnectState: Field<u32> = Field::at(0x38);
    /// `NDIS_MEDIA_DUPLEX_STATE`
    pub const MediaDuplexState: Field<u32> = Field::at(0x3c);
    /// `ULONG`
    pub const LookaheadSize: Field<u32> = Field::at(0x40);
    /// `PNDIS_PNP_CAPABILITIES`
    pub const PowerManagementCapabilities: Field<u64> = Field::at(0x48);
    /// `ULONG`
    pub const MacOptions: Field<u32> = Field::at(0x50);
    /// `ULONG`
    pub const SupportedPacketFilters: Field<u32> = Field::at(0x54);
    /// `ULONG`
    pub const MaxMulticastListSize: Field<u32> = Field::at(0x58);
    /// `USHORT`
    pub const MacAddressLength: Field<u16> = Field::at(0x5c);
    /// `UCHAR[32]`
    pub const PermanentMacAddress: u64 = 0x5e;
    /// `UCHAR[32]`
    pub const CurrentMacAddress: u64 = 0x7e;
    /// `PNDIS_RECEIVE_SCALE_CAPABILITIES`
    pub const RecvScaleCapabilities: Field<u64> = Field::at(0xa0);
    /// `NET_IF_ACCESS_TYPE`
    pub const AccessType: Field<u32> = Field::at(0xa8);
    /// `NET_IF_DIRECTION_TYPE`
    pub const DirectionType: Field<u32> = Field::at(0xac);
    /// `NET_IF_CONNECTION_TYPE`
    pub const ConnectionType: Field<u32> = Field::at(0xb0);
    /// `NET_IFTYPE`
    pub const IfType: Field<u16> = Field::at(0xb4);
    /// `BOOLEAN`
    pub const IfConnectorPresent: Field<u8> = Field::at(0xb6);
    /// `ULONG`
    pub const SupportedStatistics: Field<u32> = Field::at(0xb8);
    /// `ULONG`
    pub const SupportedPauseFunctions: Field<u32> = Field::at(0xbc);
    /// `ULONG`
    pub const DataBackFillSize: Field<u32> = Field::at(0xc0);
    /// `ULONG`
    pub const ContextBackFillSize: Field<u32> = Field::at(0xc4);
    /// `PNDIS_OID`
    pub const SupportedOidList: Field<u64> = Field::at(0xc8);
    /// `ULONG`
    pub const SupportedOidListLength: Field<u32> = Field::at(0xd0);
    /// `ULONG`
    pub const AutoNegotiationFlags: Field<u32> = Field::at(0xd4);
    /// `PNDIS_PM_CAPABILITIES`
    pub const PowerManagementCapabilitiesEx: Field<u64> = Field::at(0xd8);
}

/// `NDIS_MINIPORT_ADAPTER_OFFLOAD_ATTRIBUTES`, 0x28 bytes.
pub mod NDIS_MINIPORT_ADAPTER_OFFLOAD_ATTRIBUTES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x28;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `PNDIS_OFFLOAD`
    pub const DefaultOffloadConfiguration: Field<u64> = Field::at(0x8);
    /// `PNDIS_OFFLOAD`
    pub const HardwareOffloadCapabilities: Field<u64> = Field::at(0x10);
    /// `PNDIS_TCP_CONNECTION_OFFLOAD`
    pub const DefaultTcpConnectionOffloadConfiguration: Field<u64> = Field::at(0x18);
    /// `PNDIS_TCP_CONNECTION_OFFLOAD`
    pub const TcpConnectionOffloadHardwareCapabilities: Field<u64> = Field::at(0x20);
}

/// `NDIS_MINIPORT_ADAPTER_HARDWARE_ASSIST_ATTRIBUTES`, 0x60 bytes.
pub mod NDIS_MINIPORT_ADAPTER_HARDWARE_ASSIST_ATTRIBUTES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x60;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `PNDIS_HD_SPLIT_ATTRIBUTES`
    pub const HDSplitAttributes: Field<u64> = Field::at(0x8);
    /// `PNDIS_RECEIVE_FILTER_CAPABILITIES`
    pub const HardwareReceiveFilterCapabilities: Field<u64> = Field::at(0x10);
    /// `PNDIS_RECEIVE_FILTER_CAPABILITIES`
    pub const CurrentReceiveFilterCapabilities: Field<u64> = Field::at(0x18);
    /// `PNDIS_NIC_SWITCH_CAPABILITIES`
    pub const HardwareNicSwitchCapabilities: Field<u64> = Field::at(0x20);
    /// `PNDIS_NIC_SWITCH_CAPABILITIES`
    pub const CurrentNicSwitchCapabilities: Field<u64> = Field::at(0x28);
    /// `PNDIS_SRIOV_CAPABILITIES`
    pub const HardwareSriovCapabilities: Field<u64> = Field::at(0x30);
    /// `PNDIS_SRIOV_CAPABILITIES`
    pub const CurrentSriovCapabilities: Field<u64> = Field::at(0x38);
    /// `PNDIS_QOS_CAPABILITIES`
    pub const HardwareQosCapabilities: Field<u64> = Field::at(0x40);
    /// `PNDIS_QOS_CAPABILITIES`
    pub const CurrentQosCapabilities: Field<u64> = Field::at(0x48);
    /// `PNDIS_GFT_OFFLOAD_CAPABILITIES`
    pub const HardwareGftOffloadCapabilities: Field<u64> = Field::at(0x50);
    /// `PNDIS_GFT_OFFLOAD_CAPABILITIES`
    pub const CurrentGftOffloadCapabilities: Field<u64> = Field::at(0x58);
}

/// `NDIS_MINIPORT_ADAPTER_ATTRIBUTES`, 0xe0 bytes.
pub mod NDIS_MINIPORT_ADAPTER_ATTRIBUTES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xe0;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_MINIPORT_ADD_DEVICE_REGISTRATION_ATTRIBUTES`
    pub const AddDeviceRegistrationAttributes: u64 = 0x0;
    /// `NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES`
    pub const RegistrationAttributes: u64 = 0x0;
    /// `NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES`
    pub const GeneralAttributes: u64 = 0x0;
    /// `NDIS_MINIPORT_ADAPTER_OFFLOAD_ATTRIBUTES`
    pub const OffloadAttributes: u64 = 0x0;
    /// `NDIS_MINIPORT_ADAPTER_NATIVE_802_11_ATTRIBUTES`
    pub const Native_802_11_Attributes: u64 = 0x0;
    /// `NDIS_MINIPORT_ADAPTER_HARDWARE_ASSIST_ATTRIBUTES`
    pub const HardwareAssistAttributes: u64 = 0x0;
    /// `NDIS_MINIPORT_ADAPTER_NDK_ATTRIBUTES`
    pub const NDKAttributes: u64 = 0x0;
    /// `NDIS_MINIPORT_ADAPTER_PACKET_DIRECT_ATTRIBUTES`
    pub const PacketDirectAttributes: u64 = 0x0;
}

/// `NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS`, 0x60 bytes.
pub mod NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x60;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `MINIPORT_ISR_HANDLER`
    pub const InterruptHandler: Field<u64> = Field::at(0x8);
    /// `MINIPORT_INTERRUPT_DPC_HANDLER`
    pub const InterruptDpcHandler: Field<u64> = Field::at(0x10);
    /// `MINIPORT_DISABLE_INTERRUPT_HANDLER`
    pub const DisableInterruptHandler: Field<u64> = Field::at(0x18);
    /// `MINIPORT_ENABLE_INTERRUPT_HANDLER`
    pub const EnableInterruptHandler: Field<u64> = Field::at(0x20);
    /// `BOOLEAN`
    pub const MsiSupported: Field<u8> = Field::at(0x28);
    /// `BOOLEAN`
    pub const MsiSyncWithAllMessages: Field<u8> = Field::at(0x29);
    /// `MINIPORT_MSI_ISR_HANDLER`
    pub const MessageInterruptHandler: Field<u64> = Field::at(0x30);
    /// `MINIPORT_MSI_INTERRUPT_DPC_HANDLER`
    pub const MessageInterruptDpcHandler: Field<u64> = Field::at(0x38);
    /// `MINIPORT_DISABLE_MSI_INTERRUPT_HANDLER`
    pub const DisableMessageInterruptHandler: Field<u64> = Field::at(0x40);
    /// `MINIPORT_ENABLE_MSI_INTERRUPT_HANDLER`
    pub const EnableMessageInterruptHandler: Field<u64> = Field::at(0x48);
    /// `NDIS_INTERRUPT_TYPE`
    pub const InterruptType: Field<u32> = Field::at(0x50);
    /// `PIO_INTERRUPT_MESSAGE_INFO`
    pub const MessageInfoTable: Field<u64> = Field::at(0x58);
}

/// `NDIS_FILTER_DRIVER_CHARACTERISTICS`, 0xf0 bytes.
pub mod NDIS_FILTER_DRIVER_CHARACTERISTICS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xf0;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `UCHAR`
    pub const MajorNdisVersion: Field<u8> = Field::at(0x4);
    /// `UCHAR`
    pub const MinorNdisVersion: Field<u8> = Field::at(0x5);
    /// `UCHAR`
    pub const MajorDriverVersion: Field<u8> = Field::at(0x6);
    /// `UCHAR`
    pub const MinorDriverVersion: Field<u8> = Field::at(0x7);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x8);
    /// `NDIS_STRING`
    pub const FriendlyName: u64 = 0x10;
    /// `USHORT`
    pub const FriendlyName_Length: Field<u16> = Field::at(0x10);
    /// `USHORT`
    pub const FriendlyName_MaximumLength: Field<u16> = Field::at(0x12);
    /// `PWCH`
    pub const FriendlyName_Buffer: Field<u64> = Field::at(0x18);
    /// `NDIS_STRING`
    pub const UniqueName: u64 = 0x20;
    /// `USHORT`
    pub const UniqueName_Length: Field<u16> = Field::at(0x20);
    /// `USHORT`
    pub const UniqueName_MaximumLength: Field<u16> = Field::at(0x22);
    /// `PWCH`
    pub const UniqueName_Buffer: Field<u64> = Field::at(0x28);
    /// `NDIS_STRING`
    pub const ServiceName: u64 = 0x30;
    /// `USHORT`
    pub const ServiceName_Length: Field<u16> = Field::at(0x30);
    /// `USHORT`
    pub const ServiceName_MaximumLength: Field<u16> = Field::at(0x32);
    /// `PWCH`
    pub const ServiceName_Buffer: Field<u64> = Field::at(0x38);
    /// `SET_OPTIONS_HANDLER`
    pub const SetOptionsHandler: Field<u64> = Field::at(0x40);
    /// `FILTER_SET_FILTER_MODULE_OPTIONS_HANDLER`
    pub const SetFilterModuleOptionsHandler: Field<u64> = Field::at(0x48);
    /// `FILTER_ATTACH_HANDLER`
    pub const AttachHandler: Field<u64> = Field::at(0x50);
    /// `FILTER_DETACH_HANDLER`
    pub const DetachHandler: Field<u64> = Field::at(0x58);
    /// `FILTER_RESTART_HANDLER`
    pub const RestartHandler: Field<u64> = Field::at(0x60);
    /// `FILTER_PAUSE_HANDLER`
    pub const PauseHandler: Field<u64> = Field::at(0x68);
    /// `FILTER_SEND_NET_BUFFER_LISTS_HANDLER`
    pub const SendNetBufferListsHandler: Field<u64> = Field::at(0x70);
    /// `FILTER_SEND_NET_BUFFER_LISTS_COMPLETE_HANDLER`
    pub const SendNetBufferListsCompleteHandler: Field<u64> = Field::at(0x78);
    /// `FILTER_CANCEL_SEND_HANDLER`
    pub const CancelSendNetBufferListsHandler: Field<u64> = Field::at(0x80);
    /// `FILTER_RECEIVE_NET_BUFFER_LISTS_HANDLER`
    pub const ReceiveNetBufferListsHandler: Field<u64> = Field::at(0x88);
    /// `FILTER_RETURN_NET_BUFFER_LISTS_HANDLER`
    pub const ReturnNetBufferListsHandler: Field<u64> = Field::at(0x90);
    /// `FILTER_OID_REQUEST_HANDLER`
    pub const OidRequestHandler: Field<u64> = Field::at(0x98);
    /// `FILTER_OID_REQUEST_COMPLETE_HANDLER`
    pub const OidRequestCompleteHandler: Field<u64> = Field::at(0xa0);
    /// `FILTER_CANCEL_OID_REQUEST_HANDLER`
    pub const CancelOidRequestHandler: Field<u64> = Field::at(0xa8);
    /// `FILTER_DEVICE_PNP_EVENT_NOTIFY_HANDLER`
    pub const DevicePnPEventNotifyHandler: Field<u64> = Field::at(0xb0);
    /// `FILTER_NET_PNP_EVENT_HANDLER`
    pub const NetPnPEventHandler: Field<u64> = Field::at(0xb8);
    /// `FILTER_STATUS_HANDLER`
    pub const StatusHandler: Field<u64> = Field::at(0xc0);
    /// `FILTER_DIRECT_OID_REQUEST_HANDLER`
    pub const DirectOidRequestHandler: Field<u64> = Field::at(0xc8);
    /// `FILTER_DIRECT_OID_REQUEST_COMPLETE_HANDLER`
    pub const DirectOidRequestCompleteHandler: Field<u64> = Field::at(0xd0);
    /// `FILTER_CANCEL_DIRECT_OID_REQUEST_HANDLER`
    pub const CancelDirectOidRequestHandler: Field<u64> = Field::at(0xd8);
    /// `FILTER_SYNCHRONOUS_OID_REQUEST_HANDLER`
    pub const SynchronousOidRequestHandler: Field<u64> = Field::at(0xe0);
    /// `FILTER_SYNCHRONOUS_OID_REQUEST_COMPLETE_HANDLER`
    pub const SynchronousOidRequestCompleteHandler: Field<u64> = Field::at(0xe8);
}

/// `NDIS_FILTER_PARTIAL_CHARACTERISTICS`, 0x30 bytes.
pub mod NDIS_FILTER_PARTIAL_CHARACTERISTICS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x30;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `FILTER_SEND_NET_BUFFER_LISTS_HANDLER`
    pub const SendNetBufferListsHandler: Field<u64> = Field::at(0x8);
    /// `FILTER_SEND_NET_BUFFER_LISTS_COMPLETE_HANDLER`
    pub const SendNetBufferListsCompleteHandler: Field<u64> = Field::at(0x10);
    /// `FILTER_CANCEL_SEND_HANDLER`
    pub const CancelSendNetBufferListsHandler: Field<u64> = Field::at(0x18);
    /// `FILTER_RECEIVE_NET_BUFFER_LISTS_HANDLER`
    pub const ReceiveNetBufferListsHandler: Field<u64> = Field::at(0x20);
    /// `FILTER_RETURN_NET_BUFFER_LISTS_HANDLER`
    pub const ReturnNetBufferListsHandler: Field<u64> = Field::at(0x28);
}

/// `NDIS_FILTER_ATTACH_PARAMETERS`, 0xe0 bytes.
pub mod NDIS_FILTER_ATTACH_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xe0;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NET_IFINDEX`
    pub const IfIndex: Field<u32> = Field::at(0x4);
    /// `NET_LUID`
    pub const NetLuid: Field<u64> = Field::at(0x8);
    /// `PNDIS_STRING`
    pub const FilterModuleGuidName: Field<u64> = Field::at(0x10);
    /// `NET_IFINDEX`
    pub const BaseMiniportIfIndex: Field<u32> = Field::at(0x18);
    /// `PNDIS_STRING`
    pub const BaseMiniportInstanceName: Field<u64> = Field::at(0x20);
    /// `PNDIS_STRING`
    pub const BaseMiniportName: Field<u64> = Field::at(0x28);
    /// `NDIS_MEDIA_CONNECT_STATE`
    pub const MediaConnectState: Field<u32> = Field::at(0x30);
    /// `NET_IF_MEDIA_DUPLEX_STATE`
    pub const MediaDuplexState: Field<u32> = Field::at(0x34);
    /// `ULONG64`
    pub const XmitLinkSpeed: Field<u64> = Field::at(0x38);
    /// `ULONG64`
    pub const RcvLinkSpeed: Field<u64> = Field::at(0x40);
    /// `NDIS_MEDIUM`
    pub const MiniportMediaType: Field<u32> = Field::at(0x48);
    /// `NDIS_PHYSICAL_MEDIUM`
    pub const MiniportPhysicalMediaType: Field<u32> = Field::at(0x4c);
    /// `NDIS_HANDLE`
    pub const MiniportMediaSpecificAttributes: Field<u64> = Field::at(0x50);
    /// `PNDIS_OFFLOAD`
    pub const DefaultOffloadConfiguration: Field<u64> = Field::at(0x58);
    /// `USHORT`
    pub const MacAddressLength: Field<u16> = Field::at(0x60);
    /// `UCHAR[32]`
    pub const CurrentMacAddress: u64 = 0x62;
    /// `NET_LUID`
    pub const BaseMiniportNetLuid: Field<u64> = Field::at(0x88);
    /// `NET_IFINDEX`
    pub const LowerIfIndex: Field<u32> = Field::at(0x90);
    /// `NET_LUID`
    pub const LowerIfNetLuid: Field<u64> = Field::at(0x98);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0xa0);
    /// `PNDIS_HD_SPLIT_CURRENT_CONFIG`
    pub const HDSplitCurrentConfig: Field<u64> = Field::at(0xa8);
    /// `PNDIS_RECEIVE_FILTER_CAPABILITIES`
    pub const ReceiveFilterCapabilities: Field<u64> = Field::at(0xb0);
    /// `PDEVICE_OBJECT`
    pub const MiniportPhysicalDeviceObject: Field<u64> = Field::at(0xb8);
    /// `PNDIS_NIC_SWITCH_CAPABILITIES`
    pub const NicSwitchCapabilities: Field<u64> = Field::at(0xc0);
    /// `BOOLEAN`
    pub const BaseMiniportIfConnectorPresent: Field<u8> = Field::at(0xc8);
    /// `PNDIS_SRIOV_CAPABILITIES`
    pub const SriovCapabilities: Field<u64> = Field::at(0xd0);
    /// `PNDIS_NIC_SWITCH_INFO_ARRAY`
    pub const NicSwitchArray: Field<u64> = Field::at(0xd8);
}

/// `NDIS_FILTER_ATTRIBUTES`, 0x8 bytes.
pub mod NDIS_FILTER_ATTRIBUTES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x8;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
}

/// `NDIS_FILTER_PAUSE_PARAMETERS`, 0xc bytes.
pub mod NDIS_FILTER_PAUSE_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xc;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const PauseReason: Field<u32> = Field::at(0x8);
}

/// `NDIS_FILTER_RESTART_PARAMETERS`, 0x30 bytes.
pub mod NDIS_FILTER_RESTART_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x30;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_MEDIUM`
    pub const MiniportMediaType: Field<u32> = Field::at(0x4);
    /// `NDIS_PHYSICAL_MEDIUM`
    pub const MiniportPhysicalMediaType: Field<u32> = Field::at(0x8);
    /// `PNDIS_RESTART_ATTRIBUTES`
    pub const RestartAttributes: Field<u64> = Field::at(0x10);
    /// `NET_IFINDEX`
    pub const LowerIfIndex: Field<u32> = Field::at(0x18);
    /// `NET_LUID`
    pub const LowerIfNetLuid: Field<u64> = Field::at(0x20);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x28);
}

/// `NDIS_RESTART_ATTRIBUTES`, 0x20 bytes.
pub mod NDIS_RESTART_ATTRIBUTES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x20;
    /// `PNDIS_RESTART_ATTRIBUTES`
    pub const Next: Field<u64> = Field::at(0x0);
    /// `NDIS_OID`
    pub const Oid: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const DataLength: Field<u32> = Field::at(0xc);
    /// `UCHAR[1]`
    pub const Data: u64 = 0x10;
}

/// `NDIS_RESTART_GENERAL_ATTRIBUTES`, 0x58 bytes.
pub mod NDIS_RESTART_GENERAL_ATTRIBUTES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x58;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const MtuSize: Field<u32> = Field::at(0x4);
    /// `ULONG64`
    pub const MaxXmitLinkSpeed: Field<u64> = Field::at(0x8);
    /// `ULONG64`
    pub const MaxRcvLinkSpeed: Field<u64> = Field::at(0x10);
    /// `ULONG`
    pub const LookaheadSize: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const MacOptions: Field<u32> = Field::at(0x1c);
    /// `ULONG`
    pub const SupportedPacketFilters: Field<u32> = Field::at(0x20);
    /// `ULONG`
    pub const MaxMulticastListSize: Field<u32> = Field::at(0x24);
    /// `PNDIS_RECEIVE_SCALE_CAPABILITIES`
    pub const RecvScaleCapabilities: Field<u64> = Field::at(0x28);
    /// `NET_IF_ACCESS_TYPE`
    pub const AccessType: Field<u32> = Field::at(0x30);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x34);
    /// `NET_IF_CONNECTION_TYPE`
    pub const ConnectionType: Field<u32> = Field::at(0x38);
    /// `ULONG`
    pub const SupportedStatistics: Field<u32> = Field::at(0x3c);
    /// `ULONG`
    pub const DataBackFillSize: Field<u32> = Field::at(0x40);
    /// `ULONG`
    pub const ContextBackFillSize: Field<u32> = Field::at(0x44);
    /// `PNDIS_OID`
    pub const SupportedOidList: Field<u64> = Field::at(0x48);
    /// `ULONG`
    pub const SupportedOidListLength: Field<u32> = Field::at(0x50);
    /// `ULONG`
    pub const MaxLookaheadSizeAccessed: Field<u32> = Field::at(0x54);
}

/// `NDIS_PROTOCOL_DRIVER_CHARACTERISTICS`, 0x80 bytes.
pub mod NDIS_PROTOCOL_DRIVER_CHARACTERISTICS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x80;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `UCHAR`
    pub const MajorNdisVersion: Field<u8> = Field::at(0x4);
    /// `UCHAR`
    pub const MinorNdisVersion: Field<u8> = Field::at(0x5);
    /// `UCHAR`
    pub const MajorDriverVersion: Field<u8> = Field::at(0x6);
    /// `UCHAR`
    pub const MinorDriverVersion: Field<u8> = Field::at(0x7);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x8);
    /// `NDIS_STRING`
    pub const Name: u64 = 0x10;
    /// `USHORT`
    pub const Name_Length: Field<u16> = Field::at(0x10);
    /// `USHORT`
    pub const Name_MaximumLength: Field<u16> = Field::at(0x12);
    /// `PWCH`
    pub const Name_Buffer: Field<u64> = Field::at(0x18);
    /// `SET_OPTIONS_HANDLER`
    pub const SetOptionsHandler: Field<u64> = Field::at(0x20);
    /// `BIND_HANDLER_EX`
    pub const BindAdapterHandlerEx: Field<u64> = Field::at(0x28);
    /// `UNBIND_HANDLER_EX`
    pub const UnbindAdapterHandlerEx: Field<u64> = Field::at(0x30);
    /// `OPEN_ADAPTER_COMPLETE_HANDLER_EX`
    pub const OpenAdapterCompleteHandlerEx: Field<u64> = Field::at(0x38);
    /// `CLOSE_ADAPTER_COMPLETE_HANDLER_EX`
    pub const CloseAdapterCompleteHandlerEx: Field<u64> = Field::at(0x40);
    /// `NET_PNP_EVENT_HANDLER`
    pub const NetPnPEventHandler: Field<u64> = Field::at(0x48);
    /// `UNINSTALL_PROTOCOL_HANDLER`
    pub const UninstallHandler: Field<u64> = Field::at(0x50);
    /// `OID_REQUEST_COMPLETE_HANDLER`
    pub const OidRequestCompleteHandler: Field<u64> = Field::at(0x58);
    /// `STATUS_HANDLER_EX`
    pub const StatusHandlerEx: Field<u64> = Field::at(0x60);
    /// `RECEIVE_NET_BUFFER_LISTS_HANDLER`
    pub const ReceiveNetBufferListsHandler: Field<u64> = Field::at(0x68);
    /// `SEND_NET_BUFFER_LISTS_COMPLETE_HANDLER`
    pub const SendNetBufferListsCompleteHandler: Field<u64> = Field::at(0x70);
    /// `DIRECT_OID_REQUEST_COMPLETE_HANDLER`
    pub const DirectOidRequestCompleteHandler: Field<u64> = Field::at(0x78);
}

/// `NDIS_BIND_PARAMETERS`, 0x138 bytes.
pub mod NDIS_BIND_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x138;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `PNDIS_STRING`
    pub const ProtocolSection: Field<u64> = Field::at(0x8);
    /// `PNDIS_STRING`
    pub const AdapterName: Field<u64> = Field::at(0x10);
    /// `PDEVICE_OBJECT`
    pub const PhysicalDeviceObject: Field<u64> = Field::at(0x18);
    /// `NDIS_MEDIUM`
    pub const MediaType: Field<u32> = Field::at(0x20);
    /// `ULONG`
    pub const MtuSize: Field<u32> = Field::at(0x24);
    /// `ULONG64`
    pub const MaxXmitLinkSpeed: Field<u64> = Field::at(0x28);
    /// `ULONG64`
    pub const XmitLinkSpeed: Field<u64> = Field::at(0x30);
    /// `ULONG64`
    pub const MaxRcvLinkSpeed: Field<u64> = Field::at(0x38);
    /// `ULONG64`
    pub const RcvLinkSpeed: Field<u64> = Field::at(0x40);
    /// `NDIS_MEDIA_CONNECT_STATE`
    pub const MediaConnectState: Field<u32> = Field::at(0x48);
    /// `NDIS_MEDIA_DUPLEX_STATE`
    pub const MediaDuplexState: Field<u32> = Field::at(0x4c);
    /// `ULONG`
    pub const LookaheadSize: Field<u32> = Field::at(0x50);
    /// `PNDIS_PNP_CAPABILITIES`
    pub const PowerManagementCapabilities: Field<u64> = Field::at(0x58);
    /// `ULONG`
    pub const SupportedPacketFilters: Field<u32> = Field::at(0x60);
    /// `ULONG`
    pub const MaxMulticastListSize: Field<u32> = Field::at(0x64);
    /// `USHORT`
    pub const MacAddressLength: Field<u16> = Field::at(0x68);
    /// `UCHAR[32]`
    pub const CurrentMacAddress: u64 = 0x6a;
    /// `NDIS_PHYSICAL_MEDIUM`
    pub const PhysicalMediumType: Field<u32> = Field::at(0x8c);
    /// `PNDIS_RECEIVE_SCALE_CAPABILITIES`
    pub const RcvScaleCapabilities: Field<u64> = Field::at(0x90);
    /// `NET_LUID`
    pub const BoundIfNetluid: Field<u64> = Field::at(0x98);
    /// `NET_IFINDEX`
    pub const BoundIfIndex: Field<u32> = Field::at(0xa0);
    /// `NET_LUID`
    pub const LowestIfNetluid: Field<u64> = Field::at(0xa8);
    /// `NET_IFINDEX`
    pub const LowestIfIndex: Field<u32> = Field::at(0xb0);
    /// `NET_IF_ACCESS_TYPE`
    pub const AccessType: Field<u32> = Field::at(0xb4);
    /// `NET_IF_DIRECTION_TYPE`
    pub const DirectionType: Field<u32> = Field::at(0xb8);
    /// `NET_IF_CONNECTION_TYPE`
    pub const ConnectionType: Field<u32> = Field::at(0xbc);
    /// `NET_IFTYPE`
    pub const IfType: Field<u16> = Field::at(0xc0);
    /// `BOOLEAN`
    pub const IfConnectorPresent: Field<u8> = Field::at(0xc2);
    /// `PNDIS_PORT`
    pub const ActivePorts: Field<u64> = Field::at(0xc8);
    /// `ULONG`
    pub const DataBackFillSize: Field<u32> = Field::at(0xd0);
    /// `ULONG`
    pub const ContextBackFillSize: Field<u32> = Field::at(0xd4);
    /// `ULONG`
    pub const MacOptions: Field<u32> = Field::at(0xd8);
    /// `NET_IF_COMPARTMENT_ID`
    pub const CompartmentId: Field<u32> = Field::at(0xdc);
    /// `PNDIS_OFFLOAD`
    pub const DefaultOffloadConfiguration: Field<u64> = Field::at(0xe0);
    /// `PNDIS_TCP_CONNECTION_OFFLOAD`
    pub const TcpConnectionOffloadCapabilities: Field<u64> = Field::at(0xe8);
    /// `PNDIS_STRING`
    pub const BoundAdapterName: Field<u64> = Field::at(0xf0);
    /// `PNDIS_HD_SPLIT_CURRENT_CONFIG`
    pub const HDSplitCurrentConfig: Field<u64> = Field::at(0xf8);
    /// `PNDIS_RECEIVE_FILTER_CAPABILITIES`
    pub const ReceiveFilterCapabilities: Field<u64> = Field::at(0x100);
    /// `PNDIS_PM_CAPABILITIES`
    pub const PowerManagementCapabilitiesEx: Field<u64> = Field::at(0x108);
    /// `PNDIS_NIC_SWITCH_CAPABILITIES`
    pub const NicSwitchCapabilities: Field<u64> = Field::at(0x110);
    /// `BOOLEAN`
    pub const NDKEnabled: Field<u8> = Field::at(0x118);
    /// `PNDIS_NDK_CAPABILITIES`
    pub const NDKCapabilities: Field<u64> = Field::at(0x120);
    /// `PNDIS_SRIOV_CAPABILITIES`
    pub const SriovCapabilities: Field<u64> = Field::at(0x128);
    /// `PNDIS_NIC_SWITCH_INFO_ARRAY`
    pub const NicSwitchArray: Field<u64> = Field::at(0x130);
}

/// `NDIS_OPEN_PARAMETERS`, 0x38 bytes.
pub mod NDIS_OPEN_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x38;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `PNDIS_STRING`
    pub const AdapterName: Field<u64> = Field::at(0x8);
    /// `PNDIS_MEDIUM`
    pub const MediumArray: Field<u64> = Field::at(0x10);
    /// `UINT`
    pub const MediumArraySize: Field<u32> = Field::at(0x18);
    /// `PUINT`
    pub const SelectedMediumIndex: Field<u64> = Field::at(0x20);
    /// `PNET_FRAME_TYPE`
    pub const FrameTypeArray: Field<u64> = Field::at(0x28);
    /// `UINT`
    pub const FrameTypeArraySize: Field<u32> = Field::at(0x30);
}

/// `NDIS_PROTOCOL_PAUSE_PARAMETERS`, 0xc bytes.
pub mod NDIS_PROTOCOL_PAUSE_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xc;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const PauseReason: Field<u32> = Field::at(0x8);
}

/// `NDIS_PROTOCOL_RESTART_PARAMETERS`, 0x38 bytes.
pub mod NDIS_PROTOCOL_RESTART_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x38;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `PUCHAR`
    pub const FilterModuleNameBuffer: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const FilterModuleNameBufferLength: Field<u32> = Field::at(0x10);
    /// `PNDIS_RESTART_ATTRIBUTES`
    pub const RestartAttributes: Field<u64> = Field::at(0x18);
    /// `NET_IFINDEX`
    pub const BoundIfIndex: Field<u32> = Field::at(0x20);
    /// `NET_LUID`
    pub const BoundIfNetluid: Field<u64> = Field::at(0x28);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x30);
}

/// `NET_PNP_EVENT`, 0x98 bytes.
pub mod NET_PNP_EVENT {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x98;
    /// `NET_PNP_EVENT_CODE`
    pub const NetEvent: Field<u32> = Field::at(0x0);
    /// `PVOID`
    pub const Buffer: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const BufferLength: Field<u32> = Field::at(0x10);
    /// `ULONG_PTR[4]`
    pub const NdisReserved: u64 = 0x18;
    /// `ULONG_PTR[4]`
    pub const TransportReserved: u64 = 0x38;
    /// `ULONG_PTR[4]`
    pub const TdiReserved: u64 = 0x58;
    /// `ULONG_PTR[4]`
    pub const TdiClientReserved: u64 = 0x78;
}

/// `NET_PNP_EVENT_NOTIFICATION`, 0xb0 bytes.
pub mod NET_PNP_EVENT_NOTIFICATION {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xb0;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_PORT_NUMBER`
    pub const PortNumber: Field<u32> = Field::at(0x4);
    /// `NET_PNP_EVENT`
    pub const NetPnPEvent: u64 = 0x8;
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0xa0);
    /// `NDIS_NIC_SWITCH_ID`
    pub const SwitchId: Field<u32> = Field::at(0xa4);
    /// `NDIS_NIC_SWITCH_VPORT_ID`
    pub const VPortId: Field<u32> = Field::at(0xa8);
}

/// `NET_DEVICE_PNP_EVENT`, 0x30 bytes.
pub mod NET_DEVICE_PNP_EVENT {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x30;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_PORT_NUMBER`
    pub const PortNumber: Field<u32> = Field::at(0x4);
    /// `NDIS_DEVICE_PNP_EVENT`
    pub const DevicePnPEvent: Field<u32> = Field::at(0x8);
    /// `PVOID`
    pub const InformationBuffer: Field<u64> = Field::at(0x10);
    /// `ULONG`
    pub const InformationBufferLength: Field<u32> = Field::at(0x18);
    /// `UCHAR[16]`
    pub const NdisReserved: u64 = 0x1c;
}

/// `NDIS_OID_REQUEST`, 0xf8 bytes.
pub mod NDIS_OID_REQUEST {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xf8;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_REQUEST_TYPE`
    pub const RequestType: Field<u32> = Field::at(0x4);
    /// `NDIS_PORT_NUMBER`
    pub const PortNumber: Field<u32> = Field::at(0x8);
    /// `UINT`
    pub const Timeout: Field<u32> = Field::at(0xc);
    /// `PVOID`
    pub const RequestId: Field<u64> = Field::at(0x10);
    /// `NDIS_HANDLE`
    pub const RequestHandle: Field<u64> = Field::at(0x18);
    /// `union _REQUEST_DATA`
    pub const DATA: u64 = 0x20;
    /// `NDIS_OID`
    pub const DATA_Oid: Field<u32> = Field::at(0x20);
    /// `struct _QUERY`
    pub const DATA_QUERY_INFORMATION: u64 = 0x20;
    /// `NDIS_OID`
    pub const DATA_QUERY_INFORMATION_Oid: Field<u32> = Field::at(0x20);
    /// `PVOID`
    pub const DATA_QUERY_INFORMATION_InformationBuffer: Field<u64> = Field::at(0x28);
    /// `UINT`
    pub const DATA_QUERY_INFORMATION_InformationBufferLength: Field<u32> = Field::at(0x30);
    /// `UINT`
    pub const DATA_QUERY_INFORMATION_BytesWritten: Field<u32> = Field::at(0x34);
    /// `UINT`
    pub const DATA_QUERY_INFORMATION_BytesNeeded: Field<u32> = Field::at(0x38);
    /// `struct _SET`
    pub const DATA_SET_INFORMATION: u64 = 0x20;
    /// `NDIS_OID`
    pub const DATA_SET_INFORMATION_Oid: Field<u32> = Field::at(0x20);
    /// `PVOID`
    pub const DATA_SET_INFORMATION_InformationBuffer: Field<u64> = Field::at(0x28);
    /// `UINT`
    pub const DATA_SET_INFORMATION_InformationBufferLength: Field<u32> = Field::at(0x30);
    /// `UINT`
    pub const DATA_SET_INFORMATION_BytesRead: Field<u32> = Field::at(0x34);
    /// `UINT`
    pub const DATA_SET_INFORMATION_BytesNeeded: Field<u32> = Field::at(0x38);
    /// `struct _METHOD`
    pub const DATA_METHOD_INFORMATION: u64 = 0x20;
    /// `NDIS_OID`
    pub const DATA_METHOD_INFORMATION_Oid: Field<u32> = Field::at(0x20);
    /// `PVOID`
    pub const DATA_METHOD_INFORMATION_InformationBuffer: Field<u64> = Field::at(0x28);
    /// `ULONG`
    pub const DATA_METHOD_INFORMATION_InputBufferLength: Field<u32> = Field::at(0x30);
    /// `ULONG`
    pub const DATA_METHOD_INFORMATION_OutputBufferLength: Field<u32> = Field::at(0x34);
    /// `ULONG`
    pub const DATA_METHOD_INFORMATION_MethodId: Field<u32> = Field::at(0x38);
    /// `UINT`
    pub const DATA_METHOD_INFORMATION_BytesWritten: Field<u32> = Field::at(0x3c);
    /// `UINT`
    pub const DATA_METHOD_INFORMATION_BytesRead: Field<u32> = Field::at(0x40);
    /// `UINT`
    pub const DATA_METHOD_INFORMATION_BytesNeeded: Field<u32> = Field::at(0x44);
    /// `UCHAR[128]`
    pub const NdisReserved: u64 = 0x48;
    /// `UCHAR[16]`
    pub const MiniportReserved: u64 = 0xc8;
    /// `UCHAR[16]`
    pub const SourceReserved: u64 = 0xd8;
    /// `UCHAR`
    pub const SupportedRevision: Field<u8> = Field::at(0xe8);
    /// `UCHAR`
    pub const Reserved1: Field<u8> = Field::at(0xe9);
    /// `USHORT`
    pub const Reserved2: Field<u16> = Field::at(0xea);
    /// `NDIS_NIC_SWITCH_ID`
    pub const SwitchId: Field<u32> = Field::at(0xec);
    /// `NDIS_NIC_SWITCH_VPORT_ID`
    pub const VPortId: Field<u32> = Field::at(0xf0);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0xf4);
}

/// `NDIS_STATUS_INDICATION`, 0x70 bytes.
pub mod NDIS_STATUS_INDICATION {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x70;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_HANDLE`
    pub const SourceHandle: Field<u64> = Field::at(0x8);
    /// `NDIS_PORT_NUMBER`
    pub const PortNumber: Field<u32> = Field::at(0x10);
    /// `NDIS_STATUS`
    pub const StatusCode: Field<u32> = Field::at(0x14);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x18);
    /// `NDIS_HANDLE`
    pub const DestinationHandle: Field<u64> = Field::at(0x20);
    /// `PVOID`
    pub const RequestId: Field<u64> = Field::at(0x28);
    /// `PVOID`
    pub const StatusBuffer: Field<u64> = Field::at(0x30);
    /// `ULONG`
    pub const StatusBufferSize: Field<u32> = Field::at(0x38);
    /// `GUID`
    pub const Guid: u64 = 0x3c;
    /// `PVOID[4]`
    pub const NdisReserved: u64 = 0x50;
}

/// `NDIS_LINK_STATE`, 0x28 bytes.
pub mod NDIS_LINK_STATE {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x28;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_MEDIA_CONNECT_STATE`
    pub const MediaConnectState: Field<u32> = Field::at(0x4);
    /// `NDIS_MEDIA_DUPLEX_STATE`
    pub const MediaDuplexState: Field<u32> = Field::at(0x8);
    /// `ULONG64`
    pub const XmitLinkSpeed: Field<u64> = Field::at(0x10);
    /// `ULONG64`
    pub const RcvLinkSpeed: Field<u64> = Field::at(0x18);
    /// `NDIS_SUPPORTED_PAUSE_FUNCTIONS`
    pub const PauseFunctions: Field<u32> = Field::at(0x20);
    /// `ULONG`
    pub const AutoNegotiationFlags: Field<u32> = Field::at(0x24);
}

/// `NDIS_LINK_PARAMETERS`, 0x20 bytes.
pub mod NDIS_LINK_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x20;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_MEDIA_DUPLEX_STATE`
    pub const MediaDuplexState: Field<u32> = Field::at(0x4);
    /// `ULONG64`
    pub const XmitLinkSpeed: Field<u64> = Field::at(0x8);
    /// `ULONG64`
    pub const RcvLinkSpeed: Field<u64> = Field::at(0x10);
    /// `NDIS_SUPPORTED_PAUSE_FUNCTIONS`
    pub const PauseFunctions: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const AutoNegotiationFlags: Field<u32> = Field::at(0x1c);
}

/// `NDIS_LINK_SPEED`, 0x10 bytes.
pub mod NDIS_LINK_SPEED {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `ULONG64`
    pub const XmitLinkSpeed: Field<u64> = Field::at(0x0);
    /// `ULONG64`
    pub const RcvLinkSpeed: Field<u64> = Field::at(0x8);
}

/// `NDIS_OPER_STATE`, 0xc bytes.
pub mod NDIS_OPER_STATE {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xc;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NET_IF_OPER_STATUS`
    pub const OperationalStatus: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const OperationalStatusFlags: Field<u32> = Field::at(0x8);
}

/// `NDIS_STATISTICS_INFO`, 0x98 bytes.
pub mod NDIS_STATISTICS_INFO {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x98;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const SupportedStatistics: Field<u32> = Field::at(0x4);
    /// `ULONG64`
    pub const ifInDiscards: Field<u64> = Field::at(0x8);
    /// `ULONG64`
    pub const ifInErrors: Field<u64> = Field::at(0x10);
    /// `ULONG64`
    pub const ifHCInOctets: Field<u64> = Field::at(0x18);
    /// `ULONG64`
    pub const ifHCInUcastPkts: Field<u64> = Field::at(0x20);
    /// `ULONG64`
    pub const ifHCInMulticastPkts: Field<u64> = Field::at(0x28);
    /// `ULONG64`
    pub const ifHCInBroadcastPkts: Field<u64> = Field::at(0x30);
    /// `ULONG64`
    pub const ifHCOutOctets: Field<u64> = Field::at(0x38);
    /// `ULONG64`
    pub const ifHCOutUcastPkts: Field<u64> = Field::at(0x40);
    /// `ULONG64`
    pub const ifHCOutMulticastPkts: Field<u64> = Field::at(0x48);
    /// `ULONG64`
    pub const ifHCOutBroadcastPkts: Field<u64> = Field::at(0x50);
    /// `ULONG64`
    pub const ifOutErrors: Field<u64> = Field::at(0x58);
    /// `ULONG64`
    pub const ifOutDiscards: Field<u64> = Field::at(0x60);
    /// `ULONG64`
    pub const ifHCInUcastOctets: Field<u64> = Field::at(0x68);
    /// `ULONG64`
    pub const ifHCInMulticastOctets: Field<u64> = Field::at(0x70);
    /// `ULONG64`
    pub const ifHCInBroadcastOctets: Field<u64> = Field::at(0x78);
    /// `ULONG64`
    pub const ifHCOutUcastOctets: Field<u64> = Field::at(0x80);
    /// `ULONG64`
    pub const ifHCOutMulticastOctets: Field<u64> = Field::at(0x88);
    /// `ULONG64`
    pub const ifHCOutBroadcastOctets: Field<u64> = Field::at(0x90);
}

/// `NDIS_STATISTICS_VALUE`, 0xc bytes.
pub mod NDIS_STATISTICS_VALUE {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xc;
    /// `NDIS_OID`
    pub const Oid: Field<u32> = Field::at(0x0);
    /// `ULONG`
    pub const DataLength: Field<u32> = Field::at(0x4);
    /// `UCHAR[1]`
    pub const Data: u64 = 0x8;
}

/// `NDIS_PNP_CAPABILITIES`, 0x10 bytes.
pub mod NDIS_PNP_CAPABILITIES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x0);
    /// `NDIS_PM_WAKE_UP_CAPABILITIES`
    pub const WakeUpCapabilities: u64 = 0x4;
}

/// `NDIS_PM_WAKE_UP_CAPABILITIES`, 0xc bytes.
pub mod NDIS_PM_WAKE_UP_CAPABILITIES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xc;
    /// `NDIS_DEVICE_POWER_STATE`
    pub const MinMagicPacketWakeUp: Field<u32> = Field::at(0x0);
    /// `NDIS_DEVICE_POWER_STATE`
    pub const MinPatternWakeUp: Field<u32> = Field::at(0x4);
    /// `NDIS_DEVICE_POWER_STATE`
    pub const MinLinkChangeWakeUp: Field<u32> = Field::at(0x8);
}

/// `NDIS_PM_CAPABILITIES`, 0x3c bytes.
pub mod NDIS_PM_CAPABILITIES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x3c;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const SupportedWoLPacketPatterns: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const NumTotalWoLPatterns: Field<u32> = Field::at(0xc);
    /// `ULONG`
    pub const MaxWoLPatternSize: Field<u32> = Field::at(0x10);
    /// `ULONG`
    pub const MaxWoLPatternOffset: Field<u32> = Field::at(0x14);
    /// `ULONG`
    pub const MaxWoLPacketSaveBuffer: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const SupportedProtocolOffloads: Field<u32> = Field::at(0x1c);
    /// `ULONG`
    pub const NumArpOffloadIPv4Addresses: Field<u32> = Field::at(0x20);
    /// `ULONG`
    pub const NumNSOffloadIPv6Addresses: Field<u32> = Field::at(0x24);
    /// `NDIS_DEVICE_POWER_STATE`
    pub const MinMagicPacketWakeUp: Field<u32> = Field::at(0x28);
    /// `NDIS_DEVICE_POWER_STATE`
    pub const MinPatternWakeUp: Field<u32> = Field::at(0x2c);
    /// `NDIS_DEVICE_POWER_STATE`
    pub const MinLinkChangeWakeUp: Field<u32> = Field::at(0x30);
    /// `ULONG`
    pub const SupportedWakeUpEvents: Field<u32> = Field::at(0x34);
    /// `ULONG`
    pub const MediaSpecificWakeUpEvents: Field<u32> = Field::at(0x38);
}

/// `NDIS_PM_PARAMETERS`, 0x14 bytes.
pub mod NDIS_PM_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x14;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const EnabledWoLPacketPatterns: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const EnabledProtocolOffloads: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const WakeUpFlags: Field<u32> = Field::at(0xc);
    /// `ULONG`
    pub const MediaSpecificWakeUpEvents: Field<u32> = Field::at(0x10);
}

/// `NDIS_INTERRUPT_MODERATION_PARAMETERS`, 0xc bytes.
pub mod NDIS_INTERRUPT_MODERATION_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xc;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `NDIS_INTERRUPT_MODERATION`
    pub const InterruptModeration: Field<u32> = Field::at(0x8);
}

/// `NDIS_RECEIVE_SCALE_CAPABILITIES`, 0x14 bytes.
pub mod NDIS_RECEIVE_SCALE_CAPABILITIES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x14;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_RSS_CAPS_FLAGS`
    pub const CapabilitiesFlags: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const NumberOfInterruptMessages: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const NumberOfReceiveQueues: Field<u32> = Field::at(0xc);
    /// `USHORT`
    pub const NumberOfIndirectionTableEntries: Field<u16> = Field::at(0x10);
}

/// `NDIS_RECEIVE_SCALE_PARAMETERS`, 0x2c bytes.
pub mod NDIS_RECEIVE_SCALE_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x2c;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `USHORT`
    pub const Flags: Field<u16> = Field::at(0x4);
    /// `USHORT`
    pub const BaseCpuNumber: Field<u16> = Field::at(0x6);
    /// `ULONG`
    pub const HashInformation: Field<u32> = Field::at(0x8);
    /// `USHORT`
    pub const IndirectionTableSize: Field<u16> = Field::at(0xc);
    /// `ULONG`
    pub const IndirectionTableOffset: Field<u32> = Field::at(0x10);
    /// `USHORT`
    pub const HashSecretKeySize: Field<u16> = Field::at(0x14);
    /// `ULONG`
    pub const HashSecretKeyOffset: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const ProcessorMasksOffset: Field<u32> = Field::at(0x1c);
    /// `ULONG`
    pub const NumberOfProcessorMasks: Field<u32> = Field::at(0x20);
    /// `ULONG`
    pub const ProcessorMasksEntrySize: Field<u32> = Field::at(0x24);
    /// `PROCESSOR_NUMBER`
    pub const DefaultProcessorNumber: u64 = 0x28;
}

/// `NDIS_OFFLOAD`, 0xd8 bytes.
pub mod NDIS_OFFLOAD {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xd8;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_TCP_IP_CHECKSUM_OFFLOAD`
    pub const Checksum: u64 = 0x4;
    /// `NDIS_TCP_LARGE_SEND_OFFLOAD_V1`
    pub const LsoV1: u64 = 0x24;
    /// `NDIS_IPSEC_OFFLOAD_V1`
    pub const IPsecV1: u64 = 0x34;
    /// `NDIS_TCP_LARGE_SEND_OFFLOAD_V2`
    pub const LsoV2: u64 = 0x50;
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x6c);
    /// `NDIS_IPSEC_OFFLOAD_V2`
    pub const IPsecV2: u64 = 0x70;
    /// `NDIS_TCP_RECV_SEG_COALESCE_OFFLOAD`
    pub const Rsc: u64 = 0x90;
    /// `NDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD`
    pub const EncapsulatedPacketTaskOffloadGre: u64 = 0x94;
    /// `NDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2`
    pub const EncapsulatedPacketTaskOffloadVxlan: u64 = 0x9c;
    /// `UCHAR`
    pub const EncapsulationTypes: Field<u8> = Field::at(0xb0);
    /// `NDIS_RFC6877_464XLAT_OFFLOAD`
    pub const Rfc6877Xlat: u64 = 0xb4;
    /// `NDIS_UDP_SEGMENTATION_OFFLOAD`
    pub const UdpSegmentation: u64 = 0xbc;
}

/// `NDIS_OFFLOAD_PARAMETERS`, 0x24 bytes.
pub mod NDIS_OFFLOAD_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x24;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `UCHAR`
    pub const IPv4Checksum: Field<u8> = Field::at(0x4);
    /// `UCHAR`
    pub const TCPIPv4Checksum: Field<u8> = Field::at(0x5);
    /// `UCHAR`
    pub const UDPIPv4Checksum: Field<u8> = Field::at(0x6);
    /// `UCHAR`
    pub const TCPIPv6Checksum: Field<u8> = Field::at(0x7);
    /// `UCHAR`
    pub const UDPIPv6Checksum: Field<u8> = Field::at(0x8);
    /// `UCHAR`
    pub const LsoV1: Field<u8> = Field::at(0x9);
    /// `UCHAR`
    pub const IPsecV1: Field<u8> = Field::at(0xa);
    /// `UCHAR`
    pub const LsoV2IPv4: Field<u8> = Field::at(0xb);
    /// `UCHAR`
    pub const LsoV2IPv6: Field<u8> = Field::at(0xc);
    /// `UCHAR`
    pub const TcpConnectionIPv4: Field<u8> = Field::at(0xd);
    /// `UCHAR`
    pub const TcpConnectionIPv6: Field<u8> = Field::at(0xe);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x10);
    /// `UCHAR`
    pub const IPsecV2: Field<u8> = Field::at(0x14);
    /// `UCHAR`
    pub const IPsecV2IPv4: Field<u8> = Field::at(0x15);
    /// `UCHAR`
    pub const RscIPv4: Field<u8> = Field::at(0x16);
    /// `UCHAR`
    pub const RscIPv6: Field<u8> = Field::at(0x17);
    /// `UCHAR`
    pub const EncapsulatedPacketTaskOffload: Field<u8> = Field::at(0x18);
    /// `UCHAR`
    pub const EncapsulationTypes: Field<u8> = Field::at(0x19);
    /// `union _ENCAPSULATION_PROTOCOL_PARAMETERS`
    pub const EncapsulationProtocolParameters: u64 = 0x1c;
    /// `union or struct`
    pub const UdpSegmentation: u64 = 0x20;
    /// `UCHAR`
    pub const UdpSegmentation_IPv4: Field<u8> = Field::at(0x20);
    /// `UCHAR`
    pub const UdpSegmentation_IPv6: Field<u8> = Field::at(0x21);
}

/// `NDIS_TCP_IP_CHECKSUM_OFFLOAD`, 0x20 bytes.
pub mod NDIS_TCP_IP_CHECKSUM_OFFLOAD {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x20;
    /// `union or struct`
    pub const IPv4Transmit: u64 = 0x0;
    /// `ULONG`
    pub const IPv4Transmit_Encapsulation: Field<u32> = Field::at(0x0);
    /// `union or struct`
    pub const IPv4Receive: u64 = 0x8;
    /// `ULONG`
    pub const IPv4Receive_Encapsulation: Field<u32> = Field::at(0x8);
    /// `union or struct`
    pub const IPv6Transmit: u64 = 0x10;
    /// `ULONG`
    pub const IPv6Transmit_Encapsulation: Field<u32> = Field::at(0x10);
    /// `union or struct`
    pub const IPv6Receive: u64 = 0x18;
    /// `ULONG`
    pub const IPv6Receive_Encapsulation: Field<u32> = Field::at(0x18);
}

/// `NDIS_TCP_LARGE_SEND_OFFLOAD_V1`, 0x10 bytes.
pub mod NDIS_TCP_LARGE_SEND_OFFLOAD_V1 {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `union or struct`
    pub const IPv4: u64 = 0x0;
    /// `ULONG`
    pub const IPv4_Encapsulation: Field<u32> = Field::at(0x0);
    /// `ULONG`
    pub const IPv4_MaxOffLoadSize: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const IPv4_MinSegmentCount: Field<u32> = Field::at(0x8);
}

/// `NDIS_TCP_LARGE_SEND_OFFLOAD_V2`, 0x1c bytes.
pub mod NDIS_TCP_LARGE_SEND_OFFLOAD_V2 {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x1c;
    /// `union or struct`
    pub const IPv4: u64 = 0x0;
    /// `ULONG`
    pub const IPv4_Encapsulation: Field<u32> = Field::at(0x0);
    /// `ULONG`
    pub const IPv4_MaxOffLoadSize: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const IPv4_MinSegmentCount: Field<u32> = Field::at(0x8);
    /// `union or struct`
    pub const IPv6: u64 = 0xc;
    /// `ULONG`
    pub const IPv6_Encapsulation: Field<u32> = Field::at(0xc);
    /// `ULONG`
    pub const IPv6_MaxOffLoadSize: Field<u32> = Field::at(0x10);
    /// `ULONG`
    pub const IPv6_MinSegmentCount: Field<u32> = Field::at(0x14);
}

/// `NDIS_TCP_CONNECTION_OFFLOAD`, 0x14 bytes.
pub mod NDIS_TCP_CONNECTION_OFFLOAD {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x14;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Encapsulation: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const TcpConnectionOffloadCapacity: Field<u32> = Field::at(0xc);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x10);
}

/// `NDIS_PORT`, 0x60 bytes.
pub mod NDIS_PORT {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x60;
    /// `PNDIS_PORT`
    pub const Next: Field<u64> = Field::at(0x0);
    /// `PVOID`
    pub const NdisReserved: Field<u64> = Field::at(0x8);
    /// `PVOID`
    pub const MiniportReserved: Field<u64> = Field::at(0x10);
    /// `PVOID`
    pub const ProtocolReserved: Field<u64> = Field::at(0x18);
    /// `NDIS_PORT_CHARACTERISTICS`
    pub const PortCharacteristics: u64 = 0x20;
}

/// `NDIS_PORT_CHARACTERISTICS`, 0x40 bytes.
pub mod NDIS_PORT_CHARACTERISTICS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x40;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_PORT_NUMBER`
    pub const PortNumber: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x8);
    /// `NDIS_PORT_TYPE`
    pub const Type: Field<u32> = Field::at(0xc);
    /// `NDIS_MEDIA_CONNECT_STATE`
    pub const MediaConnectState: Field<u32> = Field::at(0x10);
    /// `ULONG64`
    pub const XmitLinkSpeed: Field<u64> = Field::at(0x18);
    /// `ULONG64`
    pub const RcvLinkSpeed: Field<u64> = Field::at(0x20);
    /// `NET_IF_DIRECTION_TYPE`
    pub const Direction: Field<u32> = Field::at(0x28);
    /// `NDIS_PORT_CONTROL_STATE`
    pub const SendControlState: Field<u32> = Field::at(0x2c);
    /// `NDIS_PORT_CONTROL_STATE`
    pub const RcvControlState: Field<u32> = Field::at(0x30);
    /// `NDIS_PORT_AUTHORIZATION_STATE`
    pub const SendAuthorizationState: Field<u32> = Field::at(0x34);
    /// `NDIS_PORT_AUTHORIZATION_STATE`
    pub const RcvAuthorizationState: Field<u32> = Field::at(0x38);
}

/// `NDIS_PORT_AUTHENTICATION_PARAMETERS`, 0x14 bytes.
pub mod NDIS_PORT_AUTHENTICATION_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x14;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_PORT_CONTROL_STATE`
    pub const SendControlState: Field<u32> = Field::at(0x4);
    /// `NDIS_PORT_CONTROL_STATE`
    pub const RcvControlState: Field<u32> = Field::at(0x8);
    /// `NDIS_PORT_AUTHORIZATION_STATE`
    pub const SendAuthorizationState: Field<u32> = Field::at(0xc);
    /// `NDIS_PORT_AUTHORIZATION_STATE`
    pub const RcvAuthorizationState: Field<u32> = Field::at(0x10);
}

/// `NET_BUFFER`, 0xb0 bytes.
pub mod NET_BUFFER {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xb0;
    /// `NET_BUFFER *`
    pub const Next: Field<u64> = Field::at(0x0);
    /// `MDL *`
    pub const CurrentMdl: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const CurrentMdlOffset: Field<u32> = Field::at(0x10);
    /// `ULONG`
    pub const DataLength: Field<u32> = Field::at(0x18);
    /// `SIZE_T`
    pub const stDataLength: Field<u64> = Field::at(0x18);
    /// `MDL *`
    pub const MdlChain: Field<u64> = Field::at(0x20);
    /// `ULONG`
    pub const DataOffset: Field<u32> = Field::at(0x28);
    /// `SLIST_HEADER`
    pub const Link: u64 = 0x0;
    /// `NET_BUFFER_HEADER`
    pub const NetBufferHeader: u64 = 0x0;
    /// `USHORT`
    pub const ChecksumBias: Field<u16> = Field::at(0x30);
    /// `USHORT`
    pub const Reserved: Field<u16> = Field::at(0x32);
    /// `NDIS_HANDLE`
    pub const NdisPoolHandle: Field<u64> = Field::at(0x38);
    /// `PVOID[2]`
    pub const NdisReserved: u64 = 0x40;
    /// `PVOID[6]`
    pub const ProtocolReserved: u64 = 0x50;
    /// `PVOID[4]`
    pub const MiniportReserved: u64 = 0x80;
    /// `PHYSICAL_ADDRESS`
    pub const DataPhysicalAddress: Field<i64> = Field::at(0xa0);
    /// `NET_BUFFER_SHARED_MEMORY *`
    pub const SharedMemoryInfo: Field<u64> = Field::at(0xa8);
    /// `SCATTER_GATHER_LIST *`
    pub const ScatterGatherList: Field<u64> = Field::at(0xa8);
}

/// `NET_BUFFER_DATA`, 0x30 bytes.
pub mod NET_BUFFER_DATA {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x30;
    /// `NET_BUFFER *`
    pub const Next: Field<u64> = Field::at(0x0);
    /// `MDL *`
    pub const CurrentMdl: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const CurrentMdlOffset: Field<u32> = Field::at(0x10);
    /// `ULONG`
    pub const DataLength: Field<u32> = Field::at(0x18);
    /// `SIZE_T`
    pub const stDataLength: Field<u64> = Field::at(0x18);
    /// `MDL *`
    pub const MdlChain: Field<u64> = Field::at(0x20);
    /// `ULONG`
    pub const DataOffset: Field<u32> = Field::at(0x28);
}

/// `NET_BUFFER_HEADER`, 0x30 bytes.
pub mod NET_BUFFER_HEADER {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x30;
    /// `NET_BUFFER *`
    pub const Next: Field<u64> = Field::at(0x0);
    /// `MDL *`
    pub const CurrentMdl: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const CurrentMdlOffset: Field<u32> = Field::at(0x10);
    /// `ULONG`
    pub const DataLength: Field<u32> = Field::at(0x18);
    /// `SIZE_T`
    pub const stDataLength: Field<u64> = Field::at(0x18);
    /// `MDL *`
    pub const MdlChain: Field<u64> = Field::at(0x20);
    /// `ULONG`
    pub const DataOffset: Field<u32> = Field::at(0x28);
    /// `SLIST_HEADER`
    pub const Link: u64 = 0x0;
}

/// `NET_BUFFER_SHARED_MEMORY`, 0x20 bytes.
pub mod NET_BUFFER_SHARED_MEMORY {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x20;
    /// `NET_BUFFER_SHARED_MEMORY *`
    pub const NextSharedMemorySegment: Field<u64> = Field::at(0x0);
    /// `ULONG`
    pub const SharedMemoryFlags: Field<u32> = Field::at(0x8);
    /// `NDIS_HANDLE`
    pub const SharedMemoryHandle: Field<u64> = Field::at(0x10);
    /// `ULONG`
    pub const SharedMemoryOffset: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const SharedMemoryLength: Field<u32> = Field::at(0x1c);
}

/// `NET_BUFFER_LIST`, 0x170 bytes.
pub mod NET_BUFFER_LIST {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x170;
    /// `NET_BUFFER_LIST *`
    pub const Next: Field<u64> = Field::at(0x0);
    /// `NET_BUFFER *`
    pub const FirstNetBuffer: Field<u64> = Field::at(0x8);
    /// `SLIST_HEADER`
    pub const Link: u64 = 0x0;
    /// `NET_BUFFER_LIST_HEADER`
    pub const NetBufferListHeader: u64 = 0x0;
    /// `NET_BUFFER_LIST_CONTEXT *`
    pub const Context: Field<u64> = Field::at(0x10);
    /// `NET_BUFFER_LIST *`
    pub const ParentNetBufferList: Field<u64> = Field::at(0x18);
    /// `NDIS_HANDLE`
    pub const NdisPoolHandle: Field<u64> = Field::at(0x20);
    /// `PVOID[2]`
    pub const NdisReserved: u64 = 0x30;
    /// `PVOID[4]`
    pub const ProtocolReserved: u64 = 0x40;
    /// `PVOID[2]`
    pub const MiniportReserved: u64 = 0x60;
    /// `PVOID`
    pub const Scratch: Field<u64> = Field::at(0x70);
    /// `NDIS_HANDLE`
    pub const SourceHandle: Field<u64> = Field::at(0x78);
    /// `ULONG`
    pub const NblFlags: Field<u32> = Field::at(0x80);
    /// `LONG`
    pub const ChildRefCount: Field<i32> = Field::at(0x84);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x88);
    /// `NDIS_STATUS`
    pub const Status: Field<u32> = Field::at(0x8c);
    /// `ULONG`
    pub const NdisReserved2: Field<u32> = Field::at(0x8c);
    /// `PVOID[27]`
    pub const NetBufferListInfo: u64 = 0x90;
}

/// `NET_BUFFER_LIST_DATA`, 0x10 bytes.
pub mod NET_BUFFER_LIST_DATA {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `NET_BUFFER_LIST *`
    pub const Next: Field<u64> = Field::at(0x0);
    /// `NET_BUFFER *`
    pub const FirstNetBuffer: Field<u64> = Field::at(0x8);
}

/// `NET_BUFFER_LIST_HEADER`, 0x10 bytes.
pub mod NET_BUFFER_LIST_HEADER {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `NET_BUFFER_LIST *`
    pub const Next: Field<u64> = Field::at(0x0);
    /// `NET_BUFFER *`
    pub const FirstNetBuffer: Field<u64> = Field::at(0x8);
    /// `SLIST_HEADER`
    pub const Link: u64 = 0x0;
}

/// `NET_BUFFER_LIST_CONTEXT`, 0x10 bytes.
pub mod NET_BUFFER_LIST_CONTEXT {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `NET_BUFFER_LIST_CONTEXT *`
    pub const Next: Field<u64> = Field::at(0x0);
    /// `USHORT`
    pub const Size: Field<u16> = Field::at(0x8);
    /// `USHORT`
    pub const Offset: Field<u16> = Field::at(0xa);
    /// `UCHAR[]`
    pub const ContextData: u64 = 0x10;
}

/// `NET_BUFFER_POOL_PARAMETERS`, 0xc bytes.
pub mod NET_BUFFER_POOL_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xc;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const PoolTag: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const DataSize: Field<u32> = Field::at(0x8);
}

/// `NET_BUFFER_LIST_POOL_PARAMETERS`, 0x10 bytes.
pub mod NET_BUFFER_LIST_POOL_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `UCHAR`
    pub const ProtocolId: Field<u8> = Field::at(0x4);
    /// `BOOLEAN`
    pub const fAllocateNetBuffer: Field<u8> = Field::at(0x5);
    /// `USHORT`
    pub const ContextSize: Field<u16> = Field::at(0x6);
    /// `ULONG`
    pub const PoolTag: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const DataSize: Field<u32> = Field::at(0xc);
}

/// `NDIS_CONFIGURATION_OBJECT`, 0x18 bytes.
pub mod NDIS_CONFIGURATION_OBJECT {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x18;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_HANDLE`
    pub const NdisHandle: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x10);
}

/// `NDIS_CONFIGURATION_PARAMETER`, 0x18 bytes.
pub mod NDIS_CONFIGURATION_PARAMETER {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x18;
    /// `NDIS_PARAMETER_TYPE`
    pub const ParameterType: Field<u32> = Field::at(0x0);
    /// `union or struct`
    pub const ParameterData: u64 = 0x8;
    /// `ULONG`
    pub const ParameterData_IntegerData: Field<u32> = Field::at(0x8);
    /// `NDIS_STRING`
    pub const ParameterData_StringData: u64 = 0x8;
    /// `USHORT`
    pub const ParameterData_StringData_Length: Field<u16> = Field::at(0x8);
    /// `USHORT`
    pub const ParameterData_StringData_MaximumLength: Field<u16> = Field::at(0xa);
    /// `PWCH`
    pub const ParameterData_StringData_Buffer: Field<u64> = Field::at(0x10);
    /// `BINARY_DATA`
    pub const ParameterData_BinaryData: u64 = 0x8;
}

/// `NDIS_TIMER_CHARACTERISTICS`, 0x18 bytes.
pub mod NDIS_TIMER_CHARACTERISTICS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x18;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const AllocationTag: Field<u32> = Field::at(0x4);
    /// `PNDIS_TIMER_FUNCTION`
    pub const TimerFunction: Field<u64> = Field::at(0x8);
    /// `PVOID`
    pub const FunctionContext: Field<u64> = Field::at(0x10);
}

/// `NDIS_DEVICE_OBJECT_ATTRIBUTES`, 0x38 bytes.
pub mod NDIS_DEVICE_OBJECT_ATTRIBUTES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x38;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `PNDIS_STRING`
    pub const DeviceName: Field<u64> = Field::at(0x8);
    /// `PNDIS_STRING`
    pub const SymbolicName: Field<u64> = Field::at(0x10);
    /// `PDRIVER_DISPATCH *`
    pub const MajorFunctions: Field<u64> = Field::at(0x18);
    /// `ULONG`
    pub const ExtensionSize: Field<u32> = Field::at(0x20);
    /// `PCUNICODE_STRING`
    pub const DefaultSDDLString: Field<u64> = Field::at(0x28);
    /// `LPCGUID`
    pub const DeviceClassGuid: Field<u64> = Field::at(0x30);
}

/// `NDIS_SPIN_LOCK`, 0x10 bytes.
pub mod NDIS_SPIN_LOCK {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `KSPIN_LOCK`
    pub const SpinLock: Field<u64> = Field::at(0x0);
    /// `KIRQL`
    pub const OldIrql: Field<u8> = Field::at(0x8);
}

/// `NDIS_RW_LOCK`, 0x410 bytes.
pub mod NDIS_RW_LOCK {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x410;
    /// `KSPIN_LOCK`
    pub const SpinLock: Field<u64> = Field::at(0x0);
    /// `PVOID`
    pub const Context: Field<u64> = Field::at(0x8);
    /// `UCHAR[16]`
    pub const Reserved: u64 = 0x0;
    /// `NDIS_RW_LOCK_REFCOUNT[64]`
    pub const RefCount: u64 = 0x10;
    /// `ULONG[256]`
    pub const RefCountEx: u64 = 0x10;
    /// `KSPIN_LOCK`
    pub const RefCountLock: Field<u64> = Field::at(0x10);
    /// `volatile ULONG`
    pub const SharedRefCount: Field<u32> = Field::at(0x18);
    /// `volatile BOOLEAN`
    pub const WriterWaiting: Field<u8> = Field::at(0x1c);
}

/// `LOCK_STATE`, 0x4 bytes.
pub mod LOCK_STATE {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x4;
    /// `USHORT`
    pub const LockState: Field<u16> = Field::at(0x0);
    /// `KIRQL`
    pub const OldIrql: Field<u8> = Field::at(0x2);
}

/// `LOCK_STATE_EX`, 0x3 bytes.
pub mod LOCK_STATE_EX {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x3;
    /// `KIRQL`
    pub const OldIrql: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const LockState: Field<u8> = Field::at(0x1);
    /// `UCHAR`
    pub const Flags: Field<u8> = Field::at(0x2);
}

/// `NDIS_EVENT`, 0x18 bytes.
pub mod NDIS_EVENT {
    /// Bytes.
    pub const SIZE: u64 = 0x18;
    /// `KEVENT`
    pub const Event: u64 = 0x0;
}

/// `NDIS_MINIPORT_TIMER`, 0xa0 bytes.
pub mod NDIS_MINIPORT_TIMER {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xa0;
    /// `KTIMER`
    pub const Timer: u64 = 0x0;
    /// `KDPC`
    pub const Dpc: u64 = 0x40;
    /// `PNDIS_TIMER_FUNCTION`
    pub const MiniportTimerFunction: Field<u64> = Field::at(0x80);
    /// `PVOID`
    pub const MiniportTimerContext: Field<u64> = Field::at(0x88);
    /// `PNDIS_MINIPORT_BLOCK`
    pub const Miniport: Field<u64> = Field::at(0x90);
    /// `struct _NDIS_MINIPORT_TIMER *`
    pub const NextTimer: Field<u64> = Field::at(0x98);
}

/// `NDIS_TIMER`, 0x80 bytes.
pub mod NDIS_TIMER {
    /// Bytes.
    pub const SIZE: u64 = 0x80;
    /// `KTIMER`
    pub const Timer: u64 = 0x0;
    /// `KDPC`
    pub const Dpc: u64 = 0x40;
}

/// `NDIS_WORK_ITEM`, 0x50 bytes.
pub mod NDIS_WORK_ITEM {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x50;
    /// `PVOID`
    pub const Context: Field<u64> = Field::at(0x0);
    /// `NDIS_PROC`
    pub const Routine: Field<u64> = Field::at(0x8);
    /// `UCHAR[64]`
    pub const WrapperReserved: u64 = 0x10;
}

/// `NDIS_SG_DMA_DESCRIPTION`, 0x30 bytes.
pub mod NDIS_SG_DMA_DESCRIPTION {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x30;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const MaximumPhysicalMapping: Field<u32> = Field::at(0x8);
    /// `MINIPORT_PROCESS_SG_LIST_HANDLER`
    pub const ProcessSGListHandler: Field<u64> = Field::at(0x10);
    /// `MINIPORT_ALLOCATE_SHARED_MEM_COMPLETE_HANDLER`
    pub const SharedMemAllocateCompleteHandler: Field<u64> = Field::at(0x18);
    /// `ULONG`
    pub const ScatterGatherListSize: Field<u32> = Field::at(0x20);
    /// `DEVICE_OBJECT *`
    pub const PdoOverride: Field<u64> = Field::at(0x28);
}

/// `NDIS_SHARED_MEMORY_PARAMETERS`, 0x48 bytes.
pub mod NDIS_SHARED_MEMORY_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x48;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `NDIS_RECEIVE_QUEUE_ID`
    pub const QueueId: Field<u32> = Field::at(0x8);
    /// `NDIS_HANDLE`
    pub const SharedMemoryHandle: Field<u64> = Field::at(0x10);
    /// `NODE_REQUIREMENT`
    pub const PreferredNode: Field<u32> = Field::at(0x18);
    /// `NDIS_SHARED_MEMORY_USAGE`
    pub const Usage: Field<u32> = Field::at(0x1c);
    /// `ULONG`
    pub const Length: Field<u32> = Field::at(0x20);
    /// `PVOID`
    pub const VirtualAddress: Field<u64> = Field::at(0x28);
    /// `ULONG`
    pub const SGListBufferLength: Field<u32> = Field::at(0x30);
    /// `PSCATTER_GATHER_LIST`
    pub const SGListBuffer: Field<u64> = Field::at(0x38);
    /// `NDIS_NIC_SWITCH_VPORT_ID`
    pub const VPortId: Field<u32> = Field::at(0x40);
}

/// `NDIS_RW_LOCK_REFCOUNT`, 0x10 bytes.
pub mod NDIS_RW_LOCK_REFCOUNT {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `ULONG`
    pub const RefCount: Field<u32> = Field::at(0x0);
    /// `UCHAR[16]`
    pub const cacheLine: u64 = 0x0;
}

/// `NDIS_DRIVER_OPTIONAL_HANDLERS`, 0x4 bytes.
pub mod NDIS_DRIVER_OPTIONAL_HANDLERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x4;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
}

/// `NDIS_SYSTEM_PROCESSOR_INFO`, 0x430 bytes.
pub mod NDIS_SYSTEM_PROCESSOR_INFO {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x430;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `NDIS_PROCESSOR_VENDOR`
    pub const ProcessorVendor: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const NumPhysicalPackages: Field<u32> = Field::at(0xc);
    /// `ULONG`
    pub const NumCores: Field<u32> = Field::at(0x10);
    /// `ULONG`
    pub const NumCoresPerPhysicalPackage: Field<u32> = Field::at(0x14);
    /// `ULONG`
    pub const MaxHyperThreadingCpusPerCore: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const RssBaseCpu: Field<u32> = Field::at(0x1c);
    /// `ULONG`
    pub const RssCpuCount: Field<u32> = Field::at(0x20);
    /// `PUCHAR`
    pub const RssProcessors: Field<u64> = Field::at(0x28);
    /// `NDIS_PROCESSOR_INFO[64]`
    pub const CpuInfo: u64 = 0x30;
}

/// `NDIS_SYSTEM_PROCESSOR_INFO_EX`, 0x28 bytes.
pub mod NDIS_SYSTEM_PROCESSOR_INFO_EX {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x28;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `NDIS_PROCESSOR_VENDOR`
    pub const ProcessorVendor: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const NumSockets: Field<u32> = Field::at(0xc);
    /// `ULONG`
    pub const NumCores: Field<u32> = Field::at(0x10);
    /// `ULONG`
    pub const NumCoresPerSocket: Field<u32> = Field::at(0x14);
    /// `ULONG`
    pub const MaxHyperThreadingProcsPerCore: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const ProcessorInfoOffset: Field<u32> = Field::at(0x1c);
    /// `ULONG`
    pub const NumberOfProcessors: Field<u32> = Field::at(0x20);
    /// `ULONG`
    pub const ProcessorInfoEntrySize: Field<u32> = Field::at(0x24);
}

/// `NDIS_PROCESSOR_INFO_EX`, 0x14 bytes.
pub mod NDIS_PROCESSOR_INFO_EX {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x14;
    /// `PROCESSOR_NUMBER`
    pub const ProcNum: u64 = 0x0;
    /// `ULONG`
    pub const SocketId: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const CoreId: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const HyperThreadId: Field<u32> = Field::at(0xc);
    /// `USHORT`
    pub const NodeId: Field<u16> = Field::at(0x10);
    /// `USHORT`
    pub const NodeDistance: Field<u16> = Field::at(0x12);
}

/// `NDIS_RSS_PROCESSOR`, 0x8 bytes.
pub mod NDIS_RSS_PROCESSOR {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x8;
    /// `PROCESSOR_NUMBER`
    pub const ProcNum: u64 = 0x0;
    /// `USHORT`
    pub const PreferenceIndex: Field<u16> = Field::at(0x4);
    /// `USHORT`
    pub const Reserved: Field<u16> = Field::at(0x6);
}

/// `NDIS_RSS_PROCESSOR_INFO`, 0x28 bytes.
pub mod NDIS_RSS_PROCESSOR_INFO {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x28;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `PROCESSOR_NUMBER`
    pub const RssBaseProcessor: u64 = 0x8;
    /// `ULONG`
    pub const MaxNumRssProcessors: Field<u32> = Field::at(0xc);
    /// `USHORT`
    pub const PreferredNumaNode: Field<u16> = Field::at(0x10);
    /// `ULONG`
    pub const RssProcessorArrayOffset: Field<u32> = Field::at(0x14);
    /// `ULONG`
    pub const RssProcessorCount: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const RssProcessorEntrySize: Field<u32> = Field::at(0x1c);
    /// `PROCESSOR_NUMBER`
    pub const RssMaxProcessor: u64 = 0x20;
    /// `NDIS_RSS_PROFILE`
    pub const RssProfile: Field<u32> = Field::at(0x24);
}

/// `NDIS_HYPERVISOR_INFO`, 0xc bytes.
pub mod NDIS_HYPERVISOR_INFO {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xc;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `NDIS_HYPERVISOR_PARTITION_TYPE`
    pub const PartitionType: Field<u32> = Field::at(0x8);
}

/// `NDIS_GENERIC_OBJECT`, 0x20 bytes.
pub mod NDIS_GENERIC_OBJECT {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x20;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `PVOID`
    pub const Caller: Field<u64> = Field::at(0x8);
    /// `PVOID`
    pub const CallersCaller: Field<u64> = Field::at(0x10);
    /// `PDRIVER_OBJECT`
    pub const DriverObject: Field<u64> = Field::at(0x18);
}

/// `NDIS_PROCESSOR_INFO`, 0x10 bytes.
pub mod NDIS_PROCESSOR_INFO {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `ULONG`
    pub const CpuNumber: Field<u32> = Field::at(0x0);
    /// `ULONG`
    pub const PhysicalPackageId: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const CoreId: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const HyperThreadID: Field<u32> = Field::at(0xc);
}

/// `NDIS_MSIX_CONFIG_PARAMETERS`, 0x10 bytes.
pub mod NDIS_MSIX_CONFIG_PARAMETERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_MSIX_TABLE_OPERATION`
    pub const ConfigOperation: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const TableEntry: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const MessageNumber: Field<u32> = Field::at(0xc);
}

/// `NET_LUID_LH`, 0x8 bytes.
pub mod NET_LUID_LH {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x8;
    /// `ULONG64`
    pub const Value: Field<u64> = Field::at(0x0);
    /// `union or struct`
    pub const Info: u64 = 0x0;
}

/// `IF_COUNTED_STRING_LH`, 0x204 bytes.
pub mod IF_COUNTED_STRING_LH {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x204;
    /// `USHORT`
    pub const Length: Field<u16> = Field::at(0x0);
    /// `WCHAR[257]`
    pub const String: u64 = 0x2;
}

/// `NDIS_WMI_METHOD_HEADER`, 0x20 bytes.
pub mod NDIS_WMI_METHOD_HEADER {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x20;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_PORT_NUMBER`
    pub const PortNumber: Field<u32> = Field::at(0x4);
    /// `NET_LUID`
    pub const NetLuid: Field<u64> = Field::at(0x8);
    /// `ULONG64`
    pub const RequestId: Field<u64> = Field::at(0x10);
    /// `ULONG`
    pub const Timeout: Field<u32> = Field::at(0x18);
    /// `UCHAR[4]`
    pub const Padding: u64 = 0x1c;
}

/// `NDIS_WMI_SET_HEADER`, 0x20 bytes.
pub mod NDIS_WMI_SET_HEADER {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x20;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NDIS_PORT_NUMBER`
    pub const PortNumber: Field<u32> = Field::at(0x4);
    /// `NET_LUID`
    pub const NetLuid: Field<u64> = Field::at(0x8);
    /// `ULONG64`
    pub const RequestId: Field<u64> = Field::at(0x10);
    /// `ULONG`
    pub const Timeout: Field<u32> = Field::at(0x18);
    /// `UCHAR[4]`
    pub const Padding: u64 = 0x1c;
}

/// `NDIS_WMI_EVENT_HEADER`, 0x28 bytes.
pub mod NDIS_WMI_EVENT_HEADER {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x28;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `NET_IFINDEX`
    pub const IfIndex: Field<u32> = Field::at(0x4);
    /// `NET_LUID`
    pub const NetLuid: Field<u64> = Field::at(0x8);
    /// `ULONG64`
    pub const RequestId: Field<u64> = Field::at(0x10);
    /// `NDIS_PORT_NUMBER`
    pub const PortNumber: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const DeviceNameLength: Field<u32> = Field::at(0x1c);
    /// `ULONG`
    pub const DeviceNameOffset: Field<u32> = Field::at(0x20);
    /// `UCHAR[4]`
    pub const Padding: u64 = 0x24;
}

/// `NDIS_GUID`, 0x1c bytes.
pub mod NDIS_GUID {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x1c;
    /// `GUID`
    pub const Guid: u64 = 0x0;
    /// `NDIS_OID`
    pub const Oid: Field<u32> = Field::at(0x10);
    /// `NDIS_STATUS`
    pub const Status: Field<u32> = Field::at(0x10);
    /// `ULONG`
    pub const Size: Field<u32> = Field::at(0x14);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x18);
}

/// `NDIS_PCI_DEVICE_CUSTOM_PROPERTIES`, 0x34 bytes.
pub mod NDIS_PCI_DEVICE_CUSTOM_PROPERTIES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x34;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `UINT32`
    pub const DeviceType: Field<u32> = Field::at(0x4);
    /// `UINT32`
    pub const CurrentSpeedAndMode: Field<u32> = Field::at(0x8);
    /// `UINT32`
    pub const CurrentPayloadSize: Field<u32> = Field::at(0xc);
    /// `UINT32`
    pub const MaxPayloadSize: Field<u32> = Field::at(0x10);
    /// `UINT32`
    pub const MaxReadRequestSize: Field<u32> = Field::at(0x14);
    /// `UINT32`
    pub const CurrentLinkSpeed: Field<u32> = Field::at(0x18);
    /// `UINT32`
    pub const CurrentLinkWidth: Field<u32> = Field::at(0x1c);
    /// `UINT32`
    pub const MaxLinkSpeed: Field<u32> = Field::at(0x20);
    /// `UINT32`
    pub const MaxLinkWidth: Field<u32> = Field::at(0x24);
    /// `UINT32`
    pub const PciExpressVersion: Field<u32> = Field::at(0x28);
    /// `UINT32`
    pub const InterruptType: Field<u32> = Field::at(0x2c);
    /// `UINT32`
    pub const MaxInterruptMessages: Field<u32> = Field::at(0x30);
}

/// `NDIS_IPSEC_OFFLOAD_V1`, 0x1c bytes.
pub mod NDIS_IPSEC_OFFLOAD_V1 {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x1c;
    /// `union or struct`
    pub const Supported: u64 = 0x0;
    /// `ULONG`
    pub const Supported_Encapsulation: Field<u32> = Field::at(0x0);
    /// `ULONG`
    pub const Supported_AhEspCombined: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const Supported_TransportTunnelCombined: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const Supported_IPv4Options: Field<u32> = Field::at(0xc);
    /// `ULONG`
    pub const Supported_Flags: Field<u32> = Field::at(0x10);
    /// `union or struct`
    pub const IPv4AH: u64 = 0x14;
    /// `union or struct`
    pub const IPv4ESP: u64 = 0x18;
}

/// `NDIS_ENUM_FILTERS`, 0x50 bytes.
pub mod NDIS_ENUM_FILTERS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x50;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const NumberOfFilters: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const OffsetFirstFilter: Field<u32> = Field::at(0xc);
    /// `NDIS_FILTER_INTERFACE[1]`
    pub const Filter: u64 = 0x10;
}

/// `NDIS_FILTER_INTERFACE`, 0x40 bytes.
pub mod NDIS_FILTER_INTERFACE {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x40;
    /// `NDIS_OBJECT_HEADER`
    pub const Header: u64 = 0x0;
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Revision: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Header_Size: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const FilterType: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const FilterRunType: Field<u32> = Field::at(0xc);
    /// `NET_IFINDEX`
    pub const IfIndex: Field<u32> = Field::at(0x10);
    /// `NET_LUID`
    pub const NetLuid: Field<u64> = Field::at(0x18);
    /// `NDIS_STRING`
    pub const FilterClass: u64 = 0x20;
    /// `USHORT`
    pub const FilterClass_Length: Field<u16> = Field::at(0x20);
    /// `USHORT`
    pub const FilterClass_MaximumLength: Field<u16> = Field::at(0x22);
    /// `PWCH`
    pub const FilterClass_Buffer: Field<u64> = Field::at(0x28);
    /// `NDIS_STRING`
    pub const FilterInstanceName: u64 = 0x30;
    /// `USHORT`
    pub const FilterInstanceName_Length: Field<u16> = Field::at(0x30);
    /// `USHORT`
    pub const FilterInstanceName_MaximumLength: Field<u16> = Field::at(0x32);
    /// `PWCH`
    pub const FilterInstanceName_Buffer: Field<u64> = Field::at(0x38);
}

/// `NDIS_NET_BUFFER_LIST_8021Q_INFO`, 0x8 bytes.
pub mod NDIS_NET_BUFFER_LIST_8021Q_INFO {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x8;
    /// `union or struct`
    pub const TagHeader: u64 = 0x0;
    /// `union or struct`
    pub const WLanTagHeader: u64 = 0x0;
    /// `PVOID`
    pub const Value: Field<u64> = Field::at(0x0);
}

/// `NDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO`, 0x8 bytes.
pub mod NDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x8;
    /// `union or struct`
    pub const Transmit: u64 = 0x0;
    /// `union or struct`
    pub const Receive: u64 = 0x0;
    /// `PVOID`
    pub const Value: Field<u64> = Field::at(0x0);
}

/// `NDIS_TCP_LARGE_SEND_OFFLOAD_NET_BUFFER_LIST_INFO`, 0x8 bytes.
pub mod NDIS_TCP_LARGE_SEND_OFFLOAD_NET_BUFFER_LIST_INFO {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x8;
    /// `union or struct`
    pub const Transmit: u64 = 0x0;
    /// `union or struct`
    pub const LsoV1Transmit: u64 = 0x0;
    /// `union or struct`
    pub const LsoV1TransmitComplete: u64 = 0x0;
    /// `union or struct`
    pub const LsoV2Transmit: u64 = 0x0;
    /// `union or struct`
    pub const LsoV2TransmitComplete: u64 = 0x0;
    /// `PVOID`
    pub const Value: Field<u64> = Field::at(0x0);
}
