//! The simulated processors: each has an IRQL, a current thread and a queue of DPCs.
//! Pages: kernel/managing-hardware-priorities, kernel/introduction-to-dpcs.

use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};

use abi::{Address, Kirql};

use crate::site::{ProcessorId, ThreadId};
use crate::spin_locks::SpinWait;

/// The most processors of a machine: an affinity mask has 64 bits.
pub const MAXIMUM_PROCESSORS: u8 = 64;

/// One simulated processor.
#[derive(Debug, Default)]
pub(crate) struct Processor {
    /// Set by [`Processors::set_irql`] alone.
    irql: Kirql,
    /// The thread that runs here, or that a DPC interrupted here.
    pub(crate) thread: Option<ThreadId>,
    pub(crate) dpcs: DpcQueue,
    /// The lock that the code on this processor spins for. While it does, nothing else runs here.
    pub(crate) spinning: Option<SpinWait>,
}

/// The processors of a machine, as a slice, and which of them runs now.
#[derive(Debug)]
pub(crate) struct Processors {
    all: Vec<Processor>,
    /// The affinity mask of all of them.
    mask: u64,
    current: ProcessorId,
    /// The IRQL of the one that runs, at hand because every kernel call asks for it.
    irql: Kirql,
}

impl Processors {
    pub(crate) fn new(count: u8) -> Self {
        Self {
            all: (0..count).map(|_| Processor::default()).collect(),
            mask: u64::MAX >> (64 - count.clamp(1, MAXIMUM_PROCESSORS)),
            current: ProcessorId(0),
            irql: Kirql::PASSIVE_LEVEL,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.all.iter_mut().for_each(Processor::reset);
        self.set_current(ProcessorId(0));
    }

    /// The affinity mask of all processors.
    #[inline(always)]
    pub(crate) fn mask(&self) -> u64 {
        self.mask
    }

    /// The processor that runs now.
    #[inline(always)]
    pub(crate) fn current(&self) -> ProcessorId {
        self.current
    }

    pub(crate) fn set_current(&mut self, id: ProcessorId) {
        self.current = id;
        self.irql = self.all[id.index()].irql;
    }

    /// The IRQL of the processor that runs now.
    #[inline(always)]
    pub(crate) fn irql(&self) -> Kirql {
        self.irql
    }

    /// Sets the IRQL of any processor.
    pub(crate) fn set_irql(&mut self, id: ProcessorId, level: Kirql) {
        self.all[id.index()].irql = level;
        self.irql = self.all[self.current.index()].irql;
    }
}

impl Deref for Processors {
    type Target = [Processor];

    fn deref(&self) -> &[Processor] {
        &self.all
    }
}

impl DerefMut for Processors {
    fn deref_mut(&mut self) -> &mut [Processor] {
        &mut self.all
    }
}

/// The DPC queue of one processor.
#[derive(Debug, Default)]
pub(crate) struct DpcQueue {
    pub(crate) queued: VecDeque<Address>,
    /// The queue is being drained.
    pub(crate) is_draining: bool,
    /// The interrupt was requested on this very processor: it comes before the thread goes on.
    pub(crate) is_due: bool,
    /// The interrupt was requested from outside: it comes at some time, at the latest when the
    /// processor goes below `DISPATCH_LEVEL`.
    pub(crate) is_coming: bool,
    /// The IRQL to go back to when the queue is empty.
    pub(crate) interrupted: Kirql,
    /// The step at which the DPC that runs was queued.
    pub(crate) queued_step: u64,
}

impl Processor {
    pub(crate) fn reset(&mut self) {
        self.irql = Kirql::PASSIVE_LEVEL;
        self.thread = None;
        self.spinning = None;
        self.dpcs.queued.clear();
        self.dpcs.is_draining = false;
        self.dpcs.is_due = false;
        self.dpcs.is_coming = false;
    }

    pub(crate) fn irql(&self) -> Kirql {
        self.irql
    }

    /// Whether a DPC must run here before the thread goes on.
    pub(crate) fn must_deliver_dpcs(&self) -> bool {
        self.dpcs.is_due && self.irql < Kirql::DISPATCH_LEVEL
    }

    /// Whether the scheduler may put another thread on this processor.
    pub(crate) fn can_dispatch(&self) -> bool {
        self.irql < Kirql::DISPATCH_LEVEL && !self.dpcs.is_draining && !self.dpcs.is_due
    }
}

impl ProcessorId {
    pub(crate) fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The affinity mask of this processor alone.
    #[must_use]
    pub const fn mask(self) -> u64 {
        1 << (self.0 % MAXIMUM_PROCESSORS)
    }
}
