/*
 * Turns the processor's interrupts off and on again, as drivers do for a few instructions.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

static volatile ULONG Shared;

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    KIRQL Irql = KeGetCurrentIrql();

    __asm__ volatile("cli" : : : "memory");
    Shared++;
    Shared++;
    __asm__ volatile("sti" : : : "memory");
    CHECK(Shared == 2);
    CHECK(KeGetCurrentIrql() == Irql);
    return FinishChecks(DriverObject, RegistryPath);
}
