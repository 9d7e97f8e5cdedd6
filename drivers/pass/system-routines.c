/*
 * Looks functions of the kernel up by name before it registers, as drivers do for those that not every Windows has.
 * wdm/nf-wdm-mmgetsystemroutineaddress
 */
#include "../support/checks.h"

typedef ULONG(NTAPI *PVDBGPRINTEX)(ULONG ComponentId, ULONG Level, PCCH Format, va_list Arguments);
typedef KIRQL(NTAPI *PKEGETCURRENTIRQL)(VOID);

DRIVER_INITIALIZE DriverEntry;

static PVDBGPRINTEX PrintWithList;

static PVOID Find(PCWSTR Name)
{
    UNICODE_STRING String;

    RtlInitUnicodeString(&String, Name);
    return MmGetSystemRoutineAddress(&String);
}

static VOID Print(PCCH Format, ...)
{
    va_list Arguments;

    va_start(Arguments, Format);
    PrintWithList(77 /* DPFLTR_IHVDRIVER_ID */, 0 /* DPFLTR_ERROR_LEVEL */, Format, Arguments);
    va_end(Arguments);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PKEGETCURRENTIRQL CurrentIrql = (PKEGETCURRENTIRQL)Find(L"KeGetCurrentIrql");

    CHECK(CurrentIrql != NULL && CurrentIrql() == PASSIVE_LEVEL);
    PrintWithList = (PVDBGPRINTEX)Find(L"vDbgPrintEx");
    CHECK(PrintWithList != NULL);
    if (PrintWithList != NULL) {
        Print("system-routines: %s at %d\n", "found", 7);
    }
    CHECK(Find(L"KeRegisterBugCheckReasonCallback") != NULL);
    CHECK(Find(L"KeNoSuchRoutine") == NULL);
    CHECK(Find(L"") == NULL);
    return FinishChecks(DriverObject, RegistryPath);
}
