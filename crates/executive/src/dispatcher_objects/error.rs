//! What is wrong with a call on a dispatcher object.
//! Pages: kernel/introduction-to-kernel-dispatcher-objects, wdm/nf-wdm-kereleasemutex,
//! wdm/nf-wdm-kereleasesemaphore, debugger/bug-check-0x11.

use abi::Address;

use super::ObjectKind;
use crate::site::ThreadId;

/// Why a call on a dispatcher object cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ObjectError {
    /// No object was initialised at the address.
    #[error("no dispatcher object was initialised at {at}")]
    NotInitialized {
        /// The address.
        at: Address,
    },
    /// An object of another kind is there.
    #[error("the object at {at} is a {actual:?}, not a {expected:?}")]
    WrongKind {
        /// The address.
        at: Address,
        /// What the call is for.
        expected: ObjectKind,
        /// What is there.
        actual: ObjectKind,
    },
}

/// Why a mutex cannot be released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReleaseMutexError {
    /// There is no mutex.
    #[error(transparent)]
    Object(#[from] ObjectError),
    /// The calling thread does not own it (bug check `THREAD_NOT_MUTEX_OWNER`).
    #[error("the thread does not own the mutex; its owner is {owner:?}")]
    NotOwner {
        /// Who does.
        owner: Option<ThreadId>,
    },
}

/// Why a semaphore cannot be released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReleaseSemaphoreError {
    /// There is no semaphore.
    #[error(transparent)]
    Object(#[from] ObjectError),
    /// The count would go beyond the limit (`STATUS_SEMAPHORE_LIMIT_EXCEEDED` is raised).
    #[error("the count {count} plus {adjustment} exceeds the semaphore's limit {limit}")]
    LimitExceeded {
        /// The count now.
        count: u32,
        /// What was to be added.
        adjustment: u32,
        /// The most it can be.
        limit: u32,
    },
}

/// An object is initialised again, or its memory freed, while a thread waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("thread {} waits for the object at {at}", waiter.0)]
pub struct StillWaitedFor {
    /// The object.
    pub at: Address,
    /// The first thread that waits.
    pub waiter: ThreadId,
}
