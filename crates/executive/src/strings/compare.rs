//! Comparing strings and memory.
//! Pages: wdm/nf-wdm-rtlcompareunicodestring, wdm/nf-wdm-rtlequalunicodestring,
//! wdm/nf-wdm-rtlprefixunicodestring, wdm/nf-wdm-rtlcomparememory.

use abi::Address;

use super::{CountedString, upcase};
use crate::memory::{BadAddress, Memory};

/// Compares two `UNICODE_STRING`s: negative, zero or positive as the first is less than, equal
/// to or greater than the second (`RtlCompareUnicodeString`; zero is TRUE of
/// `RtlEqualUnicodeString`).
///
/// # Errors
/// [`BadAddress`] when a string or its text cannot be read.
pub fn compare_unicode_strings<M: Memory>(
    memory: &M,
    left: Address,
    right: Address,
    without_case: bool,
) -> Result<i32, BadAddress> {
    let left = text(memory, left, without_case)?;
    let right = text(memory, right, without_case)?;
    for (a, b) in left.iter().zip(&right) {
        if a != b {
            return Ok(i32::from(*a) - i32::from(*b));
        }
    }
    let length = |text: &[u16]| i32::try_from(text.len()).unwrap_or(i32::MAX);
    Ok(length(&left) - length(&right))
}

/// Whether the first `UNICODE_STRING` starts the second (`RtlPrefixUnicodeString`).
///
/// # Errors
/// [`BadAddress`] when a string or its text cannot be read.
pub fn is_unicode_prefix<M: Memory>(
    memory: &M,
    prefix: Address,
    of: Address,
    without_case: bool,
) -> Result<bool, BadAddress> {
    Ok(text(memory, of, without_case)?.starts_with(&text(memory, prefix, without_case)?))
}

fn text<M: Memory>(memory: &M, at: Address, without_case: bool) -> Result<Vec<u16>, BadAddress> {
    let mut text = CountedString::read(memory, at)?.wide(memory)?;
    if without_case {
        text.iter_mut().for_each(|unit| *unit = upcase(*unit));
    }
    Ok(text)
}

/// How many bytes of two blocks are equal before the first difference (`RtlCompareMemory`).
///
/// # Errors
/// [`BadAddress`] when one of them cannot be read.
pub fn compare_memory<M: Memory>(
    memory: &M,
    left: Address,
    right: Address,
    length: u64,
) -> Result<u64, BadAddress> {
    let left = memory.read_bytes(left, length)?;
    let right = memory.read_bytes(right, length)?;
    let equal = left.iter().zip(&right).take_while(|(a, b)| a == b).count();
    Ok(equal as u64)
}

#[cfg(test)]
mod tests {
    use super::super::initialize_unicode_string;
    use super::*;
    use crate::memory::TestMemory;

    const LEFT: Address = Address(0x1000);
    const RIGHT: Address = Address(0x1010);

    fn memory(left: &str, right: &str) -> TestMemory {
        let mut memory = TestMemory::new();
        memory.map(0x1000, 0x20);
        for (string, at, text) in [(LEFT, 0x2000, left), (RIGHT, 0x3000, right)] {
            let text = memory.place_wide(at, text);
            initialize_unicode_string(&mut memory, string, text).unwrap();
        }
        memory
    }

    #[test]
    fn the_first_difference_decides_then_the_length() {
        for (left, right, expected) in [
            ("abc", "abd", -1),
            ("b", "abc", 1),
            ("ab", "abc", -1),
            ("abc", "abc", 0),
        ] {
            assert_eq!(
                compare_unicode_strings(&memory(left, right), LEFT, RIGHT, false),
                Ok(expected)
            );
        }
    }

    #[test]
    fn case_counts_unless_told_otherwise() {
        let memory = memory("Ethernet", "ETHERNET");
        assert_ne!(compare_unicode_strings(&memory, LEFT, RIGHT, false), Ok(0));
        assert_eq!(compare_unicode_strings(&memory, LEFT, RIGHT, true), Ok(0));
    }

    #[test]
    fn a_string_starts_itself_and_longer_ones() {
        assert_eq!(
            is_unicode_prefix(&memory("ab", "ABC"), LEFT, RIGHT, true),
            Ok(true)
        );
        assert_eq!(
            is_unicode_prefix(&memory("ab", "ABC"), LEFT, RIGHT, false),
            Ok(false)
        );
        assert_eq!(
            is_unicode_prefix(&memory("abc", "ab"), LEFT, RIGHT, false),
            Ok(false)
        );
        assert_eq!(
            is_unicode_prefix(&memory("", "ab"), LEFT, RIGHT, false),
            Ok(true)
        );
    }

    #[test]
    fn compare_memory_counts_the_equal_bytes() {
        let mut memory = TestMemory::new();
        memory.place(0x1000, b"abcdef");
        memory.place(0x2000, b"abcxef");
        let compare = |length| compare_memory(&memory, Address(0x1000), Address(0x2000), length);
        assert_eq!(compare(6), Ok(3));
        assert_eq!(compare(2), Ok(2));
        assert_eq!(compare(7), Err(BadAddress::read(Address(0x1000), 7)));
    }
}
