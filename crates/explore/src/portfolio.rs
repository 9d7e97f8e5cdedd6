//! The portfolio: a share of the runs for each way to explore, since each finds what the others miss.
//!
//! The plain schedule comes first, then a few random ones. Depth-first search with small bounds takes every second run until it is done, which is
//! soon for small programs: first a search without a bound on preemptions, and if that turns out too large one with a small bound. The others are random walks, probabilistic concurrency testing, and random walks
//! from where new code was reached.

use crate::corpus::{Corpus, Mutation};
use crate::random::RandomWalk;
use crate::random_numbers::RandomNumbers;
use crate::{
    Access, Bounds, DepthFirst, DepthFirstOptions, Feedback, Pct, PctOptions, Question,
    RandomOptions, Recorder, RoundRobin, Scheduler, Switching, Topic,
};

/// What the runs of a [`Portfolio`] are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PortfolioOptions {
    /// From which all else follows.
    pub seed: u64,
    /// The number of the first run.
    pub first: u64,
    /// How many run numbers lie between a run and the next one of this scheduler.
    pub stride: u64,
    /// How many operations fail in a run at most.
    pub max_failures: u32,
    /// What is searched depth-first, one after the other until one is exhaustive, by the scheduler whose first
    /// run is number 0.
    pub searches: [Search; 2],
    /// Whether there are no further runs once a depth-first search is exhaustive.
    pub stops_when_exhausted: bool,
}

impl Default for PortfolioOptions {
    fn default() -> Self {
        Self {
            seed: 0,
            first: 0,
            stride: 1,
            max_failures: 2,
            searches: [Search::reduced(1000), Search::within(1, 4000)],
            stops_when_exhausted: false,
        }
    }
}

/// A depth-first search that may take a number of runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    /// What is searched.
    pub options: DepthFirstOptions,
    /// How many runs it may take.
    pub runs: u64,
}

impl Search {
    /// A search of `runs` without a bound on preemptions, which leaves out what makes no difference for a program
    /// without data races; with at most one failure and one variation.
    #[must_use]
    pub fn reduced(runs: u64) -> Self {
        Self::new(None, runs)
    }

    /// A search of `runs` of all schedules with so many preemptions, and at most one failure and one variation.
    #[must_use]
    pub fn within(preemptions: u32, runs: u64) -> Self {
        Self::new(Some(preemptions), runs)
    }

    fn new(preemptions: Option<u32>, runs: u64) -> Self {
        let options = DepthFirstOptions {
            bounds: Bounds {
                preemptions,
                failures: Some(1),
                variations: Some(1),
            },
            reduces: preemptions.is_none(),
            ..DepthFirstOptions::default()
        };
        Self { options, runs }
    }
}

/// A way to explore.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// Everyone in turn, nothing fails: the first run.
    #[default]
    Plain,
    /// [`DepthFirst`].
    DepthFirst,
    /// As [`Random`](crate::Random).
    Random,
    /// [`Pct`] with depth 2.
    Pct2,
    /// [`Pct`] with depth 3.
    Pct3,
    /// At random from somewhere in a run that reached new code.
    Mutation,
}

/// Shares the runs out among ways to explore.
///
/// Which run is made how follows from the options and its number, but for three things: the runs of the depth-first search
/// follow one another, those from a corpus depend on what the runs before had reached, and those of
/// [`Pct`] on the length of the first run, which is the plain one in every portfolio.
#[derive(Debug)]
pub struct Portfolio {
    options: PortfolioOptions,
    strategies: Recorder<Strategies>,
    corpus: Corpus,
    /// How many runs were begun.
    runs: u64,
}

impl Portfolio {
    /// A portfolio that has yet to begin.
    #[must_use]
    pub fn new(options: PortfolioOptions) -> Self {
        Self {
            options,
            strategies: Recorder::new(Strategies::new(&options)),
            corpus: Corpus::default(),
            runs: 0,
        }
    }

    /// How the last run was made.
    #[must_use]
    pub fn share(&self) -> Share {
        self.strategies.inner.share
    }

    /// The bounds within which everything was tried. None, if no depth-first search is exhaustive (yet).
    #[must_use]
    pub fn exhausted(&self) -> Option<Bounds> {
        self.exhausted_search().and_then(DepthFirst::exhausted)
    }

    /// The search that is exhaustive, if one is.
    #[must_use]
    pub fn exhausted_search(&self) -> Option<&DepthFirst> {
        let searches = self.strategies.inner.searches.iter();
        let mut searches = searches.map(|search| &search.scheduler);
        searches.find(|search| search.is_exhaustive())
    }

    /// Whether there is something left to search.
    fn may_search(&self) -> bool {
        let is_open = self.exhausted().is_none() && self.strategies.inner.open_search().is_some();
        self.options.first == 0 && is_open
    }

    /// How run number `run` is made.
    fn next_share(&self, run: u64) -> Share {
        const SHARES: [Share; 16] = {
            use Share::{Mutation, Pct2, Pct3, Random};
            [
                Random, Random, Random, Random, Random, Random, Random, Pct2, Pct2, Pct2, Pct3,
                Pct3, Mutation, Mutation, Mutation, Mutation,
            ]
        };
        /// Most faults are so frequent that a few random runs meet them.
        const FIRST_RANDOM: u64 = 8;
        if self.runs == 0 {
            return Share::Plain;
        }
        if run < FIRST_RANDOM {
            return Share::Random;
        }
        if self.runs % 2 == 1 && self.may_search() {
            return Share::DepthFirst;
        }
        let mut numbers = RandomNumbers::new(!self.options.seed, run);
        match SHARES[numbers.below(SHARES.len())] {
            Share::Mutation if self.corpus.is_empty() => Share::Random,
            share => share,
        }
    }
}

