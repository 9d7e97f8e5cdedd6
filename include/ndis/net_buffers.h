/* Access to NET_BUFFER and NET_BUFFER_LIST: their fields by macro, out-of-band information, flags.
 * https://learn.microsoft.com/windows-hardware/drivers/network/net-buffer-architecture */
#pragma once

#define NET_BUFFER_NEXT_NB(NetBuffer) ((NetBuffer)->Next)
#define NET_BUFFER_FIRST_MDL(NetBuffer) ((NetBuffer)->MdlChain)
#define NET_BUFFER_DATA_LENGTH(NetBuffer) ((NetBuffer)->DataLength)
#define NET_BUFFER_DATA_OFFSET(NetBuffer) ((NetBuffer)->DataOffset)
#define NET_BUFFER_CURRENT_MDL(NetBuffer) ((NetBuffer)->CurrentMdl)
#define NET_BUFFER_CURRENT_MDL_OFFSET(NetBuffer) ((NetBuffer)->CurrentMdlOffset)
#define NET_BUFFER_PROTOCOL_RESERVED(NetBuffer) ((NetBuffer)->ProtocolReserved)
#define NET_BUFFER_MINIPORT_RESERVED(NetBuffer) ((NetBuffer)->MiniportReserved)
#define NET_BUFFER_CHECKSUM_BIAS(NetBuffer) ((NetBuffer)->ChecksumBias)
#define NET_BUFFER_DATA_PHYSICAL_ADDRESS(NetBuffer) ((NetBuffer)->DataPhysicalAddress)
#define NET_BUFFER_SHARED_MEM_FLAGS(Segment) ((Segment)->SharedMemoryFlags)
#define NET_BUFFER_SHARED_MEM_HANDLE(Segment) ((Segment)->SharedMemoryHandle)
#define NET_BUFFER_SHARED_MEM_LENGTH(Segment) ((Segment)->SharedMemoryLength)
#define NET_BUFFER_SHARED_MEM_NEXT_SEGMENT(Segment) ((Segment)->NextSharedMemorySegment)
#define NET_BUFFER_SHARED_MEM_OFFSET(Segment) ((Segment)->SharedMemoryOffset)

#define NET_BUFFER_LIST_NEXT_NBL(List) ((List)->Next)
#define NET_BUFFER_LIST_FIRST_NB(List) ((List)->FirstNetBuffer)
#define NET_BUFFER_LIST_FLAGS(List) ((List)->Flags)
#define NET_BUFFER_LIST_NBL_FLAGS(List) ((List)->NblFlags)
#define NET_BUFFER_LIST_STATUS(List) ((List)->Status)
#define NET_BUFFER_LIST_PROTOCOL_RESERVED(List) ((List)->ProtocolReserved)
#define NET_BUFFER_LIST_MINIPORT_RESERVED(List) ((List)->MiniportReserved)
#define NET_BUFFER_LIST_CONTEXT_DATA_START(List) ((PUCHAR)((List)->Context + 1) + (List)->Context->Offset)
#define NET_BUFFER_LIST_CONTEXT_DATA_SIZE(List) ((List)->Context->Size)

#define NET_BUFFER_LIST_INFO(List, Id) ((List)->NetBufferListInfo[(Id)])

#define NDIS_GET_NET_BUFFER_LIST_CANCEL_ID(List) NET_BUFFER_LIST_INFO(List, NetBufferListCancelId)
#define NDIS_SET_NET_BUFFER_LIST_CANCEL_ID(List, Id) (NET_BUFFER_LIST_INFO(List, NetBufferListCancelId) = (Id))
#define NET_BUFFER_LIST_GET_HASH_VALUE(List) ((ULONG)(ULONG_PTR)NET_BUFFER_LIST_INFO(List, NetBufferListHashValue))
#define NET_BUFFER_LIST_SET_HASH_VALUE(List, Value)                                                                    \
    (NET_BUFFER_LIST_INFO(List, NetBufferListHashValue) = (PVOID)(ULONG_PTR)(Value))
#define NET_BUFFER_LIST_GET_HASH_TYPE(List)                                                                            \
    ((ULONG)(ULONG_PTR)NET_BUFFER_LIST_INFO(List, NetBufferListHashInfo) & NDIS_HASH_TYPE_MASK)
#define NET_BUFFER_LIST_GET_HASH_FUNCTION(List)                                                                        \
    ((ULONG)(ULONG_PTR)NET_BUFFER_LIST_INFO(List, NetBufferListHashInfo) & NDIS_HASH_FUNCTION_MASK)
#define NET_BUFFER_LIST_COALESCED_SEG_COUNT(List)                                                                      \
    (((PNDIS_RSC_NBL_INFO)&NET_BUFFER_LIST_INFO(List, TcpRecvSegCoalesceInfo))->Info.CoalescedSegCount)
#define NET_BUFFER_LIST_DUP_ACK_COUNT(List)                                                                            \
    (((PNDIS_RSC_NBL_INFO)&NET_BUFFER_LIST_INFO(List, TcpRecvSegCoalesceInfo))->Info.DupAckCount)
