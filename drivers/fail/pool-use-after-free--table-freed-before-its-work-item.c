/*
 * Wrong in one way: the driver stops, frees its table of modules, and only then waits for the work item that unloads a
 * module; the item's routine looks into the table.
 *
 * Reported as microsoft/ebpf-for-windows #1038: the work items that unload native modules looked into a hash table that the
 * stopping service had already freed, which crashed now and then. There the routine was changed so that it needs no table;
 * here the table outlives the item.
 * Rule pool-use-after-free: kernel/releasing-driver-allocated-resources.
 */
#include "../support/plain-device.h"

#define MODULES 4

typedef struct _MODULE_TABLE {
    ULONG Loaded[MODULES];
} MODULE_TABLE, *PMODULE_TABLE;

typedef struct _DEVICE_EXTENSION {
    EX_RUNDOWN_REF QueuedItems;
    PMODULE_TABLE Table;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD TableUnload;
IO_WORKITEM_ROUTINE_EX UnloadModuleRoutine;

/* Takes the first module that is still loaded out of the table. */
VOID NTAPI UnloadModuleRoutine(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    PDEVICE_EXTENSION Extension = Context;
    ULONG Module;

    UNREFERENCED_PARAMETER(IoObject);
    for (Module = 0; Module < MODULES; Module++) {
        if (Extension->Table->Loaded[Module] != 0) {
            Extension->Table->Loaded[Module] = 0;
            break;
        }
    }
    IoFreeWorkItem(IoWorkItem);
    ExReleaseRundownProtection(&Extension->QueuedItems);
}

static VOID QueueModuleUnload(PDEVICE_OBJECT DeviceObject)
{
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;
    PIO_WORKITEM Item = IoAllocateWorkItem(DeviceObject);

    if (Item == NULL) {
        return;
    }
    ExAcquireRundownProtection(&Extension->QueuedItems);
    IoQueueWorkItemEx(Item, UnloadModuleRoutine, DelayedWorkQueue, Extension);
}

VOID NTAPI TableUnload(PDRIVER_OBJECT DriverObject)
{
    PDEVICE_OBJECT DeviceObject = DriverObject->DeviceObject;
    PDEVICE_EXTENSION Extension = DeviceObject->DeviceExtension;

    QueueModuleUnload(DeviceObject);
#ifdef FIXED
    ExWaitForRundownProtectionRelease(&Extension->QueuedItems);
    ExFreePoolWithTag(Extension->Table, PLAIN_TAG);
#else
    ExFreePoolWithTag(Extension->Table, PLAIN_TAG);
    ExWaitForRundownProtectionRelease(&Extension->QueuedItems);
#endif
    IoDeleteDevice(DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT DeviceObject =
        CreatePlainDevice(DriverObject, sizeof(DEVICE_EXTENSION), PlainControl, TableUnload);
    PDEVICE_EXTENSION Extension;

    UNREFERENCED_PARAMETER(RegistryPath);
    if (DeviceObject == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Extension = DeviceObject->DeviceExtension;
    ExInitializeRundownProtection(&Extension->QueuedItems);
    Extension->Table = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Extension->Table), PLAIN_TAG);
    if (Extension->Table == NULL) {
        IoDeleteDevice(DeviceObject);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlZeroMemory(Extension->Table, sizeof(*Extension->Table));
    Extension->Table->Loaded[0] = 1;
    return STATUS_SUCCESS;
}
