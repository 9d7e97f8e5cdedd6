/*
 * What NDIS does for every driver: memory, strings, time, timers, locks, processors, the registry, devices.
 *
 * Each function checks what the pages of its subject say, in DriverEntry or in MiniportInitializeEx, whichever has the
 * handle that it needs.
 */
#include "../support/checks.h"

#define MILLISECOND 10000LL

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE ServicesInitialize;
NDIS_TIMER_FUNCTION CountingTimer;

typedef struct _COUNTER {
    LONG Count;
    KIRQL Irql;
    NDIS_EVENT Event;
} COUNTER, *PCOUNTER;

VOID NTAPI CountingTimer(PVOID SystemSpecific1, PVOID FunctionContext, PVOID SystemSpecific2, PVOID SystemSpecific3)
{
    PCOUNTER Counter = FunctionContext;

    UNREFERENCED_PARAMETER(SystemSpecific1);
    UNREFERENCED_PARAMETER(SystemSpecific2);
    UNREFERENCED_PARAMETER(SystemSpecific3);
    Counter->Irql = KeGetCurrentIrql();
    if (InterlockedIncrement(&Counter->Count) == 3) {
        NdisSetEvent(&Counter->Event);
    }
}

/* ddi/ndis/nf-ndis-ndissettimerobject, ddi/ndis/nf-ndis-ndiscanceltimerobject */
static VOID CheckTimers(NDIS_HANDLE Handle)
{
    static COUNTER Counter, Other;
    NDIS_TIMER_CHARACTERISTICS Characteristics;
    NDIS_HANDLE Timer = NULL;
    LARGE_INTEGER DueTime;

    NdisZeroMemory(&Counter, sizeof(Counter));
    NdisZeroMemory(&Other, sizeof(Other));
    NdisZeroMemory(&Characteristics, sizeof(Characteristics));
    Characteristics.Header.Type = NDIS_OBJECT_TYPE_TIMER_CHARACTERISTICS;
    Characteristics.Header.Revision = NDIS_TIMER_CHARACTERISTICS_REVISION_1;
    Characteristics.Header.Size = NDIS_SIZEOF_TIMER_CHARACTERISTICS_REVISION_1;
    Characteristics.AllocationTag = PLAIN_TAG;
    CHECK(NdisAllocateTimerObject(Handle, &Characteristics, &Timer) == NDIS_STATUS_BAD_CHARACTERISTICS);
    Characteristics.TimerFunction = CountingTimer;
    Characteristics.FunctionContext = &Counter;
    if (NdisAllocateTimerObject(Handle, &Characteristics, &Timer) != NDIS_STATUS_SUCCESS) {
        CHECK(Timer == NULL);
        return;
    }
    NdisInitializeEvent(&Counter.Event);
    NdisInitializeEvent(&Other.Event);

    DueTime.QuadPart = -10 * MILLISECOND;
    CHECK(!NdisSetTimerObject(Timer, DueTime, 0, &Other));
    CHECK(NdisSetTimerObject(Timer, DueTime, 0, &Other));
    CHECK(NdisCancelTimerObject(Timer));
    CHECK(!NdisCancelTimerObject(Timer));
    NdisMSleep(20000);
    CHECK(Other.Count == 0);

    CHECK(!NdisSetTimerObject(Timer, DueTime, 0, &Other));
    NdisMSleep(20000);
    CHECK(Other.Count == 1 && Other.Irql == DISPATCH_LEVEL);
    CHECK(!NdisCancelTimerObject(Timer));

    CHECK(!NdisSetCoalescableTimerObject(Timer, DueTime, 5, NULL, 1));
    CHECK(!NdisWaitEvent(&Counter.Event, 1));
    CHECK(NdisWaitEvent(&Counter.Event, 100));
    CHECK(NdisCancelTimerObject(Timer));
    CHECK(Counter.Count >= 3);
    NdisFreeTimerObject(Timer);
}

