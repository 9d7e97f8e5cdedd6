/*
 * Reads the processor's time-stamp counter: it never goes back, and it goes on while a thread waits.
 *
 * The values are printed, so that two runs show whether they are the same.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

static ULONG64 ReadCounterAndProcessor(PULONG Processor)
{
    ULONG Low;
    ULONG High;

    __asm__ volatile("rdtscp" : "=a"(Low), "=d"(High), "=c"(*Processor));
    return (ULONG64)High << 32 | Low;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    ULONG64 First = __rdtsc();
    ULONG64 Second = __rdtsc();
    ULONG64 Third;
    ULONG Processor;
    LARGE_INTEGER Interval;

    CHECK(Second >= First);
    Interval.QuadPart = -100000; /* 10 milliseconds */
    KeDelayExecutionThread(KernelMode, FALSE, &Interval);
    Third = ReadCounterAndProcessor(&Processor);
    CHECK(Third > Second);
    CHECK(Processor < 64);
    DbgPrint("time-stamp counter: %I64u, %I64u, %I64u\n", First, Second, Third);
    return FinishChecks(DriverObject, RegistryPath);
}
