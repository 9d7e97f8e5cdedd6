/*
 * Wrong in one way: the driver frees the memory of an item of IoInitializeWorkItem without uninitialising it.
 *
 * Rule work-item-not-uninitialized: ddi/wdm/nf-wdm-ioinitializeworkitem.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PIO_WORKITEM Item = ExAllocatePool2(POOL_FLAG_NON_PAGED, IoSizeofWorkItem(), PLAIN_TAG);
    if (Item == NULL) {
        return;
    }
    IoInitializeWorkItem(DriverObject, Item);
#ifdef FIXED
    IoUninitializeWorkItem(Item);
#endif
    ExFreePoolWithTag(Item, PLAIN_TAG);
}
