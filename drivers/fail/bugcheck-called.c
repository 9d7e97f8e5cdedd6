/*
 * Wrong in one way: the driver asks for a bug check when it finds something unexpected.
 *
 * Rule bugcheck-called: ddi/wdm/nf-wdm-kebugcheckex. A driver reports an error instead of taking the system down.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
#ifndef FIXED
    if (DriverObject->DeviceObject == NULL) {
        KeBugCheckEx(MANUALLY_INITIATED_CRASH, 1, 2, 3, 4);
    }
#else
    UNREFERENCED_PARAMETER(DriverObject);
#endif
}
