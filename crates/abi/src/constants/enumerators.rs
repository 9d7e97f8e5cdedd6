//! The values of Windows' enumerations.
//!
//! Generated from `tables/` by `cargo xtask generate`; do not edit.
#![expect(
    missing_docs,
    non_upper_case_globals,
    reason = "the names are Windows', and its documentation has them"
)]

// COMPARTMENT_ID
pub const UNSPECIFIED_COMPARTMENT_ID: u32 = 0x0;
pub const DEFAULT_COMPARTMENT_ID: u32 = 0x1;

// EVENT_TYPE
pub const NotificationEvent: u32 = 0x0;
pub const SynchronizationEvent: u32 = 0x1;

// TIMER_TYPE
pub const NotificationTimer: u32 = 0x0;
pub const SynchronizationTimer: u32 = 0x1;

// WAIT_TYPE
pub const WaitAll: u32 = 0x0;
pub const WaitAny: u32 = 0x1;
pub const WaitNotification: u32 = 0x2;
pub const WaitDequeue: u32 = 0x3;
pub const WaitDpc: u32 = 0x4;

// NT_PRODUCT_TYPE
pub const NtProductWinNt: u32 = 0x1;
pub const NtProductLanManNt: u32 = 0x2;
pub const NtProductServer: u32 = 0x3;

// SUITE_TYPE
pub const SmallBusiness: u32 = 0x0;
pub const Enterprise: u32 = 0x1;
pub const BackOffice: u32 = 0x2;
pub const CommunicationServer: u32 = 0x3;
pub const TerminalServer: u32 = 0x4;
pub const SmallBusinessRestricted: u32 = 0x5;
pub const EmbeddedNT: u32 = 0x6;
pub const DataCenter: u32 = 0x7;
pub const SingleUserTS: u32 = 0x8;
pub const Personal: u32 = 0x9;
pub const Blade: u32 = 0xa;
pub const EmbeddedRestricted: u32 = 0xb;
pub const SecurityAppliance: u32 = 0xc;
pub const StorageServer: u32 = 0xd;
pub const ComputeServer: u32 = 0xe;
pub const WHServer: u32 = 0xf;
pub const PhoneNT: u32 = 0x10;
pub const MultiUserTS: u32 = 0x11;
pub const MaxSuiteType: u32 = 0x12;

// MCA_EXCEPTION_TYPE
pub const HAL_MCE_RECORD: u32 = 0x0;
pub const HAL_MCA_RECORD: u32 = 0x1;

// ERROR_SEVERITY_VALUE
pub const ErrorRecoverable: u32 = 0x0;
pub const ErrorFatal: u32 = 0x1;
pub const ErrorCorrected: u32 = 0x2;
pub const ErrorOthers: u32 = 0x3;

// KPROFILE_SOURCE
pub const ProfileTime: u32 = 0x0;
pub const ProfileAlignmentFixup: u32 = 0x1;
pub const ProfileTotalIssues: u32 = 0x2;
pub const ProfilePipelineDry: u32 = 0x3;
pub const ProfileLoadInstructions: u32 = 0x4;
pub const ProfilePipelineFrozen: u32 = 0x5;
pub const ProfileBranchInstructions: u32 = 0x6;
pub const ProfileTotalNonissues: u32 = 0x7;
pub const ProfileDcacheMisses: u32 = 0x8;
pub const ProfileIcacheMisses: u32 = 0x9;
pub const ProfileCacheMisses: u32 = 0xa;
pub const ProfileBranchMispredictions: u32 = 0xb;
pub const ProfileStoreInstructions: u32 = 0xc;
pub const ProfileFpInstructions: u32 = 0xd;
pub const ProfileIntegerInstructions: u32 = 0xe;
pub const Profile2Issue: u32 = 0xf;
pub const Profile3Issue: u32 = 0x10;
pub const Profile4Issue: u32 = 0x11;
pub const ProfileSpecialInstructions: u32 = 0x12;
pub const ProfileTotalCycles: u32 = 0x13;
pub const ProfileIcacheIssues: u32 = 0x14;
pub const ProfileDcacheAccesses: u32 = 0x15;
pub const ProfileMemoryBarrierCycles: u32 = 0x16;
pub const ProfileLoadLinkedIssues: u32 = 0x17;
pub const ProfileMaximum: u32 = 0x18;

// SECURITY_IMPERSONATION_LEVEL
pub const SecurityAnonymous: u32 = 0x0;
pub const SecurityIdentification: u32 = 0x1;
pub const SecurityImpersonation: u32 = 0x2;
pub const SecurityDelegation: u32 = 0x3;

// SE_ADT_PARAMETER_TYPE
pub const SeAdtParmTypeNone: u32 = 0x0;
pub const SeAdtParmTypeString: u32 = 0x1;
pub const SeAdtParmTypeFileSpec: u32 = 0x2;
pub const SeAdtParmTypeUlong: u32 = 0x3;
pub const SeAdtParmTypeSid: u32 = 0x4;
pub const SeAdtParmTypeLogonId: u32 = 0x5;
pub const SeAdtParmTypeNoLogonId: u32 = 0x6;
pub const SeAdtParmTypeAccessMask: u32 = 0x7;
pub const SeAdtParmTypePrivs: u32 = 0x8;
pub const SeAdtParmTypeObjectTypes: u32 = 0x9;
pub const SeAdtParmTypeHexUlong: u32 = 0xa;
pub const SeAdtParmTypePtr: u32 = 0xb;
pub const SeAdtParmTypeTime: u32 = 0xc;
pub const SeAdtParmTypeGuid: u32 = 0xd;
pub const SeAdtParmTypeLuid: u32 = 0xe;
pub const SeAdtParmTypeHexInt64: u32 = 0xf;
pub const SeAdtParmTypeStringList: u32 = 0x10;
pub const SeAdtParmTypeSidList: u32 = 0x11;
pub const SeAdtParmTypeDuration: u32 = 0x12;
pub const SeAdtParmTypeUserAccountControl: u32 = 0x13;
pub const SeAdtParmTypeNoUac: u32 = 0x14;
pub const SeAdtParmTypeMessage: u32 = 0x15;
pub const SeAdtParmTypeDateTime: u32 = 0x16;
pub const SeAdtParmTypeSockAddr: u32 = 0x17;
pub const SeAdtParmTypeSD: u32 = 0x18;
pub const SeAdtParmTypeLogonHours: u32 = 0x19;
pub const SeAdtParmTypeLogonIdNoSid: u32 = 0x1a;
pub const SeAdtParmTypeUlongNoConv: u32 = 0x1b;
pub const SeAdtParmTypeSockAddrNoPort: u32 = 0x1c;
pub const SeAdtParmTypeAccessReason: u32 = 0x1d;
pub const SeAdtParmTypeStagingReason: u32 = 0x1e;
pub const SeAdtParmTypeResourceAttribute: u32 = 0x1f;
pub const SeAdtParmTypeClaims: u32 = 0x20;
pub const SeAdtParmTypeLogonIdAsSid: u32 = 0x21;
pub const SeAdtParmTypeMultiSzString: u32 = 0x22;
pub const SeAdtParmTypeLogonIdEx: u32 = 0x23;

// IO_SESSION_EVENT
pub const IoSessionEventIgnore: u32 = 0x0;
pub const IoSessionEventCreated: u32 = 0x1;
pub const IoSessionEventTerminated: u32 = 0x2;
pub const IoSessionEventConnected: u32 = 0x3;
pub const IoSessionEventDisconnected: u32 = 0x4;
pub const IoSessionEventLogon: u32 = 0x5;
pub const IoSessionEventLogoff: u32 = 0x6;
pub const IoSessionEventMax: u32 = 0x7;

// IO_SESSION_STATE
pub const IoSessionStateCreated: u32 = 0x1;
pub const IoSessionStateInitialized: u32 = 0x2;
pub const IoSessionStateConnected: u32 = 0x3;
pub const IoSessionStateDisconnected: u32 = 0x4;
pub const IoSessionStateDisconnectedLoggedOn: u32 = 0x5;
pub const IoSessionStateLoggedOn: u32 = 0x6;
pub const IoSessionStateLoggedOff: u32 = 0x7;
pub const IoSessionStateTerminated: u32 = 0x8;
pub const IoSessionStateMax: u32 = 0x9;

// FILE_INFORMATION_CLASS
pub const FileDirectoryInformation: u32 = 0x1;
pub const FileFullDirectoryInformation: u32 = 0x2;
pub const FileBothDirectoryInformation: u32 = 0x3;
pub const FileBasicInformation: u32 = 0x4;
pub const FileStandardInformation: u32 = 0x5;
pub const FileInternalInformation: u32 = 0x6;
pub const FileEaInformation: u32 = 0x7;
pub const FileAccessInformation: u32 = 0x8;
pub const FileNameInformation: u32 = 0x9;
pub const FileRenameInformation: u32 = 0xa;
pub const FileLinkInformation: u32 = 0xb;
pub const FileNamesInformation: u32 = 0xc;
pub const FileDispositionInformation: u32 = 0xd;
pub const FilePositionInformation: u32 = 0xe;
pub const FileFullEaInformation: u32 = 0xf;
pub const FileModeInformation: u32 = 0x10;
pub const FileAlignmentInformation: u32 = 0x11;
pub const FileAllInformation: u32 = 0x12;
pub const FileAllocationInformation: u32 = 0x13;
pub const FileEndOfFileInformation: u32 = 0x14;
pub const FileAlternateNameInformation: u32 = 0x15;
pub const FileStreamInformation: u32 = 0x16;
pub const FilePipeInformation: u32 = 0x17;
pub const FilePipeLocalInformation: u32 = 0x18;
pub const FilePipeRemoteInformation: u32 = 0x19;
pub const FileMailslotQueryInformation: u32 = 0x1a;
pub const FileMailslotSetInformation: u32 = 0x1b;
pub const FileCompressionInformation: u32 = 0x1c;
pub const FileObjectIdInformation: u32 = 0x1d;
pub const FileCompletionInformation: u32 = 0x1e;
pub const FileMoveClusterInformation: u32 = 0x1f;
pub const FileQuotaInformation: u32 = 0x20;
pub const FileReparsePointInformation: u32 = 0x21;
pub const FileNetworkOpenInformation: u32 = 0x22;
pub const FileAttributeTagInformation: u32 = 0x23;
pub const FileTrackingInformation: u32 = 0x24;
pub const FileIdBothDirectoryInformation: u32 = 0x25;
pub const FileIdFullDirectoryInformation: u32 = 0x26;
pub const FileValidDataLengthInformation: u32 = 0x27;
pub const FileShortNameInformation: u32 = 0x28;
pub const FileIoCompletionNotificationInformation: u32 = 0x29;
pub const FileIoStatusBlockRangeInformation: u32 = 0x2a;
pub const FileIoPriorityHintInformation: u32 = 0x2b;
pub const FileSfioReserveInformation: u32 = 0x2c;
pub const FileSfioVolumeInformation: u32 = 0x2d;
pub const FileHardLinkInformation: u32 = 0x2e;
pub const FileProcessIdsUsingFileInformation: u32 = 0x2f;
pub const FileNormalizedNameInformation: u32 = 0x30;
pub const FileNetworkPhysicalNameInformation: u32 = 0x31;
pub const FileIdGlobalTxDirectoryInformation: u32 = 0x32;
pub const FileIsRemoteDeviceInformation: u32 = 0x33;
pub const FileUnusedInformation: u32 = 0x34;
pub const FileNumaNodeInformation: u32 = 0x35;
pub const FileStandardLinkInformation: u32 = 0x36;
pub const FileRemoteProtocolInformation: u32 = 0x37;
pub const FileRenameInformationBypassAccessCheck: u32 = 0x38;
pub const FileLinkInformationBypassAccessCheck: u32 = 0x39;
pub const FileVolumeNameInformation: u32 = 0x3a;
pub const FileIdInformation: u32 = 0x3b;
pub const FileIdExtdDirectoryInformation: u32 = 0x3c;
pub const FileReplaceCompletionInformation: u32 = 0x3d;
pub const FileHardLinkFullIdInformation: u32 = 0x3e;
pub const FileIdExtdBothDirectoryInformation: u32 = 0x3f;
pub const FileDispositionInformationEx: u32 = 0x40;
pub const FileRenameInformationEx: u32 = 0x41;
pub const FileRenameInformationExBypassAccessCheck: u32 = 0x42;
pub const FileDesiredStorageClassInformation: u32 = 0x43;
pub const FileStatInformation: u32 = 0x44;
pub const FileMemoryPartitionInformation: u32 = 0x45;
pub const FileStatLxInformation: u32 = 0x46;
pub const FileCaseSensitiveInformation: u32 = 0x47;
pub const FileLinkInformationEx: u32 = 0x48;
pub const FileLinkInformationExBypassAccessCheck: u32 = 0x49;
pub const FileStorageReserveIdInformation: u32 = 0x4a;
pub const FileCaseSensitiveInformationForceAccessCheck: u32 = 0x4b;
pub const FileKnownFolderInformation: u32 = 0x4c;
pub const FileMaximumInformation: u32 = 0x4d;

// DIRECTORY_NOTIFY_INFORMATION_CLASS
pub const DirectoryNotifyInformation: u32 = 0x1;
pub const DirectoryNotifyExtendedInformation: u32 = 0x2;
pub const DirectoryNotifyFullInformation: u32 = 0x3;
pub const DirectoryNotifyMaximumInformation: u32 = 0x4;

// IO_PRIORITY_HINT
pub const IoPriorityVeryLow: u32 = 0x0;
pub const IoPriorityLow: u32 = 0x1;
pub const IoPriorityNormal: u32 = 0x2;
pub const IoPriorityHigh: u32 = 0x3;
pub const IoPriorityCritical: u32 = 0x4;
pub const MaxIoPriorityTypes: u32 = 0x5;

// FSINFOCLASS
pub const FileFsVolumeInformation: u32 = 0x1;
pub const FileFsLabelInformation: u32 = 0x2;
pub const FileFsSizeInformation: u32 = 0x3;
pub const FileFsDeviceInformation: u32 = 0x4;
pub const FileFsAttributeInformation: u32 = 0x5;
pub const FileFsControlInformation: u32 = 0x6;
pub const FileFsFullSizeInformation: u32 = 0x7;
pub const FileFsObjectIdInformation: u32 = 0x8;
pub const FileFsDriverPathInformation: u32 = 0x9;
pub const FileFsVolumeFlagsInformation: u32 = 0xa;
pub const FileFsSectorSizeInformation: u32 = 0xb;
pub const FileFsDataCopyInformation: u32 = 0xc;
pub const FileFsMetadataSizeInformation: u32 = 0xd;
pub const FileFsFullSizeInformationEx: u32 = 0xe;
pub const FileFsMaximumInformation: u32 = 0xf;

// INTERFACE_TYPE
pub const InterfaceTypeUndefined: u32 = 0xffffffff;
pub const Internal: u32 = 0x0;
pub const Isa: u32 = 0x1;
pub const Eisa: u32 = 0x2;
pub const MicroChannel: u32 = 0x3;
pub const TurboChannel: u32 = 0x4;
pub const PCIBus: u32 = 0x5;
pub const VMEBus: u32 = 0x6;
pub const NuBus: u32 = 0x7;
pub const PCMCIABus: u32 = 0x8;
pub const CBus: u32 = 0x9;
pub const MPIBus: u32 = 0xa;
pub const MPSABus: u32 = 0xb;
pub const ProcessorInternal: u32 = 0xc;
pub const InternalPowerBus: u32 = 0xd;
pub const PNPISABus: u32 = 0xe;
pub const PNPBus: u32 = 0xf;
pub const Vmcs: u32 = 0x10;
pub const ACPIBus: u32 = 0x11;
pub const MaximumInterfaceType: u32 = 0x12;

// DMA_WIDTH
pub const Width8Bits: u32 = 0x0;
pub const Width16Bits: u32 = 0x1;
pub const Width32Bits: u32 = 0x2;
pub const Width64Bits: u32 = 0x3;
pub const WidthNoWrap: u32 = 0x4;
pub const MaximumDmaWidth: u32 = 0x5;

// DMA_SPEED
pub const Compatible: u32 = 0x0;
pub const TypeA: u32 = 0x1;
pub const TypeB: u32 = 0x2;
pub const TypeC: u32 = 0x3;
pub const TypeF: u32 = 0x4;
pub const MaximumDmaSpeed: u32 = 0x5;

// KEY_INFORMATION_CLASS
pub const KeyBasicInformation: u32 = 0x0;
pub const KeyNodeInformation: u32 = 0x1;
pub const KeyFullInformation: u32 = 0x2;
pub const KeyNameInformation: u32 = 0x3;
pub const KeyCachedInformation: u32 = 0x4;
pub const KeyFlagsInformation: u32 = 0x5;
pub const KeyVirtualizationInformation: u32 = 0x6;
pub const KeyHandleTagsInformation: u32 = 0x7;
pub const KeyTrustInformation: u32 = 0x8;
pub const KeyLayerInformation: u32 = 0x9;
pub const MaxKeyInfoClass: u32 = 0xa;

// KEY_SET_INFORMATION_CLASS
pub const KeyWriteTimeInformation: u32 = 0x0;
pub const KeyWow64FlagsInformation: u32 = 0x1;
pub const KeyControlFlagsInformation: u32 = 0x2;
pub const KeySetVirtualizationInformation: u32 = 0x3;
pub const KeySetDebugInformation: u32 = 0x4;
pub const KeySetHandleTagsInformation: u32 = 0x5;
pub const KeySetLayerInformation: u32 = 0x6;
pub const MaxKeySetInfoClass: u32 = 0x7;

// KEY_VALUE_INFORMATION_CLASS
pub const KeyValueBasicInformation: u32 = 0x0;
pub const KeyValueFullInformation: u32 = 0x1;
pub const KeyValuePartialInformation: u32 = 0x2;
pub const KeyValueFullInformationAlign64: u32 = 0x3;
pub const KeyValuePartialInformationAlign64: u32 = 0x4;
pub const KeyValueLayerInformation: u32 = 0x5;
pub const MaxKeyValueInfoClass: u32 = 0x6;

// SECTION_INHERIT
pub const ViewShare: u32 = 0x1;
pub const ViewUnmap: u32 = 0x2;

// MEM_EXTENDED_PARAMETER_TYPE
pub const MemExtendedParameterInvalidType: u32 = 0x0;
pub const MemExtendedParameterAddressRequirements: u32 = 0x1;
pub const MemExtendedParameterNumaNode: u32 = 0x2;
pub const MemExtendedParameterPartitionHandle: u32 = 0x3;
pub const MemExtendedParameterUserPhysicalHandle: u32 = 0x4;
pub const MemExtendedParameterAttributeFlags: u32 = 0x5;
pub const MemExtendedParameterImageMachine: u32 = 0x6;
pub const MemExtendedParameterMax: u32 = 0x7;

// MEM_DEDICATED_ATTRIBUTE_TYPE
pub const MemDedicatedAttributeReadBandwidth: u32 = 0x0;
pub const MemDedicatedAttributeReadLatency: u32 = 0x1;
pub const MemDedicatedAttributeWriteBandwidth: u32 = 0x2;
pub const MemDedicatedAttributeWriteLatency: u32 = 0x3;
pub const MemDedicatedAttributeMax: u32 = 0x4;

// MEM_SECTION_EXTENDED_PARAMETER_TYPE
pub const MemSectionExtendedParameterInvalidType: u32 = 0x0;
pub const MemSectionExtendedParameterUserPhysicalFlags: u32 = 0x1;
pub const MemSectionExtendedParameterNumaNode: u32 = 0x2;
pub const MemSectionExtendedParameterSigningLevel: u32 = 0x3;
pub const MemSectionExtendedParameterMax: u32 = 0x4;

// PARTITION_INFORMATION_CLASS
pub const SystemMemoryPartitionInformation: u32 = 0x0;
pub const SystemMemoryPartitionDedicatedMemoryInformation: u32 = 0x9;
pub const SystemMemoryPartitionOpenDedicatedMemory: u32 = 0xa;

// SYSTEM_POWER_STATE
pub const PowerSystemUnspecified: u32 = 0x0;
pub const PowerSystemWorking: u32 = 0x1;
pub const PowerSystemSleeping1: u32 = 0x2;
pub const PowerSystemSleeping2: u32 = 0x3;
pub const PowerSystemSleeping3: u32 = 0x4;
pub const PowerSystemHibernate: u32 = 0x5;
pub const PowerSystemShutdown: u32 = 0x6;
pub const PowerSystemMaximum: u32 = 0x7;

// POWER_ACTION
pub const PowerActionNone: u32 = 0x0;
pub const PowerActionReserved: u32 = 0x1;
pub const PowerActionSleep: u32 = 0x2;
pub const PowerActionHibernate: u32 = 0x3;
pub const PowerActionShutdown: u32 = 0x4;
pub const PowerActionShutdownReset: u32 = 0x5;
pub const PowerActionShutdownOff: u32 = 0x6;
pub const PowerActionWarmEject: u32 = 0x7;
pub const PowerActionDisplayOff: u32 = 0x8;

// DEVICE_POWER_STATE
pub const PowerDeviceUnspecified: u32 = 0x0;
pub const PowerDeviceD0: u32 = 0x1;
pub const PowerDeviceD1: u32 = 0x2;
pub const PowerDeviceD2: u32 = 0x3;
pub const PowerDeviceD3: u32 = 0x4;
pub const PowerDeviceMaximum: u32 = 0x5;

// MONITOR_DISPLAY_STATE
pub const PowerMonitorOff: u32 = 0x0;
pub const PowerMonitorOn: u32 = 0x1;
pub const PowerMonitorDim: u32 = 0x2;

// USER_ACTIVITY_PRESENCE
pub const PowerUserPresent: u32 = 0x0;
pub const PowerUserNotPresent: u32 = 0x1;
pub const PowerUserInactive: u32 = 0x2;
pub const PowerUserMaximum: u32 = 0x3;
pub const PowerUserInvalid: u32 = 0x3;

// POWER_STATE_TYPE
pub const SystemPowerState: u32 = 0x0;
pub const DevicePowerState: u32 = 0x1;

// LATENCY_TIME
pub const LT_DONT_CARE: u32 = 0x0;
pub const LT_LOWEST_LATENCY: u32 = 0x1;

// POWER_REQUEST_TYPE
pub const PowerRequestDisplayRequired: u32 = 0x0;
pub const PowerRequestSystemRequired: u32 = 0x1;
pub const PowerRequestAwayModeRequired: u32 = 0x2;
pub const PowerRequestExecutionRequired: u32 = 0x3;

