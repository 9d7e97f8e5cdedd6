//! Formatted output into memory: the kernel's `sprintf` family. Page:
//! c-runtime-library/format-specification-syntax-printf-and-wprintf-functions.
//!
//! Without a count there is no limit, as in C; an overrun is found where it happens.

use abi::Address;
use executive::debug_print::{Formatted, VaList, format_at, format_wide_at};
use machine::{Call, Stop, VariableArguments, exports};

use crate::driver_memory::{put, put_wide};
use crate::ntoskrnl::debug_print::{bad_format, check_level};

exports! {
    image: "ntoskrnl.exe";

    #[docs("c-runtime-library/reference/vsnprintf-vsnprintf-vsnprintf-l-vsnwprintf-vsnwprintf-l")]
    #[irql(any)]
    fn _vsnprintf(buffer: Address, count: u64, format: Address, argptr: Address) -> i32;

    #[docs("c-runtime-library/reference/snprintf-snprintf-snprintf-l-snwprintf-snwprintf-l")]
    #[irql(any)]
    #[variadic]
    fn _snprintf(buffer: Address, count: u64, format: Address) -> i32;

    #[docs("c-runtime-library/reference/vsprintf-vsprintf-l-vswprintf-vswprintf-l-vswprintf-l")]
    #[irql(any)]
    fn vsprintf(buffer: Address, format: Address, argptr: Address) -> i32;

    #[docs("c-runtime-library/reference/sprintf-sprintf-l-swprintf-swprintf-l-swprintf-l")]
    #[irql(any)]
    #[variadic]
    fn sprintf(buffer: Address, format: Address) -> i32;

    #[docs("c-runtime-library/reference/vsnprintf-vsnprintf-vsnprintf-l-vsnwprintf-vsnwprintf-l")]
    #[irql(any)]
    fn _vsnwprintf(buffer: Address, count: u64, format: Address, argptr: Address) -> i32;

    #[docs("c-runtime-library/reference/snprintf-snprintf-snprintf-l-snwprintf-snwprintf-l")]
    #[irql(any)]
    #[variadic]
    fn _snwprintf(buffer: Address, count: u64, format: Address) -> i32;

    #[docs("c-runtime-library/reference/sprintf-sprintf-l-swprintf-swprintf-l-swprintf-l")]
    #[irql(any)]
    #[variadic]
    fn swprintf(buffer: Address, format: Address) -> i32;
}

/// Writes up to `count` bytes, with a NUL behind them only if there is room for it; gives their number,
/// or -1 if there was more to write.
fn _vsnprintf(
    call: &mut Call,
    buffer: Address,
    count: u64,
    format: Address,
    argptr: Address,
) -> Result<i32, Stop> {
    narrow(call, buffer, count, format, argptr)
}

/// As `_vsnprintf`, with the arguments themselves.
fn _snprintf(
    call: &mut Call,
    buffer: Address,
    count: u64,
    format: Address,
    arguments: VariableArguments,
) -> Result<i32, Stop> {
    narrow(call, buffer, count, format, arguments.0)
}

/// As `_vsnprintf`, without a limit.
fn vsprintf(
    call: &mut Call,
    buffer: Address,
    format: Address,
    argptr: Address,
) -> Result<i32, Stop> {
    narrow(call, buffer, u64::MAX, format, argptr)
}

/// As `_snprintf`, without a limit.
fn sprintf(
    call: &mut Call,
    buffer: Address,
    format: Address,
    arguments: VariableArguments,
) -> Result<i32, Stop> {
    narrow(call, buffer, u64::MAX, format, arguments.0)
}

/// As `_vsnprintf`, in UTF-16.
fn _vsnwprintf(
    call: &mut Call,
    buffer: Address,
    count: u64,
    format: Address,
    argptr: Address,
) -> Result<i32, Stop> {
    wide(call, buffer, count, format, argptr)
}

/// As `_snprintf`, in UTF-16.
fn _snwprintf(
    call: &mut Call,
    buffer: Address,
    count: u64,
    format: Address,
    arguments: VariableArguments,
) -> Result<i32, Stop> {
    wide(call, buffer, count, format, arguments.0)
}

/// As `sprintf`, in UTF-16.
fn swprintf(
    call: &mut Call,
    buffer: Address,
    format: Address,
    arguments: VariableArguments,
) -> Result<i32, Stop> {
    wide(call, buffer, u64::MAX, format, arguments.0)
}

/// What is written of a result, and what is returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ending {
    /// Whether a NUL follows the characters.
    terminated: bool,
    /// The result of the function.
    result: i32,
}

/// How the output of `length` characters ends in a buffer of `count`.
fn ending(length: usize, count: u64, truncated: bool) -> Ending {
    if truncated {
        return Ending {
            terminated: false,
            result: -1,
        };
    }
    let result = i32::try_from(length).unwrap_or(i32::MAX);
    Ending {
        terminated: (length as u64) < count,
        result,
    }
}

/// Without a buffer and a count, only the length is asked for.
fn asks_for_length(buffer: Address, count: u64) -> bool {
    buffer.is_null() && count == 0
}

/// How many characters are wanted; more than the result can count are never written.
fn limit(buffer: Address, count: u64) -> usize {
    const MOST: usize = i32::MAX as usize;
    if asks_for_length(buffer, count) {
        return MOST;
    }
    usize::try_from(count).map_or(MOST, |count| count.min(MOST))
}

fn narrow(
    call: &mut Call,
    buffer: Address,
    count: u64,
    format: Address,
    arguments: Address,
) -> Result<i32, Stop> {
    let mut arguments = VaList(arguments);
    let formatted = format_at(call.memory(), format, &mut arguments, limit(buffer, count));
    let formatted: Formatted = formatted.map_err(|error| bad_format(call, error))?;
    check_level(call, &formatted);
    let mut bytes = formatted.to_bytes();
    let ending = ending(bytes.len(), count, formatted.truncated);
    if !asks_for_length(buffer, count) {
        if ending.terminated {
            bytes.push(0);
        }
        put(call, buffer, &bytes)?;
    }
    Ok(ending.result)
}

fn wide(
    call: &mut Call,
    buffer: Address,
    count: u64,
    format: Address,
    arguments: Address,
) -> Result<i32, Stop> {
    let mut arguments = VaList(arguments);
    let formatted = format_wide_at(call.memory(), format, &mut arguments, limit(buffer, count));
    let formatted: Formatted = formatted.map_err(|error| bad_format(call, error))?;
    check_level(call, &formatted);
    let mut units = formatted.text;
    let ending = ending(units.len(), count, formatted.truncated);
    if !asks_for_length(buffer, count) {
        if ending.terminated {
            units.push(0);
        }
        put_wide(call, buffer, &units)?;
    }
    Ok(ending.result)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// c-runtime-library/reference/vsnprintf-vsnprintf-vsnprintf-l-vsnwprintf-vsnwprintf-l: what of
    /// the output is less than, equal to or greater than the count.
    #[test]
    fn a_nul_is_written_only_if_it_fits() {
        assert_eq!(
            ending(3, 4, false),
            Ending {
                terminated: true,
                result: 3
            }
        );
        assert_eq!(
            ending(4, 4, false),
            Ending {
                terminated: false,
                result: 4
            }
        );
        assert_eq!(
            ending(4, 4, true),
            Ending {
                terminated: false,
                result: -1
            }
        );
    }
}
