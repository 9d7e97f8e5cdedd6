//! What can be asked of `openndis check` and `openndis merge`.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use clap::{Args, ValueEnum};
use openndis::Shard;

use super::Source;

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The driver image (`.sys`, x86-64).
    pub(crate) file: PathBuf,
    /// Schedules to run, at most.
    #[arg(long, value_name = "COUNT", default_value_t = 100_000)]
    pub(crate) schedules: u64,
    /// Stop after this time: `30s`, `5m`, `1500ms`.
    #[arg(long, value_name = "TIME", value_parser = crate::durations::parse)]
    pub(crate) time: Option<Duration>,
    /// The seed of the random choices: the same seed gives the same check.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Worker processes that share the schedules out; one for each processor unless told otherwise.
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..=1024))]
    pub(crate) jobs: Option<u32>,
    /// Run only a part of the schedules, such as `3/16`; `openndis merge` puts the parts together.
    #[arg(long, value_name = "NUMBER/COUNT", value_parser = crate::shards::parse)]
    pub(crate) shard: Option<Shard>,
    /// Which schedules are tried.
    #[arg(long, value_enum, default_value_t = Strategy::Portfolio)]
    pub(crate) strategy: Strategy,
    /// Ordered events that PCT schedules look for.
    #[arg(long, value_name = "COUNT", default_value_t = 3)]
    pub(crate) depth: u32,
    /// The most preemptions of a schedule of the exhaustive search: a number, or `none`.
    #[arg(long, value_name = "COUNT", default_value = "2")]
    pub(crate) preemption_bound: Bound,
    /// The most variations of what happens to the driver in a schedule of the exhaustive search.
    #[arg(long, value_name = "COUNT", default_value = "1")]
    pub(crate) variation_bound: Bound,
    /// The most injected failures of a schedule.
    #[arg(long, value_name = "COUNT", default_value_t = 2)]
    pub(crate) max_failures: u32,
    /// Where else than at its calls the driver may be preempted.
    #[arg(long, value_enum, default_value_t = Preempt::Accesses)]
    pub(crate) preempt: Preempt,
    /// Print no progress line.
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// Take registry values from a TOML file.
    #[arg(long, value_name = "FILE")]
    pub(crate) registry: Option<PathBuf>,
    /// Let a driver begin that imports what is not provided; the run ends with its name when it is used.
    #[arg(long)]
    pub(crate) stub_missing: bool,
    /// Run as a worker process of another check.
    #[arg(long, hide = true)]
    pub(crate) worker: bool,
    #[command(flatten)]
    pub(crate) results: Results,
}

/// What becomes of the results of a check.
#[derive(Debug, Args)]
pub(crate) struct Results {
    /// Where the schedules of violations are written.
    #[arg(long, value_name = "DIRECTORY", default_value = "openndis-schedules")]
    pub(crate) save: PathBuf,
    /// Write which lines of the driver ran, in the form of lcov; needs debug information.
    #[arg(long, value_name = "FILE")]
    pub(crate) lcov: Option<PathBuf>,
    /// Print one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) source: Source,
}

impl Check {
    /// The arguments of a worker process that runs a shard of this check.
    pub(crate) fn for_worker(&self, shard: Shard) -> Vec<OsString> {
        let mut arguments: Vec<OsString> = vec!["check".into(), "--worker".into()];
        let mut option = |name: &str, value: OsString| {
            let mut argument = OsString::from(name);
            argument.push("=");
            argument.push(value);
            arguments.push(argument);
        };
        option("--shard", format!("{}/{}", shard.number, shard.of).into());
        option("--schedules", self.schedules.to_string().into());
        option("--seed", self.seed.to_string().into());
        option("--depth", self.depth.to_string().into());
        option(
            "--preemption-bound",
            self.preemption_bound.to_string().into(),
        );
        option("--variation-bound", self.variation_bound.to_string().into());
        option("--max-failures", self.max_failures.to_string().into());
        if let Some(name) = self.preempt.to_possible_value() {
            option("--preempt", name.get_name().into());
        }
        if let Some(name) = self.strategy.to_possible_value() {
            option("--strategy", name.get_name().into());
        }
        if let Some(time) = self.time {
            option("--time", format!("{}ms", time.as_millis()).into());
        }
        if let Some(registry) = &self.registry {
            option("--registry", registry.into());
        }
        for directory in &self.results.source.symbol_directories {
            option("--symbols", directory.into());
        }
        if self.stub_missing {
            arguments.push("--stub-missing".into());
        }
        if self.quiet {
            arguments.push("--quiet".into());
        }
        arguments.push("--".into());
        arguments.push(self.file.clone().into());
        arguments
    }
}

#[derive(Debug, Args)]
pub(crate) struct Merge {
    /// What `openndis check --shard NUMBER/COUNT --json` printed, a file for each shard.
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) results: Results,
}

/// Where the driver may be preempted besides at its calls.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Preempt {
    /// Before a few of its accesses to memory, other ones in each schedule.
    Accesses,
    /// Nowhere.
    None,
}

/// A bound of the exhaustive search: a number, or `none`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bound(pub(crate) Option<u32>);

impl FromStr for Bound {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "none" {
            return Ok(Self(None));
        }
        let number = text
            .parse()
            .map_err(|_| "write a number, or none".to_owned());
        number.map(|number| Self(Some(number)))
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(number) => write!(formatter, "{number}"),
            None => formatter.write_str("none"),
        }
    }
}

/// Which schedules are tried.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Strategy {
    /// A share for each of the others.
    Portfolio,
    /// Whoever can go on may, at random.
    Random,
    /// Probabilistic concurrency testing.
    Pct,
    /// All schedules within bounds.
    DepthFirst,
}
