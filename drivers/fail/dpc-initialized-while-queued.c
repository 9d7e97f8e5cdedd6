/*
 * Wrong in one way: the driver initialises a DPC that is queued.
 *
 * Rule dpc-initialized-while-queued: ddi/wdm/nf-wdm-keinitializedpc. The queue of the processor would be corrupted.
 */
#include "../support/plain-driver.h"

static KDPC Dpc;

static VOID NTAPI DpcRoutine(PKDPC Self, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    UNREFERENCED_PARAMETER(Self);
    UNREFERENCED_PARAMETER(DeferredContext);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);
}

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    KIRQL OldIrql;
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeDpc(&Dpc, DpcRoutine, NULL);
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
    KeInsertQueueDpc(&Dpc, NULL, NULL);
#ifdef FIXED
    KeRemoveQueueDpc(&Dpc);
#endif
    KeInitializeDpc(&Dpc, DpcRoutine, NULL);
    KeLowerIrql(OldIrql);
}
