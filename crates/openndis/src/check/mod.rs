//! Checking a driver: its life under many schedules, each broken rule once, with the schedule that shows it.
//!
//! One machine runs one schedule after the other, each from the state in which the image had just been
//! loaded. The first is the plain one; a scheduler of the [`explore`] crate makes the others. A violation that is
//! new is shrunk at once: its schedule is made plainer as long as the same rule breaks at the same place.

mod explorer;
mod lcov;
mod merge;
mod options;
mod outcome;
mod replay;
mod schedule_file;
mod shrinking;

use std::collections::BTreeMap;

use explore::{Cost, Feedback, Schedule};
use rules::Violation;

pub use explorer::Strategy;
pub use lcov::lcov;
pub use merge::{MergeError, merge};
pub use options::{CheckOptions, Progress, Shard};
pub use outcome::{Bounds, CheckOutcome, Coverage, Found, Gap, Setting};
pub use replay::{replay, replay_command};
pub use schedule_file::{ReplayError, ScheduleFile};

use crate::outcome::{Outcome, Verdict};
use crate::run::DriverUnderTest;
use explorer::Explorer;
use outcome::{Identity, identity};

/// The version of the outcome's form.
const SCHEMA: u32 = 1;
/// Of so many schedules one is run with freed memory protected at once; the others only poison it, which is faster.
const PROTECTED: u64 = 16;
/// Violations of one check; a driver that breaks more has enough to mend.
const MOST_VIOLATIONS: usize = 100;

/// Runs the driver image `bytes` under many schedules; `keep_going` is asked after each whether to go on.
///
/// Never fails: what goes wrong is the outcome's verdict.
#[must_use]
pub fn check(
    file_name: &str,
    bytes: &[u8],
    options: &CheckOptions,
    keep_going: &mut dyn FnMut(Progress) -> bool,
) -> CheckOutcome {
    match DriverUnderTest::load(file_name, bytes, &options.run) {
        Ok(driver) => Check::new(driver, options).run(keep_going),
        Err(outcome) => not_begun(*outcome, options),
    }
}

fn not_begun(outcome: Outcome, options: &CheckOptions) -> CheckOutcome {
    CheckOutcome {
        verdict: outcome.verdict,
        message: outcome.message,
        ..blank(outcome.driver, options)
    }
}

fn blank(driver: crate::Driver, options: &CheckOptions) -> CheckOutcome {
    CheckOutcome {
        schema: SCHEMA,
        verdict: Verdict::Clean,
        driver,
        violations: Vec::new(),
        unsupported: Vec::new(),
        schedules_run: 0,
        exhaustive: false,
        bounds: None,
        coverage: Coverage::default(),
        seed: options.seed,
        setting: Setting {
            processors: options.run.machine.processors,
            stub_missing: options.run.stub_missing,
            preempts_accesses: options.preempts_accesses,
        },
        message: None,
        notes: Vec::new(),
        steps: 0,
    }
}

/// A check in progress.
struct Check<'check> {
    driver: DriverUnderTest,
    options: &'check CheckOptions,
    explorer: Explorer,
    outcome: CheckOutcome,
    /// The number of each violation that was found, by its identity.
    known: BTreeMap<Identity, usize>,
}

impl<'check> Check<'check> {
    fn new(driver: DriverUnderTest, options: &'check CheckOptions) -> Self {
        let outcome = blank(driver.about().clone(), options);
        Self {
            driver,
            options,
            explorer: Explorer::new(options),
            outcome,
            known: BTreeMap::new(),
        }
    }

    fn run(mut self, keep_going: &mut dyn FnMut(Progress) -> bool) -> CheckOutcome {
        let share = self.share();
        if let Err(message) = self.driver.cover_blocks() {
            self.fail(message);
            return self.finish();
        }
        let mut goes_on = share > 0 && self.plain_schedule();
        while goes_on && self.outcome.schedules_run < share {
            if !self.explorer.start_run() {
                break;
            }
            self.one_schedule();
            let enough = self.outcome.violations.len() >= MOST_VIOLATIONS
                || self.outcome.verdict == Verdict::Internal;
            goes_on = !enough && keep_going(self.progress());
        }
        self.finish()
    }

    /// How many of the schedules are this shard's.
    fn share(&self) -> u64 {
        let Shard { number, of } = self.options.shard;
        let of = u64::from(of.max(1));
        let extra = u64::from(self.options.schedules % of >= u64::from(number.max(1)));
        self.options.schedules / of + extra
    }

    /// The number of the schedule that ran last, among those of all shards.
    fn number(&self) -> u64 {
        let Shard { number, of } = self.options.shard;
        (self.outcome.schedules_run.saturating_sub(1)) * u64::from(of) + u64::from(number)
    }

    fn progress(&self) -> Progress {
        let coverage = self.driver.coverage();
        Progress {
            schedules: self.outcome.schedules_run,
            violations: self.outcome.violations.len(),
            blocks: (coverage.reached as u64, coverage.blocks as u64),
        }
    }

