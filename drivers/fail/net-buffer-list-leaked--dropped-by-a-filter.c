/*
 * Wrong in one way: a filter that does not let a received list through forgets it instead of returning it.
 *
 * Reported as microsoft/ebpf-for-windows #2012: lists that a program wanted dropped were never returned to the adapter,
 * which could not be paused then and ended in bug check 0x7C some minutes later. Whoever may keep a list has to return it, whatever
 * becomes of the packet.
 * Rule net-buffer-list-leaked: ddi/ndis/nc-ndis-filter_receive_net_buffer_lists.
 */
#define PLAIN_RECEIVE DroppingReceive
#define PLAIN_RETURN DroppingReturn
#include "../support/plain-filter.h"

DRIVER_INITIALIZE DriverEntry;

/* What the program decides: every fourth list is dropped. */
static BOOLEAN IsWanted(VOID)
{
    static volatile LONG Seen;

    return InterlockedIncrement(&Seen) % 4 != 0;
}

static VOID Drop(PPLAIN_FILTER Filter, PNET_BUFFER_LIST NetBufferList, ULONG ReceiveFlags)
{
#ifdef FIXED
    ULONG ReturnFlags = NDIS_TEST_RECEIVE_AT_DISPATCH_LEVEL(ReceiveFlags) ? NDIS_RETURN_FLAGS_DISPATCH_LEVEL : 0;

    if (NDIS_TEST_RECEIVE_CAN_PEND(ReceiveFlags)) {
        NdisFReturnNetBufferLists(Filter->FilterHandle, NetBufferList, ReturnFlags);
    }
#else
    UNREFERENCED_PARAMETER(Filter);
    UNREFERENCED_PARAMETER(NetBufferList);
    UNREFERENCED_PARAMETER(ReceiveFlags);
#endif
}

VOID NTAPI DroppingReceive(NDIS_HANDLE FilterModuleContext, PNET_BUFFER_LIST NetBufferLists,
                           NDIS_PORT_NUMBER PortNumber, ULONG NumberOfNetBufferLists, ULONG ReceiveFlags)
{
    PPLAIN_FILTER Filter = FilterModuleContext;
    PNET_BUFFER_LIST NetBufferList = NetBufferLists;

    UNREFERENCED_PARAMETER(NumberOfNetBufferLists);
    while (NetBufferList != NULL) {
        PNET_BUFFER_LIST Next = NET_BUFFER_LIST_NEXT_NBL(NetBufferList);

        NET_BUFFER_LIST_NEXT_NBL(NetBufferList) = NULL;
        if (IsWanted()) {
            NdisFIndicateReceiveNetBufferLists(Filter->FilterHandle, NetBufferList, PortNumber, 1, ReceiveFlags);
        } else {
            Drop(Filter, NetBufferList, ReceiveFlags);
        }
        NetBufferList = Next;
    }
}

VOID NTAPI DroppingReturn(NDIS_HANDLE FilterModuleContext, PNET_BUFFER_LIST NetBufferLists, ULONG ReturnFlags)
{
    PPLAIN_FILTER Filter = FilterModuleContext;

    NdisFReturnNetBufferLists(Filter->FilterHandle, NetBufferLists, ReturnFlags);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return RegisterPlainFilter(DriverObject, PlainAttach, PlainDetach, PlainFilterUnload);
}