// POWER_INFORMATION_LEVEL
pub const SystemPowerPolicyAc: u32 = 0x0;
pub const SystemPowerPolicyDc: u32 = 0x1;
pub const VerifySystemPolicyAc: u32 = 0x2;
pub const VerifySystemPolicyDc: u32 = 0x3;
pub const SystemPowerCapabilities: u32 = 0x4;
pub const SystemBatteryState: u32 = 0x5;
pub const SystemPowerStateHandler: u32 = 0x6;
pub const ProcessorStateHandler: u32 = 0x7;
pub const SystemPowerPolicyCurrent: u32 = 0x8;
pub const AdministratorPowerPolicy: u32 = 0x9;
pub const SystemReserveHiberFile: u32 = 0xa;
pub const ProcessorInformation: u32 = 0xb;
pub const SystemPowerInformation: u32 = 0xc;
pub const ProcessorStateHandler2: u32 = 0xd;
pub const LastWakeTime: u32 = 0xe;
pub const LastSleepTime: u32 = 0xf;
pub const SystemExecutionState: u32 = 0x10;
pub const SystemPowerStateNotifyHandler: u32 = 0x11;
pub const ProcessorPowerPolicyAc: u32 = 0x12;
pub const ProcessorPowerPolicyDc: u32 = 0x13;
pub const VerifyProcessorPowerPolicyAc: u32 = 0x14;
pub const VerifyProcessorPowerPolicyDc: u32 = 0x15;
pub const ProcessorPowerPolicyCurrent: u32 = 0x16;
pub const SystemPowerStateLogging: u32 = 0x17;
pub const SystemPowerLoggingEntry: u32 = 0x18;
pub const SetPowerSettingValue: u32 = 0x19;
pub const NotifyUserPowerSetting: u32 = 0x1a;
pub const PowerInformationLevelUnused0: u32 = 0x1b;
pub const SystemMonitorHiberBootPowerOff: u32 = 0x1c;
pub const SystemVideoState: u32 = 0x1d;
pub const TraceApplicationPowerMessage: u32 = 0x1e;
pub const TraceApplicationPowerMessageEnd: u32 = 0x1f;
pub const ProcessorPerfStates: u32 = 0x20;
pub const ProcessorIdleStates: u32 = 0x21;
pub const ProcessorCap: u32 = 0x22;
pub const SystemWakeSource: u32 = 0x23;
pub const SystemHiberFileInformation: u32 = 0x24;
pub const TraceServicePowerMessage: u32 = 0x25;
pub const ProcessorLoad: u32 = 0x26;
pub const PowerShutdownNotification: u32 = 0x27;
pub const MonitorCapabilities: u32 = 0x28;
pub const SessionPowerInit: u32 = 0x29;
pub const SessionDisplayState: u32 = 0x2a;
pub const PowerRequestCreate: u32 = 0x2b;
pub const PowerRequestAction: u32 = 0x2c;
pub const GetPowerRequestList: u32 = 0x2d;
pub const ProcessorInformationEx: u32 = 0x2e;
pub const NotifyUserModeLegacyPowerEvent: u32 = 0x2f;
pub const GroupPark: u32 = 0x30;
pub const ProcessorIdleDomains: u32 = 0x31;
pub const WakeTimerList: u32 = 0x32;
pub const SystemHiberFileSize: u32 = 0x33;
pub const ProcessorIdleStatesHv: u32 = 0x34;
pub const ProcessorPerfStatesHv: u32 = 0x35;
pub const ProcessorPerfCapHv: u32 = 0x36;
pub const ProcessorSetIdle: u32 = 0x37;
pub const LogicalProcessorIdling: u32 = 0x38;
pub const UserPresence: u32 = 0x39;
pub const PowerSettingNotificationName: u32 = 0x3a;
pub const GetPowerSettingValue: u32 = 0x3b;
pub const IdleResiliency: u32 = 0x3c;
pub const SessionRITState: u32 = 0x3d;
pub const SessionConnectNotification: u32 = 0x3e;
pub const SessionPowerCleanup: u32 = 0x3f;
pub const SessionLockState: u32 = 0x40;
pub const SystemHiberbootState: u32 = 0x41;
pub const PlatformInformation: u32 = 0x42;
pub const PdcInvocation: u32 = 0x43;
pub const MonitorInvocation: u32 = 0x44;
pub const FirmwareTableInformationRegistered: u32 = 0x45;
pub const SetShutdownSelectedTime: u32 = 0x46;
pub const SuspendResumeInvocation: u32 = 0x47;
pub const PlmPowerRequestCreate: u32 = 0x48;
pub const ScreenOff: u32 = 0x49;
pub const CsDeviceNotification: u32 = 0x4a;
pub const PlatformRole: u32 = 0x4b;
pub const LastResumePerformance: u32 = 0x4c;
pub const DisplayBurst: u32 = 0x4d;
pub const ExitLatencySamplingPercentage: u32 = 0x4e;
pub const RegisterSpmPowerSettings: u32 = 0x4f;
pub const PlatformIdleStates: u32 = 0x50;
pub const ProcessorIdleVeto: u32 = 0x51;
pub const PlatformIdleVeto: u32 = 0x52;
pub const SystemBatteryStatePrecise: u32 = 0x53;
pub const ThermalEvent: u32 = 0x54;
pub const PowerRequestActionInternal: u32 = 0x55;
pub const BatteryDeviceState: u32 = 0x56;
pub const PowerInformationInternal: u32 = 0x57;
pub const ThermalStandby: u32 = 0x58;
pub const SystemHiberFileType: u32 = 0x59;
pub const PhysicalPowerButtonPress: u32 = 0x5a;
pub const QueryPotentialDripsConstraint: u32 = 0x5b;
pub const EnergyTrackerCreate: u32 = 0x5c;
pub const EnergyTrackerQuery: u32 = 0x5d;
pub const UpdateBlackBoxRecorder: u32 = 0x5e;
pub const SessionAllowExternalDmaDevices: u32 = 0x5f;
pub const SendSuspendResumeNotification: u32 = 0x60;
pub const BlackBoxRecorderDirectAccessBuffer: u32 = 0x61;
pub const PowerInformationLevelMaximum: u32 = 0x62;

// POWER_USER_PRESENCE_TYPE
pub const UserNotPresent: u32 = 0x0;
pub const UserPresent: u32 = 0x1;
pub const UserUnknown: u32 = 0xff;

// POWER_MONITOR_REQUEST_REASON
pub const MonitorRequestReasonUnknown: u32 = 0x0;
pub const MonitorRequestReasonPowerButton: u32 = 0x1;
pub const MonitorRequestReasonRemoteConnection: u32 = 0x2;
pub const MonitorRequestReasonScMonitorpower: u32 = 0x3;
pub const MonitorRequestReasonUserInput: u32 = 0x4;
pub const MonitorRequestReasonAcDcDisplayBurst: u32 = 0x5;
pub const MonitorRequestReasonUserDisplayBurst: u32 = 0x6;
pub const MonitorRequestReasonPoSetSystemState: u32 = 0x7;
pub const MonitorRequestReasonSetThreadExecutionState: u32 = 0x8;
pub const MonitorRequestReasonFullWake: u32 = 0x9;
pub const MonitorRequestReasonSessionUnlock: u32 = 0xa;
pub const MonitorRequestReasonScreenOffRequest: u32 = 0xb;
pub const MonitorRequestReasonIdleTimeout: u32 = 0xc;
pub const MonitorRequestReasonPolicyChange: u32 = 0xd;
pub const MonitorRequestReasonSleepButton: u32 = 0xe;
pub const MonitorRequestReasonLid: u32 = 0xf;
pub const MonitorRequestReasonBatteryCountChange: u32 = 0x10;
pub const MonitorRequestReasonGracePeriod: u32 = 0x11;
pub const MonitorRequestReasonPnP: u32 = 0x12;
pub const MonitorRequestReasonDP: u32 = 0x13;
pub const MonitorRequestReasonSxTransition: u32 = 0x14;
pub const MonitorRequestReasonSystemIdle: u32 = 0x15;
pub const MonitorRequestReasonNearProximity: u32 = 0x16;
pub const MonitorRequestReasonThermalStandby: u32 = 0x17;
pub const MonitorRequestReasonResumePdc: u32 = 0x18;
pub const MonitorRequestReasonResumeS4: u32 = 0x19;
pub const MonitorRequestReasonTerminal: u32 = 0x1a;
pub const MonitorRequestReasonPdcSignal: u32 = 0x1b;
pub const MonitorRequestReasonAcDcDisplayBurstSuppressed: u32 = 0x1c;
pub const MonitorRequestReasonSystemStateEntered: u32 = 0x1d;
pub const MonitorRequestReasonWinrt: u32 = 0x1e;
pub const MonitorRequestReasonUserInputKeyboard: u32 = 0x1f;
pub const MonitorRequestReasonUserInputMouse: u32 = 0x20;
pub const MonitorRequestReasonUserInputTouchpad: u32 = 0x21;
pub const MonitorRequestReasonUserInputPen: u32 = 0x22;
pub const MonitorRequestReasonUserInputAccelerometer: u32 = 0x23;
pub const MonitorRequestReasonUserInputHid: u32 = 0x24;
pub const MonitorRequestReasonUserInputPoUserPresent: u32 = 0x25;
pub const MonitorRequestReasonUserInputSessionSwitch: u32 = 0x26;
pub const MonitorRequestReasonUserInputInitialization: u32 = 0x27;
pub const MonitorRequestReasonPdcSignalWindowsMobilePwrNotif: u32 = 0x28;
pub const MonitorRequestReasonPdcSignalWindowsMobileShell: u32 = 0x29;
pub const MonitorRequestReasonPdcSignalHeyCortana: u32 = 0x2a;
pub const MonitorRequestReasonPdcSignalHolographicShell: u32 = 0x2b;
pub const MonitorRequestReasonPdcSignalFingerprint: u32 = 0x2c;
pub const MonitorRequestReasonDirectedDrips: u32 = 0x2d;
pub const MonitorRequestReasonDim: u32 = 0x2e;
pub const MonitorRequestReasonBuiltinPanel: u32 = 0x2f;
pub const MonitorRequestReasonDisplayRequiredUnDim: u32 = 0x30;
pub const MonitorRequestReasonBatteryCountChangeSuppressed: u32 = 0x31;
pub const MonitorRequestReasonResumeModernStandby: u32 = 0x32;
pub const MonitorRequestReasonTerminalInit: u32 = 0x33;
pub const MonitorRequestReasonPdcSignalSensorsHumanPresence: u32 = 0x34;
pub const MonitorRequestReasonBatteryPreCritical: u32 = 0x35;
pub const MonitorRequestReasonUserInputTouch: u32 = 0x36;
pub const MonitorRequestReasonMax: u32 = 0x37;

// POWER_MONITOR_REQUEST_TYPE
pub const MonitorRequestTypeOff: u32 = 0x0;
pub const MonitorRequestTypeOnAndPresent: u32 = 0x1;
pub const MonitorRequestTypeToggleOn: u32 = 0x2;

// SYSTEM_POWER_CONDITION
pub const PoAc: u32 = 0x0;
pub const PoDc: u32 = 0x1;
pub const PoHot: u32 = 0x2;
pub const PoConditionMaximum: u32 = 0x3;

// POWER_PLATFORM_ROLE
pub const PlatformRoleUnspecified: u32 = 0x0;
pub const PlatformRoleDesktop: u32 = 0x1;
pub const PlatformRoleMobile: u32 = 0x2;
pub const PlatformRoleWorkstation: u32 = 0x3;
pub const PlatformRoleEnterpriseServer: u32 = 0x4;
pub const PlatformRoleSOHOServer: u32 = 0x5;
pub const PlatformRoleAppliancePC: u32 = 0x6;
pub const PlatformRolePerformanceServer: u32 = 0x7;
pub const PlatformRoleSlate: u32 = 0x8;
pub const PlatformRoleMaximum: u32 = 0x9;

// POWER_SETTING_ALTITUDE
pub const ALTITUDE_GROUP_POLICY: u32 = 0x0;
pub const ALTITUDE_USER: u32 = 0x1;
pub const ALTITUDE_RUNTIME_OVERRIDE: u32 = 0x2;
pub const ALTITUDE_PROVISIONING: u32 = 0x3;
pub const ALTITUDE_OEM_CUSTOMIZATION: u32 = 0x4;
pub const ALTITUDE_INTERNAL_OVERRIDE: u32 = 0x5;
pub const ALTITUDE_OS_DEFAULT: u32 = 0x6;

// CM_SERVICE_NODE_TYPE
pub const DriverType: u32 = 0x1;
pub const FileSystemType: u32 = 0x2;
pub const Win32ServiceOwnProcess: u32 = 0x10;
pub const Win32ServiceShareProcess: u32 = 0x20;
pub const AdapterType: u32 = 0x4;
pub const RecognizerType: u32 = 0x8;

// CM_SERVICE_LOAD_TYPE
pub const BootLoad: u32 = 0x0;
pub const SystemLoad: u32 = 0x1;
pub const AutoLoad: u32 = 0x2;
pub const DemandLoad: u32 = 0x3;
pub const DisableLoad: u32 = 0x4;

// CM_ERROR_CONTROL_TYPE
pub const IgnoreError: u32 = 0x0;
pub const NormalError: u32 = 0x1;
pub const SevereError: u32 = 0x2;
pub const CriticalError: u32 = 0x3;

// CM_SHARE_DISPOSITION
pub const CmResourceShareUndetermined: u32 = 0x0;
pub const CmResourceShareDeviceExclusive: u32 = 0x1;
pub const CmResourceShareDriverExclusive: u32 = 0x2;
pub const CmResourceShareShared: u32 = 0x3;

// IRQ_DEVICE_POLICY
pub const IrqPolicyMachineDefault: u32 = 0x0;
pub const IrqPolicyAllCloseProcessors: u32 = 0x1;
pub const IrqPolicyOneCloseProcessor: u32 = 0x2;
pub const IrqPolicyAllProcessorsInMachine: u32 = 0x3;
pub const IrqPolicySpecifiedProcessors: u32 = 0x4;
pub const IrqPolicySpreadMessagesAcrossAllProcessors: u32 = 0x5;
pub const IrqPolicyAllProcessorsInMachineWhenSteered: u32 = 0x6;

// IRQ_PRIORITY
pub const IrqPriorityUndefined: u32 = 0x0;
pub const IrqPriorityLow: u32 = 0x1;
pub const IrqPriorityNormal: u32 = 0x2;
pub const IrqPriorityHigh: u32 = 0x3;

// IRQ_GROUP_POLICY
pub const GroupAffinityAllGroupZero: u32 = 0x0;
pub const GroupAffinityDontCare: u32 = 0x1;

// OS_DEPLOYEMENT_STATE_VALUES
pub const OS_DEPLOYMENT_STANDARD: u32 = 0x1;
pub const OS_DEPLOYMENT_COMPACT: u32 = 0x2;

// IMAGE_POLICY_ENTRY_TYPE
pub const ImagePolicyEntryTypeNone: u32 = 0x0;
pub const ImagePolicyEntryTypeBool: u32 = 0x1;
pub const ImagePolicyEntryTypeInt8: u32 = 0x2;
pub const ImagePolicyEntryTypeUInt8: u32 = 0x3;
pub const ImagePolicyEntryTypeInt16: u32 = 0x4;
pub const ImagePolicyEntryTypeUInt16: u32 = 0x5;
pub const ImagePolicyEntryTypeInt32: u32 = 0x6;
pub const ImagePolicyEntryTypeUInt32: u32 = 0x7;
pub const ImagePolicyEntryTypeInt64: u32 = 0x8;
pub const ImagePolicyEntryTypeUInt64: u32 = 0x9;
pub const ImagePolicyEntryTypeAnsiString: u32 = 0xa;
pub const ImagePolicyEntryTypeUnicodeString: u32 = 0xb;
pub const ImagePolicyEntryTypeOverride: u32 = 0xc;
pub const ImagePolicyEntryTypeMaximum: u32 = 0xd;

// IMAGE_POLICY_ID
pub const ImagePolicyIdNone: u32 = 0x0;
pub const ImagePolicyIdEtw: u32 = 0x1;
pub const ImagePolicyIdDebug: u32 = 0x2;
pub const ImagePolicyIdCrashDump: u32 = 0x3;
pub const ImagePolicyIdCrashDumpKey: u32 = 0x4;
pub const ImagePolicyIdCrashDumpKeyGuid: u32 = 0x5;
pub const ImagePolicyIdParentSd: u32 = 0x6;
pub const ImagePolicyIdParentSdRev: u32 = 0x7;
pub const ImagePolicyIdSvn: u32 = 0x8;
pub const ImagePolicyIdDeviceId: u32 = 0x9;
pub const ImagePolicyIdCapability: u32 = 0xa;
pub const ImagePolicyIdScenarioId: u32 = 0xb;
pub const ImagePolicyIdMaximum: u32 = 0xc;

// TRANSACTION_OUTCOME
pub const TransactionOutcomeUndetermined: u32 = 0x1;
pub const TransactionOutcomeCommitted: u32 = 0x2;
pub const TransactionOutcomeAborted: u32 = 0x3;

// TRANSACTION_STATE
pub const TransactionStateNormal: u32 = 0x1;
pub const TransactionStateIndoubt: u32 = 0x2;
pub const TransactionStateCommittedNotify: u32 = 0x3;

// TRANSACTION_INFORMATION_CLASS
pub const TransactionBasicInformation: u32 = 0x0;
pub const TransactionPropertiesInformation: u32 = 0x1;
pub const TransactionEnlistmentInformation: u32 = 0x2;
pub const TransactionSuperiorEnlistmentInformation: u32 = 0x3;

// TRANSACTIONMANAGER_INFORMATION_CLASS
pub const TransactionManagerBasicInformation: u32 = 0x0;
pub const TransactionManagerLogInformation: u32 = 0x1;
pub const TransactionManagerLogPathInformation: u32 = 0x2;
pub const TransactionManagerRecoveryInformation: u32 = 0x4;

// RESOURCEMANAGER_INFORMATION_CLASS
pub const ResourceManagerBasicInformation: u32 = 0x0;
pub const ResourceManagerCompletionInformation: u32 = 0x1;

// ENLISTMENT_INFORMATION_CLASS
pub const EnlistmentBasicInformation: u32 = 0x0;
pub const EnlistmentRecoveryInformation: u32 = 0x1;
pub const EnlistmentCrmInformation: u32 = 0x2;

// KTMOBJECT_TYPE
pub const KTMOBJECT_TRANSACTION: u32 = 0x0;
pub const KTMOBJECT_TRANSACTION_MANAGER: u32 = 0x1;
pub const KTMOBJECT_RESOURCE_MANAGER: u32 = 0x2;
pub const KTMOBJECT_ENLISTMENT: u32 = 0x3;
pub const KTMOBJECT_INVALID: u32 = 0x4;

// MODE
pub const KernelMode: u32 = 0x0;
pub const UserMode: u32 = 0x1;
pub const MaximumMode: u32 = 0x2;

// KDPC_IMPORTANCE
pub const LowImportance: u32 = 0x0;
pub const MediumImportance: u32 = 0x1;
pub const HighImportance: u32 = 0x2;
pub const MediumHighImportance: u32 = 0x3;

// LOCK_OPERATION
pub const IoReadAccess: u32 = 0x0;
pub const IoWriteAccess: u32 = 0x1;
pub const IoModifyAccess: u32 = 0x2;

// FIRMWARE_TYPE
pub const FirmwareTypeUnknown: u32 = 0x0;
pub const FirmwareTypeBios: u32 = 0x1;
pub const FirmwareTypeUefi: u32 = 0x2;
pub const FirmwareTypeMax: u32 = 0x3;

// LOGICAL_PROCESSOR_RELATIONSHIP
pub const RelationProcessorCore: u32 = 0x0;
pub const RelationNumaNode: u32 = 0x1;
pub const RelationCache: u32 = 0x2;
pub const RelationProcessorPackage: u32 = 0x3;
pub const RelationGroup: u32 = 0x4;
pub const RelationProcessorDie: u32 = 0x5;
pub const RelationNumaNodeEx: u32 = 0x6;
pub const RelationProcessorModule: u32 = 0x7;
pub const RelationAll: u32 = 0xffff;

// PROCESSOR_CACHE_TYPE
pub const CacheUnified: u32 = 0x0;
pub const CacheInstruction: u32 = 0x1;
pub const CacheData: u32 = 0x2;
pub const CacheTrace: u32 = 0x3;

// CPU_SET_INFORMATION_TYPE
pub const CpuSetInformation: u32 = 0x0;

// ALTERNATIVE_ARCHITECTURE_TYPE
pub const StandardDesign: u32 = 0x0;
pub const NEC98x86: u32 = 0x1;
pub const EndAlternatives: u32 = 0x2;

// KINTERRUPT_MODE
pub const LevelSensitive: u32 = 0x0;
pub const Latched: u32 = 0x1;

// KINTERRUPT_POLARITY
pub const InterruptPolarityUnknown: u32 = 0x0;
pub const InterruptActiveHigh: u32 = 0x1;
pub const InterruptRisingEdge: u32 = 0x1;
pub const InterruptActiveLow: u32 = 0x2;
pub const InterruptFallingEdge: u32 = 0x2;
pub const InterruptActiveBoth: u32 = 0x3;
pub const InterruptActiveBothTriggerLow: u32 = 0x3;
pub const InterruptActiveBothTriggerHigh: u32 = 0x4;

// KWAIT_REASON
pub const Executive: u32 = 0x0;
pub const FreePage: u32 = 0x1;
pub const PageIn: u32 = 0x2;
pub const PoolAllocation: u32 = 0x3;
pub const DelayExecution: u32 = 0x4;
pub const Suspended: u32 = 0x5;
pub const UserRequest: u32 = 0x6;
pub const WrExecutive: u32 = 0x7;
pub const WrFreePage: u32 = 0x8;
pub const WrPageIn: u32 = 0x9;
pub const WrPoolAllocation: u32 = 0xa;
pub const WrDelayExecution: u32 = 0xb;
pub const WrSuspended: u32 = 0xc;
pub const WrUserRequest: u32 = 0xd;
pub const WrSpare0: u32 = 0xe;
pub const WrQueue: u32 = 0xf;
pub const WrLpcReceive: u32 = 0x10;
pub const WrLpcReply: u32 = 0x11;
pub const WrVirtualMemory: u32 = 0x12;
pub const WrPageOut: u32 = 0x13;
pub const WrRendezvous: u32 = 0x14;
pub const WrKeyedEvent: u32 = 0x15;
pub const WrTerminated: u32 = 0x16;
pub const WrProcessInSwap: u32 = 0x17;
pub const WrCpuRateControl: u32 = 0x18;
pub const WrCalloutStack: u32 = 0x19;
pub const WrKernel: u32 = 0x1a;
pub const WrResource: u32 = 0x1b;
pub const WrPushLock: u32 = 0x1c;
pub const WrMutex: u32 = 0x1d;
pub const WrQuantumEnd: u32 = 0x1e;
pub const WrDispatchInt: u32 = 0x1f;
pub const WrPreempted: u32 = 0x20;
pub const WrYieldExecution: u32 = 0x21;
pub const WrFastMutex: u32 = 0x22;
pub const WrGuardedMutex: u32 = 0x23;
pub const WrRundown: u32 = 0x24;
pub const WrAlertByThreadId: u32 = 0x25;
pub const WrDeferredPreempt: u32 = 0x26;
pub const WrPhysicalFault: u32 = 0x27;
pub const WrIoRing: u32 = 0x28;
pub const WrMdlCache: u32 = 0x29;
pub const MaximumWaitReason: u32 = 0x2a;

// KBUGCHECK_BUFFER_DUMP_STATE
pub const BufferEmpty: u32 = 0x0;
pub const BufferInserted: u32 = 0x1;
pub const BufferStarted: u32 = 0x2;
pub const BufferFinished: u32 = 0x3;
pub const BufferIncomplete: u32 = 0x4;

// KBUGCHECK_CALLBACK_REASON
pub const KbCallbackInvalid: u32 = 0x0;
pub const KbCallbackReserved1: u32 = 0x1;
pub const KbCallbackSecondaryDumpData: u32 = 0x2;
pub const KbCallbackDumpIo: u32 = 0x3;
pub const KbCallbackAddPages: u32 = 0x4;
pub const KbCallbackSecondaryMultiPartDumpData: u32 = 0x5;
pub const KbCallbackRemovePages: u32 = 0x6;
pub const KbCallbackTriageDumpData: u32 = 0x7;
pub const KbCallbackReserved2: u32 = 0x8;

