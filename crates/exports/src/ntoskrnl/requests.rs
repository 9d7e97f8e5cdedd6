//! What a program asks of a driver's device: open a handle, read, write, control, close.
//! Pages: kernel/i-o-request-packets, kernel/methods-for-accessing-data-buffers.
//!
//! A scenario of the system uses this in the place of a program. The program's buffers are blocks of
//! their own, so that a driver which writes beyond them faults.

use abi::constants::ntstatus::{STATUS_ACCESS_DENIED, STATUS_NO_SUCH_DEVICE};
use abi::constants::wdm::DO_DEVICE_INITIALIZING;
use abi::layout::wdm::{DEVICE_OBJECT, FILE_OBJECT, IO_STATUS_BLOCK, IRP};
use abi::{Address, NtStatus};
use executive::Timeout;
use executive::device_objects::{IoObjectId, OpenError};
use executive::irps::requests::{self, Operation, RequestPlaces, Transfer};
use executive::irps::{IrpId, IrpOrigin, IrpState};
use executive::mdls;
use executive::pool::{Allocator, PoolKind, PoolRequest, PoolTag};
use machine::{Call, Parts, Stop};

use crate::driver_memory::{bytes, checked, put};
use crate::facts;
use crate::ntoskrnl::{devices, irp_cancellation, irps, pool};

/// The tag of file objects and of the program's buffers.
const TAG: PoolTag = PoolTag::new(*b"File");
/// How long a program waits before it gives up, and then again for the driver to give the request back.
const PATIENCE: Timeout = Timeout::Relative(60 * executive::SECOND);

/// A handle that a program has on a device.
#[derive(Clone, Copy, Debug)]
pub struct OpenFile {
    device: Address,
    id: IoObjectId,
    file_object: Address,
}

/// A request under way.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    id: IrpId,
    irp: Address,
    device: IoObjectId,
    event: Address,
    status_block: Address,
    input: Address,
    output: Address,
    output_length: u32,
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its status.
    pub status: NtStatus,
    /// As a rule, how many bytes were transferred.
    pub information: u64,
    /// All of the program's output buffer.
    pub output: Vec<u8>,
}

/// Opens a device by its name or by a symbolic link to it. The inner error is the status with which that
/// fails.
///
/// # Errors
/// If the run ended meanwhile.
pub fn open_by_name(call: &mut Call, name: &str) -> Result<Result<OpenFile, NtStatus>, Stop> {
    let found = {
        let name: Vec<u16> = name.encode_utf16().collect();
        let objects = &call.executive().io_objects;
        objects
            .names
            .resolve(&name)
            .map(|id| objects.object(id).address)
    };
    match found {
        Ok(device) => open(call, device),
        Err(_) => Ok(Err(NtStatus::OBJECT_NAME_NOT_FOUND)),
    }
}

/// Opens a device. The inner error is the status with which that fails.
///
/// # Errors
/// If the run ended meanwhile.
pub fn open(call: &mut Call, device: Address) -> Result<Result<OpenFile, NtStatus>, Stop> {
    let id = devices::device(call, device)?;
    let flags: u32 = call.read_field(device, DEVICE_OBJECT::Flags)?;
    if flags & DO_DEVICE_INITIALIZING != 0 {
        return Ok(Err(NtStatus(STATUS_NO_SUCH_DEVICE)));
    }
    match call.executive().io_objects.open(id) {
        Ok(()) => {}
        Err(OpenError::Deleted) => return Ok(Err(NtStatus(STATUS_NO_SUCH_DEVICE))),
        Err(OpenError::Exclusive) => return Ok(Err(NtStatus(STATUS_ACCESS_DENIED))),
    }
    show_open_handles(call, id)?;
    let file_object = block(call, FILE_OBJECT::SIZE, Allocator::FILE_OBJECT)?;
    let written = requests::write_file_object(call.memory(), file_object, device);
    checked(call, written)?;
    let file = OpenFile {
        device,
        id,
        file_object,
    };
    let status = send_request(call, file, Operation::Create, &[])?.status;
    if status.is_success() {
        return Ok(Ok(file));
    }
    give_handle_back(call, file)?;
    Ok(Err(status))
}

