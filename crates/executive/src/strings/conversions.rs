//! Conversions between `UNICODE_STRING` and `ANSI_STRING`, and to upper case.
//! Pages: wdm/nf-wdm-rtlunicodestringtoansistring, wdm/nf-wdm-rtlansistringtounicodestring,
//! wdm/nf-wdm-rtlupcaseunicodestring.

use abi::constants::ntstatus::{STATUS_BUFFER_OVERFLOW, STATUS_SUCCESS};
use abi::{Address, NtStatus};

use super::{CountedString, code_page, upcase};
use crate::memory::{BadAddress, Memory};

/// Whose buffer the destination of a conversion has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// The one that the string has already.
    Existing,
    /// A new one, of the size that the conversion needs.
    Allocated(Address),
}

/// Bytes that the `UNICODE_STRING` at `source` takes in the code page, NUL included.
///
/// # Errors
/// [`BadAddress`] when the structure cannot be read.
pub fn ansi_size<M: Memory>(memory: &M, source: Address) -> Result<u64, BadAddress> {
    Ok(u64::from(CountedString::read(memory, source)?.length / 2) + 1)
}

/// Bytes that the `ANSI_STRING` at `source` takes in UTF-16, NUL included.
///
/// # Errors
/// [`BadAddress`] when the structure cannot be read.
pub fn unicode_size<M: Memory>(memory: &M, source: Address) -> Result<u64, BadAddress> {
    Ok((u64::from(CountedString::read(memory, source)?.length) + 1) * 2)
}

/// Converts a `UNICODE_STRING` to the code page (`RtlUnicodeStringToAnsiString`). When it does
/// not fit, gives `STATUS_BUFFER_OVERFLOW` and converts what fits.
///
/// # Errors
/// [`BadAddress`] when a string or its text cannot be accessed.
pub fn unicode_to_ansi<M: Memory>(
    memory: &mut M,
    destination: Address,
    source: Address,
    buffer: Destination,
) -> Result<NtStatus, BadAddress> {
    let mut bytes = code_page::encode_all(&CountedString::read(memory, source)?.wide(memory)?);
    let needed = bytes.len() + 1;
    let mut target = prepare(memory, destination, buffer, needed)?;
    let fits = needed <= usize::from(target.maximum_length);
    if !fits {
        bytes.truncate(usize::from(target.maximum_length.saturating_sub(1)));
    }
    target.length = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
    if target.maximum_length > 0 {
        bytes.push(0);
        memory.write(target.buffer, &bytes)?;
    }
    target.write(memory, destination)?;
    Ok(NtStatus(if fits {
        STATUS_SUCCESS
    } else {
        STATUS_BUFFER_OVERFLOW
    }))
}

/// Converts an `ANSI_STRING` to UTF-16 (`RtlAnsiStringToUnicodeString`). When it does not fit,
/// gives `STATUS_BUFFER_OVERFLOW` and converts nothing.
///
/// # Errors
/// [`BadAddress`] when a string or its text cannot be accessed.
pub fn ansi_to_unicode<M: Memory>(
    memory: &mut M,
    destination: Address,
    source: Address,
    buffer: Destination,
) -> Result<NtStatus, BadAddress> {
    let text = code_page::decode_all(&CountedString::read(memory, source)?.bytes(memory)?);
    replace(memory, destination, &text, buffer, 2)
}

/// Converts a `UNICODE_STRING` to upper case (`RtlUpcaseUnicodeString`). The buffer needs as many
/// bytes as the source has, without NUL. When it has fewer, gives `STATUS_BUFFER_OVERFLOW`.
///
/// # Errors
/// [`BadAddress`] when a string or its text cannot be accessed.
pub fn upcase_unicode_string<M: Memory>(
    memory: &mut M,
    destination: Address,
    source: Address,
    buffer: Destination,
) -> Result<NtStatus, BadAddress> {
    let text: Vec<u16> = CountedString::read(memory, source)?
        .wide(memory)?
        .into_iter()
        .map(upcase)
        .collect();
    replace(memory, destination, &text, buffer, 0)
}

/// Makes `text` the text of a string, if it fits with `terminator` bytes behind it.
pub(super) fn replace<M: Memory>(
    memory: &mut M,
    destination: Address,
    text: &[u16],
    buffer: Destination,
    terminator: usize,
) -> Result<NtStatus, BadAddress> {
    let length = 2 * text.len();
    let mut target = prepare(memory, destination, buffer, length + terminator)?;
    let fitting = u16::try_from(length).ok();
    let Some(fitting) =
        fitting.filter(|_| length + terminator <= usize::from(target.maximum_length))
    else {
        return Ok(NtStatus(STATUS_BUFFER_OVERFLOW));
    };
    target.length = fitting;
    target.write_wide(memory, 0, text)?;
    target.write(memory, destination)?;
    Ok(NtStatus(STATUS_SUCCESS))
}

