/*
 * Reads the current thread and the processor's number through the gs register, as compiled drivers do, and compares them
 * with what the kernel's functions say: in DriverEntry, in a thread of its own, and after waits.
 */
#include "../support/checks.h"

/* The headers make the first two inline functions; these are the exported ones. */
PKTHREAD NTAPI ExportedKeGetCurrentThread(VOID) __asm__("KeGetCurrentThread");
PETHREAD NTAPI ExportedPsGetCurrentThread(VOID) __asm__("PsGetCurrentThread");

#define CONTROL_REGION_SELF 0x18
#define CONTROL_REGION_PROCESSOR_BLOCK 0x20
#define PROCESSOR_BLOCK 0x180
#define LEGACY_PROCESSOR_NUMBER 0x184
#define CURRENT_THREAD 0x188
#define GROUP_PROCESSOR_NUMBER 0x1A4

DRIVER_INITIALIZE DriverEntry;
KSTART_ROUTINE CheckingThread;

static PVOID ThreadOfDriverEntry;
static KEVENT ThreadIsDone;

static VOID CheckCurrentThread(VOID)
{
    PVOID Thread = (PVOID)__readgsqword(CURRENT_THREAD);

    CHECK(Thread != NULL);
    CHECK(Thread == (PVOID)KeGetCurrentThread());
    CHECK(Thread == (PVOID)ExportedKeGetCurrentThread());
    CHECK(Thread == (PVOID)ExportedPsGetCurrentThread());
}

static VOID CheckControlRegion(VOID)
{
    ULONG64 Self = __readgsqword(CONTROL_REGION_SELF);
    PROCESSOR_NUMBER Number;
    KIRQL OldIrql;

    CHECK(Self != 0);
    CHECK(__readgsqword(CONTROL_REGION_PROCESSOR_BLOCK) == Self + PROCESSOR_BLOCK);
    OldIrql = KfRaiseIrql(DISPATCH_LEVEL); /* so that the thread stays on its processor */
    CHECK(__readgsbyte(LEGACY_PROCESSOR_NUMBER) == KeGetCurrentProcessorNumberEx(&Number));
    CHECK(__readgsdword(GROUP_PROCESSOR_NUMBER) == Number.Number);
    CHECK(Number.Group == 0);
    KeLowerIrql(OldIrql);
}

static VOID WaitForTicks(VOID)
{
    LARGE_INTEGER Interval;

    Interval.QuadPart = -500000; /* 50 milliseconds */
    KeDelayExecutionThread(KernelMode, FALSE, &Interval);
}

VOID NTAPI CheckingThread(PVOID StartContext)
{
    PVOID Thread = (PVOID)__readgsqword(CURRENT_THREAD);

    UNREFERENCED_PARAMETER(StartContext);
    CHECK(Thread != ThreadOfDriverEntry);
    CheckCurrentThread();
    CheckControlRegion();
    WaitForTicks();
    CHECK(Thread == (PVOID)__readgsqword(CURRENT_THREAD));
    KeSetEvent(&ThreadIsDone, IO_NO_INCREMENT, FALSE);
    PsTerminateSystemThread(STATUS_SUCCESS);
}

static VOID CheckInThreadOfItsOwn(VOID)
{
    HANDLE Handle;
    NTSTATUS Status;

    KeInitializeEvent(&ThreadIsDone, NotificationEvent, FALSE);
    Status = PsCreateSystemThread(&Handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, CheckingThread, NULL);
    CHECK(NT_SUCCESS(Status));
    if (NT_SUCCESS(Status)) {
        PVOID Thread;

        Status = ObReferenceObjectByHandle(Handle, THREAD_ALL_ACCESS, NULL, KernelMode, &Thread, NULL);
        CHECK(NT_SUCCESS(Status));
        ZwClose(Handle);
        KeWaitForSingleObject(&ThreadIsDone, Executive, KernelMode, FALSE, NULL);
        if (NT_SUCCESS(Status)) {
            KeWaitForSingleObject(Thread, Executive, KernelMode, FALSE, NULL);
            ObfDereferenceObject(Thread);
        }
    }
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    ThreadOfDriverEntry = (PVOID)__readgsqword(CURRENT_THREAD);
    CheckCurrentThread();
    CheckControlRegion();
    CheckInThreadOfItsOwn();
    CHECK(ThreadOfDriverEntry == (PVOID)__readgsqword(CURRENT_THREAD));
    return FinishChecks(DriverObject, RegistryPath);
}
