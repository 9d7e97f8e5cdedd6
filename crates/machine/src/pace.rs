//! How many steps the running activity may still take before the scheduler is asked, and whether each
//! of them needs more than the usual attention. One number tells both, because every kernel call
//! looks at it.

/// The steps that are left, with a mark above them if steps are watched.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pace(u64);

impl Pace {
    const WATCHED: u64 = 1 << 32;

    /// Lets the running activity take `steps`, each of them watched if `watched` is true.
    pub(crate) fn new(steps: u32, watched: bool) -> Self {
        Self(u64::from(steps) | if watched { Self::WATCHED } else { 0 })
    }

    /// Whether the next step is one of those that nobody watches.
    #[inline(always)]
    pub(crate) fn is_quick(self) -> bool {
        self.0.wrapping_sub(1) < Self::WATCHED - 1
    }

    /// Whether the scheduler is to be asked before the next step.
    pub(crate) fn is_over(self) -> bool {
        self.0 & (Self::WATCHED - 1) == 0
    }

    /// Takes a step, of which one is left.
    #[inline(always)]
    pub(crate) fn step(&mut self) {
        debug_assert!(!self.is_over(), "a step is left");
        self.0 = self.0.wrapping_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::Pace;

    #[test]
    fn steps_are_quick_until_none_is_left() {
        let mut pace = Pace::new(2, false);
        assert!(pace.is_quick());
        pace.step();
        assert!(pace.is_quick());
        pace.step();
        assert!(!pace.is_quick() && pace.is_over());
    }

    #[test]
    fn watched_steps_are_counted_but_never_quick() {
        let mut pace = Pace::new(1, true);
        assert!(!pace.is_quick() && !pace.is_over());
        pace.step();
        assert!(!pace.is_quick() && pace.is_over());
    }

    #[test]
    fn longest_pace_is_quick() {
        assert!(Pace::new(u32::MAX, false).is_quick());
    }
}
