//! What is wrong with a call on a work item.
//! Pages: kernel/system-worker-threads, wdm/nf-wdm-iofreeworkitem, debugger/bug-check-0xe4.

use abi::Address;

use super::WorkItemKind;
use crate::device_objects::IoObjectId;
use crate::site::Site;
use crate::system_worker_threads::WorkQueueType;

/// Why a handle or an address names no work item that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorkItemHandleError {
    /// It was never one.
    #[error("{handle} is no work item")]
    NotAWorkItem {
        /// What the driver gave.
        handle: Address,
    },
    /// It is the handle of an item that has been freed.
    #[error("the work item {handle} was freed")]
    Freed {
        /// What the driver gave.
        handle: Address,
        /// Where the item was allocated and freed; unknown when that is too long ago.
        sites: Option<(Site, Site)>,
    },
    /// The item goes with other functions.
    #[error("the work item {handle} is of another kind: {kind:?}")]
    WrongKind {
        /// What the driver gave.
        handle: Address,
        /// By which functions it was made.
        kind: WorkItemKind,
        /// Where.
        allocated: Site,
    },
}

/// Why an item cannot be queued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueueWorkItemError {
    /// It is in a queue (bug check `WORKER_INVALID`, 0x1).
    #[error("the work item is still queued: it can be queued again once its routine has started")]
    StillQueued {
        /// Where it was queued.
        queued: Site,
    },
    /// There is no such queue (bug check `WORKER_INVALID`, 0x6).
    #[error("{} is no WORK_QUEUE_TYPE", queue.0)]
    InvalidQueueType {
        /// What the driver gave.
        queue: WorkQueueType,
    },
    /// The routine is NULL (bug check `WORKER_INVALID`, 0x7).
    #[error("the work item's routine is NULL")]
    NullRoutine,
    /// `IoQueueWorkItem` takes items of a device object only; `IoQueueWorkItemEx` takes those of a
    /// driver object too.
    #[error("the work item was allocated for a driver object: queue it with IoQueueWorkItemEx")]
    DriverObject {
        /// The driver object.
        object: IoObjectId,
    },
    /// The item has been freed.
    #[error("the work item was freed")]
    Freed,
}

/// Why an item cannot be freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FreeWorkItemError {
    /// It is in a queue (bug check `WORKER_INVALID`, 0x2).
    #[error("the work item is still queued: it can be freed once its routine has started")]
    StillQueued {
        /// Where it was queued.
        queued: Site,
    },
    /// It has been freed already.
    #[error("the work item was freed already")]
    Freed,
}