fn prepare<M: Memory>(
    memory: &M,
    destination: Address,
    buffer: Destination,
    needed: usize,
) -> Result<CountedString, BadAddress> {
    match buffer {
        Destination::Existing => CountedString::read(memory, destination),
        Destination::Allocated(buffer) => {
            let maximum_length = u16::try_from(needed).unwrap_or(u16::MAX);
            Ok(CountedString {
                length: 0,
                maximum_length,
                buffer,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{initialize_ansi_string, initialize_unicode_string};
    use super::*;
    use crate::memory::TestMemory;

    const TARGET: Address = Address(0x1000);
    const SOURCE: Address = Address(0x1010);
    const BUFFER: Address = Address(0x2000);

    fn memory(room: u16) -> TestMemory {
        let mut memory = TestMemory::new();
        memory.map(0x1000, 0x20);
        memory.map(0x2000, 0x40);
        let target = CountedString {
            length: 0,
            maximum_length: room,
            buffer: BUFFER,
        };
        target.write(&mut memory, TARGET).unwrap();
        memory
    }

    fn unicode_source(memory: &mut TestMemory, text: &str) {
        let text = memory.place_wide(0x3000, text);
        initialize_unicode_string(memory, SOURCE, text).unwrap();
    }

    #[test]
    fn unicode_becomes_bytes_with_a_nul_behind_them() {
        let mut memory = memory(16);
        unicode_source(&mut memory, "née€");
        assert_eq!(ansi_size(&memory, SOURCE), Ok(5));
        let status = unicode_to_ansi(&mut memory, TARGET, SOURCE, Destination::Existing);
        assert_eq!(status, Ok(NtStatus::SUCCESS));
        assert_eq!(memory.read_string(BUFFER, 16).unwrap(), b"n\xe9e\x80");
        assert_eq!(CountedString::read(&memory, TARGET).unwrap().length, 4);
    }

    #[test]
    fn unicode_that_does_not_fit_is_converted_in_part() {
        let mut memory = memory(3);
        unicode_source(&mut memory, "abc");
        let status = unicode_to_ansi(&mut memory, TARGET, SOURCE, Destination::Existing);
        assert_eq!(status, Ok(NtStatus(STATUS_BUFFER_OVERFLOW)));
        assert_eq!(memory.read_string(BUFFER, 16).unwrap(), b"ab");
    }

    #[test]
    fn bytes_become_unicode_in_an_allocated_buffer() {
        let mut memory = memory(0);
        let text = memory.place(0x3000, b"abc\0");
        initialize_ansi_string(&mut memory, SOURCE, text).unwrap();
        assert_eq!(unicode_size(&memory, SOURCE), Ok(8));
        ansi_to_unicode(&mut memory, TARGET, SOURCE, Destination::Allocated(BUFFER)).unwrap();
        let expected = CountedString {
            length: 6,
            maximum_length: 8,
            buffer: BUFFER,
        };
        assert_eq!(CountedString::read(&memory, TARGET), Ok(expected));
        assert_eq!(
            memory.read_wide_string(BUFFER, 10).unwrap(),
            [0x61, 0x62, 0x63]
        );
    }

    #[test]
    fn bytes_that_do_not_fit_are_not_converted() {
        let mut memory = memory(7);
        let text = memory.place(0x3000, b"abc\0");
        initialize_ansi_string(&mut memory, SOURCE, text).unwrap();
        let status = ansi_to_unicode(&mut memory, TARGET, SOURCE, Destination::Existing);
        assert_eq!(status, Ok(NtStatus(STATUS_BUFFER_OVERFLOW)));
        assert_eq!(memory.read_u64(BUFFER), Ok(0));
    }

    #[test]
    fn upper_case_needs_no_room_for_a_nul() {
        let mut memory = memory(6);
        unicode_source(&mut memory, "aÉé");
        let status = upcase_unicode_string(&mut memory, TARGET, SOURCE, Destination::Existing);
        assert_eq!(status, Ok(NtStatus::SUCCESS));
        let text = CountedString::wide_at(&memory, TARGET).unwrap();
        assert_eq!(String::from_utf16_lossy(&text), "AÉÉ");
    }
}
