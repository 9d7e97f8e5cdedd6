//! Threads of the machine: their states, and the thread objects that one can wait for.
//! Pages: wdm/nf-wdm-pscreatesystemthread, wdm/nf-wdm-psterminatesystemthread,
//! kernel/windows-kernel-mode-process-and-thread-manager.

use abi::{Address, Kirql, NtStatus};

use crate::Executive;
use crate::clock::Due;
use crate::dispatcher_objects::DispatcherObject;
use crate::site::{Activity, ProcessorId, ThreadId};
use crate::system_worker_threads::{RunningNote, WorkQueueType};
use crate::waits::Wait;

/// What a thread is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThreadKind {
    /// It does the system's own work, such as taking a driver through its life.
    System,
    /// A driver created it by `PsCreateSystemThread`.
    Driver,
    /// A system worker thread of a queue.
    Worker(WorkQueueType),
}

/// Where a thread stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThreadState {
    /// It could run but has no processor.
    Ready,
    /// It has a processor.
    Running,
    /// It waits.
    Waiting,
    /// It has ended.
    Terminated,
}

/// One thread.
#[derive(Debug)]
pub(crate) struct Thread {
    pub(crate) kind: ThreadKind,
    /// Its `KTHREAD` in driver memory, which can be waited for.
    pub(crate) object: Address,
    pub(crate) state: ThreadState,
    /// Its IRQL while it has no processor.
    pub(crate) irql: Kirql,
    /// Where it runs, or ran last.
    pub(crate) processor: ProcessorId,
    pub(crate) affinity: u64,
    pub(crate) priority: i32,
    pub(crate) wait: Wait,
    pub(crate) critical_regions: u32,
    pub(crate) guarded_regions: u32,
    pub(crate) exit_status: NtStatus,
    pub(crate) running: Option<RunningNote>,
    /// How many lock nestings there had been when the thread was created or last waited.
    pub(crate) waited: u64,
}

/// The priority that a system thread starts with (kernel/thread-priorities: 8 is normal).
pub(crate) const START_PRIORITY: i32 = 8;

impl Thread {
    fn new() -> Self {
        Self {
            kind: ThreadKind::System,
            object: Address::NULL,
            state: ThreadState::Ready,
            irql: Kirql::PASSIVE_LEVEL,
            processor: ProcessorId(0),
            affinity: u64::MAX,
            priority: START_PRIORITY,
            wait: Wait::default(),
            critical_regions: 0,
            guarded_regions: 0,
            exit_status: NtStatus::PENDING,
            running: None,
            waited: 0,
        }
    }

    /// Makes a thread of an earlier run a new one, and keeps its memory.
    fn renew(&mut self) {
        let mut wait = std::mem::take(&mut self.wait);
        wait.clear();
        *self = Self {
            wait,
            ..Self::new()
        };
    }
}

/// All threads of a run. Numbers are not used twice in a run.
#[derive(Debug, Default)]
pub(crate) struct Threads {
    /// Threads of this run, then unused ones of earlier runs.
    all: Vec<Thread>,
    count: usize,
    /// Those that are ready or running, by number.
    runnable: Vec<ThreadId>,
    /// Those that wait for objects, in the order in which they began to.
    pub(crate) waiting: Vec<ThreadId>,
    /// How many wait for a lock of a kind that blocks.
    pub(crate) waiting_for_locks: u32,
    /// How many wait for DPC queues to be empty.
    pub(crate) flushing: u32,
}

impl Threads {
    pub(crate) fn reset(&mut self) {
        self.count = 0;
        self.runnable.clear();
        self.waiting.clear();
        self.waiting_for_locks = 0;
        self.flushing = 0;
    }

    fn add(&mut self) -> ThreadId {
        let id = ThreadId(u32::try_from(self.count).unwrap_or(u32::MAX));
        match self.all.get_mut(self.count) {
            Some(thread) => thread.renew(),
            None => self.all.push(Thread::new()),
        }
        self.count += 1;
        self.runnable.push(id);
        id
    }

    pub(crate) fn of(&self, id: ThreadId) -> &Thread {
        &self.all[id.0 as usize]
    }

