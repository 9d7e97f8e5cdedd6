//! `openndis check`: runs a driver under many schedules.
#![expect(
    clippy::disallowed_methods,
    reason = "how long a check takes is measured by the host's clock; no run sees it"
)]

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use openndis::{CheckOptions, CheckOutcome, Progress, RunOptions, ScheduleFile, Shard};

use crate::arguments::{Check, Strategy};
use crate::check_account;
use crate::output;
use crate::run::read_registry;

pub(crate) fn check(arguments: &Check) -> Result<u8> {
    let file = arguments.file.display().to_string();
    let bytes = std::fs::read(&arguments.file).with_context(|| format!("cannot read {file}"))?;
    let options = options(arguments)?;
    let start = Instant::now();
    let mut keep_going = |_: Progress| !is_over(start, arguments.time);
    let mut outcome = openndis::check(&file, &bytes, &options, &mut keep_going);
    let saved = save(&mut outcome, arguments, &options);
    if arguments.json {
        output::json(&outcome)?;
    } else {
        output::text(&check_account::text(&outcome))?;
    }
    saved?;
    Ok(outcome.verdict.exit_code())
}

fn is_over(start: Instant, time: Option<Duration>) -> bool {
    time.is_some_and(|time| start.elapsed() >= time)
}

fn options(arguments: &Check) -> Result<CheckOptions> {
    Ok(CheckOptions {
        run: RunOptions {
            stub_missing: arguments.stub_missing,
            registry: read_registry(arguments.registry.as_deref())?,
            ..RunOptions::default()
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
        depth: arguments.depth,
        preemption_bound: arguments.preemption_bound,
        shard: arguments.shard.unwrap_or(Shard::ALL),
        ..CheckOptions::default()
    })
}

/// Writes the schedule of each violation, and notes in the outcome where it is and how to replay it.
fn save(outcome: &mut CheckOutcome, arguments: &Check, options: &CheckOptions) -> Result<()> {
    let driver = outcome.driver.clone();
    let mut names = std::collections::BTreeSet::new();
    for found in &mut outcome.violations {
        let stem = arguments.file.file_stem().unwrap_or_default();
        let base = format!("{}-{}", stem.to_string_lossy(), found.violation.rule);
        let name = (1..)
            .map(|number: u32| match number {
                1 => format!("{base}.schedule"),
                _ => format!("{base}-{number}.schedule"),
            })
            .find(|name| names.insert(name.clone()))
            .unwrap_or(base);
        let path = arguments.save.join(name);
        let file = ScheduleFile::new(
            found,
            &driver,
            &options.run.machine,
            options.run.stub_missing,
        );
        let shown = path.display().to_string();
        std::fs::create_dir_all(&arguments.save)
            .and_then(|()| std::fs::write(&path, file.text()))
            .with_context(|| format!("cannot write the schedule {shown}"))?;
        found.violation.replay = Some(openndis::replay_command(&driver.file, &shown));
        found.schedule = Some(shown);
    }
    Ok(())
}
