//! Requests of a program to a driver, and how each passes its data.
//! Pages: kernel/methods-for-accessing-data-buffers, kernel/buffer-descriptions-for-i-o-control-codes.

use abi::constants::wdm as constant;
use abi::layout::wdm::{FILE_OBJECT, IO_STACK_LOCATION, IRP};
use abi::{Address, NtStatus};

#[cfg(test)]
mod tests;

use super::stack;
use crate::memory::{BadAddress, Memory};

/// `UserMode`: the request comes from a program.
const USER_MODE: u8 = 1;
/// Open an existing object, not a directory, for synchronous use: disposition and options.
const CREATE_OPTIONS: u32 = 1 << 24 | 0x60;
/// Read and write may be shared.
const SHARE_ACCESS: u16 = 3;

/// What a program asks of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `IRP_MJ_CREATE`: open a handle. There is no security context.
    Create,
    /// `IRP_MJ_CLEANUP`: the last handle is closed.
    Cleanup,
    /// `IRP_MJ_CLOSE`: nothing refers to the file object any more.
    Close,
    /// `IRP_MJ_READ`.
    Read {
        /// Bytes wanted.
        length: u32,
        /// From which offset.
        offset: i64,
    },
    /// `IRP_MJ_WRITE`.
    Write {
        /// Bytes to write.
        length: u32,
        /// To which offset.
        offset: i64,
    },
    /// `IRP_MJ_DEVICE_CONTROL`.
    DeviceControl {
        /// The I/O control code; its low two bits select the transfer method.
        code: u32,
        /// Bytes of the input.
        input_length: u32,
        /// Bytes of room for the output.
        output_length: u32,
    },
    /// `IRP_MJ_SHUTDOWN`: the system goes down.
    Shutdown,
}

impl Operation {
    /// The major function code.
    #[must_use]
    pub fn major(&self) -> u8 {
        let major = match self {
            Self::Create => constant::IRP_MJ_CREATE,
            Self::Cleanup => constant::IRP_MJ_CLEANUP,
            Self::Close => constant::IRP_MJ_CLOSE,
            Self::Read { .. } => constant::IRP_MJ_READ,
            Self::Write { .. } => constant::IRP_MJ_WRITE,
            Self::DeviceControl { .. } => constant::IRP_MJ_DEVICE_CONTROL,
            Self::Shutdown => constant::IRP_MJ_SHUTDOWN,
        };
        u8::try_from(major).unwrap_or(u8::MAX)
    }

    /// How the data passes, given the flags of the device object (`DO_`).
    #[must_use]
    pub fn transfer(&self, device_flags: u32) -> Transfer {
        match *self {
            Self::Create | Self::Cleanup | Self::Close | Self::Shutdown => Transfer::NONE,
            Self::Read { length, .. } => Transfer::of_flags(device_flags, length, Copying::Out),
            Self::Write { length, .. } => Transfer::of_flags(device_flags, length, Copying::In),
            Self::DeviceControl {
                code,
                input_length,
                output_length,
            } => Transfer::of_control(code, input_length, output_length),
        }
    }

    fn irp_flags(&self) -> u32 {
        match self {
            Self::Create => constant::IRP_CREATE_OPERATION | constant::IRP_SYNCHRONOUS_API,
            Self::Close => constant::IRP_CLOSE_OPERATION | constant::IRP_SYNCHRONOUS_API,
            Self::Cleanup => constant::IRP_SYNCHRONOUS_API,
            Self::Read { .. } => constant::IRP_READ_OPERATION,
            Self::Write { .. } => constant::IRP_WRITE_OPERATION,
            Self::DeviceControl { .. } | Self::Shutdown => 0,
        }
    }

