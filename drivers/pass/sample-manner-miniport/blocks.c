/*
 * Frames, transmit control blocks and receive control blocks. The first two come from lookaside lists.
 * https://learn.microsoft.com/windows-hardware/drivers/kernel/using-lookaside-lists
 */
#include "miniport.h"

static NPAGED_LOOKASIDE_LIST FrameList;
static NPAGED_LOOKASIDE_LIST TcbList;

VOID BlocksInitialize(VOID)
{
    NdisInitializeNPagedLookasideList(&FrameList, NULL, NULL, 0, sizeof(FRAME), NIC_TAG, 0);
    NdisInitializeNPagedLookasideList(&TcbList, NULL, NULL, 0, sizeof(TCB), NIC_TAG, 0);
}

VOID BlocksDelete(VOID)
{
    ExDeleteNPagedLookasideList(&TcbList);
    ExDeleteNPagedLookasideList(&FrameList);
}

/* A copy of what a net buffer sends, with one reference, or NULL. */
PFRAME FrameCreate(PMP_ADAPTER Adapter, PNET_BUFFER NetBuffer)
{
    ULONG Length = NET_BUFFER_DATA_LENGTH(NetBuffer);
    PFRAME Frame;
    PVOID Data;

    if (Length > NIC_BUFFER_SIZE) {
        return NULL;
    }
    Frame = ExAllocateFromNPagedLookasideList(&FrameList);
    if (Frame == NULL) {
        return NULL;
    }
    Frame->Ref = 1;
    Frame->Length = Length;
    Frame->Mdl = NdisAllocateMdl(Adapter->AdapterHandle, Frame->Data, NIC_BUFFER_SIZE);
    Data = Frame->Mdl == NULL ? NULL : NdisGetDataBuffer(NetBuffer, Length, Frame->Data, 1, 0);
    if (Data == NULL) {
        FrameDereference(Frame);
        return NULL;
    }
    if (Data != Frame->Data) {
        NdisMoveMemory(Frame->Data, Data, Length);
    }
    return Frame;
}

VOID FrameReference(PFRAME Frame)
{
    InterlockedIncrement(&Frame->Ref);
}

VOID FrameDereference(PFRAME Frame)
{
    if (InterlockedDecrement(&Frame->Ref) != 0) {
        return;
    }
    if (Frame->Mdl != NULL) {
        NdisFreeMdl(Frame->Mdl);
    }
    ExFreeToNPagedLookasideList(&FrameList, Frame);
}

PTCB TcbAllocate(VOID)
{
    return ExAllocateFromNPagedLookasideList(&TcbList);
}

VOID TcbFree(PTCB Tcb)
{
    ExFreeToNPagedLookasideList(&TcbList, Tcb);
}

/* The adapter's receive control blocks, with a net buffer list each. RcbsFree frees what was allocated before a failure. */
CODE_PAGE NDIS_STATUS RcbsAllocate(PMP_ADAPTER Adapter)
{
    NET_BUFFER_LIST_POOL_PARAMETERS Parameters;
    ULONG Index;

    NdisZeroMemory(&Parameters, sizeof(Parameters));
    Parameters.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
    Parameters.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
    Parameters.Header.Size = NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
    Parameters.ProtocolId = NDIS_PROTOCOL_ID_DEFAULT;
    Parameters.fAllocateNetBuffer = TRUE;
    Parameters.PoolTag = NIC_TAG;
    Adapter->RecvPool = NdisAllocateNetBufferListPool(Adapter->AdapterHandle, &Parameters);
    if (Adapter->RecvPool == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    Adapter->Rcbs = MPAllocate(NIC_MAX_BUSY_RECVS * sizeof(RCB));
    if (Adapter->Rcbs == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    for (Index = 0; Index < NIC_MAX_BUSY_RECVS; Index++) {
        PRCB Rcb = &Adapter->Rcbs[Index];

        Rcb->NetBufferList = NdisAllocateNetBufferAndNetBufferList(Adapter->RecvPool, 0, 0, NULL, 0, 0);
        if (Rcb->NetBufferList == NULL) {
            return NDIS_STATUS_RESOURCES;
        }
        RCB_FROM_NBL(Rcb->NetBufferList) = Rcb;
        Rcb->NetBufferList->SourceHandle = Adapter->AdapterHandle;
        InsertTailList(&Adapter->FreeRcbs, &Rcb->Link);
    }
    return NDIS_STATUS_SUCCESS;
}

CODE_PAGE VOID RcbsFree(PMP_ADAPTER Adapter)
{
    ULONG Index;

    if (Adapter->Rcbs != NULL) {
        for (Index = 0; Index < NIC_MAX_BUSY_RECVS && Adapter->Rcbs[Index].NetBufferList != NULL; Index++) {
            NdisFreeNetBufferList(Adapter->Rcbs[Index].NetBufferList);
        }
        ExFreePoolWithTag(Adapter->Rcbs, NIC_TAG);
    }
    if (Adapter->RecvPool != NULL) {
        NdisFreeNetBufferListPool(Adapter->RecvPool);
    }
}