// KBUGCHECK_DUMP_IO_TYPE
pub const KbDumpIoInvalid: u32 = 0x0;
pub const KbDumpIoHeader: u32 = 0x1;
pub const KbDumpIoBody: u32 = 0x2;
pub const KbDumpIoSecondaryData: u32 = 0x3;
pub const KbDumpIoComplete: u32 = 0x4;

// BOUND_CALLBACK_STATUS
pub const BoundExceptionContinueSearch: u32 = 0x0;
pub const BoundExceptionHandled: u32 = 0x1;
pub const BoundExceptionError: u32 = 0x2;
pub const BoundExceptionMaximum: u32 = 0x3;

// MEMORY_CACHING_TYPE_ORIG
pub const MmFrameBufferCached: u32 = 0x2;

// MEMORY_CACHING_TYPE
pub const MmNonCached: u32 = 0x0;
pub const MmCached: u32 = 0x1;
pub const MmWriteCombined: u32 = 0x2;
pub const MmHardwareCoherentCached: u32 = 0x3;
pub const MmNonCachedUnordered: u32 = 0x4;
pub const MmUSWCCached: u32 = 0x5;
pub const MmMaximumCacheType: u32 = 0x6;
pub const MmNotMapped: u32 = 0xffffffff;

// KE_PROCESSOR_CHANGE_NOTIFY_STATE
pub const KeProcessorAddStartNotify: u32 = 0x0;
pub const KeProcessorAddCompleteNotify: u32 = 0x1;
pub const KeProcessorAddFailureNotify: u32 = 0x2;

// KD_OPTION
pub const KD_OPTION_SET_BLOCK_ENABLE: u32 = 0x0;

// POOL_TYPE
pub const NonPagedPool: u32 = 0x0;
pub const NonPagedPoolExecute: u32 = 0x0;
pub const PagedPool: u32 = 0x1;
pub const NonPagedPoolMustSucceed: u32 = 0x2;
pub const DontUseThisType: u32 = 0x3;
pub const NonPagedPoolCacheAligned: u32 = 0x4;
pub const PagedPoolCacheAligned: u32 = 0x5;
pub const NonPagedPoolCacheAlignedMustS: u32 = 0x6;
pub const MaxPoolType: u32 = 0x7;
pub const NonPagedPoolBase: u32 = 0x0;
pub const NonPagedPoolBaseMustSucceed: u32 = 0x2;
pub const NonPagedPoolBaseCacheAligned: u32 = 0x4;
pub const NonPagedPoolBaseCacheAlignedMustS: u32 = 0x6;
pub const NonPagedPoolSession: u32 = 0x20;
pub const PagedPoolSession: u32 = 0x21;
pub const NonPagedPoolMustSucceedSession: u32 = 0x22;
pub const DontUseThisTypeSession: u32 = 0x23;
pub const NonPagedPoolCacheAlignedSession: u32 = 0x24;
pub const PagedPoolCacheAlignedSession: u32 = 0x25;
pub const NonPagedPoolCacheAlignedMustSSession: u32 = 0x26;
pub const NonPagedPoolNx: u32 = 0x200;
pub const NonPagedPoolNxCacheAligned: u32 = 0x204;
pub const NonPagedPoolSessionNx: u32 = 0x220;

// EX_POOL_PRIORITY
pub const LowPoolPriority: u32 = 0x0;
pub const LowPoolPrioritySpecialPoolOverrun: u32 = 0x8;
pub const LowPoolPrioritySpecialPoolUnderrun: u32 = 0x9;
pub const NormalPoolPriority: u32 = 0x10;
pub const NormalPoolPrioritySpecialPoolOverrun: u32 = 0x18;
pub const NormalPoolPrioritySpecialPoolUnderrun: u32 = 0x19;
pub const HighPoolPriority: u32 = 0x20;
pub const HighPoolPrioritySpecialPoolOverrun: u32 = 0x28;
pub const HighPoolPrioritySpecialPoolUnderrun: u32 = 0x29;

// POOL_EXTENDED_PARAMETER_TYPE
pub const PoolExtendedParameterInvalidType: u32 = 0x0;
pub const PoolExtendedParameterPriority: u32 = 0x1;
pub const PoolExtendedParameterSecurePool: u32 = 0x2;
pub const PoolExtendedParameterNumaNode: u32 = 0x3;
pub const PoolExtendedParameterMax: u32 = 0x4;

// WORK_QUEUE_TYPE
pub const CriticalWorkQueue: u32 = 0x0;
pub const DelayedWorkQueue: u32 = 0x1;
pub const HyperCriticalWorkQueue: u32 = 0x2;
pub const NormalWorkQueue: u32 = 0x3;
pub const BackgroundWorkQueue: u32 = 0x4;
pub const RealTimeWorkQueue: u32 = 0x5;
pub const SuperCriticalWorkQueue: u32 = 0x6;
pub const MaximumWorkQueue: u32 = 0x7;
pub const CustomPriorityWorkQueue: u32 = 0x20;

// REG_NOTIFY_CLASS
pub const RegNtDeleteKey: u32 = 0x0;
pub const RegNtPreDeleteKey: u32 = 0x0;
pub const RegNtSetValueKey: u32 = 0x1;
pub const RegNtPreSetValueKey: u32 = 0x1;
pub const RegNtDeleteValueKey: u32 = 0x2;
pub const RegNtPreDeleteValueKey: u32 = 0x2;
pub const RegNtSetInformationKey: u32 = 0x3;
pub const RegNtPreSetInformationKey: u32 = 0x3;
pub const RegNtRenameKey: u32 = 0x4;
pub const RegNtPreRenameKey: u32 = 0x4;
pub const RegNtEnumerateKey: u32 = 0x5;
pub const RegNtPreEnumerateKey: u32 = 0x5;
pub const RegNtEnumerateValueKey: u32 = 0x6;
pub const RegNtPreEnumerateValueKey: u32 = 0x6;
pub const RegNtQueryKey: u32 = 0x7;
pub const RegNtPreQueryKey: u32 = 0x7;
pub const RegNtQueryValueKey: u32 = 0x8;
pub const RegNtPreQueryValueKey: u32 = 0x8;
pub const RegNtQueryMultipleValueKey: u32 = 0x9;
pub const RegNtPreQueryMultipleValueKey: u32 = 0x9;
pub const RegNtPreCreateKey: u32 = 0xa;
pub const RegNtPostCreateKey: u32 = 0xb;
pub const RegNtPreOpenKey: u32 = 0xc;
pub const RegNtPostOpenKey: u32 = 0xd;
pub const RegNtKeyHandleClose: u32 = 0xe;
pub const RegNtPreKeyHandleClose: u32 = 0xe;
pub const RegNtPostDeleteKey: u32 = 0xf;
pub const RegNtPostSetValueKey: u32 = 0x10;
pub const RegNtPostDeleteValueKey: u32 = 0x11;
pub const RegNtPostSetInformationKey: u32 = 0x12;
pub const RegNtPostRenameKey: u32 = 0x13;
pub const RegNtPostEnumerateKey: u32 = 0x14;
pub const RegNtPostEnumerateValueKey: u32 = 0x15;
pub const RegNtPostQueryKey: u32 = 0x16;
pub const RegNtPostQueryValueKey: u32 = 0x17;
pub const RegNtPostQueryMultipleValueKey: u32 = 0x18;
pub const RegNtPostKeyHandleClose: u32 = 0x19;
pub const RegNtPreCreateKeyEx: u32 = 0x1a;
pub const RegNtPostCreateKeyEx: u32 = 0x1b;
pub const RegNtPreOpenKeyEx: u32 = 0x1c;
pub const RegNtPostOpenKeyEx: u32 = 0x1d;
pub const RegNtPreFlushKey: u32 = 0x1e;
pub const RegNtPostFlushKey: u32 = 0x1f;
pub const RegNtPreLoadKey: u32 = 0x20;
pub const RegNtPostLoadKey: u32 = 0x21;
pub const RegNtPreUnLoadKey: u32 = 0x22;
pub const RegNtPostUnLoadKey: u32 = 0x23;
pub const RegNtPreQueryKeySecurity: u32 = 0x24;
pub const RegNtPostQueryKeySecurity: u32 = 0x25;
pub const RegNtPreSetKeySecurity: u32 = 0x26;
pub const RegNtPostSetKeySecurity: u32 = 0x27;
pub const RegNtCallbackObjectContextCleanup: u32 = 0x28;
pub const RegNtPreRestoreKey: u32 = 0x29;
pub const RegNtPostRestoreKey: u32 = 0x2a;
pub const RegNtPreSaveKey: u32 = 0x2b;
pub const RegNtPostSaveKey: u32 = 0x2c;
pub const RegNtPreReplaceKey: u32 = 0x2d;
pub const RegNtPostReplaceKey: u32 = 0x2e;
pub const RegNtPreQueryKeyName: u32 = 0x2f;
pub const RegNtPostQueryKeyName: u32 = 0x30;
pub const RegNtPreSaveMergedKey: u32 = 0x31;
pub const RegNtPostSaveMergedKey: u32 = 0x32;
pub const MaxRegNtNotifyClass: u32 = 0x33;

// MM_SYSTEM_SIZE
pub const MmSmallSystem: u32 = 0x0;
pub const MmMediumSystem: u32 = 0x1;
pub const MmLargeSystem: u32 = 0x2;

// MM_PAGE_PRIORITY
pub const LowPagePriority: u32 = 0x0;
pub const NormalPagePriority: u32 = 0x10;
pub const HighPagePriority: u32 = 0x20;

// MM_MDL_PAGE_CONTENTS_STATE
pub const MmMdlPageContentsDynamic: u32 = 0x0;
pub const MmMdlPageContentsInvariant: u32 = 0x1;
pub const MmMdlPageContentsQuery: u32 = 0x2;

// SECURITY_OPERATION_CODE
pub const SetSecurityDescriptor: u32 = 0x0;
pub const QuerySecurityDescriptor: u32 = 0x1;
pub const DeleteSecurityDescriptor: u32 = 0x2;
pub const AssignSecurityDescriptor: u32 = 0x3;

// SE_IMAGE_TYPE
pub const SeImageTypeElamDriver: u32 = 0x0;
pub const SeImageTypeDriver: u32 = 0x1;
pub const SeImageTypePlatformSecureFile: u32 = 0x2;
pub const SeImageTypeDynamicCodeFile: u32 = 0x3;
pub const SeImageTypeMax: u32 = 0x4;

// SE_IMAGE_VERIFICATION_CALLBACK_TYPE
pub const SeImageVerificationCallbackInformational: u32 = 0x0;

// CREATE_FILE_TYPE
pub const CreateFileTypeNone: u32 = 0x0;
pub const CreateFileTypeNamedPipe: u32 = 0x1;
pub const CreateFileTypeMailslot: u32 = 0x2;

// IO_ALLOCATION_ACTION
pub const KeepObject: u32 = 0x1;
pub const DeallocateObject: u32 = 0x2;
pub const DeallocateObjectKeepRegisters: u32 = 0x3;

// DEVICE_RELATION_TYPE
pub const BusRelations: u32 = 0x0;
pub const EjectionRelations: u32 = 0x1;
pub const PowerRelations: u32 = 0x2;
pub const RemovalRelations: u32 = 0x3;
pub const TargetDeviceRelation: u32 = 0x4;
pub const SingleBusRelations: u32 = 0x5;
pub const TransportRelations: u32 = 0x6;

// DEVICE_USAGE_NOTIFICATION_TYPE
pub const DeviceUsageTypeUndefined: u32 = 0x0;
pub const DeviceUsageTypePaging: u32 = 0x1;
pub const DeviceUsageTypeHibernation: u32 = 0x2;
pub const DeviceUsageTypeDumpFile: u32 = 0x3;
pub const DeviceUsageTypeBoot: u32 = 0x4;
pub const DeviceUsageTypePostDisplay: u32 = 0x5;
pub const DeviceUsageTypeGuestAssigned: u32 = 0x6;

// BUS_QUERY_ID_TYPE
pub const BusQueryDeviceID: u32 = 0x0;
pub const BusQueryHardwareIDs: u32 = 0x1;
pub const BusQueryCompatibleIDs: u32 = 0x2;
pub const BusQueryInstanceID: u32 = 0x3;
pub const BusQueryDeviceSerialNumber: u32 = 0x4;
pub const BusQueryContainerID: u32 = 0x5;

// DEVICE_TEXT_TYPE
pub const DeviceTextDescription: u32 = 0x0;
pub const DeviceTextLocationInformation: u32 = 0x1;

// IO_PAGING_PRIORITY
pub const IoPagingPriorityInvalid: u32 = 0x0;
pub const IoPagingPriorityNormal: u32 = 0x1;
pub const IoPagingPriorityHigh: u32 = 0x2;
pub const IoPagingPriorityReserved1: u32 = 0x3;
pub const IoPagingPriorityReserved2: u32 = 0x4;

// IO_COMPLETION_ROUTINE_RESULT
pub const ContinueCompletion: u32 = 0x0;
pub const StopCompletion: u32 = 0xc0000016;

// IO_ACCESS_TYPE
pub const ReadAccess: u32 = 0x0;
pub const WriteAccess: u32 = 0x1;
pub const ModifyAccess: u32 = 0x2;

// IO_ACCESS_MODE
pub const SequentialAccess: u32 = 0x0;
pub const RandomAccess: u32 = 0x1;

// IO_CONTAINER_NOTIFICATION_CLASS
pub const IoSessionStateNotification: u32 = 0x0;
pub const IoMaxContainerNotificationClass: u32 = 0x1;

// IO_CONTAINER_INFORMATION_CLASS
pub const IoSessionStateInformation: u32 = 0x0;
pub const IoMaxContainerInformationClass: u32 = 0x1;

// TRACE_INFORMATION_CLASS
pub const TraceIdClass: u32 = 0x0;
pub const TraceHandleClass: u32 = 0x1;
pub const TraceEnableFlagsClass: u32 = 0x2;
pub const TraceEnableLevelClass: u32 = 0x3;
pub const GlobalLoggerHandleClass: u32 = 0x4;
pub const EventLoggerHandleClass: u32 = 0x5;
pub const AllLoggerHandlesClass: u32 = 0x6;
pub const TraceHandleByNameClass: u32 = 0x7;
pub const LoggerEventsLostClass: u32 = 0x8;
pub const TraceSessionSettingsClass: u32 = 0x9;
pub const LoggerEventsLoggedClass: u32 = 0xa;
pub const DiskIoNotifyRoutinesClass: u32 = 0xb;
pub const TraceInformationClassReserved1: u32 = 0xc;
pub const FltIoNotifyRoutinesClass: u32 = 0xd;
pub const TraceInformationClassReserved2: u32 = 0xe;
pub const WdfNotifyRoutinesClass: u32 = 0xf;
pub const MaxTraceInformationClass: u32 = 0x10;

// DEVICE_REGISTRY_PROPERTY
pub const DevicePropertyDeviceDescription: u32 = 0x0;
pub const DevicePropertyHardwareID: u32 = 0x1;
pub const DevicePropertyCompatibleIDs: u32 = 0x2;
pub const DevicePropertyBootConfiguration: u32 = 0x3;
pub const DevicePropertyBootConfigurationTranslated: u32 = 0x4;
pub const DevicePropertyClassName: u32 = 0x5;
pub const DevicePropertyClassGuid: u32 = 0x6;
pub const DevicePropertyDriverKeyName: u32 = 0x7;
pub const DevicePropertyManufacturer: u32 = 0x8;
pub const DevicePropertyFriendlyName: u32 = 0x9;
pub const DevicePropertyLocationInformation: u32 = 0xa;
pub const DevicePropertyPhysicalDeviceObjectName: u32 = 0xb;
pub const DevicePropertyBusTypeGuid: u32 = 0xc;
pub const DevicePropertyLegacyBusType: u32 = 0xd;
pub const DevicePropertyBusNumber: u32 = 0xe;
pub const DevicePropertyEnumeratorName: u32 = 0xf;
pub const DevicePropertyAddress: u32 = 0x10;
pub const DevicePropertyUINumber: u32 = 0x11;
pub const DevicePropertyInstallState: u32 = 0x12;
pub const DevicePropertyRemovalPolicy: u32 = 0x13;
pub const DevicePropertyResourceRequirements: u32 = 0x14;
pub const DevicePropertyAllocatedResources: u32 = 0x15;
pub const DevicePropertyContainerID: u32 = 0x16;

// DEVICE_INSTALL_STATE
pub const InstallStateInstalled: u32 = 0x0;
pub const InstallStateNeedsReinstall: u32 = 0x1;
pub const InstallStateFailedInstall: u32 = 0x2;
pub const InstallStateFinishInstall: u32 = 0x3;

// DEVICE_REMOVAL_POLICY
pub const RemovalPolicyExpectNoRemoval: u32 = 0x1;
pub const RemovalPolicyExpectOrderlyRemoval: u32 = 0x2;
pub const RemovalPolicyExpectSurpriseRemoval: u32 = 0x3;

// PCI_ACS_BIT
pub const PciAcsReserved: u32 = 0x0;
pub const PciAcsBitEnable: u32 = 0x1;
pub const PciAcsBitDisable: u32 = 0x2;
pub const PciAcsBitDontCare: u32 = 0x3;

// DEVICE_WAKE_DEPTH
pub const DeviceWakeDepthNotWakeable: u32 = 0x0;
pub const DeviceWakeDepthD0: u32 = 0x1;
pub const DeviceWakeDepthD1: u32 = 0x2;
pub const DeviceWakeDepthD2: u32 = 0x3;
pub const DeviceWakeDepthD3hot: u32 = 0x4;
pub const DeviceWakeDepthD3cold: u32 = 0x5;
pub const DeviceWakeDepthMaximum: u32 = 0x6;

// D3COLD_LAST_TRANSITION_STATUS
pub const LastDStateTransitionStatusUnknown: u32 = 0x0;
pub const LastDStateTransitionD3hot: u32 = 0x1;
pub const LastDStateTransitionD3cold: u32 = 0x2;

// NPEM_CONTROL_STANDARD_CONTROL_BIT
pub const InitiateReset: u32 = 0x1;
pub const OkControl: u32 = 0x2;
pub const LocateControl: u32 = 0x3;
pub const FailControl: u32 = 0x4;
pub const RebuildControl: u32 = 0x5;
pub const PFAControl: u32 = 0x6;
pub const HotSpareControl: u32 = 0x7;
pub const InACriticalArrayControl: u32 = 0x8;
pub const InAFailedArrayControl: u32 = 0x9;
pub const InvalidDeviceTypeControl: u32 = 0xa;
pub const DisabledControl: u32 = 0xb;

// IO_NOTIFICATION_EVENT_CATEGORY
pub const EventCategoryReserved: u32 = 0x0;
pub const EventCategoryHardwareProfileChange: u32 = 0x1;
pub const EventCategoryDeviceInterfaceChange: u32 = 0x2;
pub const EventCategoryTargetDeviceChange: u32 = 0x3;
pub const EventCategoryKernelSoftRestart: u32 = 0x4;

// DRIVER_DIRECTORY_TYPE
pub const DriverDirectoryImage: u32 = 0x0;
pub const DriverDirectoryData: u32 = 0x1;
pub const DriverDirectorySharedData: u32 = 0x2;

// DEVICE_DIRECTORY_TYPE
pub const DeviceDirectoryData: u32 = 0x0;

// DRIVER_REGKEY_TYPE
pub const DriverRegKeyParameters: u32 = 0x0;
pub const DriverRegKeyPersistentState: u32 = 0x1;
pub const DriverRegKeySharedPersistentState: u32 = 0x2;

// DEVICE_RESET_TYPE
pub const FunctionLevelDeviceReset: u32 = 0x0;
pub const PlatformLevelDeviceReset: u32 = 0x1;

// DMA_COMPLETION_STATUS
pub const DmaComplete: u32 = 0x0;
pub const DmaAborted: u32 = 0x1;
pub const DmaError: u32 = 0x2;
pub const DmaCancelled: u32 = 0x3;

// DMA_COMMON_BUFFER_EXTENDED_CONFIGURATION_TYPE
pub const CommonBufferConfigTypeLogicalAddressLimits: u32 = 0x0;
pub const CommonBufferConfigTypeSubSection: u32 = 0x1;
pub const CommonBufferConfigTypeHardwareAccessPermissions: u32 = 0x2;
pub const CommonBufferConfigTypeMax: u32 = 0x3;

// DMA_COMMON_BUFFER_EXTENDED_CONFIGURATION_ACCESS_TYPE
pub const CommonBufferHardwareAccessReadOnly: u32 = 0x0;
pub const CommonBufferHardwareAccessWriteOnly: u32 = 0x1;
pub const CommonBufferHardwareAccessReadWrite: u32 = 0x2;
pub const CommonBufferHardwareAccessMax: u32 = 0x3;

// FAULT_INFORMATION_ARCH
pub const FaultInformationInvalid: u32 = 0x0;
pub const FaultInformationArm64: u32 = 0x1;
pub const FaultInformationX64: u32 = 0x2;

// FAULT_INFORMATION_ARM64_TYPE
pub const UnsupportedUpstreamTransaction: u32 = 0x0;
pub const AddressSizeFault: u32 = 0x1;
pub const TlbMatchConflict: u32 = 0x2;
pub const ExternalFault: u32 = 0x3;
pub const PermissionFault: u32 = 0x4;
pub const AccessFlagFault: u32 = 0x5;
pub const TranslationFault: u32 = 0x6;
pub const MaxFaultType: u32 = 0x7;

// DOMAIN_CONFIGURATION_ARCH
pub const DomainConfigurationArm64: u32 = 0x0;
pub const DomainConfigurationX64: u32 = 0x1;
pub const DomainConfigurationInvalid: u32 = 0x2;

// IOMMU_DMA_DOMAIN_TYPE
pub const DomainTypeTranslate: u32 = 0x0;
pub const DomainTypePassThrough: u32 = 0x1;
pub const DomainTypeUnmanaged: u32 = 0x2;
pub const DomainTypeMax: u32 = 0x3;

// IOMMU_DEVICE_CREATION_CONFIGURATION_TYPE
pub const IommuDeviceCreationConfigTypeNone: u32 = 0x0;
pub const IommuDeviceCreationConfigTypeAcpi: u32 = 0x1;
pub const IommuDeviceCreationConfigTypeDeviceId: u32 = 0x2;
pub const IommuDeviceCreationConfigTypeMax: u32 = 0x3;

// IOMMU_MAP_PHYSICAL_ADDRESS_TYPE
pub const MapPhysicalAddressTypeMdl: u32 = 0x0;
pub const MapPhysicalAddressTypeContiguousRange: u32 = 0x1;
pub const MapPhysicalAddressTypePfn: u32 = 0x2;
pub const MapPhysicalAddressTypeMax: u32 = 0x3;

// IOMMU_DMA_LOGICAL_ALLOCATOR_TYPE
pub const IommuDmaLogicalAllocatorNone: u32 = 0x0;
pub const IommuDmaLogicalAllocatorBuddy: u32 = 0x1;
pub const IommuDmaLogicalAllocatorMax: u32 = 0x2;

// PO_FX_PERF_STATE_UNIT
pub const PoFxPerfStateUnitOther: u32 = 0x0;
pub const PoFxPerfStateUnitFrequency: u32 = 0x1;
pub const PoFxPerfStateUnitBandwidth: u32 = 0x2;
pub const PoFxPerfStateUnitMaximum: u32 = 0x3;

// PO_FX_PERF_STATE_TYPE
pub const PoFxPerfStateTypeDiscrete: u32 = 0x0;
pub const PoFxPerfStateTypeRange: u32 = 0x1;
pub const PoFxPerfStateTypeMaximum: u32 = 0x2;

// PO_THERMAL_REQUEST_TYPE
pub const PoThermalRequestPassive: u32 = 0x0;
pub const PoThermalRequestActive: u32 = 0x1;

