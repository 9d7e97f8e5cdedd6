//! A set of addresses, as ranges.

use std::ops::Range;

/// Ranges in ascending order, none of which touches another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ranges(Vec<Range<u32>>);

impl Ranges {
    pub(crate) fn new(ranges: &[Range<u32>]) -> Self {
        let mut sorted: Vec<Range<u32>> = ranges
            .iter()
            .filter(|range| !range.is_empty())
            .cloned()
            .collect();
        sorted.sort_unstable_by_key(|range| range.start);
        let mut merged: Vec<Range<u32>> = Vec::new();
        for range in sorted {
            match merged.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        Self(merged)
    }

    pub(crate) fn contains(&self, rva: u32) -> bool {
        let after = self.0.partition_point(|range| range.start <= rva);
        after
            .checked_sub(1)
            .is_some_and(|last| self.0[last].contains(&rva))
    }
}

#[cfg(test)]
mod tests {
    use super::Ranges;

    #[test]
    fn range_inside_another_hides_none_of_it() {
        let ranges = Ranges::new(&[10..30, 12..14, 40..40]);
        assert_eq!(
            [9, 10, 20, 29, 30, 40].map(|rva| ranges.contains(rva)),
            [false, true, true, true, false, false]
        );
    }
}
