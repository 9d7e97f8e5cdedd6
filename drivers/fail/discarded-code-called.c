/*
 * Wrong in one way: MiniportHaltEx calls a function that lies in the INIT section, which is discarded after DriverEntry.
 *
 * Rule discarded-code-called. kernel/making-drivers-pageable, and the pragma alloc_text.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_HALT ForgetfulHalt;

static volatile ULONG Restarts;

#ifndef FIXED
__attribute__((section("INIT")))
#endif
static __declspec(noinline) VOID ResetCounters(VOID)
{
    Restarts = 0;
}

VOID NTAPI ForgetfulHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    ResetCounters();
    ChecksHalt(MiniportAdapterContext, HaltAction);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    ResetCounters();
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ForgetfulHalt, PlainUnload);
}
