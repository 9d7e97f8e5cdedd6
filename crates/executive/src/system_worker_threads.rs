//! System worker threads: queues of work items, and the threads that serve them.
//! Pages: kernel/system-worker-threads, wdm/ne-wdm-_work_queue_type, wdm/nf-wdm-exqueueworkitem.
//!
//! How many threads serve a queue is not documented. Here each queue gets a further thread
//! whenever items wait and none of its threads is free, up to [`WORKERS_PER_QUEUE`], so that two
//! items may run at once, as they may on Windows. With all of them blocked in routines the
//! queue stands still: the deadlock that kernel/system-worker-threads warns of.

use abi::{Address, NtStatus};

use crate::Executive;
use crate::ring::Ring;
use crate::site::{Activity, CompactSite, Site, ThreadId};
use crate::threads::ThreadKind;
use crate::waits::WaitReason;
use crate::work_items::{WorkItemCall, WorkItemId};

/// The most threads that serve one queue.
pub const WORKERS_PER_QUEUE: u32 = 16;

/// A `WORK_QUEUE_TYPE`, as a driver gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkQueueType(pub u32);

/// The value that `CustomPriorityWorkQueue` adds to a priority.
const CUSTOM_PRIORITY: u32 = 32;
/// Queues with a name of their own.
const NAMED: u32 = 7;
/// Thread priorities are 0 to 31.
const PRIORITIES: u32 = 32;
const QUEUES: usize = (NAMED + PRIORITIES) as usize;

impl WorkQueueType {
    /// `CriticalWorkQueue`, which NDIS work items use.
    pub const CRITICAL: Self = Self(0);
    /// `DelayedWorkQueue`, which `IoQueueWorkItem` demands.
    pub const DELAYED: Self = Self(1);
    /// `HyperCriticalWorkQueue`, reserved for the system.
    pub const HYPER_CRITICAL: Self = Self(2);
    /// `NormalWorkQueue`.
    pub const NORMAL: Self = Self(3);
    /// `BackgroundWorkQueue`.
    pub const BACKGROUND: Self = Self(4);
    /// `RealTimeWorkQueue`.
    pub const REAL_TIME: Self = Self(5);
    /// `SuperCriticalWorkQueue`.
    pub const SUPER_CRITICAL: Self = Self(6);

    /// `CustomPriorityWorkQueue + priority`.
    #[must_use]
    pub const fn custom_priority(priority: u32) -> Self {
        Self(CUSTOM_PRIORITY.wrapping_add(priority))
    }

    /// The priority of the threads that serve the queue, or nothing if there is no such queue.
    #[must_use]
    pub const fn priority(self) -> Option<u32> {
        match self.0 {
            0 => Some(13),
            1 => Some(12),
            2 => Some(15),
            3 => Some(8),
            4 => Some(7),
            5 => Some(18),
            6 => Some(14),
            CUSTOM_PRIORITY.. if self.0 < CUSTOM_PRIORITY + PRIORITIES => {
                Some(self.0 - CUSTOM_PRIORITY)
            }
            _ => None,
        }
    }

    /// Which of the machine's queues it is.
    #[inline]
    fn index(self) -> Option<usize> {
        let number = match self.0 {
            number @ 0..NAMED => number,
            number @ CUSTOM_PRIORITY.. if number < CUSTOM_PRIORITY + PRIORITIES => {
                number - CUSTOM_PRIORITY + NAMED
            }
            _ => return None,
        };
        Some(number as usize)
    }

    /// Whether there is such a queue.
    #[must_use]
    pub fn is_valid(self) -> bool {
        self.index().is_some()
    }

    /// Its documented name.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::CRITICAL => "CriticalWorkQueue".to_owned(),
            Self::DELAYED => "DelayedWorkQueue".to_owned(),
            Self::HYPER_CRITICAL => "HyperCriticalWorkQueue".to_owned(),
            Self::NORMAL => "NormalWorkQueue".to_owned(),
            Self::BACKGROUND => "BackgroundWorkQueue".to_owned(),
            Self::REAL_TIME => "RealTimeWorkQueue".to_owned(),
            Self::SUPER_CRITICAL => "SuperCriticalWorkQueue".to_owned(),
            Self(number) => format!(
                "CustomPriorityWorkQueue + {}",
                number.saturating_sub(CUSTOM_PRIORITY)
            ),
        }
    }

    fn from_index(index: usize) -> Self {
        let number = u32::try_from(index).unwrap_or(0);
        Self(if number < NAMED {
            number
        } else {
            number - NAMED + CUSTOM_PRIORITY
        })
    }
}

