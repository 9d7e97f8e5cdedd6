//! Depth-first search: every schedule within bounds, each once, without those that make no difference.
//!
//! Runs that differ only in the order of turns which touch nothing in common lead to the same state, so one of them is
//! enough. The search follows Flanagan and Godefroid, "Dynamic partial-order reduction for model checking software"
//! (2005): it runs, looks which turns could have changed places, and goes back there, with the source sets of Abdulla,
//! Aronis, Jonsson and Sagonas, "Optimal dynamic partial order reduction" (2014). Sleep sets
//! (Godefroid, 1996) leave out what was seen from another place. With a bound on preemptions it goes back to more places,
//! after Coons, Musuvathi and McKinley, "Bounded partial-order reduction" (2013), and nobody sleeps.

use crate::{Access, Feedback, Question, Scheduler, Topic};

mod actors;
mod bounds;
mod decisions;
mod order;
mod tree;

use actors::{ActorSet, Actors, Index};
use bounds::{Amounts, Resource};
use decisions::Offer;
use order::{Order, Race};
use tree::Tree;

pub use bounds::Bounds;

/// What a [`DepthFirst`] search tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DepthFirstOptions {
    /// How far from the plain schedule runs may be. The search is made with all bounds 0 first, then 1,
    /// up to these.
    pub bounds: Bounds,
    /// Whether schedules that make no difference are left out, for which the scheduler must be told all
    /// [accesses](Access). What decides whether an actor can go on is an object too: a turn after which it decides
    /// that notes a use of it, as well as the turn in which the actor finds that it must wait.
    pub reduces: bool,
    /// After how many decisions a run is left to itself. The search is not exhaustive then.
    pub max_decisions: usize,
}

impl Default for DepthFirstOptions {
    fn default() -> Self {
        Self {
            bounds: Bounds {
                preemptions: Some(2),
                failures: Some(1),
                variations: Some(1),
            },
            reduces: true,
            max_decisions: 20_000,
        }
    }
}

/// How the decisions of a run are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// There is no run.
    Between,
    /// By the tree, which grows.
    Searching,
    /// Plainly: nothing new can follow, or the tree is too large.
    Coasting,
}

/// Searches depth-first.
#[derive(Debug)]
pub struct DepthFirst {
    options: DepthFirstOptions,
    level: u32,
    is_finished: bool,
    /// Whether a run was longer than the search can follow, or not the same when it was repeated.
    is_cut: bool,
    phase: Phase,
    tree: Tree,
    order: Order,
    actors: Actors,
    /// Turns and picks of this run.
    turns: usize,
    picks: usize,
    used: Amounts,
    /// Turns up to this one are those of the run before.
    repeated: usize,
    current: Option<crate::Actor>,
    alternatives: Vec<Index>,
    races: Vec<Race>,
}

impl DepthFirst {
    /// A search that has yet to begin.
    #[must_use]
    pub fn new(options: DepthFirstOptions) -> Self {
        let mut search = Self {
            options,
            level: 0,
            is_finished: false,
            is_cut: false,
            phase: Phase::Between,
            tree: Tree::default(),
            order: Order::default(),
            actors: Actors::new(),
            turns: 0,
            picks: 0,
            used: Amounts::default(),
            repeated: 0,
            current: None,
            alternatives: Vec::new(),
            races: Vec::new(),
        };
        search.tree.is_plain = !options.reduces;
        search.tree.limits = Amounts::of_level(options.bounds, 0);
        search
    }

