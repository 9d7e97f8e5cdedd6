/*
 * A miniport driver that completes what it is sent in a work item, for drivers that show what may come in between.
 *
 * It can reset its adapter: MiniportResetEx gives back what is queued, and a second work item completes the reset when the
 * first has nothing left to do. The driver that includes this may define names of its own for a few steps, as below, and
 * EVENT_HANDLERS, which sets more handlers in the characteristics.
 */
#pragma once

#define NDIS_MINIPORT_DRIVER 1
#define NDIS630_MINIPORT 1
#define PLAIN_NDIS_VERSION_CHOSEN
#include <ndis.h>

#ifndef EVENT_HANDLERS
#define EVENT_HANDLERS(Characteristics) ((Characteristics)->ResetHandlerEx = DeferringReset)
#endif
#define NdisMRegisterMiniportDriver(DriverObject, RegistryPath, Context, Characteristics, Handle) \
    (EVENT_HANDLERS(Characteristics),                                                             \
     (NdisMRegisterMiniportDriver)((DriverObject), (RegistryPath), (Context), (Characteristics), (Handle)))

#ifndef PLAIN_SEND
#define PLAIN_SEND DeferringSend
#endif
#ifndef PLAIN_PAUSE
#define PLAIN_PAUSE DeferringPause
#endif
MINIPORT_RESET DeferringReset;
#include "plain-miniport.h"

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_SPIN_LOCK Lock;
    NDIS_HANDLE SendItem;
    NDIS_HANDLE ResetItem;
    PNET_BUFFER_LIST Queued; /* this and the next ones: guarded by Lock */
    PNET_BUFFER_LIST InWork; /* what the work item completes now */
    BOOLEAN Busy;            /* the work item is queued or runs */
    NDIS_EVENT Idle;         /* set while it does neither */
    PULONG Registers;        /* where the hardware's would be */
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE DeferringInitialize;
MINIPORT_HALT DeferringHalt;
NDIS_IO_WORKITEM_FUNCTION SendRoutine;
NDIS_IO_WORKITEM_FUNCTION ResetRoutine;

static inline VOID CompleteSends(PADAPTER Adapter, PNET_BUFFER_LIST NetBufferLists, NDIS_STATUS Status)
{
    PNET_BUFFER_LIST NetBufferList;

    for (NetBufferList = NetBufferLists; NetBufferList != NULL;
         NetBufferList = NET_BUFFER_LIST_NEXT_NBL(NetBufferList)) {
        NET_BUFFER_LIST_STATUS(NetBufferList) = Status;
    }
    if (NetBufferLists != NULL) {
        NdisMSendNetBufferListsComplete(Adapter->Plain.MiniportAdapterHandle, NetBufferLists, 0);
    }
}

/* What is queued, which is queued no more. */
static inline PNET_BUFFER_LIST TakeQueued(PADAPTER Adapter)
{
    PNET_BUFFER_LIST NetBufferLists;

    NdisAcquireSpinLock(&Adapter->Lock);
    NetBufferLists = Adapter->Queued;
    Adapter->Queued = NULL;
    NdisReleaseSpinLock(&Adapter->Lock);
    return NetBufferLists;
}

#ifndef COMPLETE_SENDS_OF_WORK_ITEM
#define COMPLETE_SENDS_OF_WORK_ITEM(Adapter, NetBufferLists) CompleteSends((Adapter), (NetBufferLists), NDIS_STATUS_SUCCESS)
#endif

/* Has the hardware send, if it is there. */
#ifndef HARDWARE_IS_THERE
#define HARDWARE_IS_THERE(Adapter) ((Adapter)->Registers != NULL)
#endif
static inline VOID Transmit(PADAPTER Adapter)
{
    NdisAcquireSpinLock(&Adapter->Lock);
    if (HARDWARE_IS_THERE(Adapter)) {
        Adapter->Registers[0] = 1;
    }
    NdisReleaseSpinLock(&Adapter->Lock);
}

VOID NTAPI SendRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;
    PNET_BUFFER_LIST NetBufferLists;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    NdisAcquireSpinLock(&Adapter->Lock);
    while (Adapter->Queued != NULL) {
        NetBufferLists = Adapter->InWork = Adapter->Queued;
        Adapter->Queued = NULL;
        NdisReleaseSpinLock(&Adapter->Lock);
        Transmit(Adapter);
        COMPLETE_SENDS_OF_WORK_ITEM(Adapter, NetBufferLists);
        NdisAcquireSpinLock(&Adapter->Lock);
        Adapter->InWork = NULL;
    }
    Adapter->Busy = FALSE;
    NdisSetEvent(&Adapter->Idle);
    NdisReleaseSpinLock(&Adapter->Lock); /* the last touch: who waits for the event then takes the lock */
}