/// Closes a handle: the driver gets `IRP_MJ_CLEANUP` and `IRP_MJ_CLOSE`.
///
/// # Errors
/// If the run ended meanwhile.
pub fn close(call: &mut Call, file: OpenFile) -> Result<(), Stop> {
    send_request(call, file, Operation::Cleanup, &[])?;
    send_request(call, file, Operation::Close, &[])?;
    give_handle_back(call, file)
}

/// Closes a handle while a request is out, as a program does that ends: the driver gets `IRP_MJ_CLEANUP`, the request is
/// cancelled if it has not ended then, and `IRP_MJ_CLOSE` comes after its end (kernel/dispatchcleanup-routines).
///
/// # Errors
/// If the run ended meanwhile, also because the driver does not give the request back.
pub fn close_with_request(call: &mut Call, file: OpenFile, request: Request) -> Result<(), Stop> {
    send_request(call, file, Operation::Cleanup, &[])?;
    cancel(call, request)?;
    if !wait(call, request, Some(PATIENCE))? {
        return Err(facts::irps::never_completed(call, request.id));
    }
    drop(finish(call, request)?);
    send_request(call, file, Operation::Close, &[])?;
    give_handle_back(call, file)
}

/// Sends a request with the program's data and waits for its end. A request that takes longer than 60
/// seconds of virtual time is cancelled, as when a program is ended.
///
/// # Errors
/// If the run ended meanwhile, also because the driver does not give a cancelled request back.
pub fn send_request(
    call: &mut Call,
    file: OpenFile,
    operation: Operation,
    input: &[u8],
) -> Result<Answer, Stop> {
    let request = start(call, file, operation, input)?;
    if !wait(call, request, Some(PATIENCE))? {
        cancel(call, request)?;
        if !wait(call, request, Some(PATIENCE))? {
            return Err(facts::irps::never_completed(call, request.id));
        }
    }
    finish(call, request)
}

/// Sends a request, and does not wait for its end.
///
/// # Errors
/// If the run ended meanwhile.
pub fn start(
    call: &mut Call,
    file: OpenFile,
    operation: Operation,
    input: &[u8],
) -> Result<Request, Stop> {
    let flags: u32 = call.read_field(file.device, DEVICE_OBJECT::Flags)?;
    let transfer = operation.transfer(flags);
    let stack_count: i8 = call.read_field(file.device, DEVICE_OBJECT::StackSize)?;
    let stack_count = stack_count.unsigned_abs();
    let places = places(call, file, &operation, &transfer, stack_count, input)?;
    let built = requests::build(call.memory(), &operation, &transfer, stack_count, &places);
    checked(call, built)?;
    let event = call.system_event();
    call.write_field(places.irp, IRP::UserEvent, event.0)?;
    let site = call.site();
    let executive = call.executive();
    let id = executive.irps.create(places.irp, IrpOrigin::Program, site);
    executive.io_objects.reference(file.id);
    let request = Request {
        id,
        irp: places.irp,
        device: file.id,
        event,
        status_block: places.user_status,
        input: places.user_input,
        output: places.user_output,
        output_length: output_length(&operation),
    };
    let (status, routine) = irps::pass(call, id, file.device, places.irp)?;
    let Parts {
        executive, memory, ..
    } = call.parts();
    if let Err(error) = executive.irps.dispatch_returned(memory, id, status) {
        facts::irps::dispatch(call, id, routine, error)?;
    }
    Ok(request)
}

/// Waits for the end of a request; false if `timeout` passed before.
///
/// # Errors
/// If the run ended meanwhile.
pub fn wait(call: &mut Call, request: Request, timeout: Option<Timeout>) -> Result<bool, Stop> {
    call.wait_for_system_event(request.event, timeout)
}

/// Cancels a request that has not ended.
///
/// # Errors
/// If the run ended meanwhile.
pub fn cancel(call: &mut Call, request: Request) -> Result<(), Stop> {
    let state = call.executive().irps.irp(request.id).state;
    if matches!(state, IrpState::Sent(_)) {
        irp_cancellation::cancel(call, request.irp)?;
    }
    Ok(())
}

