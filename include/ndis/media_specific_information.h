/* Media-specific information and time stamps of a NET_BUFFER_LIST, receive queues and filters, destinations of the
 * extensible switch: what is reached through NetBufferListInfo or through an array's own stride. */
#pragma once

#if NDIS_SUPPORT_NDIS620
/* A list that hangs from NetBufferListInfo: the newest entry first. */
#define NDIS_NBL_ADD_MEDIA_SPECIFIC_INFO_EX(List, Entry)                                                               \
    do {                                                                                                               \
        (Entry)->NextEntry = (PNDIS_NBL_MEDIA_SPECIFIC_INFORMATION_EX)NET_BUFFER_LIST_INFO(                            \
            List, MediaSpecificInformationEx);                                                                         \
        NET_BUFFER_LIST_INFO(List, MediaSpecificInformationEx) = (Entry);                                              \
    } while (0)

#define NDIS_NBL_GET_MEDIA_SPECIFIC_INFO_EX(List, EntryTag, Entry)                                                     \
    do {                                                                                                               \
        *(Entry) = (PNDIS_NBL_MEDIA_SPECIFIC_INFORMATION_EX)NET_BUFFER_LIST_INFO(List, MediaSpecificInformationEx);    \
        while (*(Entry) != NULL && (*(Entry))->Tag != (EntryTag)) {                                                    \
            *(Entry) = (*(Entry))->NextEntry;                                                                          \
        }                                                                                                              \
    } while (0)

#define NDIS_NBL_REMOVE_MEDIA_SPECIFIC_INFO_EX(List, Entry)                                                            \
    do {                                                                                                               \
        PNDIS_NBL_MEDIA_SPECIFIC_INFORMATION_EX *Place =                                                               \
            (PNDIS_NBL_MEDIA_SPECIFIC_INFORMATION_EX *)&NET_BUFFER_LIST_INFO(List, MediaSpecificInformationEx);        \
        while (*Place != NULL && *Place != (Entry)) {                                                                  \
            Place = &(*Place)->NextEntry;                                                                              \
        }                                                                                                              \
        if (*Place != NULL) {                                                                                          \
            *Place = (*Place)->NextEntry;                                                                              \
        }                                                                                                              \
    } while (0)

#define NET_BUFFER_LIST_RECEIVE_FILTER_ID(List)                                                                        \
    (((PNDIS_NET_BUFFER_LIST_FILTERING_INFO)&NET_BUFFER_LIST_INFO(List, NetBufferListFilteringInfo))                   \
         ->FilteringInfo.FilterId)
#define NET_BUFFER_LIST_RECEIVE_QUEUE_ID(List)                                                                         \
    (((PNDIS_NET_BUFFER_LIST_FILTERING_INFO)&NET_BUFFER_LIST_INFO(List, NetBufferListFilteringInfo))                   \
         ->FilteringInfo.QueueVPortInfo.QueueId)
#endif

#if NDIS_SUPPORT_NDIS630
#define NET_BUFFER_LIST_RECEIVE_FILTER_VPORT_ID(List)                                                                  \
    (((PNDIS_NET_BUFFER_LIST_FILTERING_INFO)&NET_BUFFER_LIST_INFO(List, NetBufferListFilteringInfo))                   \
         ->FilteringInfo.QueueVPortInfo.VPortId)
#define NET_BUFFER_LIST_SWITCH_FORWARDING_DETAIL(List)                                                                 \
    ((PNDIS_SWITCH_FORWARDING_DETAIL_NET_BUFFER_LIST_INFO)&NET_BUFFER_LIST_INFO(List, SwitchForwardingDetail))
#define NDIS_SWITCH_PORT_DESTINATION_AT_ARRAY_INDEX(Array, Index)                                                      \
    ((PNDIS_SWITCH_PORT_DESTINATION)((PUCHAR)(Array)->FirstElement + (SIZE_T)(Array)->ElementSize * (Index)))
#define NDIS_SWITCH_PORT_AT_ARRAY_INDEX(Array, Index)                                                                  \
    ((PNDIS_SWITCH_PORT_PARAMETERS)((PUCHAR)(Array) + (Array)->FirstElementOffset +                                    \
                                    (SIZE_T)(Array)->ElementSize * (Index)))
#define NDIS_SWITCH_NIC_AT_ARRAY_INDEX(Array, Index)                                                                   \
    ((PNDIS_SWITCH_NIC_PARAMETERS)((PUCHAR)(Array) + (Array)->FirstElementOffset +                                     \
                                   (SIZE_T)(Array)->ElementSize * (Index)))
#endif
