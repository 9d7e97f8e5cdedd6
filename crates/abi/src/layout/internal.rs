//! Structures that no header describes, as the debug symbols of Windows 10 21H1 show them (x64).
//!
//! Not every field is listed, and another build of Windows has other offsets.
//!
//! Generated from `tables/` by `cargo xtask generate`; do not edit.
#![expect(
    non_snake_case,
    non_upper_case_globals,
    reason = "structures and fields keep the names Windows gives them"
)]

/// `NT_TIB`, 0x38 bytes.
pub mod NT_TIB {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x38;
    /// `struct _EXCEPTION_REGISTRATION_RECORD*`
    pub const ExceptionList: Field<u64> = Field::at(0x0);
    /// `void*`
    pub const StackBase: Field<u64> = Field::at(0x8);
    /// `void*`
    pub const StackLimit: Field<u64> = Field::at(0x10);
    /// `void*`
    pub const SubSystemTib: Field<u64> = Field::at(0x18);
    /// `void*`
    pub const FiberData: Field<u64> = Field::at(0x20);
    /// `unsigned long`
    pub const Version: Field<u32> = Field::at(0x20);
    /// `void*`
    pub const ArbitraryUserPointer: Field<u64> = Field::at(0x28);
    /// `struct _NT_TIB*`
    pub const Self_: Field<u64> = Field::at(0x30);
}

/// `KPCR`, 0x178 bytes.
pub mod KPCR {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x178;
    /// `NT_TIB`
    pub const NtTib: u64 = 0x0;
    /// `union _KGDTENTRY64 *`
    pub const GdtBase: Field<u64> = Field::at(0x0);
    /// `struct _KTSS64 *`
    pub const TssBase: Field<u64> = Field::at(0x8);
    /// `ULONG64`
    pub const UserRsp: Field<u64> = Field::at(0x10);
    /// `struct _KPCR *`
    pub const Self_: Field<u64> = Field::at(0x18);
    /// `struct _KPRCB *`
    pub const CurrentPrcb: Field<u64> = Field::at(0x20);
    /// `PKSPIN_LOCK_QUEUE`
    pub const LockArray: Field<u64> = Field::at(0x28);
    /// `PVOID`
    pub const Used_Self: Field<u64> = Field::at(0x30);
    /// `union _KIDTENTRY64 *`
    pub const IdtBase: Field<u64> = Field::at(0x38);
    /// `ULONG64[2]`
    pub const Unused: u64 = 0x40;
    /// `KIRQL`
    pub const Irql: Field<u8> = Field::at(0x50);
    /// `UCHAR`
    pub const SecondLevelCacheAssociativity: Field<u8> = Field::at(0x51);
    /// `UCHAR`
    pub const ObsoleteNumber: Field<u8> = Field::at(0x52);
    /// `UCHAR`
    pub const Fill0: Field<u8> = Field::at(0x53);
    /// `ULONG[3]`
    pub const Unused0: u64 = 0x54;
    /// `USHORT`
    pub const MajorVersion: Field<u16> = Field::at(0x60);
    /// `USHORT`
    pub const MinorVersion: Field<u16> = Field::at(0x62);
    /// `ULONG`
    pub const StallScaleFactor: Field<u32> = Field::at(0x64);
    /// `PVOID[3]`
    pub const Unused1: u64 = 0x68;
    /// `ULONG[15]`
    pub const KernelReserved: u64 = 0x80;
    /// `ULONG`
    pub const SecondLevelCacheSize: Field<u32> = Field::at(0xbc);
    /// `ULONG[16]`
    pub const HalReserved: u64 = 0xc0;
    /// `ULONG`
    pub const Unused2: Field<u32> = Field::at(0x100);
    /// `PVOID`
    pub const KdVersionBlock: Field<u64> = Field::at(0x108);
    /// `PVOID`
    pub const Unused3: Field<u64> = Field::at(0x110);
    /// `ULONG[24]`
    pub const PcrAlign1: u64 = 0x118;
}

