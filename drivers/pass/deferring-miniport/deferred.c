/*
 * Work items that drain a list: queued when the list gets its first entry, active until the routine has seen it empty.
 *
 * An item that is active is not queued again, so it is never queued twice, and its routine never runs twice at once.
 * https://learn.microsoft.com/windows-hardware/drivers/kernel/system-worker-threads
 */
#include "adapter.h"

PAGED_CODE_SECTION BOOLEAN AllocateDeferred(PADAPTER Adapter, PDEFERRED Deferred, NDIS_IO_WORKITEM_ROUTINE Routine)
{
    Deferred->Routine = Routine;
    Deferred->Active = FALSE;
    Deferred->WorkItem = NdisAllocateIoWorkItem(Adapter->MiniportAdapterHandle);
    return Deferred->WorkItem != NULL;
}

/* Sees to it that the routine runs and finds what was put on its list. The caller holds the adapter's lock. */
VOID Defer(PADAPTER Adapter, PDEFERRED Deferred)
{
    if (Deferred->Active) {
        return;
    }
    Deferred->Active = TRUE;
    if (Adapter->ActiveItems++ == 0) {
        NdisResetEvent(&Adapter->NoItemIsActive);
    }
    NdisQueueIoWorkItem(Deferred->WorkItem, Deferred->Routine, Adapter);
}

/* Called by a routine that has found its list empty, under the adapter's lock and the same hold of it. */
VOID EndDeferred(PADAPTER Adapter, PDEFERRED Deferred)
{
    Deferred->Active = FALSE;
    if (--Adapter->ActiveItems == 0) {
        NdisSetEvent(&Adapter->NoItemIsActive);
    }
}

/*
 * Waits until no item is queued and no routine uses the adapter. The event is set by a routine that still holds the
 * lock: when the lock could be taken after it, the routine has let go of the adapter.
 */
VOID WaitForDeferred(PADAPTER Adapter)
{
    NdisWaitEvent(&Adapter->NoItemIsActive, 0);
    NdisAcquireSpinLock(&Adapter->Lock);
    NdisReleaseSpinLock(&Adapter->Lock);
}

PAGED_CODE_SECTION VOID FreeDeferred(PDEFERRED Deferred)
{
    if (Deferred->WorkItem != NULL) {
        NdisFreeIoWorkItem(Deferred->WorkItem);
        Deferred->WorkItem = NULL;
    }
}