/* ddi/ndis/nf-ndis-ndisacquirerwlockread, ddi/ndis/nf-ndis-ndisacquirereadwritelock */
static VOID CheckReadWriteLocks(NDIS_HANDLE Handle)
{
    static NDIS_RW_LOCK OldLock;
    PNDIS_RW_LOCK_EX Lock = NdisAllocateRWLock(Handle);
    LOCK_STATE_EX First, Second;
    LOCK_STATE State;

    NdisInitializeReadWriteLock(&OldLock);
    NdisAcquireReadWriteLock(&OldLock, TRUE, &State);
    CHECK(KeGetCurrentIrql() == DISPATCH_LEVEL);
    NdisReleaseReadWriteLock(&OldLock, &State);
    CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL);
    if (Lock == NULL) {
        return;
    }
    NdisAcquireRWLockRead(Lock, &First, 0);
    NdisAcquireRWLockRead(Lock, &Second, NDIS_RWL_AT_DISPATCH_LEVEL);
    NdisReleaseRWLock(Lock, &Second);
    CHECK(KeGetCurrentIrql() == DISPATCH_LEVEL);
    NdisReleaseRWLock(Lock, &First);
    CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL);
    NdisAcquireRWLockWrite(Lock, &First, 0);
    NdisReleaseRWLock(Lock, &First);
    CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL);
    NdisFreeRWLock(Lock);
}

/* ddi/ndis/nf-ndis-ndisinitializestring, ddi/ndis/nf-ndis-ndisallocategenericobject */
static VOID CheckMemory(PDRIVER_OBJECT DriverObject)
{
    PNDIS_GENERIC_OBJECT Object = NdisAllocateGenericObject(DriverObject, PLAIN_TAG, 8);
    NDIS_STRING String;
    PUCHAR Memory;

    NdisInitializeString(&String, (PUCHAR) "NDIS");
    if (String.Buffer != NULL) {
        CHECK(String.Length == 8 && String.MaximumLength == 10);
        CHECK(String.Buffer[0] == L'N' && String.Buffer[4] == 0);
        NdisFreeMemory(String.Buffer, 0, 0);
    }
    if (Object == NULL) {
        return;
    }
    CHECK(Object->DriverObject == DriverObject);
    Memory = NdisAllocateMemoryWithTagPriority(Object, 32, PLAIN_TAG, LowPoolPriority);
    if (Memory != NULL) {
        Memory[31] = 1;
        NdisFreeMemoryWithTagPriority(Object, Memory, PLAIN_TAG);
    }
    NdisFreeGenericObject(Object);
}

/* ddi/ndis/nf-ndis-ndisgetrssprocessorinformation, ddi/ndis/nf-ndis-ndisgetsystemuptimeex */
static VOID CheckProcessorsAndTime(NDIS_HANDLE Handle)
{
    union {
        NDIS_RSS_PROCESSOR_INFO Info;
        UCHAR Bytes[1024];
    } Rss;
    LARGE_INTEGER Before, After;
    SIZE_T Size = 0;
    ULONG Count = NdisGroupActiveProcessorCount(0);

    CHECK(Count > 0 && Count == NdisGroupMaxProcessorCount(ALL_PROCESSOR_GROUPS));
    CHECK(NdisGroupActiveProcessorCount(1) == 0);
    CHECK(NdisGroupActiveProcessorMask(0) == ((KAFFINITY)1 << Count) - 1);
    CHECK(NdisGetRssProcessorInformation(Handle, NULL, &Size) == NDIS_STATUS_BUFFER_TOO_SHORT);
    CHECK(Size > sizeof(Rss.Info) && Size <= sizeof(Rss));
    CHECK(NdisGetRssProcessorInformation(Handle, &Rss.Info, &Size) == NDIS_STATUS_SUCCESS);
    CHECK(Rss.Info.RssProcessorCount == Count);
    CHECK(Rss.Info.RssProcessorArrayOffset + Count * Rss.Info.RssProcessorEntrySize == Size);

    NdisGetSystemUpTimeEx(&Before);
    NdisMSleep(5000);
    NdisGetSystemUpTimeEx(&After);
    CHECK(After.QuadPart - Before.QuadPart == 5);
    CHECK(NdisGetVersion() >= 0x0006001E);
    CHECK(NdisGetSharedDataAlignment() >= 16);
}

