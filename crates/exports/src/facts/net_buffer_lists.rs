//! What goes wrong with network buffers: lists that somebody else has, structures freed by the wrong
//! function, pools in use. Pages: network/net-buffer-list-ownership, network/net-buffer-architecture.

use abi::Address;
use executive::pool::BlockState;
use executive::site::Site;
use machine::{Call, Stop};
use ndis::net_buffer_lists::{
    Direction, FreeNetBufferError, FreeNetBufferListError, OwnershipError,
};
use ndis::stack::Layer;
use rules::{Rule, Violation};

use super::places::note;

pub(crate) use super::network_left::{left, pools_left};

/// A party hands on a list that it may not hand on.
pub(crate) fn ownership(call: &mut Call, from: Layer, error: OwnershipError) -> Stop {
    let subject = subject(call, from);
    match error {
        OwnershipError::Unknown(at) => unknown(call, at),
        OwnershipError::NotHeld {
            number,
            holder,
            since,
            given_back,
        } => {
            let list = format!("NET_BUFFER_LIST #{number}");
            if let Some(before) = given_back {
                let title = format!("{subject} gives {list} back, which it has given back already");
                let violation = new(call, &rules::NBL_COMPLETED_TWICE, title);
                let violation = note(call, violation, "given back first", &before);
                return call.violation(violation);
            }
            let title = format!("{subject} hands on {list}, which {holder} has");
            stop(call, &rules::NBL_NOT_OWNED, title, "handed over", &since)
        }
        OwnershipError::Own { number, begun } => {
            let title = format!(
                "{subject} gives NET_BUFFER_LIST #{number} back, which it sent or indicated itself"
            );
            stop(
                call,
                &rules::NBL_NOT_OWNED,
                title,
                "sent or indicated",
                &begun,
            )
        }
        OwnershipError::WrongWay {
            number,
            direction,
            begun,
        } => {
            let (done, way) = match direction {
                Direction::Send => ("returned as received", "sent"),
                Direction::Receive => ("completed as sent", "indicated as received"),
            };
            let title = format!("{subject}: NET_BUFFER_LIST #{number} was {way}, and is {done}");
            stop(call, &rules::NBL_NOT_OWNED, title, way, &begun)
        }
        OwnershipError::Lent { number, since } | OwnershipError::Kept { number, since, .. } => {
            let title = format!(
                "{subject} does not leave NET_BUFFER_LIST #{number} to its indicator, which only \
                 lent it with NDIS_RECEIVE_FLAGS_RESOURCES"
            );
            stop(call, &rules::NBL_NOT_OWNED, title, "handed over", &since)
        }
        OwnershipError::TooDeep { number } => call.unsupported(format!(
            "NET_BUFFER_LIST #{number} is passed on by more than four intermediate drivers"
        )),
    }
}

/// Who acts: the function, and the party for which it is called.
fn subject(call: &mut Call, from: Layer) -> String {
    format!("{} ({from})", call.function())
}

fn new(call: &mut Call, rule: &Rule, title: String) -> Violation {
    Violation::new(rule, title, call.place())
}

fn stop(call: &mut Call, rule: &Rule, title: String, label: &str, site: &Site) -> Stop {
    let violation = new(call, rule, title);
    let violation = note(call, violation, label, site);
    call.violation(violation)
}

/// An address is given for a list at which there is none.
fn unknown(call: &mut Call, at: Address) -> Stop {
    let function = call.function();
    let title = format!("{function} is given {at}, where there is no NET_BUFFER_LIST");
    let mut violation = new(call, &rules::NBL_NOT_OWNED, title);
    let block = call.executive().pool.block_at(at).copied();
    if let Some(block) = block.filter(|block| block.address == at) {
        if let BlockState::Freed(freed) = block.state {
            violation.title = format!("{function} is given a NET_BUFFER_LIST that is freed");
            violation = note(call, violation, "freed", &freed);
        }
        violation = note(call, violation, "allocated", &block.allocated);
    }
    call.violation(violation)
}

/// A list is not freed.
pub(crate) fn free_list(call: &mut Call, error: FreeNetBufferListError) -> Stop {
    let title = format!("{}: {error}", call.function());
    match error {
        FreeNetBufferListError::Unknown(at) => unknown(call, at),
        FreeNetBufferListError::OnItsWay {
            since, allocated, ..
        } => {
            let violation = new(call, &rules::NBL_NOT_OWNED, title);
            let violation = note(call, violation, "handed over", &since);
            let violation = note(call, violation, "allocated", &allocated);
            call.violation(violation)
        }
        FreeNetBufferListError::WrongFunction { allocated, .. }
        | FreeNetBufferListError::WrongCloneFlags { allocated, .. } => {
            stop(call, &rules::NBL_WRONG_POOL, title, "allocated", &allocated)
        }
    }
}

/// A `NET_BUFFER` is not freed.
pub(crate) fn free_net_buffer(call: &mut Call, error: FreeNetBufferError) -> Stop {
    let title = format!("{}: {error}", call.function());
    let mut violation = new(call, &rules::NBL_WRONG_POOL, title);
    match error {
        FreeNetBufferError::OfClone { allocated, .. } => {
            violation = note(call, violation, "allocated", &allocated);
        }
        FreeNetBufferError::Unknown(at) => {
            let block = call.executive().pool.block_at(at).copied();
            if let Some(BlockState::Freed(freed)) = block.map(|block| block.state) {
                violation = note(call, violation, "freed", &freed);
            }
        }
    }
    call.violation(violation)
}

/// A pool is freed while structures of it are allocated.
pub(crate) fn pool_in_use(call: &mut Call, left: u32, allocated: Option<Site>) -> Stop {
    let function = call.function();
    let title = format!("{function} frees a pool of which {left} structures are not freed");
    let mut violation = new(call, &rules::NBL_POOL_IN_USE, title);
    if let Some(allocated) = allocated {
        violation = note(call, violation, "one of them was allocated", &allocated);
    }
    call.violation(violation)
}

/// More context space is freed than was allocated.
pub(crate) fn context(call: &mut Call, size: u16) -> Stop {
    let function = call.function();
    let title = format!("{function} frees {size} bytes of context space, and fewer are in use");
    let violation = new(call, &rules::NBL_CONTEXT_NOT_ALLOCATED, title);
    call.violation(violation)
}

/// A party originates data while no data moves. The run goes on, and NDIS gives the data back.
pub(crate) fn while_paused(call: &mut Call, from: Layer, state: &str) {
    let title = format!("{} is called for {from}, which is {state}", call.function());
    let violation = new(call, &rules::NBL_WHILE_PAUSED, title);
    call.report(violation);
}

/// A list came back past the one that sent it, to the top of the stack.
pub(crate) fn past_its_sender(call: &mut Call, from: Layer, sender: Layer) -> Stop {
    let title = format!(
        "{} completes a NET_BUFFER_LIST that {sender} sent to those above it",
        subject(call, from)
    );
    let violation = new(call, &rules::NBL_NOT_OWNED, title);
    call.violation(violation)
}
