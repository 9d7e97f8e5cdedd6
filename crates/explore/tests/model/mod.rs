//! A small model of a concurrent program, which schedulers run and which is also enumerated plainly.
//!
//! Threads have steps on shared variables, locks, events and queues. A step is a turn; before each the scheduler is asked,
//! as the machine does it: the running thread stands first, then who has waited longest.
#![allow(dead_code, reason = "each test program uses a part of the model")]

pub(crate) mod enumeration;
pub(crate) mod programs;

use explore::{Access, Actor, Feedback, Question, Scheduler, Topic};

/// A step of a thread, which has a register of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Reads a variable into the register.
    Read(u8),
    /// Adds to the register.
    Add(u8),
    /// Writes the register to a variable.
    Write(u8),
    /// Adds to a variable at once.
    Increment(u8),
    /// Leaves out so many steps if the register is so much.
    SkipIf(u8, u8),
    /// Takes a lock: whoever finds it taken waits.
    Lock(u8),
    /// Gives a lock back, if it is held.
    Unlock(u8),
    /// Waits until an event is signaled, and resets it.
    Wait(u8),
    /// Signals an event.
    Signal(u8),
    /// Adds the register to the end of a queue.
    Push(u8),
    /// Takes the first of a queue into the register; waits while it is empty.
    Pop(u8),
    /// Starts a thread, the first time.
    Start(u8),
    /// The register is 1 if an operation fails, else 0.
    Fail,
    /// The register is one of so many.
    Vary(u8),
    /// Reads a variable again and again until it is not 0; says that it only waits.
    Poll(u8),
    /// No other thread goes on until `Unmask`.
    Mask,
    /// Others go on again.
    Unmask,
}

/// A program: the steps of its threads, of which the first few start at once.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    pub(crate) threads: Vec<Vec<Step>>,
    pub(crate) started: usize,
    /// Whether who would find a lock taken is not even chosen, instead of being chosen and waiting then.
    pub(crate) foresees_waits: bool,
}

pub(crate) const VARIABLES: usize = 4;

/// Where a program stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct State {
    pub(crate) variables: [u8; VARIABLES],
    locks: [Option<u8>; 4],
    events: [bool; 4],
    queues: [Vec<u8>; 2],
    masked_by: Option<u8>,
    threads: Vec<Thread>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Thread {
    started: bool,
    next: usize,
    register: u8,
    /// Whether it was chosen and found that it must wait.
    waits: bool,
}

/// What a turn asks and tells while it is taken.
pub(crate) trait Turn {
    fn choose(&mut self, topic: Topic<'_>, alternatives: usize) -> usize;
    fn note(&mut self, object: u64, changes: bool);
}

impl<S: Scheduler + ?Sized> Turn for S {
    fn choose(&mut self, topic: Topic<'_>, alternatives: usize) -> usize {
        Scheduler::choose(
            self,
            Question {
                topic,
                alternatives,
            },
        )
    }
    fn note(&mut self, object: u64, changes: bool) {
        if self.wants_accesses() {
            self.note_access(Access { object, changes });
        }
    }
}

const MASK: u64 = 1;

impl Program {
    pub(crate) fn new(threads: Vec<Vec<Step>>) -> Self {
        Self {
            started: threads.len(),
            threads,
            foresees_waits: false,
        }
    }

    pub(crate) fn start(&self) -> State {
        let mut threads = vec![Thread::default(); self.threads.len()];
        for thread in &mut threads[..self.started] {
            thread.started = true;
        }
        State {
            variables: [0; VARIABLES],
            locks: [None; 4],
            events: [false; 4],
            queues: [Vec::new(), Vec::new()],
            masked_by: None,
            threads,
        }
    }

    fn step(&self, state: &State, thread: usize) -> Option<Step> {
        self.threads[thread]
            .get(state.threads[thread].next)
            .copied()
    }

    pub(crate) fn can_go_on(&self, state: &State, thread: usize) -> bool {
        let Some(step) = self.step(state, thread) else {
            return false;
        };
        let one = &state.threads[thread];
        let is_masked = state.masked_by.is_some_and(|by| usize::from(by) != thread);
        let must_wait = (one.waits || self.foresees_waits) && Self::must_wait(state, step);
        one.started && !is_masked && !must_wait
    }

    fn must_wait(state: &State, step: Step) -> bool {
        match step {
            Step::Lock(lock) => state.locks[usize::from(lock)].is_some(),
            Step::Wait(event) => !state.events[usize::from(event)],
            Step::Pop(queue) => state.queues[usize::from(queue)].is_empty(),
            _ => false,
        }
    }

    /// Whether each thread has come to its end.
    pub(crate) fn is_complete(&self, state: &State) -> bool {
        let mut all = state.threads.iter().zip(&self.threads);
        all.all(|(thread, steps)| !thread.started || thread.next >= steps.len())
    }

    /// Takes a turn of `thread`. Whether it only waits.
    pub(crate) fn take_turn(
        &self,
        state: &mut State,
        thread: usize,
        turn: &mut (impl Turn + ?Sized),
    ) -> bool {
        let Some(step) = self.step(state, thread) else {
            return false;
        };
        turn.note(MASK, matches!(step, Step::Mask | Step::Unmask));
        if let Some((object, changes)) = object(step) {
            turn.note(object, changes);
        }
        if Self::must_wait(state, step) {
            state.threads[thread].waits = true;
            return false;
        }
        state.threads[thread].waits = false;
        state.threads[thread].next += 1;
        let waits = Self::perform(state, thread, step, turn);
        self.note_foreseen(state, thread, turn);
        if let Step::Start(other) = step {
            self.note_foreseen(state, usize::from(other), turn);
        }
        waits
    }

