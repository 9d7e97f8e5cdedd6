/*
 * Wrong in one way: the routine of a work item returns on one path without releasing its spin lock.
 *
 * Rule work-item-routine-irql: debugger/bug-check-0xe1--worker-thread-returned-at-bad-irql. The lock has raised the IRQL
 * to DISPATCH_LEVEL.
 */
#include "../support/plain-work-item.h"

static VOID Work(PADAPTER Adapter)
{
    NdisAcquireSpinLock(&Adapter->Lock);
    if (Adapter->WorkItem != NULL) {
#ifdef FIXED
        NdisReleaseSpinLock(&Adapter->Lock);
#endif
        return;
    }
    Adapter->Plain.PacketFilter = 0;
    NdisReleaseSpinLock(&Adapter->Lock);
}