/// `KPRCB`, 0x700 bytes.
pub mod KPRCB {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x700;
    /// `unsigned long`
    pub const MxCsr: Field<u32> = Field::at(0x0);
    /// `unsigned char`
    pub const LegacyNumber: Field<u8> = Field::at(0x4);
    /// `unsigned char`
    pub const ReservedMustBeZero: Field<u8> = Field::at(0x5);
    /// `unsigned char`
    pub const InterruptRequest: Field<u8> = Field::at(0x6);
    /// `unsigned char`
    pub const IdleHalt: Field<u8> = Field::at(0x7);
    /// `struct _KTHREAD*`
    pub const CurrentThread: Field<u64> = Field::at(0x8);
    /// `struct _KTHREAD*`
    pub const NextThread: Field<u64> = Field::at(0x10);
    /// `struct _KTHREAD*`
    pub const IdleThread: Field<u64> = Field::at(0x18);
    /// `unsigned char`
    pub const NestingLevel: Field<u8> = Field::at(0x20);
    /// `unsigned char`
    pub const ClockOwner: Field<u8> = Field::at(0x21);
    /// `unsigned char`
    pub const PendingTickFlags: Field<u8> = Field::at(0x22);
    /// `unsigned char`
    pub const IdleState: Field<u8> = Field::at(0x23);
    /// `unsigned long`
    pub const Number: Field<u32> = Field::at(0x24);
    /// `unsigned __int64`
    pub const RspBase: Field<u64> = Field::at(0x28);
    /// `unsigned __int64`
    pub const PrcbLock: Field<u64> = Field::at(0x30);
    /// `struct _KPRIORITY_STATE*`
    pub const PriorityState: Field<u64> = Field::at(0x38);
    /// `char`
    pub const CpuType: Field<i8> = Field::at(0x40);
    /// `char`
    pub const CpuID: Field<i8> = Field::at(0x41);
    /// `unsigned short`
    pub const CpuStep: Field<u16> = Field::at(0x42);
    /// `unsigned char`
    pub const CpuStepping: Field<u8> = Field::at(0x42);
    /// `unsigned char`
    pub const CpuModel: Field<u8> = Field::at(0x43);
    /// `unsigned long`
    pub const MHz: Field<u32> = Field::at(0x44);
    /// `unsigned __int64[8]`
    pub const HalReserved: u64 = 0x48;
    /// `unsigned short`
    pub const MinorVersion: Field<u16> = Field::at(0x88);
    /// `unsigned short`
    pub const MajorVersion: Field<u16> = Field::at(0x8a);
    /// `unsigned char`
    pub const BuildType: Field<u8> = Field::at(0x8c);
    /// `unsigned char`
    pub const CpuVendor: Field<u8> = Field::at(0x8d);
    /// `unsigned char`
    pub const CoresPerPhysicalProcessor: Field<u8> = Field::at(0x8e);
    /// `unsigned char`
    pub const LogicalProcessorsPerCore: Field<u8> = Field::at(0x8f);
    /// `unsigned __int64`
    pub const TscFrequency: Field<u64> = Field::at(0x90);
    /// `unsigned __int64[5]`
    pub const PrcbPad04: u64 = 0x98;
    /// `struct _KNODE*`
    pub const ParentNode: Field<u64> = Field::at(0xc0);
    /// `unsigned __int64`
    pub const GroupSetMember: Field<u64> = Field::at(0xc8);
    /// `unsigned char`
    pub const Group: Field<u8> = Field::at(0xd0);
    /// `unsigned char`
    pub const GroupIndex: Field<u8> = Field::at(0xd1);
    /// `unsigned char[2]`
    pub const PrcbPad05: u64 = 0xd2;
    /// `unsigned long`
    pub const InitialApicId: Field<u32> = Field::at(0xd4);
    /// `unsigned long`
    pub const ScbOffset: Field<u32> = Field::at(0xd8);
    /// `unsigned long`
    pub const ApicMask: Field<u32> = Field::at(0xdc);
    /// `void*`
    pub const AcpiReserved: Field<u64> = Field::at(0xe0);
    /// `unsigned long`
    pub const CFlushSize: Field<u32> = Field::at(0xe8);
    /// `struct _KPROCESSOR_STATE`
    pub const ProcessorState: u64 = 0x100;
}

