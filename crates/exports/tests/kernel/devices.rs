//! Device objects, their names, and the requests of programs.

use abi::layout::wdm::{DEVICE_OBJECT, IRP};
use abi::{Address, NtStatus};
use executive::device_objects::structures::{DriverObjectContents, finish_initialization};
use executive::memory::Memory;
use exports::ntoskrnl::requests;
use machine::Stop;

use crate::driver::{Driver, run};

const STATUS_OBJECT_NAME_COLLISION: u64 = 0xC000_0035;
const STATUS_OBJECT_NAME_NOT_FOUND: u64 = 0xC000_0034;
const STATUS_INVALID_DEVICE_REQUEST: u32 = 0xC000_0010;
const NETWORK: u64 = 0x12;

/// The driver's object, whose dispatch routines all refuse.
fn driver_object(driver: &mut Driver) -> u64 {
    let refuse = driver
        .call
        .machine()
        .exports()
        .system_routine("IopInvalidDeviceRequest");
    let contents = DriverObjectContents {
        image: Address::NULL,
        image_size: 0,
        entry_point: Address::NULL,
        invalid_device_request: refuse.expect("the routine is exported"),
        service_name: "Test",
    };
    let object = driver.memory(contents.size());
    contents
        .write(driver.call.memory(), Address(object))
        .expect("the driver's own memory");
    let site = driver.call.site();
    driver
        .call
        .executive()
        .io_objects
        .create_driver(Address(object), site);
    object
}

fn string(driver: &mut Driver, text: &str) -> Result<u64, Stop> {
    let units: Vec<u16> = text.encode_utf16().chain([0]).collect();
    let (string, buffer) = (driver.memory(16), driver.memory(2 * units.len() as u64));
    let written = driver.call.memory().write_wide(Address(buffer), &units);
    written.expect("the driver's own memory");
    driver.kernel("RtlInitUnicodeString", &[string, buffer])?;
    Ok(string)
}

/// A device object with this name, or the status with which making it failed.
fn device(driver: &mut Driver, owner: u64, name: &str) -> Result<Result<u64, u64>, Stop> {
    let (name, device) = (string(driver, name)?, driver.memory(8));
    let arguments = [owner, 64, name, NETWORK, 0, 0, device];
    let status = driver.kernel("IoCreateDevice", &arguments)?;
    Ok(if status == 0 {
        Ok(driver.read(device))
    } else {
        Err(status)
    })
}

#[test]
fn a_device_has_its_extension_behind_it() {
    run(|driver| {
        let owner = driver_object(driver);
        let device = device(driver, owner, "\\Device\\Test")?.expect("the name is free");
        let extension: u64 = driver.read(device + DEVICE_OBJECT::DeviceExtension.offset());
        driver.write(extension + 56, u64::MAX);
        assert_eq!(
            driver.read::<u64>(device + DEVICE_OBJECT::DriverObject.offset()),
            owner
        );
        driver.kernel("IoDeleteDevice", &[device])?;
        Ok(())
    })
    .ends_well();
}

