//! What goes wrong with NDIS timers and with stalling.
//! Pages: ddi/ndis/nf-ndis-ndisfreetimerobject, devtest/ndis-periodictimer,
//! devtest/ndis-ndisstallexecution-delay.

use abi::Address;
use executive::site::Site;
use machine::{Call, Stop, related};
use ndis::timers::TimerId;
use rules::Violation;

/// How a report names a timer object: by its number in the run.
fn name(timer: TimerId) -> String {
    match timer.generation() {
        0 => format!("timer object #{}", timer.slot()),
        generation => format!("timer object #{}.{generation}", timer.slot()),
    }
}

/// A driver stalls for longer than the page allows. The run goes on.
pub(crate) fn long_stall(call: &mut Call, microseconds: u32) {
    let title = format!(
        "{} stalls the processor for {microseconds} microseconds",
        call.function()
    );
    let violation = Violation::new(&rules::NDIS_STALL_EXECUTION_DELAY, title, call.place());
    call.report(violation);
}

/// A periodic timer is cancelled above `PASSIVE_LEVEL`.
pub(crate) fn periodic_cancelled_above_passive(call: &mut Call, timer: TimerId, set: Site) -> Stop {
    let title = format!(
        "{} cancels {}, which is periodic, at {}",
        call.function(),
        name(timer),
        call.irql()
    );
    let violation = Violation::new(&rules::PERIODIC_TIMER, title, call.place())
        .with_related("set", call.place_of(&set));
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

/// Reports the timers that `owner` leaves at the end of `routine`: set ones break `CancelTimerObject`,
/// others are a leak. The run goes on.
pub(crate) fn left_by(call: &mut Call, owner: Address, routine: &str) {
    let mut after = None;
    while let Some((timer, set, made)) = next_of(call, owner, after) {
        after = Some(timer);
        let (rule, state) = match set {
            Some(_) => (&rules::CANCEL_TIMER_OBJECT, "is still set"),
            None => (&rules::TIMER_OBJECT_NOT_FREED, "is not freed"),
        };
        let title = format!("{routine} leaves {}, which {state}", name(timer));
        let mut violation = Violation::new(rule, title, call.place());
        if let Some(set) = set {
            violation.related.push(related("set", call.place_of(&set)));
        }
        violation
            .related
            .push(related("allocated", call.place_of(&made)));
        call.report(violation);
    }
}

/// The first timer of `owner` after `after`: its name, where it was set, and where it was allocated.
fn next_of(
    call: &mut Call,
    owner: Address,
    after: Option<TimerId>,
) -> Option<(TimerId, Option<Site>, Site)> {
    let timers = &call.ndis().timers;
    let (id, timer) = timers.iter().find(|(id, timer)| {
        timer.owner == owner && after.is_none_or(|after| id.slot() > after.slot())
    })?;
    Some((id, timer.is_set(), timers.made(id).ok()?))
}
