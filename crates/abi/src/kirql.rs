//! Interrupt request levels. Page: kernel/managing-hardware-priorities.

use core::fmt;

/// An interrupt request level (IRQL) of a processor.
///
/// At `DISPATCH_LEVEL` and above the processor neither dispatches threads nor runs DPCs.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Kirql(pub u8);

impl Kirql {
    /// Threads run, and may wait and touch pageable memory.
    pub const PASSIVE_LEVEL: Self = Self(0);
    /// Threads run with asynchronous procedure calls held off.
    pub const APC_LEVEL: Self = Self(1);
    /// DPCs run and spin locks are held; no thread is dispatched.
    pub const DISPATCH_LEVEL: Self = Self(2);
    /// The lowest device interrupt level of x64.
    pub const DEVICE_LEVEL: Self = Self(3);
    /// The highest level of x64.
    pub const HIGH_LEVEL: Self = Self(15);

    /// The level that a driver gave in `value`, of which x64 uses the low four bits.
    #[must_use]
    pub const fn from_driver(value: u8) -> Self {
        Self(value)
    }
}

impl fmt::Display for Kirql {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::PASSIVE_LEVEL => formatter.pad("PASSIVE_LEVEL"),
            Self::APC_LEVEL => formatter.pad("APC_LEVEL"),
            Self::DISPATCH_LEVEL => formatter.pad("DISPATCH_LEVEL"),
            Self::HIGH_LEVEL => formatter.pad("HIGH_LEVEL"),
            Self(level) => write!(formatter, "IRQL {level}"),
        }
    }
}

impl fmt::Debug for Kirql {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
