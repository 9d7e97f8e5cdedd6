/*
 * A miniport for NDIS 6.20: its characteristics have revision 2 and 152 bytes, and the type of any object instead of
 * their own.
 *
 * ndis/ns-ndis-_ndis_miniport_driver_characteristics
 */
#define PLAIN_NDIS_VERSION_CHOSEN
#define NDIS620_MINIPORT 1
#define PLAIN_CHARACTERISTICS_TYPE NDIS_OBJECT_TYPE_DEFAULT
#define PLAIN_CHARACTERISTICS_SIZE sizeof(NDIS_MINIPORT_DRIVER_CHARACTERISTICS)
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return FinishChecks(DriverObject, RegistryPath);
}
