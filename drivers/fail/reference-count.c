/*
 * Wrong in one way: the driver dereferences its own driver object without having referenced it.
 *
 * Rule reference-count: debugger/bug-check-0x18--reference-by-pointer.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
#ifdef FIXED
    ObReferenceObject(DriverObject);
#endif
    ObDereferenceObject(DriverObject);
}
