//! A violation as text for a terminal.
//!
//! The order is that in which one asks: what, where, what conflicts with it, why it is wrong, what
//! Windows does, what to do, how to see it again.

use core::fmt::{self, Write};

use crate::excerpt;
use crate::{Frame, Place, Related, SourceLine, Violation};

/// Columns before the text of a line: two of indentation, then its label.
const LABEL_WIDTH: usize = 10;

/// Gives the text of a line of the driver's source, where that is at hand.
type LineText<'source> = &'source dyn Fn(&SourceLine) -> Option<String>;

/// The violation as lines of text, each ended by a line feed, without colour.
#[must_use]
pub fn render(violation: &Violation) -> String {
    render_with_source(violation, &|_| None)
}

/// As [`render`], with an excerpt of the source at each place for whose line `line_text` has the text.
#[must_use]
pub fn render_with_source(violation: &Violation, line_text: LineText<'_>) -> String {
    let mut text = String::new();
    write_violation(&mut text, violation, line_text).expect("writing to a String does not fail");
    text
}

fn write_violation(
    text: &mut String,
    violation: &Violation,
    line_text: LineText<'_>,
) -> fmt::Result {
    writeln!(text, "error[{}]: {}", violation.rule, violation.title)?;
    write_place(text, &violation.place, line_text)?;
    for related in &violation.related {
        write_related(text, related, line_text)?;
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

fn write_place(text: &mut String, place: &Place, line_text: LineText<'_>) -> fmt::Result {
    let label = format!("step {} ", place.step);
    write!(text, "  {label:<LABEL_WIDTH$}")?;
    write_party(text, place)?;
    writeln!(text, ", {}", Level(place))?;
    line(text, "", format_args!("{}", Location::of_place(place)))?;
    write_excerpt(text, place, line_text)?;
    write_stack(text, place)
}

fn write_related(text: &mut String, related: &Related, line_text: LineText<'_>) -> fmt::Result {
    let place = &related.place;
    write!(
        text,
        "  {:<LABEL_WIDTH$}{} at step {} by ",
        "note", related.label, place.step
    )?;
    write_party(text, place)?;
    writeln!(text, ", {}", Location::of_place(place))?;
    write_excerpt(text, place, line_text)?;
    write_stack(text, place)
}

fn write_excerpt(text: &mut String, place: &Place, line_text: LineText<'_>) -> fmt::Result {
    let source = place.source.as_ref();
    let Some((source, code)) = source.and_then(|source| Some((source, line_text(source)?))) else {
        return Ok(());
    };
    excerpt::render(&code, source)
        .lines()
        .try_for_each(|excerpt| line(text, "", format_args!("{excerpt}")))
}

fn write_stack(text: &mut String, place: &Place) -> fmt::Result {
    place.stack.iter().try_for_each(|frame| {
        let location = Location::of_frame(frame);
        match location.of_inlined_call() {
            _ if !frame.inlined => line(text, "", format_args!("  called by {location}")),
            Some(call) => line(text, "", format_args!("  inlined into {call}")),
            None => line(text, "", format_args!("  inlined into {location}")),
        }
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

/// Where code is: function, file and line if they are known, and the address.
struct Location<'a> {
    address: &'a str,
    symbol: Option<&'a str>,
    function: Option<&'a str>,
    source: Option<&'a SourceLine>,
}

impl<'a> Location<'a> {
    fn of_place(place: &'a Place) -> Self {
        Self {
            address: &place.address,
            symbol: place.symbol.as_deref(),
            function: place.function.as_deref(),
            source: place.source.as_ref(),
        }
    }

    fn of_frame(frame: &'a Frame) -> Self {
        Self {
            address: &frame.address,
            symbol: frame.symbol.as_deref(),
            function: frame.function.as_deref(),
            source: frame.source.as_ref(),
        }
    }
}

impl Location<'_> {
    /// Function, file and line of a call that was inlined: its code has the same address as what it calls.
    fn of_inlined_call(&self) -> Option<String> {
        let source = self.source?;
        let function = self.function.unwrap_or("a function");
        Some(format!("{function} at {}:{}", source.file, source.line))
    }
}

impl fmt::Display for Location<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            address, symbol, ..
        } = self;
        let line = self
            .source
            .map(|source| format!("{}:{}", source.file, source.line));
        // The least debug information has lines, but no functions.
        let function = self
            .function
            .or(*symbol)
            .filter(|_| line.is_some() || self.function.is_some());
        match (function, line) {
            (Some(function), Some(line)) => {
                write!(formatter, "{function} at {line} ({address})")
            }
            (Some(function), None) => write!(formatter, "{function} ({address})"),
            (None, Some(line)) => write!(formatter, "{line} ({address})"),
            (None, None) => match symbol {
                Some(symbol) => write!(formatter, "{address} ({symbol})"),
                None => formatter.write_str(address),
            },
        }
    }
}
