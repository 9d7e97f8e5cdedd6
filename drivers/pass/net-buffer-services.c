/*
 * Network buffers: pools, lists, clones, contexts, retreats and advances, copies, with what each must have done.
 *
 * What can't be checked because there is no memory for it is left out, and DriverEntry fails at the end.
 *
 * https://learn.microsoft.com/windows-hardware/drivers/network/net-buffer-architecture
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

#define TAG 'fuBN'
#define ROOM 256

static ULONG MdlsOfHandlers;
static BOOLEAN OutOfMemory;

/* Whether an allocation has succeeded. */
static BOOLEAN Have(PVOID Allocated)
{
    if (Allocated == NULL) {
        OutOfMemory = TRUE;
    }
    return Allocated != NULL;
}

/* Whether a function that allocates has succeeded; no other failure is expected of it. */
static BOOLEAN Succeeded(NDIS_STATUS Status)
{
    if (Status != NDIS_STATUS_SUCCESS) {
        CHECK(Status == NDIS_STATUS_RESOURCES);
        OutOfMemory = TRUE;
    }
    return Status == NDIS_STATUS_SUCCESS;
}

static NDIS_HANDLE AllocateListPool(BOOLEAN WithNetBuffer, USHORT ContextSize, ULONG DataSize)
{
    NET_BUFFER_LIST_POOL_PARAMETERS Parameters;

    NdisZeroMemory(&Parameters, sizeof(Parameters));
    Parameters.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
    Parameters.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
    Parameters.Header.Size = NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
    Parameters.ProtocolId = NDIS_PROTOCOL_ID_TCP_IP;
    Parameters.fAllocateNetBuffer = WithNetBuffer;
    Parameters.ContextSize = ContextSize;
    Parameters.PoolTag = TAG;
    Parameters.DataSize = DataSize;
    return NdisAllocateNetBufferListPool(NULL, &Parameters);
}

static NDIS_HANDLE AllocateBufferPool(ULONG DataSize)
{
    NET_BUFFER_POOL_PARAMETERS Parameters;

    NdisZeroMemory(&Parameters, sizeof(Parameters));
    Parameters.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
    Parameters.Header.Revision = NET_BUFFER_POOL_PARAMETERS_REVISION_1;
    Parameters.Header.Size = NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1;
    Parameters.PoolTag = TAG;
    Parameters.DataSize = DataSize;
    return NdisAllocateNetBufferPool(NULL, &Parameters);
}

/* A list of a pool with data space has it unused at first, and a retreat makes it used. */
static VOID CheckData(NDIS_HANDLE Pool, PNET_BUFFER_LIST List)
{
    PNET_BUFFER Buffer = NET_BUFFER_LIST_FIRST_NB(List);
    PUCHAR Data;
    ULONG Index;

    CHECK(NdisGetPoolFromNetBufferList(List) == Pool);
    CHECK(NdisGetNetBufferListProtocolId(List) == NDIS_PROTOCOL_ID_TCP_IP);
    CHECK(List->Context->Size == 32 && List->Context->Offset == 16);
    CHECK(NET_BUFFER_DATA_LENGTH(Buffer) == 0);
    NdisAdvanceNetBufferDataStart(Buffer, 0, FALSE, NULL);
    NET_BUFFER_DATA_OFFSET(Buffer) = ROOM;
    NdisAdjustNetBufferCurrentMdl(Buffer);
    CHECK(NdisRetreatNetBufferDataStart(Buffer, ROOM, 0, NULL) == NDIS_STATUS_SUCCESS);
    CHECK(NET_BUFFER_DATA_LENGTH(Buffer) == ROOM && NET_BUFFER_DATA_OFFSET(Buffer) == 0);
    Data = NdisGetDataBuffer(Buffer, ROOM, NULL, 1, 0);
    CHECK(Data != NULL);
    for (Index = 0; Data != NULL && Index < ROOM; Index++) {
        Data[Index] = (UCHAR)Index;
    }
    CHECK(NdisGetDataBuffer(Buffer, ROOM + 1, NULL, 1, 0) == NULL);
}

static VOID CheckListWithData(VOID)
{
    NDIS_HANDLE Pool = AllocateListPool(TRUE, 32, ROOM);
    PNET_BUFFER_LIST List;

    if (!Have(Pool)) {
        return;
    }
    List = NdisAllocateNetBufferList(Pool, 16, 0);
    if (Have(List)) {
        CheckData(Pool, List);
        NdisFreeNetBufferList(List);
    }
    NdisFreeNetBufferListPool(Pool);
}

