/*
 * Sends and receives, both made by the work item's routine.
 * https://learn.microsoft.com/windows-hardware/drivers/network/protocol-driver-send-and-receive-operations
 */
#include "protocol.h"

#define FRAME_OF(NetBufferList) (*(PSEND_FRAME *)&NET_BUFFER_LIST_PROTOCOL_RESERVED(NetBufferList)[0])

/* Says whether the binding is idle, after a change; the caller holds the binding's lock. */
static VOID SetIdle(PBINDING Binding)
{
    if (Binding->WorkItemIsActive || Binding->SendsOutstanding != 0) {
        NdisResetEvent(&Binding->IsIdle);
    } else {
        NdisSetEvent(&Binding->IsIdle);
    }
}

/* Queues the work item unless its routine will look for work anyway; the caller holds the binding's lock. */
static VOID Defer(PBINDING Binding)
{
    if (!Binding->WorkItemIsActive) {
        Binding->WorkItemIsActive = TRUE;
        SetIdle(Binding);
        IoQueueWorkItem(Binding->WorkItem, BindingRoutine, DelayedWorkQueue, Binding);
    }
}

VOID StartSending(PBINDING Binding)
{
    NdisAcquireSpinLock(&Binding->Lock);
    Binding->IsRunning = TRUE;
    Binding->FramesToSend = FRAMES_AT_RESTART;
    Defer(Binding);
    NdisReleaseSpinLock(&Binding->Lock);
}

/* Waits until the binding is idle. Who sets the event holds the lock, and touches nothing after letting go of it. */
VOID StopSending(PBINDING Binding)
{
    NdisAcquireSpinLock(&Binding->Lock);
    Binding->IsRunning = FALSE;
    Binding->FramesToSend = 0;
    NdisReleaseSpinLock(&Binding->Lock);
    NdisWaitEvent(&Binding->IsIdle, 0);
    NdisAcquireSpinLock(&Binding->Lock);
    NdisReleaseSpinLock(&Binding->Lock);
}

static VOID FreeFrame(PSEND_FRAME Frame)
{
    if (Frame->Mdl != NULL) {
        NdisFreeMdl(Frame->Mdl);
    }
    ExFreePoolWithTag(Frame, TAG);
}

static PSEND_FRAME AllocateFrame(PBINDING Binding)
{
    PSEND_FRAME Frame = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Frame), TAG);
    PUCHAR Data;

    if (Frame == NULL) {
        return NULL;
    }
    NdisZeroMemory(Frame, sizeof(*Frame));
    Data = Frame->Data;
    NdisFillMemory(Data, ETH_LENGTH_OF_ADDRESS, 0xFF);
    ETH_COPY_NETWORK_ADDRESS(Data + ETH_LENGTH_OF_ADDRESS, Binding->Address);
    Data[2 * ETH_LENGTH_OF_ADDRESS] = ETHER_TYPE >> 8;
    Data[2 * ETH_LENGTH_OF_ADDRESS + 1] = ETHER_TYPE & 0xFF;
    Frame->Mdl = NdisAllocateMdl(Binding->BindingHandle, Data, FRAME_LENGTH);
    if (Frame->Mdl == NULL) {
        FreeFrame(Frame);
        return NULL;
    }
    return Frame;
}

static VOID DropSend(PBINDING Binding)
{
    NdisAcquireSpinLock(&Binding->Lock);
    Binding->SendsOutstanding--;
    SetIdle(Binding);
    NdisReleaseSpinLock(&Binding->Lock);
}

/* Sends a frame that counts as outstanding already. */
static VOID SendFrame(PBINDING Binding)
{
    PSEND_FRAME Frame = AllocateFrame(Binding);
    PNET_BUFFER_LIST NetBufferList = NULL;

    if (Frame != NULL) {
        NetBufferList =
            NdisAllocateNetBufferAndNetBufferList(Binding->SendPool, 0, 0, Frame->Mdl, 0, FRAME_LENGTH);
    }
    if (NetBufferList == NULL) {
        if (Frame != NULL) {
            FreeFrame(Frame);
        }
        DropSend(Binding);
        return;
    }
    FRAME_OF(NetBufferList) = Frame;
    NetBufferList->SourceHandle = Binding->BindingHandle;
    InterlockedIncrement((volatile LONG *)&Binding->Sent);
    NdisSendNetBufferLists(Binding->BindingHandle, NetBufferList, NDIS_DEFAULT_PORT_NUMBER, 0);
}

