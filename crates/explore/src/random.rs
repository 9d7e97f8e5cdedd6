//! Random schedules: whoever can go on may, at every step.
//!
//! Simple and strong: it has no idea of the program and so no blind spot. Runs differ in how often the
//! turn changes, since a fault in what an actor does after a thousand steps alone is never met when the
//! turn changes at every step.

use crate::chances::Chances;
use crate::random_numbers::{RandomNumbers, scale};
use crate::{Actor, Question, Scheduler, Topic};

/// What the runs of a [`Random`] scheduler are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RandomOptions {
    /// From which all else follows.
    pub seed: u64,
    /// The number of the first run.
    pub first: u64,
    /// How many run numbers lie between a run and the next one of this scheduler: with several
    /// schedulers of one seed that share the runs out, their number.
    pub stride: u64,
    /// How many operations fail in a run at most.
    pub max_failures: u32,
    /// How often the turn changes.
    pub switching: Switching,
}

impl Default for RandomOptions {
    fn default() -> Self {
        Self {
            seed: 0,
            first: 0,
            stride: 1,
            max_failures: 1,
            switching: Switching::Varied,
        }
    }
}

/// How often the turn passes to another actor although the running one can go on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Switching {
    /// Another rate in each run: uniform, every second, tenth, fiftieth or 250th step. The first
    /// eight runs are of the first two kinds.
    #[default]
    Varied,
    /// Each actor that can go on is equally likely, the running one too.
    Uniform,
    /// On average at one in so many steps, at least 1.
    OneIn(u32),
}

impl Switching {
    /// Of 2^32 steps, after how many the turn changes. None: uniform.
    fn rate(self, run: u64, numbers: &mut RandomNumbers) -> Option<u64> {
        let one_in = |steps: u32| Some((1 << 32) / u64::from(steps.max(1)));
        match self {
            Self::Uniform => None,
            Self::OneIn(steps) => one_in(steps),
            Self::Varied => match numbers.below(if run < 8 { 5 } else { 8 }) {
                0..=2 => None,
                3 | 4 => one_in(2),
                5 => one_in(10),
                6 => one_in(50),
                _ => one_in(250),
            },
        }
    }
}

/// Answers at random.
///
/// A run depends on the options and its number only, not on the runs before.
#[derive(Clone, Debug)]
pub struct Random {
    options: RandomOptions,
    next_run: u64,
    walk: RandomWalk,
}

impl Random {
    /// A scheduler of random runs without end.
    #[must_use]
    pub fn new(options: RandomOptions) -> Self {
        Self {
            options,
            next_run: options.first,
            walk: RandomWalk::default(),
        }
    }
}

impl Scheduler for Random {
    fn start_run(&mut self) -> bool {
        self.walk.start(&self.options, self.next_run);
        self.next_run = self.next_run.wrapping_add(self.options.stride);
        true
    }

    #[inline]
    fn choose(&mut self, question: Question<'_>) -> usize {
        self.walk.choose(question)
    }

    fn injects_failures(&self) -> bool {
        self.options.max_failures > 0
    }

    fn steps_without_question(&mut self) -> u32 {
        0
    }

    fn stands_before_access(&mut self) {
        self.walk.stands_before_access();
    }
}

/// One random run, or the random rest of a run.
#[derive(Clone, Debug)]
pub(crate) struct RandomWalk {
    numbers: RandomNumbers,
    chances: Chances,
    rate: Option<u64>,
    current: Option<Actor>,
    /// Whether the running actor stands before a watched access.
    before_access: bool,
}

impl Default for RandomWalk {
    fn default() -> Self {
        Self {
            numbers: RandomNumbers::new(0, 0),
            chances: Chances::default(),
            rate: None,
            current: None,
            before_access: false,
        }
    }
}

