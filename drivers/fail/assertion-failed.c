/*
 * Wrong in one way: MiniportHaltEx asserts what is not so, in a build that has assertions.
 *
 * Rule assertion-failed. NT_ASSERT is the instruction int 2Ch in a checked build.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_HALT AssertingHalt;

#ifdef FIXED
#define EXPECTED_PACKET_FILTER 0
#else
#define EXPECTED_PACKET_FILTER NDIS_PACKET_TYPE_PROMISCUOUS
#endif

VOID NTAPI AssertingHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PPLAIN_ADAPTER Adapter = MiniportAdapterContext;

    /* What NT_ASSERT is in a checked build. */
    if ((Adapter->PacketFilter & NDIS_PACKET_TYPE_PROMISCUOUS) != EXPECTED_PACKET_FILTER) {
        __asm__ volatile("int $0x2c");
    }
    ChecksHalt(MiniportAdapterContext, HaltAction);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, AssertingHalt, PlainUnload);
}
