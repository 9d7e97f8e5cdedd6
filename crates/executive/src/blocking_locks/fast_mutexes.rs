//! Fast mutexes and guarded mutexes.
//! Pages: kernel/fast-mutexes-and-guarded-mutexes, wdm/nf-wdm-exacquirefastmutex,
//! wdm/nf-wdm-exreleasefastmutex, wdm/nf-wdm-keacquireguardedmutex.
//!
//! `ExInitializeFastMutex` is inline in the headers, so a fast mutex exists from its first use on.

use abi::{Address, Kirql};

use super::{CannotBlock, LockKind, LockProgress};
use crate::Executive;
use crate::lock_order::{Acquisition, OrderedLock};
use crate::site::{Activity, Site, ThreadId};
use crate::waits::WaitReason;

/// Which routines a fast mutex is used by, which decides what they do beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FastMutexUse {
    /// `ExAcquireFastMutex`: the IRQL is `APC_LEVEL` while it is held.
    RaiseToApcLevel,
    /// `ExAcquireFastMutexUnsafe`, `KeAcquireGuardedMutexUnsafe`: nothing.
    Unsafe,
    /// `KeAcquireGuardedMutex`: the thread is in a guarded region while it holds it.
    Guarded,
}

/// One fast mutex.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FastMutex {
    pub(crate) held: Option<HeldFastMutex>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct HeldFastMutex {
    pub(crate) owner: ThreadId,
    usage: FastMutexUse,
    previous: Kirql,
    pub(crate) acquired: Site,
}

/// Why a fast mutex cannot be acquired or released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FastMutexError {
    /// The caller may not block.
    #[error(transparent)]
    CannotBlock(#[from] CannotBlock),
    /// The thread owns it: it would wait for itself.
    #[error("the thread already owns the fast mutex at {at}, which cannot be acquired twice")]
    AlreadyOwned {
        /// The mutex.
        at: Address,
        /// Where it was acquired.
        acquired: Site,
    },
    /// The thread does not own it.
    #[error("the thread does not own the fast mutex at {at}")]
    NotOwner {
        /// The mutex.
        at: Address,
        /// Who owns it.
        owner: Option<ThreadId>,
    },
    /// It was acquired by routines of another family.
    #[error("the fast mutex at {at} is released by another family of routines than acquired it")]
    WrongRoutine {
        /// The mutex.
        at: Address,
        /// How it was acquired.
        usage: FastMutexUse,
        /// Where.
        acquired: Site,
    },
    /// The IRQL is no longer `APC_LEVEL`.
    #[error("the fast mutex at {at} is released at {irql}, not at APC_LEVEL")]
    WrongIrql {
        /// The mutex.
        at: Address,
        /// The level.
        irql: Kirql,
    },
}

impl Executive {
    /// Makes the memory at `at` a fast mutex that nobody owns (`ExInitializeFastMutex`).
    pub fn initialize_fast_mutex(&mut self, at: Address) {
        self.fast_mutexes.insert(at, FastMutex::default());
        self.forget_lock_order(at);
    }

    /// Acquires a fast mutex, or blocks until it is released.
    ///
    /// # Errors
    /// [`FastMutexError`] when the thread may not block or owns it already.
    pub fn acquire_fast_mutex(
        &mut self,
        at: Address,
        usage: FastMutexUse,
        site: Site,
    ) -> Result<LockProgress, FastMutexError> {
        let thread = self.blockable(Kirql::APC_LEVEL)?;
        let mutex = self.fast_mutexes.of_or_default(at);
        match mutex.held {
            None => {
                self.own_fast_mutex(at, thread, usage, site, true);
                Ok(LockProgress::Acquired)
            }
            Some(held) if held.owner == thread => Err(FastMutexError::AlreadyOwned {
                at,
                acquired: held.acquired,
            }),
            Some(_) => Ok(self.block_for_lock(thread, LockKind::FastMutex, at)),
        }
    }

