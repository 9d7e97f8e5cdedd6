//! How lists go through a stack: down when they are sent, up when that is complete, up when they are
//! received, down when they are returned.
//! Guide: network/send-and-receive-operations, network/filter-module-send-and-receive-operations.
//!
//! NDIS calls the next party's routine at once, in the thread and at the level at which it was called
//! itself. Who holds a list is noted before the routine gets it, for a party may hand it on at once.

use abi::Address;
use abi::constants::ndis::NDIS_RECEIVE_FLAGS_RESOURCES;
use abi::constants::ndis_status::{NDIS_STATUS_PAUSED, NDIS_STATUS_RESET_IN_PROGRESS};
use machine::{Call, Stop, callback};
use ndis::adapters::AdapterState;
use ndis::bindings::BindingState;
use ndis::filter_drivers::FilterHandler;
use ndis::filter_modules::FilterModuleState;
use ndis::miniport_drivers::MiniportHandler;
use ndis::net_buffer_lists::{Direction, Holder, Loan, NetBufferLists, OwnershipError, Step};
use ndis::protocol_drivers::ProtocolHandler;
use ndis::stack::{Layer, Next};

use super::chains::{length, set_status, split};
use super::layers::expect;
use super::network_memory::next_list;
use super::{receive_sorting, traffic};
use crate::facts;

/// A chain of lists on its way, as the routines that take it get it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lists {
    /// The first list.
    pub(super) first: Address,
    /// The port.
    pub(super) port: u32,
    /// Flags of the direction: `NDIS_SEND_FLAGS_…`, `NDIS_RECEIVE_FLAGS_…` and so on.
    pub(super) flags: u32,
}

/// Sends lists down from `from`.
pub(super) fn send(call: &mut Call, from: Layer, lists: Lists) -> Result<(), Stop> {
    let (filter, miniport) = (
        FilterHandler::SendNetBufferLists,
        MiniportHandler::SendNetBufferLists,
    );
    let next = call.ndis().next_below(from, filter, miniport);
    let next = expect(call, next)?;
    check_state(call, from);
    let step = step(call, Direction::Send, from, next.layer);
    hand(call, lists.first, step, NetBufferLists::pass_on)?;
    if let Some(status) = refusal(call, from, next.layer) {
        set_status(call, lists.first, status)?;
        return complete(
            call,
            next.layer,
            Lists {
                flags: lists.flags & DISPATCH_LEVEL,
                ..lists
            },
        );
    }
    let arguments = [
        next.context.0,
        lists.first.0,
        u64::from(lists.port),
        u64::from(lists.flags),
    ];
    match next.layer {
        Layer::BuiltInMiniport(adapter) => traffic::sent(call, adapter, lists),
        Layer::Filter(_) => invoke(call, callback::FILTER_SEND, next, &arguments),
        _ => invoke(call, callback::MINIPORT_SEND, next, &arguments),
    }
}

/// Why NDIS gives sends back at once, if it does.
fn refusal(call: &mut Call, from: Layer, to: Layer) -> Option<u32> {
    let ndis = call.ndis();
    if !ndis.moves_data(from) || !ndis.moves_data(to) {
        return Some(NDIS_STATUS_PAUSED);
    }
    ndis.is_resetting(to)
        .then_some(NDIS_STATUS_RESET_IN_PROGRESS)
}

/// The flag that says that the caller runs at DISPATCH_LEVEL; it has this value in all directions.
const DISPATCH_LEVEL: u32 = abi::constants::ndis::NDIS_SEND_FLAGS_DISPATCH_LEVEL;

/// Completes sent lists up from `from`.
pub(super) fn complete(call: &mut Call, from: Layer, lists: Lists) -> Result<(), Stop> {
    let next = call
        .ndis()
        .next_above(from, FilterHandler::SendNetBufferListsComplete);
    let Some(next) = expect(call, next)? else {
        return complete_at_top(call, from, lists);
    };
    let step = step(call, Direction::Send, from, next.layer);
    hand(call, lists.first, step, NetBufferLists::give_back)?;
    let arguments = [next.context.0, lists.first.0, u64::from(lists.flags)];
    invoke(call, callback::FILTER_SEND_COMPLETE, next, &arguments)
}

