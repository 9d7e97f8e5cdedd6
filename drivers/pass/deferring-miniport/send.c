/*
 * Sends, deferred to a work item, and the receives that come of them.
 *
 * https://learn.microsoft.com/windows-hardware/drivers/network/miniport-adapter-send-and-receive-operations
 */
#include "adapter.h"

#define FRAME_OF(NetBufferList) (*(PRECEIVE_FRAME *)&NET_BUFFER_LIST_MINIPORT_RESERVED(NetBufferList)[0])

/* A pool for the net buffer lists of received frames, and the frames' memory with a memory descriptor each. */
PAGED_CODE_SECTION NDIS_STATUS AllocateReceives(PADAPTER Adapter)
{
    NET_BUFFER_LIST_POOL_PARAMETERS Parameters;
    ULONG Index;

    NdisZeroMemory(&Parameters, sizeof(Parameters));
    Parameters.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
    Parameters.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
    Parameters.Header.Size = NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
    Parameters.ProtocolId = NDIS_PROTOCOL_ID_DEFAULT;
    Parameters.fAllocateNetBuffer = TRUE;
    Parameters.PoolTag = TAG;
    Adapter->ReceivePool = NdisAllocateNetBufferListPool(Adapter->MiniportAdapterHandle, &Parameters);
    if (Adapter->ReceivePool == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    Adapter->Frames = NdisAllocateMemoryWithTagPriority(
        Adapter->MiniportAdapterHandle, RECEIVE_FRAMES * sizeof(*Adapter->Frames), TAG, NormalPoolPriority);
    if (Adapter->Frames == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisZeroMemory(Adapter->Frames, RECEIVE_FRAMES * sizeof(*Adapter->Frames));
    for (Index = 0; Index < RECEIVE_FRAMES; Index++) {
        PRECEIVE_FRAME Frame = &Adapter->Frames[Index];

        Frame->Mdl = NdisAllocateMdl(Adapter->MiniportAdapterHandle, Frame->Data, sizeof(Frame->Data));
        if (Frame->Mdl == NULL) {
            return NDIS_STATUS_RESOURCES;
        }
        PushEntryList(&Adapter->FreeFrames, &Frame->Link);
    }
    return NDIS_STATUS_SUCCESS;
}

PAGED_CODE_SECTION VOID FreeReceives(PADAPTER Adapter)
{
    ULONG Index;

    if (Adapter->Frames != NULL) {
        for (Index = 0; Index < RECEIVE_FRAMES; Index++) {
            if (Adapter->Frames[Index].Mdl != NULL) {
                NdisFreeMdl(Adapter->Frames[Index].Mdl);
            }
        }
        NdisFreeMemory(Adapter->Frames, 0, 0);
    }
    if (Adapter->ReceivePool != NULL) {
        NdisFreeNetBufferListPool(Adapter->ReceivePool);
    }
}

/* Takes a free frame for an indication that NDIS will be waited for, or none while the adapter does not run. */
static PRECEIVE_FRAME TakeFrame(PADAPTER Adapter)
{
    PSINGLE_LIST_ENTRY Entry = NULL;

    NdisAcquireSpinLock(&Adapter->Lock);
    if (Adapter->State == AdapterRunning) {
        Entry = PopEntryList(&Adapter->FreeFrames);
        if (Entry != NULL) {
            Adapter->Outstanding++;
        } else {
            Adapter->FramesWithoutBuffer++;
        }
    }
    NdisReleaseSpinLock(&Adapter->Lock);
    return Entry == NULL ? NULL : CONTAINING_RECORD(Entry, RECEIVE_FRAME, Link);
}

/* Gives a frame's memory back, but leaves it to the caller to drop the indication. */
static VOID FreeFrame(PADAPTER Adapter, PRECEIVE_FRAME Frame)
{
    NdisAcquireSpinLock(&Adapter->Lock);
    PushEntryList(&Adapter->FreeFrames, &Frame->Link);
    NdisReleaseSpinLock(&Adapter->Lock);
}

/* Whether the packet filter lets a frame in. */
static BOOLEAN IsWanted(PADAPTER Adapter, const UCHAR *Frame)
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
    for (Index = 0; (Filter & NDIS_PACKET_TYPE_MULTICAST) != 0 && Index < Adapter->MulticastAddressCount; Index++) {
        if (NdisEqualMemory(Frame, Adapter->MulticastAddresses[Index], ETH_LENGTH_OF_ADDRESS)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* What the peer answers to a frame: the same with the addresses swapped. */
static VOID SwapAddresses(PUCHAR Frame)
{
    UCHAR Destination[ETH_LENGTH_OF_ADDRESS];

    ETH_COPY_NETWORK_ADDRESS(Destination, Frame);
    ETH_COPY_NETWORK_ADDRESS(Frame, Frame + ETH_LENGTH_OF_ADDRESS);
    ETH_COPY_NETWORK_ADDRESS(Frame + ETH_LENGTH_OF_ADDRESS, Destination);
    Frame[ETH_LENGTH_OF_ADDRESS] &= ~1; /* no source is a group */
}

/* The net buffer list for what the peer answers to a sent frame, or NULL when that is not received. */
static PNET_BUFFER_LIST Answer(PADAPTER Adapter, PNET_BUFFER NetBuffer)
{
    ULONG Length = NET_BUFFER_DATA_LENGTH(NetBuffer);
    PRECEIVE_FRAME Frame;
    PNET_BUFFER_LIST Received;
    PVOID Data;

    if (Length < FRAME_HEADER || Length > MAXIMUM_FRAME) {
        return NULL;
    }
    Frame = TakeFrame(Adapter);
    if (Frame == NULL) {
        return NULL;
    }
    Data = NdisGetDataBuffer(NetBuffer, Length, Frame->Data, 1, 0);
    if (Data != NULL && Data != Frame->Data) {
        NdisMoveMemory(Frame->Data, Data, Length);
    }
    SwapAddresses(Frame->Data);
    if (Data != NULL && IsWanted(Adapter, Frame->Data)) {
        Received = NdisAllocateNetBufferAndNetBufferList(Adapter->ReceivePool, 0, 0, Frame->Mdl, 0, Length);
        if (Received != NULL) {
            FRAME_OF(Received) = Frame;
            Received->SourceHandle = Adapter->MiniportAdapterHandle;
            InterlockedIncrement64(&Adapter->FramesReceived);
            InterlockedExchangeAdd64(&Adapter->BytesReceived, Length);
            return Received;
        }
    }
    FreeFrame(Adapter, Frame);
    DropOutstanding(Adapter, 1);
    return NULL;
}

/* Sends one net buffer list, which is to indicate what the peer answers to each of its frames. */
static VOID Send(PADAPTER Adapter, PNET_BUFFER_LIST NetBufferList)
{
    PNET_BUFFER_LIST First = NULL;
    PNET_BUFFER_LIST *Last = &First;
    PNET_BUFFER NetBuffer;
    ULONG Count = 0;

    for (NetBuffer = NET_BUFFER_LIST_FIRST_NB(NetBufferList); NetBuffer != NULL;
         NetBuffer = NET_BUFFER_NEXT_NB(NetBuffer)) {
        InterlockedIncrement64(&Adapter->FramesSent);
        InterlockedExchangeAdd64(&Adapter->BytesSent, NET_BUFFER_DATA_LENGTH(NetBuffer));
        *Last = Answer(Adapter, NetBuffer);
        if (*Last != NULL) {
            Last = &NET_BUFFER_LIST_NEXT_NBL(*Last);
            Count++;
        }
    }
    NET_BUFFER_LIST_STATUS(NetBufferList) = NDIS_STATUS_SUCCESS;
    if (First != NULL) {
        NdisMIndicateReceiveNetBufferLists(Adapter->MiniportAdapterHandle, First, NDIS_DEFAULT_PORT_NUMBER, Count, 0);
    }
}

/* Drains the list of sends at PASSIVE_LEVEL. */
VOID NTAPI SendRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;
    PNET_BUFFER_LIST NetBufferLists;
    PNET_BUFFER_LIST NetBufferList;
    BOOLEAN IsRunning;
    LONG Count;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    for (;;) {
        NdisAcquireSpinLock(&Adapter->Lock);
        NetBufferLists = Adapter->FirstSend;
        Adapter->FirstSend = NULL;
        Adapter->LastSend = NULL;
        IsRunning = Adapter->State == AdapterRunning;
        if (NetBufferLists == NULL) {
            EndDeferred(Adapter, &Adapter->Sends);
            NdisReleaseSpinLock(&Adapter->Lock);
            return;
        }
        NdisReleaseSpinLock(&Adapter->Lock);

        Count = 0;
        for (NetBufferList = NetBufferLists; NetBufferList != NULL;
             NetBufferList = NET_BUFFER_LIST_NEXT_NBL(NetBufferList)) {
            if (IsRunning) {
                Send(Adapter, NetBufferList);
            } else {
                NET_BUFFER_LIST_STATUS(NetBufferList) = NDIS_STATUS_PAUSED;
            }
            Count++;
        }
        NdisMSendNetBufferListsComplete(Adapter->MiniportAdapterHandle, NetBufferLists, 0);
        DropOutstanding(Adapter, Count);
    }
}

static VOID CompleteSends(PADAPTER Adapter, PNET_BUFFER_LIST NetBufferLists, NDIS_STATUS Status, ULONG Flags)
{
    PNET_BUFFER_LIST NetBufferList;

    for (NetBufferList = NetBufferLists; NetBufferList != NULL;
         NetBufferList = NET_BUFFER_LIST_NEXT_NBL(NetBufferList)) {
        NET_BUFFER_LIST_STATUS(NetBufferList) = Status;
    }
    NdisMSendNetBufferListsComplete(Adapter->MiniportAdapterHandle, NetBufferLists, Flags);
}

VOID NTAPI DeferringSend(NDIS_HANDLE MiniportAdapterContext, PNET_BUFFER_LIST NetBufferLists,
                         NDIS_PORT_NUMBER PortNumber, ULONG SendFlags)
{
    PADAPTER Adapter = MiniportAdapterContext;
    PNET_BUFFER_LIST Last = NetBufferLists;
    BOOLEAN IsRunning;
    LONG Count = 1;

    UNREFERENCED_PARAMETER(PortNumber);
    while (NET_BUFFER_LIST_NEXT_NBL(Last) != NULL) {
        Last = NET_BUFFER_LIST_NEXT_NBL(Last);
        Count++;
    }
    NdisAcquireSpinLock(&Adapter->Lock);
    IsRunning = Adapter->State == AdapterRunning;
    if (IsRunning) {
        if (Adapter->LastSend == NULL) {
            Adapter->FirstSend = NetBufferLists;
        } else {
            NET_BUFFER_LIST_NEXT_NBL(Adapter->LastSend) = NetBufferLists;
        }
        Adapter->LastSend = Last;
        Adapter->Outstanding += Count;
        Defer(Adapter, &Adapter->Sends);
    }
    NdisReleaseSpinLock(&Adapter->Lock);
    if (!IsRunning) {
        CompleteSends(Adapter, NetBufferLists, NDIS_STATUS_PAUSED,
                      NDIS_TEST_SEND_AT_DISPATCH_LEVEL(SendFlags) ? NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL : 0);
    }
}

/* Completes the sends with this cancel identifier that still wait for the work item. */
VOID NTAPI DeferringCancelSend(NDIS_HANDLE MiniportAdapterContext, PVOID CancelId)
{
    PADAPTER Adapter = MiniportAdapterContext;
    PNET_BUFFER_LIST Canceled = NULL;
    PNET_BUFFER_LIST *Link = &Adapter->FirstSend;
    LONG Count = 0;

    NdisAcquireSpinLock(&Adapter->Lock);
    Adapter->LastSend = NULL;
    while (*Link != NULL) {
        PNET_BUFFER_LIST NetBufferList = *Link;

        if (NDIS_GET_NET_BUFFER_LIST_CANCEL_ID(NetBufferList) == CancelId) {
            *Link = NET_BUFFER_LIST_NEXT_NBL(NetBufferList);
            NET_BUFFER_LIST_NEXT_NBL(NetBufferList) = Canceled;
            Canceled = NetBufferList;
            Count++;
        } else {
            Adapter->LastSend = NetBufferList;
            Link = &NET_BUFFER_LIST_NEXT_NBL(NetBufferList);
        }
    }
    NdisReleaseSpinLock(&Adapter->Lock);
    if (Canceled != NULL) {
        CompleteSends(Adapter, Canceled, NDIS_STATUS_SEND_ABORTED, 0);
        DropOutstanding(Adapter, Count);
    }
}

/* The protocols have done with frames that were indicated. */
VOID NTAPI DeferringReturn(NDIS_HANDLE MiniportAdapterContext, PNET_BUFFER_LIST NetBufferLists, ULONG ReturnFlags)
{
    PADAPTER Adapter = MiniportAdapterContext;
    LONG Count = 0;

    UNREFERENCED_PARAMETER(ReturnFlags);
    while (NetBufferLists != NULL) {
        PNET_BUFFER_LIST Next = NET_BUFFER_LIST_NEXT_NBL(NetBufferLists);

        NET_BUFFER_LIST_NEXT_NBL(NetBufferLists) = NULL;
        FreeFrame(Adapter, FRAME_OF(NetBufferLists));
        NdisFreeNetBufferList(NetBufferLists);
        NetBufferLists = Next;
        Count++;
    }
    DropOutstanding(Adapter, Count);
}
