//! What is still in use of memory that is freed, or by a thread that ends.
//! Pages: debugger/bug-check-0xc7 (a timer or DPC in freed memory), debugger/bug-check-0xe4 (a work
//! item in freed memory).

use abi::Address;

use crate::Executive;
use crate::dispatcher_objects::{DispatcherObject, ObjectKind};
use crate::regions::Region;
use crate::site::{Site, ThreadId};
use crate::work_items::{WorkItemId, WorkItemKind};

/// An object that is in use although its memory is freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StillInUse {
    /// The object.
    pub at: Address,
    /// How it is in use.
    pub usage: Usage,
}

/// How an object is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// A DPC is queued.
    QueuedDpc {
        /// Where it was queued.
        queued: Site,
    },
    /// A timer is set.
    SetTimer {
        /// Where it was set.
        set: Site,
    },
    /// A work item is queued.
    QueuedWorkItem {
        /// The item.
        item: WorkItemId,
        /// Where it was queued.
        queued: Site,
    },
    /// An item of `IoInitializeWorkItem` has not been uninitialised.
    InitializedWorkItem {
        /// Where it was initialised.
        initialized: Site,
    },
    /// A thread waits for an object.
    WaitedFor {
        /// What kind of object it is.
        kind: ObjectKind,
        /// The first thread that waits.
        waiter: ThreadId,
    },
    /// A spin lock is held.
    HeldSpinLock {
        /// Where it was acquired.
        acquired: Site,
    },
    /// A thread owns a mutex.
    OwnedMutex {
        /// The thread.
        owner: ThreadId,
    },
    /// A thread holds a fast mutex or push lock.
    HeldLock {
        /// The thread.
        holder: ThreadId,
        /// Where it was acquired.
        acquired: Site,
    },
}

/// What a thread holds that it should have given back before it ends, or before the routine that
/// it runs returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldByThread {
    /// It owns a mutex.
    Mutex(Address),
    /// It owns a fast mutex.
    FastMutex(Address, Site),
    /// It holds a push lock.
    PushLock(Address, Site),
    /// It is in a region of this kind, not only by owning mutexes.
    Region(Region),
}

impl Executive {
    /// Forgets all objects in memory that a driver frees, and tells which were in use. They are
    /// taken out of their queues, and threads that wait for them wait for ever.
    pub fn forget_range(&mut self, start: Address, length: u64) -> Vec<StillInUse> {
        let mut found = Vec::new();
        self.forget_dpcs(start, length, &mut found);
        self.forget_dispatcher_objects(start, length, &mut found);
        self.forget_work_items(start, length, &mut found);
        self.forget_locks(start, length, &mut found);
        found
    }

    fn forget_dpcs(&mut self, start: Address, length: u64, found: &mut Vec<StillInUse>) {
        let processors = &mut self.processors;
        for (at, dpc) in self.dpcs.remove_range(start, length) {
            let Some(queued) = dpc.queued else { continue };
            for processor in processors.iter_mut() {
                processor.dpcs.queued.retain(|&other| other != at);
            }
            found.push(StillInUse {
                at,
                usage: Usage::QueuedDpc {
                    queued: queued.site,
                },
            });
        }
    }

    fn forget_dispatcher_objects(
        &mut self,
        start: Address,
        length: u64,
        found: &mut Vec<StillInUse>,
    ) {
        let threads = &self.threads;
        let waiter_of = |at: Address| {
            let mut waiting = threads.waiting.iter().copied();
            waiting.find(|&id| threads.of(id).wait.objects.contains(&at))
        };
        for (at, object) in self.objects.remove_range(start, length) {
            if let DispatcherObject::Timer(timer) = &object
                && let Some(set) = timer.set
            {
                self.clock.remove(set.due);
                found.push(StillInUse {
                    at,
                    usage: Usage::SetTimer { set: set.site },
                });
            }
            if let DispatcherObject::Mutex(mutex) = &object
                && let Some(owner) = mutex.owner
            {
                found.push(StillInUse {
                    at,
                    usage: Usage::OwnedMutex { owner },
                });
            }
            if let Some(waiter) = waiter_of(at) {
                let kind = object.kind();
                found.push(StillInUse {
                    at,
                    usage: Usage::WaitedFor { kind, waiter },
                });
            }
        }
    }

    fn forget_work_items(&mut self, start: Address, length: u64, found: &mut Vec<StillInUse>) {
        while let Some(item) = self.work_items.first_in_range(start, length) {
            let Some(facts) = self.work_item(item) else {
                break;
            };
            let (WorkItemKind::Initialized(at) | WorkItemKind::Executive(at)) = facts.kind else {
                break;
            };
            if let Some(queued) = facts.queued {
                self.withdraw_work_item(item);
                found.push(StillInUse {
                    at,
                    usage: Usage::QueuedWorkItem { item, queued },
                });
            } else if matches!(facts.kind, WorkItemKind::Initialized(_)) {
                let usage = Usage::InitializedWorkItem {
                    initialized: facts.allocated,
                };
                found.push(StillInUse { at, usage });
            }
            self.work_items.free(item, facts.allocated);
        }
    }

    fn forget_locks(&mut self, start: Address, length: u64, found: &mut Vec<StillInUse>) {
        let range = start.0..start.0.saturating_add(length);
        self.lock_order.forget(start, length);
        self.spin_locks.held.retain(|held| {
            let is_inside = range.contains(&held.lock.0);
            if is_inside {
                let usage = Usage::HeldSpinLock {
                    acquired: held.acquired,
                };
                found.push(StillInUse {
                    at: held.lock,
                    usage,
                });
            }
            !is_inside
        });
        for (at, mutex) in self.fast_mutexes.remove_range(start, length) {
            if let Some(held) = mutex.held {
                let usage = Usage::HeldLock {
                    holder: held.owner,
                    acquired: held.acquired,
                };
                found.push(StillInUse { at, usage });
            }
        }
        for (at, lock) in self.push_locks.remove_range(start, length) {
            for holder in lock.holders {
                let usage = Usage::HeldLock {
                    holder: holder.thread,
                    acquired: holder.acquired,
                };
                found.push(StillInUse { at, usage });
            }
        }
        self.rundowns.remove_range(start, length).for_each(drop);
        self.remove_locks.remove_range(start, length).for_each(drop);
    }

    /// What a thread holds.
    #[must_use]
    pub fn held_by_thread(&self, thread: ThreadId) -> Vec<HeldByThread> {
        let mut held: Vec<_> = self.mutexes_of(thread).map(HeldByThread::Mutex).collect();
        let [critical, guarded] = self.region_depths(thread);
        let regions = [(critical, Region::Critical), (guarded, Region::Guarded)];
        let regions = regions.into_iter().filter(|(depth, _)| *depth > 0);
        held.extend(regions.map(|(_, region)| HeldByThread::Region(region)));
        held.extend(
            self.fast_mutexes_of(thread)
                .map(|(at, site)| HeldByThread::FastMutex(at, site)),
        );
        held.extend(
            self.push_locks_of(thread)
                .map(|(at, site)| HeldByThread::PushLock(at, site)),
        );
        held
    }
}

#[cfg(test)]
mod tests;
