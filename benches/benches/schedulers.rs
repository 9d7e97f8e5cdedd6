//! What a scheduler's answer costs: nanoseconds for a question who goes on among four actors, in runs of 400 questions.
#![expect(clippy::print_stdout, reason = "a benchmark prints its results")]

use explore::{
    Access, Actor, DepthFirst, DepthFirstOptions, Feedback, Pct, PctOptions, Portfolio,
    PortfolioOptions, Question, Random, RandomOptions, Recorder, Replay, Schedule, Scheduler,
    Search, Topic,
};
use openndis_benches::{median, pin_to_one_core, time};

const RUNS: u32 = 20_000;
const QUESTIONS: u32 = 400;
const ROUNDS: usize = 7;

/// Four actors with a number of steps each, in the order in which the machine lists them.
struct Actors {
    order: Vec<Actor>,
    left: [u32; 4],
    current_can_go_on: bool,
}

impl Actors {
    fn new() -> Self {
        Self {
            order: (0..4).map(Actor).collect(),
            left: [QUESTIONS / 4; 4],
            current_can_go_on: false,
        }
    }

    /// Asks who goes on, and notes a use of an object: every tenth changes one that is shared.
    fn step(&mut self, scheduler: &mut dyn Scheduler, tells: bool) {
        let topic = Topic::Next {
            actors: &self.order,
            current_can_go_on: self.current_can_go_on,
            yields: false,
        };
        let alternatives = self.order.len();
        let answer = scheduler.choose(Question {
            topic,
            alternatives,
        });
        if answer != 0 {
            // The running one goes behind the others.
            let next = self.order.remove(answer);
            if self.current_can_go_on {
                self.order[..].rotate_left(1);
            }
            self.order.insert(0, next);
        }
        let left = &mut self.left[self.order[0].0 as usize];
        *left -= 1;
        if tells {
            let changes = left.is_multiple_of(10);
            let object = u64::from(*left % 50);
            scheduler.note_access(Access { object, changes });
        }
        self.current_can_go_on = *left > 0;
        if *left == 0 {
            self.order.remove(0);
        }
    }
}

fn run(scheduler: &mut dyn Scheduler) {
    assert!(scheduler.start_run(), "there is something left to try");
    let mut actors = Actors::new();
    let tells = scheduler.wants_accesses();
    for _ in 0..QUESTIONS {
        actors.step(scheduler, tells);
    }
    scheduler.end_run(Feedback::default());
}

fn nanoseconds(scheduler: &mut dyn Scheduler, runs: u32) -> f64 {
    let took = time(|| {
        for _ in 0..runs {
            run(scheduler);
        }
    });
    took.as_secs_f64() * 1e9 / f64::from(runs * QUESTIONS)
}

fn report(name: &str, runs: u32, make: &dyn Fn() -> Box<dyn Scheduler>) {
    let rounds = (0..ROUNDS).map(|_| nanoseconds(make().as_mut(), runs));
    println!("  {:>8.1} ns   {name}", median(rounds.collect()));
}

fn main() {
    pin_to_one_core();
    println!("a question who goes on, {ROUNDS} rounds, medians");
    let random = || Random::new(RandomOptions::default());
    let pct = || Pct::new(PctOptions::default());
    report("the first one always (what asking costs)", RUNS, &|| {
        Box::new(Replay::new(Schedule::default()))
    });
    report("random", RUNS, &|| Box::new(random()));
    report("random, recorded", RUNS, &|| {
        Box::new(Recorder::new(random()))
    });
    report("pct of depth 3", RUNS, &|| Box::new(pct()));
    report("pct of depth 3, recorded", RUNS, &|| {
        Box::new(Recorder::new(pct()))
    });
    report("depth-first with reduction", RUNS / 20, &|| {
        Box::new(DepthFirst::new(DepthFirstOptions::default()))
    });
    report("depth-first without reduction", RUNS / 20, &|| {
        let options = DepthFirstOptions {
            reduces: false,
            ..DepthFirstOptions::default()
        };
        Box::new(DepthFirst::new(options))
    });
    report("portfolio without depth-first, recorded", RUNS, &|| {
        let options = PortfolioOptions {
            searches: [Search::reduced(0); 2],
            ..PortfolioOptions::default()
        };
        Box::new(Recorder::new(Portfolio::new(options)))
    });
}