/// Gives sent lists to those at the top that sent them, each sender its own.
fn complete_at_top(call: &mut Call, from: Layer, lists: Lists) -> Result<(), Stop> {
    let mut rest = lists.first;
    while !rest.is_null() {
        let sender = origin(call, rest, from)?;
        let (own, others) = split(call, rest, |call, list| {
            Ok(origin(call, list, from)? == sender)
        })?;
        if !matches!(sender, Layer::Binding(_) | Layer::BuiltInProtocol(_)) {
            return Err(facts::net_buffer_lists::past_its_sender(call, from, sender));
        }
        let step = step(call, Direction::Send, from, sender);
        hand(call, own, step, NetBufferLists::give_back)?;
        match sender {
            Layer::BuiltInProtocol(adapter) => traffic::send_completed(call, adapter, own)?,
            _ => {
                let next = call
                    .ndis()
                    .protocol(sender, ProtocolHandler::SendNetBufferListsComplete);
                let next = expect(call, next)?;
                let arguments = [next.context.0, own.0, u64::from(lists.flags)];
                invoke(call, callback::PROTOCOL_SEND_COMPLETE, next, &arguments)?;
            }
        }
        rest = others;
    }
    Ok(())
}

/// Indicates received lists up from `from`.
pub(super) fn indicate(call: &mut Call, from: Layer, lists: Lists) -> Result<(), Stop> {
    check_state(call, from);
    let next = call
        .ndis()
        .next_above(from, FilterHandler::ReceiveNetBufferLists);
    match expect(call, next)? {
        Some(next) => deliver(call, from, next, lists),
        None => receive_sorting::indicate_at_top(call, from, lists),
    }
}

/// Gives received lists to one party, or takes them back at once if no data moves.
pub(super) fn deliver(call: &mut Call, from: Layer, next: Next, lists: Lists) -> Result<(), Stop> {
    let step = step(call, Direction::Receive, from, next.layer);
    let is_lent = lists.flags & NDIS_RECEIVE_FLAGS_RESOURCES != 0;
    let moves = call.ndis().moves_data(from) && call.ndis().moves_data(next.layer);
    if is_lent && !moves {
        return Ok(());
    }
    if !is_lent {
        hand(call, lists.first, step, NetBufferLists::pass_on)?;
        if !moves {
            let flags = lists.flags & DISPATCH_LEVEL;
            return give_back(call, next.layer, Lists { flags, ..lists });
        }
        return receive(call, next, lists);
    }
    let loan = call.ndis().net_buffer_lists.begin_loan();
    lend(call, lists.first, step, loan)?;
    receive(call, next, lists)?;
    let site = call.site();
    let ended = call
        .ndis()
        .net_buffer_lists
        .end_loan(loan, from, next.layer, site);
    ended.map_err(|error| facts::net_buffer_lists::ownership(call, next.layer, error))
}

/// Notes that lists go up to a party that is not told of them.
pub(super) fn pass_up(call: &mut Call, from: Layer, to: Layer, first: Address) -> Result<(), Stop> {
    let step = step(call, Direction::Receive, from, to);
    hand(call, first, step, NetBufferLists::pass_on)
}

/// Calls the receive routine of a party.
fn receive(call: &mut Call, next: Next, lists: Lists) -> Result<(), Stop> {
    if let Layer::BuiltInProtocol(adapter) = next.layer {
        return traffic::received(call, adapter, lists);
    }
    let count = length(call, lists.first)?;
    let arguments = [
        next.context.0,
        lists.first.0,
        u64::from(lists.port),
        u64::from(count),
        u64::from(lists.flags),
    ];
    let name = match next.layer {
        Layer::Filter(_) => callback::FILTER_RECEIVE,
        _ => callback::PROTOCOL_RECEIVE,
    };
    invoke(call, name, next, &arguments)
}

/// Returns received lists down from `from`.
pub(super) fn give_back(call: &mut Call, from: Layer, lists: Lists) -> Result<(), Stop> {
    let (filter, miniport) = (
        FilterHandler::ReturnNetBufferLists,
        MiniportHandler::ReturnNetBufferLists,
    );
    let next = call.ndis().next_below(from, filter, miniport);
    let next = expect(call, next)?;
    let step = step(call, Direction::Receive, from, next.layer);
    hand(call, lists.first, step, NetBufferLists::give_back)?;
    let arguments = [next.context.0, lists.first.0, u64::from(lists.flags)];
    match next.layer {
        Layer::BuiltInMiniport(adapter) => traffic::returned(call, adapter, lists.first),
        Layer::Filter(_) => invoke(call, callback::FILTER_RETURN, next, &arguments),
        _ => invoke(call, callback::MINIPORT_RETURN, next, &arguments),
    }
}

