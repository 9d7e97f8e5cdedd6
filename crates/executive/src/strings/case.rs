//! Upper case as Windows compares names: one UTF-16 code unit at a time.
//! Page: wdm/nf-wdm-rtlupcaseunicodechar.

use std::cmp::Ordering;

/// The upper case of one code unit, itself when there is none.
///
/// Only mappings of one code unit to one count, so that a string keeps its length. The
/// dotless i and the long s stay as they are, as on Windows: otherwise they would equal plain
/// letters.
#[must_use]
pub fn upcase(unit: u16) -> u16 {
    const DOTLESS_I: u16 = 0x131;
    const LONG_S: u16 = 0x17f;
    match unit {
        0x61..=0x7a => unit - 0x20,
        0..=0x7f | DOTLESS_I | LONG_S => unit,
        _ => upcase_beyond_ascii(unit),
    }
}

fn upcase_beyond_ascii(unit: u16) -> u16 {
    let Some(character) = char::from_u32(u32::from(unit)) else {
        return unit;
    };
    let mut mapped = character.to_uppercase();
    match (mapped.next().map(u32::from), mapped.next()) {
        (Some(one), None) => u16::try_from(one).unwrap_or(unit),
        _ => unit,
    }
}

/// Compares two names without regard to case.
#[must_use]
pub fn compare_without_case(left: &[u16], right: &[u16]) -> Ordering {
    left.iter()
        .map(|&unit| upcase(unit))
        .cmp(right.iter().map(|&unit| upcase(unit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn letters_of_latin_greek_and_cyrillic_have_upper_case() {
        let upper: Vec<u16> = wide("azéßαж").into_iter().map(upcase).collect();
        assert_eq!(String::from_utf16_lossy(&upper), "AZÉßΑЖ");
    }

    #[test]
    fn surrogates_and_digits_stay_as_they_are() {
        for unit in [0xd800, 0xdfff, 0x30, 0x5f] {
            assert_eq!(upcase(unit), unit);
        }
    }

    #[test]
    fn dotless_i_is_not_plain_i() {
        assert_ne!(upcase(0x131), u16::from(b'I'));
    }

    #[test]
    fn names_that_differ_in_case_are_equal() {
        assert_eq!(
            compare_without_case(&wide("\\Device\\Nic"), &wide("\\DEVICE\\NIC")),
            Ordering::Equal
        );
        assert_eq!(
            compare_without_case(&wide("b"), &wide("A")),
            Ordering::Greater
        );
        assert_eq!(
            compare_without_case(&wide("ab"), &wide("abc")),
            Ordering::Less
        );
    }
}
