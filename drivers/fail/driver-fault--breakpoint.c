/*
 * Wrong in one way: a debug break was left in MiniportHaltEx. Without a debugger it stops the machine.
 *
 * Rule driver-fault. On Windows: bug check 0x7E, with the status STATUS_BREAKPOINT (0x80000003).
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_HALT BreakingHalt;

VOID NTAPI BreakingHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
#ifndef FIXED
    __asm__ volatile("int3");
#endif
    ChecksHalt(MiniportAdapterContext, HaltAction);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, BreakingHalt, PlainUnload);
}
