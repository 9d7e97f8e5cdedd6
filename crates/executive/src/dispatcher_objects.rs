//! Objects that a thread can wait for: events, mutexes, semaphores (timers and threads have files
//! of their own). Pages: kernel/introduction-to-kernel-dispatcher-objects,
//! wdm/nf-wdm-keinitializeevent, wdm/nf-wdm-keinitializemutex, wdm/nf-wdm-keinitializesemaphore.

use abi::{Address, NtStatus};

use crate::Executive;
use crate::site::{Activity, ThreadId};
use crate::timers::Timer;

mod error;

pub use error::{ObjectError, ReleaseMutexError, ReleaseSemaphoreError, StillWaitedFor};

/// How an event or timer behaves once it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reset {
    /// `NotificationEvent`, `NotificationTimer`: all who wait go on, until it is reset by a call.
    Manual,
    /// `SynchronizationEvent`, `SynchronizationTimer`: one who waits goes on, and it is reset.
    Automatic,
}

/// Which kind of object an address holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectKind {
    /// `KEVENT`.
    Event,
    /// `KMUTEX`.
    Mutex,
    /// `KSEMAPHORE`.
    Semaphore,
    /// `KTIMER`.
    Timer,
    /// `KTHREAD`.
    Thread,
}

#[derive(Debug)]
pub(crate) enum DispatcherObject {
    Event(Event),
    Mutex(Mutex),
    Semaphore(Semaphore),
    Timer(Timer),
    Thread(ThreadId),
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Event {
    pub(crate) reset: Reset,
    pub(crate) is_set: bool,
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Mutex {
    pub(crate) owner: Option<ThreadId>,
    /// How often the owner has acquired it.
    pub(crate) depth: u32,
    pub(crate) is_abandoned: bool,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Semaphore {
    pub(crate) count: u32,
    pub(crate) limit: u32,
}

impl DispatcherObject {
    pub(crate) const fn kind(&self) -> ObjectKind {
        match self {
            Self::Event(_) => ObjectKind::Event,
            Self::Mutex(_) => ObjectKind::Mutex,
            Self::Semaphore(_) => ObjectKind::Semaphore,
            Self::Timer(_) => ObjectKind::Timer,
            Self::Thread(_) => ObjectKind::Thread,
        }
    }
}

impl Executive {
    /// Puts a new object at an address, unless a thread waits for the one that is there.
    pub(crate) fn initialize(
        &mut self,
        at: Address,
        object: DispatcherObject,
    ) -> Result<(), StillWaitedFor> {
        if let Some(waiter) = self.first_waiter(at) {
            return Err(StillWaitedFor { at, waiter });
        }
        self.objects.insert(at, object);
        Ok(())
    }

    /// The object at an address, for a wait.
    pub(crate) fn object(&self, at: Address) -> Result<&DispatcherObject, ObjectError> {
        self.objects
            .of(at)
            .ok_or(ObjectError::NotInitialized { at })
    }

    pub(crate) fn wrong_kind(&self, at: Address, expected: ObjectKind) -> ObjectError {
        match self.objects.of(at) {
            None => ObjectError::NotInitialized { at },
            Some(object) => ObjectError::WrongKind {
                at,
                expected,
                actual: object.kind(),
            },
        }
    }

    fn event(&mut self, at: Address) -> Result<&mut Event, ObjectError> {
        let error = self.wrong_kind(at, ObjectKind::Event);
        match self.objects.of_mut(at) {
            Some(DispatcherObject::Event(event)) => Ok(event),
            _ => Err(error),
        }
    }

    /// Makes the memory at `at` an event (`KeInitializeEvent`).
    ///
    /// # Errors
    /// [`StillWaitedFor`] when a thread waits for the object that is there.
    pub fn initialize_event(
        &mut self,
        at: Address,
        reset: Reset,
        is_set: bool,
    ) -> Result<(), StillWaitedFor> {
        self.initialize(at, DispatcherObject::Event(Event { reset, is_set }))
    }

    /// Sets an event, lets those who wait go on, and tells whether it was set before
    /// (`KeSetEvent`).
    ///
    /// # Errors
    /// [`ObjectError`] when there is no event.
    pub fn set_event(&mut self, at: Address) -> Result<bool, ObjectError> {
        let was_set = std::mem::replace(&mut self.event(at)?.is_set, true);
        if !was_set {
            self.satisfy_waits(at);
        }
        Ok(was_set)
    }

    /// Resets an event and tells whether it was set (`KeResetEvent`; `KeClearEvent`, which tells
    /// nobody).
    ///
    /// # Errors
    /// [`ObjectError`] when there is no event.
    pub fn reset_event(&mut self, at: Address) -> Result<bool, ObjectError> {
        Ok(std::mem::replace(&mut self.event(at)?.is_set, false))
    }

    /// Sets an event for those who wait now, and resets it at once (`KePulseEvent`).
    ///
    /// # Errors
    /// [`ObjectError`] when there is no event.
    pub fn pulse_event(&mut self, at: Address) -> Result<bool, ObjectError> {
        let was_set = self.set_event(at)?;
        self.reset_event(at)?;
        Ok(was_set)
    }

    /// Whether an event is set (`KeReadStateEvent`).
    ///
    /// # Errors
    /// [`ObjectError`] when there is no event.
    pub fn event_is_set(&self, at: Address) -> Result<bool, ObjectError> {
        match self.objects.of(at) {
            Some(DispatcherObject::Event(event)) => Ok(event.is_set),
            _ => Err(self.wrong_kind(at, ObjectKind::Event)),
        }
    }

    /// Makes the memory at `at` a mutex that nobody owns (`KeInitializeMutex`).
    ///
    /// # Errors
    /// [`StillWaitedFor`] when a thread waits for the object that is there.
    pub fn initialize_mutex(&mut self, at: Address) -> Result<(), StillWaitedFor> {
        self.initialize(at, DispatcherObject::Mutex(Mutex::default()))?;
        self.forget_lock_order(at);
        Ok(())
    }

    /// Releases a mutex once, and tells whether the thread owned it (always: otherwise that is an
    /// error). Each wait that acquired it needs one release; the last one also lets kernel APCs
    /// through again.
    ///
    /// # Errors
    /// [`ReleaseMutexError`] when there is no mutex or the current thread does not own it.
    pub fn release_mutex(&mut self, at: Address) -> Result<(), ReleaseMutexError> {
        let error = self.wrong_kind(at, ObjectKind::Mutex);
        let caller = self.thread();
        let Some(DispatcherObject::Mutex(mutex)) = self.objects.of_mut(at) else {
            return Err(error.into());
        };
        let owner = mutex.owner;
        let (Some(thread), true) = (owner, owner == caller) else {
            return Err(ReleaseMutexError::NotOwner { owner });
        };
        mutex.depth -= 1;
        if mutex.depth == 0 {
            mutex.owner = None;
            self.lock_order.released(at, Activity::Thread(thread));
            let regions = &mut self.threads.of_mut(thread).critical_regions;
            *regions = regions.saturating_sub(1);
            self.satisfy_waits(at);
        }
        Ok(())
    }

    /// The thread that owns a mutex (`KeReadStateMutex` tells whether there is one).
    ///
    /// # Errors
    /// [`ObjectError`] when there is no mutex.
    pub fn mutex_owner(&self, at: Address) -> Result<Option<ThreadId>, ObjectError> {
        match self.objects.of(at) {
            Some(DispatcherObject::Mutex(mutex)) => Ok(mutex.owner),
            _ => Err(self.wrong_kind(at, ObjectKind::Mutex)),
        }
    }

    /// How often a mutex's owner has acquired it; 0 when nobody owns it.
    ///
    /// # Errors
    /// [`ObjectError`] when there is no mutex.
    pub fn mutex_depth(&self, at: Address) -> Result<u32, ObjectError> {
        match self.objects.of(at) {
            Some(DispatcherObject::Mutex(mutex)) => Ok(mutex.depth),
            _ => Err(self.wrong_kind(at, ObjectKind::Mutex)),
        }
    }

    /// Frees all mutexes of a thread that ends; the next wait learns of it by its status.
    pub(crate) fn abandon_mutexes(&mut self, thread: ThreadId) {
        loop {
            let first = self.mutexes_of(thread).next();
            let Some(at) = first else { break };
            if let Some(DispatcherObject::Mutex(mutex)) = self.objects.of_mut(at) {
                *mutex = Mutex {
                    owner: None,
                    depth: 0,
                    is_abandoned: true,
                };
            }
            self.satisfy_waits(at);
        }
    }

    /// The mutexes that a thread owns, by address.
    pub fn mutexes_of(&self, thread: ThreadId) -> impl Iterator<Item = Address> + '_ {
        self.objects
            .iter()
            .filter_map(move |(at, object)| match object {
                DispatcherObject::Mutex(mutex) if mutex.owner == Some(thread) => Some(at),
                _ => None,
            })
    }

    /// Makes the memory at `at` a semaphore (`KeInitializeSemaphore`).
    ///
    /// # Errors
    /// [`StillWaitedFor`] when a thread waits for the object that is there.
    pub fn initialize_semaphore(
        &mut self,
        at: Address,
        count: u32,
        limit: u32,
    ) -> Result<(), StillWaitedFor> {
        self.initialize(at, DispatcherObject::Semaphore(Semaphore { count, limit }))
    }

    /// Adds to a semaphore's count and returns the count before (`KeReleaseSemaphore`).
    ///
    /// # Errors
    /// [`ReleaseSemaphoreError`] when there is no semaphore or its limit would be exceeded.
    pub fn release_semaphore(
        &mut self,
        at: Address,
        adjustment: u32,
    ) -> Result<u32, ReleaseSemaphoreError> {
        let error = self.wrong_kind(at, ObjectKind::Semaphore);
        let Some(DispatcherObject::Semaphore(semaphore)) = self.objects.of_mut(at) else {
            return Err(error.into());
        };
        let Semaphore { count, limit } = *semaphore;
        match count.checked_add(adjustment) {
            Some(sum) if sum <= limit => semaphore.count = sum,
            _ => {
                return Err(ReleaseSemaphoreError::LimitExceeded {
                    count,
                    adjustment,
                    limit,
                });
            }
        }
        self.satisfy_waits(at);
        Ok(count)
    }

    /// A semaphore's count (`KeReadStateSemaphore`).
    ///
    /// # Errors
    /// [`ObjectError`] when there is no semaphore.
    pub fn semaphore_count(&self, at: Address) -> Result<u32, ObjectError> {
        match self.objects.of(at) {
            Some(DispatcherObject::Semaphore(semaphore)) => Ok(semaphore.count),
            _ => Err(self.wrong_kind(at, ObjectKind::Semaphore)),
        }
    }

    /// Whether a wait of `thread` for the object would be satisfied now.
    pub(crate) fn is_signaled(&self, at: Address, thread: ThreadId) -> bool {
        match self.objects.of(at) {
            Some(DispatcherObject::Event(event)) => event.is_set,
            Some(DispatcherObject::Mutex(mutex)) => mutex.owner.is_none_or(|owner| owner == thread),
            Some(DispatcherObject::Semaphore(semaphore)) => semaphore.count > 0,
            Some(DispatcherObject::Timer(timer)) => timer.is_signaled,
            Some(DispatcherObject::Thread(id)) => self.is_terminated(*id),
            None => false,
        }
    }

    /// Takes what a satisfied wait takes from the object, and tells whether that was abandoned.
    pub(crate) fn consume(&mut self, at: Address, thread: ThreadId) -> NtStatus {
        match self.objects.of_mut(at) {
            Some(DispatcherObject::Event(event)) if event.reset == Reset::Automatic => {
                event.is_set = false;
            }
            Some(DispatcherObject::Timer(timer)) if timer.reset == Reset::Automatic => {
                timer.is_signaled = false;
            }
            Some(DispatcherObject::Semaphore(semaphore)) => semaphore.count -= 1,
            Some(DispatcherObject::Mutex(mutex)) => {
                mutex.owner = Some(thread);
                mutex.depth += 1;
                let was_abandoned = std::mem::take(&mut mutex.is_abandoned);
                if mutex.depth == 1 {
                    self.threads.of_mut(thread).critical_regions += 1;
                }
                if was_abandoned {
                    return NtStatus(abi::constants::ntstatus::STATUS_ABANDONED);
                }
            }
            _ => {}
        }
        NtStatus::SUCCESS
    }
}

#[cfg(test)]
mod tests;
