//! Shrinking, on programs whose least schedule is known from plain enumeration.

mod model;

use explore::{Cost, Random, RandomOptions, Recorder, Schedule, ShrinkOptions, Shrunk, shrink};
use model::enumeration::{Bounds, enumerate};
use model::programs::{cases, programs};
use model::{Program, State, Step};
use proptest::prelude::*;

const MAX_TURNS: usize = 500;

/// A random schedule that ends in a state as it is wanted.
fn find(program: &Program, is_wanted: &dyn Fn(&State) -> bool) -> Option<(Schedule, Cost)> {
    let mut recorder = Recorder::new(Random::new(RandomOptions::default()));
    for _ in 0..10_000 {
        let end = program.run(&mut recorder, MAX_TURNS)?;
        if is_wanted(&end) {
            return Some((recorder.schedule().clone(), recorder.cost()));
        }
    }
    None
}

fn shrink_to(program: &Program, schedule: &Schedule, is_wanted: &dyn Fn(&State) -> bool) -> Shrunk {
    let mut shows = |mut scheduler: Box<dyn explore::Scheduler>| {
        let end = program.run(scheduler.as_mut(), MAX_TURNS);
        end.is_some_and(|end| is_wanted(&end))
    };
    shrink(schedule, ShrinkOptions::default(), &mut shows)
        .expect("the schedule ends as it is wanted")
}

/// The least preemptions with which the program can end as it is wanted, with no more of the rest than `cost` has.
fn least_preemptions(program: &Program, cost: Cost, is_wanted: &dyn Fn(&State) -> bool) -> u32 {
    let bounds = |preemptions| Bounds {
        preemptions,
        failures: cost.failures,
        variations: cost.variations,
    };
    let reaches = |&preemptions: &u32| {
        enumerate(program, bounds(preemptions))
            .iter()
            .any(is_wanted)
    };
    (0..).find(reaches).expect("some number is enough")
}

/// Finds and shrinks, and checks that the schedule is as good as can be expected.
fn check(program: &Program, is_wanted: &dyn Fn(&State) -> bool) -> (Shrunk, u32) {
    let (schedule, _) = find(program, is_wanted).expect("some run ends as it is wanted");
    let shrunk = shrink_to(program, &schedule, is_wanted);
    let least = least_preemptions(program, shrunk.cost, is_wanted);
    (shrunk, least)
}

fn thread_with_noise(steps: &[Step]) -> Vec<Step> {
    let noise = [Step::Read(3), Step::Vary(3), Step::Fail, Step::Read(3)];
    let mut thread = noise.repeat(4);
    for &step in steps {
        thread.push(step);
        thread.push(Step::Lock(3));
        thread.push(Step::Unlock(3));
    }
    thread.extend(noise.repeat(4));
    thread
}

const LOST_UPDATE: [Step; 3] = [Step::Read(0), Step::Add(1), Step::Write(0)];

#[test]
fn lost_update_needs_one_preemption_and_no_failure() {
    let program = Program::new(vec![LOST_UPDATE.to_vec(); 2]);
    let (shrunk, least) = check(&program, &|end| end.variables[0] == 1);
    assert_eq!((shrunk.cost.preemptions, least), (1, 1));
    assert_eq!((shrunk.cost.failures, shrunk.cost.variations), (0, 0));
}

#[test]
fn lost_update_amid_much_else_needs_one_preemption() {
    let mut threads = vec![thread_with_noise(&LOST_UPDATE); 2];
    threads.push(thread_with_noise(&[]));
    let program = Program::new(threads);
    let (schedule, cost) = find(&program, &|end| end.variables[0] == 1).expect("found");
    assert!(cost.preemptions > 5, "{cost:?}");
    let shrunk = shrink_to(&program, &schedule, &|end| end.variables[0] == 1);
    assert_eq!(shrunk.cost.preemptions, 1);
    assert_eq!((shrunk.cost.failures, shrunk.cost.variations), (0, 0));
}

