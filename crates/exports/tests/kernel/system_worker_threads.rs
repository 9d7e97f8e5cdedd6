//! Work items of the I/O manager and of the executive.

use std::sync::atomic::{AtomicU64, Ordering};

use abi::Address;
use abi::layout::wdm::WORK_QUEUE_ITEM;
use machine::Stop;

use crate::driver::{Driver, routine, run};

const DELAYED_WORK_QUEUE: u64 = 1;
/// Where the driver and device object of these tests lie: nobody looks there.
const DRIVER_OBJECT: Address = Address(0x1_2000_0000);
const DEVICE_OBJECT: Address = Address(0x1_2000_1000);

extern "win64" fn io_routine(device: u64, count: &AtomicU64) {
    assert_eq!(device, DEVICE_OBJECT.0);
    count.fetch_add(1, Ordering::Relaxed);
}

extern "win64" fn executive_routine(count: &AtomicU64) {
    count.fetch_add(1, Ordering::Relaxed);
}

fn address(counter: &'static AtomicU64) -> u64 {
    std::ptr::from_ref(counter).addr() as u64
}

/// Makes the objects of a driver with one device.
fn objects(driver: &mut Driver) {
    let site = driver.call.site();
    let objects = &mut driver.call.executive().io_objects;
    let owner = objects.create_driver(DRIVER_OBJECT, site);
    objects.create_device(DEVICE_OBJECT, owner, false, site);
}

fn allocate(driver: &mut Driver) -> Result<u64, Stop> {
    objects(driver);
    driver.kernel("IoAllocateWorkItem", &[DEVICE_OBJECT.0])
}

fn queue(driver: &mut Driver, item: u64, count: &'static AtomicU64) -> Result<u64, Stop> {
    let arguments = [
        item,
        routine!(io_routine),
        DELAYED_WORK_QUEUE,
        address(count),
    ];
    driver.kernel("IoQueueWorkItem", &arguments)
}

#[test]
fn a_queued_item_runs_and_can_then_be_freed() {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    run(|driver| {
        let item = allocate(driver)?;
        queue(driver, item, &COUNT)?;
        driver.sleep(1)?;
        assert_eq!(COUNT.load(Ordering::Relaxed), 1);
        driver.kernel("IoFreeWorkItem", &[item])?;
        Ok(())
    })
    .ends_well();
}

/// kernel/system-worker-threads; debugger/bug-check-0xe4, 0x1.
#[test]
fn queueing_an_item_that_is_queued_ends_the_run() {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let violation = run(|driver| {
        let item = allocate(driver)?;
        queue(driver, item, &COUNT)?;
        queue(driver, item, &COUNT)?;
        Ok(())
    })
    .ends_with("work-item-queue-while-queued");
    let labels: Vec<_> = violation
        .related
        .iter()
        .map(|related| related.label.as_str())
        .collect();
    assert_eq!(labels, ["queued", "allocated"]);
    let bug_check = violation.bug_check.unwrap();
    assert_eq!((bug_check.code, bug_check.parameters[0]), (0xE4, 1));
}

/// ddi/wdm/nf-wdm-iofreeworkitem, Remarks; debugger/bug-check-0xe4, 0x2.
#[test]
fn freeing_an_item_that_is_queued_ends_the_run() {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let violation = run(|driver| {
        let item = allocate(driver)?;
        queue(driver, item, &COUNT)?;
        driver.kernel("IoFreeWorkItem", &[item])?;
        Ok(())
    })
    .ends_with("work-item-free-while-queued");
    let parameters = violation.bug_check.unwrap().parameters;
    assert_eq!((parameters[0], parameters[2]), (2, routine!(io_routine)));
    assert_eq!(
        violation.title,
        "IoFreeWorkItem frees work item #1, which is still queued"
    );
}

#[test]
fn freeing_an_item_twice_ends_the_run() {
    let violation = run(|driver| {
        let item = allocate(driver)?;
        driver.kernel("IoFreeWorkItem", &[item])?;
        driver.kernel("IoFreeWorkItem", &[item])?;
        Ok(())
    })
    .ends_with("work-item-free-twice");
    assert_eq!(violation.related[0].label, "freed");
}

#[test]
fn using_an_item_that_was_freed_ends_the_run() {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    run(|driver| {
        let item = allocate(driver)?;
        driver.kernel("IoFreeWorkItem", &[item])?;
        queue(driver, item, &COUNT)?;
        Ok(())
    })
    .ends_with("work-item-use-after-free");
}

