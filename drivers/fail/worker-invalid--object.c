/*
 * Wrong in one way: the driver allocates a work item for memory that is no device object.
 *
 * Rule worker-invalid: debugger/bug-check-0xe4--worker-invalid (0x3).
 */
#include "../support/plain-driver.h"

static ULONG64 NoObject[64];

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PIO_WORKITEM Item;
#ifdef FIXED
    (void)NoObject;
    Item = IoAllocateWorkItem((PDEVICE_OBJECT)DriverObject);
#else
    UNREFERENCED_PARAMETER(DriverObject);
    Item = IoAllocateWorkItem((PDEVICE_OBJECT)NoObject);
#endif
    if (Item != NULL) {
        IoFreeWorkItem(Item);
    }
}
