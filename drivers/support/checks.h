/*
 * A miniport driver that checks in DriverEntry what it finds, for drivers that show what images rely on.
 *
 * The driver that includes this makes its checks with CHECK, then returns what FinishChecks returns: when one has failed
 * that is an error, so that DriverEntry fails, and the failed checks have been printed. Otherwise the driver is a
 * miniport that does nothing more.
 */
#pragma once

#include "plain-miniport.h"

static ULONG FailedChecks;

#define CHECK(condition) ((condition) ? (void)0 : NoteFailedCheck(#condition, __LINE__))

static inline VOID NoteFailedCheck(const char *Condition, ULONG Line)
{
    FailedChecks++;
    DbgPrint("check failed at line %lu: %s\n", Line, Condition);
}

static inline NDIS_STATUS NTAPI ChecksInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                                                 PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    UNREFERENCED_PARAMETER(MiniportDriverContext);
    UNREFERENCED_PARAMETER(MiniportInitParameters);
    return AllocatePlainAdapter(NdisMiniportHandle, sizeof(PLAIN_ADAPTER)) == NULL ? NDIS_STATUS_RESOURCES
                                                                                   : NDIS_STATUS_SUCCESS;
}

static inline VOID NTAPI ChecksHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
    UNREFERENCED_PARAMETER(HaltAction);
    NdisFreeMemory(MiniportAdapterContext, 0, 0);
}

/* Whether every check has passed. */
static inline BOOLEAN ChecksHavePassed(VOID)
{
    return FailedChecks == 0;
}

static inline NTSTATUS FinishChecks(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    if (!ChecksHavePassed()) {
        return STATUS_UNSUCCESSFUL;
    }
    return RegisterPlainMiniport(DriverObject, RegistryPath, ChecksInitialize, ChecksHalt, PlainUnload);
}
