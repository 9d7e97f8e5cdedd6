/*
 * Functions whose local variables need more than a page probe the stack first, by __chkstk, which takes the size in rax
 * and keeps every register. cpp/build/prolog-and-epilog
 */
#include "../support/checks.h"

#define PAGES 3
#define PAGE_BYTES 4096

DRIVER_INITIALIZE DriverEntry;

/* Writes to each page of a frame that is larger than a page, and adds up what it reads. */
static __declspec(noinline) ULONG UseLargeFrame(ULONG First, ULONG Second, ULONG Third, ULONG Fourth)
{
    volatile ULONG Pages[PAGES][PAGE_BYTES / sizeof(ULONG)];
    ULONG Sum = 0;
    ULONG Page;

    for (Page = 0; Page < PAGES; Page++) {
        Pages[Page][0] = Page;
    }
    for (Page = 0; Page < PAGES; Page++) {
        Sum += Pages[Page][0];
    }
    return Sum + First + Second + Third + Fourth;
}

/* Takes Bytes from the stack at once, which probes it too. */
static __declspec(noinline) ULONG UseFrameOf(SIZE_T Bytes)
{
    volatile UCHAR *Memory = __builtin_alloca(Bytes);

    Memory[0] = 1;
    Memory[Bytes - 1] = 2;
    return Memory[0] + Memory[Bytes - 1];
}

/* Calls the routine as a prologue does, with a value in each register that a caller may have arguments in. */
static VOID CheckThatRegistersAreKept(VOID)
{
    ULONG64 Wrong;

    __asm__ volatile("movl $0x1000, %%eax\n\t"
                     "movl $1, %%ecx\n\t"
                     "movl $2, %%edx\n\t"
                     "movl $3, %%r8d\n\t"
                     "movl $4, %%r9d\n\t"
                     "movl $5, %%r10d\n\t"
                     "movl $6, %%r11d\n\t"
                     "call *__imp___chkstk(%%rip)\n\t"
                     "xorq $0x1000, %%rax\n\t"
                     "xorq $1, %%rcx\n\t"
                     "xorq $2, %%rdx\n\t"
                     "xorq $3, %%r8\n\t"
                     "xorq $4, %%r9\n\t"
                     "xorq $5, %%r10\n\t"
                     "xorq $6, %%r11\n\t"
                     "orq %%rcx, %%rax\n\t"
                     "orq %%rdx, %%rax\n\t"
                     "orq %%r8, %%rax\n\t"
                     "orq %%r9, %%rax\n\t"
                     "orq %%r10, %%rax\n\t"
                     "orq %%r11, %%rax"
                     : "=a"(Wrong)
                     :
                     : "rcx", "rdx", "r8", "r9", "r10", "r11", "memory", "cc");
    CHECK(Wrong == 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    CHECK(UseLargeFrame(1, 2, 3, 4) == 13);
    CHECK(UseFrameOf(2 * PAGE_BYTES + 100) == 3);
    CheckThatRegistersAreKept();
    return FinishChecks(DriverObject, RegistryPath);
}
