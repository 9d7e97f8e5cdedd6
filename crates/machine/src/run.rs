//! The run loop: asks the scheduler who goes on, and lets that activity run until it gives way.
#![expect(
    unsafe_code,
    reason = "fibers reach their machine by the pointer that is set here"
)]

use executive::{Activity, ThreadId, ThreadKind};
use explore::{Question, Topic};
use fiber::Progress;

use crate::current;
use crate::ending::Ending;
use crate::event::Event;
use crate::machine::Machine;
use crate::pace::Pace;
use crate::threads::{SystemBody, ThreadBody};
use crate::traps;

/// Clears the current machine when a run is over, also by a panic.
struct Running {
    /// Whether reads of the time-stamp counter are emulated meanwhile.
    time_stamps: bool,
}

impl Running {
    fn start(machine: *mut Machine, time_stamps: bool) -> Self {
        current::set_machine(machine);
        if time_stamps {
            traps::intercept_time_stamp(true);
        }
        Self { time_stamps }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.time_stamps {
            traps::intercept_time_stamp(false);
        }
        current::set_machine(std::ptr::null_mut());
    }
}

impl Machine {
    /// Runs `body` on a thread of the system until it returns, together with all that it sets in motion.
    pub fn run(&mut self, body: SystemBody) -> Ending {
        if !self.scheduler.start_run() {
            return Ending::Completed;
        }
        let main = self.create_thread(ThreadKind::System, ThreadBody::System(body));
        let time_stamps = self.images.iter().any(|image| image.reads_time_stamp);
        let machine: *mut Self = self;
        let _running = Running::start(machine, time_stamps);
        let mut candidates = Vec::new();
        loop {
            // SAFETY: `machine` comes from the exclusive borrow of this method. This reference ends
            // before a fiber, which makes its own, is resumed.
            let this = unsafe { &mut *machine };
            match this.choose_next(main, &mut candidates) {
                Err(ending) => return ending,
                Ok(Activity::Clock) => continue,
                Ok(activity) => {
                    if let Err(ending) = resume(machine, activity) {
                        return ending;
                    }
                }
            }
        }
    }

    /// Decides who goes on and makes it current.
    fn choose_next(
        &mut self,
        main: ThreadId,
        candidates: &mut Vec<Activity>,
    ) -> Result<Activity, Ending> {
        if let Some(ending) = self.ending.take() {
            return Err(ending);
        }
        if self.executive.is_terminated(main) {
            return Err(Ending::Completed);
        }
        self.start_workers();
        candidates.clear();
        self.executive.candidates(candidates);
        let current = self.executive.activity();
        let current_can_go_on = candidates.first() == Some(&current);
        self.order_by_last_turn(candidates, usize::from(current_can_go_on));
        if candidates.len() > 1 && !self.is_timer_overdue() {
            candidates.retain(|&candidate| candidate != Activity::Clock);
        }
        if candidates.is_empty() {
            return Err(Ending::Deadlock(self.executive.blocked_threads()));
        }
        let topic = Topic::Next { current_can_go_on };
        let question = Question {
            topic,
            alternatives: candidates.len(),
        };
        let answer = self.scheduler.choose(question).min(candidates.len() - 1);
        let steps = self.scheduler.steps_without_question();
        let near_limit = self.step.saturating_add(u64::from(steps)) >= self.options.step_limit;
        self.pace = Pace::new(steps, near_limit || self.observer.is_some());
        let next = candidates[answer];
        if next != current {
            self.note_turn(next);
        }
        let processor = self.executive.switch_to(next);
        if next != Activity::Clock {
            let thread = self
                .executive
                .thread()
                .map_or(abi::Address::NULL, |thread| {
                    self.executive.thread_object(thread)
                });
            self.regions.enter(&mut self.memory, processor.0, thread);
        }
        self.follow_irql();
        if next != current && self.observer.is_some() {
            self.emit(Event::Switch);
        }
        Ok(next)
    }

    /// Whether a driver that stalls has let the time of a timer pass, which must expire then although
    /// others can go on.
    fn is_timer_overdue(&self) -> bool {
        let now = self.executive.interrupt_time();
        self.executive.next_due().is_some_and(|due| due <= now)
    }

    /// Orders those who wait for their turn: who has waited longest comes first.
    fn order_by_last_turn(&mut self, candidates: &mut [Activity], from: usize) {
        if let Some(waiting) = candidates.get_mut(from..)
            && waiting.len() > 1
        {
            waiting.sort_by_key(|activity| self.last_turns.get(activity).copied().unwrap_or(0));
        }
    }

    fn note_turn(&mut self, activity: Activity) {
        self.turns += 1;
        self.last_turns.insert(activity, self.turns);
    }

    /// Makes threads for the workers that the queues ask for.
    fn start_workers(&mut self) {
        while let Some(queue) = self.executive.worker_to_start() {
            self.create_thread(ThreadKind::Worker(queue), ThreadBody::Worker);
        }
    }

    fn fiber_slot(&mut self, activity: Activity) -> &mut Option<fiber::Fiber> {
        match activity {
            Activity::Thread(thread) => {
                let index = thread.0 as usize;
                if index >= self.thread_fibers.len() {
                    self.thread_fibers.resize_with(index + 1, || None);
                }
                &mut self.thread_fibers[index]
            }
            Activity::Dpc(processor) => &mut self.dpc_fibers[usize::from(processor.0)],
            Activity::Clock => unreachable!("time passes without a fiber"),
        }
    }

    fn is_over(&self, activity: Activity) -> bool {
        matches!(activity, Activity::Thread(thread) if self.executive.is_terminated(thread))
    }
}

/// Lets the fiber of `activity` run until it gives way.
fn resume(machine: *mut Machine, activity: Activity) -> Result<(), Ending> {
    // SAFETY: as in `run`; the reference is last used before the fiber is resumed.
    let this = unsafe { &mut *machine };
    let mut fiber = match this.fiber_slot(activity).take() {
        Some(fiber) => fiber,
        None => this.start_fiber(activity)?,
    };
    this.fiber_stack_top = fiber.highest_address();
    let progress = fiber.resume();
    // SAFETY: the fiber has given way, so its references to the machine are not in use.
    let this = unsafe { &mut *machine };
    if progress == Progress::Finished || this.is_over(activity) {
        this.stacks.give_back(fiber.into_stack());
    } else {
        *this.fiber_slot(activity) = Some(fiber);
    }
    Ok(())
}