/// `KTHREAD`, 0x430 bytes.
pub mod KTHREAD {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x430;
    /// `struct _DISPATCHER_HEADER`
    pub const Header: u64 = 0x0;
    /// `volatile LONG`
    pub const Header_Lock: Field<i32> = Field::at(0x0);
    /// `LONG`
    pub const Header_LockNV: Field<i32> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Signalling: Field<u8> = Field::at(0x1);
    /// `UCHAR`
    pub const Header_Size: Field<u8> = Field::at(0x2);
    /// `UCHAR`
    pub const Header_Reserved1: Field<u8> = Field::at(0x3);
    /// `UCHAR`
    pub const Header_TimerType: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_TimerControlFlags: Field<u8> = Field::at(0x1);
    /// `UCHAR`
    pub const Header_Hand: Field<u8> = Field::at(0x2);
    /// `UCHAR`
    pub const Header_TimerMiscFlags: Field<u8> = Field::at(0x3);
    /// `UCHAR`
    pub const Header_Timer2Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_Timer2Flags: Field<u8> = Field::at(0x1);
    /// `UCHAR`
    pub const Header_Timer2ComponentId: Field<u8> = Field::at(0x2);
    /// `UCHAR`
    pub const Header_Timer2RelativeId: Field<u8> = Field::at(0x3);
    /// `UCHAR`
    pub const Header_QueueType: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_QueueControlFlags: Field<u8> = Field::at(0x1);
    /// `UCHAR`
    pub const Header_QueueSize: Field<u8> = Field::at(0x2);
    /// `UCHAR`
    pub const Header_QueueReserved: Field<u8> = Field::at(0x3);
    /// `UCHAR`
    pub const Header_ThreadType: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_ThreadReserved: Field<u8> = Field::at(0x1);
    /// `UCHAR`
    pub const Header_ThreadControlFlags: Field<u8> = Field::at(0x2);
    /// `UCHAR`
    pub const Header_DebugActive: Field<u8> = Field::at(0x3);
    /// `UCHAR`
    pub const Header_MutantType: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Header_MutantSize: Field<u8> = Field::at(0x1);
    /// `BOOLEAN`
    pub const Header_DpcActive: Field<u8> = Field::at(0x2);
    /// `UCHAR`
    pub const Header_MutantReserved: Field<u8> = Field::at(0x3);
    /// `LONG`
    pub const Header_SignalState: Field<i32> = Field::at(0x4);
    /// `LIST_ENTRY`
    pub const Header_WaitListHead: u64 = 0x8;
    /// `struct _LIST_ENTRY *`
    pub const Header_WaitListHead_Flink: Field<u64> = Field::at(0x8);
    /// `struct _LIST_ENTRY *`
    pub const Header_WaitListHead_Blink: Field<u64> = Field::at(0x10);
    /// `void*`
    pub const SListFaultAddress: Field<u64> = Field::at(0x18);
    /// `unsigned __int64`
    pub const QuantumTarget: Field<u64> = Field::at(0x20);
    /// `void*`
    pub const InitialStack: Field<u64> = Field::at(0x28);
    /// `void*`
    pub const StackLimit: Field<u64> = Field::at(0x30);
    /// `void*`
    pub const StackBase: Field<u64> = Field::at(0x38);
    /// `unsigned __int64`
    pub const ThreadLock: Field<u64> = Field::at(0x40);
    /// `volatile unsigned __int64`
    pub const CycleTime: Field<u64> = Field::at(0x48);
    /// `void*`
    pub const KernelStack: Field<u64> = Field::at(0x58);
    /// `volatile unsigned char`
    pub const Running: Field<u8> = Field::at(0x71);
    /// `unsigned char[2]`
    pub const Alerted: u64 = 0x72;
    /// `long`
    pub const MiscFlags: Field<i32> = Field::at(0x74);
    /// `volatile long`
    pub const ThreadFlags: Field<i32> = Field::at(0x78);
    /// `unsigned long`
    pub const SystemCallNumber: Field<u32> = Field::at(0x80);
    /// `struct _KTRAP_FRAME*`
    pub const TrapFrame: Field<u64> = Field::at(0x90);
    /// `struct _KAPC_STATE`
    pub const ApcState: u64 = 0x98;
    /// `char`
    pub const Priority: Field<i8> = Field::at(0xc3);
    /// `volatile __int64`
    pub const WaitStatus: Field<i64> = Field::at(0xc8);
    /// `void*`
    pub const Teb: Field<u64> = Field::at(0xf0);
    /// `volatile unsigned char`
    pub const State: Field<u8> = Field::at(0x184);
    /// `unsigned char`
    pub const WaitIrql: Field<u8> = Field::at(0x186);
    /// `char`
    pub const WaitMode: Field<i8> = Field::at(0x187);
    /// `unsigned long`
    pub const WaitTime: Field<u32> = Field::at(0x1b4);
    /// `short`
    pub const KernelApcDisable: Field<i16> = Field::at(0x1e4);
    /// `unsigned long`
    pub const CombinedApcDisable: Field<u32> = Field::at(0x1e4);
    /// `short`
    pub const SpecialApcDisable: Field<i16> = Field::at(0x1e6);
    /// `struct _KPROCESS*`
    pub const Process: Field<u64> = Field::at(0x220);
    /// `char`
    pub const PreviousMode: Field<i8> = Field::at(0x232);
    /// `char`
    pub const BasePriority: Field<i8> = Field::at(0x233);
    /// `unsigned char`
    pub const ApcStateIndex: Field<u8> = Field::at(0x24a);
    /// `unsigned char`
    pub const WaitReason: Field<u8> = Field::at(0x283);
    /// `char`
    pub const SuspendCount: Field<i8> = Field::at(0x284);
    /// `struct _KEVENT`
    pub const SuspendEvent: u64 = 0x2e0;
    /// `DISPATCHER_HEADER`
    pub const SuspendEvent_Header: u64 = 0x2e0;
    /// `struct _LIST_ENTRY`
    pub const ThreadListEntry: u64 = 0x2f8;
    /// `struct _LIST_ENTRY *`
    pub const ThreadListEntry_Flink: Field<u64> = Field::at(0x2f8);
    /// `struct _LIST_ENTRY *`
    pub const ThreadListEntry_Blink: Field<u64> = Field::at(0x300);
    /// `struct _LIST_ENTRY`
    pub const MutantListHead: u64 = 0x308;
    /// `struct _LIST_ENTRY *`
    pub const MutantListHead_Flink: Field<u64> = Field::at(0x308);
    /// `struct _LIST_ENTRY *`
    pub const MutantListHead_Blink: Field<u64> = Field::at(0x310);
}