VOID NTAPI DeferringSendComplete(NDIS_HANDLE ProtocolBindingContext, PNET_BUFFER_LIST NetBufferLists,
                                 ULONG SendCompleteFlags)
{
    PBINDING Binding = ProtocolBindingContext;

    UNREFERENCED_PARAMETER(SendCompleteFlags);
    while (NetBufferLists != NULL) {
        PNET_BUFFER_LIST Next = NET_BUFFER_LIST_NEXT_NBL(NetBufferLists);

        NET_BUFFER_LIST_NEXT_NBL(NetBufferLists) = NULL;
        FreeFrame(FRAME_OF(NetBufferLists));
        NdisFreeNetBufferList(NetBufferLists);
        DropSend(Binding);
        NetBufferLists = Next;
    }
}

/* Receives that may be kept wait for the work item; the others are looked at now and belong to the sender at return. */
VOID NTAPI DeferringReceive(NDIS_HANDLE ProtocolBindingContext, PNET_BUFFER_LIST NetBufferLists,
                            NDIS_PORT_NUMBER PortNumber, ULONG NumberOfNetBufferLists, ULONG ReceiveFlags)
{
    PBINDING Binding = ProtocolBindingContext;
    PNET_BUFFER_LIST Last = NetBufferLists;
    BOOLEAN IsRunning;

    UNREFERENCED_PARAMETER(PortNumber);
    InterlockedExchangeAdd((volatile LONG *)&Binding->Received, (LONG)NumberOfNetBufferLists);
    if (NDIS_TEST_RECEIVE_CANNOT_PEND(ReceiveFlags)) {
        return;
    }
    while (NET_BUFFER_LIST_NEXT_NBL(Last) != NULL) {
        Last = NET_BUFFER_LIST_NEXT_NBL(Last);
    }
    NdisAcquireSpinLock(&Binding->Lock);
    IsRunning = Binding->IsRunning;
    if (IsRunning) {
        if (Binding->LastReceived == NULL) {
            Binding->FirstReceived = NetBufferLists;
        } else {
            NET_BUFFER_LIST_NEXT_NBL(Binding->LastReceived) = NetBufferLists;
        }
        Binding->LastReceived = Last;
        Defer(Binding);
    }
    NdisReleaseSpinLock(&Binding->Lock);
    if (!IsRunning) {
        NdisReturnNetBufferLists(
            Binding->BindingHandle, NetBufferLists,
            NDIS_TEST_RECEIVE_AT_DISPATCH_LEVEL(ReceiveFlags) ? NDIS_RETURN_FLAGS_DISPATCH_LEVEL : 0);
    }
}

/* Returns what was received and sends what is to be sent, until there is neither. */
VOID NTAPI BindingRoutine(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    PBINDING Binding = Context;
    PNET_BUFFER_LIST Received;
    BOOLEAN MaySend;

    UNREFERENCED_PARAMETER(DeviceObject);
    for (;;) {
        NdisAcquireSpinLock(&Binding->Lock);
        Received = Binding->FirstReceived;
        Binding->FirstReceived = NULL;
        Binding->LastReceived = NULL;
        MaySend = Binding->IsRunning && Binding->FramesToSend != 0;
        if (MaySend) {
            Binding->FramesToSend--;
            Binding->SendsOutstanding++;
        }
        if (Received == NULL && !MaySend) {
            Binding->WorkItemIsActive = FALSE;
            SetIdle(Binding);
            NdisReleaseSpinLock(&Binding->Lock);
            return;
        }
        NdisReleaseSpinLock(&Binding->Lock);
        if (Received != NULL) {
            NdisReturnNetBufferLists(Binding->BindingHandle, Received, 0);
        }
        if (MaySend) {
            SendFrame(Binding);
        }
    }
}
