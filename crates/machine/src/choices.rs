//! What the scheduler decides for a call: whether others go on, whether an operation fails, which variation of
//! what happens comes next.

use explore::{Question, Topic};

use crate::call::Call;
use crate::ending::Stop;

impl Call {
    /// Whether an operation that can fail does so in this schedule.
    #[inline]
    pub fn fails(&mut self) -> bool {
        if !self.can_fail() {
            return false;
        }
        let question = Question {
            topic: Topic::Failure,
            alternatives: 2,
        };
        let fails = self.machine().scheduler.choose(question) != 0;
        if fails {
            self.note_injected_failure();
        }
        fails
    }

    /// Whether this run's scheduler ever lets an operation fail.
    #[inline(always)]
    #[must_use]
    pub fn can_fail(&self) -> bool {
        self.shared().can_fail
    }

    /// Suspends the activity until it is switched to again: it waits, spins, or must let a DPC run.
    ///
    /// # Errors
    /// If the run ended meanwhile.
    pub fn give_way(&mut self) -> Result<(), Stop> {
        let callback = self.machine().callback;
        self.note_where_it_stands();
        fiber::suspend();
        self.machine().callback = callback;
        if self.machine().ending.is_some() {
            Err(Stop(()))
        } else {
            Ok(())
        }
    }

    /// Lets the scheduler decide who goes on now.
    ///
    /// # Errors
    /// If the run ended meanwhile.
    pub fn let_others_go_on(&mut self) -> Result<(), Stop> {
        let machine = self.machine();
        if machine.pace.is_over(machine.step) {
            self.offer_turn()
        } else {
            Ok(())
        }
    }

    /// Asks the scheduler whether others go on now, and gives way if so.
    pub(crate) fn offer_turn(&mut self) -> Result<(), Stop> {
        if self.machine().keeps_turn() {
            return Ok(());
        }
        self.give_way()
    }

    /// The driver only waits for others: a scheduler that lets it go on again and again gets nowhere.
    pub fn waits_for_others(&mut self) {
        self.machine().turns.yields = true;
    }

    /// Which of `count` variations of what happens to the driver comes next; 0 is the plain one.
    pub fn variation(&mut self, count: usize) -> usize {
        if !self.can_fail() || count < 2 {
            return 0;
        }
        let question = Question {
            topic: Topic::Variation,
            alternatives: count,
        };
        self.machine().scheduler.choose(question).min(count - 1)
    }
}
