//! `openndis run`: takes a driver through its life and tells what happened.

use std::path::Path;

use anyhow::{Context, Result};
use openndis::{Event, Moment, Observer, RunOptions, SourceFiles};

use crate::account;
use crate::arguments::Run;
use crate::output;

pub(crate) fn run(arguments: &Run) -> Result<u8> {
    let file = arguments.file.display().to_string();
    let bytes = std::fs::read(&arguments.file).with_context(|| format!("cannot read {file}"))?;
    let options = RunOptions {
        stub_missing: arguments.stub_missing,
        shutdown: arguments.shutdown,
        registry: read_registry(arguments.registry.as_deref())?,
        observer: arguments
            .trace
            .then(|| Box::new(Trace) as Box<dyn Observer>),
        symbols: arguments.source.symbol_directories.clone(),
        ..RunOptions::default()
    };
    let outcome = openndis::run(&file, &bytes, options);
    let files = SourceFiles::new(&file, &arguments.source.source_directories);
    if arguments.json {
        output::json(&outcome)?;
    } else {
        output::text(&account::text(&outcome, &files))?;
    }
    Ok(outcome.verdict.exit_code())
}

/// The name and the text of a registry file.
pub(crate) fn read_registry(path: Option<&Path>) -> Result<Option<(String, String)>> {
    let Some(path) = path else {
        return Ok(None);
    };
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {name}"))?;
    Ok(Some((name, text)))
}

/// Prints each event as a line.
pub(crate) struct Trace;

impl Observer for Trace {
    fn event(&mut self, moment: Moment, event: Event<'_>) {
        // A failure to write shows up when the account is printed.
        let _ = output::text(&format!("{moment}{event}\n"));
    }
}
