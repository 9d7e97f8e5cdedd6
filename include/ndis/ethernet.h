/* Ethernet addresses, and small helpers that belong to no other file. */
#pragma once

#ifndef ETH_LENGTH_OF_ADDRESS
#define ETH_LENGTH_OF_ADDRESS 6
#endif

#define ETH_IS_MULTICAST(Address) ((((PUCHAR)(Address))[0] & 1) != 0)
#define ETH_IS_BROADCAST(Address)                                                                                      \
    ((((PUCHAR)(Address))[0] & ((PUCHAR)(Address))[1] & ((PUCHAR)(Address))[2] & ((PUCHAR)(Address))[3] &              \
      ((PUCHAR)(Address))[4] & ((PUCHAR)(Address))[5]) == 0xff)
#define ETH_COPY_NETWORK_ADDRESS(Destination, Source) RtlCopyMemory(Destination, Source, ETH_LENGTH_OF_ADDRESS)
#define ETH_COMPARE_NETWORK_ADDRESSES_EQ(Address1, Address2, Result)                                                   \
    (*(Result) = !RtlEqualMemory(Address1, Address2, ETH_LENGTH_OF_ADDRESS))

#define NDIS_MAKE_NET_LUID(NetLuid, InterfaceType, Index)                                                              \
    do {                                                                                                               \
        (NetLuid)->Info.IfType = (InterfaceType);                                                                      \
        (NetLuid)->Info.NetLuidIndex = (Index);                                                                        \
        (NetLuid)->Info.Reserved = 0;                                                                                  \
    } while (0)
#define NDIS_MAKE_RID(Segment, Bus, Function) ((((ULONG)(Segment)) << 16) | (((ULONG)(Bus)) << 8) | (Function))

#define NDIS_RSS_HASH_TYPE_FROM_HASH_INFO(HashInfo) ((HashInfo) & NDIS_HASH_TYPE_MASK)
#define NDIS_RSS_HASH_FUNC_FROM_HASH_INFO(HashInfo) ((HashInfo) & NDIS_HASH_FUNCTION_MASK)
#define NDIS_RSS_HASH_INFO_FROM_TYPE_AND_FUNC(HashType, HashFunction) ((HashType) | (HashFunction))
