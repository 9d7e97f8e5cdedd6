/*
 * Wrong in one way: the driver asks for a block of the must-succeed pool.
 *
 * Rule pool-invalid-type: ddi/wdm/ne-wdm-_pool_type: this pool is obsolete, and its use is bug check 0xC2 (0x9A).
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PVOID Block;
    UNREFERENCED_PARAMETER(DriverObject);
#ifdef FIXED
    Block = ExAllocatePoolWithTag(NonPagedPoolNx, 64, PLAIN_TAG);
#else
    Block = ExAllocatePoolWithTag(NonPagedPoolMustSucceed, 64, PLAIN_TAG);
#endif
    if (Block != NULL) {
        ExFreePoolWithTag(Block, PLAIN_TAG);
    }
}
