/*
 * Wrong in one way: a work item's routine sets one bit of a word of flags while another clears one, each without a lock.
 *
 * Neither touches the other's bit, but both change the whole word.
 * Found by: check
 * Rule data-race: network/synchronization-and-notification-in-network-drivers.
 */
#define ADAPTER_DATA LONG Flags
#include "../support/two-activities.h"

#define LINK_IS_UP 1
#define IS_RESETTING 2

static VOID First(PADAPTER Adapter)
{
#ifdef FIXED
    InterlockedOr(&Adapter->Flags, LINK_IS_UP);
#else
    Adapter->Flags |= LINK_IS_UP;
#endif
}

static VOID Second(PADAPTER Adapter)
{
#ifdef FIXED
    InterlockedAnd(&Adapter->Flags, ~IS_RESETTING);
#else
    Adapter->Flags &= ~IS_RESETTING;
#endif
}
