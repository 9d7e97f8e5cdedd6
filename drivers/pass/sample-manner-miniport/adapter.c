/*
 * An adapter's life.
 * https://learn.microsoft.com/windows-hardware/drivers/network/miniport-adapter-states-and-operations
 */
#include "miniport.h"

#define BUSY_POLL_MICROSECONDS 1000
#define CRC_TABLES 8

/*
 * A locally administered address that differs from adapter to adapter: a CRC over the time and the adapter's number. The
 * tables of the CRC are more than a page of stack, which only a routine that probes the stack may take.
 */
CODE_PAGE DECLSPEC_NOINLINE static VOID MakeAddress(PUCHAR Address, LONG64 Time, ULONG Number)
{
    ULONG Tables[CRC_TABLES][256];
    UCHAR Seed[CRC_TABLES + sizeof(Number)];
    ULONG Crc = ~0U;
    ULONG Index;
    ULONG Bit;

    for (Index = 0; Index < 256; Index++) {
        ULONG Value = Index;

        for (Bit = 0; Bit < 8; Bit++) {
            Value = (Value >> 1) ^ ((Value & 1) != 0 ? 0xEDB88320U : 0);
        }
        Tables[0][Index] = Value;
    }
    for (Index = 256; Index < CRC_TABLES * 256; Index++) {
        ULONG Previous = Tables[Index / 256 - 1][Index % 256];

        Tables[Index / 256][Index % 256] = (Previous >> 8) ^ Tables[0][Previous & 0xFF];
    }
    NdisMoveMemory(Seed, &Time, sizeof(Time));
    NdisMoveMemory(Seed + sizeof(Time), &Number, sizeof(Number));
    for (Index = 0; Index < sizeof(Seed); Index++) {
        Crc = (Crc >> 8) ^ Tables[Index % CRC_TABLES][(Crc ^ Seed[Index]) & 0xFF];
    }
    Address[0] = 0x02;
    Address[1] = (UCHAR)Number;
    NdisMoveMemory(Address + 2, &Crc, sizeof(Crc));
}

/* The adapter's addresses: the one of the registry, if that has one, else one that is made up. */
CODE_PAGE static NDIS_STATUS NICReadAddress(PMP_ADAPTER Adapter)
{
    NDIS_CONFIGURATION_OBJECT Object;
    NDIS_HANDLE Configuration;
    PVOID Address;
    UINT Length;
    NDIS_STATUS Status;

    KeQuerySystemTime(&Adapter->StartTime);
    MakeAddress(Adapter->PermanentAddress, Adapter->StartTime.QuadPart, AdapterCount);
    ETH_COPY_NETWORK_ADDRESS(Adapter->CurrentAddress, Adapter->PermanentAddress);
    NdisZeroMemory(&Object, sizeof(Object));
    Object.Header.Type = NDIS_OBJECT_TYPE_CONFIGURATION_OBJECT;
    Object.Header.Revision = NDIS_CONFIGURATION_OBJECT_REVISION_1;
    Object.Header.Size = NDIS_SIZEOF_CONFIGURATION_OBJECT_REVISION_1;
    Object.NdisHandle = Adapter->AdapterHandle;
    Status = NdisOpenConfigurationEx(&Object, &Configuration);
    if (Status != NDIS_STATUS_SUCCESS) {
        DEBUGP(MP_ERROR, "NdisOpenConfigurationEx failed with 0x%08x\n", Status);
        return Status;
    }
    NdisReadNetworkAddress(&Status, &Address, &Length, Configuration);
    if (Status == NDIS_STATUS_SUCCESS && Length == ETH_LENGTH_OF_ADDRESS && !ETH_IS_MULTICAST(Address)) {
        ETH_COPY_NETWORK_ADDRESS(Adapter->CurrentAddress, Address);
    }
    NdisCloseConfiguration(Configuration);
    return NDIS_STATUS_SUCCESS;
}

CODE_PAGE static NDIS_STATUS NICSetRegistrationAttributes(PMP_ADAPTER Adapter)
{
    NDIS_MINIPORT_ADAPTER_ATTRIBUTES Attributes;
    PNDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES Registration = &Attributes.RegistrationAttributes;

    NdisZeroMemory(&Attributes, sizeof(Attributes));
    Registration->Header.Type = NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES;
    Registration->Header.Revision = NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1;
    Registration->Header.Size = NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1;
    Registration->MiniportAdapterContext = Adapter;
    Registration->AttributeFlags = NDIS_MINIPORT_ATTRIBUTES_SURPRISE_REMOVE_OK | NDIS_MINIPORT_ATTRIBUTES_NDIS_WDM;
    Registration->CheckForHangTimeInSeconds = 4;
    Registration->InterfaceType = NdisInterfaceInternal;
    return NdisMSetMiniportAttributes(Adapter->AdapterHandle, &Attributes);
}

