//! A last line of defence around the parsers of debug information, which are not ours.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// The answer of `parse`, or `None` if it panicked.
///
/// The parsers return errors for what is damaged; a panic would be a fault of theirs, and a report
/// without lines is better than none.
pub(crate) fn guarded<T>(parse: impl FnOnce() -> T) -> Option<T> {
    // Whatever `parse` changes is thrown away with its panic: the parsers' caches are made anew.
    catch_unwind(AssertUnwindSafe(parse)).ok()
}
