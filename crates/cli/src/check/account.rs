//! The readable account of a check.

use std::fmt::Write;

use openndis::{Bounds, CheckOutcome, Found, SourceFiles, Verdict};

/// The account that `openndis check` prints, with excerpts of the source `files`.
pub(crate) fn text(outcome: &CheckOutcome, files: &SourceFiles) -> String {
    let mut text = String::new();
    // Writing to a string can't fail.
    let _ = write_account(&mut text, outcome, files);
    text
}

fn write_account(
    text: &mut String,
    outcome: &CheckOutcome,
    files: &SourceFiles,
) -> std::fmt::Result {
    let driver = &outcome.driver;
    let version = driver
        .ndis_version
        .as_deref()
        .map_or(String::new(), |version| format!(", NDIS {version}"));
    writeln!(
        text,
        "{}: {}{version}",
        driver.file,
        crate::account::kind(driver.kind)
    )?;
    for found in &outcome.violations {
        writeln!(text)?;
        text.push_str(&openndis::violation_text_with_source(
            &found.violation,
            files,
        ));
        writeln!(text, "  {:<10}{}", "found", how_found(found))?;
    }
    crate::account::write_notes(text, &outcome.notes)?;
    for gap in &outcome.unsupported {
        writeln!(text, "\nunsupported (not the driver's fault): {}", gap.what)?;
    }
    if let Some(message) = &outcome.message
        && outcome.verdict != Verdict::Unsupported
    {
        writeln!(
            text,
            "\n{}: {message}",
            crate::account::heading(outcome.verdict)
        )?;
    }
    writeln!(text)?;
    write_summary(text, outcome)?;
    writeln!(
        text,
        "verdict: {}",
        crate::account::verdict(outcome.verdict, outcome.violations.len())
    )
}

/// Which schedule showed a violation first, and what it takes.
fn how_found(found: &Found) -> String {
    format!(
        "in schedule {}, seen in {}; it takes {}",
        found.found_in,
        found.seen,
        what_it_takes(found)
    )
}

/// How the schedule of a violation differs from the plain one.
fn what_it_takes(found: &Found) -> String {
    let cost = found.cost;
    let takes: Vec<String> = [
        (cost.preemptions, "preemption"),
        (cost.failures, "injected failure"),
        (cost.variations, "variation"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| plural(count.into(), what))
    .collect();
    if !takes.is_empty() {
        takes.join(", ")
    } else if cost.others > 0 {
        "another one to go on where several could".to_owned()
    } else {
        "the plain order of events".to_owned()
    }
}

fn write_summary(text: &mut String, outcome: &CheckOutcome) -> std::fmt::Result {
    write!(text, "{}", plural(outcome.schedules_run, "schedule"))?;
    if let Some(percentage) = outcome.coverage.percentage() {
        write!(
            text,
            ", {percentage:.1}% of {} reached",
            plural(outcome.coverage.blocks, "basic block")
        )?;
    }
    if let Some(bounds) = outcome.bounds {
        write!(text, "; exhaustive{}", within(bounds))?;
    }
    writeln!(text)
}

/// The bounds of an exhaustive search, as far as there are any.
fn within(bounds: Bounds) -> String {
    let parts: Vec<String> = [
        (bounds.preemptions, "preemption"),
        (bounds.failures, "failure"),
        (bounds.variations, "variation"),
    ]
    .into_iter()
    .filter_map(|(bound, what)| Some(plural(bound?.into(), what)))
    .collect();
    let mut text = String::new();
    if !parts.is_empty() {
        text = format!(" within {}", parts.join(", "));
    }
    if bounds.assumes_no_data_race {
        text.push_str(" for a driver without data races");
    }
    text
}

/// `1 schedule`, `2 schedules`.
fn plural(count: u64, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}
