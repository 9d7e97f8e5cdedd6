/*
 * A filter module's life: attach, restart, pause, detach.
 * https://learn.microsoft.com/windows-hardware/drivers/network/filter-module-states-and-operations
 */
#include "filter.h"

static NDIS_STATUS SetAttributes(PFILTER Filter)
{
    NDIS_FILTER_ATTRIBUTES Attributes;

    NdisZeroMemory(&Attributes, sizeof(Attributes));
    Attributes.Header.Type = NDIS_OBJECT_TYPE_FILTER_ATTRIBUTES;
    Attributes.Header.Revision = NDIS_FILTER_ATTRIBUTES_REVISION_1;
    Attributes.Header.Size = NDIS_SIZEOF_FILTER_ATTRIBUTES_REVISION_1;
    return NdisFSetAttributes(Filter->FilterHandle, Filter, &Attributes);
}

NDIS_STATUS NTAPI DeferringAttach(NDIS_HANDLE NdisFilterHandle, NDIS_HANDLE FilterDriverContext,
                                  PNDIS_FILTER_ATTACH_PARAMETERS AttachParameters)
{
    PFILTER Filter;
    NDIS_STATUS Status;

    UNREFERENCED_PARAMETER(FilterDriverContext);
    if (AttachParameters->MiniportMediaType != NdisMedium802_3) {
        return NDIS_STATUS_INVALID_PARAMETER;
    }
    Filter = NdisAllocateMemoryWithTagPriority(NdisFilterHandle, sizeof(*Filter), TAG, NormalPoolPriority);
    if (Filter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisZeroMemory(Filter, sizeof(*Filter));
    Filter->FilterHandle = NdisFilterHandle;
    Filter->State = FilterPaused;
    NdisAllocateSpinLock(&Filter->Lock);
    NdisInitializeEvent(&Filter->WorkItemIsIdle);
    NdisSetEvent(&Filter->WorkItemIsIdle);
    Filter->WorkItem = NdisAllocateIoWorkItem(FilterDriverHandle);
    Status = Filter->WorkItem == NULL ? NDIS_STATUS_RESOURCES : SetAttributes(Filter);
    if (Status != NDIS_STATUS_SUCCESS) {
        if (Filter->WorkItem != NULL) {
            NdisFreeIoWorkItem(Filter->WorkItem);
        }
        NdisFreeSpinLock(&Filter->Lock);
        NdisFreeMemory(Filter, 0, 0);
        return Status;
    }
    AddModule(Filter);
    return NDIS_STATUS_SUCCESS;
}

/* The module is paused: nothing is queued, and FilterPause has waited for the work item. */
VOID NTAPI DeferringDetach(NDIS_HANDLE FilterModuleContext)
{
    PFILTER Filter = FilterModuleContext;

    RemoveModule(Filter);
    NdisFreeIoWorkItem(Filter->WorkItem);
    NdisFreeSpinLock(&Filter->Lock);
    NdisFreeMemory(Filter, 0, 0);
}

NDIS_STATUS NTAPI DeferringRestart(NDIS_HANDLE FilterModuleContext, PNDIS_FILTER_RESTART_PARAMETERS RestartParameters)
{
    PFILTER Filter = FilterModuleContext;

    UNREFERENCED_PARAMETER(RestartParameters);
    NdisAcquireSpinLock(&Filter->Lock);
    Filter->State = FilterRunning;
    NdisReleaseSpinLock(&Filter->Lock);
    return NDIS_STATUS_SUCCESS;
}

/* From here on the work item's routine returns what it finds; when it is idle, the module holds nothing any more. */
NDIS_STATUS NTAPI DeferringPause(NDIS_HANDLE FilterModuleContext, PNDIS_FILTER_PAUSE_PARAMETERS PauseParameters)
{
    PFILTER Filter = FilterModuleContext;

    UNREFERENCED_PARAMETER(PauseParameters);
    NdisAcquireSpinLock(&Filter->Lock);
    Filter->State = FilterPausing;
    NdisReleaseSpinLock(&Filter->Lock);
    WaitForReceives(Filter);
    NdisAcquireSpinLock(&Filter->Lock);
    Filter->State = FilterPaused;
    NdisReleaseSpinLock(&Filter->Lock);
    return NDIS_STATUS_SUCCESS;
}