/// Thread 0 reads twice and must find 0 and then 1; thread 1 sets it to 1 for a moment.
#[test]
fn value_seen_for_a_moment_needs_two_preemptions() {
    let reader = vec![
        Step::Read(0),
        Step::SkipIf(1, 4),
        Step::Read(0),
        Step::SkipIf(0, 2),
        Step::Increment(1),
    ];
    let writer = vec![
        Step::Read(0),
        Step::Add(1),
        Step::Write(0),
        Step::Read(1),
        Step::Write(0),
    ];
    let (shrunk, least) = check(&Program::new(vec![reader, writer]), &|end| {
        end.variables[1] == 1
    });
    assert_eq!(shrunk.cost.preemptions, least);
}

#[test]
fn failure_that_is_needed_is_kept_alone() {
    let fails = vec![
        Step::Fail,
        Step::Fail,
        Step::SkipIf(0, 1),
        Step::Increment(0),
        Step::Fail,
    ];
    let program = Program::new(vec![fails, vec![Step::Fail, Step::Vary(3)]]);
    let (shrunk, _) = check(&program, &|end| end.variables[0] == 1);
    assert_eq!(shrunk.moves.len(), 1);
    assert_eq!(shrunk.cost.failures, 1);
}

#[test]
fn variation_is_lowered_to_the_least_that_shows_the_violation() {
    let steps = vec![
        Step::Vary(9),
        Step::SkipIf(0, 3),
        Step::SkipIf(1, 2),
        Step::SkipIf(2, 1),
        Step::Increment(0),
    ];
    let (shrunk, _) = check(&Program::new(vec![steps]), &|end| end.variables[0] == 1);
    assert_eq!(shrunk.schedule.to_string(), "0:3");
}

#[test]
fn schedule_that_does_not_show_the_violation_is_not_shrunk() {
    let shrunk = shrink(&Schedule::default(), ShrinkOptions::default(), &mut |_| {
        false
    });
    assert_eq!(shrunk, None);
}

#[test]
fn no_more_runs_are_made_than_may() {
    let program = Program::new(vec![thread_with_noise(&LOST_UPDATE); 3]);
    let lost = |end: &State| end.variables[0] == 1;
    let (schedule, _) = find(&program, &lost).expect("found");
    let mut runs = 0;
    let options = ShrinkOptions {
        runs: 20,
        ..ShrinkOptions::default()
    };
    let mut shows = |mut scheduler: Box<dyn explore::Scheduler>| {
        runs += 1;
        program
            .run(scheduler.as_mut(), MAX_TURNS)
            .is_some_and(|end| lost(&end))
    };
    assert!(shrink(&schedule, options, &mut shows).is_some());
    assert!(runs <= 20, "{runs}");
}

proptest! {
    #![proptest_config(cases(100))]

    /// Whatever a random run came to, and whatever the program: that state, shown with few preemptions, and the schedule replays.
    #[test]
    fn shrunk_schedule_has_at_most_two_preemptions_too_many(program in programs(3, 6), run in 0..20_u64) {
        let random = Random::new(RandomOptions { first: run, ..RandomOptions::default() });
        let mut recorder = Recorder::new(random);
        let end = program.run(&mut recorder, MAX_TURNS).expect("random runs do not end");
        let is_wanted = |state: &State| *state == end;
        let shrunk = shrink_to(&program, recorder.schedule(), &is_wanted);
        prop_assert!(shrunk.cost <= recorder.cost());
        let least = least_preemptions(&program, shrunk.cost, &is_wanted);
        prop_assert!(shrunk.cost.preemptions <= least + 2, "{} instead of {}", shrunk.cost.preemptions, least);
        let mut replay = explore::Replay::new(shrunk.schedule.clone());
        prop_assert_eq!(program.run(&mut replay, MAX_TURNS).expect("a run"), end);
        prop_assert_eq!(replay.strayed(), None);
    }
}
