/*
 * Wrong in one way: the driver deletes its device object twice.
 *
 * Rule device-deleted-twice: ddi/wdm/nf-wdm-iodeletedevice.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PDEVICE_OBJECT DeviceObject;
    if (NT_SUCCESS(IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &DeviceObject))) {
        IoDeleteDevice(DeviceObject);
#ifndef FIXED
        IoDeleteDevice(DeviceObject);
#endif
    }
}
