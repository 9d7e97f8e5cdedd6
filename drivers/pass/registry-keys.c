/*
 * Makes, reads, lists and deletes keys and values of the registry, by handle and through the run-time library.
 * https://learn.microsoft.com/windows-hardware/drivers/kernel/using-the-registry-in-a-driver
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

static UNICODE_STRING SubkeyName = RTL_CONSTANT_STRING(L"Checks");
static UNICODE_STRING LimitName = RTL_CONSTANT_STRING(L"Limit");
static UNICODE_STRING PeersName = RTL_CONSTANT_STRING(L"Peers");
static const WCHAR Peers[] = L"one\0two\0three\0";

static NTSTATUS OpenKey(PHANDLE Key, HANDLE Root, PUNICODE_STRING Name)
{
    OBJECT_ATTRIBUTES Attributes;

    InitializeObjectAttributes(&Attributes, Name, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, Root, NULL);
    return ZwOpenKey(Key, KEY_ALL_ACCESS, &Attributes);
}

/* Makes a key with two values; the second time it is there already. */
static VOID MakeKey(HANDLE Root, PHANDLE Key)
{
    OBJECT_ATTRIBUTES Attributes;
    ULONG Disposition = 0;
    ULONG Limit = 42;
    HANDLE Again;

    InitializeObjectAttributes(&Attributes, &SubkeyName, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, Root, NULL);
    CHECK(ZwCreateKey(Key, KEY_ALL_ACCESS, &Attributes, 0, NULL, REG_OPTION_NON_VOLATILE, &Disposition) == STATUS_SUCCESS);
    CHECK(Disposition == REG_CREATED_NEW_KEY);
    CHECK(ZwCreateKey(&Again, KEY_ALL_ACCESS, &Attributes, 0, NULL, REG_OPTION_NON_VOLATILE, &Disposition) ==
          STATUS_SUCCESS);
    CHECK(Disposition == REG_OPENED_EXISTING_KEY);
    CHECK(ZwClose(Again) == STATUS_SUCCESS);
    CHECK(ZwSetValueKey(*Key, &LimitName, 0, REG_DWORD, &Limit, sizeof(Limit)) == STATUS_SUCCESS);
    CHECK(ZwSetValueKey(*Key, &PeersName, 0, REG_MULTI_SZ, (PVOID)Peers, sizeof(Peers)) == STATUS_SUCCESS);
}

/* Reads a value by its name; a buffer that is too small is told how long it must be. */
static VOID ReadValue(HANDLE Key)
{
    union {
        KEY_VALUE_PARTIAL_INFORMATION Information;
        UCHAR Bytes[64];
    } Value;
    UNICODE_STRING Missing = RTL_CONSTANT_STRING(L"Missing");
    ULONG Length = 0;

    CHECK(ZwQueryValueKey(Key, &LimitName, KeyValuePartialInformation, &Value, sizeof(Value), &Length) == STATUS_SUCCESS);
    CHECK(Value.Information.Type == REG_DWORD && Value.Information.DataLength == sizeof(ULONG));
    CHECK(*(PULONG)Value.Information.Data == 42);
    CHECK(Length == FIELD_OFFSET(KEY_VALUE_PARTIAL_INFORMATION, Data) + sizeof(ULONG));
    CHECK(ZwQueryValueKey(Key, &LimitName, KeyValuePartialInformation, NULL, 0, &Length) == STATUS_BUFFER_TOO_SMALL);
    CHECK(Length == FIELD_OFFSET(KEY_VALUE_PARTIAL_INFORMATION, Data) + sizeof(ULONG));
    CHECK(ZwQueryValueKey(Key, &Missing, KeyValuePartialInformation, &Value, sizeof(Value), &Length) ==
          STATUS_OBJECT_NAME_NOT_FOUND);
}

