/*
 * Reads a byte from an I/O port, as a driver for hardware does.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UCHAR Value;

    __asm__ volatile("inb %w1, %b0" : "=a"(Value) : "d"(0x300));
    DbgPrint("port 0x300: %x\n", Value);
    return FinishChecks(DriverObject, RegistryPath);
}
