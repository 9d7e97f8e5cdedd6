//! Depth-first search against plain enumeration, on small programs of all kinds.

mod model;

use std::collections::BTreeSet;

use explore::{Bounds, DepthFirst, DepthFirstOptions};
use model::{Program, State, Step, enumerate};
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

fn model_bounds(bounds: Bounds) -> model::Bounds {
    model::Bounds {
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

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0..3_u8).prop_map(Step::Read),
        1 => (1..3_u8).prop_map(Step::Add),
        3 => (0..3_u8).prop_map(Step::Write),
        2 => (0..3_u8).prop_map(Step::Increment),
        2 => (0..2_u8, 1..3_u8).prop_map(|(value, steps)| Step::SkipIf(value, steps)),
        3 => (0..2_u8).prop_map(Step::Lock),
        3 => (0..2_u8).prop_map(Step::Unlock),
        1 => (0..2_u8).prop_map(Step::Wait),
        1 => (0..2_u8).prop_map(Step::Signal),
        1 => (0..2_u8).prop_map(Step::Push),
        1 => (0..2_u8).prop_map(Step::Pop),
        1 => (1..4_u8).prop_map(Step::Start),
        1 => Just(Step::Fail),
        1 => (2..4_u8).prop_map(Step::Vary),
        1 => Just(Step::Mask),
        1 => Just(Step::Unmask),
    ]
}

fn program(max_threads: usize, max_steps: usize) -> impl Strategy<Value = Program> {
    let thread = proptest::collection::vec(step(), 1..=max_steps);
    let threads = proptest::collection::vec(thread, 1..=max_threads);
    (threads, 1..=max_threads, any::<bool>()).prop_map(|(threads, started, foresees_waits)| {
        Program {
            started: started.min(threads.len()),
            threads,
            foresees_waits,
        }
    })
}

fn cases() -> ProptestConfig {
    ProptestConfig {
        cases: std::env::var("EXPLORE_CASES").map_or(256, |text| text.parse().expect("a number")),
        max_shrink_iters: 20_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn search_without_bounds_reaches_every_end(program in program(3, 5)) {
        let (ends, _, search) = search(&program, options(UNBOUNDED, true));
        prop_assert_eq!(ends, enumerate(&program, model::Bounds::NONE));
        prop_assert_eq!(search.exhausted(), Some(UNBOUNDED));
    }

    #[test]
    fn search_with_few_preemptions_reaches_every_end_with_so_many(program in program(3, 5), count in 0..4_u32) {
        let (ends, _, search) = search(&program, options(preemptions(count), true));
        let expected = enumerate(&program, model_bounds(preemptions(count)));
        prop_assert!(expected.is_subset(&ends), "{} of {}", ends.len(), expected.len());
        prop_assert!(search.is_exhaustive());
    }

    #[test]
    fn search_with_all_bounds_reaches_every_end_within(
        program in program(3, 4), preemptions in proptest::option::of(0..3_u32), failures in 0..2_u32, variations in 0..2_u32
    ) {
        let bounds = Bounds { preemptions, failures: Some(failures), variations: Some(variations) };
        let (ends, ..) = search(&program, options(bounds, true));
        prop_assert_eq!(ends, enumerate(&program, model_bounds(bounds)));
    }

    #[test]
    fn search_without_reduction_reaches_every_end_within_its_bounds(
        program in program(3, 3), count in proptest::option::of(0..3_u32)
    ) {
        let bounds = Bounds { preemptions: count, ..UNBOUNDED };
        let (ends, ..) = search(&program, options(bounds, false));
        prop_assert_eq!(ends, enumerate(&program, model_bounds(bounds)));
    }
}
