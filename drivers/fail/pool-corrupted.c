/*
 * Wrong in one way: the driver writes one byte before the block that it has allocated, and frees the block.
 *
 * Rule pool-corrupted: devtest/special-pool, debugger/bug-check-0xc1 (0x23).
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    volatile UCHAR *Block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, PLAIN_TAG);
    UNREFERENCED_PARAMETER(DriverObject);
    if (Block == NULL) {
        return;
    }
#ifdef FIXED
    Block[0] = 1;
#else
    Block[-1] = 1;
#endif
    ExFreePoolWithTag((PVOID)Block, PLAIN_TAG);
}
