//! The scheduler of a check: which schedules are tried, with a record of the one that runs.

use std::cell::RefCell;
use std::rc::Rc;

use explore::{
    Cost, DepthFirst, DepthFirstOptions, Feedback, Pct, PctOptions, Portfolio, PortfolioOptions,
    Question, Random, RandomOptions, Recorder, Replay, Schedule, Scheduler, Search,
};

use super::{Bounds, CheckOptions};

/// Which schedules a check tries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strategy {
    /// A share for each of the others.
    #[default]
    Portfolio,
    /// Whoever can go on may, at random.
    Random,
    /// Probabilistic concurrency testing: random priorities, lowered at a few random steps.
    Pct,
    /// All schedules within bounds, one after the other.
    DepthFirst,
}

/// Who answers the questions of the run that is going on.
#[derive(Debug)]
enum Answers {
    Replay(Replay),
    Exploring,
}

/// Replays one schedule, or explores.
#[derive(Debug)]
struct Either {
    answers: Answers,
    exploring: Exploring,
}

impl Either {
    fn current(&self) -> &dyn Scheduler {
        match &self.answers {
            Answers::Replay(replay) => replay,
            Answers::Exploring => self.exploring.scheduler(),
        }
    }

    fn current_mut(&mut self) -> &mut dyn Scheduler {
        match &mut self.answers {
            Answers::Replay(replay) => replay,
            Answers::Exploring => self.exploring.scheduler_mut(),
        }
    }
}

impl Scheduler for Either {
    fn start_run(&mut self) -> bool {
        self.current_mut().start_run()
    }

    fn choose(&mut self, question: Question<'_>) -> usize {
        self.current_mut().choose(question)
    }

    fn injects_failures(&self) -> bool {
        self.current().injects_failures()
    }

    fn steps_without_question(&mut self) -> u32 {
        self.current_mut().steps_without_question()
    }

    fn wants_accesses(&self) -> bool {
        self.current().wants_accesses()
    }

    fn note_access(&mut self, access: explore::Access) {
        self.current_mut().note_access(access);
    }

    fn stands_before_access(&mut self) {
        self.current_mut().stands_before_access();
    }

    fn end_run(&mut self, feedback: Feedback) {
        self.current_mut().end_run(feedback);
    }
}

/// The scheduler of a check, shared with the machine that runs by it.
pub(super) struct Explorer {
    recorder: Rc<RefCell<Recorder<Either>>>,
}

impl Explorer {
    pub(super) fn new(options: &CheckOptions) -> Self {
        let either = Either {
            answers: Answers::Replay(Replay::new(Schedule::default())),
            exploring: Exploring::new(options),
        };
        Self {
            recorder: Rc::new(RefCell::new(Recorder::new(either))),
        }
    }

    /// What the machine runs by.
    pub(super) fn scheduler(&self) -> Box<dyn Scheduler> {
        Box::new(Rc::clone(&self.recorder))
    }

    /// Prepares for a run of `schedule`.
    pub(super) fn replay(&self, schedule: Schedule) {
        let mut recorder = self.recorder.borrow_mut();
        recorder.inner().answers = Answers::Replay(Replay::new(schedule));
        recorder.start_run();
    }

    /// The next runs explore.
    pub(super) fn explore(&self) {
        self.recorder.borrow_mut().inner().answers = Answers::Exploring;
    }

    pub(super) fn start_run(&self) -> bool {
        self.recorder.borrow_mut().start_run()
    }

    pub(super) fn end_run(&self, feedback: Feedback) {
        self.recorder.borrow_mut().end_run(feedback);
    }

    /// The schedule of the last run.
    pub(super) fn schedule(&self) -> Schedule {
        self.recorder.borrow().schedule().clone()
    }

    /// How far the last run was from the plain one.
    pub(super) fn cost(&self) -> Cost {
        self.recorder.borrow().cost()
    }

    /// The bounds within which everything was tried; none, if the search was not exhaustive.
    pub(super) fn exhausted(&self) -> Option<Bounds> {
        let mut recorder = self.recorder.borrow_mut();
        let search = match &recorder.inner().exploring {
            Exploring::Portfolio(portfolio) => portfolio.exhausted_search(),
            Exploring::DepthFirst(search) => Some(search.as_ref()),
            Exploring::Random(_) | Exploring::Pct(_) => None,
        }?;
        let bounds = search.exhausted()?;
        Some(Bounds {
            preemptions: bounds.preemptions,
            failures: bounds.failures,
            variations: bounds.variations,
            assumes_no_data_race: search.reduces(),
        })
    }
}

/// The searches of a portfolio, in which at most `max_failures` operations fail too.
fn searches(max_failures: u32) -> [Search; 2] {
    PortfolioOptions::default().searches.map(|mut search| {
        let failures = &mut search.options.bounds.failures;
        *failures = failures.map(|most| most.min(max_failures));
        search
    })
}

/// The ways to explore.
#[derive(Debug)]
enum Exploring {
    Portfolio(Box<Portfolio>),
    Random(Random),
    Pct(Box<Pct>),
    DepthFirst(Box<DepthFirst>),
}

impl Exploring {
    fn new(options: &CheckOptions) -> Self {
        let (seed, max_failures) = (options.seed, options.max_failures);
        let first = u64::from(options.shard.number.saturating_sub(1));
        let stride = u64::from(options.shard.of);
        match options.strategy {
            Strategy::Portfolio => Self::Portfolio(Box::new(Portfolio::new(PortfolioOptions {
                seed,
                first,
                stride,
                max_failures,
                searches: searches(max_failures),
                ..PortfolioOptions::default()
            }))),
            Strategy::Random => Self::Random(Random::new(RandomOptions {
                seed,
                first,
                stride,
                max_failures,
                ..RandomOptions::default()
            })),
            Strategy::Pct => Self::Pct(Box::new(Pct::new(PctOptions {
                seed,
                first,
                stride,
                depth: options.depth,
                steps: None,
                max_failures,
            }))),
            Strategy::DepthFirst => {
                Self::DepthFirst(Box::new(DepthFirst::new(DepthFirstOptions {
                    bounds: explore::Bounds {
                        preemptions: options.preemption_bound,
                        failures: Some(max_failures),
                        variations: options.variation_bound,
                    },
                    reduces: options.preemption_bound.is_none(),
                    ..DepthFirstOptions::default()
                })))
            }
        }
    }

    fn scheduler(&self) -> &dyn Scheduler {
        match self {
            Self::Portfolio(portfolio) => portfolio.as_ref(),
            Self::Random(random) => random,
            Self::Pct(pct) => pct.as_ref(),
            Self::DepthFirst(search) => search.as_ref(),
        }
    }

    fn scheduler_mut(&mut self) -> &mut dyn Scheduler {
        match self {
            Self::Portfolio(portfolio) => portfolio.as_mut(),
            Self::Random(random) => random,
            Self::Pct(pct) => pct.as_mut(),
            Self::DepthFirst(search) => search.as_mut(),
        }
    }
}
