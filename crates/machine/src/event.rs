//! What happens in a run, event by event, for the trace and for those who watch.

use std::fmt;

use abi::{Address, Kirql};
use executive::Activity;

/// One thing that happened. Borrowed data: an observer keeps what it needs.
#[derive(Clone, Copy, Debug)]
pub enum Event<'run> {
    /// A driver called an exported function.
    Call {
        /// The function.
        function: &'static str,
        /// Its arguments, as registers.
        arguments: &'run [u64],
        /// Where the call returns to.
        caller: &'run str,
    },
    /// An exported function returned.
    Return {
        /// The function.
        function: &'static str,
        /// The register with its result.
        value: u64,
    },
    /// The system called a routine of the driver.
    Enter {
        /// The documented name of the routine.
        callback: &'static str,
        /// Its address, relative to its image.
        routine: &'run str,
        /// The arguments, as registers.
        arguments: &'run [u64],
    },
    /// A routine of the driver returned.
    Leave {
        /// The documented name of the routine.
        callback: &'static str,
        /// The register with its result.
        value: u64,
    },
    /// Another activity goes on.
    Switch,
    /// The driver printed something.
    DebugPrint(&'run str),
    /// The system enters a phase of the driver's life.
    Phase(&'run str),
    /// The driver has come to a watched access to memory, which it makes when its turn comes again.
    StandsBeforeAccess {
        /// The instruction, relative to its image.
        at: &'run str,
    },
    /// A privileged instruction was emulated.
    Emulated {
        /// Its mnemonic.
        instruction: &'run str,
        /// Where it is, relative to its image.
        at: &'run str,
    },
}

/// When and by whom.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Kernel calls made so far in this run.
    pub step: u64,
    /// Who acted.
    pub activity: Activity,
    /// On which processor.
    pub processor: u8,
    /// At which level.
    pub irql: Kirql,
}

/// Watches a run.
pub trait Observer {
    /// Something happened.
    fn event(&mut self, moment: Moment, event: Event<'_>);
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            step,
            activity,
            processor,
            irql,
        } = self;
        let who = describe(*activity);
        write!(
            formatter,
            "{step:>6}  cpu {processor}  {who:<11} {irql:<14} "
        )
    }
}

impl fmt::Display for Event<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call {
                function,
                arguments,
                caller,
            } => {
                write!(formatter, "{function}(")?;
                list(formatter, arguments)?;
                write!(formatter, ")  from {caller}")
            }
            Self::Return { function, value } => write!(formatter, "{function} returns {value:#x}"),
            Self::Enter {
                callback,
                routine,
                arguments,
            } => {
                write!(formatter, "--> {callback} at {routine} (")?;
                list(formatter, arguments)?;
                formatter.write_str(")")
            }
            Self::Leave { callback, value } => {
                write!(formatter, "<-- {callback} returns {value:#x}")
            }
            Self::Switch => formatter.write_str("goes on"),
            Self::DebugPrint(text) => write!(formatter, "prints {text:?}"),
            Self::Phase(name) => write!(formatter, "=== {name}"),
            Self::StandsBeforeAccess { at } => {
                write!(formatter, "stands before the access at {at}")
            }
            Self::Emulated { instruction, at } => {
                write!(formatter, "emulated {instruction} at {at}")
            }
        }
    }
}

fn list(formatter: &mut fmt::Formatter<'_>, arguments: &[u64]) -> fmt::Result {
    for (index, argument) in arguments.iter().enumerate() {
        let separator = if index == 0 { "" } else { ", " };
        write!(formatter, "{separator}{argument:#x}")?;
    }
    Ok(())
}

/// An activity in words.
#[must_use]
pub fn describe(activity: Activity) -> String {
    match activity {
        Activity::Thread(thread) => format!("thread {}", thread.0),
        Activity::Dpc(processor) => format!("DPC on {}", processor.0),
        Activity::Clock => "clock".to_owned(),
    }
}

/// The place of an address that belongs to no image.
pub(crate) fn bare(address: Address) -> String {
    format!("{:#x}", address.0)
}
