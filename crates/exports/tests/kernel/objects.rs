//! Objects by handle and reference, and names of functions.

use abi::Address;
use executive::memory::Memory;
use machine::Stop;

use crate::driver::{Driver, run};

const STATUS_INVALID_HANDLE: u64 = 0xC000_0008;
const STATUS_OBJECT_TYPE_MISMATCH: u64 = 0xC000_0024;

fn event_handle(driver: &mut Driver) -> Result<u64, Stop> {
    let handle = driver.memory(8);
    assert_eq!(driver.kernel("ZwCreateEvent", &[handle, 0, 0, 0, 0])?, 0);
    Ok(driver.read(handle))
}

/// What a variable with an object type holds.
fn object_type(driver: &mut Driver, name: &str) -> u64 {
    let variable = driver.call.machine().exports().system_routine(name);
    let variable = variable.unwrap_or_else(|| panic!("{name} is not exported"));
    driver.read(variable.0)
}

fn reference(driver: &mut Driver, handle: u64, object_type: u64) -> Result<(u64, u64), Stop> {
    let object = driver.memory(8);
    let status = driver.kernel(
        "ObReferenceObjectByHandle",
        &[handle, 0, object_type, 0, object, 0],
    )?;
    Ok((status, driver.read(object)))
}

#[test]
fn an_event_is_used_by_its_handle_and_by_a_reference() {
    run(|driver| {
        let handle = event_handle(driver)?;
        let event_type = object_type(driver, "ExEventObjectType");
        let (status, event) = reference(driver, handle, event_type)?;
        assert_eq!(status, 0);
        driver.kernel("ZwSetEvent", &[handle, 0])?;
        assert_eq!(driver.kernel("KeReadStateEvent", &[event])?, 1);
        driver.kernel("ObfDereferenceObject", &[event])?;
        assert_eq!(driver.kernel("ZwClose", &[handle])?, 0);
        Ok(())
    })
    .ends_well();
}

#[test]
fn an_object_of_another_type_is_refused() {
    run(|driver| {
        let handle = event_handle(driver)?;
        let thread_type = object_type(driver, "PsThreadType");
        assert_eq!(
            reference(driver, handle, thread_type)?.0,
            STATUS_OBJECT_TYPE_MISMATCH
        );
        driver.kernel("ZwClose", &[handle])?;
        Ok(())
    })
    .ends_well();
}

/// `NtCurrentThread` is a value that stands for a handle.
#[test]
fn the_current_thread_has_a_handle_of_its_own() {
    run(|driver| {
        let thread_type = object_type(driver, "PsThreadType");
        let (status, thread) = reference(driver, u64::MAX - 1, thread_type)?;
        assert_eq!(status, 0);
        assert_eq!(thread, driver.kernel("KeGetCurrentThread", &[])?);
        driver.kernel("ObfDereferenceObject", &[thread])?;
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_handle_is_closed_once() {
    run(|driver| {
        let handle = event_handle(driver)?;
        driver.kernel("ZwClose", &[handle])?;
        assert_eq!(driver.kernel("ZwClose", &[handle])?, STATUS_INVALID_HANDLE);
        Ok(())
    })
    .reports("handle-invalid");
}

/// A program may pass a driver any value as a handle, so this is no mistake of the driver's.
#[test]
fn a_value_that_is_no_handle_gives_a_status() {
    run(|driver| {
        assert_eq!(reference(driver, 0x40, 0)?.0, STATUS_INVALID_HANDLE);
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_reference_is_given_back_once() {
    run(|driver| {
        let handle = event_handle(driver)?;
        let (_, event) = reference(driver, handle, 0)?;
        driver.kernel("ObfDereferenceObject", &[event])?;
        driver.kernel("ObfDereferenceObject", &[event]).map(drop)
    })
    .ends_with("reference-count");
}

#[test]
fn a_function_is_found_by_its_name() {
    run(|driver| {
        let (string, buffer) = (driver.memory(16), driver.memory(64));
        for (name, found) in [
            ("ZwClose", true),
            ("ZwNoSuchFunction", false),
            ("zwclose", false),
        ] {
            let units: Vec<u16> = name.encode_utf16().chain([0]).collect();
            let written = driver.call.memory().write_wide(Address(buffer), &units);
            written.expect("the driver's own memory");
            driver.kernel("RtlInitUnicodeString", &[string, buffer])?;
            let address = driver.kernel("MmGetSystemRoutineAddress", &[string])?;
            assert_eq!(address != 0, found, "{name}");
        }
        Ok(())
    })
    .ends_well();
}