    fn write_parameters<M: Memory>(
        &self,
        memory: &mut M,
        stack: Address,
        user_input: Address,
    ) -> Result<(), BadAddress> {
        match *self {
            Self::Cleanup | Self::Close | Self::Shutdown => Ok(()),
            Self::Create => {
                memory.write_field(
                    stack,
                    IO_STACK_LOCATION::Parameters_Create_Options,
                    CREATE_OPTIONS,
                )?;
                memory.write_field(
                    stack,
                    IO_STACK_LOCATION::Parameters_Create_ShareAccess,
                    SHARE_ACCESS,
                )
            }
            Self::Read { length, offset } => {
                memory.write_field(stack, IO_STACK_LOCATION::Parameters_Read_Length, length)?;
                memory.write_field(stack, IO_STACK_LOCATION::Parameters_Read_ByteOffset, offset)
            }
            Self::Write { length, offset } => {
                memory.write_field(stack, IO_STACK_LOCATION::Parameters_Write_Length, length)?;
                memory.write_field(
                    stack,
                    IO_STACK_LOCATION::Parameters_Write_ByteOffset,
                    offset,
                )
            }
            Self::DeviceControl {
                code,
                input_length,
                output_length,
            } => {
                use IO_STACK_LOCATION as stack_location;
                memory.write_field(
                    stack,
                    stack_location::Parameters_DeviceIoControl_OutputBufferLength,
                    output_length,
                )?;
                memory.write_field(
                    stack,
                    stack_location::Parameters_DeviceIoControl_InputBufferLength,
                    input_length,
                )?;
                memory.write_field(
                    stack,
                    stack_location::Parameters_DeviceIoControl_IoControlCode,
                    code,
                )?;
                // Only METHOD_NEITHER shows the program's own input buffer.
                let input = if code & 3 == constant::METHOD_NEITHER {
                    user_input
                } else {
                    Address::NULL
                };
                memory.write_pointer(
                    stack,
                    stack_location::Parameters_DeviceIoControl_Type3InputBuffer,
                    input,
                )
            }
        }
    }
}

/// Which way the data of a read or write goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copying {
    In,
    Out,
}

/// How the data of a request passes between the program and the driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Bytes of the system buffer to allocate, 0 for none.
    pub system_buffer: u32,
    /// Bytes of the program's data to copy into the system buffer beforehand.
    pub copied_in: u32,
    /// Bytes that may be copied from the system buffer back to the program.
    pub copied_out: u32,
    /// Bytes of the program's buffer that an MDL describes, 0 for no MDL.
    pub mdl: u32,
    /// Whether the driver writes into what the MDL describes.
    pub mdl_for_write: bool,
    /// Whether the driver sees the program's own addresses.
    pub user_addresses: bool,
}

impl Transfer {
    /// No data.
    const NONE: Self = Self {
        system_buffer: 0,
        copied_in: 0,
        copied_out: 0,
        mdl: 0,
        mdl_for_write: false,
        user_addresses: false,
    };

    /// Reads and writes: the device object says how.
    fn of_flags(device_flags: u32, length: u32, copying: Copying) -> Self {
        let only = |wanted| if copying == wanted { length } else { 0 };
        if device_flags & constant::DO_BUFFERED_IO != 0 {
            let (copied_in, copied_out) = (only(Copying::In), only(Copying::Out));
            Self {
                system_buffer: length,
                copied_in,
                copied_out,
                ..Self::NONE
            }
        } else if device_flags & constant::DO_DIRECT_IO != 0 {
            Self {
                mdl: length,
                mdl_for_write: copying == Copying::Out,
                ..Self::NONE
            }
        } else {
            Self {
                user_addresses: true,
                ..Self::NONE
            }
        }
    }

    /// I/O control: the code says how.
    fn of_control(code: u32, input: u32, output: u32) -> Self {
        match code & 3 {
            constant::METHOD_BUFFERED => Self {
                system_buffer: input.max(output),
                copied_in: input,
                copied_out: output,
                ..Self::NONE
            },
            constant::METHOD_NEITHER => Self {
                user_addresses: true,
                ..Self::NONE
            },
            method => Self {
                system_buffer: input,
                copied_in: input,
                mdl: output,
                mdl_for_write: method == constant::METHOD_OUT_DIRECT,
                ..Self::NONE
            },
        }
    }

    fn irp_flags(&self) -> u32 {
        if self.system_buffer == 0 {
            return 0;
        }
        let input = if self.copied_out > 0 {
            constant::IRP_INPUT_OPERATION
        } else {
            0
        };
        constant::IRP_BUFFERED_IO | constant::IRP_DEALLOCATE_BUFFER | input
    }
}

/// Where the parts of a request lie. What the transfer does not need is NULL.
#[derive(Clone, Copy, Debug, Default)]
pub struct RequestPlaces {
    /// The IRP, [`stack::size`] bytes.
    pub irp: Address,
    /// The file object that is opened, used or closed.
    pub file_object: Address,
    /// The thread that asks (`PETHREAD`).
    pub thread: Address,
    /// The system buffer.
    pub system_buffer: Address,
    /// The MDL over the program's buffer, built and locked.
    pub mdl: Address,
    /// The program's input, or the data that it writes.
    pub user_input: Address,
    /// The program's room for output, or for the data that it reads.
    pub user_output: Address,
    /// The program's status block.
    pub user_status: Address,
}