    /// Whether there is nothing left to try.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.is_finished
    }

    /// Whether everything within the bounds was tried.
    #[must_use]
    pub fn is_exhaustive(&self) -> bool {
        self.is_finished && !self.is_cut
    }

    /// The bounds within which everything was tried, as far as they kept something from being tried. None, if
    /// the search is not exhaustive (yet).
    #[must_use]
    pub fn exhausted(&self) -> Option<Bounds> {
        let bounds = self.tree.refused.bounds(self.tree.limits);
        self.is_exhaustive().then_some(bounds)
    }

    /// Whether schedules are left out that differ only in the order of turns which touch nothing in common, as far as
    /// that was told. Accesses to memory that nobody is told of are not seen: what was exhausted is all there is
    /// only for a program whose plain accesses are ordered by what is told, that is one without data races.
    #[must_use]
    pub fn reduces(&self) -> bool {
        self.options.reduces
    }

    /// The run is over: what is to be tried next?
    fn finish_run(&mut self) {
        if self.phase == Phase::Between {
            return;
        }
        if self.phase == Phase::Searching {
            self.finish_turn(ActorSet::default());
            self.is_cut |=
                self.turns < self.tree.turns.len() || self.picks < self.tree.pick_count();
        }
        self.phase = Phase::Between;
        if self.tree.advance() {
            return;
        }
        let limits = Amounts::of_level(self.options.bounds, self.level + 1);
        if limits == self.tree.limits || !self.tree.refused.any() {
            self.is_finished = true;
            return;
        }
        self.level += 1;
        self.tree.clear();
        self.tree.limits = limits;
    }

    /// The last turn is over, and now `enabled` can go on.
    fn finish_turn(&mut self, enabled: ActorSet) {
        let Some(turn) = self.turns.checked_sub(1).filter(|_| self.options.reduces) else {
            return;
        };
        let (chosen, before) = (self.tree.turns[turn].chosen, self.tree.turns[turn].enabled);
        let mut races = std::mem::take(&mut self.races);
        races.clear();
        self.order
            .finish_turn(turn, chosen, self.tree.accesses(turn), &mut races);
        for actor in enabled
            .without(before)
            .iter()
            .filter(|&actor| actor != chosen)
        {
            self.order.enable(turn, actor);
        }
        if turn >= self.repeated {
            for race in &races {
                self.tree
                    .add_backtrack(race.turn, race.actor, race.initials);
            }
            for actor in before
                .without(enabled)
                .iter()
                .filter(|&actor| actor != chosen)
            {
                self.tree.add_backtrack(turn, actor, ActorSet::only(actor));
            }
        }
        self.races = races;
    }

    /// Leaves the run to itself.
    fn coast(&mut self, question: Question<'_>) -> usize {
        self.phase = Phase::Coasting;
        question.plain(self.current)
    }

    /// Leaves the run to itself because it can't be followed.
    fn cut(&mut self, question: Question<'_>) -> usize {
        self.is_cut = true;
        self.coast(question)
    }

    fn next(&mut self, question: Question<'_>, actors: &[crate::Actor]) -> usize {
        self.alternatives.clear();
        for &actor in actors {
            match self.actors.index(actor) {
                Some(index) => self.alternatives.push(index),
                None => return self.cut(question),
            }
        }
        self.finish_turn(self.alternatives.iter().copied().collect());
        let chosen = if self.turns < self.tree.turns.len() {
            if self.tree.alternatives(self.turns) != self.alternatives {
                return self.cut(question);
            }
            self.tree.turns[self.turns].chosen
        } else {
            if self.tree.len() >= self.options.max_decisions || self.picks < self.tree.pick_count()
            {
                return self.cut(question);
            }
            match self.new_turn(question) {
                Some(chosen) => chosen,
                None => return self.coast(question),
            }
        };
        self.used = self.tree.used_after_turn(self.turns);
        self.turns += 1;
        self.alternatives
            .iter()
            .position(|&one| one == chosen)
            .unwrap_or(0)
    }

    fn new_turn(&mut self, question: Question<'_>) -> Option<Index> {
        let mut permitted: ActorSet = self.alternatives.iter().copied().collect();
        if let Some(yielding) = question.yielding(self.current) {
            permitted = permitted.without(ActorSet::only(self.alternatives[yielding]));
        }
        let current = question.current_goes_on().then(|| self.alternatives[0]);
        let offer = Offer {
            alternatives: &self.alternatives,
            permitted,
            current,
        };
        self.tree.push_turn(offer, self.used)
    }

    fn pick(&mut self, question: Question<'_>, resource: Resource) -> usize {
        if self.used.with(resource, self.tree.limits).is_none() {
            self.tree.refused.note(resource);
            return 0;
        }
        if self.picks >= self.tree.pick_count() {
            if self.tree.len() >= self.options.max_decisions || self.turns < self.tree.turns.len() {
                return self.cut(question);
            }
            self.tree
                .push_pick(resource, question.alternatives, self.used);
        }
        let Some((answer, used)) = self.tree.pick(self.picks, self.turns) else {
            return self.cut(question);
        };
        self.picks += 1;
        self.used = used;
        answer.min(question.alternatives - 1)
    }
}

impl Scheduler for DepthFirst {
    fn start_run(&mut self) -> bool {
        self.finish_run();
        if self.is_finished {
            return false;
        }
        self.phase = Phase::Searching;
        self.turns = 0;
        self.picks = 0;
        self.used = Amounts::default();
        self.current = None;
        self.repeated = self.tree.turns.len().saturating_sub(1);
        self.order.start(self.repeated);
        true
    }

    fn choose(&mut self, question: Question<'_>) -> usize {
        let answer = match question.topic {
            _ if self.phase != Phase::Searching => question.plain(self.current),
            Topic::Next { actors, .. } => self.next(question, actors),
            // Accesses are not watched: its turns end at calls.
            Topic::Watch { .. } => 0,
            _ if question.alternatives < 2 => 0,
            Topic::Failure => self.pick(question, Resource::Failures),
            Topic::Variation => self.pick(question, Resource::Variations),
        };
        if let Topic::Next { actors, .. } = question.topic {
            self.current = actors.get(answer).copied();
        }
        answer
    }

    fn injects_failures(&self) -> bool {
        self.options.bounds.failures != Some(0)
    }

    fn steps_without_question(&mut self) -> u32 {
        0
    }

    fn wants_accesses(&self) -> bool {
        self.options.reduces
    }

    fn note_access(&mut self, access: Access) {
        if self.phase == Phase::Searching && self.turns > self.repeated {
            self.tree.note_access(access);
        }
    }

    fn end_run(&mut self, _feedback: Feedback) {
        self.finish_run();
    }
}
