//! Numbers in strings.
//! Pages: wdm/nf-wdm-rtlintegertounicodestring, wdm/nf-wdm-rtlunicodestringtointeger.

use abi::constants::ntstatus::{STATUS_INVALID_PARAMETER, STATUS_SUCCESS};
use abi::{Address, NtStatus};

use super::conversions::{Destination, replace};
use super::{CountedString, upcase};
use crate::memory::{BadAddress, Memory};

/// Writes `value` to the string in a base of 2, 8, 10 or 16; 0 stands for 10. Gives
/// `STATUS_INVALID_PARAMETER` for another base, `STATUS_BUFFER_OVERFLOW` when it does not fit.
///
/// # Errors
/// [`BadAddress`] when the string or its buffer cannot be accessed.
pub fn integer_to_unicode_string<M: Memory>(
    memory: &mut M,
    value: u64,
    base: u32,
    destination: Address,
) -> Result<NtStatus, BadAddress> {
    let text = match base {
        0 | 10 => value.to_string(),
        2 => format!("{value:b}"),
        8 => format!("{value:o}"),
        16 => format!("{value:X}"),
        _ => return Ok(NtStatus(STATUS_INVALID_PARAMETER)),
    };
    let text: Vec<u16> = text.encode_utf16().collect();
    replace(memory, destination, &text, Destination::Existing, 0)
}

/// Reads a number from the string and writes it, 32 bits, to `result`.
///
/// White space and a sign may stand before it. With base 0, `0x`, `0o` and `0b` select the base,
/// else it is 10. The number ends at the first character that is no digit; without any it is
/// 0. Gives `STATUS_INVALID_PARAMETER` for a base other than 0, 2, 8, 10 and 16.
///
/// # Errors
/// [`BadAddress`] when the string or the result cannot be accessed.
pub fn unicode_string_to_integer<M: Memory>(
    memory: &mut M,
    string: Address,
    base: u32,
    result: Address,
) -> Result<NtStatus, BadAddress> {
    let text = CountedString::read(memory, string)?.wide(memory)?;
    if !matches!(base, 0 | 2 | 8 | 10 | 16) {
        return Ok(NtStatus(STATUS_INVALID_PARAMETER));
    }
    memory.write_scalar(result, parse(&text, base))?;
    Ok(NtStatus(STATUS_SUCCESS))
}

fn parse(text: &[u16], base: u32) -> u32 {
    const SPACE: u16 = 0x20;
    let start = text
        .iter()
        .position(|&unit| unit > SPACE)
        .unwrap_or(text.len());
    let mut rest = &text[start..];
    let negative = rest.first() == Some(&u16::from(b'-'));
    if negative || rest.first() == Some(&u16::from(b'+')) {
        rest = &rest[1..];
    }
    let mut base = base;
    if base == 0 {
        base = 10;
        if let [0x30, letter, digits @ ..] = rest {
            let selected = [(b'X', 16), (b'O', 8), (b'B', 2)];
            let letter = upcase(*letter);
            if let Some((_, chosen)) = selected.iter().find(|(name, _)| u16::from(*name) == letter)
            {
                base = *chosen;
                rest = digits;
            }
        }
    }
    let digits = rest
        .iter()
        .map_while(|&unit| char::from_u32(u32::from(unit))?.to_digit(base));
    let value = digits.fold(0u32, |value, digit| {
        value.wrapping_mul(base).wrapping_add(digit)
    });
    if negative {
        value.wrapping_neg()
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use abi::constants::ntstatus::STATUS_BUFFER_OVERFLOW;

    use super::super::initialize_unicode_string;
    use super::*;
    use crate::memory::TestMemory;

    const STRING: Address = Address(0x1000);
    const RESULT: Address = Address(0x1010);

    fn written(value: u64, base: u32, room: u16) -> (u32, String) {
        let mut memory = TestMemory::new();
        memory.map(0x1000, 0x200);
        let string = CountedString {
            length: 0,
            maximum_length: room,
            buffer: Address(0x1100),
        };
        string.write(&mut memory, STRING).unwrap();
        let status = integer_to_unicode_string(&mut memory, value, base, STRING).unwrap();
        (
            status.0,
            String::from_utf16(&CountedString::wide_at(&memory, STRING).unwrap()).unwrap(),
        )
    }

    fn read(text: &str, base: u32) -> u32 {
        let mut memory = TestMemory::new();
        memory.map(0x1000, 0x20);
        let text = memory.place_wide(0x2000, text);
        initialize_unicode_string(&mut memory, STRING, text).unwrap();
        assert_eq!(
            unicode_string_to_integer(&mut memory, STRING, base, RESULT),
            Ok(NtStatus::SUCCESS)
        );
        memory.read_u32(RESULT).unwrap()
    }

    #[test]
    fn numbers_are_written_in_the_documented_bases() {
        for (base, expected) in [
            (0, "254"),
            (2, "11111110"),
            (8, "376"),
            (10, "254"),
            (16, "FE"),
        ] {
            assert_eq!(
                written(254, base, 32),
                (STATUS_SUCCESS, expected.to_owned())
            );
        }
        assert_eq!(
            written(254, 3, 32),
            (STATUS_INVALID_PARAMETER, String::new())
        );
    }

    #[test]
    fn a_number_that_does_not_fit_is_not_written() {
        assert_eq!(written(254, 10, 5), (STATUS_BUFFER_OVERFLOW, String::new()));
        assert_eq!(written(254, 10, 6), (STATUS_SUCCESS, "254".to_owned()));
    }

    #[test]
    fn numbers_are_read_up_to_the_first_other_character() {
        for (text, base, expected) in [
            ("42", 10, 42),
            (" \t-1", 10, u32::MAX),
            ("+7x", 10, 7),
            ("0x1F", 0, 31),
            ("0o17", 0, 15),
            ("0b101", 0, 5),
            ("12", 0, 12),
            ("ff", 16, 255),
            ("abc", 10, 0),
            ("", 10, 0),
            ("4294967297", 10, 1),
        ] {
            assert_eq!(read(text, base), expected, "{text:?}");
        }
    }
}
