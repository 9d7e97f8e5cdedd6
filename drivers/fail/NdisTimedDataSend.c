/*
 * Wrong in one way: the driver completes what it was sent only with the next send, or when the adapter pauses.
 *
 * Rule NdisTimedDataSend: devtest/ndis-ndistimeddatasend. A send is completed within 30 seconds.
 */
#define PLAIN_SEND KeepingSend
#define PLAIN_PAUSE KeepingPause
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

static PNET_BUFFER_LIST Kept;

/* The lists that are kept, if any, go back. */
static inline VOID ReturnKept(NDIS_HANDLE MiniportAdapterContext)
{
    PNET_BUFFER_LIST NetBufferLists = InterlockedExchangePointer((PVOID *)&Kept, NULL);

    if (NetBufferLists != NULL) {
        PlainSend(MiniportAdapterContext, NetBufferLists, NDIS_DEFAULT_PORT_NUMBER, 0);
    }
}

VOID NTAPI KeepingSend(NDIS_HANDLE MiniportAdapterContext, PNET_BUFFER_LIST NetBufferLists, NDIS_PORT_NUMBER PortNumber,
                       ULONG SendFlags)
{
#ifdef FIXED
    PlainSend(MiniportAdapterContext, NetBufferLists, PortNumber, SendFlags);
#else
    UNREFERENCED_PARAMETER(PortNumber);
    UNREFERENCED_PARAMETER(SendFlags);
    ReturnKept(MiniportAdapterContext);
    Kept = NetBufferLists;
#endif
}

NDIS_STATUS NTAPI KeepingPause(NDIS_HANDLE MiniportAdapterContext, PNDIS_MINIPORT_PAUSE_PARAMETERS PauseParameters)
{
    ReturnKept(MiniportAdapterContext);
    return PlainPause(MiniportAdapterContext, PauseParameters);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ChecksHalt, PlainUnload);
}
