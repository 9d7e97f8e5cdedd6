//! Structures of the kernel that `wdm.h` and its relatives describe (x64).
//!
//! Generated from `tables/` by `cargo xtask generate`; do not edit.
#![expect(
    non_snake_case,
    non_upper_case_globals,
    reason = "structures and fields keep the names Windows gives them"
)]

/// `LIST_ENTRY`, 0x10 bytes.
pub mod LIST_ENTRY {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `struct _LIST_ENTRY *`
    pub const Flink: Field<u64> = Field::at(0x0);
    /// `struct _LIST_ENTRY *`
    pub const Blink: Field<u64> = Field::at(0x8);
}

/// `SINGLE_LIST_ENTRY`, 0x8 bytes.
pub mod SINGLE_LIST_ENTRY {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x8;
    /// `struct _SINGLE_LIST_ENTRY *`
    pub const Next: Field<u64> = Field::at(0x0);
}

/// `SLIST_HEADER`, 0x10 bytes.
pub mod SLIST_HEADER {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `ULONGLONG`
    pub const Alignment: Field<u64> = Field::at(0x0);
    /// `ULONGLONG`
    pub const Region: Field<u64> = Field::at(0x8);
    /// `union or struct`
    pub const HeaderX64: u64 = 0x0;
}

/// `STRING`, 0x10 bytes.
pub mod STRING {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `USHORT`
    pub const Length: Field<u16> = Field::at(0x0);
    /// `USHORT`
    pub const MaximumLength: Field<u16> = Field::at(0x2);
    /// `PCHAR`
    pub const Buffer: Field<u64> = Field::at(0x8);
}

/// `UNICODE_STRING`, 0x10 bytes.
pub mod UNICODE_STRING {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `USHORT`
    pub const Length: Field<u16> = Field::at(0x0);
    /// `USHORT`
    pub const MaximumLength: Field<u16> = Field::at(0x2);
    /// `PWCH`
    pub const Buffer: Field<u64> = Field::at(0x8);
}

/// `OBJECT_ATTRIBUTES`, 0x30 bytes.
pub mod OBJECT_ATTRIBUTES {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x30;
    /// `ULONG`
    pub const Length: Field<u32> = Field::at(0x0);
    /// `HANDLE`
    pub const RootDirectory: Field<u64> = Field::at(0x8);
    /// `PUNICODE_STRING`
    pub const ObjectName: Field<u64> = Field::at(0x10);
    /// `ULONG`
    pub const Attributes: Field<u32> = Field::at(0x18);
    /// `PVOID`
    pub const SecurityDescriptor: Field<u64> = Field::at(0x20);
    /// `PVOID`
    pub const SecurityQualityOfService: Field<u64> = Field::at(0x28);
}

/// `CLIENT_ID`, 0x10 bytes.
pub mod CLIENT_ID {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `HANDLE`
    pub const UniqueProcess: Field<u64> = Field::at(0x0);
    /// `HANDLE`
    pub const UniqueThread: Field<u64> = Field::at(0x8);
}

/// `IO_STATUS_BLOCK`, 0x10 bytes.
pub mod IO_STATUS_BLOCK {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `NTSTATUS`
    pub const Status: Field<u32> = Field::at(0x0);
    /// `PVOID`
    pub const Pointer: Field<u64> = Field::at(0x0);
    /// `ULONG_PTR`
    pub const Information: Field<u64> = Field::at(0x8);
}

/// `OSVERSIONINFOW`, 0x114 bytes.
pub mod OSVERSIONINFOW {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x114;
    /// `ULONG`
    pub const dwOSVersionInfoSize: Field<u32> = Field::at(0x0);
    /// `ULONG`
    pub const dwMajorVersion: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const dwMinorVersion: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const dwBuildNumber: Field<u32> = Field::at(0xc);
    /// `ULONG`
    pub const dwPlatformId: Field<u32> = Field::at(0x10);
    /// `WCHAR[128]`
    pub const szCSDVersion: u64 = 0x14;
}

/// `OSVERSIONINFOEXW`, 0x11c bytes.
pub mod OSVERSIONINFOEXW {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x11c;
    /// `ULONG`
    pub const dwOSVersionInfoSize: Field<u32> = Field::at(0x0);
    /// `ULONG`
    pub const dwMajorVersion: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const dwMinorVersion: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const dwBuildNumber: Field<u32> = Field::at(0xc);
    /// `ULONG`
    pub const dwPlatformId: Field<u32> = Field::at(0x10);
    /// `WCHAR[128]`
    pub const szCSDVersion: u64 = 0x14;
    /// `USHORT`
    pub const wServicePackMajor: Field<u16> = Field::at(0x114);
    /// `USHORT`
    pub const wServicePackMinor: Field<u16> = Field::at(0x116);
    /// `USHORT`
    pub const wSuiteMask: Field<u16> = Field::at(0x118);
    /// `UCHAR`
    pub const wProductType: Field<u8> = Field::at(0x11a);
    /// `UCHAR`
    pub const wReserved: Field<u8> = Field::at(0x11b);
}

/// `PROCESSOR_NUMBER`, 0x4 bytes.
pub mod PROCESSOR_NUMBER {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x4;
    /// `USHORT`
    pub const Group: Field<u16> = Field::at(0x0);
    /// `UCHAR`
    pub const Number: Field<u8> = Field::at(0x2);
    /// `UCHAR`
    pub const Reserved: Field<u8> = Field::at(0x3);
}

/// `GROUP_AFFINITY`, 0x10 bytes.
pub mod GROUP_AFFINITY {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `KAFFINITY`
    pub const Mask: Field<u64> = Field::at(0x0);
    /// `USHORT`
    pub const Group: Field<u16> = Field::at(0x8);
    /// `USHORT[3]`
    pub const Reserved: u64 = 0xa;
}

/// `DISPATCHER_HEADER`, 0x18 bytes.
pub mod DISPATCHER_HEADER {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x18;
    /// `volatile LONG`
    pub const Lock: Field<i32> = Field::at(0x0);
    /// `LONG`
    pub const LockNV: Field<i32> = Field::at(0x0);
    /// `UCHAR`
    pub const Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Signalling: Field<u8> = Field::at(0x1);
    /// `UCHAR`
    pub const Size: Field<u8> = Field::at(0x2);
    /// `UCHAR`
    pub const Reserved1: Field<u8> = Field::at(0x3);
    /// `UCHAR`
    pub const TimerType: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const TimerControlFlags: Field<u8> = Field::at(0x1);
    /// `UCHAR`
    pub const Hand: Field<u8> = Field::at(0x2);
    /// `UCHAR`
    pub const TimerMiscFlags: Field<u8> = Field::at(0x3);
    /// `UCHAR`
    pub const Timer2Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Timer2Flags: Field<u8> = Field::at(0x1);
    /// `UCHAR`
    pub const Timer2ComponentId: Field<u8> = Field::at(0x2);
    /// `UCHAR`
    pub const Timer2RelativeId: Field<u8> = Field::at(0x3);
    /// `UCHAR`
    pub const QueueType: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const QueueControlFlags: Field<u8> = Field::at(0x1);
    /// `UCHAR`
    pub const QueueSize: Field<u8> = Field::at(0x2);
    /// `UCHAR`
    pub const QueueReserved: Field<u8> = Field::at(0x3);
    /// `UCHAR`
    pub const ThreadType: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const ThreadReserved: Field<u8> = Field::at(0x1);
    /// `UCHAR`
    pub const ThreadControlFlags: Field<u8> = Field::at(0x2);
    /// `UCHAR`
    pub const DebugActive: Field<u8> = Field::at(0x3);
    /// `UCHAR`
    pub const MutantType: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const MutantSize: Field<u8> = Field::at(0x1);
    /// `BOOLEAN`
    pub const DpcActive: Field<u8> = Field::at(0x2);
    /// `UCHAR`
    pub const MutantReserved: Field<u8> = Field::at(0x3);
    /// `LONG`
    pub const SignalState: Field<i32> = Field::at(0x4);
    /// `LIST_ENTRY`
    pub const WaitListHead: u64 = 0x8;
    /// `struct _LIST_ENTRY *`
    pub const WaitListHead_Flink: Field<u64> = Field::at(0x8);
    /// `struct _LIST_ENTRY *`
    pub const WaitListHead_Blink: Field<u64> = Field::at(0x10);
}

/// `KEVENT`, 0x18 bytes.
pub mod KEVENT {
    /// Bytes.
    pub const SIZE: u64 = 0x18;
    /// `DISPATCHER_HEADER`
    pub const Header: u64 = 0x0;
}

/// `KMUTANT`, 0x38 bytes.
pub mod KMUTANT {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x38;
    /// `DISPATCHER_HEADER`
    pub const Header: u64 = 0x0;
    /// `LIST_ENTRY`
    pub const MutantListEntry: u64 = 0x18;
    /// `struct _LIST_ENTRY *`
    pub const MutantListEntry_Flink: Field<u64> = Field::at(0x18);
    /// `struct _LIST_ENTRY *`
    pub const MutantListEntry_Blink: Field<u64> = Field::at(0x20);
    /// `struct _KTHREAD *`
    pub const OwnerThread: Field<u64> = Field::at(0x28);
    /// `UCHAR`
    pub const MutantFlags: Field<u8> = Field::at(0x30);
    /// `UCHAR`
    pub const ApcDisable: Field<u8> = Field::at(0x31);
}

