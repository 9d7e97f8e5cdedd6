//! Checking a driver: its life under many schedules, each broken rule once, with the schedule that shows it.
//!
//! One machine runs one schedule after the other, each from the state in which the image had just been
//! loaded. The first is the plain one; a scheduler of the [`explore`] crate makes the others. A violation that is
//! new is shrunk at once: its schedule is made plainer as long as the same rule breaks at the same place.

mod explorer;
mod lcov;
mod merge;
mod outcome;
mod schedule_file;

use std::collections::BTreeMap;

use explore::{Cost, Feedback, Replay, Schedule, Scheduler, ShrinkOptions};
use machine::MachineOptions;
use rules::Violation;

pub use explorer::Strategy;
pub use lcov::lcov;
pub use merge::{MergeError, merge};
pub use outcome::{Bounds, CheckOutcome, Coverage, Found, Gap, Setting};
pub use schedule_file::{ReplayError, ScheduleFile};

use crate::outcome::{Outcome, Verdict};
use crate::run::{DriverUnderTest, RunOptions};
use explorer::Explorer;
use outcome::{Identity, identity};

/// The version of the outcome's form.
const SCHEMA: u32 = 1;
/// The most runs that shrinking the schedule of a hang may take: each takes as long as the watchdog waits.
const RUNS_OF_A_HANG: u32 = 8;
/// Kernel calls after which a run of a check hangs; a driver that needs more in a life is given more by the options.
const STEP_LIMIT: u64 = 5_000_000;
/// Of so many schedules one is run with freed memory protected at once; the others only poison it, which is faster.
const PROTECTED: u64 = 16;
/// Violations of one check; a driver that breaks more has enough to mend.
const MOST_VIOLATIONS: usize = 100;

/// How a driver is checked.
#[derive(Debug)]
pub struct CheckOptions {
    /// The machine, the registry and the like; its observer is not used.
    pub run: RunOptions,
    /// Schedules to run, at most.
    pub schedules: u64,
    /// The seed of the random choices.
    pub seed: u64,
    /// Which schedules are tried.
    pub strategy: Strategy,
    /// The most failures of a schedule.
    pub max_failures: u32,
    /// Whether others may go on before accesses of the driver to memory, besides at its calls.
    pub preempts_accesses: bool,
    /// The depth of PCT schedules: the number of orderings that a bug needs.
    pub depth: u32,
    /// The most preemptions of a schedule of the exhaustive search; none: as many as there can be.
    pub preemption_bound: Option<u32>,
    /// The most variations of a schedule of the exhaustive search; none: as many as there can be.
    pub variation_bound: Option<u32>,
    /// The most runs that shrinking a violation's schedule may take; 0 leaves it as it was found.
    pub shrink_runs: u32,
    /// Which part of the schedules is run here.
    pub shard: Shard,
}

impl Default for CheckOptions {
    fn default() -> Self {
        Self {
            run: RunOptions {
                machine: MachineOptions {
                    step_limit: STEP_LIMIT,
                    ..MachineOptions::default()
                },
                ..RunOptions::default()
            },
            schedules: 100_000,
            seed: 1,
            strategy: Strategy::Portfolio,
            max_failures: 2,
            preempts_accesses: true,
            depth: 3,
            preemption_bound: Some(2),
            variation_bound: Some(1),
            shrink_runs: 2_000,
            shard: Shard::ALL,
        }
    }
}

/// A part of the schedules: those whose number leaves the same remainder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which part, from 1 to [`Shard::of`].
    pub number: u32,
    /// How many parts there are.
    pub of: u32,
}

impl Shard {
    /// All schedules.
    pub const ALL: Self = Self { number: 1, of: 1 };
}

/// How far a check has come.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Schedules run.
    pub schedules: u64,
    /// Violations found.
    pub violations: usize,
    /// Basic blocks reached, and known.
    pub blocks: (u64, u64),
}

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

/// Runs one schedule of `file` again, with an observer if the options have one. The outcome is that of the one run.
///
/// # Errors
/// If the schedule does not belong to the image.
pub fn replay(
    file_name: &str,
    bytes: &[u8],
    mut options: RunOptions,
    schedule_name: &str,
    file: &ScheduleFile,
) -> Result<Outcome, ReplayError> {
    options.machine.processors = file.setting.processors;
    options.stub_missing = file.setting.stub_missing;
    let observer = options.observer.take();
    let mut driver = match DriverUnderTest::load(file_name, bytes, &options) {
        Ok(driver) => driver,
        Err(outcome) => return Ok(*outcome),
    };
    let schedule = file.schedule(schedule_name, file_name, &driver.about().sha256)?;
    if file.setting.preempts_accesses
        && let Err(message) = driver.watch_accesses()
    {
        return Ok(driver.internal(message));
    }
    driver.observe(observer);
    let replay = std::rc::Rc::new(std::cell::RefCell::new(Replay::new(schedule)));
    driver.schedule_by(Box::new(std::rc::Rc::clone(&replay)));
    let mut outcome = driver.run();
    for violation in &mut outcome.violations {
        violation.replay = Some(replay_command(file_name, schedule_name));
    }
    if let Some(question) = replay.borrow().strayed()
        && outcome.verdict != Verdict::Internal
    {
        outcome.verdict = Verdict::BadInput;
        outcome.message = Some(format!(
            "{schedule_name}: the run has no question {question} with such an answer, so the schedule is not of this machine"
        ));
    }
    Ok(outcome)
}

/// The command that replays a schedule.
#[must_use]
pub fn replay_command(image: &str, schedule: &str) -> String {
    format!("openndis replay {image} {schedule}")
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
        let protects = self.outcome.schedules_run.is_multiple_of(PROTECTED);
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

    /// The plainest schedule that shows the same violation, with the violation as that shows it.
    fn shrink(
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
