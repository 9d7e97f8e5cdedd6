/*
 * Wrong in one way: one routine copies two numbers that belong together while another changes them one after the other.
 *
 * The copy may have the new number and the old one.
 * Found by: check
 * Rule data-race: network/synchronization-and-notification-in-network-drivers.
 */
#define ADAPTER_DATA               \
    struct _TOTALS {       \
        ULONG64 Frames;    \
        ULONG64 Bytes;     \
    } Totals, Copy
#define SECOND_IS_A_DPC
#include "../support/two-activities.h"

static VOID First(PADAPTER Adapter)
{
#ifdef FIXED
    KIRQL OldIrql;

    KeAcquireSpinLock(&Adapter->Lock, &OldIrql);
#endif
    Adapter->Copy = Adapter->Totals;
#ifdef FIXED
    KeReleaseSpinLock(&Adapter->Lock, OldIrql);
#endif
}

static VOID Second(PADAPTER Adapter)
{
#ifdef FIXED
    KeAcquireSpinLockAtDpcLevel(&Adapter->Lock);
#endif
    *(volatile ULONG64 *)&Adapter->Totals.Frames = 1;
    *(volatile ULONG64 *)&Adapter->Totals.Bytes = 1514;
#ifdef FIXED
    KeReleaseSpinLockFromDpcLevel(&Adapter->Lock);
#endif
}
