//! In which order locks are acquired: two that are nested in both orders can deadlock, even if they did
//! not in this run. Pages: devtest/deadlock-detection, debugger/bug-check-0xc4 (0x1001).
//!
//! Each time that a lock is acquired while another is held, the pair is noted with both places. A circle
//! of such pairs is an inversion if its parts could have happened at the same time. What could not, by
//! what is seen here, is left out: parts of one and the same routine call, parts with a lock in common that
//! guards them, and parts of which one came before the other because a thread waited, or because the one's
//! routine was queued after the other.
//!
//! Locks are told apart by address, not by the place that initialised them. One whose memory is freed or
//! initialised again is a new lock.

use std::collections::BTreeMap;

use abi::Address;

use crate::Executive;
use crate::site::{Activity, Site};

mod circles;
#[cfg(test)]
mod tests;

/// How many occurrences of a pair are kept, of different routine calls.
const KEPT: usize = 4;

/// Which kind of lock it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderedLock {
    /// A spin lock of any family, or an NDIS read/write lock.
    SpinLock,
    /// `FAST_MUTEX`, `KGUARDED_MUTEX`.
    FastMutex,
    /// `EX_PUSH_LOCK`.
    PushLock,
    /// `KMUTEX`.
    Mutex,
}

/// How a lock is acquired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Acquisition {
    pub(crate) kind: OrderedLock,
    /// Nobody else may hold it at the same time.
    pub(crate) exclusive: bool,
    /// Whoever can't have it waits without a limit. What is only tried can't be part of a deadlock.
    pub(crate) waits: bool,
}

/// A lock that is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockHeld {
    /// The lock.
    pub lock: Address,
    /// Of which kind.
    pub kind: OrderedLock,
    /// Where it was acquired.
    pub acquired: Site,
    exclusive: bool,
    holder: Activity,
}

/// One call of a routine, or one thread: what happens in it has an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Course {
    activity: Activity,
    /// The step at which the routine was queued; 0 for other threads.
    queued: u64,
    /// How many nestings there had been when the thread last waited for something.
    waited: u64,
}

impl Course {
    fn is_same(self, other: Self) -> bool {
        self.activity == other.activity && self.queued == other.queued
    }
}

/// A lock was acquired while another was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockNesting {
    /// The lock that was held.
    pub outer: LockHeld,
    /// The lock that was acquired.
    pub inner: LockHeld,
    /// Other locks that were held meanwhile.
    guards: Vec<Address>,
    course: Course,
    number: u64,
}

/// Locks that are nested in a circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockOrderInversion {
    /// The nesting that closed the circle.
    pub found: LockNesting,
    /// The others, from the lock that was acquired there back to the one that was held.
    pub earlier: Vec<LockNesting>,
}

/// What is held, and what was nested so far.
#[derive(Debug, Default)]
pub(crate) struct LockOrder {
    held: Vec<LockHeld>,
    nested: BTreeMap<(Address, Address), Vec<LockNesting>>,
    count: u64,
    found: Option<Box<LockOrderInversion>>,
    reported: Vec<(Address, Address)>,
}

impl LockOrder {
    pub(crate) fn reset(&mut self) {
        self.held.clear();
        self.nested.clear();
        self.count = 0;
        self.found = None;
        self.reported.clear();
    }

    /// The nestings so far, for a thread to remember when it has waited.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// Whether an activity holds any lock.
    #[inline]
    pub(crate) fn is_holding(&self, holder: Activity) -> bool {
        self.held.iter().any(|held| held.holder == holder)
    }

    pub(crate) fn released(&mut self, lock: Address, holder: Activity) {
        let place = self
            .held
            .iter()
            .rposition(|held| held.lock == lock && held.holder == holder);
        if let Some(place) = place {
            self.held.remove(place);
        }
    }

    pub(crate) fn ended(&mut self, holder: Activity) {
        self.held.retain(|held| held.holder != holder);
    }

    /// The memory from `start` on holds other locks from now on, or none.
    pub(crate) fn forget(&mut self, start: Address, length: u64) {
        let range = start.0..start.0.saturating_add(length);
        let is_inside = |lock: Address| range.contains(&lock.0);
        self.held.retain(|held| !is_inside(held.lock));
        if self.nested.is_empty() {
            return;
        }
        self.nested
            .retain(|&(outer, inner), _| !is_inside(outer) && !is_inside(inner));
        for nestings in self.nested.values_mut() {
            nestings.retain(|nesting| !nesting.guards.iter().copied().any(is_inside));
        }
        self.reported
            .retain(|&(outer, inner)| !is_inside(outer) && !is_inside(inner));
    }