/// `KSEMAPHORE`, 0x20 bytes.
pub mod KSEMAPHORE {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x20;
    /// `DISPATCHER_HEADER`
    pub const Header: u64 = 0x0;
    /// `LONG`
    pub const Limit: Field<i32> = Field::at(0x18);
}

/// `KTIMER`, 0x40 bytes.
pub mod KTIMER {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x40;
    /// `DISPATCHER_HEADER`
    pub const Header: u64 = 0x0;
    /// `ULARGE_INTEGER`
    pub const DueTime: Field<u64> = Field::at(0x18);
    /// `LIST_ENTRY`
    pub const TimerListEntry: u64 = 0x20;
    /// `struct _LIST_ENTRY *`
    pub const TimerListEntry_Flink: Field<u64> = Field::at(0x20);
    /// `struct _LIST_ENTRY *`
    pub const TimerListEntry_Blink: Field<u64> = Field::at(0x28);
    /// `struct _KDPC *`
    pub const Dpc: Field<u64> = Field::at(0x30);
    /// `USHORT`
    pub const Processor: Field<u16> = Field::at(0x38);
    /// `USHORT`
    pub const TimerType: Field<u16> = Field::at(0x3a);
    /// `ULONG`
    pub const Period: Field<u32> = Field::at(0x3c);
}

/// `KDPC`, 0x40 bytes.
pub mod KDPC {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x40;
    /// `ULONG`
    pub const TargetInfoAsUlong: Field<u32> = Field::at(0x0);
    /// `UCHAR`
    pub const Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const Importance: Field<u8> = Field::at(0x1);
    /// `volatile USHORT`
    pub const Number: Field<u16> = Field::at(0x2);
    /// `SINGLE_LIST_ENTRY`
    pub const DpcListEntry: u64 = 0x8;
    /// `KAFFINITY`
    pub const ProcessorHistory: Field<u64> = Field::at(0x10);
    /// `PKDEFERRED_ROUTINE`
    pub const DeferredRoutine: Field<u64> = Field::at(0x18);
    /// `PVOID`
    pub const DeferredContext: Field<u64> = Field::at(0x20);
    /// `PVOID`
    pub const SystemArgument1: Field<u64> = Field::at(0x28);
    /// `PVOID`
    pub const SystemArgument2: Field<u64> = Field::at(0x30);
    /// `PVOID`
    pub const DpcData: Field<u64> = Field::at(0x38);
}

/// `KDPC_WATCHDOG_INFORMATION`, 0x14 bytes.
pub mod KDPC_WATCHDOG_INFORMATION {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x14;
    /// `ULONG`
    pub const DpcTimeLimit: Field<u32> = Field::at(0x0);
    /// `ULONG`
    pub const DpcTimeCount: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const DpcWatchdogLimit: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const DpcWatchdogCount: Field<u32> = Field::at(0xc);
    /// `ULONG`
    pub const Reserved: Field<u32> = Field::at(0x10);
}

/// `KDEVICE_QUEUE`, 0x28 bytes.
pub mod KDEVICE_QUEUE {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x28;
    /// `CSHORT`
    pub const Type: Field<i16> = Field::at(0x0);
    /// `CSHORT`
    pub const Size: Field<i16> = Field::at(0x2);
    /// `LIST_ENTRY`
    pub const DeviceListHead: u64 = 0x8;
    /// `struct _LIST_ENTRY *`
    pub const DeviceListHead_Flink: Field<u64> = Field::at(0x8);
    /// `struct _LIST_ENTRY *`
    pub const DeviceListHead_Blink: Field<u64> = Field::at(0x10);
    /// `KSPIN_LOCK`
    pub const Lock: Field<u64> = Field::at(0x18);
    /// `BOOLEAN`
    pub const Busy: Field<u8> = Field::at(0x20);
}

/// `KDEVICE_QUEUE_ENTRY`, 0x18 bytes.
pub mod KDEVICE_QUEUE_ENTRY {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x18;
    /// `LIST_ENTRY`
    pub const DeviceListEntry: u64 = 0x0;
    /// `struct _LIST_ENTRY *`
    pub const DeviceListEntry_Flink: Field<u64> = Field::at(0x0);
    /// `struct _LIST_ENTRY *`
    pub const DeviceListEntry_Blink: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const SortKey: Field<u32> = Field::at(0x10);
    /// `BOOLEAN`
    pub const Inserted: Field<u8> = Field::at(0x14);
}

/// `FAST_MUTEX`, 0x38 bytes.
pub mod FAST_MUTEX {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x38;
    /// `LONG`
    pub const Count: Field<i32> = Field::at(0x0);
    /// `PVOID`
    pub const Owner: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const Contention: Field<u32> = Field::at(0x10);
    /// `KEVENT`
    pub const Event: u64 = 0x18;
    /// `ULONG`
    pub const OldIrql: Field<u32> = Field::at(0x30);
}

/// `KSPIN_LOCK_QUEUE`, 0x10 bytes.
pub mod KSPIN_LOCK_QUEUE {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `struct _KSPIN_LOCK_QUEUE *volatile`
    pub const Next: Field<u64> = Field::at(0x0);
    /// `volatile PKSPIN_LOCK`
    pub const Lock: Field<u64> = Field::at(0x8);
}

/// `KLOCK_QUEUE_HANDLE`, 0x18 bytes.
pub mod KLOCK_QUEUE_HANDLE {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x18;
    /// `KSPIN_LOCK_QUEUE`
    pub const LockQueue: u64 = 0x0;
    /// `KIRQL`
    pub const OldIrql: Field<u8> = Field::at(0x10);
}

/// `ERESOURCE`, 0x68 bytes.
pub mod ERESOURCE {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x68;
    /// `LIST_ENTRY`
    pub const SystemResourcesList: u64 = 0x0;
    /// `struct _LIST_ENTRY *`
    pub const SystemResourcesList_Flink: Field<u64> = Field::at(0x0);
    /// `struct _LIST_ENTRY *`
    pub const SystemResourcesList_Blink: Field<u64> = Field::at(0x8);
    /// `POWNER_ENTRY`
    pub const OwnerTable: Field<u64> = Field::at(0x10);
    /// `SHORT`
    pub const ActiveCount: Field<i16> = Field::at(0x18);
    /// `USHORT`
    pub const Flag: Field<u16> = Field::at(0x1a);
    /// `UCHAR`
    pub const ReservedLowFlags: Field<u8> = Field::at(0x1a);
    /// `UCHAR`
    pub const WaiterPriority: Field<u8> = Field::at(0x1b);
    /// `PVOID`
    pub const SharedWaiters: Field<u64> = Field::at(0x20);
    /// `PVOID`
    pub const ExclusiveWaiters: Field<u64> = Field::at(0x28);
    /// `OWNER_ENTRY`
    pub const OwnerEntry: u64 = 0x30;
    /// `ULONG`
    pub const ActiveEntries: Field<u32> = Field::at(0x40);
    /// `ULONG`
    pub const ContentionCount: Field<u32> = Field::at(0x44);
    /// `ULONG`
    pub const NumberOfSharedWaiters: Field<u32> = Field::at(0x48);
    /// `ULONG`
    pub const NumberOfExclusiveWaiters: Field<u32> = Field::at(0x4c);
    /// `PVOID`
    pub const Reserved2: Field<u64> = Field::at(0x50);
    /// `PVOID`
    pub const Address: Field<u64> = Field::at(0x58);
    /// `ULONG_PTR`
    pub const CreatorBackTraceIndex: Field<u64> = Field::at(0x58);
    /// `KSPIN_LOCK`
    pub const SpinLock: Field<u64> = Field::at(0x60);
}

/// `WORK_QUEUE_ITEM`, 0x20 bytes.
pub mod WORK_QUEUE_ITEM {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x20;
    /// `LIST_ENTRY`
    pub const List: u64 = 0x0;
    /// `struct _LIST_ENTRY *`
    pub const List_Flink: Field<u64> = Field::at(0x0);
    /// `struct _LIST_ENTRY *`
    pub const List_Blink: Field<u64> = Field::at(0x8);
    /// `PWORKER_THREAD_ROUTINE`
    pub const WorkerRoutine: Field<u64> = Field::at(0x10);
    /// `PVOID`
    pub const Parameter: Field<u64> = Field::at(0x18);
}

