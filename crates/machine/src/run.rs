//! The run loop: lets the activity that was chosen run until it gives way.
#![expect(
    unsafe_code,
    reason = "fibers reach their machine by the pointer that is set here"
)]

use executive::{Activity, ThreadKind};
use fiber::Progress;

use crate::current;
use crate::ending::Ending;
use crate::machine::Machine;
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
    /// Runs `body` on a thread of the system until it returns, together with all that it sets in motion. The
    /// owner of the scheduler has started a run of it.
    pub fn run(&mut self, body: SystemBody) -> Ending {
        let main = self.create_thread(ThreadKind::System, ThreadBody::System(body));
        let time_stamps = self.images.iter().any(|image| image.reads_time_stamp);
        let tells_accesses = self.scheduler.wants_accesses();
        self.turns.start(main, tells_accesses);
        self.can_fail = self.scheduler.injects_failures();
        self.choose_watches();
        // Steps are counted anew in each run, so those of the last tell nothing of this one.
        self.watched_step = u64::MAX;
        self.seconds_without_step = 0;
        let ending = take_turns(self, time_stamps);
        if matches!(ending, Ending::Completed) {
            self.check_freed();
        }
        ending
    }

    /// Makes threads for the workers that the queues ask for.
    pub(crate) fn start_workers(&mut self) {
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

/// Lets one activity after the other run until the run ends.
fn take_turns(machine: &mut Machine, time_stamps: bool) -> Ending {
    let machine: *mut Machine = machine;
    let _running = Running::start(machine, time_stamps);
    loop {
        // SAFETY: `machine` comes from the exclusive borrow of this function. This reference ends
        // before a fiber, which makes its own, is resumed.
        let this = unsafe { &mut *machine };
        let activity = match this.next_activity() {
            Ok(activity) => activity,
            Err(ending) => return ending,
        };
        this.give_turn(activity);
        if activity != Activity::Clock
            && let Err(ending) = resume(machine, activity)
        {
            return ending;
        }
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
    if this.is_over(activity) {
        // With the main thread's end the run is over.
        let is_main = activity == Activity::Thread(this.turns.main);
        let protects = this.memory.pool.protects_freed && !is_main;
        this.stacks.retire(fiber.into_stack(), protects);
    } else if progress == Progress::Finished {
        this.stacks.give_back(fiber.into_stack());
    } else {
        *this.fiber_slot(activity) = Some(fiber);
    }
    Ok(())
}
