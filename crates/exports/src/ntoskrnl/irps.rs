//! I/O request packets. Guide: kernel/handling-irps.
//!
//! When a request of a program is completed, its IRP is freed at once: whoever still uses it faults.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::ntstatus::{STATUS_INVALID_DEVICE_REQUEST, STATUS_MORE_PROCESSING_REQUIRED};
use abi::constants::wdm::{IRP_BUFFERED_IO, IRP_DEALLOCATE_BUFFER, IRP_INPUT_OPERATION};
use abi::layout::wdm::{IO_STATUS_BLOCK, IRP, MDL};
use abi::{Address, NtStatus};
use executive::irps::stack::{self, CompletionStep};
use executive::irps::{IrpId, IrpOrigin, IrpState};
use executive::mdls;
use executive::pool::{Allocator, PoolKind, PoolRequest, PoolTag};
use machine::callback::{COMPLETION_ROUTINE, DISPATCH_ROUTINE};
use machine::{Call, Parts, Stop, exports};

use crate::driver_memory::{bytes, checked, put};
use crate::facts;
use crate::ntoskrnl::{devices, pool};

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-iofcalldriver")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IofCallDriver(DeviceObject: Address, Irp: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-iofcompleterequest")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IofCompleteRequest(Irp: Address, PriorityBoost: u8);

    #[docs("ddi/wdm/nf-wdm-ioallocateirp")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoAllocateIrp(StackSize: u8, ChargeQuota: bool) -> Address;

    #[docs("ddi/wdm/nf-wdm-ioallocateirpex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoAllocateIrpEx(DeviceObject: Address, StackSize: u8, ChargeQuota: bool) -> Address;

    #[docs("ddi/wdm/nf-wdm-iofreeirp")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoFreeIrp(Irp: Address);

    #[docs("ddi/wdm/nf-wdm-ioinitializeirp")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoInitializeIrp(Irp: Address, PacketSize: u16, StackSize: u8);

    #[docs("ddi/wdm/nf-wdm-ioreuseirp")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoReuseIrp(Irp: Address, Iostatus: NtStatus);

    #[docs("ddi/ntddk/nf-ntddk-iogetrequestorprocessid")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoGetRequestorProcessId(Irp: Address) -> u32;

    #[docs("ddi/wdm/nf-wdm-iois32bitprocess")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoIs32bitProcess(Irp: Address) -> bool;

    #[docs("ddi/wdm/ns-wdm-_driver_object")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IopInvalidDeviceRequest(DeviceObject: Address, Irp: Address) -> NtStatus;
}

/// The tag of IRPs.
const TAG: PoolTag = PoolTag::new(*b"Irp ");
/// The process of the program whose requests these are.
const PROGRAM: u32 = 0x3E8;
/// The system process.
const SYSTEM: u32 = 4;

/// Passes an IRP to the driver of a device, and gives what its dispatch routine returned.
///
/// # Rules
/// `io-object-invalid`, `irp-invalid`, `irp-no-stack-location`, `dispatch-routine-irql`.
fn IofCallDriver(call: &mut Call, DeviceObject: Address, Irp: Address) -> Result<NtStatus, Stop> {
    devices::device(call, DeviceObject)?;
    let id = match call.executive().irps.by_address(Irp) {
        Ok(id) => id,
        Err(error) => return Err(facts::irps::sent(call, Irp, error)),
    };
    pass(call, id, DeviceObject, Irp).map(|(status, _)| status)
}

/// Completes an IRP: completion routines of the drivers above are called, and then whoever made the
/// request gets the answer.
///
/// # Rules
/// `DoubleCompletion`, `CompleteRequestStatusCheck`, `irp-cancel-routine-set`, `irp-invalid`,
/// `irp-output-too-long`.
fn IofCompleteRequest(call: &mut Call, Irp: Address, _PriorityBoost: u8) -> Result<(), Stop> {
    complete(call, Irp)
}

/// Allocates an IRP for a driver's own requests; NULL when memory lacks.
fn IoAllocateIrp(call: &mut Call, StackSize: u8, _ChargeQuota: bool) -> Result<Address, Stop> {
    if call.fails() {
        return Ok(Address::NULL);
    }
    let Some(irp) = allocate(call, StackSize)? else {
        return Ok(Address::NULL);
    };
    initialize(call, irp, StackSize)?;
    Ok(irp)
}

