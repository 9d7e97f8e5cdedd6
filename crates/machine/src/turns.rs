//! Who goes on: the question to the scheduler at every kernel call and whenever an activity gives way.
//!
//! The question is asked where the running activity stands, so that it goes on without a switch if it is
//! chosen again. Windows' guarantees are kept by the executive's list of candidates; the clock is the one
//! candidate that is added here: a real machine can be so slow that a short time-out passes while
//! others could go on.

use abi::{Address, Kirql};
use executive::{Activity, MAXIMUM_PROCESSORS, ProcessorId, SECOND, ThreadId};
use explore::{Access, Actor, Question, Topic};

use crate::address_map;
use crate::ending::Ending;
use crate::event::Event;
use crate::machine::Machine;
use crate::pace::Pace;

/// Time within which something must be due to happen although others could go on, in 100 ns.
const EARLY: u64 = SECOND;
/// How often that may happen in a run: what waits for seconds must not be overtaken again and again.
const EARLY_TURNS: u32 = 8;

/// The driver's images, as an object that is used by whatever runs and changed by unloading.
pub const IMAGES_OBJECT: u64 = 1;

/// A processor, as an object that is changed by whoever keeps others from it.
fn processor_object(processor: ProcessorId) -> u64 {
    IMAGES_OBJECT + 1 + u64::from(processor.0)
}

/// What the machine knows about turns.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    /// The thread whose end is the end of the run.
    pub(crate) main: ThreadId,
    /// What was chosen by an activity that gave way for it.
    decided: Option<Activity>,
    candidates: Vec<Activity>,
    actors: Vec<Actor>,
    /// When each actor had its last turn.
    last: Vec<u64>,
    count: u64,
    early: u32,
    /// Whether the running activity has said that it only waits for others.
    pub(crate) yields: bool,
    /// Whether the scheduler wants to know which objects are used.
    pub(crate) tells_accesses: bool,
    /// Objects that running callbacks were given, which they may use at any time.
    given: Vec<(Activity, u64)>,
}

impl Turns {
    /// For a new run, whose scenario runs on thread `main`.
    pub(crate) fn start(&mut self, main: ThreadId, tells_accesses: bool) {
        self.main = main;
        self.decided = None;
        self.last.clear();
        self.count = 0;
        self.early = 0;
        self.yields = false;
        self.tells_accesses = tells_accesses;
        self.given.clear();
    }

    fn note(&mut self, actor: Actor) {
        let index = actor.0 as usize;
        if index >= self.last.len() {
            self.last.resize(index + 1, 0);
        }
        self.count += 1;
        self.last[index] = self.count;
    }
}

/// The number by which schedulers know an activity.
fn actor(activity: Activity) -> Actor {
    Actor(match activity {
        Activity::Clock => 0,
        Activity::Dpc(processor) => 1 + u32::from(processor.0),
        Activity::Thread(thread) => 1 + u32::from(MAXIMUM_PROCESSORS) + thread.0,
    })
}

impl Machine {
    /// What was chosen by the activity that has just given way, or else is chosen now.
    pub(crate) fn next_activity(&mut self) -> Result<Activity, Ending> {
        match self.turns.decided.take() {
            Some(activity) if self.ending.is_none() => Ok(activity),
            _ => self.decide(),
        }
    }

    /// Whether the running activity goes on after others were offered the turn. If not, it must give way
    /// to the one that was chosen.
    pub(crate) fn keeps_turn(&mut self) -> bool {
        match self.decide() {
            Ok(activity) if activity == self.executive.activity() => {
                self.set_pace();
                true
            }
            Ok(activity) => {
                self.turns.decided = Some(activity);
                false
            }
            Err(ending) => {
                self.end(ending);
                false
            }
        }
    }

    /// Asks the scheduler who goes on.
    fn decide(&mut self) -> Result<Activity, Ending> {
        if let Some(ending) = self.ending.take() {
            return Err(ending);
        }
        if self.executive.is_terminated(self.turns.main) {
            return Err(Ending::Completed);
        }
        self.start_workers();
        self.tell_held_processor();
        let current_can_go_on = self.list_candidates();
        let turns = &mut self.turns;
        if turns.candidates.is_empty() {
            return Err(Ending::Deadlock(self.executive.blocked_threads()));
        }
        turns.actors.clear();
        turns
            .actors
            .extend(turns.candidates.iter().map(|&candidate| actor(candidate)));
        let topic = Topic::Next {
            actors: &turns.actors,
            current_can_go_on,
            yields: std::mem::take(&mut turns.yields),
        };
        let alternatives = turns.candidates.len();
        let answer = self.scheduler.choose(Question {
            topic,
            alternatives,
        });
        let chosen = turns.candidates[answer.min(alternatives - 1)];
        if chosen == Activity::Clock && alternatives > 1 {
            turns.early += 1;
        }
        if turns.tells_accesses {
            self.tell_turn(chosen);
        }
        Ok(chosen)
    }

    /// Lists who can go on, the running activity first, then who has waited longest. One that only waits for
    /// others comes last. Whether the running activity is the first.
    fn list_candidates(&mut self) -> bool {
        let mut candidates = std::mem::take(&mut self.turns.candidates);
        candidates.clear();
        self.executive.candidates(&mut candidates);
        let goes_on = candidates.first() == Some(&self.executive.activity());
        if candidates.last() == Some(&Activity::Clock)
            && candidates.len() > 1
            && !self.may_time_pass()
        {
            candidates.pop();
        }
        let last = &self.turns.last;
        if let Some(waiting) = candidates.get_mut(usize::from(goes_on)..)
            && waiting.len() > 1
        {
            let since = |&activity: &Activity| {
                let is_clock = activity == Activity::Clock;
                (
                    is_clock,
                    last.get(actor(activity).0 as usize).copied().unwrap_or(0),
                )
            };
            waiting.sort_by_key(since);
        }
        let gives_up = goes_on && self.turns.yields && candidates.len() > 1;
        if gives_up {
            candidates.rotate_left(1);
        }
        self.turns.candidates = candidates;
        goes_on && !gives_up
    }

