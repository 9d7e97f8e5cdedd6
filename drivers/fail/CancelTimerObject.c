/*
 * Wrong in one way: MiniportHaltEx leaves a timer that is set, which only the unload routine cancels.
 *
 * Rule CancelTimerObject: devtest/ndis-canceltimerobject.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE TimerInitialize;
MINIPORT_HALT TimerHalt;
MINIPORT_UNLOAD TimerUnload;
NDIS_TIMER_FUNCTION IdleTimer;

static NDIS_HANDLE Timer;

VOID NTAPI IdleTimer(PVOID SystemSpecific1, PVOID FunctionContext, PVOID SystemSpecific2, PVOID SystemSpecific3)
{
    UNREFERENCED_PARAMETER(SystemSpecific1);
    UNREFERENCED_PARAMETER(FunctionContext);
    UNREFERENCED_PARAMETER(SystemSpecific2);
    UNREFERENCED_PARAMETER(SystemSpecific3);
}

static NDIS_STATUS AllocateTimer(NDIS_HANDLE Handle)
{
    NDIS_TIMER_CHARACTERISTICS Characteristics;

    NdisZeroMemory(&Characteristics, sizeof(Characteristics));
    Characteristics.Header.Type = NDIS_OBJECT_TYPE_TIMER_CHARACTERISTICS;
    Characteristics.Header.Revision = NDIS_TIMER_CHARACTERISTICS_REVISION_1;
    Characteristics.Header.Size = NDIS_SIZEOF_TIMER_CHARACTERISTICS_REVISION_1;
    Characteristics.AllocationTag = PLAIN_TAG;
    Characteristics.TimerFunction = IdleTimer;
    return NdisAllocateTimerObject(Handle, &Characteristics, &Timer);
}

static VOID SetTimerInAnHour(LONG MillisecondsPeriod)
{
    LARGE_INTEGER DueTime;

    DueTime.QuadPart = -3600LL * 10000000;
    NdisSetTimerObject(Timer, DueTime, MillisecondsPeriod, NULL);
}

static VOID FreeTimer(VOID)
{
    if (Timer != NULL) {
        NdisCancelTimerObject(Timer);
        NdisFreeTimerObject(Timer);
        Timer = NULL;
    }
}

NDIS_STATUS NTAPI TimerInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                  PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    NDIS_STATUS Status = AllocateTimer(NdisMiniportHandle);

    if (Status != NDIS_STATUS_SUCCESS) {
        return Status;
    }
    Status = ChecksInitialize(NdisMiniportHandle, MiniportDriverContext, MiniportInitParameters);
    if (Status != NDIS_STATUS_SUCCESS) {
        FreeTimer();
        return Status;
    }
    SetTimerInAnHour(0);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI TimerHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
#ifdef FIXED
    FreeTimer();
#endif
    ChecksHalt(MiniportAdapterContext, HaltAction);
}

VOID NTAPI TimerUnload(PDRIVER_OBJECT DriverObject)
{
    FreeTimer();
    PlainUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, TimerInitialize, TimerHalt, TimerUnload);
}
