//! The questions of a run and the trait of those who answer them.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

/// One of those who take turns in a run: a thread, the deferred calls of a processor, the clock.
///
/// The number is the same whenever the same schedule runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Actor(pub u32);

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic<'question> {
    /// Which actor goes on; alternative 0 is the running one if it can.
    Next {
        /// The actors that can go on, an alternative each. Behind a running one they stand in the order of
        /// their last turns: who has waited longest comes first.
        actors: &'question [Actor],
        /// Whether alternative 0 is the running actor, so that any other answer preempts it.
        current_can_go_on: bool,
        /// Whether the running actor has just said that it only waits for others, by stalling or sleeping in a loop.
        /// If it can go on all the same it best stands last, with `current_can_go_on` false, so that the
        /// plain answer lets another go on.
        yields: bool,
    },
    /// Whether an operation fails: 0 means no, 1 yes.
    Failure,
    /// Which variation of what happens to the driver comes next: 0 is the plain one.
    Variation,
    /// Which of the driver's accesses to memory is watched in this run: 0 means none, `n` access `n - 1`. An
    /// actor that comes to a watched access stands before it while the turn is offered. Asked a fixed number
    /// of times when a run starts; the answers are the same instructions in every run.
    Watch {
        /// Answers that promise something, given those before: different actors were seen to touch the
        /// same memory there. May be empty. Unlike the answers it may differ when a run is made again.
        promising: &'question [u16],
    },
}

/// A question: one of `alternatives` is to be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question<'question> {
    /// What it is about.
    pub topic: Topic<'question>,
    /// How many answers there are, at least 1.
    pub alternatives: usize,
}

impl Question<'_> {
    /// Whether `answer` takes the turn from an actor that could have gone on.
    #[must_use]
    pub fn is_preemption(&self, answer: usize) -> bool {
        answer != 0
            && matches!(
                self.topic,
                Topic::Next {
                    current_can_go_on: true,
                    yields: false,
                    ..
                }
            )
    }

    /// The plain answer: 0, unless that would let `current`, the running actor, go on waiting for others.
    pub(crate) fn plain(&self, current: Option<Actor>) -> usize {
        usize::from(self.yielding(current) == Some(0))
    }

    /// Whether alternative 0 is a running actor that has not said that it waits for others.
    pub(crate) fn current_goes_on(&self) -> bool {
        self.is_preemption(1)
    }

    /// Where `current`, the running actor, stands, if it has said that it waits for others and there are others.
    pub(crate) fn yielding(&self, current: Option<Actor>) -> Option<usize> {
        match self.topic {
            Topic::Next {
                yields: true,
                actors,
                ..
            } if actors.len() > 1 => actors.iter().position(|&actor| Some(actor) == current),
            _ => None,
        }
    }
}

/// That the running actor, since it was last chosen, has used an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Access {
    /// The object, as a number that is the same whenever the same schedule runs.
    pub object: u64,
    /// Whether the object was changed: two accesses of which none changes the object can change places.
    pub changes: bool,
}

/// What a run led to, for a scheduler that learns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Feedback {
    /// Whether code ran that no run before had reached.
    pub new_coverage: bool,
}

/// Answers the questions of runs.
///
/// One object serves many runs: [`Scheduler::start_run`] comes before each, [`Scheduler::end_run`] after.
pub trait Scheduler: fmt::Debug {
    /// Prepares for a run. Returns false if there is no further schedule to try.
    fn start_run(&mut self) -> bool;

    /// Chooses one of `0..question.alternatives`. It is asked about [`Topic::Next`] also if there is one
    /// alternative, so that it sees every turn.
    fn choose(&mut self, question: Question<'_>) -> usize;

    /// Whether it ever answers a question about a [failure](Topic::Failure) with yes. If not, none is asked.
    fn injects_failures(&self) -> bool;

    /// For how many further steps the running actor goes on, unless it blocks, without being
    /// asked for. 0: the next step is a question.
    fn steps_without_question(&mut self) -> u32;

    /// Whether it wants to be told of [accesses](Access).
    fn wants_accesses(&self) -> bool {
        false
    }

    /// The running actor uses an object.
    fn note_access(&mut self, _access: Access) {}

    /// The running actor stands before an access that was chosen to be [watched](Topic::Watch): a good moment
    /// for the others. The question of who goes on comes next.
    fn stands_before_access(&mut self) {}

    /// The run has ended.
    fn end_run(&mut self, _feedback: Feedback) {}
}

/// A scheduler that its owner goes on using while a machine runs by it.
impl<S: Scheduler> Scheduler for Rc<RefCell<S>> {
    fn start_run(&mut self) -> bool {
        self.borrow_mut().start_run()
    }

    fn choose(&mut self, question: Question<'_>) -> usize {
        self.borrow_mut().choose(question)
    }

    fn injects_failures(&self) -> bool {
        self.borrow().injects_failures()
    }

    fn steps_without_question(&mut self) -> u32 {
        self.borrow_mut().steps_without_question()
    }

    fn wants_accesses(&self) -> bool {
        self.borrow().wants_accesses()
    }

    fn note_access(&mut self, access: Access) {
        self.borrow_mut().note_access(access);
    }

    fn stands_before_access(&mut self) {
        self.borrow_mut().stands_before_access();
    }

    fn end_run(&mut self, feedback: Feedback) {
        self.borrow_mut().end_run(feedback);
    }
}
