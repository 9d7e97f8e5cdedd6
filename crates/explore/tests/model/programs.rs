//! Programs of all kinds, for properties that hold for every one.

use proptest::prelude::*;

use super::{Program, Step};

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

/// Programs of at most so many threads of at most so many steps.
pub(crate) fn programs(max_threads: usize, max_steps: usize) -> impl Strategy<Value = Program> {
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

/// So many cases of a property, or as many as `EXPLORE_CASES` says.
pub(crate) fn cases(usual: u32) -> ProptestConfig {
    let told = std::env::var("EXPLORE_CASES")
        .ok()
        .and_then(|text| text.parse().ok());
    ProptestConfig {
        cases: told.unwrap_or(usual),
        max_shrink_iters: 20_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