// OB_PREOP_CALLBACK_STATUS
pub const OB_PREOP_SUCCESS: u32 = 0x0;

// CLS_CONTEXT_MODE
pub const ClsContextNone: u32 = 0x0;
pub const ClsContextUndoNext: u32 = 0x1;
pub const ClsContextPrevious: u32 = 0x2;
pub const ClsContextForward: u32 = 0x3;

// CLFS_CONTEXT_MODE
pub const ClfsContextNone: u32 = 0x0;
pub const ClfsContextUndoNext: u32 = 0x1;
pub const ClfsContextPrevious: u32 = 0x2;
pub const ClfsContextForward: u32 = 0x3;

// CLS_LOG_INFORMATION_CLASS
pub const ClfsLogBasicInformation: u32 = 0x0;
pub const ClfsLogBasicInformationPhysical: u32 = 0x1;
pub const ClfsLogPhysicalNameInformation: u32 = 0x2;
pub const ClfsLogStreamIdentifierInformation: u32 = 0x3;
pub const ClfsLogSystemMarkingInformation: u32 = 0x4;
pub const ClfsLogPhysicalLsnInformation: u32 = 0x5;

// CLS_IOSTATS_CLASS
pub const ClsIoStatsDefault: u32 = 0x0;
pub const ClsIoStatsMax: u32 = 0xffff;

// CLFS_IOSTATS_CLASS
pub const ClfsIoStatsDefault: u32 = 0x0;
pub const ClfsIoStatsMax: u32 = 0xffff;

// CLFS_LOG_ARCHIVE_MODE
pub const ClfsLogArchiveEnabled: u32 = 0x1;
pub const ClfsLogArchiveDisabled: u32 = 0x2;

// CLFS_MGMT_POLICY_TYPE
pub const ClfsMgmtPolicyMaximumSize: u32 = 0x0;
pub const ClfsMgmtPolicyMinimumSize: u32 = 0x1;
pub const ClfsMgmtPolicyNewContainerSize: u32 = 0x2;
pub const ClfsMgmtPolicyGrowthRate: u32 = 0x3;
pub const ClfsMgmtPolicyLogTail: u32 = 0x4;
pub const ClfsMgmtPolicyAutoShrink: u32 = 0x5;
pub const ClfsMgmtPolicyAutoGrow: u32 = 0x6;
pub const ClfsMgmtPolicyNewContainerPrefix: u32 = 0x7;
pub const ClfsMgmtPolicyNewContainerSuffix: u32 = 0x8;
pub const ClfsMgmtPolicyNewContainerExtension: u32 = 0x9;
pub const ClfsMgmtPolicyInvalid: u32 = 0xa;

// CLFS_MGMT_NOTIFICATION_TYPE
pub const ClfsMgmtAdvanceTailNotification: u32 = 0x0;
pub const ClfsMgmtLogFullHandlerNotification: u32 = 0x1;
pub const ClfsMgmtLogUnpinnedNotification: u32 = 0x2;
pub const ClfsMgmtLogWriteNotification: u32 = 0x3;

// PCW_CALLBACK_TYPE
pub const PcwCallbackAddCounter: u32 = 0x0;
pub const PcwCallbackRemoveCounter: u32 = 0x1;
pub const PcwCallbackEnumerateInstances: u32 = 0x2;
pub const PcwCallbackCollectData: u32 = 0x3;

// PCW_REGISTRATION_FLAGS
pub const PcwRegistrationNone: u32 = 0x0;
pub const PcwRegistrationSiloNeutral: u32 = 0x1;

// DRIVER_RUNTIME_INIT_FLAGS
pub const DrvRtPoolNxOptIn: u32 = 0x1;
pub const LastDrvRtFlag: u32 = 0x2;

// WELL_KNOWN_SID_TYPE
pub const WinNullSid: u32 = 0x0;
pub const WinWorldSid: u32 = 0x1;
pub const WinLocalSid: u32 = 0x2;
pub const WinCreatorOwnerSid: u32 = 0x3;
pub const WinCreatorGroupSid: u32 = 0x4;
pub const WinCreatorOwnerServerSid: u32 = 0x5;
pub const WinCreatorGroupServerSid: u32 = 0x6;
pub const WinNtAuthoritySid: u32 = 0x7;
pub const WinDialupSid: u32 = 0x8;
pub const WinNetworkSid: u32 = 0x9;
pub const WinBatchSid: u32 = 0xa;
pub const WinInteractiveSid: u32 = 0xb;
pub const WinServiceSid: u32 = 0xc;
pub const WinAnonymousSid: u32 = 0xd;
pub const WinProxySid: u32 = 0xe;
pub const WinEnterpriseControllersSid: u32 = 0xf;
pub const WinSelfSid: u32 = 0x10;
pub const WinAuthenticatedUserSid: u32 = 0x11;
pub const WinRestrictedCodeSid: u32 = 0x12;
pub const WinTerminalServerSid: u32 = 0x13;
pub const WinRemoteLogonIdSid: u32 = 0x14;
pub const WinLogonIdsSid: u32 = 0x15;
pub const WinLocalSystemSid: u32 = 0x16;
pub const WinLocalServiceSid: u32 = 0x17;
pub const WinNetworkServiceSid: u32 = 0x18;
pub const WinBuiltinDomainSid: u32 = 0x19;
pub const WinBuiltinAdministratorsSid: u32 = 0x1a;
pub const WinBuiltinUsersSid: u32 = 0x1b;
pub const WinBuiltinGuestsSid: u32 = 0x1c;
pub const WinBuiltinPowerUsersSid: u32 = 0x1d;
pub const WinBuiltinAccountOperatorsSid: u32 = 0x1e;
pub const WinBuiltinSystemOperatorsSid: u32 = 0x1f;
pub const WinBuiltinPrintOperatorsSid: u32 = 0x20;
pub const WinBuiltinBackupOperatorsSid: u32 = 0x21;
pub const WinBuiltinReplicatorSid: u32 = 0x22;
pub const WinBuiltinPreWindows2000CompatibleAccessSid: u32 = 0x23;
pub const WinBuiltinRemoteDesktopUsersSid: u32 = 0x24;
pub const WinBuiltinNetworkConfigurationOperatorsSid: u32 = 0x25;
pub const WinAccountAdministratorSid: u32 = 0x26;
pub const WinAccountGuestSid: u32 = 0x27;
pub const WinAccountKrbtgtSid: u32 = 0x28;
pub const WinAccountDomainAdminsSid: u32 = 0x29;
pub const WinAccountDomainUsersSid: u32 = 0x2a;
pub const WinAccountDomainGuestsSid: u32 = 0x2b;
pub const WinAccountComputersSid: u32 = 0x2c;
pub const WinAccountControllersSid: u32 = 0x2d;
pub const WinAccountCertAdminsSid: u32 = 0x2e;
pub const WinAccountSchemaAdminsSid: u32 = 0x2f;
pub const WinAccountEnterpriseAdminsSid: u32 = 0x30;
pub const WinAccountPolicyAdminsSid: u32 = 0x31;
pub const WinAccountRasAndIasServersSid: u32 = 0x32;
pub const WinNTLMAuthenticationSid: u32 = 0x33;
pub const WinDigestAuthenticationSid: u32 = 0x34;
pub const WinSChannelAuthenticationSid: u32 = 0x35;
pub const WinThisOrganizationSid: u32 = 0x36;
pub const WinOtherOrganizationSid: u32 = 0x37;
pub const WinBuiltinIncomingForestTrustBuildersSid: u32 = 0x38;
pub const WinBuiltinPerfMonitoringUsersSid: u32 = 0x39;
pub const WinBuiltinPerfLoggingUsersSid: u32 = 0x3a;
pub const WinBuiltinAuthorizationAccessSid: u32 = 0x3b;
pub const WinBuiltinTerminalServerLicenseServersSid: u32 = 0x3c;
pub const WinBuiltinDCOMUsersSid: u32 = 0x3d;
pub const WinBuiltinIUsersSid: u32 = 0x3e;
pub const WinIUserSid: u32 = 0x3f;
pub const WinBuiltinCryptoOperatorsSid: u32 = 0x40;
pub const WinUntrustedLabelSid: u32 = 0x41;
pub const WinLowLabelSid: u32 = 0x42;
pub const WinMediumLabelSid: u32 = 0x43;
pub const WinHighLabelSid: u32 = 0x44;
pub const WinSystemLabelSid: u32 = 0x45;
pub const WinWriteRestrictedCodeSid: u32 = 0x46;
pub const WinCreatorOwnerRightsSid: u32 = 0x47;
pub const WinCacheablePrincipalsGroupSid: u32 = 0x48;
pub const WinNonCacheablePrincipalsGroupSid: u32 = 0x49;
pub const WinEnterpriseReadonlyControllersSid: u32 = 0x4a;
pub const WinAccountReadonlyControllersSid: u32 = 0x4b;
pub const WinBuiltinEventLogReadersGroup: u32 = 0x4c;
pub const WinNewEnterpriseReadonlyControllersSid: u32 = 0x4d;
pub const WinBuiltinCertSvcDComAccessGroup: u32 = 0x4e;
pub const WinMediumPlusLabelSid: u32 = 0x4f;
pub const WinLocalLogonSid: u32 = 0x50;
pub const WinConsoleLogonSid: u32 = 0x51;
pub const WinThisOrganizationCertificateSid: u32 = 0x52;
pub const WinApplicationPackageAuthoritySid: u32 = 0x53;
pub const WinBuiltinAnyPackageSid: u32 = 0x54;
pub const WinCapabilityInternetClientSid: u32 = 0x55;
pub const WinCapabilityInternetClientServerSid: u32 = 0x56;
pub const WinCapabilityPrivateNetworkClientServerSid: u32 = 0x57;
pub const WinCapabilityPicturesLibrarySid: u32 = 0x58;
pub const WinCapabilityVideosLibrarySid: u32 = 0x59;
pub const WinCapabilityMusicLibrarySid: u32 = 0x5a;
pub const WinCapabilityDocumentsLibrarySid: u32 = 0x5b;
pub const WinCapabilitySharedUserCertificatesSid: u32 = 0x5c;
pub const WinCapabilityEnterpriseAuthenticationSid: u32 = 0x5d;
pub const WinCapabilityRemovableStorageSid: u32 = 0x5e;
pub const WinBuiltinRDSRemoteAccessServersSid: u32 = 0x5f;
pub const WinBuiltinRDSEndpointServersSid: u32 = 0x60;
pub const WinBuiltinRDSManagementServersSid: u32 = 0x61;
pub const WinUserModeDriversSid: u32 = 0x62;
pub const WinBuiltinHyperVAdminsSid: u32 = 0x63;
pub const WinAccountCloneableControllersSid: u32 = 0x64;
pub const WinBuiltinAccessControlAssistanceOperatorsSid: u32 = 0x65;
pub const WinBuiltinRemoteManagementUsersSid: u32 = 0x66;
pub const WinAuthenticationAuthorityAssertedSid: u32 = 0x67;
pub const WinAuthenticationServiceAssertedSid: u32 = 0x68;
pub const WinLocalAccountSid: u32 = 0x69;
pub const WinLocalAccountAndAdministratorSid: u32 = 0x6a;
pub const WinAccountProtectedUsersSid: u32 = 0x6b;
pub const WinCapabilityAppointmentsSid: u32 = 0x6c;
pub const WinCapabilityContactsSid: u32 = 0x6d;
pub const WinAccountDefaultSystemManagedSid: u32 = 0x6e;
pub const WinBuiltinDefaultSystemManagedGroupSid: u32 = 0x6f;
pub const WinBuiltinStorageReplicaAdminsSid: u32 = 0x70;
pub const WinAccountKeyAdminsSid: u32 = 0x71;
pub const WinAccountEnterpriseKeyAdminsSid: u32 = 0x72;
pub const WinAuthenticationKeyTrustSid: u32 = 0x73;
pub const WinAuthenticationKeyPropertyMFASid: u32 = 0x74;
pub const WinAuthenticationKeyPropertyAttestationSid: u32 = 0x75;
pub const WinAuthenticationFreshKeyAuthSid: u32 = 0x76;
pub const WinBuiltinDeviceOwnersSid: u32 = 0x77;

// SE_IMAGE_SIGNATURE_TYPE
pub const SeImageSignatureNone: u32 = 0x0;
pub const SeImageSignatureEmbedded: u32 = 0x1;
pub const SeImageSignatureCache: u32 = 0x2;
pub const SeImageSignatureCatalogCached: u32 = 0x3;
pub const SeImageSignatureCatalogNotCached: u32 = 0x4;
pub const SeImageSignatureCatalogHint: u32 = 0x5;
pub const SeImageSignaturePackageCatalog: u32 = 0x6;
pub const SeImageSignaturePplMitigated: u32 = 0x7;

// TABLE_SEARCH_RESULT
pub const TableEmptyTree: u32 = 0x0;
pub const TableFoundNode: u32 = 0x1;
pub const TableInsertAsLeft: u32 = 0x2;
pub const TableInsertAsRight: u32 = 0x3;

// RTL_GENERIC_COMPARE_RESULTS
pub const GenericLessThan: u32 = 0x0;
pub const GenericGreaterThan: u32 = 0x1;
pub const GenericEqual: u32 = 0x2;

// STATE_LOCATION_TYPE
pub const LocationTypeRegistry: u32 = 0x0;
pub const LocationTypeFileSystem: u32 = 0x1;
pub const LocationTypeMaximum: u32 = 0x2;

// RTL_SYSTEM_GLOBAL_DATA_ID
pub const GlobalDataIdUnknown: u32 = 0x0;
pub const GlobalDataIdRngSeedVersion: u32 = 0x1;
pub const GlobalDataIdInterruptTime: u32 = 0x2;
pub const GlobalDataIdTimeZoneBias: u32 = 0x3;
pub const GlobalDataIdImageNumberLow: u32 = 0x4;
pub const GlobalDataIdImageNumberHigh: u32 = 0x5;
pub const GlobalDataIdTimeZoneId: u32 = 0x6;
pub const GlobalDataIdNtMajorVersion: u32 = 0x7;
pub const GlobalDataIdNtMinorVersion: u32 = 0x8;
pub const GlobalDataIdSystemExpirationDate: u32 = 0x9;
pub const GlobalDataIdKdDebuggerEnabled: u32 = 0xa;
pub const GlobalDataIdCyclesPerYield: u32 = 0xb;
pub const GlobalDataIdSafeBootMode: u32 = 0xc;
pub const GlobalDataIdLastSystemRITEventTickCount: u32 = 0xd;
pub const GlobalDataIdConsoleSharedDataFlags: u32 = 0xe;
pub const GlobalDataIdNtSystemRootDrive: u32 = 0xf;
pub const GlobalDataIdQpcShift: u32 = 0x10;
pub const GlobalDataIdQpcBypassEnabled: u32 = 0x11;
pub const GlobalDataIdQpcData: u32 = 0x12;
pub const GlobalDataIdQpcBias: u32 = 0x13;

// BUS_DATA_TYPE
pub const ConfigurationSpaceUndefined: u32 = 0xffffffff;
pub const Cmos: u32 = 0x0;
pub const EisaConfiguration: u32 = 0x1;
pub const Pos: u32 = 0x2;
pub const CbusConfiguration: u32 = 0x3;
pub const PCIConfiguration: u32 = 0x4;
pub const VMEConfiguration: u32 = 0x5;
pub const NuBusConfiguration: u32 = 0x6;
pub const PCMCIAConfiguration: u32 = 0x7;
pub const MPIConfiguration: u32 = 0x8;
pub const MPSAConfiguration: u32 = 0x9;
pub const PNPISAConfiguration: u32 = 0xa;
pub const SgiInternalConfiguration: u32 = 0xb;
pub const MaximumBusDataType: u32 = 0xc;

// PROCESSINFOCLASS
pub const ProcessBasicInformation: u32 = 0x0;
pub const ProcessQuotaLimits: u32 = 0x1;
pub const ProcessIoCounters: u32 = 0x2;
pub const ProcessVmCounters: u32 = 0x3;
pub const ProcessTimes: u32 = 0x4;
pub const ProcessBasePriority: u32 = 0x5;
pub const ProcessRaisePriority: u32 = 0x6;
pub const ProcessDebugPort: u32 = 0x7;
pub const ProcessExceptionPort: u32 = 0x8;
pub const ProcessAccessToken: u32 = 0x9;
pub const ProcessLdtInformation: u32 = 0xa;
pub const ProcessLdtSize: u32 = 0xb;
pub const ProcessDefaultHardErrorMode: u32 = 0xc;
pub const ProcessIoPortHandlers: u32 = 0xd;
pub const ProcessPooledUsageAndLimits: u32 = 0xe;
pub const ProcessWorkingSetWatch: u32 = 0xf;
pub const ProcessUserModeIOPL: u32 = 0x10;
pub const ProcessEnableAlignmentFaultFixup: u32 = 0x11;
pub const ProcessPriorityClass: u32 = 0x12;
pub const ProcessWx86Information: u32 = 0x13;
pub const ProcessHandleCount: u32 = 0x14;
pub const ProcessAffinityMask: u32 = 0x15;
pub const ProcessPriorityBoost: u32 = 0x16;
pub const ProcessDeviceMap: u32 = 0x17;
pub const ProcessSessionInformation: u32 = 0x18;
pub const ProcessForegroundInformation: u32 = 0x19;
pub const ProcessWow64Information: u32 = 0x1a;
pub const ProcessImageFileName: u32 = 0x1b;
pub const ProcessLUIDDeviceMapsEnabled: u32 = 0x1c;
pub const ProcessBreakOnTermination: u32 = 0x1d;
pub const ProcessDebugObjectHandle: u32 = 0x1e;
pub const ProcessDebugFlags: u32 = 0x1f;
pub const ProcessHandleTracing: u32 = 0x20;
pub const ProcessIoPriority: u32 = 0x21;
pub const ProcessExecuteFlags: u32 = 0x22;
pub const ProcessTlsInformation: u32 = 0x23;
pub const ProcessCookie: u32 = 0x24;
pub const ProcessImageInformation: u32 = 0x25;
pub const ProcessCycleTime: u32 = 0x26;
pub const ProcessPagePriority: u32 = 0x27;
pub const ProcessInstrumentationCallback: u32 = 0x28;
pub const ProcessThreadStackAllocation: u32 = 0x29;
pub const ProcessWorkingSetWatchEx: u32 = 0x2a;
pub const ProcessImageFileNameWin32: u32 = 0x2b;
pub const ProcessImageFileMapping: u32 = 0x2c;
pub const ProcessAffinityUpdateMode: u32 = 0x2d;
pub const ProcessMemoryAllocationMode: u32 = 0x2e;
pub const ProcessGroupInformation: u32 = 0x2f;
pub const ProcessTokenVirtualizationEnabled: u32 = 0x30;
pub const ProcessOwnerInformation: u32 = 0x31;
pub const ProcessWindowInformation: u32 = 0x32;
pub const ProcessHandleInformation: u32 = 0x33;
pub const ProcessMitigationPolicy: u32 = 0x34;
pub const ProcessDynamicFunctionTableInformation: u32 = 0x35;
pub const ProcessHandleCheckingMode: u32 = 0x36;
pub const ProcessKeepAliveCount: u32 = 0x37;
pub const ProcessRevokeFileHandles: u32 = 0x38;
pub const ProcessWorkingSetControl: u32 = 0x39;
pub const ProcessHandleTable: u32 = 0x3a;
pub const ProcessCheckStackExtentsMode: u32 = 0x3b;
pub const ProcessCommandLineInformation: u32 = 0x3c;
pub const ProcessProtectionInformation: u32 = 0x3d;
pub const ProcessMemoryExhaustion: u32 = 0x3e;
pub const ProcessFaultInformation: u32 = 0x3f;
pub const ProcessTelemetryIdInformation: u32 = 0x40;
pub const ProcessCommitReleaseInformation: u32 = 0x41;
pub const ProcessReserved1Information: u32 = 0x42;
pub const ProcessReserved2Information: u32 = 0x43;
pub const ProcessSubsystemProcess: u32 = 0x44;
pub const ProcessInPrivate: u32 = 0x46;
pub const ProcessRaiseUMExceptionOnInvalidHandleClose: u32 = 0x47;
pub const ProcessSubsystemInformation: u32 = 0x4b;
pub const ProcessWin32kSyscallFilterInformation: u32 = 0x4f;
pub const ProcessEnergyTrackingState: u32 = 0x52;
pub const MaxProcessInfoClass: u32 = 0x53;

// THREADINFOCLASS
pub const ThreadBasicInformation: u32 = 0x0;
pub const ThreadTimes: u32 = 0x1;
pub const ThreadPriority: u32 = 0x2;
pub const ThreadBasePriority: u32 = 0x3;
pub const ThreadAffinityMask: u32 = 0x4;
pub const ThreadImpersonationToken: u32 = 0x5;
pub const ThreadDescriptorTableEntry: u32 = 0x6;
pub const ThreadEnableAlignmentFaultFixup: u32 = 0x7;
pub const ThreadEventPair_Reusable: u32 = 0x8;
pub const ThreadQuerySetWin32StartAddress: u32 = 0x9;
pub const ThreadZeroTlsCell: u32 = 0xa;
pub const ThreadPerformanceCount: u32 = 0xb;
pub const ThreadAmILastThread: u32 = 0xc;
pub const ThreadIdealProcessor: u32 = 0xd;
pub const ThreadPriorityBoost: u32 = 0xe;
pub const ThreadSetTlsArrayAddress: u32 = 0xf;
pub const ThreadIsIoPending: u32 = 0x10;
pub const ThreadHideFromDebugger: u32 = 0x11;
pub const ThreadBreakOnTermination: u32 = 0x12;
pub const ThreadSwitchLegacyState: u32 = 0x13;
pub const ThreadIsTerminated: u32 = 0x14;
pub const ThreadLastSystemCall: u32 = 0x15;
pub const ThreadIoPriority: u32 = 0x16;
pub const ThreadCycleTime: u32 = 0x17;
pub const ThreadPagePriority: u32 = 0x18;
pub const ThreadActualBasePriority: u32 = 0x19;
pub const ThreadTebInformation: u32 = 0x1a;
pub const ThreadCSwitchMon: u32 = 0x1b;
pub const ThreadCSwitchPmu: u32 = 0x1c;
pub const ThreadWow64Context: u32 = 0x1d;
pub const ThreadGroupInformation: u32 = 0x1e;
pub const ThreadUmsInformation: u32 = 0x1f;
pub const ThreadCounterProfiling: u32 = 0x20;
pub const ThreadIdealProcessorEx: u32 = 0x21;
pub const ThreadCpuAccountingInformation: u32 = 0x22;
pub const ThreadSuspendCount: u32 = 0x23;
pub const ThreadActualGroupAffinity: u32 = 0x29;
pub const ThreadDynamicCodePolicyInfo: u32 = 0x2a;
pub const ThreadSubsystemInformation: u32 = 0x2d;
pub const MaxThreadInfoClass: u32 = 0x38;

// HARDWARE_COUNTER_TYPE
pub const PMCCounter: u32 = 0x0;
pub const MaxHardwareCounterType: u32 = 0x1;

