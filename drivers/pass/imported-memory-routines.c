/*
 * Calls the memory routines of ntoskrnl.exe, as images do that were not optimised, and compares what they do with loops.
 */
#include "../support/checks.h"

/* By the entries of the import table, since optimised images contain routines of the same names. */
extern void *(*__imp_memcpy)(void *Destination, const void *Source, SIZE_T Length);
extern void *(*__imp_memmove)(void *Destination, const void *Source, SIZE_T Length);
extern void *(*__imp_memset)(void *Destination, int Value, SIZE_T Length);
extern int (*__imp_memcmp)(const void *Left, const void *Right, SIZE_T Length);

#define BYTES 300

DRIVER_INITIALIZE DriverEntry;

static UCHAR First[BYTES];
static UCHAR Second[BYTES];

static BOOLEAN HasOnly(const UCHAR *Memory, UCHAR Value, ULONG Length)
{
    ULONG Index;

    for (Index = 0; Index < Length; Index++) {
        if (Memory[Index] != Value) {
            return FALSE;
        }
    }
    return TRUE;
}

static VOID CheckFilling(VOID)
{
    CHECK(__imp_memset(First, 0x1A5, BYTES) == First); /* only the low byte counts */
    CHECK(HasOnly(First, 0xA5, BYTES));
    CHECK(__imp_memset(First + 1, 0, 0) == First + 1);
    CHECK(HasOnly(First, 0xA5, BYTES));
}

static VOID CheckCopying(VOID)
{
    ULONG Index;

    for (Index = 0; Index < BYTES; Index++) {
        First[Index] = (UCHAR)Index;
    }
    CHECK(__imp_memcpy(Second, First, BYTES) == Second);
    CHECK(__imp_memcmp(Second, First, BYTES) == 0);
    CHECK(__imp_memmove(Second + 1, Second, BYTES - 1) == Second + 1);
    CHECK(Second[0] == 0 && Second[1] == 0 && Second[2] == 1 && Second[200] == 199);
    CHECK(__imp_memmove(Second, Second + 1, BYTES - 1) == Second);
    CHECK(__imp_memcmp(Second, First, BYTES - 1) == 0);
}

static VOID CheckComparing(VOID)
{
    CHECK(__imp_memcmp("abcd", "abce", 4) < 0);
    CHECK(__imp_memcmp("abce", "abcd", 4) > 0);
    CHECK(__imp_memcmp("abcd", "abce", 3) == 0);
    CHECK(__imp_memcmp("\x80", "\x7F", 1) > 0); /* bytes are unsigned */
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    CheckFilling();
    CheckCopying();
    CheckComparing();
    return FinishChecks(DriverObject, RegistryPath);
}
