//! Cancel-safe IRP queues. Guide: kernel/cancel-safe-irp-queues.
//!
//! The driver keeps the queue; these functions lock it, ask the driver to insert and remove, and see
//! to it that an IRP is either given to the driver or cancelled. `DriverContext[3]` of a queued IRP
//! leads to its queue or its context.
#![expect(
    non_snake_case,
    clippy::too_many_arguments,
    reason = "exports keep the documentation's names and parameters"
)]

use abi::constants::wdm::{
    IO_TYPE_CSQ, IO_TYPE_CSQ_EX, IO_TYPE_CSQ_IRP_CONTEXT, SL_PENDING_RETURNED,
};
use abi::layout::wdm::{IO_CSQ, IO_CSQ_IRP_CONTEXT, IO_STACK_LOCATION, IRP};
use abi::{Address, Field, Kirql, NtStatus};
use executive::irps::stack;
use machine::callback;
use machine::{Call, Stop, exports};

use crate::driver_memory::checked;
use crate::ntoskrnl::irp_cancellation;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-iocsqinitialize")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoCsqInitialize(
        Csq: Address,
        CsqInsertIrp: Address,
        CsqRemoveIrp: Address,
        CsqPeekNextIrp: Address,
        CsqAcquireLock: Address,
        CsqReleaseLock: Address,
        CsqCompleteCanceledIrp: Address,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-iocsqinitializeex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoCsqInitializeEx(
        Csq: Address,
        CsqInsertIrp: Address,
        CsqRemoveIrp: Address,
        CsqPeekNextIrp: Address,
        CsqAcquireLock: Address,
        CsqReleaseLock: Address,
        CsqCompleteCanceledIrp: Address,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-iocsqinsertirp")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoCsqInsertIrp(Csq: Address, Irp: Address, Context: Address);

    #[docs("ddi/wdm/nf-wdm-iocsqinsertirpex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoCsqInsertIrpEx(
        Csq: Address,
        Irp: Address,
        Context: Address,
        InsertContext: Address,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-iocsqremoveirp")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoCsqRemoveIrp(Csq: Address, Context: Address) -> Address;

    #[docs("ddi/wdm/nf-wdm-iocsqremovenextirp")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoCsqRemoveNextIrp(Csq: Address, PeekContext: Address) -> Address;

    #[docs("kernel/cancel-safe-irp-queues")]
    #[irql(= DISPATCH_LEVEL)]
    fn IopCsqCancelRoutine(DeviceObject: Address, Irp: Address);
}

/// `DriverContext[3]` of an IRP.
const QUEUE: Field<u64> = Field::at(IRP::Tail_Overlay_DriverContext + 3 * 8);

/// Initialises a queue with the driver's routines.
fn IoCsqInitialize(
    call: &mut Call,
    Csq: Address,
    CsqInsertIrp: Address,
    CsqRemoveIrp: Address,
    CsqPeekNextIrp: Address,
    CsqAcquireLock: Address,
    CsqReleaseLock: Address,
    CsqCompleteCanceledIrp: Address,
) -> Result<NtStatus, Stop> {
    let removing = [CsqRemoveIrp, CsqPeekNextIrp];
    let locking = [CsqAcquireLock, CsqReleaseLock];
    let inserting = (IO_TYPE_CSQ, CsqInsertIrp);
    initialize(
        call,
        Csq,
        inserting,
        removing,
        locking,
        CsqCompleteCanceledIrp,
    )
}

/// As `IoCsqInitialize`, with a routine that may refuse to insert.
fn IoCsqInitializeEx(
    call: &mut Call,
    Csq: Address,
    CsqInsertIrp: Address,
    CsqRemoveIrp: Address,
    CsqPeekNextIrp: Address,
    CsqAcquireLock: Address,
    CsqReleaseLock: Address,
    CsqCompleteCanceledIrp: Address,
) -> Result<NtStatus, Stop> {
    let removing = [CsqRemoveIrp, CsqPeekNextIrp];
    let locking = [CsqAcquireLock, CsqReleaseLock];
    let inserting = (IO_TYPE_CSQ_EX, CsqInsertIrp);
    initialize(
        call,
        Csq,
        inserting,
        removing,
        locking,
        CsqCompleteCanceledIrp,
    )
}

/// Marks an IRP pending and inserts it. One that is cancelled already is completed by the driver's
/// `CsqCompleteCanceledIrp` instead.
fn IoCsqInsertIrp(
    call: &mut Call,
    Csq: Address,
    Irp: Address,
    Context: Address,
) -> Result<(), Stop> {
    insert(call, Csq, Irp, Context, Address::NULL).map(drop)
}

