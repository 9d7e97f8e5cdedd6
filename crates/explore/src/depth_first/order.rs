//! Which turns come before which whatever is chosen, and which could change places: the races.
//!
//! Each turn has a vector clock: for each actor, which of its turns come before. A turn comes before a later
//! one of the same actor, before one with a conflicting access, and before one of an actor that it has let go on.

use std::collections::BTreeMap;

use crate::Access;

use super::actors::{ActorSet, Actors, Index};

/// Two turns that could change places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Race {
    /// The earlier turn.
    pub(super) turn: usize,
    /// Whose later turn it is.
    pub(super) actor: Index,
    /// Who can be first of those whose turns, up to the later one, do not come after the earlier one: its initials.
    pub(super) initials: ActorSet,
}

/// The uses of an object in a run.
#[derive(Clone, Debug, Default)]
struct Uses {
    /// Of which run.
    run: u64,
    /// The last turn that changed it, plus 1.
    change: usize,
    /// The last turn of each actor that used it since.
    uses: Vec<(Index, usize)>,
}

/// The order of the turns of a run.
#[derive(Debug, Default)]
pub(super) struct Order {
    run: u64,
    objects: BTreeMap<u64, usize>,
    uses: Vec<Uses>,
    /// What comes before the next turn of each actor.
    actors: Vec<Clock>,
    /// The clock of each turn, one behind the other.
    clocks: Vec<u32>,
    turns: Vec<(Index, usize)>,
    conflicts: Vec<usize>,
}

/// For each actor how many turns of the run there were up to its last one that comes before.
type Clock = Vec<u32>;

fn join(clock: &mut Clock, other: &[u32]) {
    if clock.len() < other.len() {
        clock.resize(other.len(), 0);
    }
    for (own, &other) in clock.iter_mut().zip(other) {
        *own = (*own).max(other);
    }
}

fn has(clock: &[u32], actor: Index, turn: usize) -> bool {
    clock
        .get(actor.position())
        .is_some_and(|&last| last as usize > turn)
}

impl Order {
    /// How many objects are remembered from run to run.
    const MAXIMUM_OBJECTS: usize = 1 << 16;

    /// A run begins that has its first `turns` turns in common with the one before.
    pub(super) fn start(&mut self, turns: usize) {
        self.run += 1;
        if self.uses.len() > Self::MAXIMUM_OBJECTS {
            self.objects.clear();
            self.uses.clear();
        }
        for clock in &mut self.actors {
            clock.fill(0);
        }
        if let Some(&(_, start)) = self.turns.get(turns) {
            self.clocks.truncate(start);
        }
        self.turns.truncate(turns);
    }

    fn clock(&self, turn: usize) -> &[u32] {
        let end = self
            .turns
            .get(turn + 1)
            .map_or(self.clocks.len(), |next| next.1);
        &self.clocks[self.turns[turn].1..end]
    }

    fn uses(&mut self, object: u64) -> &mut Uses {
        let index = *self.objects.entry(object).or_insert(self.uses.len());
        if index == self.uses.len() {
            self.uses.push(Uses::default());
        }
        let uses = &mut self.uses[index];
        if uses.run != self.run {
            uses.run = self.run;
            uses.change = 0;
            uses.uses.clear();
        }
        uses
    }

    fn actor(&mut self, actor: Index) -> &mut Clock {
        let position = actor.position();
        if position >= self.actors.len() {
            self.actors.resize_with(position + 1, Clock::new);
        }
        &mut self.actors[position]
    }

    /// Turn number `turn`, of `actor`, is over, in which it touched `accesses`. Tells the races with turns before it, unless
    /// it is one that was known already.
    pub(super) fn finish_turn(
        &mut self,
        turn: usize,
        actor: Index,
        accesses: &[Access],
        races: &mut Vec<Race>,
    ) {
        if turn < self.turns.len() {
            let mut clock = std::mem::take(self.actor(actor));
            join(&mut clock, self.clock(turn));
            *self.actor(actor) = clock;
        } else {
            self.order_turn(turn, actor, accesses, races);
        }
        for access in accesses {
            let uses = self.uses(access.object);
            if access.changes {
                uses.change = turn + 1;
                uses.uses.clear();
            } else {
                uses.uses.retain(|one| one.0 != actor);
                uses.uses.push((actor, turn));
            }
        }
    }

    fn order_turn(
        &mut self,
        turn: usize,
        actor: Index,
        accesses: &[Access],
        races: &mut Vec<Race>,
    ) {
        let mut conflicts = std::mem::take(&mut self.conflicts);
        conflicts.clear();
        for access in accesses {
            let uses = self.uses(access.object);
            conflicts.extend(uses.change.checked_sub(1));
            if access.changes {
                conflicts.extend(uses.uses.iter().map(|one| one.1));
            }
        }
        // The latest first: what comes before it anyway is no race.
        conflicts.sort_unstable_by(|left, right| right.cmp(left));
        let mut clock = std::mem::take(self.actor(actor));
        for &earlier in &conflicts {
            let other = self.turns[earlier].0;
            if other == actor || has(&clock, other, earlier) {
                continue;
            }
            races.push(Race {
                turn: earlier,
                actor,
                initials: self.initials(earlier, actor, &clock),
            });
            join(&mut clock, self.clock(earlier));
        }
        self.conflicts = conflicts;
        let position = actor.position();
        if clock.len() <= position {
            clock.resize(position + 1, 0);
        }
        clock[position] = u32::try_from(turn + 1).unwrap_or(u32::MAX);
        self.turns.push((actor, self.clocks.len()));
        self.clocks.extend_from_slice(&clock);
        *self.actor(actor) = clock;
    }

    /// The initials of a race of `turn` with one of `actor` before which comes what `clock` knows.
    fn initials(&self, turn: usize, actor: Index, clock: &[u32]) -> ActorSet {
        let other = self.turns[turn].0;
        let mut seen = ActorSet::default();
        let mut initials = ActorSet::default();
        // Where those that were seen have their first turns.
        let mut first = [0; Actors::MAXIMUM as usize];
        let between = (turn + 1..self.turns.len())
            .map(|later| (later, self.turns[later].0, self.clock(later)));
        for (later, one, clock) in between.chain([(self.turns.len(), actor, clock)]) {
            if seen.contains(one) || has(clock, other, turn) {
                continue;
            }
            if !seen
                .iter()
                .any(|before| has(clock, before, first[before.position()]))
            {
                initials.insert(one);
            }
            seen.insert(one);
            first[one.position()] = later;
        }
        initials
    }

    /// Turn number `turn` has let `actor` go on.
    pub(super) fn enable(&mut self, turn: usize, actor: Index) {
        let mut clock = std::mem::take(self.actor(actor));
        join(&mut clock, self.clock(turn));
        *self.actor(actor) = clock;
    }
}
