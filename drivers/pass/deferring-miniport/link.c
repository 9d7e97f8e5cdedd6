/*
 * The link: down at first, up when a timer has run.
 * https://learn.microsoft.com/windows-hardware/drivers/network/ndis-timer-services
 */
#include "adapter.h"

#define MILLISECONDS_UNTIL_LINK 250

/* Runs at DISPATCH_LEVEL. */
VOID NTAPI LinkTimerFunction(PVOID SystemSpecific1, PVOID FunctionContext, PVOID SystemSpecific2,
                             PVOID SystemSpecific3)
{
    PADAPTER Adapter = FunctionContext;
    NDIS_STATUS_INDICATION Indication;
    NDIS_LINK_STATE LinkState;

    UNREFERENCED_PARAMETER(SystemSpecific1);
    UNREFERENCED_PARAMETER(SystemSpecific2);
    UNREFERENCED_PARAMETER(SystemSpecific3);
    Adapter->LinkState = MediaConnectStateConnected;
    NdisZeroMemory(&LinkState, sizeof(LinkState));
    LinkState.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
    LinkState.Header.Revision = NDIS_LINK_STATE_REVISION_1;
    LinkState.Header.Size = NDIS_SIZEOF_LINK_STATE_REVISION_1;
    LinkState.MediaConnectState = Adapter->LinkState;
    LinkState.MediaDuplexState = MediaDuplexStateFull;
    LinkState.XmitLinkSpeed = LINK_SPEED;
    LinkState.RcvLinkSpeed = LINK_SPEED;
    LinkState.PauseFunctions = NdisPauseFunctionsUnsupported;

    NdisZeroMemory(&Indication, sizeof(Indication));
    Indication.Header.Type = NDIS_OBJECT_TYPE_STATUS_INDICATION;
    Indication.Header.Revision = NDIS_STATUS_INDICATION_REVISION_1;
    Indication.Header.Size = NDIS_SIZEOF_STATUS_INDICATION_REVISION_1;
    Indication.SourceHandle = Adapter->MiniportAdapterHandle;
    Indication.StatusCode = NDIS_STATUS_LINK_STATE;
    Indication.StatusBuffer = &LinkState;
    Indication.StatusBufferSize = sizeof(LinkState);
    NdisMIndicateStatusEx(Adapter->MiniportAdapterHandle, &Indication);
    NdisSetEvent(&Adapter->LinkTimerHasRun);
}

PAGED_CODE_SECTION NDIS_STATUS StartLinkTimer(PADAPTER Adapter)
{
    NDIS_TIMER_CHARACTERISTICS Characteristics;
    LARGE_INTEGER DueTime;
    NDIS_STATUS Status;

    NdisInitializeEvent(&Adapter->LinkTimerHasRun);
    NdisZeroMemory(&Characteristics, sizeof(Characteristics));
    Characteristics.Header.Type = NDIS_OBJECT_TYPE_TIMER_CHARACTERISTICS;
    Characteristics.Header.Revision = NDIS_TIMER_CHARACTERISTICS_REVISION_1;
    Characteristics.Header.Size = NDIS_SIZEOF_TIMER_CHARACTERISTICS_REVISION_1;
    Characteristics.AllocationTag = TAG;
    Characteristics.TimerFunction = LinkTimerFunction;
    Characteristics.FunctionContext = Adapter;
    Status = NdisAllocateTimerObject(Adapter->MiniportAdapterHandle, &Characteristics, &Adapter->LinkTimer);
    if (Status != NDIS_STATUS_SUCCESS) {
        return Status;
    }
    DueTime.QuadPart = -(MILLISECONDS_UNTIL_LINK * 10000LL); /* relative, in units of 100 nanoseconds */
    NdisSetTimerObject(Adapter->LinkTimer, DueTime, 0, NULL);
    return NDIS_STATUS_SUCCESS;
}

/* A timer that could not be cancelled has run, or is about to. */
PAGED_CODE_SECTION VOID StopLinkTimer(PADAPTER Adapter)
{
    if (!NdisCancelTimerObject(Adapter->LinkTimer)) {
        NdisWaitEvent(&Adapter->LinkTimerHasRun, 0);
    }
    NdisFreeTimerObject(Adapter->LinkTimer);
}