/// ddi/wdm/nf-wdm-ioallocateworkitem: a device object for `IoQueueWorkItem`.
#[test]
fn an_item_of_a_driver_object_is_queued_with_the_ex_function_only() {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    run(|driver| {
        objects(driver);
        let item = driver.kernel("IoAllocateWorkItem", &[DRIVER_OBJECT.0])?;
        queue(driver, item, &COUNT)?;
        Ok(())
    })
    .ends_with("work-item-needs-device-object");
}

/// debugger/bug-check-0xe4, 0x3.
#[test]
fn an_item_for_memory_that_is_no_object_ends_the_run() {
    let violation = run(|driver| {
        let memory = driver.memory(0x150);
        driver.kernel("IoAllocateWorkItem", &[memory])?;
        Ok(())
    })
    .ends_with("worker-invalid");
    assert_eq!(violation.bug_check.unwrap().parameters[0], 3);
}

/// debugger/bug-check-0xe4, 0x6 and 0x7.
#[test]
fn a_queue_type_or_a_routine_that_is_none_ends_the_run() {
    for (routine, queue_type, code) in [(routine!(io_routine), 7, 6), (0, DELAYED_WORK_QUEUE, 7)] {
        let violation = run(move |driver| {
            let item = allocate(driver)?;
            driver.kernel("IoQueueWorkItemEx", &[item, routine, queue_type, 0])?;
            Ok(())
        })
        .ends_with("worker-invalid");
        assert_eq!(violation.bug_check.unwrap().parameters[0], code);
    }
}

#[test]
fn an_item_in_the_drivers_memory_is_uninitialized_and_not_freed() {
    run(|driver| {
        objects(driver);
        let size = driver.kernel("IoSizeofWorkItem", &[])?;
        let item = driver.memory(size);
        driver.kernel("IoInitializeWorkItem", &[DEVICE_OBJECT.0, item])?;
        driver.kernel("IoUninitializeWorkItem", &[item])?;
        driver.kernel("IoInitializeWorkItem", &[DEVICE_OBJECT.0, item])?;
        driver.kernel("IoFreeWorkItem", &[item])?;
        Ok(())
    })
    .ends_with("work-item-wrong-free-function");
}

/// [previous-versions/dn683917]: only if a worker thread is free.
#[test]
fn an_item_that_is_only_tried_to_be_queued_is_not_queued_without_a_free_worker() {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    run(|driver| {
        let item = allocate(driver)?;
        let arguments = [
            item,
            routine!(io_routine),
            DELAYED_WORK_QUEUE,
            address(&COUNT),
        ];
        assert_eq!(driver.kernel("IoTryQueueWorkItem", &arguments)?, 0);
        driver.kernel("IoFreeWorkItem", &[item])?;
        Ok(())
    })
    .ends_well();
}

/// ddi/wdm/nf-wdm-exinitializeworkitem: what the inline function fills is queued and run.
#[test]
fn an_executive_work_item_runs_with_its_parameter_and_can_be_queued_again() {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    run(|driver| {
        let item = driver.memory(WORK_QUEUE_ITEM::SIZE);
        driver.write(
            item + WORK_QUEUE_ITEM::WorkerRoutine.offset(),
            routine!(executive_routine),
        );
        driver.write(item + WORK_QUEUE_ITEM::Parameter.offset(), address(&COUNT));
        for count in 1..=2 {
            driver.kernel("ExQueueWorkItem", &[item, DELAYED_WORK_QUEUE])?;
            driver.sleep(1)?;
            assert_eq!(COUNT.load(Ordering::Relaxed), count);
        }
        Ok(())
    })
    .ends_well();
}

#[test]
fn queueing_an_executive_work_item_twice_ends_the_run() {
    run(|driver| {
        let item = driver.memory(WORK_QUEUE_ITEM::SIZE);
        driver.kernel(
            "ExInitializeWorkItem",
            &[item, routine!(executive_routine), 0],
        )?;
        driver.kernel("ExQueueWorkItem", &[item, DELAYED_WORK_QUEUE])?;
        driver.kernel("ExQueueWorkItem", &[item, DELAYED_WORK_QUEUE])?;
        Ok(())
    })
    .ends_with("work-item-queue-while-queued");
}
