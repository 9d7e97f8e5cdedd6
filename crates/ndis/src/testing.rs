//! What the unit tests of this crate share.

use abi::{Address, Kirql};
use executive::site::{Activity, Callback, Site, ThreadId};

/// Something that thread 0 did as the `step`th event of a run.
pub(crate) fn site(step: u64) -> Site {
    Site {
        step,
        caller: Address(0x1_4000_1000 + step),
        activity: Activity::Thread(ThreadId(0)),
        irql: Kirql::PASSIVE_LEVEL,
        callback: Callback::NONE,
    }
}
