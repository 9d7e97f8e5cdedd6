/*
 * Wrong in one way: when the hardware is pulled out the driver gives up the memory that stands for its registers, and a
 * work item that sends does not look whether it is still there.
 *
 * Found by: check
 * The hardware must be pulled out while sends wait for the work item.
 *
 * Rule driver-fault: debugger/bug-check-0xd1--driver-irql-not-less-or-equal.
 */
#ifndef FIXED
#define HARDWARE_IS_THERE(Adapter) TRUE
#endif
#define EVENT_HANDLERS(Characteristics) ((Characteristics)->DevicePnPEventNotifyHandler = NoteDevicePnPEvent)
struct _NET_DEVICE_PNP_EVENT;
static void __stdcall NoteDevicePnPEvent(void *MiniportAdapterContext, struct _NET_DEVICE_PNP_EVENT *NetDevicePnPEvent);
#include "../support/deferring-sends.h"

static VOID NTAPI NoteDevicePnPEvent(NDIS_HANDLE MiniportAdapterContext, PNET_DEVICE_PNP_EVENT NetDevicePnPEvent)
{
    PADAPTER Adapter = MiniportAdapterContext;
    PULONG Registers;

    if (NetDevicePnPEvent->DevicePnPEvent == NdisDevicePnPEventSurpriseRemoved) {
        NdisAcquireSpinLock(&Adapter->Lock);
        Registers = Adapter->Registers;
        Adapter->Registers = NULL;
        NdisReleaseSpinLock(&Adapter->Lock);
        NdisFreeMemory(Registers, 0, 0);
    }
}