/// `GENERAL_LOOKASIDE`, 0x80 bytes.
pub mod GENERAL_LOOKASIDE {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x80;
    /// `SLIST_HEADER`
    pub const ListHead: u64 = 0x0;
    /// `SINGLE_LIST_ENTRY`
    pub const SingleListHead: u64 = 0x0;
    /// `USHORT`
    pub const Depth: Field<u16> = Field::at(0x10);
    /// `USHORT`
    pub const MaximumDepth: Field<u16> = Field::at(0x12);
    /// `ULONG`
    pub const TotalAllocates: Field<u32> = Field::at(0x14);
    /// `ULONG`
    pub const AllocateMisses: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const AllocateHits: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const TotalFrees: Field<u32> = Field::at(0x1c);
    /// `ULONG`
    pub const FreeMisses: Field<u32> = Field::at(0x20);
    /// `ULONG`
    pub const FreeHits: Field<u32> = Field::at(0x20);
    /// `POOL_TYPE`
    pub const Type: Field<u32> = Field::at(0x24);
    /// `ULONG`
    pub const Tag: Field<u32> = Field::at(0x28);
    /// `ULONG`
    pub const Size: Field<u32> = Field::at(0x2c);
    /// `PALLOCATE_FUNCTION_EX`
    pub const AllocateEx: Field<u64> = Field::at(0x30);
    /// `PALLOCATE_FUNCTION`
    pub const Allocate: Field<u64> = Field::at(0x30);
    /// `PFREE_FUNCTION_EX`
    pub const FreeEx: Field<u64> = Field::at(0x38);
    /// `PFREE_FUNCTION`
    pub const Free: Field<u64> = Field::at(0x38);
    /// `LIST_ENTRY`
    pub const ListEntry: u64 = 0x40;
    /// `struct _LIST_ENTRY *`
    pub const ListEntry_Flink: Field<u64> = Field::at(0x40);
    /// `struct _LIST_ENTRY *`
    pub const ListEntry_Blink: Field<u64> = Field::at(0x48);
    /// `ULONG`
    pub const LastTotalAllocates: Field<u32> = Field::at(0x50);
    /// `ULONG`
    pub const LastAllocateMisses: Field<u32> = Field::at(0x54);
    /// `ULONG`
    pub const LastAllocateHits: Field<u32> = Field::at(0x54);
    /// `ULONG[2]`
    pub const Future: u64 = 0x58;
}

/// `GENERAL_LOOKASIDE_POOL`, 0x60 bytes.
pub mod GENERAL_LOOKASIDE_POOL {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x60;
    /// `SLIST_HEADER`
    pub const ListHead: u64 = 0x0;
    /// `SINGLE_LIST_ENTRY`
    pub const SingleListHead: u64 = 0x0;
    /// `USHORT`
    pub const Depth: Field<u16> = Field::at(0x10);
    /// `USHORT`
    pub const MaximumDepth: Field<u16> = Field::at(0x12);
    /// `ULONG`
    pub const TotalAllocates: Field<u32> = Field::at(0x14);
    /// `ULONG`
    pub const AllocateMisses: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const AllocateHits: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const TotalFrees: Field<u32> = Field::at(0x1c);
    /// `ULONG`
    pub const FreeMisses: Field<u32> = Field::at(0x20);
    /// `ULONG`
    pub const FreeHits: Field<u32> = Field::at(0x20);
    /// `POOL_TYPE`
    pub const Type: Field<u32> = Field::at(0x24);
    /// `ULONG`
    pub const Tag: Field<u32> = Field::at(0x28);
    /// `ULONG`
    pub const Size: Field<u32> = Field::at(0x2c);
    /// `PALLOCATE_FUNCTION_EX`
    pub const AllocateEx: Field<u64> = Field::at(0x30);
    /// `PALLOCATE_FUNCTION`
    pub const Allocate: Field<u64> = Field::at(0x30);
    /// `PFREE_FUNCTION_EX`
    pub const FreeEx: Field<u64> = Field::at(0x38);
    /// `PFREE_FUNCTION`
    pub const Free: Field<u64> = Field::at(0x38);
    /// `LIST_ENTRY`
    pub const ListEntry: u64 = 0x40;
    /// `struct _LIST_ENTRY *`
    pub const ListEntry_Flink: Field<u64> = Field::at(0x40);
    /// `struct _LIST_ENTRY *`
    pub const ListEntry_Blink: Field<u64> = Field::at(0x48);
    /// `ULONG`
    pub const LastTotalAllocates: Field<u32> = Field::at(0x50);
    /// `ULONG`
    pub const LastAllocateMisses: Field<u32> = Field::at(0x54);
    /// `ULONG`
    pub const LastAllocateHits: Field<u32> = Field::at(0x54);
    /// `ULONG[2]`
    pub const Future: u64 = 0x58;
}

/// `NPAGED_LOOKASIDE_LIST`, 0x80 bytes.
pub mod NPAGED_LOOKASIDE_LIST {
    /// Bytes.
    pub const SIZE: u64 = 0x80;
    /// `GENERAL_LOOKASIDE`
    pub const L: u64 = 0x0;
}

/// `PAGED_LOOKASIDE_LIST`, 0x80 bytes.
pub mod PAGED_LOOKASIDE_LIST {
    /// Bytes.
    pub const SIZE: u64 = 0x80;
    /// `GENERAL_LOOKASIDE`
    pub const L: u64 = 0x0;
}

/// `LOOKASIDE_LIST_EX`, 0x60 bytes.
pub mod LOOKASIDE_LIST_EX {
    /// Bytes.
    pub const SIZE: u64 = 0x60;
    /// `GENERAL_LOOKASIDE_POOL`
    pub const L: u64 = 0x0;
}

/// `IO_REMOVE_LOCK`, 0x20 bytes.
pub mod IO_REMOVE_LOCK {
    /// Bytes.
    pub const SIZE: u64 = 0x20;
    /// `IO_REMOVE_LOCK_COMMON_BLOCK`
    pub const Common: u64 = 0x0;
}

/// `IO_REMOVE_LOCK_COMMON_BLOCK`, 0x20 bytes.
pub mod IO_REMOVE_LOCK_COMMON_BLOCK {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x20;
    /// `BOOLEAN`
    pub const Removed: Field<u8> = Field::at(0x0);
    /// `BOOLEAN[3]`
    pub const Reserved: u64 = 0x1;
    /// `LONG`
    pub const IoCount: Field<i32> = Field::at(0x4);
    /// `KEVENT`
    pub const RemoveEvent: u64 = 0x8;
}

/// `EX_RUNDOWN_REF`, 0x8 bytes.
pub mod EX_RUNDOWN_REF {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x8;
    /// `ULONG_PTR`
    pub const Count: Field<u64> = Field::at(0x0);
    /// `PVOID`
    pub const Ptr: Field<u64> = Field::at(0x0);
}

/// `MDL`, 0x30 bytes.
pub mod MDL {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x30;
    /// `struct _MDL *`
    pub const Next: Field<u64> = Field::at(0x0);
    /// `CSHORT`
    pub const Size: Field<i16> = Field::at(0x8);
    /// `CSHORT`
    pub const MdlFlags: Field<i16> = Field::at(0xa);
    /// `struct _EPROCESS *`
    pub const Process: Field<u64> = Field::at(0x10);
    /// `PVOID`
    pub const MappedSystemVa: Field<u64> = Field::at(0x18);
    /// `PVOID`
    pub const StartVa: Field<u64> = Field::at(0x20);
    /// `ULONG`
    pub const ByteCount: Field<u32> = Field::at(0x28);
    /// `ULONG`
    pub const ByteOffset: Field<u32> = Field::at(0x2c);
}

