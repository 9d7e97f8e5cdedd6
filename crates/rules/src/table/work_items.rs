//! Rules for work items. Pages: network/ndis-i-o-work-items, kernel/system-worker-threads.

use crate::{
    ACTIVE_EX_WORKER_THREAD_TERMINATION, DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS,
    DRIVER_VERIFIER_DETECTED_VIOLATION, WORKER_INVALID, WORKER_THREAD_RETURNED_AT_BAD_IRQL,
};

rules! {
    WORK_ITEM_FREE_WHILE_QUEUED {
        id: "work-item-free-while-queued", Ours,
        title: "a work item is freed while it is queued",
        requires: "a work item may be freed only while it is not queued",
        page: "ddi/wdm/nf-wdm-iofreeworkitem, Remarks",
        bug_check: Some(WORKER_INVALID.with(["0x2: a queued I/O work item was freed", "work item", "worker routine", "0"])),
        help: "free the item inside its callback, or wait for the callback before freeing",
    }
    WORK_ITEM_QUEUE_WHILE_QUEUED {
        id: "work-item-queue-while-queued", Ours,
        title: "a work item is queued while it is still queued",
        requires: "a work item may be queued again only after its callback has been called",
        page: "kernel/system-worker-threads",
        bug_check: Some(WORKER_INVALID.with(["0x1: an active work item was queued", "work item", "queue number", "0"])),
        help: "keep a flag or a list beside the item, and queue only when its callback has taken the earlier request",
    }
    WORK_ITEM_USE_AFTER_FREE {
        id: "work-item-use-after-free", Ours,
        title: "a work item is used after it was freed",
        requires: "a freed work item is gone; its handle may not be used again (follows from the page, which does not state it)",
        page: "ddi/ndis/nf-ndis-ndisfreeioworkitem",
        bug_check: None,
        help: "clear the handle where the item is freed, and make sure that nobody else still holds it",
    }
    WORK_ITEM_FREE_TWICE {
        id: "work-item-free-twice", Ours,
        title: "a work item is freed twice",
        requires: "each allocated work item is freed once (follows from the page, which does not state it)",
        page: "ddi/ndis/nf-ndis-ndisfreeioworkitem",
        bug_check: None,
        help: "decide on one owner of the item: either its callback frees it or the routine that tears down does",
    }
    WORK_ITEM_WRONG_HANDLE {
        id: "work-item-wrong-handle", Ours,
        title: "a work item function is given a handle of another kind",
        requires: "the handle is an adapter, miniport driver, filter driver or NDIS device handle to allocate, and the item's own handle afterwards",
        page: "ddi/ndis/nf-ndis-ndisallocateioworkitem, Parameters",
        bug_check: None,
        help: "pass the handle that NDIS gave the driver, not a context or an object of the driver's own",
    }
    WORK_ITEM_PROTOCOL_HANDLE {
        id: "work-item-protocol-handle", Ours,
        title: "an NDIS work item is allocated with a protocol driver's handle",
        requires: "NDIS associates no device or driver object with a protocol driver, so it must not allocate NDIS work items",
        page: "ddi/ndis/nf-ndis-ndisallocateioworkitem, Remarks",
        bug_check: None,
        help: "use IoAllocateWorkItem with a device object of the driver's own, or the miniport half's handle",
    }
    WORK_ITEM_WRONG_FREE_FUNCTION {
        id: "work-item-wrong-free-function", Ours,
        title: "a work item is used with functions of another family",
        requires: "an item is queued and released by the functions that belong to the one that made it",
        page: "ddi/wdm/nf-wdm-ioinitializeworkitem, Remarks",
        bug_check: None,
        help: "pair NdisAllocateIoWorkItem with NdisFreeIoWorkItem, IoAllocateWorkItem with IoFreeWorkItem, IoInitializeWorkItem with IoUninitializeWorkItem",
    }
    INIT_NDIS_ALLOCATE_IO_WORK_ITEM {
        id: "Init_NdisAllocateIoWorkItem", Microsoft,
        title: "a work item of an adapter is left when the adapter halts or fails to initialise",
        requires: "a work item allocated with an adapter handle is freed by the end of MiniportHaltEx, or of a MiniportInitializeEx that fails",
        page: "devtest/ndis-init-ndisallocateioworkitem",
        bug_check: None,
        help: "free the item in MiniportHaltEx after its callback has run, and on every failure path of MiniportInitializeEx",
    }
    WORK_ITEM_NOT_FREED {
        id: "work-item-not-freed", Ours,
        title: "a work item is left when the driver unloads",
        requires: "every allocated work item is freed before the driver unloads",
        page: "ddi/ndis/nf-ndis-ndisallocateioworkitem, Remarks",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x62: unloaded with allocations left", "driver name", "0", "allocations left"])),
        help: "free the item in the unload routine at the latest",
    }
    WORK_ITEM_OUTLIVES_DRIVER {
        id: "work-item-outlives-driver", Ours,
        title: "the routine of a work item runs or waits in a queue when its driver has unloaded",
        requires: "the unload routine makes sure that all work items have completed",
        page: "kernel/releasing-driver-allocated-resources",
        bug_check: Some(DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS),
        help: "count the items that are queued or run, and wait in the unload routine until there is none",
    }
    WORK_ITEM_IN_FREED_MEMORY {
        id: "work-item-in-freed-memory", Ours,
        title: "memory is freed that holds a queued work item",
        requires: "memory that holds a work item is not freed before the item has been taken off its queue",
        page: "debugger/bug-check-0xe4--worker-invalid",
        bug_check: Some(WORKER_INVALID.with(["0x0: an active work item was freed", "work item", "start of the block", "end of the block"])),
        help: "free the memory inside the item's routine, or after the routine has run",
    }
    WORK_ITEM_NOT_UNINITIALIZED {
        id: "work-item-not-uninitialized", Ours,
        title: "memory is freed that holds an initialised work item",
        requires: "IoUninitializeWorkItem is called before the memory of an item made by IoInitializeWorkItem is freed",
        page: "ddi/wdm/nf-wdm-ioinitializeworkitem, Remarks",
        bug_check: None,
        help: "call IoUninitializeWorkItem before the memory is freed",
    }
    WORK_ITEM_NEEDS_DEVICE_OBJECT {
        id: "work-item-needs-device-object", Ours,
        title: "IoQueueWorkItem queues an item that was allocated with a driver object",
        requires: "an item that is queued with IoQueueWorkItem was allocated with a device object",
        page: "ddi/wdm/nf-wdm-ioallocateworkitem, Parameters",
        bug_check: None,
        help: "queue the item with IoQueueWorkItemEx, or allocate it with a device object",
    }
    WORKER_INVALID_ARGUMENT {
        id: "worker-invalid", Ours,
        title: "a work item is initialised or queued with an argument that cannot be valid",
        requires: "the object, the queue type and the routine given with a work item are valid",
        page: "debugger/bug-check-0xe4--worker-invalid",
        bug_check: Some(WORKER_INVALID.with(["0x3 object, 0x6 queue type, 0x7 routine", "work item", "object or queue number", "0"])),
        help: "check the argument that the title names",
    }
    WORK_ITEM_ROUTINE_IRQL {
        id: "work-item-routine-irql", Ours,
        title: "a work item routine returns at a raised IRQL",
        requires: "a work item routine returns at the IRQL at which it was called, PASSIVE_LEVEL",
        page: "debugger/bug-check-0xe1--worker-thread-returned-at-bad-irql",
        bug_check: Some(WORKER_THREAD_RETURNED_AT_BAD_IRQL),
        help: "release every spin lock and lower every raised IRQL on each path out of the routine",
    }
    WORK_ITEM_ROUTINE_HOLDS_LOCK {
        id: "work-item-routine-holds-lock", Ours,
        title: "a work item routine returns while it holds a lock or is in a region without APCs",
        requires: "a routine releases the mutexes, fast mutexes and push locks that it acquires and leaves the regions that it enters, because the worker thread goes on with items of others",
        page: "kernel/system-worker-threads",
        bug_check: None,
        help: "release the lock or leave the region on every path out of the routine; an event can tell another thread what a lock can't",
    }
    WORK_ITEM_ROUTINE_THREAD_ATTRIBUTES {
        id: "work-item-routine-thread-attributes", Ours,
        title: "a work item routine changes the worker thread's affinity or priority and does not restore it",
        requires: "a routine restores the affinity that it sets before it exits; the priority is set of threads only that the driver has created",
        page: "ddi/wdm/nf-wdm-kesetsystemaffinitythreadex, Remarks",
        bug_check: None,
        help: "pass what KeSetSystemAffinityThreadEx returned to KeRevertToUserAffinityThreadEx, and what KeSetPriorityThread returned to KeSetPriorityThread, before the routine returns",
    }
    WORK_ITEM_ROUTINE_ENDS_THREAD {
        id: "work-item-routine-ends-thread", Ours,
        title: "a work item routine ends the system worker thread it runs on",
        requires: "a work item routine returns; it never terminates the thread, which belongs to the system",
        page: "debugger/bug-check-0xe9--active-ex-worker-thread-termination",
        bug_check: Some(ACTIVE_EX_WORKER_THREAD_TERMINATION),
        help: "return from the routine; use PsCreateSystemThread for work that needs a thread of its own",
    }
}
