//! The short readable account of a run.

use std::fmt::Write;

use openndis::{DriverKind, Outcome, SourceFiles, Verdict};

/// The account that `openndis run` prints, with excerpts of the source `files`.
pub(crate) fn text(outcome: &Outcome, files: &SourceFiles) -> String {
    let mut text = String::new();
    // Writing to a string can't fail.
    let _ = write_account(&mut text, outcome, files);
    text
}

fn write_account(text: &mut String, outcome: &Outcome, files: &SourceFiles) -> std::fmt::Result {
    let driver = &outcome.driver;
    let version = driver
        .ndis_version
        .as_deref()
        .map_or(String::new(), |version| format!(", NDIS {version}"));
    writeln!(text, "{}: {}{version}", driver.file, kind(driver.kind))?;
    for phase in &outcome.phases {
        writeln!(text, "  {:<24} {}", phase.name, phase.result)?;
    }
    if !outcome.phases.is_empty() {
        write_counts(text, outcome)?;
    }
    if !outcome.left_over.is_empty() {
        writeln!(
            text,
            "  {:<24} {}",
            "left over",
            outcome.left_over.join("; ")
        )?;
    }
    for violation in &outcome.violations {
        writeln!(text)?;
        text.push_str(&openndis::violation_text_with_source(violation, files));
    }
    write_notes(text, &outcome.notes)?;
    if let Some(message) = &outcome.message {
        writeln!(text, "\n{}: {message}", heading(outcome.verdict))?;
    }
    let verdict = verdict(outcome.verdict, outcome.violations.len());
    writeln!(text, "\nverdict: {verdict}")
}

/// What the user should know besides.
pub(crate) fn write_notes(text: &mut String, notes: &[String]) -> std::fmt::Result {
    notes
        .iter()
        .try_for_each(|note| writeln!(text, "\nnote: {note}"))
}

/// What a driver that began to run did.
fn write_counts(text: &mut String, outcome: &Outcome) -> std::fmt::Result {
    let items = &outcome.work_items;
    writeln!(
        text,
        "  {:<24} {} allocated, {} queued, {} run, {} freed, {} outstanding",
        "work items", items.allocated, items.queued, items.run, items.freed, items.outstanding
    )?;
    let calls: u64 = outcome.calls.iter().map(|call| call.count).sum();
    writeln!(
        text,
        "  {:<24} {calls} calls of {} functions",
        "kernel calls",
        outcome.calls.len()
    )
}

pub(crate) fn kind(kind: DriverKind) -> &'static str {
    match kind {
        DriverKind::Miniport => "miniport driver",
        DriverKind::Filter => "filter driver",
        DriverKind::Protocol => "protocol driver",
        DriverKind::Intermediate => "intermediate driver",
        DriverKind::Wdm => "driver that registers nothing with NDIS",
        DriverKind::Unknown => "driver",
    }
}

pub(crate) fn heading(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Clean => "note",
        Verdict::Violation => "violation",
        Verdict::Unsupported => "unsupported (not the driver's fault)",
        Verdict::BadInput => "bad input",
        Verdict::Internal => "internal error (a bug of openndis, please report it)",
    }
}

pub(crate) fn verdict(verdict: Verdict, violations: usize) -> String {
    match verdict {
        Verdict::Clean => "clean".to_owned(),
        Verdict::Violation if violations == 1 => "1 violation".to_owned(),
        Verdict::Violation => format!("{violations} violations"),
        Verdict::Unsupported => "unsupported".to_owned(),
        Verdict::BadInput => "bad input".to_owned(),
        Verdict::Internal => "internal error".to_owned(),
    }
}
