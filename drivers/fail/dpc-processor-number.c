/*
 * Wrong in one way: the driver targets a DPC at a processor that the computer does not have.
 *
 * Rule dpc-processor-number: ddi/wdm/nf-wdm-kesettargetprocessordpc, debugger/bug-check-0xc7 (3).
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
    ULONG Processors = KeQueryActiveProcessorCount(NULL);
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeDpc(&Dpc, DpcRoutine, NULL);
#ifdef FIXED
    KeSetTargetProcessorDpc(&Dpc, (CCHAR)(Processors - 1));
#else
    KeSetTargetProcessorDpc(&Dpc, (CCHAR)Processors);
#endif
    KeInsertQueueDpc(&Dpc, NULL, NULL);
    KeFlushQueuedDpcs();
}
