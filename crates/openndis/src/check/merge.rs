//! Putting the parts of a check together: those of worker processes, or of machines that ran a shard each.

use std::collections::BTreeMap;

use thiserror::Error;

use super::outcome::{CheckOutcome, Found, Identity, identity};
use crate::outcome::Verdict;

/// Why parts don't belong together.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MergeError {
    /// There is none.
    #[error("there is nothing to merge")]
    Nothing,
    /// One is of another version of this program.
    #[error(
        "part {part} has schema {found}, part 1 has {expected}; check all parts with one version of openndis"
    )]
    Schema {
        /// Which part, from 1.
        part: usize,
        /// The schema of the first.
        expected: u32,
        /// Its schema.
        found: u32,
    },
    /// One is of another driver image.
    #[error(
        "part {part} is of an image of SHA-256\n  {found}\nbut part 1 of\n  {expected}\nOnly parts of one check can be merged."
    )]
    OtherImage {
        /// Which part, from 1.
        part: usize,
        /// The hash of the first.
        expected: String,
        /// Its hash.
        found: String,
    },
}

/// Puts the parts of a check together.
///
/// # Errors
/// If they are not of one image and one version.
pub fn merge(parts: Vec<CheckOutcome>) -> Result<CheckOutcome, MergeError> {
    let mut parts = parts.into_iter();
    let mut merged = parts.next().ok_or(MergeError::Nothing)?;
    let mut violations: BTreeMap<_, Found> = BTreeMap::new();
    for found in std::mem::take(&mut merged.violations) {
        add(&mut violations, found);
    }
    for (index, part) in parts.enumerate() {
        check_match(index + 2, &merged, &part)?;
        merged.schedules_run += part.schedules_run;
        merged.steps += part.steps;
        merged.coverage.blocks = merged.coverage.blocks.max(part.coverage.blocks);
        merged.coverage.known.extend(&part.coverage.known);
        merged.coverage.reached.extend(&part.coverage.reached);
        if !merged.exhaustive {
            merged.exhaustive = part.exhaustive;
            merged.bounds = part.bounds;
        }
        for gap in part.unsupported {
            if merged
                .unsupported
                .iter()
                .all(|known| known.what != gap.what)
            {
                merged.unsupported.push(gap);
            }
        }
        if weight(part.verdict) > weight(merged.verdict) {
            merged.verdict = part.verdict;
            merged.message = part.message;
        }
        for note in part.notes {
            if !merged.notes.contains(&note) {
                merged.notes.push(note);
            }
        }
        for found in part.violations {
            add(&mut violations, found);
        }
    }
    merged.violations = violations.into_values().collect();
    merged.violations.sort_by_key(|found| found.found_in);
    Ok(merged)
}

fn check_match(part: usize, first: &CheckOutcome, other: &CheckOutcome) -> Result<(), MergeError> {
    if first.schema != other.schema {
        return Err(MergeError::Schema {
            part,
            expected: first.schema,
            found: other.schema,
        });
    }
    if first.driver.sha256 != other.driver.sha256 {
        return Err(MergeError::OtherImage {
            part,
            expected: first.driver.sha256.clone(),
            found: other.driver.sha256.clone(),
        });
    }
    Ok(())
}

/// Adds a violation, or what is better of it if it is known: the plainer schedule.
fn add(violations: &mut BTreeMap<Identity, Found>, found: Found) {
    match violations.entry(identity(&found.violation)) {
        std::collections::btree_map::Entry::Vacant(place) => {
            place.insert(found);
        }
        std::collections::btree_map::Entry::Occupied(mut place) => {
            let known = place.get_mut();
            let seen = known.seen + found.seen;
            let found_in = known.found_in.min(found.found_in);
            if (found.cost, found.found_in) < (known.cost, known.found_in) {
                *known = found;
            }
            known.seen = seen;
            known.found_in = found_in;
        }
    }
}

/// Which verdict wins: a fault of ours first, since nothing can be relied on then.
fn weight(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Clean => 0,
        Verdict::Unsupported => 1,
        Verdict::Violation => 2,
        Verdict::BadInput => 3,
        Verdict::Internal => 4,
    }
}