/// Writes the IRP of a request; [`stack::call_driver`] then passes it to the driver.
///
/// The data that goes in is copied to the system buffer.
///
/// # Errors
/// [`BadAddress`] when a place cannot be accessed.
pub fn build<M: Memory>(
    memory: &mut M,
    operation: &Operation,
    transfer: &Transfer,
    stack_count: u8,
    places: &RequestPlaces,
) -> Result<(), BadAddress> {
    let irp = places.irp;
    stack::initialize(memory, irp, stack_count)?;
    memory.write_field(
        irp,
        IRP::Flags,
        operation.irp_flags() | transfer.irp_flags(),
    )?;
    memory.write_field(irp, IRP::RequestorMode, USER_MODE)?;
    memory.write_pointer(irp, IRP::UserIosb, places.user_status)?;
    memory.write_pointer(irp, IRP::Tail_Overlay_Thread, places.thread)?;
    memory.write_pointer(
        irp,
        IRP::Tail_Overlay_OriginalFileObject,
        places.file_object,
    )?;
    memory.write_pointer(irp, IRP::AssociatedIrp_SystemBuffer, places.system_buffer)?;
    memory.write_pointer(irp, IRP::MdlAddress, places.mdl)?;
    memory.write_pointer(
        irp,
        IRP::UserBuffer,
        user_buffer(operation, transfer, places),
    )?;
    if transfer.copied_in > 0 {
        let data = memory.read_bytes(places.user_input, u64::from(transfer.copied_in))?;
        memory.write(places.system_buffer, &data)?;
    }
    let location = stack::next(memory, irp)?;
    memory.write_field(
        location,
        IO_STACK_LOCATION::MajorFunction,
        operation.major(),
    )?;
    memory.write_pointer(location, IO_STACK_LOCATION::FileObject, places.file_object)?;
    operation.write_parameters(memory, location, places.user_input)
}

/// The program's buffer, as far as the IRP has it: for copying back, or for the driver to use.
fn user_buffer(operation: &Operation, transfer: &Transfer, places: &RequestPlaces) -> Address {
    match operation {
        Operation::Write { .. } if transfer.user_addresses => places.user_input,
        _ => places.user_output,
    }
}

/// The driver claims more output than the program has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the driver reports {information} bytes of output where there is room for {room}")]
pub struct OutputTooLong {
    /// `IoStatus.Information` of the driver.
    pub information: u64,
    /// Bytes of room.
    pub room: u32,
}

/// How many bytes to copy from the system buffer back to the program.
///
/// # Errors
/// [`OutputTooLong`] when the driver claims more than there is room for; Windows would copy what
/// lies behind the system buffer.
pub fn copied_back(
    transfer: &Transfer,
    status: NtStatus,
    information: u64,
) -> Result<u32, OutputTooLong> {
    const FIRST_ERROR: u32 = 0xC000_0000;
    if transfer.copied_out == 0 || status.0 >= FIRST_ERROR {
        return Ok(0);
    }
    match u32::try_from(information) {
        Ok(bytes) if bytes <= transfer.copied_out => Ok(bytes),
        _ => Err(OutputTooLong {
            information,
            room: transfer.copied_out,
        }),
    }
}

/// Makes zero bytes at `at` the file object of a handle on `device`. Its name is empty: the
/// program opens the device itself.
///
/// # Errors
/// [`BadAddress`] when it cannot be written.
pub fn write_file_object<M: Memory>(
    memory: &mut M,
    at: Address,
    device: Address,
) -> Result<(), BadAddress> {
    memory.write_field(
        at,
        FILE_OBJECT::Type,
        i16::try_from(constant::IO_TYPE_FILE).unwrap_or(0),
    )?;
    memory.write_field(
        at,
        FILE_OBJECT::Size,
        i16::try_from(FILE_OBJECT::SIZE).unwrap_or(0),
    )?;
    memory.write_pointer(at, FILE_OBJECT::DeviceObject, device)?;
    memory.write_field(at, FILE_OBJECT::ReadAccess, 1)?;
    memory.write_field(at, FILE_OBJECT::WriteAccess, 1)
}
