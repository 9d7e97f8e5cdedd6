/*
 * The driver as a whole: registration, unload, and a control device that says how much has gone through.
 * https://learn.microsoft.com/windows-hardware/drivers/network/initializing-a-filter-driver
 */
#include "filter.h"

#define IOCTL_READ_COUNTERS CTL_CODE(FILE_DEVICE_NETWORK, 0x800, METHOD_BUFFERED, FILE_READ_ACCESS)

typedef struct _FILTER_COUNTERS {
    LONG64 Sent;
    LONG64 Received;
} FILTER_COUNTERS, *PFILTER_COUNTERS;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD DeferringUnload;
DRIVER_DISPATCH DeferringCreateClose;
DRIVER_DISPATCH DeferringDeviceControl;

NDIS_HANDLE FilterDriverHandle;

static NDIS_HANDLE ControlDeviceHandle;
static NDIS_SPIN_LOCK ModulesLock;
static LIST_ENTRY Modules;

VOID AddModule(PFILTER Filter)
{
    NdisAcquireSpinLock(&ModulesLock);
    InsertTailList(&Modules, &Filter->Link);
    NdisReleaseSpinLock(&ModulesLock);
}

VOID RemoveModule(PFILTER Filter)
{
    NdisAcquireSpinLock(&ModulesLock);
    RemoveEntryList(&Filter->Link);
    NdisReleaseSpinLock(&ModulesLock);
}

