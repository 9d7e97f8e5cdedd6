/*
 * A miniport driver whose adapter hangs now and then: MiniportCheckForHangEx says so when sends are queued, and
 * MiniportResetEx gives them back while a work item completes others.
 *
 * Pages: network/miniport-adapter-check-for-hang-and-reset-operations, ddi/ndis/nc-ndis-miniport_reset.
 */
#define EVENT_HANDLERS(Characteristics) SetEventHandlers(Characteristics)
struct _NDIS_MINIPORT_DRIVER_CHARACTERISTICS;
static void SetEventHandlers(struct _NDIS_MINIPORT_DRIVER_CHARACTERISTICS *Characteristics);
#include "../support/deferring-sends.h"

MINIPORT_CHECK_FOR_HANG ResettingCheckForHang;

BOOLEAN NTAPI ResettingCheckForHang(NDIS_HANDLE MiniportAdapterContext)
{
    PADAPTER Adapter = MiniportAdapterContext;
    BOOLEAN Hangs;

    NdisAcquireSpinLock(&Adapter->Lock);
    Hangs = Adapter->Queued != NULL;
    NdisReleaseSpinLock(&Adapter->Lock);
    return Hangs;
}

static void SetEventHandlers(PNDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics)
{
    Characteristics->CheckForHangHandlerEx = ResettingCheckForHang;
    Characteristics->ResetHandlerEx = DeferringReset;
}
