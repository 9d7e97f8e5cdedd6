//! Spin locks: plain, in-stack queued and shared, and NDIS's reader/writer locks, which work alike.
//! Pages: kernel/introduction-to-spin-locks, kernel/queued-spin-locks,
//! wdm/nf-wdm-keacquirespinlock, wdm/nf-wdm-exacquirespinlockshared,
//! ndis/nf-ndis-ndisacquirerwlockread.
//!
//! A free spin lock has no state here, so that zeroed memory is one. A processor holds a lock, not
//! a thread: at `DISPATCH_LEVEL` both are the same. Only another processor ever spins; it goes
//! on when the lock is free. Queued locks are given in the order of the requests.

use abi::{Address, Kirql};

use crate::Executive;
use crate::lock_order::{Acquisition, OrderedLock};
use crate::site::{Activity, ProcessorId, Site};

mod error;
mod release;
#[cfg(test)]
mod tests;

pub use error::{ReleaseSpinLockError, SpinLockError};

/// Which family of routines a lock is used by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpinLockMode {
    /// `KeAcquireSpinLock`, `ExAcquireSpinLockExclusive`, `NdisAcquireRWLockWrite`.
    Exclusive,
    /// `ExAcquireSpinLockShared`, `NdisAcquireRWLockRead`: several processors at once.
    Shared,
    /// `KeAcquireInStackQueuedSpinLock`, with the address of the lock queue handle.
    Queued(Address),
}

/// What acquiring does to the IRQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpinLockLevel {
    /// Raises it to `DISPATCH_LEVEL`.
    Raise,
    /// Leaves it: the caller is at `DISPATCH_LEVEL` or above (`AtDpcLevel`).
    AtDpcLevel,
}

/// How a lock is acquired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpinLockHow {
    /// By which family of routines.
    pub mode: SpinLockMode,
    /// With which effect on the IRQL.
    pub level: SpinLockLevel,
}

impl SpinLockHow {
    /// `KeAcquireSpinLock`, `KeAcquireSpinLockRaiseToDpc`.
    pub const RAISE_TO_DPC: Self = Self {
        mode: SpinLockMode::Exclusive,
        level: SpinLockLevel::Raise,
    };
    /// `KeAcquireSpinLockAtDpcLevel`.
    pub const AT_DPC_LEVEL: Self = Self {
        mode: SpinLockMode::Exclusive,
        level: SpinLockLevel::AtDpcLevel,
    };
}

/// What came of acquiring a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum SpinLockProgress {
    /// The lock is held.
    Acquired {
        /// The IRQL before it was raised.
        previous: Kirql,
    },
    /// The activity must give way, and call again when it goes on.
    Spinning,
}

/// A spin lock that is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldSpinLock {
    /// The lock.
    pub lock: Address,
    /// By which family of routines it was acquired.
    pub mode: SpinLockMode,
    /// The processor that holds it.
    pub processor: ProcessorId,
    /// What ran there.
    pub holder: Activity,
    /// The IRQL before.
    pub previous: Kirql,
    /// Where it was acquired.
    pub acquired: Site,
}

/// What a processor spins for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SpinWait {
    pub(crate) lock: Address,
    pub(crate) mode: SpinLockMode,
    previous: Kirql,
    /// Numbers the requests of the machine, for locks that are given in order.
    ticket: u64,
    pub(crate) site: Site,
}

/// The spin locks that are held.
#[derive(Debug, Default)]
pub(crate) struct SpinLocks {
    pub(crate) held: Vec<HeldSpinLock>,
    ticket: u64,
}

impl SpinLocks {
    pub(crate) fn reset(&mut self) {
        self.held.clear();
        self.ticket = 0;
    }

    fn holders(&self, lock: Address) -> impl Iterator<Item = &HeldSpinLock> {
        self.held.iter().filter(move |held| held.lock == lock)
    }

    fn place(&self, lock: Address, processor: ProcessorId) -> Option<usize> {
        self.held
            .iter()
            .rposition(|held| held.lock == lock && held.processor == processor)
    }
}

impl SpinLockMode {
    /// Whether both are ways to use one and the same lock.
    fn mixes_with(self, other: Self) -> bool {
        matches!(self, Self::Queued(_)) == matches!(other, Self::Queued(_))
    }
}

impl Executive {
    /// Acquires a spin lock, or starts to spin for it.
    ///
    /// # Errors
    /// [`SpinLockError`] when the IRQL is wrong, or the processor would spin for ever.
    pub fn acquire_spin_lock(
        &mut self,
        lock: Address,
        how: SpinLockHow,
        site: Site,
    ) -> Result<SpinLockProgress, SpinLockError> {
        let here = self.processor();
        if let Some(wait) = self.processors[here.index()].spinning {
            debug_assert_eq!(wait.lock, lock, "a processor spins for one lock at a time");
            if self.spins_in_vain(here) {
                return Ok(SpinLockProgress::Spinning);
            }
            self.processors[here.index()].spinning = None;
            return Ok(self.hold_spin_lock(lock, wait.mode, wait.previous, wait.site, true));
        }
        let previous = self.irql();
        error::check_level(previous, how.level)?;
        if self.spin_locks.held.iter().any(|held| held.lock == lock) {
            self.check_mode(lock, how.mode)?;
            self.check_recursion(lock, how.mode)?;
        } else if !self.anyone_spins_for(lock) {
            return Ok(self.hold_spin_lock(lock, how.mode, previous, site, true));
        }
        self.spin_for(lock, how.mode, previous, site)
    }

