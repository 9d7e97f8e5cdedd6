/*
 * A miniport driver that does two things which can happen at the same time, for drivers that show what may be done so.
 *
 * The driver that includes this writes First, which runs in a work item, and Second, which runs in a DPC if the driver
 * has defined SECOND_IS_A_DPC and else in another work item. Both get the adapter context, which MiniportHaltEx frees when both
 * have returned. ADAPTER_DATA is what of the adapter context is the driver's own; PREPARE makes it ready, if zeros are not enough.
 */
#pragma once

#include "plain-miniport.h"

#ifndef ADAPTER_DATA
#define ADAPTER_DATA LONG Count
#endif

typedef struct _ADAPTER {
    PLAIN_ADAPTER Plain;
    NDIS_HANDLE WorkItems[2];
    NDIS_EVENT HasRun[2];
    KDPC Dpc;
    KSPIN_LOCK Lock;
    ADAPTER_DATA;
} ADAPTER, *PADAPTER;

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE TwoInitialize;
MINIPORT_HALT TwoHalt;
NDIS_IO_WORKITEM_FUNCTION FirstWorkItem;

static VOID First(PADAPTER Adapter);
static VOID Second(PADAPTER Adapter);

VOID NTAPI FirstWorkItem(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    First(Adapter);
    NdisSetEvent(&Adapter->HasRun[0]);
}

#ifdef SECOND_IS_A_DPC
KDEFERRED_ROUTINE SecondDpc;

VOID NTAPI SecondDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    PADAPTER Adapter = DeferredContext;

    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);
    Second(Adapter);
    NdisSetEvent(&Adapter->HasRun[1]);
}
#else
NDIS_IO_WORKITEM_FUNCTION SecondWorkItem;

VOID NTAPI SecondWorkItem(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle)
{
    PADAPTER Adapter = WorkItemContext;

    UNREFERENCED_PARAMETER(NdisIoWorkItemHandle);
    Second(Adapter);
    NdisSetEvent(&Adapter->HasRun[1]);
}
#endif

static VOID FreeAdapter(PADAPTER Adapter)
{
    ULONG Index;

    for (Index = 0; Index < RTL_NUMBER_OF(Adapter->WorkItems); Index++) {
        if (Adapter->WorkItems[Index] != NULL) {
            NdisFreeIoWorkItem(Adapter->WorkItems[Index]);
        }
    }
    NdisFreeMemory(Adapter, 0, 0);
}

NDIS_STATUS NTAPI TwoInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    PADAPTER Adapter = AllocatePlainAdapter(NdisMiniportHandle, sizeof(*Adapter));
    ULONG Index;

    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    if (Adapter == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    KeInitializeSpinLock(&Adapter->Lock);
#ifdef PREPARE
    PREPARE(Adapter);
#endif
    for (Index = 0; Index < RTL_NUMBER_OF(Adapter->WorkItems); Index++) {
        NdisInitializeEvent(&Adapter->HasRun[Index]);
        Adapter->WorkItems[Index] = NdisAllocateIoWorkItem(NdisMiniportHandle);
        if (Adapter->WorkItems[Index] == NULL) {
            FreeAdapter(Adapter);
            return NDIS_STATUS_RESOURCES;
        }
    }
    NdisQueueIoWorkItem(Adapter->WorkItems[0], FirstWorkItem, Adapter);
#ifdef SECOND_IS_A_DPC
    KeInitializeDpc(&Adapter->Dpc, SecondDpc, Adapter);
    KeInsertQueueDpc(&Adapter->Dpc, NULL, NULL);
#else
    NdisQueueIoWorkItem(Adapter->WorkItems[1], SecondWorkItem, Adapter);
#endif
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI TwoHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    PADAPTER Adapter = MiniportAdapterContext;

    UNREFERENCED_PARAMETER(HaltAction);
    NdisWaitEvent(&Adapter->HasRun[0], 0);
    NdisWaitEvent(&Adapter->HasRun[1], 0);
#ifdef SECOND_IS_A_DPC
    KeFlushQueuedDpcs(); /* the DPC may still be on its way out of NdisSetEvent */
#endif
    FreeAdapter(Adapter);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, TwoInitialize, TwoHalt, PlainUnload);
}
