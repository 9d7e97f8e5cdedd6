/*
 * Wrong in one way: the driver references an object and does not dereference it.
 *
 * Rule reference-left: ddi/wdm/nf-wdm-obreferenceobject: each reference is given back.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    ObReferenceObject(DriverObject);
#ifdef FIXED
    ObDereferenceObject(DriverObject);
#endif
}
