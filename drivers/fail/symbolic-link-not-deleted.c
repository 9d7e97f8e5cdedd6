/*
 * Wrong in one way: the driver unloads and leaves its symbolic link.
 *
 * Rule symbolic-link-not-deleted: kernel/writing-an-unload-routine.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNICODE_STRING Link;
    UNICODE_STRING Name;
    UNREFERENCED_PARAMETER(DriverObject);
    RtlInitUnicodeString(&Link, L"\\DosDevices\\Plain");
    RtlInitUnicodeString(&Name, L"\\Device\\Plain");
    if (NT_SUCCESS(IoCreateSymbolicLink(&Link, &Name))) {
#ifdef FIXED
        IoDeleteSymbolicLink(&Link);
#endif
    }
}
