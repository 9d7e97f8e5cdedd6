//! Circles of nested locks whose parts could have happened at the same time.

use std::collections::BTreeMap;

use abi::Address;

use super::LockNesting;

/// The most locks of a circle that is looked for.
const LONGEST: usize = 4;

type Nested = BTreeMap<(Address, Address), Vec<LockNesting>>;

/// The nestings that lead from the inner lock of `last` back to its outer one, if any do.
pub(super) fn closed_by(nested: &Nested, last: &LockNesting) -> Option<Vec<LockNesting>> {
    let mut path = vec![last];
    find(nested, last, &mut path)?;
    Some(path.into_iter().skip(1).cloned().collect())
}

fn find<'nested>(
    nested: &'nested Nested,
    last: &'nested LockNesting,
    path: &mut Vec<&'nested LockNesting>,
) -> Option<()> {
    let before = *path.last()?;
    let from = before.inner.lock;
    for ((_, to), nestings) in nested.range((from, Address::NULL)..=(from, Address(u64::MAX))) {
        let closes = *to == last.outer.lock;
        let is_visited = path.iter().any(|it| it.outer.lock == *to) && !closes;
        if is_visited {
            continue;
        }
        for nesting in nestings {
            let fits = blocks(before, nesting)
                && path.iter().all(|other| are_concurrent(nesting, other))
                && (!closes || blocks(nesting, last));
            if !fits {
                continue;
            }
            path.push(nesting);
            if closes || path.len() < LONGEST && find(nested, last, path).is_some() {
                return Some(());
            }
            path.pop();
        }
    }
    None
}

/// Whether the one that acquires a lock waits for the other, which holds it.
fn blocks(acquires: &LockNesting, holds: &LockNesting) -> bool {
    acquires.inner.exclusive || holds.outer.exclusive
}

/// Whether nothing that is known keeps two nestings from happening at the same time.
fn are_concurrent(one: &LockNesting, other: &LockNesting) -> bool {
    let (earlier, later) = if one.number <= other.number {
        (one, other)
    } else {
        (other, one)
    };
    let is_guarded = earlier
        .guards
        .iter()
        .any(|guard| later.guards.contains(guard));
    let is_before =
        earlier.number < later.course.waited || earlier.inner.acquired.step <= later.course.queued;
    !earlier.course.is_same(later.course) && !is_guarded && !is_before
}
