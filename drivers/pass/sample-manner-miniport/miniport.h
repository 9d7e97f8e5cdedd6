/*
 * sample-manner-miniport: a virtual Ethernet miniport built the way the samples of the Windows Driver Kit are, for what
 * such drivers bring along: control blocks for sends (TCB) and receives (RCB), lookaside lists used inline, flags and
 * tracing macros, timers and DPCs, code in INIT and PAGE sections, list checks that end in a fast fail, waiting by
 * sleeping.
 *
 * All adapters of the driver are plugged into one imagined wire: what one sends, the others receive. When there is only
 * one, the wire's end is a plug that sends back.
 *
 *   miniport.c  DriverEntry and MiniportDriverUnload; the list of adapters
 *   adapter.c   initialise, halt, pause, restart, reset, shutdown
 *   blocks.c    frames, TCBs and RCBs
 *   datapath.c  sends, and their completion in a timer's DPC
 *   receive.c   receives, indicated in a DPC or, when there are many, in a work item
 *   ctrlpath.c  OID requests
 */
#pragma once

#define NDIS_MINIPORT_DRIVER 1
#define NDIS630_MINIPORT 1
#include <ndis.h>

#define NIC_TAG ((ULONG)'nmaS')
#define NIC_BUFFER_SIZE 1514
#define NIC_MTU 1500
#define NIC_MAX_BUSY_RECVS 64
#define NIC_MAX_RECVS_PER_DPC 8
#define NIC_MAX_MCAST_LIST 32
#define NIC_LINK_SPEED 1000000000ULL
#define NIC_SEND_COMPLETION_DELAY_MS 1
#define NIC_SUPPORTED_FILTERS                                                                                          \
    (NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_MULTICAST | NDIS_PACKET_TYPE_BROADCAST |                             \
     NDIS_PACKET_TYPE_PROMISCUOUS | NDIS_PACKET_TYPE_ALL_MULTICAST)
#define NIC_SUPPORTED_STATISTICS                                                                                       \
    (NDIS_STATISTICS_FLAGS_VALID_DIRECTED_FRAMES_RCV | NDIS_STATISTICS_FLAGS_VALID_DIRECTED_BYTES_RCV |                \
     NDIS_STATISTICS_FLAGS_VALID_DIRECTED_FRAMES_XMIT | NDIS_STATISTICS_FLAGS_VALID_DIRECTED_BYTES_XMIT |              \
     NDIS_STATISTICS_FLAGS_VALID_RCV_DISCARDS | NDIS_STATISTICS_FLAGS_VALID_XMIT_DISCARDS)

/* Sections: code that only DriverEntry runs, and code that never runs at DISPATCH_LEVEL or holds a spin lock. */
#define CODE_INIT __attribute__((section("INIT")))
#define CODE_PAGE __attribute__((section("PAGE")))

/* Tracing: what is more detailed than the level stays silent. */
#define MP_ERROR 0
#define MP_WARNING 1
#define MP_TRACE 2
#define MP_LOUD 3
extern LONG MPDebugLevel;
#define DEBUGP(Level, ...)                                                                                             \
    do {                                                                                                               \
        if ((Level) <= MPDebugLevel) {                                                                                 \
            DbgPrint("SAMPLE-MANNER: " __VA_ARGS__);                                                                   \
        }                                                                                                              \
    } while (0)

/* Adapter flags, guarded by the adapter's lock. */
#define MP_FLAG_PAUSED 0x01
#define MP_FLAG_SEND_TIMER_SET 0x02
#define MP_FLAG_WORK_ITEM_ACTIVE 0x04
#define MP_FLAG_HALTING 0x08
#define MP_SET_FLAG(Adapter, Flag) ((Adapter)->Flags |= (Flag))
#define MP_CLEAR_FLAG(Adapter, Flag) ((Adapter)->Flags &= ~(Flag))
#define MP_TEST_FLAG(Adapter, Flag) (((Adapter)->Flags & (Flag)) != 0)
#define MP_IS_READY(Adapter) (!MP_TEST_FLAG(Adapter, MP_FLAG_PAUSED | MP_FLAG_HALTING))

/* A frame on the wire. Several adapters may be receiving it at once. */
typedef struct _FRAME {
    LONG Ref;
    ULONG Length;
    PMDL Mdl;
    UCHAR Data[NIC_BUFFER_SIZE];
} FRAME, *PFRAME;

/* A net buffer that is being sent. */
typedef struct _TCB {
    LIST_ENTRY Link;
    PNET_BUFFER_LIST NetBufferList;
} TCB, *PTCB;

/* A receive: its net buffer list lives as long as the adapter, its frame as long as the receive. */
typedef struct _RCB {
    LIST_ENTRY Link;
    PNET_BUFFER_LIST NetBufferList;
    PFRAME Frame;
} RCB, *PRCB;

