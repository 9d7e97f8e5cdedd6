/*
 * Wrong in one way: the driver completes OID_PNP_SET_POWER in a work item, and also says at once that it is done.
 *
 * Found by: check
 * The system must sleep.
 *
 * Rule NdisOidDoubleComplete: devtest/ndis-ndisoiddoublecomplete. A request is completed once.
 */
#define NDIS_MINIPORT_DRIVER 1
#define NDIS630_MINIPORT 1
#define PLAIN_NDIS_VERSION_CHOSEN
#include <ndis.h>

static NDIS_PM_CAPABILITIES Capabilities;

/* With the general attributes the driver says that it manages power. */
#define NdisMSetMiniportAttributes(Handle, Attributes) SetAttributes((Handle), (Attributes))
static inline NDIS_STATUS SetAttributes(NDIS_HANDLE Handle, PNDIS_MINIPORT_ADAPTER_ATTRIBUTES Attributes)
{
    if (Attributes->GeneralAttributes.Header.Type == NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES) {
        Capabilities.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
        Capabilities.Header.Revision = NDIS_PM_CAPABILITIES_REVISION_1;
        Capabilities.Header.Size = NDIS_SIZEOF_NDIS_PM_CAPABILITIES_REVISION_1;
        Attributes->GeneralAttributes.PowerManagementCapabilitiesEx = &Capabilities;
    }
    return (NdisMSetMiniportAttributes)(Handle, Attributes);
}

#define PLAIN_OID_REQUEST PowerOidRequest
#include "../support/plain-miniport.h"

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_HANDLE PowerItem;
    PNDIS_OID_REQUEST Request; /* that the work item completes */
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE PowerInitialize;
MINIPORT_HALT PowerHalt;
NDIS_IO_WORKITEM_FUNCTION PowerRoutine;

VOID NTAPI PowerRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    NdisMOidRequestComplete(Adapter->Plain.MiniportAdapterHandle, Adapter->Request, NDIS_STATUS_SUCCESS);
}

NDIS_STATUS NTAPI PowerOidRequest(NDIS_HANDLE MiniportAdapterContext, PNDIS_OID_REQUEST OidRequest)
{
    PADAPTER Adapter = MiniportAdapterContext;

    if (OidRequest->RequestType == NdisRequestQueryInformation &&
        OidRequest->DATA.QUERY_INFORMATION.Oid == OID_PNP_QUERY_POWER) {
        return NDIS_STATUS_SUCCESS;
    }
    if (OidRequest->RequestType != NdisRequestSetInformation ||
        OidRequest->DATA.SET_INFORMATION.Oid != OID_PNP_SET_POWER) {
        return PlainOidRequest(MiniportAdapterContext, OidRequest);
    }
    Adapter->Request = OidRequest;
    NdisQueueIoWorkItem(Adapter->PowerItem, PowerRoutine, Adapter);
#ifdef FIXED
    return NDIS_STATUS_PENDING;
#else
    return NDIS_STATUS_SUCCESS;
#endif
}

NDIS_STATUS NTAPI PowerInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                  PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter = AllocatePlainAdapter(NdisMiniportHandle, sizeof(*Adapter));

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    Adapter->PowerItem = NdisAllocateIoWorkItem(NdisMiniportHandle);
    if (Adapter->PowerItem == NULL) {
        NdisFreeMemory(Adapter, 0, 0);
        return NDIS_STATUS_RESOURCES;
    }
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI PowerHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    NdisFreeIoWorkItem(Adapter->PowerItem);
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, PowerInitialize, PowerHalt, PlainUnload);
}
