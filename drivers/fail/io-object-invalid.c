/*
 * Wrong in one way: the driver deletes a device object that is none.
 *
 * Rule io-object-invalid: ddi/wdm/nf-wdm-iodeletedevice.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PDEVICE_OBJECT DeviceObject;
    if (NT_SUCCESS(IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &DeviceObject))) {
#ifdef FIXED
        IoDeleteDevice(DeviceObject);
#else
        /* Memory of the driver's, as large as a device object. */
        static DEVICE_OBJECT NoDevice;

        IoDeleteDevice(&NoDevice);
        IoDeleteDevice(DeviceObject);
#endif
    }
}
