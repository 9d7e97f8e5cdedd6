//! `openndis check`: runs a driver under many schedules, in several processes if there are several processors.

mod account;
mod progress;
mod schedules;
mod workers;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use openndis::{CheckOptions, CheckOutcome, Progress, RunOptions, Shard, SourceFiles};

use crate::arguments::{Check, Merge, Preempt, Results, Strategy};
use crate::output;
use crate::run::read_registry;

/// Set when the user wants an end (Ctrl-C): what was found so far is still told.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

pub(crate) fn check(arguments: &Check) -> Result<u8> {
    // Without a handler Ctrl-C ends the process as usual.
    let _ = ctrlc::set_handler(|| {
        INTERRUPTED.store(true, Ordering::Relaxed);
        workers::interrupt();
    });
    let file = arguments.file.display().to_string();
    let bytes = std::fs::read(&arguments.file).with_context(|| format!("cannot read {file}"))?;
    let is_part = arguments.shard.is_some_and(|shard| shard.of > 1);
    if is_part && matches!(arguments.strategy, Strategy::DepthFirst) {
        bail!(
            "the depth-first search can't be shared out: leave out --shard, or choose another --strategy"
        );
    }
    let options = options(arguments)?;
    let jobs = jobs(arguments);
    let mut outcome = if jobs > 1 {
        workers::check(arguments, jobs)?
    } else {
        check_here(arguments, &file, &bytes, &options)
    };
    if INTERRUPTED.load(Ordering::Relaxed) && !arguments.worker {
        let note = "the check was interrupted; this is what it had found";
        outcome.notes.push(note.to_owned());
    }
    if arguments.worker {
        output::json(&outcome)?;
        return Ok(outcome.verdict.exit_code());
    }
    finish(outcome, &arguments.results)
}

/// `openndis merge`: puts the parts of a check together that ran as shards.
pub(crate) fn merge(arguments: &Merge) -> Result<u8> {
    let mut parts = Vec::new();
    for path in &arguments.files {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {name}"))?;
        let part: CheckOutcome = serde_json::from_str(&text)
            .with_context(|| format!("{name} is not what `openndis check --json` prints"))?;
        parts.push(part);
    }
    finish(openndis::merge(parts)?, &arguments.results)
}

/// Writes the schedules and the lines that ran, and prints the outcome, which is not lost if writing fails.
fn finish(mut outcome: CheckOutcome, results: &Results) -> Result<u8> {
    let saved = schedules::save(&mut outcome, &results.save);
    let written = match &results.lcov {
        Some(path) => write_lcov(&outcome, path, &results.source.symbol_directories),
        None => Ok(()),
    };
    let directories = &results.source.source_directories;
    let files = SourceFiles::new(&outcome.driver.file, directories);
    if results.json {
        output::json(&outcome)?;
    } else {
        output::text(&account::text(&outcome, &files))?;
    }
    saved?;
    written?;
    Ok(outcome.verdict.exit_code())
}

fn write_lcov(outcome: &CheckOutcome, path: &Path, symbols: &[PathBuf]) -> Result<()> {
    let image = &outcome.driver.file;
    let bytes = std::fs::read(image).with_context(|| format!("cannot read {image}"))?;
    let Some(text) = openndis::lcov(image, &bytes, symbols, &outcome.coverage) else {
        bail!(
            "{image} has no debug information, so no line of it is known; --symbols DIR tells where its program database is"
        );
    };
    let shown = path.display();
    std::fs::write(path, text).with_context(|| format!("cannot write {shown}"))
}

/// How many processes share the schedules out. The exhaustive search can't be shared.
fn jobs(arguments: &Check) -> u32 {
    if matches!(arguments.strategy, Strategy::DepthFirst) || arguments.worker {
        return 1;
    }
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    arguments
        .jobs
        .unwrap_or_else(|| u32::try_from(processors).unwrap_or(1))
}

/// The whole check in this process.
fn check_here(arguments: &Check, file: &str, bytes: &[u8], options: &CheckOptions) -> CheckOutcome {
    let clock = Clock::start(arguments.time);
    let mut line = progress::Line::new(arguments, &clock);
    let mut keep_going = |progress: Progress| {
        line.show(progress);
        !INTERRUPTED.load(Ordering::Relaxed) && !clock.is_over(progress.schedules)
    };
    let outcome = openndis::check(file, bytes, options, &mut keep_going);
    line.clear();
    outcome
}

fn options(arguments: &Check) -> Result<CheckOptions> {
    let defaults = CheckOptions::default();
    Ok(CheckOptions {
        run: RunOptions {
            stub_missing: arguments.stub_missing,
            registry: read_registry(arguments.registry.as_deref())?,
            symbols: arguments.results.source.symbol_directories.clone(),
            ..defaults.run
        },
        schedules: arguments.schedules,
        seed: arguments.seed,
        strategy: match arguments.strategy {
            Strategy::Portfolio => openndis::Strategy::Portfolio,
            Strategy::Random => openndis::Strategy::Random,
            Strategy::Pct => openndis::Strategy::Pct,
            Strategy::DepthFirst => openndis::Strategy::DepthFirst,
        },
        max_failures: arguments.max_failures,
        preempts_accesses: matches!(arguments.preempt, Preempt::Accesses),
        depth: arguments.depth,
        preemption_bound: arguments.preemption_bound.0,
        variation_bound: arguments.variation_bound.0,
        shard: arguments.shard.unwrap_or(Shard::ALL),
        shrink_runs: defaults.shrink_runs,
    })
}

/// The host's clock, by which a check is limited; no run sees it.
#[derive(Clone, Copy, Debug)]
struct Clock {
    start: Instant,
    limit: Option<Duration>,
}

impl Clock {
    #[expect(
        clippy::disallowed_methods,
        reason = "how long a check takes, no run sees"
    )]
    fn start(limit: Option<Duration>) -> Self {
        Self {
            start: Instant::now(),
            limit,
        }
    }

    /// Whether the time is over. The clock is read after every few schedules only.
    fn is_over(&self, schedules: u64) -> bool {
        const EVERY: u64 = 16;
        schedules.is_multiple_of(EVERY)
            && self
                .limit
                .is_some_and(|limit| self.start.elapsed() >= limit)
    }
}
