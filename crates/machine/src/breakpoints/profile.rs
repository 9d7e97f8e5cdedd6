//! Which accesses are worth watching together: those at which different activities touch the same memory, and
//! hold no spin lock in common. They are found by runs in which every access is watched.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use abi::Address;
use disassembly::Kind;
use executive::Activity;

/// Touches that are remembered of one access by one activity.
const MOST_TOUCHES: usize = 64;
/// Overlaps that are looked at in one run.
const MOST_OVERLAPS: usize = 1 << 20;
/// Pairs that are remembered.
const MOST_PAIRS: usize = 1 << 14;

/// That an activity touches memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Touch {
    /// The number of the access.
    pub(super) number: u16,
    pub(super) activity: Activity,
    pub(super) range: Range<u64>,
    pub(super) kind: Kind,
}

/// What an activity was seen to touch by one access.
#[derive(Debug)]
struct Seen {
    touches: Vec<Touch>,
    /// The spin locks that it held each time.
    locks: Vec<Address>,
}

/// What was learned.
#[derive(Debug, Default)]
pub(super) struct Profile {
    /// In this run.
    seen: BTreeMap<(u16, Activity), Seen>,
    /// The accesses that conflict with each, in all runs.
    conflicts: BTreeMap<u16, BTreeSet<u16>>,
    pairs: usize,
}

impl Profile {
    /// An activity that holds `locks` touches memory.
    pub(super) fn note(&mut self, touch: Touch, locks: &[Address]) {
        let key = (touch.number, touch.activity);
        let seen = self.seen.entry(key).or_insert_with(|| Seen {
            touches: Vec::new(),
            locks: locks.to_vec(),
        });
        seen.locks.retain(|lock| locks.contains(lock));
        if seen.touches.len() < MOST_TOUCHES && !seen.touches.contains(&touch) {
            seen.touches.push(touch);
        }
    }

    /// The run is over: takes the conflicts over that it showed.
    pub(super) fn conclude(&mut self) {
        let seen = std::mem::take(&mut self.seen);
        let mut touches: Vec<(&Touch, &[Address])> = Vec::new();
        for seen in seen.values() {
            touches.extend(
                seen.touches
                    .iter()
                    .map(|touch| (touch, seen.locks.as_slice())),
            );
        }
        touches.sort_by_key(|(touch, _)| (touch.range.start, touch.range.end));
        let mut overlaps = 0;
        for (index, (one, locks)) in touches.iter().enumerate() {
            let rest = touches[index + 1..].iter();
            for (other, other_locks) in
                rest.take_while(|(other, _)| other.range.start < one.range.end)
            {
                overlaps += 1;
                if overlaps > MOST_OVERLAPS {
                    return;
                }
                let writes = one.kind.writes() || other.kind.writes();
                let is_locked = locks.iter().any(|lock| other_locks.contains(lock));
                if writes && one.activity != other.activity && !is_locked {
                    self.add_conflict(one.number, other.number);
                }
            }
        }
    }

    fn add_conflict(&mut self, one: u16, other: u16) {
        if self.pairs < MOST_PAIRS && self.conflicts.entry(one).or_default().insert(other) {
            self.conflicts.entry(other).or_default().insert(one);
            self.pairs += 1;
        }
    }

    /// How many pairs of accesses conflict.
    pub(super) fn pairs(&self) -> usize {
        self.pairs
    }

    /// Lists the accesses that are worth watching together with those that were chosen: all that conflict with
    /// one of them, or, if none was chosen, with any. In ascending order.
    pub(super) fn promising(&self, chosen: &[u16], into: &mut Vec<u16>) {
        into.clear();
        if chosen.is_empty() {
            into.extend(self.conflicts.keys());
            return;
        }
        for number in chosen {
            into.extend(self.conflicts.get(number).into_iter().flatten());
        }
        into.retain(|number| !chosen.contains(number));
        into.sort_unstable();
        into.dedup();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use executive::ThreadId;

    const ONE: Activity = Activity::Thread(ThreadId(1));
    const OTHER: Activity = Activity::Thread(ThreadId(2));
    const LOCK: Address = Address(0x1_0000_0000);

    fn touch(number: u16, activity: Activity, range: Range<u64>, kind: Kind) -> Touch {
        Touch {
            number,
            activity,
            range,
            kind,
        }
    }

    fn promising(touches: &[(Touch, &[Address])], chosen: &[u16]) -> Vec<u16> {
        let mut profile = Profile::default();
        for (touch, locks) in touches {
            profile.note(touch.clone(), locks);
        }
        profile.conclude();
        let mut found = Vec::new();
        profile.promising(chosen, &mut found);
        found
    }

    #[test]
    fn accesses_of_two_activities_to_the_same_bytes_conflict() {
        let touches = [
            (touch(3, ONE, 100..104, Kind::Read), &[][..]),
            (touch(5, OTHER, 102..110, Kind::Write), &[]),
            (touch(7, OTHER, 200..204, Kind::Write), &[]),
        ];
        assert_eq!(promising(&touches, &[]), [3, 5]);
        assert_eq!(promising(&touches, &[3]), [5]);
        assert!(promising(&touches, &[7]).is_empty());
    }

    #[test]
    fn accesses_of_one_activity_or_without_a_change_do_not() {
        let of_one = [
            (touch(3, ONE, 100..104, Kind::Write), &[][..]),
            (touch(5, ONE, 100..104, Kind::Write), &[]),
        ];
        assert!(promising(&of_one, &[]).is_empty());
        let reads = [
            (touch(3, ONE, 100..104, Kind::Read), &[][..]),
            (touch(5, OTHER, 100..104, Kind::Read), &[]),
        ];
        assert!(promising(&reads, &[]).is_empty());
    }

    #[test]
    fn lock_that_is_held_at_both_keeps_them_apart_unless_it_is_missing_once() {
        let one = (touch(3, ONE, 100..104, Kind::Write), &[LOCK][..]);
        let other = (touch(3, OTHER, 100..104, Kind::Write), &[LOCK][..]);
        assert!(promising(&[one.clone(), other.clone()], &[]).is_empty());
        let without = (one.0.clone(), &[][..]);
        assert_eq!(promising(&[one, without, other], &[]), [3]);
    }
}
