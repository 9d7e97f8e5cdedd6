//! NDIS I/O Work Items. Guide: network/ndis-i-o-work-items.
//!
//! The three functions stand on the kernel's work items: an NDIS item is queued on
//! `CriticalWorkQueue`, and its routine gets the context and the item's handle, in this order.
//!
//! The guide says that a filter passes "a filter handle", the reference page names the filter *driver*
//! handle. Both are taken here: see "Differences and decisions" in the book.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use executive::{Calling, Owner, WorkItemKind, WorkQueueType};
use machine::{Call, QuickCall, Stop, exports};

use crate::facts;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisallocateioworkitem")]
    #[irql(<= DISPATCH_LEVEL)]
    #[quick(allocate_quickly)]
    fn NdisAllocateIoWorkItem(NdisObjectHandle: Address) -> Address;

    #[docs("ddi/ndis/nf-ndis-ndisqueueioworkitem")]
    #[irql(<= DISPATCH_LEVEL)]
    #[quick(queue_quickly)]
    fn NdisQueueIoWorkItem(NdisIoWorkItemHandle: Address, Routine: Address, WorkItemContext: Address);

    #[docs("ddi/ndis/nf-ndis-ndisfreeioworkitem")]
    #[irql(<= DISPATCH_LEVEL)]
    #[quick(free_quickly)]
    fn NdisFreeIoWorkItem(NdisIoWorkItemHandle: Address);
}

/// Allocates a work item bound to the device or driver object behind the handle.
///
/// Returns NULL when the allocation fails, which a schedule can ask for.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `Init_NdisAllocateIoWorkItem`, `work-item-not-freed`,
/// `work-item-protocol-handle`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisAllocateIoWorkItem(call: &mut Call, NdisObjectHandle: Address) -> Result<Address, Stop> {
    let (owner, object) = match call.ndis().io_work_item_owner(NdisObjectHandle) {
        Ok(found) => found,
        Err(error) => return Err(facts::work_items::owner(call, error)),
    };
    if call.fails() {
        return Ok(Address::NULL);
    }
    let site = call.site();
    let executive = call.executive();
    let owner = Owner(owner.handle().0);
    let item = executive.allocate_work_item(WorkItemKind::Ndis, Some(object), owner, site);
    Ok(executive.work_item_handle(item))
}

/// Queues the item on `CriticalWorkQueue`; a worker thread of the system calls the routine at
/// PASSIVE_LEVEL with the context and the handle, possibly before this function returns.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `work-item-queue-while-queued`, `work-item-use-after-free`,
/// `work-item-wrong-handle`.
fn NdisQueueIoWorkItem(
    call: &mut Call,
    NdisIoWorkItemHandle: Address,
    Routine: Address,
    WorkItemContext: Address,
) -> Result<(), Stop> {
    let item = match call
        .executive()
        .work_item_by_handle(NdisIoWorkItemHandle, WorkItemKind::Ndis)
    {
        Ok(item) => item,
        Err(error) => return Err(facts::work_items::handle(call, error)),
    };
    let site = call.site();
    let queue = WorkQueueType::CRITICAL;
    let calling = Calling::Ndis;
    match call
        .executive()
        .queue_work_item(item, Routine, calling, WorkItemContext, queue, site)
    {
        Ok(()) => call.let_others_go_on(),
        Err(error) => Err(facts::work_items::queue(call, item, queue.0, error)),
    }
}

/// Frees an item that is not queued. Its own routine may do so.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `work-item-free-while-queued`, `work-item-free-twice`,
/// `work-item-wrong-handle`, `work-item-wrong-free-function`.
fn NdisFreeIoWorkItem(call: &mut Call, NdisIoWorkItemHandle: Address) -> Result<(), Stop> {
    let item = match call
        .executive()
        .work_item_by_handle(NdisIoWorkItemHandle, WorkItemKind::Ndis)
    {
        Ok(item) => item,
        Err(error) => return Err(facts::work_items::free_handle(call, error)),
    };
    let site = call.site();
    call.executive()
        .free_work_item(item, site)
        .map_err(|error| facts::work_items::free(call, item, error))
}

/// [`NdisAllocateIoWorkItem`] for an adapter's handle, if no failure is injected.
#[inline(always)]
fn allocate_quickly(call: QuickCall<'_>, object: Address) -> Option<Address> {
    if call.can_fail {
        return None;
    }
    let device = call.ndis.device_of_adapter(object)?;
    let (kind, owner, site) = (WorkItemKind::Ndis, Owner(object.0), call.site());
    let executive = call.executive;
    executive.allocate_work_item_quickly(kind, device, owner, site)
}

/// [`NdisQueueIoWorkItem`] for an item that is not queued, with a worker that is awake.
#[inline(always)]
fn queue_quickly(
    call: QuickCall<'_>,
    item: Address,
    routine: Address,
    context: Address,
) -> Option<()> {
    let site = call.site();
    call.executive.queue_work_item_quickly(
        item,
        WorkItemKind::Ndis,
        routine,
        Calling::Ndis,
        context,
        WorkQueueType::CRITICAL,
        site,
    )
}

/// [`NdisFreeIoWorkItem`] for an item that is not queued.
#[inline(always)]
fn free_quickly(call: QuickCall<'_>, item: Address) -> Option<()> {
    let site = call.site();
    let executive = call.executive;
    executive.free_work_item_quickly(item, WorkItemKind::Ndis, site)
}
