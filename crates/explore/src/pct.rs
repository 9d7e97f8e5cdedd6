//! Probabilistic concurrency testing: random priorities, lowered at a few random steps.
//!
//! Where an actor stands before a [watched access](Topic::Watch) its priority may be lowered too, whatever step that is.
//!
//! From Burckhardt, Kothari, Musuvathi and Nagarakatte, "A randomized scheduler with probabilistic guarantees of
//! finding bugs" (2010): a fault that needs `depth` ordered events is met in a run of `steps` steps of `n` actors
//! with a probability of at least 1 in `n * steps^(depth - 1)`, which for small depths is far more than random walks give.

use crate::actor_table::ActorTable;
use crate::chances::Chances;
use crate::random_numbers::RandomNumbers;
use crate::{Actor, Question, Scheduler, Topic};

/// What the runs of a [`Pct`] scheduler are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PctOptions {
    /// From which all else follows.
    pub seed: u64,
    /// The number of the first run.
    pub first: u64,
    /// How many run numbers lie between a run and the next one of this scheduler.
    pub stride: u64,
    /// How many ordered events the faults need that are looked for, at least 1: priorities are lowered at
    /// one step less.
    pub depth: u32,
    /// The number of steps of a run. If none is given, it is that of the longest run before, and then a
    /// run depends on those before.
    pub steps: Option<u32>,
    /// How many operations fail in a run at most.
    pub max_failures: u32,
}

impl Default for PctOptions {
    fn default() -> Self {
        Self {
            seed: 0,
            first: 0,
            stride: 1,
            depth: 3,
            steps: None,
            max_failures: 1,
        }
    }
}

/// Lets the actor of the highest priority go on.
#[derive(Clone, Debug)]
pub struct Pct {
    options: PctOptions,
    next_run: u64,
    numbers: RandomNumbers,
    chances: Chances,
    priorities: ActorTable<i64>,
    /// Whose priorities were compared last, and which was the highest.
    compared: Vec<Actor>,
    best: usize,
    /// The next is the last.
    change_points: Vec<u32>,
    /// Steps in this run at which there was a choice.
    steps: u32,
    longest: u32,
    /// The priority of the next actor that yields: below all others.
    lowest: i64,
    current: Option<Actor>,
    /// Whether the running actor stands before a watched access.
    before_access: bool,
}

impl Pct {
    /// The steps of the first run, if nothing is known.
    const FIRST_GUESS: u32 = 64;

    /// A scheduler of runs without end.
    #[must_use]
    pub fn new(options: PctOptions) -> Self {
        Self {
            options,
            next_run: options.first,
            numbers: RandomNumbers::new(0, 0),
            chances: Chances::default(),
            priorities: ActorTable::new(),
            compared: Vec::new(),
            best: 0,
            change_points: Vec::new(),
            steps: 0,
            longest: 0,
            lowest: 0,
            current: None,
            before_access: false,
        }
    }

    /// Prepares for run `run`, which has about `steps` steps, at least 1.
    pub(crate) fn start(&mut self, run: u64, steps: u32) {
        self.numbers = RandomNumbers::new(self.options.seed, run);
        self.chances = Chances::draw(&mut self.numbers, self.options.max_failures);
        self.priorities.clear();
        self.compared.clear();
        self.change_points.clear();
        // Some runs turn out much longer than those before.
        let range = u64::from(steps) << self.numbers.below(3);
        for _ in 1..self.options.depth {
            let step = self.numbers.next() % range;
            self.change_points.push(u32::try_from(step).unwrap_or(0));
        }
        self.change_points
            .sort_unstable_by(|left, right| right.cmp(left));
        self.steps = 0;
        self.lowest = 0;
        self.current = None;
        self.before_access = false;
    }

    fn next(&mut self, question: Question<'_>, actors: &[Actor], before_access: bool) -> usize {
        if let Some(yielding) = question.yielding(self.current) {
            self.lower(actors[yielding]);
        }
        if before_access
            && question.current_goes_on()
            && Chances::lets_others_go_on(&mut self.numbers)
        {
            self.lower(actors[0]);
        }
        let mut best = self.highest(actors);
        while self.change_points.last() == Some(&self.steps) {
            self.change_points.pop();
            self.lower(actors[best]);
            best = self.highest(actors);
        }
        self.steps += 1;
        best
    }

    /// Puts `actor` below all others, and below those that were lowered before.
    fn lower(&mut self, actor: Actor) {
        self.lowest -= 1;
        *self.priorities.entry(actor, || 0) = self.lowest;
        self.compared.clear();
    }