// PROCESS_MITIGATION_POLICY
pub const ProcessDEPPolicy: u32 = 0x0;
pub const ProcessASLRPolicy: u32 = 0x1;
pub const ProcessDynamicCodePolicy: u32 = 0x2;
pub const ProcessStrictHandleCheckPolicy: u32 = 0x3;
pub const ProcessSystemCallDisablePolicy: u32 = 0x4;
pub const ProcessMitigationOptionsMask: u32 = 0x5;
pub const ProcessExtensionPointDisablePolicy: u32 = 0x6;
pub const ProcessControlFlowGuardPolicy: u32 = 0x7;
pub const ProcessSignaturePolicy: u32 = 0x8;
pub const ProcessFontDisablePolicy: u32 = 0x9;
pub const ProcessImageLoadPolicy: u32 = 0xa;
pub const ProcessSystemCallFilterPolicy: u32 = 0xb;
pub const ProcessPayloadRestrictionPolicy: u32 = 0xc;
pub const ProcessChildProcessPolicy: u32 = 0xd;
pub const ProcessSideChannelIsolationPolicy: u32 = 0xe;
pub const ProcessUserShadowStackPolicy: u32 = 0xf;
pub const ProcessRedirectionTrustPolicy: u32 = 0x10;
pub const ProcessUserPointerAuthPolicy: u32 = 0x11;
pub const ProcessSEHOPPolicy: u32 = 0x12;
pub const MaxProcessMitigationPolicy: u32 = 0x13;

// SUBSYSTEM_INFORMATION_TYPE
pub const SubsystemInformationTypeWin32: u32 = 0x0;
pub const SubsystemInformationTypeWSL: u32 = 0x1;
pub const MaxSubsystemInformationType: u32 = 0x2;

// INTERLOCKED_RESULT
pub const ResultNegative: u32 = 0x1;
pub const ResultZero: u32 = 0x0;
pub const ResultPositive: u32 = 0x2;

// SYSTEM_FIRMWARE_TABLE_ACTION
pub const SystemFirmwareTable_Enumerate: u32 = 0x0;
pub const SystemFirmwareTable_Get: u32 = 0x1;

// TIMER_SET_INFORMATION_CLASS
pub const TimerSetCoalescableTimer: u32 = 0x0;
pub const MaxTimerInfoClass: u32 = 0x1;

// CONFIGURATION_TYPE
pub const ArcSystem: u32 = 0x0;
pub const CentralProcessor: u32 = 0x1;
pub const FloatingPointProcessor: u32 = 0x2;
pub const PrimaryIcache: u32 = 0x3;
pub const PrimaryDcache: u32 = 0x4;
pub const SecondaryIcache: u32 = 0x5;
pub const SecondaryDcache: u32 = 0x6;
pub const SecondaryCache: u32 = 0x7;
pub const EisaAdapter: u32 = 0x8;
pub const TcAdapter: u32 = 0x9;
pub const ScsiAdapter: u32 = 0xa;
pub const DtiAdapter: u32 = 0xb;
pub const MultiFunctionAdapter: u32 = 0xc;
pub const DiskController: u32 = 0xd;
pub const TapeController: u32 = 0xe;
pub const CdromController: u32 = 0xf;
pub const WormController: u32 = 0x10;
pub const SerialController: u32 = 0x11;
pub const NetworkController: u32 = 0x12;
pub const DisplayController: u32 = 0x13;
pub const ParallelController: u32 = 0x14;
pub const PointerController: u32 = 0x15;
pub const KeyboardController: u32 = 0x16;
pub const AudioController: u32 = 0x17;
pub const OtherController: u32 = 0x18;
pub const DiskPeripheral: u32 = 0x19;
pub const FloppyDiskPeripheral: u32 = 0x1a;
pub const TapePeripheral: u32 = 0x1b;
pub const ModemPeripheral: u32 = 0x1c;
pub const MonitorPeripheral: u32 = 0x1d;
pub const PrinterPeripheral: u32 = 0x1e;
pub const PointerPeripheral: u32 = 0x1f;
pub const KeyboardPeripheral: u32 = 0x20;
pub const TerminalPeripheral: u32 = 0x21;
pub const OtherPeripheral: u32 = 0x22;
pub const LinePeripheral: u32 = 0x23;
pub const NetworkPeripheral: u32 = 0x24;
pub const SystemMemory: u32 = 0x25;
pub const DockingInformation: u32 = 0x26;
pub const RealModeIrqRoutingTable: u32 = 0x27;
pub const RealModePCIEnumeration: u32 = 0x28;
pub const MaximumType: u32 = 0x29;

// MM_ROTATE_DIRECTION
pub const MmToFrameBuffer: u32 = 0x0;
pub const MmToFrameBufferNoCopy: u32 = 0x1;
pub const MmToRegularMemory: u32 = 0x2;
pub const MmToRegularMemoryNoCopy: u32 = 0x3;
pub const MmMaximumRotateDirection: u32 = 0x4;

// PSCREATEPROCESSNOTIFYTYPE
pub const PsCreateProcessNotifySubsystems: u32 = 0x0;

// PSCREATETHREADNOTIFYTYPE
pub const PsCreateThreadNotifyNonSystem: u32 = 0x0;
pub const PsCreateThreadNotifySubsystems: u32 = 0x1;

// IO_QUERY_DEVICE_DATA_FORMAT
pub const IoQueryDeviceIdentifier: u32 = 0x0;
pub const IoQueryDeviceConfigurationData: u32 = 0x1;
pub const IoQueryDeviceComponentInformation: u32 = 0x2;
pub const IoQueryDeviceMaxData: u32 = 0x3;

// BDCB_CALLBACK_TYPE
pub const BdCbStatusUpdate: u32 = 0x0;
pub const BdCbInitializeImage: u32 = 0x1;

// BDCB_CLASSIFICATION
pub const BdCbClassificationUnknownImage: u32 = 0x0;
pub const BdCbClassificationKnownGoodImage: u32 = 0x1;
pub const BdCbClassificationKnownBadImage: u32 = 0x2;
pub const BdCbClassificationKnownBadImageBootCritical: u32 = 0x3;
pub const BdCbClassificationEnd: u32 = 0x4;

// BDCB_STATUS_UPDATE_TYPE
pub const BdCbStatusPrepareForDependencyLoad: u32 = 0x0;
pub const BdCbStatusPrepareForDriverLoad: u32 = 0x1;
pub const BdCbStatusPrepareForUnload: u32 = 0x2;

// ARBITER_ACTION
pub const ArbiterActionTestAllocation: u32 = 0x0;
pub const ArbiterActionRetestAllocation: u32 = 0x1;
pub const ArbiterActionCommitAllocation: u32 = 0x2;
pub const ArbiterActionRollbackAllocation: u32 = 0x3;
pub const ArbiterActionQueryAllocatedResources: u32 = 0x4;
pub const ArbiterActionWriteReservedResources: u32 = 0x5;
pub const ArbiterActionQueryConflict: u32 = 0x6;
pub const ArbiterActionQueryArbitrate: u32 = 0x7;
pub const ArbiterActionAddReserved: u32 = 0x8;
pub const ArbiterActionBootAllocation: u32 = 0x9;

// ARBITER_REQUEST_SOURCE
pub const ArbiterRequestUndefined: u32 = 0xffffffff;
pub const ArbiterRequestLegacyReported: u32 = 0x0;
pub const ArbiterRequestHalReported: u32 = 0x1;
pub const ArbiterRequestLegacyAssigned: u32 = 0x2;
pub const ArbiterRequestPnpDetected: u32 = 0x3;
pub const ArbiterRequestPnpEnumerated: u32 = 0x4;

// ARBITER_RESULT
pub const ArbiterResultUndefined: u32 = 0xffffffff;
pub const ArbiterResultSuccess: u32 = 0x0;
pub const ArbiterResultExternalConflict: u32 = 0x1;
pub const ArbiterResultNullRequest: u32 = 0x2;

// RESOURCE_TRANSLATION_DIRECTION
pub const TranslateChildToParent: u32 = 0x0;
pub const TranslateParentToChild: u32 = 0x1;

// HAL_DMA_CRASH_DUMP_REGISTER_TYPE
pub const HalDmaCrashDumpRegisterSet1: u32 = 0x0;
pub const HalDmaCrashDumpRegisterSet2: u32 = 0x1;
pub const HalDmaCrashDumpRegisterSetMax: u32 = 0x2;

// HAL_QUERY_INFORMATION_CLASS
pub const HalInstalledBusInformation: u32 = 0x0;
pub const HalProfileSourceInformation: u32 = 0x1;
pub const HalInformationClassUnused1: u32 = 0x2;
pub const HalPowerInformation: u32 = 0x3;
pub const HalProcessorSpeedInformation: u32 = 0x4;
pub const HalCallbackInformation: u32 = 0x5;
pub const HalMapRegisterInformation: u32 = 0x6;
pub const HalMcaLogInformation: u32 = 0x7;
pub const HalFrameBufferCachingInformation: u32 = 0x8;
pub const HalDisplayBiosInformation: u32 = 0x9;
pub const HalProcessorFeatureInformation: u32 = 0xa;
pub const HalNumaTopologyInterface: u32 = 0xb;
pub const HalErrorInformation: u32 = 0xc;
pub const HalCmcLogInformation: u32 = 0xd;
pub const HalCpeLogInformation: u32 = 0xe;
pub const HalQueryMcaInterface: u32 = 0xf;
pub const HalQueryAMLIIllegalIOPortAddresses: u32 = 0x10;
pub const HalQueryMaxHotPlugMemoryAddress: u32 = 0x11;
pub const HalPartitionIpiInterface: u32 = 0x12;
pub const HalPlatformInformation: u32 = 0x13;
pub const HalQueryProfileSourceList: u32 = 0x14;
pub const HalInitLogInformation: u32 = 0x15;
pub const HalFrequencyInformation: u32 = 0x16;
pub const HalProcessorBrandString: u32 = 0x17;
pub const HalHypervisorInformation: u32 = 0x18;
pub const HalPlatformTimerInformation: u32 = 0x19;
pub const HalAcpiAuditInformation: u32 = 0x1a;
pub const HalIrtInformation: u32 = 0x1b;
pub const HalSecondaryInterruptInformation: u32 = 0x1c;
pub const HalParkingPageInformation: u32 = 0x1d;
pub const HalNumaRangeTableInformation: u32 = 0x1e;
pub const HalChannelTopologyInformation: u32 = 0x1f;
pub const HalExternalCacheInformation: u32 = 0x20;
pub const HalQueryDebuggerInformation: u32 = 0x21;
pub const HalFwBootPerformanceInformation: u32 = 0x22;
pub const HalFwS3PerformanceInformation: u32 = 0x23;
pub const HalGetChannelPowerInformation: u32 = 0x24;
pub const HalQueryStateElementInformation: u32 = 0x25;
pub const HalPsciInformation: u32 = 0x26;
pub const HalInterruptControllerInformation: u32 = 0x27;
pub const HalQueryIommuReservedRegionInformation: u32 = 0x28;
pub const HalQueryArmErrataInformation: u32 = 0x29;
pub const HalQueryProcessorEfficiencyInformation: u32 = 0x2a;
pub const HalQueryAcpiWakeAlarmSystemPowerStateInformation: u32 = 0x2b;
pub const HalQueryProfileNumberOfCounters: u32 = 0x2c;
pub const HalQueryHyperlaunchEntrypoint: u32 = 0x2d;
pub const HalHardwareWatchdogInformation: u32 = 0x2e;
pub const HalDmaRemappingInformation: u32 = 0x2f;
pub const HalQueryUnused0001: u32 = 0x30;
pub const HalHeterogeneousMemoryAttributesInterface: u32 = 0x31;
pub const HalQueryPerDeviceMsiLimitInformation: u32 = 0x32;
pub const HalQueryProfileCorruptionStatus: u32 = 0x33;
pub const HalQueryProfileCounterOwnership: u32 = 0x34;

// HAL_SET_INFORMATION_CLASS
pub const HalProfileSourceInterval: u32 = 0x0;
pub const HalProfileSourceInterruptHandler: u32 = 0x1;
pub const HalMcaRegisterDriver: u32 = 0x2;
pub const HalKernelErrorHandler: u32 = 0x3;
pub const HalCmcRegisterDriver: u32 = 0x4;
pub const HalCpeRegisterDriver: u32 = 0x5;
pub const HalMcaLog: u32 = 0x6;
pub const HalCmcLog: u32 = 0x7;
pub const HalCpeLog: u32 = 0x8;
pub const HalGenerateCmcInterrupt: u32 = 0x9;
pub const HalProfileSourceTimerHandler: u32 = 0xa;
pub const HalEnlightenment: u32 = 0xb;
pub const HalProfileDpgoSourceInterruptHandler: u32 = 0xc;
pub const HalRegisterSecondaryInterruptInterface: u32 = 0xd;
pub const HalSetChannelPowerInformation: u32 = 0xe;
pub const HalI386ExceptionChainTerminatorInformation: u32 = 0xf;
pub const HalSetResetParkDisposition: u32 = 0x10;
pub const HalSetPsciSuspendMode: u32 = 0x11;
pub const HalSetHvciEnabled: u32 = 0x12;
pub const HalSetProcessorTraceInterruptHandler: u32 = 0x13;
pub const HalProfileSourceAdd: u32 = 0x14;
pub const HalProfileSourceRemove: u32 = 0x15;
pub const HalSetSwInterruptHandler: u32 = 0x16;
pub const HalSetClockTimerMinimumInterval: u32 = 0x17;

// KD_NAMESPACE_ENUM
pub const KdNameSpacePCI: u32 = 0x0;
pub const KdNameSpaceACPI: u32 = 0x1;
pub const KdNameSpaceAny: u32 = 0x2;
pub const KdNameSpaceNone: u32 = 0x3;
pub const KdNameSpaceMax: u32 = 0x4;

// KD_CALLBACK_ACTION
pub const KdConfigureDeviceAndContinue: u32 = 0x0;
pub const KdSkipDeviceAndContinue: u32 = 0x1;
pub const KdConfigureDeviceAndStop: u32 = 0x2;
pub const KdSkipDeviceAndStop: u32 = 0x3;

// HAL_DISPLAY_BIOS_INFORMATION
pub const HalDisplayInt10Bios: u32 = 0x0;
pub const HalDisplayEmulatedBios: u32 = 0x1;
pub const HalDisplayNoBios: u32 = 0x2;

// HAL_APIC_DESTINATION_MODE
pub const ApicDestinationModePhysical: u32 = 0x1;
pub const ApicDestinationModeLogicalFlat: u32 = 0x2;
pub const ApicDestinationModeLogicalClustered: u32 = 0x3;
pub const ApicDestinationModeUnknown: u32 = 0x4;

// PHYSICAL_COUNTER_RESOURCE_DESCRIPTOR_TYPE
pub const ResourceTypeSingle: u32 = 0x0;
pub const ResourceTypeRange: u32 = 0x1;
pub const ResourceTypeExtendedCounterConfiguration: u32 = 0x2;
pub const ResourceTypeOverflow: u32 = 0x3;
pub const ResourceTypeEventBuffer: u32 = 0x4;
pub const ResourceTypeIdenitificationTag: u32 = 0x5;
pub const ResourceTypeMax: u32 = 0x6;

// EXTENDED_AGP_REGISTER
pub const IsochStatus: u32 = 0x0;
pub const AgpControl: u32 = 0x1;
pub const ApertureSize: u32 = 0x2;
pub const AperturePageSize: u32 = 0x3;
pub const GartLow: u32 = 0x4;
pub const GartHigh: u32 = 0x5;
pub const IsochCommand: u32 = 0x6;

// PCI_HARDWARE_INTERFACE
pub const PciConventional: u32 = 0x0;
pub const PciXMode1: u32 = 0x1;
pub const PciXMode2: u32 = 0x2;
pub const PciExpress: u32 = 0x3;

// PCI_BUS_WIDTH
pub const BusWidth32Bits: u32 = 0x0;
pub const BusWidth64Bits: u32 = 0x1;

// PCI_EXPRESS_MRL_STATE
pub const MRLClosed: u32 = 0x0;
pub const MRLOpen: u32 = 0x1;

// PCI_EXPRESS_CARD_PRESENCE
pub const SlotEmpty: u32 = 0x0;
pub const CardPresent: u32 = 0x1;

// PCI_EXPRESS_INDICATOR_STATE
pub const IndicatorOn: u32 = 0x1;
pub const IndicatorBlink: u32 = 0x2;
pub const IndicatorOff: u32 = 0x3;

// PCI_EXPRESS_POWER_STATE
pub const PowerOn: u32 = 0x0;
pub const PowerOff: u32 = 0x1;

// PCI_EXPRESS_ASPM_SUPPORT
pub const NoAspmSupport: u32 = 0x0;
pub const L0sEntrySupport: u32 = 0x1;
pub const L1EntrySupport: u32 = 0x2;
pub const L0sAndL1EntrySupport: u32 = 0x3;

// PCI_EXPRESS_ASPM_CONTROL
pub const L0sAndL1EntryDisabled: u32 = 0x0;
pub const L0sEntryEnabled: u32 = 0x1;
pub const L1EntryEnabled: u32 = 0x2;
pub const L0sAndL1EntryEnabled: u32 = 0x3;

// PCI_EXPRESS_L0s_EXIT_LATENCY
pub const L0s_Below64ns: u32 = 0x0;
pub const L0s_64ns_128ns: u32 = 0x1;
pub const L0s_128ns_256ns: u32 = 0x2;
pub const L0s_256ns_512ns: u32 = 0x3;
pub const L0s_512ns_1us: u32 = 0x4;
pub const L0s_1us_2us: u32 = 0x5;
pub const L0s_2us_4us: u32 = 0x6;
pub const L0s_Above4us: u32 = 0x7;

// PCI_EXPRESS_L1_EXIT_LATENCY
pub const L1_Below1us: u32 = 0x0;
pub const L1_1us_2us: u32 = 0x1;
pub const L1_2us_4us: u32 = 0x2;
pub const L1_4us_8us: u32 = 0x3;
pub const L1_8us_16us: u32 = 0x4;
pub const L1_16us_32us: u32 = 0x5;
pub const L1_32us_64us: u32 = 0x6;
pub const L1_Above64us: u32 = 0x7;

// PCI_EXPRESS_RCB
pub const RCB64Bytes: u32 = 0x0;
pub const RCB128Bytes: u32 = 0x1;

// PCI_EXPRESS_LINK_SUBSTATE
pub const PciExpressPciPmLinkSubState_L11_BitIndex: u32 = 0x0;
pub const PciExpressPciPmLinkSubState_L12_BitIndex: u32 = 0x1;
pub const PciExpressASPMLinkSubState_L11_BitIndex: u32 = 0x2;
pub const PciExpressASPMLinkSubState_L12_BitIndex: u32 = 0x3;

// PCI_DEVICE_D3COLD_STATE_REASON
pub const PciDeviceD3Cold_State_Disabled_BitIndex: u32 = 0x1;
pub const PciDeviceD3Cold_State_Enabled_BitIndex: u32 = 0x2;
pub const PciDeviceD3Cold_State_ParentRootPortS0WakeSupported_BitIndex: u32 = 0x3;
pub const PciDeviceD3Cold_State_Disabled_Bridge_HackFlags_BitIndex: u32 = 0x4;
pub const PciDeviceD3Cold_Reason_Default_State_BitIndex: u32 = 0x8;
pub const PciDeviceD3Cold_Reason_INF_BitIndex: u32 = 0x9;
pub const PciDeviceD3Cold_Reason_Interface_Api_BitIndex: u32 = 0xa;

// PCI_EXPRESS_DEVICE_TYPE
pub const PciExpressEndpoint: u32 = 0x0;
pub const PciExpressLegacyEndpoint: u32 = 0x1;
pub const PciExpressRootPort: u32 = 0x4;
pub const PciExpressUpstreamSwitchPort: u32 = 0x5;
pub const PciExpressDownstreamSwitchPort: u32 = 0x6;
pub const PciExpressToPciXBridge: u32 = 0x7;
pub const PciXToExpressBridge: u32 = 0x8;
pub const PciExpressRootComplexIntegratedEndpoint: u32 = 0x9;
pub const PciExpressRootComplexEventCollector: u32 = 0xa;

// PCI_EXPRESS_MAX_PAYLOAD_SIZE
pub const MaxPayload128Bytes: u32 = 0x0;
pub const MaxPayload256Bytes: u32 = 0x1;
pub const MaxPayload512Bytes: u32 = 0x2;
pub const MaxPayload1024Bytes: u32 = 0x3;
pub const MaxPayload2048Bytes: u32 = 0x4;
pub const MaxPayload4096Bytes: u32 = 0x5;

// WHEA_ERROR_SOURCE_TYPE
pub const WheaErrSrcTypeMCE: u32 = 0x0;
pub const WheaErrSrcTypeCMC: u32 = 0x1;
pub const WheaErrSrcTypeCPE: u32 = 0x2;
pub const WheaErrSrcTypeNMI: u32 = 0x3;
pub const WheaErrSrcTypePCIe: u32 = 0x4;
pub const WheaErrSrcTypeGeneric: u32 = 0x5;
pub const WheaErrSrcTypeINIT: u32 = 0x6;
pub const WheaErrSrcTypeBOOT: u32 = 0x7;
pub const WheaErrSrcTypeSCIGeneric: u32 = 0x8;
pub const WheaErrSrcTypeIPFMCA: u32 = 0x9;
pub const WheaErrSrcTypeIPFCMC: u32 = 0xa;
pub const WheaErrSrcTypeIPFCPE: u32 = 0xb;
pub const WheaErrSrcTypeGenericV2: u32 = 0xc;
pub const WheaErrSrcTypeSCIGenericV2: u32 = 0xd;
pub const WheaErrSrcTypeBMC: u32 = 0xe;
pub const WheaErrSrcTypePMEM: u32 = 0xf;
pub const WheaErrSrcTypeDeviceDriver: u32 = 0x10;
pub const WheaErrSrcTypeSea: u32 = 0x11;
pub const WheaErrSrcTypeSei: u32 = 0x12;
pub const WheaErrSrcTypeMax: u32 = 0x13;

// WHEA_ERROR_SOURCE_STATE
pub const WheaErrSrcStateStopped: u32 = 0x1;
pub const WheaErrSrcStateStarted: u32 = 0x2;
pub const WheaErrSrcStateRemoved: u32 = 0x3;
pub const WheaErrSrcStateRemovePending: u32 = 0x4;

// IPMI_OS_SEL_RECORD_TYPE
pub const IpmiOsSelRecordTypeWhea: u32 = 0x0;
pub const IpmiOsSelRecordTypeOther: u32 = 0x1;
pub const IpmiOsSelRecordTypeWheaErrorXpfMca: u32 = 0x2;
pub const IpmiOsSelRecordTypeWheaErrorPci: u32 = 0x3;
pub const IpmiOsSelRecordTypeWheaErrorNmi: u32 = 0x4;
pub const IpmiOsSelRecordTypeWheaErrorOther: u32 = 0x5;
pub const IpmiOsSelRecordTypeRaw: u32 = 0x6;
pub const IpmiOsSelRecordTypeDriver: u32 = 0x7;
pub const IpmiOsSelRecordTypeBugcheckRecovery: u32 = 0x8;
pub const IpmiOsSelRecordTypeBugcheckData: u32 = 0x9;
pub const IpmiOsSelRecordTypeMax: u32 = 0xa;

// WHEA_ERROR_SEVERITY
pub const WheaErrSevRecoverable: u32 = 0x0;
pub const WheaErrSevFatal: u32 = 0x1;
pub const WheaErrSevCorrected: u32 = 0x2;
pub const WheaErrSevInformational: u32 = 0x3;

// WHEA_PCIEXPRESS_DEVICE_TYPE
pub const WheaPciExpressEndpoint: u32 = 0x0;
pub const WheaPciExpressLegacyEndpoint: u32 = 0x1;
pub const WheaPciExpressRootPort: u32 = 0x4;
pub const WheaPciExpressUpstreamSwitchPort: u32 = 0x5;
pub const WheaPciExpressDownstreamSwitchPort: u32 = 0x6;
pub const WheaPciExpressToPciXBridge: u32 = 0x7;
pub const WheaPciXToExpressBridge: u32 = 0x8;
pub const WheaPciExpressRootComplexIntegratedEndpoint: u32 = 0x9;
pub const WheaPciExpressRootComplexEventCollector: u32 = 0xa;

