/*
 * A protocol driver whose characteristics have the type of any object (NDIS_OBJECT_TYPE_DEFAULT), revision 1 and 128 bytes.
 * It binds to no adapter.
 *
 * ndis/ns-ndis-_ndis_protocol_driver_characteristics
 */
#define NDIS620 1
#include <ndis.h>

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD UnwillingUnload;
PROTOCOL_BIND_ADAPTER_EX UnwillingBindAdapter;
PROTOCOL_UNBIND_ADAPTER_EX UnwillingUnbindAdapter;
PROTOCOL_OPEN_ADAPTER_COMPLETE_EX UnwillingOpenAdapterComplete;
PROTOCOL_CLOSE_ADAPTER_COMPLETE_EX UnwillingCloseAdapterComplete;
PROTOCOL_OID_REQUEST_COMPLETE UnwillingOidRequestComplete;
PROTOCOL_STATUS_EX UnwillingStatus;
PROTOCOL_NET_PNP_EVENT UnwillingNetPnPEvent;
PROTOCOL_RECEIVE_NET_BUFFER_LISTS UnwillingReceive;
PROTOCOL_SEND_NET_BUFFER_LISTS_COMPLETE UnwillingSendComplete;

static NDIS_HANDLE ProtocolDriverHandle;

NDIS_STATUS NTAPI UnwillingBindAdapter(NDIS_HANDLE ProtocolDriverContext, NDIS_HANDLE BindContext,
                                       PNDIS_BIND_PARAMETERS BindParameters)
{
    UNREFERENCED_PARAMETER(ProtocolDriverContext);
    UNREFERENCED_PARAMETER(BindContext);
    UNREFERENCED_PARAMETER(BindParameters);
    return NDIS_STATUS_NOT_SUPPORTED;
}

/* Without a binding none of the following is called. */

NDIS_STATUS NTAPI UnwillingUnbindAdapter(NDIS_HANDLE UnbindContext, NDIS_HANDLE ProtocolBindingContext)
{
    UNREFERENCED_PARAMETER(UnbindContext);
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI UnwillingOpenAdapterComplete(NDIS_HANDLE ProtocolBindingContext, NDIS_STATUS Status)
{
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
    UNREFERENCED_PARAMETER(Status);
}

VOID NTAPI UnwillingCloseAdapterComplete(NDIS_HANDLE ProtocolBindingContext)
{
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
}

VOID NTAPI UnwillingOidRequestComplete(NDIS_HANDLE ProtocolBindingContext, PNDIS_OID_REQUEST OidRequest,
                                       NDIS_STATUS Status)
{
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
    UNREFERENCED_PARAMETER(OidRequest);
    UNREFERENCED_PARAMETER(Status);
}

VOID NTAPI UnwillingStatus(NDIS_HANDLE ProtocolBindingContext, PNDIS_STATUS_INDICATION StatusIndication)
{
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
    UNREFERENCED_PARAMETER(StatusIndication);
}

VOID NTAPI UnwillingReceive(NDIS_HANDLE ProtocolBindingContext, PNET_BUFFER_LIST NetBufferLists,
                            NDIS_PORT_NUMBER PortNumber, ULONG NumberOfNetBufferLists, ULONG ReceiveFlags)
{
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
    UNREFERENCED_PARAMETER(NetBufferLists);
    UNREFERENCED_PARAMETER(PortNumber);
    UNREFERENCED_PARAMETER(NumberOfNetBufferLists);
    UNREFERENCED_PARAMETER(ReceiveFlags);
}

VOID NTAPI UnwillingSendComplete(NDIS_HANDLE ProtocolBindingContext, PNET_BUFFER_LIST NetBufferList,
                                 ULONG SendCompleteFlags)
{
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
    UNREFERENCED_PARAMETER(NetBufferList);
    UNREFERENCED_PARAMETER(SendCompleteFlags);
}

NDIS_STATUS NTAPI UnwillingNetPnPEvent(NDIS_HANDLE ProtocolBindingContext, PNET_PNP_EVENT_NOTIFICATION NetPnPEvent)
{
    UNREFERENCED_PARAMETER(ProtocolBindingContext);
    UNREFERENCED_PARAMETER(NetPnPEvent);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI UnwillingUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    NdisDeregisterProtocolDriver(ProtocolDriverHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    static NDIS_STRING Name = RTL_CONSTANT_STRING(L"UNWILLING");
    NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Characteristics;

    UNREFERENCED_PARAMETER(RegistryPath);
    C_ASSERT(sizeof(Characteristics) == 128);
    DriverObject->DriverUnload = UnwillingUnload;
    NdisZeroMemory(&Characteristics, sizeof(Characteristics));
    Characteristics.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
    Characteristics.Header.Revision = NDIS_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_1;
    Characteristics.Header.Size = sizeof(Characteristics);
    Characteristics.MajorNdisVersion = NDIS_PROTOCOL_MAJOR_VERSION;
    Characteristics.MinorNdisVersion = NDIS_PROTOCOL_MINOR_VERSION;
    Characteristics.Name = Name;
    Characteristics.BindAdapterHandlerEx = UnwillingBindAdapter;
    Characteristics.UnbindAdapterHandlerEx = UnwillingUnbindAdapter;
    Characteristics.OpenAdapterCompleteHandlerEx = UnwillingOpenAdapterComplete;
    Characteristics.CloseAdapterCompleteHandlerEx = UnwillingCloseAdapterComplete;
    Characteristics.OidRequestCompleteHandler = UnwillingOidRequestComplete;
    Characteristics.StatusHandlerEx = UnwillingStatus;
    Characteristics.NetPnPEventHandler = UnwillingNetPnPEvent;
    Characteristics.ReceiveNetBufferListsHandler = UnwillingReceive;
    Characteristics.SendNetBufferListsCompleteHandler = UnwillingSendComplete;
    return NdisRegisterProtocolDriver(NULL, &Characteristics, &ProtocolDriverHandle);
}
