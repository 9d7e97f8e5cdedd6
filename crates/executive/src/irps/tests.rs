//! Tests of IRPs against what the I/O manager's pages document.

use abi::constants::ntstatus::STATUS_CANCELLED;
use abi::layout::wdm::{DEVICE_OBJECT, DRIVER_OBJECT, IO_STACK_LOCATION};

use super::requests::{Operation, RequestPlaces, build};
use super::stack::{CallDriverError, CompletionStep, DispatchCall, call_driver, next_completion};
use super::*;
use crate::memory::TestMemory;
use crate::site::{Activity, Callback, ThreadId};

const IRP_AT: Address = Address(0x1000);
const DEVICE: Address = Address(0x3000);
const DRIVER: Address = Address(0x4000);
const ROUTINE: u64 = 0x7000_0000;
const PENDING: NtStatus = NtStatus::PENDING;

fn site(step: u64) -> Site {
    Site {
        step,
        caller: Address(0x1400),
        activity: Activity::Thread(ThreadId::default()),
        irql: Kirql::PASSIVE_LEVEL,
        callback: Callback::NONE,
    }
}

/// A device of a driver whose dispatch routines are `ROUTINE` plus the major function code.
fn memory() -> TestMemory {
    let mut memory = TestMemory::new();
    memory.map(0x1000, 0x400);
    memory.map(0x2000, 0x400);
    memory.map(0x3000, 0x150);
    memory.map(0x4000, 0x150);
    memory
        .write_pointer(DEVICE, DEVICE_OBJECT::DriverObject, DRIVER)
        .unwrap();
    for major in 0..28 {
        memory
            .write_scalar(
                DRIVER.offset(DRIVER_OBJECT::MajorFunction + 8 * major),
                ROUTINE + major,
            )
            .unwrap();
    }
    memory
}

fn sent(memory: &mut TestMemory, irps: &mut Irps) -> IrpId {
    let operation = Operation::Cleanup;
    let places = RequestPlaces {
        irp: IRP_AT,
        ..RequestPlaces::default()
    };
    build(memory, &operation, &operation.transfer(0), 1, &places).unwrap();
    let id = irps.create(IRP_AT, IrpOrigin::Program, site(1));
    call_driver(memory, DEVICE, IRP_AT).unwrap();
    irps.send(id, site(2));
    id
}

fn mark_pending(memory: &mut TestMemory) {
    let location = stack::current(memory, IRP_AT).unwrap();
    memory
        .write_field(location, IO_STACK_LOCATION::Control, 1)
        .unwrap();
}

fn set_status(memory: &mut TestMemory, status: NtStatus) {
    memory
        .write_field(IRP_AT, IRP::IoStatus_Status, status.0)
        .unwrap();
}

#[test]
fn a_request_reaches_the_dispatch_routine_of_its_major_function() {
    let mut memory = memory();
    let operation = Operation::DeviceControl {
        code: 0x22_2000,
        input_length: 0,
        output_length: 0,
    };
    let places = RequestPlaces {
        irp: IRP_AT,
        file_object: Address(0x55),
        ..RequestPlaces::default()
    };
    build(&mut memory, &operation, &operation.transfer(0), 2, &places).unwrap();
    let call = call_driver(&mut memory, DEVICE, IRP_AT).unwrap();
    assert_eq!(
        call,
        DispatchCall {
            routine: Address(ROUTINE + 14),
            device: DEVICE,
            irp: IRP_AT,
            major: 14
        }
    );
    let location = stack::current(&memory, IRP_AT).unwrap();
    assert_eq!(location, IRP_AT.offset(0xd0 + 0x48));
    let code = memory.read_field(
        location,
        IO_STACK_LOCATION::Parameters_DeviceIoControl_IoControlCode,
    );
    assert_eq!(code, Ok(0x22_2000));
    assert_eq!(
        memory.read_field(location, IO_STACK_LOCATION::FileObject),
        Ok(0x55)
    );
    assert_eq!(
        memory.read_field(location, IO_STACK_LOCATION::DeviceObject),
        Ok(DEVICE.0)
    );
}

#[test]
fn an_irp_without_stack_location_cannot_be_passed_on() {
    let (mut memory, mut irps) = (memory(), Irps::new());
    sent(&mut memory, &mut irps);
    assert_eq!(
        call_driver(&mut memory, DEVICE, IRP_AT),
        Err(CallDriverError::NoMoreStackLocations)
    );
}

