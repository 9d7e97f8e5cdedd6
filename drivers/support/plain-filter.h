/*
 * A filter driver that lets everything through, for drivers that show one thing only.
 *
 * The driver that includes this writes FilterAttach and FilterDetach, and has the rest registered by RegisterPlainFilter. Its
 * module context begins with a PLAIN_FILTER. NDIS goes past a filter for whatever it has no handler for; a driver that wants to
 * have some defines their names before it includes this. `drivers/pass/deferring-filter` explains what stands here.
 */
#pragma once

#define NDIS630 1
#include <ndis.h>

#define PLAIN_TAG 'nalP'

#ifdef PLAIN_RECEIVE
FILTER_RECEIVE_NET_BUFFER_LISTS PLAIN_RECEIVE;
#else
#define PLAIN_RECEIVE NULL
#endif
#ifdef PLAIN_RETURN
FILTER_RETURN_NET_BUFFER_LISTS PLAIN_RETURN;
#else
#define PLAIN_RETURN NULL
#endif
#ifdef PLAIN_OID_REQUEST_COMPLETE
FILTER_OID_REQUEST_COMPLETE PLAIN_OID_REQUEST_COMPLETE;
#else
#define PLAIN_OID_REQUEST_COMPLETE NULL
#endif
#ifdef PLAIN_DEVICE_PNP_EVENT
FILTER_DEVICE_PNP_EVENT_NOTIFY PLAIN_DEVICE_PNP_EVENT;
#else
#define PLAIN_DEVICE_PNP_EVENT NULL
#endif

typedef struct _PLAIN_FILTER {
    NDIS_HANDLE FilterHandle;
} PLAIN_FILTER, *PPLAIN_FILTER;

static NDIS_HANDLE FilterDriverHandle;

/* Allocates a module context of Length bytes and sets the attributes; NULL when either fails. */
static inline PVOID AllocatePlainFilter(NDIS_HANDLE NdisFilterHandle, UINT Length)
{
    PPLAIN_FILTER Filter =
        NdisAllocateMemoryWithTagPriority(NdisFilterHandle, Length, PLAIN_TAG, NormalPoolPriority);
    NDIS_FILTER_ATTRIBUTES Attributes;

    if (Filter == NULL) {
        return NULL;
    }
    NdisZeroMemory(Filter, Length);
    Filter->FilterHandle = NdisFilterHandle;
    NdisZeroMemory(&Attributes, sizeof(Attributes));
    Attributes.Header.Type = NDIS_OBJECT_TYPE_FILTER_ATTRIBUTES;
    Attributes.Header.Revision = NDIS_FILTER_ATTRIBUTES_REVISION_1;
    Attributes.Header.Size = NDIS_SIZEOF_FILTER_ATTRIBUTES_REVISION_1;
    if (NdisFSetAttributes(NdisFilterHandle, Filter, &Attributes) != NDIS_STATUS_SUCCESS) {
        NdisFreeMemory(Filter, 0, 0);
        return NULL;
    }
    return Filter;
}

/* For drivers whose modules are a PLAIN_FILTER and nothing more. */
static inline NDIS_STATUS NTAPI PlainAttach(NDIS_HANDLE NdisFilterHandle, NDIS_HANDLE FilterDriverContext,
                                            PNDIS_FILTER_ATTACH_PARAMETERS AttachParameters)
{
    UNREFERENCED_PARAMETER(FilterDriverContext);
    UNREFERENCED_PARAMETER(AttachParameters);
    return AllocatePlainFilter(NdisFilterHandle, sizeof(PLAIN_FILTER)) == NULL ? NDIS_STATUS_RESOURCES
                                                                               : NDIS_STATUS_SUCCESS;
}

static inline VOID NTAPI PlainDetach(NDIS_HANDLE FilterModuleContext)
{
    NdisFreeMemory(FilterModuleContext, 0, 0);
}

static inline NDIS_STATUS NTAPI PlainFilterRestart(NDIS_HANDLE FilterModuleContext,
                                                   PNDIS_FILTER_RESTART_PARAMETERS RestartParameters)
{
    UNREFERENCED_PARAMETER(FilterModuleContext);
    UNREFERENCED_PARAMETER(RestartParameters);
    return NDIS_STATUS_SUCCESS;
}

static inline NDIS_STATUS NTAPI PlainFilterPause(NDIS_HANDLE FilterModuleContext,
                                                 PNDIS_FILTER_PAUSE_PARAMETERS PauseParameters)
{
    UNREFERENCED_PARAMETER(FilterModuleContext);
    UNREFERENCED_PARAMETER(PauseParameters);
    return NDIS_STATUS_SUCCESS;
}

static inline VOID NTAPI PlainFilterUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    NdisFDeregisterFilterDriver(FilterDriverHandle);
}

/* Registers the driver's own handlers with the ones above; to be called in DriverEntry. */
static inline NDIS_STATUS RegisterPlainFilter(PDRIVER_OBJECT DriverObject, FILTER_ATTACH_HANDLER Attach,
                                              FILTER_DETACH_HANDLER Detach, PDRIVER_UNLOAD Unload)
{
    NDIS_STRING FriendlyName = NDIS_STRING_CONST("OpenNDIS plain filter");
    NDIS_STRING UniqueName = NDIS_STRING_CONST("{5f1c4f6e-6f4c-4a54-9c6a-0d6c5b1f3a02}");
    NDIS_STRING ServiceName = NDIS_STRING_CONST("PlainFilter");
    NDIS_FILTER_DRIVER_CHARACTERISTICS Characteristics;

    NdisZeroMemory(&Characteristics, sizeof(Characteristics));
    Characteristics.Header.Type = NDIS_OBJECT_TYPE_FILTER_DRIVER_CHARACTERISTICS;
    Characteristics.Header.Revision = NDIS_FILTER_CHARACTERISTICS_REVISION_2;
    Characteristics.Header.Size = NDIS_SIZEOF_FILTER_DRIVER_CHARACTERISTICS_REVISION_2;
    Characteristics.MajorNdisVersion = NDIS_FILTER_MAJOR_VERSION;
    Characteristics.MinorNdisVersion = NDIS_FILTER_MINOR_VERSION;
    Characteristics.MajorDriverVersion = 1;
    Characteristics.FriendlyName = FriendlyName;
    Characteristics.UniqueName = UniqueName;
    Characteristics.ServiceName = ServiceName;
    Characteristics.AttachHandler = Attach;
    Characteristics.DetachHandler = Detach;
    Characteristics.RestartHandler = PlainFilterRestart;
    Characteristics.PauseHandler = PlainFilterPause;
    Characteristics.ReceiveNetBufferListsHandler = PLAIN_RECEIVE;
    Characteristics.ReturnNetBufferListsHandler = PLAIN_RETURN;
    Characteristics.OidRequestCompleteHandler = PLAIN_OID_REQUEST_COMPLETE;
    Characteristics.DevicePnPEventNotifyHandler = PLAIN_DEVICE_PNP_EVENT;
    DriverObject->DriverUnload = Unload;
    return NdisFRegisterFilterDriver(DriverObject, NULL, &Characteristics, &FilterDriverHandle);
}