    /// Whether a thread can go on depends from now on on what its next step touches.
    fn note_foreseen(&self, state: &State, thread: usize, turn: &mut (impl Turn + ?Sized)) {
        if !self.foresees_waits || thread >= self.threads.len() {
            return;
        }
        if let Some((object, _)) = self.step(state, thread).and_then(object) {
            turn.note(object, false);
        }
    }

    fn perform(
        state: &mut State,
        thread: usize,
        step: Step,
        turn: &mut (impl Turn + ?Sized),
    ) -> bool {
        let at = usize::from;
        let one = &mut state.threads[thread];
        match step {
            Step::Read(variable) => one.register = state.variables[at(variable)],
            Step::Add(number) => one.register = one.register.wrapping_add(number),
            Step::Write(variable) => state.variables[at(variable)] = one.register,
            Step::Increment(variable) => state.variables[at(variable)] += 1,
            Step::SkipIf(value, steps) if one.register == value => one.next += at(steps),
            Step::SkipIf(..) => {}
            Step::Lock(lock) => state.locks[at(lock)] = u8::try_from(thread).ok(),
            Step::Unlock(lock) if state.locks[at(lock)] == u8::try_from(thread).ok() => {
                state.locks[at(lock)] = None
            }
            Step::Unlock(_) => {}
            Step::Wait(event) => state.events[at(event)] = false,
            Step::Signal(event) => state.events[at(event)] = true,
            Step::Push(queue) => state.queues[at(queue)].push(one.register),
            Step::Pop(queue) => one.register = state.queues[at(queue)].remove(0),
            Step::Start(other) => {
                if let Some(other) = state.threads.get_mut(at(other)) {
                    other.started = true;
                }
            }
            Step::Fail => one.register = u8::try_from(turn.choose(Topic::Failure, 2)).unwrap_or(0),
            Step::Vary(count) => {
                let alternatives = at(count).max(1);
                one.register =
                    u8::try_from(turn.choose(Topic::Variation, alternatives)).unwrap_or(0);
            }
            Step::Poll(variable) if state.variables[at(variable)] == 0 => {
                one.next -= 1;
                return true;
            }
            Step::Poll(_) => {}
            Step::Mask => state.masked_by = u8::try_from(thread).ok(),
            Step::Unmask if state.masked_by == u8::try_from(thread).ok() => state.masked_by = None,
            Step::Unmask => {}
        }
        false
    }

    /// One run of `scheduler`, of at most so many turns: the state at its end.
    pub(crate) fn run(
        &self,
        scheduler: &mut (impl Scheduler + ?Sized),
        max_turns: usize,
    ) -> Option<State> {
        self.run_with(scheduler, max_turns, Feedback::default())
    }

    /// The same, and at the end the scheduler is told `feedback`.
    pub(crate) fn run_with(
        &self,
        scheduler: &mut (impl Scheduler + ?Sized),
        max_turns: usize,
        feedback: Feedback,
    ) -> Option<State> {
        if !scheduler.start_run() {
            return None;
        }
        let mut state = self.start();
        let mut current = None;
        let mut yields = false;
        let mut last_turns = vec![0; self.threads.len()];
        let mut actors = Vec::new();
        for turn in 1..=max_turns {
            let mut waiting: Vec<usize> = (0..self.threads.len())
                .filter(|&thread| self.can_go_on(&state, thread))
                .collect();
            waiting.sort_by_key(|&thread| (Some(thread) != current, last_turns[thread]));
            actors.clear();
            actors.extend(waiting.iter().map(|&thread| actor(thread)));
            if actors.is_empty() {
                break;
            }
            let current_can_go_on = current.is_some_and(|current| waiting[0] == current);
            let topic = Topic::Next {
                actors: &actors,
                current_can_go_on,
                yields,
            };
            let answer = Turn::choose(scheduler, topic, actors.len());
            let thread = waiting[answer];
            last_turns[thread] = turn;
            current = Some(thread);
            yields = self.take_turn(&mut state, thread, scheduler);
        }
        scheduler.end_run(feedback);
        Some(state)
    }
}

pub(crate) fn actor(thread: usize) -> Actor {
    Actor(10 + u32::try_from(thread).unwrap_or(0))
}

/// What a step touches, and whether it changes that.
fn object(step: Step) -> Option<(u64, bool)> {
    let (kind, number, changes) = match step {
        Step::Read(variable) | Step::Poll(variable) => (1, variable, false),
        Step::Write(variable) | Step::Increment(variable) => (1, variable, true),
        Step::Lock(lock) | Step::Unlock(lock) => (2, lock, true),
        Step::Wait(event) | Step::Signal(event) => (3, event, true),
        Step::Push(queue) | Step::Pop(queue) => (4, queue, true),
        Step::Start(thread) => (5, thread, true),
        _ => return None,
    };
    Some((kind * 1000 + u64::from(number), changes))
}