#[test]
fn a_request_completed_at_once_is_finished_with_its_status() {
    let (mut memory, mut irps) = (memory(), Irps::new());
    let id = sent(&mut memory, &mut irps);
    memory
        .write_field(IRP_AT, IRP::IoStatus_Information, 5)
        .unwrap();
    irps.complete(&memory, IRP_AT, site(3)).unwrap();
    let finished = CompletionStep::Finished {
        status: NtStatus::SUCCESS,
        information: 5,
    };
    assert_eq!(next_completion(&mut memory, IRP_AT), Ok(finished));
    assert_eq!(
        irps.dispatch_returned(&memory, id, NtStatus::SUCCESS),
        Ok(())
    );
    assert_eq!(irps.outstanding().count(), 0);
}

#[test]
fn completing_twice_tells_of_the_first_time() {
    let (mut memory, mut irps) = (memory(), Irps::new());
    let id = sent(&mut memory, &mut irps);
    irps.complete(&memory, IRP_AT, site(3)).unwrap();
    let twice = CompleteError::CompletedTwice { completed: site(3) };
    assert_eq!(irps.complete(&memory, IRP_AT, site(4)), Err(twice));
    irps.release(id, site(5));
    let freed = CompleteError::Irp(IrpError::Freed {
        created: site(1),
        freed: site(5),
    });
    assert_eq!(irps.complete(&memory, IRP_AT, site(6)), Err(freed));
}

#[test]
fn completing_with_a_cancel_routine_set_names_the_routine() {
    let (mut memory, mut irps) = (memory(), Irps::new());
    sent(&mut memory, &mut irps);
    memory
        .write_field(IRP_AT, IRP::CancelRoutine, 0x77)
        .unwrap();
    let expected = CompleteError::CancelRoutineSet {
        routine: Address(0x77),
    };
    assert_eq!(irps.complete(&memory, IRP_AT, site(3)), Err(expected));
}

#[test]
fn a_request_cannot_end_with_status_pending() {
    let (mut memory, mut irps) = (memory(), Irps::new());
    sent(&mut memory, &mut irps);
    set_status(&mut memory, PENDING);
    assert_eq!(
        irps.complete(&memory, IRP_AT, site(3)),
        Err(CompleteError::StatusPending)
    );
}

#[test]
fn completing_what_is_no_irp_is_told() {
    let (memory, mut irps) = (memory(), Irps::new());
    let outcome = irps.complete(&memory, Address(0x2000), site(3));
    assert_eq!(outcome, Err(CompleteError::Irp(IrpError::NotAnIrp)));
}

#[test]
fn pending_needs_both_the_mark_and_the_status() {
    let (mut memory, mut irps) = (memory(), Irps::new());
    let id = sent(&mut memory, &mut irps);
    assert_eq!(
        irps.dispatch_returned(&memory, id, PENDING),
        Err(DispatchError::PendingNotMarked)
    );
    mark_pending(&mut memory);
    assert_eq!(irps.dispatch_returned(&memory, id, PENDING), Ok(()));
    let returned = NtStatus::SUCCESS;
    let wrong = DispatchError::MarkedPendingNotReturned { returned };
    assert_eq!(irps.dispatch_returned(&memory, id, returned), Err(wrong));
}

#[test]
fn a_pending_request_may_be_completed_and_freed_before_the_dispatch_routine_returns() {
    let (mut memory, mut irps) = (memory(), Irps::new());
    let id = sent(&mut memory, &mut irps);
    mark_pending(&mut memory);
    irps.complete(&memory, IRP_AT, site(3)).unwrap();
    irps.release(id, site(4));
    memory.unmap(0x1000);
    assert_eq!(irps.dispatch_returned(&memory, id, PENDING), Ok(()));
}

#[test]
fn a_dispatch_routine_that_forgets_the_irp_is_told() {
    let (mut memory, mut irps) = (memory(), Irps::new());
    let id = sent(&mut memory, &mut irps);
    let returned = NtStatus::SUCCESS;
    assert_eq!(
        irps.dispatch_returned(&memory, id, returned),
        Err(DispatchError::NotCompleted { returned })
    );
    assert_eq!(irps.outstanding().count(), 1);
}

#[test]
fn a_dispatch_routine_returns_the_status_of_the_irp() {
    let (mut memory, mut irps) = (memory(), Irps::new());
    let id = sent(&mut memory, &mut irps);
    set_status(&mut memory, NtStatus::NOT_SUPPORTED);
    irps.complete(&memory, IRP_AT, site(3)).unwrap();
    let (returned, completed_with) = (NtStatus::SUCCESS, NtStatus::NOT_SUPPORTED);
    let wrong = DispatchError::AnotherStatus {
        returned,
        completed_with,
    };
    assert_eq!(irps.dispatch_returned(&memory, id, returned), Err(wrong));
}

