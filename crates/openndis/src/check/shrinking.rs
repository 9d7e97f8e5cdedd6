//! From the schedule in which a violation was found to the plainest that shows it.

use explore::{Cost, Replay, Schedule, Scheduler, ShrinkOptions};
use rules::Violation;

use super::Check;
use super::outcome::{self, Identity};
use crate::run::DriverUnderTest;

/// The most runs that shrinking the schedule of a hang may take: each takes as long as the watchdog waits.
const RUNS_OF_A_HANG: u32 = 8;

impl Check<'_> {
    /// The plainest schedule that shows the same violation, with the violation as that shows it.
    pub(super) fn shrink(
        &mut self,
        violation: &Violation,
        identity: &Identity,
        schedule: &Schedule,
    ) -> Option<(Violation, Schedule, Cost)> {
        let runs = if violation.rule == rules::HANG.id {
            self.options.shrink_runs.min(RUNS_OF_A_HANG)
        } else {
            self.options.shrink_runs
        };
        if runs == 0 || schedule.deviations().is_empty() {
            return None;
        }
        let options = ShrinkOptions {
            runs,
            search_runs: runs / 2,
            ..ShrinkOptions::default()
        };
        let driver = &mut self.driver;
        let shrunk = explore::shrink(schedule, options, &mut |mut scheduler| {
            scheduler.start_run() && shows(driver, scheduler, identity).is_some()
        });
        let shown = shrunk.and_then(|shrunk| {
            let mut replay = Box::new(Replay::new(shrunk.schedule.clone()));
            replay.start_run();
            let violation = shows(driver, replay, identity)?;
            Some((violation, shrunk.schedule, shrunk.cost))
        });
        self.driver.schedule_by(self.explorer.scheduler());
        shown
    }
}

/// Makes a run that `scheduler` has started. The violation of this identity, if it shows one.
fn shows(
    driver: &mut DriverUnderTest,
    scheduler: Box<dyn Scheduler>,
    identity: &Identity,
) -> Option<Violation> {
    driver.schedule_by(scheduler);
    let (ending, record) = driver.live().ok()?;
    if driver.is_clean(&ending) {
        return None;
    }
    let outcome = driver.tell(ending, record);
    let mut violations = outcome.violations.into_iter();
    violations.find(|violation| outcome::identity(violation) == *identity)
}
