/*
 * Wrong in one way: MiniportHaltEx frees a list from its head on, and looks for the next entry in the one that it has just
 * freed.
 *
 * Rule pool-use-after-free: ddi/wdm/nf-wdm-exfreepoolwithtag.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_HALT ListingHalt;

typedef struct _ENTRY {
    struct _ENTRY *volatile Next;
    ULONG Number;
} ENTRY, *PENTRY;

static PENTRY Push(PENTRY Head, ULONG Number)
{
    PENTRY Entry = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*Entry), PLAIN_TAG);

    if (Entry == NULL) {
        return Head;
    }
    Entry->Next = Head;
    Entry->Number = Number;
    return Entry;
}

VOID NTAPI ListingHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PENTRY Entry = Push(Push(NULL, 1), 2);

    while (Entry != NULL) {
#ifdef FIXED
        PENTRY Next = Entry->Next;
        ExFreePoolWithTag(Entry, PLAIN_TAG);
        Entry = Next;
#else
        DbgPrint("entry %lu\n", Entry->Number);
        ExFreePoolWithTag(Entry, PLAIN_TAG);
        Entry = Entry->Next;
#endif
    }
    ChecksHalt(MiniportAdapterContext, HaltAction);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ListingHalt, PlainUnload);
}
