//! Why a lookaside list cannot be initialized or used.

use super::LookasideKind;
use crate::lists::ListError;
use crate::memory::BadAddress;
use crate::pool::PoolSelectionError;
use crate::site::Site;

/// Why a list cannot be initialized.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InitializeLookasideError {
    /// The structure is misaligned or cannot be written.
    #[error(transparent)]
    List(#[from] ListError),
    /// The list is in use (its old entries would be lost).
    #[error("the lookaside list is initialized already")]
    InitializedAlready {
        /// Where that was done.
        initialized: Site,
    },
    /// The pool type is none for drivers (`STATUS_INVALID_PARAMETER_4`).
    #[error(transparent)]
    PoolType(#[from] PoolSelectionError),
    /// The flags are unknown or exclude each other (`STATUS_INVALID_PARAMETER_5`).
    #[error("the flags {flags:#x} are unknown, or exclude each other")]
    Flags {
        /// What the driver gave.
        flags: u32,
    },
    /// The entries have no room for a list's link.
    #[error("entries of {size} bytes are smaller than LOOKASIDE_MINIMUM_BLOCK_SIZE")]
    TooSmall {
        /// What the driver gave.
        size: u64,
    },
}

/// Why a list cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LookasideError {
    /// No list was initialized there.
    #[error("the lookaside list was never initialized")]
    NotInitialized,
    /// The list is deleted.
    #[error("the lookaside list is deleted")]
    Deleted {
        /// Where it was initialized.
        initialized: Site,
        /// Where it was deleted.
        deleted: Site,
    },
    /// The list is of another kind.
    #[error("the lookaside list is of another kind")]
    AnotherKind {
        /// Its kind.
        kind: LookasideKind,
    },
    /// The list's memory is bad.
    #[error(transparent)]
    List(#[from] ListError),
}

impl From<BadAddress> for LookasideError {
    fn from(cause: BadAddress) -> Self {
        Self::List(cause.into())
    }
}
