/*
 * Wrong in one way: a protocol driver allocates an NDIS work item with its protocol handle.
 *
 * Rule work-item-protocol-handle: ddi/ndis/nf-ndis-ndisallocateioworkitem. No device object belongs to a protocol driver's
 * handle; the right driver makes a device object of its own and allocates a kernel work item for that.
 */
#define NDIS630 1
#include <ndis.h>

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD ProtocolUnload;
PROTOCOL_BIND_ADAPTER_EX ProtocolBindAdapter;
PROTOCOL_UNBIND_ADAPTER_EX ProtocolUnbindAdapter;
PROTOCOL_OPEN_ADAPTER_COMPLETE_EX ProtocolOpenAdapterComplete;
PROTOCOL_CLOSE_ADAPTER_COMPLETE_EX ProtocolCloseAdapterComplete;
PROTOCOL_OID_REQUEST_COMPLETE ProtocolOidRequestComplete;
PROTOCOL_STATUS_EX ProtocolStatus;
PROTOCOL_NET_PNP_EVENT ProtocolNetPnPEvent;
PROTOCOL_RECEIVE_NET_BUFFER_LISTS ProtocolReceive;
PROTOCOL_SEND_NET_BUFFER_LISTS_COMPLETE ProtocolSendComplete;

static NDIS_HANDLE ProtocolHandle;
#ifdef FIXED
static PDEVICE_OBJECT ControlDevice;
static PIO_WORKITEM WorkItem;
#else
static NDIS_HANDLE WorkItem;
#endif

/* This driver binds to nothing. */
NDIS_STATUS NTAPI ProtocolBindAdapter(NDIS_HANDLE ProtocolDriverContext, NDIS_HANDLE BindContext,
                                      PNDIS_BIND_PARAMETERS BindParameters)
{
    UNREFERENCED_PARAMETER(ProtocolDriverContext);
    UNREFERENCED_PARAMETER(BindContext);
    UNREFERENCED_PARAMETER(BindParameters);
    return NDIS_STATUS_NOT_RECOGNIZED;
}

NDIS_STATUS NTAPI ProtocolUnbindAdapter(NDIS_HANDLE UnbindContext, NDIS_HANDLE ProtocolBindingContext)
{
    UNREFERENCED_PARAMETER(UnbindContext);
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI ProtocolOpenAdapterComplete(NDIS_HANDLE ProtocolBindingContext, NDIS_STATUS Status)
{
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
    UNREFERENCED_PARAMETER(Status);
}

VOID NTAPI ProtocolCloseAdapterComplete(NDIS_HANDLE ProtocolBindingContext)
{
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
}

VOID NTAPI ProtocolOidRequestComplete(NDIS_HANDLE ProtocolBindingContext, PNDIS_OID_REQUEST OidRequest,
                                      NDIS_STATUS Status)
{
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
    UNREFERENCED_PARAMETER(OidRequest);
    UNREFERENCED_PARAMETER(Status);
}

VOID NTAPI ProtocolStatus(NDIS_HANDLE ProtocolBindingContext, PNDIS_STATUS_INDICATION StatusIndication)
{
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
    UNREFERENCED_PARAMETER(StatusIndication);
}

NDIS_STATUS NTAPI ProtocolNetPnPEvent(NDIS_HANDLE ProtocolBindingContext,
                                      PNET_PNP_EVENT_NOTIFICATION NetPnPEventNotification)
{
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
    UNREFERENCED_PARAMETER(NetPnPEventNotification);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI ProtocolReceive(NDIS_HANDLE ProtocolBindingContext, PNET_BUFFER_LIST NetBufferLists,
                           NDIS_PORT_NUMBER PortNumber, ULONG NumberOfNetBufferLists, ULONG ReceiveFlags)
{
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
    UNREFERENCED_PARAMETER(NetBufferLists);
    UNREFERENCED_PARAMETER(PortNumber);
    UNREFERENCED_PARAMETER(NumberOfNetBufferLists);
    UNREFERENCED_PARAMETER(ReceiveFlags);
}

VOID NTAPI ProtocolSendComplete(NDIS_HANDLE ProtocolBindingContext, PNET_BUFFER_LIST NetBufferLists,
                                ULONG SendCompleteFlags)
{
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
    UNREFERENCED_PARAMETER(NetBufferLists);
    UNREFERENCED_PARAMETER(SendCompleteFlags);
}

VOID NTAPI ProtocolUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    NdisDeregisterProtocolDriver(ProtocolHandle);
#ifdef FIXED
    IoFreeWorkItem(WorkItem);
    IoDeleteDevice(ControlDevice);
#else
    NdisFreeIoWorkItem(WorkItem);
#endif
}

/* The work item that the driver wants, for later. */
static NTSTATUS AllocateWorkItem(PDRIVER_OBJECT DriverObject)
{
#ifdef FIXED
    NTSTATUS Status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_NETWORK, 0, FALSE, &ControlDevice);

    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    WorkItem = IoAllocateWorkItem(ControlDevice);
    if (WorkItem == NULL) {
        IoDeleteDevice(ControlDevice);
    }
#else
    UNREFERENCED_PARAMETER(DriverObject);
    WorkItem = NdisAllocateIoWorkItem(ProtocolHandle);
#endif
    return WorkItem == NULL ? STATUS_INSUFFICIENT_RESOURCES : STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Characteristics;
    NTSTATUS Status;

    UNREFERENCED_PARAMETER(RegistryPath);
    NdisZeroMemory(&Characteristics, sizeof(Characteristics));
    Characteristics.Header.Type = NDIS_OBJECT_TYPE_PROTOCOL_DRIVER_CHARACTERISTICS;
    Characteristics.Header.Revision = NDIS_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_2;
    Characteristics.Header.Size = NDIS_SIZEOF_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_2;
    Characteristics.MajorNdisVersion = NDIS_PROTOCOL_MAJOR_VERSION;
    Characteristics.MinorNdisVersion = NDIS_PROTOCOL_MINOR_VERSION;
    Characteristics.MajorDriverVersion = 1;
    RtlInitUnicodeString(&Characteristics.Name, L"WorkItemProtocolHandle");
    Characteristics.BindAdapterHandlerEx = ProtocolBindAdapter;
    Characteristics.UnbindAdapterHandlerEx = ProtocolUnbindAdapter;
    Characteristics.OpenAdapterCompleteHandlerEx = ProtocolOpenAdapterComplete;
    Characteristics.CloseAdapterCompleteHandlerEx = ProtocolCloseAdapterComplete;
    Characteristics.OidRequestCompleteHandler = ProtocolOidRequestComplete;
    Characteristics.StatusHandlerEx = ProtocolStatus;
    Characteristics.NetPnPEventHandler = ProtocolNetPnPEvent;
    Characteristics.ReceiveNetBufferListsHandler = ProtocolReceive;
    Characteristics.SendNetBufferListsCompleteHandler = ProtocolSendComplete;
    DriverObject->DriverUnload = ProtocolUnload;
    Status = NdisRegisterProtocolDriver(NULL, &Characteristics, &ProtocolHandle);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = AllocateWorkItem(DriverObject);
    if (!NT_SUCCESS(Status)) {
        NdisDeregisterProtocolDriver(ProtocolHandle);
    }
    return Status;
}
