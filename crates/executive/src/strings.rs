//! Counted strings of the driver, and the run-time library's functions over them.
//! Page: kernel/run-time-library--rtl--routines.
//!
//! `UNICODE_STRING` and `ANSI_STRING` have one layout and differ in what their bytes mean, so
//! both are a [`CountedString`]. Functions that Windows documents with a status give that
//! status; an access that fails is a [`BadAddress`](crate::memory::BadAddress) of its own.
//! Where Windows allocates the destination's buffer, the caller allocates it and hands it in.

mod case;
pub mod code_page;
mod compare;
mod conversions;
mod counted;
mod guids;
mod integers;

pub use case::{compare_without_case, upcase};
pub use compare::{compare_memory, compare_unicode_strings, is_unicode_prefix};
pub use conversions::{
    Destination, ansi_size, ansi_to_unicode, unicode_size, unicode_to_ansi, upcase_unicode_string,
};
pub use counted::{
    CountedString, LONGEST_UNICODE_STRING, append_unicode_string, append_wide_string,
    copy_unicode_string, initialize_ansi_string, initialize_unicode_string,
    initialize_unicode_string_checked,
};
pub use guids::{GUID_STRING_SIZE, guid_from_string, guid_to_string, parse_guid};
pub use integers::{integer_to_unicode_string, unicode_string_to_integer};
