/*
 * Wrong in one way: the driver frees an MDL whose pages are locked.
 *
 * Rule mdl-state: ddi/wdm/nf-wdm-iofreemdl: locked pages are unlocked first.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PVOID Block = ExAllocatePool2(POOL_FLAG_PAGED, 64, PLAIN_TAG);
    PMDL Mdl;
    UNREFERENCED_PARAMETER(DriverObject);
    if (Block == NULL) {
        return;
    }
    Mdl = IoAllocateMdl(Block, 64, FALSE, FALSE, NULL);
    if (Mdl != NULL) {
        MmProbeAndLockPages(Mdl, KernelMode, IoModifyAccess);
#ifdef FIXED
        MmUnlockPages(Mdl);
#endif
        IoFreeMdl(Mdl);
    }
    ExFreePoolWithTag(Block, PLAIN_TAG);
}
