/*
 * Wrong in one way: when a part of a port can't be made, the routine that makes the part frees the whole port, and so does its
 * caller.
 *
 * Reported as openvswitch/ovs-issues #97: an error while a tunnel port was made ran the clean-up twice, which released the port
 * twice; with Driver Verifier that crashed. A routine that fails undoes its own work and leaves the rest to its caller.
 * Found by: check
 * Interleaving: none; the allocation of the tunnel fails.
 * Rule pool-double-free: ddi/wdm/nf-wdm-exfreepoolwithtag.
 */
#include "../support/plain-device.h"

typedef struct _PORT {
    PVOID Tunnel;
} PORT, *PPORT;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD PortUnload;
DRIVER_DISPATCH PortControl;

static NTSTATUS MakeTunnel(PPORT Port)
{
    Port->Tunnel = ExAllocatePoolWithTag(NonPagedPoolNx, 64, PLAIN_TAG);
    if (Port->Tunnel == NULL) {
#ifndef FIXED
        ExFreePoolWithTag(Port, PLAIN_TAG);
#endif
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    return STATUS_SUCCESS;
}

/* Makes a port and, as nobody uses it, removes it. */
static NTSTATUS MakePort(VOID)
{
    PPORT Port = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Port), PLAIN_TAG);
    NTSTATUS Status;

    if (Port == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Status = MakeTunnel(Port);
    if (NT_SUCCESS(Status)) {
        ExFreePoolWithTag(Port->Tunnel, PLAIN_TAG);
    }
    ExFreePoolWithTag(Port, PLAIN_TAG);
    return Status;
}

NTSTATUS NTAPI PortControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    if (PlainControlCode(Irp) != PLAIN_IOCTL(0)) {
        return CompletePlainRequest(Irp, STATUS_INVALID_DEVICE_REQUEST);
    }
    return CompletePlainRequest(Irp, MakePort());
}

VOID NTAPI PortUnload(PDRIVER_OBJECT DriverObject)
{
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return CreatePlainDevice(DriverObject, 0, PortControl, PortUnload) == NULL ? STATUS_INSUFFICIENT_RESOURCES
                                                                               : STATUS_SUCCESS;
}
