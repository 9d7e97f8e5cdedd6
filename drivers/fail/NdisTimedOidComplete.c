/*
 * Wrong in one way: an OID request is never completed.
 *
 * Rule NdisTimedOidComplete: devtest/ndis-ndistimedoidcomplete.
 */
#define PLAIN_OID_REQUEST ForgetfulOidRequest
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

NDIS_STATUS NTAPI ForgetfulOidRequest(NDIS_HANDLE MiniportAdapterContext, PNDIS_OID_REQUEST OidRequest)
{
    NDIS_STATUS Status = PlainOidRequest(MiniportAdapterContext, OidRequest);

#ifndef FIXED
    Status = NDIS_STATUS_PENDING;
#endif
    return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ChecksHalt, PlainUnload);
}
