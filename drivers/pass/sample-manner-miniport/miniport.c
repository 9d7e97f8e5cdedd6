/*
 * The driver as a whole, and the list of its adapters.
 * https://learn.microsoft.com/windows-hardware/drivers/network/initializing-a-miniport-driver
 */
#include "miniport.h"

#define NDIS_VERSION_NEEDED ((6 << 16) | 30)

DRIVER_INITIALIZE DriverEntry;
MINIPORT_UNLOAD MPUnload;

LONG MPDebugLevel = MP_WARNING;
NDIS_SPIN_LOCK AdapterListLock;
LIST_ENTRY AdapterList;
ULONG AdapterCount;

static NDIS_HANDLE NdisMiniportDriverHandle;

/* ExAllocatePool2 where Windows has it, which is from Windows 10, version 2004, on. */
static EX_ALLOCATE_POOL2 *AllocatePool2;

/* Zeroed nonpaged memory, freed with ExFreePoolWithTag. */
PVOID MPAllocate(SIZE_T Length)
{
    PVOID Memory;

    if (AllocatePool2 != NULL) {
        return AllocatePool2(POOL_FLAG_NON_PAGED, Length, NIC_TAG);
    }
    Memory = ExAllocatePoolWithTag(NonPagedPoolNx, Length, NIC_TAG);
    if (Memory != NULL) {
        NdisZeroMemory(Memory, Length);
    }
    return Memory;
}

VOID MPAttachAdapter(PMP_ADAPTER Adapter)
{
    NdisAcquireSpinLock(&AdapterListLock);
    InsertTailList(&AdapterList, &Adapter->Link);
    AdapterCount++;
    NdisReleaseSpinLock(&AdapterListLock);
}

VOID MPDetachAdapter(PMP_ADAPTER Adapter)
{
    NdisAcquireSpinLock(&AdapterListLock);
    RemoveEntryList(&Adapter->Link);
    AdapterCount--;
    NdisReleaseSpinLock(&AdapterListLock);
}

CODE_PAGE VOID NTAPI MPUnload(PDRIVER_OBJECT DriverObject)
{
    DEBUGP(MP_TRACE, "[%p] ---> MPUnload\n", DriverObject);
    NdisMDeregisterMiniportDriver(NdisMiniportDriverHandle);
    BlocksDelete();
    NdisFreeSpinLock(&AdapterListLock);
    DEBUGP(MP_TRACE, "[%p] <--- MPUnload\n", DriverObject);
}

CODE_INIT static VOID FindOptionalRoutines(VOID)
{
    UNICODE_STRING Name;

    RtlInitUnicodeString(&Name, L"ExAllocatePool2");
    AllocatePool2 = (EX_ALLOCATE_POOL2 *)(ULONG_PTR)MmGetSystemRoutineAddress(&Name);
}

CODE_INIT static VOID SetHandlers(PNDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics)
{
    Characteristics->InitializeHandlerEx = MPInitializeEx;
    Characteristics->HaltHandlerEx = MPHaltEx;
    Characteristics->UnloadHandler = MPUnload;
    Characteristics->PauseHandler = MPPause;
    Characteristics->RestartHandler = MPRestart;
    Characteristics->OidRequestHandler = MPOidRequest;
    Characteristics->CancelOidRequestHandler = MPCancelOidRequest;
    Characteristics->SendNetBufferListsHandler = MPSendNetBufferLists;
    Characteristics->ReturnNetBufferListsHandler = MPReturnNetBufferLists;
    Characteristics->CancelSendHandler = MPCancelSend;
    Characteristics->DevicePnPEventNotifyHandler = MPDevicePnpEventNotify;
    Characteristics->ShutdownHandlerEx = MPShutdownEx;
    Characteristics->CheckForHangHandlerEx = MPCheckForHangEx;
    Characteristics->ResetHandlerEx = MPResetEx;
}

CODE_INIT NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics;
    NDIS_STATUS Status;
    ULONG Version = NdisGetVersion();

    if (Version < NDIS_VERSION_NEEDED) {
        DEBUGP(MP_ERROR, "NDIS %lu.%lu is too old\n", Version >> 16, Version & 0xFFFF);
        return NDIS_STATUS_UNSUPPORTED_REVISION;
    }
    FindOptionalRoutines();
    NdisAllocateSpinLock(&AdapterListLock);
    InitializeListHead(&AdapterList);
    BlocksInitialize();

    NdisZeroMemory(&Characteristics, sizeof(Characteristics));
    Characteristics.Header.Type = NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS;
    Characteristics.Header.Revision = NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2;
    Characteristics.Header.Size = NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2;
    Characteristics.MajorNdisVersion = NDIS_MINIPORT_MAJOR_VERSION;
    Characteristics.MinorNdisVersion = NDIS_MINIPORT_MINOR_VERSION;
    Characteristics.MajorDriverVersion = 2;
    Characteristics.MinorDriverVersion = 1;
    SetHandlers(&Characteristics);
    Status =
        NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Characteristics, &NdisMiniportDriverHandle);
    if (Status != NDIS_STATUS_SUCCESS) {
        DEBUGP(MP_ERROR, "registration failed with 0x%08x\n", Status);
        BlocksDelete();
        NdisFreeSpinLock(&AdapterListLock);
    }
    return Status;
}
