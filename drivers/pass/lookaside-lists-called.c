/*
 * A lookaside list as images for Windows 11 use it: what allocates and frees are functions of the kernel.
 * kernel/using-lookaside-lists
 */
#include "../support/checks.h"

/* The headers inline these two; the kernel exports them under the same names. */
PVOID NTAPI ExportedAllocate(PNPAGED_LOOKASIDE_LIST Lookaside) __asm__("ExAllocateFromNPagedLookasideList");
VOID NTAPI ExportedFree(PNPAGED_LOOKASIDE_LIST Lookaside, PVOID Entry) __asm__("ExFreeToNPagedLookasideList");
#define ExAllocateFromNPagedLookasideList ExportedAllocate
#define ExFreeToNPagedLookasideList ExportedFree

#define ENTRY_BYTES 96
#define ENTRIES 3
#define LIST_TAG 'kooL'

DRIVER_INITIALIZE DriverEntry;

static NPAGED_LOOKASIDE_LIST List;

/* In their order. Under low resources some are missing. */
static VOID FreeEntries(PVOID *Entries)
{
    ULONG Index;

    for (Index = 0; Index < ENTRIES; Index++) {
        if (Entries[Index] != NULL) {
            ExFreeToNPagedLookasideList(&List, Entries[Index]);
        }
    }
}

/* The system decides how many entries a list keeps. One that it keeps is the next to be given out. */
static VOID CheckThatEntriesAreKept(VOID)
{
    PVOID Entries[ENTRIES];
    PVOID Last;
    ULONG Index;

    for (Index = 0; Index < ENTRIES; Index++) {
        Entries[Index] = ExAllocateFromNPagedLookasideList(&List);
        CHECK(Entries[Index] != NULL);
        if (Entries[Index] != NULL) {
            RtlFillMemory(Entries[Index], ENTRY_BYTES, (UCHAR)Index);
        }
    }
    if (Entries[0] == NULL || Entries[1] == NULL || Entries[2] == NULL) {
        FreeEntries(Entries);
        return;
    }
    CHECK(Entries[0] != Entries[1] && Entries[1] != Entries[2]);
    Last = Entries[ENTRIES - 1];
    FreeEntries(Entries);
    Entries[0] = ExAllocateFromNPagedLookasideList(&List);
    CHECK(List.L.Depth == 0 || Entries[0] == Last);
    if (Entries[0] != NULL) {
        ExFreeToNPagedLookasideList(&List, Entries[0]);
    }
}

/* The members that inlined code reads and counts. */
static VOID CheckMembers(VOID)
{
    CHECK(List.L.Size == ENTRY_BYTES);
    CHECK(List.L.Tag == LIST_TAG);
    CHECK(List.L.Allocate != NULL && List.L.Free != NULL);
    CHECK(List.L.TotalAllocates == ENTRIES + 1);
    CHECK(List.L.TotalFrees == ENTRIES + 1);
    CHECK(List.L.AllocateMisses == (List.L.Depth == 0 ? ENTRIES + 1 : ENTRIES));
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    ExInitializeNPagedLookasideList(&List, NULL, NULL, 0, ENTRY_BYTES, LIST_TAG, 0);
    CheckThatEntriesAreKept();
    CheckMembers();
    ExDeleteNPagedLookasideList(&List);
    return FinishChecks(DriverObject, RegistryPath);
}
