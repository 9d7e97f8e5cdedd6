//! The portfolio: which way to explore makes which run, and that faults of known kinds are found soon.

mod model;

use std::collections::BTreeMap;

use explore::{
    Feedback, Pct, PctOptions, Portfolio, PortfolioOptions, Random, RandomOptions, Recorder,
    Scheduler, Search, Share,
};
use model::{Program, State, Step};

const MAX_TURNS: usize = 500;

fn lost_update() -> Program {
    Program::new(vec![vec![Step::Read(0), Step::Add(1), Step::Write(0)]; 2])
}

/// A program with far more schedules than are tried.
fn large() -> Program {
    let thread = [
        Step::Lock(0),
        Step::Increment(0),
        Step::Unlock(0),
        Step::Vary(3),
        Step::Fail,
    ];
    Program::new(vec![thread.repeat(6); 4])
}

fn schedules(options: PortfolioOptions, runs: usize) -> Vec<(Share, String)> {
    let mut recorder = Recorder::new(Portfolio::new(options));
    let program = large();
    let run = |_| {
        program.run(&mut recorder, MAX_TURNS);
        (recorder.inner().share(), recorder.schedule().to_string())
    };
    (0..runs).map(run).collect()
}

#[test]
fn first_run_is_the_plain_one() {
    let runs = schedules(PortfolioOptions::default(), 1);
    assert_eq!(runs, [(Share::Plain, String::new())]);
}

#[test]
fn every_way_to_explore_has_its_share() {
    let options = PortfolioOptions {
        searches: [Search::reduced(60), Search::within(1, 40)],
        ..PortfolioOptions::default()
    };
    let mut portfolio = Portfolio::new(options);
    let program = large();
    let mut shares: BTreeMap<Share, usize> = BTreeMap::new();
    for run in 0..1000 {
        program.run_with(
            &mut portfolio,
            MAX_TURNS,
            Feedback {
                new_coverage: run < 5,
            },
        );
        *shares.entry(portfolio.share()).or_default() += 1;
    }
    assert_eq!(shares[&Share::DepthFirst], 100);
    let least =
        [Share::Random, Share::Pct2, Share::Pct3, Share::Mutation].map(|share| shares[&share]);
    assert!(least.iter().all(|&count| count > 80), "{shares:?}");
}

#[test]
fn runs_of_a_seed_are_the_same_every_time() {
    let runs = schedules(PortfolioOptions::default(), 200);
    assert_eq!(runs, schedules(PortfolioOptions::default(), 200));
}

/// Apart from those that build on others: the first, and depth-first search.
#[test]
fn shards_make_the_runs_of_the_whole() {
    let no_search = PortfolioOptions {
        searches: [Search::reduced(0); 2],
        ..PortfolioOptions::default()
    };
    let whole = schedules(no_search, 30);
    let odd = schedules(
        PortfolioOptions {
            first: 1,
            stride: 2,
            ..no_search
        },
        15,
    );
    assert!(odd.iter().skip(1).eq(whole.iter().skip(3).step_by(2)));
}

#[test]
fn portfolio_stops_when_depth_first_search_was_exhaustive_if_asked() {
    let options = PortfolioOptions {
        stops_when_exhausted: true,
        ..PortfolioOptions::default()
    };
    let mut portfolio = Portfolio::new(options);
    let runs = std::iter::from_fn(|| lost_update().run(&mut portfolio, MAX_TURNS))
        .take(1000)
        .count();
    assert!(runs < 100, "{runs}");
    assert!(portfolio.exhausted().is_some());
}

/// The median, over 20 seeds, of the number of the first run that ends as it is wanted.
fn median_runs<S: Scheduler>(
    program: &Program,
    is_wanted: fn(&State) -> bool,
    scheduler: fn(u64) -> S,
) -> usize {
    let mut counts: Vec<usize> = (0..20)
        .map(|seed| {
            let mut scheduler = scheduler(seed);
            let shows = |_: &usize| {
                program
                    .run(&mut scheduler, MAX_TURNS)
                    .as_ref()
                    .is_some_and(is_wanted)
            };
            (1..100_000).find(shows).expect("found in the end")
        })
        .collect();
    counts.sort_unstable();
    counts[counts.len() / 2]
}

fn random(seed: u64) -> Random {
    Random::new(RandomOptions {
        seed,
        ..RandomOptions::default()
    })
}

fn pct(seed: u64) -> Pct {
    Pct::new(PctOptions {
        seed,
        ..PctOptions::default()
    })
}

fn portfolio(seed: u64) -> Portfolio {
    Portfolio::new(PortfolioOptions {
        seed,
        ..PortfolioOptions::default()
    })
}

#[test]
fn lost_update_is_found_in_a_few_runs() {
    let lost = |end: &State| end.variables[0] == 1;
    assert!(median_runs(&lost_update(), lost, random) <= 3);
    assert!(median_runs(&lost_update(), lost, pct) <= 6);
    assert!(median_runs(&lost_update(), lost, portfolio) <= 4);
}

/// Both threads take 100 steps of their own; a fault only shows if one has done them all before the other begins its last.
#[test]
fn fault_after_many_steps_alone_is_found() {
    let mut first = vec![Step::Increment(1); 100];
    first.push(Step::Increment(0));
    let mut second = vec![Step::Read(0), Step::SkipIf(0, 99), Step::Increment(2)];
    second.extend(vec![Step::Read(3); 100]);
    let program = Program::new(vec![second, first]);
    let late = |end: &State| end.variables[2] == 1;
    assert!(median_runs(&program, late, random) <= 40);
    assert!(median_runs(&program, late, pct) <= 20);
    assert!(median_runs(&program, late, portfolio) <= 30);
}
