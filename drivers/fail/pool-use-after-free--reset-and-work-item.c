/*
 * Wrong in one way: MiniportResetEx gives back what is queued, and leaves it queued for the work item that completes sends.
 *
 * Found by: check
 * The reset must come before the work item has taken the lists. The work item then writes into lists that their sender
 * has freed.
 *
 * Rule pool-use-after-free: devtest/special-pool.
 */
#define ABORT_SENDS(Adapter) AbortSends(Adapter)
struct _ADAPTER;
static void AbortSends(struct _ADAPTER *Adapter);
#include "../support/deferring-sends.h"

static void AbortSends(PADAPTER Adapter)
{
    PNET_BUFFER_LIST NetBufferLists;

    NdisAcquireSpinLock(&Adapter->Lock);
    NetBufferLists = Adapter->Queued;
#ifdef FIXED
    Adapter->Queued = NULL;
#endif
    NdisReleaseSpinLock(&Adapter->Lock);
    CompleteSends(Adapter, NetBufferLists, NDIS_STATUS_REQUEST_ABORTED);
}
