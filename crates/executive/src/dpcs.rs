//! Deferred procedure calls (DPCs).
//! Pages: kernel/introduction-to-dpcs, wdm/nf-wdm-keinsertqueuedpc, wdm/nf-wdm-keremovequeuedpc,
//! wdm/nf-wdm-kesettargetprocessordpc, wdm/nf-wdm-kesetimportancedpc, wdm/nf-wdm-keflushqueueddpcs.

use abi::{Address, Kirql, NtStatus};

use crate::Executive;
use crate::site::{Activity, ProcessorId, Site, ThreadId};
use crate::waits::{WaitError, WaitOutcome, WaitReason};

/// Where in the queue a DPC goes, and whether it interrupts at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Importance {
    /// At the end; the processor gets to it when it has other reason to.
    Low,
    /// At the end.
    #[default]
    Medium,
    /// At the end; also interrupts another processor at once.
    MediumHigh,
    /// At the beginning.
    High,
}

impl Importance {
    /// The importance that `KDPC_IMPORTANCE` has as `value`, if there is one.
    #[must_use]
    pub const fn from_driver(value: u32) -> Option<Self> {
        match value {
            0 => Some(Self::Low),
            1 => Some(Self::Medium),
            2 => Some(Self::High),
            3 => Some(Self::MediumHigh),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct Dpc {
    routine: Address,
    context: Address,
    target: Option<ProcessorId>,
    importance: Importance,
    pub(crate) queued: Option<QueuedDpc>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct QueuedDpc {
    processor: ProcessorId,
    arguments: [Address; 2],
    pub(crate) site: Site,
}

/// A DPC routine to call: with the DPC, the context and both arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DpcCall {
    /// The `KDPC`.
    pub dpc: Address,
    /// The driver's routine.
    pub routine: Address,
    /// What `KeInitializeDpc` was given.
    pub context: Address,
    /// The first argument of `KeInsertQueueDpc`.
    pub argument1: Address,
    /// The second argument.
    pub argument2: Address,
    /// Where it was queued, or its timer set.
    pub queued: Site,
}

/// Why a call on a DPC cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DpcError {
    /// The memory at the address is no DPC.
    #[error("the DPC at {dpc} was not initialised with KeInitializeDpc")]
    NotInitialized {
        /// The address.
        dpc: Address,
    },
    /// It is in a queue.
    #[error("the DPC at {dpc} is still queued")]
    StillQueued {
        /// The DPC.
        dpc: Address,
        /// Where it was queued.
        queued: Site,
    },
    /// The machine has no such processor.
    #[error("the machine has no processor {number}")]
    NoSuchProcessor {
        /// The number.
        number: u32,
    },
}

impl Executive {
    /// Makes the memory at `dpc` a DPC (`KeInitializeDpc`).
    ///
    /// # Errors
    /// [`DpcError::StillQueued`] when the one there is queued.
    pub fn initialize_dpc(
        &mut self,
        dpc: Address,
        routine: Address,
        context: Address,
    ) -> Result<(), DpcError> {
        if let Some(Dpc {
            queued: Some(queued),
            ..
        }) = self.dpcs.of(dpc)
        {
            return Err(DpcError::StillQueued {
                dpc,
                queued: queued.site,
            });
        }
        let importance = Importance::default();
        let object = Dpc {
            routine,
            context,
            target: None,
            importance,
            queued: None,
        };
        self.dpcs.insert(dpc, object);
        Ok(())
    }

    pub(crate) fn is_dpc(&self, at: Address) -> bool {
        self.dpcs.of(at).is_some()
    }

    fn dpc(&mut self, dpc: Address) -> Result<&mut Dpc, DpcError> {
        self.dpcs
            .of_mut(dpc)
            .ok_or(DpcError::NotInitialized { dpc })
    }

    /// Sets the processor on which a DPC runs from its next queueing on.
    ///
    /// # Errors
    /// [`DpcError`] when it is no DPC or the machine has no such processor.
    pub fn set_target_processor(&mut self, dpc: Address, number: u32) -> Result<(), DpcError> {
        let count = self.processor_count();
        let target = u8::try_from(number).ok().filter(|&number| number < count);
        let target = target.ok_or(DpcError::NoSuchProcessor { number })?;
        self.dpc(dpc)?.target = Some(ProcessorId(target));
        Ok(())
    }

    /// Sets a DPC's importance from its next queueing on.
    ///
    /// # Errors
    /// [`DpcError`] when it is no DPC.
    pub fn set_importance(&mut self, dpc: Address, importance: Importance) -> Result<(), DpcError> {
        self.dpc(dpc)?.importance = importance;
        Ok(())
    }

    /// Queues a DPC; false if it is queued already, whose arguments then stay
    /// (`KeInsertQueueDpc`).
    ///
    /// # Errors
    /// [`DpcError`] when it is no DPC.
    pub fn insert_queue_dpc(
        &mut self,
        dpc: Address,
        arguments: [Address; 2],
        site: Site,
    ) -> Result<bool, DpcError> {
        let here = self.processor();
        self.queue_dpc(dpc, arguments, here, site)
    }

    /// Queues the DPC of an expired timer. Its interrupt comes from the clock, so it does not hold
    /// up the thread that is current now.
    pub(crate) fn queue_timer_dpc(&mut self, dpc: Address, default: ProcessorId, site: Site) {
        let before = std::mem::replace(&mut self.activity, Activity::Clock);
        let _no_dpc_any_more = self.queue_dpc(dpc, [Address::NULL; 2], default, site);
        self.activity = before;
    }

    fn queue_dpc(
        &mut self,
        at: Address,
        arguments: [Address; 2],
        default: ProcessorId,
        site: Site,
    ) -> Result<bool, DpcError> {
        let dpc = self.dpc(at)?;
        if dpc.queued.is_some() {
            return Ok(false);
        }
        let processor = dpc.target.unwrap_or(default);
        let importance = dpc.importance;
        dpc.queued = Some(QueuedDpc {
            processor,
            arguments,
            site,
        });
        let is_here = self.activity != Activity::Clock && processor == self.processor();
        let queue = &mut self.processors[processor.index()].dpcs;
        if importance == Importance::High {
            queue.queued.push_front(at);
        } else {
            queue.queued.push_back(at);
        }
        if is_here && importance != Importance::Low {
            queue.is_due = true;
        } else {
            queue.is_coming = true;
        }
        self.effects += 1;
        Ok(true)
    }

    /// Takes a DPC out of its queue and tells whether it was in one (`KeRemoveQueueDpc`).
    ///
    /// # Errors
    /// [`DpcError`] when it is no DPC.
    pub fn remove_queue_dpc(&mut self, dpc: Address) -> Result<bool, DpcError> {
        self.learns();
        let Some(queued) = self.dpc(dpc)?.queued.take() else {
            return Ok(false);
        };
        let queue = &mut self.processors[queued.processor.index()].dpcs;
        queue.queued.retain(|&other| other != dpc);
        if queue.queued.is_empty() {
            queue.is_due = false;
            queue.is_coming = false;
        }
        Ok(true)
    }

    /// Where a DPC was queued, if it is.
    #[must_use]
    pub fn dpc_queued_at(&self, dpc: Address) -> Option<Site> {
        self.dpcs.of(dpc)?.queued.map(|queued| queued.site)
    }

    /// All DPCs that are queued: the object, its routine, and where that was done.
    pub fn queued_dpcs(&self) -> impl Iterator<Item = (Address, Address, Site)> + '_ {
        let dpcs = self.dpcs.iter();
        dpcs.filter_map(|(at, dpc)| Some((at, dpc.routine, dpc.queued?.site)))
    }

    /// Lets the current thread wait until all DPCs that are queued now have run
    /// (`KeFlushQueuedDpcs`).
    ///
    /// # Errors
    /// [`WaitError::IrqlTooHigh`] above `APC_LEVEL`: the page says `PASSIVE_LEVEL`, the annotation of the
    /// declaration allows `APC_LEVEL` too.
    pub fn flush_queued_dpcs(&mut self) -> Result<WaitOutcome, WaitError> {
        let irql = self.irql();
        let (Activity::Thread(thread), true) = (self.activity, irql <= Kirql::APC_LEVEL) else {
            return Err(WaitError::IrqlTooHigh { irql });
        };
        let mut busy = 0;
        for (number, processor) in self.processors.iter().enumerate() {
            if processor.dpcs.is_draining || !processor.dpcs.queued.is_empty() {
                busy |= 1 << number;
            }
        }
        if busy == 0 {
            self.learns();
            return Ok(WaitOutcome::Satisfied(NtStatus::SUCCESS));
        }
        self.block(thread, WaitReason::DpcFlush(busy), None);
        Ok(WaitOutcome::Blocked)
    }

    /// Begins or resumes draining a processor's queue.
    pub(crate) fn start_dpcs(&mut self, id: ProcessorId) {
        self.processors.set_current(id);
        let processor = self.current_processor_mut();
        if processor.dpcs.is_draining {
            return;
        }
        debug_assert!(
            processor.irql() < Kirql::DISPATCH_LEVEL,
            "a DPC interrupts at {}",
            processor.irql()
        );
        processor.dpcs.is_draining = true;
        processor.dpcs.is_due = false;
        processor.dpcs.is_coming = false;
        processor.dpcs.interrupted = processor.irql();
        self.processors.set_irql(id, Kirql::DISPATCH_LEVEL);
    }

    /// For the activity that drains a queue: the next DPC, which is then no longer queued. Without
    /// one, the queue is done and the processor's IRQL is what it was before.
    pub fn next_dpc(&mut self) -> Option<DpcCall> {
        debug_assert!(
            matches!(self.activity, Activity::Dpc(_)),
            "only DPC activities take DPCs"
        );
        let queue = &mut self.current_processor_mut().dpcs;
        let Some(at) = queue.queued.pop_front() else {
            self.end_dpcs();
            return None;
        };
        let dpc = self.dpcs.of_mut(at)?;
        let queued = dpc.queued.take()?;
        let (routine, context) = (dpc.routine, dpc.context);
        self.current_processor_mut().dpcs.queued_step = queued.site.step;
        Some(DpcCall {
            dpc: at,
            routine,
            context,
            argument1: queued.arguments[0],
            argument2: queued.arguments[1],
            queued: queued.site,
        })
    }

    fn end_dpcs(&mut self) {
        let processor = self.current_processor_mut();
        let interrupted = processor.dpcs.interrupted;
        processor.dpcs.is_draining = false;
        processor.dpcs.is_due = false;
        processor.dpcs.is_coming = false;
        self.processors.set_irql(self.processor(), interrupted);
        self.note_drained(self.processor());
    }

    /// Tells those who flush that a queue has been empty.
    fn note_drained(&mut self, processor: ProcessorId) {
        if self.threads.flushing == 0 {
            return;
        }
        for number in 0..self.threads.iter().count() {
            let id = ThreadId(u32::try_from(number).unwrap_or(u32::MAX));
            let WaitReason::DpcFlush(busy) = self.threads.of(id).wait.reason else {
                continue;
            };
            let busy = busy & !processor.mask();
            self.threads.of_mut(id).wait.reason = WaitReason::DpcFlush(busy);
            if busy == 0 {
                self.wake(id, NtStatus::SUCCESS);
            }
        }
    }
}

#[cfg(test)]
mod tests;
