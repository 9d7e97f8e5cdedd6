//! The progress line of a check, on a terminal; nothing where nobody watches.

use std::io::Write;

use indicatif::{ProgressBar, ProgressStyle};
use openndis::Progress;

use super::Clock;
use crate::arguments::Check;

/// Shows how far a check has come: on a terminal as a line, from a worker process as text for its parent.
pub(super) struct Line {
    bar: Option<ProgressBar>,
    clock: Clock,
    reports: bool,
    next_report: u64,
}

impl Line {
    pub(super) fn new(arguments: &Check, clock: &Clock) -> Self {
        let shows = !arguments.worker && !arguments.quiet;
        Self {
            bar: shows.then(|| bar(arguments.schedules)),
            clock: *clock,
            reports: arguments.worker && !arguments.quiet,
            next_report: 0,
        }
    }

    pub(super) fn show(&mut self, progress: Progress) {
        const MANY: u64 = 1024;
        if progress.schedules < self.next_report {
            return;
        }
        self.next_report = progress.schedules + (progress.schedules / 16).clamp(1, MANY);
        if self.reports {
            let Progress {
                schedules,
                violations,
                blocks: (reached, known),
            } = progress;
            // A parent that is gone needs no report.
            let _ = writeln!(
                std::io::stderr(),
                "{schedules} {violations} {reached} {known}"
            );
        }
        if let Some(bar) = &self.bar {
            bar.set_position(progress.schedules);
            bar.set_message(message(progress, self.clock.start.elapsed().as_secs_f64()));
        }
    }

    pub(super) fn clear(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(schedules: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{pos}/{len} schedules {wide_bar} {msg}");
    let bar = ProgressBar::new(schedules);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn message(progress: Progress, seconds: f64) -> String {
    let schedules = f64::from(u32::try_from(progress.schedules).unwrap_or(u32::MAX));
    let rate = schedules / seconds.max(0.001);
    let (reached, known) = progress.blocks;
    let coverage = if known == 0 {
        String::new()
    } else {
        format!(", {reached}/{known} blocks")
    };
    let violations = progress.violations;
    format!("{rate:.0}/s{coverage}, {violations} violations")
}

/// Reads a report of a worker process.
pub(super) fn parse_report(line: &str) -> Option<Progress> {
    let mut numbers = line.split(' ').map(|word| word.parse::<u64>().ok());
    Some(Progress {
        schedules: numbers.next()??,
        violations: usize::try_from(numbers.next()??).ok()?,
        blocks: (numbers.next()??, numbers.next()??),
    })
}

/// What several workers have done together. Violations may be the same ones, so the most of one counts.
pub(super) fn sum(parts: &[Progress]) -> Progress {
    let most = |number: fn(&Progress) -> u64| parts.iter().map(number).max().unwrap_or(0);
    Progress {
        schedules: parts.iter().map(|part| part.schedules).sum(),
        violations: parts.iter().map(|part| part.violations).max().unwrap_or(0),
        blocks: (most(|part| part.blocks.0), most(|part| part.blocks.1)),
    }
}
