/*
 * A function with an exception handler in its unwind information, as the compiler makes of __try and __except: the image
 * imports __C_specific_handler. Nothing raises an exception here. cpp/build/exception-handling-x64
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
ULONG NTAPI AddGuarded(const ULONG *Left, const ULONG *Right);

/* mingw-w64's gcc has no __try, so this is what it would be: a scope table with one entry, which handles everything. */
__asm__("\t.text\n"
        "\t.globl\tAddGuarded\n"
        "\t.seh_proc\tAddGuarded\n"
        "AddGuarded:\n"
        "\tsubq\t$40, %rsp\n"
        "\t.seh_stackalloc\t40\n"
        "\t.seh_endprologue\n"
        ".LAddGuardedBegin:\n"
        "\tmovl\t(%rcx), %eax\n"
        "\taddl\t(%rdx), %eax\n"
        ".LAddGuardedEnd:\n"
        "\taddq\t$40, %rsp\n"
        "\tret\n"
        ".LAddGuardedHandler:\n"
        "\txorl\t%eax, %eax\n"
        "\taddq\t$40, %rsp\n"
        "\tret\n"
        "\t.seh_handler\t__C_specific_handler, @except\n"
        "\t.seh_handlerdata\n"
        "\t.long\t1\n"
        "\t.rva\t.LAddGuardedBegin\n"
        "\t.rva\t.LAddGuardedEnd\n"
        "\t.long\t1\n" /* the filter of __except (EXCEPTION_EXECUTE_HANDLER) */
        "\t.rva\t.LAddGuardedHandler\n"
        "\t.text\n"
        "\t.seh_endproc\n");

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    ULONG Left = 20;
    ULONG Right = 22;

    CHECK(AddGuarded(&Left, &Right) == 42);
    return FinishChecks(DriverObject, RegistryPath);
}
