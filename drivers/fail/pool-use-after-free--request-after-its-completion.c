/*
 * Wrong in one way: the dispatch routine returns the status that it reads from the request that it has just completed.
 *
 * Reported as HoShiMin/Kernel-Bridge #19: the first request to the device crashed the machine. IoCompleteRequest gives the
 * request back, and it may be freed at once. The status has to be remembered before.
 * Rule pool-use-after-free: ddi/wdm/nf-wdm-iocompleterequest.
 */
#include "../support/plain-device.h"

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD ReadingUnload;
DRIVER_DISPATCH ReadingControl;

NTSTATUS NTAPI ReadingControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS Status = PlainControlCode(Irp) == PLAIN_IOCTL(0) ? STATUS_SUCCESS : STATUS_INVALID_DEVICE_REQUEST;

    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
#ifdef FIXED
    return Status;
#else
    return Irp->IoStatus.Status;
#endif
}

VOID NTAPI ReadingUnload(PDRIVER_OBJECT DriverObject)
{
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return CreatePlainDevice(DriverObject, 0, ReadingControl, ReadingUnload) == NULL ? STATUS_INSUFFICIENT_RESOURCES
                                                                                     : STATUS_SUCCESS;
}
