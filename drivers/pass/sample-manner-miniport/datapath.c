/*
 * Sends. Each net buffer becomes a TCB and a frame on the wire; a timer's DPC completes them some time later, as an
 * interrupt of real hardware would.
 * https://learn.microsoft.com/windows-hardware/drivers/network/sending-data-from-a-miniport-driver
 */
#include "miniport.h"

/* Whether the adapter has sends or receives that are not over. */
BOOLEAN NICIsBusy(PMP_ADAPTER Adapter)
{
    BOOLEAN IsBusy;

    NdisAcquireSpinLock(&Adapter->Lock);
    IsBusy = Adapter->BusySends != 0 || Adapter->BusyRcbs != 0 ||
             MP_TEST_FLAG(Adapter, MP_FLAG_SEND_TIMER_SET | MP_FLAG_WORK_ITEM_ACTIVE);
    NdisReleaseSpinLock(&Adapter->Lock);
    return IsBusy;
}

/* Gives a frame to every adapter on the wire but the sender, or back to the sender when that is the only one. */
static VOID WireTransmit(PMP_ADAPTER Sender, PFRAME Frame)
{
    PLIST_ENTRY Entry;

    NdisAcquireSpinLock(&AdapterListLock);
    for (Entry = AdapterList.Flink; Entry != &AdapterList; Entry = Entry->Flink) {
        PMP_ADAPTER Receiver = CONTAINING_RECORD(Entry, MP_ADAPTER, Link);

        if (Receiver != Sender || AdapterCount == 1) {
            RecvFrame(Receiver, Frame);
        }
    }
    NdisReleaseSpinLock(&AdapterListLock);
}

/* Puts a TCB among the busy ones, and has the timer complete it. */
static VOID ProgramTcb(PMP_ADAPTER Adapter, PTCB Tcb)
{
    LARGE_INTEGER DueTime;

    DueTime.QuadPart = -(NIC_SEND_COMPLETION_DELAY_MS * 10000LL);
    NdisAcquireSpinLock(&Adapter->Lock);
    InsertTailList(&Adapter->BusyTcbs, &Tcb->Link);
    if (!MP_TEST_FLAG(Adapter, MP_FLAG_SEND_TIMER_SET)) {
        MP_SET_FLAG(Adapter, MP_FLAG_SEND_TIMER_SET);
        NdisSetTimerObject(Adapter->SendTimer, DueTime, 0, NULL);
    }
    NdisReleaseSpinLock(&Adapter->Lock);
}

/* Starts to send one net buffer; false when there are no resources for it. */
static BOOLEAN SendNetBuffer(PMP_ADAPTER Adapter, PNET_BUFFER_LIST Nbl, PNET_BUFFER NetBuffer)
{
    ULONG Length = NET_BUFFER_DATA_LENGTH(NetBuffer);
    PTCB Tcb = TcbAllocate();
    PFRAME Frame;

    if (Tcb == NULL) {
        InterlockedIncrement64(&Adapter->TxDiscards);
        return FALSE;
    }
    Tcb->NetBufferList = Nbl;
    Frame = FrameCreate(Adapter, NetBuffer);
    if (Frame == NULL) {
        InterlockedIncrement64(&Adapter->TxDiscards);
        TcbFree(Tcb);
        return FALSE;
    }
    InterlockedIncrement(&SEND_REF(Nbl));
    InterlockedIncrement64(&Adapter->FramesTxDirected);
    InterlockedExchangeAdd64(&Adapter->BytesTxDirected, Length);
    WireTransmit(Adapter, Frame);
    FrameDereference(Frame);
    ProgramTcb(Adapter, Tcb);
    return TRUE;
}

/* Gives up one of the net buffer list's send references; with the last one the list is complete. */
static VOID SendDereference(PMP_ADAPTER Adapter, PNET_BUFFER_LIST Nbl, ULONG Flags)
{
    if (InterlockedDecrement(&SEND_REF(Nbl)) != 0) {
        return;
    }
    NET_BUFFER_LIST_NEXT_NBL(Nbl) = NULL;
    NdisMSendNetBufferListsComplete(Adapter->AdapterHandle, Nbl, Flags);
    NdisAcquireSpinLock(&Adapter->Lock);
    Adapter->BusySends--;
    NdisReleaseSpinLock(&Adapter->Lock);
}

