/*
 * deferring-filter: a lightweight filter (NDIS 6.30) that defers what its adapter receives to a work item, and lets
 * everything else through.
 *
 *   driver.c    DriverEntry, FilterDriverUnload, and the control device that applications can open
 *   module.c    attach, detach, pause, restart
 *   data.c      sends, and the receives that are deferred
 *   requests.c  OID requests, status and PnP notifications
 *
 * The work items are allocated with the filter driver's handle: of the two pages that say what handle a filter has to
 * use, the function's own names that one.
 */
#pragma once

#define NDIS630 1
#include <ndis.h>

#define TAG 'fltD'

typedef enum _FILTER_STATE {
    FilterPaused,
    FilterPausing,
    FilterRunning,
} FILTER_STATE;

/* A filter module: the driver's part in one adapter's stack. */
typedef struct _FILTER {
    LIST_ENTRY Link;
    NDIS_HANDLE FilterHandle;
    NDIS_HANDLE WorkItem;

    /* Guards what follows. */
    NDIS_SPIN_LOCK Lock;
    FILTER_STATE State;
    PNET_BUFFER_LIST FirstReceived;
    PNET_BUFFER_LIST LastReceived;
    BOOLEAN WorkItemIsActive; /* queued, or its routine has not yet seen the list empty */
    PNDIS_OID_REQUEST PendingRequest; /* the clone that was sent on */

    NDIS_EVENT WorkItemIsIdle;
    LONG64 Sent;
    LONG64 Received;
} FILTER, *PFILTER;

/* driver.c */
extern NDIS_HANDLE FilterDriverHandle;
VOID AddModule(PFILTER Filter);
VOID RemoveModule(PFILTER Filter);

/* module.c */
FILTER_ATTACH DeferringAttach;
FILTER_DETACH DeferringDetach;
FILTER_RESTART DeferringRestart;
FILTER_PAUSE DeferringPause;

/* data.c */
FILTER_SEND_NET_BUFFER_LISTS DeferringSend;
FILTER_SEND_NET_BUFFER_LISTS_COMPLETE DeferringSendComplete;
FILTER_CANCEL_SEND_NET_BUFFER_LISTS DeferringCancelSend;
FILTER_RECEIVE_NET_BUFFER_LISTS DeferringReceive;
FILTER_RETURN_NET_BUFFER_LISTS DeferringReturn;
NDIS_IO_WORKITEM_FUNCTION ReceiveRoutine;
VOID WaitForReceives(PFILTER Filter);

/* requests.c */
FILTER_OID_REQUEST DeferringOidRequest;
FILTER_OID_REQUEST_COMPLETE DeferringOidRequestComplete;
FILTER_CANCEL_OID_REQUEST DeferringCancelOidRequest;
FILTER_STATUS DeferringStatus;
FILTER_DEVICE_PNP_EVENT_NOTIFY DeferringDevicePnPEvent;
FILTER_NET_PNP_EVENT DeferringNetPnPEvent;
