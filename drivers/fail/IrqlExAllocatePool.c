/*
 * Wrong in one way: the driver allocates paged pool at DISPATCH_LEVEL.
 *
 * Rule IrqlExAllocatePool: devtest/wdm-irqlexallocatepool.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PVOID Block;
    KIRQL OldIrql;
    UNREFERENCED_PARAMETER(DriverObject);
#ifdef FIXED
    Block = ExAllocatePoolWithTag(PagedPool, 64, PLAIN_TAG);
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
#else
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
    Block = ExAllocatePoolWithTag(PagedPool, 64, PLAIN_TAG);
#endif
    KeLowerIrql(OldIrql);
    if (Block != NULL) {
        ExFreePoolWithTag(Block, PLAIN_TAG);
    }
}
