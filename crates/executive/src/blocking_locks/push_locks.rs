//! Push locks. Pages: wdm/nf-wdm-exacquirepushlockexclusive, wdm/nf-wdm-exinitializepushlock.
//!
//! The caller has disabled kernel APCs. A push lock that is all zeros is a free one, so none needs
//! to be initialised here.

use abi::{Address, Kirql};

use super::{CannotBlock, LockKind, LockProgress};
use crate::Executive;
use crate::lock_order::{Acquisition, OrderedLock};
use crate::site::{Activity, Site, ThreadId};
use crate::waits::WaitReason;

/// How a push lock is acquired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PushLockMode {
    /// By one thread alone.
    Exclusive,
    /// Together with others.
    Shared,
}

/// One push lock.
#[derive(Debug, Default)]
pub(crate) struct PushLock {
    pub(crate) holders: Vec<PushLockHolder>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct PushLockHolder {
    pub(crate) thread: ThreadId,
    mode: PushLockMode,
    pub(crate) acquired: Site,
}

/// Why a push lock cannot be acquired or released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PushLockError {
    /// The caller may not block.
    #[error(transparent)]
    CannotBlock(#[from] CannotBlock),
    /// The thread holds it and would wait for itself.
    #[error("the thread already holds the push lock at {at}")]
    AlreadyHeld {
        /// The lock.
        at: Address,
        /// Where it was acquired.
        acquired: Site,
    },
    /// The thread does not hold it, or not so.
    #[error("the thread does not hold the push lock at {at} in this way")]
    NotHeld {
        /// The lock.
        at: Address,
    },
}

impl Executive {
    /// Acquires a push lock, or blocks.
    ///
    /// # Errors
    /// [`PushLockError`] when the thread may not block or would wait for itself.
    pub fn acquire_push_lock(
        &mut self,
        at: Address,
        mode: PushLockMode,
        acquired: Site,
    ) -> Result<LockProgress, PushLockError> {
        let thread = self.blockable(Kirql::APC_LEVEL)?;
        let lock = self.push_locks.of_or_default(at);
        let is_shared = |holder: &PushLockHolder| holder.mode == PushLockMode::Shared;
        let can_have = match mode {
            PushLockMode::Exclusive => lock.holders.is_empty(),
            PushLockMode::Shared => lock.holders.iter().all(is_shared),
        };
        if !can_have {
            if let Some(holder) = lock.holders.iter().find(|holder| holder.thread == thread) {
                return Err(PushLockError::AlreadyHeld {
                    at,
                    acquired: holder.acquired,
                });
            }
            return Ok(self.block_for_lock(thread, LockKind::PushLock, at));
        }
        lock.holders.push(PushLockHolder {
            thread,
            mode,
            acquired,
        });
        let how = Acquisition {
            kind: OrderedLock::PushLock,
            exclusive: mode == PushLockMode::Exclusive,
            waits: true,
        };
        self.lock_acquired(at, how, acquired);
        Ok(LockProgress::Acquired)
    }

    /// Releases a push lock that the current thread holds in this way.
    ///
    /// # Errors
    /// [`PushLockError`] when it does not.
    pub fn release_push_lock(
        &mut self,
        at: Address,
        mode: PushLockMode,
    ) -> Result<(), PushLockError> {
        let thread = self.blockable(Kirql::APC_LEVEL)?;
        let holders = &mut self.push_locks.of_or_default(at).holders;
        let mut held = holders.iter();
        let place = held.position(|holder| holder.thread == thread && holder.mode == mode);
        holders.swap_remove(place.ok_or(PushLockError::NotHeld { at })?);
        self.lock_order.released(at, Activity::Thread(thread));
        self.wake_all(WaitReason::Lock(LockKind::PushLock, at));
        Ok(())
    }

    /// The push locks that a thread holds.
    pub fn push_locks_of(&self, thread: ThreadId) -> impl Iterator<Item = (Address, Site)> + '_ {
        self.push_locks.iter().filter_map(move |(at, lock)| {
            let holder = lock.holders.iter().find(|holder| holder.thread == thread)?;
            Some((at, holder.acquired))
        })
    }
}

#[cfg(test)]
mod tests;