/* Counts a net buffer list as being sent, unless the adapter is paused. */
static BOOLEAN SendBegin(PMP_ADAPTER Adapter)
{
    BOOLEAN IsReady;

    NdisAcquireSpinLock(&Adapter->Lock);
    IsReady = MP_IS_READY(Adapter);
    if (IsReady) {
        Adapter->BusySends++;
    }
    NdisReleaseSpinLock(&Adapter->Lock);
    return IsReady;
}

VOID NTAPI MPSendNetBufferLists(NDIS_HANDLE MiniportAdapterContext, PNET_BUFFER_LIST NetBufferLists,
                                NDIS_PORT_NUMBER PortNumber, ULONG SendFlags)
{
    PMP_ADAPTER Adapter = MiniportAdapterContext;
    ULONG Flags = NDIS_TEST_SEND_AT_DISPATCH_LEVEL(SendFlags) ? NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL : 0;
    PNET_BUFFER_LIST Nbl;
    PNET_BUFFER_LIST Next;
    PNET_BUFFER NetBuffer;

    UNREFERENCED_PARAMETER(PortNumber);
    for (Nbl = NetBufferLists; Nbl != NULL; Nbl = Next) {
        Next = NET_BUFFER_LIST_NEXT_NBL(Nbl);
        if (!SendBegin(Adapter)) {
            NET_BUFFER_LIST_NEXT_NBL(Nbl) = NULL;
            NET_BUFFER_LIST_STATUS(Nbl) = NDIS_STATUS_PAUSED;
            NdisMSendNetBufferListsComplete(Adapter->AdapterHandle, Nbl, Flags);
            continue;
        }
        NET_BUFFER_LIST_STATUS(Nbl) = NDIS_STATUS_SUCCESS;
        /* A reference of this routine, so that the list is not complete before its last net buffer is sent. */
        SEND_REF(Nbl) = 1;
        for (NetBuffer = NET_BUFFER_LIST_FIRST_NB(Nbl); NetBuffer != NULL;
             NetBuffer = NET_BUFFER_NEXT_NB(NetBuffer)) {
            if (!SendNetBuffer(Adapter, Nbl, NetBuffer)) {
                NET_BUFFER_LIST_STATUS(Nbl) = NDIS_STATUS_RESOURCES;
            }
        }
        SendDereference(Adapter, Nbl, Flags);
    }
}

/* The "interrupt" that says the hardware has sent everything it was given. Runs at DISPATCH_LEVEL. */
VOID NTAPI SendCompletionDpc(PVOID SystemSpecific1, PVOID FunctionContext, PVOID SystemSpecific2,
                             PVOID SystemSpecific3)
{
    PMP_ADAPTER Adapter = FunctionContext;

    UNREFERENCED_PARAMETER(SystemSpecific1);
    UNREFERENCED_PARAMETER(SystemSpecific2);
    UNREFERENCED_PARAMETER(SystemSpecific3);
    NdisDprAcquireSpinLock(&Adapter->Lock);
    while (!IsListEmpty(&Adapter->BusyTcbs)) {
        PTCB Tcb = CONTAINING_RECORD(MPRemoveHeadList(&Adapter->BusyTcbs), TCB, Link);
        PNET_BUFFER_LIST Nbl = Tcb->NetBufferList;

        NdisDprReleaseSpinLock(&Adapter->Lock);
        TcbFree(Tcb);
        SendDereference(Adapter, Nbl, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
        NdisDprAcquireSpinLock(&Adapter->Lock);
    }
    MP_CLEAR_FLAG(Adapter, MP_FLAG_SEND_TIMER_SET);
    NdisDprReleaseSpinLock(&Adapter->Lock);
}

/* The hardware has every frame at once, so nothing waits that could be canceled. */
VOID NTAPI MPCancelSend(NDIS_HANDLE MiniportAdapterContext, PVOID CancelId)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    DEBUGP(MP_TRACE, "cancel send %p\n", CancelId);
}
