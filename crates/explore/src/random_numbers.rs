//! Random numbers that are the same for a seed in every version: seeds are published.
//!
//! The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
//! generators", 2014), which needs no state beyond a counter.

/// A sequence of random numbers.
#[derive(Clone, Debug)]
pub(crate) struct RandomNumbers {
    state: u64,
}

const GOLDEN_GAMMA: u64 = 0x9E37_79B9_7F4A_7C15;

fn mix(mut number: u64) -> u64 {
    number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

impl RandomNumbers {
    /// The sequence of run `run` of `seed`. Sequences of other runs and seeds have nothing in common with it.
    pub(crate) fn new(seed: u64, run: u64) -> Self {
        let run = mix(run.wrapping_add(GOLDEN_GAMMA));
        Self {
            state: mix(seed ^ run),
        }
    }

    /// The next number, of all.
    #[inline]
    pub(crate) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(GOLDEN_GAMMA);
        mix(self.state)
    }

    /// The next number, of those below `bound`, which is at least 1.
    #[inline]
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        scale(self.next(), bound)
    }
}

/// Maps `random`'s lower half to a number below `bound`, all about equally often.
#[inline]
pub(crate) fn scale(random: u64, bound: usize) -> usize {
    let bound = bound as u64 & 0xFFFF_FFFF;
    let scaled = ((random & 0xFFFF_FFFF) * bound) >> 32;
    usize::try_from(scaled).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_seed_never_change() {
        let mut numbers = RandomNumbers::new(7, 3);
        let first = [numbers.next(), numbers.next()];
        assert_eq!(
            first,
            [7_250_273_413_821_410_515, 16_474_944_268_897_792_596]
        );
    }

    /// The first numbers that the authors' own program prints for this state.
    #[test]
    fn numbers_are_those_of_split_mix_64() {
        let mut numbers = RandomNumbers { state: 1_234_567 };
        let first = [numbers.next(), numbers.next()];
        assert_eq!(
            first,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]
        );
    }

    #[test]
    fn numbers_below_a_bound_reach_all_of_them() {
        let mut numbers = RandomNumbers::new(0, 0);
        let mut seen = [0; 5];
        for _ in 0..1000 {
            seen[numbers.below(5)] += 1;
        }
        assert!(seen.iter().all(|&count| count > 150), "{seen:?}");
    }
}
