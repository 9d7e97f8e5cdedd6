/*
 * Raises its IRQL again and again, and runs pageable code and uses pageable data in between: its own code reads the
 * data, and so do functions that it calls.
 *
 * kernel/making-drivers-pageable.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

__attribute__((section("PAGEDATA"))) static WCHAR Text[] = L"forty-one";
__attribute__((section("PAGEDATA"))) static ULONG Rounds = 0;

__attribute__((section("PAGE"))) static __declspec(noinline) ULONG NextNumber(VOID)
{
    UNICODE_STRING String;

    Rounds++;
    RtlInitUnicodeString(&String, Text);
    return String.Length / sizeof(WCHAR) + Rounds;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_SPIN_LOCK Lock;
    ULONG Expected;

    NdisAllocateSpinLock(&Lock);
    for (Expected = 10; Expected < 14; Expected++) {
        NdisAcquireSpinLock(&Lock);
        NdisReleaseSpinLock(&Lock);
        CHECK(NextNumber() == Expected);
        NdisAcquireSpinLock(&Lock);
        NdisReleaseSpinLock(&Lock);
        CHECK(Rounds == Expected - 9);
    }
    NdisFreeSpinLock(&Lock);
    return FinishChecks(DriverObject, RegistryPath);
}
