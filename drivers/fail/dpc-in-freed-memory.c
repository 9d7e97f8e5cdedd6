/*
 * Wrong in one way: the driver frees the memory of a DPC that is queued.
 *
 * Rule dpc-in-freed-memory: debugger/bug-check-0xc7--timer-or-dpc-invalid (1).
 */
#include "../support/plain-driver.h"

static VOID NTAPI DpcRoutine(PKDPC Self, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    UNREFERENCED_PARAMETER(Self);
    UNREFERENCED_PARAMETER(DeferredContext);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);
}

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PKDPC Dpc = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*Dpc), PLAIN_TAG);
    KIRQL OldIrql;
    UNREFERENCED_PARAMETER(DriverObject);
    if (Dpc == NULL) {
        return;
    }
    KeInitializeDpc(Dpc, DpcRoutine, NULL);
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
    KeInsertQueueDpc(Dpc, NULL, NULL);
#ifdef FIXED
    KeRemoveQueueDpc(Dpc);
#endif
    ExFreePoolWithTag(Dpc, PLAIN_TAG);
    KeLowerIrql(OldIrql);
}