/// `KAPC`, 0x58 bytes.
pub mod KAPC {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x58;
    /// `unsigned char`
    pub const Type: Field<u8> = Field::at(0x0);
    /// `unsigned char`
    pub const SpareByte0: Field<u8> = Field::at(0x1);
    /// `unsigned char`
    pub const Size: Field<u8> = Field::at(0x2);
    /// `unsigned char`
    pub const SpareByte1: Field<u8> = Field::at(0x3);
    /// `unsigned long`
    pub const SpareLong0: Field<u32> = Field::at(0x4);
    /// `struct _KTHREAD*`
    pub const Thread: Field<u64> = Field::at(0x8);
    /// `struct _LIST_ENTRY`
    pub const ApcListEntry: u64 = 0x10;
    /// `struct _LIST_ENTRY *`
    pub const ApcListEntry_Flink: Field<u64> = Field::at(0x10);
    /// `struct _LIST_ENTRY *`
    pub const ApcListEntry_Blink: Field<u64> = Field::at(0x18);
    /// `void* (function)`
    pub const KernelRoutine: Field<u64> = Field::at(0x20);
    /// `void* (function)`
    pub const RundownRoutine: Field<u64> = Field::at(0x28);
    /// `void* (function)`
    pub const NormalRoutine: Field<u64> = Field::at(0x30);
    /// `void*[3]`
    pub const Reserved: u64 = 0x20;
    /// `void*`
    pub const NormalContext: Field<u64> = Field::at(0x38);
    /// `void*`
    pub const SystemArgument1: Field<u64> = Field::at(0x40);
    /// `void*`
    pub const SystemArgument2: Field<u64> = Field::at(0x48);
    /// `char`
    pub const ApcStateIndex: Field<i8> = Field::at(0x50);
    /// `char`
    pub const ApcMode: Field<i8> = Field::at(0x51);
    /// `unsigned char`
    pub const Inserted: Field<u8> = Field::at(0x52);
}

