/*
 * Changes the IRQL as drivers for Windows 7 do, by reading and writing the register cr8 themselves.
 *
 * A DPC that was queued at DISPATCH_LEVEL runs as soon as the level is lowered, before the next instruction, which
 * finds all registers as they were. kernel/introduction-to-dpcs
 */
#define OPENNDIS_INLINE_IRQL
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
KDEFERRED_ROUTINE CountingDpc;

static KDPC Dpc;
static volatile LONG DpcRuns;
static volatile KIRQL DpcIrql;

VOID NTAPI CountingDpc(PKDPC CalledDpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    UNREFERENCED_PARAMETER(CalledDpc);
    UNREFERENCED_PARAMETER(DeferredContext);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);
    DpcIrql = KeGetCurrentIrql();
    InterlockedIncrement(&DpcRuns);
}

static VOID CheckRaisingAndLowering(VOID)
{
    KIRQL OldIrql;

    CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL);
    KeRaiseIrql(APC_LEVEL, &OldIrql);
    CHECK(OldIrql == PASSIVE_LEVEL);
    CHECK(KeGetCurrentIrql() == APC_LEVEL);
    CHECK(KeRaiseIrqlToDpcLevel() == APC_LEVEL);
    CHECK(KeGetCurrentIrql() == DISPATCH_LEVEL);
    KeRaiseIrql(HIGH_LEVEL, &OldIrql);
    CHECK(OldIrql == DISPATCH_LEVEL);
    CHECK(KeGetCurrentIrql() == HIGH_LEVEL);
    KeLowerIrql(PASSIVE_LEVEL);
    CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL);
}

/* Reads and writes cr8 with registers that compilers seldom choose, which have other encodings. */
static VOID CheckEveryEncoding(VOID)
{
    ULONG64 Level;

    __asm__ volatile("movl $2, %%r9d\n\tmov %%r9, %%cr8\n\tmov %%cr8, %%r15\n\tmov %%r15, %0"
                     : "=r"(Level)
                     :
                     : "r9", "r15", "memory");
    CHECK(Level == DISPATCH_LEVEL);
    __asm__ volatile("xorl %%edi, %%edi\n\tmov %%rdi, %%cr8\n\tmov %%cr8, %%rsi\n\tmov %%rsi, %0"
                     : "=a"(Level)
                     :
                     : "rdi", "rsi", "memory");
    CHECK(Level == PASSIVE_LEVEL);
}

static VOID CheckThatDpcsRunWhenLowering(VOID)
{
    KIRQL OldIrql;

    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
    CHECK(KeInsertQueueDpc(&Dpc, NULL, NULL));
    CHECK(DpcRuns == 0);
    KeLowerIrql(OldIrql);
    CHECK(DpcRuns == 1);
    CHECK(DpcIrql == DISPATCH_LEVEL);
    CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL);
}

/* The DPC runs between two instructions, so the second finds registers and flags as the first left them. */
static VOID CheckThatRegistersAreKept(VOID)
{
    ULONG64 Wrong;
    KIRQL OldIrql;

    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
    KeInsertQueueDpc(&Dpc, NULL, NULL);
    __asm__ volatile("movl $0x11, %%ecx\n\t"
                     "movl $0x22, %%edx\n\t"
                     "movl $0x33, %%r8d\n\t"
                     "movl $0x44, %%r11d\n\t"
                     "movq %%rdx, %%xmm1\n\t"
                     "xorl %%eax, %%eax\n\t"
                     "stc\n\t"
                     "mov %%rax, %%cr8\n\t"
                     "setnc %%al\n\t"
                     "movzbl %%al, %%eax\n\t"
                     "xorq $0x11, %%rcx\n\t"
                     "xorq $0x22, %%rdx\n\t"
                     "xorq $0x33, %%r8\n\t"
                     "xorq $0x44, %%r11\n\t"
                     "orq %%rcx, %%rax\n\t"
                     "orq %%rdx, %%rax\n\t"
                     "orq %%r8, %%rax\n\t"
                     "orq %%r11, %%rax\n\t"
                     "movq %%xmm1, %%rcx\n\t"
                     "xorq $0x22, %%rcx\n\t"
                     "orq %%rcx, %%rax"
                     : "=a"(Wrong)
                     :
                     : "rcx", "rdx", "r8", "r11", "xmm1", "memory", "cc");
    CHECK(Wrong == 0);
    CHECK(DpcRuns == 2);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    KeInitializeDpc(&Dpc, CountingDpc, NULL);
    CheckRaisingAndLowering();
    CheckEveryEncoding();
    CheckThatDpcsRunWhenLowering();
    CheckThatRegistersAreKept();
    return FinishChecks(DriverObject, RegistryPath);
}
