//! Tests of objects and names against what the I/O manager's pages document.

use abi::Kirql;
use abi::layout::wdm::{DEVICE_OBJECT, DRIVER_EXTENSION, DRIVER_OBJECT};

use super::structures::{
    DeviceObjectContents, DriverObjectContents, finish_initialization, major_function,
    unlink_device,
};
use super::*;
use crate::memory::{Memory, TestMemory};
use crate::site::{Activity, Callback, ThreadId};

const DRIVER: Address = Address(0x10_0000);
const DEVICE: Address = Address(0x20_0000);

fn site(step: u64) -> Site {
    Site {
        step,
        caller: Address(0x1400),
        activity: Activity::Thread(ThreadId::default()),
        irql: Kirql::PASSIVE_LEVEL,
        callback: Callback::NONE,
    }
}

fn wide(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

fn objects() -> (IoObjects, IoObjectId, IoObjectId) {
    let mut objects = IoObjects::new();
    let driver = objects.create_driver(DRIVER, site(1));
    let device = objects.create_device(DEVICE, driver, false, site(2));
    (objects, driver, device)
}

#[test]
fn a_device_without_references_is_released_when_deleted() {
    let (mut objects, _, _) = objects();
    assert_eq!(
        objects.delete_device(DEVICE, site(3)),
        Ok(Deletion::Released { address: DEVICE })
    );
    let gone = IoObjectError::Deleted {
        created: site(2),
        deleted: site(3),
    };
    assert_eq!(objects.by_address(DEVICE), Err(gone));
}

/// "If any outstanding references remain, the I/O manager marks the device object as 'delete
/// pending' and deletes the device object when the references are released."
#[test]
fn a_referenced_device_is_released_with_its_last_reference() {
    let (mut objects, _, device) = objects();
    objects.reference(device);
    objects.reference(device);
    assert_eq!(objects.delete_device(DEVICE, site(3)), Ok(Deletion::Kept));
    assert!(objects.object(device).is_delete_pending());
    assert_eq!(objects.dereference(device), Ok(Deletion::Kept));
    assert_eq!(
        objects.dereference(device),
        Ok(Deletion::Released { address: DEVICE })
    );
}

#[test]
fn an_open_handle_keeps_a_deleted_device() {
    let (mut objects, _, device) = objects();
    objects.open(device).unwrap();
    assert_eq!(objects.delete_device(DEVICE, site(3)), Ok(Deletion::Kept));
    assert_eq!(objects.open(device), Err(OpenError::Deleted));
    assert_eq!(
        objects.close(device),
        Ok(Deletion::Released { address: DEVICE })
    );
}

/// "A driver can call IoDeleteDevice only once for a given device object."
#[test]
fn deleting_a_device_twice_tells_of_the_first_time() {
    let (mut objects, _, device) = objects();
    objects.reference(device);
    objects.delete_device(DEVICE, site(3)).unwrap();
    let twice = DeleteDeviceError::AlreadyDeleted {
        deleted: site(3),
        references: 1,
    };
    assert_eq!(objects.delete_device(DEVICE, site(4)), Err(twice));
}

#[test]
fn deleting_a_driver_object_as_a_device_is_the_wrong_kind() {
    let (mut objects, _, _) = objects();
    let wrong = DeleteDeviceError::Object(IoObjectError::WrongKind);
    assert_eq!(objects.delete_device(DRIVER, site(3)), Err(wrong));
    let nothing = DeleteDeviceError::Object(IoObjectError::NotAnObject);
    assert_eq!(objects.delete_device(Address(0x30), site(3)), Err(nothing));
}

#[test]
fn a_reference_that_nobody_holds_cannot_be_given_back() {
    let (mut objects, _, device) = objects();
    assert_eq!(objects.dereference(device), Err(NotReferenced));
}

#[test]
fn an_exclusive_device_has_one_handle_at_a_time() {
    let (mut objects, driver, _) = objects();
    let device = objects.create_device(Address(0x5000), driver, true, site(3));
    objects.open(device).unwrap();
    assert_eq!(objects.open(device), Err(OpenError::Exclusive));
    objects.close(device).unwrap();
    assert_eq!(objects.open(device), Ok(()));
}

#[test]
fn the_devices_of_a_driver_are_the_ones_not_deleted_newest_first() {
    let (mut objects, driver, first) = objects();
    let second = objects.create_device(Address(0x5000), driver, false, site(3));
    let third = objects.create_device(Address(0x6000), driver, false, site(4));
    objects.delete_device(Address(0x5000), site(5)).unwrap();
    let left: Vec<IoObjectId> = objects.devices_of(driver).map(|(id, _)| id).collect();
    assert_eq!(left, [third, first]);
    assert_ne!(left[0], second);
}

#[test]
fn memory_used_again_names_the_newer_device() {
    let (mut objects, driver, first) = objects();
    objects.delete_device(DEVICE, site(3)).unwrap();
    let second = objects.create_device(DEVICE, driver, false, site(4));
    assert_eq!(objects.by_address(DEVICE), Ok(second));
    assert_ne!(first, second);
}

#[test]
fn a_name_is_found_without_regard_to_case_and_through_links() {
    let (mut objects, _, device) = objects();
    let names = &mut objects.names;
    names
        .name_device(&wide("\\Device\\Sample"), device)
        .unwrap();
    names
        .create_symbolic_link(
            &wide("\\DosDevices\\Sample"),
            &wide("\\Device\\SAMPLE"),
            site(3),
        )
        .unwrap();
    for name in [
        "\\device\\sample",
        "\\??\\sample",
        "\\\\.\\Sample",
        "\\DosDevices\\Global\\SAMPLE",
    ] {
        assert_eq!(names.resolve(&wide(name)), Ok(device), "{name}");
    }
}

#[test]
fn a_name_that_is_taken_collides() {
    let (mut objects, _, device) = objects();
    let names = &mut objects.names;
    names.name_device(&wide("\\Device\\A"), device).unwrap();
    assert_eq!(
        names.check_free(&wide("\\DEVICE\\a")),
        Err(NameError::Collision)
    );
    names
        .create_symbolic_link(&wide("\\??\\A"), &wide("\\Device\\A"), site(3))
        .unwrap();
    let again = names.create_symbolic_link(&wide("\\DosDevices\\a"), &wide("\\Device\\A"), site(4));
    assert_eq!(again, Err(NameError::Collision));
}

#[test]
fn a_name_without_leading_backslash_is_no_path() {
    let (mut objects, _, device) = objects();
    assert_eq!(
        objects.names.name_device(&wide("Device"), device),
        Err(NameError::NotAPath)
    );
    assert_eq!(
        objects.names.name_device(&[], device),
        Err(NameError::NotAPath)
    );
}

#[test]
fn only_symbolic_links_are_deleted_as_such() {
    let (mut objects, _, device) = objects();
    let names = &mut objects.names;
    names.name_device(&wide("\\Device\\A"), device).unwrap();
    names
        .create_symbolic_link(&wide("\\??\\A"), &wide("\\Device\\A"), site(3))
        .unwrap();
    assert_eq!(
        names.delete_symbolic_link(&wide("\\Device\\A")),
        Err(NameError::NotALink)
    );
    assert_eq!(names.symbolic_links().count(), 1);
    assert_eq!(names.delete_symbolic_link(&wide("\\??\\a")), Ok(()));
    assert_eq!(
        names.delete_symbolic_link(&wide("\\??\\a")),
        Err(NameError::NotFound)
    );
}

#[test]
fn links_in_a_circle_lead_nowhere() {
    let (mut objects, _, _) = objects();
    let names = &mut objects.names;
    names
        .create_symbolic_link(&wide("\\??\\A"), &wide("\\??\\B"), site(3))
        .unwrap();
    names
        .create_symbolic_link(&wide("\\??\\B"), &wide("\\??\\A"), site(3))
        .unwrap();
    assert_eq!(names.resolve(&wide("\\??\\A")), Err(NameError::NotFound));
}

#[test]
fn a_deleted_device_has_no_name_any_more() {
    let (mut objects, _, device) = objects();
    objects
        .names
        .name_device(&wide("\\Device\\A"), device)
        .unwrap();
    objects.reference(device);
    objects.delete_device(DEVICE, site(3)).unwrap();
    assert_eq!(
        objects.names.resolve(&wide("\\Device\\A")),
        Err(NameError::NotFound)
    );
    assert_eq!(objects.names.name_of(device), None);
}

fn driver_contents() -> DriverObjectContents<'static> {
    DriverObjectContents {
        image: Address(0x7000_0000),
        image_size: 0x9000,
        entry_point: Address(0x7000_1000),
        invalid_device_request: Address(0x9999),
        service_name: "sample",
    }
}

