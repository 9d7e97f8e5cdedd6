//! Rules for device objects, IRPs and handles. Pages: kernel/handling-irps,
//! debugger/bug-check-0xc9--driver-verifier-iomanager-violation.

use crate::{
    DRIVER_VERIFIER_IOMANAGER_VIOLATION, MULTIPLE_IRP_COMPLETE_REQUESTS,
    NO_MORE_IRP_STACK_LOCATIONS,
};

rules! {
    IO_OBJECT_INVALID {
        id: "io-object-invalid", Ours,
        title: "a function of the I/O manager is given an address that is no such object",
        requires: "a driver or device object is one that the system gave to the driver and that is not deleted",
        page: "ddi/wdm, the parameter of the function that the title names",
        bug_check: None,
        help: "pass the object as DriverEntry or IoCreateDevice gave it, and not after it was deleted",
    }
    DEVICE_DELETED_TWICE {
        id: "device-deleted-twice", Ours,
        title: "a device object is deleted twice",
        requires: "each device object is deleted once",
        page: "ddi/wdm/nf-wdm-iodeletedevice",
        bug_check: None,
        help: "clear the pointer where the device object is deleted",
    }
    DEVICE_NOT_DELETED {
        id: "device-not-deleted", Ours,
        title: "a device object is left when the driver unloads",
        requires: "a driver deletes its device objects before it unloads",
        page: "kernel/writing-an-unload-routine",
        bug_check: None,
        help: "delete the device object in the unload routine at the latest, after its symbolic links",
    }
    SYMBOLIC_LINK_NOT_DELETED {
        id: "symbolic-link-not-deleted", Ours,
        title: "a symbolic link is left when the driver unloads",
        requires: "a driver deletes the symbolic links that it made before it unloads",
        page: "kernel/writing-an-unload-routine",
        bug_check: None,
        help: "call IoDeleteSymbolicLink before the device object is deleted",
    }
    HANDLE_INVALID {
        id: "handle-invalid", Ours,
        title: "a handle is used that was never opened or is closed",
        requires: "a handle is used between the call that opens it and ZwClose, once",
        page: "ddi/wdm/nf-wdm-zwclose",
        bug_check: None,
        help: "clear the handle where it is closed, and check the status of the call that opens it",
    }
    HANDLE_NOT_CLOSED {
        id: "handle-not-closed", Ours,
        title: "a handle is left open when the driver unloads",
        requires: "each handle is closed with ZwClose when the driver no longer needs it",
        page: "ddi/wdm/nf-wdm-zwclose",
        bug_check: None,
        help: "close the handle on every path, also when a later step fails",
    }
    REFERENCE_COUNT {
        id: "reference-count", Ours,
        title: "an object is dereferenced more often than it was referenced",
        requires: "each call of ObDereferenceObject gives a reference back that the driver has taken",
        page: "kernel/life-cycle-of-an-object",
        bug_check: Some(crate::REFERENCE_BY_POINTER),
        help: "pair each dereference with one reference",
    }
    REFERENCE_LEFT {
        id: "reference-left", Ours,
        title: "a reference on an object is left when the driver unloads",
        requires: "each reference that a driver takes on an object is given back with ObDereferenceObject",
        page: "kernel/life-cycle-of-an-object",
        bug_check: None,
        help: "call ObDereferenceObject when the pointer is no longer used",
    }
    DOUBLE_COMPLETION {
        id: "DoubleCompletion", Microsoft,
        title: "an IRP is completed twice",
        requires: "a driver completes an IRP once, and does not touch it afterwards",
        page: "devtest/wdm-doublecompletion",
        bug_check: Some(MULTIPLE_IRP_COMPLETE_REQUESTS),
        help: "decide whether the dispatch routine, the cancel routine or the deferred work completes the IRP; a cancel-safe queue does",
    }
    IRP_INVALID {
        id: "irp-invalid", Ours,
        title: "a function is given an address that is no IRP, or an IRP that the driver does not have",
        requires: "an IRP is used between the call that passes it to the driver and the one that completes or frees it",
        page: "kernel/handling-irps",
        bug_check: Some(DRIVER_VERIFIER_IOMANAGER_VIOLATION.with(["0x1 freed, 0x3 sent: not an IRP", "IRP", "0", "0"])),
        help: "do not keep a pointer to an IRP after it was completed or passed on",
    }
    COMPLETE_REQUEST_STATUS_CHECK {
        id: "CompleteRequestStatusCheck", Microsoft,
        title: "an IRP is completed with STATUS_PENDING",
        requires: "an IRP is not completed with the status STATUS_PENDING",
        page: "devtest/wdm-completerequeststatuscheck",
        bug_check: Some(DRIVER_VERIFIER_IOMANAGER_VIOLATION.with(["0x6: pending status", "status", "IRP", "0"])),
        help: "set Irp->IoStatus.Status before IoCompleteRequest",
    }
    IRP_CANCEL_ROUTINE_SET {
        id: "irp-cancel-routine-set", Ours,
        title: "an IRP is completed while its cancel routine is set",
        requires: "the cancel routine is cleared with IoSetCancelRoutine before the IRP is completed",
        page: "ddi/wdm/nf-wdm-iosetcancelroutine",
        bug_check: Some(DRIVER_VERIFIER_IOMANAGER_VIOLATION.with(["0x7: cancel routine set", "cancel routine", "IRP", "0"])),
        help: "call IoSetCancelRoutine(Irp, NULL), and leave the IRP to the cancel routine if that gives NULL",
    }
    MARK_IRP_PENDING {
        id: "MarkIrpPending", Microsoft,
        title: "a dispatch routine marks an IRP pending and returns another status",
        requires: "a dispatch routine that calls IoMarkIrpPending returns STATUS_PENDING",
        page: "devtest/wdm-markirppending",
        bug_check: None,
        help: "return STATUS_PENDING on the path that marks the IRP",
    }
    MARK_IRP_PENDING_2 {
        id: "MarkIrpPending2", Microsoft,
        title: "a dispatch routine returns STATUS_PENDING for an IRP that is not marked pending",
        requires: "a dispatch routine that returns STATUS_PENDING has called IoMarkIrpPending or passed the IRP on",
        page: "devtest/wdm-markirppending2",
        bug_check: None,
        help: "call IoMarkIrpPending before the IRP is queued",
    }
    PENDED_COMPLETED_REQUEST {
        id: "PendedCompletedRequest", Microsoft,
        title: "a dispatch routine returns STATUS_PENDING for an IRP that it has completed",
        requires: "a dispatch routine that completes the IRP does not return STATUS_PENDING",
        page: "devtest/wdm-pendedcompletedrequest",
        bug_check: None,
        help: "return the status with which the IRP was completed",
    }
    IRP_ANOTHER_STATUS {
        id: "irp-another-status", Ours,
        title: "a dispatch routine returns another status than it completed the IRP with",
        requires: "a dispatch routine that completes an IRP returns the status in Irp->IoStatus.Status",
        page: "kernel/completing-irps",
        bug_check: None,
        help: "keep the status in a variable: the IRP must not be read after it was completed",
    }
    IRP_NOT_COMPLETED {
        id: "irp-not-completed", Ours,
        title: "an IRP is never completed",
        requires: "a driver completes each IRP that it gets or passes it on, at the latest when it is cancelled",
        page: "kernel/completing-irps",
        bug_check: None,
        help: "complete the IRP on every path, and give an IRP that waits a cancel routine",
    }
    IRP_OUTPUT_TOO_LONG {
        id: "irp-output-too-long", Ours,
        title: "an IRP is completed with more bytes of output than there is room for",
        requires: "Irp->IoStatus.Information is no greater than the output buffer",
        page: "kernel/buffer-descriptions-for-i-o-control-codes",
        bug_check: None,
        help: "compare the length with Parameters.DeviceIoControl.OutputBufferLength before writing",
    }
    IRP_NO_STACK_LOCATION {
        id: "irp-no-stack-location", Ours,
        title: "an IRP is passed on that has no stack location left",
        requires: "an IRP has a stack location for each driver that it passes",
        page: "debugger/bug-check-0x35--no-more-irp-stack-locations",
        bug_check: Some(NO_MORE_IRP_STACK_LOCATIONS),
        help: "allocate the IRP with the StackSize of the device object that it is sent to",
    }
    DISPATCH_ROUTINE_IRQL {
        id: "dispatch-routine-irql", Ours,
        title: "a dispatch routine returns at another IRQL than it was called at",
        requires: "a dispatch routine returns at the IRQL at which it was called",
        page: "debugger/bug-check-0xc9--driver-verifier-iomanager-violation",
        bug_check: Some(DRIVER_VERIFIER_IOMANAGER_VIOLATION.with(["0x5: IRQL changed", "device object", "IRQL before", "IRQL after"])),
        help: "release every spin lock and lower every raised IRQL on each path out of the routine",
    }
}
