/*
 * Wrong in one way: the driver frees the memory of a lookaside list without deleting the list.
 *
 * Rule lookaside-list-in-freed-memory: debugger/bug-check-0xc4 (0xCC).
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PLOOKASIDE_LIST_EX List = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*List), PLAIN_TAG);
    UNREFERENCED_PARAMETER(DriverObject);
    if (List == NULL) {
        return;
    }
    if (NT_SUCCESS(ExInitializeLookasideListEx(List, NULL, NULL, NonPagedPoolNx, 0, 64, PLAIN_TAG, 0))) {
#ifdef FIXED
        ExDeleteLookasideListEx(List);
#endif
    }
    ExFreePoolWithTag(List, PLAIN_TAG);
}
