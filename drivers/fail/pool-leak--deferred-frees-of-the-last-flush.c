/*
 * Wrong in one way: what is to be freed later is flushed once when the driver unloads, although the entries that are flushed
 * put off further frees.
 *
 * Reported as microsoft/ebpf-for-windows #406: running the entries of the list of deferred frees puts new entries on it. At
 * run time the next flush takes those; at exit there is none, and they leak. The last flush has to go on until the list
 * stays empty.
 * Rule pool-leak: kernel/writing-an-unload-routine.
 */
#include "../support/plain-device.h"

/* A program keeps a map; when the program is freed at last, its map is put on the list in its turn. */
typedef struct _DEFERRED_FREE {
    LIST_ENTRY Link;
    struct _DEFERRED_FREE *Map;
} DEFERRED_FREE, *PDEFERRED_FREE;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD FlushingUnload;
DRIVER_DISPATCH FlushingControl;

static KSPIN_LOCK Lock;
static LIST_ENTRY Deferred;

static VOID FreeLater(PDEFERRED_FREE Entry)
{
    KIRQL OldIrql;

    KeAcquireSpinLock(&Lock, &OldIrql);
    InsertTailList(&Deferred, &Entry->Link);
    KeReleaseSpinLock(&Lock, OldIrql);
}

/* Takes the whole list and frees its entries; whether there were any. */
static BOOLEAN Flush(VOID)
{
    LIST_ENTRY Taken;
    KIRQL OldIrql;
    BOOLEAN WasEmpty;

    InitializeListHead(&Taken);
    KeAcquireSpinLock(&Lock, &OldIrql);
    while (!IsListEmpty(&Deferred)) {
        InsertTailList(&Taken, RemoveHeadList(&Deferred));
    }
    KeReleaseSpinLock(&Lock, OldIrql);
    WasEmpty = IsListEmpty(&Taken);
    while (!IsListEmpty(&Taken)) {
        PDEFERRED_FREE Entry = CONTAINING_RECORD(RemoveHeadList(&Taken), DEFERRED_FREE, Link);

        if (Entry->Map != NULL) {
            FreeLater(Entry->Map);
        }
        ExFreePoolWithTag(Entry, PLAIN_TAG);
    }
    return !WasEmpty;
}

/* Loads a program with a map, and gives the program up. */
NTSTATUS NTAPI FlushingControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PDEFERRED_FREE Program = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Program), PLAIN_TAG);

    UNREFERENCED_PARAMETER(DeviceObject);
    if (Program == NULL) {
        return CompletePlainRequest(Irp, STATUS_INSUFFICIENT_RESOURCES);
    }
    Program->Map = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Program->Map), PLAIN_TAG);
    if (Program->Map != NULL) {
        Program->Map->Map = NULL;
    }
    FreeLater(Program);
    return CompletePlainRequest(Irp, STATUS_SUCCESS);
}

VOID NTAPI FlushingUnload(PDRIVER_OBJECT DriverObject)
{
#ifdef FIXED
    while (Flush()) {
    }
#else
    Flush();
#endif
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    KeInitializeSpinLock(&Lock);
    InitializeListHead(&Deferred);
    return CreatePlainDevice(DriverObject, 0, FlushingControl, FlushingUnload) == NULL ? STATUS_INSUFFICIENT_RESOURCES
                                                                                       : STATUS_SUCCESS;
}