// WHEA_CPU_VENDOR
pub const WheaCpuVendorOther: u32 = 0x0;
pub const WheaCpuVendorIntel: u32 = 0x1;
pub const WheaCpuVendorAmd: u32 = 0x2;

// WHEA_RECOVERY_TYPE
pub const WheaRecoveryTypeActionRequired: u32 = 0x1;
pub const WheaRecoveryTypeActionOptional: u32 = 0x2;
pub const WheaRecoveryTypeMax: u32 = 0x3;

// WHEA_RECOVERY_FAILURE_REASON
pub const WheaRecoveryFailureReasonKernelCouldNotMarkMemoryBad: u32 = 0x1;
pub const WheaRecoveryFailureReasonKernelMarkMemoryBadTimedOut: u32 = 0x2;
pub const WheaRecoveryFailureReasonNoRecoveryContext: u32 = 0x3;
pub const WheaRecoveryFailureReasonNotContinuable: u32 = 0x4;
pub const WheaRecoveryFailureReasonPcc: u32 = 0x5;
pub const WheaRecoveryFailureReasonOverflow: u32 = 0x6;
pub const WheaRecoveryFailureReasonNotSupported: u32 = 0x7;
pub const WheaRecoveryFailureReasonMiscOrAddrNotValid: u32 = 0x8;
pub const WheaRecoveryFailureReasonInvalidAddressMode: u32 = 0x9;
pub const WheaRecoveryFailureReasonHighIrql: u32 = 0xa;
pub const WheaRecoveryFailureReasonInsufficientAltContextWrappers: u32 = 0xb;
pub const WheaRecoveryFailureReasonInterruptsDisabled: u32 = 0xc;
pub const WheaRecoveryFailureReasonSwapBusy: u32 = 0xd;
pub const WheaRecoveryFailureReasonStackOverflow: u32 = 0xe;
pub const WheaRecoveryFailureReasonUnexpectedFailure: u32 = 0xf;
pub const WheaRecoveryFailureReasonKernelWillPageFaultBCAtCurrentIrql: u32 = 0x10;
pub const WheaRecoveryFailureReasonFarNotValid: u32 = 0x11;
pub const WheaRecoveryFailureReasonMax: u32 = 0x12;

// WHEA_PCI_RECOVERY_SIGNAL
pub const WheaPciRecoverySignalUnknown: u32 = 0x0;
pub const WheaPciRecoverySignalAer: u32 = 0x1;
pub const WheaPciRecoverySignalDpc: u32 = 0x2;

// WHEA_PCI_RECOVERY_STATUS
pub const WheaPciREcoveryStatusUnknown: u32 = 0x0;
pub const WheaPciRecoveryStatusNoError: u32 = 0x1;
pub const WheaPciRecoveryStatusLinkDisableTimeout: u32 = 0x2;
pub const WheaPciRecoveryStatusLinkEnableTimeout: u32 = 0x3;
pub const WheaPciRecoveryStatusRpBusyTimeout: u32 = 0x4;
pub const WheaPciRecoveryStatusComplexTree: u32 = 0x5;
pub const WheaPciRecoveryStatusBusNotFound: u32 = 0x6;

// WHEA_ERROR_TYPE
pub const WheaErrTypeProcessor: u32 = 0x0;
pub const WheaErrTypeMemory: u32 = 0x1;
pub const WheaErrTypePCIExpress: u32 = 0x2;
pub const WheaErrTypeNMI: u32 = 0x3;
pub const WheaErrTypePCIXBus: u32 = 0x4;
pub const WheaErrTypePCIXDevice: u32 = 0x5;
pub const WheaErrTypeGeneric: u32 = 0x6;
pub const WheaErrTypePmem: u32 = 0x7;

// WHEA_ERROR_PACKET_DATA_FORMAT
pub const WheaDataFormatIPFSalRecord: u32 = 0x0;
pub const WheaDataFormatXPFMCA: u32 = 0x1;
pub const WheaDataFormatMemory: u32 = 0x2;
pub const WheaDataFormatPCIExpress: u32 = 0x3;
pub const WheaDataFormatNMIPort: u32 = 0x4;
pub const WheaDataFormatPCIXBus: u32 = 0x5;
pub const WheaDataFormatPCIXDevice: u32 = 0x6;
pub const WheaDataFormatGeneric: u32 = 0x7;
pub const WheaDataFormatMax: u32 = 0x8;

// WHEA_RAW_DATA_FORMAT
pub const WheaRawDataFormatIPFSalRecord: u32 = 0x0;
pub const WheaRawDataFormatIA32MCA: u32 = 0x1;
pub const WheaRawDataFormatIntel64MCA: u32 = 0x2;
pub const WheaRawDataFormatAMD64MCA: u32 = 0x3;
pub const WheaRawDataFormatMemory: u32 = 0x4;
pub const WheaRawDataFormatPCIExpress: u32 = 0x5;
pub const WheaRawDataFormatNMIPort: u32 = 0x6;
pub const WheaRawDataFormatPCIXBus: u32 = 0x7;
pub const WheaRawDataFormatPCIXDevice: u32 = 0x8;
pub const WheaRawDataFormatGeneric: u32 = 0x9;
pub const WheaRawDataFormatMax: u32 = 0xa;

// WHEA_EVENT_LOG_ENTRY_TYPE
pub const WheaEventLogEntryTypeInformational: u32 = 0x0;
pub const WheaEventLogEntryTypeWarning: u32 = 0x1;
pub const WheaEventLogEntryTypeError: u32 = 0x2;

// WHEA_EVENT_LOG_ENTRY_ID
pub const WheaEventLogEntryIdCmcPollingTimeout: u32 = 0x80000001;
pub const WheaEventLogEntryIdWheaInit: u32 = 0x80000002;
pub const WheaEventLogEntryIdCmcSwitchToPolling: u32 = 0x80000003;
pub const WheaEventLogEntryIdDroppedCorrectedError: u32 = 0x80000004;
pub const WheaEventLogEntryIdStartedReportHwError: u32 = 0x80000005;
pub const WheaEventLogEntryIdPFAMemoryOfflined: u32 = 0x80000006;
pub const WheaEventLogEntryIdPFAMemoryRemoveMonitor: u32 = 0x80000007;
pub const WheaEventLogEntryIdPFAMemoryPolicy: u32 = 0x80000008;
pub const WheaEventLogEntryIdPshedInjectError: u32 = 0x80000009;
pub const WheaEventLogEntryIdOscCapabilities: u32 = 0x8000000a;
pub const WheaEventLogEntryIdPshedPluginRegister: u32 = 0x8000000b;
pub const WheaEventLogEntryIdAddRemoveErrorSource: u32 = 0x8000000c;
pub const WheaEventLogEntryIdWorkQueueItem: u32 = 0x8000000d;
pub const WheaEventLogEntryIdAttemptErrorRecovery: u32 = 0x8000000e;
pub const WheaEventLogEntryIdMcaFoundErrorInBank: u32 = 0x8000000f;
pub const WheaEventLogEntryIdMcaStuckErrorCheck: u32 = 0x80000010;
pub const WheaEventLogEntryIdMcaErrorCleared: u32 = 0x80000011;
pub const WheaEventLogEntryIdClearedPoison: u32 = 0x80000012;
pub const WheaEventLogEntryIdProcessEINJ: u32 = 0x80000013;
pub const WheaEventLogEntryIdProcessHEST: u32 = 0x80000014;
pub const WheaEventLogEntryIdCreateGenericRecord: u32 = 0x80000015;
pub const WheaEventLogEntryIdErrorRecord: u32 = 0x80000016;
pub const WheaEventLogEntryIdErrorRecordLimit: u32 = 0x80000017;
pub const WheaEventLogEntryIdAerNotGrantedToOs: u32 = 0x80000018;
pub const WheaEventLogEntryIdErrSrcArrayInvalid: u32 = 0x80000019;
pub const WheaEventLogEntryIdAcpiTimeOut: u32 = 0x8000001a;
pub const WheaEventLogCmciRestart: u32 = 0x8000001b;
pub const WheaEventLogCmciFinalRestart: u32 = 0x8000001c;
pub const WheaEventLogEntryEtwOverFlow: u32 = 0x8000001d;
pub const WheaEventLogAzccRootBusSearchErr: u32 = 0x8000001e;
pub const WheaEventLogAzccRootBusList: u32 = 0x8000001f;
pub const WheaEventLogEntryIdErrSrcInvalid: u32 = 0x80000020;
pub const WheaEventLogEntryIdGenericErrMemMap: u32 = 0x80000021;
pub const WheaEventLogEntryIdPshedCallbackCollision: u32 = 0x80000022;
pub const WheaEventLogEntryIdSELBugCheckProgress: u32 = 0x80000023;
pub const WheaEventLogEntryIdPshedPluginLoad: u32 = 0x80000024;
pub const WheaEventLogEntryIdPshedPluginUnload: u32 = 0x80000025;
pub const WheaEventLogEntryIdPshedPluginSupported: u32 = 0x80000026;
pub const WheaEventLogEntryIdDeviceDriver: u32 = 0x80000027;
pub const WheaEventLogEntryIdCmciImplPresent: u32 = 0x80000028;
pub const WheaEventLogEntryIdCmciInitError: u32 = 0x80000029;
pub const WheaEventLogEntryIdSELBugCheckRecovery: u32 = 0x8000002a;
pub const WheaEventLogEntryIdDrvErrSrcInvalid: u32 = 0x8000002b;
pub const WheaEventLogEntryIdDrvHandleBusy: u32 = 0x8000002c;
pub const WheaEventLogEntryIdWheaHeartbeat: u32 = 0x8000002d;
pub const WheaEventLogAzccRootBusPoisonSet: u32 = 0x8000002e;
pub const WheaEventLogEntryIdSELBugCheckInfo: u32 = 0x8000002f;
pub const WheaEventLogEntryIdErrDimmInfoMismatch: u32 = 0x80000030;
pub const WheaEventLogEntryIdeDpcEnabled: u32 = 0x80000031;
pub const WheaEventLogEntryPageOfflineDone: u32 = 0x80000032;
pub const WheaEventLogEntryPageOfflinePendMax: u32 = 0x80000033;
pub const WheaEventLogEntryIdBadPageLimitReached: u32 = 0x80000034;
pub const WheaEventLogEntrySrarDetail: u32 = 0x80000035;
pub const WheaEventLogEntryEarlyError: u32 = 0x80000036;
pub const WheaEventLogEntryIdPcieOverrideInfo: u32 = 0x80000037;
pub const WheaEventLogEntryIdReadPcieOverridesErr: u32 = 0x80000038;
pub const WheaEventLogEntryIdPcieConfigInfo: u32 = 0x80000039;
pub const WheaEventLogEntryIdPcieSummaryFailed: u32 = 0x80000040;
pub const WheaEventLogEntryIdThrottleRegCorrupt: u32 = 0x80000041;
pub const WheaEventLogEntryIdThrottleAddErrSrcFailed: u32 = 0x80000042;
pub const WheaEventLogEntryIdThrottleRegDataIgnored: u32 = 0x80000043;
pub const WheaEventLogEntryIdEnableKeyNotifFailed: u32 = 0x80000044;
pub const WheaEventLogEntryIdKeyNotificationFailed: u32 = 0x80000045;
pub const WheaEventLogEntryIdPcieRemoveDevice: u32 = 0x80000046;
pub const WheaEventLogEntryIdPcieAddDevice: u32 = 0x80000047;
pub const WheaEventLogEntryIdPcieSpuriousErrSource: u32 = 0x80000048;
pub const WheaEventLogEntryIdMemoryAddDevice: u32 = 0x80000049;
pub const WheaEventLogEntryIdMemoryRemoveDevice: u32 = 0x8000004a;
pub const WheaEventLogEntryIdMemorySummaryFailed: u32 = 0x8000004b;
pub const WheaEventLogEntryIdPcieDpcError: u32 = 0x8000004c;
pub const WheaEventLogEntryIdCpuBusesInitFailed: u32 = 0x8000004d;
pub const WheaEventLogEntryIdPshedPluginInitFailed: u32 = 0x8000004e;
pub const WheaEventLogEntryIdFailedAddToDefectList: u32 = 0x8000004f;
pub const WheaEventLogEntryIdDefectListFull: u32 = 0x80000050;
pub const WheaEventLogEntryIdDefectListUEFIVarFailed: u32 = 0x80000051;
pub const WheaEventLogEntryIdDefectListCorrupt: u32 = 0x80000052;
pub const WheaEventLogEntryIdBadHestNotifyData: u32 = 0x80000053;
pub const WheaEventLogEntryIdSrasTableNotFound: u32 = 0x80000054;
pub const WheaEventLogEntryIdSrasTableError: u32 = 0x80000055;
pub const WheaEventLogEntryIdSrasTableEntries: u32 = 0x80000056;
pub const WheaEventLogEntryIdRowFailure: u32 = 0x80000057;
pub const WheaEventLogEntryIdCpusFrozen: u32 = 0x80000060;
pub const WheaEventLogEntryIdCpusFrozenNoCrashDump: u32 = 0x80000061;
pub const WheaEventLogEntryIdPshedPiTraceLog: u32 = 0x80040010;

// WHEAP_PFA_OFFLINE_DECISION_TYPE
pub const WheapPfaOfflinePredictiveFailure: u32 = 0x1;
pub const WheapPfaOfflineUncorrectedError: u32 = 0x2;

// WHEA_PFA_REMOVE_TRIGGER
pub const WheaPfaRemoveErrorThreshold: u32 = 0x1;
pub const WheaPfaRemoveTimeout: u32 = 0x2;
pub const WheaPfaRemoveCapacity: u32 = 0x3;

// WHEA_PSHED_PLUGIN_ENABLE_NOTIFY_ERRORS
pub const PshedPiEnableNotifyErrorCreateNotifyEvent: u32 = 0x1;
pub const PshedPiEnableNotifyErrorCreateSystemThread: u32 = 0x2;
pub const PshedPiEnableNotifyErrorMax: u32 = 0x3;

// WHEA_BUGCHECK_RECOVERY_LOG_TYPE
pub const WheaEventBugCheckRecoveryEntry: u32 = 0x0;
pub const WheaEventBugCheckRecoveryReturn: u32 = 0x1;
pub const WheaEventBugCheckRecoveryMax: u32 = 0x2;

// WHEAP_DPC_ERROR_EVENT_TYPE
pub const WheapDpcErrNoErr: u32 = 0x0;
pub const WheapDpcErrBusNotFound: u32 = 0x1;
pub const WheapDpcErrDpcedSubtree: u32 = 0x2;
pub const WheapDpcErrDeviceIdBad: u32 = 0x3;
pub const WheapDpcErrResetFailed: u32 = 0x4;
pub const WheapDpcErrNoChildren: u32 = 0x5;

// PSHED_PI_ERR_READING_PCIE_OVERRIDES
pub const PshedPiErrReadingPcieOverridesNoErr: u32 = 0x0;
pub const PshedPiErrReadingPcieOverridesNoMemory: u32 = 0x1;
pub const PshedPiErrReadingPcieOverridesQueryErr: u32 = 0x2;
pub const PshedPiErrReadingPcieOverridesBadSize: u32 = 0x3;
pub const PshedPiErrReadingPcieOverridesBadSignature: u32 = 0x4;
pub const PshedPiErrReadingPcieOverridesNoCapOffset: u32 = 0x5;
pub const PshedPiErrReadingPcieOverridesNotBinary: u32 = 0x6;

// WHEA_THROTTLE_TYPE
pub const WheaPcieThrottle: u32 = 0x0;
pub const WheaMemoryThrottle: u32 = 0x1;

// WHEA_RECOVERY_CONTEXT_ERROR_TYPE
pub const WheaRecoveryContextErrorTypeMemory: u32 = 0x1;
pub const WheaRecoveryContextErrorTypePmem: u32 = 0x2;
pub const WheaRecoveryContextErrorTypeMax: u32 = 0x3;

// SOC_SUBSYSTEM_TYPE
pub const SOC_SUBSYS_WIRELESS_MODEM: u32 = 0x0;
pub const SOC_SUBSYS_AUDIO_DSP: u32 = 0x1;
pub const SOC_SUBSYS_WIRELSS_CONNECTIVITY: u32 = 0x2;
pub const SOC_SUBSYS_SENSORS: u32 = 0x3;
pub const SOC_SUBSYS_COMPUTE_DSP: u32 = 0x4;
pub const SOC_SUBSYS_SECURE_PROC: u32 = 0x5;
pub const SOC_SUBSYS_VENDOR_DEFINED: u32 = 0x10000;

// NET_PNP_EVENT_CODE
pub const NetEventSetPower: u32 = 0x0;
pub const NetEventQueryPower: u32 = 0x1;
pub const NetEventQueryRemoveDevice: u32 = 0x2;
pub const NetEventCancelRemoveDevice: u32 = 0x3;
pub const NetEventReconfigure: u32 = 0x4;
pub const NetEventBindList: u32 = 0x5;
pub const NetEventBindsComplete: u32 = 0x6;
pub const NetEventPnPCapabilities: u32 = 0x7;
pub const NetEventPause: u32 = 0x8;
pub const NetEventRestart: u32 = 0x9;
pub const NetEventPortActivation: u32 = 0xa;
pub const NetEventPortDeactivation: u32 = 0xb;
pub const NetEventIMReEnableDevice: u32 = 0xc;
pub const NetEventNDKEnable: u32 = 0xd;
pub const NetEventNDKDisable: u32 = 0xe;
pub const NetEventFilterPreDetach: u32 = 0xf;
pub const NetEventBindFailed: u32 = 0x10;
pub const NetEventSwitchActivate: u32 = 0x11;
pub const NetEventAllowBindsAbove: u32 = 0x12;
pub const NetEventInhibitBindsAbove: u32 = 0x13;
pub const NetEventAllowStart: u32 = 0x14;
pub const NetEventRequirePause: u32 = 0x15;
pub const NetEventUploadGftFlowEntries: u32 = 0x16;
pub const NetEventMaximum: u32 = 0x17;

// NET_DEVICE_POWER_STATE
pub const NetDeviceStateUnspecified: u32 = 0x0;
pub const NetDeviceStateD0: u32 = 0x1;
pub const NetDeviceStateD1: u32 = 0x2;
pub const NetDeviceStateD2: u32 = 0x3;
pub const NetDeviceStateD3: u32 = 0x4;
pub const NetDeviceStateMaximum: u32 = 0x5;

// NET_IF_OPER_STATUS
pub const NET_IF_OPER_STATUS_UP: u32 = 0x1;
pub const NET_IF_OPER_STATUS_DOWN: u32 = 0x2;
pub const NET_IF_OPER_STATUS_TESTING: u32 = 0x3;
pub const NET_IF_OPER_STATUS_UNKNOWN: u32 = 0x4;
pub const NET_IF_OPER_STATUS_DORMANT: u32 = 0x5;
pub const NET_IF_OPER_STATUS_NOT_PRESENT: u32 = 0x6;
pub const NET_IF_OPER_STATUS_LOWER_LAYER_DOWN: u32 = 0x7;

// NET_IF_ADMIN_STATUS
pub const NET_IF_ADMIN_STATUS_UP: u32 = 0x1;
pub const NET_IF_ADMIN_STATUS_DOWN: u32 = 0x2;
pub const NET_IF_ADMIN_STATUS_TESTING: u32 = 0x3;

// NET_IF_RCV_ADDRESS_TYPE
pub const NET_IF_RCV_ADDRESS_TYPE_OTHER: u32 = 0x1;
pub const NET_IF_RCV_ADDRESS_TYPE_VOLATILE: u32 = 0x2;
pub const NET_IF_RCV_ADDRESS_TYPE_NON_VOLATILE: u32 = 0x3;

// NET_IF_CONNECTION_TYPE
pub const NET_IF_CONNECTION_DEDICATED: u32 = 0x1;
pub const NET_IF_CONNECTION_PASSIVE: u32 = 0x2;
pub const NET_IF_CONNECTION_DEMAND: u32 = 0x3;
pub const NET_IF_CONNECTION_MAXIMUM: u32 = 0x4;

// TUNNEL_TYPE
pub const TUNNEL_TYPE_NONE: u32 = 0x0;
pub const TUNNEL_TYPE_OTHER: u32 = 0x1;
pub const TUNNEL_TYPE_DIRECT: u32 = 0x2;
pub const TUNNEL_TYPE_6TO4: u32 = 0xb;
pub const TUNNEL_TYPE_ISATAP: u32 = 0xd;
pub const TUNNEL_TYPE_TEREDO: u32 = 0xe;
pub const TUNNEL_TYPE_IPHTTPS: u32 = 0xf;

// NET_IF_ACCESS_TYPE
pub const NET_IF_ACCESS_LOOPBACK: u32 = 0x1;
pub const NET_IF_ACCESS_BROADCAST: u32 = 0x2;
pub const NET_IF_ACCESS_POINT_TO_POINT: u32 = 0x3;
pub const NET_IF_ACCESS_POINT_TO_MULTI_POINT: u32 = 0x4;
pub const NET_IF_ACCESS_MAXIMUM: u32 = 0x5;

// NET_IF_DIRECTION_TYPE
pub const NET_IF_DIRECTION_SENDRECEIVE: u32 = 0x0;
pub const NET_IF_DIRECTION_SENDONLY: u32 = 0x1;
pub const NET_IF_DIRECTION_RECEIVEONLY: u32 = 0x2;
pub const NET_IF_DIRECTION_MAXIMUM: u32 = 0x3;

// NET_IF_MEDIA_CONNECT_STATE
pub const MediaConnectStateUnknown: u32 = 0x0;
pub const MediaConnectStateConnected: u32 = 0x1;
pub const MediaConnectStateDisconnected: u32 = 0x2;

// NET_IF_MEDIA_DUPLEX_STATE
pub const MediaDuplexStateUnknown: u32 = 0x0;
pub const MediaDuplexStateHalf: u32 = 0x1;
pub const MediaDuplexStateFull: u32 = 0x2;

// IF_ADMINISTRATIVE_STATE
pub const IF_ADMINISTRATIVE_DISABLED: u32 = 0x0;
pub const IF_ADMINISTRATIVE_ENABLED: u32 = 0x1;
pub const IF_ADMINISTRATIVE_DEMANDDIAL: u32 = 0x2;

// IF_OPER_STATUS
pub const IfOperStatusUp: u32 = 0x1;
pub const IfOperStatusDown: u32 = 0x2;
pub const IfOperStatusTesting: u32 = 0x3;
pub const IfOperStatusUnknown: u32 = 0x4;
pub const IfOperStatusDormant: u32 = 0x5;
pub const IfOperStatusNotPresent: u32 = 0x6;
pub const IfOperStatusLowerLayerDown: u32 = 0x7;

// NDIS_REQUEST_TYPE
pub const NdisRequestQueryInformation: u32 = 0x0;
pub const NdisRequestSetInformation: u32 = 0x1;
pub const NdisRequestQueryStatistics: u32 = 0x2;
pub const NdisRequestOpen: u32 = 0x3;
pub const NdisRequestClose: u32 = 0x4;
pub const NdisRequestSend: u32 = 0x5;
pub const NdisRequestTransferData: u32 = 0x6;
pub const NdisRequestReset: u32 = 0x7;
pub const NdisRequestGeneric1: u32 = 0x8;
pub const NdisRequestGeneric2: u32 = 0x9;
pub const NdisRequestGeneric3: u32 = 0xa;
pub const NdisRequestGeneric4: u32 = 0xb;
pub const NdisRequestMethod: u32 = 0xc;

