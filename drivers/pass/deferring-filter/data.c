/*
 * Sends, which go through, and receives, which a work item hands on later.
 * https://learn.microsoft.com/windows-hardware/drivers/network/filter-module-send-and-receive-operations
 */
#include "filter.h"

static BOOLEAN IsRunning(PFILTER Filter)
{
    BOOLEAN Result;

    NdisAcquireSpinLock(&Filter->Lock);
    Result = Filter->State == FilterRunning;
    NdisReleaseSpinLock(&Filter->Lock);
    return Result;
}

VOID NTAPI DeferringSend(NDIS_HANDLE FilterModuleContext, PNET_BUFFER_LIST NetBufferLists,
                         NDIS_PORT_NUMBER PortNumber, ULONG SendFlags)
{
    PFILTER Filter = FilterModuleContext;
    PNET_BUFFER_LIST NetBufferList;
    ULONG Flags = NDIS_TEST_SEND_AT_DISPATCH_LEVEL(SendFlags) ? NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL : 0;

    if (!IsRunning(Filter)) {
        for (NetBufferList = NetBufferLists; NetBufferList != NULL;
             NetBufferList = NET_BUFFER_LIST_NEXT_NBL(NetBufferList)) {
            NET_BUFFER_LIST_STATUS(NetBufferList) = NDIS_STATUS_PAUSED;
        }
        NdisFSendNetBufferListsComplete(Filter->FilterHandle, NetBufferLists, Flags);
        return;
    }
    for (NetBufferList = NetBufferLists; NetBufferList != NULL;
         NetBufferList = NET_BUFFER_LIST_NEXT_NBL(NetBufferList)) {
        InterlockedIncrement64(&Filter->Sent);
    }
    NdisFSendNetBufferLists(Filter->FilterHandle, NetBufferLists, PortNumber, SendFlags);
}

VOID NTAPI DeferringSendComplete(NDIS_HANDLE FilterModuleContext, PNET_BUFFER_LIST NetBufferLists,
                                 ULONG SendCompleteFlags)
{
    PFILTER Filter = FilterModuleContext;

    NdisFSendNetBufferListsComplete(Filter->FilterHandle, NetBufferLists, SendCompleteFlags);
}

VOID NTAPI DeferringCancelSend(NDIS_HANDLE FilterModuleContext, PVOID CancelId)
{
    PFILTER Filter = FilterModuleContext;

    NdisFCancelSendNetBufferLists(Filter->FilterHandle, CancelId);
}

/* Puts a chain behind what waits already, and sees to it that the routine finds it. */
static BOOLEAN DeferReceive(PFILTER Filter, PNET_BUFFER_LIST NetBufferLists)
{
    PNET_BUFFER_LIST Last = NetBufferLists;
    BOOLEAN WasRunning;

    while (NET_BUFFER_LIST_NEXT_NBL(Last) != NULL) {
        Last = NET_BUFFER_LIST_NEXT_NBL(Last);
    }
    NdisAcquireSpinLock(&Filter->Lock);
    WasRunning = Filter->State == FilterRunning;
    if (WasRunning) {
        if (Filter->LastReceived == NULL) {
            Filter->FirstReceived = NetBufferLists;
        } else {
            NET_BUFFER_LIST_NEXT_NBL(Filter->LastReceived) = NetBufferLists;
        }
        Filter->LastReceived = Last;
        if (!Filter->WorkItemIsActive) {
            Filter->WorkItemIsActive = TRUE;
            NdisResetEvent(&Filter->WorkItemIsIdle);
            NdisQueueIoWorkItem(Filter->WorkItem, ReceiveRoutine, Filter);
        }
    }
    NdisReleaseSpinLock(&Filter->Lock);
    return WasRunning;
}

/*
 * What must be handed on before the call returns, because the miniport needs its resources back, is; and so is what
 * arrives at another port than the default one, since the list that waits does not remember ports.
 */
VOID NTAPI DeferringReceive(NDIS_HANDLE FilterModuleContext, PNET_BUFFER_LIST NetBufferLists,
                            NDIS_PORT_NUMBER PortNumber, ULONG NumberOfNetBufferLists, ULONG ReceiveFlags)
{
    PFILTER Filter = FilterModuleContext;
    BOOLEAN CanPend = NDIS_TEST_RECEIVE_CAN_PEND(ReceiveFlags);
    ULONG ReturnFlags = NDIS_TEST_RECEIVE_AT_DISPATCH_LEVEL(ReceiveFlags) ? NDIS_RETURN_FLAGS_DISPATCH_LEVEL : 0;

    if (CanPend && PortNumber == NDIS_DEFAULT_PORT_NUMBER) {
        if (!DeferReceive(Filter, NetBufferLists)) {
            NdisFReturnNetBufferLists(Filter->FilterHandle, NetBufferLists, ReturnFlags);
        }
    } else if (IsRunning(Filter)) {
        InterlockedExchangeAdd64(&Filter->Received, NumberOfNetBufferLists);
        NdisFIndicateReceiveNetBufferLists(Filter->FilterHandle, NetBufferLists, PortNumber, NumberOfNetBufferLists,
                                           ReceiveFlags);
    } else if (CanPend) {
        NdisFReturnNetBufferLists(Filter->FilterHandle, NetBufferLists, ReturnFlags);
    }
}

/* Drains the list at PASSIVE_LEVEL: hands receives on while the module runs, returns them when it does not. */
VOID NTAPI ReceiveRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PFILTER Filter = WorkItemContext;
    PNET_BUFFER_LIST NetBufferLists;
    PNET_BUFFER_LIST NetBufferList;
    BOOLEAN WasRunning;
    ULONG Count;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    for (;;) {
        NdisAcquireSpinLock(&Filter->Lock);
        NetBufferLists = Filter->FirstReceived;
        Filter->FirstReceived = NULL;
        Filter->LastReceived = NULL;
        WasRunning = Filter->State == FilterRunning;
        if (NetBufferLists == NULL) {
            Filter->WorkItemIsActive = FALSE;
            NdisSetEvent(&Filter->WorkItemIsIdle);
            NdisReleaseSpinLock(&Filter->Lock);
            return;
        }
        NdisReleaseSpinLock(&Filter->Lock);

        if (!WasRunning) {
            NdisFReturnNetBufferLists(Filter->FilterHandle, NetBufferLists, 0);
            continue;
        }
        Count = 0;
        for (NetBufferList = NetBufferLists; NetBufferList != NULL;
             NetBufferList = NET_BUFFER_LIST_NEXT_NBL(NetBufferList)) {
            Count++;
        }
        InterlockedExchangeAdd64(&Filter->Received, Count);
        NdisFIndicateReceiveNetBufferLists(Filter->FilterHandle, NetBufferLists, NDIS_DEFAULT_PORT_NUMBER, Count, 0);
    }
}

/* Waits until the work item is neither queued nor uses the module: its routine lets go of the lock last. */
VOID WaitForReceives(PFILTER Filter)
{
    NdisWaitEvent(&Filter->WorkItemIsIdle, 0);
    NdisAcquireSpinLock(&Filter->Lock);
    NdisReleaseSpinLock(&Filter->Lock);
}

VOID NTAPI DeferringReturn(NDIS_HANDLE FilterModuleContext, PNET_BUFFER_LIST NetBufferLists, ULONG ReturnFlags)
{
    PFILTER Filter = FilterModuleContext;

    NdisFReturnNetBufferLists(Filter->FilterHandle, NetBufferLists, ReturnFlags);
}
