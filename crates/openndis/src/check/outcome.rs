//! What came of a check, as data: the one thing that all renderings read, and that shards are merged from.

use std::collections::BTreeSet;

use explore::Cost;
use rules::Violation;
use serde::{Deserialize, Serialize};

use crate::outcome::{Driver, Verdict};

/// What came of running a driver under many schedules.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CheckOutcome {
    /// The version of this document's form; raised when a field changes its meaning.
    pub schema: u32,
    /// The verdict on all schedules together.
    pub verdict: Verdict,
    /// The driver.
    pub driver: Driver,
    /// The rules that it broke, each place once, in the order in which they were found.
    pub violations: Vec<Found>,
    /// What the driver needed in some schedule and what is not provided.
    pub unsupported: Vec<Gap>,
    /// Schedules that were run, without those that only shrank a violation's.
    pub schedules_run: u64,
    /// Whether everything within the bounds was tried, so that more schedules would find nothing.
    pub exhaustive: bool,
    /// The bounds of an exhaustive search.
    pub bounds: Option<Bounds>,
    /// Which code of the driver ran.
    pub coverage: Coverage,
    /// The seed of the random choices.
    pub seed: u64,
    /// What a schedule needs besides its choices to be the same run.
    pub setting: Setting,
    /// Why the check could not go on, for a verdict that is neither clean nor a violation.
    pub message: Option<String>,
    /// Why a program database that was found is not used, and the like.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Kernel calls made in all schedules.
    pub steps: u64,
}

/// What besides the choices decides how a run goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// The machine's processors.
    pub processors: u8,
    /// Whether imports that are not provided are bound to stubs.
    pub stub_missing: bool,
    /// Whether others may go on before accesses of the driver to memory, besides at its calls.
    pub preempts_accesses: bool,
}

/// A violation, and the schedule that shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Found {
    /// What is wrong.
    #[serde(flatten)]
    pub violation: Violation,
    /// The file with the schedule, once it is written.
    pub schedule: Option<String>,
    /// The schedule: `QUESTION:ANSWER` for each answer that is not 0.
    pub choices: String,
    /// How far the schedule is from the plain one.
    pub cost: Cost,
    /// The number of the schedule, from 1, in which it was found first.
    pub found_in: u64,
    /// In how many schedules it was seen.
    pub seen: u64,
}

/// Something that the driver needs and that is not provided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// What it is.
    pub what: String,
    /// The schedule in which it was needed first.
    pub choices: String,
}

/// The bounds within which a search was exhaustive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounds {
    /// The most preemptions of a schedule; none: no schedule with more differs.
    pub preemptions: Option<u32>,
    /// The most injected failures of a schedule, likewise.
    pub failures: Option<u32>,
    /// The most variations of what happens to the driver, likewise.
    pub variations: Option<u32>,
    /// Whether schedules were left out that make no difference for a driver without data races: for another one the
    /// search was not exhaustive.
    pub assumes_no_data_race: bool,
}

/// Which basic blocks of the driver ran.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// How many basic blocks were found in the image.
    pub blocks: u64,
    /// Those, by their offset in the image.
    pub known: BTreeSet<u32>,
    /// Those that ran, by their offset in the image.
    pub reached: BTreeSet<u32>,
}

impl Coverage {
    /// The share of blocks that ran, in percent; none if no block is known.
    #[must_use]
    pub fn percentage(&self) -> Option<f64> {
        let blocks = u32::try_from(self.blocks)
            .ok()
            .filter(|&blocks| blocks > 0)?;
        let reached = u32::try_from(self.reached.len()).ok()?;
        Some(100.0 * f64::from(reached) / f64::from(blocks))
    }
}

/// The rule and two places.
pub(crate) type Identity = (String, String, String);

/// By what violations of different schedules are told to be the same: the rule, and the places in the
/// driver's code, of the violation and of the nearest earlier event.
pub(crate) fn identity(violation: &Violation) -> Identity {
    let earlier = violation.related.first();
    (
        violation.rule.clone().into_owned(),
        violation.place.address.clone(),
        earlier.map_or_else(String::new, |earlier| earlier.place.address.clone()),
    )
}
