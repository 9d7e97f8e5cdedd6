//! Depth-first search against plain enumeration, on small programs of all kinds.

mod model;

use std::collections::BTreeSet;

use explore::{Bounds, DepthFirst, DepthFirstOptions};
use model::enumeration::enumerate;
use model::programs::{cases, programs};
use model::{Program, State, Step};
use proptest::prelude::*;

const MAX_TURNS: usize = 200;

/// The states in which the runs of a search end, and the number of runs.
fn search(program: &Program, options: DepthFirstOptions) -> (BTreeSet<State>, usize, DepthFirst) {
    let mut search = DepthFirst::new(options);
    let mut ends = BTreeSet::new();
    let mut runs = 0;
    while let Some(end) = program.run(&mut search, MAX_TURNS) {
        ends.insert(end);
        runs += 1;
        assert!(runs < 2_000_000, "the search does not end");
    }
    (ends, runs, search)
}

fn options(bounds: Bounds, reduces: bool) -> DepthFirstOptions {
    DepthFirstOptions {
        bounds,
        reduces,
        ..DepthFirstOptions::default()
    }
}

fn model_bounds(bounds: Bounds) -> model::enumeration::Bounds {
    model::enumeration::Bounds {
        preemptions: bounds.preemptions.unwrap_or(u32::MAX),
        failures: bounds.failures.unwrap_or(u32::MAX),
        variations: bounds.variations.unwrap_or(u32::MAX),
    }
}

const UNBOUNDED: Bounds = Bounds {
    preemptions: None,
    failures: None,
    variations: None,
};

fn preemptions(count: u32) -> Bounds {
    Bounds {
        preemptions: Some(count),
        ..UNBOUNDED
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn search_without_bounds_reaches_every_end(program in programs(3, 5)) {
        let (ends, _, search) = search(&program, options(UNBOUNDED, true));
        prop_assert_eq!(ends, enumerate(&program, model::enumeration::Bounds::NONE));
        prop_assert_eq!(search.exhausted(), Some(UNBOUNDED));
    }

    #[test]
    fn search_with_few_preemptions_reaches_every_end_with_so_many(program in programs(3, 5), count in 0..4_u32) {
        let (ends, _, search) = search(&program, options(preemptions(count), true));
        let expected = enumerate(&program, model_bounds(preemptions(count)));
        prop_assert!(expected.is_subset(&ends), "{} of {}", ends.len(), expected.len());
        prop_assert!(search.is_exhaustive());
    }

    #[test]
    fn search_with_all_bounds_reaches_every_end_within(
        program in programs(3, 4), preemptions in proptest::option::of(0..3_u32), failures in 0..2_u32, variations in 0..2_u32
    ) {
        let bounds = Bounds { preemptions, failures: Some(failures), variations: Some(variations) };
        let (ends, ..) = search(&program, options(bounds, true));
        prop_assert_eq!(ends, enumerate(&program, model_bounds(bounds)));
    }

    #[test]
    fn search_without_reduction_reaches_every_end_within_its_bounds(
        program in programs(3, 3), count in proptest::option::of(0..3_u32)
    ) {
        let bounds = Bounds { preemptions: count, ..UNBOUNDED };
        let (ends, ..) = search(&program, options(bounds, false));
        prop_assert_eq!(ends, enumerate(&program, model_bounds(bounds)));
    }
}

fn count_runs(threads: Vec<Vec<Step>>, bounds: Bounds) -> usize {
    search(&Program::new(threads), options(bounds, true)).1
}

/// A, B and C change variables of their own: A B C is every order.
#[test]
fn threads_with_nothing_in_common_need_one_run() {
    let threads = (0..3).map(|variable| vec![Step::Increment(variable); 4]);
    assert_eq!(count_runs(threads.collect(), UNBOUNDED), 1);
}

/// A before B and B before A; reads before either make no difference.
#[test]
fn two_threads_that_change_a_variable_once_need_two_runs() {
    let thread = vec![Step::Read(1), Step::Read(2), Step::Increment(0)];
    assert_eq!(count_runs(vec![thread; 2], UNBOUNDED), 2);
}

/// The changes of three threads in any order: 3! runs.
#[test]
fn three_threads_that_change_a_variable_once_need_six_runs() {
    assert_eq!(count_runs(vec![vec![Step::Increment(0)]; 3], UNBOUNDED), 6);
}

/// 50 steps of which each can fail: the run without failures and 50 with one.
#[test]
fn one_failure_is_tried_at_every_place() {
    let failures = Bounds {
        failures: Some(1),
        ..UNBOUNDED
    };
    // The search with no failure comes first: one run more.
    assert_eq!(count_runs(vec![vec![Step::Fail; 50]], failures), 1 + 51);
}

#[test]
fn bounds_that_kept_nothing_from_being_tried_are_not_told() {
    let bounds = Bounds {
        preemptions: Some(9),
        failures: Some(9),
        variations: Some(0),
    };
    let threads = vec![vec![Step::Increment(0), Step::Vary(2)]; 2];
    let (.., search) = search(&Program::new(threads), options(bounds, true));
    let expected = Bounds {
        variations: Some(0),
        ..UNBOUNDED
    };
    assert_eq!(search.exhausted(), Some(expected));
}

#[test]
fn run_longer_than_the_search_can_follow_is_not_exhaustive() {
    let short = DepthFirstOptions {
        max_decisions: 10,
        ..options(UNBOUNDED, true)
    };
    let (.., search) = search(&Program::new(vec![vec![Step::Increment(0); 20]]), short);
    assert!(search.is_finished() && !search.is_exhaustive());
}

/// The polling thread goes on only after another one had a turn, so polling ends.
#[test]
fn thread_that_waits_by_polling_does_not_keep_others_from_going_on() {
    let threads = vec![
        vec![Step::Poll(0)],
        vec![Step::Increment(1), Step::Increment(0)],
    ];
    let (ends, _, search) = search(&Program::new(threads), options(preemptions(2), true));
    assert_eq!(ends.len(), 1);
    assert!(search.is_exhaustive());
}
