//! Counted strings: reading and writing the structure, initializing, copying, appending.
//! Pages: wdm/nf-wdm-rtlinitunicodestring, wdm/nf-wdm-rtlcopyunicodestring,
//! wdm/nf-wdm-rtlappendunicodestringtostring.

use abi::constants::ntstatus::{STATUS_BUFFER_TOO_SMALL, STATUS_NAME_TOO_LONG, STATUS_SUCCESS};
use abi::layout::wdm::UNICODE_STRING;
use abi::{Address, NtStatus};

use crate::memory::{BadAddress, Memory};

/// The most bytes that a `UNICODE_STRING` holds so that a NUL still fits behind them.
pub const LONGEST_UNICODE_STRING: u16 = 0xfffc;
/// The most bytes that an `ANSI_STRING` holds so that a NUL still fits behind them.
const LONGEST_ANSI_STRING: u16 = 0xfffe;

/// A `UNICODE_STRING` or `ANSI_STRING` as its fields say at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CountedString {
    /// Bytes in use.
    pub length: u16,
    /// Bytes of the buffer.
    pub maximum_length: u16,
    /// The text, not necessarily with a NUL behind it.
    pub buffer: Address,
}

impl CountedString {
    /// Reads the structure at `at`.
    ///
    /// # Errors
    /// [`BadAddress`] when it cannot be read.
    pub fn read<M: Memory>(memory: &M, at: Address) -> Result<Self, BadAddress> {
        Ok(Self {
            length: memory.read_field(at, UNICODE_STRING::Length)?,
            maximum_length: memory.read_field(at, UNICODE_STRING::MaximumLength)?,
            buffer: memory.read_pointer(at, UNICODE_STRING::Buffer)?,
        })
    }

    /// Writes the structure at `at`.
    ///
    /// # Errors
    /// [`BadAddress`] when it cannot be written.
    pub fn write<M: Memory>(self, memory: &mut M, at: Address) -> Result<(), BadAddress> {
        memory.write_field(at, UNICODE_STRING::Length, self.length)?;
        memory.write_field(at, UNICODE_STRING::MaximumLength, self.maximum_length)?;
        memory.write_pointer(at, UNICODE_STRING::Buffer, self.buffer)
    }

    /// The text in UTF-16; a last odd byte is left out.
    ///
    /// # Errors
    /// [`BadAddress`] when it cannot be read.
    pub fn wide<M: Memory>(self, memory: &M) -> Result<Vec<u16>, BadAddress> {
        memory.read_wide(self.buffer, u64::from(self.length / 2))
    }

    /// The text as bytes.
    ///
    /// # Errors
    /// [`BadAddress`] when it cannot be read.
    pub fn bytes<M: Memory>(self, memory: &M) -> Result<Vec<u8>, BadAddress> {
        memory.read_bytes(self.buffer, u64::from(self.length))
    }

    /// The text of the `UNICODE_STRING` at `at`, empty for NULL.
    ///
    /// # Errors
    /// [`BadAddress`] when the structure or its text cannot be read.
    pub fn wide_at<M: Memory>(memory: &M, at: Address) -> Result<Vec<u16>, BadAddress> {
        if at.is_null() {
            Ok(Vec::new())
        } else {
            Self::read(memory, at)?.wide(memory)
        }
    }

    /// Writes `text` into the buffer from `offset` bytes on, and a NUL behind it if there is room.
    pub(super) fn write_wide<M: Memory>(
        self,
        memory: &mut M,
        offset: u16,
        text: &[u16],
    ) -> Result<(), BadAddress> {
        memory.write_wide(self.buffer.offset(u64::from(offset)), text)?;
        let end = u64::from(offset) + 2 * text.len() as u64;
        if end + 2 <= u64::from(self.maximum_length) {
            memory.write_scalar(self.buffer.offset(end), 0u16)?;
        }
        Ok(())
    }
}

/// Makes the string at `destination` count the NUL-terminated text at `source`, without copying
/// it (`RtlInitUnicodeString`). Text that is too long is cut off.
///
/// # Errors
/// [`BadAddress`] when the text cannot be read or the string not be written.
pub fn initialize_unicode_string<M: Memory>(
    memory: &mut M,
    destination: Address,
    source: Address,
) -> Result<(), BadAddress> {
    let length = wide_length(memory, source)?.min(LONGEST_UNICODE_STRING);
    write_initialized(memory, destination, source, length, 2)
}

/// Like [`initialize_unicode_string`], but gives `STATUS_NAME_TOO_LONG` for text that is too long
/// and leaves the string as it was then (`RtlInitUnicodeStringEx`).
///
/// # Errors
/// [`BadAddress`] when the text cannot be read or the string not be written.
pub fn initialize_unicode_string_checked<M: Memory>(
    memory: &mut M,
    destination: Address,
    source: Address,
) -> Result<NtStatus, BadAddress> {
    let length = wide_length(memory, source)?;
    if length > LONGEST_UNICODE_STRING {
        return Ok(NtStatus(STATUS_NAME_TOO_LONG));
    }
    write_initialized(memory, destination, source, length, 2)?;
    Ok(NtStatus(STATUS_SUCCESS))
}

