//! An operation that a driver may finish later: its handler returns `NDIS_STATUS_PENDING`, and a
//! completion function brings the result. Page: network/miniport-driver-states (pause, restart),
//! network/ndis-oid-request-interface, and the pages of the completion functions.
//!
//! On another processor the completion function can be called before the handler has returned
//! that it is pending; that is allowed, and the most frequent source of double completions.

use abi::NtStatus;
use executive::site::Site;

/// What a call or a completion led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The operation is finished, with this status: go on with what follows it.
    Finished(NtStatus),
    /// The driver will complete it later.
    Pending,
    /// It had been completed during the call, and what follows has been done then.
    FinishedBefore,
}

/// A handler's return or a completion that does not fit what happened before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CompletionError {
    /// Nothing is pending.
    #[error("nothing is pending")]
    NotPending {
        /// Where it was finished the last time: the other half of a double completion.
        finished: Option<Site>,
    },
    /// The handler returned a final status after the operation had been completed by a call.
    #[error("the handler returns {status} for what a call has completed already")]
    ReturnedAfterCompletion {
        /// What the handler returned.
        status: NtStatus,
        /// Where it was completed.
        completed: Site,
    },
    /// The final status is `NDIS_STATUS_PENDING`.
    #[error("it is completed with NDIS_STATUS_PENDING")]
    FinalStatusPending,
}

/// One operation is under way, and another may not begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an operation of this kind is under way")]
pub struct UnderWay {
    /// Where it began.
    pub begun: Site,
}

impl From<UnderWay> for CompletionError {
    fn from(error: UnderWay) -> Self {
        Self::NotPending {
            finished: Some(error.begun),
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Idle,
    /// The handler runs.
    Calling { begun: Site },
    /// The handler runs, and the completion function has been called.
    CompletedDuringCall { completed: Site },
    /// The handler has returned `NDIS_STATUS_PENDING`.
    Pended { begun: Site },
}

/// The state of one operation that can be pended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pendable {
    state: State,
    finished: Option<Site>,
}

impl Pendable {
    /// Nothing is under way, and nothing has been yet.
    pub const IDLE: Self = Self {
        state: State::Idle,
        finished: None,
    };

    /// An operation that has just begun; call the driver's handler next.
    #[must_use]
    pub const fn begun_at(site: Site) -> Self {
        Self {
            state: State::Calling { begun: site },
            finished: None,
        }
    }

    /// Begins the operation; call the driver's handler next.
    ///
    /// # Errors
    /// [`UnderWay`] if it has begun and not finished.
    pub const fn begin(&mut self, site: Site) -> Result<(), UnderWay> {
        match self.state {
            State::Idle => {
                self.state = State::Calling { begun: site };
                Ok(())
            }
            State::Calling { begun }
            | State::Pended { begun }
            | State::CompletedDuringCall { completed: begun } => Err(UnderWay { begun }),
        }
    }

    /// Takes the status that the handler returned.
    ///
    /// # Errors
    /// [`CompletionError`] if the handler was not being called, or a call had completed the
    /// operation and the handler finishes it a second time.
    pub fn returned(&mut self, status: NtStatus, site: Site) -> Result<Progress, CompletionError> {
        match self.state {
            State::Calling { begun } if status == NtStatus::PENDING => {
                self.state = State::Pended { begun };
                Ok(Progress::Pending)
            }
            State::Calling { .. } => Ok(self.finish(status, site)),
            State::CompletedDuringCall { completed } => {
                self.state = State::Idle;
                if status == NtStatus::PENDING {
                    Ok(Progress::FinishedBefore)
                } else {
                    Err(CompletionError::ReturnedAfterCompletion { status, completed })
                }
            }
            State::Idle | State::Pended { .. } => Err(CompletionError::NotPending {
                finished: self.finished,
            }),
        }
    }

    /// Takes a call of the completion function.
    ///
    /// # Errors
    /// [`CompletionError`] if nothing is pending, or the status is no final one.
    pub fn complete(&mut self, status: NtStatus, site: Site) -> Result<Progress, CompletionError> {
        match self.state {
            State::Idle | State::CompletedDuringCall { .. } => Err(CompletionError::NotPending {
                finished: self.finished,
            }),
            _ if status == NtStatus::PENDING => Err(CompletionError::FinalStatusPending),
            State::Calling { .. } => {
                self.state = State::CompletedDuringCall { completed: site };
                self.finished = Some(site);
                Ok(Progress::Finished(status))
            }
            State::Pended { .. } => Ok(self.finish(status, site)),
        }
    }

