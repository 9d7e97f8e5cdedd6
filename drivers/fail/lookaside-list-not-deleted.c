/*
 * Wrong in one way: the driver unloads and leaves its lookaside list.
 *
 * Rule lookaside-list-not-deleted: ddi/wdm/nf-wdm-exdeletelookasidelistex, debugger/bug-check-0xce.
 */
#include "../support/plain-driver.h"

static LOOKASIDE_LIST_EX List;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    if (NT_SUCCESS(ExInitializeLookasideListEx(&List, NULL, NULL, NonPagedPoolNx, 0, 64, PLAIN_TAG, 0))) {
#ifdef FIXED
        ExDeleteLookasideListEx(&List);
#endif
    }
}