/// `IRP`, 0xd0 bytes.
pub mod IRP {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xd0;
    /// `CSHORT`
    pub const Type: Field<i16> = Field::at(0x0);
    /// `USHORT`
    pub const Size: Field<u16> = Field::at(0x2);
    /// `PMDL`
    pub const MdlAddress: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x10);
    /// `union or struct`
    pub const AssociatedIrp: u64 = 0x18;
    /// `struct _IRP *`
    pub const AssociatedIrp_MasterIrp: Field<u64> = Field::at(0x18);
    /// `LONG`
    pub const AssociatedIrp_IrpCount: Field<i32> = Field::at(0x18);
    /// `PVOID`
    pub const AssociatedIrp_SystemBuffer: Field<u64> = Field::at(0x18);
    /// `LIST_ENTRY`
    pub const ThreadListEntry: u64 = 0x20;
    /// `struct _LIST_ENTRY *`
    pub const ThreadListEntry_Flink: Field<u64> = Field::at(0x20);
    /// `struct _LIST_ENTRY *`
    pub const ThreadListEntry_Blink: Field<u64> = Field::at(0x28);
    /// `IO_STATUS_BLOCK`
    pub const IoStatus: u64 = 0x30;
    /// `NTSTATUS`
    pub const IoStatus_Status: Field<u32> = Field::at(0x30);
    /// `PVOID`
    pub const IoStatus_Pointer: Field<u64> = Field::at(0x30);
    /// `ULONG_PTR`
    pub const IoStatus_Information: Field<u64> = Field::at(0x38);
    /// `KPROCESSOR_MODE`
    pub const RequestorMode: Field<u8> = Field::at(0x40);
    /// `BOOLEAN`
    pub const PendingReturned: Field<u8> = Field::at(0x41);
    /// `CHAR`
    pub const StackCount: Field<i8> = Field::at(0x42);
    /// `CHAR`
    pub const CurrentLocation: Field<i8> = Field::at(0x43);
    /// `BOOLEAN`
    pub const Cancel: Field<u8> = Field::at(0x44);
    /// `KIRQL`
    pub const CancelIrql: Field<u8> = Field::at(0x45);
    /// `CCHAR`
    pub const ApcEnvironment: Field<i8> = Field::at(0x46);
    /// `UCHAR`
    pub const AllocationFlags: Field<u8> = Field::at(0x47);
    /// `PIO_STATUS_BLOCK`
    pub const UserIosb: Field<u64> = Field::at(0x48);
    /// `PVOID`
    pub const IoRingContext: Field<u64> = Field::at(0x48);
    /// `PKEVENT`
    pub const UserEvent: Field<u64> = Field::at(0x50);
    /// `union or struct`
    pub const Overlay: u64 = 0x58;
    /// `union or struct`
    pub const Overlay_AsynchronousParameters: u64 = 0x58;
    /// `PIO_APC_ROUTINE`
    pub const Overlay_AsynchronousParameters_UserApcRoutine: Field<u64> = Field::at(0x58);
    /// `PVOID`
    pub const Overlay_AsynchronousParameters_IssuingProcess: Field<u64> = Field::at(0x58);
    /// `PVOID`
    pub const Overlay_AsynchronousParameters_UserApcContext: Field<u64> = Field::at(0x60);
    /// `struct _IORING_OBJECT *`
    pub const Overlay_AsynchronousParameters_IoRing: Field<u64> = Field::at(0x60);
    /// `LARGE_INTEGER`
    pub const Overlay_AllocationSize: Field<i64> = Field::at(0x58);
    /// `PDRIVER_CANCEL`
    pub const CancelRoutine: Field<u64> = Field::at(0x68);
    /// `PVOID`
    pub const UserBuffer: Field<u64> = Field::at(0x70);
    /// `union or struct`
    pub const Tail: u64 = 0x78;
    /// `union or struct`
    pub const Tail_Overlay: u64 = 0x78;
    /// `KDEVICE_QUEUE_ENTRY`
    pub const Tail_Overlay_DeviceQueueEntry: u64 = 0x78;
    /// `PVOID[4]`
    pub const Tail_Overlay_DriverContext: u64 = 0x78;
    /// `PETHREAD`
    pub const Tail_Overlay_Thread: Field<u64> = Field::at(0x98);
    /// `PCHAR`
    pub const Tail_Overlay_AuxiliaryBuffer: Field<u64> = Field::at(0xa0);
    /// `LIST_ENTRY`
    pub const Tail_Overlay_ListEntry: u64 = 0xa8;
    /// `struct _LIST_ENTRY *`
    pub const Tail_Overlay_ListEntry_Flink: Field<u64> = Field::at(0xa8);
    /// `struct _LIST_ENTRY *`
    pub const Tail_Overlay_ListEntry_Blink: Field<u64> = Field::at(0xb0);
    /// `struct _IO_STACK_LOCATION *`
    pub const Tail_Overlay_CurrentStackLocation: Field<u64> = Field::at(0xb8);
    /// `ULONG`
    pub const Tail_Overlay_PacketType: Field<u32> = Field::at(0xb8);
    /// `PFILE_OBJECT`
    pub const Tail_Overlay_OriginalFileObject: Field<u64> = Field::at(0xc0);
    /// `KAPC`
    pub const Tail_Apc: u64 = 0x78;
    /// `PVOID`
    pub const Tail_CompletionKey: Field<u64> = Field::at(0x78);
}

