//! The stack locations of an IRP: one for each driver that it passes.
//! Pages: kernel/i-o-stack-locations, wdm/nf-wdm-iocalldriver, wdm/nf-wdm-iosetcompletionroutine.
//!
//! A driver moves along them and sets completion routines by inline functions, so all of this
//! lies in its memory and is read afresh each time.

use abi::constants::wdm as constant;
use abi::layout::wdm::{DEVICE_OBJECT, IO_STACK_LOCATION, IRP};
use abi::{Address, NtStatus};

use crate::device_objects::structures::{MAJOR_FUNCTIONS, major_function};
use crate::memory::{BadAddress, Memory};

/// Bytes of an IRP with its stack locations (`IoSizeOfIrp`).
#[must_use]
pub const fn size(stack_count: u8) -> u64 {
    IRP::SIZE + stack_count as u64 * IO_STACK_LOCATION::SIZE
}

/// Makes zero bytes at `irp` an IRP that no driver has yet (`IoInitializeIrp`).
///
/// # Errors
/// [`BadAddress`] when they cannot be written.
pub fn initialize<M: Memory>(
    memory: &mut M,
    irp: Address,
    stack_count: u8,
) -> Result<(), BadAddress> {
    let end = irp.offset(size(stack_count));
    let count = stack_count.cast_signed();
    memory.fill(irp, size(stack_count), 0)?;
    memory.write_field(
        irp,
        IRP::Type,
        i16::try_from(constant::IO_TYPE_IRP).unwrap_or(0),
    )?;
    memory.write_field(
        irp,
        IRP::Size,
        u16::try_from(size(stack_count)).unwrap_or(u16::MAX),
    )?;
    memory.write_field(irp, IRP::StackCount, count)?;
    memory.write_field(irp, IRP::CurrentLocation, count.wrapping_add(1))?;
    let list = irp.offset(IRP::ThreadListEntry);
    memory.write_pointer(irp, IRP::ThreadListEntry_Flink, list)?;
    memory.write_pointer(irp, IRP::ThreadListEntry_Blink, list)?;
    memory.write_pointer(irp, IRP::Tail_Overlay_CurrentStackLocation, end)
}

/// The stack location of the driver that has the IRP (`IoGetCurrentIrpStackLocation`).
///
/// # Errors
/// [`BadAddress`] when the IRP cannot be read.
pub fn current<M: Memory>(memory: &M, irp: Address) -> Result<Address, BadAddress> {
    memory.read_pointer(irp, IRP::Tail_Overlay_CurrentStackLocation)
}

/// The stack location of the driver that gets it next (`IoGetNextIrpStackLocation`).
///
/// # Errors
/// [`BadAddress`] when the IRP cannot be read.
pub fn next<M: Memory>(memory: &M, irp: Address) -> Result<Address, BadAddress> {
    Ok(Address(
        current(memory, irp)?
            .0
            .wrapping_sub(IO_STACK_LOCATION::SIZE),
    ))
}

/// A dispatch routine to call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DispatchCall {
    /// The routine; of type `DRIVER_DISPATCH`.
    pub routine: Address,
    /// Its first argument.
    pub device: Address,
    /// Its second argument.
    pub irp: Address,
    /// The major function code.
    pub major: u8,
}

/// Why an IRP cannot be passed to a driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallDriverError {
    /// The IRP, the device object or the driver object cannot be accessed.
    #[error(transparent)]
    BadAddress(#[from] BadAddress),
    /// The IRP has passed as many drivers as it has stack locations
    /// (bug check `NO_MORE_IRP_STACK_LOCATIONS`).
    #[error("the IRP has no stack location left")]
    NoMoreStackLocations,
    /// The next stack location has a major function code that does not exist.
    #[error("there is no major function {0:#x}")]
    NoSuchMajorFunction(u8),
}