static NTSTATUS CompleteRequest(PIRP Irp, NTSTATUS Status, ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

NTSTATUS NTAPI DeferringCreateClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    return CompleteRequest(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS NTAPI DeferringDeviceControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
    PFILTER_COUNTERS Counters = Irp->AssociatedIrp.SystemBuffer;
    PLIST_ENTRY Entry;

    UNREFERENCED_PARAMETER(DeviceObject);
    if (Stack->Parameters.DeviceIoControl.IoControlCode != IOCTL_READ_COUNTERS) {
        return CompleteRequest(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
    }
    if (Stack->Parameters.DeviceIoControl.OutputBufferLength < sizeof(*Counters)) {
        return CompleteRequest(Irp, STATUS_BUFFER_TOO_SMALL, 0);
    }
    NdisZeroMemory(Counters, sizeof(*Counters));
    NdisAcquireSpinLock(&ModulesLock);
    for (Entry = Modules.Flink; Entry != &Modules; Entry = Entry->Flink) {
        PFILTER Filter = CONTAINING_RECORD(Entry, FILTER, Link);

        Counters->Sent += Filter->Sent;
        Counters->Received += Filter->Received;
    }
    NdisReleaseSpinLock(&ModulesLock);
    return CompleteRequest(Irp, STATUS_SUCCESS, sizeof(*Counters));
}

static NDIS_STATUS RegisterControlDevice(VOID)
{
    NDIS_STRING DeviceName = NDIS_STRING_CONST("\\Device\\DeferringFilter");
    NDIS_STRING SymbolicName = NDIS_STRING_CONST("\\DosDevices\\DeferringFilter");
    PDRIVER_DISPATCH MajorFunctions[IRP_MJ_MAXIMUM_FUNCTION + 1];
    NDIS_DEVICE_OBJECT_ATTRIBUTES Attributes;
    PDEVICE_OBJECT DeviceObject;

    NdisZeroMemory(MajorFunctions, sizeof(MajorFunctions));
    MajorFunctions[IRP_MJ_CREATE] = DeferringCreateClose;
    MajorFunctions[IRP_MJ_CLEANUP] = DeferringCreateClose;
    MajorFunctions[IRP_MJ_CLOSE] = DeferringCreateClose;
    MajorFunctions[IRP_MJ_DEVICE_CONTROL] = DeferringDeviceControl;
    NdisZeroMemory(&Attributes, sizeof(Attributes));
    Attributes.Header.Type = NDIS_OBJECT_TYPE_DEVICE_OBJECT_ATTRIBUTES;
    Attributes.Header.Revision = NDIS_DEVICE_OBJECT_ATTRIBUTES_REVISION_1;
    Attributes.Header.Size = NDIS_SIZEOF_DEVICE_OBJECT_ATTRIBUTES_REVISION_1;
    Attributes.DeviceName = &DeviceName;
    Attributes.SymbolicName = &SymbolicName;
    Attributes.MajorFunctions = MajorFunctions;
    return NdisRegisterDeviceEx(FilterDriverHandle, &Attributes, &DeviceObject, &ControlDeviceHandle);
}

/* NDIS has every module detached before NdisFDeregisterFilterDriver returns. */
VOID NTAPI DeferringUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    NdisDeregisterDeviceEx(ControlDeviceHandle);
    NdisFDeregisterFilterDriver(FilterDriverHandle);
    NdisFreeSpinLock(&ModulesLock);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_STRING FriendlyName = NDIS_STRING_CONST("OpenNDIS deferring filter");
    NDIS_STRING UniqueName = NDIS_STRING_CONST("{5f1c4f6e-6f4c-4a54-9c6a-0d6c5b1f3a01}");
    NDIS_STRING ServiceName = NDIS_STRING_CONST("DeferringFilter");
    NDIS_FILTER_DRIVER_CHARACTERISTICS Characteristics;
    NDIS_STATUS Status;

    UNREFERENCED_PARAMETER(RegistryPath);
    NdisAllocateSpinLock(&ModulesLock);
    InitializeListHead(&Modules);
    NdisZeroMemory(&Characteristics, sizeof(Characteristics));
    Characteristics.Header.Type = NDIS_OBJECT_TYPE_FILTER_DRIVER_CHARACTERISTICS;
    Characteristics.Header.Revision = NDIS_FILTER_CHARACTERISTICS_REVISION_2;
    Characteristics.Header.Size = NDIS_SIZEOF_FILTER_DRIVER_CHARACTERISTICS_REVISION_2;
    Characteristics.MajorNdisVersion = NDIS_FILTER_MAJOR_VERSION;
    Characteristics.MinorNdisVersion = NDIS_FILTER_MINOR_VERSION;
    Characteristics.MajorDriverVersion = 1;
    Characteristics.FriendlyName = FriendlyName;
    Characteristics.UniqueName = UniqueName;
    Characteristics.ServiceName = ServiceName;
    Characteristics.AttachHandler = DeferringAttach;
    Characteristics.DetachHandler = DeferringDetach;
    Characteristics.RestartHandler = DeferringRestart;
    Characteristics.PauseHandler = DeferringPause;
    Characteristics.SendNetBufferListsHandler = DeferringSend;
    Characteristics.SendNetBufferListsCompleteHandler = DeferringSendComplete;
    Characteristics.CancelSendNetBufferListsHandler = DeferringCancelSend;
    Characteristics.ReceiveNetBufferListsHandler = DeferringReceive;
    Characteristics.ReturnNetBufferListsHandler = DeferringReturn;
    Characteristics.OidRequestHandler = DeferringOidRequest;
    Characteristics.OidRequestCompleteHandler = DeferringOidRequestComplete;
    Characteristics.CancelOidRequestHandler = DeferringCancelOidRequest;
    Characteristics.DevicePnPEventNotifyHandler = DeferringDevicePnPEvent;
    Characteristics.NetPnPEventHandler = DeferringNetPnPEvent;
    Characteristics.StatusHandler = DeferringStatus;
    DriverObject->DriverUnload = DeferringUnload;
    Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Characteristics, &FilterDriverHandle);
    if (Status != NDIS_STATUS_SUCCESS) {
        NdisFreeSpinLock(&ModulesLock);
        return Status;
    }
    Status = RegisterControlDevice();
    if (Status != NDIS_STATUS_SUCCESS) {
        NdisFDeregisterFilterDriver(FilterDriverHandle);
        NdisFreeSpinLock(&ModulesLock);
    }
    return Status;
}
