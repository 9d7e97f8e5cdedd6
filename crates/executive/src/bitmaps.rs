//! Bitmaps of the run-time library (`RTL_BITMAP`). Pages: wdm/nf-wdm-rtlinitializebitmap,
//! wdm/nf-wdm-rtlfindclearbits, wdm/nf-wdm-rtlarebitsset.
//!
//! A bitmap is a structure over words of 32 bits in the driver's memory, bit 0 the lowest of the
//! first word.

use abi::Address;
use abi::layout::wdm::RTL_BITMAP;

use crate::memory::{BadAddress, Memory};

/// What a search gives that found nothing.
pub const NOT_FOUND: u32 = u32::MAX;

/// A bitmap as its fields say at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BitMap {
    /// How many bits it has.
    pub bits: u32,
    /// The words.
    pub buffer: Address,
}

impl BitMap {
    /// Reads the structure at `at`.
    ///
    /// # Errors
    /// [`BadAddress`] when it cannot be read.
    pub fn read<M: Memory>(memory: &M, at: Address) -> Result<Self, BadAddress> {
        Ok(Self {
            bits: memory.read_field(at, RTL_BITMAP::SizeOfBitMap)?,
            buffer: memory.read_pointer(at, RTL_BITMAP::Buffer)?,
        })
    }

    /// Writes the structure at `at` (`RtlInitializeBitMap`); the bits stay as they are.
    ///
    /// # Errors
    /// [`BadAddress`] when it cannot be written.
    pub fn write<M: Memory>(self, memory: &mut M, at: Address) -> Result<(), BadAddress> {
        memory.write_field(at, RTL_BITMAP::SizeOfBitMap, self.bits)?;
        memory.write_pointer(at, RTL_BITMAP::Buffer, self.buffer)
    }

    const fn word(self, bit: u32) -> (Address, u32) {
        (self.buffer.offset((bit / 32) as u64 * 4), 1 << (bit % 32))
    }

    /// Whether a bit is set (`RtlTestBit`); `false` behind the last one.
    ///
    /// # Errors
    /// [`BadAddress`] when the word cannot be read.
    pub fn test<M: Memory>(self, memory: &M, bit: u32) -> Result<bool, BadAddress> {
        if bit >= self.bits {
            return Ok(false);
        }
        let (at, mask) = self.word(bit);
        Ok(memory.read_u32(at)? & mask != 0)
    }

    /// Sets or clears `count` bits from `start` on, as far as the bitmap has them (`RtlSetBits`,
    /// `RtlClearBits`, `RtlSetAllBits`, `RtlClearAllBits`, `RtlSetBit`, `RtlClearBit`).
    ///
    /// # Errors
    /// [`BadAddress`] when a word cannot be accessed.
    pub fn fill<M: Memory>(
        self,
        memory: &mut M,
        start: u32,
        count: u32,
        set: bool,
    ) -> Result<(), BadAddress> {
        for bit in start..start.saturating_add(count).min(self.bits) {
            let (at, mask) = self.word(bit);
            let word = memory.read_u32(at)?;
            memory.write_scalar(at, if set { word | mask } else { word & !mask })?;
        }
        Ok(())
    }