/// Makes the string at `destination` count the NUL-terminated bytes at `source`
/// (`RtlInitAnsiString`, `RtlInitString`).
///
/// # Errors
/// [`BadAddress`] when the text cannot be read or the string not be written.
pub fn initialize_ansi_string<M: Memory>(
    memory: &mut M,
    destination: Address,
    source: Address,
) -> Result<(), BadAddress> {
    let length = if source.is_null() {
        0
    } else {
        memory
            .read_string(source, u64::from(LONGEST_ANSI_STRING))?
            .len()
    };
    let length = u16::try_from(length).unwrap_or(LONGEST_ANSI_STRING);
    write_initialized(memory, destination, source, length, 1)
}

/// Bytes of the text at `source`; `0xfffe` stands for more than a string can count.
fn wide_length<M: Memory>(memory: &M, source: Address) -> Result<u16, BadAddress> {
    if source.is_null() {
        return Ok(0);
    }
    let text = memory.read_wide_string(source, 0x7fff)?;
    Ok(u16::try_from(text.len() * 2).unwrap_or(u16::MAX))
}

fn write_initialized<M: Memory>(
    memory: &mut M,
    destination: Address,
    source: Address,
    length: u16,
    terminator: u16,
) -> Result<(), BadAddress> {
    let maximum_length = if source.is_null() {
        0
    } else {
        length + terminator
    };
    CountedString {
        length,
        maximum_length,
        buffer: source,
    }
    .write(memory, destination)
}

/// Copies as much of `source` as the destination's buffer holds; NULL is an empty source
/// (`RtlCopyUnicodeString`).
///
/// # Errors
/// [`BadAddress`] when a string or its text cannot be accessed.
pub fn copy_unicode_string<M: Memory>(
    memory: &mut M,
    destination: Address,
    source: Address,
) -> Result<(), BadAddress> {
    let mut target = CountedString::read(memory, destination)?;
    let mut text = CountedString::wide_at(memory, source)?;
    text.truncate(usize::from(target.maximum_length / 2));
    target.length = u16::try_from(text.len() * 2).unwrap_or(target.maximum_length);
    if !text.is_empty() {
        target.write_wide(memory, 0, &text)?;
    }
    memory.write_field(destination, UNICODE_STRING::Length, target.length)
}

/// Appends the `UNICODE_STRING` at `source` (`RtlAppendUnicodeStringToString`). Gives
/// `STATUS_BUFFER_TOO_SMALL`, and appends nothing, when it does not fit.
///
/// # Errors
/// [`BadAddress`] when a string or its text cannot be accessed.
pub fn append_unicode_string<M: Memory>(
    memory: &mut M,
    destination: Address,
    source: Address,
) -> Result<NtStatus, BadAddress> {
    let text = CountedString::wide_at(memory, source)?;
    append(memory, destination, &text)
}

/// Appends the NUL-terminated text at `source`, which may be NULL (`RtlAppendUnicodeToString`).
///
/// # Errors
/// [`BadAddress`] when the string or the text cannot be accessed.
pub fn append_wide_string<M: Memory>(
    memory: &mut M,
    destination: Address,
    source: Address,
) -> Result<NtStatus, BadAddress> {
    let text = if source.is_null() {
        Vec::new()
    } else {
        memory.read_wide_string(source, 0x8000)?
    };
    append(memory, destination, &text)
}

