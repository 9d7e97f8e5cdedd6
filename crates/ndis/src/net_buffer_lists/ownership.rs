//! Who holds a list, from the moment it is sent or indicated until it comes back.
//! Pages: network/send-and-receive-operations, network/net-buffer-list-ownership.
//!
//! A trip begins where a list is sent or indicated first, and ends when it comes back there. An
//! intermediate driver may begin another trip with a list that it holds on the first; the first goes
//! on when the second is over. A list that is indicated with `NDIS_RECEIVE_FLAGS_RESOURCES` is lent:
//! it comes back by itself when the receiver's handler returns.

use abi::Address;
use executive::site::Site;

use super::{Made, NetBufferLists, OwnershipError};
use crate::net_buffer_pools::NetBufferListPoolId;
use crate::stack::Layer;

/// Trips within trips: more than any chain of intermediate drivers needs.
const DEEPEST: usize = 4;

/// Which way a trip goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Down: sent, and to be completed.
    Send,
    /// Up: indicated as received, and to be returned.
    Receive,
}

/// Who holds a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The driver that allocated it: it is on no trip.
    Owner,
    /// A party of a stack.
    Layer(Layer),
}

impl core::fmt::Display for Holder {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Owner => formatter.pad("the driver that allocated it"),
            Self::Layer(layer) => layer.fmt(formatter),
        }
    }
}

/// The way of a list out and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trip {
    /// Which way it goes out.
    pub direction: Direction,
    /// Where it began, and ends.
    pub origin: Layer,
    /// Where in the driver.
    pub begun: Site,
    /// Who had it before.
    holder: Holder,
}

/// What is known of a list.
#[derive(Clone, Copy, Debug)]
pub struct NetBufferList {
    /// Counts those of a run from 1.
    pub number: u32,
    /// The pool it is from; none for a clone without a pool.
    pub pool: Option<NetBufferListPoolId>,
    /// How it was made.
    pub made: Made,
    /// Where.
    pub allocated: Site,
    pub(super) holder: Holder,
    pub(super) since: Site,
    /// The trips it is on, the innermost last.
    trips: [Option<Trip>; DEEPEST],
    /// Who gave it back last, and where.
    given_back: Option<(Layer, Site)>,
    /// How often it is lent, one loan within the other.
    pub(super) lent: u8,
}

impl NetBufferList {
    pub(super) const fn new(
        number: u32,
        pool: Option<NetBufferListPoolId>,
        made: Made,
        site: Site,
    ) -> Self {
        Self {
            number,
            pool,
            made,
            allocated: site,
            holder: Holder::Owner,
            since: site,
            trips: [None; DEEPEST],
            given_back: None,
            lent: 0,
        }
    }

    /// Who holds it.
    #[must_use]
    pub const fn holder(&self) -> Holder {
        self.holder
    }

    /// Since when.
    #[must_use]
    pub const fn since(&self) -> Site {
        self.since
    }

    /// The trip it is on.
    #[must_use]
    pub fn trip(&self) -> Option<&Trip> {
        self.trips.iter().rev().flatten().next()
    }

    /// Whether it is out on a trip that `layer` began, or `layer` holds it on one of another.
    #[must_use]
    pub fn concerns(&self, layer: Layer) -> bool {
        self.trip().is_some()
            && (self.holder == Holder::Layer(layer)
                || self.trips.iter().flatten().any(|trip| trip.origin == layer))
    }

    fn begin(&mut self, trip: Trip) -> bool {
        let free = self.trips.iter_mut().find(|trip| trip.is_none());
        free.is_some_and(|free| {
            *free = Some(trip);
            true
        })
    }

    pub(super) fn end_trip(&mut self, site: Site) {
        let last = self.trips.iter_mut().rev().find(|trip| trip.is_some());
        if let Some(trip) = last.and_then(Option::take) {
            self.holder = trip.holder;
            self.since = site;
        }
    }
}

/// What is remembered of a list that is freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FreedList {
    at: Address,
    number: u32,
    /// Who gave it back last, and where.
    given_back: Option<(Layer, Site)>,
}

/// How many freed lists are remembered, to recognise one that is completed twice.
const REMEMBERED: usize = 64;

/// One step of a list, from one party to another.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Which way the trip goes out.
    pub direction: Direction,
    /// Who hands it on.
    pub from: Layer,
    /// Who gets it.
    pub to: Layer,
    /// Whether the party may take what any other party of the stack below or above holds: it is
    /// half of an intermediate driver.
    pub relays: bool,
    /// Where.
    pub site: Site,
}

impl NetBufferLists {
    /// The list at `at`.
    #[must_use]
    pub fn list(&self, at: Address) -> Option<&NetBufferList> {
        self.lists.of(at)
    }

