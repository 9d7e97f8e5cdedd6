//! What goes wrong with NDIS timers and with stalling.
//! Pages: ddi/ndis/nf-ndis-ndisfreetimerobject, devtest/ndis-canceltimerobject,
//! devtest/ndis-periodictimer, devtest/ndis-ndisstallexecution-delay.

use abi::Address;
use executive::memory::BadAddress;
use executive::site::Site;
use machine::{Call, Stop};
use ndis::timers::{TimerCharacteristicsError, TimerId};
use rules::Violation;

use super::handles::MayBeBadAddress;

/// Parameter 1 of bug check 0x7C: a timer is set when `MiniportHaltEx` returns.
const SET_AT_HALT: u64 = 0x09;
/// The same for a `MiniportInitializeEx` that fails.
const SET_AT_FAILED_INITIALIZE: u64 = 0x0C;

impl MayBeBadAddress for TimerCharacteristicsError {
    fn bad_address(&self) -> Option<BadAddress> {
        match self {
            Self::Header(error) => error.bad_address(),
            Self::FunctionMissing => None,
        }
    }
}

/// How a report names a timer object: by its number in the run.
fn name(timer: TimerId) -> String {
    match timer.generation() {
        0 => format!("timer object #{}", timer.slot()),
        generation => format!("timer object #{}.{generation}", timer.slot()),
    }
}

/// A driver stalls for longer than the page allows. The run goes on.
pub(crate) fn long_stall(call: &mut Call, microseconds: u32) {
    let function = call.function();
    let title = format!("{function} stalls the processor for {microseconds} microseconds");
    let violation = Violation::new(&rules::NDIS_STALL_EXECUTION_DELAY, title, call.place());
    call.report(violation);
}

/// A periodic timer is cancelled above `PASSIVE_LEVEL`.
pub(crate) fn periodic_cancelled_above_passive(call: &mut Call, timer: TimerId) -> Stop {
    let (function, name, irql) = (call.function(), name(timer), call.irql());
    let title = format!("{function} cancels {name}, which is periodic, at {irql}");
    let violation = Violation::new(&rules::PERIODIC_TIMER, title, call.place());
    call.violation(violation)
}

/// A timer object is freed while its timer is set.
pub(crate) fn freed_while_set(call: &mut Call, timer: TimerId, set: Site) -> Stop {
    let title = format!(
        "{} frees {}, which is still set",
        call.function(),
        name(timer)
    );
    let violation = Violation::new(&rules::TIMER_FREED_WHILE_SET, title, call.place())
        .with_related("set", call.place_of(&set));
    call.violation(violation)
}

/// A timer object is freed while its function is queued to run.
pub(crate) fn freed_while_queued(call: &mut Call, timer: TimerId, queued: Site) -> Stop {
    let (function, name) = (call.function(), name(timer));
    let title = format!("{function} frees {name}, whose function is about to run");
    let violation = Violation::new(&rules::TIMER_FREED_WHILE_SET, title, call.place())
        .with_related("set", call.place_of(&queued));
    call.violation(violation)
}

/// Reports, and cancels, the timers of `adapter` that are set at the end of `MiniportHaltEx`, or of a
/// `MiniportInitializeEx` that failed. The run goes on.
pub(crate) fn set_at_end_of_adapter(call: &mut Call, adapter: Address, has_halted: bool) {
    let (routine, code) = match has_halted {
        true => ("MiniportHaltEx", SET_AT_HALT),
        false => ("the failed MiniportInitializeEx", SET_AT_FAILED_INITIALIZE),
    };
    while let Some((timer, set)) = next_set(call, adapter) {
        let cancelled = call.executive().cancel_timer(timer.handle());
        debug_assert!(cancelled.is_ok(), "the timer is there");
        let title = format!("{routine} leaves {}, which is still set", name(timer));
        let violation = Violation::new(&rules::CANCEL_TIMER_OBJECT, title, call.place())
            .with_bug_check(&rules::BUGCODE_NDIS_DRIVER, [code, adapter.0, 0, 0])
            .with_related("set", call.place_of(&set));
        call.report(violation);
    }
}

/// The first timer of an owner that is set, and where it was set.
fn next_set(call: &mut Call, owner: Address) -> Option<(TimerId, Site)> {
    let parts = call.parts();
    let mut timers = parts
        .ndis
        .timers
        .iter()
        .filter(|(_, timer)| timer.owner == owner);
    timers.find_map(|(id, _)| Some((id, parts.executive.timer_set_at(id.handle())?)))
}

/// Reports, and removes, the timer objects that are left when a driver has unloaded. The run goes on.
pub(crate) fn left_at_unload(call: &mut Call, routine: &str) {
    loop {
        let timers = &call.ndis().timers;
        let Some(timer) = timers.ids().next() else {
            return;
        };
        let made = timers.made(timer).ok();
        let title = format!("{routine} leaves {}, which is not freed", name(timer));
        let rule = &rules::TIMER_OBJECT_NOT_FREED;
        let mut violation = Violation::new(rule, title, call.place());
        if let Some(made) = made {
            violation = violation.with_related("allocated", call.place_of(&made));
        }
        call.report(violation);
        let site = call.site();
        let removed = call.ndis().timers.remove(timer, site);
        debug_assert!(removed.is_ok(), "it was found just now");
        call.executive().forget_range(timer.handle(), 1);
    }
}
