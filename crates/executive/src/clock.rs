//! Virtual time. Pages: wdm/nf-wdm-kequerysystemtime-r1, wdm/nf-wdm-kequeryinterrupttime,
//! wdm/nf-wdm-kestallexecutionprocessor.
//!
//! Time stands still while code runs. It passes when the clock is chosen to go on, straight to
//! the next due timer, and when a driver stalls. All times are in units of 100 nanoseconds.

use abi::{Address, NtStatus};

use crate::Executive;
use crate::site::ThreadId;

/// The interrupt time at the start of a run: one minute after power-on.
pub const INTERRUPT_TIME_AT_START: u64 = 60 * SECOND;
/// The system time at the start of a run: 1 January 2026, 0:00 UTC, counted from 1601.
pub const SYSTEM_TIME_AT_START: u64 = 134_116_992_000_000_000;
/// Units of a second.
pub const SECOND: u64 = 10_000_000;
/// Units of a millisecond.
pub const MILLISECOND: u64 = 10_000;
/// Units of a microsecond.
pub const MICROSECOND: u64 = 10;

/// A point in time, as drivers give it for waits and timers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timeout {
    /// So long from now.
    Relative(u64),
    /// At this system time.
    Absolute(u64),
}

impl Timeout {
    /// What a driver means by a `LARGE_INTEGER` time-out: negative is relative, else absolute.
    #[must_use]
    pub const fn from_driver(value: i64) -> Self {
        if value <= 0 {
            Self::Relative(value.unsigned_abs())
        } else {
            Self::Absolute(value.unsigned_abs())
        }
    }
}

/// What happens at a point in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DueEvent {
    /// The timer at an address expires.
    Timer(Address),
    /// A thread's wait times out.
    Wait(ThreadId),
}

/// Names an entry in the list of what is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Due {
    time: u64,
    sequence: u64,
}

/// The virtual clock.
#[derive(Debug)]
pub(crate) struct Clock {
    interrupt_time: u64,
    sequence: u64,
    /// What is due, the next one last.
    due: Vec<(Due, DueEvent)>,
}

impl Default for Clock {
    fn default() -> Self {
        Self {
            interrupt_time: INTERRUPT_TIME_AT_START,
            sequence: 0,
            due: Vec::new(),
        }
    }
}

impl Clock {
    pub(crate) fn reset(&mut self) {
        self.interrupt_time = INTERRUPT_TIME_AT_START;
        self.sequence = 0;
        self.due.clear();
    }

    const fn system_time(&self) -> u64 {
        self.interrupt_time - INTERRUPT_TIME_AT_START + SYSTEM_TIME_AT_START
    }

    /// The interrupt time at which a time-out is over.
    pub(crate) fn deadline(&self, timeout: Timeout) -> u64 {
        let wait = match timeout {
            Timeout::Relative(units) => units,
            Timeout::Absolute(at) => at.saturating_sub(self.system_time()),
        };
        self.interrupt_time.saturating_add(wait)
    }

    pub(crate) fn has_passed(&self, time: u64) -> bool {
        time <= self.interrupt_time
    }

    pub(crate) fn add(&mut self, time: u64, event: DueEvent) -> Due {
        self.sequence += 1;
        let due = Due {
            time,
            sequence: self.sequence,
        };
        let place = self.due.partition_point(|entry| entry.0 > due);
        self.due.insert(place, (due, event));
        due
    }

    pub(crate) fn remove(&mut self, due: Due) {
        if let Some(place) = self.due.iter().position(|entry| entry.0 == due) {
            self.due.remove(place);
        }
    }

    /// The interrupt time at which something is due next.
    pub(crate) fn next_due(&self) -> Option<u64> {
        self.due.last().map(|entry| entry.0.time)
    }

    /// Takes the next event whose time has come.
    fn take_due(&mut self) -> Option<(u64, DueEvent)> {
        let &(due, event) = self.due.last()?;
        if due.time > self.interrupt_time {
            return None;
        }
        self.due.pop();
        Some((due.time, event))
    }
}

impl Executive {
    /// Time since power-on, in 100 ns (`KeQueryInterruptTime`).
    #[must_use]
    pub fn interrupt_time(&self) -> u64 {
        self.clock.interrupt_time
    }

