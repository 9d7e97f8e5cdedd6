/*
 * Network buffers: pools, lists, clones, contexts, retreats and advances, copies, with what each must have done.
 *
 * https://learn.microsoft.com/windows-hardware/drivers/network/net-buffer-architecture
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

#define TAG 'fuBN'
#define ROOM 256

static ULONG MdlsOfHandlers;

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
static VOID CheckListWithData(VOID)
{
    NDIS_HANDLE Pool = AllocateListPool(TRUE, 32, ROOM);
    PNET_BUFFER_LIST List = NdisAllocateNetBufferList(Pool, 16, 0);
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
    NdisFreeNetBufferList(List);
    NdisFreeNetBufferListPool(Pool);
}

/* Context space comes from the unused space first, then from another structure in front. */
static VOID CheckContexts(VOID)
{
    NDIS_HANDLE Pool = AllocateListPool(FALSE, 32, 0);
    PNET_BUFFER_LIST List = NdisAllocateNetBufferList(Pool, 0, 0);
    PNET_BUFFER_LIST_CONTEXT First = List->Context;
    PUCHAR Space;

    CHECK(NET_BUFFER_LIST_FIRST_NB(List) == NULL);
    CHECK(NdisAllocateNetBufferListContext(List, 32, 0, TAG) == NDIS_STATUS_SUCCESS);
    CHECK(List->Context == First && First->Offset == 0);
    CHECK(NdisAllocateNetBufferListContext(List, 16, 48, TAG) == NDIS_STATUS_SUCCESS);
    CHECK(List->Context != First && List->Context->Next == First);
    Space = NET_BUFFER_LIST_CONTEXT_DATA_START(List);
    NdisFillMemory(Space, 16, 0x5A);
    NdisFreeNetBufferListContext(List, 16);
    CHECK(List->Context == First);
    NdisFreeNetBufferListContext(List, 32);
    CHECK(First->Offset == 32);
    NdisFreeNetBufferList(List);
    NdisFreeNetBufferListPool(Pool);
}

static PMDL NTAPI AllocateMdlWithData(PULONG BufferSize)
{
    PVOID Data = ExAllocatePoolWithTag(NonPagedPoolNx, *BufferSize, TAG);
    PMDL Mdl = IoAllocateMdl(Data, *BufferSize, FALSE, FALSE, NULL);

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
static VOID CheckRetreat(NET_BUFFER_ALLOCATE_MDL_HANDLER AllocateMdl, NET_BUFFER_FREE_MDL_HANDLER FreeMdl)
{
    NDIS_HANDLE Pool = AllocateListPool(TRUE, 0, 0);
    UCHAR *Frame = ExAllocatePoolWithTag(NonPagedPoolNx, 64, TAG);
    PMDL Mdl = NdisAllocateMdl(MiniportDriverHandle, Frame, 64);
    PNET_BUFFER_LIST List = NdisAllocateNetBufferAndNetBufferList(Pool, 0, 0, Mdl, 4, 60);
    PNET_BUFFER Buffer = NET_BUFFER_LIST_FIRST_NB(List);
    UCHAR Header[14];
    UCHAR Storage[16];

    NdisFillMemory(Frame, 64, 0x11);
    CHECK(NdisRetreatNetBufferListDataStart(List, 14, 8, AllocateMdl, FreeMdl) == NDIS_STATUS_SUCCESS);
    CHECK(NET_BUFFER_FIRST_MDL(Buffer) != Mdl && NET_BUFFER_FIRST_MDL(Buffer)->Next == Mdl);
    CHECK(NET_BUFFER_DATA_LENGTH(Buffer) == 74);
    CHECK(NdisGetDataBuffer(Buffer, 16, NULL, 1, 0) == NULL);
    CHECK(NdisGetDataBuffer(Buffer, 16, Storage, 1, 0) == (PVOID)Storage);
    CHECK(Storage[15] == 0x11);
    NdisZeroMemory(Header, sizeof(Header));
    NdisAdvanceNetBufferListDataStart(List, 14, TRUE, FreeMdl);
    CHECK(NET_BUFFER_FIRST_MDL(Buffer) == Mdl && NET_BUFFER_DATA_OFFSET(Buffer) == 4);
    CHECK(NET_BUFFER_DATA_LENGTH(Buffer) == 60 && MdlsOfHandlers == 0);
    NdisFreeNetBufferList(List);
    NdisFreeMdl(Mdl);
    ExFreePoolWithTag(Frame, TAG);
    NdisFreeNetBufferListPool(Pool);
}

/* Clones describe the same data, from the start of its used part on. */
static VOID CheckClones(ULONG Flags)
{
    NDIS_HANDLE ListPool = AllocateListPool(TRUE, 0, 0);
    NDIS_HANDLE BufferPool = AllocateBufferPool(ROOM);
    UCHAR *Frame = ExAllocatePoolWithTag(NonPagedPoolNx, 2 * PAGE_SIZE, TAG);
    PMDL First = NdisAllocateMdl(MiniportDriverHandle, Frame, 100);
    PMDL Second = NdisAllocateMdl(MiniportDriverHandle, Frame + PAGE_SIZE, PAGE_SIZE);
    PNET_BUFFER_LIST List;
    PNET_BUFFER_LIST Clone;
    PNET_BUFFER Own = NdisAllocateNetBufferMdlAndData(BufferPool);
    PNET_BUFFER Bare = NdisAllocateNetBuffer(BufferPool, First, 50, 50);
    ULONG Copied = 0;

    NdisFillMemory(Frame, 2 * PAGE_SIZE, 0x22);
    First->Next = Second;
    List = NdisAllocateNetBufferAndNetBufferList(ListPool, 0, 0, First, 90, 200);
    Clone = NdisAllocateCloneNetBufferList(List, ListPool, BufferPool, Flags);
    CHECK(Clone != NULL && Clone->ParentNetBufferList == List);
    CHECK(NET_BUFFER_DATA_LENGTH(NET_BUFFER_LIST_FIRST_NB(Clone)) == 200);
    CHECK((NET_BUFFER_CURRENT_MDL(NET_BUFFER_LIST_FIRST_NB(Clone)) == First) ==
          ((Flags & NDIS_CLONE_FLAGS_USE_ORIGINAL_MDLS) != 0));
    CHECK(NdisGetPoolFromNetBuffer(Own) == BufferPool);
    NET_BUFFER_DATA_LENGTH(Own) = ROOM;
    CHECK(NdisCopyFromNetBufferToNetBuffer(Own, 16, ROOM, NET_BUFFER_LIST_FIRST_NB(Clone), 0, &Copied) ==
          NDIS_STATUS_SUCCESS);
    CHECK(Copied == 200);
    CHECK(((PUCHAR)NdisGetDataBuffer(Own, ROOM, NULL, 1, 0))[215] == 0x22);
    NdisFreeCloneNetBufferList(Clone, Flags);
    NdisFreeNetBuffer(Own);
    NdisFreeNetBuffer(Bare);
    NdisFreeNetBufferList(List);
    NdisFreeMdl(Second);
    NdisFreeMdl(First);
    ExFreePoolWithTag(Frame, TAG);
    NdisFreeNetBufferPool(BufferPool);
    NdisFreeNetBufferListPool(ListPool);
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
        if (!ChecksHavePassed()) {
            NdisMDeregisterMiniportDriver(MiniportDriverHandle);
            return STATUS_UNSUCCESSFUL;
        }
    }
    return Status;
}
