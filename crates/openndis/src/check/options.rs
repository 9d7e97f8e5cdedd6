//! What can be asked of a check.

use machine::MachineOptions;

use super::Strategy;
use crate::run::RunOptions;

/// Kernel calls after which a run of a check hangs; a driver that needs more in a life is given more by the options.
const STEP_LIMIT: u64 = 5_000_000;

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
