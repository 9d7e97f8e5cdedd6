//! What the tests of this crate start from.

use abi::{Address, Kirql};

use crate::site::{Activity, Callback, ProcessorId, Site, ThreadId};
use crate::spin_locks::{SpinLockHow, SpinLockProgress};
use crate::{Configuration, Executive, ThreadKind, WorkItemCall};

/// A place in a driver, where it does not matter which.
pub(crate) const SITE: Site = site(1);

/// The place in a driver that step `step` of a run came from.
pub(crate) const fn site(step: u64) -> Site {
    Site {
        step,
        caller: Address(0x1_4000_1000),
        activity: Activity::Thread(ThreadId(0)),
        irql: Kirql::PASSIVE_LEVEL,
        callback: Callback::NONE,
    }
}

/// A machine with this many processors, and nothing to run.
pub(crate) fn machine(processors: u8) -> Executive {
    Executive::new(&Configuration {
        processors,
        guarded_pool: false,
    })
}

/// A thread whose object lies at an address that its number tells.
pub(crate) fn thread(executive: &mut Executive) -> ThreadId {
    let number = u64::try_from(executive.threads().count()).unwrap_or(0);
    executive.create_thread(ThreadKind::System, Address(0xFFFF_8000 + number * 0x1000))
}

/// A machine with two processors on which thread 0 runs.
pub(crate) fn with_thread() -> Executive {
    let mut executive = machine(2);
    let thread = thread(&mut executive);
    executive.switch_to(Activity::Thread(thread));
    executive
}

/// The same, but a DPC has interrupted the thread and runs.
pub(crate) fn in_dpc() -> Executive {
    let mut executive = with_thread();
    let dpc = Address(0xD00);
    executive
        .initialize_dpc(dpc, Address(0x1000), Address::NULL)
        .unwrap();
    executive
        .insert_queue_dpc(dpc, [Address::NULL; 2], SITE)
        .unwrap();
    executive.switch_to(Activity::Dpc(ProcessorId(0)));
    executive.next_dpc().unwrap();
    executive
}

/// Acquires a plain spin lock that is free.
pub(crate) fn acquire(executive: &mut Executive, lock: Address) {
    let progress = executive
        .acquire_spin_lock(lock, SpinLockHow::RAISE_TO_DPC, SITE)
        .unwrap();
    assert!(
        matches!(progress, SpinLockProgress::Acquired { .. }),
        "the lock is free"
    );
}

/// The activities that may go on next.
pub(crate) fn candidates(executive: &Executive) -> Vec<Activity> {
    let mut candidates = Vec::new();
    executive.candidates(&mut candidates);
    candidates
}

impl Executive {
    /// What the worker that runs takes off its queue.
    pub(crate) fn take_next_work_item(&mut self) -> Option<WorkItemCall> {
        self.take_work_item(self.worker()?)
    }
}
