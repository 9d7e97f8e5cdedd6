/*
 * Wrong in one way: the work item that ends a module's detaching says under a lock that the module is gone, and signals that only
 * after it has released the lock; unload may free what the signal lies in between the two.
 *
 * Reported as nmap/npcap #347 (and nmap/nmap #1626): the driver unloaded before all of its filter modules had finished
 * detaching; the crash was in setting an event on that path. The mend signals under the lock, so that whoever sees that no module is left
 * knows that the last one needs nothing more.
 * Found by: check
 * Interleaving: DriverUnload is about to take the lock; the item's routine takes it, counts its module out and releases it;
 * DriverUnload finds no module, does not wait and frees the shared part; the routine sets the event in it.
 * Rule pool-use-after-free: kernel/releasing-driver-allocated-resources.
 */
#include "../support/plain-filter.h"

/* What all modules share. */
typedef struct _SHARED {
    NDIS_SPIN_LOCK Lock;
    ULONG Modules; /* guarded by Lock */
    NDIS_EVENT NoModule;
} SHARED, *PSHARED;

typedef struct _FILTER {
    PLAIN_FILTER Plain;
    NDIS_HANDLE WorkItem;
} FILTER, *PFILTER;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD SharedUnload;
FILTER_ATTACH SharedAttach;
FILTER_DETACH SharedDetach;
NDIS_IO_WORKITEM_FUNCTION EndDetachRoutine;

static PSHARED Shared;

static VOID CountOut(VOID)
{
    BOOLEAN IsLast;

    NdisAcquireSpinLock(&Shared->Lock);
    IsLast = --Shared->Modules == 0;
#ifdef FIXED
    if (IsLast) {
        NdisSetEvent(&Shared->NoModule);
    }
    NdisReleaseSpinLock(&Shared->Lock);
#else
    NdisReleaseSpinLock(&Shared->Lock);
    if (IsLast) {
        NdisSetEvent(&Shared->NoModule);
    }
#endif
}

VOID NTAPI EndDetachRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    NdisFreeIoWorkItem(NdisIoWorkItemHandle);
    NdisFreeMemory(WorkItemContext, 0, 0);
    CountOut();
}

NDIS_STATUS NTAPI SharedAttach(NDIS_HANDLE NdisFilterHandle, NDIS_HANDLE FilterDriverContext,
                               PNDIS_FILTER_ATTACH_PARAMETERS AttachParameters)
{
    PFILTER Filter = AllocatePlainFilter(NdisFilterHandle, sizeof(*Filter));

    UNREFERENCED_PARAMETER(FilterDriverContext);
    UNREFERENCED_PARAMETER(AttachParameters);
    if (Filter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    Filter->WorkItem = NdisAllocateIoWorkItem(FilterDriverHandle);
    if (Filter->WorkItem == NULL) {
        NdisFreeMemory(Filter, 0, 0);
        return NDIS_STATUS_RESOURCES;
    }
    NdisAcquireSpinLock(&Shared->Lock);
    Shared->Modules++;
    NdisReleaseSpinLock(&Shared->Lock);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI SharedDetach(NDIS_HANDLE FilterModuleContext)
{
    PFILTER Filter = FilterModuleContext;

    NdisQueueIoWorkItem(Filter->WorkItem, EndDetachRoutine, Filter);
}

VOID NTAPI SharedUnload(PDRIVER_OBJECT DriverObject)
{
    BOOLEAN IsModuleLeft;

    UNREFERENCED_PARAMETER(DriverObject);
    NdisFDeregisterFilterDriver(FilterDriverHandle);
    NdisAcquireSpinLock(&Shared->Lock);
    IsModuleLeft = Shared->Modules != 0;
    NdisReleaseSpinLock(&Shared->Lock);
    if (IsModuleLeft) {
        NdisWaitEvent(&Shared->NoModule, 0);
        /* Whoever set the event may still hold the lock. */
        NdisAcquireSpinLock(&Shared->Lock);
        NdisReleaseSpinLock(&Shared->Lock);
    }
    NdisFreeSpinLock(&Shared->Lock);
    ExFreePoolWithTag(Shared, PLAIN_TAG);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_STATUS Status;

    UNREFERENCED_PARAMETER(RegistryPath);
    Shared = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Shared), PLAIN_TAG);
    if (Shared == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    NdisAllocateSpinLock(&Shared->Lock);
    NdisInitializeEvent(&Shared->NoModule);
    Shared->Modules = 0;
    Status = RegisterPlainFilter(DriverObject, SharedAttach, SharedDetach, SharedUnload);
    if (Status != NDIS_STATUS_SUCCESS) {
        NdisFreeSpinLock(&Shared->Lock);
        ExFreePoolWithTag(Shared, PLAIN_TAG);
    }
    return Status;
}
