/*
 * Wrong in one way: MiniportHaltEx calls pageable code while it holds a spin lock.
 *
 * Rule pageable-code-at-dispatch-level. kernel/making-drivers-pageable; Driver Verifier's force IRQL checking finds it:
 * devtest/force-irql-checking.
 */
#include "../support/checks.h"

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_SPIN_LOCK Lock;
    ULONG Opens;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE PagingInitialize;
MINIPORT_HALT PagingHalt;

__attribute__((section("PAGE"))) static __declspec(noinline) ULONG CountOpens(PADAPTER Adapter)
{
    return Adapter->Opens;
}

NDIS_STATUS NTAPI PagingInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                   PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter = AllocatePlainAdapter(NdisMiniportHandle, sizeof(*Adapter));

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisAllocateSpinLock(&Adapter->Lock);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI PagingHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;
    ULONG Opens;

    UNREFERENCED_PARAMETER(HaltAction);
#ifdef FIXED
    Opens = CountOpens(Adapter);
#else
    NdisAcquireSpinLock(&Adapter->Lock);
    Opens = CountOpens(Adapter);
    NdisReleaseSpinLock(&Adapter->Lock);
#endif
    DbgPrint("opens at the end: %lu\n", Opens);
    NdisFreeSpinLock(&Adapter->Lock);
    NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, PagingInitialize, PagingHalt, PlainUnload);
}
