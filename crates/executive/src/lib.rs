//! The NT executive's part of the machine, as state machines over ids and addresses.
//!
//! Nothing here follows a driver's address, prints, or reads a clock: a call changes state and
//! returns typed facts, such as that an item to be freed is still queued and where that was done.
//! What rule a fact breaks is decided above. Objects in driver memory (`KEVENT`, `KDPC`...) are known
//! by their address; their truth is here, and the machine mirrors what drivers may read.
//!
//! One [`Executive`] is one simulated computer's: it says which activities may go on next
//! ([`Executive::candidates`]), and the machine chooses one ([`Executive::switch_to`]). A call that
//! cannot be completed says so, and the activity that made it gives way.
#![forbid(unsafe_code)]

mod address_table;
pub mod bitmaps;
mod blocked;
mod blocking_locks;
mod clock;
pub mod debug_print;
pub mod device_objects;
mod dispatcher_objects;
mod dpcs;
pub mod irps;
mod irql;
mod leftovers;
pub mod lists;
mod lock_order;
pub mod lookaside;
pub mod mdls;
pub mod memory;
pub mod object_handles;
pub mod object_references;
pub mod pool;
mod processors;
mod regions;
pub mod registry;
mod ring;
mod scheduling;
pub mod site;
mod spin_locks;
pub mod strings;
mod system_worker_threads;
#[cfg(test)]
mod testing;
mod threads;
mod timers;
pub mod version;
mod waits;
mod work_items;

pub use blocked::{BlockedThread, SpinningProcessor, WaitsFor};
pub use blocking_locks::{
    CannotBlock, FastMutexError, FastMutexUse, LockKind, LockProgress, PushLockError, PushLockMode,
    RemoveLockError, RundownError,
};
pub use clock::{
    INTERRUPT_TIME_AT_START, MICROSECOND, MILLISECOND, SECOND, SYSTEM_TIME_AT_START, Timeout,
};
pub use dispatcher_objects::{
    ObjectError, ObjectKind, ReleaseMutexError, ReleaseSemaphoreError, Reset, StillWaitedFor,
};
pub use dpcs::{DpcCall, DpcError, Importance};
pub use irql::IrqlError;
pub use leftovers::{HeldByThread, StillInUse, Usage};
pub use lock_order::{LockHeld, LockNesting, LockOrderInversion, OrderedLock};
pub use processors::MAXIMUM_PROCESSORS;
pub use regions::{NotInRegion, Region};
pub use site::{Activity, Callback, ProcessorId, Site, ThreadId};
pub use spin_locks::{
    HeldSpinLock, ReleaseSpinLockError, SpinLockError, SpinLockHow, SpinLockLevel, SpinLockMode,
    SpinLockProgress,
};
pub use system_worker_threads::{RunningWorkItem, WORKERS_PER_QUEUE, WorkQueueType, Worker};
pub use threads::{ThreadKind, ThreadState};
pub use timers::{InitializeTimerError, SetTimerError, TimerSetting};
pub use waits::{MAXIMUM_WAIT_OBJECTS, WaitError, WaitKind, WaitOutcome};
pub use work_items::{
    Calling, FreeWorkItemError, OutstandingWorkItem, Owner, QueueWorkItemError, WorkItem,
    WorkItemCall, WorkItemCounters, WorkItemHandleError, WorkItemId, WorkItemKind,
};

use address_table::AddressTable;
use blocking_locks::{FastMutex, PushLock, RemoveLock, Rundown};
use clock::Clock;
use device_objects::IoObjects;
use dispatcher_objects::DispatcherObject;
use dpcs::Dpc;
use irps::Irps;
use lock_order::LockOrder;
use lookaside::LookasideLists;
use object_handles::ObjectHandles;
use object_references::ObjectReferences;
use pool::{Pool, PoolMode};
use processors::Processors;
use registry::Registry;
use spin_locks::SpinLocks;
use system_worker_threads::WorkQueues;
use threads::Threads;
use work_items::WorkItems;