/// As `IoCsqInsertIrp`; gives what the driver's `CsqInsertIrpEx` returned.
fn IoCsqInsertIrpEx(
    call: &mut Call,
    Csq: Address,
    Irp: Address,
    Context: Address,
    InsertContext: Address,
) -> Result<NtStatus, Stop> {
    insert(call, Csq, Irp, Context, InsertContext)
}

/// Removes the IRP that was inserted with `Context`; NULL if it was cancelled meanwhile.
fn IoCsqRemoveIrp(call: &mut Call, Csq: Address, Context: Address) -> Result<Address, Stop> {
    let previous = lock(call, Csq)?;
    let irp = Address(call.read_field(Context, IO_CSQ_IRP_CONTEXT::Irp)?);
    if irp.is_null() || !take_cancel_routine(call, irp)? {
        unlock(call, Csq, previous)?;
        return Ok(Address::NULL);
    }
    remove(call, Csq, irp)?;
    unlock(call, Csq, previous)?;
    Ok(irp)
}

/// Removes the next IRP that matches and is not cancelled; NULL when there is none.
fn IoCsqRemoveNextIrp(
    call: &mut Call,
    Csq: Address,
    PeekContext: Address,
) -> Result<Address, Stop> {
    let previous = lock(call, Csq)?;
    let mut irp = Address::NULL;
    loop {
        let peek = Address(call.read_field(Csq, IO_CSQ::CsqPeekNextIrp)?);
        let arguments = [Csq.0, irp.0, PeekContext.0];
        irp = Address(call.invoke(callback::CSQ_PEEK_NEXT_IRP, peek, &arguments)?);
        if irp.is_null() {
            break;
        }
        if take_cancel_routine(call, irp)? {
            remove(call, Csq, irp)?;
            break;
        }
    }
    unlock(call, Csq, previous)?;
    Ok(irp)
}

/// The cancel routine of queued IRPs: takes the IRP off its queue and has the driver complete it.
fn IopCsqCancelRoutine(call: &mut Call, _DeviceObject: Address, Irp: Address) -> Result<(), Stop> {
    let level: u8 = call.read_field(Irp, IRP::CancelIrql)?;
    irp_cancellation::release(call, Kirql(level))?;
    let queue = queue_of(call, Irp)?;
    let previous = lock(call, queue)?;
    remove(call, queue, Irp)?;
    unlock(call, queue, previous)?;
    complete_canceled(call, queue, Irp)
}

fn initialize(
    call: &mut Call,
    queue: Address,
    (kind, insert): (u32, Address),
    [remove, peek]: [Address; 2],
    [acquire, release]: [Address; 2],
    complete: Address,
) -> Result<NtStatus, Stop> {
    // The driver's CsqAcquireLock writes the IRQL through a pointer, and there is no stack to point to.
    let level = call.kernel_data(size_of::<Kirql>() as u64);
    call.write_field(queue, IO_CSQ::Type, kind)?;
    call.write_field(queue, IO_CSQ::CsqInsertIrp, insert.0)?;
    call.write_field(queue, IO_CSQ::CsqRemoveIrp, remove.0)?;
    call.write_field(queue, IO_CSQ::CsqPeekNextIrp, peek.0)?;
    call.write_field(queue, IO_CSQ::CsqAcquireLock, acquire.0)?;
    call.write_field(queue, IO_CSQ::CsqReleaseLock, release.0)?;
    call.write_field(queue, IO_CSQ::CsqCompleteCanceledIrp, complete.0)?;
    call.write_field(queue, IO_CSQ::ReservePointer, level.0)?;
    Ok(NtStatus::SUCCESS)
}

fn insert(
    call: &mut Call,
    queue: Address,
    irp: Address,
    context: Address,
    insert_context: Address,
) -> Result<NtStatus, Stop> {
    let previous = lock(call, queue)?;
    if is_canceled(call, irp)? {
        mark_pending(call, irp)?;
        unlock(call, queue, previous)?;
        complete_canceled(call, queue, irp)?;
        return Ok(NtStatus::SUCCESS);
    }
    let routine = Address(call.read_field(queue, IO_CSQ::CsqInsertIrp)?);
    let arguments = [queue.0, irp.0, insert_context.0];
    let status = call.invoke_for_status(callback::CSQ_INSERT_IRP, routine, &arguments)?;
    let kind: u32 = call.read_field(queue, IO_CSQ::Type)?;
    let status = if kind == IO_TYPE_CSQ_EX {
        status
    } else {
        NtStatus::SUCCESS
    };
    if !status.is_success() {
        unlock(call, queue, previous)?;
        return Ok(status);
    }
    link(call, queue, irp, context)?;
    mark_pending(call, irp)?;
    let cancel = call
        .machine()
        .exports()
        .system_routine("IopCsqCancelRoutine");
    call.write_field(irp, IRP::CancelRoutine, cancel.unwrap_or_default().0)?;
    // It may have been cancelled while the driver inserted it, when it had no cancel routine yet.
    if is_canceled(call, irp)? && take_cancel_routine(call, irp)? {
        remove(call, queue, irp)?;
        unlock(call, queue, previous)?;
        complete_canceled(call, queue, irp)?;
    } else {
        unlock(call, queue, previous)?;
    }
    Ok(status)
}

