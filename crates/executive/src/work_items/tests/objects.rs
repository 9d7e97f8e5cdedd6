//! Work items and the device or driver object behind them.

use super::*;

#[test]
fn an_item_refers_to_its_object_from_queueing_until_its_routine_has_returned() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    assert_eq!(fixture.references(), 0);
    fixture.queue(item).unwrap();
    assert_eq!(fixture.references(), 1);
    let call = fixture.start().unwrap();
    assert_eq!(fixture.references(), 1);
    fixture.executive.finish_work_item(&call);
    assert_eq!(fixture.references(), 0);
}

#[test]
fn an_item_that_queues_itself_again_refers_to_its_object_twice_meanwhile() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    fixture.queue(item).unwrap();
    let call = fixture.start().unwrap();
    fixture.queue(item).unwrap();
    assert_eq!(fixture.references(), 2);
    fixture.executive.finish_work_item(&call);
    assert_eq!(fixture.references(), 1);
}

#[test]
fn a_device_that_is_deleted_while_an_item_is_queued_goes_after_the_routine() {
    let mut fixture = Fixture::new();
    let item = fixture.allocate();
    fixture.queue(item).unwrap();
    let deletion = fixture.executive.io_objects.delete_device(DEVICE, SITE);
    assert_eq!(deletion, Ok(Deletion::Kept));
    let call = fixture.start().unwrap();
    let deletion = fixture.executive.finish_work_item(&call);
    assert_eq!(deletion, Deletion::Released { address: DEVICE });
}

#[test]
fn an_item_of_a_driver_object_cannot_be_queued_with_io_queue_work_item() {
    let mut fixture = Fixture::new();
    let object = fixture.driver;
    let owner = Owner::default();
    let item = fixture
        .executive
        .allocate_work_item(WorkItemKind::Io, Some(object), owner, SITE);
    assert_eq!(
        fixture
            .executive
            .queue_work_item(item, ROUTINE, Calling::Io, CONTEXT, QUEUE, SITE),
        Err(QueueWorkItemError::DriverObject { object })
    );
}

#[test]
fn an_item_of_a_driver_object_can_be_queued_with_io_queue_work_item_ex() {
    let mut fixture = Fixture::new();
    let object = Some(fixture.driver);
    let owner = Owner::default();
    let item = fixture
        .executive
        .allocate_work_item(WorkItemKind::Io, object, owner, SITE);
    assert_eq!(fixture.queue(item), Ok(()));
    assert_eq!(fixture.start().unwrap().object, Some(fixture.driver));
}

#[test]
fn an_ndis_item_of_a_driver_object_can_be_queued() {
    let mut fixture = Fixture::new();
    let object = Some(fixture.driver);
    let owner = Owner(3);
    let item = fixture
        .executive
        .allocate_work_item(WorkItemKind::Ndis, object, owner, SITE);
    let result =
        fixture
            .executive
            .queue_work_item(item, ROUTINE, Calling::Ndis, CONTEXT, QUEUE, SITE);
    assert_eq!(result, Ok(()));
    assert_eq!(fixture.executive.work_item(item).unwrap().owner, owner);
}

#[test]
fn an_executive_item_has_no_object() {
    let mut fixture = Fixture::new();
    let at = Address(0x5000);
    let kind = WorkItemKind::Executive(at);
    let item = fixture
        .executive
        .allocate_work_item(kind, None, Owner::default(), SITE);
    let calling = Calling::Executive;
    fixture
        .executive
        .queue_work_item(item, ROUTINE, calling, CONTEXT, QUEUE, SITE)
        .unwrap();
    let call = fixture.start().unwrap();
    assert_eq!((call.object, call.handle), (None, at));
    assert_eq!(fixture.executive.finish_work_item(&call), Deletion::Kept);
}
