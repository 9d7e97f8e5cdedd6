//! What can be asked of the command.

mod check;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub(crate) use check::{Check, Merge, Preempt, Results, Strategy};

/// Runs Windows network drivers (NDIS 6) in a Linux process.
#[derive(Debug, Parser)]
#[command(
    name = "openndis",
    version,
    about,
    after_help = "Exit codes: 0 clean, 1 violation, 2 bad input or usage, 3 unsupported, 70 internal error."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Take a driver through its life and tell what happened.
    Run(Run),
    /// Run a driver under many schedules and injected failures, and report each broken rule with the schedule that shows it.
    Check(Check),
    /// Put the parts of a check together that ran as shards.
    Merge(Merge),
    /// Run a driver once more by a schedule that `check` has written.
    Replay(Replay),
    /// List the rules that a driver is checked against.
    Rules(Rules),
    /// Print the page of a rule: what it requires, why, and what to do.
    Explain(Explain),
    /// List what a driver imports, and which of it is provided.
    Imports(Imports),
    /// List what drivers can import.
    Exports(Exports),
}

#[derive(Debug, Args)]
pub(crate) struct Run {
    /// The driver image (`.sys`, x86-64).
    pub(crate) file: PathBuf,
    /// Print every event: calls, returns, switches, what the driver prints.
    #[arg(long, conflicts_with = "json")]
    pub(crate) trace: bool,
    /// Print one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
    /// Take registry values from a TOML file.
    #[arg(long, value_name = "FILE")]
    pub(crate) registry: Option<PathBuf>,
    /// Let a driver begin that imports what is not provided; the run ends with its name when it is used.
    #[arg(long)]
    pub(crate) stub_missing: bool,
    /// Let the system go down while a miniport driver's adapter runs: MiniportShutdownEx in place of pause, halt
    /// and unload.
    #[arg(long)]
    pub(crate) shutdown: bool,
    #[command(flatten)]
    pub(crate) source: Source,
}

/// Where the functions and lines of a driver's code are looked for.
#[derive(Debug, Args)]
pub(crate) struct Source {
    /// Look for the driver's program database (`.pdb`) in this directory too, not only beside the image.
    #[arg(long = "symbols", value_name = "DIR")]
    pub(crate) symbol_directories: Vec<PathBuf>,
    /// Look for the driver's source below this directory, to show lines of it in reports.
    #[arg(long = "source", value_name = "DIR")]
    pub(crate) source_directories: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Replay {
    /// The driver image that the schedule was found with.
    pub(crate) file: PathBuf,
    /// The schedule.
    pub(crate) schedule: PathBuf,
    /// Print only the account, not every event.
    #[arg(long, conflicts_with = "json")]
    pub(crate) brief: bool,
    /// Run in GDB, which stops where the rule is broken, with the driver's symbols loaded.
    #[arg(long, conflicts_with_all = ["json", "brief"])]
    pub(crate) gdb: bool,
    /// Print one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
    /// Take registry values from a TOML file.
    #[arg(long, value_name = "FILE")]
    pub(crate) registry: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) source: Source,
}

#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// Print one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The rule's name, as reports have it.
    pub(crate) rule: String,
}

#[derive(Debug, Args)]
pub(crate) struct Imports {
    /// The driver image.
    pub(crate) file: PathBuf,
    /// Print one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Exports {
    /// Print one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
}
