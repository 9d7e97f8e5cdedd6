/*
 * Wrong in one way: an OID request is completed twice, as when a work item and a timer both think that it is theirs.
 *
 * Rule NdisOidDoubleComplete: devtest/ndis-ndisoiddoublecomplete.
 */
#define PLAIN_OID_REQUEST TwiceOidRequest
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

NDIS_STATUS NTAPI TwiceOidRequest(NDIS_HANDLE MiniportAdapterContext, PNDIS_OID_REQUEST OidRequest)
{
    NDIS_HANDLE Adapter = ((PPLAIN_ADAPTER)MiniportAdapterContext)->MiniportAdapterHandle;
    NDIS_STATUS Status = PlainOidRequest(MiniportAdapterContext, OidRequest);

    NdisMOidRequestComplete(Adapter, OidRequest, Status);
#ifndef FIXED
    NdisMOidRequestComplete(Adapter, OidRequest, Status);
#endif
    return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ChecksHalt, PlainUnload);
}