#define NdisSetNetBufferListProtocolId(List, ProtocolId)                                                               \
    (NET_BUFFER_LIST_INFO(List, NetBufferListFrameType) = (PVOID)(ULONG_PTR)(ProtocolId))

#define NdisSetNblFlag(List, Flag) ((List)->NblFlags |= (Flag))
#define NdisClearNblFlag(List, Flag) ((List)->NblFlags &= ~(Flag))
#define NdisTestNblFlag(List, Flag) (((List)->NblFlags & (Flag)) != 0)
#define NdisTestNblFlags(List, Flags) (((List)->NblFlags & (Flags)) == (Flags))

/* Flags arguments of send, receive and completion calls. */
#define NDIS_TEST_SEND_FLAG(Flags, Flag) (((Flags) & (Flag)) != 0)
#define NDIS_SET_SEND_FLAG(Flags, Flag) ((Flags) |= (Flag))
#define NDIS_CLEAR_SEND_FLAG(Flags, Flag) ((Flags) &= ~(Flag))
#define NDIS_TEST_SEND_AT_DISPATCH_LEVEL(Flags) NDIS_TEST_SEND_FLAG(Flags, NDIS_SEND_FLAGS_DISPATCH_LEVEL)
#define NDIS_TEST_SEND_COMPLETE_AT_DISPATCH_LEVEL(Flags)                                                               \
    NDIS_TEST_SEND_FLAG(Flags, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL)
#define NDIS_TEST_RECEIVE_FLAG(Flags, Flag) (((Flags) & (Flag)) != 0)
#define NDIS_SET_RECEIVE_FLAG(Flags, Flag) ((Flags) |= (Flag))
#define NDIS_TEST_RECEIVE_AT_DISPATCH_LEVEL(Flags) NDIS_TEST_RECEIVE_FLAG(Flags, NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL)
#define NDIS_TEST_RECEIVE_CAN_PEND(Flags) (((Flags) & NDIS_RECEIVE_FLAGS_RESOURCES) == 0)
#define NDIS_TEST_RECEIVE_CANNOT_PEND(Flags) (((Flags) & NDIS_RECEIVE_FLAGS_RESOURCES) != 0)
#define NDIS_TEST_RETURN_FLAG(Flags, Flag) (((Flags) & (Flag)) != 0)
#define NDIS_SET_RETURN_FLAG(Flags, Flag) ((Flags) |= (Flag))
#define NDIS_TEST_RETURN_AT_DISPATCH_LEVEL(Flags) NDIS_TEST_RETURN_FLAG(Flags, NDIS_RETURN_FLAGS_DISPATCH_LEVEL)

#ifdef __cplusplus
extern "C" {
#endif

static __inline void NET_BUFFER_LIST_SET_HASH_TYPE(PNET_BUFFER_LIST List, ULONG HashType)
{
    ULONG_PTR Info = (ULONG_PTR)NET_BUFFER_LIST_INFO(List, NetBufferListHashInfo);

    Info = (Info & ~(ULONG_PTR)NDIS_HASH_TYPE_MASK) | (HashType & NDIS_HASH_TYPE_MASK);
    NET_BUFFER_LIST_INFO(List, NetBufferListHashInfo) = (PVOID)Info;
}

static __inline void NET_BUFFER_LIST_SET_HASH_FUNCTION(PNET_BUFFER_LIST List, ULONG HashFunction)
{
    ULONG_PTR Info = (ULONG_PTR)NET_BUFFER_LIST_INFO(List, NetBufferListHashInfo);

    Info = (Info & ~(ULONG_PTR)NDIS_HASH_FUNCTION_MASK) | (HashFunction & NDIS_HASH_FUNCTION_MASK);
    NET_BUFFER_LIST_INFO(List, NetBufferListHashInfo) = (PVOID)Info;
}

#ifdef __cplusplus
}
#endif

/* Memory descriptor lists. */
#define NdisQueryMdl(Mdl, VirtualAddress, Length, Priority)                                                            \
    do {                                                                                                               \
        if ((VirtualAddress) != NULL) {                                                                                \
            *(PVOID *)(VirtualAddress) = MmGetSystemAddressForMdlSafe(Mdl, Priority);                                  \
        }                                                                                                              \
        *(Length) = MmGetMdlByteCount(Mdl);                                                                            \
    } while (0)
#define NdisQueryMdlOffset(Mdl, Offset, Length)                                                                        \
    do {                                                                                                               \
        *(Offset) = MmGetMdlByteOffset(Mdl);                                                                           \
        *(Length) = MmGetMdlByteCount(Mdl);                                                                            \
    } while (0)
#define NdisGetNextMdl(CurrentMdl, NextMdl) (*(NextMdl) = (CurrentMdl)->Next)
#define NdisAdjustMdlLength(Mdl, Length) ((Mdl)->ByteCount = (Length))
#define NDIS_MDL_LINKAGE(Mdl) ((Mdl)->Next)
#define NDIS_MDL_TO_SPAN_PAGES(Mdl) ADDRESS_AND_SIZE_TO_SPAN_PAGES(MmGetMdlVirtualAddress(Mdl), MmGetMdlByteCount(Mdl))
