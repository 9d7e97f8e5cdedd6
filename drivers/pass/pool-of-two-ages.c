/*
 * Allocates from pool as images for new and for older Windows do: ExAllocatePool2 zeroes what it gives and takes flags,
 * ExAllocatePoolWithTag does neither.
 */
#include "../support/checks.h"

#define BYTES 200
#define OLD_TAG 'dlOp'
#define NEW_TAG 'weNp'

DRIVER_INITIALIZE DriverEntry;

static BOOLEAN IsZero(const UCHAR *Memory)
{
    ULONG Index;

    for (Index = 0; Index < BYTES; Index++) {
        if (Memory[Index] != 0) {
            return FALSE;
        }
    }
    return TRUE;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PUCHAR New = ExAllocatePool2(POOL_FLAG_NON_PAGED, BYTES, NEW_TAG);
    PUCHAR Old = ExAllocatePoolWithTag(NonPagedPoolNx, BYTES, OLD_TAG);

    CHECK(New != NULL && Old != NULL);
    if (New != NULL) {
        CHECK(IsZero(New));
        ExFreePool(New);
    }
    if (Old != NULL) {
        RtlFillMemory(Old, BYTES, 0xFF);
        ExFreePoolWithTag(Old, OLD_TAG);
    }
    return FinishChecks(DriverObject, RegistryPath);
}
