//! Runs Windows network drivers (NDIS 6) in an ordinary Linux process.
//!
//! [`run`] takes a driver image through its life, from `DriverEntry` to unload, and returns an
//! [`Outcome`]: what it went through, its work items, and the rules that it broke. [`imports`] and
//! [`exports()`] tell what a driver needs and what there is.
//!
//! ```no_run
//! let bytes = std::fs::read("sample.sys").unwrap();
//! let outcome = openndis::run("sample.sys", &bytes, openndis::RunOptions::default());
//! assert_eq!(outcome.verdict, openndis::Verdict::Clean);
//! ```
#![forbid(unsafe_code)]

mod check;
mod code;
mod deadlock;
mod imports;
mod life;
mod outcome;
mod run;
mod source_lines;

pub use check::{
    Bounds, CheckOptions, CheckOutcome, Coverage, Found, Gap, MergeError, Progress, ReplayError,
    ScheduleFile, Setting, Shard, Strategy, check, lcov, merge, replay, replay_command,
};
pub use code::{DriverAddresses, driver_addresses};
pub use imports::{ImportedFunction, Provision, exports, imports};
pub use machine::{Coverage as BlockCoverage, MachineOptions};
pub use machine::{Event, Export, Moment, Observer};
pub use outcome::{
    CallCount, Driver, DriverKind, Outcome, Phase, Verdict, WorkItemCounts, exit_code,
};
pub use rules::{BugCheckTemplate, Rule, Violation};
pub use run::{DriverUnderTest, RunOptions, run};
pub use symbols::SourceFiles;

/// A violation in the form in which the command prints it where no source is at hand.
#[must_use]
pub fn violation_text(violation: &Violation) -> String {
    rules::text::render(violation)
}

/// A violation in the form in which the command prints it, with an excerpt of each line of source that is
/// among `files`.
#[must_use]
pub fn violation_text_with_source(violation: &Violation, files: &SourceFiles) -> String {
    rules::text::render_with_source(violation, &|source| files.line(&source.file, source.line))
}

/// All rules that a driver is checked against.
#[must_use]
pub fn rules() -> &'static [Rule] {
    rules::RULES
}

/// The page of the book, in Markdown, of the rule called `id`. None, if there is no such rule.
#[must_use]
pub fn rule_page(id: &str) -> Option<&'static str> {
    rules::book::page(id)
}