typedef struct _MP_ADAPTER {
    LIST_ENTRY Link; /* guarded by the driver's list lock */
    NDIS_HANDLE AdapterHandle;
    UCHAR PermanentAddress[ETH_LENGTH_OF_ADDRESS];
    UCHAR CurrentAddress[ETH_LENGTH_OF_ADDRESS];
    LARGE_INTEGER StartTime;

    NDIS_SPIN_LOCK Lock; /* guards what follows, up to the statistics */
    ULONG Flags;
    ULONG BusySends; /* net buffer lists that are not complete */
    LIST_ENTRY BusyTcbs;
    LIST_ENTRY FreeRcbs;
    LIST_ENTRY PendingRcbs;
    ULONG BusyRcbs; /* pending or indicated */

    PRCB Rcbs;
    NDIS_HANDLE RecvPool;
    NDIS_HANDLE SendTimer;
    KDPC RecvDpc;
    NDIS_HANDLE RecvWorkItem;

    ULONG PacketFilter;
    ULONG Lookahead;
    ULONG McastCount;
    UCHAR McastList[NIC_MAX_MCAST_LIST][ETH_LENGTH_OF_ADDRESS];

    LONG64 FramesTxDirected;
    LONG64 BytesTxDirected;
    LONG64 TxDiscards;
    LONG64 FramesRxDirected;
    LONG64 BytesRxDirected;
    LONG64 RxDiscards;
} MP_ADAPTER, *PMP_ADAPTER;

/* How many of a net buffer list's net buffers are still being sent. */
#define SEND_REF(Nbl) (*(volatile LONG *)&NET_BUFFER_LIST_MINIPORT_RESERVED(Nbl)[0])
#define RCB_FROM_NBL(Nbl) (*(PRCB *)&NET_BUFFER_LIST_MINIPORT_RESERVED(Nbl)[0])

/* List removal with the check that the Windows Driver Kit's headers compile in: fast fail 3 is a corrupt entry. */
static inline PLIST_ENTRY MPRemoveHeadList(PLIST_ENTRY Head)
{
    PLIST_ENTRY Entry = Head->Flink;
    PLIST_ENTRY Next = Entry->Flink;

    if (Entry->Blink != Head || Next->Blink != Entry) {
        __asm__ volatile("int $0x29" : : "c"(3) : "memory");
        __builtin_unreachable();
    }
    Head->Flink = Next;
    Next->Blink = Head;
    return Entry;
}

/* miniport.c */
typedef PVOID NTAPI EX_ALLOCATE_POOL2(POOL_FLAGS Flags, SIZE_T NumberOfBytes, ULONG Tag);
extern NDIS_SPIN_LOCK AdapterListLock;
extern LIST_ENTRY AdapterList;
extern ULONG AdapterCount;
PVOID MPAllocate(SIZE_T Length);
VOID MPAttachAdapter(PMP_ADAPTER Adapter);
VOID MPDetachAdapter(PMP_ADAPTER Adapter);

/* adapter.c */
MINIPORT_INITIALIZE MPInitializeEx;
MINIPORT_HALT MPHaltEx;
MINIPORT_PAUSE MPPause;
MINIPORT_RESTART MPRestart;
MINIPORT_SHUTDOWN MPShutdownEx;
MINIPORT_DEVICE_PNP_EVENT_NOTIFY MPDevicePnpEventNotify;
MINIPORT_CHECK_FOR_HANG MPCheckForHangEx;
MINIPORT_RESET MPResetEx;

/* blocks.c */
VOID BlocksInitialize(VOID);
VOID BlocksDelete(VOID);
PFRAME FrameCreate(PMP_ADAPTER Adapter, PNET_BUFFER NetBuffer);
VOID FrameReference(PFRAME Frame);
VOID FrameDereference(PFRAME Frame);
PTCB TcbAllocate(VOID);
VOID TcbFree(PTCB Tcb);
NDIS_STATUS RcbsAllocate(PMP_ADAPTER Adapter);
VOID RcbsFree(PMP_ADAPTER Adapter);

/* datapath.c */
MINIPORT_SEND_NET_BUFFER_LISTS MPSendNetBufferLists;
MINIPORT_CANCEL_SEND MPCancelSend;
NDIS_TIMER_FUNCTION SendCompletionDpc;
BOOLEAN NICIsBusy(PMP_ADAPTER Adapter);

/* receive.c */
MINIPORT_RETURN_NET_BUFFER_LISTS MPReturnNetBufferLists;
KDEFERRED_ROUTINE RecvDpcRoutine;
NDIS_IO_WORKITEM_FUNCTION RecvWorkItemRoutine;
VOID RecvFrame(PMP_ADAPTER Adapter, PFRAME Frame);
VOID RecvDiscardPending(PMP_ADAPTER Adapter);

/* ctrlpath.c */
MINIPORT_OID_REQUEST MPOidRequest;
MINIPORT_CANCEL_OID_REQUEST MPCancelOidRequest;
extern NDIS_OID NICSupportedOids[];
extern const ULONG NICSupportedOidsLength;
