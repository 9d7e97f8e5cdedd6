//! What the decisions of a run are made of.

use super::actors::{ActorSet, Index};
use super::bounds::{Amounts, Resource};

/// A decision who goes on.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    /// Who could go on.
    pub(super) enabled: ActorSet,
    /// Who might be chosen: not one that waits for others, if there are others.
    pub(super) permitted: ActorSet,
    /// Who is preempted if another one is chosen.
    pub(super) current: Option<Index>,
    /// Who was chosen.
    pub(super) chosen: Index,
    /// Where the chosen one's turns without a switch between began.
    pub(super) block_start: usize,
    /// Who is to be tried.
    pub(super) backtrack: ActorSet,
    /// Who was tried with all that follows.
    pub(super) done: ActorSet,
    /// What the decisions before have used.
    pub(super) used: Amounts,
    pub(super) alternatives: usize,
    pub(super) sleepers: usize,
    pub(super) explored: usize,
    pub(super) accesses: usize,
}

/// A decision about a failure or a variation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pick {
    /// How many turns came before.
    pub(super) turns: usize,
    pub(super) resource: Resource,
    pub(super) alternatives: u16,
    pub(super) chosen: u16,
    /// What the decisions before have used.
    pub(super) used: Amounts,
}

/// An actor that need not be chosen: what would follow was tried with its turn at an earlier place.
#[derive(Clone, Debug)]
pub(super) struct Sleeper {
    pub(super) actor: Index,
    /// What its turn touched, whatever was picked, in `explored`.
    pub(super) accesses: (usize, usize),
}

/// What a new turn can be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offer<'question> {
    pub(super) alternatives: &'question [Index],
    pub(super) permitted: ActorSet,
    pub(super) current: Option<Index>,
}
