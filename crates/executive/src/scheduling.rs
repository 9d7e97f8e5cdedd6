//! Who may go on next, and making it current.
//! Pages: kernel/managing-hardware-priorities, kernel/introduction-to-dpcs,
//! kernel/introduction-to-spin-locks.
//!
//! Windows' guarantees are kept: at `DISPATCH_LEVEL` or above no other thread runs on that
//! processor, a DPC that was requested on a processor runs before its thread goes on, a thread runs
//! only on processors of its affinity, and whoever spins or waits does not go on. Thread
//! priorities are no guarantee on a machine with several processors, so they decide nothing.

use abi::Kirql;

use crate::Executive;
use crate::processors::Processor;
use crate::site::{Activity, ProcessorId, ThreadId};
use crate::threads::ThreadState;

impl Executive {
    /// What runs now.
    #[inline]
    #[must_use]
    pub fn activity(&self) -> Activity {
        self.activity
    }

    /// The processor on which it runs.
    #[inline]
    #[must_use]
    pub fn processor(&self) -> ProcessorId {
        self.processors.current()
    }

    /// How many processors the machine has.
    #[must_use]
    pub fn processor_count(&self) -> u8 {
        u8::try_from(self.processors.len()).unwrap_or(u8::MAX)
    }

    /// The affinity mask of all processors.
    #[must_use]
    pub fn active_processors(&self) -> u64 {
        self.processors.mask()
    }

    /// The thread of the current processor; under a DPC, the one that it interrupted.
    #[inline]
    #[must_use]
    pub fn thread(&self) -> Option<ThreadId> {
        self.processors[self.processor().index()].thread
    }

    #[inline]
    pub(crate) fn current_processor_mut(&mut self) -> &mut Processor {
        let current = self.processor();
        &mut self.processors[current.index()]
    }

    /// Appends the activities that may go on next, the current one first if it can, then threads
    /// in the order of their creation, DPC queues by processor, and the clock if a timer is set.
    pub fn candidates(&self, into: &mut Vec<Activity>) {
        // One that must give way can still be a candidate: a thread that has to change its processor.
        let goes_on = self.activity != Activity::Clock && !self.must_yield();
        let first = goes_on.then_some(self.activity);
        into.extend(first);
        let free = self.dispatchable();
        for &thread in self.threads.runnable() {
            let activity = Activity::Thread(thread);
            if first != Some(activity) && self.thread_can_go_on(thread, free) {
                into.push(activity);
            }
        }
        for number in 0..self.processor_count() {
            let activity = Activity::Dpc(ProcessorId(number));
            if first != Some(activity) && self.dpcs_can_go_on(ProcessorId(number)) {
                into.push(activity);
            }
        }
        if self.clock.next_due().is_some() {
            into.push(Activity::Clock);
        }
    }

    /// Whether what runs now cannot go on at this point: it waits, spins, has ended, or a DPC must
    /// run on its processor first.
    #[inline]
    #[must_use]
    pub fn must_yield(&self) -> bool {
        let processor = &self.processors[self.processor().index()];
        match self.activity {
            Activity::Thread(thread) => {
                processor.thread != Some(thread)
                    || processor.must_deliver_dpcs()
                    || processor.dpcs.is_draining
                    || self.spins_in_vain(self.processor())
            }
            Activity::Dpc(id) => !processor.dpcs.is_draining || self.spins_in_vain(id),
            Activity::Clock => true,
        }
    }

    /// The processors on which another thread may be put, as a mask.
    fn dispatchable(&self) -> u64 {
        let mut mask = 0;
        for (number, processor) in self.processors.iter().enumerate() {
            if processor.can_dispatch() {
                mask |= 1 << number;
            }
        }
        mask
    }

    fn thread_can_go_on(&self, id: ThreadId, free: u64) -> bool {
        let thread = self.threads.of(id);
        match thread.state {
            ThreadState::Running => {
                let processor = &self.processors[thread.processor.index()];
                !processor.dpcs.is_draining
                    && !processor.must_deliver_dpcs()
                    && !self.spins_in_vain(thread.processor)
            }
            ThreadState::Ready => free & thread.affinity != 0,
            ThreadState::Waiting | ThreadState::Terminated => false,
        }
    }

    fn dpcs_can_go_on(&self, id: ProcessorId) -> bool {
        let processor = &self.processors[id.index()];
        if processor.dpcs.is_draining {
            return !self.spins_in_vain(id);
        }
        processor.irql() < Kirql::DISPATCH_LEVEL && !processor.dpcs.queued.is_empty()
    }

    /// Makes `next`, one of the candidates, current, and returns the processor on which it runs.
    ///
    /// A DPC queue raises its processor to `DISPATCH_LEVEL`. The clock moves virtual time on to the
    /// next due timer and expires it.
    pub fn switch_to(&mut self, next: Activity) -> ProcessorId {
        match next {
            Activity::Thread(thread) => self.switch_to_thread(thread),
            Activity::Dpc(processor) => self.start_dpcs(processor),
            Activity::Clock => self.expire_next(),
        }
        self.activity = next;
        self.processor()
    }

    fn switch_to_thread(&mut self, id: ThreadId) {
        let thread = self.threads.of(id);
        if thread.state == ThreadState::Running {
            let processor = thread.processor;
            self.processors.set_current(processor);
            return;
        }
        debug_assert_eq!(thread.state, ThreadState::Ready, "{id:?} is no candidate");
        let processor = self.processor_for(thread.affinity, thread.processor);
        if let Some(preempted) = self.processors[processor.index()].thread {
            self.take_off_processor(preempted, ThreadState::Ready);
        }
        let thread = self.threads.of_mut(id);
        thread.state = ThreadState::Running;
        thread.processor = processor;
        let irql = thread.irql;
        let place = &mut self.processors[processor.index()];
        place.thread = Some(id);
        self.processors.set_irql(processor, irql);
        self.processors.set_current(processor);
    }

    /// Where a ready thread goes: a processor with nothing to do, else the one on which it ran
    /// last, else the first that may dispatch.
    fn processor_for(&self, affinity: u64, last: ProcessorId) -> ProcessorId {
        let free = self.dispatchable() & affinity;
        let is_idle =
            |id: ProcessorId| free & id.mask() != 0 && self.processors[id.index()].thread.is_none();
        if is_idle(last) {
            return last;
        }
        let mut all = (0..self.processor_count()).map(ProcessorId);
        if let Some(idle) = all.find(|&id| is_idle(id)) {
            return idle;
        }
        debug_assert_ne!(
            free, 0,
            "a ready thread was chosen that no processor can take"
        );
        if free & last.mask() != 0 || free == 0 {
            return last;
        }
        ProcessorId(u8::try_from(free.trailing_zeros()).unwrap_or(0))
    }

    /// Takes a running thread off its processor, which then has none.
    pub(crate) fn take_off_processor(&mut self, id: ThreadId, state: ThreadState) {
        let thread = self.threads.of_mut(id);
        let place = thread.processor;
        let processor = &mut self.processors[place.index()];
        thread.state = state;
        thread.irql = processor.irql();
        processor.thread = None;
        self.processors.set_irql(place, Kirql::PASSIVE_LEVEL);
        if matches!(state, ThreadState::Waiting | ThreadState::Terminated) {
            self.threads.not_runnable(id);
        }
    }
}

#[cfg(test)]
mod tests;