impl Scheduler for Portfolio {
    fn start_run(&mut self) -> bool {
        if self.options.stops_when_exhausted && self.exhausted().is_some() {
            return false;
        }
        let run = self
            .options
            .first
            .wrapping_add(self.runs.wrapping_mul(self.options.stride));
        let share = self.next_share(run);
        self.runs += 1;
        self.strategies.inner.prepare(share, run, &self.corpus);
        self.strategies.start_run()
    }

    #[inline]
    fn choose(&mut self, question: Question<'_>) -> usize {
        if self.strategies.inner.share == Share::Plain {
            self.strategies.inner.note_plain_step(question);
        }
        self.strategies.choose(question)
    }

    fn injects_failures(&self) -> bool {
        true
    }

    fn steps_without_question(&mut self) -> u32 {
        0
    }

    fn wants_accesses(&self) -> bool {
        self.strategies.wants_accesses()
    }

    fn note_access(&mut self, access: Access) {
        self.strategies.note_access(access);
    }

    fn stands_before_access(&mut self) {
        self.strategies.stands_before_access();
    }

    fn end_run(&mut self, feedback: Feedback) {
        self.strategies.end_run(feedback);
        if feedback.new_coverage {
            let questions = self.strategies.cost().questions;
            self.corpus.add(self.strategies.schedule(), questions);
        }
    }
}

#[derive(Debug)]
struct SearchState {
    scheduler: DepthFirst,
    runs_left: u64,
}

/// All ways to explore, of which one makes the run.
#[derive(Debug)]
struct Strategies {
    share: Share,
    run: u64,
    /// Questions who goes on in the plain run, where there was a choice.
    plain_steps: u32,
    plain: RoundRobin,
    searches: [SearchState; 2],
    /// The search that is going on.
    search: usize,
    options: RandomOptions,
    random: RandomWalk,
    pct2: Pct,
    pct3: Pct,
    mutation: Mutation,
}

impl Strategies {
    fn new(options: &PortfolioOptions) -> Self {
        let pct = |depth| {
            Pct::new(PctOptions {
                seed: options.seed,
                depth,
                max_failures: options.max_failures,
                ..PctOptions::default()
            })
        };
        Self {
            share: Share::Plain,
            run: 0,
            plain_steps: 0,
            plain: RoundRobin::new(),
            searches: options.searches.map(|search| SearchState {
                scheduler: DepthFirst::new(search.options),
                runs_left: search.runs,
            }),
            search: 0,
            options: RandomOptions {
                seed: options.seed,
                max_failures: options.max_failures,
                switching: Switching::Varied,
                ..RandomOptions::default()
            },
            random: RandomWalk::default(),
            pct2: pct(2),
            pct3: pct(3),
            mutation: Mutation::default(),
        }
    }

    /// The next run, number `run`, is made by `share`.
    fn prepare(&mut self, share: Share, run: u64, corpus: &Corpus) {
        self.share = share;
        self.run = run;
        if share == Share::Mutation {
            self.mutation.start(corpus, &self.options, run);
        }
    }

    /// Which search goes on.
    fn open_search(&self) -> Option<usize> {
        let is_open =
            |search: &SearchState| search.runs_left > 0 && !search.scheduler.is_finished();
        self.searches.iter().position(is_open)
    }

    fn start_search(&mut self) -> bool {
        self.search = self.open_search().unwrap_or(self.search);
        let search = &mut self.searches[self.search];
        search.runs_left = search.runs_left.saturating_sub(1);
        search.scheduler.start_run()
    }

    fn note_plain_step(&mut self, question: Question<'_>) {
        let is_choice = question.alternatives > 1 && matches!(question.topic, Topic::Next { .. });
        self.plain_steps += u32::from(is_choice);
    }
}

impl Scheduler for Strategies {
    fn start_run(&mut self) -> bool {
        let steps = self.plain_steps.max(1);
        match self.share {
            Share::Plain => self.plain_steps = 0,
            Share::DepthFirst => return self.start_search(),
            Share::Random => self.random.start(&self.options, self.run),
            Share::Pct2 => self.pct2.start(self.run, steps),
            Share::Pct3 => self.pct3.start(self.run, steps),
            Share::Mutation => {}
        }
        true
    }

    #[inline]
    fn choose(&mut self, question: Question<'_>) -> usize {
        match self.share {
            Share::Plain => self.plain.choose(question),
            Share::DepthFirst => self.searches[self.search].scheduler.choose(question),
            Share::Random => self.random.choose(question),
            Share::Pct2 => self.pct2.choose(question),
            Share::Pct3 => self.pct3.choose(question),
            Share::Mutation => self.mutation.choose(question),
        }
    }

    fn injects_failures(&self) -> bool {
        true
    }

    fn steps_without_question(&mut self) -> u32 {
        match self.share {
            Share::Plain => self.plain.steps_without_question(),
            _ => 0,
        }
    }

    fn wants_accesses(&self) -> bool {
        self.share == Share::DepthFirst && self.searches[self.search].scheduler.wants_accesses()
    }

    fn note_access(&mut self, access: Access) {
        if self.share == Share::DepthFirst {
            self.searches[self.search].scheduler.note_access(access);
        }
    }

    fn stands_before_access(&mut self) {
        match self.share {
            Share::Plain | Share::DepthFirst => {}
            Share::Random => self.random.stands_before_access(),
            Share::Pct2 => self.pct2.stands_before_access(),
            Share::Pct3 => self.pct3.stands_before_access(),
            Share::Mutation => self.mutation.stands_before_access(),
        }
    }

    fn end_run(&mut self, feedback: Feedback) {
        if self.share == Share::DepthFirst {
            self.searches[self.search].scheduler.end_run(feedback);
        }
    }
}
