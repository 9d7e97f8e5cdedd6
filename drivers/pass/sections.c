/*
 * Code in the INIT section, which is discarded after DriverEntry, and in the PAGE section, which may run at PASSIVE_LEVEL
 * and APC_LEVEL at any time. kernel/making-drivers-pageable
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_HALT PageableHalt;

static volatile ULONG Calls;

__attribute__((section("PAGE"))) static __declspec(noinline) ULONG CountCall(VOID)
{
    CHECK(KeGetCurrentIrql() <= APC_LEVEL);
    return ++Calls;
}

__attribute__((section("INIT"))) static __declspec(noinline) VOID CheckInDriverEntry(VOID)
{
    KIRQL OldIrql;

    CHECK(CountCall() == 1);
    OldIrql = KfRaiseIrql(APC_LEVEL);
    CHECK(CountCall() == 2);
    KeLowerIrql(OldIrql);
}

__attribute__((section("PAGE"))) VOID NTAPI PageableHalt(NDIS_HANDLE MiniportAdapterContext,
                                                         NDIS_HALT_ACTION HaltAction)
{
    CountCall();
    DbgPrint("sections: %lu calls\n", Calls);
    ChecksHalt(MiniportAdapterContext, HaltAction);
}

__attribute__((section("INIT"))) NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    CheckInDriverEntry();
    if (!ChecksHavePassed()) {
        return STATUS_UNSUCCESSFUL;
    }
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, PageableHalt, PlainUnload);
}
