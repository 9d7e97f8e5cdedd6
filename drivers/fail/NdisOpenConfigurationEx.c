/*
 * Wrong in one way: MiniportInitializeEx leaves its configuration handle open when a parameter lacks.
 *
 * Rule NdisOpenConfigurationEx: devtest/ndis-ndisopenconfigurationex.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE ConfiguredInitialize;

NDIS_STATUS NTAPI ConfiguredInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                       PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    NDIS_STRING Keyword = NDIS_STRING_CONST("Parameter");
    PNDIS_CONFIGURATION_PARAMETER Value;
    NDIS_CONFIGURATION_OBJECT Object;
    NDIS_HANDLE Configuration;
    NDIS_STATUS Status;

    NdisZeroMemory(&Object, sizeof(Object));
    Object.Header.Type = NDIS_OBJECT_TYPE_CONFIGURATION_OBJECT;
    Object.Header.Revision = NDIS_CONFIGURATION_OBJECT_REVISION_1;
    Object.Header.Size = NDIS_SIZEOF_CONFIGURATION_OBJECT_REVISION_1;
    Object.NdisHandle = NdisMiniportHandle;
    Status = NdisOpenConfigurationEx(&Object, &Configuration);
    if (Status != NDIS_STATUS_SUCCESS) {
        return Status;
    }
    NdisReadConfiguration(&Status, &Value, Configuration, &Keyword, NdisParameterInteger);
#ifndef FIXED
    if (Status == NDIS_STATUS_SUCCESS)
#endif
        NdisCloseConfiguration(Configuration);
    return ChecksInitialize(NdisMiniportHandle, MiniportDriverContext, MiniportInitParameters);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ConfiguredInitialize, ChecksHalt, PlainUnload);
}
