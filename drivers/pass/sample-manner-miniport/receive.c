/*
 * Receives. A frame from the wire takes an RCB and a DPC is queued; the DPC indicates a few, and leaves the rest to a
 * work item, so that it does not run too long.
 * https://learn.microsoft.com/windows-hardware/drivers/network/indicating-received-data-from-a-miniport-driver
 */
#include "miniport.h"

/* Whether the packet filter lets a frame in. The caller holds the adapter's lock. */
static BOOLEAN IsFrameAccepted(PMP_ADAPTER Adapter, const UCHAR *Frame)
{
    ULONG Filter = Adapter->PacketFilter;
    ULONG Index;

    if ((Filter & NDIS_PACKET_TYPE_PROMISCUOUS) != 0) {
        return TRUE;
    }
    if (ETH_IS_BROADCAST(Frame)) {
        return (Filter & NDIS_PACKET_TYPE_BROADCAST) != 0;
    }
    if (!ETH_IS_MULTICAST(Frame)) {
        return (Filter & NDIS_PACKET_TYPE_DIRECTED) != 0 &&
               NdisEqualMemory(Frame, Adapter->CurrentAddress, ETH_LENGTH_OF_ADDRESS);
    }
    if ((Filter & NDIS_PACKET_TYPE_ALL_MULTICAST) != 0) {
        return TRUE;
    }
    for (Index = 0; (Filter & NDIS_PACKET_TYPE_MULTICAST) != 0 && Index < Adapter->McastCount; Index++) {
        if (NdisEqualMemory(Frame, Adapter->McastList[Index], ETH_LENGTH_OF_ADDRESS)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Takes a frame off the wire. Called at DISPATCH_LEVEL, by the sender, with the lock of the list of adapters held. */
VOID RecvFrame(PMP_ADAPTER Adapter, PFRAME Frame)
{
    PNET_BUFFER NetBuffer;
    PRCB Rcb;

    NdisDprAcquireSpinLock(&Adapter->Lock);
    if (!MP_IS_READY(Adapter) || Frame->Length < 2 * ETH_LENGTH_OF_ADDRESS || !IsFrameAccepted(Adapter, Frame->Data)) {
        NdisDprReleaseSpinLock(&Adapter->Lock);
        return;
    }
    if (IsListEmpty(&Adapter->FreeRcbs)) {
        Adapter->RxDiscards++;
        NdisDprReleaseSpinLock(&Adapter->Lock);
        return;
    }
    Rcb = CONTAINING_RECORD(MPRemoveHeadList(&Adapter->FreeRcbs), RCB, Link);
    FrameReference(Frame);
    Rcb->Frame = Frame;
    NetBuffer = NET_BUFFER_LIST_FIRST_NB(Rcb->NetBufferList);
    NET_BUFFER_FIRST_MDL(NetBuffer) = Frame->Mdl;
    NET_BUFFER_CURRENT_MDL(NetBuffer) = Frame->Mdl;
    NET_BUFFER_CURRENT_MDL_OFFSET(NetBuffer) = 0;
    NET_BUFFER_DATA_OFFSET(NetBuffer) = 0;
    NET_BUFFER_DATA_LENGTH(NetBuffer) = Frame->Length;
    Adapter->FramesRxDirected++;
    Adapter->BytesRxDirected += Frame->Length;
    Adapter->BusyRcbs++;
    InsertTailList(&Adapter->PendingRcbs, &Rcb->Link);
    NdisDprReleaseSpinLock(&Adapter->Lock);
    KeInsertQueueDpc(&Adapter->RecvDpc, NULL, NULL);
}

/* Takes up to Limit pending receives as a chain of net buffer lists. The caller holds the adapter's lock. */
static PNET_BUFFER_LIST TakePending(PMP_ADAPTER Adapter, ULONG Limit, PULONG Count)
{
    PNET_BUFFER_LIST First = NULL;
    PNET_BUFFER_LIST *Last = &First;

    *Count = 0;
    while (*Count < Limit && !IsListEmpty(&Adapter->PendingRcbs)) {
        PRCB Rcb = CONTAINING_RECORD(MPRemoveHeadList(&Adapter->PendingRcbs), RCB, Link);

        *Last = Rcb->NetBufferList;
        Last = &NET_BUFFER_LIST_NEXT_NBL(Rcb->NetBufferList);
        (*Count)++;
    }
    *Last = NULL;
    return First;
}

/* Indicates a few receives at DISPATCH_LEVEL. */
VOID NTAPI RecvDpcRoutine(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    PMP_ADAPTER Adapter = DeferredContext;
    PNET_BUFFER_LIST NetBufferLists;
    ULONG Count;

    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);
    NdisDprAcquireSpinLock(&Adapter->Lock);
    NetBufferLists = TakePending(Adapter, NIC_MAX_RECVS_PER_DPC, &Count);
    if (!IsListEmpty(&Adapter->PendingRcbs) && !MP_TEST_FLAG(Adapter, MP_FLAG_WORK_ITEM_ACTIVE)) {
        MP_SET_FLAG(Adapter, MP_FLAG_WORK_ITEM_ACTIVE);
        NdisQueueIoWorkItem(Adapter->RecvWorkItem, RecvWorkItemRoutine, Adapter);
    }
    NdisDprReleaseSpinLock(&Adapter->Lock);
    if (NetBufferLists != NULL) {
        NdisMIndicateReceiveNetBufferLists(Adapter->AdapterHandle, NetBufferLists, NDIS_DEFAULT_PORT_NUMBER, Count,
                                           NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL);
    }
}

/* Indicates what the DPC left. Clears the flag under the lock that it read the empty list with, and ends. */
VOID NTAPI RecvWorkItemRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PMP_ADAPTER Adapter = WorkItemContext;
    PNET_BUFFER_LIST NetBufferLists;
    ULONG Count;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    NdisAcquireSpinLock(&Adapter->Lock);
    for (;;) {
        NetBufferLists = TakePending(Adapter, NIC_MAX_BUSY_RECVS, &Count);
        if (NetBufferLists == NULL) {
            break;
        }
        NdisReleaseSpinLock(&Adapter->Lock);
        NdisMIndicateReceiveNetBufferLists(Adapter->AdapterHandle, NetBufferLists, NDIS_DEFAULT_PORT_NUMBER, Count, 0);
        NdisAcquireSpinLock(&Adapter->Lock);
    }
    MP_CLEAR_FLAG(Adapter, MP_FLAG_WORK_ITEM_ACTIVE);
    NdisReleaseSpinLock(&Adapter->Lock);
}

/* Puts an RCB whose frame nobody reads any more among the free ones. */
static VOID ReturnRcb(PMP_ADAPTER Adapter, PRCB Rcb)
{
    PFRAME Frame = Rcb->Frame;

    Rcb->Frame = NULL;
    FrameDereference(Frame);
    NET_BUFFER_LIST_NEXT_NBL(Rcb->NetBufferList) = NULL;
    NdisAcquireSpinLock(&Adapter->Lock);
    InsertTailList(&Adapter->FreeRcbs, &Rcb->Link);
    Adapter->BusyRcbs--;
    NdisReleaseSpinLock(&Adapter->Lock);
}

VOID NTAPI MPReturnNetBufferLists(NDIS_HANDLE MiniportAdapterContext, PNET_BUFFER_LIST NetBufferLists,
                                  ULONG ReturnFlags)
{
    PMP_ADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(ReturnFlags);
    while (NetBufferLists != NULL) {
        PNET_BUFFER_LIST Next = NET_BUFFER_LIST_NEXT_NBL(NetBufferLists);

        ReturnRcb(Adapter, RCB_FROM_NBL(NetBufferLists));
        NetBufferLists = Next;
    }
}

/* Drops the receives that were not yet indicated, since the adapter is being paused. */
VOID RecvDiscardPending(PMP_ADAPTER Adapter)
{
    PNET_BUFFER_LIST NetBufferLists;
    ULONG Count;

    NdisAcquireSpinLock(&Adapter->Lock);
    NetBufferLists = TakePending(Adapter, NIC_MAX_BUSY_RECVS, &Count);
    Adapter->RxDiscards += Count;
    NdisReleaseSpinLock(&Adapter->Lock);
    MPReturnNetBufferLists(Adapter, NetBufferLists, 0);
}
