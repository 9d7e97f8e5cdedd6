/*
 * Reads times and the version of Windows in the page that the kernel shares with every process, as inlined functions
 * of the headers do (KeQueryTickCount, KeQuerySystemTime, KeQueryInterruptTime).
 */
#include "../support/checks.h"

#define SHARED(type, offset) (*(volatile type *)(0xFFFFF78000000000ULL + (offset)))
#define TICK_COUNT_MULTIPLIER 0x4
#define INTERRUPT_TIME 0x8
#define SYSTEM_TIME 0x14
#define NT_MAJOR_VERSION 0x26C
#define NT_MINOR_VERSION 0x270
#define TICK_COUNT 0x320

DRIVER_INITIALIZE DriverEntry;

/* A time of the page: its high part is there twice, and both are equal when no update was on the way. */
static ULONG64 ReadTime(ULONG Offset)
{
    ULONG High;
    ULONG Low;

    do {
        High = SHARED(ULONG, Offset + 4);
        Low = SHARED(ULONG, Offset);
    } while (High != SHARED(ULONG, Offset + 8));
    return (ULONG64)High << 32 | Low;
}

static VOID CheckThatTimesPass(VOID)
{
    ULONG64 Ticks = SHARED(ULONG64, TICK_COUNT);
    ULONG64 InterruptTime = ReadTime(INTERRUPT_TIME);
    ULONG64 SystemTime = ReadTime(SYSTEM_TIME);
    LARGE_INTEGER Interval;

    Interval.QuadPart = -1000000; /* 100 milliseconds, more than six ticks */
    KeDelayExecutionThread(KernelMode, FALSE, &Interval);
    CHECK(SHARED(ULONG64, TICK_COUNT) - Ticks >= 6);
    CHECK(ReadTime(INTERRUPT_TIME) - InterruptTime >= 1000000);
    CHECK(ReadTime(SYSTEM_TIME) - SystemTime >= 1000000);
}

static VOID CheckAgainstTheHeaders(VOID)
{
    LARGE_INTEGER Ticks;
    LARGE_INTEGER Time;

    KeQueryTickCount(&Ticks);
    CHECK((ULONG64)Ticks.QuadPart <= SHARED(ULONG64, TICK_COUNT));
    KeQuerySystemTime(&Time);
    CHECK((ULONG64)Time.QuadPart > 0x01D0000000000000ULL); /* later than 2014 */
    CHECK(KeQueryInterruptTime() >= (ULONG64)Ticks.QuadPart);
    CHECK(((ULONG64)SHARED(ULONG, TICK_COUNT) * SHARED(ULONG, TICK_COUNT_MULTIPLIER)) >> 24 >=
          (ULONG64)Ticks.QuadPart * 15);
}

static VOID CheckVersion(VOID)
{
    CHECK(SHARED(ULONG, NT_MAJOR_VERSION) == 10);
    CHECK(SHARED(ULONG, NT_MINOR_VERSION) == 0);
}

/* Reads with instructions that compilers make of other sources. */
static VOID CheckOtherInstructions(VOID)
{
    ULONG64 Page = 0xFFFFF78000000000ULL;
    ULONG64 Sum = 1;
    ULONG64 Product = 3;
    UCHAR IsOdd;

    __asm__ volatile("addl %c2(%1), %k0" : "+r"(Sum) : "r"(Page), "i"(NT_MAJOR_VERSION) : "cc");
    CHECK(Sum == 11);
    __asm__ volatile("imull %c2(%1), %k0" : "+r"(Product) : "r"(Page), "i"(NT_MAJOR_VERSION) : "cc");
    CHECK(Product == 30);
    __asm__ volatile("testb $1, %c2(%1)\n\tsetnz %0" : "=r"(IsOdd) : "r"(Page), "i"(NT_MAJOR_VERSION) : "cc");
    CHECK(!IsOdd);
    __asm__ volatile("orl %c2(%1), %k0" : "+r"(Sum) : "r"(Page), "i"(NT_MAJOR_VERSION) : "cc");
    CHECK(Sum == 11);
    __asm__ volatile("andl %c2(%1), %k0" : "+r"(Product) : "r"(Page), "i"(NT_MAJOR_VERSION) : "cc");
    CHECK(Product == 10);
    __asm__ volatile("xorl %c2(%1), %k0" : "+r"(Product) : "r"(Page), "i"(NT_MAJOR_VERSION) : "cc");
    CHECK(Product == 0);
    __asm__ volatile("subl %c2(%1), %k0" : "+r"(Sum) : "r"(Page), "i"(NT_MAJOR_VERSION) : "cc");
    CHECK(Sum == 1);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    CheckThatTimesPass();
    CheckAgainstTheHeaders();
    CheckVersion();
    CheckOtherInstructions();
    return FinishChecks(DriverObject, RegistryPath);
}
