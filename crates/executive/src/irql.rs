//! Raising and lowering the current processor's IRQL.
//! Pages: wdm/nf-wdm-keraiseirql, wdm/nf-wdm-kelowerirql, kernel/managing-hardware-priorities.

use abi::{Address, Kirql};

use crate::Executive;
use crate::site::{Activity, Site};

/// Why the IRQL cannot be changed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IrqlError {
    /// The new level is not above or at the current one.
    #[error("the IRQL cannot be raised from {current} to {to}: lower it with KeLowerIrql")]
    RaiseBelowCurrent {
        /// The level now.
        current: Kirql,
        /// The level asked for.
        to: Kirql,
    },
    /// The new level is not below or at the current one.
    #[error("the IRQL cannot be lowered from {current} to {to}: raise it with KeRaiseIrql")]
    LowerAboveCurrent {
        /// The level now.
        current: Kirql,
        /// The level asked for.
        to: Kirql,
    },
    /// x64 has levels 0 to 15.
    #[error("there is no IRQL {}", to.0)]
    NoSuchLevel {
        /// The level asked for.
        to: Kirql,
    },
    /// A DPC must stay at or above `DISPATCH_LEVEL`.
    #[error("a DPC lowers the IRQL to {to}, below DISPATCH_LEVEL")]
    BelowDispatchInDpc {
        /// The level asked for.
        to: Kirql,
    },
    /// The processor would go below `DISPATCH_LEVEL` while it holds a spin lock.
    #[error("the IRQL is lowered to {to} while the spin lock at {lock} is held")]
    HoldsSpinLock {
        /// The level asked for.
        to: Kirql,
        /// The lock.
        lock: Address,
        /// Where it was acquired.
        acquired: Site,
    },
}

impl Executive {
    /// The IRQL of the current processor.
    #[inline]
    #[must_use]
    pub fn irql(&self) -> Kirql {
        self.processors.irql()
    }

    /// Raises the IRQL of the current processor and returns the one before.
    ///
    /// # Errors
    /// [`IrqlError`] when `to` is lower than the current level or does not exist.
    pub fn raise_irql(&mut self, to: Kirql) -> Result<Kirql, IrqlError> {
        let current = self.irql();
        if to < current {
            return Err(IrqlError::RaiseBelowCurrent { current, to });
        }
        if to > Kirql::HIGH_LEVEL {
            return Err(IrqlError::NoSuchLevel { to });
        }
        self.processors.set_irql(self.processor(), to);
        Ok(current)
    }

    /// Lowers the IRQL of the current processor. DPCs that were held off must then run first:
    /// [`Executive::must_yield`] says so.
    ///
    /// # Errors
    /// [`IrqlError`] when `to` is higher than the current level, or lower than what a DPC or a
    /// held spin lock demands.
    pub fn lower_irql(&mut self, to: Kirql) -> Result<(), IrqlError> {
        let current = self.irql();
        if to > current {
            return Err(IrqlError::LowerAboveCurrent { current, to });
        }
        if to < Kirql::DISPATCH_LEVEL {
            if matches!(self.activity, Activity::Dpc(_)) {
                return Err(IrqlError::BelowDispatchInDpc { to });
            }
            if let Some(held) = self.spin_lock_held_by(self.processor()) {
                return Err(IrqlError::HoldsSpinLock {
                    to,
                    lock: held.lock,
                    acquired: held.acquired,
                });
            }
        }
        self.set_irql(to);
        Ok(())
    }

    /// Sets the level without a check; DPC interrupts that were held off become due.
    pub(crate) fn set_irql(&mut self, to: Kirql) {
        self.processors.set_irql(self.processor(), to);
        let processor = self.current_processor_mut();
        if to < Kirql::DISPATCH_LEVEL && processor.dpcs.is_coming {
            processor.dpcs.is_coming = false;
            processor.dpcs.is_due = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, SITE};

    #[test]
    fn raising_returns_the_level_before() {
        let mut executive = testing::with_thread();
        assert_eq!(
            executive.raise_irql(Kirql::DISPATCH_LEVEL),
            Ok(Kirql::PASSIVE_LEVEL)
        );
        assert_eq!(executive.irql(), Kirql::DISPATCH_LEVEL);
    }

    /// wdm/nf-wdm-keraiseirql: the new level must not be below the current one.
    #[test]
    fn raising_to_a_lower_level_is_refused() {
        let mut executive = testing::with_thread();
        executive.raise_irql(Kirql::DISPATCH_LEVEL).unwrap();
        assert_eq!(
            executive.raise_irql(Kirql::APC_LEVEL),
            Err(IrqlError::RaiseBelowCurrent {
                current: Kirql::DISPATCH_LEVEL,
                to: Kirql::APC_LEVEL
            })
        );
    }

    /// wdm/nf-wdm-kelowerirql: it is an error to lower to a level above the current one.
    #[test]
    fn lowering_to_a_higher_level_is_refused() {
        let mut executive = testing::with_thread();
        assert_eq!(
            executive.lower_irql(Kirql::APC_LEVEL),
            Err(IrqlError::LowerAboveCurrent {
                current: Kirql::PASSIVE_LEVEL,
                to: Kirql::APC_LEVEL
            })
        );
    }

    #[test]
    fn levels_above_high_level_do_not_exist() {
        let mut executive = testing::with_thread();
        assert_eq!(
            executive.raise_irql(Kirql(16)),
            Err(IrqlError::NoSuchLevel { to: Kirql(16) })
        );
    }

    /// debugger/bug-check-0xf: lowering the IRQL below the lock's while it is held.
    #[test]
    fn lowering_while_a_spin_lock_is_held_is_refused() {
        let mut executive = testing::with_thread();
        testing::acquire(&mut executive, Address(0x100));
        assert_eq!(
            executive.lower_irql(Kirql::PASSIVE_LEVEL),
            Err(IrqlError::HoldsSpinLock {
                to: Kirql::PASSIVE_LEVEL,
                lock: Address(0x100),
                acquired: SITE
            })
        );
    }

    #[test]
    fn a_dpc_cannot_go_below_dispatch_level() {
        let mut executive = testing::in_dpc();
        assert_eq!(
            executive.lower_irql(Kirql::PASSIVE_LEVEL),
            Err(IrqlError::BelowDispatchInDpc {
                to: Kirql::PASSIVE_LEVEL
            })
        );
    }
}