    /// Whether the operation has begun and not finished.
    #[must_use]
    pub const fn is_under_way(&self) -> bool {
        matches!(self.state, State::Calling { .. } | State::Pended { .. })
    }

    /// Where the operation began that is under way.
    #[must_use]
    pub const fn begun(&self) -> Option<Site> {
        match self.state {
            State::Calling { begun } | State::Pended { begun } => Some(begun),
            State::Idle | State::CompletedDuringCall { .. } => None,
        }
    }

    /// Where the operation was finished the last time.
    #[must_use]
    pub const fn finished(&self) -> Option<Site> {
        self.finished
    }

    const fn finish(&mut self, status: NtStatus, site: Site) -> Progress {
        self.state = State::Idle;
        self.finished = Some(site);
        Progress::Finished(status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::site;

    const FAILED: NtStatus = NtStatus::UNSUCCESSFUL;

    fn begun() -> Pendable {
        let mut operation = Pendable::IDLE;
        operation.begin(site(1)).unwrap();
        operation
    }

    #[test]
    fn a_final_status_from_the_handler_finishes_the_operation() {
        let mut operation = begun();
        assert_eq!(
            operation.returned(FAILED, site(2)),
            Ok(Progress::Finished(FAILED))
        );
        assert!(!operation.is_under_way());
    }

    #[test]
    fn a_pended_operation_is_finished_by_its_completion() {
        let mut operation = begun();
        assert_eq!(
            operation.returned(NtStatus::PENDING, site(2)),
            Ok(Progress::Pending)
        );
        assert!(operation.is_under_way());
        assert_eq!(
            operation.complete(NtStatus::SUCCESS, site(3)),
            Ok(Progress::Finished(NtStatus::SUCCESS))
        );
        assert!(!operation.is_under_way());
    }

    #[test]
    fn a_completion_before_the_handler_returns_pending_is_allowed() {
        let mut operation = begun();
        assert_eq!(
            operation.complete(NtStatus::SUCCESS, site(2)),
            Ok(Progress::Finished(NtStatus::SUCCESS))
        );
        assert_eq!(
            operation.returned(NtStatus::PENDING, site(3)),
            Ok(Progress::FinishedBefore)
        );
    }

    #[test]
    fn a_completion_and_a_final_status_from_the_handler_are_one_too_many() {
        let mut operation = begun();
        operation.complete(NtStatus::SUCCESS, site(2)).unwrap();
        let error = CompletionError::ReturnedAfterCompletion {
            status: NtStatus::SUCCESS,
            completed: site(2),
        };
        assert_eq!(operation.returned(NtStatus::SUCCESS, site(3)), Err(error));
    }

    #[test]
    fn a_second_completion_tells_where_the_first_was() {
        let mut operation = begun();
        operation.returned(NtStatus::PENDING, site(2)).unwrap();
        operation.complete(NtStatus::SUCCESS, site(3)).unwrap();
        let error = CompletionError::NotPending {
            finished: Some(site(3)),
        };
        assert_eq!(operation.complete(NtStatus::SUCCESS, site(4)), Err(error));
    }

    #[test]
    fn a_second_completion_during_the_call_is_recognised() {
        let mut operation = begun();
        operation.complete(NtStatus::SUCCESS, site(2)).unwrap();
        let error = CompletionError::NotPending {
            finished: Some(site(2)),
        };
        assert_eq!(operation.complete(NtStatus::SUCCESS, site(3)), Err(error));
    }

    #[test]
    fn a_completion_of_nothing_is_recognised() {
        let error = CompletionError::NotPending { finished: None };
        assert_eq!(
            Pendable::default().complete(NtStatus::SUCCESS, site(1)),
            Err(error)
        );
    }

    #[test]
    fn pending_is_no_final_status() {
        let mut operation = begun();
        assert_eq!(
            operation.complete(NtStatus::PENDING, site(2)),
            Err(CompletionError::FinalStatusPending)
        );
    }

    #[test]
    fn a_second_operation_waits_for_the_first() {
        assert_eq!(begun().begin(site(2)), Err(UnderWay { begun: site(1) }));
    }
}
