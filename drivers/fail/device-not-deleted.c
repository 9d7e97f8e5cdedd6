/*
 * Wrong in one way: the driver unloads and leaves its device object.
 *
 * Rule device-not-deleted: kernel/writing-an-unload-routine.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PDEVICE_OBJECT DeviceObject;
    if (NT_SUCCESS(IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &DeviceObject))) {
#ifdef FIXED
        IoDeleteDevice(DeviceObject);
#endif
    }
}
