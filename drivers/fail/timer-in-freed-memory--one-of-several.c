/*
 * Wrong in one way: unload stops one of the driver's timers and frees the memory in which another is set.
 *
 * Reported as openzfsonwindows/openzfs #52 and #92: after unload, timers of the memory allocator and of the emulated callouts
 * were still set, and expired in memory that was no driver's any more: bug check 0xD4. Unload has to cancel every timer (PR #93).
 * Rule timer-in-freed-memory: ddi/wdm/nf-wdm-kecanceltimer, debugger/bug-check-0xc7--timer-or-dpc-invalid.
 */
#include "../support/plain-device.h"

#define TIMERS 2

typedef struct _CALLOUT {
    KTIMER Timer;
    KDPC Dpc;
    volatile LONG Ticks;
} CALLOUT, *PCALLOUT;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD CalloutsUnload;
KDEFERRED_ROUTINE TickDpc;

static PCALLOUT Callouts;

VOID NTAPI TickDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    PCALLOUT Callout = DeferredContext;

    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);
    InterlockedIncrement(&Callout->Ticks);
}

static VOID StartCallout(PCALLOUT Callout)
{
    LARGE_INTEGER DueTime;

    Callout->Ticks = 0;
    KeInitializeTimer(&Callout->Timer);
    KeInitializeDpc(&Callout->Dpc, TickDpc, Callout);
    DueTime.QuadPart = -300 * 10000LL;
    KeSetTimerEx(&Callout->Timer, DueTime, 300, &Callout->Dpc);
}

VOID NTAPI CalloutsUnload(PDRIVER_OBJECT DriverObject)
{
    KeCancelTimer(&Callouts[0].Timer);
#ifdef FIXED
    KeCancelTimer(&Callouts[1].Timer);
#endif
    KeFlushQueuedDpcs();
    ExFreePoolWithTag(Callouts, PLAIN_TAG);
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT DeviceObject = CreatePlainDevice(DriverObject, 0, PlainControl, CalloutsUnload);
    ULONG Index;

    UNREFERENCED_PARAMETER(RegistryPath);
    if (DeviceObject == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Callouts = ExAllocatePoolWithTag(NonPagedPoolNx, TIMERS * sizeof(*Callouts), PLAIN_TAG);
    if (Callouts == NULL) {
        IoDeleteDevice(DeviceObject);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    for (Index = 0; Index < TIMERS; Index++) {
        StartCallout(&Callouts[Index]);
    }
    return STATUS_SUCCESS;
}
