/*
 * Reads a model-specific register of the processor: IA32_APIC_BASE.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    ULONG Low;
    ULONG High;

    __asm__ volatile("rdmsr" : "=a"(Low), "=d"(High) : "c"(0x1B));
    DbgPrint("IA32_APIC_BASE: %lx%08lx\n", High, Low);
    return FinishChecks(DriverObject, RegistryPath);
}
