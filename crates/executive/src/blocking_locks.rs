//! Locks that block the thread instead of spinning: fast mutexes (guarded mutexes are the same),
//! push locks, rundown protection and remove locks.
//!
//! None of them is a dispatcher object. Whoever cannot have one blocks, gives way, and calls again
//! once it has been switched to: who comes first then is a matter of the schedule, as no page
//! promises an order.

use abi::{Address, Kirql};

use crate::Executive;
use crate::site::{Activity, ThreadId};
use crate::waits::WaitReason;

mod fast_mutexes;
mod push_locks;
mod remove_locks;
mod rundown;

pub use fast_mutexes::{FastMutexError, FastMutexUse};
pub use push_locks::{PushLockError, PushLockMode};
pub use remove_locks::RemoveLockError;
pub use rundown::RundownError;

pub(crate) use fast_mutexes::FastMutex;
pub(crate) use push_locks::PushLock;
pub(crate) use remove_locks::RemoveLock;
pub(crate) use rundown::Rundown;

/// Which kind of lock a thread waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockKind {
    /// `FAST_MUTEX`, `KGUARDED_MUTEX`.
    FastMutex,
    /// `EX_PUSH_LOCK`.
    PushLock,
    /// `EX_RUNDOWN_REF`: `ExWaitForRundownProtectionRelease`.
    Rundown,
    /// `IO_REMOVE_LOCK`: `IoReleaseRemoveLockAndWait`.
    RemoveLock,
}

/// What came of acquiring or waiting for such a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum LockProgress {
    /// It is done.
    Acquired,
    /// The thread must give way, and call again when it goes on.
    Blocked,
}

/// A thread is needed, and one at a level at which it may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a lock that blocks is used at {irql}, above {highest}")]
pub struct CannotBlock {
    /// The level.
    pub irql: Kirql,
    /// The highest that is allowed.
    pub highest: Kirql,
}

impl Executive {
    /// The current thread, if it may block now.
    fn blockable(&self, highest: Kirql) -> Result<ThreadId, CannotBlock> {
        let irql = self.irql();
        match self.activity {
            Activity::Thread(thread) if irql <= highest => Ok(thread),
            _ => Err(CannotBlock { irql, highest }),
        }
    }

    fn block_for_lock(&mut self, thread: ThreadId, kind: LockKind, at: Address) -> LockProgress {
        self.block(thread, WaitReason::Lock(kind, at), None);
        LockProgress::Blocked
    }
}
