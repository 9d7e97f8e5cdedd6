/*
 * A driver without a device that does nothing, for drivers that show one thing of the kernel only.
 *
 * The driver that includes this writes Show, which runs in DriverEntry at PASSIVE_LEVEL. It may have an unload routine of
 * its own: it defines PLAIN_DRIVER_UNLOAD as its name before it includes this.
 */
#pragma once

#include <ntddk.h>

#define PLAIN_TAG 'nalP'

DRIVER_INITIALIZE DriverEntry;

/* What the driver shows. */
static VOID Show(PDRIVER_OBJECT DriverObject);

#ifdef PLAIN_DRIVER_UNLOAD
DRIVER_UNLOAD PLAIN_DRIVER_UNLOAD;
#else
#define PLAIN_DRIVER_UNLOAD PlainDriverUnload
DRIVER_UNLOAD PlainDriverUnload;

VOID NTAPI PlainDriverUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
#endif

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = PLAIN_DRIVER_UNLOAD;
    Show(DriverObject);
    return STATUS_SUCCESS;
}