    /// Runs the schedule in which nothing is out of the ordinary. A driver that can't be run at all is told by
    /// it; whether the check goes on.
    fn plain_schedule(&mut self) -> bool {
        if self.options.preempts_accesses
            && let Err(message) = self.driver.watch_accesses()
        {
            self.fail(message);
            return false;
        }
        self.explorer.replay(Schedule::default());
        self.driver.schedule_by(self.explorer.scheduler());
        self.driver.profile_accesses(self.options.preempts_accesses);
        let outcome = self.driver.run();
        self.driver.profile_accesses(false);
        self.outcome.driver = outcome.driver.clone();
        self.outcome.schedules_run += 1;
        self.outcome.steps += outcome.steps;
        self.explorer.end_run(Feedback::default());
        self.take_over(&outcome);
        if matches!(outcome.verdict, Verdict::BadInput | Verdict::Unsupported) {
            self.outcome.verdict = outcome.verdict;
            self.outcome.message = outcome.message;
            return false;
        }
        self.driver.learn_accesses();
        self.driver.schedule_by(self.explorer.scheduler());
        self.explorer.explore();
        self.outcome.verdict != Verdict::Internal
    }

    fn one_schedule(&mut self) {
        // A search that begins schedules alike must see them go on alike, and what it calls exhaustive has to find all.
        let protects = self.options.strategy == Strategy::DepthFirst
            || self.outcome.schedules_run.is_multiple_of(PROTECTED);
        self.driver.protect_freed(protects);
        let lived = self.driver.live();
        self.outcome.schedules_run += 1;
        self.outcome.steps += self.driver.steps();
        let feedback = Feedback {
            new_coverage: self.driver.reached_new_blocks(),
        };
        match lived {
            Ok((ending, _)) if self.driver.is_clean(&ending) => self.explorer.end_run(feedback),
            Ok((ending, record)) if protects => {
                let outcome = self.driver.tell(ending, record);
                self.explorer.end_run(feedback);
                self.take_over(&outcome);
            }
            Ok((ending, record)) => {
                let outcome = self.driver.tell(ending, record);
                self.explorer.end_run(feedback);
                self.same_schedule_protected(&outcome);
            }
            Err(message) => self.fail(message),
        }
    }

    /// Runs the last schedule again, so that what it shows is shown at the very instruction.
    /// `first` is what it has shown already.
    fn same_schedule_protected(&mut self, first: &Outcome) {
        self.explorer.replay(self.explorer.schedule());
        self.driver.protect_freed(true);
        let outcome = self.driver.run();
        self.explorer.end_run(Feedback::default());
        let shows_more = outcome.verdict != Verdict::Clean;
        self.take_over(if shows_more { &outcome } else { first });
        self.explorer.explore();
    }

    fn fail(&mut self, message: String) {
        self.outcome.verdict = Verdict::Internal;
        self.outcome.message = Some(message);
    }

    /// Takes over what a run that was not clean has shown.
    fn take_over(&mut self, outcome: &Outcome) {
        let schedule = self.explorer.schedule();
        match outcome.verdict {
            Verdict::Unsupported => self.note_gap(outcome, &schedule),
            Verdict::Internal => {
                let message = outcome.message.clone().unwrap_or_default();
                self.fail(format!("{message} (schedule \"{schedule}\")"));
            }
            _ => {}
        }
        let cost = self.explorer.cost();
        for violation in &outcome.violations {
            self.note_violation(violation, &schedule, cost);
        }
    }

    fn note_gap(&mut self, outcome: &Outcome, schedule: &Schedule) {
        let what = outcome.message.clone().unwrap_or_default();
        if self.outcome.unsupported.iter().all(|gap| gap.what != what) {
            self.outcome.unsupported.push(Gap {
                what,
                choices: schedule.to_string(),
            });
        }
    }

    fn note_violation(&mut self, violation: &Violation, schedule: &Schedule, cost: Cost) {
        let identity = identity(violation);
        if let Some(&known) = self.known.get(&identity) {
            self.outcome.violations[known].seen += 1;
            return;
        }
        let plainest = self.shrink(violation, &identity, schedule);
        let (violation, schedule, cost) =
            plainest.unwrap_or_else(|| (violation.clone(), schedule.clone(), cost));
        self.known.insert(identity, self.outcome.violations.len());
        let mut violation = violation.clone();
        self.outcome.notes = self.driver.add_source_lines(&mut violation).to_vec();
        self.outcome.violations.push(Found {
            violation,
            schedule: None,
            choices: schedule.to_string(),
            cost,
            found_in: self.number(),
            seen: 1,
        });
    }

    fn finish(mut self) -> CheckOutcome {
        self.outcome.bounds = self.explorer.exhausted();
        self.outcome.exhaustive = self.outcome.bounds.is_some();
        self.outcome.coverage = Coverage {
            blocks: self.driver.coverage().blocks as u64,
            known: self.driver.known_offsets(),
            reached: self.driver.reached_offsets(),
        };
        let outcome = &mut self.outcome;
        if outcome.verdict == Verdict::Clean {
            outcome.verdict = if !outcome.violations.is_empty() {
                Verdict::Violation
            } else if !outcome.unsupported.is_empty() {
                Verdict::Unsupported
            } else {
                Verdict::Clean
            };
        }
        if outcome.verdict == Verdict::Unsupported && outcome.message.is_none() {
            outcome.message = outcome.unsupported.first().map(|gap| gap.what.clone());
        }
        self.outcome
    }
}
