//! Kernel objects by handle and by reference. Guide: kernel/managing-kernel-objects.
//!
//! Drivers only pass on what a variable with an object type holds.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::ntstatus::{STATUS_INVALID_HANDLE, STATUS_OBJECT_TYPE_MISMATCH};
use abi::layout::wdm::KEVENT;
use abi::{Address, NtStatus};
use executive::Reset;
use executive::object_handles::ObjectHandleError;
use executive::registry::{HandleError, KeyHandles};
use machine::{Call, Export, ExportKind, IrqlRange, Stop, exports};

use crate::facts;
use crate::ntoskrnl::{devices, events};

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-zwclose")]
    #[irql(= PASSIVE_LEVEL)]
    fn ZwClose(Handle: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-obclosehandle")]
    #[irql(= PASSIVE_LEVEL)]
    fn ObCloseHandle(Handle: Address, PreviousMode: u8) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-obreferenceobjectbyhandle")]
    #[irql(= PASSIVE_LEVEL)]
    fn ObReferenceObjectByHandle(
        Handle: Address,
        DesiredAccess: u32,
        ObjectType: Address,
        AccessMode: u8,
        Object: Address,
        HandleInformation: Address,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-obreferenceobjectbypointer")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ObReferenceObjectByPointer(
        Object: Address,
        DesiredAccess: u32,
        ObjectType: Address,
        AccessMode: u8,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-obfreferenceobject")]
    #[irql(any)]
    fn ObfReferenceObject(Object: Address) -> u64;

    #[docs("ddi/wdm/nf-wdm-obreferenceobjectwithtag")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ObfReferenceObjectWithTag(Object: Address, Tag: u32) -> u64;

    #[docs("ddi/wdm/nf-wdm-obdereferenceobject")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ObfDereferenceObject(Object: Address) -> u64;

    #[docs("ddi/wdm/nf-wdm-obdereferenceobjectwithtag")]
    #[irql(<= DISPATCH_LEVEL)]
    fn ObfDereferenceObjectWithTag(Object: Address, Tag: u32) -> u64;

    #[docs("ddi/wdm/nf-wdm-obdereferenceobjectdeferdelete")]
    #[irql(any)]
    fn ObDereferenceObjectDeferDelete(Object: Address);

    #[docs("ddi/ntifs/nf-ntifs-zwcreateevent")]
    #[irql(= PASSIVE_LEVEL)]
    fn ZwCreateEvent(
        EventHandle: Address,
        DesiredAccess: u32,
        ObjectAttributes: Address,
        EventType: u32,
        InitialState: bool,
    ) -> NtStatus;

    #[docs("ddi/ntifs/nf-ntifs-zwsetevent")]
    #[irql(= PASSIVE_LEVEL)]
    fn ZwSetEvent(EventHandle: Address, PreviousState: Address) -> NtStatus;
}

/// The types of objects, as variables that hold their addresses.
pub(crate) static OBJECT_TYPES: &[Export] = &[
    object_type("ExEventObjectType"),
    object_type("ExSemaphoreObjectType"),
    object_type("IoDeviceObjectType"),
    object_type("IoDriverObjectType"),
    object_type("IoFileObjectType"),
    object_type("MmSectionObjectType"),
    object_type("PsProcessType"),
    object_type("PsThreadType"),
    object_type("SeTokenObjectType"),
];

const fn object_type(name: &'static str) -> Export {
    Export {
        image: "ntoskrnl.exe",
        name,
        parameters: &[],
        docs: "ddi/wdm/nf-wdm-obreferenceobjectbyhandle",
        irql: IrqlRange::ANY,
        kind: ExportKind::OpaquePointer,
    }
}

/// Closes a handle of any kind; `STATUS_INVALID_HANDLE` for what is none.
///
/// # Rules
/// `handle-invalid`.
fn ZwClose(call: &mut Call, Handle: Address) -> Result<NtStatus, Stop> {
    let site = call.site();
    if KeyHandles::is_key_handle(Handle) {
        return match call.executive().registry.handles.close(Handle, site) {
            Ok(()) => Ok(NtStatus::SUCCESS),
            Err(error) => Ok(invalid_key_handle(call, Handle, error)),
        };
    }
    match call.executive().object_handles.close(Handle, site) {
        Ok(()) => Ok(NtStatus::SUCCESS),
        Err(error) => {
            if error == (ObjectHandleError::NotAHandle { handle: Handle }) && !Handle.is_null() {
                facts::object_handles::never_opened(call, Handle);
            }
            Ok(invalid_handle(call, error))
        }
    }
}

/// As `ZwClose`.
fn ObCloseHandle(call: &mut Call, Handle: Address, _PreviousMode: u8) -> Result<NtStatus, Stop> {
    ZwClose(call, Handle)
}

/// Takes a reference on the object behind a handle. `STATUS_INVALID_HANDLE` for what is no open handle,
/// `STATUS_OBJECT_TYPE_MISMATCH` if the object is of another type.
///
/// # Rules
/// `handle-invalid`.
///
/// # Differences from Windows
/// Access masks are not looked at.
fn ObReferenceObjectByHandle(
    call: &mut Call,
    Handle: Address,
    _DesiredAccess: u32,
    ObjectType: Address,
    _AccessMode: u8,
    Object: Address,
    _HandleInformation: Address,
) -> Result<NtStatus, Stop> {
    let object = match object_behind(call, Handle) {
        Ok(object) => object,
        Err(error) => return Ok(invalid_handle(call, error)),
    };
    if !is_of_type(call, object, ObjectType) {
        return Ok(NtStatus(STATUS_OBJECT_TYPE_MISMATCH));
    }
    reference(call, object);
    call.write(Object, object)?;
    Ok(NtStatus::SUCCESS)
}

/// Takes a reference on an object; `STATUS_OBJECT_TYPE_MISMATCH` if it is of another type.
fn ObReferenceObjectByPointer(
    call: &mut Call,
    Object: Address,
    _DesiredAccess: u32,
    ObjectType: Address,
    _AccessMode: u8,
) -> Result<NtStatus, Stop> {
    if !is_of_type(call, Object, ObjectType) {
        return Ok(NtStatus(STATUS_OBJECT_TYPE_MISMATCH));
    }
    reference(call, Object);
    Ok(NtStatus::SUCCESS)
}

/// Takes a reference on an object; gives how many the driver has now.
fn ObfReferenceObject(call: &mut Call, Object: Address) -> Result<u64, Stop> {
    Ok(u64::from(reference(call, Object)))
}

/// As `ObfReferenceObject`.
fn ObfReferenceObjectWithTag(call: &mut Call, Object: Address, _Tag: u32) -> Result<u64, Stop> {
    ObfReferenceObject(call, Object)
}

/// Gives a reference back; gives how many the driver has left.
///
/// # Rules
/// `reference-count`.
fn ObfDereferenceObject(call: &mut Call, Object: Address) -> Result<u64, Stop> {
    dereference(call, Object)
}

/// As `ObfDereferenceObject`.
fn ObfDereferenceObjectWithTag(call: &mut Call, Object: Address, _Tag: u32) -> Result<u64, Stop> {
    dereference(call, Object)
}

/// As `ObfDereferenceObject`.
fn ObDereferenceObjectDeferDelete(call: &mut Call, Object: Address) -> Result<(), Stop> {
    dereference(call, Object).map(drop)
}

/// Creates an event without a name and opens a handle on it.
///
/// # Differences from Windows
/// Events with names are not provided.
fn ZwCreateEvent(
    call: &mut Call,
    EventHandle: Address,
    _DesiredAccess: u32,
    ObjectAttributes: Address,
    EventType: u32,
    InitialState: bool,
) -> Result<NtStatus, Stop> {
    use abi::constants::enumerators::SynchronizationEvent;
    use abi::layout::wdm::OBJECT_ATTRIBUTES;
    if !ObjectAttributes.is_null() {
        let name: u64 = call.read_field(ObjectAttributes, OBJECT_ATTRIBUTES::ObjectName)?;
        if name != 0 {
            return Err(call.unsupported("ZwCreateEvent with a name"));
        }
    }
    if call.fails() {
        return Ok(NtStatus::INSUFFICIENT_RESOURCES);
    }
    let reset = if EventType == SynchronizationEvent {
        Reset::Automatic
    } else {
        Reset::Manual
    };
    let event = call.kernel_data(KEVENT::SIZE);
    events::initialize(call, event, reset, InitialState)?;
    let site = call.site();
    let handle = call.executive().object_handles.open(event, site);
    call.write(EventHandle, handle)?;
    Ok(NtStatus::SUCCESS)
}

/// Sets the event behind a handle.
fn ZwSetEvent(
    call: &mut Call,
    EventHandle: Address,
    PreviousState: Address,
) -> Result<NtStatus, Stop> {
    let event = match object_behind(call, EventHandle) {
        Ok(event) => event,
        Err(error) => return Ok(invalid_handle(call, error)),
    };
    if type_of(call, event) != Some("ExEventObjectType") {
        return Ok(NtStatus(STATUS_OBJECT_TYPE_MISMATCH));
    }
    let was_set = events::set(call, event)?;
    if !PreviousState.is_null() {
        call.write(PreviousState, i32::from(was_set))?;
    }
    Ok(NtStatus::SUCCESS)
}

/// What `STATUS_INVALID_HANDLE` stands for, of a handle on a key.
pub(super) fn invalid_key_handle(call: &mut Call, handle: Address, error: HandleError) -> NtStatus {
    match error {
        HandleError::Closed { opened, closed } => {
            facts::object_handles::closed(call, handle, opened, closed);
        }
        HandleError::NotAHandle => {}
    }
    NtStatus(STATUS_INVALID_HANDLE)
}

fn invalid_handle(call: &mut Call, error: ObjectHandleError) -> NtStatus {
    if let ObjectHandleError::Closed {
        handle,
        opened,
        closed,
    } = error
    {
        facts::object_handles::closed(call, handle, opened, closed);
    }
    NtStatus(STATUS_INVALID_HANDLE)
}

/// The object behind a handle, or behind the value that stands for the current thread.
fn object_behind(call: &mut Call, handle: Address) -> Result<Address, ObjectHandleError> {
    const CURRENT_THREAD: Address = Address(u64::MAX - 1);
    let executive = call.executive();
    match executive.thread() {
        Some(thread) if handle == CURRENT_THREAD => Ok(executive.thread_object(thread)),
        _ => executive.object_handles.object(handle),
    }
}

/// Whether an object is of a type; any object is of the type NULL.
fn is_of_type(call: &mut Call, object: Address, wanted: Address) -> bool {
    if wanted.is_null() {
        return true;
    }
    let variable =
        type_of(call, object).and_then(|name| call.machine().exports().system_routine(name));
    variable == Some(wanted)
}

/// The variable that holds the type of an object.
fn type_of(call: &mut Call, object: Address) -> Option<&'static str> {
    let executive = call.executive();
    if executive.event_is_set(object).is_ok() {
        Some("ExEventObjectType")
    } else if executive.thread_by_object(object).is_some() {
        Some("PsThreadType")
    } else if executive.semaphore_count(object).is_ok() {
        Some("ExSemaphoreObjectType")
    } else if executive.io_objects.device_by_address(object).is_ok() {
        Some("IoDeviceObjectType")
    } else if executive.io_objects.driver_by_address(object).is_ok() {
        Some("IoDriverObjectType")
    } else {
        None
    }
}

/// Takes a reference; gives how many there are.
fn reference(call: &mut Call, object: Address) -> u32 {
    let site = call.site();
    let executive = call.executive();
    if let Ok(id) = executive.io_objects.by_address(object) {
        executive.io_objects.reference(id);
    }
    executive.object_references.take(object, site)
}

/// Gives a reference back; gives how many are left.
fn dereference(call: &mut Call, object: Address) -> Result<u64, Stop> {
    let executive = call.executive();
    let device = executive.io_objects.by_address(object);
    let Ok(left) = executive.object_references.give_back(object) else {
        return Err(facts::object_handles::not_referenced(call, object));
    };
    if let Ok(id) = device {
        match executive.io_objects.dereference(id) {
            Ok(deletion) => devices::release(call, deletion)?,
            Err(error) => return Err(call.internal(error.to_string())),
        }
    }
    Ok(u64::from(left))
}