    /// Whether time may pass although others can go on: a driver that stalls has let the time of a timer
    /// pass, or, if schedules are explored, something is due so soon that the others may be too slow.
    fn may_time_pass(&self) -> bool {
        let now = self.executive.interrupt_time();
        let within = if self.can_fail && self.turns.early < EARLY_TURNS {
            EARLY
        } else {
            0
        };
        self.executive
            .next_due()
            .is_some_and(|due| due <= now.saturating_add(within))
    }

    /// Makes `next` current.
    pub(crate) fn give_turn(&mut self, next: Activity) {
        let current = self.executive.activity();
        if self.has_lifted() {
            self.replant();
        }
        self.set_pace();
        if next != current {
            self.turns.note(actor(next));
        }
        let processor = self.executive.switch_to(next);
        if next != Activity::Clock {
            let thread = self
                .executive
                .thread()
                .map_or(Address::NULL, |thread| self.executive.thread_object(thread));
            self.regions.enter(&mut self.memory, processor.0, thread);
        }
        self.follow_irql();
        if next != current && self.observer.is_some() {
            self.emit(Event::Switch);
        }
    }

    fn set_pace(&mut self) {
        let steps = self.scheduler.steps_without_question();
        let near_limit = self.step.saturating_add(u64::from(steps)) >= self.options.step_limit;
        let is_watched = near_limit || self.observer.is_some() || self.turns.tells_accesses;
        self.pace = Pace::new(self.step, steps, is_watched);
    }
}

/// Which objects are used, for schedulers that leave out what makes no difference.
impl Machine {
    /// An activity that holds its processor decides who else can go on there.
    fn tell_held_processor(&mut self) {
        if self.turns.tells_accesses && self.executive.irql() >= Kirql::DISPATCH_LEVEL {
            let processor = self.executive.processor();
            self.tell_access(processor_object(processor), true);
        }
    }

    /// What an activity uses by going on at all.
    fn tell_turn(&mut self, activity: Activity) {
        let scheduler = &mut self.scheduler;
        let mut tell = |object, changes| scheduler.note_access(Access { object, changes });
        tell(IMAGES_OBJECT, false);
        if let Activity::Dpc(processor) = activity {
            tell(processor_object(processor), true);
        }
        for &(_, object) in self.turns.given.iter().filter(|given| given.0 == activity) {
            tell(object, false);
        }
        if activity == Activity::Clock {
            self.executive
                .due_objects(&mut |object| tell(object.0, true));
        }
    }

    /// The running activity uses what its arguments point to.
    pub(crate) fn tell_arguments(&mut self, arguments: &[u64]) {
        if !self.turns.tells_accesses {
            return;
        }
        for &argument in arguments {
            if let Some(object) = self.object_behind(argument) {
                self.tell_access(object, true);
            }
        }
    }

    /// The running activity uses an object.
    pub fn tell_access(&mut self, object: u64, changes: bool) {
        if self.turns.tells_accesses {
            self.scheduler.note_access(Access { object, changes });
        }
    }

    /// The running activity uses memory.
    pub(crate) fn tell_bytes(&mut self, at: u64, changes: bool) {
        if self.turns.tells_accesses {
            let object = self.object_behind(at).unwrap_or(at);
            self.tell_access(object, changes);
        }
    }

    /// A callback begins that may use what its arguments point to until it returns.
    #[inline]
    pub(crate) fn give(&mut self, arguments: &[u64]) {
        if !self.turns.tells_accesses {
            return;
        }
        let activity = self.executive.activity();
        for &argument in arguments {
            if let Some(object) = self.object_behind(argument) {
                self.turns.given.push((activity, object));
                self.tell_access(object, false);
            }
        }
    }

    /// A callback has returned.
    pub(crate) fn take_back(&mut self, arguments: &[u64]) {
        if !self.turns.tells_accesses {
            return;
        }
        let activity = self.executive.activity();
        for &argument in arguments {
            if let Some(object) = self.object_behind(argument)
                && let Some(place) = self
                    .turns
                    .given
                    .iter()
                    .rposition(|&given| given == (activity, object))
            {
                self.turns.given.remove(place);
            }
        }
    }

    /// What a value points to, if that can be shared: a pool block as a whole, a variable of an image, memory
    /// on a stack, a work item.
    fn object_behind(&self, value: u64) -> Option<u64> {
        let at = Address(value);
        if address_map::POOL.contains(&value) {
            let block = self.executive.pool.block_at(at);
            return Some(block.map_or(value, |block| block.address.0));
        }
        if address_map::IMAGES.contains(&value) {
            return self.is_variable(at).then_some(value);
        }
        let stacks = address_map::STACKS
            ..address_map::STACKS + (address_map::STACK_COUNT * address_map::STACK_SIZE) as u64;
        let is_shared = stacks.contains(&value) || crate::faults::is_work_item_handle(at);
        is_shared.then_some(value)
    }

    fn is_variable(&self, at: Address) -> bool {
        self.images.iter().any(|image| image.is_writable(at))
    }
}