/// `IO_STACK_LOCATION`, 0x48 bytes.
pub mod IO_STACK_LOCATION {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x48;
    /// `UCHAR`
    pub const MajorFunction: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const MinorFunction: Field<u8> = Field::at(0x1);
    /// `UCHAR`
    pub const Flags: Field<u8> = Field::at(0x2);
    /// `UCHAR`
    pub const Control: Field<u8> = Field::at(0x3);
    /// `union or struct`
    pub const Parameters: u64 = 0x8;
    /// `union or struct`
    pub const Parameters_Create: u64 = 0x8;
    /// `PIO_SECURITY_CONTEXT`
    pub const Parameters_Create_SecurityContext: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const Parameters_Create_Options: Field<u32> = Field::at(0x10);
    /// `USHORT`
    pub const Parameters_Create_FileAttributes: Field<u16> = Field::at(0x18);
    /// `USHORT`
    pub const Parameters_Create_ShareAccess: Field<u16> = Field::at(0x1a);
    /// `ULONG`
    pub const Parameters_Create_EaLength: Field<u32> = Field::at(0x20);
    /// `union or struct`
    pub const Parameters_CreatePipe: u64 = 0x8;
    /// `PIO_SECURITY_CONTEXT`
    pub const Parameters_CreatePipe_SecurityContext: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const Parameters_CreatePipe_Options: Field<u32> = Field::at(0x10);
    /// `USHORT`
    pub const Parameters_CreatePipe_Reserved: Field<u16> = Field::at(0x18);
    /// `USHORT`
    pub const Parameters_CreatePipe_ShareAccess: Field<u16> = Field::at(0x1a);
    /// `PNAMED_PIPE_CREATE_PARAMETERS`
    pub const Parameters_CreatePipe_Parameters: Field<u64> = Field::at(0x20);
    /// `union or struct`
    pub const Parameters_CreateMailslot: u64 = 0x8;
    /// `PIO_SECURITY_CONTEXT`
    pub const Parameters_CreateMailslot_SecurityContext: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const Parameters_CreateMailslot_Options: Field<u32> = Field::at(0x10);
    /// `USHORT`
    pub const Parameters_CreateMailslot_Reserved: Field<u16> = Field::at(0x18);
    /// `USHORT`
    pub const Parameters_CreateMailslot_ShareAccess: Field<u16> = Field::at(0x1a);
    /// `PMAILSLOT_CREATE_PARAMETERS`
    pub const Parameters_CreateMailslot_Parameters: Field<u64> = Field::at(0x20);
    /// `union or struct`
    pub const Parameters_Read: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_Read_Length: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const Parameters_Read_Key: Field<u32> = Field::at(0x10);
    /// `ULONG`
    pub const Parameters_Read_Flags: Field<u32> = Field::at(0x14);
    /// `LARGE_INTEGER`
    pub const Parameters_Read_ByteOffset: Field<i64> = Field::at(0x18);
    /// `union or struct`
    pub const Parameters_Write: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_Write_Length: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const Parameters_Write_Key: Field<u32> = Field::at(0x10);
    /// `ULONG`
    pub const Parameters_Write_Flags: Field<u32> = Field::at(0x14);
    /// `LARGE_INTEGER`
    pub const Parameters_Write_ByteOffset: Field<i64> = Field::at(0x18);
    /// `union or struct`
    pub const Parameters_QueryDirectory: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_QueryDirectory_Length: Field<u32> = Field::at(0x8);
    /// `PUNICODE_STRING`
    pub const Parameters_QueryDirectory_FileName: Field<u64> = Field::at(0x10);
    /// `FILE_INFORMATION_CLASS`
    pub const Parameters_QueryDirectory_FileInformationClass: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const Parameters_QueryDirectory_FileIndex: Field<u32> = Field::at(0x20);
    /// `union or struct`
    pub const Parameters_NotifyDirectory: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_NotifyDirectory_Length: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const Parameters_NotifyDirectory_CompletionFilter: Field<u32> = Field::at(0x10);
    /// `union or struct`
    pub const Parameters_NotifyDirectoryEx: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_NotifyDirectoryEx_Length: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const Parameters_NotifyDirectoryEx_CompletionFilter: Field<u32> = Field::at(0x10);
    /// `DIRECTORY_NOTIFY_INFORMATION_CLASS`
    pub const Parameters_NotifyDirectoryEx_DirectoryNotifyInformationClass: Field<u32> =
        Field::at(0x18);
    /// `union or struct`
    pub const Parameters_QueryFile: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_QueryFile_Length: Field<u32> = Field::at(0x8);
    /// `FILE_INFORMATION_CLASS`
    pub const Parameters_QueryFile_FileInformationClass: Field<u32> = Field::at(0x10);
    /// `union or struct`
    pub const Parameters_SetFile: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_SetFile_Length: Field<u32> = Field::at(0x8);
    /// `FILE_INFORMATION_CLASS`
    pub const Parameters_SetFile_FileInformationClass: Field<u32> = Field::at(0x10);
    /// `PFILE_OBJECT`
    pub const Parameters_SetFile_FileObject: Field<u64> = Field::at(0x18);
    /// `BOOLEAN`
    pub const Parameters_SetFile_ReplaceIfExists: Field<u8> = Field::at(0x20);
    /// `BOOLEAN`
    pub const Parameters_SetFile_AdvanceOnly: Field<u8> = Field::at(0x21);
    /// `ULONG`
    pub const Parameters_SetFile_ClusterCount: Field<u32> = Field::at(0x20);
    /// `HANDLE`
    pub const Parameters_SetFile_DeleteHandle: Field<u64> = Field::at(0x20);
    /// `union or struct`
    pub const Parameters_QueryEa: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_QueryEa_Length: Field<u32> = Field::at(0x8);
    /// `PVOID`
    pub const Parameters_QueryEa_EaList: Field<u64> = Field::at(0x10);
    /// `ULONG`
    pub const Parameters_QueryEa_EaListLength: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const Parameters_QueryEa_EaIndex: Field<u32> = Field::at(0x20);
    /// `union or struct`
    pub const Parameters_SetEa: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_SetEa_Length: Field<u32> = Field::at(0x8);
    /// `union or struct`
    pub const Parameters_QueryVolume: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_QueryVolume_Length: Field<u32> = Field::at(0x8);
    /// `FS_INFORMATION_CLASS`
    pub const Parameters_QueryVolume_FsInformationClass: Field<u32> = Field::at(0x10);
    /// `union or struct`
    pub const Parameters_SetVolume: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_SetVolume_Length: Field<u32> = Field::at(0x8);
    /// `FS_INFORMATION_CLASS`
    pub const Parameters_SetVolume_FsInformationClass: Field<u32> = Field::at(0x10);
    /// `union or struct`
    pub const Parameters_FileSystemControl: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_FileSystemControl_OutputBufferLength: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const Parameters_FileSystemControl_InputBufferLength: Field<u32> = Field::at(0x10);
    /// `ULONG`
    pub const Parameters_FileSystemControl_FsControlCode: Field<u32> = Field::at(0x18);
    /// `PVOID`
    pub const Parameters_FileSystemControl_Type3InputBuffer: Field<u64> = Field::at(0x20);
    /// `union or struct`
    pub const Parameters_LockControl: u64 = 0x8;
    /// `PLARGE_INTEGER`
    pub const Parameters_LockControl_Length: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const Parameters_LockControl_Key: Field<u32> = Field::at(0x10);
    /// `LARGE_INTEGER`
    pub const Parameters_LockControl_ByteOffset: Field<i64> = Field::at(0x18);
    /// `union or struct`
    pub const Parameters_DeviceIoControl: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_DeviceIoControl_OutputBufferLength: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const Parameters_DeviceIoControl_InputBufferLength: Field<u32> = Field::at(0x10);
    /// `ULONG`
    pub const Parameters_DeviceIoControl_IoControlCode: Field<u32> = Field::at(0x18);
    /// `PVOID`
    pub const Parameters_DeviceIoControl_Type3InputBuffer: Field<u64> = Field::at(0x20);
    /// `union or struct`
    pub const Parameters_QuerySecurity: u64 = 0x8;
    /// `SECURITY_INFORMATION`
    pub const Parameters_QuerySecurity_SecurityInformation: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const Parameters_QuerySecurity_Length: Field<u32> = Field::at(0x10);
    /// `union or struct`
    pub const Parameters_SetSecurity: u64 = 0x8;
    /// `SECURITY_INFORMATION`
    pub const Parameters_SetSecurity_SecurityInformation: Field<u32> = Field::at(0x8);
    /// `PSECURITY_DESCRIPTOR`
    pub const Parameters_SetSecurity_SecurityDescriptor: Field<u64> = Field::at(0x10);
    /// `union or struct`
    pub const Parameters_MountVolume: u64 = 0x8;
    /// `PVPB`
    pub const Parameters_MountVolume_Vpb: Field<u64> = Field::at(0x8);
    /// `PDEVICE_OBJECT`
    pub const Parameters_MountVolume_DeviceObject: Field<u64> = Field::at(0x10);
    /// `union or struct`
    pub const Parameters_VerifyVolume: u64 = 0x8;
    /// `PVPB`
    pub const Parameters_VerifyVolume_Vpb: Field<u64> = Field::at(0x8);
    /// `PDEVICE_OBJECT`
    pub const Parameters_VerifyVolume_DeviceObject: Field<u64> = Field::at(0x10);
    /// `union or struct`
    pub const Parameters_Scsi: u64 = 0x8;
    /// `struct _SCSI_REQUEST_BLOCK *`
    pub const Parameters_Scsi_Srb: Field<u64> = Field::at(0x8);
    /// `union or struct`
    pub const Parameters_QueryQuota: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_QueryQuota_Length: Field<u32> = Field::at(0x8);
    /// `PSID`
    pub const Parameters_QueryQuota_StartSid: Field<u64> = Field::at(0x10);
    /// `PFILE_GET_QUOTA_INFORMATION`
    pub const Parameters_QueryQuota_SidList: Field<u64> = Field::at(0x18);
    /// `ULONG`
    pub const Parameters_QueryQuota_SidListLength: Field<u32> = Field::at(0x20);
    /// `union or struct`
    pub const Parameters_SetQuota: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_SetQuota_Length: Field<u32> = Field::at(0x8);
    /// `union or struct`
    pub const Parameters_QueryDeviceRelations: u64 = 0x8;
    /// `DEVICE_RELATION_TYPE`
    pub const Parameters_QueryDeviceRelations_Type: Field<u32> = Field::at(0x8);
    /// `union or struct`
    pub const Parameters_QueryInterface: u64 = 0x8;
    /// `const GUID *`
    pub const Parameters_QueryInterface_InterfaceType: Field<u64> = Field::at(0x8);
    /// `USHORT`
    pub const Parameters_QueryInterface_Size: Field<u16> = Field::at(0x10);
    /// `USHORT`
    pub const Parameters_QueryInterface_Version: Field<u16> = Field::at(0x12);
    /// `PINTERFACE`
    pub const Parameters_QueryInterface_Interface: Field<u64> = Field::at(0x18);
    /// `PVOID`
    pub const Parameters_QueryInterface_InterfaceSpecificData: Field<u64> = Field::at(0x20);
    /// `union or struct`
    pub const Parameters_DeviceCapabilities: u64 = 0x8;
    /// `PDEVICE_CAPABILITIES`
    pub const Parameters_DeviceCapabilities_Capabilities: Field<u64> = Field::at(0x8);
    /// `union or struct`
    pub const Parameters_FilterResourceRequirements: u64 = 0x8;
    /// `PIO_RESOURCE_REQUIREMENTS_LIST`
    pub const Parameters_FilterResourceRequirements_IoResourceRequirementList: Field<u64> =
        Field::at(0x8);
    /// `union or struct`
    pub const Parameters_ReadWriteConfig: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_ReadWriteConfig_WhichSpace: Field<u32> = Field::at(0x8);
    /// `PVOID`
    pub const Parameters_ReadWriteConfig_Buffer: Field<u64> = Field::at(0x10);
    /// `ULONG`
    pub const Parameters_ReadWriteConfig_Offset: Field<u32> = Field::at(0x18);
    /// `ULONG`
    pub const Parameters_ReadWriteConfig_Length: Field<u32> = Field::at(0x20);
    /// `union or struct`
    pub const Parameters_SetLock: u64 = 0x8;
    /// `BOOLEAN`
    pub const Parameters_SetLock_Lock: Field<u8> = Field::at(0x8);
    /// `union or struct`
    pub const Parameters_QueryId: u64 = 0x8;
    /// `BUS_QUERY_ID_TYPE`
    pub const Parameters_QueryId_IdType: Field<u32> = Field::at(0x8);
    /// `union or struct`
    pub const Parameters_QueryDeviceText: u64 = 0x8;
    /// `DEVICE_TEXT_TYPE`
    pub const Parameters_QueryDeviceText_DeviceTextType: Field<u32> = Field::at(0x8);
    /// `LCID`
    pub const Parameters_QueryDeviceText_LocaleId: Field<u32> = Field::at(0x10);
    /// `union or struct`
    pub const Parameters_UsageNotification: u64 = 0x8;
    /// `BOOLEAN`
    pub const Parameters_UsageNotification_InPath: Field<u8> = Field::at(0x8);
    /// `BOOLEAN[3]`
    pub const Parameters_UsageNotification_Reserved: u64 = 0x9;
    /// `DEVICE_USAGE_NOTIFICATION_TYPE`
    pub const Parameters_UsageNotification_Type: Field<u32> = Field::at(0x10);
    /// `union or struct`
    pub const Parameters_WaitWake: u64 = 0x8;
    /// `SYSTEM_POWER_STATE`
    pub const Parameters_WaitWake_PowerState: Field<u32> = Field::at(0x8);
    /// `union or struct`
    pub const Parameters_PowerSequence: u64 = 0x8;
    /// `PPOWER_SEQUENCE`
    pub const Parameters_PowerSequence_PowerSequence: Field<u64> = Field::at(0x8);
    /// `union or struct`
    pub const Parameters_Power: u64 = 0x8;
    /// `ULONG`
    pub const Parameters_Power_SystemContext: Field<u32> = Field::at(0x8);
    /// `SYSTEM_POWER_STATE_CONTEXT`
    pub const Parameters_Power_SystemPowerStateContext: u64 = 0x8;
    /// `POWER_STATE_TYPE`
    pub const Parameters_Power_Type: Field<u32> = Field::at(0x10);
    /// `POWER_STATE`
    pub const Parameters_Power_State: u64 = 0x18;
    /// `POWER_ACTION`
    pub const Parameters_Power_ShutdownType: Field<u32> = Field::at(0x20);
    /// `union or struct`
    pub const Parameters_StartDevice: u64 = 0x8;
    /// `PCM_RESOURCE_LIST`
    pub const Parameters_StartDevice_AllocatedResources: Field<u64> = Field::at(0x8);
    /// `PCM_RESOURCE_LIST`
    pub const Parameters_StartDevice_AllocatedResourcesTranslated: Field<u64> = Field::at(0x10);
    /// `union or struct`
    pub const Parameters_WMI: u64 = 0x8;
    /// `ULONG_PTR`
    pub const Parameters_WMI_ProviderId: Field<u64> = Field::at(0x8);
    /// `PVOID`
    pub const Parameters_WMI_DataPath: Field<u64> = Field::at(0x10);
    /// `ULONG`
    pub const Parameters_WMI_BufferSize: Field<u32> = Field::at(0x18);
    /// `PVOID`
    pub const Parameters_WMI_Buffer: Field<u64> = Field::at(0x20);
    /// `union or struct`
    pub const Parameters_Others: u64 = 0x8;
    /// `PVOID`
    pub const Parameters_Others_Argument1: Field<u64> = Field::at(0x8);
    /// `PVOID`
    pub const Parameters_Others_Argument2: Field<u64> = Field::at(0x10);
    /// `PVOID`
    pub const Parameters_Others_Argument3: Field<u64> = Field::at(0x18);
    /// `PVOID`
    pub const Parameters_Others_Argument4: Field<u64> = Field::at(0x20);
    /// `PDEVICE_OBJECT`
    pub const DeviceObject: Field<u64> = Field::at(0x28);
    /// `PFILE_OBJECT`
    pub const FileObject: Field<u64> = Field::at(0x30);
    /// `PIO_COMPLETION_ROUTINE`
    pub const CompletionRoutine: Field<u64> = Field::at(0x38);
    /// `PVOID`
    pub const Context: Field<u64> = Field::at(0x40);
}

