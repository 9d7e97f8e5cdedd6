//! Pausing and restarting, which adapters, filter modules and bindings have in common.
//! Pages: network/miniport-adapter-states-and-operations, network/filter-module-states-and-operations,
//! network/protocol-binding-states-and-operations.

use abi::NtStatus;
use executive::site::Site;

use crate::pending::{CompletionError, Pendable, Progress};

/// How far data moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// No data moves.
    #[default]
    Paused,
    /// A restart was begun and is not complete.
    Restarting,
    /// Data moves.
    Running,
    /// A pause was begun and is not complete: what is out comes back, nothing new goes out.
    Pausing,
}

/// A step that the phase does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DataPathError {
    /// A pause or restart was begun in another phase than that from which it leads.
    #[error("it cannot begin while {0:?}")]
    WrongPhase(Phase),
    /// The handler's return or a completion does not fit what happened before.
    #[error(transparent)]
    Completion(#[from] CompletionError),
    /// A pause ended with another status than success: pausing cannot fail.
    #[error("the pause handler returned {0}, but pausing cannot fail")]
    PauseFailed(NtStatus),
}

/// The phase, and the pause or restart under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DataPath {
    phase: Phase,
    operation: Pendable,
}

impl DataPath {
    /// Paused, as everything begins.
    pub const PAUSED: Self = Self {
        phase: Phase::Paused,
        operation: Pendable::IDLE,
    };

    /// The phase.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// Whether data may move: while running, and while pausing for what is out already.
    #[must_use]
    pub const fn moves_data(&self) -> bool {
        matches!(self.phase, Phase::Running | Phase::Pausing)
    }

    /// Begins a restart; call the driver's handler next.
    ///
    /// # Errors
    /// [`DataPathError::WrongPhase`] unless paused.
    pub fn begin_restart(&mut self, site: Site) -> Result<(), DataPathError> {
        self.begin(Phase::Paused, Phase::Restarting, site)
    }

    /// Takes what the restart handler returned.
    ///
    /// # Errors
    /// [`DataPathError::Completion`] if it does not fit.
    pub fn restart_returned(
        &mut self,
        status: NtStatus,
        site: Site,
    ) -> Result<Progress, DataPathError> {
        let progress = self.operation.returned(status, site)?;
        Ok(self.restarted(progress))
    }

    /// Takes a call of the restart completion function.
    ///
    /// # Errors
    /// [`DataPathError::Completion`] if no restart is pending.
    pub fn complete_restart(
        &mut self,
        status: NtStatus,
        site: Site,
    ) -> Result<Progress, DataPathError> {
        self.expect(Phase::Restarting)?;
        let progress = self.operation.complete(status, site)?;
        Ok(self.restarted(progress))
    }

    /// Begins a pause; call the driver's handler next.
    ///
    /// # Errors
    /// [`DataPathError::WrongPhase`] unless running.
    pub fn begin_pause(&mut self, site: Site) -> Result<(), DataPathError> {
        self.begin(Phase::Running, Phase::Pausing, site)
    }

    /// Takes what the pause handler returned.
    ///
    /// # Errors
    /// [`DataPathError::PauseFailed`] for a status other than success and pending; it is paused all
    /// the same. [`DataPathError::Completion`] if the return does not fit.
    pub fn pause_returned(
        &mut self,
        status: NtStatus,
        site: Site,
    ) -> Result<Progress, DataPathError> {
        let progress = self.operation.returned(status, site)?;
        self.paused(progress);
        if status == NtStatus::SUCCESS || status == NtStatus::PENDING {
            Ok(progress)
        } else {
            Err(DataPathError::PauseFailed(status))
        }
    }

    /// Takes a call of the pause completion function.
    ///
    /// # Errors
    /// [`DataPathError::Completion`] if no pause is pending.
    pub fn complete_pause(&mut self, site: Site) -> Result<Progress, DataPathError> {
        self.expect(Phase::Pausing)?;
        let progress = self.operation.complete(NtStatus::SUCCESS, site)?;
        self.paused(progress);
        Ok(progress)
    }