/// What a worker thread is running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunningWorkItem {
    /// The item, which may have been freed meanwhile.
    pub item: WorkItemId,
    /// Its routine.
    pub routine: Address,
    /// Where it was queued.
    pub queued: Site,
}

/// A worker thread with its queue, so that its loop need not ask for them again for each item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worker {
    pub(crate) thread: ThreadId,
    queue: usize,
}

/// A [`RunningWorkItem`] as a thread has it noted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RunningNote {
    item: WorkItemId,
    routine: Address,
    queued: CompactSite,
}

impl RunningNote {
    fn in_full(self) -> RunningWorkItem {
        RunningWorkItem {
            item: self.item,
            routine: self.routine,
            queued: self.queued.site(),
        }
    }
}

/// One queue and the threads that serve it.
#[derive(Debug, Default)]
pub(crate) struct WorkQueue {
    /// Slots of the items that wait.
    pub(crate) items: Ring<u32>,
    workers: u32,
    /// Workers that will look at the queue when they go on: new ones and woken ones.
    looking: u32,
    /// Workers that sleep, in the order in which they fell asleep.
    sleeping: Vec<ThreadId>,
}

/// All queues.
#[derive(Debug)]
pub(crate) struct WorkQueues {
    queues: [WorkQueue; QUEUES],
    /// Queues that have held items in this run, as a mask. A queue that is empty again stays in it: an item
    /// comes and goes more often than the mask is needed.
    used: u64,
}

impl Default for WorkQueues {
    fn default() -> Self {
        Self {
            queues: std::array::from_fn(|_| WorkQueue::default()),
            used: 0,
        }
    }
}

impl WorkQueues {
    pub(crate) fn reset(&mut self) {
        self.used = 0;
        for queue in &mut self.queues {
            queue.items.clear();
            queue.workers = 0;
            queue.looking = 0;
            queue.sleeping.clear();
        }
    }

    pub(crate) fn add_worker(&mut self, queue: WorkQueueType) {
        if let Some(index) = queue.index() {
            self.queues[index].workers += 1;
            self.queues[index].looking += 1;
        }
    }

    pub(crate) fn remove_worker(&mut self, queue: WorkQueueType) {
        if let Some(index) = queue.index() {
            self.queues[index].workers -= 1;
        }
    }

    /// Adds an item at the end, and tells which sleeping worker to wake for it.
    #[inline(always)]
    pub(crate) fn push(&mut self, queue: WorkQueueType, item: u32) -> Option<ThreadId> {
        let index = queue.index()?;
        self.used |= 1 << index;
        let queue = &mut self.queues[index];
        queue.items.push_back(item);
        if queue.looking as usize >= queue.items.len() {
            return None;
        }
        let woken = queue.sleeping.pop()?;
        queue.looking += 1;
        Some(woken)
    }

    /// As [`WorkQueues::push`] if the queue has room and no worker is to be woken.
    #[inline(always)]
    pub(crate) fn push_quickly(&mut self, queue: WorkQueueType, item: u32) -> Option<()> {
        let index = queue.index()?;
        let queue = self.queues.get_mut(index)?;
        let wakes = queue.looking as usize <= queue.items.len() && !queue.sleeping.is_empty();
        if wakes {
            return None;
        }
        queue.items.push_quickly(item)?;
        self.used |= 1_u64 << (index & 63);
        Some(())
    }

    /// Whether a worker is free to run one more item now.
    pub(crate) fn has_free_worker(&self, queue: WorkQueueType) -> bool {
        let Some(index) = queue.index() else {
            return false;
        };
        let queue = &self.queues[index];
        queue.looking as usize + queue.sleeping.len() > queue.items.len()
    }

    /// Takes an item out of a queue in which it waits.
    pub(crate) fn remove(&mut self, queue: WorkQueueType, item: u32) {
        let Some(index) = queue.index() else { return };
        self.queues[index].items.retain(|&other| other != item);
    }

