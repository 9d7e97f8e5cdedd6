//! The decisions of the last run, from which the next one is made: the branch of the tree that is being searched.
//!
//! Turns and picks (failures and variations) lie on two stacks. What belongs to a turn lies on further stacks,
//! which shrink with it, so that nothing is allocated when the search is under way.

use std::ops::Range;

use crate::Access;

use super::actors::{ActorSet, Index};
use super::bounds::{Amounts, Refused, Resource};
use super::decisions::{Offer, Pick, Sleeper, Turn};

/// The decisions of a run.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) turns: Vec<Turn>,
    picks: Vec<Pick>,
    alternatives: Vec<Index>,
    sleepers: Vec<Sleeper>,
    explored: Vec<Access>,
    /// What turns touched, those of a turn together.
    accesses: Vec<Access>,
    pub(super) limits: Amounts,
    pub(super) refused: Refused,
    /// Whether all actors are tried everywhere.
    pub(super) is_plain: bool,
}

impl Tree {
    pub(super) fn clear(&mut self) {
        self.turns.clear();
        self.picks.clear();
        self.alternatives.clear();
        self.sleepers.clear();
        self.explored.clear();
        self.accesses.clear();
        self.refused = Refused::default();
    }

    /// Whether preemptions are counted. Then an actor must not sleep: to choose it earlier may cost more.
    fn counts_preemptions(&self) -> bool {
        self.limits.of(Resource::Preemptions) != u32::MAX
    }

    /// How many decisions there are.
    pub(super) fn len(&self) -> usize {
        self.turns.len() + self.picks.len()
    }

    pub(super) fn pick_count(&self) -> usize {
        self.picks.len()
    }

    pub(super) fn alternatives(&self, turn: usize) -> &[Index] {
        let end = self
            .turns
            .get(turn + 1)
            .map_or(self.alternatives.len(), |next| next.alternatives);
        &self.alternatives[self.turns[turn].alternatives..end]
    }

    pub(super) fn accesses(&self, turn: usize) -> &[Access] {
        let end = self
            .turns
            .get(turn + 1)
            .map_or(self.accesses.len(), |next| next.accesses);
        &self.accesses[self.turns[turn].accesses..end]
    }

    /// The last turn touches an object.
    pub(super) fn note_access(&mut self, access: Access) {
        let Some(turn) = self.turns.last() else {
            return;
        };
        let noted = &self.accesses[turn.accesses..];
        let is_known = noted
            .iter()
            .any(|one| one.object == access.object && one.changes >= access.changes);
        if !is_known {
            self.accesses.push(access);
        }
    }

    /// Decides about a new turn and says who is chosen. None: all that can follow was tried.
    pub(super) fn push_turn(&mut self, offer: Offer<'_>, used: Amounts) -> Option<Index> {
        let first_sleeper = self.sleepers.len();
        let enabled: ActorSet = offer.alternatives.iter().copied().collect();
        let asleep = self.inherit_sleepers(enabled);
        let awake = offer.permitted.without(asleep);
        let fits = |&&actor: &&Index| {
            awake.contains(actor) && Self::cost(offer.current, actor, used, self.limits).is_some()
        };
        let Some(&chosen) = offer.alternatives.iter().find(fits) else {
            if !awake.is_empty() {
                self.refused.note(Resource::Preemptions);
            }
            self.sleepers.truncate(first_sleeper);
            return None;
        };
        let backtrack = if self.is_plain {
            offer.permitted
        } else {
            ActorSet::only(chosen)
        };
        self.turns.push(Turn {
            enabled,
            permitted: offer.permitted,
            current: offer.current,
            chosen,
            block_start: self.block_start(self.turns.len(), chosen),
            backtrack,
            done: ActorSet::default(),
            used,
            alternatives: self.alternatives.len(),
            sleepers: first_sleeper,
            explored: self.explored.len(),
            accesses: self.accesses.len(),
        });
        self.alternatives.extend_from_slice(offer.alternatives);
        Some(chosen)
    }

    fn block_start(&self, turn: usize, chosen: Index) -> usize {
        match turn
            .checked_sub(1)
            .and_then(|before| self.turns.get(before))
        {
            Some(before) if before.chosen == chosen => before.block_start,
            _ => turn,
        }
    }

    /// Those who sleep still after the last turn.
    fn inherit_sleepers(&mut self, enabled: ActorSet) -> ActorSet {
        let mut asleep = ActorSet::default();
        let Some(turn) = self.turns.last() else {
            return asleep;
        };
        let chosen = turn.chosen;
        for index in turn.sleepers..self.sleepers.len() {
            let sleeper = self.sleepers[index].clone();
            let touched = &self.explored[sleeper.accesses.0..sleeper.accesses.1];
            let wakes = sleeper.actor == chosen
                || !enabled.contains(sleeper.actor)
                || conflicts(touched, self.accesses(self.turns.len() - 1));
            if !wakes {
                asleep.insert(sleeper.actor);
                self.sleepers.push(sleeper);
            }
        }
        asleep
    }

    /// What is used when `actor` is chosen.
    fn cost(
        current: Option<Index>,
        actor: Index,
        used: Amounts,
        limits: Amounts,
    ) -> Option<Amounts> {
        if current.is_some_and(|current| current != actor) {
            used.with(Resource::Preemptions, limits)
        } else {
            Some(used)
        }
    }

    /// What is used after turn number `turn`, apart from picks in it.
    pub(super) fn used_after_turn(&self, turn: usize) -> Amounts {
        let Turn {
            current,
            chosen,
            used,
            ..
        } = self.turns[turn];
        Self::cost(current, chosen, used, self.limits).unwrap_or(used)
    }

