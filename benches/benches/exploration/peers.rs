//! Explorations of the models by shuttle and loom.

use shuttle::scheduler::{PctScheduler, RandomScheduler, Schedule, Scheduler, Task, TaskId};

use crate::models::{self, Seen, Version};

/// How a schedule is made, by shuttle and by ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    Random,
    /// Probabilistic concurrency testing of this depth.
    Pct(u32),
}

/// Counts the questions to another scheduler, which is so little that it stays in when time is taken.
struct Counting<S>(S);

impl<S: Scheduler> Scheduler for Counting<S> {
    fn new_execution(&mut self) -> Option<Schedule> {
        self.0.new_execution()
    }

    fn next_task(
        &mut self,
        runnable_tasks: &[&Task],
        current_task: Option<TaskId>,
        is_yielding: bool,
    ) -> Option<TaskId> {
        models::count_question();
        self.0.next_task(runnable_tasks, current_task, is_yielding)
    }

    fn next_u64(&mut self) -> u64 {
        self.0.next_u64()
    }
}

/// `executions` executions of a model by shuttle.
pub(crate) fn shuttle(version: Version, manner: Manner, executions: usize, seed: u64) -> Seen {
    match manner {
        Manner::Random => run(version, RandomScheduler::new_from_seed(seed, executions)),
        Manner::Pct(depth) => {
            let depth = depth as usize;
            run(
                version,
                PctScheduler::new_from_seed(seed, depth, executions),
            )
        }
    }
}

fn run(version: Version, scheduler: impl Scheduler + 'static) -> Seen {
    models::start_counting();
    let runner = shuttle::Runner::new(Counting(scheduler), shuttle::Config::default());
    runner.run(move || models::shuttle::execute(version));
    models::seen()
}

/// All executions of a model that loom finds different, at most `executions`.
pub(crate) fn loom(version: Version, preemptions: Option<usize>, executions: usize) -> Seen {
    models::start_counting();
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = preemptions;
    builder.max_permutations = Some(executions);
    builder.check(move || models::loom::execute(version));
    models::seen()
}
