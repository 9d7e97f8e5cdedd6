/*
 * deferring-protocol: a protocol driver (NDIS 6.30) that sends some frames of its own over every Ethernet adapter, and
 * defers those and what it receives to a work item.
 *
 *   driver.c    DriverEntry, DriverUnload, and the control device
 *   binding.c   bind and unbind, pause and restart, the OID requests that binding needs
 *   data.c      the work item's routine, sends and receives
 *
 * NdisAllocateIoWorkItem refuses the handle of a protocol driver. So the work items are the kernel's, and belong to a
 * device object that the driver makes.
 */
#pragma once

#define NDIS630 1
#include <ndis.h>

#define TAG 'torP'
#define ETHER_TYPE 0x88B5 /* for local experiments, IEEE 802 */
#define ETHER_TYPE_IN_NETWORK_ORDER ((ETHER_TYPE >> 8) | ((ETHER_TYPE & 0xFF) << 8))
#define FRAME_LENGTH 60
#define FRAMES_AT_RESTART 4

/* A frame to send, in memory of the driver's own. */
typedef struct _SEND_FRAME {
    PMDL Mdl;
    UCHAR Data[FRAME_LENGTH];
} SEND_FRAME, *PSEND_FRAME;

typedef struct _BINDING {
    NDIS_HANDLE BindingHandle;
    NDIS_HANDLE SendPool;
    PIO_WORKITEM WorkItem;
    UCHAR Address[ETH_LENGTH_OF_ADDRESS];

    /* What a call that is pending ends with: there is one at a time. */
    NDIS_EVENT CallIsComplete;
    NDIS_STATUS CallStatus;

    /* Guards what follows. */
    NDIS_SPIN_LOCK Lock;
    BOOLEAN IsRunning;
    ULONG FramesToSend;
    ULONG SendsOutstanding;
    PNET_BUFFER_LIST FirstReceived;
    PNET_BUFFER_LIST LastReceived;
    BOOLEAN WorkItemIsActive; /* queued, or its routine has not yet found that there is nothing to do */

    NDIS_EVENT IsIdle; /* the work item is not active and no send is outstanding */
    ULONG Sent;
    ULONG Received;
} BINDING, *PBINDING;

/* driver.c */
extern NDIS_HANDLE ProtocolHandle;
extern PDEVICE_OBJECT ControlDevice;

/* binding.c */
PROTOCOL_BIND_ADAPTER_EX DeferringBindAdapter;
PROTOCOL_UNBIND_ADAPTER_EX DeferringUnbindAdapter;
PROTOCOL_OPEN_ADAPTER_COMPLETE_EX DeferringOpenAdapterComplete;
PROTOCOL_CLOSE_ADAPTER_COMPLETE_EX DeferringCloseAdapterComplete;
PROTOCOL_OID_REQUEST_COMPLETE DeferringOidRequestComplete;
PROTOCOL_NET_PNP_EVENT DeferringNetPnPEvent;
PROTOCOL_STATUS_EX DeferringStatus;

/* data.c */
PROTOCOL_RECEIVE_NET_BUFFER_LISTS DeferringReceive;
PROTOCOL_SEND_NET_BUFFER_LISTS_COMPLETE DeferringSendComplete;
IO_WORKITEM_ROUTINE BindingRoutine;
VOID StartSending(PBINDING Binding);
VOID StopSending(PBINDING Binding);