    fn wants_worker(&self) -> Option<WorkQueueType> {
        let mut used = self.used;
        while used != 0 {
            let index = used.trailing_zeros() as usize;
            let queue = &self.queues[index];
            let is_served =
                queue.items.is_empty() || queue.looking > 0 || queue.workers >= WORKERS_PER_QUEUE;
            if !is_served {
                return Some(WorkQueueType::from_index(index));
            }
            used &= used - 1;
        }
        None
    }
}

impl Executive {
    /// A queue that needs one more worker thread now, if there is one. The machine creates the
    /// thread, with [`ThreadKind::Worker`], and asks again.
    #[inline]
    #[must_use]
    pub fn worker_to_start(&self) -> Option<WorkQueueType> {
        self.work_queues.wants_worker()
    }

    /// Whether all threads that a queue can have are inside routines while items wait: with nothing
    /// else to go on, the reason of a deadlock.
    #[must_use]
    pub fn workers_are_exhausted(&self, queue: WorkQueueType) -> bool {
        let Some(index) = queue.index() else {
            return false;
        };
        let queue = &self.work_queues.queues[index];
        !queue.items.is_empty() && queue.looking == 0 && queue.workers >= WORKERS_PER_QUEUE
    }

    /// The queues of which all threads are inside routines while items wait, with the first such item.
    pub fn exhausted_work_queues(&self) -> impl Iterator<Item = (WorkQueueType, WorkItemId)> + '_ {
        let queues = self.work_queues.queues.iter().enumerate();
        queues.filter_map(|(index, queue)| {
            let queue_type = WorkQueueType::from_index(index);
            let is_exhausted = self.workers_are_exhausted(queue_type);
            let slot = queue.items.front().filter(|_| is_exhausted)?;
            let mut items = self.work_items_outstanding();
            let first = items.find(|it| it.item.slot() == slot)?;
            Some((queue_type, first.item))
        })
    }

    /// The thread that runs, if it is a worker.
    #[must_use]
    pub fn worker(&self) -> Option<Worker> {
        let Activity::Thread(thread) = self.activity else {
            return None;
        };
        let ThreadKind::Worker(queue) = self.threads.of(thread).kind else {
            return None;
        };
        let queue = queue.index()?;
        Some(Worker { thread, queue })
    }

    /// For a worker that runs: takes the next item off its queue, before its routine runs.
    /// Without one, the worker sleeps and must give way; it calls again when it goes on.
    #[inline(always)]
    pub fn take_work_item(&mut self, worker: Worker) -> Option<WorkItemCall> {
        let Worker { thread, queue } = worker;
        debug_assert_eq!(self.activity, Activity::Thread(thread), "the worker runs");
        let queue = &mut self.work_queues.queues[queue];
        queue.looking = queue.looking.saturating_sub(1);
        let Some(item) = queue.items.pop_front() else {
            self.send_to_sleep(worker);
            return None;
        };
        let (call, queued) = self.start_work_item(worker, item);
        let running = RunningNote {
            item: call.item,
            routine: call.routine,
            queued,
        };
        self.threads.of_mut(thread).running = Some(running);
        Some(call)
    }

    #[cold]
    fn send_to_sleep(&mut self, worker: Worker) {
        self.work_queues.queues[worker.queue]
            .sleeping
            .push(worker.thread);
        self.block(worker.thread, WaitReason::WorkQueue, None);
    }

    /// A worker has finished its item and looks for the next.
    #[inline(always)]
    pub(crate) fn worker_is_free(&mut self, worker: Worker) {
        self.threads.of_mut(worker.thread).running = None;
        self.work_queues.queues[worker.queue].looking += 1;
    }

    /// Wakes a worker that sleeps.
    pub(crate) fn wake_worker(&mut self, worker: ThreadId) {
        self.wake(worker, NtStatus::SUCCESS);
    }

    /// The work item whose routine a thread is running.
    #[must_use]
    pub fn running_work_item(&self, thread: ThreadId) -> Option<RunningWorkItem> {
        self.threads.of(thread).running.map(RunningNote::in_full)
    }

    /// All items whose routines are running, with the threads that run them.
    pub fn running_work_items(&self) -> impl Iterator<Item = (ThreadId, RunningWorkItem)> + '_ {
        self.threads
            .iter()
            .filter_map(|(id, thread)| Some((id, thread.running?.in_full())))
    }
}

#[cfg(test)]
mod tests;
