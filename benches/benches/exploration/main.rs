//! Schedules explored a second, and schedules until a race is found, beside shuttle and loom.
//!
//! One race in three versions: a thread queues a work item unless a flag is set, a worker runs it and touches shared
//! state twice, and whoever stops them sets the flag and frees the state. Version *classic* does not wait for the item,
//! *right* does, and in *deep* the thread tests the flag before it takes the lock. Ours are driver images: they are taken
//! from `DriverEntry` to unload, checked by all rules. The peers have a model of the race only, on their own locks and
//! threads, in which a touch of freed state is counted, not panicked at.
//!
//! Each contender runs on one host thread, whose processor time is compared.
#![expect(clippy::print_stdout, reason = "a benchmark prints its results")]

mod models;
mod peers;

use openndis::{CheckOptions, CheckOutcome, Strategy, check};
use openndis_benches::{Contender, image, median, pin_to_one_core, processor_time, race};

use models::{Seen, Version};
use peers::Manner;

const ROUNDS: usize = 9;
/// Schedules of one contender in one round.
const SCHEDULES: usize = 20_000;
const SEEDS: u64 = 20;
/// Schedules after which a race counts as not found.
const MOST_UNTIL_FOUND: usize = 2_000;
/// Executions after which an exhaustive search is given up.
const MOST_EXHAUSTIVE: usize = 300_000;
const PCT: Manner = Manner::Pct(3);

const VERSIONS: [Version; 3] = [Version::Classic, Version::Right, Version::Deep];

/// The carried image of a version.
fn image_name(version: Version) -> &'static str {
    match version {
        Version::Classic => "fail/pool-use-after-free--stop-does-not-wait.sys",
        Version::Right => "pass/pool-use-after-free--stop-does-not-wait.sys",
        Version::Deep => "fail/pool-use-after-free--flag-tested-outside-the-lock.sys",
    }
}

/// Allocations don't fail in ours: in the models there are none. Schedules are left as they were found.
fn options(manner: Manner, schedules: usize, seed: u64) -> CheckOptions {
    let (strategy, depth) = match manner {
        Manner::Random => (Strategy::Random, 0),
        Manner::Pct(depth) => (Strategy::Pct, depth),
    };
    CheckOptions {
        schedules: schedules as u64,
        seed,
        strategy,
        depth,
        max_failures: 0,
        shrink_runs: 0,
        ..CheckOptions::default()
    }
}

/// Checks the driver of a version, or only until something is found.
fn ours(version: Version, options: &CheckOptions, until_found: bool) -> CheckOutcome {
    let name = image_name(version);
    let outcome = check(name, &image(name), options, &mut |progress| {
        !until_found || progress.violations == 0
    });
    assert!(outcome.message.is_none(), "{outcome:?}");
    outcome
}

