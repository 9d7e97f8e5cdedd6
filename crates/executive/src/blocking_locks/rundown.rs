//! Run-down protection. Pages: kernel/run-down-protection, wdm/nf-wdm-exacquirerundownprotection,
//! wdm/nf-wdm-exwaitforrundownprotectionrelease.
//!
//! A rundown reference that is all zeros is one that grants protection.

use abi::{Address, Kirql};

use super::{CannotBlock, LockKind, LockProgress};
use crate::Executive;
use crate::waits::WaitReason;

/// One rundown reference.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rundown {
    /// Those who are protected.
    pub(crate) count: u64,
    /// Rundown has begun: nobody is granted protection any more.
    is_running_down: bool,
}

/// Why a call on a rundown reference cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RundownError {
    /// The caller may not block.
    #[error(transparent)]
    CannotBlock(#[from] CannotBlock),
    /// Protection is released that nobody has.
    #[error("run-down protection at {at} is released more often than it was acquired")]
    NotProtected {
        /// The reference.
        at: Address,
    },
}

impl Executive {
    /// Makes the memory at `at` a rundown reference that grants protection
    /// (`ExInitializeRundownProtection`, `ExReInitializeRundownProtection`).
    pub fn initialize_rundown(&mut self, at: Address) {
        self.rundowns.insert(at, Rundown::default());
    }

    /// Acquires protection `count` times and tells whether it was granted
    /// (`ExAcquireRundownProtectionEx`).
    pub fn acquire_rundown(&mut self, at: Address, count: u32) -> bool {
        let rundown = self.rundowns.of_or_default(at);
        if rundown.is_running_down {
            return false;
        }
        rundown.count += u64::from(count);
        true
    }

    /// Releases protection `count` times (`ExReleaseRundownProtectionEx`).
    ///
    /// # Errors
    /// [`RundownError::NotProtected`] when it was not acquired so often; nothing changes.
    pub fn release_rundown(&mut self, at: Address, count: u32) -> Result<(), RundownError> {
        let rundown = self.rundowns.of_or_default(at);
        let left = rundown.count.checked_sub(u64::from(count));
        rundown.count = left.ok_or(RundownError::NotProtected { at })?;
        if rundown.count == 0 {
            self.wake_all(WaitReason::Lock(LockKind::Rundown, at));
        }
        Ok(())
    }

    /// Begins rundown, and blocks until all who are protected have released it
    /// (`ExWaitForRundownProtectionRelease`).
    ///
    /// # Errors
    /// [`RundownError`] when the thread may not block.
    pub fn wait_for_rundown(&mut self, at: Address) -> Result<LockProgress, RundownError> {
        let thread = self.blockable(Kirql::APC_LEVEL)?;
        let rundown = self.rundowns.of_or_default(at);
        rundown.is_running_down = true;
        if rundown.count == 0 {
            self.learns();
            return Ok(LockProgress::Acquired);
        }
        Ok(self.block_for_lock(thread, LockKind::Rundown, at))
    }

    /// Marks a rundown as complete (`ExRundownCompleted`): protection is not granted until it is
    /// initialised again.
    pub fn complete_rundown(&mut self, at: Address) {
        self.rundowns.of_or_default(at).is_running_down = true;
    }
}

#[cfg(test)]
mod tests;
