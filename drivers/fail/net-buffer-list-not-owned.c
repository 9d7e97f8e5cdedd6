/*
 * Wrong in one way: the send handler indicates as received what it has completed as sent, without a copy.
 *
 * Rule net-buffer-list-not-owned: network/net-buffer-list-ownership.
 */
#define PLAIN_SEND LoopingSend
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

static volatile ULONG Sends;

VOID NTAPI LoopingSend(NDIS_HANDLE MiniportAdapterContext, PNET_BUFFER_LIST NetBufferLists, NDIS_PORT_NUMBER PortNumber,
                       ULONG SendFlags)
{
    PlainSend(MiniportAdapterContext, NetBufferLists, PortNumber, SendFlags);
#ifndef FIXED
    NdisMIndicateReceiveNetBufferLists(((PPLAIN_ADAPTER)MiniportAdapterContext)->MiniportAdapterHandle, NetBufferLists,
                                       PortNumber, 1, 0);
#endif
    Sends++;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ChecksHalt, PlainUnload);
}
