//! How a run ends, and the token by which a kernel call says that it has ended.

use rules::Violation;

/// The run is over: the activity that gets this from a call must return it at once.
///
/// Only the machine makes one, after it has noted why the run ended.
#[derive(Debug)]
#[must_use]
pub struct Stop(pub(crate) ());

/// Why a run ended.
#[derive(Debug)]
pub enum Ending {
    /// The scenario's thread came to its end.
    Completed,
    /// The driver broke a rule in a way that it can't go on from.
    Violation(Box<Violation>),
    /// The driver needs something that is not provided. This is not its fault.
    Unsupported(String),
    /// No activity can go on any more.
    Deadlock(Vec<executive::BlockedThread>),
    /// An activity ran for long without a kernel call, or the run took too many steps.
    Hang(Box<Violation>),
    /// A fault of this program.
    Internal(String),
}