fn append<M: Memory>(
    memory: &mut M,
    destination: Address,
    text: &[u16],
) -> Result<NtStatus, BadAddress> {
    let target = CountedString::read(memory, destination)?;
    if text.is_empty() {
        return Ok(NtStatus(STATUS_SUCCESS));
    }
    let length = usize::from(target.length) + 2 * text.len();
    let Some(length) = u16::try_from(length)
        .ok()
        .filter(|&length| length <= target.maximum_length)
    else {
        return Ok(NtStatus(STATUS_BUFFER_TOO_SMALL));
    };
    target.write_wide(memory, target.length, text)?;
    memory.write_field(destination, UNICODE_STRING::Length, length)?;
    Ok(NtStatus(STATUS_SUCCESS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::TestMemory;

    const TARGET: Address = Address(0x1000);
    const SOURCE: Address = Address(0x1010);
    const BUFFER: Address = Address(0x2000);

    /// A target over a buffer of `room` bytes that holds `text`.
    fn memory(text: &str, room: u16) -> TestMemory {
        let mut memory = TestMemory::new();
        memory.map(0x1000, 0x20);
        memory.place(0x2000, &vec![0xcc; usize::from(room)]);
        let units: Vec<u16> = text.encode_utf16().collect();
        memory.write_wide(BUFFER, &units).unwrap();
        let length = u16::try_from(units.len() * 2).unwrap();
        CountedString {
            length,
            maximum_length: room,
            buffer: BUFFER,
        }
        .write(&mut memory, TARGET)
        .unwrap();
        memory
    }

    fn place_source(memory: &mut TestMemory, text: &str) {
        memory.place_wide(0x3000, text);
        initialize_unicode_string(memory, SOURCE, Address(0x3000)).unwrap();
    }

    fn target(memory: &TestMemory) -> String {
        String::from_utf16(&CountedString::wide_at(memory, TARGET).unwrap()).unwrap()
    }

    #[test]
    fn an_initialized_string_counts_its_text_without_the_nul() {
        let mut memory = memory("", 0);
        place_source(&mut memory, "abc");
        let expected = CountedString {
            length: 6,
            maximum_length: 8,
            buffer: Address(0x3000),
        };
        assert_eq!(CountedString::read(&memory, SOURCE), Ok(expected));
        memory.place(0x4000, b"abc\0");
        initialize_ansi_string(&mut memory, SOURCE, Address(0x4000)).unwrap();
        let expected = CountedString {
            length: 3,
            maximum_length: 4,
            buffer: Address(0x4000),
        };
        assert_eq!(CountedString::read(&memory, SOURCE), Ok(expected));
    }

    #[test]
    fn a_null_source_makes_an_empty_string_without_buffer() {
        let mut memory = memory("x", 2);
        initialize_unicode_string(&mut memory, TARGET, Address::NULL).unwrap();
        assert_eq!(
            CountedString::read(&memory, TARGET),
            Ok(CountedString::default())
        );
    }

    #[test]
    fn text_that_is_too_long_is_cut_off_or_refused() {
        let mut memory = memory("", 0);
        memory.place_wide(0x10_0000, &"a".repeat(40_000));
        initialize_unicode_string(&mut memory, TARGET, Address(0x10_0000)).unwrap();
        let expected = CountedString {
            length: 0xfffc,
            maximum_length: 0xfffe,
            buffer: Address(0x10_0000),
        };
        assert_eq!(CountedString::read(&memory, TARGET), Ok(expected));
        let status = initialize_unicode_string_checked(&mut memory, SOURCE, Address(0x10_0000));
        assert_eq!(status, Ok(NtStatus(STATUS_NAME_TOO_LONG)));
        assert_eq!(
            CountedString::read(&memory, SOURCE),
            Ok(CountedString::default())
        );
    }

    #[test]
    fn copying_stops_at_the_end_of_the_buffer() {
        let mut memory = memory("", 6);
        place_source(&mut memory, "abcdef");
        copy_unicode_string(&mut memory, TARGET, SOURCE).unwrap();
        assert_eq!(target(&memory), "abc");
    }

    #[test]
    fn copying_puts_a_nul_behind_text_that_leaves_room() {
        let mut memory = memory("", 8);
        place_source(&mut memory, "abc");
        copy_unicode_string(&mut memory, TARGET, SOURCE).unwrap();
        assert_eq!(memory.read_u16(BUFFER.offset(6)), Ok(0));
    }

    #[test]
    fn copying_from_null_empties_the_destination() {
        let mut memory = memory("abc", 8);
        copy_unicode_string(&mut memory, TARGET, Address::NULL).unwrap();
        assert_eq!(target(&memory), "");
    }

    #[test]
    fn appending_adds_to_the_text() {
        let mut memory = memory("ab", 12);
        place_source(&mut memory, "cd");
        assert_eq!(
            append_unicode_string(&mut memory, TARGET, SOURCE),
            Ok(NtStatus::SUCCESS)
        );
        assert_eq!(
            append_wide_string(&mut memory, TARGET, Address(0x3000)),
            Ok(NtStatus::SUCCESS)
        );
        assert_eq!(
            append_wide_string(&mut memory, TARGET, Address::NULL),
            Ok(NtStatus::SUCCESS)
        );
        assert_eq!(target(&memory), "abcdcd");
    }

    #[test]
    fn appending_what_does_not_fit_appends_nothing() {
        let mut memory = memory("ab", 6);
        place_source(&mut memory, "cd");
        let status = append_unicode_string(&mut memory, TARGET, SOURCE);
        assert_eq!(status, Ok(NtStatus(STATUS_BUFFER_TOO_SMALL)));
        assert_eq!(target(&memory), "ab");
    }

    #[test]
    fn a_buffer_shorter_than_it_says_is_a_bad_address() {
        let mut memory = memory("", 2);
        memory
            .write_field(TARGET, UNICODE_STRING::MaximumLength, 100)
            .unwrap();
        place_source(&mut memory, "abc");
        assert_eq!(
            copy_unicode_string(&mut memory, TARGET, SOURCE),
            Err(BadAddress::write(BUFFER, 6))
        );
    }
}