    pub(crate) fn of_mut(&mut self, id: ThreadId) -> &mut Thread {
        &mut self.all[id.0 as usize]
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (ThreadId, &Thread)> {
        (0..).map(ThreadId).zip(&self.all[..self.count])
    }

    pub(crate) fn runnable(&self) -> &[ThreadId] {
        &self.runnable
    }

    pub(crate) fn not_runnable(&mut self, id: ThreadId) {
        if let Ok(place) = self.runnable.binary_search(&id) {
            self.runnable.remove(place);
        }
    }

    /// Makes a waiting thread ready, with the result of its wait.
    pub(crate) fn wake(&mut self, id: ThreadId, result: NtStatus) -> Option<Due> {
        let thread = self.of_mut(id);
        debug_assert_eq!(thread.state, ThreadState::Waiting, "{id:?} does not wait");
        thread.state = ThreadState::Ready;
        let due = thread.wait.end(result);
        if let Err(place) = self.runnable.binary_search(&id) {
            self.runnable.insert(place, id);
        }
        due
    }
}

impl Executive {
    /// Creates a thread that is ready to run at `PASSIVE_LEVEL`. Its `KTHREAD` lies at `object`, by
    /// which it can be waited for.
    pub fn create_thread(&mut self, kind: ThreadKind, object: Address) -> ThreadId {
        let id = self.threads.add();
        let affinity = self.active_processors();
        let nestings = self.lock_order.count();
        let thread = self.threads.of_mut(id);
        thread.waited = nestings;
        thread.kind = kind;
        thread.object = object;
        thread.affinity = affinity;
        if !object.is_null() {
            self.objects.insert(object, DispatcherObject::Thread(id));
        }
        if let ThreadKind::Worker(queue) = kind {
            self.work_queues.add_worker(queue);
        }
        id
    }

    /// Ends the current thread: who waits for it goes on, and mutexes that it owns are abandoned.
    /// It must give way and is never a candidate again.
    ///
    /// What it should have given back first, [`Executive::held_by_thread`] tells.
    pub fn exit_thread(&mut self, status: NtStatus) {
        let Activity::Thread(id) = self.activity else {
            debug_assert!(false, "a DPC cannot end a thread");
            return;
        };
        self.take_off_processor(id, ThreadState::Terminated);
        let thread = self.threads.of_mut(id);
        thread.exit_status = status;
        let object = thread.object;
        if let ThreadKind::Worker(queue) = thread.kind {
            self.work_queues.remove_worker(queue);
        }
        self.abandon_mutexes(id);
        self.lock_order.ended(Activity::Thread(id));
        self.satisfy_waits(object);
    }

    /// Whether the thread has ended.
    #[must_use]
    pub fn is_terminated(&self, thread: ThreadId) -> bool {
        self.threads.of(thread).state == ThreadState::Terminated
    }

    /// The status with which a thread ended; `STATUS_PENDING` while it lives.
    #[must_use]
    pub fn exit_status(&self, thread: ThreadId) -> NtStatus {
        self.threads.of(thread).exit_status
    }

    /// Where the `KTHREAD` of a thread lies.
    #[must_use]
    pub fn thread_object(&self, thread: ThreadId) -> Address {
        self.threads.of(thread).object
    }

    /// The thread whose `KTHREAD` lies at `object`.
    #[must_use]
    pub fn thread_by_object(&self, object: Address) -> Option<ThreadId> {
        match self.objects.of(object) {
            Some(DispatcherObject::Thread(id)) => Some(*id),
            _ => None,
        }
    }

    /// What a thread is for.
    #[must_use]
    pub fn thread_kind(&self, thread: ThreadId) -> ThreadKind {
        self.threads.of(thread).kind
    }

    /// Where a thread stands.
    #[must_use]
    pub fn thread_state(&self, thread: ThreadId) -> ThreadState {
        self.threads.of(thread).state
    }

    /// All threads of the run so far, ended ones too.
    pub fn threads(&self) -> impl Iterator<Item = ThreadId> + '_ {
        self.threads.iter().map(|(id, _)| id)
    }

    /// Sets a thread's priority and returns the one before (`KeSetPriorityThread`). Which thread
    /// runs does not depend on it.
    pub fn set_priority(&mut self, thread: ThreadId, priority: i32) -> i32 {
        std::mem::replace(&mut self.threads.of_mut(thread).priority, priority)
    }

    /// A thread's priority.
    #[must_use]
    pub fn priority(&self, thread: ThreadId) -> i32 {
        self.threads.of(thread).priority
    }

    /// Restricts the current thread to the processors of `mask`, of which those that the machine
    /// lacks are ignored, and returns the mask before (`KeSetSystemAffinityThreadEx`). The
    /// thread must give way when its processor is not among them.
    ///
    /// With a mask without any processor of the machine, nothing changes.
    pub fn set_affinity(&mut self, mask: u64) -> u64 {
        let (Activity::Thread(id), all) = (self.activity, self.active_processors()) else {
            return self.active_processors();
        };
        let thread = self.threads.of_mut(id);
        let before = thread.affinity;
        if mask & all == 0 {
            return before;
        }
        thread.affinity = mask & all;
        let processor = thread.processor;
        let leaves = thread.affinity & processor.mask() == 0;
        if leaves && self.processors[processor.index()].can_dispatch() {
            self.take_off_processor(id, ThreadState::Ready);
        }
        before
    }
}

#[cfg(test)]
mod tests;