impl RandomWalk {
    /// Begins run `run` of `options`.
    pub(crate) fn start(&mut self, options: &RandomOptions, run: u64) {
        let mut numbers = RandomNumbers::new(options.seed, run);
        self.rate = options.switching.rate(run, &mut numbers);
        self.chances = Chances::draw(&mut numbers, options.max_failures);
        self.numbers = numbers;
        self.current = None;
        self.before_access = false;
    }

    /// Notes that another scheduler has given the turn to `actor`.
    pub(crate) fn follow(&mut self, actor: Option<Actor>) {
        self.current = actor;
        self.before_access = false;
    }

    /// The running actor stands before a watched access.
    pub(crate) fn stands_before_access(&mut self) {
        self.before_access = true;
    }

    #[inline]
    pub(crate) fn choose(&mut self, question: Question<'_>) -> usize {
        match question.topic {
            Topic::Next { actors, .. } => {
                let before_access = std::mem::take(&mut self.before_access);
                let answer = if question.alternatives > 1 {
                    self.next(question, before_access)
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

    #[inline]
    fn next(&mut self, question: Question<'_>, before_access: bool) -> usize {
        let random = self.numbers.next();
        if let Some(yielding) = question.yielding(self.current) {
            let other = scale(random, question.alternatives - 1);
            return other + usize::from(other >= yielding);
        }
        if before_access && question.current_goes_on() {
            if !Chances::lets_others_go_on(&mut self.numbers) {
                return 0;
            }
            return 1 + scale(random, question.alternatives - 1);
        }
        match self.rate {
            Some(rate) if question.current_goes_on() => {
                if random >> 32 < rate {
                    1 + scale(random, question.alternatives - 1)
                } else {
                    0
                }
            }
            _ => scale(random, question.alternatives),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACTORS: [Actor; 3] = [Actor(4), Actor(1), Actor(9)];

    fn next(yields: bool) -> Question<'static> {
        Question {
            topic: Topic::Next {
                actors: &ACTORS,
                current_can_go_on: true,
                yields,
            },
            alternatives: ACTORS.len(),
        }
    }

    fn run(scheduler: &mut Random, question: Question<'_>, questions: usize) -> Vec<usize> {
        scheduler.start_run();
        (0..questions).map(|_| scheduler.choose(question)).collect()
    }

    fn random(options: RandomOptions) -> Random {
        Random::new(options)
    }

    #[test]
    fn shards_have_the_runs_of_the_whole() {
        let mut whole = random(RandomOptions::default());
        let mut odd = random(RandomOptions {
            first: 1,
            stride: 2,
            ..RandomOptions::default()
        });
        let runs: Vec<_> = (0..4).map(|_| run(&mut whole, next(false), 50)).collect();
        assert_eq!(run(&mut odd, next(false), 50), runs[1]);
        assert_eq!(run(&mut odd, next(false), 50), runs[3]);
    }

    #[test]
    fn yielding_actor_is_not_chosen_again_if_others_can_go_on() {
        let mut scheduler = random(RandomOptions::default());
        scheduler.start_run();
        for _ in 0..100 {
            while scheduler.choose(next(false)) != 0 {}
            assert_ne!(scheduler.choose(next(true)), 0);
        }
    }

    #[test]
    fn no_more_operations_fail_than_may() {
        let mut scheduler = random(RandomOptions {
            max_failures: 2,
            ..RandomOptions::default()
        });
        let question = Question {
            topic: Topic::Failure,
            alternatives: 2,
        };
        let failures: Vec<usize> = (0..200)
            .map(|_| run(&mut scheduler, question, 500).iter().sum())
            .collect();
        assert_eq!(failures.iter().max(), Some(&2));
        assert_eq!(failures.iter().min(), Some(&0));
    }

    #[test]
    fn turn_changes_as_often_as_told() {
        let mut scheduler = random(RandomOptions {
            switching: Switching::OneIn(50),
            ..RandomOptions::default()
        });
        let switches = run(&mut scheduler, next(false), 10_000)
            .iter()
            .filter(|&&answer| answer != 0)
            .count();
        assert!((150..250).contains(&switches), "{switches}");
    }
}
