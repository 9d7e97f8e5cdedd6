/*
 * Wrong in one way: a device from NdisRegisterDeviceEx is left when the driver unloads.
 *
 * Rule ndis-device-not-deregistered: ddi/ndis/nf-ndis-ndisregisterdeviceex.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_UNLOAD DeviceUnload;

static NDIS_HANDLE Device;

static NDIS_STATUS RegisterDevice(VOID)
{
    static PDRIVER_DISPATCH Dispatch[IRP_MJ_MAXIMUM_FUNCTION + 1];
    NDIS_STRING Name = NDIS_STRING_CONST("\\Device\\LeftBehind");
    NDIS_STRING Link = NDIS_STRING_CONST("\\DosDevices\\LeftBehind");
    NDIS_DEVICE_OBJECT_ATTRIBUTES Attributes;
    PDEVICE_OBJECT DeviceObject;

    NdisZeroMemory(&Attributes, sizeof(Attributes));
    Attributes.Header.Type = NDIS_OBJECT_TYPE_DEVICE_OBJECT_ATTRIBUTES;
    Attributes.Header.Revision = NDIS_DEVICE_OBJECT_ATTRIBUTES_REVISION_1;
    Attributes.Header.Size = NDIS_SIZEOF_DEVICE_OBJECT_ATTRIBUTES_REVISION_1;
    Attributes.DeviceName = &Name;
    Attributes.SymbolicName = &Link;
    Attributes.MajorFunctions = Dispatch;
    return NdisRegisterDeviceEx(MiniportDriverHandle, &Attributes, &DeviceObject, &Device);
}

VOID NTAPI DeviceUnload(PDRIVER_OBJECT DriverObject)
{
#ifdef FIXED
    NdisDeregisterDeviceEx(Device);
#endif
    PlainUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_STATUS Status =
        RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ChecksHalt, DeviceUnload);

    if (Status != NDIS_STATUS_SUCCESS) {
        return Status;
    }
    Status = RegisterDevice();
    if (Status != NDIS_STATUS_SUCCESS) {
        NdisMDeregisterMiniportDriver(MiniportDriverHandle);
    }
    return Status;
}