    /// Time since 1 January 1601, in 100 ns (`KeQuerySystemTime`).
    #[must_use]
    pub fn system_time(&self) -> u64 {
        self.clock.system_time()
    }

    /// Lets `microseconds` pass on the current processor without giving it up
    /// (`KeStallExecutionProcessor`). Timers that have become due meanwhile expire when the
    /// clock is next chosen.
    pub fn stall(&mut self, microseconds: u32) {
        self.clock.interrupt_time += u64::from(microseconds) * MICROSECOND;
    }

    /// The interrupt time of the next timer or time-out, if any is set.
    #[must_use]
    pub fn next_due(&self) -> Option<u64> {
        self.clock.next_due()
    }

    /// Tells what the clock touches when it is chosen next: a timer, or the objects of a wait that times out.
    pub fn due_objects(&self, tell: &mut dyn FnMut(Address)) {
        let Some(next) = self.clock.next_due() else {
            return;
        };
        for (due, event) in self.clock.due.iter().rev() {
            if due.time > next.max(self.clock.interrupt_time) {
                break;
            }
            match *event {
                DueEvent::Timer(timer) => tell(timer),
                DueEvent::Wait(thread) => {
                    let objects = self.threads.of(thread).wait.objects.iter();
                    objects.for_each(|&object| tell(object));
                }
            }
        }
    }

    /// Moves time on to the next due event and carries out all that is due then.
    pub(crate) fn expire_next(&mut self) {
        let Some(next) = self.clock.next_due() else {
            debug_assert!(false, "the clock was chosen, but nothing is due");
            return;
        };
        self.clock.interrupt_time = self.clock.interrupt_time.max(next);
        // A timer of period zero-like length must not keep this going: what is added now is later.
        let last = self.clock.sequence;
        while let Some((time, event)) = self.clock.take_due() {
            match event {
                DueEvent::Timer(timer) => self.expire_timer(timer, time),
                DueEvent::Wait(thread) => self.time_out(thread),
            }
            if self
                .clock
                .due
                .last()
                .is_some_and(|entry| entry.0.sequence > last)
            {
                break;
            }
        }
    }

    fn time_out(&mut self, thread: ThreadId) {
        let status = if self.threads.of(thread).wait.is_delay() {
            NtStatus::SUCCESS
        } else {
            NtStatus::TIMEOUT
        };
        self.wake(thread, status);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    /// wdm/nf-wdm-kewaitforsingleobject: negative is relative to now, positive is absolute.
    #[test]
    fn a_drivers_negative_time_out_is_relative_and_a_positive_one_absolute() {
        assert_eq!(Timeout::from_driver(-50), Timeout::Relative(50));
        assert_eq!(Timeout::from_driver(50), Timeout::Absolute(50));
        assert_eq!(Timeout::from_driver(i64::MIN), Timeout::Relative(1 << 63));
    }

    #[test]
    fn stalling_lets_time_pass() {
        let mut executive = testing::with_thread();
        executive.stall(50);
        assert_eq!(executive.interrupt_time(), INTERRUPT_TIME_AT_START + 500);
        assert_eq!(executive.system_time(), SYSTEM_TIME_AT_START + 500);
    }

    #[test]
    fn events_come_by_time_and_then_in_the_order_in_which_they_were_set() {
        let mut clock = Clock::default();
        clock.add(INTERRUPT_TIME_AT_START, DueEvent::Wait(ThreadId(1)));
        clock.add(INTERRUPT_TIME_AT_START, DueEvent::Wait(ThreadId(2)));
        clock.add(0, DueEvent::Wait(ThreadId(3)));
        let order: Vec<_> = std::iter::from_fn(|| clock.take_due())
            .map(|(_, event)| event)
            .collect();
        assert_eq!(
            order,
            [3, 1, 2].map(|number| DueEvent::Wait(ThreadId(number)))
        );
    }

    #[test]
    fn an_absolute_time_out_in_the_past_is_over_at_once() {
        let clock = Clock::default();
        assert!(clock.has_passed(clock.deadline(Timeout::Absolute(5))));
        assert!(!clock.has_passed(clock.deadline(Timeout::Absolute(SYSTEM_TIME_AT_START + 1))));
    }
}
