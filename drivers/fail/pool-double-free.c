/*
 * Wrong in one way: the driver frees a block twice.
 *
 * Rule pool-double-free: debugger/bug-check-0xc2--bad-pool-caller (0x07).
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PVOID Block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, PLAIN_TAG);
    UNREFERENCED_PARAMETER(DriverObject);
    if (Block == NULL) {
        return;
    }
    ExFreePoolWithTag(Block, PLAIN_TAG);
#ifndef FIXED
    ExFreePoolWithTag(Block, PLAIN_TAG);
#endif
}
