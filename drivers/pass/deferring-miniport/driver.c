/*
 * The driver as a whole: it registers and is unloaded.
 * https://learn.microsoft.com/windows-hardware/drivers/network/initializing-a-miniport-driver
 */
#include "adapter.h"

DRIVER_INITIALIZE DriverEntry;
SET_OPTIONS DeferringSetOptions;
MINIPORT_UNLOAD DeferringUnload;

static NDIS_HANDLE MiniportDriverHandle;

/* There are no optional handlers to register. */
PAGED_CODE_SECTION NDIS_STATUS NTAPI DeferringSetOptions(NDIS_HANDLE NdisDriverHandle, NDIS_HANDLE DriverContext)
{
    UNREFERENCED_PARAMETER(NdisDriverHandle);
    UNREFERENCED_PARAMETER(DriverContext);
    return NDIS_STATUS_SUCCESS;
}

PAGED_CODE_SECTION VOID NTAPI DeferringUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    NdisMDeregisterMiniportDriver(MiniportDriverHandle);
}

INIT_CODE NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics;

    NdisZeroMemory(&Characteristics, sizeof(Characteristics));
    Characteristics.Header.Type = NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS;
    Characteristics.Header.Revision = NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2;
    Characteristics.Header.Size = NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2;
    Characteristics.MajorNdisVersion = NDIS_MINIPORT_MAJOR_VERSION;
    Characteristics.MinorNdisVersion = NDIS_MINIPORT_MINOR_VERSION;
    Characteristics.MajorDriverVersion = 1;
    Characteristics.MinorDriverVersion = 0;
    Characteristics.SetOptionsHandler = DeferringSetOptions;
    Characteristics.InitializeHandlerEx = DeferringInitialize;
    Characteristics.HaltHandlerEx = DeferringHalt;
    Characteristics.UnloadHandler = DeferringUnload;
    Characteristics.PauseHandler = DeferringPause;
    Characteristics.RestartHandler = DeferringRestart;
    Characteristics.OidRequestHandler = DeferringOidRequest;
    Characteristics.CancelOidRequestHandler = DeferringCancelOidRequest;
    Characteristics.SendNetBufferListsHandler = DeferringSend;
    Characteristics.ReturnNetBufferListsHandler = DeferringReturn;
    Characteristics.CancelSendHandler = DeferringCancelSend;
    Characteristics.DevicePnPEventNotifyHandler = DeferringDevicePnPEvent;
    Characteristics.ShutdownHandlerEx = DeferringShutdown;
    return NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Characteristics, &MiniportDriverHandle);
}
