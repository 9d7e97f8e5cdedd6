/*
 * Wrong in one way: a work item's routine and a DPC count in the same variable with an instruction that is not interlocked.
 *
 * On two processors both read the same number, and one of the two is lost. Only a schedule in which both stand before the
 * instruction shows it.
 * Found by: check
 * Rule data-race: network/synchronization-and-notification-in-network-drivers.
 */
#define SECOND_IS_A_DPC
#include "../support/two-activities.h"

static VOID First(PADAPTER Adapter)
{
#ifdef FIXED
    InterlockedIncrement(&Adapter->Count);
#else
    Adapter->Count++;
#endif
}

static VOID Second(PADAPTER Adapter)
{
#ifdef FIXED
    InterlockedIncrement(&Adapter->Count);
#else
    Adapter->Count++;
#endif
}