/* Context space comes from the unused space first, then from another structure in front. */
static VOID CheckContextsOf(PNET_BUFFER_LIST List)
{
    PNET_BUFFER_LIST_CONTEXT First = List->Context;

    CHECK(NET_BUFFER_LIST_FIRST_NB(List) == NULL);
    CHECK(NdisAllocateNetBufferListContext(List, 32, 0, TAG) == NDIS_STATUS_SUCCESS);
    CHECK(List->Context == First && First->Offset == 0);
    if (Succeeded(NdisAllocateNetBufferListContext(List, 16, 48, TAG))) {
        CHECK(List->Context != First && List->Context->Next == First);
        NdisFillMemory(NET_BUFFER_LIST_CONTEXT_DATA_START(List), 16, 0x5A);
        NdisFreeNetBufferListContext(List, 16);
    }
    CHECK(List->Context == First);
    NdisFreeNetBufferListContext(List, 32);
    CHECK(First->Offset == 32);
}

static VOID CheckContexts(VOID)
{
    NDIS_HANDLE Pool = AllocateListPool(FALSE, 32, 0);
    PNET_BUFFER_LIST List;

    if (!Have(Pool)) {
        return;
    }
    List = NdisAllocateNetBufferList(Pool, 0, 0);
    if (Have(List)) {
        CheckContextsOf(List);
        NdisFreeNetBufferList(List);
    }
    NdisFreeNetBufferListPool(Pool);
}

static PMDL NTAPI AllocateMdlWithData(PULONG BufferSize)
{
    PVOID Data = ExAllocatePoolWithTag(NonPagedPoolNx, *BufferSize, TAG);
    PMDL Mdl;

    if (Data == NULL) {
        return NULL;
    }
    Mdl = IoAllocateMdl(Data, *BufferSize, FALSE, FALSE, NULL);
    if (Mdl == NULL) {
        ExFreePoolWithTag(Data, TAG);
        return NULL;
    }
    MmBuildMdlForNonPagedPool(Mdl);
    MdlsOfHandlers++;
    return Mdl;
}

static VOID NTAPI FreeMdlWithData(PMDL Mdl)
{
    PVOID Data = MmGetMdlVirtualAddress(Mdl);

    IoFreeMdl(Mdl);
    ExFreePoolWithTag(Data, TAG);
    MdlsOfHandlers--;
}

/* A retreat by more than there is unused puts an MDL in front; the advance takes it away. */
static VOID CheckRetreatOf(PNET_BUFFER_LIST List, PMDL Mdl, NET_BUFFER_ALLOCATE_MDL_HANDLER AllocateMdl,
                           NET_BUFFER_FREE_MDL_HANDLER FreeMdl)
{
    PNET_BUFFER Buffer = NET_BUFFER_LIST_FIRST_NB(List);
    UCHAR Storage[16];

    if (Succeeded(NdisRetreatNetBufferListDataStart(List, 14, 8, AllocateMdl, FreeMdl))) {
        CHECK(NET_BUFFER_FIRST_MDL(Buffer) != Mdl && NET_BUFFER_FIRST_MDL(Buffer)->Next == Mdl);
        CHECK(NET_BUFFER_DATA_LENGTH(Buffer) == 74);
        CHECK(NdisGetDataBuffer(Buffer, 16, NULL, 1, 0) == NULL);
        CHECK(NdisGetDataBuffer(Buffer, 16, Storage, 1, 0) == (PVOID)Storage);
        CHECK(Storage[15] == 0x11);
        NdisAdvanceNetBufferListDataStart(List, 14, TRUE, FreeMdl);
    }
    CHECK(NET_BUFFER_FIRST_MDL(Buffer) == Mdl && NET_BUFFER_DATA_OFFSET(Buffer) == 4);
    CHECK(NET_BUFFER_DATA_LENGTH(Buffer) == 60 && MdlsOfHandlers == 0);
}

static VOID CheckRetreat(NET_BUFFER_ALLOCATE_MDL_HANDLER AllocateMdl, NET_BUFFER_FREE_MDL_HANDLER FreeMdl)
{
    static UCHAR Frame[64];
    NDIS_HANDLE Pool = AllocateListPool(TRUE, 0, 0);
    PMDL Mdl = NdisAllocateMdl(MiniportDriverHandle, Frame, sizeof(Frame));
    PNET_BUFFER_LIST List = NULL;

    NdisFillMemory(Frame, sizeof(Frame), 0x11);
    if (Have(Pool) && Have(Mdl)) {
        List = NdisAllocateNetBufferAndNetBufferList(Pool, 0, 0, Mdl, 4, 60);
    }
    if (Have(List)) {
        CheckRetreatOf(List, Mdl, AllocateMdl, FreeMdl);
        NdisFreeNetBufferList(List);
    }
    if (Mdl != NULL) {
        NdisFreeMdl(Mdl);
    }
    if (Pool != NULL) {
        NdisFreeNetBufferListPool(Pool);
    }
}

/* What clones are made of, and copied to. */
typedef struct _ORIGINAL {
    NDIS_HANDLE ListPool;
    NDIS_HANDLE BufferPool;
    PUCHAR Frame;
    PMDL First;
    PMDL Second;
    PNET_BUFFER Own;
    PNET_BUFFER Bare;
    PNET_BUFFER_LIST List;
} ORIGINAL, *PORIGINAL;

