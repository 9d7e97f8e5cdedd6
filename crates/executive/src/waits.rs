//! Waiting for one object, for several, and for time to pass.
//! Pages: wdm/nf-wdm-kewaitforsingleobject, wdm/nf-wdm-kewaitformultipleobjects,
//! wdm/nf-wdm-kedelayexecutionthread.

use abi::{Address, Kirql, NtStatus};

use crate::Executive;
use crate::blocking_locks::LockKind;
use crate::clock::{Due, DueEvent, Timeout};
use crate::dispatcher_objects::ObjectError;
use crate::site::{Activity, ThreadId};
use crate::threads::ThreadState;

/// The most objects of one wait (`MAXIMUM_WAIT_OBJECTS`).
pub const MAXIMUM_WAIT_OBJECTS: usize = 64;

/// Which of several objects a wait needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitKind {
    /// `WaitAll`: all of them at the same time.
    All,
    /// `WaitAny`: one of them.
    Any,
}

/// What came of a call that may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitOutcome {
    /// The wait is over, with this status.
    Satisfied(NtStatus),
    /// The thread waits and must give way; [`Executive::wait_result`] tells the status once it
    /// has been switched to again.
    Blocked,
}

/// Why a wait is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WaitError {
    /// An object is none.
    #[error(transparent)]
    Object(#[from] ObjectError),
    /// Only a wait with a time-out of zero is allowed at `DISPATCH_LEVEL`, and none above it.
    #[error("a wait that may block is called at {irql}, above APC_LEVEL")]
    IrqlTooHigh {
        /// The level.
        irql: Kirql,
    },
    /// There are no objects, or more than [`MAXIMUM_WAIT_OBJECTS`].
    #[error("a wait is for 1 to {MAXIMUM_WAIT_OBJECTS} objects, not for {count}")]
    ObjectCount {
        /// How many there are.
        count: usize,
    },
}

/// Why a thread waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum WaitReason {
    #[default]
    None,
    Objects(WaitKind),
    Delay,
    /// A worker has no item to run.
    WorkQueue,
    /// A lock of a kind that blocks, at an address.
    Lock(LockKind, Address),
    /// The DPC queues of these processors must have been empty once.
    DpcFlush(u64),
}

/// The wait of one thread.
#[derive(Debug, Default)]
pub(crate) struct Wait {
    pub(crate) reason: WaitReason,
    pub(crate) objects: Vec<Address>,
    pub(crate) due: Option<Due>,
    pub(crate) result: NtStatus,
}

impl Wait {
    pub(crate) fn clear(&mut self) {
        self.end(NtStatus::SUCCESS);
    }

    /// Ends the wait; the entry in the clock, if it had one, is to be removed.
    pub(crate) fn end(&mut self, result: NtStatus) -> Option<Due> {
        self.reason = WaitReason::None;
        self.objects.clear();
        self.result = result;
        self.due.take()
    }

    pub(crate) fn is_delay(&self) -> bool {
        self.reason == WaitReason::Delay
    }
}

impl Executive {
    /// Waits for `objects`, no longer than `timeout`.
    ///
    /// The status is `STATUS_SUCCESS` plus the index of the object for [`WaitKind::Any`],
    /// `STATUS_ABANDONED` likewise when a mutex was abandoned, or `STATUS_TIMEOUT`. With a
    /// time-out of zero the state is only tested.
    ///
    /// # Errors
    /// [`WaitError`] when an object is none, or the wait is not allowed at this IRQL.
    pub fn wait(
        &mut self,
        objects: &[Address],
        kind: WaitKind,
        timeout: Option<Timeout>,
    ) -> Result<WaitOutcome, WaitError> {
        let only_tests = timeout == Some(Timeout::Relative(0));
        let irql = self.irql();
        let highest = if only_tests {
            Kirql::DISPATCH_LEVEL
        } else {
            Kirql::APC_LEVEL
        };
        if irql > highest {
            return Err(WaitError::IrqlTooHigh { irql });
        }
        if objects.is_empty() || objects.len() > MAXIMUM_WAIT_OBJECTS {
            return Err(WaitError::ObjectCount {
                count: objects.len(),
            });
        }
        for &at in objects {
            self.object(at)?;
        }
        let Activity::Thread(thread) = self.activity else {
            return Ok(WaitOutcome::Satisfied(
                self.test_without_thread(objects, kind),
            ));
        };
        if let Some(status) = self.try_satisfy(thread, objects, kind) {
            if !self.are_mutexes(objects) {
                self.learns();
            }
            return Ok(WaitOutcome::Satisfied(status));
        }
        let deadline = timeout.map(|timeout| self.clock.deadline(timeout));
        if deadline.is_some_and(|deadline| self.clock.has_passed(deadline)) {
            return Ok(WaitOutcome::Satisfied(NtStatus::TIMEOUT));
        }
        let wait = &mut self.threads.of_mut(thread).wait;
        wait.objects.clear();
        wait.objects.extend_from_slice(objects);
        self.threads.waiting.push(thread);
        self.block(thread, WaitReason::Objects(kind), deadline);
        Ok(WaitOutcome::Blocked)
    }

    /// A DPC may test objects, but a thread's mutex is nothing that it could own.
    fn test_without_thread(&mut self, objects: &[Address], kind: WaitKind) -> NtStatus {
        const NOBODY: ThreadId = ThreadId(u32::MAX);
        if objects.iter().any(|&at| self.mutex_owner(at).is_ok()) {
            return NtStatus::TIMEOUT;
        }
        self.try_satisfy(NOBODY, objects, kind)
            .unwrap_or(NtStatus::TIMEOUT)
    }