    /// Whether all of `count` bits from `start` on are set, or clear (`RtlAreBitsSet`,
    /// `RtlAreBitsClear`); `false` for no bits and for bits that the bitmap does not have.
    ///
    /// # Errors
    /// [`BadAddress`] when a word cannot be read.
    pub fn are<M: Memory>(
        self,
        memory: &M,
        start: u32,
        count: u32,
        set: bool,
    ) -> Result<bool, BadAddress> {
        let Some(end) = start
            .checked_add(count)
            .filter(|&end| end <= self.bits && count > 0)
        else {
            return Ok(false);
        };
        for bit in start..end {
            if self.test(memory, bit)? != set {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// How many bits are set (`RtlNumberOfSetBits`).
    ///
    /// # Errors
    /// [`BadAddress`] when a word cannot be read.
    pub fn count_set<M: Memory>(self, memory: &M) -> Result<u32, BadAddress> {
        let mut count = 0;
        for bit in 0..self.bits {
            count += u32::from(self.test(memory, bit)?);
        }
        Ok(count)
    }

    /// Where `count` bits in a row are set, or clear, looked for from `hint` on and then from the
    /// start (`RtlFindSetBits`, `RtlFindClearBits`); [`NOT_FOUND`] when nowhere. No bits are found
    /// at the hint.
    ///
    /// # Errors
    /// [`BadAddress`] when a word cannot be read.
    pub fn find<M: Memory>(
        self,
        memory: &M,
        count: u32,
        hint: u32,
        set: bool,
    ) -> Result<u32, BadAddress> {
        let hint = if hint < self.bits { hint } else { 0 };
        if count == 0 {
            // Documented for the start of the hint's byte.
            return Ok(hint & !7);
        }
        let found = self.find_from(memory, count, hint, set)?;
        if found == NOT_FOUND {
            self.find_from(memory, count, 0, set)
        } else {
            Ok(found)
        }
    }

    fn find_from<M: Memory>(
        self,
        memory: &M,
        count: u32,
        start: u32,
        set: bool,
    ) -> Result<u32, BadAddress> {
        let mut run = 0;
        for bit in start..self.bits {
            run = if self.test(memory, bit)? == set {
                run + 1
            } else {
                0
            };
            if run == count {
                return Ok(bit + 1 - count);
            }
        }
        Ok(NOT_FOUND)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::TestMemory;

    fn bitmap(bits: u32, words: &[u32]) -> (TestMemory, BitMap) {
        let mut memory = TestMemory::new();
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        let buffer = memory.place(0x1000, &bytes);
        (memory, BitMap { bits, buffer })
    }

    #[test]
    fn an_initialized_bitmap_reads_back() {
        let (mut memory, map) = bitmap(40, &[0, 0]);
        let at = memory.map(0x2000, 16);
        map.write(&mut memory, at).unwrap();
        assert_eq!(BitMap::read(&memory, at), Ok(map));
    }

    #[test]
    fn bits_are_set_and_cleared_across_words() {
        let (mut memory, map) = bitmap(64, &[0, 0]);
        map.fill(&mut memory, 30, 4, true).unwrap();
        assert_eq!(memory.read_u64(map.buffer), Ok(0x3_c000_0000));
        map.fill(&mut memory, 31, 1, false).unwrap();
        assert_eq!(map.count_set(&memory), Ok(3));
        assert_eq!(map.are(&memory, 32, 2, true), Ok(true));
        assert_eq!(map.are(&memory, 30, 2, true), Ok(false));
    }

    #[test]
    fn bits_behind_the_last_one_are_left_alone() {
        let (mut memory, map) = bitmap(5, &[0]);
        map.fill(&mut memory, 3, 100, true).unwrap();
        assert_eq!(memory.read_u32(map.buffer), Ok(0x18));
        assert_eq!(map.are(&memory, 3, 3, true), Ok(false));
        assert_eq!(map.test(&memory, 5), Ok(false));
    }

    #[test]
    fn a_run_is_looked_for_from_the_hint_and_then_from_the_start() {
        let (memory, map) = bitmap(32, &[0x0000_ff00]);
        assert_eq!(map.find(&memory, 4, 0, true), Ok(8));
        assert_eq!(map.find(&memory, 4, 12, true), Ok(12));
        assert_eq!(map.find(&memory, 8, 9, true), Ok(8));
        assert_eq!(map.find(&memory, 9, 0, true), Ok(NOT_FOUND));
        assert_eq!(map.find(&memory, 16, 0, false), Ok(16));
    }

    #[test]
    fn words_that_are_not_there_are_a_bad_address() {
        let (memory, map) = bitmap(33, &[0]);
        assert_eq!(
            map.count_set(&memory),
            Err(BadAddress::read(Address(0x1004), 4))
        );
    }
}