/// What a machine is like, as far as the executive is concerned.
#[derive(Clone, Debug)]
pub struct Configuration {
    /// Simulated processors, 1 to [`MAXIMUM_PROCESSORS`].
    pub processors: u8,
    /// Whether each pool block ends at an inaccessible page and stays inaccessible once freed.
    pub guarded_pool: bool,
}

/// The executive of one simulated computer.
#[derive(Debug)]
pub struct Executive {
    /// Pool memory.
    pub pool: Pool,
    /// Driver and device objects.
    pub io_objects: IoObjects,
    /// I/O request packets.
    pub irps: Irps,
    /// Handles on kernel objects.
    pub object_handles: ObjectHandles,
    /// References of drivers on kernel objects.
    pub object_references: ObjectReferences,
    /// Lookaside lists.
    pub lookaside: LookasideLists,
    /// Keys and values.
    pub registry: Registry,
    processors: Processors,
    activity: Activity,
    threads: Threads,
    clock: Clock,
    objects: AddressTable<DispatcherObject>,
    dpcs: AddressTable<Dpc>,
    spin_locks: SpinLocks,
    lock_order: LockOrder,
    fast_mutexes: AddressTable<FastMutex>,
    push_locks: AddressTable<PushLock>,
    rundowns: AddressTable<Rundown>,
    remove_locks: AddressTable<RemoveLock>,
    work_items: WorkItems,
    work_queues: WorkQueues,
    /// What has been done so far that can matter to somebody who does not run now.
    effects: u64,
}

impl Executive {
    /// A machine that has just been switched on: no threads, no objects.
    #[must_use]
    pub fn new(configuration: &Configuration) -> Self {
        let processors = configuration.processors.clamp(1, MAXIMUM_PROCESSORS);
        let mode = if configuration.guarded_pool {
            PoolMode::Guarded
        } else {
            PoolMode::Packed
        };
        Self {
            pool: Pool::new(mode),
            io_objects: IoObjects::new(),
            irps: Irps::new(),
            object_handles: ObjectHandles::default(),
            object_references: ObjectReferences::default(),
            lookaside: LookasideLists::new(),
            registry: Registry::new(),
            processors: Processors::new(processors),
            activity: Activity::Clock,
            threads: Threads::default(),
            clock: Clock::default(),
            objects: AddressTable::default(),
            dpcs: AddressTable::default(),
            spin_locks: SpinLocks::default(),
            lock_order: LockOrder::default(),
            fast_mutexes: AddressTable::default(),
            push_locks: AddressTable::default(),
            rundowns: AddressTable::default(),
            remove_locks: AddressTable::default(),
            work_items: WorkItems::default(),
            work_queues: WorkQueues::default(),
            effects: 0,
        }
    }

    /// Back to the state of [`Executive::new`], keeping the memory of all tables.
    pub fn reset(&mut self) {
        self.pool.reset();
        self.io_objects.reset();
        self.irps.reset();
        self.object_handles.reset();
        self.object_references.reset();
        self.lookaside.reset();
        self.registry.reset();
        self.processors.reset();
        self.activity = Activity::Clock;
        self.threads.reset();
        self.clock.reset();
        self.objects.clear();
        self.dpcs.clear();
        self.spin_locks.reset();
        self.lock_order.reset();
        self.fast_mutexes.clear();
        self.push_locks.clear();
        self.rundowns.clear();
        self.remove_locks.clear();
        self.work_items.reset();
        self.work_queues.reset();
        self.effects = 0;
    }

    /// Counts what is done that others can notice at once: who waits is woken, a lock is released, an event
    /// set, a DPC queued. When it has grown, somebody else may go on before the running activity does.
    #[must_use]
    pub fn effects(&self) -> u64 {
        self.effects
    }
}
