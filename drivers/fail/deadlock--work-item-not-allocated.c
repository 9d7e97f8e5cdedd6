/*
 * Wrong in one way: the path on which no work item can be had keeps the reference that was taken for it; unload waits for that
 * reference.
 *
 * Reported as microsoft/ebpf-for-windows #1701 (alike #2024 and #2025): where loading a native module could not allocate its
 * work item, the module could not be unloaded any more. Each early return has to give back what has been taken until then.
 * Found by: check
 * Interleaving: none; IoAllocateWorkItem returns NULL in the request.
 * Rule deadlock: kernel/run-down-protection.
 */
#include "../support/plain-device.h"

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD ModuleUnload;
DRIVER_DISPATCH ModuleControl;
IO_WORKITEM_ROUTINE_EX LoadModuleRoutine;

static EX_RUNDOWN_REF Modules;

VOID NTAPI LoadModuleRoutine(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    UNREFERENCED_PARAMETER(IoObject);
    UNREFERENCED_PARAMETER(Context);
    IoFreeWorkItem(IoWorkItem);
    ExReleaseRundownProtection(&Modules);
}

static NTSTATUS LoadModule(PDEVICE_OBJECT DeviceObject)
{
    PIO_WORKITEM Item;

    if (!ExAcquireRundownProtection(&Modules)) {
        return STATUS_DELETE_PENDING;
    }
    Item = IoAllocateWorkItem(DeviceObject);
    if (Item == NULL) {
#ifdef FIXED
        ExReleaseRundownProtection(&Modules);
#endif
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    IoQueueWorkItemEx(Item, LoadModuleRoutine, DelayedWorkQueue, NULL);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI ModuleControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    if (PlainControlCode(Irp) != PLAIN_IOCTL(0)) {
        return CompletePlainRequest(Irp, STATUS_INVALID_DEVICE_REQUEST);
    }
    return CompletePlainRequest(Irp, LoadModule(DeviceObject));
}

VOID NTAPI ModuleUnload(PDRIVER_OBJECT DriverObject)
{
    ExWaitForRundownProtectionRelease(&Modules);
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    ExInitializeRundownProtection(&Modules);
    return CreatePlainDevice(DriverObject, 0, ModuleControl, ModuleUnload) == NULL ? STATUS_INSUFFICIENT_RESOURCES
                                                                                   : STATUS_SUCCESS;
}
