/*
 * Wrong in one way: MiniportHaltEx counts in a block of memory that it has just freed.
 *
 * Rule pool-use-after-free: ddi/wdm/nf-wdm-exfreepoolwithtag.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_HALT CountingHalt;

typedef struct _COUNTERS {
    ULONG Opens;
    ULONG Halts;
} COUNTERS, *PCOUNTERS;

VOID NTAPI CountingHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    volatile COUNTERS *Counters = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(COUNTERS), PLAIN_TAG);

    if (Counters != NULL) {
#ifdef FIXED
        Counters->Halts = 1;
        ExFreePoolWithTag((PVOID)Counters, PLAIN_TAG);
#else
        ExFreePoolWithTag((PVOID)Counters, PLAIN_TAG);
        Counters->Halts = 1;
#endif
    }
    ChecksHalt(MiniportAdapterContext, HaltAction);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, CountingHalt, PlainUnload);
}
