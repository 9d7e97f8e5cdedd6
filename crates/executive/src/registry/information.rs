//! What `ZwQueryKey`, `ZwQueryValueKey` and the enumerating functions write.
//! Pages: wdm/ne-wdm-_key_information_class, wdm/ne-wdm-_key_value_information_class.

use abi::constants::enumerators as class;
use abi::constants::ntstatus::{STATUS_BUFFER_OVERFLOW, STATUS_BUFFER_TOO_SMALL, STATUS_SUCCESS};
use abi::{Address, NtStatus};

use super::{Key, KeyId, Registry, Value};
use crate::memory::{BadAddress, Memory};

/// An information structure, with its variable part behind the fixed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Information {
    bytes: Vec<u8>,
    /// Bytes without which nothing is written.
    fixed: usize,
}

impl Information {
    /// Writes the structure to a caller's buffer of `length` bytes, and the needed length to
    /// `result_length`.
    ///
    /// Gives `STATUS_BUFFER_TOO_SMALL`, and writes nothing, when not even the fixed part fits;
    /// `STATUS_BUFFER_OVERFLOW`, and writes what fits, when only a part does.
    ///
    /// # Errors
    /// [`BadAddress`] when the buffer or the length cannot be written.
    pub fn write<M: Memory>(
        &self,
        memory: &mut M,
        buffer: Address,
        length: u32,
        result_length: Address,
    ) -> Result<NtStatus, BadAddress> {
        memory.write_scalar(result_length, number(self.bytes.len()))?;
        let room = length as usize;
        if room < self.fixed {
            return Ok(NtStatus(STATUS_BUFFER_TOO_SMALL));
        }
        memory.write(buffer, &self.bytes[..self.bytes.len().min(room)])?;
        Ok(NtStatus(if room < self.bytes.len() {
            STATUS_BUFFER_OVERFLOW
        } else {
            STATUS_SUCCESS
        }))
    }

