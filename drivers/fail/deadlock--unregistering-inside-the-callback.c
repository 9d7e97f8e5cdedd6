/*
 * Wrong in one way: the handler of a power event unregisters what the driver has registered for events, and for that waits until no
 * handler runs. It is one of them.
 *
 * Reported as microsoft/Windows-driver-samples PR #398 and PR #408: a callback for changes of the power state unregistered
 * the driver's callouts, which can wait for the callback itself. The mend hands the unregistering to a work item, which waits
 * until the handler is through.
 * Rule deadlock: kernel/run-down-protection.
 */
#define PLAIN_DEVICE_PNP_EVENT PowerDevicePnPEvent
#include "../support/plain-filter.h"

typedef struct _FILTER {
    PLAIN_FILTER Plain;
    EX_RUNDOWN_REF Handlers; /* one reference for each handler that runs */
    NDIS_HANDLE WorkItem;
    NDIS_EVENT IsUnregistered;
} FILTER, *PFILTER;

DRIVER_INITIALIZE DriverEntry;
FILTER_ATTACH PowerAttach;
FILTER_DETACH PowerDetach;
NDIS_IO_WORKITEM_FUNCTION UnregisterRoutine;

/* Returns when no handler runs any more and none will. */
static VOID Unregister(PFILTER Filter)
{
    ExWaitForRundownProtectionRelease(&Filter->Handlers);
    NdisSetEvent(&Filter->IsUnregistered);
}

VOID NTAPI UnregisterRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    Unregister(WorkItemContext);
}

static VOID HandlePowerEvent(PFILTER Filter)
{
#ifdef FIXED
    NdisQueueIoWorkItem(Filter->WorkItem, UnregisterRoutine, Filter);
#else
    Unregister(Filter);
#endif
}

VOID NTAPI PowerDevicePnPEvent(NDIS_HANDLE FilterModuleContext, PNET_DEVICE_PNP_EVENT NetDevicePnPEvent)
{
    PFILTER Filter = FilterModuleContext;

    if (ExAcquireRundownProtection(&Filter->Handlers)) {
        if (NetDevicePnPEvent->DevicePnPEvent == NdisDevicePnPEventPowerProfileChanged) {
            HandlePowerEvent(Filter);
        }
        ExReleaseRundownProtection(&Filter->Handlers);
    }
    NdisFDevicePnPEventNotify(Filter->Plain.FilterHandle, NetDevicePnPEvent);
}

NDIS_STATUS NTAPI PowerAttach(NDIS_HANDLE NdisFilterHandle, NDIS_HANDLE FilterDriverContext,
                              PNDIS_FILTER_ATTACH_PARAMETERS AttachParameters)
{
    PFILTER Filter = AllocatePlainFilter(NdisFilterHandle, sizeof(*Filter));

    UNREFERENCED_PARAMETER(FilterDriverContext);
    UNREFERENCED_PARAMETER(AttachParameters);
    if (Filter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    ExInitializeRundownProtection(&Filter->Handlers);
    NdisInitializeEvent(&Filter->IsUnregistered);
    Filter->WorkItem = NdisAllocateIoWorkItem(NdisFilterHandle);
    if (Filter->WorkItem == NULL) {
        NdisFreeMemory(Filter, 0, 0);
        return NDIS_STATUS_RESOURCES;
    }
    return NDIS_STATUS_SUCCESS;
}

/* The event that makes the filter unregister comes once, when the module runs. */
VOID NTAPI PowerDetach(NDIS_HANDLE FilterModuleContext)
{
    PFILTER Filter = FilterModuleContext;

    NdisWaitEvent(&Filter->IsUnregistered, 0);
    NdisFreeIoWorkItem(Filter->WorkItem);
    NdisFreeMemory(Filter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return RegisterPlainFilter(DriverObject, PowerAttach, PowerDetach, PlainFilterUnload);
}
