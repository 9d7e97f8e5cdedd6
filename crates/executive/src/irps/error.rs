//! What can be wrong with using, completing and freeing an IRP.

use abi::{Address, NtStatus};

use crate::memory::BadAddress;
use crate::site::Site;

/// Why an address is no IRP that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IrpError {
    /// No IRP was ever there.
    #[error("there is no IRP at this address")]
    NotAnIrp,
    /// The IRP there is freed.
    #[error("the IRP is freed")]
    Freed {
        /// Where it was made.
        created: Site,
        /// Where it was freed.
        freed: Site,
    },
}

/// What is wrong with completing an IRP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CompleteError {
    /// The address is no live IRP.
    #[error(transparent)]
    Irp(#[from] IrpError),
    /// The IRP cannot be accessed.
    #[error(transparent)]
    BadAddress(#[from] BadAddress),
    /// It was completed before (bug check `MULTIPLE_IRP_COMPLETE_REQUESTS`).
    #[error("the IRP is completed already")]
    CompletedTwice {
        /// Where it was completed the first time.
        completed: Site,
    },
    /// No driver has it.
    #[error("the IRP was never passed to a driver")]
    NeverSent,
    /// Its cancel routine is still set.
    #[error("the IRP's cancel routine {routine} is still set")]
    CancelRoutineSet {
        /// The routine.
        routine: Address,
    },
    /// Its status is `STATUS_PENDING`, with which no request can end.
    #[error("the IRP is completed with STATUS_PENDING")]
    StatusPending,
}

/// What is wrong with what a dispatch routine returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DispatchError {
    /// The IRP cannot be accessed.
    #[error(transparent)]
    BadAddress(#[from] BadAddress),
    /// It returned `STATUS_PENDING` and did not call `IoMarkIrpPending`.
    #[error("the dispatch routine returned STATUS_PENDING for an IRP that it did not mark pending")]
    PendingNotMarked,
    /// It called `IoMarkIrpPending` and returned another status.
    #[error("the dispatch routine marked the IRP pending and returned {returned}")]
    MarkedPendingNotReturned {
        /// What it returned.
        returned: NtStatus,
    },
    /// It neither completed the IRP nor passed it on, and did not return `STATUS_PENDING`.
    #[error("the dispatch routine returned {returned} and did not complete the IRP")]
    NotCompleted {
        /// What it returned.
        returned: NtStatus,
    },
    /// It returned another status than the IRP has.
    #[error("the dispatch routine returned {returned} and completed the IRP with {completed_with}")]
    AnotherStatus {
        /// What it returned.
        returned: NtStatus,
        /// The status of the IRP.
        completed_with: NtStatus,
    },
}

/// What is wrong with freeing an IRP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FreeIrpError {
    /// The address is no live IRP.
    #[error(transparent)]
    Irp(#[from] IrpError),
    /// A driver still has it.
    #[error("the IRP is freed while a driver has it")]
    StillSent {
        /// Where it was passed on.
        sent: Site,
    },
    /// The I/O manager made it and frees it.
    #[error("the IRP belongs to the I/O manager")]
    OfIoManager,
}
