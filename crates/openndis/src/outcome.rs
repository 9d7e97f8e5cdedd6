//! What came of a run, as data: the one thing that all renderings (text, JSON, exit code) read.

use rules::Violation;
use serde::{Deserialize, Serialize};

/// The verdict on a run. The four bad ones are never mixed: only `Violation` blames the driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The driver went through its life and broke no rule.
    Clean,
    /// The driver broke a rule.
    Violation,
    /// The driver needs something that is not provided yet. This is not its fault.
    Unsupported,
    /// The file, the registry or the arguments can't be used.
    BadInput,
    /// A fault of this program.
    Internal,
}

impl Verdict {
    /// The exit code of a command that ends with this verdict.
    #[must_use]
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Clean => exit_code::CLEAN,
            Self::Violation => exit_code::VIOLATION,
            Self::Unsupported => exit_code::UNSUPPORTED,
            Self::BadInput => exit_code::BAD_INPUT,
            Self::Internal => exit_code::INTERNAL,
        }
    }
}

/// The exit codes of every subcommand.
pub mod exit_code {
    /// No rule was broken.
    pub const CLEAN: u8 = 0;
    /// The driver broke a rule.
    pub const VIOLATION: u8 = 1;
    /// A file or an argument can't be used.
    pub const BAD_INPUT: u8 = 2;
    /// The driver needs something that is not provided.
    pub const UNSUPPORTED: u8 = 3;
    /// A fault of this program.
    pub const INTERNAL: u8 = 70;
}

/// What kind of driver it is, told by what it registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DriverKind {
    /// It registered as a miniport driver.
    Miniport,
    /// It registered as a filter driver.
    Filter,
    /// It registered as a protocol driver.
    Protocol,
    /// It registered as a protocol and as a miniport driver.
    Intermediate,
    /// It registered nothing with NDIS.
    Wdm,
    /// It did not get as far as to register anything.
    Unknown,
}

/// The driver that was run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Driver {
    /// The file as it was given.
    pub file: String,
    /// What kind it is.
    pub kind: DriverKind,
    /// The NDIS version that it registered with: `6.30`.
    pub ndis_version: Option<String>,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

/// A phase of the driver's life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phase {
    /// Its name: `MiniportInitializeEx`, `sends`.
    pub name: String,
    /// How it went: `ok`, a status, or a count.
    pub result: String,
}

/// Counts of work items, NDIS' and the kernel's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WorkItemCounts {
    /// Items that were allocated or initialised.
    pub allocated: u64,
    /// How often one was queued.
    pub queued: u64,
    /// How often a routine was called.
    pub run: u64,
    /// Items that were freed or uninitialised.
    pub freed: u64,
    /// Items that were left at the end.
    pub outstanding: u64,
}

/// What came of a run.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    /// The version of this document's form; raised when a field changes its meaning.
    pub schema: u32,
    /// The verdict.
    pub verdict: Verdict,
    /// The driver.
    pub driver: Driver,
    /// What it went through, in order.
    pub phases: Vec<Phase>,
    /// Its work items.
    pub work_items: WorkItemCounts,
    /// The rules that it broke.
    pub violations: Vec<Violation>,
    /// Why the run could not go on, for a verdict that is neither clean nor a violation.
    pub message: Option<String>,
    /// Why a program database that was found is not used, and the like.
    pub notes: Vec<String>,
    /// What was left over that breaks no rule.
    pub left_over: Vec<String>,
    /// Functions called, with how often, by name.
    pub calls: Vec<CallCount>,
    /// Kernel calls made.
    pub steps: u64,
    /// Lines that the driver printed.
    pub debug_prints: u64,
}

/// How often a function was called.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CallCount {
    /// The function.
    pub function: &'static str,
    /// How often.
    pub count: u64,
}