fn device_contents() -> DeviceObjectContents {
    DeviceObjectContents {
        driver: DRIVER,
        extension_size: 40,
        device_type: 0x17,
        characteristics: 0x100,
        exclusive: false,
        named: true,
    }
}

fn memory_with_driver() -> TestMemory {
    let mut memory = TestMemory::new();
    memory.map(DRIVER.0, usize::try_from(driver_contents().size()).unwrap());
    driver_contents().write(&mut memory, DRIVER).unwrap();
    memory
}

#[test]
fn a_driver_object_names_its_image_and_service() {
    let memory = memory_with_driver();
    assert_eq!(
        memory.read_field(DRIVER, DRIVER_OBJECT::DriverSize),
        Ok(0x9000)
    );
    assert_eq!(memory.read_field(DRIVER, major_function(27)), Ok(0x9999));
    let name = memory
        .read_pointer(DRIVER, DRIVER_OBJECT::DriverName_Buffer)
        .unwrap();
    assert_eq!(
        memory.read_wide_string(name, 100).unwrap(),
        wide("\\Driver\\sample")
    );
    assert_eq!(
        memory.read_field(DRIVER, DRIVER_OBJECT::DriverName_Length),
        Ok(28)
    );
    let extension = memory
        .read_pointer(DRIVER, DRIVER_OBJECT::DriverExtension)
        .unwrap();
    let service = memory
        .read_pointer(extension, DRIVER_EXTENSION::ServiceKeyName_Buffer)
        .unwrap();
    assert_eq!(
        memory.read_wide_string(service, 100).unwrap(),
        wide("sample")
    );
}

