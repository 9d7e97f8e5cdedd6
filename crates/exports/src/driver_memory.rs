//! What the bodies of exported functions copy out of a driver's memory and into it.
//!
//! A bad address ends the run as the fault that the function itself would have had. A string or a
//! block that is copied out owns memory: it must be dropped before the body suspends.

use abi::Address;
use executive::memory::{BadAddress, Memory};
use executive::strings::CountedString;
use machine::{Call, Stop};

/// Strings without a NUL in this many characters are taken for one that is missing.
const LONGEST_STRING: u64 = 1 << 20;

/// Ends the run if an access failed.
pub(crate) fn checked<T>(call: &mut Call, access: Result<T, BadAddress>) -> Result<T, Stop> {
    access.map_err(|bad| call.bad_address(bad))
}

/// `length` bytes at `at`.
pub(crate) fn bytes(call: &mut Call, at: Address, length: u64) -> Result<Vec<u8>, Stop> {
    let read = call.memory().read_bytes(at, length);
    checked(call, read)
}

/// Copies `from` to `at`, which may be anything for no bytes.
pub(crate) fn put(call: &mut Call, at: Address, from: &[u8]) -> Result<(), Stop> {
    if from.is_empty() {
        return Ok(());
    }
    let written = call.memory().write(at, from);
    checked(call, written)
}

/// Copies UTF-16 code units to `at`, which may be anything for none.
pub(crate) fn put_wide(call: &mut Call, at: Address, from: &[u16]) -> Result<(), Stop> {
    if from.is_empty() {
        return Ok(());
    }
    let written = call.memory().write_wide(at, from);
    checked(call, written)
}

/// The bytes of a string up to its NUL.
pub(crate) fn string(call: &mut Call, at: Address) -> Result<Vec<u8>, Stop> {
    let read = call.memory().read_string(at, LONGEST_STRING);
    checked(call, read)
}

/// The code units of a UTF-16 string up to its NUL.
pub(crate) fn wide_string(call: &mut Call, at: Address) -> Result<Vec<u16>, Stop> {
    let read = call.memory().read_wide_string(at, LONGEST_STRING);
    checked(call, read)
}

/// The code units of the `UNICODE_STRING` at `at`; none for NULL.
pub(crate) fn unicode_string(call: &mut Call, at: Address) -> Result<Vec<u16>, Stop> {
    let read = CountedString::wide_at(call.memory(), at);
    checked(call, read)
}
