//! Where and by whom something was done: what every fact about an earlier event carries.

use abi::{Address, Kirql};

/// One processor of the machine, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProcessorId(pub u8);

/// One thread of the machine, numbered in the order of creation from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ThreadId(pub u32);

/// What the machine does next, or is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Activity {
    /// A thread runs.
    Thread(ThreadId),
    /// The DPC queue of a processor is drained.
    Dpc(ProcessorId),
    /// Time passes to the next due timer.
    Clock,
}

/// Which callback of the driver was running; the machine knows their names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Callback(pub u16);

impl Callback {
    /// None: the thread is in a routine that the driver started itself.
    pub const NONE: Self = Self(0);
}

/// Where and by whom something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Site {
    /// How many events had happened in the run.
    pub step: u64,
    /// The return address into the driver.
    pub caller: Address,
    /// Who did it.
    pub activity: Activity,
    /// The processor's IRQL.
    pub irql: Kirql,
    /// The callback in which it was done.
    pub callback: Callback,
}

impl Site {
    /// Stands where nothing has been done yet.
    pub(crate) const NOWHERE: Self = Self {
        step: 0,
        caller: Address::NULL,
        activity: Activity::Clock,
        irql: Kirql::PASSIVE_LEVEL,
        callback: Callback::NONE,
    };
}
