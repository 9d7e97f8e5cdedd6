/*
 * Stops the processor until the next interrupt.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    __asm__ volatile("hlt" : : : "memory");
    return FinishChecks(DriverObject, RegistryPath);
}
