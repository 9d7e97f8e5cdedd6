/*
 * Wrong in one way: the driver writes one byte beyond the block that it has allocated.
 *
 * Rule pool-overrun: devtest/special-pool, debugger/bug-check-0xd6.
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
    Block[63] = 1;
#else
    Block[64] = 1;
#endif
    ExFreePoolWithTag((PVOID)Block, PLAIN_TAG);
}