/// Asks those below `from` to give sends with the cancel identifier back.
pub(super) fn cancel_send(call: &mut Call, from: Layer, cancel_id: Address) -> Result<(), Stop> {
    let (filter, miniport) = (
        FilterHandler::CancelSendNetBufferLists,
        MiniportHandler::CancelSend,
    );
    let next = call.ndis().next_below(from, filter, miniport);
    let next = expect(call, next)?;
    let arguments = [next.context.0, cancel_id.0];
    match next.layer {
        Layer::BuiltInMiniport(_) => Ok(()),
        Layer::Filter(_) => invoke(call, callback::FILTER_CANCEL_SEND, next, &arguments),
        _ => invoke(call, callback::MINIPORT_CANCEL_SEND, next, &arguments),
    }
}

/// Calls a routine whose value means nothing. A party without the routine, which it should have, is
/// called at NULL, and faults as on Windows.
fn invoke(
    call: &mut Call,
    name: executive::site::Callback,
    next: Next,
    arguments: &[u64],
) -> Result<(), Stop> {
    call.invoke(name, next.handler, arguments).map(drop)
}

/// Reports a party that originates data in a state in which it must not: before a restart has begun,
/// or after a pause is complete. In between, what it does can have been under way already.
fn check_state(call: &mut Call, layer: Layer) {
    let ndis = call.ndis();
    let state = match layer {
        Layer::Miniport(id) => ndis
            .adapters
            .object(id)
            .ok()
            .and_then(|it| match it.state() {
                AdapterState::Initializing => Some("initializing"),
                AdapterState::Paused => Some("paused"),
                AdapterState::Halting => Some("halting"),
                _ => None,
            }),
        Layer::Filter(id) => {
            let module = ndis.filter_modules.object(id).ok();
            module.and_then(|it| match it.state() {
                FilterModuleState::Attaching => Some("attaching"),
                FilterModuleState::Paused => Some("paused"),
                FilterModuleState::Detaching => Some("detaching"),
                _ => None,
            })
        }
        Layer::Binding(id) => {
            let binding = ndis.bindings.object(id).ok();
            let is_paused = binding.is_some_and(|it| it.state() == BindingState::Paused);
            is_paused.then_some("paused")
        }
        Layer::BuiltInMiniport(_) | Layer::BuiltInProtocol(_) => None,
    };
    if let Some(state) = state {
        facts::net_buffer_lists::while_paused(call, layer, state);
    }
}

fn step(call: &mut Call, direction: Direction, from: Layer, to: Layer) -> Step {
    Step {
        direction,
        from,
        to,
        relays: false,
        site: call.site(),
    }
}

/// Where the trip of a list began that `from` is about to end.
fn origin(call: &mut Call, list: Address, from: Layer) -> Result<Layer, Stop> {
    let found = call.ndis().net_buffer_lists.origin(list, from);
    found.map_err(|error| facts::net_buffer_lists::ownership(call, from, error))
}

/// How a list changes hands.
type Change<T> = fn(&mut NetBufferLists, Address, Step) -> Result<T, OwnershipError>;

/// Notes for each list of a chain that it changes hands.
fn hand<T>(call: &mut Call, first: Address, step: Step, change: Change<T>) -> Result<(), Stop> {
    let mut list = first;
    while !list.is_null() {
        if let Err(error) = change(&mut call.ndis().net_buffer_lists, list, step) {
            let relays = relays(call, step.from, error);
            let again = change(
                &mut call.ndis().net_buffer_lists,
                list,
                Step { relays, ..step },
            );
            if let Err(error) = again {
                return Err(facts::net_buffer_lists::ownership(call, step.from, error));
            }
        }
        list = next_list(call, list)?;
    }
    Ok(())
}

/// Whether what was refused is one half of an intermediate driver taking what the other half holds.
fn relays(call: &mut Call, from: Layer, error: OwnershipError) -> bool {
    let OwnershipError::NotHeld {
        holder: Holder::Layer(holder),
        ..
    } = error
    else {
        return false;
    };
    call.ndis().is_intermediate(from) || call.ndis().is_intermediate(holder)
}

/// Notes for each list of a chain that it is lent.
fn lend(call: &mut Call, first: Address, step: Step, loan: Loan) -> Result<(), Stop> {
    let mut list = first;
    while !list.is_null() {
        if let Err(error) = call.ndis().net_buffer_lists.lend(list, step, loan) {
            let step = Step {
                relays: relays(call, step.from, error),
                ..step
            };
            if let Err(error) = call.ndis().net_buffer_lists.lend(list, step, loan) {
                return Err(facts::net_buffer_lists::ownership(call, step.from, error));
            }
        }
        list = next_list(call, list)?;
    }
    Ok(())
}
