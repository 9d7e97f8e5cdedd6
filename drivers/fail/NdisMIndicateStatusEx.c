/*
 * Wrong in one way: the driver indicates a status for an adapter that is halted.
 *
 * Rule NdisMIndicateStatusEx: devtest/ndis-ndismindicatestatusex.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_HALT TalkativeHalt;
MINIPORT_UNLOAD TalkativeUnload;

static NDIS_HANDLE HaltedAdapter;

static VOID IndicateStatus(NDIS_HANDLE MiniportAdapterHandle)
{
    NDIS_STATUS_INDICATION Indication;

    NdisZeroMemory(&Indication, sizeof(Indication));
    Indication.Header.Type = NDIS_OBJECT_TYPE_STATUS_INDICATION;
    Indication.Header.Revision = NDIS_STATUS_INDICATION_REVISION_1;
    Indication.Header.Size = NDIS_SIZEOF_STATUS_INDICATION_REVISION_1;
    Indication.SourceHandle = MiniportAdapterHandle;
    Indication.StatusCode = NDIS_STATUS_MEDIA_SPECIFIC_INDICATION;
    NdisMIndicateStatusEx(MiniportAdapterHandle, &Indication);
}

VOID NTAPI TalkativeHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    HaltedAdapter = ((PPLAIN_ADAPTER)MiniportAdapterContext)->MiniportAdapterHandle;
    IndicateStatus(HaltedAdapter);
    ChecksHalt(MiniportAdapterContext, HaltAction);
}

VOID NTAPI TalkativeUnload(PDRIVER_OBJECT DriverObject)
{
#ifndef FIXED
    if (HaltedAdapter != NULL) {
        IndicateStatus(HaltedAdapter);
    }
#endif
    PlainUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, TalkativeHalt, TalkativeUnload);
}