    fn begin(&mut self, from: Phase, to: Phase, site: Site) -> Result<(), DataPathError> {
        if self.phase != from {
            return Err(DataPathError::WrongPhase(self.phase));
        }
        self.operation.begin(site).map_err(CompletionError::from)?;
        self.phase = to;
        Ok(())
    }

    /// Refuses a completion function that belongs to another operation than the one under way.
    fn expect(&self, phase: Phase) -> Result<(), DataPathError> {
        if self.phase == phase {
            return Ok(());
        }
        Err(CompletionError::NotPending {
            finished: self.operation.finished(),
        }
        .into())
    }

    fn restarted(&mut self, progress: Progress) -> Progress {
        if let Progress::Finished(status) = progress {
            self.phase = if status == NtStatus::SUCCESS {
                Phase::Running
            } else {
                Phase::Paused
            };
        }
        progress
    }

    const fn paused(&mut self, progress: Progress) {
        if let Progress::Finished(_) = progress {
            self.phase = Phase::Paused;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::site;

    fn running() -> DataPath {
        let mut path = DataPath::PAUSED;
        path.begin_restart(site(1)).unwrap();
        path.restart_returned(NtStatus::SUCCESS, site(2)).unwrap();
        path
    }

    /// network/miniport-adapter-states-and-operations: Restart is complete.
    #[test]
    fn a_successful_restart_leads_to_running() {
        assert_eq!(running().phase(), Phase::Running);
    }

    /// network/miniport-adapter-states-and-operations: Restart failed.
    #[test]
    fn a_failed_restart_leads_back_to_paused() {
        let mut path = DataPath::PAUSED;
        path.begin_restart(site(1)).unwrap();
        path.restart_returned(NtStatus::UNSUCCESSFUL, site(2))
            .unwrap();
        assert_eq!(path.phase(), Phase::Paused);
    }

    /// nf-ndis-ndismpausecomplete: called after MiniportPause returned NDIS_STATUS_PENDING.
    #[test]
    fn a_pended_pause_is_finished_by_its_completion() {
        let mut path = running();
        path.begin_pause(site(3)).unwrap();
        assert_eq!(
            path.pause_returned(NtStatus::PENDING, site(4)),
            Ok(Progress::Pending)
        );
        assert_eq!(path.phase(), Phase::Pausing);
        assert_eq!(
            path.complete_pause(site(5)),
            Ok(Progress::Finished(NtStatus::SUCCESS))
        );
        assert_eq!(path.phase(), Phase::Paused);
    }

    /// debugger/bug-check-0x7c: ILLEGAL_MINIPORT_STATE_TRANSITION, PAUSE_COMPLETE.
    #[test]
    fn a_pause_completion_with_nothing_pending_is_refused() {
        let finished = CompletionError::NotPending {
            finished: Some(site(2)),
        };
        assert_eq!(running().complete_pause(site(3)), Err(finished.into()));
    }

    /// debugger/bug-check-0x7c: ILLEGAL_MINIPORT_STATE_TRANSITION, RESTART_COMPLETE.
    #[test]
    fn a_restart_completion_during_a_pause_is_refused() {
        let mut path = running();
        path.begin_pause(site(3)).unwrap();
        assert!(path.complete_restart(NtStatus::SUCCESS, site(4)).is_err());
        assert_eq!(path.phase(), Phase::Pausing);
    }

    /// devtest/ndis-miniportpause-return: success or pending only.
    #[test]
    fn a_pause_that_fails_is_a_fact_and_pauses_all_the_same() {
        let mut path = running();
        path.begin_pause(site(3)).unwrap();
        let failed = DataPathError::PauseFailed(NtStatus::UNSUCCESSFUL);
        assert_eq!(
            path.pause_returned(NtStatus::UNSUCCESSFUL, site(4)),
            Err(failed)
        );
        assert_eq!(path.phase(), Phase::Paused);
    }

    #[test]
    fn only_what_runs_is_paused() {
        let mut path = DataPath::PAUSED;
        assert_eq!(
            path.begin_pause(site(1)),
            Err(DataPathError::WrongPhase(Phase::Paused))
        );
        assert_eq!(path, DataPath::PAUSED);
    }
}
