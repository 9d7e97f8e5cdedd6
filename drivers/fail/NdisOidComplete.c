/*
 * Wrong in one way: an OID request is completed with NDIS_STATUS_PENDING.
 *
 * Rule NdisOidComplete: devtest/ndis-ndisoidcomplete.
 */
#define PLAIN_OID_REQUEST PendingOidRequest
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

NDIS_STATUS NTAPI PendingOidRequest(NDIS_HANDLE MiniportAdapterContext, PNDIS_OID_REQUEST OidRequest)
{
    NDIS_HANDLE Adapter = ((PPLAIN_ADAPTER)MiniportAdapterContext)->MiniportAdapterHandle;
    NDIS_STATUS Status = PlainOidRequest(MiniportAdapterContext, OidRequest);

#ifndef FIXED
    Status = NDIS_STATUS_PENDING;
#endif
    NdisMOidRequestComplete(Adapter, OidRequest, Status);
    return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ChecksHalt, PlainUnload);
}