/// As `IoAllocateIrp`.
fn IoAllocateIrpEx(
    call: &mut Call,
    _DeviceObject: Address,
    StackSize: u8,
    ChargeQuota: bool,
) -> Result<Address, Stop> {
    IoAllocateIrp(call, StackSize, ChargeQuota)
}

/// Frees an IRP of `IoAllocateIrp` that no driver has.
///
/// # Rules
/// `irp-invalid`, and those of `ExFreePool`.
fn IoFreeIrp(call: &mut Call, Irp: Address) -> Result<(), Stop> {
    let site = call.site();
    let freed = call.executive().irps.free(Irp, site);
    freed.map_err(|error| facts::irps::free(call, Irp, error))?;
    pool::free(call, Irp, Allocator::IRP, None).map(drop)
}

/// Makes memory of the driver's own an IRP.
fn IoInitializeIrp(
    call: &mut Call,
    Irp: Address,
    _PacketSize: u16,
    StackSize: u8,
) -> Result<(), Stop> {
    initialize(call, Irp, StackSize)
}

/// Makes an IRP of the driver's own ready for another request.
///
/// # Rules
/// `irp-invalid`.
fn IoReuseIrp(call: &mut Call, Irp: Address, Iostatus: NtStatus) -> Result<(), Stop> {
    if let Err(error) = call.executive().irps.by_address(Irp) {
        return Err(facts::irps::sent(call, Irp, error));
    }
    let count: i8 = call.read_field(Irp, IRP::StackCount)?;
    initialize(call, Irp, count.unsigned_abs())?;
    call.write_field(Irp, IRP::IoStatus_Status, Iostatus.0)
}

/// The process whose request this is: that of the one program, or the system.
fn IoGetRequestorProcessId(call: &mut Call, Irp: Address) -> Result<u32, Stop> {
    const KERNEL_MODE: u8 = 0;
    let mode: u8 = call.read_field(Irp, IRP::RequestorMode)?;
    Ok(if mode == KERNEL_MODE { SYSTEM } else { PROGRAM })
}

/// Whether the request comes from a 32-bit process: there are none.
fn IoIs32bitProcess(_: &mut Call, _Irp: Address) -> Result<bool, Stop> {
    Ok(false)
}

/// The dispatch routine of what a driver does not handle: it completes the IRP with
/// `STATUS_INVALID_DEVICE_REQUEST`.
fn IopInvalidDeviceRequest(
    call: &mut Call,
    _DeviceObject: Address,
    Irp: Address,
) -> Result<NtStatus, Stop> {
    call.write_field(Irp, IRP::IoStatus_Status, STATUS_INVALID_DEVICE_REQUEST)?;
    call.write_field(Irp, IRP::IoStatus_Information, 0)?;
    complete(call, Irp)?;
    Ok(NtStatus(STATUS_INVALID_DEVICE_REQUEST))
}

/// Memory for an IRP.
pub(super) fn allocate(call: &mut Call, stack_count: u8) -> Result<Option<Address>, Stop> {
    let request = PoolRequest {
        kind: PoolKind::NonPagedNx,
        size: stack::size(stack_count),
        tag: TAG,
        allocator: Allocator::IRP,
        cache_aligned: false,
    };
    call.allocate_zeroed_pool(&request)
}

fn initialize(call: &mut Call, irp: Address, stack_count: u8) -> Result<(), Stop> {
    let made = stack::initialize(call.memory(), irp, stack_count);
    checked(call, made)?;
    let site = call.site();
    call.executive().irps.create(irp, IrpOrigin::Driver, site);
    Ok(())
}

/// Passes an IRP to a device's driver; gives what its dispatch routine returned, and the routine.
pub(super) fn pass(
    call: &mut Call,
    id: IrpId,
    device: Address,
    irp: Address,
) -> Result<(NtStatus, Address), Stop> {
    let site = call.site();
    let target = stack::call_driver(call.memory(), device, irp);
    let target = target.map_err(|error| facts::irps::call_driver(call, irp, error))?;
    call.executive().irps.send(id, site);
    let before = call.irql();
    let routine = target.routine;
    let status = call.invoke_for_status(DISPATCH_ROUTINE, routine, &[device.0, irp.0])?;
    if call.irql() != before {
        return Err(facts::irps::level_changed(call, routine, device, before));
    }
    Ok((status, routine))
}

