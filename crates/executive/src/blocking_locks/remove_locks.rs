//! Remove locks. Pages: kernel/using-remove-locks, wdm/nf-wdm-ioacquireremovelock,
//! wdm/nf-wdm-ioreleaseremovelock, wdm/nf-wdm-ioreleaseremovelockandwait.

use abi::{Address, Kirql};

use super::{CannotBlock, LockKind, LockProgress};
use crate::Executive;
use crate::site::Site;
use crate::waits::WaitReason;

/// One remove lock.
#[derive(Debug, Default)]
pub(crate) struct RemoveLock {
    /// Who holds it: the tag and where it was acquired.
    pub(crate) holders: Vec<(Address, Site)>,
    /// Removal has begun: no further acquisition succeeds.
    is_removed: bool,
    /// The releasing half of release-and-wait is done.
    is_waiting: bool,
}

/// Why a call on a remove lock cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RemoveLockError {
    /// The caller may not block.
    #[error(transparent)]
    CannotBlock(#[from] CannotBlock),
    /// It was not initialised.
    #[error("the remove lock at {at} was not initialised with IoInitializeRemoveLock")]
    NotInitialized {
        /// The lock.
        at: Address,
    },
    /// It is not held with this tag.
    #[error("the remove lock at {at} is not held with the tag {tag}")]
    NotHeld {
        /// The lock.
        at: Address,
        /// The tag.
        tag: Address,
    },
}

impl Executive {
    /// Makes the memory at `at` a remove lock (`IoInitializeRemoveLock`).
    pub fn initialize_remove_lock(&mut self, at: Address) {
        self.remove_locks.insert(at, RemoveLock::default());
    }

    fn remove_lock(&mut self, at: Address) -> Result<&mut RemoveLock, RemoveLockError> {
        self.remove_locks
            .of_mut(at)
            .ok_or(RemoveLockError::NotInitialized { at })
    }

    /// Acquires a remove lock; false if removal has begun (`STATUS_DELETE_PENDING`).
    ///
    /// # Errors
    /// [`RemoveLockError`] when it was not initialised.
    pub fn acquire_remove_lock(
        &mut self,
        at: Address,
        tag: Address,
        site: Site,
    ) -> Result<bool, RemoveLockError> {
        let lock = self.remove_lock(at)?;
        if lock.is_removed {
            return Ok(false);
        }
        lock.holders.push((tag, site));
        Ok(true)
    }

    /// Releases a remove lock that was acquired with this tag.
    ///
    /// # Errors
    /// [`RemoveLockError`] when it is not held so.
    pub fn release_remove_lock(
        &mut self,
        at: Address,
        tag: Address,
    ) -> Result<(), RemoveLockError> {
        let lock = self.remove_lock(at)?;
        let place = lock.holders.iter().rposition(|holder| holder.0 == tag);
        lock.holders
            .remove(place.ok_or(RemoveLockError::NotHeld { at, tag })?);
        if lock.is_removed && lock.holders.is_empty() {
            self.wake_all(WaitReason::Lock(LockKind::RemoveLock, at));
        }
        Ok(())
    }

    /// Releases a remove lock, begins removal, and blocks until nobody holds the lock any more.
    ///
    /// # Errors
    /// [`RemoveLockError`] when it is not held with this tag, or the thread may not block.
    pub fn release_remove_lock_and_wait(
        &mut self,
        at: Address,
        tag: Address,
    ) -> Result<LockProgress, RemoveLockError> {
        let thread = self.blockable(Kirql::PASSIVE_LEVEL)?;
        if !self.remove_lock(at)?.is_waiting {
            self.release_remove_lock(at, tag)?;
            let lock = self.remove_lock(at)?;
            lock.is_removed = true;
            lock.is_waiting = true;
        }
        if self.remove_lock(at)?.holders.is_empty() {
            return Ok(LockProgress::Acquired);
        }
        Ok(self.block_for_lock(thread, LockKind::RemoveLock, at))
    }

    /// Who holds a remove lock: tags, and where each acquired it.
    pub fn remove_lock_holders(&self, at: Address) -> impl Iterator<Item = (Address, Site)> + '_ {
        let lock = self.remove_locks.of(at);
        lock.into_iter()
            .flat_map(|lock| lock.holders.iter().copied())
    }
}

#[cfg(test)]
mod tests;