// NDIS_INTERRUPT_MODERATION
pub const NdisInterruptModerationUnknown: u32 = 0x0;
pub const NdisInterruptModerationNotSupported: u32 = 0x1;
pub const NdisInterruptModerationEnabled: u32 = 0x2;
pub const NdisInterruptModerationDisabled: u32 = 0x3;

// NDIS_802_11_STATUS_TYPE
pub const Ndis802_11StatusType_Authentication: u32 = 0x0;
pub const Ndis802_11StatusType_MediaStreamMode: u32 = 0x1;
pub const Ndis802_11StatusType_PMKID_CandidateList: u32 = 0x2;
pub const Ndis802_11StatusTypeMax: u32 = 0x3;

// NDIS_802_11_NETWORK_TYPE
pub const Ndis802_11FH: u32 = 0x0;
pub const Ndis802_11DS: u32 = 0x1;
pub const Ndis802_11OFDM5: u32 = 0x2;
pub const Ndis802_11OFDM24: u32 = 0x3;
pub const Ndis802_11Automode: u32 = 0x4;
pub const Ndis802_11NetworkTypeMax: u32 = 0x5;

// NDIS_802_11_POWER_MODE
pub const Ndis802_11PowerModeCAM: u32 = 0x0;
pub const Ndis802_11PowerModeMAX_PSP: u32 = 0x1;
pub const Ndis802_11PowerModeFast_PSP: u32 = 0x2;
pub const Ndis802_11PowerModeMax: u32 = 0x3;

// NDIS_802_11_NETWORK_INFRASTRUCTURE
pub const Ndis802_11IBSS: u32 = 0x0;
pub const Ndis802_11Infrastructure: u32 = 0x1;
pub const Ndis802_11AutoUnknown: u32 = 0x2;
pub const Ndis802_11InfrastructureMax: u32 = 0x3;

// NDIS_802_11_AUTHENTICATION_MODE
pub const Ndis802_11AuthModeOpen: u32 = 0x0;
pub const Ndis802_11AuthModeShared: u32 = 0x1;
pub const Ndis802_11AuthModeAutoSwitch: u32 = 0x2;
pub const Ndis802_11AuthModeWPA: u32 = 0x3;
pub const Ndis802_11AuthModeWPAPSK: u32 = 0x4;
pub const Ndis802_11AuthModeWPANone: u32 = 0x5;
pub const Ndis802_11AuthModeWPA2: u32 = 0x6;
pub const Ndis802_11AuthModeWPA2PSK: u32 = 0x7;
pub const Ndis802_11AuthModeWPA3: u32 = 0x8;
pub const Ndis802_11AuthModeWPA3Ent192: u32 = 0x8;
pub const Ndis802_11AuthModeWPA3SAE: u32 = 0x9;
pub const Ndis802_11AuthModeOWE: u32 = 0xa;
pub const Ndis802_11AuthModeWPA3Ent: u32 = 0xb;
pub const Ndis802_11AuthModeMax: u32 = 0xc;

// NDIS_802_11_PRIVACY_FILTER
pub const Ndis802_11PrivFilterAcceptAll: u32 = 0x0;
pub const Ndis802_11PrivFilter8021xWEP: u32 = 0x1;

// NDIS_802_11_WEP_STATUS
pub const Ndis802_11WEPEnabled: u32 = 0x0;
pub const Ndis802_11Encryption1Enabled: u32 = 0x0;
pub const Ndis802_11WEPDisabled: u32 = 0x1;
pub const Ndis802_11EncryptionDisabled: u32 = 0x1;
pub const Ndis802_11WEPKeyAbsent: u32 = 0x2;
pub const Ndis802_11Encryption1KeyAbsent: u32 = 0x2;
pub const Ndis802_11WEPNotSupported: u32 = 0x3;
pub const Ndis802_11EncryptionNotSupported: u32 = 0x3;
pub const Ndis802_11Encryption2Enabled: u32 = 0x4;
pub const Ndis802_11Encryption2KeyAbsent: u32 = 0x5;
pub const Ndis802_11Encryption3Enabled: u32 = 0x6;
pub const Ndis802_11Encryption3KeyAbsent: u32 = 0x7;

// NDIS_802_11_RELOAD_DEFAULTS
pub const Ndis802_11ReloadWEPKeys: u32 = 0x0;

// NDIS_802_11_MEDIA_STREAM_MODE
pub const Ndis802_11MediaStreamOff: u32 = 0x0;
pub const Ndis802_11MediaStreamOn: u32 = 0x1;

// NDIS_802_11_RADIO_STATUS
pub const Ndis802_11RadioStatusOn: u32 = 0x0;
pub const Ndis802_11RadioStatusHardwareOff: u32 = 0x1;
pub const Ndis802_11RadioStatusSoftwareOff: u32 = 0x2;
pub const Ndis802_11RadioStatusHardwareSoftwareOff: u32 = 0x3;
pub const Ndis802_11RadioStatusMax: u32 = 0x4;

// OFFLOAD_OPERATION_E
pub const AUTHENTICATE: u32 = 0x1;
pub const ENCRYPT: u32 = 0x2;

// OFFLOAD_CONF_ALGO
pub const OFFLOAD_IPSEC_CONF_NONE: u32 = 0x0;
pub const OFFLOAD_IPSEC_CONF_DES: u32 = 0x1;
pub const OFFLOAD_IPSEC_CONF_RESERVED: u32 = 0x2;
pub const OFFLOAD_IPSEC_CONF_3_DES: u32 = 0x3;
pub const OFFLOAD_IPSEC_CONF_MAX: u32 = 0x4;

// OFFLOAD_INTEGRITY_ALGO
pub const OFFLOAD_IPSEC_INTEGRITY_NONE: u32 = 0x0;
pub const OFFLOAD_IPSEC_INTEGRITY_MD5: u32 = 0x1;
pub const OFFLOAD_IPSEC_INTEGRITY_SHA: u32 = 0x2;
pub const OFFLOAD_IPSEC_INTEGRITY_MAX: u32 = 0x3;

// UDP_ENCAP_TYPE
pub const OFFLOAD_IPSEC_UDPESP_ENCAPTYPE_IKE: u32 = 0x0;
pub const OFFLOAD_IPSEC_UDPESP_ENCAPTYPE_OTHER: u32 = 0x1;

// NDIS_MEDIUM
pub const NdisMedium802_3: u32 = 0x0;
pub const NdisMedium802_5: u32 = 0x1;
pub const NdisMediumFddi: u32 = 0x2;
pub const NdisMediumWan: u32 = 0x3;
pub const NdisMediumLocalTalk: u32 = 0x4;
pub const NdisMediumDix: u32 = 0x5;
pub const NdisMediumArcnetRaw: u32 = 0x6;
pub const NdisMediumArcnet878_2: u32 = 0x7;
pub const NdisMediumAtm: u32 = 0x8;
pub const NdisMediumWirelessWan: u32 = 0x9;
pub const NdisMediumIrda: u32 = 0xa;
pub const NdisMediumBpc: u32 = 0xb;
pub const NdisMediumCoWan: u32 = 0xc;
pub const NdisMedium1394: u32 = 0xd;
pub const NdisMediumInfiniBand: u32 = 0xe;
pub const NdisMediumTunnel: u32 = 0xf;
pub const NdisMediumNative802_11: u32 = 0x10;
pub const NdisMediumLoopback: u32 = 0x11;
pub const NdisMediumWiMAX: u32 = 0x12;
pub const NdisMediumIP: u32 = 0x13;
pub const NdisMediumMax: u32 = 0x14;

// NDIS_PHYSICAL_MEDIUM
pub const NdisPhysicalMediumUnspecified: u32 = 0x0;
pub const NdisPhysicalMediumWirelessLan: u32 = 0x1;
pub const NdisPhysicalMediumCableModem: u32 = 0x2;
pub const NdisPhysicalMediumPhoneLine: u32 = 0x3;
pub const NdisPhysicalMediumPowerLine: u32 = 0x4;
pub const NdisPhysicalMediumDSL: u32 = 0x5;
pub const NdisPhysicalMediumFibreChannel: u32 = 0x6;
pub const NdisPhysicalMedium1394: u32 = 0x7;
pub const NdisPhysicalMediumWirelessWan: u32 = 0x8;
pub const NdisPhysicalMediumNative802_11: u32 = 0x9;
pub const NdisPhysicalMediumBluetooth: u32 = 0xa;
pub const NdisPhysicalMediumInfiniband: u32 = 0xb;
pub const NdisPhysicalMediumWiMax: u32 = 0xc;
pub const NdisPhysicalMediumUWB: u32 = 0xd;
pub const NdisPhysicalMedium802_3: u32 = 0xe;
pub const NdisPhysicalMedium802_5: u32 = 0xf;
pub const NdisPhysicalMediumIrda: u32 = 0x10;
pub const NdisPhysicalMediumWiredWAN: u32 = 0x11;
pub const NdisPhysicalMediumWiredCoWan: u32 = 0x12;
pub const NdisPhysicalMediumOther: u32 = 0x13;
pub const NdisPhysicalMediumNative802_15_4: u32 = 0x14;
pub const NdisPhysicalMediumMax: u32 = 0x15;

// NDIS_HARDWARE_STATUS
pub const NdisHardwareStatusReady: u32 = 0x0;
pub const NdisHardwareStatusInitializing: u32 = 0x1;
pub const NdisHardwareStatusReset: u32 = 0x2;
pub const NdisHardwareStatusClosing: u32 = 0x3;
pub const NdisHardwareStatusNotReady: u32 = 0x4;

// NDIS_DEVICE_POWER_STATE
pub const NdisDeviceStateUnspecified: u32 = 0x0;
pub const NdisDeviceStateD0: u32 = 0x1;
pub const NdisDeviceStateD1: u32 = 0x2;
pub const NdisDeviceStateD2: u32 = 0x3;
pub const NdisDeviceStateD3: u32 = 0x4;
pub const NdisDeviceStateMaximum: u32 = 0x5;

// NDIS_FDDI_ATTACHMENT_TYPE
pub const NdisFddiTypeIsolated: u32 = 0x1;
pub const NdisFddiTypeLocalA: u32 = 0x2;
pub const NdisFddiTypeLocalB: u32 = 0x3;
pub const NdisFddiTypeLocalAB: u32 = 0x4;
pub const NdisFddiTypeLocalS: u32 = 0x5;
pub const NdisFddiTypeWrapA: u32 = 0x6;
pub const NdisFddiTypeWrapB: u32 = 0x7;
pub const NdisFddiTypeWrapAB: u32 = 0x8;
pub const NdisFddiTypeWrapS: u32 = 0x9;
pub const NdisFddiTypeCWrapA: u32 = 0xa;
pub const NdisFddiTypeCWrapB: u32 = 0xb;
pub const NdisFddiTypeCWrapS: u32 = 0xc;
pub const NdisFddiTypeThrough: u32 = 0xd;

// NDIS_FDDI_RING_MGT_STATE
pub const NdisFddiRingIsolated: u32 = 0x1;
pub const NdisFddiRingNonOperational: u32 = 0x2;
pub const NdisFddiRingOperational: u32 = 0x3;
pub const NdisFddiRingDetect: u32 = 0x4;
pub const NdisFddiRingNonOperationalDup: u32 = 0x5;
pub const NdisFddiRingOperationalDup: u32 = 0x6;
pub const NdisFddiRingDirected: u32 = 0x7;
pub const NdisFddiRingTrace: u32 = 0x8;

// NDIS_FDDI_LCONNECTION_STATE
pub const NdisFddiStateOff: u32 = 0x1;
pub const NdisFddiStateBreak: u32 = 0x2;
pub const NdisFddiStateTrace: u32 = 0x3;
pub const NdisFddiStateConnect: u32 = 0x4;
pub const NdisFddiStateNext: u32 = 0x5;
pub const NdisFddiStateSignal: u32 = 0x6;
pub const NdisFddiStateJoin: u32 = 0x7;
pub const NdisFddiStateVerify: u32 = 0x8;
pub const NdisFddiStateActive: u32 = 0x9;
pub const NdisFddiStateMaintenance: u32 = 0xa;

// NDIS_WAN_MEDIUM_SUBTYPE
pub const NdisWanMediumHub: u32 = 0x0;
pub const NdisWanMediumX_25: u32 = 0x1;
pub const NdisWanMediumIsdn: u32 = 0x2;
pub const NdisWanMediumSerial: u32 = 0x3;
pub const NdisWanMediumFrameRelay: u32 = 0x4;
pub const NdisWanMediumAtm: u32 = 0x5;
pub const NdisWanMediumSonet: u32 = 0x6;
pub const NdisWanMediumSW56K: u32 = 0x7;
pub const NdisWanMediumPPTP: u32 = 0x8;
pub const NdisWanMediumL2TP: u32 = 0x9;
pub const NdisWanMediumIrda: u32 = 0xa;
pub const NdisWanMediumParallel: u32 = 0xb;
pub const NdisWanMediumPppoe: u32 = 0xc;
pub const NdisWanMediumSSTP: u32 = 0xd;
pub const NdisWanMediumAgileVPN: u32 = 0xe;
pub const NdisWanMediumGre: u32 = 0xf;
pub const NdisWanMediumSubTypeMax: u32 = 0x10;

// NDIS_WAN_HEADER_FORMAT
pub const NdisWanHeaderNative: u32 = 0x0;
pub const NdisWanHeaderEthernet: u32 = 0x1;

// NDIS_WAN_QUALITY
pub const NdisWanRaw: u32 = 0x0;
pub const NdisWanErrorControl: u32 = 0x1;
pub const NdisWanReliable: u32 = 0x2;

// NDIS_802_5_RING_STATE
pub const NdisRingStateOpened: u32 = 0x1;
pub const NdisRingStateClosed: u32 = 0x2;
pub const NdisRingStateOpening: u32 = 0x3;
pub const NdisRingStateClosing: u32 = 0x4;
pub const NdisRingStateOpenFailure: u32 = 0x5;
pub const NdisRingStateRingFailure: u32 = 0x6;

// NDIS_MEDIA_STATE
pub const NdisMediaStateConnected: u32 = 0x0;
pub const NdisMediaStateDisconnected: u32 = 0x1;

// NDIS_SUPPORTED_PAUSE_FUNCTIONS
pub const NdisPauseFunctionsUnsupported: u32 = 0x0;
pub const NdisPauseFunctionsSendOnly: u32 = 0x1;
pub const NdisPauseFunctionsReceiveOnly: u32 = 0x2;
pub const NdisPauseFunctionsSendAndReceive: u32 = 0x3;
pub const NdisPauseFunctionsUnknown: u32 = 0x4;

// NDIS_RFC6877_464XLAT_OFFLOAD_OPTIONS
pub const NDIS_RFC6877_464XLAT_OFFLOAD_NOT_SUPPORTED: u32 = 0x0;
pub const NDIS_RFC6877_464XLAT_OFFLOAD_DISABLED: u32 = 0x1;
pub const NDIS_RFC6877_464XLAT_OFFLOAD_ENABLED: u32 = 0x2;
pub const NDIS_RFC6877_464XLAT_OFFLOAD_ON_DEMAND: u32 = 0x3;

// NDIS_PORT_TYPE
pub const NdisPortTypeUndefined: u32 = 0x0;
pub const NdisPortTypeBridge: u32 = 0x1;
pub const NdisPortTypeRasConnection: u32 = 0x2;
pub const NdisPortType8021xSupplicant: u32 = 0x3;
pub const NdisPortTypeNdisImPlatform: u32 = 0x4;
pub const NdisPortTypeMax: u32 = 0x5;

// NDIS_PORT_AUTHORIZATION_STATE
pub const NdisPortAuthorizationUnknown: u32 = 0x0;
pub const NdisPortAuthorized: u32 = 0x1;
pub const NdisPortUnauthorized: u32 = 0x2;
pub const NdisPortReauthorizing: u32 = 0x3;

// NDIS_PORT_CONTROL_STATE
pub const NdisPortControlStateUnknown: u32 = 0x0;
pub const NdisPortControlStateControlled: u32 = 0x1;
pub const NdisPortControlStateUncontrolled: u32 = 0x2;

// NDIS_NETWORK_CHANGE_TYPE
pub const NdisPossibleNetworkChange: u32 = 0x1;
pub const NdisDefinitelyNetworkChange: u32 = 0x2;
pub const NdisNetworkChangeFromMediaConnect: u32 = 0x3;
pub const NdisNetworkChangeMax: u32 = 0x4;

// NDIS_PM_WOL_PACKET
pub const NdisPMWoLPacketUnspecified: u32 = 0x0;
pub const NdisPMWoLPacketBitmapPattern: u32 = 0x1;
pub const NdisPMWoLPacketMagicPacket: u32 = 0x2;
pub const NdisPMWoLPacketIPv4TcpSyn: u32 = 0x3;
pub const NdisPMWoLPacketIPv6TcpSyn: u32 = 0x4;
pub const NdisPMWoLPacketEapolRequestIdMessage: u32 = 0x5;
pub const NdisPMWoLPacketMaximum: u32 = 0x6;

// NDIS_PM_PROTOCOL_OFFLOAD_TYPE
pub const NdisPMProtocolOffloadIdUnspecified: u32 = 0x0;
pub const NdisPMProtocolOffloadIdIPv4ARP: u32 = 0x1;
pub const NdisPMProtocolOffloadIdIPv6NS: u32 = 0x2;
pub const NdisPMProtocolOffload80211RSNRekey: u32 = 0x3;
pub const NdisPMProtocolOffload80211RSNRekeyV2: u32 = 0x4;
pub const NdisPMProtocolOffloadIdMaximum: u32 = 0x5;

// NDIS_PM_WAKE_REASON_TYPE
pub const NdisWakeReasonUnspecified: u32 = 0x0;
pub const NdisWakeReasonPacket: u32 = 0x1;
pub const NdisWakeReasonMediaDisconnect: u32 = 0x2;
pub const NdisWakeReasonMediaConnect: u32 = 0x3;
pub const NdisWakeReasonWlanNLODiscovery: u32 = 0x1000;
pub const NdisWakeReasonWlanAPAssociationLost: u32 = 0x1001;
pub const NdisWakeReasonWlanGTKHandshakeError: u32 = 0x1002;
pub const NdisWakeReasonWlan4WayHandshakeRequest: u32 = 0x1003;
pub const NdisWakeReasonWwanRegisterState: u32 = 0x2000;
pub const NdisWakeReasonWwanSMSReceive: u32 = 0x2001;
pub const NdisWakeReasonWwanUSSDReceive: u32 = 0x2002;
pub const NdisWakeReasonWwanPacketState: u32 = 0x2004;
pub const NdisWakeReasonWwanUiccChange: u32 = 0x2005;

// NDIS_PM_ADMIN_CONFIG_STATE
pub const NdisPMAdminConfigUnspecified: u32 = 0x0;
pub const NdisPMAdminConfigDisabled: u32 = 0x1;
pub const NdisPMAdminConfigEnabled: u32 = 0x2;

// NDIS_PM_CAPABILITY_STATE
pub const NdisPMAdminConfigUnsupported: u32 = 0x0;
pub const NdisPMAdminConfigInactive: u32 = 0x1;
pub const NdisPMAdminConfigActive: u32 = 0x2;

// NDIS_RECEIVE_FILTER_TYPE
pub const NdisReceiveFilterTypeUndefined: u32 = 0x0;
pub const NdisReceiveFilterTypeVMQueue: u32 = 0x1;
pub const NdisReceiveFilterTypePacketCoalescing: u32 = 0x2;
pub const NdisReceiveFilterTypeMaximum: u32 = 0x3;

// NDIS_FRAME_HEADER
pub const NdisFrameHeaderUndefined: u32 = 0x0;
pub const NdisFrameHeaderMac: u32 = 0x1;
pub const NdisFrameHeaderArp: u32 = 0x2;
pub const NdisFrameHeaderIPv4: u32 = 0x3;
pub const NdisFrameHeaderIPv6: u32 = 0x4;
pub const NdisFrameHeaderUdp: u32 = 0x5;
pub const NdisFrameHeaderMaximum: u32 = 0x6;

// NDIS_MAC_HEADER_FIELD
pub const NdisMacHeaderFieldUndefined: u32 = 0x0;
pub const NdisMacHeaderFieldDestinationAddress: u32 = 0x1;
pub const NdisMacHeaderFieldSourceAddress: u32 = 0x2;
pub const NdisMacHeaderFieldProtocol: u32 = 0x3;
pub const NdisMacHeaderFieldVlanId: u32 = 0x4;
pub const NdisMacHeaderFieldPriority: u32 = 0x5;
pub const NdisMacHeaderFieldPacketType: u32 = 0x6;
pub const NdisMacHeaderFieldMaximum: u32 = 0x7;

// NDIS_MAC_PACKET_TYPE
pub const NdisMacPacketTypeUndefined: u32 = 0x0;
pub const NdisMacPacketTypeUnicast: u32 = 0x1;
pub const NdisMacPacketTypeMulticast: u32 = 0x2;
pub const NdisMacPacketTypeBroadcast: u32 = 0x3;
pub const NdisMacPacketTypeMaximum: u32 = 0x4;

// NDIS_ARP_HEADER_FIELD
pub const NdisARPHeaderFieldUndefined: u32 = 0x0;
pub const NdisARPHeaderFieldOperation: u32 = 0x1;
pub const NdisARPHeaderFieldSPA: u32 = 0x2;
pub const NdisARPHeaderFieldTPA: u32 = 0x3;
pub const NdisARPHeaderFieldMaximum: u32 = 0x4;

// NDIS_IPV4_HEADER_FIELD
pub const NdisIPv4HeaderFieldUndefined: u32 = 0x0;
pub const NdisIPv4HeaderFieldProtocol: u32 = 0x1;
pub const NdisIPv4HeaderFieldMaximum: u32 = 0x2;

// NDIS_IPV6_HEADER_FIELD
pub const NdisIPv6HeaderFieldUndefined: u32 = 0x0;
pub const NdisIPv6HeaderFieldProtocol: u32 = 0x1;
pub const NdisIPv6HeaderFieldMaximum: u32 = 0x2;

// NDIS_UDP_HEADER_FIELD
pub const NdisUdpHeaderFieldUndefined: u32 = 0x0;
pub const NdisUdpHeaderFieldDestinationPort: u32 = 0x1;
pub const NdisUdpHeaderFieldMaximum: u32 = 0x2;

// NDIS_RECEIVE_FILTER_TEST
pub const NdisReceiveFilterTestUndefined: u32 = 0x0;
pub const NdisReceiveFilterTestEqual: u32 = 0x1;
pub const NdisReceiveFilterTestMaskEqual: u32 = 0x2;
pub const NdisReceiveFilterTestNotEqual: u32 = 0x3;
pub const NdisReceiveFilterTestMaximum: u32 = 0x4;

// NDIS_RECEIVE_QUEUE_TYPE
pub const NdisReceiveQueueTypeUnspecified: u32 = 0x0;
pub const NdisReceiveQueueTypeVMQueue: u32 = 0x1;
pub const NdisReceiveQueueTypeMaximum: u32 = 0x2;

// NDIS_RECEIVE_QUEUE_OPERATIONAL_STATE
pub const NdisReceiveQueueOperationalStateUndefined: u32 = 0x0;
pub const NdisReceiveQueueOperationalStateRunning: u32 = 0x1;
pub const NdisReceiveQueueOperationalStatePaused: u32 = 0x2;
pub const NdisReceiveQueueOperationalStateDmaStopped: u32 = 0x3;
pub const NdisReceiveQueueOperationalStateMaximum: u32 = 0x4;