/// `FILE_OBJECT`, 0xd8 bytes.
pub mod FILE_OBJECT {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xd8;
    /// `CSHORT`
    pub const Type: Field<i16> = Field::at(0x0);
    /// `CSHORT`
    pub const Size: Field<i16> = Field::at(0x2);
    /// `PDEVICE_OBJECT`
    pub const DeviceObject: Field<u64> = Field::at(0x8);
    /// `PVPB`
    pub const Vpb: Field<u64> = Field::at(0x10);
    /// `PVOID`
    pub const FsContext: Field<u64> = Field::at(0x18);
    /// `PVOID`
    pub const FsContext2: Field<u64> = Field::at(0x20);
    /// `PSECTION_OBJECT_POINTERS`
    pub const SectionObjectPointer: Field<u64> = Field::at(0x28);
    /// `PVOID`
    pub const PrivateCacheMap: Field<u64> = Field::at(0x30);
    /// `NTSTATUS`
    pub const FinalStatus: Field<u32> = Field::at(0x38);
    /// `struct _FILE_OBJECT *`
    pub const RelatedFileObject: Field<u64> = Field::at(0x40);
    /// `BOOLEAN`
    pub const LockOperation: Field<u8> = Field::at(0x48);
    /// `BOOLEAN`
    pub const DeletePending: Field<u8> = Field::at(0x49);
    /// `BOOLEAN`
    pub const ReadAccess: Field<u8> = Field::at(0x4a);
    /// `BOOLEAN`
    pub const WriteAccess: Field<u8> = Field::at(0x4b);
    /// `BOOLEAN`
    pub const DeleteAccess: Field<u8> = Field::at(0x4c);
    /// `BOOLEAN`
    pub const SharedRead: Field<u8> = Field::at(0x4d);
    /// `BOOLEAN`
    pub const SharedWrite: Field<u8> = Field::at(0x4e);
    /// `BOOLEAN`
    pub const SharedDelete: Field<u8> = Field::at(0x4f);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x50);
    /// `UNICODE_STRING`
    pub const FileName: u64 = 0x58;
    /// `USHORT`
    pub const FileName_Length: Field<u16> = Field::at(0x58);
    /// `USHORT`
    pub const FileName_MaximumLength: Field<u16> = Field::at(0x5a);
    /// `PWCH`
    pub const FileName_Buffer: Field<u64> = Field::at(0x60);
    /// `LARGE_INTEGER`
    pub const CurrentByteOffset: Field<i64> = Field::at(0x68);
    /// `ULONG`
    pub const Waiters: Field<u32> = Field::at(0x70);
    /// `ULONG`
    pub const Busy: Field<u32> = Field::at(0x74);
    /// `PVOID`
    pub const LastLock: Field<u64> = Field::at(0x78);
    /// `KEVENT`
    pub const Lock: u64 = 0x80;
    /// `KEVENT`
    pub const Event: u64 = 0x98;
    /// `PIO_COMPLETION_CONTEXT`
    pub const CompletionContext: Field<u64> = Field::at(0xb0);
    /// `KSPIN_LOCK`
    pub const IrpListLock: Field<u64> = Field::at(0xb8);
    /// `LIST_ENTRY`
    pub const IrpList: u64 = 0xc0;
    /// `struct _LIST_ENTRY *`
    pub const IrpList_Flink: Field<u64> = Field::at(0xc0);
    /// `struct _LIST_ENTRY *`
    pub const IrpList_Blink: Field<u64> = Field::at(0xc8);
    /// `PVOID`
    pub const FileObjectExtension: Field<u64> = Field::at(0xd0);
}

/// `DRIVER_OBJECT`, 0x150 bytes.
pub mod DRIVER_OBJECT {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x150;
    /// `CSHORT`
    pub const Type: Field<i16> = Field::at(0x0);
    /// `CSHORT`
    pub const Size: Field<i16> = Field::at(0x2);
    /// `PDEVICE_OBJECT`
    pub const DeviceObject: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x10);
    /// `PVOID`
    pub const DriverStart: Field<u64> = Field::at(0x18);
    /// `ULONG`
    pub const DriverSize: Field<u32> = Field::at(0x20);
    /// `PVOID`
    pub const DriverSection: Field<u64> = Field::at(0x28);
    /// `PDRIVER_EXTENSION`
    pub const DriverExtension: Field<u64> = Field::at(0x30);
    /// `UNICODE_STRING`
    pub const DriverName: u64 = 0x38;
    /// `USHORT`
    pub const DriverName_Length: Field<u16> = Field::at(0x38);
    /// `USHORT`
    pub const DriverName_MaximumLength: Field<u16> = Field::at(0x3a);
    /// `PWCH`
    pub const DriverName_Buffer: Field<u64> = Field::at(0x40);
    /// `PUNICODE_STRING`
    pub const HardwareDatabase: Field<u64> = Field::at(0x48);
    /// `PFAST_IO_DISPATCH`
    pub const FastIoDispatch: Field<u64> = Field::at(0x50);
    /// `PDRIVER_INITIALIZE`
    pub const DriverInit: Field<u64> = Field::at(0x58);
    /// `PDRIVER_STARTIO`
    pub const DriverStartIo: Field<u64> = Field::at(0x60);
    /// `PDRIVER_UNLOAD`
    pub const DriverUnload: Field<u64> = Field::at(0x68);
    /// `PDRIVER_DISPATCH[28]`
    pub const MajorFunction: u64 = 0x70;
}

/// `DRIVER_EXTENSION`, 0x28 bytes.
pub mod DRIVER_EXTENSION {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x28;
    /// `struct _DRIVER_OBJECT *`
    pub const DriverObject: Field<u64> = Field::at(0x0);
    /// `PDRIVER_ADD_DEVICE`
    pub const AddDevice: Field<u64> = Field::at(0x8);
    /// `ULONG`
    pub const Count: Field<u32> = Field::at(0x10);
    /// `UNICODE_STRING`
    pub const ServiceKeyName: u64 = 0x18;
    /// `USHORT`
    pub const ServiceKeyName_Length: Field<u16> = Field::at(0x18);
    /// `USHORT`
    pub const ServiceKeyName_MaximumLength: Field<u16> = Field::at(0x1a);
    /// `PWCH`
    pub const ServiceKeyName_Buffer: Field<u64> = Field::at(0x20);
}