/* ddi/ndis/nf-ndis-ndisreadconfiguration, ddi/ndis/nf-ndis-ndisreadnetworkaddress */
static VOID CheckConfiguration(NDIS_HANDLE Handle)
{
    NDIS_STRING AddressKeyword = NDIS_STRING_CONST("NetworkAddress");
    NDIS_STRING Keyword = NDIS_STRING_CONST("Example");
    NDIS_STRING Version = NDIS_STRING_CONST("NdisVersion");
    NDIS_STRING Text = NDIS_STRING_CONST("02-00-00-00-00-0A");
    NDIS_STRING Digits = NDIS_STRING_CONST("1514");
    NDIS_CONFIGURATION_OBJECT Object;
    NDIS_CONFIGURATION_PARAMETER Value;
    PNDIS_CONFIGURATION_PARAMETER Read;
    NDIS_HANDLE Configuration, Subkey;
    NDIS_STATUS Status;
    PUCHAR Address;
    UINT Length;

    NdisZeroMemory(&Object, sizeof(Object));
    Object.Header.Type = NDIS_OBJECT_TYPE_CONFIGURATION_OBJECT;
    Object.Header.Revision = NDIS_CONFIGURATION_OBJECT_REVISION_1;
    Object.Header.Size = NDIS_SIZEOF_CONFIGURATION_OBJECT_REVISION_1;
    Object.NdisHandle = Handle;
    if (NdisOpenConfigurationEx(&Object, &Configuration) != NDIS_STATUS_SUCCESS) {
        return;
    }
    NdisReadConfiguration(&Status, &Read, Configuration, &Keyword, NdisParameterInteger);
    CHECK(Status == NDIS_STATUS_FAILURE);
    NdisOpenConfigurationKeyByName(&Status, Configuration, &Keyword, &Subkey);
    CHECK(Status == NDIS_STATUS_FAILURE);
    NdisReadConfiguration(&Status, &Read, Configuration, &Version, NdisParameterHexInteger);
    CHECK(Status == NDIS_STATUS_RESOURCES ||
          (Status == NDIS_STATUS_SUCCESS && Read->ParameterData.IntegerData == NdisGetVersion()));

    Value.ParameterType = NdisParameterString;
    Value.ParameterData.StringData = Digits;
    NdisWriteConfiguration(&Status, Configuration, &Keyword, &Value);
    CHECK(Status == NDIS_STATUS_SUCCESS);
    NdisReadConfiguration(&Status, &Read, Configuration, &Keyword, NdisParameterInteger);
    CHECK(Status == NDIS_STATUS_RESOURCES ||
          (Read->ParameterType == NdisParameterInteger && Read->ParameterData.IntegerData == 1514));
    NdisReadConfiguration(&Status, &Read, Configuration, &Keyword, NdisParameterString);
    CHECK(Status == NDIS_STATUS_RESOURCES ||
          (Read->ParameterType == NdisParameterString && Read->ParameterData.StringData.Length == 8 &&
           Read->ParameterData.StringData.Buffer[3] == L'4' && Read->ParameterData.StringData.Buffer[4] == 0));

    Value.ParameterData.StringData = Text;
    NdisWriteConfiguration(&Status, Configuration, &AddressKeyword, &Value);
    CHECK(Status == NDIS_STATUS_SUCCESS);
    NdisReadNetworkAddress(&Status, (PVOID *)&Address, &Length, Configuration);
    CHECK(Status == NDIS_STATUS_RESOURCES || (Length == 6 && Address[0] == 2 && Address[5] == 0x0A));
    NdisCloseConfiguration(Configuration);
}

