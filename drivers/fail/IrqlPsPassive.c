/*
 * Wrong in one way: the driver creates a thread at APC_LEVEL.
 *
 * Rule IrqlPsPassive: devtest/wdm-irqlpspassive: PsCreateSystemThread is for PASSIVE_LEVEL.
 */
#include "../support/plain-driver.h"

static VOID NTAPI Start(PVOID StartContext)
{
    UNREFERENCED_PARAMETER(StartContext);
}

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    HANDLE Handle = NULL;
    PVOID Thread;
    KIRQL OldIrql;
    UNREFERENCED_PARAMETER(DriverObject);
#ifdef FIXED
    PsCreateSystemThread(&Handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, Start, NULL);
    KeRaiseIrql(APC_LEVEL, &OldIrql);
#else
    KeRaiseIrql(APC_LEVEL, &OldIrql);
    PsCreateSystemThread(&Handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, Start, NULL);
#endif
    KeLowerIrql(OldIrql);
    if (Handle != NULL) {
        if (NT_SUCCESS(ObReferenceObjectByHandle(Handle, THREAD_ALL_ACCESS, *PsThreadType, KernelMode, &Thread, NULL))) {
            KeWaitForSingleObject(Thread, Executive, KernelMode, FALSE, NULL);
            ObDereferenceObject(Thread);
        }
        ZwClose(Handle);
    }
}
