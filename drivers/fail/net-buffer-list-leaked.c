/*
 * Wrong in one way: the adapter pauses while it has lists that it was sent.
 *
 * Rule net-buffer-list-leaked: debugger/bug-check-0x7c--bugcode-ndis-driver (0x27).
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
    return PlainPause(MiniportAdapterContext, PauseParameters);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ChecksHalt, PlainUnload);
}
