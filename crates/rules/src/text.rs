//! A violation as text for a terminal.
//!
//! The order is that in which one asks: what, where, what conflicts with it, why it is wrong, what
//! Windows does, what to do, how to see it again.

use core::fmt::{self, Write};

use crate::{Frame, Place, Related, SourceLine, Violation};

/// Columns before the text of a line: two of indentation, then its label.
const LABEL_WIDTH: usize = 10;

/// The violation as lines of text, each ended by a line feed, without colour.
#[must_use]
pub fn render(violation: &Violation) -> String {
    let mut text = String::new();
    write_violation(&mut text, violation).expect("writing to a String does not fail");
    text
}

fn write_violation(text: &mut String, violation: &Violation) -> fmt::Result {
    writeln!(text, "error[{}]: {}", violation.rule, violation.title)?;
    write_place(text, &violation.place)?;
    for related in &violation.related {
        write_related(text, related)?;
    }
    line(
        text,
        "rule",
        format_args!("{}: {}", violation.page, violation.requires),
    )?;
    write_bug_check(text, violation)?;
    line(text, "help", format_args!("{}", violation.help))?;
    if let Some(replay) = &violation.replay {
        line(text, "replay", format_args!("{replay}"))?;
    }
    Ok(())
}

fn line(text: &mut String, label: &str, content: fmt::Arguments<'_>) -> fmt::Result {
    writeln!(text, "  {label:<LABEL_WIDTH$}{content}")
}

fn write_place(text: &mut String, place: &Place) -> fmt::Result {
    let label = format!("step {} ", place.step);
    write!(text, "  {label:<LABEL_WIDTH$}")?;
    write_party(text, place)?;
    writeln!(text, ", {}", Level(place))?;
    line(
        text,
        "",
        format_args!(
            "{}",
            location(
                &place.address,
                place.symbol.as_deref(),
                place.source.as_ref()
            )
        ),
    )?;
    place.stack.iter().try_for_each(|frame| {
        line(
            text,
            "",
            format_args!("  called by {}", frame_location(frame)),
        )
    })
}

fn write_related(text: &mut String, related: &Related) -> fmt::Result {
    let place = &related.place;
    write!(
        text,
        "  {:<LABEL_WIDTH$}{} at step {} by ",
        "note", related.label, place.step
    )?;
    write_party(text, place)?;
    writeln!(
        text,
        ", {}",
        location(
            &place.address,
            place.symbol.as_deref(),
            place.source.as_ref()
        )
    )?;
    place.stack.iter().try_for_each(|frame| {
        line(
            text,
            "",
            format_args!("  called by {}", frame_location(frame)),
        )
    })
}

fn write_party(text: &mut String, place: &Place) -> fmt::Result {
    text.write_str(&place.activity)?;
    match &place.callback {
        Some(callback) => write!(text, ", in {callback}"),
        None => Ok(()),
    }
}

fn write_bug_check(text: &mut String, violation: &Violation) -> fmt::Result {
    match &violation.bug_check {
        None => line(text, "windows", format_args!("outcome not documented")),
        Some(bug_check) => {
            let [first, second, third, fourth] = bug_check.parameters;
            let (code, name) = (bug_check.code, &bug_check.name);
            line(
                text,
                "windows",
                format_args!(
                    "bug check {code:#X} {name} ({first:#x}, {second:#x}, {third:#x}, {fourth:#x})"
                ),
            )
        }
    }
}

/// The IRQL of a place, which is "IRQL 5" where the level has no name.
struct Level<'a>(&'a Place);

impl fmt::Display for Level<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = self.0.irql.to_string();
        if level.starts_with("IRQL") {
            formatter.write_str(&level)
        } else {
            write!(formatter, "IRQL {level}")
        }
    }
}

fn frame_location(frame: &Frame) -> String {
    location(
        &frame.address,
        frame.symbol.as_deref(),
        frame.source.as_ref(),
    )
}

fn location(address: &str, symbol: Option<&str>, source: Option<&SourceLine>) -> String {
    let mut text = address.to_owned();
    if let Some(symbol) = symbol {
        text.push_str(&format!(" ({symbol})"));
    }
    if let Some(SourceLine { file, line }) = source {
        text.push_str(&format!(" at {file}:{line}"));
    }
    text
}