/* A list over two MDLs of a frame. */
static BOOLEAN AllocateOriginal(PORIGINAL Original)
{
    NdisZeroMemory(Original, sizeof(*Original));
    Original->ListPool = AllocateListPool(TRUE, 0, 0);
    Original->BufferPool = AllocateBufferPool(ROOM);
    Original->Frame = ExAllocatePoolWithTag(NonPagedPoolNx, 2 * PAGE_SIZE, TAG);
    if (!Have(Original->ListPool) || !Have(Original->BufferPool) || !Have(Original->Frame)) {
        return FALSE;
    }
    NdisFillMemory(Original->Frame, 2 * PAGE_SIZE, 0x22);
    Original->First = NdisAllocateMdl(MiniportDriverHandle, Original->Frame, 100);
    Original->Second = NdisAllocateMdl(MiniportDriverHandle, Original->Frame + PAGE_SIZE, PAGE_SIZE);
    if (!Have(Original->First) || !Have(Original->Second)) {
        return FALSE;
    }
    Original->Own = NdisAllocateNetBufferMdlAndData(Original->BufferPool);
    Original->Bare = NdisAllocateNetBuffer(Original->BufferPool, Original->First, 50, 50);
    Original->First->Next = Original->Second;
    Original->List = NdisAllocateNetBufferAndNetBufferList(Original->ListPool, 0, 0, Original->First, 90, 200);
    return Have(Original->Own) && Have(Original->Bare) && Have(Original->List);
}

static VOID FreeBuffer(PNET_BUFFER Buffer)
{
    if (Buffer != NULL) {
        NdisFreeNetBuffer(Buffer);
    }
}

static VOID FreeMdl(PMDL Mdl)
{
    if (Mdl != NULL) {
        NdisFreeMdl(Mdl);
    }
}

static VOID FreeOriginal(PORIGINAL Original)
{
    FreeBuffer(Original->Own);
    FreeBuffer(Original->Bare);
    if (Original->List != NULL) {
        NdisFreeNetBufferList(Original->List);
    }
    FreeMdl(Original->Second);
    FreeMdl(Original->First);
    if (Original->Frame != NULL) {
        ExFreePoolWithTag(Original->Frame, TAG);
    }
    if (Original->BufferPool != NULL) {
        NdisFreeNetBufferPool(Original->BufferPool);
    }
    if (Original->ListPool != NULL) {
        NdisFreeNetBufferListPool(Original->ListPool);
    }
}

/* A clone describes the same data, from the start of its used part on. */
static VOID CheckClone(PORIGINAL Original, PNET_BUFFER_LIST Clone, ULONG Flags)
{
    PNET_BUFFER Buffer = NET_BUFFER_LIST_FIRST_NB(Clone);
    ULONG Copied = 0;

    CHECK(Clone->ParentNetBufferList == Original->List);
    CHECK(NET_BUFFER_DATA_LENGTH(Buffer) == 200);
    CHECK((NET_BUFFER_CURRENT_MDL(Buffer) == Original->First) ==
          ((Flags & NDIS_CLONE_FLAGS_USE_ORIGINAL_MDLS) != 0));
    CHECK(NdisGetPoolFromNetBuffer(Original->Own) == Original->BufferPool);
    NET_BUFFER_DATA_LENGTH(Original->Own) = ROOM;
    CHECK(NdisCopyFromNetBufferToNetBuffer(Original->Own, 16, ROOM, Buffer, 0, &Copied) == NDIS_STATUS_SUCCESS);
    CHECK(Copied == 200);
    CHECK(((PUCHAR)NdisGetDataBuffer(Original->Own, ROOM, NULL, 1, 0))[215] == 0x22);
}

static VOID CheckClones(ULONG Flags)
{
    ORIGINAL Original;
    PNET_BUFFER_LIST Clone;

    if (AllocateOriginal(&Original)) {
        Clone = NdisAllocateCloneNetBufferList(Original.List, Original.ListPool, Original.BufferPool, Flags);
        if (Have(Clone)) {
            CheckClone(&Original, Clone, Flags);
            NdisFreeCloneNetBufferList(Clone, Flags);
        }
    }
    FreeOriginal(&Original);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS Status = FinishChecks(DriverObject, RegistryPath);

    if (NT_SUCCESS(Status)) {
        CheckListWithData();
        CheckContexts();
        CheckClones(0);
        CheckClones(NDIS_CLONE_FLAGS_USE_ORIGINAL_MDLS);
        CheckRetreat(NULL, NULL);
        CheckRetreat(AllocateMdlWithData, FreeMdlWithData);
        CHECK(NdisGeneratePartialCancelId() != NdisGeneratePartialCancelId());
        if (!ChecksHavePassed() || OutOfMemory) {
            NdisMDeregisterMiniportDriver(MiniportDriverHandle);
            return ChecksHavePassed() ? STATUS_INSUFFICIENT_RESOURCES : STATUS_UNSUCCESSFUL;
        }
    }
    return Status;
}