/* ddi/ndis/nf-ndis-ndisregisterdeviceex, ddi/ndis/nf-ndis-ndisgetdevicereservedextension */
static VOID CheckDevices(NDIS_HANDLE Handle)
{
    static PDRIVER_DISPATCH Dispatch[IRP_MJ_MAXIMUM_FUNCTION + 1];
    NDIS_STRING Name = NDIS_STRING_CONST("\\Device\\NdisServices");
    NDIS_STRING Link = NDIS_STRING_CONST("\\DosDevices\\NdisServices");
    NDIS_DEVICE_OBJECT_ATTRIBUTES Attributes;
    PDEVICE_OBJECT DeviceObject, Second;
    NDIS_HANDLE Device, SecondDevice;
    PULONG Extension;

    NdisZeroMemory(&Attributes, sizeof(Attributes));
    Attributes.Header.Type = NDIS_OBJECT_TYPE_DEVICE_OBJECT_ATTRIBUTES;
    Attributes.Header.Revision = NDIS_DEVICE_OBJECT_ATTRIBUTES_REVISION_1;
    Attributes.Header.Size = NDIS_SIZEOF_DEVICE_OBJECT_ATTRIBUTES_REVISION_1;
    Attributes.DeviceName = &Name;
    Attributes.SymbolicName = &Link;
    Attributes.MajorFunctions = Dispatch;
    Attributes.ExtensionSize = sizeof(*Extension);
    if (NdisRegisterDeviceEx(Handle, &Attributes, &DeviceObject, &Device) != NDIS_STATUS_SUCCESS) {
        CHECK(DeviceObject == NULL);
        return;
    }
    Extension = NdisGetDeviceReservedExtension(DeviceObject);
    CHECK(Extension != NULL && *Extension == 0 && (PVOID)Extension != DeviceObject->DeviceExtension);
    *Extension = 1;
    CHECK((DeviceObject->Flags & DO_DEVICE_INITIALIZING) == 0);
    CHECK(NdisRegisterDeviceEx(Handle, &Attributes, &Second, &SecondDevice) != NDIS_STATUS_SUCCESS);
    CHECK(Second == NULL);
    NdisDeregisterDeviceEx(Device);
}

NDIS_STATUS NTAPI ServicesInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                     PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PDEVICE_OBJECT Physical, Functional;
    NDIS_STRING Name;
    ULONG Data;

    CheckConfiguration(NdisMiniportHandle);
    CheckTimers(NdisMiniportHandle);
    NdisMGetDeviceProperty(NdisMiniportHandle, &Physical, &Functional, NULL, NULL, NULL);
    CHECK(Physical != NULL && Functional != NULL && Physical != Functional);
    CHECK(Physical->AttachedDevice == Functional);
    if (NdisMQueryAdapterInstanceName(&Name, NdisMiniportHandle) == NDIS_STATUS_SUCCESS) {
        CHECK(Name.Length > 0 && Name.Buffer[Name.Length / sizeof(WCHAR)] == 0);
        NdisFreeMemory(Name.Buffer, 0, 0);
    }
    CHECK(NdisMGetBusData(NdisMiniportHandle, PCI_WHICHSPACE_CONFIG, 0, &Data, sizeof(Data)) == 0);
    NdisWriteErrorLogEntry(NdisMiniportHandle, NDIS_ERROR_CODE_DRIVER_FAILURE, 2, 1, 2);
    if (!ChecksHavePassed()) {
        return NDIS_STATUS_FAILURE;
    }
    return ChecksInitialize(NdisMiniportHandle, MiniportDriverContext, MiniportInitParameters);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS Status = RegisterPlainMiniport(DriverObject, RegistryPath, ServicesInitialize, ChecksHalt, PlainUnload);

    if (Status != NDIS_STATUS_SUCCESS) {
        return Status;
    }
    CheckMemory(DriverObject);
    CheckProcessorsAndTime(MiniportDriverHandle);
    CheckReadWriteLocks(MiniportDriverHandle);
    CheckTimers(MiniportDriverHandle);
    CheckConfiguration(MiniportDriverHandle);
    CheckDevices(MiniportDriverHandle);
    if (!ChecksHavePassed()) {
        NdisMDeregisterMiniportDriver(MiniportDriverHandle);
        return STATUS_UNSUCCESSFUL;
    }
    return STATUS_SUCCESS;
}
