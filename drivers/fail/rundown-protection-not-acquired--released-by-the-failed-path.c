/*
 * Wrong in one way: a request that is refused releases run-down protection that it has not acquired.
 *
 * Reported as microsoft/ebpf-for-windows #2010: a count of references fell below what it had been raised to, and whoever waited
 * for it to reach zero when a program was unloaded waited for ever. Only the path that acquired may release.
 * Rule rundown-protection-not-acquired: ddi/wdm/nf-wdm-exreleaserundownprotection.
 */
#include "../support/plain-device.h"

typedef struct _DEVICE_EXTENSION {
    EX_RUNDOWN_REF Users;
    LONG Calls;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD CountingUnload;
DRIVER_DISPATCH CountingControl;

NTSTATUS NTAPI CountingControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;
    NTSTATUS Status = STATUS_INVALID_DEVICE_REQUEST;
    BOOLEAN IsAcquired = FALSE;

    if (PlainControlCode(Irp) == PLAIN_IOCTL(0)) {
        IsAcquired = ExAcquireRundownProtection(&Extension->Users);
        Status = IsAcquired ? STATUS_SUCCESS : STATUS_DELETE_PENDING;
    }
    if (NT_SUCCESS(Status)) {
        InterlockedIncrement(&Extension->Calls);
    }
#ifdef FIXED
    if (IsAcquired) {
        ExReleaseRundownProtection(&Extension->Users);
    }
#else
    ExReleaseRundownProtection(&Extension->Users);
#endif
    return CompletePlainRequest(Irp, Status);
}

VOID NTAPI CountingUnload(PDRIVER_OBJECT DriverObject)
{
    PDEVICE_EXTENSION Extension = DriverObject->DeviceObject->DeviceExtension;

    ExWaitForRundownProtectionRelease(&Extension->Users);
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT DeviceObject =
        CreatePlainDevice(DriverObject, sizeof(DEVICE_EXTENSION), CountingControl, CountingUnload);
    PDEVICE_EXTENSION Extension;

    UNREFERENCED_PARAMETER(RegistryPath);
    if (DeviceObject == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Extension = DeviceObject->DeviceExtension;
    ExInitializeRundownProtection(&Extension->Users);
    return STATUS_SUCCESS;
}
