//! Tests of how each kind of request passes its data.

use super::*;
use crate::memory::TestMemory;

const IRP_AT: Address = Address(0x1000);

fn memory() -> TestMemory {
    let mut memory = TestMemory::new();
    memory.map(0x1000, 0x400);
    memory.map(0x2000, 0x400);
    memory
}

#[test]
fn buffered_control_has_one_buffer_for_input_and_output() {
    let mut memory = memory();
    memory.write(Address(0x2000), b"input").unwrap();
    let operation = Operation::DeviceControl {
        code: 0x22_2000,
        input_length: 5,
        output_length: 64,
    };
    let transfer = operation.transfer(0);
    assert_eq!((transfer.system_buffer, transfer.mdl), (64, 0));
    let places = RequestPlaces {
        irp: IRP_AT,
        system_buffer: Address(0x2100),
        user_input: Address(0x2000),
        user_output: Address(0x2200),
        ..RequestPlaces::default()
    };
    build(&mut memory, &operation, &transfer, 1, &places).unwrap();
    assert_eq!(memory.read_field(IRP_AT, IRP::Flags), Ok(0x70));
    assert_eq!(
        memory.read_field(IRP_AT, IRP::AssociatedIrp_SystemBuffer),
        Ok(0x2100)
    );
    assert_eq!(memory.read_bytes(Address(0x2100), 6).unwrap(), b"input\0");
}

#[test]
fn direct_control_has_a_buffer_for_input_and_an_mdl_for_output() {
    for (method, for_write) in [
        (constant::METHOD_IN_DIRECT, false),
        (constant::METHOD_OUT_DIRECT, true),
    ] {
        let operation = Operation::DeviceControl {
            code: 0x22_2000 | method,
            input_length: 8,
            output_length: 100,
        };
        let transfer = operation.transfer(0);
        assert_eq!(
            (transfer.system_buffer, transfer.mdl, transfer.mdl_for_write),
            (8, 100, for_write)
        );
        assert_eq!(transfer.copied_out, 0);
    }
}

#[test]
fn neither_shows_the_programs_addresses() {
    let mut memory = memory();
    let operation = Operation::DeviceControl {
        code: 0x22_2003,
        input_length: 8,
        output_length: 9,
    };
    let transfer = operation.transfer(0);
    assert!(transfer.user_addresses && transfer.system_buffer == 0);
    let places = RequestPlaces {
        irp: IRP_AT,
        user_input: Address(0x2000),
        user_output: Address(0x2200),
        ..RequestPlaces::default()
    };
    build(&mut memory, &operation, &transfer, 1, &places).unwrap();
    assert_eq!(memory.read_field(IRP_AT, IRP::UserBuffer), Ok(0x2200));
    let location = stack::next(&memory, IRP_AT).unwrap();
    let input = memory.read_field(
        location,
        IO_STACK_LOCATION::Parameters_DeviceIoControl_Type3InputBuffer,
    );
    assert_eq!(input, Ok(0x2000));
}

#[test]
fn the_device_says_how_reads_and_writes_pass_their_data() {
    let read = Operation::Read {
        length: 10,
        offset: 0,
    };
    let write = Operation::Write {
        length: 10,
        offset: 0,
    };
    let buffered = constant::DO_BUFFERED_IO;
    assert_eq!(
        (
            read.transfer(buffered).copied_in,
            read.transfer(buffered).copied_out
        ),
        (0, 10)
    );
    assert_eq!(
        (
            write.transfer(buffered).copied_in,
            write.transfer(buffered).copied_out
        ),
        (10, 0)
    );
    assert!(read.transfer(constant::DO_DIRECT_IO).mdl_for_write);
    assert!(!write.transfer(constant::DO_DIRECT_IO).mdl_for_write);
    assert!(read.transfer(0).user_addresses);
}

#[test]
fn output_is_copied_back_unless_the_request_failed() {
    let operation = Operation::DeviceControl {
        code: 0,
        input_length: 0,
        output_length: 16,
    };
    let transfer = operation.transfer(0);
    assert_eq!(copied_back(&transfer, NtStatus::SUCCESS, 12), Ok(12));
    assert_eq!(copied_back(&transfer, NtStatus::UNSUCCESSFUL, 12), Ok(0));
    assert_eq!(
        copied_back(&transfer, NtStatus::SUCCESS, 17),
        Err(OutputTooLong {
            information: 17,
            room: 16
        })
    );
}