#[test]
fn two_devices_do_not_have_the_same_name() {
    run(|driver| {
        let owner = driver_object(driver);
        let first = device(driver, owner, "\\Device\\Test")?.expect("the name is free");
        let second = device(driver, owner, "\\DEVICE\\test")?;
        assert_eq!(second, Err(STATUS_OBJECT_NAME_COLLISION));
        driver.kernel("IoDeleteDevice", &[first])?;
        assert!(device(driver, owner, "\\Device\\Test")?.is_ok());
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_symbolic_link_is_made_and_deleted_once() {
    run(|driver| {
        let link = string(driver, "\\DosDevices\\Test")?;
        let target = string(driver, "\\Device\\Test")?;
        assert_eq!(driver.kernel("IoCreateSymbolicLink", &[link, target])?, 0);
        let again = driver.kernel("IoCreateSymbolicLink", &[link, target])?;
        assert_eq!(again, STATUS_OBJECT_NAME_COLLISION);
        assert_eq!(driver.kernel("IoDeleteSymbolicLink", &[link])?, 0);
        let gone = driver.kernel("IoDeleteSymbolicLink", &[link])?;
        assert_eq!(gone, STATUS_OBJECT_NAME_NOT_FOUND);
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_device_is_deleted_once() {
    run(|driver| {
        let owner = driver_object(driver);
        let device = device(driver, owner, "\\Device\\Test")?.expect("the name is free");
        driver.kernel("IoDeleteDevice", &[device])?;
        driver.kernel("IoDeleteDevice", &[device]).map(drop)
    })
    .ends_with("device-deleted-twice");
}

#[test]
fn a_deleted_device_stays_while_it_is_referred_to() {
    run(|driver| {
        let owner = driver_object(driver);
        let device = device(driver, owner, "\\Device\\Test")?.expect("the name is free");
        driver.kernel("ObfReferenceObject", &[device])?;
        driver.kernel("IoDeleteDevice", &[device])?;
        driver.read::<u64>(device);
        driver.kernel("ObfDereferenceObject", &[device])?;
        driver.kernel("RtlZeroMemory", &[device, 8]).map(drop)
    })
    .ends_with("pool-use-after-free");
}

#[test]
fn what_is_no_driver_object_makes_no_device() {
    run(|driver| {
        let memory = driver.memory(64);
        device(driver, memory, "\\Device\\Test").map(drop)
    })
    .ends_with("io-object-invalid");
}

#[test]
fn a_device_that_is_still_initialised_is_not_opened() {
    run(|driver| {
        let owner = driver_object(driver);
        let device = device(driver, owner, "\\Device\\Test")?.expect("the name is free");
        assert!(requests::open(driver.call, Address(device))?.is_err());
        Ok(())
    })
    .ends_well();
}

/// ddi/wdm/ns-wdm-_driver_object: what a driver does not handle is an invalid device request.
#[test]
fn a_driver_without_dispatch_routines_refuses_to_be_opened() {
    run(|driver| {
        let owner = driver_object(driver);
        let device = device(driver, owner, "\\Device\\Test")?.expect("the name is free");
        finish_initialization(driver.call.memory(), Address(owner)).expect("its own memory");
        let opened = requests::open_by_name(driver.call, "\\Device\\Test")?;
        assert_eq!(opened.err(), Some(NtStatus(STATUS_INVALID_DEVICE_REQUEST)));
        driver.kernel("IoDeleteDevice", &[device])?;
        assert_eq!(driver.call.executive().pool.outstanding().count(), 0);
        Ok(())
    })
    .ends_well();
}

/// An IRP of the driver's own that has been passed to its device, and completed by it.
fn completed_irp(driver: &mut Driver) -> Result<u64, Stop> {
    let owner = driver_object(driver);
    let device = device(driver, owner, "\\Device\\Test")?.expect("the name is free");
    let irp = driver.kernel("IoAllocateIrp", &[1, 0])?;
    let status = driver.kernel("IofCallDriver", &[device, irp])?;
    assert_eq!(status, u64::from(STATUS_INVALID_DEVICE_REQUEST));
    Ok(irp)
}

#[test]
fn a_drivers_own_irp_is_sent_and_freed() {
    run(|driver| {
        let irp = completed_irp(driver)?;
        let status: u32 = driver.read(irp + IRP::IoStatus_Status.offset());
        assert_eq!(status, STATUS_INVALID_DEVICE_REQUEST);
        driver.kernel("IoFreeIrp", &[irp])?;
        Ok(())
    })
    .ends_well();
}

#[test]
fn an_irp_is_completed_once() {
    run(|driver| {
        let irp = completed_irp(driver)?;
        driver.kernel("IofCompleteRequest", &[irp, 0]).map(drop)
    })
    .ends_with("DoubleCompletion");
}

#[test]
fn a_freed_irp_is_not_sent() {
    run(|driver| {
        let irp = driver.kernel("IoAllocateIrp", &[1, 0])?;
        driver.kernel("IoFreeIrp", &[irp])?;
        let owner = driver_object(driver);
        let device = device(driver, owner, "\\Device\\Test")?.expect("the name is free");
        driver.kernel("IofCallDriver", &[device, irp]).map(drop)
    })
    .ends_with("irp-invalid");
}

#[test]
fn an_irp_without_stack_locations_is_not_sent() {
    run(|driver| {
        let owner = driver_object(driver);
        let device = device(driver, owner, "\\Device\\Test")?.expect("the name is free");
        let irp = driver.kernel("IoAllocateIrp", &[0, 0])?;
        driver.kernel("IofCallDriver", &[device, irp]).map(drop)
    })
    .ends_with("irp-no-stack-location");
}

#[test]
fn a_pending_status_completes_no_irp() {
    run(|driver| {
        let irp = driver.kernel("IoAllocateIrp", &[1, 0])?;
        let site = driver.call.site();
        let irps = &mut driver.call.executive().irps;
        let id = irps
            .by_address(Address(irp))
            .expect("the IRP was allocated");
        irps.send(id, site);
        driver.write(irp + IRP::IoStatus_Status.offset(), NtStatus::PENDING.0);
        driver.kernel("IofCompleteRequest", &[irp, 0]).map(drop)
    })
    .ends_with("CompleteRequestStatusCheck");
}