/* Waits until the work item has nothing left to do, and does not touch the adapter any more. */
static inline VOID WaitUntilIdle(PADAPTER Adapter)
{
    NdisWaitEvent(&Adapter->Idle, 0);
    NdisAcquireSpinLock(&Adapter->Lock);
    NdisReleaseSpinLock(&Adapter->Lock);
}

static inline VOID QueueSend(PADAPTER Adapter, PNET_BUFFER_LIST NetBufferLists)
{
    PNET_BUFFER_LIST *Link;
    BOOLEAN WasBusy;

    NdisAcquireSpinLock(&Adapter->Lock);
    for (Link = &Adapter->Queued; *Link != NULL; Link = &NET_BUFFER_LIST_NEXT_NBL(*Link)) {
    }
    *Link = NetBufferLists;
    WasBusy = Adapter->Busy;
    Adapter->Busy = TRUE;
    NdisResetEvent(&Adapter->Idle);
    NdisReleaseSpinLock(&Adapter->Lock);
    if (!WasBusy) {
        NdisQueueIoWorkItem(Adapter->SendItem, SendRoutine, Adapter);
    }
}

VOID NTAPI DeferringSend(NDIS_HANDLE MiniportAdapterContext, PNET_BUFFER_LIST NetBufferLists,
                         NDIS_PORT_NUMBER PortNumber, ULONG SendFlags)
{
    UNREFERENCED_PARAMETER(PortNumber);
    UNREFERENCED_PARAMETER(SendFlags);
    QueueSend(MiniportAdapterContext, NetBufferLists);
}

NDIS_STATUS NTAPI DeferringPause(NDIS_HANDLE MiniportAdapterContext, PNDIS_MINIPORT_PAUSE_PARAMETERS PauseParameters)
{
    UNREFERENCED_PARAMETER(PauseParameters);
    WaitUntilIdle(MiniportAdapterContext);
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI ResetRoutine(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    WaitUntilIdle(Adapter);
    NdisMResetComplete(Adapter->Plain.MiniportAdapterHandle, NDIS_STATUS_SUCCESS, FALSE);
}

#ifndef RESET_STATUS
#define RESET_STATUS NDIS_STATUS_PENDING
#endif
#ifndef ABORT_SENDS
#define ABORT_SENDS(Adapter) CompleteSends((Adapter), TakeQueued(Adapter), NDIS_STATUS_REQUEST_ABORTED)
#endif

NDIS_STATUS NTAPI DeferringReset(NDIS_HANDLE MiniportAdapterContext, PBOOLEAN AddressingReset)
{
    PADAPTER Adapter = MiniportAdapterContext;

    *AddressingReset = FALSE;
    ABORT_SENDS(Adapter);
    NdisQueueIoWorkItem(Adapter->ResetItem, ResetRoutine, Adapter);
    return RESET_STATUS;
}

static VOID FreeAdapter(PADAPTER Adapter)
{
    if (Adapter->SendItem != NULL) {
        NdisFreeIoWorkItem(Adapter->SendItem);
    }
    if (Adapter->ResetItem != NULL) {
        NdisFreeIoWorkItem(Adapter->ResetItem);
    }
    if (Adapter->Registers != NULL) {
        NdisFreeMemory(Adapter->Registers, 0, 0);
    }
    NdisFreeSpinLock(&Adapter->Lock);
    NdisFreeMemory(Adapter, 0, 0);
}

NDIS_STATUS NTAPI DeferringInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                      PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter = AllocatePlainAdapter(NdisMiniportHandle, sizeof(*Adapter));

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    NdisAllocateSpinLock(&Adapter->Lock);
    NdisInitializeEvent(&Adapter->Idle);
    NdisSetEvent(&Adapter->Idle);
    Adapter->SendItem = NdisAllocateIoWorkItem(NdisMiniportHandle);
    Adapter->ResetItem = NdisAllocateIoWorkItem(NdisMiniportHandle);
    Adapter->Registers =
        NdisAllocateMemoryWithTagPriority(NdisMiniportHandle, sizeof(ULONG), PLAIN_TAG, NormalPoolPriority);
    if (Adapter->SendItem == NULL || Adapter->ResetItem == NULL || Adapter->Registers == NULL) {
        FreeAdapter(Adapter);
        return NDIS_STATUS_RESOURCES;
    }
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI DeferringHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    UNREFERENCED_PARAMETER(HaltAction);
    WaitUntilIdle(MiniportAdapterContext);
    FreeAdapter(MiniportAdapterContext);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, DeferringInitialize, DeferringHalt, PlainUnload);
}