/// Nanoseconds that each of many schedules takes.
#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn nanoseconds(job: impl FnOnce()) -> f64 {
    processor_time(job).as_secs_f64() * 1e9 / SCHEDULES as f64
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn steps_of_ours(version: Version, manner: Manner) -> f64 {
    let outcome = ours(version, &options(manner, SCHEDULES, 1), false);
    outcome.steps as f64 / outcome.schedules_run as f64
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn steps_of_shuttle(version: Version, manner: Manner) -> f64 {
    let seen = peers::shuttle(version, manner, SCHEDULES, 1);
    seen.questions as f64 / seen.executions as f64
}

/// Times ours and shuttle on one version of the race. The schedules are the same in every round.
fn compare_speed(version: Version, manner: Manner) {
    let steps = [
        steps_of_ours(version, manner),
        steps_of_shuttle(version, manner),
    ];
    let standings = race(
        &format!("a schedule of the {version:?} version, {manner:?}"),
        "ns",
        ROUNDS,
        vec![
            Contender {
                name: "the driver",
                job: Box::new(|| {
                    nanoseconds(|| {
                        ours(version, &options(manner, SCHEDULES, 1), false);
                    })
                }),
            },
            Contender {
                name: "shuttle's model",
                job: Box::new(|| {
                    nanoseconds(|| {
                        peers::shuttle(version, manner, SCHEDULES, 1);
                    })
                }),
            },
        ],
    );
    for (standing, own) in standings.iter().zip(steps) {
        println!(
            "  {:<34} {:>10.0} schedules/s, {own:.1} steps each, {:.1} ns a step   x {:.2}",
            standing.name,
            1e9 / standing.median,
            standing.median / own,
            standing.ratio * steps[0] / own
        );
    }
}

/// Prints after how many schedules a race is found: the median over the seeds, the least and the most.
#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn print_found(name: &str, found_in: impl Fn(u64) -> Option<u64>) {
    let mut counts: Vec<f64> = (1..=SEEDS)
        .map(|seed| found_in(seed).map_or(f64::INFINITY, |count| count as f64))
        .collect();
    counts.sort_by(f64::total_cmp);
    println!(
        "  {name:<34} {:>10} [{}-{}]",
        median(counts.clone()),
        counts[0],
        counts[counts.len() - 1]
    );
}

fn compare_finding(version: Version, manner: Manner) {
    println!(
        "\nschedules until the {version:?} race is found, {manner:?} ({SEEDS} seeds, median [least-most])"
    );
    print_found("the driver", |seed| {
        let outcome = ours(version, &options(manner, MOST_UNTIL_FOUND, seed), true);
        outcome.violations.first().map(|found| found.found_in)
    });
    print_found("shuttle's model", |seed| {
        peers::shuttle(version, manner, MOST_UNTIL_FOUND, seed).found_in
    });
}

fn print_search(name: &str, ended: bool, executions: u64, found_in: Option<u64>, seconds: f64) {
    let end = if ended { "all" } else { "given up" };
    let found = found_in.map_or_else(
        || "nothing found".to_owned(),
        |found_in| format!("found in {found_in}"),
    );
    println!("  {name:<34} {executions:>10} = {end}, {found}, {seconds:.2} s");
}

const BOUNDS: [(&str, Option<u32>); 2] = [("no bound", None), ("2 preemptions", Some(2))];

fn search_ours(version: Version) {
    for (text, bound) in BOUNDS {
        let options = CheckOptions {
            strategy: Strategy::DepthFirst,
            preemption_bound: bound,
            ..options(Manner::Random, MOST_EXHAUSTIVE, 1)
        };
        let mut outcome = None;
        let took = processor_time(|| outcome = Some(ours(version, &options, false)));
        let Some(outcome) = outcome else { return };
        print_search(
            &format!("the driver, {text}"),
            outcome.exhaustive,
            outcome.schedules_run,
            outcome.violations.first().map(|found| found.found_in),
            took.as_secs_f64(),
        );
    }
}

fn search_with_loom(version: Version) {
    for (text, bound) in BOUNDS {
        let mut seen = Seen::default();
        let took = processor_time(|| {
            let bound = bound.map(|bound| bound as usize);
            seen = peers::loom(version, bound, MOST_EXHAUSTIVE);
        });
        print_search(
            &format!("loom's model, {text}"),
            seen.executions < MOST_EXHAUSTIVE as u64,
            seen.executions,
            seen.found_in,
            took.as_secs_f64(),
        );
    }
}

fn main() {
    pin_to_one_core();
    for manner in [Manner::Random, PCT] {
        for version in VERSIONS {
            compare_speed(version, manner);
        }
    }
    for manner in [Manner::Random, PCT] {
        compare_finding(Version::Classic, manner);
        compare_finding(Version::Deep, manner);
    }
    // loom takes over the process' signals, so it comes last.
    for search in [search_ours, search_with_loom] {
        for version in VERSIONS {
            println!("\nexhaustive search of the {version:?} version");
            search(version);
        }
    }
}