    /// Decides about a new pick: 0, and the others later.
    pub(super) fn push_pick(&mut self, resource: Resource, alternatives: usize, used: Amounts) {
        self.picks.push(Pick {
            turns: self.turns.len(),
            resource,
            alternatives: u16::try_from(alternatives).unwrap_or(u16::MAX),
            chosen: 0,
            used,
        });
    }

    /// What was decided about pick number `pick`, if it belongs to a turn with so many turns up to it, and what is used after it.
    pub(super) fn pick(&self, pick: usize, turns: usize) -> Option<(usize, Amounts)> {
        let pick = self.picks.get(pick).filter(|pick| pick.turns == turns)?;
        let used = if pick.chosen == 0 {
            Some(pick.used)
        } else {
            pick.used.with(pick.resource, self.limits)
        };
        Some((usize::from(pick.chosen), used.unwrap_or(pick.used)))
    }

    /// Turns to the next branch. False: there is none.
    pub(super) fn advance(&mut self) -> bool {
        loop {
            let turns = self.turns.len();
            if self.picks.last().is_some_and(|pick| pick.turns == turns) {
                self.note_explored();
                if self.advance_pick() {
                    self.forget_accesses();
                    return true;
                }
                self.picks.pop();
            } else if turns > 0 {
                self.note_explored();
                if self.advance_turn() {
                    self.forget_accesses();
                    return true;
                }
                self.pop_turn();
            } else {
                return false;
            }
        }
    }

    fn advance_pick(&mut self) -> bool {
        let Some(pick) = self.picks.last_mut() else {
            return false;
        };
        if pick.chosen + 1 >= pick.alternatives {
            return false;
        }
        if pick.used.with(pick.resource, self.limits).is_none() {
            self.refused.note(pick.resource);
            return false;
        }
        pick.chosen += 1;
        true
    }

    /// What the chosen one's turn touched is noted for those who sleep.
    fn note_explored(&mut self) {
        if self.is_plain || self.counts_preemptions() {
            return;
        }
        let Some(turn) = self.turns.last() else {
            return;
        };
        let is_open = |sleeper: &&mut Sleeper| sleeper.actor == turn.chosen;
        let own = self
            .sleepers
            .get_mut(turn.sleepers..)
            .and_then(|own| own.last_mut())
            .filter(is_open);
        let (range, known) = match own {
            Some(sleeper) => (&mut sleeper.accesses, true),
            None => (&mut (self.explored.len(), 0), false),
        };
        for access in &self.accesses[turn.accesses..] {
            if !self.explored[range.0..].contains(access) {
                self.explored.push(*access);
            }
        }
        range.1 = self.explored.len();
        let accesses = *range;
        if !known {
            self.sleepers.push(Sleeper {
                actor: turn.chosen,
                accesses,
            });
        }
    }

    fn advance_turn(&mut self) -> bool {
        let index = self.turns.len() - 1;
        let mut asleep = ActorSet::default();
        for sleeper in &self.sleepers[self.turns[index].sleepers..] {
            asleep.insert(sleeper.actor);
        }
        let alternatives = self.alternatives_range(index);
        let turn = &mut self.turns[index];
        turn.done.insert(turn.chosen);
        let open = turn
            .backtrack
            .intersection(turn.permitted)
            .without(turn.done)
            .without(asleep);
        for &actor in &self.alternatives[alternatives] {
            if !open.contains(actor) {
                continue;
            }
            if Self::cost(turn.current, actor, turn.used, self.limits).is_none() {
                self.refused.note(Resource::Preemptions);
                continue;
            }
            turn.chosen = actor;
            self.turns[index].block_start = self.block_start(index, actor);
            return true;
        }
        false
    }

    fn alternatives_range(&self, turn: usize) -> Range<usize> {
        let end = self
            .turns
            .get(turn + 1)
            .map_or(self.alternatives.len(), |next| next.alternatives);
        self.turns[turn].alternatives..end
    }

    fn pop_turn(&mut self) {
        if let Some(turn) = self.turns.pop() {
            self.alternatives.truncate(turn.alternatives);
            self.sleepers.truncate(turn.sleepers);
            self.explored.truncate(turn.explored);
            self.accesses.truncate(turn.accesses);
        }
    }

    /// The last turn will be taken anew.
    fn forget_accesses(&mut self) {
        if let Some(turn) = self.turns.last() {
            self.accesses.truncate(turn.accesses);
        }
    }

    /// Turn number `turn` could change places with a later one of `actor`. One of the `initials` of this race is to be tried first.
    pub(super) fn add_backtrack(&mut self, turn: usize, actor: Index, initials: ActorSet) {
        if !self.counts_preemptions() {
            let turn = &mut self.turns[turn];
            let candidates = initials.intersection(turn.permitted);
            if candidates.is_empty() {
                turn.backtrack = turn.permitted;
            } else if candidates.intersection(turn.backtrack).is_empty() {
                turn.backtrack.insert(candidates.preferring(actor));
            }
            return;
        }
        // With few preemptions left, the later one must also be tried where that costs none: where the
        // turns of whoever is in its way begin (Coons, Musuvathi and McKinley, "Bounded partial-order reduction", 2013).
        for place in [turn, self.turns[turn].block_start] {
            let turn = &mut self.turns[place];
            if turn.permitted.contains(actor) {
                turn.backtrack.insert(actor);
            } else {
                turn.backtrack = turn.permitted;
            }
        }
    }
}

fn conflicts(left: &[Access], right: &[Access]) -> bool {
    let conflict = |one: &Access| {
        right
            .iter()
            .any(|other| one.object == other.object && (one.changes || other.changes))
    };
    left.iter().any(conflict)
}
