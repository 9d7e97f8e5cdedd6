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

/// A [`Site`] in three words instead of five fields, for tables that note one at every call: each store
/// that is saved there is felt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CompactSite {
    /// The step, with the callback in the low 16 bits: room for a month of steps.
    step_and_callback: u64,
    /// The return address, which is canonical, with the IRQL in the low 4 bits.
    caller_and_irql: u64,
    activity: Activity,
}

impl CompactSite {
    const CALLBACK_BITS: u32 = 16;
    const IRQL_BITS: u32 = 4;
    /// Stands where nothing has been done yet.
    pub(crate) const NOWHERE: Self = Self {
        step_and_callback: 0,
        caller_and_irql: 0,
        activity: Activity::Clock,
    };

    /// All of it, for a report.
    pub(crate) fn site(self) -> Site {
        // The shift of a signed number brings back the upper bits of a canonical address.
        let caller = self.caller_and_irql.cast_signed() >> Self::IRQL_BITS;
        Site {
            step: self.step_and_callback >> Self::CALLBACK_BITS,
            caller: Address(caller.cast_unsigned()),
            activity: self.activity,
            irql: Kirql((self.caller_and_irql & 0xF) as u8),
            callback: Callback((self.step_and_callback & 0xFFFF) as u16),
        }
    }
}

impl From<Site> for CompactSite {
    #[inline(always)]
    fn from(site: Site) -> Self {
        debug_assert!(site.irql <= Kirql::HIGH_LEVEL, "there are 16 levels");
        Self {
            step_and_callback: site.step << Self::CALLBACK_BITS | u64::from(site.callback.0),
            caller_and_irql: site.caller.0 << Self::IRQL_BITS | u64::from(site.irql.0),
            activity: site.activity,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compact_site_is_the_whole_site() {
        for caller in [0, 0x1_4000_1234, 0xFFFF_F800_0000_1234] {
            let site = Site {
                step: (1 << 48) - 1,
                caller: Address(caller),
                activity: Activity::Thread(ThreadId(u32::MAX)),
                irql: Kirql::HIGH_LEVEL,
                callback: Callback(u16::MAX),
            };
            assert_eq!(CompactSite::from(site).site(), site);
        }
    }
}
