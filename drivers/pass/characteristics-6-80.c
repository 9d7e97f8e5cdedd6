/*
 * A miniport for NDIS 6.80: its characteristics have revision 3 and 160 bytes.
 *
 * ndis/ns-ndis-_ndis_miniport_driver_characteristics
 */
#define PLAIN_NDIS_VERSION_CHOSEN
#define NDIS680_MINIPORT 1
#define PLAIN_CHARACTERISTICS_REVISION NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3
#define PLAIN_CHARACTERISTICS_SIZE sizeof(NDIS_MINIPORT_DRIVER_CHARACTERISTICS)
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return FinishChecks(DriverObject, RegistryPath);
}
