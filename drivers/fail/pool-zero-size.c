/*
 * Wrong in one way: the driver asks for a block of no bytes.
 *
 * Rule pool-zero-size: ddi/wdm/nf-wdm-exallocatepoolwithtag, debugger/bug-check-0xc2 (0x00).
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    ULONG Count = DriverObject->Flags == MAXULONG;
    PVOID Block;
    UNREFERENCED_PARAMETER(DriverObject);
#ifdef FIXED
    if (Count == 0) {
        return;
    }
#endif
    Block = ExAllocatePoolWithTag(NonPagedPoolNx, Count * sizeof(ULONG), PLAIN_TAG);
    if (Block != NULL) {
        ExFreePoolWithTag(Block, PLAIN_TAG);
    }
}
