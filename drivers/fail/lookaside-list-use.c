/*
 * Wrong in one way: the driver deletes a lookaside list that it has not initialised.
 *
 * Rule lookaside-list-use: debugger/bug-check-0xc4 (0xCB).
 */
#include "../support/plain-driver.h"

static LOOKASIDE_LIST_EX List;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
#ifdef FIXED
    if (!NT_SUCCESS(ExInitializeLookasideListEx(&List, NULL, NULL, NonPagedPoolNx, 0, 64, PLAIN_TAG, 0))) {
        return;
    }
#endif
    ExDeleteLookasideListEx(&List);
}
