//! Kernel timers, one-shot and periodic, with or without a DPC.
//! Pages: kernel/timer-objects-and-dpcs, wdm/nf-wdm-kesettimerex, wdm/nf-wdm-kecanceltimer.

use abi::Address;

use crate::Executive;
use crate::clock::{Due, DueEvent, MILLISECOND, Timeout};
use crate::dispatcher_objects::{DispatcherObject, ObjectError, ObjectKind, Reset, StillWaitedFor};
use crate::site::{ProcessorId, Site};

/// One timer object.
#[derive(Debug)]
pub(crate) struct Timer {
    pub(crate) reset: Reset,
    pub(crate) is_signaled: bool,
    pub(crate) set: Option<SetTimer>,
}

/// A timer that is in the system's timer queue.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SetTimer {
    pub(crate) due: Due,
    /// Milliseconds between expiries, or 0 for one expiry.
    period: u32,
    dpc: Address,
    /// The processor whose clock interrupt expires it: that on which it was set.
    processor: ProcessorId,
    pub(crate) site: Site,
}

/// Why a timer cannot be initialised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InitializeTimerError {
    /// The timer there is set (bug check `TIMER_OR_DPC_INVALID` is what follows on Windows).
    #[error("the timer at {at} is initialised while it is set")]
    StillSet {
        /// The timer.
        at: Address,
        /// Where it was set.
        set: Site,
    },
    /// A thread waits for it.
    #[error(transparent)]
    StillWaitedFor(#[from] StillWaitedFor),
}

/// Why a timer cannot be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetTimerError {
    /// There is no timer.
    #[error(transparent)]
    Timer(#[from] ObjectError),
    /// The DPC was not initialised.
    #[error("the DPC at {dpc} was not initialised with KeInitializeDpc")]
    DpcNotInitialized {
        /// The DPC.
        dpc: Address,
    },
}

/// How a timer is to be set.
#[derive(Clone, Copy, Debug)]
pub struct TimerSetting {
    /// When it expires first.
    pub due: Timeout,
    /// Milliseconds between further expiries; 0 for none.
    pub period: u32,
    /// The DPC to queue at each expiry, or NULL.
    pub dpc: Address,
}

impl Executive {
    /// Makes the memory at `at` a timer that is not set (`KeInitializeTimerEx`).
    ///
    /// # Errors
    /// [`InitializeTimerError`] when the timer there is still in use.
    pub fn initialize_timer(
        &mut self,
        at: Address,
        reset: Reset,
    ) -> Result<(), InitializeTimerError> {
        if let Some(DispatcherObject::Timer(Timer { set: Some(set), .. })) = self.objects.of(at) {
            return Err(InitializeTimerError::StillSet { at, set: set.site });
        }
        let timer = Timer {
            reset,
            is_signaled: false,
            set: None,
        };
        Ok(self.initialize(at, DispatcherObject::Timer(timer))?)
    }

    fn timer(&mut self, at: Address) -> Result<&mut Timer, ObjectError> {
        let error = self.wrong_kind(at, ObjectKind::Timer);
        match self.objects.of_mut(at) {
            Some(DispatcherObject::Timer(timer)) => Ok(timer),
            _ => Err(error),
        }
    }

    /// Sets a timer and tells whether it was set already, in which case the old setting is
    /// replaced (`KeSetTimerEx`).
    ///
    /// # Errors
    /// [`SetTimerError`] when there is no timer, or a DPC is named that is none.
    pub fn set_timer(
        &mut self,
        at: Address,
        setting: TimerSetting,
        site: Site,
    ) -> Result<bool, SetTimerError> {
        let TimerSetting { due, period, dpc } = setting;
        self.timer(at)?;
        if !dpc.is_null() && !self.is_dpc(dpc) {
            return Err(SetTimerError::DpcNotInitialized { dpc });
        }
        let time = self.clock.deadline(due);
        let due = self.clock.add(time, DueEvent::Timer(at));
        let processor = self.processor();
        let timer = self.timer(at)?;
        timer.is_signaled = false;
        let before = timer.set.replace(SetTimer {
            due,
            period,
            dpc,
            processor,
            site,
        });
        if let Some(before) = before {
            self.clock.remove(before.due);
        }
        Ok(before.is_some())
    }

    /// Takes a timer out of the timer queue and tells whether it was there (`KeCancelTimer`). A
    /// DPC that an expiry has queued stays queued.
    ///
    /// # Errors
    /// [`ObjectError`] when there is no timer.
    pub fn cancel_timer(&mut self, at: Address) -> Result<bool, ObjectError> {
        self.learns();
        let Some(set) = self.timer(at)?.set.take() else {
            return Ok(false);
        };
        self.clock.remove(set.due);
        Ok(true)
    }

    /// Whether a timer has expired (`KeReadStateTimer`).
    ///
    /// # Errors
    /// [`ObjectError`] when there is no timer.
    pub fn timer_is_signaled(&self, at: Address) -> Result<bool, ObjectError> {
        match self.objects.of(at) {
            Some(DispatcherObject::Timer(timer)) => Ok(timer.is_signaled),
            _ => Err(self.wrong_kind(at, ObjectKind::Timer)),
        }
    }

    /// Where a timer was set, if it is in the timer queue.
    #[must_use]
    pub fn timer_set_at(&self, at: Address) -> Option<Site> {
        match self.objects.of(at) {
            Some(DispatcherObject::Timer(timer)) => timer.set.map(|set| set.site),
            _ => None,
        }
    }

    /// All timers that are set, with where that was done.
    pub fn set_timers(&self) -> impl Iterator<Item = (Address, Site)> + '_ {
        self.objects.iter().filter_map(|(at, object)| match object {
            DispatcherObject::Timer(Timer { set: Some(set), .. }) => Some((at, set.site)),
            _ => None,
        })
    }

    /// A timer's time, `time`, has come: it is signaled, its DPC queued, and a periodic one set again.
    pub(crate) fn expire_timer(&mut self, at: Address, time: u64) {
        let Some(DispatcherObject::Timer(timer)) = self.objects.of_mut(at) else {
            return;
        };
        let Some(set) = timer.set.take() else { return };
        timer.is_signaled = true;
        if set.period > 0 {
            let next = time.saturating_add(u64::from(set.period) * MILLISECOND);
            let due = self.clock.add(next, DueEvent::Timer(at));
            timer.set = Some(SetTimer { due, ..set });
        }
        self.satisfy_waits(at);
        if !set.dpc.is_null() {
            self.queue_timer_dpc(set.dpc, set.processor, set.site);
        }
    }
}

#[cfg(test)]
mod tests;