// NDIS_PROCESSOR_VENDOR
pub const NdisProcessorVendorUnknown: u32 = 0x0;
pub const NdisProcessorVendorGenuinIntel: u32 = 0x1;
pub const NdisProcessorVendorGenuineIntel: u32 = 0x1;
pub const NdisProcessorVendorAuthenticAMD: u32 = 0x2;

// NDIS_RSS_PROFILE
pub const NdisRssProfileClosest: u32 = 0x1;
pub const NdisRssProfileClosestStatic: u32 = 0x2;
pub const NdisRssProfileNuma: u32 = 0x3;
pub const NdisRssProfileNumaStatic: u32 = 0x4;
pub const NdisRssProfileConservative: u32 = 0x5;
pub const NdisRssProfileMaximum: u32 = 0x6;

// NDIS_HYPERVISOR_PARTITION_TYPE
pub const NdisHypervisorPartitionTypeUnknown: u32 = 0x0;
pub const NdisHypervisorPartitionTypeMsHvParent: u32 = 0x1;
pub const NdisHypervisorPartitionMsHvChild: u32 = 0x2;
pub const NdisHypervisorPartitionTypeMax: u32 = 0x3;

// NDK_RDMA_TECHNOLOGY
pub const NdkUndefined: u32 = 0x0;
pub const NdkiWarp: u32 = 0x1;
pub const NdkInfiniBand: u32 = 0x2;
pub const NdkRoCE: u32 = 0x3;
pub const NdkRoCEv2: u32 = 0x4;
pub const NdkMaxTechnology: u32 = 0x5;

// NDIS_NIC_SWITCH_TYPE
pub const NdisNicSwitchTypeUnspecified: u32 = 0x0;
pub const NdisNicSwitchTypeExternal: u32 = 0x1;
pub const NdisNicSwitchTypeMax: u32 = 0x2;

// NDIS_NIC_SWITCH_VPORT_STATE
pub const NdisNicSwitchVPortStateUndefined: u32 = 0x0;
pub const NdisNicSwitchVPortStateActivated: u32 = 0x1;
pub const NdisNicSwitchVPortStateDeactivated: u32 = 0x2;
pub const NdisNicSwitchVPortStateMaximum: u32 = 0x3;

// NDIS_NIC_SWITCH_VPORT_INTERRUPT_MODERATION
pub const NdisNicSwitchVPortInterruptModerationUndefined: u32 = 0x0;
pub const NdisNicSwitchVPortInterruptModerationAdaptive: u32 = 0x1;
pub const NdisNicSwitchVPortInterruptModerationOff: u32 = 0x2;
pub const NdisNicSwitchVPortInterruptModerationLow: u32 = 0x64;
pub const NdisNicSwitchVPortInterruptModerationMedium: u32 = 0xc8;
pub const NdisNicSwitchVPortInterruptModerationHigh: u32 = 0x12c;

// NDIS_ISOLATION_MODE
pub const NdisIsolationModeNone: u32 = 0x0;
pub const NdisIsolationModeNativeVirtualSubnet: u32 = 0x1;
pub const NdisIsolationModeExternalVirtualSubnet: u32 = 0x2;
pub const NdisIsolationModeVlan: u32 = 0x3;

// NDIS_SWITCH_PORT_PROPERTY_TYPE
pub const NdisSwitchPortPropertyTypeUndefined: u32 = 0x0;
pub const NdisSwitchPortPropertyTypeCustom: u32 = 0x1;
pub const NdisSwitchPortPropertyTypeSecurity: u32 = 0x2;
pub const NdisSwitchPortPropertyTypeVlan: u32 = 0x3;
pub const NdisSwitchPortPropertyTypeProfile: u32 = 0x4;
pub const NdisSwitchPortPropertyTypeIsolation: u32 = 0x5;
pub const NdisSwitchPortPropertyTypeRoutingDomain: u32 = 0x6;
pub const NdisSwitchPortPropertyTypeMaximum: u32 = 0x7;

// NDIS_SWITCH_PORT_VLAN_MODE
pub const NdisSwitchPortVlanModeUnknown: u32 = 0x0;
pub const NdisSwitchPortVlanModeAccess: u32 = 0x1;
pub const NdisSwitchPortVlanModeTrunk: u32 = 0x2;
pub const NdisSwitchPortVlanModePrivate: u32 = 0x3;
pub const NdisSwitchPortVlanModeMax: u32 = 0x4;

// NDIS_SWITCH_PORT_PVLAN_MODE
pub const NdisSwitchPortPvlanModeUndefined: u32 = 0x0;
pub const NdisSwitchPortPvlanModeIsolated: u32 = 0x1;
pub const NdisSwitchPortPvlanModeCommunity: u32 = 0x2;
pub const NdisSwitchPortPvlanModePromiscuous: u32 = 0x3;

// NDIS_SWITCH_PORT_FEATURE_STATUS_TYPE
pub const NdisSwitchPortFeatureStatusTypeUndefined: u32 = 0x0;
pub const NdisSwitchPortFeatureStatusTypeCustom: u32 = 0x1;
pub const NdisSwitchPortFeatureStatusTypeMaximum: u32 = 0x2;

// NDIS_SWITCH_PROPERTY_TYPE
pub const NdisSwitchPropertyTypeUndefined: u32 = 0x0;
pub const NdisSwitchPropertyTypeCustom: u32 = 0x1;
pub const NdisSwitchPropertyTypeMaximum: u32 = 0x2;

// NDIS_SWITCH_FEATURE_STATUS_TYPE
pub const NdisSwitchFeatureStatusTypeUndefined: u32 = 0x0;
pub const NdisSwitchFeatureStatusTypeCustom: u32 = 0x1;
pub const NdisSwitchFeatureStatusTypeMaximum: u32 = 0x2;

// NDIS_SWITCH_PORT_TYPE
pub const NdisSwitchPortTypeGeneric: u32 = 0x0;
pub const NdisSwitchPortTypeExternal: u32 = 0x1;
pub const NdisSwitchPortTypeSynthetic: u32 = 0x2;
pub const NdisSwitchPortTypeEmulated: u32 = 0x3;
pub const NdisSwitchPortTypeInternal: u32 = 0x4;

// NDIS_SWITCH_PORT_STATE
pub const NdisSwitchPortStateUnknown: u32 = 0x0;
pub const NdisSwitchPortStateCreated: u32 = 0x1;
pub const NdisSwitchPortStateTeardown: u32 = 0x2;
pub const NdisSwitchPortStateDeleted: u32 = 0x3;

// NDIS_SWITCH_NIC_TYPE
pub const NdisSwitchNicTypeExternal: u32 = 0x0;
pub const NdisSwitchNicTypeSynthetic: u32 = 0x1;
pub const NdisSwitchNicTypeEmulated: u32 = 0x2;
pub const NdisSwitchNicTypeInternal: u32 = 0x3;

// NDIS_SWITCH_NIC_STATE
pub const NdisSwitchNicStateUnknown: u32 = 0x0;
pub const NdisSwitchNicStateCreated: u32 = 0x1;
pub const NdisSwitchNicStateConnected: u32 = 0x2;
pub const NdisSwitchNicStateDisconnected: u32 = 0x3;
pub const NdisSwitchNicStateDeleted: u32 = 0x4;

// NDIS_GFP_TABLE_TYPE
pub const NdisGfpTableTypeUndefined: u32 = 0x0;
pub const NdisGfpTableTypeWildcardIngress: u32 = 0x1;
pub const NdisGfpTableTypeWildcardEgress: u32 = 0x2;
pub const NdisGfpTableTypeExactMatchIngress: u32 = 0x3;
pub const NdisGfpTableTypeExactMatchEgress: u32 = 0x4;
pub const NdisGfpTableTypePacketDirect: u32 = 0x5;
pub const NdisGfpTableTypeMax: u32 = 0x6;

// NDIS_GFP_WILDCARD_MATCH_TYPE
pub const NdisGfpWildcardMatchTypeUndefined: u32 = 0x0;
pub const NdisGfpWildcardMatchTypeEqual: u32 = 0x1;
pub const NdisGfpWildcardMatchTypeMaskEqual: u32 = 0x2;
pub const NdisGfpWildcardMatchTypeInRange: u32 = 0x3;
pub const NdisGfpWildcardMatchTypeMax: u32 = 0x4;

// NDIS_GFT_COUNTER_UPDATE_FREQUENCY
pub const NdisGftCounterUpdateFrequencyUndefined: u32 = 0x0;
pub const NdisGftCounterUpdateFrequencyOnQuery: u32 = 0x1;
pub const NdisGftCounterUpdateFrequencyPerUpdatePeriod: u32 = 0x2;
pub const NdisGftCounterUpdateFrequencyPerPacket: u32 = 0x3;
pub const NdisGftCounterUpdateFrequencyMax: u32 = 0x4;

// NDIS_GFT_COUNTER_TYPE
pub const NdisGftCounterTypeUndefined: u32 = 0x0;
pub const NdisGftCounterTypePacket: u32 = 0x1;
pub const NdisGftCounterTypeByte: u32 = 0x2;
pub const NdisGftCounterTypePacketByte: u32 = 0x3;
pub const NdisGftCounterTypePacketByteAndState: u32 = 0x4;
pub const NdisGftCounterTypeMax: u32 = 0x5;

// NDIS_GFT_COUNTER_VALUE_QUERY_METHOD
pub const NdisGftQueryValueQueryMethodUndefined: u32 = 0x0;
pub const NdisGftQueryValueQueryMethodUsingCounterIds: u32 = 0x1;
pub const NdisGftQueryValueQueryMethodUsingFlowEntryIds: u32 = 0x2;
pub const NdisGftQueryValueQueryMethodVPortFlowEntries: u32 = 0x3;
pub const NdisGftQueryValueQueryMethodAllFlowEntries: u32 = 0x4;
pub const NdisGftQueryValueQueryMethodMax: u32 = 0x5;

// NDIS_GFT_HEADER_GROUP_TRANSPOSITION_ACTION
pub const NdisGftHeaderGroupTranspositionActionUndefined: u32 = 0x0;
pub const NdisGftHeaderGroupTranspositionActionModify: u32 = 0x1;
pub const NdisGftHeaderGroupTranspositionActionIgnore: u32 = 0x2;
pub const NdisGftHeaderGroupTranspositionActionPush: u32 = 0x3;
pub const NdisGftHeaderGroupTranspositionActionPop: u32 = 0x4;
pub const NdisGftHeaderGroupTranspositionActionMax: u32 = 0x5;

// NDIS_GFT_FLOW_ENTRY_CACHE_HINT
pub const NdisGftFlowEntryCacheHintUndefined: u32 = 0x0;
pub const NdisGftFlowEntryCacheHintLowFrequency: u32 = 0x64;
pub const NdisGftFlowEntryCacheHintMediumFrequency: u32 = 0xc8;
pub const NdisGftFlowEntryCacheHintHighFrequency: u32 = 0x12c;
pub const NdisGftFlowEntryCacheHintMax: u32 = 0x3e8;

// NDIS_GFT_FLOW_ENTRY_STATE
pub const NdisGftFlowEntryStateUndefined: u32 = 0x0;
pub const NdisGftFlowEntryStateDeactivated: u32 = 0x1;
pub const NdisGftFlowEntryStateActivated: u32 = 0x2;
pub const NdisGftFlowEntryStateMax: u32 = 0x3;

// NDIS_GFT_WILDCARD_ACTION
pub const NdisGftWildcardActionUndefined: u32 = 0x0;
pub const NdisGftWildcardActionAllow: u32 = 0x1;
pub const NdisGftWildcardActionDrop: u32 = 0x2;
pub const NdisGftWildcardActionMax: u32 = 0x3;

// NDIS_GFT_PROFILE_TYPE
pub const NdisGftProfileTypeUndefined: u32 = 0x0;
pub const NdisGftProfileTypeExactMatch: u32 = 0x1;
pub const NdisGftProfileTypeHeaderTransposition: u32 = 0x2;
pub const NdisGftProfileTypeWildcardMatch: u32 = 0x3;
pub const NdisGftProfileTypeMax: u32 = 0x4;

// NDIS_GFT_FLOW_ENTRY_TYPE
pub const NdisGftFlowEntryTypeUndefined: u32 = 0x0;
pub const NdisGftFlowEntryTypeExactMatch: u32 = 0x1;
pub const NdisGftFlowEntryTypeWildcard: u32 = 0x2;
pub const NdisGftFlowEntryTypeMax: u32 = 0x3;

// NDIS_QOS_SQ_TYPE
pub const NdisQosSqTypeUndefined: u32 = 0x0;
pub const NdisQosSqTypeStandard: u32 = 0x1;
pub const NdisQosSqTypeGFT: u32 = 0x2;
pub const NdisQosSqTypeMax: u32 = 0x3;

// NDIS_PARAMETER_TYPE
pub const NdisParameterInteger: u32 = 0x0;
pub const NdisParameterHexInteger: u32 = 0x1;
pub const NdisParameterString: u32 = 0x2;
pub const NdisParameterMultiString: u32 = 0x3;
pub const NdisParameterBinary: u32 = 0x4;

// NDIS_PROCESSOR_TYPE
pub const NdisProcessorX86: u32 = 0x0;
pub const NdisProcessorMips: u32 = 0x1;
pub const NdisProcessorAlpha: u32 = 0x2;
pub const NdisProcessorPpc: u32 = 0x3;
pub const NdisProcessorAmd64: u32 = 0x4;
pub const NdisProcessorIA64: u32 = 0x5;
pub const NdisProcessorArm: u32 = 0x6;
pub const NdisProcessorArm64: u32 = 0x7;

// NDIS_ENVIRONMENT_TYPE
pub const NdisEnvironmentWindows: u32 = 0x0;
pub const NdisEnvironmentWindowsNt: u32 = 0x1;

// NDIS_INTERFACE_TYPE
pub const NdisInterfaceInternal: u32 = 0x0;
pub const NdisInterfaceIsa: u32 = 0x1;
pub const NdisInterfaceEisa: u32 = 0x2;
pub const NdisInterfaceMca: u32 = 0x3;
pub const NdisInterfaceTurboChannel: u32 = 0x4;
pub const NdisInterfacePci: u32 = 0x5;
pub const NdisInterfacePcMcia: u32 = 0x8;
pub const NdisInterfaceCBus: u32 = 0x9;
pub const NdisInterfaceMPIBus: u32 = 0xa;
pub const NdisInterfaceMPSABus: u32 = 0xb;
pub const NdisInterfaceProcessorInternal: u32 = 0xc;
pub const NdisInterfaceInternalPowerBus: u32 = 0xd;
pub const NdisInterfacePNPISABus: u32 = 0xe;
pub const NdisInterfacePNPBus: u32 = 0xf;
pub const NdisInterfaceUSB: u32 = 0x10;
pub const NdisInterfaceIrda: u32 = 0x11;
pub const NdisInterface1394: u32 = 0x12;
pub const NdisMaximumInterfaceType: u32 = 0x13;

// NDIS_CLASS_ID
pub const NdisClass802_3Priority: u32 = 0x0;
pub const NdisClassWirelessWanMbxMailbox: u32 = 0x1;
pub const NdisClassIrdaPacketInfo: u32 = 0x2;
pub const NdisClassAtmAALInfo: u32 = 0x3;

// NDIS_PER_PACKET_INFO
pub const TcpIpChecksumPacketInfo: u32 = 0x0;
pub const IpSecPacketInfo: u32 = 0x1;
pub const TcpLargeSendPacketInfo: u32 = 0x2;
pub const ClassificationHandlePacketInfo: u32 = 0x3;
pub const NdisReserved: u32 = 0x4;
pub const ScatterGatherListPacketInfo: u32 = 0x5;
pub const Ieee8021QInfo: u32 = 0x6;
pub const OriginalPacketInfo: u32 = 0x7;
pub const PacketCancelId: u32 = 0x8;
pub const OriginalNetBufferList: u32 = 0x9;
pub const CachedNetBufferList: u32 = 0xa;
pub const ShortPacketPaddingInfo: u32 = 0xb;
pub const MaxPerPacketInfo: u32 = 0xc;

// NDIS_SHARED_MEMORY_USAGE
pub const NdisSharedMemoryUsageUndefined: u32 = 0x0;
pub const NdisSharedMemoryUsageXmit: u32 = 0x1;
pub const NdisSharedMemoryUsageXmitHeader: u32 = 0x2;
pub const NdisSharedMemoryUsageXmitData: u32 = 0x3;
pub const NdisSharedMemoryUsageReceive: u32 = 0x4;
pub const NdisSharedMemoryUsageReceiveLookahead: u32 = 0x5;
pub const NdisSharedMemoryUsageReceivePostLookahead: u32 = 0x6;
pub const NdisSharedMemoryUsageReceiveHeader: u32 = 0x7;
pub const NdisSharedMemoryUsageReceiveData: u32 = 0x8;
pub const NdisSharedMemoryUsageOther: u32 = 0x9;
pub const NdisSharedMemoryUsageMax: u32 = 0xa;

// NDIS_PD_QUEUE_TYPE
pub const PDQueueTypeUnknown: u32 = 0x0;
pub const PDQueueTypeReceive: u32 = 0x1;
pub const PDQueueTypeTransmit: u32 = 0x2;
pub const PDQueueTypeMax: u32 = 0x3;

// NDIS_PD_COUNTER_TYPE
pub const PDCounterTypeUnknown: u32 = 0x0;
pub const PDCounterTypeReceiveQueue: u32 = 0x1;
pub const PDCounterTypeTransmitQueue: u32 = 0x2;
pub const PDCounterTypeReceiveFilter: u32 = 0x3;
pub const PDCounterTypeMax: u32 = 0x4;

// NDIS_PD_CONTROL_TYPE
pub const NdisPDCTL_IN: u32 = 0x0;
pub const NdisPDCTL_OUT: u32 = 0x1;
pub const NdisPDCTL_INOUT: u32 = 0x2;

// NDIS_PD_QUEUE_CONTROL_CODE
pub const NdisPDQCTLUnknown: u32 = 0x0;
pub const NdisPDQCTLQueueDepthThreshold: u32 = 0x1;
pub const NdisPDQCTLModerationInterval: u32 = 0x2;
pub const NdisPDQCTLModerationCount: u32 = 0x3;
pub const NdisPDQCTLNotificationGroupId: u32 = 0x4;
pub const NdisPDQCTLSchedulerQueueId: u32 = 0x5;
pub const NdisPDQCTLMax: u32 = 0x6;

// NDIS_PD_PROVIDER_CONTROL_CODE
pub const NdisPDPCTLUnknown: u32 = 0x0;
pub const NdisPDPCTLCapabilities: u32 = 0x1;
pub const NdisPDPCTLMax: u32 = 0x2;

// NDIS_NET_BUFFER_LIST_INFO
pub const TcpIpChecksumNetBufferListInfo: u32 = 0x0;
pub const TcpOffloadBytesTransferred: u32 = 0x0;
pub const IPsecOffloadV1NetBufferListInfo: u32 = 0x1;
pub const IPsecOffloadV2NetBufferListInfo: u32 = 0x1;
pub const TcpLargeSendNetBufferListInfo: u32 = 0x2;
pub const TcpReceiveNoPush: u32 = 0x2;
pub const ClassificationHandleNetBufferListInfo: u32 = 0x3;
pub const Ieee8021QNetBufferListInfo: u32 = 0x4;
pub const NetBufferListCancelId: u32 = 0x5;
pub const MediaSpecificInformation: u32 = 0x6;
pub const NetBufferListFrameType: u32 = 0x7;
pub const NetBufferListProtocolId: u32 = 0x7;
pub const NetBufferListHashValue: u32 = 0x8;
pub const NetBufferListHashInfo: u32 = 0x9;
pub const WfpNetBufferListInfo: u32 = 0xa;
pub const IPsecOffloadV2TunnelNetBufferListInfo: u32 = 0xb;
pub const IPsecOffloadV2HeaderNetBufferListInfo: u32 = 0xc;
pub const NetBufferListCorrelationId: u32 = 0xd;
pub const NetBufferListFilteringInfo: u32 = 0xe;
pub const MediaSpecificInformationEx: u32 = 0xf;
pub const NblOriginalInterfaceIfIndex: u32 = 0x10;
pub const NblReAuthWfpFlowContext: u32 = 0x10;
pub const TcpReceiveBytesTransferred: u32 = 0x11;
pub const NrtNameResolutionId: u32 = 0x11;
pub const UdpRecvSegCoalesceOffloadInfo: u32 = 0x11;
pub const SwitchForwardingReserved: u32 = 0x12;
pub const SwitchForwardingDetail: u32 = 0x13;
pub const VirtualSubnetInfo: u32 = 0x14;
pub const IMReserved: u32 = 0x15;
pub const TcpRecvSegCoalesceInfo: u32 = 0x16;
pub const UdpSegmentationOffloadInfo: u32 = 0x16;
pub const RscTcpTimestampDelta: u32 = 0x17;
pub const TcpSendOffloadsSupplementalNetBufferListInfo: u32 = 0x17;
pub const GftOffloadInformation: u32 = 0x18;
pub const GftFlowEntryId: u32 = 0x19;
pub const NetBufferListInfoReserved3: u32 = 0x1a;
pub const MaxNetBufferListInfo: u32 = 0x1b;

// IPSEC_OFFLOAD_V2_OPERATION
pub const IPsecOffloadV2Ah: u32 = 0x1;
pub const IPsecOffloadV2Esp: u32 = 0x2;
pub const IPsecOffloadV2Max: u32 = 0x3;

// NDIS_DEVICE_PNP_EVENT
pub const NdisDevicePnPEventQueryRemoved: u32 = 0x0;
pub const NdisDevicePnPEventRemoved: u32 = 0x1;
pub const NdisDevicePnPEventSurpriseRemoved: u32 = 0x2;
pub const NdisDevicePnPEventQueryStopped: u32 = 0x3;
pub const NdisDevicePnPEventStopped: u32 = 0x4;
pub const NdisDevicePnPEventPowerProfileChanged: u32 = 0x5;
pub const NdisDevicePnPEventFilterListChanged: u32 = 0x6;
pub const NdisDevicePnPEventMaximum: u32 = 0x7;

// NDIS_POWER_PROFILE
pub const NdisPowerProfileBattery: u32 = 0x0;
pub const NdisPowerProfileAcOnLine: u32 = 0x1;

// NDIS_INTERRUPT_TYPE
pub const NDIS_CONNECT_LINE_BASED: u32 = 0x1;
pub const NDIS_CONNECT_MESSAGE_BASED: u32 = 0x2;

// NDIS_HALT_ACTION
pub const NdisHaltDeviceDisabled: u32 = 0x0;
pub const NdisHaltDeviceInstanceDeInitialized: u32 = 0x1;
pub const NdisHaltDevicePoweredDown: u32 = 0x2;
pub const NdisHaltDeviceSurpriseRemoved: u32 = 0x3;
pub const NdisHaltDeviceFailed: u32 = 0x4;
pub const NdisHaltDeviceInitializationFailed: u32 = 0x5;
pub const NdisHaltDeviceStopped: u32 = 0x6;

// NDIS_SHUTDOWN_ACTION
pub const NdisShutdownPowerOff: u32 = 0x0;
pub const NdisShutdownBugCheck: u32 = 0x1;

// NDIS_MSIX_TABLE_CONFIG
pub const NdisMSIXTableConfigSetTableEntry: u32 = 0x0;
pub const NdisMSIXTableConfigMaskTableEntry: u32 = 0x1;
pub const NdisMSIXTableConfigUnmaskTableEntry: u32 = 0x2;
pub const NdisMSIXTableConfigMax: u32 = 0x3;