/// `DEVICE_OBJECT`, 0x150 bytes.
pub mod DEVICE_OBJECT {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x150;
    /// `CSHORT`
    pub const Type: Field<i16> = Field::at(0x0);
    /// `USHORT`
    pub const Size: Field<u16> = Field::at(0x2);
    /// `LONG`
    pub const ReferenceCount: Field<i32> = Field::at(0x4);
    /// `struct _DRIVER_OBJECT *`
    pub const DriverObject: Field<u64> = Field::at(0x8);
    /// `struct _DEVICE_OBJECT *`
    pub const NextDevice: Field<u64> = Field::at(0x10);
    /// `struct _DEVICE_OBJECT *`
    pub const AttachedDevice: Field<u64> = Field::at(0x18);
    /// `struct _IRP *`
    pub const CurrentIrp: Field<u64> = Field::at(0x20);
    /// `PIO_TIMER`
    pub const Timer: Field<u64> = Field::at(0x28);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x30);
    /// `ULONG`
    pub const Characteristics: Field<u32> = Field::at(0x34);
    /// `PVPB`
    pub const Vpb: Field<u64> = Field::at(0x38);
    /// `PVOID`
    pub const DeviceExtension: Field<u64> = Field::at(0x40);
    /// `ULONG`
    pub const DeviceType: Field<u32> = Field::at(0x48);
    /// `CCHAR`
    pub const StackSize: Field<i8> = Field::at(0x4c);
    /// `union or struct`
    pub const Queue: u64 = 0x50;
    /// `LIST_ENTRY`
    pub const Queue_ListEntry: u64 = 0x50;
    /// `struct _LIST_ENTRY *`
    pub const Queue_ListEntry_Flink: Field<u64> = Field::at(0x50);
    /// `struct _LIST_ENTRY *`
    pub const Queue_ListEntry_Blink: Field<u64> = Field::at(0x58);
    /// `WAIT_CONTEXT_BLOCK`
    pub const Queue_Wcb: u64 = 0x50;
    /// `ULONG`
    pub const AlignmentRequirement: Field<u32> = Field::at(0x98);
    /// `KDEVICE_QUEUE`
    pub const DeviceQueue: u64 = 0xa0;
    /// `KDPC`
    pub const Dpc: u64 = 0xc8;
    /// `ULONG`
    pub const ActiveThreadCount: Field<u32> = Field::at(0x108);
    /// `PSECURITY_DESCRIPTOR`
    pub const SecurityDescriptor: Field<u64> = Field::at(0x110);
    /// `KEVENT`
    pub const DeviceLock: u64 = 0x118;
    /// `USHORT`
    pub const SectorSize: Field<u16> = Field::at(0x130);
    /// `USHORT`
    pub const Spare1: Field<u16> = Field::at(0x132);
    /// `struct _DEVOBJ_EXTENSION *`
    pub const DeviceObjectExtension: Field<u64> = Field::at(0x138);
    /// `PVOID`
    pub const Reserved: Field<u64> = Field::at(0x140);
}

/// `SCATTER_GATHER_LIST`, 0x10 bytes.
pub mod SCATTER_GATHER_LIST {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `ULONG`
    pub const NumberOfElements: Field<u32> = Field::at(0x0);
    /// `ULONG_PTR`
    pub const Reserved: Field<u64> = Field::at(0x8);
    /// `SCATTER_GATHER_ELEMENT[]`
    pub const Elements: u64 = 0x10;
}

/// `SCATTER_GATHER_ELEMENT`, 0x18 bytes.
pub mod SCATTER_GATHER_ELEMENT {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x18;
    /// `PHYSICAL_ADDRESS`
    pub const Address: Field<i64> = Field::at(0x0);
    /// `ULONG`
    pub const Length: Field<u32> = Field::at(0x8);
    /// `ULONG_PTR`
    pub const Reserved: Field<u64> = Field::at(0x10);
}

/// `KBUGCHECK_REASON_CALLBACK_RECORD`, 0x30 bytes.
pub mod KBUGCHECK_REASON_CALLBACK_RECORD {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x30;
    /// `LIST_ENTRY`
    pub const Entry: u64 = 0x0;
    /// `struct _LIST_ENTRY *`
    pub const Entry_Flink: Field<u64> = Field::at(0x0);
    /// `struct _LIST_ENTRY *`
    pub const Entry_Blink: Field<u64> = Field::at(0x8);
    /// `PKBUGCHECK_REASON_CALLBACK_ROUTINE`
    pub const CallbackRoutine: Field<u64> = Field::at(0x10);
    /// `PUCHAR`
    pub const Component: Field<u64> = Field::at(0x18);
    /// `ULONG_PTR`
    pub const Checksum: Field<u64> = Field::at(0x20);
    /// `KBUGCHECK_CALLBACK_REASON`
    pub const Reason: Field<u32> = Field::at(0x28);
    /// `UCHAR`
    pub const State: Field<u8> = Field::at(0x2c);
}

/// `KBUGCHECK_CALLBACK_RECORD`, 0x40 bytes.
pub mod KBUGCHECK_CALLBACK_RECORD {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x40;
    /// `LIST_ENTRY`
    pub const Entry: u64 = 0x0;
    /// `struct _LIST_ENTRY *`
    pub const Entry_Flink: Field<u64> = Field::at(0x0);
    /// `struct _LIST_ENTRY *`
    pub const Entry_Blink: Field<u64> = Field::at(0x8);
    /// `PKBUGCHECK_CALLBACK_ROUTINE`
    pub const CallbackRoutine: Field<u64> = Field::at(0x10);
    /// `PVOID`
    pub const Buffer: Field<u64> = Field::at(0x18);
    /// `ULONG`
    pub const Length: Field<u32> = Field::at(0x20);
    /// `PUCHAR`
    pub const Component: Field<u64> = Field::at(0x28);
    /// `ULONG_PTR`
    pub const Checksum: Field<u64> = Field::at(0x30);
    /// `UCHAR`
    pub const State: Field<u8> = Field::at(0x38);
}

/// `CM_RESOURCE_LIST`, 0x28 bytes.
pub mod CM_RESOURCE_LIST {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x28;
    /// `ULONG`
    pub const Count: Field<u32> = Field::at(0x0);
    /// `CM_FULL_RESOURCE_DESCRIPTOR[1]`
    pub const List: u64 = 0x4;
}

/// `CM_FULL_RESOURCE_DESCRIPTOR`, 0x24 bytes.
pub mod CM_FULL_RESOURCE_DESCRIPTOR {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x24;
    /// `INTERFACE_TYPE`
    pub const InterfaceType: Field<u32> = Field::at(0x0);
    /// `ULONG`
    pub const BusNumber: Field<u32> = Field::at(0x4);
    /// `CM_PARTIAL_RESOURCE_LIST`
    pub const PartialResourceList: u64 = 0x8;
}

/// `CM_PARTIAL_RESOURCE_LIST`, 0x1c bytes.
pub mod CM_PARTIAL_RESOURCE_LIST {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x1c;
    /// `USHORT`
    pub const Version: Field<u16> = Field::at(0x0);
    /// `USHORT`
    pub const Revision: Field<u16> = Field::at(0x2);
    /// `ULONG`
    pub const Count: Field<u32> = Field::at(0x4);
    /// `CM_PARTIAL_RESOURCE_DESCRIPTOR[1]`
    pub const PartialDescriptors: u64 = 0x8;
}

