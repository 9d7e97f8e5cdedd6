/*
 * Wrong in one way: the driver builds a partial MDL for more bytes than the source MDL describes.
 *
 * Rule mdl-part-outside: ddi/wdm/nf-wdm-iobuildpartialmdl.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PUCHAR Block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, PLAIN_TAG);
    PMDL Source;
    PMDL Part;
    UNREFERENCED_PARAMETER(DriverObject);
    if (Block == NULL) {
        return;
    }
    Source = IoAllocateMdl(Block, 64, FALSE, FALSE, NULL);
    Part = IoAllocateMdl(Block, 64, FALSE, FALSE, NULL);
    if (Source != NULL && Part != NULL) {
        MmBuildMdlForNonPagedPool(Source);
#ifdef FIXED
        IoBuildPartialMdl(Source, Part, Block + 32, 32);
#else
        IoBuildPartialMdl(Source, Part, Block + 32, 64);
#endif
    }
    if (Part != NULL) {
        IoFreeMdl(Part);
    }
    if (Source != NULL) {
        IoFreeMdl(Source);
    }
    ExFreePoolWithTag(Block, PLAIN_TAG);
}
