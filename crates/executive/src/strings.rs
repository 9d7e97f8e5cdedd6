//! Counted strings of the driver, and the run-time library's functions over them.
//! Page: kernel/run-time-library--rtl--routines.

mod case;
pub mod code_page;

pub use case::{compare_without_case, upcase};