    /// The whole structure.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Information about a value; `None` for a class that does not exist
/// (`STATUS_INVALID_PARAMETER`).
#[must_use]
pub fn value_information(value: &Value, information_class: u32) -> Option<Information> {
    /// Bytes before the name of the basic and the full structure, and before partial data.
    const BASIC: usize = 12;
    const FULL: usize = 20;
    const PARTIAL: usize = 12;
    let name = wide_bytes(&value.name);
    let (name_length, data_length) = (number(name.len()), number(value.data.len()));
    let (bytes, fixed) = match information_class {
        class::KeyValueBasicInformation => {
            (structure(&[0, value.kind, name_length], &[&name]), BASIC)
        }
        class::KeyValueFullInformation | class::KeyValueFullInformationAlign64 => {
            let unpadded = FULL + name.len();
            let offset = unpadded.next_multiple_of(8);
            let padding = vec![0; offset - unpadded];
            let numbers = [0, value.kind, number(offset), data_length, name_length];
            (structure(&numbers, &[&name, &padding, &value.data]), FULL)
        }
        class::KeyValuePartialInformation => (
            structure(&[0, value.kind, data_length], &[&value.data]),
            PARTIAL,
        ),
        // The aligned one has no title index, so that its data start at a multiple of eight.
        class::KeyValuePartialInformationAlign64 => {
            (structure(&[value.kind, data_length], &[&value.data]), 8)
        }
        _ => return None,
    };
    Some(Information { bytes, fixed })
}

/// Information about a key; `None` for a class that is not provided: all but basic, node, full
/// and name. Keys have no class, and their last write time is 0.
#[must_use]
pub fn key_information(
    registry: &Registry,
    id: KeyId,
    key: &Key,
    information_class: u32,
) -> Option<Information> {
    const NO_OFFSET: u32 = u32::MAX;
    let name = wide_bytes(key.name());
    let name_length = number(name.len());
    let (bytes, fixed) = match information_class {
        class::KeyBasicInformation => (structure(&[0, 0, 0, name_length], &[&name]), 16),
        class::KeyNodeInformation => (
            structure(&[0, 0, 0, NO_OFFSET, 0, name_length], &[&name]),
            24,
        ),
        class::KeyFullInformation => {
            let longest_subkey = key.subkey_names().map(<[u16]>::len).max().unwrap_or(0) * 2;
            let longest_name = key
                .values()
                .iter()
                .map(|value| value.name.len() * 2)
                .max()
                .unwrap_or(0);
            let longest_data = key
                .values()
                .iter()
                .map(|value| value.data.len())
                .max()
                .unwrap_or(0);
            let counts = [
                key.subkey_count(),
                longest_subkey,
                0,
                key.values().len(),
                longest_name,
                longest_data,
            ];
            let numbers: Vec<u32> = [0, 0, 0, NO_OFFSET, 0]
                .into_iter()
                .chain(counts.into_iter().map(number))
                .collect();
            (structure(&numbers, &[]), 44)
        }
        class::KeyNameInformation => {
            let path = wide_bytes(&registry.path_of(id));
            (structure(&[number(path.len())], &[&path]), 4)
        }
        _ => return None,
    };
    Some(Information { bytes, fixed })
}

fn structure(numbers: &[u32], parts: &[&[u8]]) -> Vec<u8> {
    let numbers = numbers.iter().flat_map(|number| number.to_le_bytes());
    numbers
        .chain(parts.iter().flat_map(|part| part.iter().copied()))
        .collect()
}

fn wide_bytes(text: &[u16]) -> Vec<u8> {
    text.iter().flat_map(|unit| unit.to_le_bytes()).collect()
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::TestMemory;

    fn value() -> Value {
        Value {
            name: vec![0x61, 0x62],
            kind: 3,
            data: vec![7, 8, 9],
        }
    }

    #[test]
    fn partial_information_is_type_length_and_data() {
        let information = value_information(&value(), class::KeyValuePartialInformation).unwrap();
        assert_eq!(
            information.bytes(),
            [0, 0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 7, 8, 9]
        );
    }

    #[test]
    fn full_information_tells_where_its_data_start() {
        let information = value_information(&value(), class::KeyValueFullInformation).unwrap();
        assert_eq!(
            information.bytes()[8..24],
            [24, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0x61, 0, 0x62, 0]
        );
        assert_eq!(information.bytes()[24..], [7, 8, 9]);
    }

    #[test]
    fn a_class_that_does_not_exist_has_no_information() {
        assert_eq!(value_information(&value(), 5), None);
    }

    #[test]
    fn a_small_buffer_gets_a_part_or_nothing_and_always_the_length() {
        let information = value_information(&value(), class::KeyValuePartialInformation).unwrap();
        for (length, status, written) in [
            (11, STATUS_BUFFER_TOO_SMALL, 0),
            (14, STATUS_BUFFER_OVERFLOW, 8),
            (15, STATUS_SUCCESS, 8),
        ] {
            let mut memory = TestMemory::new();
            let (buffer, needed) = (memory.map(0x1000, 16), memory.map(0x2000, 4));
            let outcome = information.write(&mut memory, buffer, length, needed);
            assert_eq!(outcome, Ok(NtStatus(status)));
            assert_eq!(memory.read_u32(needed), Ok(15));
            assert_eq!(memory.read_u8(buffer.offset(13)), Ok(written));
        }
    }

    #[test]
    fn key_information_counts_and_names() {
        let mut registry = Registry::new();
        let path: Vec<u16> = "\\Registry\\Machine\\Software".encode_utf16().collect();
        let id = registry.find(None, &path).unwrap();
        registry.set_value(id, &[0x61], 1, &[1, 2, 3, 4]).unwrap();
        let key = registry.key(id).unwrap();
        let full = key_information(&registry, id, key, class::KeyFullInformation).unwrap();
        let numbers: Vec<u8> = full.bytes()[20..].iter().step_by(4).copied().collect();
        assert_eq!(numbers, [1, 18, 0, 1, 2, 4]);
        let name = key_information(&registry, id, key, class::KeyNameInformation).unwrap();
        assert_eq!(name.bytes()[4..], wide_bytes(&path));
    }
}
