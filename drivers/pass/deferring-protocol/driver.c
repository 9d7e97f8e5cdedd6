/*
 * The driver as a whole: registration, unload and the control device.
 * https://learn.microsoft.com/windows-hardware/drivers/network/initializing-a-protocol-driver
 */
#include "protocol.h"

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD DeferringUnload;
DRIVER_DISPATCH DeferringCreateClose;

NDIS_HANDLE ProtocolHandle;
PDEVICE_OBJECT ControlDevice;

static const WCHAR DeviceNameText[] = L"\\Device\\DeferringProtocol";
static const WCHAR LinkNameText[] = L"\\DosDevices\\DeferringProtocol";

NTSTATUS NTAPI DeferringCreateClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}

static NTSTATUS CreateControlDevice(PDRIVER_OBJECT DriverObject)
{
    UNICODE_STRING DeviceName;
    UNICODE_STRING LinkName;
    NTSTATUS Status;

    RtlInitUnicodeString(&DeviceName, DeviceNameText);
    RtlInitUnicodeString(&LinkName, LinkNameText);
    Status = IoCreateDevice(DriverObject, 0, &DeviceName, FILE_DEVICE_NETWORK, FILE_DEVICE_SECURE_OPEN, FALSE,
                            &ControlDevice);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = IoCreateSymbolicLink(&LinkName, &DeviceName);
    if (!NT_SUCCESS(Status)) {
        IoDeleteDevice(ControlDevice);
    }
    return Status;
}

static VOID DeleteControlDevice(VOID)
{
    UNICODE_STRING LinkName;

    RtlInitUnicodeString(&LinkName, LinkNameText);
    IoDeleteSymbolicLink(&LinkName);
    IoDeleteDevice(ControlDevice);
}

/* NDIS has every binding closed before NdisDeregisterProtocolDriver returns. */
VOID NTAPI DeferringUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    NdisDeregisterProtocolDriver(ProtocolHandle);
    DeleteControlDevice();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Characteristics;
    NDIS_STRING Name = NDIS_STRING_CONST("DeferringProtocol");
    NTSTATUS Status;

    UNREFERENCED_PARAMETER(RegistryPath);
    /* First the device: an adapter may be bound before NdisRegisterProtocolDriver returns. */
    Status = CreateControlDevice(DriverObject);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    DriverObject->MajorFunction[IRP_MJ_CREATE] = DeferringCreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = DeferringCreateClose;
    DriverObject->DriverUnload = DeferringUnload;

    NdisZeroMemory(&Characteristics, sizeof(Characteristics));
    Characteristics.Header.Type = NDIS_OBJECT_TYPE_PROTOCOL_DRIVER_CHARACTERISTICS;
    Characteristics.Header.Revision = NDIS_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_2;
    Characteristics.Header.Size = NDIS_SIZEOF_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_2;
    Characteristics.MajorNdisVersion = NDIS_PROTOCOL_MAJOR_VERSION;
    Characteristics.MinorNdisVersion = NDIS_PROTOCOL_MINOR_VERSION;
    Characteristics.MajorDriverVersion = 1;
    Characteristics.Name = Name;
    Characteristics.BindAdapterHandlerEx = DeferringBindAdapter;
    Characteristics.UnbindAdapterHandlerEx = DeferringUnbindAdapter;
    Characteristics.OpenAdapterCompleteHandlerEx = DeferringOpenAdapterComplete;
    Characteristics.CloseAdapterCompleteHandlerEx = DeferringCloseAdapterComplete;
    Characteristics.NetPnPEventHandler = DeferringNetPnPEvent;
    Characteristics.OidRequestCompleteHandler = DeferringOidRequestComplete;
    Characteristics.StatusHandlerEx = DeferringStatus;
    Characteristics.ReceiveNetBufferListsHandler = DeferringReceive;
    Characteristics.SendNetBufferListsCompleteHandler = DeferringSendComplete;
    Status = NdisRegisterProtocolDriver(NULL, &Characteristics, &ProtocolHandle);
    if (!NT_SUCCESS(Status)) {
        DeleteControlDevice();
    }
    return Status;
}