/// Moves to the next stack location and finds the dispatch routine of `device` (`IofCallDriver`).
///
/// # Errors
/// [`CallDriverError`] when the IRP cannot go there.
pub fn call_driver<M: Memory>(
    memory: &mut M,
    device: Address,
    irp: Address,
) -> Result<DispatchCall, CallDriverError> {
    let location = memory
        .read_field(irp, IRP::CurrentLocation)?
        .wrapping_sub(1);
    if location <= 0 {
        return Err(CallDriverError::NoMoreStackLocations);
    }
    let stack = next(memory, irp)?;
    let major = memory.read_field(stack, IO_STACK_LOCATION::MajorFunction)?;
    if u64::from(major) >= MAJOR_FUNCTIONS {
        return Err(CallDriverError::NoSuchMajorFunction(major));
    }
    memory.write_field(irp, IRP::CurrentLocation, location)?;
    memory.write_pointer(irp, IRP::Tail_Overlay_CurrentStackLocation, stack)?;
    memory.write_pointer(stack, IO_STACK_LOCATION::DeviceObject, device)?;
    let driver = memory.read_pointer(device, DEVICE_OBJECT::DriverObject)?;
    let routine = memory.read_pointer(driver, major_function(u64::from(major)))?;
    Ok(DispatchCall {
        routine,
        device,
        irp,
        major,
    })
}

/// Whether the driver that has the IRP has marked it pending (`IoMarkIrpPending`).
///
/// # Errors
/// [`BadAddress`] when the IRP or its stack location cannot be read.
pub fn is_marked_pending<M: Memory>(memory: &M, irp: Address) -> Result<bool, BadAddress> {
    let control = memory.read_field(current(memory, irp)?, IO_STACK_LOCATION::Control)?;
    Ok(u32::from(control) & constant::SL_PENDING_RETURNED != 0)
}

/// A step of completing an IRP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionStep {
    /// Call this completion routine. When it returns `STATUS_MORE_PROCESSING_REQUIRED`, completion
    /// stops here; else the next step follows.
    Call {
        /// The routine; of type `IO_COMPLETION_ROUTINE`.
        routine: Address,
        /// The device of the driver that set it, NULL when that has no stack location.
        device: Address,
        /// The third argument.
        context: Address,
    },
    /// All drivers are done.
    Finished {
        /// The final status.
        status: NtStatus,
        /// The final information, as a rule a number of bytes.
        information: u64,
    },
}

/// Goes up the stack locations to the next completion routine that wants to be called.
///
/// # Errors
/// [`BadAddress`] when the IRP or a stack location cannot be accessed.
pub fn next_completion<M: Memory>(
    memory: &mut M,
    irp: Address,
) -> Result<CompletionStep, BadAddress> {
    let count = memory.read_field(irp, IRP::StackCount)?;
    let status = NtStatus(memory.read_field(irp, IRP::IoStatus_Status)?);
    loop {
        let location = memory.read_field(irp, IRP::CurrentLocation)?;
        if location > count {
            let information = memory.read_field(irp, IRP::IoStatus_Information)?;
            return Ok(CompletionStep::Finished {
                status,
                information,
            });
        }
        let stack = current(memory, irp)?;
        let above = stack.offset(IO_STACK_LOCATION::SIZE);
        let control = u32::from(memory.read_field(stack, IO_STACK_LOCATION::Control)?);
        let pending = control & constant::SL_PENDING_RETURNED != 0;
        memory.write_field(irp, IRP::PendingReturned, u8::from(pending))?;
        memory.write_field(irp, IRP::CurrentLocation, location.wrapping_add(1))?;
        memory.write_pointer(irp, IRP::Tail_Overlay_CurrentStackLocation, above)?;
        let has_above = location < count;
        if wants_call(control, status, memory.read_field(irp, IRP::Cancel)? != 0) {
            let routine = memory.read_pointer(stack, IO_STACK_LOCATION::CompletionRoutine)?;
            let context = memory.read_pointer(stack, IO_STACK_LOCATION::Context)?;
            let device = if has_above {
                memory.read_pointer(above, IO_STACK_LOCATION::DeviceObject)?
            } else {
                Address::NULL
            };
            return Ok(CompletionStep::Call {
                routine,
                device,
                context,
            });
        }
        if pending && has_above {
            let control = memory.read_field(above, IO_STACK_LOCATION::Control)?;
            memory.write_field(above, IO_STACK_LOCATION::Control, control | 1)?;
        }
    }
}

fn wants_call(control: u32, status: NtStatus, canceled: bool) -> bool {
    let by_status = if status.is_success() {
        constant::SL_INVOKE_ON_SUCCESS
    } else {
        constant::SL_INVOKE_ON_ERROR
    };
    control & by_status != 0 || canceled && control & constant::SL_INVOKE_ON_CANCEL != 0
}
