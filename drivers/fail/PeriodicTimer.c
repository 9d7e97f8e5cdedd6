/*
 * Wrong in one way: a periodic timer is cancelled while a spin lock is held.
 *
 * Rule PeriodicTimer: devtest/ndis-periodictimer. At DISPATCH_LEVEL NDIS can't wait until the timer's function does not run.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE TimerInitialize;
MINIPORT_HALT TimerHalt;
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

NDIS_STATUS NTAPI TimerInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                  PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    NDIS_STATUS Status = AllocateTimer(NdisMiniportHandle);

    if (Status != NDIS_STATUS_SUCCESS) {
        return Status;
    }
    Status = ChecksInitialize(NdisMiniportHandle, MiniportDriverContext, MiniportInitParameters);
    if (Status != NDIS_STATUS_SUCCESS) {
        NdisFreeTimerObject(Timer);
        return Status;
    }
    SetTimerInAnHour(100);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI TimerHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
#ifndef FIXED
    static NDIS_SPIN_LOCK Lock;

    NdisAllocateSpinLock(&Lock);
    NdisAcquireSpinLock(&Lock);
#endif
    NdisCancelTimerObject(Timer);
#ifndef FIXED
    NdisReleaseSpinLock(&Lock);
#endif
    NdisFreeTimerObject(Timer);
    ChecksHalt(MiniportAdapterContext, HaltAction);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, TimerInitialize, TimerHalt, PlainUnload);
}