    #[inline]
    fn highest(&mut self, actors: &[Actor]) -> usize {
        if self.compared != actors {
            self.best = self.compare(actors);
            self.compared.clear();
            self.compared.extend_from_slice(actors);
        }
        self.best
    }

    fn compare(&mut self, actors: &[Actor]) -> usize {
        let mut best = (i64::MIN, 0);
        for (index, &actor) in actors.iter().enumerate() {
            let numbers = &mut self.numbers;
            let initial = || i64::try_from(numbers.next() >> 2).unwrap_or(0);
            let priority = *self.priorities.entry(actor, initial);
            if priority > best.0 {
                best = (priority, index);
            }
        }
        best.1
    }
}

impl Scheduler for Pct {
    fn start_run(&mut self) -> bool {
        self.longest = self.longest.max(self.steps);
        let guess = match self.longest {
            0 => Self::FIRST_GUESS,
            longest => longest,
        };
        let steps = self.options.steps.unwrap_or(guess).max(1);
        self.start(self.next_run, steps);
        self.next_run = self.next_run.wrapping_add(self.options.stride);
        true
    }

    fn choose(&mut self, question: Question<'_>) -> usize {
        match question.topic {
            Topic::Next { actors, .. } => {
                let before_access = std::mem::take(&mut self.before_access);
                let answer = if question.alternatives > 1 {
                    self.next(question, actors, before_access)
                } else {
                    0
                };
                self.current = actors.get(answer).copied();
                answer
            }
            _ if question.alternatives < 2 => 0,
            Topic::Failure => self.chances.failure(&mut self.numbers),
            Topic::Variation => self
                .chances
                .variation(&mut self.numbers, question.alternatives),
            Topic::Watch { promising } => self.chances.watch(&mut self.numbers, promising),
        }
    }

    fn injects_failures(&self) -> bool {
        self.options.max_failures > 0
    }

    fn steps_without_question(&mut self) -> u32 {
        0
    }

    fn stands_before_access(&mut self) {
        self.before_access = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACTORS: [Actor; 3] = [Actor(4), Actor(1), Actor(9)];

    fn choose(scheduler: &mut Pct, actors: &[Actor], yields: bool) -> Actor {
        let topic = Topic::Next {
            actors,
            current_can_go_on: true,
            yields,
        };
        let question = Question {
            topic,
            alternatives: actors.len(),
        };
        actors[scheduler.choose(question)]
    }

    fn pct(depth: u32) -> Pct {
        Pct::new(PctOptions {
            depth,
            steps: Some(100),
            ..PctOptions::default()
        })
    }

    #[test]
    fn turn_changes_fewer_times_than_the_depth() {
        let mut scheduler = pct(3);
        for _ in 0..100 {
            scheduler.start_run();
            let turns: Vec<Actor> = (0..100)
                .map(|_| choose(&mut scheduler, &ACTORS, false))
                .collect();
            let changes = turns.windows(2).filter(|pair| pair[0] != pair[1]).count();
            assert!(changes <= 2, "{changes}");
        }
    }

    #[test]
    fn turn_often_changes_before_a_watched_access() {
        let mut scheduler = pct(1);
        scheduler.start_run();
        let first = choose(&mut scheduler, &ACTORS, false);
        let others: Vec<Actor> = ACTORS.into_iter().filter(|&actor| actor != first).collect();
        let in_order = [first, others[0], others[1]];
        let changes = (0..20).filter(|_| {
            scheduler.stands_before_access();
            choose(&mut scheduler, &in_order, false) != first
        });
        assert!(changes.count() > 5);
    }

    #[test]
    fn every_actor_is_first_in_some_run() {
        let mut scheduler = pct(1);
        let mut first: Vec<Actor> = (0..50)
            .map(|_| {
                scheduler.start_run();
                choose(&mut scheduler, &ACTORS, false)
            })
            .collect();
        first.sort_unstable();
        first.dedup();
        assert_eq!(first.len(), 3);
    }

    #[test]
    fn actor_that_yields_lets_all_others_go_on() {
        let mut scheduler = pct(1);
        scheduler.start_run();
        let mut turns = vec![choose(&mut scheduler, &ACTORS, false)];
        for _ in 0..2 {
            turns.push(choose(&mut scheduler, &ACTORS, true));
        }
        turns.sort_unstable();
        turns.dedup();
        assert_eq!(turns.len(), 3);
    }
}
