//! Chances of a random run: how often operations fail and how often things vary.
//!
//! How many questions a run has is not known when it starts, so each run draws its own rates from
//! many scales: some runs fail the one operation of a thousand, others every second one.

use crate::random_numbers::{RandomNumbers, scale};

/// The rates of a run and how many failures are left.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chances {
    /// Of 2^32 questions about failures, how many are answered with yes.
    failure: u64,
    failures_left: u32,
    /// Of 2^32 questions about variations, how many are not answered with 0.
    variation: u64,
    /// Whether accesses are watched, once that was asked for.
    watches: Option<bool>,
}

impl Chances {
    /// The most rare rate is 2^-10, the most frequent one half.
    const SCALES: usize = 10;

    /// Draws the rates of a run in which at most `max_failures` operations fail.
    pub(crate) fn draw(numbers: &mut RandomNumbers, max_failures: u32) -> Self {
        let rate = |numbers: &mut RandomNumbers| (1 << 31) >> numbers.below(Self::SCALES);
        let failure = rate(numbers);
        // Half of the runs have no failure: most faults need none.
        let fails = max_failures > 0 && numbers.below(2) == 1;
        let variation = rate(numbers);
        let varies = numbers.below(4) != 0;
        Self {
            failure: if fails { failure } else { 0 },
            failures_left: max_failures,
            variation: if varies { variation } else { 0 },
            watches: None,
        }
    }

    /// Whether an operation fails.
    #[inline]
    pub(crate) fn failure(&mut self, numbers: &mut RandomNumbers) -> usize {
        if self.failures_left == 0 || numbers.next() >> 32 >= self.failure {
            return 0;
        }
        self.failures_left -= 1;
        1
    }

    /// Which of `alternatives` variations happens, at least 2.
    #[inline]
    pub(crate) fn variation(&self, numbers: &mut RandomNumbers, alternatives: usize) -> usize {
        let random = numbers.next();
        if random >> 32 >= self.variation {
            return 0;
        }
        1 + scale(random, alternatives - 1)
    }

    /// Which access is watched: half of the runs watch some.
    pub(crate) fn watch(&mut self, numbers: &mut RandomNumbers, promising: &[u16]) -> usize {
        if promising.is_empty() {
            return 0;
        }
        let watches = *self.watches.get_or_insert_with(|| numbers.below(2) == 1);
        if !watches {
            return 0;
        }
        usize::from(promising[numbers.below(promising.len())])
    }

    /// Whether an actor that stands before a watched access lets others go on.
    pub(crate) fn lets_others_go_on(numbers: &mut RandomNumbers) -> bool {
        numbers.below(2) == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_runs_watch_what_is_promising() {
        let mut watching = 0;
        for run in 0..100 {
            let mut numbers = RandomNumbers::new(1, run);
            let mut chances = Chances::draw(&mut numbers, 0);
            let first = chances.watch(&mut numbers, &[3, 8]);
            let second = chances.watch(&mut numbers, &[5]);
            assert!(
                matches!((first, second), (0, 0) | (3 | 8, 5)),
                "{first} {second}"
            );
            watching += usize::from(first != 0);
        }
        assert!((30..70).contains(&watching), "{watching}");
    }

    #[test]
    fn nothing_is_watched_that_promises_nothing() {
        let mut numbers = RandomNumbers::new(1, 1);
        assert_eq!(Chances::draw(&mut numbers, 0).watch(&mut numbers, &[]), 0);
    }
}
