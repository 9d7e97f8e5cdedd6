//! How many steps the running activity may still take before the scheduler is asked, and whether each
//! of them needs more than the usual attention. One comparison tells whether the usual way will do, because
//! every kernel call makes it.

/// The steps at which things change, as numbers of steps taken before.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pace {
    /// Up to here nobody watches.
    quick_end: u64,
    /// Here the scheduler is asked.
    end: u64,
}

impl Pace {
    /// Lets the running activity take `steps` after the step `now`, each of them watched if `watched` is true.
    pub(crate) fn new(now: u64, steps: u32, watched: bool) -> Self {
        let end = now.saturating_add(u64::from(steps));
        Self {
            quick_end: if watched { 0 } else { end },
            end,
        }
    }

    /// Whether the step after `now` is one of those that nobody watches.
    #[inline(always)]
    pub(crate) fn is_quick(self, now: u64) -> bool {
        now < self.quick_end
    }

    /// The steps that are left are watched.
    pub(crate) fn watch(&mut self) {
        self.quick_end = 0;
    }

    /// Whether the scheduler is to be asked before the step after `now`.
    #[inline]
    pub(crate) fn is_over(self, now: u64) -> bool {
        now >= self.end
    }
}

#[cfg(test)]
mod tests {
    use super::Pace;

    #[test]
    fn steps_are_quick_until_none_is_left() {
        let pace = Pace::new(10, 2, false);
        assert!(pace.is_quick(10) && pace.is_quick(11));
        assert!(!pace.is_quick(12) && pace.is_over(12));
    }

    #[test]
    fn watched_steps_are_counted_but_never_quick() {
        let pace = Pace::new(10, 1, true);
        assert!(!pace.is_quick(10) && !pace.is_over(10));
        assert!(!pace.is_quick(11) && pace.is_over(11));
    }

    #[test]
    fn steps_can_be_watched_from_some_step_on() {
        let mut pace = Pace::new(10, 2, false);
        pace.watch();
        assert!(!pace.is_quick(10) && !pace.is_over(11) && pace.is_over(12));
    }

    #[test]
    fn a_pace_that_was_never_set_is_over() {
        assert!(Pace::default().is_over(0) && !Pace::default().is_quick(0));
    }
}