/// `CM_PARTIAL_RESOURCE_DESCRIPTOR`, 0x14 bytes.
pub mod CM_PARTIAL_RESOURCE_DESCRIPTOR {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x14;
    /// `UCHAR`
    pub const Type: Field<u8> = Field::at(0x0);
    /// `UCHAR`
    pub const ShareDisposition: Field<u8> = Field::at(0x1);
    /// `USHORT`
    pub const Flags: Field<u16> = Field::at(0x2);
    /// `union or struct`
    pub const u: u64 = 0x4;
    /// `union or struct`
    pub const u_Generic: u64 = 0x4;
    /// `PHYSICAL_ADDRESS`
    pub const u_Generic_Start: Field<i64> = Field::at(0x4);
    /// `ULONG`
    pub const u_Generic_Length: Field<u32> = Field::at(0xc);
    /// `union or struct`
    pub const u_Port: u64 = 0x4;
    /// `PHYSICAL_ADDRESS`
    pub const u_Port_Start: Field<i64> = Field::at(0x4);
    /// `ULONG`
    pub const u_Port_Length: Field<u32> = Field::at(0xc);
    /// `union or struct`
    pub const u_Interrupt: u64 = 0x4;
    /// `ULONG`
    pub const u_Interrupt_Level: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const u_Interrupt_Vector: Field<u32> = Field::at(0x8);
    /// `KAFFINITY`
    pub const u_Interrupt_Affinity: Field<u64> = Field::at(0xc);
    /// `union or struct`
    pub const u_MessageInterrupt: u64 = 0x4;
    /// `union or struct`
    pub const u_MessageInterrupt_Raw: u64 = 0x4;
    /// `USHORT`
    pub const u_MessageInterrupt_Raw_Reserved: Field<u16> = Field::at(0x4);
    /// `USHORT`
    pub const u_MessageInterrupt_Raw_MessageCount: Field<u16> = Field::at(0x6);
    /// `ULONG`
    pub const u_MessageInterrupt_Raw_Vector: Field<u32> = Field::at(0x8);
    /// `KAFFINITY`
    pub const u_MessageInterrupt_Raw_Affinity: Field<u64> = Field::at(0xc);
    /// `union or struct`
    pub const u_MessageInterrupt_Translated: u64 = 0x4;
    /// `ULONG`
    pub const u_MessageInterrupt_Translated_Level: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const u_MessageInterrupt_Translated_Vector: Field<u32> = Field::at(0x8);
    /// `KAFFINITY`
    pub const u_MessageInterrupt_Translated_Affinity: Field<u64> = Field::at(0xc);
    /// `union or struct`
    pub const u_Memory: u64 = 0x4;
    /// `PHYSICAL_ADDRESS`
    pub const u_Memory_Start: Field<i64> = Field::at(0x4);
    /// `ULONG`
    pub const u_Memory_Length: Field<u32> = Field::at(0xc);
    /// `union or struct`
    pub const u_Dma: u64 = 0x4;
    /// `ULONG`
    pub const u_Dma_Channel: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const u_Dma_Port: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const u_Dma_Reserved1: Field<u32> = Field::at(0xc);
    /// `union or struct`
    pub const u_DmaV3: u64 = 0x4;
    /// `ULONG`
    pub const u_DmaV3_Channel: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const u_DmaV3_RequestLine: Field<u32> = Field::at(0x8);
    /// `UCHAR`
    pub const u_DmaV3_TransferWidth: Field<u8> = Field::at(0xc);
    /// `UCHAR`
    pub const u_DmaV3_Reserved1: Field<u8> = Field::at(0xd);
    /// `UCHAR`
    pub const u_DmaV3_Reserved2: Field<u8> = Field::at(0xe);
    /// `UCHAR`
    pub const u_DmaV3_Reserved3: Field<u8> = Field::at(0xf);
    /// `union or struct`
    pub const u_DevicePrivate: u64 = 0x4;
    /// `ULONG[3]`
    pub const u_DevicePrivate_Data: u64 = 0x4;
    /// `union or struct`
    pub const u_BusNumber: u64 = 0x4;
    /// `ULONG`
    pub const u_BusNumber_Start: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const u_BusNumber_Length: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const u_BusNumber_Reserved: Field<u32> = Field::at(0xc);
    /// `union or struct`
    pub const u_DeviceSpecificData: u64 = 0x4;
    /// `ULONG`
    pub const u_DeviceSpecificData_DataSize: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const u_DeviceSpecificData_Reserved1: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const u_DeviceSpecificData_Reserved2: Field<u32> = Field::at(0xc);
    /// `union or struct`
    pub const u_Memory40: u64 = 0x4;
    /// `PHYSICAL_ADDRESS`
    pub const u_Memory40_Start: Field<i64> = Field::at(0x4);
    /// `ULONG`
    pub const u_Memory40_Length40: Field<u32> = Field::at(0xc);
    /// `union or struct`
    pub const u_Memory48: u64 = 0x4;
    /// `PHYSICAL_ADDRESS`
    pub const u_Memory48_Start: Field<i64> = Field::at(0x4);
    /// `ULONG`
    pub const u_Memory48_Length48: Field<u32> = Field::at(0xc);
    /// `union or struct`
    pub const u_Memory64: u64 = 0x4;
    /// `PHYSICAL_ADDRESS`
    pub const u_Memory64_Start: Field<i64> = Field::at(0x4);
    /// `ULONG`
    pub const u_Memory64_Length64: Field<u32> = Field::at(0xc);
    /// `union or struct`
    pub const u_Connection: u64 = 0x4;
    /// `UCHAR`
    pub const u_Connection_Class: Field<u8> = Field::at(0x4);
    /// `UCHAR`
    pub const u_Connection_Type: Field<u8> = Field::at(0x5);
    /// `UCHAR`
    pub const u_Connection_Reserved1: Field<u8> = Field::at(0x6);
    /// `UCHAR`
    pub const u_Connection_Reserved2: Field<u8> = Field::at(0x7);
    /// `ULONG`
    pub const u_Connection_IdLowPart: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const u_Connection_IdHighPart: Field<u32> = Field::at(0xc);
}

/// `IO_CSQ`, 0x40 bytes.
pub mod IO_CSQ {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x40;
    /// `ULONG`
    pub const Type: Field<u32> = Field::at(0x0);
    /// `PIO_CSQ_INSERT_IRP`
    pub const CsqInsertIrp: Field<u64> = Field::at(0x8);
    /// `PIO_CSQ_REMOVE_IRP`
    pub const CsqRemoveIrp: Field<u64> = Field::at(0x10);
    /// `PIO_CSQ_PEEK_NEXT_IRP`
    pub const CsqPeekNextIrp: Field<u64> = Field::at(0x18);
    /// `PIO_CSQ_ACQUIRE_LOCK`
    pub const CsqAcquireLock: Field<u64> = Field::at(0x20);
    /// `PIO_CSQ_RELEASE_LOCK`
    pub const CsqReleaseLock: Field<u64> = Field::at(0x28);
    /// `PIO_CSQ_COMPLETE_CANCELED_IRP`
    pub const CsqCompleteCanceledIrp: Field<u64> = Field::at(0x30);
    /// `PVOID`
    pub const ReservePointer: Field<u64> = Field::at(0x38);
}

/// `IO_CSQ_IRP_CONTEXT`, 0x18 bytes.
pub mod IO_CSQ_IRP_CONTEXT {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x18;
    /// `ULONG`
    pub const Type: Field<u32> = Field::at(0x0);
    /// `PIRP`
    pub const Irp: Field<u64> = Field::at(0x8);
    /// `PIO_CSQ`
    pub const Csq: Field<u64> = Field::at(0x10);
}

/// `RTL_BITMAP`, 0x10 bytes.
pub mod RTL_BITMAP {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `ULONG`
    pub const SizeOfBitMap: Field<u32> = Field::at(0x0);
    /// `PULONG`
    pub const Buffer: Field<u64> = Field::at(0x8);
}

/// `RTL_BITMAP_RUN`, 0x8 bytes.
pub mod RTL_BITMAP_RUN {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x8;
    /// `ULONG`
    pub const StartingIndex: Field<u32> = Field::at(0x0);
    /// `ULONG`
    pub const NumberOfBits: Field<u32> = Field::at(0x4);
}

/// `RTL_QUERY_REGISTRY_TABLE`, 0x38 bytes.
pub mod RTL_QUERY_REGISTRY_TABLE {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x38;
    /// `PRTL_QUERY_REGISTRY_ROUTINE`
    pub const QueryRoutine: Field<u64> = Field::at(0x0);
    /// `ULONG`
    pub const Flags: Field<u32> = Field::at(0x8);
    /// `PWSTR`
    pub const Name: Field<u64> = Field::at(0x10);
    /// `PVOID`
    pub const EntryContext: Field<u64> = Field::at(0x18);
    /// `ULONG`
    pub const DefaultType: Field<u32> = Field::at(0x20);
    /// `PVOID`
    pub const DefaultData: Field<u64> = Field::at(0x28);
    /// `ULONG`
    pub const DefaultLength: Field<u32> = Field::at(0x30);
}

/// `KEY_VALUE_PARTIAL_INFORMATION`, 0x10 bytes.
pub mod KEY_VALUE_PARTIAL_INFORMATION {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `ULONG`
    pub const TitleIndex: Field<u32> = Field::at(0x0);
    /// `ULONG`
    pub const Type: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const DataLength: Field<u32> = Field::at(0x8);
    /// `UCHAR[1]`
    pub const Data: u64 = 0xc;
}

/// `KEY_VALUE_FULL_INFORMATION`, 0x18 bytes.
pub mod KEY_VALUE_FULL_INFORMATION {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x18;
    /// `ULONG`
    pub const TitleIndex: Field<u32> = Field::at(0x0);
    /// `ULONG`
    pub const Type: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const DataOffset: Field<u32> = Field::at(0x8);
    /// `ULONG`
    pub const DataLength: Field<u32> = Field::at(0xc);
    /// `ULONG`
    pub const NameLength: Field<u32> = Field::at(0x10);
    /// `WCHAR[1]`
    pub const Name: u64 = 0x14;
}

/// `KEY_VALUE_BASIC_INFORMATION`, 0x10 bytes.
pub mod KEY_VALUE_BASIC_INFORMATION {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `ULONG`
    pub const TitleIndex: Field<u32> = Field::at(0x0);
    /// `ULONG`
    pub const Type: Field<u32> = Field::at(0x4);
    /// `ULONG`
    pub const NameLength: Field<u32> = Field::at(0x8);
    /// `WCHAR[1]`
    pub const Name: u64 = 0xc;
}

/// `KEY_VALUE_PARTIAL_INFORMATION_ALIGN64`, 0xc bytes.
pub mod KEY_VALUE_PARTIAL_INFORMATION_ALIGN64 {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0xc;
    /// `ULONG`
    pub const Type: Field<u32> = Field::at(0x0);
    /// `ULONG`
    pub const DataLength: Field<u32> = Field::at(0x4);
    /// `UCHAR[1]`
    pub const Data: u64 = 0x8;
}

/// `TIME_FIELDS`, 0x10 bytes.
pub mod TIME_FIELDS {
    use crate::Field;

    /// Bytes.
    pub const SIZE: u64 = 0x10;
    /// `CSHORT`
    pub const Year: Field<i16> = Field::at(0x0);
    /// `CSHORT`
    pub const Month: Field<i16> = Field::at(0x2);
    /// `CSHORT`
    pub const Day: Field<i16> = Field::at(0x4);
    /// `CSHORT`
    pub const Hour: Field<i16> = Field::at(0x6);
    /// `CSHORT`
    pub const Minute: Field<i16> = Field::at(0x8);
    /// `CSHORT`
    pub const Second: Field<i16> = Field::at(0xa);
    /// `CSHORT`
    pub const Milliseconds: Field<i16> = Field::at(0xc);
    /// `CSHORT`
    pub const Weekday: Field<i16> = Field::at(0xe);
}