/// Completes an IRP.
pub(super) fn complete(call: &mut Call, irp: Address) -> Result<(), Stop> {
    let site = call.site();
    let Parts {
        executive, memory, ..
    } = call.parts();
    let completing = executive.irps.complete(memory, irp, site);
    let id = completing.map_err(|error| facts::irps::complete(call, irp, error))?;
    loop {
        let step = stack::next_completion(call.memory(), irp);
        match checked(call, step)? {
            CompletionStep::Call {
                routine,
                device,
                context,
            } => {
                let arguments = [device.0, irp.0, context.0];
                let status = call.invoke_for_status(COMPLETION_ROUTINE, routine, &arguments)?;
                if status.0 == STATUS_MORE_PROCESSING_REQUIRED {
                    take_back(call, id);
                    return Ok(());
                }
            }
            CompletionStep::Finished {
                status,
                information,
            } => {
                return answer(call, id, irp, status, information);
            }
        }
    }
}

/// The driver that set the completion routine has the IRP again, unless it has freed it.
fn take_back(call: &mut Call, id: IrpId) {
    let site = call.site();
    let irps = &mut call.executive().irps;
    if !matches!(irps.irp(id).state, IrpState::Freed(_)) {
        irps.take_back(id, site);
    }
}

/// All drivers are done with an IRP: the program gets its answer, and the IRP goes.
fn answer(
    call: &mut Call,
    id: IrpId,
    irp: Address,
    status: NtStatus,
    information: u64,
) -> Result<(), Stop> {
    if call.executive().irps.irp(id).origin == IrpOrigin::Driver {
        return Ok(());
    }
    give_output(call, id, irp, status, information)?;
    free_mdls(call, irp)?;
    let status_block = Address(call.read_field(irp, IRP::UserIosb)?);
    call.write_field(status_block, IO_STATUS_BLOCK::Status, status.0)?;
    call.write_field(status_block, IO_STATUS_BLOCK::Information, information)?;
    let event = Address(call.read_field(irp, IRP::UserEvent)?);
    let site = call.site();
    call.executive().irps.release(id, site);
    pool::free(call, irp, Allocator::IRP, None)?;
    call.set_system_event(event);
    Ok(())
}

/// Copies what lies in the system buffer to the program, and frees that buffer.
fn give_output(
    call: &mut Call,
    id: IrpId,
    irp: Address,
    status: NtStatus,
    information: u64,
) -> Result<(), Stop> {
    const FIRST_ERROR: u32 = 0xC000_0000;
    let flags: u32 = call.read_field(irp, IRP::Flags)?;
    if flags & IRP_BUFFERED_IO == 0 {
        return Ok(());
    }
    let system_buffer = Address(call.read_field(irp, IRP::AssociatedIrp_SystemBuffer)?);
    if flags & IRP_INPUT_OPERATION != 0 && status.0 < FIRST_ERROR {
        let user_buffer = Address(call.read_field(irp, IRP::UserBuffer)?);
        let room = call
            .executive()
            .pool
            .block_at(user_buffer)
            .map_or(0, |block| block.size);
        if information > room {
            return Err(facts::irps::output_too_long(call, id, information, room));
        }
        let output = bytes(call, system_buffer, information)?;
        put(call, user_buffer, &output)?;
    }
    if flags & IRP_DEALLOCATE_BUFFER != 0 {
        pool::free(call, system_buffer, Allocator::SYSTEM, None)?;
    }
    Ok(())
}

/// Unlocks and frees the MDLs of an IRP.
fn free_mdls(call: &mut Call, irp: Address) -> Result<(), Stop> {
    let mut mdl = Address(call.read_field(irp, IRP::MdlAddress)?);
    while !mdl.is_null() {
        let next = Address(call.read_field(mdl, MDL::Next)?);
        let unlocked = mdls::unlock_pages(call.memory(), mdl);
        if let Err(mdls::MdlError::BadAddress(bad)) = unlocked {
            return Err(call.bad_address(bad));
        }
        pool::free(call, mdl, Allocator::MDL, None)?;
        mdl = next;
    }
    Ok(())
}
