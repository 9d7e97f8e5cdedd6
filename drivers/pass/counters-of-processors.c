/*
 * Two activities count without a lock and are right to: each processor has a counter of its own, which is touched at
 * DISPATCH_LEVEL only, so that nothing else runs on that processor meanwhile.
 */
#define ADAPTER_DATA volatile LONG64 Counts[64]
#define SECOND_IS_A_DPC
#include "../support/two-activities.h"

static VOID First(PADAPTER Adapter)
{
    KIRQL OldIrql;

    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
    Adapter->Counts[KeGetCurrentProcessorNumberEx(NULL) % 64]++;
    KeLowerIrql(OldIrql);
}

static VOID Second(PADAPTER Adapter)
{
    Adapter->Counts[KeGetCurrentProcessorNumberEx(NULL) % 64]++;
}