/// Notes to which queue an IRP belongs.
fn link(call: &mut Call, queue: Address, irp: Address, context: Address) -> Result<(), Stop> {
    if context.is_null() {
        return call.write_field(irp, QUEUE, queue.0);
    }
    call.write_field(context, IO_CSQ_IRP_CONTEXT::Type, IO_TYPE_CSQ_IRP_CONTEXT)?;
    call.write_field(context, IO_CSQ_IRP_CONTEXT::Irp, irp.0)?;
    call.write_field(context, IO_CSQ_IRP_CONTEXT::Csq, queue.0)?;
    call.write_field(irp, QUEUE, context.0)
}

/// The context with which an IRP was inserted, if any: what its link leads to says what it is.
fn context_of(call: &mut Call, irp: Address) -> Result<Option<Address>, Stop> {
    let linked = Address(call.read_field(irp, QUEUE)?);
    let kind: u32 = call.read_field(linked, IO_CSQ_IRP_CONTEXT::Type)?;
    Ok((kind == IO_TYPE_CSQ_IRP_CONTEXT).then_some(linked))
}

fn queue_of(call: &mut Call, irp: Address) -> Result<Address, Stop> {
    match context_of(call, irp)? {
        Some(context) => Ok(Address(call.read_field(context, IO_CSQ_IRP_CONTEXT::Csq)?)),
        None => Ok(Address(call.read_field(irp, QUEUE)?)),
    }
}

/// Has the driver take an IRP off the queue.
fn remove(call: &mut Call, queue: Address, irp: Address) -> Result<(), Stop> {
    let routine = Address(call.read_field(queue, IO_CSQ::CsqRemoveIrp)?);
    call.invoke(callback::CSQ_REMOVE_IRP, routine, &[queue.0, irp.0])?;
    if let Some(context) = context_of(call, irp)? {
        call.write_field(context, IO_CSQ_IRP_CONTEXT::Irp, 0)?;
    }
    call.write_field(irp, QUEUE, 0)
}

/// Clears the cancel routine; whether there was one, so that the IRP is the caller's.
fn take_cancel_routine(call: &mut Call, irp: Address) -> Result<bool, Stop> {
    let routine: u64 = call.read_field(irp, IRP::CancelRoutine)?;
    call.write_field(irp, IRP::CancelRoutine, 0)?;
    Ok(routine != 0)
}

fn is_canceled(call: &mut Call, irp: Address) -> Result<bool, Stop> {
    Ok(call.read_field::<u8>(irp, IRP::Cancel)? != 0)
}

fn mark_pending(call: &mut Call, irp: Address) -> Result<(), Stop> {
    let location = stack::current(call.memory(), irp);
    let control = IO_STACK_LOCATION::Control.of(checked(call, location)?);
    let flags: u8 = call.read(control)?;
    let pending = u8::try_from(SL_PENDING_RETURNED).unwrap_or(1);
    call.write(control, flags | pending)
}

fn complete_canceled(call: &mut Call, queue: Address, irp: Address) -> Result<(), Stop> {
    let routine = Address(call.read_field(queue, IO_CSQ::CsqCompleteCanceledIrp)?);
    call.invoke(
        callback::CSQ_COMPLETE_CANCELED_IRP,
        routine,
        &[queue.0, irp.0],
    )
    .map(drop)
}

/// Locks the queue; gives the IRQL before.
fn lock(call: &mut Call, queue: Address) -> Result<u8, Stop> {
    let level = Address(call.read_field(queue, IO_CSQ::ReservePointer)?);
    let routine = Address(call.read_field(queue, IO_CSQ::CsqAcquireLock)?);
    call.invoke(callback::CSQ_ACQUIRE_LOCK, routine, &[queue.0, level.0])?;
    call.read(level)
}

fn unlock(call: &mut Call, queue: Address, previous: u8) -> Result<(), Stop> {
    let routine = Address(call.read_field(queue, IO_CSQ::CsqReleaseLock)?);
    let arguments = [queue.0, u64::from(previous)];
    call.invoke(callback::CSQ_RELEASE_LOCK, routine, &arguments)
        .map(drop)
}
