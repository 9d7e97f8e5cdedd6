/*
 * Writes a doubleword to an I/O port, as a driver for hardware does.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    __asm__ volatile("outl %k0, %w1" : : "a"(0x12345678), "d"(0x300));
    return FinishChecks(DriverObject, RegistryPath);
}