/// Takes the answer of a request that has ended.
///
/// # Errors
/// If the run ended meanwhile.
pub fn finish(call: &mut Call, request: Request) -> Result<Answer, Stop> {
    let block = request.status_block;
    let status = NtStatus(call.read_field(block, IO_STATUS_BLOCK::Status)?);
    let information = call.read_field(block, IO_STATUS_BLOCK::Information)?;
    let output = bytes(call, request.output, u64::from(request.output_length))?;
    for buffer in [request.input, request.output] {
        if !buffer.is_null() {
            pool::free(call, buffer, Allocator::SYSTEM, None)?;
        }
    }
    match call.executive().io_objects.dereference(request.device) {
        Ok(deletion) => devices::release(call, deletion)?,
        Err(error) => return Err(call.internal(error.to_string())),
    }
    Ok(Answer {
        status,
        information,
        output,
    })
}

/// Where the parts of a request lie, with the program's data in its place.
fn places(
    call: &mut Call,
    file: OpenFile,
    operation: &Operation,
    transfer: &Transfer,
    stack_count: u8,
    input: &[u8],
) -> Result<RequestPlaces, Stop> {
    let Some(irp) = irps::allocate(call, stack_count)? else {
        return Err(call.internal("an IRP is larger than memory"));
    };
    let user_input = buffer(call, input.len() as u64)?;
    put(call, user_input, input)?;
    let user_output = buffer(call, u64::from(output_length(operation)))?;
    let system_buffer = buffer(call, u64::from(transfer.system_buffer))?;
    let described = match operation {
        Operation::Write { .. } => user_input,
        _ => user_output,
    };
    let mdl = locked_mdl(call, described, transfer)?;
    let thread = call.executive().thread();
    let thread = thread.map_or(Address::NULL, |thread| {
        call.executive().thread_object(thread)
    });
    let user_status = call.kernel_data(IO_STATUS_BLOCK::SIZE);
    let file_object = file.file_object;
    Ok(RequestPlaces {
        irp,
        file_object,
        thread,
        system_buffer,
        mdl,
        user_input,
        user_output,
        user_status,
    })
}

/// An MDL over the program's buffer, if the request passes its data so.
fn locked_mdl(call: &mut Call, buffer: Address, transfer: &Transfer) -> Result<Address, Stop> {
    if transfer.mdl == 0 {
        return Ok(Address::NULL);
    }
    let size = mdls::size(buffer, u64::from(transfer.mdl));
    let mdl = block(call, size, Allocator::MDL)?;
    let made = mdls::initialize(call.memory(), mdl, buffer, transfer.mdl);
    checked(call, made)?;
    match mdls::lock_pages(call.memory(), mdl, transfer.mdl_for_write) {
        Ok(()) => Ok(mdl),
        Err(error) => Err(call.internal(format!("a program's buffer can't be locked: {error}"))),
    }
}

fn output_length(operation: &Operation) -> u32 {
    match *operation {
        Operation::Read { length, .. } => length,
        Operation::DeviceControl { output_length, .. } => output_length,
        _ => 0,
    }
}

/// A buffer of the program or of the system; NULL for no bytes.
fn buffer(call: &mut Call, length: u64) -> Result<Address, Stop> {
    if length == 0 {
        Ok(Address::NULL)
    } else {
        block(call, length, Allocator::SYSTEM)
    }
}

fn block(call: &mut Call, size: u64, allocator: Allocator) -> Result<Address, Stop> {
    let kind = PoolKind::NonPagedNx;
    let request = PoolRequest {
        kind,
        size,
        tag: TAG,
        allocator,
        cache_aligned: false,
    };
    match call.allocate_zeroed_pool(&request)? {
        Some(block) => Ok(block),
        None => Err(call.unsupported(format!("a request with a buffer of {size} bytes"))),
    }
}

/// The last step of closing a handle, or of failing to open it.
fn give_handle_back(call: &mut Call, file: OpenFile) -> Result<(), Stop> {
    pool::free(call, file.file_object, Allocator::FILE_OBJECT, None)?;
    let closed = call.executive().io_objects.close(file.id);
    show_open_handles(call, file.id)?;
    match closed {
        Ok(deletion) => devices::release(call, deletion),
        Err(error) => Err(call.internal(error.to_string())),
    }
}

/// Keeps `ReferenceCount` of a device object up.
fn show_open_handles(call: &mut Call, device: IoObjectId) -> Result<(), Stop> {
    let object = *call.executive().io_objects.object(device);
    let count = i32::try_from(object.open_handles).unwrap_or(i32::MAX);
    call.write_field(object.address, DEVICE_OBJECT::ReferenceCount, count)
}
