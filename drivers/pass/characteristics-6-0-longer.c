/*
 * A miniport for NDIS 6.0 whose compiler had the longer structure of NDIS 6.1: revision 1, but 152 bytes, and the members
 * behind those of revision 1 hold nothing that NDIS may rely on.
 *
 * ndis/ns-ndis-_ndis_miniport_driver_characteristics
 */
#define PLAIN_NDIS_VERSION_CHOSEN
#define NDIS61_MINIPORT 1
#define NDIS_MINIPORT_MAJOR_VERSION 6
#define NDIS_MINIPORT_MINOR_VERSION 0
#define PLAIN_CHARACTERISTICS_REVISION NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1
#define PLAIN_CHARACTERISTICS_SIZE sizeof(NDIS_MINIPORT_DRIVER_CHARACTERISTICS)
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return FinishChecks(DriverObject, RegistryPath);
}
