//! What is wrong with acquiring or releasing a spin lock.
//! Pages: wdm/nf-wdm-keacquirespinlock, wdm/nf-wdm-kereleasespinlock,
//! debugger/bug-check-0xf, debugger/bug-check-0x10.

use abi::{Address, Kirql};

use super::{HeldSpinLock, SpinLockLevel, SpinLockMode};
use crate::Executive;
use crate::site::ProcessorId;

/// Why a spin lock cannot be acquired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpinLockError {
    /// The routine may be called at or below `DISPATCH_LEVEL` only.
    #[error("the spin lock is acquired at {irql}, above DISPATCH_LEVEL")]
    IrqlTooHigh {
        /// The level.
        irql: Kirql,
    },
    /// The routine, which does not raise the IRQL, is called below `DISPATCH_LEVEL`.
    #[error(
        "the spin lock is acquired at {irql}, below DISPATCH_LEVEL, by a routine that does not raise the IRQL"
    )]
    IrqlTooLow {
        /// The level.
        irql: Kirql,
    },
    /// The same processor holds it (bug check `SPIN_LOCK_ALREADY_OWNED`).
    #[error("the processor already holds the spin lock at {}", held.lock)]
    AlreadyHeld {
        /// How it is held.
        held: HeldSpinLock,
    },
    /// The lock is used both as a queued and as an ordinary lock.
    #[error("the spin lock at {} is used as a queued and as an ordinary spin lock", held.lock)]
    MixedRoutines {
        /// How it is held.
        held: HeldSpinLock,
    },
    /// Processors spin for each other's locks in a circle, this one being the last.
    #[error("processors wait for each other's spin locks, such as that at {}", held.lock)]
    Deadlock {
        /// The lock that was asked for, held by a processor that waits for this one.
        held: HeldSpinLock,
    },
}

/// Why a spin lock cannot be released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReleaseSpinLockError {
    /// Nobody holds it (bug check `SPIN_LOCK_NOT_OWNED`).
    #[error("nobody holds the spin lock at {lock}")]
    NotHeld {
        /// The lock, or the handle of a queued one.
        lock: Address,
    },
    /// Another processor holds it.
    #[error("processor {} holds the spin lock at {}", held.processor.0, held.lock)]
    HeldElsewhere {
        /// How it is held.
        held: HeldSpinLock,
    },
    /// It was acquired by a routine of another family.
    #[error("the spin lock at {} was acquired by a routine of another family", held.lock)]
    WrongRoutine {
        /// How it is held.
        held: HeldSpinLock,
    },
    /// The processor is below `DISPATCH_LEVEL`.
    #[error("the spin lock at {} is released at {irql}, below DISPATCH_LEVEL", held.lock)]
    IrqlTooLow {
        /// How it is held.
        held: HeldSpinLock,
        /// The level.
        irql: Kirql,
    },
    /// The level to restore is above the current one.
    #[error("releasing the spin lock at {} would raise the IRQL from {irql} to {to}", held.lock)]
    RaisesIrql {
        /// How it is held.
        held: HeldSpinLock,
        /// The level now.
        irql: Kirql,
        /// The level to restore.
        to: Kirql,
    },
    /// A DPC must stay at or above `DISPATCH_LEVEL`.
    #[error("a DPC releases the spin lock at {} and lowers the IRQL to {to}", held.lock)]
    BelowDispatchInDpc {
        /// How it is held.
        held: HeldSpinLock,
        /// The level to restore.
        to: Kirql,
    },
    /// The processor would go below `DISPATCH_LEVEL` while it holds another lock.
    #[error("releasing the spin lock at {lock} lowers the IRQL to {to} while that at {} is held", other.lock)]
    HoldsAnother {
        /// The lock to release.
        lock: Address,
        /// The one that stays held.
        other: HeldSpinLock,
        /// The level to restore.
        to: Kirql,
    },
}

pub(super) fn check_level(irql: Kirql, level: SpinLockLevel) -> Result<(), SpinLockError> {
    match level {
        SpinLockLevel::Raise if irql > Kirql::DISPATCH_LEVEL => {
            Err(SpinLockError::IrqlTooHigh { irql })
        }
        SpinLockLevel::AtDpcLevel if irql < Kirql::DISPATCH_LEVEL => {
            Err(SpinLockError::IrqlTooLow { irql })
        }
        _ => Ok(()),
    }
}

impl Executive {
    pub(super) fn check_mode(
        &self,
        lock: Address,
        mode: SpinLockMode,
    ) -> Result<(), SpinLockError> {
        match self
            .spin_locks
            .holders(lock)
            .find(|held| !held.mode.mixes_with(mode))
        {
            Some(&held) => Err(SpinLockError::MixedRoutines { held }),
            None => Ok(()),
        }
    }

    /// A processor may hold a lock twice only if it holds it shared both times
    /// (ndis/nf-ndis-ndisacquirerwlockread: read locks can be acquired recursively, and not upgraded).
    pub(super) fn check_recursion(
        &self,
        lock: Address,
        mode: SpinLockMode,
    ) -> Result<(), SpinLockError> {
        let here = self.processor();
        let mut holders = self.spin_locks.holders(lock);
        match holders.find(|held| held.processor == here) {
            Some(held) if held.mode == SpinLockMode::Shared && mode == SpinLockMode::Shared => {
                Ok(())
            }
            Some(&held) => Err(SpinLockError::AlreadyHeld { held }),
            None => Ok(()),
        }
    }

    /// Follows who spins for what from the current processor on. If that leads back here, gives the
    /// lock that it spins for.
    pub(super) fn spin_lock_circle(&self) -> Option<HeldSpinLock> {
        let here = self.processor();
        let mut reached = self.waited_for_by(here);
        let mut followed = here.mask();
        while reached & !followed != 0 {
            let next = (reached & !followed).trailing_zeros();
            followed |= 1 << next;
            reached |= self.waited_for_by(ProcessorId(u8::try_from(next).unwrap_or(0)));
        }
        if reached & here.mask() == 0 {
            return None;
        }
        let lock = self.processors[here.index()].spinning?.lock;
        self.spin_locks.holders(lock).next().copied()
    }

    /// The processors without which a processor cannot go on, as a mask.
    fn waited_for_by(&self, id: ProcessorId) -> u64 {
        let Some(wait) = self.processors[id.index()].spinning else {
            return 0;
        };
        let holders = self.spin_locks.holders(wait.lock);
        holders.fold(0, |mask, held| mask | held.processor.mask())
    }
}
