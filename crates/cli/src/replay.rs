//! `openndis replay`: runs a schedule again and shows it event by event.

use anyhow::{Context, Result};
use openndis::{Observer, RunOptions, ScheduleFile, SourceFiles};

use crate::account;
use crate::arguments::Replay;
use crate::debugger;
use crate::output;
use crate::run::{Trace, read_registry};

pub(crate) fn replay(arguments: &Replay) -> Result<u8> {
    let file = arguments.file.display().to_string();
    let bytes = std::fs::read(&arguments.file).with_context(|| format!("cannot read {file}"))?;
    let name = arguments.schedule.display().to_string();
    let text = std::fs::read_to_string(&arguments.schedule)
        .with_context(|| format!("cannot read {name}"))?;
    let schedule = ScheduleFile::parse(&name, &text)?;
    if arguments.gdb {
        let addresses = openndis::driver_addresses(&file, &bytes)?;
        return debugger::debug(arguments, &addresses);
    }
    let shows_events = !arguments.brief && !arguments.json;
    let options = RunOptions {
        registry: read_registry(arguments.registry.as_deref())?,
        observer: shows_events.then(|| Box::new(Trace) as Box<dyn Observer>),
        symbols: arguments.source.symbol_directories.clone(),
        ..RunOptions::default()
    };
    let outcome = openndis::replay(&file, &bytes, options, &name, &schedule)?;
    let files = SourceFiles::new(&file, &arguments.source.source_directories);
    if arguments.json {
        output::json(&outcome)?;
    } else {
        output::text(&account::text(&outcome, &files))?;
    }
    Ok(outcome.verdict.exit_code())
}
