/*
 * Functions with any number of arguments: those behind the fourth come on the stack.
 *
 * What is printed is what the test compares.
 */
#include "../support/checks.h"

#include <stdarg.h>

DECLSPEC_IMPORT int __cdecl _vsnprintf(char *Buffer, SIZE_T Count, const char *Format, va_list Arguments);
DECLSPEC_IMPORT int __cdecl _snprintf(char *Buffer, SIZE_T Count, const char *Format, ...);

DRIVER_INITIALIZE DriverEntry;

static char Text[64];

static int Format(SIZE_T Size, const char *Format, ...)
{
    va_list Arguments;
    int Length;

    va_start(Arguments, Format);
    Length = _vsnprintf(Text, Size, Format, Arguments);
    va_end(Arguments);
    return Length;
}

static BOOLEAN IsText(const char *Expected)
{
    ULONG Index = 0;

    while (Text[Index] == Expected[Index]) {
        if (Expected[Index++] == '\0') {
            return TRUE;
        }
    }
    return FALSE;
}

static VOID CheckFormatting(VOID)
{
    CHECK(Format(sizeof(Text), "%d %d %d %d %d %d", 1, 2, 3, 4, 5, 6) == 11);
    CHECK(IsText("1 2 3 4 5 6"));
    CHECK(Format(sizeof(Text), "%s|%-4d|%04x|%c", "text", 7, 0xAB, 'z') == 16);
    CHECK(IsText("text|7   |00ab|z"));
    CHECK(Format(4, "%d", 123456) == -1); /* too long: what fits, and no terminator */
    CHECK(Text[0] == '1' && Text[3] == '4');
    CHECK(_snprintf(Text, sizeof(Text), "%I64x %ws", 0x123456789ABCDEF0ULL, L"wide") == 21);
    CHECK(IsText("123456789abcdef0 wide"));
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING Unicode;

    CheckFormatting();
    RtlInitUnicodeString(&Unicode, L"counted");
    DbgPrint("many: %d %u %x %X %c %s %ws %wZ %p %I64d %lu %%\n", -1, 2u, 0x3c, 0x4D, 'e', "six", L"seven", &Unicode,
             (PVOID)0x9000, -10LL, 11ul);
    return FinishChecks(DriverObject, RegistryPath);
}
