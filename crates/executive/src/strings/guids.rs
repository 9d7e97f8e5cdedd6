//! GUIDs in strings. Pages: wdm/nf-wdm-rtlstringfromguid, wdm/nf-wdm-rtlguidfromstring.

use abi::constants::ntstatus::{STATUS_INVALID_PARAMETER, STATUS_SUCCESS};
use abi::{Address, NtStatus};

use super::CountedString;
use crate::memory::{BadAddress, Memory};

/// Bytes of a GUID's string with its braces and a NUL.
pub const GUID_STRING_SIZE: u16 = 78;
/// In which order the bytes of a GUID are written: its first three numbers are little-endian.
const ORDER: [usize; 16] = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
/// Behind how many bytes a hyphen stands.
const HYPHENS: [usize; 4] = [4, 6, 8, 10];

/// Writes the GUID at `guid` as `{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}` into `buffer`, which has
/// [`GUID_STRING_SIZE`] bytes, and makes the string at `destination` count it.
///
/// # Errors
/// [`BadAddress`] when one of them cannot be accessed.
pub fn guid_to_string<M: Memory>(
    memory: &mut M,
    guid: Address,
    destination: Address,
    buffer: Address,
) -> Result<NtStatus, BadAddress> {
    let mut bytes = [0; 16];
    memory.read(guid, &mut bytes)?;
    let mut text = String::from("{");
    for (place, &index) in ORDER.iter().enumerate() {
        if HYPHENS.contains(&place) {
            text.push('-');
        }
        text.push_str(&format!("{:02X}", bytes[index]));
    }
    text.push('}');
    let units: Vec<u16> = text.encode_utf16().chain([0]).collect();
    memory.write_wide(buffer, &units)?;
    CountedString {
        length: GUID_STRING_SIZE - 2,
        maximum_length: GUID_STRING_SIZE,
        buffer,
    }
    .write(memory, destination)?;
    Ok(NtStatus(STATUS_SUCCESS))
}

/// Reads the GUID in the string at `source` and writes it to `guid`. Gives
/// `STATUS_INVALID_PARAMETER` when the string is not of that form.
///
/// # Errors
/// [`BadAddress`] when one of them cannot be accessed.
pub fn guid_from_string<M: Memory>(
    memory: &mut M,
    source: Address,
    guid: Address,
) -> Result<NtStatus, BadAddress> {
    let text = String::from_utf16_lossy(&CountedString::read(memory, source)?.wide(memory)?);
    let Some(bytes) = parse_guid(&text) else {
        return Ok(NtStatus(STATUS_INVALID_PARAMETER));
    };
    memory.write(guid, &bytes)?;
    Ok(NtStatus(STATUS_SUCCESS))
}

/// The bytes of a GUID as they lie in memory, from its string in braces.
#[must_use]
pub fn parse_guid(text: &str) -> Option<[u8; 16]> {
    let mut digits = text.strip_prefix('{')?.strip_suffix('}')?.as_bytes();
    let mut bytes = [0; 16];
    for (place, &index) in ORDER.iter().enumerate() {
        if HYPHENS.contains(&place) {
            digits = digits.strip_prefix(b"-")?;
        }
        let (pair, rest) = digits.split_at_checked(2)?;
        let digit = |byte: u8| char::from(byte).to_digit(16);
        bytes[index] = u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok()?;
        digits = rest;
    }
    digits.is_empty().then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::initialize_unicode_string;
    use super::*;
    use crate::memory::TestMemory;

    const TEXT: &str = "{4D36E972-E325-11CE-BFC1-08002BE10318}";

    #[test]
    fn a_guid_comes_back_from_its_string() {
        let mut memory = TestMemory::new();
        memory.map(0x1000, 0x200);
        let text = memory.place_wide(0x2000, &TEXT.to_lowercase());
        initialize_unicode_string(&mut memory, Address(0x1000), text).unwrap();
        let guid = Address(0x1020);
        assert_eq!(
            guid_from_string(&mut memory, Address(0x1000), guid),
            Ok(NtStatus::SUCCESS)
        );
        assert_eq!(memory.read_u32(guid), Ok(0x4d36_e972));
        guid_to_string(&mut memory, guid, Address(0x1040), Address(0x1100)).unwrap();
        let text = CountedString::wide_at(&memory, Address(0x1040)).unwrap();
        assert_eq!(String::from_utf16_lossy(&text), TEXT);
    }

    #[test]
    fn a_string_of_another_form_is_no_guid() {
        for text in [
            "",
            "{}",
            &TEXT[1..],
            &TEXT.replace('-', ""),
            &TEXT.replace('9', "g"),
            &TEXT.replace("18}", "1}"),
        ] {
            assert_eq!(parse_guid(text), None, "{text}");
        }
    }
}
