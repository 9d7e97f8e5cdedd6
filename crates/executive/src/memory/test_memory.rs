//! Memory for tests: a few regions of bytes, and nothing between them.

use std::collections::BTreeMap;

use abi::Address;

use super::{BadAddress, Memory};

/// Regions of bytes at addresses that a test chooses. What no region covers is a bad address.
#[derive(Clone, Debug, Default)]
pub struct TestMemory {
    /// The bytes of each region by its first address. Regions never overlap.
    regions: BTreeMap<u64, Vec<u8>>,
}

impl TestMemory {
    /// Memory without a single byte.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes `length` zero bytes readable and writable at `at`.
    ///
    /// # Panics
    /// When they overlap a region that exists: the test is wrong.
    pub fn map(&mut self, at: u64, length: usize) -> Address {
        let end = at + length as u64;
        let before = self.regions.range(..end).next_back();
        assert!(
            before.is_none_or(|(&start, bytes)| start + bytes.len() as u64 <= at),
            "{at:#x} is mapped already"
        );
        self.regions.insert(at, vec![0; length]);
        Address(at)
    }

    /// Makes a region of exactly these bytes.
    ///
    /// # Panics
    /// When it overlaps a region that exists.
    pub fn place(&mut self, at: u64, bytes: &[u8]) -> Address {
        let address = self.map(at, bytes.len());
        self.regions.insert(at, bytes.to_vec());
        address
    }

    /// Makes a region that holds `text` in UTF-16 and a NUL.
    ///
    /// # Panics
    /// When it overlaps a region that exists.
    pub fn place_wide(&mut self, at: u64, text: &str) -> Address {
        let bytes: Vec<u8> = text
            .encode_utf16()
            .chain([0])
            .flat_map(u16::to_le_bytes)
            .collect();
        self.place(at, &bytes)
    }

    /// Takes the region that starts at `at` away.
    pub fn unmap(&mut self, at: u64) {
        self.regions.remove(&at);
    }

    /// The part of a region that holds `at`: its start, and how far into it `at` lies.
    fn locate(&self, at: u64) -> Option<(u64, usize)> {
        let (&start, bytes) = self.regions.range(..=at).next_back()?;
        let into = usize::try_from(at - start).ok()?;
        (into < bytes.len()).then_some((start, into))
    }

    /// Cuts an access into one piece per region: (region, offset in it, length).
    fn pieces(&self, at: Address, length: usize) -> Option<Vec<(u64, usize, usize)>> {
        let mut pieces = Vec::new();
        let mut done = 0;
        while done < length {
            let (start, into) = self.locate(at.0.checked_add(done as u64)?)?;
            let step = (self.regions[&start].len() - into).min(length - done);
            pieces.push((start, into, step));
            done += step;
        }
        Some(pieces)
    }
}

impl Memory for TestMemory {
    fn read(&self, at: Address, into: &mut [u8]) -> Result<(), BadAddress> {
        let bad = BadAddress::read(at, into.len() as u64);
        let mut done = 0;
        for (start, offset, step) in self.pieces(at, into.len()).ok_or(bad)? {
            into[done..done + step].copy_from_slice(&self.regions[&start][offset..offset + step]);
            done += step;
        }
        Ok(())
    }

    fn write(&mut self, at: Address, from: &[u8]) -> Result<(), BadAddress> {
        let bad = BadAddress::write(at, from.len() as u64);
        let mut done = 0;
        for (start, offset, step) in self.pieces(at, from.len()).ok_or(bad)? {
            if let Some(bytes) = self.regions.get_mut(&start) {
                bytes[offset..offset + step].copy_from_slice(&from[done..done + step]);
            }
            done += step;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use abi::Field;

    #[test]
    fn a_field_reads_back_what_was_written() {
        let mut memory = TestMemory::new();
        let base = memory.map(0x1000, 32);
        let field: Field<u32> = Field::at(12);
        memory.write_field(base, field, 0x8000_0001).unwrap();
        assert_eq!(memory.read_field(base, field), Ok(0x8000_0001));
        assert_eq!(
            memory.read_bytes(base.offset(12), 4).unwrap(),
            [1, 0, 0, 0x80]
        );
    }

    #[test]
    fn an_access_past_the_end_of_a_region_is_bad_and_changes_nothing() {
        let mut memory = TestMemory::new();
        let base = memory.map(0x1000, 8);
        let at = base.offset(6);
        assert_eq!(
            memory.write_scalar(at, u32::MAX),
            Err(BadAddress::write(at, 4))
        );
        assert_eq!(memory.read_u64(base), Ok(0));
        assert_eq!(memory.read_u32(at), Err(BadAddress::read(at, 4)));
    }

    #[test]
    fn an_access_may_span_adjacent_regions() {
        let mut memory = TestMemory::new();
        memory.place(0x1000, &[1, 2]);
        memory.place(0x1002, &[3, 4]);
        assert_eq!(memory.read_u32(Address(0x1000)), Ok(0x0403_0201));
    }

    #[test]
    fn a_string_is_read_up_to_its_nul_and_not_a_byte_further() {
        let mut memory = TestMemory::new();
        let text = memory.place(0x1ffc, b"abc\0");
        assert_eq!(memory.read_string(text, 100).unwrap(), b"abc");
        let wide = memory.place_wide(0x3000, "xyz");
        assert_eq!(memory.read_wide_string(wide, 2).unwrap(), [0x78, 0x79]);
    }

    #[test]
    fn a_string_without_nul_names_the_byte_that_is_missing() {
        let mut memory = TestMemory::new();
        let text = memory.place(0x1000, b"ab");
        assert_eq!(
            memory.read_string(text, 100),
            Err(BadAddress::read(Address(0x1002), 1))
        );
    }

    #[test]
    fn an_absurd_length_fails_without_reserving_it() {
        let mut memory = TestMemory::new();
        let at = memory.map(0x1000, 16);
        assert_eq!(
            memory.read_bytes(at, u64::MAX),
            Err(BadAddress::read(at, u64::MAX))
        );
    }

    #[test]
    fn an_address_at_the_end_of_the_space_does_not_wrap_around() {
        let memory = TestMemory::new();
        let at = Address(u64::MAX);
        assert_eq!(memory.read_u32(at), Err(BadAddress::read(at, 4)));
    }
}