/// `KUSER_SHARED_DATA`, 0x738 bytes.
pub mod KUSER_SHARED_DATA {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x738;
    /// `ULONG`
    pub const TickCountLowDeprecated: Field<u32> = Field::at(0x0);
    /// `ULONG`
    pub const TickCountMultiplier: Field<u32> = Field::at(0x4);
    /// `volatile KSYSTEM_TIME`
    pub const InterruptTime: u64 = 0x8;
    /// `volatile KSYSTEM_TIME`
    pub const SystemTime: u64 = 0x14;
    /// `volatile KSYSTEM_TIME`
    pub const TimeZoneBias: u64 = 0x20;
    /// `USHORT`
    pub const ImageNumberLow: Field<u16> = Field::at(0x2c);
    /// `USHORT`
    pub const ImageNumberHigh: Field<u16> = Field::at(0x2e);
    /// `WCHAR[260]`
    pub const NtSystemRoot: u64 = 0x30;
    /// `ULONG`
    pub const MaxStackTraceDepth: Field<u32> = Field::at(0x238);
    /// `ULONG`
    pub const CryptoExponent: Field<u32> = Field::at(0x23c);
    /// `ULONG`
    pub const TimeZoneId: Field<u32> = Field::at(0x240);
    /// `ULONG`
    pub const LargePageMinimum: Field<u32> = Field::at(0x244);
    /// `ULONG`
    pub const AitSamplingValue: Field<u32> = Field::at(0x248);
    /// `ULONG`
    pub const AppCompatFlag: Field<u32> = Field::at(0x24c);
    /// `ULONGLONG`
    pub const RNGSeedVersion: Field<u64> = Field::at(0x250);
    /// `ULONG`
    pub const GlobalValidationRunlevel: Field<u32> = Field::at(0x258);
    /// `volatile LONG`
    pub const TimeZoneBiasStamp: Field<i32> = Field::at(0x25c);
    /// `ULONG`
    pub const NtBuildNumber: Field<u32> = Field::at(0x260);
    /// `NT_PRODUCT_TYPE`
    pub const NtProductType: Field<u32> = Field::at(0x264);
    /// `BOOLEAN`
    pub const ProductTypeIsValid: Field<u8> = Field::at(0x268);
    /// `BOOLEAN[1]`
    pub const Reserved0: u64 = 0x269;
    /// `USHORT`
    pub const NativeProcessorArchitecture: Field<u16> = Field::at(0x26a);
    /// `ULONG`
    pub const NtMajorVersion: Field<u32> = Field::at(0x26c);
    /// `ULONG`
    pub const NtMinorVersion: Field<u32> = Field::at(0x270);
    /// `BOOLEAN[64]`
    pub const ProcessorFeatures: u64 = 0x274;
    /// `ULONG`
    pub const Reserved1: Field<u32> = Field::at(0x2b4);
    /// `ULONG`
    pub const Reserved3: Field<u32> = Field::at(0x2b8);
    /// `volatile ULONG`
    pub const TimeSlip: Field<u32> = Field::at(0x2bc);
    /// `ALTERNATIVE_ARCHITECTURE_TYPE`
    pub const AlternativeArchitecture: Field<u32> = Field::at(0x2c0);
    /// `ULONG`
    pub const BootId: Field<u32> = Field::at(0x2c4);
    /// `LARGE_INTEGER`
    pub const SystemExpirationDate: Field<i64> = Field::at(0x2c8);
    /// `ULONG`
    pub const SuiteMask: Field<u32> = Field::at(0x2d0);
    /// `BOOLEAN`
    pub const KdDebuggerEnabled: Field<u8> = Field::at(0x2d4);
    /// `UCHAR`
    pub const MitigationPolicies: Field<u8> = Field::at(0x2d5);
    /// `USHORT`
    pub const CyclesPerYield: Field<u16> = Field::at(0x2d6);
    /// `volatile ULONG`
    pub const ActiveConsoleId: Field<u32> = Field::at(0x2d8);
    /// `volatile ULONG`
    pub const DismountCount: Field<u32> = Field::at(0x2dc);
    /// `ULONG`
    pub const ComPlusPackage: Field<u32> = Field::at(0x2e0);
    /// `ULONG`
    pub const LastSystemRITEventTickCount: Field<u32> = Field::at(0x2e4);
    /// `ULONG`
    pub const NumberOfPhysicalPages: Field<u32> = Field::at(0x2e8);
    /// `BOOLEAN`
    pub const SafeBootMode: Field<u8> = Field::at(0x2ec);
    /// `UCHAR`
    pub const VirtualizationFlags: Field<u8> = Field::at(0x2ed);
    /// `UCHAR[2]`
    pub const Reserved12: u64 = 0x2ee;
    /// `ULONG`
    pub const SharedDataFlags: Field<u32> = Field::at(0x2f0);
    /// `ULONG[1]`
    pub const DataFlagsPad: u64 = 0x2f4;
    /// `ULONGLONG`
    pub const TestRetInstruction: Field<u64> = Field::at(0x2f8);
    /// `LONGLONG`
    pub const QpcFrequency: Field<i64> = Field::at(0x300);
    /// `ULONG`
    pub const SystemCall: Field<u32> = Field::at(0x308);
    /// `ULONG`
    pub const Reserved2: Field<u32> = Field::at(0x30c);
    /// `ULONGLONG[2]`
    pub const SystemCallPad: u64 = 0x310;
    /// `volatile KSYSTEM_TIME`
    pub const TickCount: u64 = 0x320;
    /// `volatile ULONG64`
    pub const TickCountQuad: Field<u64> = Field::at(0x320);
    /// `ULONG[3]`
    pub const ReservedTickCountOverlay: u64 = 0x320;
    /// `ULONG[1]`
    pub const TickCountPad: u64 = 0x32c;
    /// `ULONG`
    pub const Cookie: Field<u32> = Field::at(0x330);
    /// `ULONG[1]`
    pub const CookiePad: u64 = 0x334;
    /// `LONGLONG`
    pub const ConsoleSessionForegroundProcessId: Field<i64> = Field::at(0x338);
    /// `ULONGLONG`
    pub const TimeUpdateLock: Field<u64> = Field::at(0x340);
    /// `ULONGLONG`
    pub const BaselineSystemTimeQpc: Field<u64> = Field::at(0x348);
    /// `ULONGLONG`
    pub const BaselineInterruptTimeQpc: Field<u64> = Field::at(0x350);
    /// `ULONGLONG`
    pub const QpcSystemTimeIncrement: Field<u64> = Field::at(0x358);
    /// `ULONGLONG`
    pub const QpcInterruptTimeIncrement: Field<u64> = Field::at(0x360);
    /// `UCHAR`
    pub const QpcSystemTimeIncrementShift: Field<u8> = Field::at(0x368);
    /// `UCHAR`
    pub const QpcInterruptTimeIncrementShift: Field<u8> = Field::at(0x369);
    /// `USHORT`
    pub const UnparkedProcessorCount: Field<u16> = Field::at(0x36a);
    /// `ULONG[4]`
    pub const EnclaveFeatureMask: u64 = 0x36c;
    /// `ULONG`
    pub const TelemetryCoverageRound: Field<u32> = Field::at(0x37c);
    /// `USHORT[16]`
    pub const UserModeGlobalLogger: u64 = 0x380;
    /// `ULONG`
    pub const ImageFileExecutionOptions: Field<u32> = Field::at(0x3a0);
    /// `ULONG`
    pub const LangGenerationCount: Field<u32> = Field::at(0x3a4);
    /// `ULONGLONG`
    pub const Reserved4: Field<u64> = Field::at(0x3a8);
    /// `volatile ULONGLONG`
    pub const InterruptTimeBias: Field<u64> = Field::at(0x3b0);
    /// `volatile ULONGLONG`
    pub const QpcBias: Field<u64> = Field::at(0x3b8);
    /// `ULONG`
    pub const ActiveProcessorCount: Field<u32> = Field::at(0x3c0);
    /// `volatile UCHAR`
    pub const ActiveGroupCount: Field<u8> = Field::at(0x3c4);
    /// `UCHAR`
    pub const Reserved9: Field<u8> = Field::at(0x3c5);
    /// `USHORT`
    pub const QpcData: Field<u16> = Field::at(0x3c6);
    /// `volatile UCHAR`
    pub const QpcBypassEnabled: Field<u8> = Field::at(0x3c6);
    /// `UCHAR`
    pub const QpcShift: Field<u8> = Field::at(0x3c7);
    /// `LARGE_INTEGER`
    pub const TimeZoneBiasEffectiveStart: Field<i64> = Field::at(0x3c8);
    /// `LARGE_INTEGER`
    pub const TimeZoneBiasEffectiveEnd: Field<i64> = Field::at(0x3d0);
    /// `XSTATE_CONFIGURATION`
    pub const XState: u64 = 0x3d8;
    /// `KSYSTEM_TIME`
    pub const FeatureConfigurationChangeStamp: u64 = 0x720;
    /// `ULONG`
    pub const Spare: Field<u32> = Field::at(0x72c);
    /// `ULONG64`
    pub const UserPointerAuthMask: Field<u64> = Field::at(0x730);
}