    /// Lets the current thread wait until time has passed (`KeDelayExecutionThread`).
    ///
    /// # Errors
    /// [`WaitError::IrqlTooHigh`] above `APC_LEVEL`.
    pub fn delay(&mut self, interval: Timeout) -> Result<WaitOutcome, WaitError> {
        let irql = self.irql();
        let (Activity::Thread(thread), true) = (self.activity, irql <= Kirql::APC_LEVEL) else {
            return Err(WaitError::IrqlTooHigh { irql });
        };
        let deadline = self.clock.deadline(interval);
        if self.clock.has_passed(deadline) {
            return Ok(WaitOutcome::Satisfied(NtStatus::SUCCESS));
        }
        self.block(thread, WaitReason::Delay, Some(deadline));
        Ok(WaitOutcome::Blocked)
    }

    /// How the last wait of the current thread ended.
    #[must_use]
    pub fn wait_result(&self) -> NtStatus {
        match self.activity {
            Activity::Thread(id) => self.threads.of(id).wait.result,
            Activity::Dpc(_) | Activity::Clock => NtStatus::UNSUCCESSFUL,
        }
    }

    /// Takes a running thread off its processor until something wakes it.
    pub(crate) fn block(&mut self, thread: ThreadId, reason: WaitReason, deadline: Option<u64>) {
        let due = deadline.map(|time| self.clock.add(time, DueEvent::Wait(thread)));
        let wait = &mut self.threads.of_mut(thread).wait;
        wait.reason = reason;
        wait.due = due;
        match reason {
            WaitReason::Lock(..) => self.threads.waiting_for_locks += 1,
            WaitReason::DpcFlush(_) => self.threads.flushing += 1,
            _ => {}
        }
        self.take_off_processor(thread, ThreadState::Waiting);
    }

    /// Makes a waiting thread ready.
    pub(crate) fn wake(&mut self, thread: ThreadId, result: NtStatus) {
        self.effects += 1;
        if self.wait_tells_something(thread, result) {
            self.threads.of_mut(thread).waited = self.lock_order.count();
        }
        match self.threads.of(thread).wait.reason {
            WaitReason::Objects(_) => self.threads.waiting.retain(|&waiting| waiting != thread),
            WaitReason::Lock(..) => self.threads.waiting_for_locks -= 1,
            WaitReason::DpcFlush(_) => self.threads.flushing -= 1,
            _ => {}
        }
        if let Some(due) = self.threads.wake(thread, result) {
            self.clock.remove(due);
        }
    }

    fn are_mutexes(&self, objects: &[Address]) -> bool {
        objects.iter().all(|&at| self.mutex_owner(at).is_ok())
    }

    /// Whether a thread whose wait ends so knows from it that another has come to some point. Who gets a
    /// lock knows nothing of the kind.
    fn wait_tells_something(&self, thread: ThreadId, result: NtStatus) -> bool {
        let wait = &self.threads.of(thread).wait;
        match wait.reason {
            WaitReason::Objects(_) => {
                result != NtStatus::TIMEOUT && !self.are_mutexes(&wait.objects)
            }
            WaitReason::DpcFlush(_)
            | WaitReason::Lock(LockKind::Rundown | LockKind::RemoveLock, _) => true,
            WaitReason::Lock(LockKind::FastMutex | LockKind::PushLock, _)
            | WaitReason::None
            | WaitReason::Delay
            | WaitReason::WorkQueue => false,
        }
    }

    /// Wakes all threads that wait for exactly this reason.
    pub(crate) fn wake_all(&mut self, reason: WaitReason) {
        self.effects += 1;
        if self.threads.waiting_for_locks == 0 {
            return;
        }
        for number in 0..self.threads.iter().count() {
            let id = ThreadId(u32::try_from(number).unwrap_or(u32::MAX));
            let thread = self.threads.of(id);
            if thread.state == ThreadState::Waiting && thread.wait.reason == reason {
                self.wake(id, NtStatus::SUCCESS);
            }
        }
    }

    /// The first thread that waits for the object at an address.
    pub(crate) fn first_waiter(&self, at: Address) -> Option<ThreadId> {
        let mut waiting = self.threads.waiting.iter().copied();
        waiting.find(|&id| self.threads.of(id).wait.objects.contains(&at))
    }

    /// Lets those go on, first come first served, whose wait the object's new state satisfies.
    pub(crate) fn satisfy_waits(&mut self, at: Address) {
        self.effects += 1;
        let mut place = 0;
        while let Some(&id) = self.threads.waiting.get(place) {
            place += 1;
            let wait = &mut self.threads.of_mut(id).wait;
            let WaitReason::Objects(kind) = wait.reason else {
                continue;
            };
            if !wait.objects.contains(&at) {
                continue;
            }
            let objects = std::mem::take(&mut wait.objects);
            let status = self.try_satisfy(id, &objects, kind);
            self.threads.of_mut(id).wait.objects = objects;
            if let Some(status) = status {
                self.wake(id, status);
                place -= 1;
            }
        }
    }

    /// Satisfies a wait if the objects allow it, and takes from them what it takes.
    fn try_satisfy(
        &mut self,
        thread: ThreadId,
        objects: &[Address],
        kind: WaitKind,
    ) -> Option<NtStatus> {
        match kind {
            WaitKind::Any => {
                let index = objects
                    .iter()
                    .position(|&at| self.is_signaled(at, thread))?;
                let NtStatus(status) = self.consume(objects[index], thread);
                Some(NtStatus(status + u32::try_from(index).unwrap_or(0)))
            }
            WaitKind::All => {
                if !objects.iter().all(|&at| self.is_signaled(at, thread)) {
                    return None;
                }
                let statuses = objects.iter().map(|&at| self.consume(at, thread));
                statuses.max()
            }
        }
    }
}

#[cfg(test)]
mod tests;