CODE_PAGE static NDIS_STATUS NICSetGeneralAttributes(PMP_ADAPTER Adapter)
{
    NDIS_MINIPORT_ADAPTER_ATTRIBUTES Attributes;
    PNDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES General = &Attributes.GeneralAttributes;

    NdisZeroMemory(&Attributes, sizeof(Attributes));
    General->Header.Type = NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES;
    General->Header.Revision = NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2;
    General->Header.Size = NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2;
    General->MediaType = NdisMedium802_3;
    General->PhysicalMediumType = NdisPhysicalMediumUnspecified;
    General->MtuSize = NIC_MTU;
    General->MaxXmitLinkSpeed = NIC_LINK_SPEED;
    General->XmitLinkSpeed = NIC_LINK_SPEED;
    General->MaxRcvLinkSpeed = NIC_LINK_SPEED;
    General->RcvLinkSpeed = NIC_LINK_SPEED;
    General->MediaConnectState = MediaConnectStateConnected;
    General->MediaDuplexState = MediaDuplexStateFull;
    General->LookaheadSize = NIC_MTU;
    General->MacOptions = NDIS_MAC_OPTION_COPY_LOOKAHEAD_DATA | NDIS_MAC_OPTION_TRANSFERS_NOT_PEND |
                          NDIS_MAC_OPTION_NO_LOOPBACK;
    General->SupportedPacketFilters = NIC_SUPPORTED_FILTERS;
    General->MaxMulticastListSize = NIC_MAX_MCAST_LIST;
    General->MacAddressLength = ETH_LENGTH_OF_ADDRESS;
    ETH_COPY_NETWORK_ADDRESS(General->PermanentMacAddress, Adapter->PermanentAddress);
    ETH_COPY_NETWORK_ADDRESS(General->CurrentMacAddress, Adapter->CurrentAddress);
    General->AccessType = NET_IF_ACCESS_BROADCAST;
    General->DirectionType = NET_IF_DIRECTION_SENDRECEIVE;
    General->ConnectionType = NET_IF_CONNECTION_DEDICATED;
    General->IfType = IF_TYPE_ETHERNET_CSMACD;
    General->IfConnectorPresent = TRUE;
    General->SupportedStatistics = NIC_SUPPORTED_STATISTICS;
    General->SupportedOidList = NICSupportedOids;
    General->SupportedOidListLength = NICSupportedOidsLength;
    return NdisMSetMiniportAttributes(Adapter->AdapterHandle, &Attributes);
}