/// A driver's IRP with a completion routine for all outcomes, sent to the lower driver.
fn sent_by_driver(memory: &mut TestMemory, irps: &mut Irps, control: u8) -> IrpId {
    stack::initialize(memory, IRP_AT, 1).unwrap();
    let id = irps.create(IRP_AT, IrpOrigin::Driver, site(1));
    let location = stack::next(memory, IRP_AT).unwrap();
    memory
        .write_field(location, IO_STACK_LOCATION::CompletionRoutine, 0x99)
        .unwrap();
    memory
        .write_field(location, IO_STACK_LOCATION::Context, 0x98)
        .unwrap();
    memory
        .write_field(location, IO_STACK_LOCATION::Control, control)
        .unwrap();
    call_driver(memory, DEVICE, IRP_AT).unwrap();
    irps.send(id, site(2));
    id
}

#[test]
fn a_completion_routine_is_called_for_the_outcomes_that_it_asked_for() {
    let call = CompletionStep::Call {
        routine: Address(0x99),
        device: Address::NULL,
        context: Address(0x98),
    };
    for (control, status, canceled, called) in [
        (0x40, NtStatus::SUCCESS, 0, true),
        (0x40, NtStatus::UNSUCCESSFUL, 0, false),
        (0x80, NtStatus::UNSUCCESSFUL, 0, true),
        (0x80, NtStatus::SUCCESS, 0, false),
        (0x20, NtStatus(STATUS_CANCELLED), 1, true),
        (0x20, NtStatus(STATUS_CANCELLED), 0, false),
    ] {
        let (mut memory, mut irps) = (memory(), Irps::new());
        sent_by_driver(&mut memory, &mut irps, control);
        set_status(&mut memory, status);
        memory.write_field(IRP_AT, IRP::Cancel, canceled).unwrap();
        irps.complete(&memory, IRP_AT, site(3)).unwrap();
        let step = next_completion(&mut memory, IRP_AT).unwrap();
        assert_eq!(step == call, called, "{control:#x} {status}");
    }
}

#[test]
fn more_processing_required_gives_the_irp_back_to_its_driver() {
    let (mut memory, mut irps) = (memory(), Irps::new());
    let id = sent_by_driver(&mut memory, &mut irps, 0xe0);
    irps.complete(&memory, IRP_AT, site(3)).unwrap();
    next_completion(&mut memory, IRP_AT).unwrap();
    irps.take_back(id, site(4));
    assert_eq!(irps.outstanding().count(), 1);
    assert_eq!(irps.free(IRP_AT, site(5)), Ok(id));
    assert_eq!(irps.outstanding().count(), 0);
}

#[test]
fn pending_goes_up_to_the_driver_above() {
    let mut memory = memory();
    stack::initialize(&mut memory, IRP_AT, 2).unwrap();
    call_driver(&mut memory, DEVICE, IRP_AT).unwrap();
    let upper = stack::current(&memory, IRP_AT).unwrap();
    call_driver(&mut memory, DEVICE, IRP_AT).unwrap();
    mark_pending(&mut memory);
    next_completion(&mut memory, IRP_AT).unwrap();
    assert_eq!(memory.read_field(upper, IO_STACK_LOCATION::Control), Ok(1));
    assert_eq!(memory.read_field(IRP_AT, IRP::PendingReturned), Ok(1));
}

#[test]
fn canceling_takes_the_cancel_routine_off_and_sets_the_bit() {
    let (mut memory, mut irps) = (memory(), Irps::new());
    sent(&mut memory, &mut irps);
    memory
        .write_field(IRP_AT, IRP::CancelRoutine, 0x77)
        .unwrap();
    let call = irps.cancel(&mut memory, IRP_AT, Kirql::APC_LEVEL).unwrap();
    assert_eq!(
        call,
        Some(CancelCall {
            routine: Address(0x77),
            device: DEVICE,
            irp: IRP_AT
        })
    );
    assert_eq!(memory.read_field(IRP_AT, IRP::CancelIrql), Ok(1));
    assert_eq!(memory.read_field(IRP_AT, IRP::CancelRoutine), Ok(0));
    assert_eq!(
        irps.cancel(&mut memory, IRP_AT, Kirql::PASSIVE_LEVEL),
        Ok(None)
    );
    assert_eq!(memory.read_field(IRP_AT, IRP::Cancel), Ok(1));
}

#[test]
fn freeing_an_irp_that_a_driver_has_or_that_is_not_the_drivers_is_told() {
    let (mut memory, mut irps) = (memory(), Irps::new());
    sent_by_driver(&mut memory, &mut irps, 0);
    assert_eq!(
        irps.free(IRP_AT, site(4)),
        Err(FreeIrpError::StillSent { sent: site(2) })
    );
    let mut irps = Irps::new();
    sent(&mut memory, &mut irps);
    assert_eq!(irps.free(IRP_AT, site(4)), Err(FreeIrpError::OfIoManager));
}
