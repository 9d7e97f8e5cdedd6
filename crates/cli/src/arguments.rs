//! What can be asked of the command.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

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
    /// Bind imports that are not provided to stubs that end the run with their name when called.
    #[arg(long)]
    pub(crate) stub_missing: bool,
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
