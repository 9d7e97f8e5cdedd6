//! Sends and receives that nobody hands on or completes in time.
//! Pages: devtest/ndis-ndistimeddatasend, devtest/ndis-ndisfiltertimeddatasend,
//! devtest/ndis-ndisfiltertimeddatareceive.

use machine::Call;
use ndis::net_buffer_lists::Holder;
use ndis::stack::Layer;
use rules::{DRIVER_VERIFIER_DETECTED_VIOLATION as VERIFIER, Rule, Violation};

use super::places::note;
use crate::ndis::traffic::Direction;

/// The violation that the first list is which a driver has had for too long, if one has any.
pub(crate) fn list(call: &mut Call, direction: Direction, seconds: u32) -> Option<Violation> {
    let lists = call.ndis().net_buffer_lists.lists();
    let mut kept = lists.filter_map(|(_, list)| {
        let Holder::Layer(holder) = list.holder() else {
            return None;
        };
        Some((holder, rule(holder, direction)?, *list))
    });
    let (holder, (rule, code), first) = kept.next()?;
    let count = 1 + kept.count();
    let title = format!(
        "{holder} has had NET_BUFFER_LIST #{} for more than {seconds} seconds, one of {count}",
        first.number
    );
    let violation =
        Violation::new(rule, title, call.place()).with_bug_check(&VERIFIER, [code, 0, 0, 0]);
    Some(note(call, violation, "handed over", &first.since()))
}

/// The rule for a driver that keeps a list, and its number. Protocols may keep what they receive.
fn rule(holder: Layer, direction: Direction) -> Option<(&'static Rule, u64)> {
    match (holder, direction) {
        (Layer::Miniport(_), Direction::Send) => Some((&rules::NDIS_TIMED_DATA_SEND, 0x0009_200D)),
        (Layer::Filter(_), Direction::Send) => {
            Some((&rules::NDIS_FILTER_TIMED_DATA_SEND, 0x0009_2011))
        }
        (Layer::Filter(_), Direction::Receive) => {
            Some((&rules::NDIS_FILTER_TIMED_DATA_RECEIVE, 0x0009_2012))
        }
        _ => None,
    }
}