    fn nest(&mut self, inner: LockHeld, course: Course) {
        let held: Vec<LockHeld> = self.held_by(inner.holder).collect();
        for outer in &held {
            let others = held.iter().filter(|other| other.lock != outer.lock);
            let nesting = LockNesting {
                outer: *outer,
                inner,
                guards: others.map(|other| other.lock).collect(),
                course,
                number: self.count,
            };
            self.look_for_circle(&nesting);
            self.keep(nesting);
        }
        self.count += 1;
    }

    fn held_by(&self, holder: Activity) -> impl Iterator<Item = LockHeld> + '_ {
        let held = self.held.iter().copied();
        held.filter(move |held| held.holder == holder)
    }

    /// Keeps a nesting in place of an earlier one of the same course, or of the oldest.
    fn keep(&mut self, nesting: LockNesting) {
        let pair = (nesting.outer.lock, nesting.inner.lock);
        let kept = self.nested.entry(pair).or_default();
        kept.retain(|other| !other.course.is_same(nesting.course));
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push(nesting);
    }

    fn look_for_circle(&mut self, nesting: &LockNesting) {
        let pair = (nesting.outer.lock, nesting.inner.lock);
        if self.found.is_some() || self.reported.contains(&pair) {
            return;
        }
        let Some(earlier) = circles::closed_by(&self.nested, nesting) else {
            return;
        };
        self.reported.push(pair);
        let others = earlier.iter().map(|it| (it.outer.lock, it.inner.lock));
        self.reported.extend(others);
        let found = nesting.clone();
        self.found = Some(Box::new(LockOrderInversion { found, earlier }));
    }
}

impl Executive {
    /// The current activity has acquired a lock.
    #[inline]
    pub(crate) fn lock_acquired(&mut self, lock: Address, how: Acquisition, acquired: Site) {
        let inner = LockHeld {
            lock,
            kind: how.kind,
            acquired,
            exclusive: how.exclusive,
            holder: self.activity,
        };
        if how.waits && self.lock_order.is_holding(self.activity) {
            let course = self.course();
            self.lock_order.nest(inner, course);
        }
        self.lock_order.held.push(inner);
    }

    fn course(&self) -> Course {
        let (queued, waited) = match self.activity {
            Activity::Thread(id) => {
                let thread = self.threads.of(id);
                let queued = self.running_work_item(id);
                let queued = queued.map_or(0, |running| running.queued.step);
                (queued, thread.waited)
            }
            Activity::Dpc(processor) => (self.processors[processor.index()].dpcs.queued_step, 0),
            Activity::Clock => (0, 0),
        };
        Course {
            activity: self.activity,
            queued,
            waited,
        }
    }

    /// The current thread has learnt that something has happened: what was done before that can't be
    /// going on any more.
    pub(crate) fn learns(&mut self) {
        if let Activity::Thread(id) = self.activity {
            self.threads.of_mut(id).waited = self.lock_order.count();
        }
    }

    /// For a wait that is over: the mutexes among its objects have been acquired at `site`. Without a
    /// limit to its time, it `waits`.
    pub fn note_acquired_mutexes(&mut self, objects: &[Address], waits: bool, site: Site) {
        let Some(thread) = self.thread() else { return };
        for &at in objects {
            let is_new = self.mutex_owner(at) == Ok(Some(thread))
                && self.mutex_depth(at) == Ok(1)
                && !self.lock_order.held.iter().any(|held| held.lock == at);
            if is_new {
                let how = Acquisition {
                    kind: OrderedLock::Mutex,
                    exclusive: true,
                    waits,
                };
                self.lock_acquired(at, how, site);
            }
        }
    }

    /// The memory at `lock` becomes a new lock.
    pub fn forget_lock_order(&mut self, lock: Address) {
        self.lock_order.forget(lock, 1);
    }

    /// Whether an inversion was found that nobody has taken.
    #[inline]
    #[must_use]
    pub fn has_lock_order_inversion(&self) -> bool {
        self.lock_order.found.is_some()
    }

    /// Takes the inversion that was found, each circle once.
    pub fn take_lock_order_inversion(&mut self) -> Option<LockOrderInversion> {
        self.lock_order.found.take().map(|found| *found)
    }
}
