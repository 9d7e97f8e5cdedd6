/*
 * A lookaside list as images for older Windows use it: the headers inline what allocates and frees, over the calls that
 * push and pop entries (ExpInterlockedPushEntrySList, ExpInterlockedPopEntrySList, ExQueryDepthSList), and read and write
 * members of the list themselves. kernel/using-lookaside-lists
 */
#include "../support/checks.h"

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

/* The calls that the list is made of. */
static VOID CheckSequencedList(VOID)
{
    DECLSPEC_ALIGN(16) SLIST_HEADER Header;
    DECLSPEC_ALIGN(16) SLIST_ENTRY Entries[2];

    RtlZeroMemory(&Header, sizeof(Header));
    CHECK(InterlockedPopEntrySList(&Header) == NULL);
    CHECK(InterlockedPushEntrySList(&Header, &Entries[0]) == NULL);
    CHECK(InterlockedPushEntrySList(&Header, &Entries[1]) == &Entries[0]);
    CHECK(ExQueryDepthSList(&Header) == 2);
    CHECK(InterlockedPopEntrySList(&Header) == &Entries[1]);
    CHECK(InterlockedPopEntrySList(&Header) == &Entries[0]);
    CHECK(ExQueryDepthSList(&Header) == 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    ExInitializeNPagedLookasideList(&List, NULL, NULL, 0, ENTRY_BYTES, LIST_TAG, 0);
    CheckThatEntriesAreKept();
    CheckMembers();
    CheckSequencedList();
    ExDeleteNPagedLookasideList(&List);
    return FinishChecks(DriverObject, RegistryPath);
}
