//! The questions of a run and the trait of those who answer them.

use std::fmt;

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Which activity goes on; alternative 0 is the running one if it can.
    Next {
        /// Whether alternative 0 is the running activity, so that any other answer preempts it.
        current_can_go_on: bool,
    },
    /// Whether an operation fails: 0 means no, 1 yes.
    Failure,
}

/// A question: one of `alternatives` is to be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it is about.
    pub topic: Topic,
    /// How many answers there are, at least 1.
    pub alternatives: usize,
}

/// Answers the questions of a run.
///
/// One object serves many runs: [`Scheduler::start_run`] comes before each.
pub trait Scheduler: fmt::Debug {
    /// Prepares for a run. Returns false if there is no further schedule to try.
    fn start_run(&mut self) -> bool;

    /// Chooses one of `0..question.alternatives`.
    fn choose(&mut self, question: Question) -> usize;

    /// Whether it ever answers a question about a [failure](Topic::Failure) with yes. If not, none is asked.
    fn injects_failures(&self) -> bool;

    /// For how many further steps the running activity goes on, unless it blocks, without being
    /// asked for. 0: the next step is a question.
    fn steps_without_question(&mut self) -> u32;
}