/* Lists the values; behind the last one there are none. */
static VOID ListValues(HANDLE Key)
{
    union {
        KEY_VALUE_BASIC_INFORMATION Information;
        UCHAR Bytes[64];
    } Value;
    ULONG Length;

    CHECK(ZwEnumerateValueKey(Key, 0, KeyValueBasicInformation, &Value, sizeof(Value), &Length) == STATUS_SUCCESS);
    CHECK(Value.Information.NameLength == LimitName.Length);
    CHECK(ZwEnumerateValueKey(Key, 1, KeyValueBasicInformation, &Value, sizeof(Value), &Length) == STATUS_SUCCESS);
    CHECK(Value.Information.Type == REG_MULTI_SZ);
    CHECK(ZwEnumerateValueKey(Key, 2, KeyValueBasicInformation, &Value, sizeof(Value), &Length) == STATUS_NO_MORE_ENTRIES);
}

static NTSTATUS NTAPI CountStrings(PWSTR ValueName, ULONG ValueType, PVOID ValueData, ULONG ValueLength, PVOID Context,
                                   PVOID EntryContext)
{
    UNREFERENCED_PARAMETER(ValueName);
    UNREFERENCED_PARAMETER(EntryContext);
    CHECK(ValueType == REG_SZ);
    *(PULONG)Context += ValueLength / sizeof(WCHAR) * 100 + ((PWSTR)ValueData)[0] / 't';
    return STATUS_SUCCESS;
}

/* Asks for several values at once: a number straight, strings one by one, and a default. */
static VOID QueryValues(HANDLE Key)
{
    RTL_QUERY_REGISTRY_TABLE Table[4];
    ULONG Limit = 0;
    ULONG Default = 7;
    ULONG Missing = 0;
    ULONG Sum = 0;

    RtlZeroMemory(Table, sizeof(Table));
    Table[0].Flags = RTL_QUERY_REGISTRY_DIRECT | RTL_QUERY_REGISTRY_REQUIRED;
    Table[0].Name = LimitName.Buffer;
    Table[0].EntryContext = &Limit;
    Table[1].QueryRoutine = CountStrings;
    Table[1].Name = PeersName.Buffer;
    Table[2].Flags = RTL_QUERY_REGISTRY_DIRECT;
    Table[2].Name = L"Missing";
    Table[2].EntryContext = &Missing;
    Table[2].DefaultType = REG_DWORD;
    Table[2].DefaultData = &Default;
    Table[2].DefaultLength = sizeof(Default);
    CHECK(RtlQueryRegistryValues(RTL_REGISTRY_HANDLE, Key, Table, &Sum, NULL) == STATUS_SUCCESS);
    CHECK(Limit == 42);
    CHECK(Missing == 7);
    CHECK(Sum == (4 + 4 + 6) * 100 + 2);
    Table[0].Name = L"Missing";
    CHECK(RtlQueryRegistryValues(RTL_REGISTRY_HANDLE, Key, Table, &Sum, NULL) == STATUS_OBJECT_NAME_NOT_FOUND);
}

/* A key with subkeys can't be deleted; a deleted one is gone. */
static VOID DeleteKeys(HANDLE Root, HANDLE Key)
{
    HANDLE Gone;

    CHECK(ZwDeleteKey(Root) == STATUS_CANNOT_DELETE);
    CHECK(ZwDeleteValueKey(Key, &LimitName) == STATUS_SUCCESS);
    CHECK(ZwDeleteValueKey(Key, &LimitName) == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(ZwDeleteKey(Key) == STATUS_SUCCESS);
    CHECK(OpenKey(&Gone, Root, &SubkeyName) == STATUS_OBJECT_NAME_NOT_FOUND);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING Services = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\System\\CurrentControlSet\\Services");
    HANDLE Root;
    HANDLE Key = NULL;

    CHECK(RtlCheckRegistryKey(RTL_REGISTRY_SERVICES, L"NoSuchService") == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(OpenKey(&Root, NULL, &Services) == STATUS_SUCCESS);
    MakeKey(Root, &Key);
    CHECK(RtlCheckRegistryKey(RTL_REGISTRY_SERVICES, L"checks") == STATUS_SUCCESS);
    ReadValue(Key);
    ListValues(Key);
    QueryValues(Key);
    DeleteKeys(Root, Key);
    CHECK(ZwClose(Key) == STATUS_SUCCESS);
    CHECK(ZwClose(Root) == STATUS_SUCCESS);
    return FinishChecks(DriverObject, RegistryPath);
}
