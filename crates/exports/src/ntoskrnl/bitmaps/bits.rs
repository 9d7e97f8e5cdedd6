//! The bits of a bitmap, copied out of the driver's memory.

/// Bits one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// The first.
    pub(super) start: u32,
    /// How many.
    pub(super) length: u32,
}

impl Run {
    fn end(self) -> u32 {
        self.start.saturating_add(self.length)
    }
}

/// A copy of a bitmap.
#[derive(Clone, Debug)]
pub(super) struct Bits {
    bytes: Vec<u8>,
    size: u32,
}

impl Bits {
    /// `size` bits in whole words.
    pub(super) fn new(bytes: Vec<u8>, size: u32) -> Self {
        Self { bytes, size }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many bits there are.
    pub(super) fn size(&self) -> u32 {
        self.size
    }

    fn is_set(&self, number: u32) -> bool {
        let byte = self.bytes.get(number as usize / 8).copied().unwrap_or(0);
        byte >> (number % 8) & 1 != 0
    }

    /// Sets or clears a run, as far as it lies in the bitmap.
    pub(super) fn change(&mut self, run: Run, set: bool) {
        for number in run.start..run.end().min(self.size) {
            let bit = 1 << (number % 8);
            if let Some(byte) = self.bytes.get_mut(number as usize / 8) {
                *byte = if set { *byte | bit } else { *byte & !bit };
            }
        }
    }

    /// Whether a run lies in the bitmap, is not empty, and has only bits that are so.
    pub(super) fn all(&self, run: Run, set: bool) -> bool {
        let inside =
            run.length > 0 && u64::from(run.start) + u64::from(run.length) <= u64::from(self.size);
        inside && (run.start..run.end()).all(|number| self.is_set(number) == set)
    }

    /// The first run of `length` bits that are so, from `hint` on and then from the start.
    pub(super) fn find(&self, length: u32, hint: u32, set: bool) -> Option<u32> {
        let hint = if hint < self.size { hint } else { 0 };
        if length == 0 {
            return Some(hint);
        }
        let from_hint = self.find_between(hint, self.size, length, set);
        let wrapped = || {
            // A run may reach over the hint.
            let end = hint.saturating_add(length - 1).min(self.size);
            self.find_between(0, end, length, set)
        };
        from_hint.or_else(wrapped)
    }

    fn find_between(&self, from: u32, to: u32, length: u32, set: bool) -> Option<u32> {
        let mut found = 0;
        for number in from..to {
            found = if self.is_set(number) == set {
                found + 1
            } else {
                0
            };
            if found == length {
                return Some(number + 1 - length);
            }
        }
        None
    }

    /// All runs of clear bits from `from` on, in order.
    pub(super) fn clear_runs(&self, from: u32) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for number in from..self.size {
            if self.is_set(number) {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.end() == number => run.length += 1,
                _ => runs.push(Run {
                    start: number,
                    length: 1,
                }),
            }
        }
        runs
    }

    /// How many bits are set.
    pub(super) fn count_set(&self) -> u32 {
        (0..self.size)
            .map(|number| u32::from(self.is_set(number)))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bits() -> Bits {
        // Bits 0 to 3 and 8 to 9 of 20 are set.
        Bits::new(vec![0x0F, 0x03, 0, 0], 20)
    }

    #[test]
    fn clear_bits_are_searched_from_the_hint_and_then_from_the_start() {
        assert_eq!(bits().find(4, 0, false), Some(4));
        assert_eq!(bits().find(4, 5, false), Some(10));
        assert_eq!(bits().find(4, 18, false), Some(4));
        assert_eq!(bits().find(11, 0, false), None);
    }

    #[test]
    fn a_run_that_reaches_over_the_hint_is_found() {
        assert_eq!(bits().find(10, 12, false), Some(10));
    }

    #[test]
    fn a_hint_behind_the_end_is_the_start() {
        assert_eq!(bits().find(2, 20, true), Some(0));
    }

    #[test]
    fn runs_of_clear_bits_end_with_the_bitmap() {
        let runs = [
            Run {
                start: 4,
                length: 4,
            },
            Run {
                start: 10,
                length: 10,
            },
        ];
        assert_eq!(bits().clear_runs(0), runs);
        assert_eq!(
            bits().clear_runs(6)[0],
            Run {
                start: 6,
                length: 2
            }
        );
    }

    #[test]
    fn an_empty_run_or_one_behind_the_end_is_neither_set_nor_clear() {
        assert!(bits().all(
            Run {
                start: 4,
                length: 4
            },
            false
        ));
        assert!(!bits().all(
            Run {
                start: 4,
                length: 0
            },
            false
        ));
        assert!(!bits().all(
            Run {
                start: 16,
                length: 5
            },
            false
        ));
    }

    #[test]
    fn set_bits_are_counted_up_to_the_size() {
        let mut bits = bits();
        bits.change(
            Run {
                start: 18,
                length: 9,
            },
            true,
        );
        assert_eq!(bits.count_set(), 8);
        assert_eq!(bits.bytes(), [0x0F, 0x03, 0x0C, 0]);
    }
}