#[test]
fn a_new_device_is_initializing_and_heads_its_drivers_list() {
    let mut memory = memory_with_driver();
    memory.map(DEVICE.0, 0x1000);
    device_contents().write(&mut memory, DEVICE).unwrap();
    assert_eq!(memory.read_field(DEVICE, DEVICE_OBJECT::Flags), Ok(0xc0));
    assert_eq!(
        memory.read_field(DEVICE, DEVICE_OBJECT::DeviceExtension),
        Ok(DEVICE.0 + 0x150)
    );
    assert_eq!(
        memory.read_field(DRIVER, DRIVER_OBJECT::DeviceObject),
        Ok(DEVICE.0)
    );
    finish_initialization(&mut memory, DRIVER).unwrap();
    assert_eq!(memory.read_field(DEVICE, DEVICE_OBJECT::Flags), Ok(0x40));
}

#[test]
fn unlinking_a_device_keeps_the_others_in_the_list() {
    let mut memory = memory_with_driver();
    let devices = [0x20_0000, 0x30_0000, 0x40_0000].map(|at| memory.map(at, 0x1000));
    for device in devices {
        device_contents().write(&mut memory, device).unwrap();
    }
    unlink_device(&mut memory, DRIVER, devices[1]).unwrap();
    let head = memory
        .read_pointer(DRIVER, DRIVER_OBJECT::DeviceObject)
        .unwrap();
    assert_eq!(head, devices[2]);
    assert_eq!(
        memory.read_pointer(head, DEVICE_OBJECT::NextDevice),
        Ok(devices[0])
    );
}
