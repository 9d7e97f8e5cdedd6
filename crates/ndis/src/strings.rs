//! Counted strings that a driver gives when it registers, copied, since its own may go away.
//! Page: ddi/wudfwdm/ns-wudfwdm-_unicode_string.

use core::fmt;

use abi::Address;
use abi::layout::wdm::UNICODE_STRING;
use executive::memory::{BadAddress, Memory};

/// Longest name that is kept, in UTF-16 code units; a longer one is cut.
const CAPACITY: usize = 64;

/// A copy of a driver's `UNICODE_STRING`, without allocation and cut to 64 code units.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct UnicodeString {
    units: [u16; CAPACITY],
    length: u8,
}

impl UnicodeString {
    /// No characters.
    pub const EMPTY: Self = Self {
        units: [0; CAPACITY],
        length: 0,
    };

    /// The string of these code units.
    #[must_use]
    pub fn new(units: &[u16]) -> Self {
        let mut string = Self::EMPTY;
        for (place, unit) in string.units.iter_mut().zip(units) {
            *place = *unit;
            string.length += 1;
        }
        string
    }

    /// Its UTF-16 code units.
    #[must_use]
    pub fn units(&self) -> &[u16] {
        &self.units[..usize::from(self.length)]
    }
}

impl fmt::Display for UnicodeString {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&String::from_utf16_lossy(self.units()))
    }
}

impl fmt::Debug for UnicodeString {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", String::from_utf16_lossy(self.units()))
    }
}

/// Copies the string that the `UNICODE_STRING` at `at` describes.
///
/// # Errors
/// [`BadAddress`] if the structure or its characters do not lie in the driver's memory.
pub fn read_unicode_string<M: Memory + ?Sized>(
    memory: &M,
    at: Address,
) -> Result<UnicodeString, BadAddress> {
    let bytes = memory.read_field(at, UNICODE_STRING::Length)?;
    let buffer = memory.read_pointer(at, UNICODE_STRING::Buffer)?;
    let mut string = UnicodeString::EMPTY;
    for (index, place) in (0_u64..u64::from(bytes / 2)).zip(&mut string.units) {
        *place = memory.read_u16(buffer.offset(index * 2))?;
        string.length += 1;
    }
    Ok(string)
}
