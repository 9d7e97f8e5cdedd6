/*
 * Wrong in one way: the send handler completes what it was sent, and then completes it once more.
 *
 * Rule net-buffer-list-completed-twice: network/net-buffer-list-ownership.
 */
#define PLAIN_SEND TwiceSend
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;

static volatile ULONG Sends;

VOID NTAPI TwiceSend(NDIS_HANDLE MiniportAdapterContext, PNET_BUFFER_LIST NetBufferLists, NDIS_PORT_NUMBER PortNumber,
                     ULONG SendFlags)
{
    PlainSend(MiniportAdapterContext, NetBufferLists, PortNumber, SendFlags);
#ifndef FIXED
    NdisMSendNetBufferListsComplete(((PPLAIN_ADAPTER)MiniportAdapterContext)->MiniportAdapterHandle, NetBufferLists, 0);
#endif
    Sends++;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ChecksHalt, PlainUnload);
}
