/*
 * Wrong in one way: two work items' routines take what they find in a variable, add to it and put it back, and hold no lock.
 *
 * That is a load and a store each, since the variable is volatile. What one has added is lost if the other puts back what it
 * found before. Both hold the lock in the right driver.
 * Found by: check
 * Rule data-race: network/synchronization-and-notification-in-network-drivers.
 */
#define ADAPTER_DATA volatile LONG Count
#include "../support/two-activities.h"

static VOID Add(PADAPTER Adapter, LONG Value)
{
#ifdef FIXED
    KIRQL OldIrql;

    KeAcquireSpinLock(&Adapter->Lock, &OldIrql);
#endif
    Adapter->Count = Adapter->Count + Value;
#ifdef FIXED
    KeReleaseSpinLock(&Adapter->Lock, OldIrql);
#endif
}

static VOID First(PADAPTER Adapter)
{
    Add(Adapter, 1);
}

static VOID Second(PADAPTER Adapter)
{
    Add(Adapter, 1);
}
