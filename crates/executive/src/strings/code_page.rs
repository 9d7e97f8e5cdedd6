//! The machine's ANSI code page, 1252: what byte strings mean.
//! Page: kernel/run-time-library--rtl--routines; the table is that of windows-1252.

/// The characters of the bytes 0x80 to 0x9F. Five bytes have none and stand for themselves.
const HIGH: [u16; 32] = [
    0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
];

/// The UTF-16 code unit of a byte.
#[must_use]
pub fn decode(byte: u8) -> u16 {
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => u16::from(byte),
    }
}

/// The byte of a UTF-16 code unit, `?` when the code page has none.
#[must_use]
pub fn encode(unit: u16) -> u8 {
    if let Ok(byte @ (0..=0x7f | 0xa0..=0xff)) = u8::try_from(unit) {
        return byte;
    }
    let place = HIGH.iter().position(|&high| high == unit);
    place
        .and_then(|place| u8::try_from(0x80 + place).ok())
        .unwrap_or(b'?')
}

/// A byte string in UTF-16.
#[must_use]
pub fn decode_all(bytes: &[u8]) -> Vec<u16> {
    bytes.iter().map(|&byte| decode(byte)).collect()
}

/// A UTF-16 string as bytes, `?` for what the code page does not have.
#[must_use]
pub fn encode_all(units: &[u16]) -> Vec<u8> {
    units.iter().map(|&unit| encode(unit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_comes_back_from_its_code_unit() {
        for byte in 0..=u8::MAX {
            assert_eq!(encode(decode(byte)), byte);
        }
    }

    #[test]
    fn the_euro_sign_has_a_byte_and_a_greek_letter_has_none() {
        assert_eq!(encode(0x20ac), 0x80);
        assert_eq!(encode(0x03b1), b'?');
    }
}
