//! Handles: those that are valid, stale, of the wrong kind, or nothing at all.

use super::*;
use crate::Owner;
use crate::testing::{SITE, site, with_thread};

const AT: Address = Address(0x5000);

fn allocate(executive: &mut Executive, kind: WorkItemKind) -> WorkItemId {
    executive.allocate_work_item(kind, None, Owner::default(), SITE)
}

#[test]
fn a_handle_leads_back_to_its_item() {
    let mut executive = with_thread();
    let item = allocate(&mut executive, WorkItemKind::Ndis);
    let handle = executive.work_item_handle(item);
    assert!(Executive::is_work_item_handle(handle));
    assert_eq!(
        executive.work_item_by_handle(handle, WorkItemKind::Ndis),
        Ok(item)
    );
}

#[test]
fn handles_are_in_the_kernels_half_where_no_process_can_map() {
    let mut executive = with_thread();
    let item = allocate(&mut executive, WorkItemKind::Ndis);
    assert_eq!(
        executive.work_item_handle(item),
        Address(0xFFFF_A400_1000_0000)
    );
    let item = allocate(&mut executive, WorkItemKind::Ndis);
    assert_eq!(
        executive.work_item_handle(item),
        Address(0xFFFF_A400_1000_0010)
    );
}

/// ndis/nf-ndis-ndisfreeioworkitem and wdm/nf-wdm-iofreeworkitem each free their own kind.
#[test]
fn a_handle_of_another_kind_is_told_apart() {
    let mut executive = with_thread();
    let kind = WorkItemKind::Ndis;
    let item = allocate(&mut executive, kind);
    let handle = executive.work_item_handle(item);
    assert_eq!(
        executive.work_item_by_handle(handle, WorkItemKind::Io),
        Err(WorkItemHandleError::WrongKind {
            handle,
            kind,
            allocated: SITE
        })
    );
}

#[test]
fn what_was_never_a_handle_is_no_work_item() {
    let mut executive = with_thread();
    allocate(&mut executive, WorkItemKind::Ndis);
    let never = [
        Address::NULL,
        Address(0x1234),
        Address(PREFIX | 8),
        Address(PREFIX | 1 << GENERATION_SHIFT | 1 << SLOT_SHIFT),
        Address(PREFIX),
        Address(PREFIX | 2 << GENERATION_SHIFT),
        Address(u64::MAX),
    ];
    for handle in never {
        assert_eq!(
            executive.work_item_by_handle(handle, WorkItemKind::Ndis),
            Err(WorkItemHandleError::NotAWorkItem { handle })
        );
    }
}

#[test]
fn the_handle_of_a_freed_item_is_recognised_even_after_its_slot_is_used_again() {
    let mut executive = with_thread();
    let item = allocate(&mut executive, WorkItemKind::Ndis);
    let handle = executive.work_item_handle(item);
    executive.free_work_item(item, site(2)).unwrap();
    for _ in 0..100 {
        let other = allocate(&mut executive, WorkItemKind::Ndis);
        assert_ne!(executive.work_item_handle(other), handle);
        executive.free_work_item(other, site(3)).unwrap();
    }
    assert_eq!(
        executive.work_item_by_handle(handle, WorkItemKind::Ndis),
        Err(WorkItemHandleError::Freed {
            handle,
            sites: None
        })
    );
}

#[test]
fn no_handle_is_ever_given_twice() {
    let mut executive = with_thread();
    let mut handles = std::collections::BTreeSet::new();
    for _ in 0..200_000 {
        let item = allocate(&mut executive, WorkItemKind::Ndis);
        assert!(handles.insert(executive.work_item_handle(item)));
        executive.free_work_item(item, SITE).unwrap();
    }
}

/// wdm/nf-wdm-ioqueueworkitem takes items of IoAllocateWorkItem and of IoInitializeWorkItem.
#[test]
fn an_initialised_item_is_found_by_its_address() {
    let mut executive = with_thread();
    let item = allocate(&mut executive, WorkItemKind::Initialized(AT));
    assert_eq!(executive.work_item_handle(item), AT);
    assert_eq!(
        executive.work_item_by_handle(AT, WorkItemKind::Io),
        Ok(item)
    );
    assert_eq!(executive.work_item_at(AT), Some(item));
    let result = executive.work_item_by_handle(AT, WorkItemKind::Ndis);
    assert!(matches!(result, Err(WorkItemHandleError::WrongKind { .. })));
}

/// wdm/nf-wdm-iouninitializeworkitem: afterwards the memory is no item any more.
#[test]
fn an_uninitialised_item_is_not_found() {
    let mut executive = with_thread();
    let item = allocate(&mut executive, WorkItemKind::Initialized(AT));
    executive.free_work_item(item, SITE).unwrap();
    assert_eq!(
        executive.work_item_by_handle(AT, WorkItemKind::Io),
        Err(WorkItemHandleError::NotAWorkItem { handle: AT })
    );
}

/// wdm/nf-wdm-exinitializeworkitem: the memory may be initialised again while it is not queued.
#[test]
fn initialising_again_replaces_the_item() {
    let mut executive = with_thread();
    let first = allocate(&mut executive, WorkItemKind::Executive(AT));
    let second = allocate(&mut executive, WorkItemKind::Executive(AT));
    assert_eq!(executive.work_item(first), None);
    assert_eq!(executive.work_item_at(AT), Some(second));
    assert_eq!(executive.work_items_outstanding().count(), 1);
}