    /// Why a list is not given back that does not exist: it was given back before, and is freed.
    fn not_there(&self, at: Address, from: Layer) -> OwnershipError {
        let freed = self.freed.iter().rev().find(|list| list.at == at);
        match freed.map(|list| (list.number, list.given_back)) {
            Some((number, Some((by, given_back)))) if by == from => OwnershipError::NotHeld {
                number,
                holder: Holder::Owner,
                since: given_back,
                given_back: Some(given_back),
            },
            _ => OwnershipError::Unknown(at),
        }
    }

    /// Remembers a list that is freed.
    pub(super) fn remember(&mut self, at: Address, list: &NetBufferList) {
        if self.freed.len() == REMEMBERED {
            // A whole half at once, so that a list costs next to nothing.
            self.freed.drain(..REMEMBERED / 2);
        }
        self.freed.push(FreedList {
            at,
            number: list.number,
            given_back: list.given_back,
        });
    }

    /// All lists that exist.
    pub fn lists(&self) -> impl Iterator<Item = (Address, &NetBufferList)> {
        self.lists.iter()
    }

    /// The lists that a party has sent or indicated and not got back, or holds of others.
    pub fn outstanding(&self, layer: Layer) -> impl Iterator<Item = (Address, &NetBufferList)> {
        self.lists
            .iter()
            .filter(move |(_, list)| list.concerns(layer))
    }

    /// A list is sent or indicated, from where it is or further on.
    ///
    /// # Errors
    /// [`OwnershipError`] if the party may not; nothing has changed then.
    pub fn pass_on(&mut self, at: Address, step: Step) -> Result<(), OwnershipError> {
        let list = self.lists.of_mut(at).ok_or(OwnershipError::Unknown(at))?;
        let holds = list.holder == Holder::Layer(step.from);
        let is_further = holds
            && list
                .trip()
                .is_some_and(|trip| trip.direction == step.direction && trip.origin != step.from);
        if is_further && list.lent > 0 {
            return Err(OwnershipError::Lent {
                number: list.number,
                since: list.since,
            });
        }
        if !is_further {
            if !holds && list.holder != Holder::Owner && !step.relays {
                return Err(not_held(list, step.from));
            }
            let trip = Trip {
                direction: step.direction,
                origin: step.from,
                begun: step.site,
                holder: list.holder,
            };
            if !list.begin(trip) {
                return Err(OwnershipError::TooDeep {
                    number: list.number,
                });
            }
        }
        list.holder = Holder::Layer(step.to);
        list.since = step.site;
        Ok(())
    }

    /// A list is completed or returned. True if that ended its trip.
    ///
    /// # Errors
    /// [`OwnershipError`] if the party may not; nothing has changed then.
    pub fn give_back(&mut self, at: Address, step: Step) -> Result<bool, OwnershipError> {
        let Some(list) = self.lists.of_mut(at) else {
            return Err(self.not_there(at, step.from));
        };
        let number = list.number;
        let trip = *check_held(list, step.from)?;
        if trip.origin == step.from {
            let begun = trip.begun;
            return Err(OwnershipError::Own { number, begun });
        }
        if trip.direction != step.direction {
            return Err(OwnershipError::WrongWay {
                number,
                direction: trip.direction,
                begun: trip.begun,
            });
        }
        if list.lent > 0 {
            let since = list.since;
            return Err(OwnershipError::Lent { number, since });
        }
        list.given_back = Some((step.from, step.site));
        list.holder = Holder::Layer(step.to);
        list.since = step.site;
        let is_over = trip.origin == step.to;
        if is_over {
            list.end_trip(step.site);
        }
        Ok(is_over)
    }

    /// Where the trip of a list began that `from` is about to give back.
    ///
    /// # Errors
    /// [`OwnershipError`] if `from` does not have it.
    pub fn origin(&self, at: Address, from: Layer) -> Result<Layer, OwnershipError> {
        let Some(list) = self.lists.of(at) else {
            return Err(self.not_there(at, from));
        };
        Ok(check_held(list, from)?.origin)
    }
}

fn check_held(list: &NetBufferList, from: Layer) -> Result<&Trip, OwnershipError> {
    match list.trip() {
        Some(trip) if list.holder == Holder::Layer(from) => Ok(trip),
        Some(Trip { origin, begun, .. }) if *origin == from && list.given_back.is_none() => {
            Err(OwnershipError::Own {
                number: list.number,
                begun: *begun,
            })
        }
        _ => Err(not_held(list, from)),
    }
}

fn not_held(list: &NetBufferList, from: Layer) -> OwnershipError {
    let given_back = list.given_back.filter(|(by, _)| *by == from);
    OwnershipError::NotHeld {
        number: list.number,
        holder: list.holder,
        since: list.since,
        given_back: given_back.map(|(_, site)| site),
    }
}
