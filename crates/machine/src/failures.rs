//! Operations that were made to fail in this schedule, for the reports of what a driver does then.
//! Page: devtest/low-resources-simulation.

use executive::site::Site;
use rules::{Related, Violation};

use crate::call::Call;
use crate::machine::Machine;
use crate::violations::related;

/// How many of them a report names, the last first.
const NAMED: usize = 3;

/// An operation that was made to fail.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InjectedFailure {
    function: &'static str,
    site: Site,
}

impl Call {
    /// Notes that the function of this call fails because the schedule wants it.
    #[cold]
    pub(crate) fn note_injected_failure(&mut self) {
        let (function, site) = (self.function(), self.site());
        let failure = InjectedFailure { function, site };
        self.machine().injected_failures.push(failure);
    }

    /// Adds to a violation which operations were made to fail before, the last ones first: it may be what
    /// the driver does then.
    #[must_use]
    pub fn with_injected_failures(&mut self, violation: Violation) -> Violation {
        let mut violation = violation;
        violation.related.extend(self.machine().injected_failures());
        violation
    }
}

impl Machine {
    /// Notes for the last operations that were made to fail.
    pub(crate) fn injected_failures(&self) -> Vec<Related> {
        let last = self.injected_failures.iter().rev().take(NAMED);
        last.map(|failure| {
            let label = format!("{} was made to fail", failure.function);
            related(label, self.place_of(&failure.site))
        })
        .collect()
    }
}
