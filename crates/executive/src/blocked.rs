//! Who waits for what: the facts of a deadlock.

use std::fmt;

use abi::Address;

use crate::Executive;
use crate::blocking_locks::LockKind;
use crate::dispatcher_objects::ObjectKind;
use crate::site::{ProcessorId, Site, ThreadId};
use crate::spin_locks::HeldSpinLock;
use crate::threads::ThreadState;
use crate::waits::{WaitKind, WaitReason};

/// What a thread or processor waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaitsFor {
    /// Dispatcher objects.
    Objects {
        /// All or any of them.
        kind: WaitKind,
        /// The objects, and for a mutex its owner.
        objects: Vec<(Address, ObjectKind, Option<ThreadId>)>,
    },
    /// Time to pass.
    Delay,
    /// A lock that blocks.
    Lock {
        /// Of which kind.
        kind: LockKind,
        /// The lock.
        at: Address,
        /// Threads that hold it.
        holders: Vec<ThreadId>,
    },
    /// DPCs to run.
    Dpcs,
}

/// A thread that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockedThread {
    /// The thread.
    pub thread: ThreadId,
    /// What it waits for.
    pub waits_for: WaitsFor,
}

/// A processor that spins for a lock that is not free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpinningProcessor {
    /// The processor.
    pub processor: ProcessorId,
    /// The lock.
    pub lock: Address,
    /// Where it was asked for.
    pub asked: Site,
    /// Who holds it.
    pub holders: Vec<HeldSpinLock>,
}

impl Executive {
    /// Each thread that waits, with what it waits for. Workers without work are left out.
    #[must_use]
    pub fn blocked_threads(&self) -> Vec<BlockedThread> {
        let waiting = self.threads.iter().filter_map(|(id, thread)| {
            let is_waiting = thread.state == ThreadState::Waiting;
            let waits_for = is_waiting.then(|| self.waits_for(id)).flatten()?;
            Some(BlockedThread {
                thread: id,
                waits_for,
            })
        });
        waiting.collect()
    }

    /// Each processor that spins for a lock that others hold.
    #[must_use]
    pub fn spinning_processors(&self) -> Vec<SpinningProcessor> {
        let numbered = (0..).map(ProcessorId).zip(self.processors.iter());
        let spinning = numbered.filter_map(|(id, processor)| {
            let wait = processor.spinning.filter(|_| self.spins_in_vain(id))?;
            let held = self
                .spin_locks
                .held
                .iter()
                .filter(|held| held.lock == wait.lock);
            let holders = held.copied().collect();
            Some(SpinningProcessor {
                processor: id,
                lock: wait.lock,
                asked: wait.site,
                holders,
            })
        });
        spinning.collect()
    }

    fn waits_for(&self, thread: ThreadId) -> Option<WaitsFor> {
        let wait = &self.threads.of(thread).wait;
        match wait.reason {
            WaitReason::None | WaitReason::WorkQueue => None,
            WaitReason::Delay => Some(WaitsFor::Delay),
            WaitReason::DpcFlush(_) => Some(WaitsFor::Dpcs),
            WaitReason::Lock(kind, at) => Some(WaitsFor::Lock {
                kind,
                at,
                holders: self.holders_of(kind, at),
            }),
            WaitReason::Objects(kind) => {
                let objects = wait.objects.iter().filter_map(|&at| {
                    let owner = self.mutex_owner(at).ok().flatten();
                    Some((at, self.objects.of(at)?.kind(), owner))
                });
                Some(WaitsFor::Objects {
                    kind,
                    objects: objects.collect(),
                })
            }
        }
    }

    fn holders_of(&self, kind: LockKind, at: Address) -> Vec<ThreadId> {
        match kind {
            LockKind::FastMutex => self
                .fast_mutex_owner(at)
                .map(|held| held.0)
                .into_iter()
                .collect(),
            LockKind::PushLock => {
                let lock = self.push_locks.of(at);
                let holders = lock.into_iter().flat_map(|lock| &lock.holders);
                holders.map(|holder| holder.thread).collect()
            }
            LockKind::Rundown | LockKind::RemoveLock => Vec::new(),
        }
    }
}

impl fmt::Display for WaitsFor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Delay => formatter.write_str("a delay to end"),
            Self::Dpcs => formatter.write_str("queued DPCs to run"),
            Self::Lock { kind, at, holders } => {
                write!(formatter, "the {} at {at}", kind.name())?;
                write_holders(formatter, holders)
            }
            Self::Objects { kind, objects } => {
                if objects.len() > 1 {
                    formatter.write_str(match kind {
                        WaitKind::All => "all of ",
                        WaitKind::Any => "one of ",
                    })?;
                }
                for (number, (at, object, owner)) in objects.iter().enumerate() {
                    let separator = if number == 0 { "" } else { ", " };
                    write!(formatter, "{separator}the {} at {at}", object.name())?;
                    write_holders(formatter, owner.as_slice())?;
                }
                Ok(())
            }
        }
    }
}

fn write_holders(formatter: &mut fmt::Formatter<'_>, holders: &[ThreadId]) -> fmt::Result {
    for holder in holders {
        write!(formatter, ", held by thread {}", holder.0)?;
    }
    Ok(())
}

impl fmt::Display for BlockedThread {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.waits_for.fmt(formatter)
    }
}

impl LockKind {
    /// What it is called: `fast mutex`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FastMutex => "fast mutex",
            Self::PushLock => "push lock",
            Self::Rundown => "run-down protection",
            Self::RemoveLock => "remove lock",
        }
    }
}

impl ObjectKind {
    /// What it is called: `event`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Mutex => "mutex",
            Self::Semaphore => "semaphore",
            Self::Timer => "timer",
            Self::Thread => "thread",
        }
    }
}

#[cfg(test)]
mod tests;
