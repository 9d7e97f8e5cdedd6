/*
 * deferring-miniport: a virtual Ethernet miniport (NDIS 6.30) that defers its sends and its OID requests to NDIS I/O
 * work items. What it sends comes back from an imagined peer with the addresses swapped, and is indicated as received.
 *
 *   driver.c    DriverEntry, MiniportSetOptions, MiniportDriverUnload
 *   adapter.c   initialise and halt, the adapter's attributes and registry values, pause and restart
 *   deferred.c  work items that are never queued twice, and how to wait until none is queued or runs
 *   send.c      the send path, and the receives that come of it
 *   requests.c  OID requests
 *   link.c      the timer that brings the link up
 */
#pragma once

#define NDIS_MINIPORT_DRIVER 1
#define NDIS630_MINIPORT 1
#include <ndis.h>

#define TAG 'mfeD'
#define MAXIMUM_PAYLOAD 1500
#define FRAME_HEADER 14
#define MAXIMUM_FRAME (MAXIMUM_PAYLOAD + FRAME_HEADER)
#define RECEIVE_FRAMES 32
#define LINK_SPEED 10000000000ULL
#define PACKET_FILTERS                                                                                                 \
    (NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_MULTICAST | NDIS_PACKET_TYPE_ALL_MULTICAST |                         \
     NDIS_PACKET_TYPE_BROADCAST | NDIS_PACKET_TYPE_PROMISCUOUS)

/* Code that runs in DriverEntry only, and code that never runs at DISPATCH_LEVEL and never holds a spin lock. */
#define INIT_CODE __attribute__((section("INIT")))
#define PAGED_CODE_SECTION __attribute__((section("PAGE")))

struct _ADAPTER;

/* A work item and whether it is queued or draining; both are guarded by the adapter's lock. */
typedef struct _DEFERRED {
    NDIS_HANDLE WorkItem;
    NDIS_IO_WORKITEM_ROUTINE Routine;
    BOOLEAN Active;
} DEFERRED, *PDEFERRED;

/* Memory for one received frame, and the net buffer list that describes it while it is indicated. */
typedef struct _RECEIVE_FRAME {
    SINGLE_LIST_ENTRY Link;
    PMDL Mdl;
    UCHAR Data[MAXIMUM_FRAME];
} RECEIVE_FRAME, *PRECEIVE_FRAME;

typedef enum _ADAPTER_STATE {
    AdapterPaused,
    AdapterPausing,
    AdapterRunning,
} ADAPTER_STATE;

typedef struct _ADAPTER {
    NDIS_HANDLE MiniportAdapterHandle;
    UCHAR PermanentAddress[ETH_LENGTH_OF_ADDRESS];
    UCHAR CurrentAddress[ETH_LENGTH_OF_ADDRESS];

    /* Guards what follows. */
    NDIS_SPIN_LOCK Lock;
    ADAPTER_STATE State;
    LONG Outstanding; /* net buffer lists that NDIS waits for: sends to complete, receives to be returned */
    PNET_BUFFER_LIST FirstSend;
    PNET_BUFFER_LIST LastSend;
    PNDIS_OID_REQUEST Request;
    DEFERRED Sends;
    DEFERRED Requests;
    ULONG ActiveItems;
    SINGLE_LIST_ENTRY FreeFrames;

    NDIS_EVENT NoItemIsActive;
    NDIS_HANDLE ReceivePool;
    PRECEIVE_FRAME Frames;

    NDIS_HANDLE LinkTimer;
    NDIS_EVENT LinkTimerHasRun;
    NDIS_MEDIA_CONNECT_STATE LinkState;

    ULONG PacketFilter;
    ULONG Lookahead;
    ULONG MulticastAddressCount;
    UCHAR MulticastAddresses[32][ETH_LENGTH_OF_ADDRESS];
    LONG64 FramesSent;
    LONG64 BytesSent;
    LONG64 FramesReceived;
    LONG64 BytesReceived;
    LONG64 FramesWithoutBuffer;
} ADAPTER, *PADAPTER;

/* adapter.c */
MINIPORT_INITIALIZE DeferringInitialize;
MINIPORT_HALT DeferringHalt;
MINIPORT_PAUSE DeferringPause;
MINIPORT_RESTART DeferringRestart;
MINIPORT_SHUTDOWN DeferringShutdown;
MINIPORT_DEVICE_PNP_EVENT_NOTIFY DeferringDevicePnPEvent;
VOID DropOutstanding(PADAPTER Adapter, LONG Count);

/* deferred.c */
BOOLEAN AllocateDeferred(PADAPTER Adapter, PDEFERRED Deferred, NDIS_IO_WORKITEM_ROUTINE Routine);
VOID Defer(PADAPTER Adapter, PDEFERRED Deferred);
VOID EndDeferred(PADAPTER Adapter, PDEFERRED Deferred);
VOID WaitForDeferred(PADAPTER Adapter);
VOID FreeDeferred(PDEFERRED Deferred);

/* send.c */
MINIPORT_SEND_NET_BUFFER_LISTS DeferringSend;
MINIPORT_CANCEL_SEND DeferringCancelSend;
MINIPORT_RETURN_NET_BUFFER_LISTS DeferringReturn;
NDIS_IO_WORKITEM_FUNCTION SendRoutine;
NDIS_STATUS AllocateReceives(PADAPTER Adapter);
VOID FreeReceives(PADAPTER Adapter);

/* requests.c */
MINIPORT_OID_REQUEST DeferringOidRequest;
MINIPORT_CANCEL_OID_REQUEST DeferringCancelOidRequest;
NDIS_IO_WORKITEM_FUNCTION RequestRoutine;
extern NDIS_OID SupportedOids[];
extern const ULONG SupportedOidsLength;

/* link.c */
NDIS_TIMER_FUNCTION LinkTimerFunction;
NDIS_STATUS StartLinkTimer(PADAPTER Adapter);
VOID StopLinkTimer(PADAPTER Adapter);
