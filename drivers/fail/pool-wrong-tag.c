/*
 * Wrong in one way: the driver frees a block with another tag than it was allocated with.
 *
 * Rule pool-wrong-tag: ddi/wdm/nf-wdm-exfreepoolwithtag, debugger/bug-check-0xc2 (0x0A).
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PVOID Block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, PLAIN_TAG);
    UNREFERENCED_PARAMETER(DriverObject);
    if (Block == NULL) {
        return;
    }
#ifdef FIXED
    ExFreePoolWithTag(Block, PLAIN_TAG);
#else
    ExFreePoolWithTag(Block, 'rehO');
#endif
}
