/*
 * A driver with one device object, which is no network driver, for drivers that show one thing only.
 *
 * The driver that includes this writes what its device control and its unload routine do, and has the rest made by
 * CreatePlainDevice. The device has no name: `openndis run` opens it, sends the first codes that drivers may define, which
 * PLAIN_IOCTL makes, and closes it. `drivers/pass/io-work-items.c` explains what stands here.
 */
#pragma once

#include <ntddk.h>

#define PLAIN_TAG 'nalP'
#define PLAIN_IOCTL(Number) CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800 + (Number), METHOD_BUFFERED, FILE_ANY_ACCESS)

static inline ULONG PlainControlCode(PIRP Irp)
{
    return IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode;
}

static inline NTSTATUS CompletePlainRequest(PIRP Irp, NTSTATUS Status)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

static inline NTSTATUS NTAPI PlainCreateClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    return CompletePlainRequest(Irp, STATUS_SUCCESS);
}

/* For drivers to which nothing needs to be said. */
static inline NTSTATUS NTAPI PlainControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    return CompletePlainRequest(Irp, STATUS_INVALID_DEVICE_REQUEST);
}

/* Makes the device, with ExtensionSize zeroed bytes behind it, and sets the driver's routines; NULL when that fails. */
static inline PDEVICE_OBJECT CreatePlainDevice(PDRIVER_OBJECT DriverObject, ULONG ExtensionSize,
                                               PDRIVER_DISPATCH Control, PDRIVER_UNLOAD Unload)
{
    PDEVICE_OBJECT DeviceObject;

    if (!NT_SUCCESS(IoCreateDevice(DriverObject, ExtensionSize, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &DeviceObject))) {
        return NULL;
    }
    DriverObject->MajorFunction[IRP_MJ_CREATE] = PlainCreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = PlainCreateClose;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
    DriverObject->DriverUnload = Unload;
    return DeviceObject;
}
