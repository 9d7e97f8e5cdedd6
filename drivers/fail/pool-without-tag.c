/*
 * Wrong in one way: the driver asks for a block with the tag 0.
 *
 * Rule pool-without-tag: ddi/wdm/nf-wdm-exallocatepoolwithtag, debugger/bug-check-0xc2 (0x9B).
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PVOID Block;
    UNREFERENCED_PARAMETER(DriverObject);
#ifdef FIXED
    Block = ExAllocatePoolWithTag(NonPagedPoolNx, 64, PLAIN_TAG);
#else
    Block = ExAllocatePoolWithTag(NonPagedPoolNx, 64, 0);
#endif
    if (Block != NULL) {
        ExFreePool(Block);
    }
}
