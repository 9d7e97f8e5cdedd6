/*
 * Wrong in one way: the routine of a work item, which has freed the item, still waits when the unload routine returns.
 *
 * Rule work-item-outlives-driver: kernel/releasing-driver-allocated-resources. The unload routine makes sure that the
 * work item has completed.
 */
#include "../support/plain-miniport.h"

static NDIS_EVENT RoutineEnds;
static NDIS_HANDLE WorkItem;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE RunInitialize;
MINIPORT_HALT RunHalt;
NDIS_IO_WORKITEM_FUNCTION RunRoutine;

VOID NTAPI RunRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    UNREFERENCED_PARAMETER(WorkItemContext);
    NdisFreeIoWorkItem(NdisIoWorkItemHandle);
    NdisMSleep(5000000);
    NdisSetEvent(&RoutineEnds);
}

NDIS_STATUS NTAPI RunInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    return AllocatePlainAdapter(NdisMiniportHandle, sizeof(PLAIN_ADAPTER)) == NULL ? NDIS_STATUS_RESOURCES
                                                                                   : NDIS_STATUS_SUCCESS;
}

VOID NTAPI RunHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    UNREFERENCED_PARAMETER(HaltAction);
    NdisFreeMemory(MiniportAdapterContext, 0, 0);
    WorkItem = NdisAllocateIoWorkItem(MiniportDriverHandle);
    if (WorkItem != NULL) {
        NdisResetEvent(&RoutineEnds);
        NdisQueueIoWorkItem(WorkItem, RunRoutine, NULL);
    }
}

DRIVER_UNLOAD RunUnload;

VOID NTAPI RunUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
#ifdef FIXED
    NdisWaitEvent(&RoutineEnds, 0);
#else
    NdisMSleep(1000);
#endif
    NdisMDeregisterMiniportDriver(MiniportDriverHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NdisInitializeEvent(&RoutineEnds);
    NdisSetEvent(&RoutineEnds);
    return RegisterPlainMiniport(DriverObject, RegistryPath, RunInitialize, RunHalt, RunUnload);
}