CODE_PAGE static NDIS_STATUS NICAllocateDeferrals(PMP_ADAPTER Adapter)
{
    NDIS_TIMER_CHARACTERISTICS Timer;

    KeInitializeDpc(&Adapter->RecvDpc, RecvDpcRoutine, Adapter);
    Adapter->RecvWorkItem = NdisAllocateIoWorkItem(Adapter->AdapterHandle);
    if (Adapter->RecvWorkItem == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisZeroMemory(&Timer, sizeof(Timer));
    Timer.Header.Type = NDIS_OBJECT_TYPE_TIMER_CHARACTERISTICS;
    Timer.Header.Revision = NDIS_TIMER_CHARACTERISTICS_REVISION_1;
    Timer.Header.Size = NDIS_SIZEOF_TIMER_CHARACTERISTICS_REVISION_1;
    Timer.AllocationTag = NIC_TAG;
    Timer.TimerFunction = SendCompletionDpc;
    Timer.FunctionContext = Adapter;
    return NdisAllocateTimerObject(Adapter->AdapterHandle, &Timer, &Adapter->SendTimer);
}

/* Frees an adapter that is not busy, however far its initialisation has come. */
CODE_PAGE static VOID NICFreeAdapter(PMP_ADAPTER Adapter)
{
    if (Adapter->SendTimer != NULL) {
        NdisFreeTimerObject(Adapter->SendTimer);
    }
    if (Adapter->RecvWorkItem != NULL) {
        NdisFreeIoWorkItem(Adapter->RecvWorkItem);
    }
    RcbsFree(Adapter);
    NdisFreeSpinLock(&Adapter->Lock);
    ExFreePoolWithTag(Adapter, NIC_TAG);
}

CODE_PAGE static PMP_ADAPTER NICAllocateAdapter(NDIS_HANDLE MiniportAdapterHandle)
{
    PMP_ADAPTER Adapter = MPAllocate(sizeof(*Adapter));

    if (Adapter == NULL) {
        return NULL;
    }
    Adapter->AdapterHandle = MiniportAdapterHandle;
    Adapter->Flags = MP_FLAG_PAUSED;
    Adapter->Lookahead = NIC_MTU;
    NdisAllocateSpinLock(&Adapter->Lock);
    InitializeListHead(&Adapter->BusyTcbs);
    InitializeListHead(&Adapter->FreeRcbs);
    InitializeListHead(&Adapter->PendingRcbs);
    return Adapter;
}

CODE_PAGE NDIS_STATUS NTAPI MPInitializeEx(NDIS_HANDLE MiniportAdapterHandle, NDIS_HANDLE MiniportDriverContext,
                                           PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PMP_ADAPTER Adapter;
    NDIS_STATUS Status;

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    DEBUGP(MP_TRACE, "---> MPInitializeEx, interface %lu\n", (ULONG)MiniportInitParameters->IfIndex);
    Adapter = NICAllocateAdapter(MiniportAdapterHandle);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    do {
        Status = NICSetRegistrationAttributes(Adapter);
        if (Status != NDIS_STATUS_SUCCESS) {
            break;
        }
        Status = NICReadAddress(Adapter);
        if (Status != NDIS_STATUS_SUCCESS) {
            break;
        }
        Status = NICSetGeneralAttributes(Adapter);
        if (Status != NDIS_STATUS_SUCCESS) {
            break;
        }
        Status = RcbsAllocate(Adapter);
        if (Status != NDIS_STATUS_SUCCESS) {
            break;
        }
        Status = NICAllocateDeferrals(Adapter);
    } while (FALSE);
    if (Status != NDIS_STATUS_SUCCESS) {
        NICFreeAdapter(Adapter);
    } else {
        MPAttachAdapter(Adapter);
    }
    DEBUGP(MP_TRACE, "<--- MPInitializeEx 0x%08x\n", Status);
    return Status;
}

/* Never inlined: it raises the IRQL, and its callers are pageable. */
DECLSPEC_NOINLINE static VOID NICSetFlag(PMP_ADAPTER Adapter, ULONG Flag)
{
    NdisAcquireSpinLock(&Adapter->Lock);
    MP_SET_FLAG(Adapter, Flag);
    NdisReleaseSpinLock(&Adapter->Lock);
}

/*
 * The adapter is paused: no send or receive is left, and no timer set. A DPC may still be queued for receives that were
 * discarded, and one may be in its last instructions.
 */
CODE_PAGE VOID NTAPI MPHaltEx(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PMP_ADAPTER Adapter = MiniportAdapterContext;

    DEBUGP(MP_TRACE, "[%p] ---> MPHaltEx %d\n", Adapter, HaltAction);
    MPDetachAdapter(Adapter);
    NICSetFlag(Adapter, MP_FLAG_HALTING);
    KeRemoveQueueDpc(&Adapter->RecvDpc);
    NdisCancelTimerObject(Adapter->SendTimer);
    KeFlushQueuedDpcs();
    while (NICIsBusy(Adapter)) {
        NdisMSleep(BUSY_POLL_MICROSECONDS);
    }
    NICFreeAdapter(Adapter);
    DEBUGP(MP_TRACE, "[%p] <--- MPHaltEx\n", Adapter);
}

CODE_PAGE NDIS_STATUS NTAPI MPPause(NDIS_HANDLE MiniportAdapterContext, PNDIS_MINIPORT_PAUSE_PARAMETERS PauseParameters)
{
    PMP_ADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(PauseParameters);
    DEBUGP(MP_TRACE, "[%p] ---> MPPause\n", Adapter);
    NICSetFlag(Adapter, MP_FLAG_PAUSED);
    RecvDiscardPending(Adapter);
    while (NICIsBusy(Adapter)) {
        NdisMSleep(BUSY_POLL_MICROSECONDS);
    }
    DEBUGP(MP_TRACE, "[%p] <--- MPPause\n", Adapter);
    return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS NTAPI MPRestart(NDIS_HANDLE MiniportAdapterContext, PNDIS_MINIPORT_RESTART_PARAMETERS RestartParameters)
{
    PMP_ADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(RestartParameters);
    NdisAcquireSpinLock(&Adapter->Lock);
    MP_CLEAR_FLAG(Adapter, MP_FLAG_PAUSED);
    NdisReleaseSpinLock(&Adapter->Lock);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI MPShutdownEx(NDIS_HANDLE MiniportAdapterContext, NDIS_SHUTDOWN_ACTION ShutdownAction)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    UNREFERENCED_PARAMETER(ShutdownAction);
}

CODE_PAGE VOID NTAPI MPDevicePnpEventNotify(NDIS_HANDLE MiniportAdapterContext, PNET_DEVICE_PNP_EVENT NetDevicePnPEvent)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    DEBUGP(MP_TRACE, "PnP event %d\n", NetDevicePnPEvent->DevicePnPEvent);
}

/* Imagined hardware never hangs. */
BOOLEAN NTAPI MPCheckForHangEx(NDIS_HANDLE MiniportAdapterContext)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    return FALSE;
}

NDIS_STATUS NTAPI MPResetEx(NDIS_HANDLE MiniportAdapterContext, PBOOLEAN AddressingReset)
{
    UNREFERENCED_PARAMETER(MiniportAdapterContext);
    *AddressingReset = FALSE;
    return NDIS_STATUS_SUCCESS;
}