/// `IO_WORKITEM`, 0x58 bytes.
pub mod IO_WORKITEM {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x58;
    /// `struct _WORK_QUEUE_ITEM`
    pub const WorkItem: u64 = 0x0;
    /// `LIST_ENTRY`
    pub const WorkItem_List: u64 = 0x0;
    /// `struct _LIST_ENTRY *`
    pub const WorkItem_List_Flink: Field<u64> = Field::at(0x0);
    /// `struct _LIST_ENTRY *`
    pub const WorkItem_List_Blink: Field<u64> = Field::at(0x8);
    /// `PWORKER_THREAD_ROUTINE`
    pub const WorkItem_WorkerRoutine: Field<u64> = Field::at(0x10);
    /// `PVOID`
    pub const WorkItem_Parameter: Field<u64> = Field::at(0x18);
    /// `void* (function)`
    pub const Routine: Field<u64> = Field::at(0x20);
    /// `void*`
    pub const IoObject: Field<u64> = Field::at(0x28);
    /// `void*`
    pub const Context: Field<u64> = Field::at(0x30);
    /// `struct _ETHREAD*`
    pub const WorkOnBehalfThread: Field<u64> = Field::at(0x38);
    /// `unsigned long`
    pub const Type: Field<u32> = Field::at(0x40);
    /// `struct _GUID`
    pub const ActivityId: u64 = 0x44;
    /// `unsigned long`
    pub const ActivityId_Data1: Field<u32> = Field::at(0x44);
    /// `unsigned short`
    pub const ActivityId_Data2: Field<u16> = Field::at(0x48);
    /// `unsigned short`
    pub const ActivityId_Data3: Field<u16> = Field::at(0x4a);
    /// `unsigned char[8]`
    pub const ActivityId_Data4: u64 = 0x4c;
}

/// `EX_PUSH_LOCK`, 0x8 bytes.
pub mod EX_PUSH_LOCK {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x8;
    /// `unsigned __int64`
    pub const Value: Field<u64> = Field::at(0x0);
    /// `void*`
    pub const Ptr: Field<u64> = Field::at(0x0);
}