    fn spin_for(
        &mut self,
        lock: Address,
        mode: SpinLockMode,
        previous: Kirql,
        site: Site,
    ) -> Result<SpinLockProgress, SpinLockError> {
        let here = self.processor();
        self.spin_locks.ticket += 1;
        let ticket = self.spin_locks.ticket;
        let processor = self.current_processor_mut();
        processor.spinning = Some(SpinWait {
            lock,
            mode,
            previous,
            ticket,
            site,
        });
        if !self.spins_in_vain(here) {
            self.current_processor_mut().spinning = None;
            return Ok(self.hold_spin_lock(lock, mode, previous, site, true));
        }
        if let Some(held) = self.spin_lock_circle() {
            self.current_processor_mut().spinning = None;
            return Err(SpinLockError::Deadlock { held });
        }
        let level = self.irql().max(Kirql::DISPATCH_LEVEL);
        self.processors.set_irql(self.processor(), level);
        Ok(SpinLockProgress::Spinning)
    }

    fn hold_spin_lock(
        &mut self,
        lock: Address,
        mode: SpinLockMode,
        previous: Kirql,
        acquired: Site,
        waits: bool,
    ) -> SpinLockProgress {
        let (processor, holder) = (self.processor(), self.activity);
        let held = HeldSpinLock {
            lock,
            mode,
            processor,
            holder,
            previous,
            acquired,
        };
        self.spin_locks.held.push(held);
        let how = Acquisition {
            kind: OrderedLock::SpinLock,
            exclusive: mode != SpinLockMode::Shared,
            waits,
        };
        self.lock_acquired(lock, how, acquired);
        let level = self.irql().max(Kirql::DISPATCH_LEVEL);
        self.processors.set_irql(self.processor(), level);
        SpinLockProgress::Acquired { previous }
    }

    /// Acquires a free lock at `DISPATCH_LEVEL` or above, and tells whether it was free
    /// (`KeTryToAcquireSpinLockAtDpcLevel`).
    ///
    /// # Errors
    /// [`SpinLockError`] when the IRQL is wrong.
    pub fn try_to_acquire_spin_lock_at_dpc_level(
        &mut self,
        lock: Address,
        site: Site,
    ) -> Result<bool, SpinLockError> {
        let previous = self.irql();
        error::check_level(previous, SpinLockLevel::AtDpcLevel)?;
        let is_free = self.spin_lock_is_free(lock);
        if is_free {
            let _held = self.hold_spin_lock(lock, SpinLockMode::Exclusive, previous, site, false);
        }
        Ok(is_free)
    }

    /// Makes a shared lock, of which the current processor is the only holder, exclusive, and tells
    /// whether that was possible (`ExTryConvertSharedSpinLockExclusive`).
    ///
    /// # Errors
    /// [`ReleaseSpinLockError`] when the processor does not hold the lock shared.
    pub fn try_convert_shared_spin_lock(
        &mut self,
        lock: Address,
    ) -> Result<bool, ReleaseSpinLockError> {
        let place = self.held_place(lock)?;
        let held = self.spin_locks.held[place];
        if held.mode != SpinLockMode::Shared {
            return Err(ReleaseSpinLockError::WrongRoutine { held });
        }
        let is_only_holder = self.spin_locks.holders(lock).count() == 1;
        if is_only_holder {
            self.spin_locks.held[place].mode = SpinLockMode::Exclusive;
        }
        Ok(is_only_holder)
    }

    /// Whether nobody holds the lock (`KeTestSpinLock`).
    #[must_use]
    pub fn spin_lock_is_free(&self, lock: Address) -> bool {
        self.spin_locks.holders(lock).next().is_none()
    }

    /// The spin locks that the current processor holds, the first acquired first unless some were
    /// released out of order.
    pub fn held_spin_locks(&self) -> impl Iterator<Item = &HeldSpinLock> {
        let here = self.processor();
        self.spin_locks
            .held
            .iter()
            .filter(move |held| held.processor == here)
    }

    pub(crate) fn spin_lock_held_by(&self, processor: ProcessorId) -> Option<&HeldSpinLock> {
        self.spin_locks
            .held
            .iter()
            .find(|held| held.processor == processor)
    }

    fn anyone_spins_for(&self, lock: Address) -> bool {
        let mut spinning = self
            .processors
            .iter()
            .filter_map(|processor| processor.spinning);
        spinning.any(|wait| wait.lock == lock)
    }

    /// Whether a processor spins for a lock that it cannot have now.
    #[inline]
    pub(crate) fn spins_in_vain(&self, processor: ProcessorId) -> bool {
        match &self.processors[processor.index()].spinning {
            None => false,
            Some(wait) => !self.can_have(wait),
        }
    }

    fn can_have(&self, wait: &SpinWait) -> bool {
        let is_shared = wait.mode == SpinLockMode::Shared;
        let mut holders = self.spin_locks.holders(wait.lock);
        if holders.any(|held| !(is_shared && held.mode == SpinLockMode::Shared)) {
            return false;
        }
        if !matches!(wait.mode, SpinLockMode::Queued(_)) {
            return true;
        }
        let mut spinning = self
            .processors
            .iter()
            .filter_map(|processor| processor.spinning);
        !spinning.any(|other| other.lock == wait.lock && other.ticket < wait.ticket)
    }
}
