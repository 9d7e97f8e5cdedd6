//! Releasing spin locks, and what that does to the IRQL.
//! Pages: wdm/nf-wdm-kereleasespinlock, wdm/nf-wdm-kereleasespinlockfromdpclevel,
//! wdm/nf-wdm-kereleaseinstackqueuedspinlock, wdm/nf-wdm-exreleasespinlockshared,
//! ndis/nf-ndis-ndisreleaserwlock.

use abi::{Address, Kirql};

use super::{ReleaseSpinLockError, SpinLockLevel, SpinLockMode};
use crate::Executive;
use crate::site::Activity;

impl Executive {
    /// Releases a lock that the current processor holds. The IRQL becomes `new_irql`; without one
    /// it stays (`FromDpcLevel`). A queued lock is named by its queue handle, see
    /// [`Executive::release_queued_spin_lock`].
    ///
    /// # Errors
    /// [`ReleaseSpinLockError`] when the lock is not held here or the IRQL is wrong; nothing changes.
    pub fn release_spin_lock(
        &mut self,
        lock: Address,
        mode: SpinLockMode,
        new_irql: Option<Kirql>,
    ) -> Result<(), ReleaseSpinLockError> {
        let place = self.held_place(lock)?;
        let held = self.spin_locks.held[place];
        if held.mode != mode {
            return Err(ReleaseSpinLockError::WrongRoutine { held });
        }
        self.release_held(place, new_irql)
    }

    /// Releases the queued lock that was acquired with this handle, and restores the IRQL unless
    /// told to stay (`FromDpcLevel`).
    ///
    /// # Errors
    /// [`ReleaseSpinLockError`] when no lock is held with the handle or the IRQL is wrong.
    pub fn release_queued_spin_lock(
        &mut self,
        handle: Address,
        level: SpinLockLevel,
    ) -> Result<(), ReleaseSpinLockError> {
        let mode = SpinLockMode::Queued(handle);
        let place = self
            .spin_locks
            .held
            .iter()
            .rposition(|held| held.mode == mode);
        let place = place.ok_or(ReleaseSpinLockError::NotHeld { lock: handle })?;
        let held = self.spin_locks.held[place];
        if held.processor != self.processor() {
            return Err(ReleaseSpinLockError::HeldElsewhere { held });
        }
        let new_irql = (level == SpinLockLevel::Raise).then_some(held.previous);
        self.release_held(place, new_irql)
    }

    pub(super) fn held_place(&self, lock: Address) -> Result<usize, ReleaseSpinLockError> {
        if let Some(place) = self.spin_locks.place(lock, self.processor()) {
            return Ok(place);
        }
        match self.spin_locks.holders(lock).next() {
            Some(&held) => Err(ReleaseSpinLockError::HeldElsewhere { held }),
            None => Err(ReleaseSpinLockError::NotHeld { lock }),
        }
    }

    fn release_held(
        &mut self,
        place: usize,
        new_irql: Option<Kirql>,
    ) -> Result<(), ReleaseSpinLockError> {
        let held = self.spin_locks.held[place];
        let irql = self.irql();
        if irql < Kirql::DISPATCH_LEVEL {
            return Err(ReleaseSpinLockError::IrqlTooLow { held, irql });
        }
        if let Some(to) = new_irql {
            self.check_restored_irql(place, to)?;
        }
        self.spin_locks.held.swap_remove(place);
        self.effects += 1;
        self.lock_order.released(held.lock, held.holder);
        if let Some(to) = new_irql {
            self.set_irql(to);
        }
        Ok(())
    }

    fn check_restored_irql(&self, place: usize, to: Kirql) -> Result<(), ReleaseSpinLockError> {
        let held = self.spin_locks.held[place];
        let irql = self.irql();
        if to > irql {
            return Err(ReleaseSpinLockError::RaisesIrql { held, irql, to });
        }
        if to >= Kirql::DISPATCH_LEVEL {
            return Ok(());
        }
        if matches!(self.activity, Activity::Dpc(_)) {
            return Err(ReleaseSpinLockError::BelowDispatchInDpc { held, to });
        }
        let others = self.spin_locks.held.iter().enumerate();
        let mut others = others
            .filter(|(other, _)| *other != place)
            .map(|(_, held)| held);
        match others.find(|other| other.processor == held.processor) {
            Some(&other) => Err(ReleaseSpinLockError::HoldsAnother {
                lock: held.lock,
                other,
                to,
            }),
            None => Ok(()),
        }
    }
}
