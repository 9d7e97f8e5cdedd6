/*
 * Wrong in one way: MiniportHaltEx takes an entry off a list that it is not on any more, and the check that the Windows
 * Driver Kit compiles into RemoveEntryList stops the machine with fast fail code 3.
 *
 * Rule driver-fast-fail. On Windows: bug check 0x139, debugger/bug-check-0x139--kernel-security-check-failure.
 */
#include "../support/plain-miniport.h"

#define FAST_FAIL_CORRUPT_LIST_ENTRY 3

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    LIST_ENTRY Requests;
    LIST_ENTRY Request;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE CorruptingInitialize;
MINIPORT_HALT CorruptingHalt;

/* RemoveEntryList with the check that mingw-w64's headers leave out. */
static VOID RemoveCheckedEntryList(PLIST_ENTRY Entry)
{
    PLIST_ENTRY Next = Entry->Flink;
    PLIST_ENTRY Previous = Entry->Blink;

    if (Next->Blink != Entry || Previous->Flink != Entry) {
        __asm__ volatile("int $0x29" : : "c"(FAST_FAIL_CORRUPT_LIST_ENTRY) : "memory");
        __builtin_unreachable();
    }
    Previous->Flink = Next;
    Next->Blink = Previous;
}

NDIS_STATUS NTAPI CorruptingInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                       PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter = AllocatePlainAdapter(NdisMiniportHandle, sizeof(*Adapter));

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    InitializeListHead(&Adapter->Requests);
    InsertTailList(&Adapter->Requests, &Adapter->Request);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI CorruptingHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    RemoveCheckedEntryList(&Adapter->Request);
#ifndef FIXED
    RemoveCheckedEntryList(&Adapter->Request);
#endif
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, CorruptingInitialize, CorruptingHalt, PlainUnload);
}
