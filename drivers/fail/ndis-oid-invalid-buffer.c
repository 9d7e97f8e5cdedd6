/*
 * Wrong in one way: an OID request is completed with more bytes than its buffer has.
 *
 * Rule ndis-oid-invalid-buffer: debugger/bug-check-0x7c--bugcode-ndis-driver (0x1D).
 */
#define PLAIN_OID_REQUEST GenerousOidRequest
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

NDIS_STATUS NTAPI GenerousOidRequest(NDIS_HANDLE MiniportAdapterContext, PNDIS_OID_REQUEST OidRequest)
{
    NDIS_STATUS Status = PlainOidRequest(MiniportAdapterContext, OidRequest);

#ifndef FIXED
    if (Status == NDIS_STATUS_SUCCESS) {
        OidRequest->DATA.SET_INFORMATION.BytesRead += sizeof(ULONG);
    }
#endif
    return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ChecksHalt, PlainUnload);
}