    /// Acquires a fast mutex if nobody owns it, and tells whether that was so
    /// (`ExTryToAcquireFastMutex`).
    ///
    /// # Errors
    /// [`FastMutexError`] when the level is too high.
    pub fn try_to_acquire_fast_mutex(
        &mut self,
        at: Address,
        usage: FastMutexUse,
        site: Site,
    ) -> Result<bool, FastMutexError> {
        let thread = self.blockable(Kirql::APC_LEVEL)?;
        let mutex = self.fast_mutexes.of_or_default(at);
        let is_free = mutex.held.is_none();
        if is_free {
            self.own_fast_mutex(at, thread, usage, site, false);
        }
        Ok(is_free)
    }

    fn own_fast_mutex(
        &mut self,
        at: Address,
        owner: ThreadId,
        usage: FastMutexUse,
        acquired: Site,
        waits: bool,
    ) {
        let previous = self.irql();
        let held = HeldFastMutex {
            owner,
            usage,
            previous,
            acquired,
        };
        self.fast_mutexes.insert(at, FastMutex { held: Some(held) });
        let how = Acquisition {
            kind: OrderedLock::FastMutex,
            exclusive: true,
            waits,
        };
        self.lock_acquired(at, how, acquired);
        match usage {
            FastMutexUse::RaiseToApcLevel => self.set_irql(Kirql::APC_LEVEL),
            FastMutexUse::Guarded => self.threads.of_mut(owner).guarded_regions += 1,
            FastMutexUse::Unsafe => {}
        }
    }

    /// Releases a fast mutex that the current thread owns.
    ///
    /// # Errors
    /// [`FastMutexError`] when it does not, or acquired it otherwise.
    pub fn release_fast_mutex(
        &mut self,
        at: Address,
        usage: FastMutexUse,
    ) -> Result<(), FastMutexError> {
        let thread = self.blockable(Kirql::APC_LEVEL)?;
        let mutex = self.fast_mutexes.of_or_default(at);
        let held = match mutex.held {
            Some(held) if held.owner == thread => held,
            other => {
                let owner = other.map(|held| held.owner);
                return Err(FastMutexError::NotOwner { at, owner });
            }
        };
        if held.usage != usage {
            let HeldFastMutex {
                usage, acquired, ..
            } = held;
            return Err(FastMutexError::WrongRoutine {
                at,
                usage,
                acquired,
            });
        }
        match usage {
            FastMutexUse::RaiseToApcLevel => {
                let irql = self.irql();
                if irql != Kirql::APC_LEVEL {
                    return Err(FastMutexError::WrongIrql { at, irql });
                }
                self.set_irql(held.previous);
            }
            FastMutexUse::Guarded => {
                let regions = &mut self.threads.of_mut(thread).guarded_regions;
                *regions = regions.saturating_sub(1);
            }
            FastMutexUse::Unsafe => {}
        }
        self.fast_mutexes.insert(at, FastMutex::default());
        self.lock_order.released(at, Activity::Thread(thread));
        self.wake_all(WaitReason::Lock(LockKind::FastMutex, at));
        Ok(())
    }

    /// The owner of a fast mutex, and where it was acquired.
    #[must_use]
    pub fn fast_mutex_owner(&self, at: Address) -> Option<(ThreadId, Site)> {
        let held = self.fast_mutexes.of(at)?.held?;
        Some((held.owner, held.acquired))
    }

    /// The fast mutexes that a thread owns.
    pub fn fast_mutexes_of(&self, thread: ThreadId) -> impl Iterator<Item = (Address, Site)> + '_ {
        self.fast_mutexes.iter().filter_map(move |(at, mutex)| {
            let held = mutex.held.filter(|held| held.owner == thread)?;
            Some((at, held.acquired))
        })
    }

    pub(crate) fn guarded_mutexes_of(&self, thread: ThreadId) -> usize {
        let held = self.fast_mutexes.iter().filter_map(|(_, mutex)| mutex.held);
        held.filter(|held| held.owner == thread && held.usage == FastMutexUse::Guarded)
            .count()
    }
}

#[cfg(test)]
mod tests;
