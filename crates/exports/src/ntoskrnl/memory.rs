//! Copying, filling and comparing memory. Page: kernel/run-time-library--rtl--routines and
//! c-runtime-library/buffer-manipulation.
//!
//! A bad address ends the run with the function's name and the place of its caller.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use executive::memory::{BadAddress, Memory};
use machine::{Call, Stop, exports};

use crate::driver_memory::checked;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-rtlcopymemory")]
    #[irql(any)]
    fn RtlCopyMemory(Destination: Address, Source: Address, Length: u64);

    #[docs("ddi/wdm/nf-wdm-rtlcopymemorynontemporal")]
    #[irql(any)]
    fn RtlCopyMemoryNonTemporal(Destination: Address, Source: Address, Length: u64);

    #[docs("ddi/wdm/nf-wdm-rtlmovememory")]
    #[irql(any)]
    fn RtlMoveMemory(Destination: Address, Source: Address, Length: u64);

    #[docs("ddi/wdm/nf-wdm-rtlzeromemory")]
    #[irql(any)]
    fn RtlZeroMemory(Destination: Address, Length: u64);

    #[docs("ddi/wdm/nf-wdm-rtlfillmemory")]
    #[irql(any)]
    fn RtlFillMemory(Destination: Address, Length: u64, Fill: i32);

    #[docs("ddi/wdm/nf-wdm-rtlcomparememory")]
    #[irql(any)]
    fn RtlCompareMemory(Source1: Address, Source2: Address, Length: u64) -> u64;

    #[docs("ddi/ntifs/nf-ntifs-rtlcomparememoryulong")]
    #[irql(any)]
    fn RtlCompareMemoryUlong(Source: Address, Length: u64, Pattern: u32) -> u64;

    #[docs("c-runtime-library/reference/memcpy-wmemcpy")]
    #[irql(any)]
    fn memcpy(dest: Address, src: Address, count: u64) -> Address;

    #[docs("c-runtime-library/reference/memmove-wmemmove")]
    #[irql(any)]
    fn memmove(dest: Address, src: Address, count: u64) -> Address;

    #[docs("c-runtime-library/reference/memset-wmemset")]
    #[irql(any)]
    fn memset(dest: Address, c: i32, count: u64) -> Address;

    #[docs("c-runtime-library/reference/memcmp-wmemcmp")]
    #[irql(any)]
    fn memcmp(buffer1: Address, buffer2: Address, count: u64) -> i32;

    #[docs("c-runtime-library/reference/memchr-wmemchr")]
    #[irql(any)]
    fn memchr(buffer: Address, c: i32, count: u64) -> Address;
}

/// Memory is copied and compared in parts of this many bytes.
const PART: usize = 1024;

/// Copies memory. The blocks must not overlap; if they do, this copies as `RtlMoveMemory`.
fn RtlCopyMemory(
    call: &mut Call,
    Destination: Address,
    Source: Address,
    Length: u64,
) -> Result<(), Stop> {
    copy(call, Destination, Source, Length)
}

/// Copies memory past the processor's cache, which makes no difference here.
fn RtlCopyMemoryNonTemporal(
    call: &mut Call,
    Destination: Address,
    Source: Address,
    Length: u64,
) -> Result<(), Stop> {
    copy(call, Destination, Source, Length)
}

/// Copies memory that may overlap.
fn RtlMoveMemory(
    call: &mut Call,
    Destination: Address,
    Source: Address,
    Length: u64,
) -> Result<(), Stop> {
    copy(call, Destination, Source, Length)
}

/// Fills memory with zeros.
fn RtlZeroMemory(call: &mut Call, Destination: Address, Length: u64) -> Result<(), Stop> {
    fill(call, Destination, Length, 0)
}

/// Fills memory with a byte.
fn RtlFillMemory(
    call: &mut Call,
    Destination: Address,
    Length: u64,
    Fill: i32,
) -> Result<(), Stop> {
    fill(call, Destination, Length, low_byte(Fill))
}

/// Counts the bytes up to the first that differs.
fn RtlCompareMemory(
    call: &mut Call,
    Source1: Address,
    Source2: Address,
    Length: u64,
) -> Result<u64, Stop> {
    let found = first_difference(call, Source1, Source2, Length)?;
    Ok(found.map_or(Length, |(offset, _, _)| offset))
}

/// Counts the bytes, four at a time, up to the first number that is not `Pattern`.
fn RtlCompareMemoryUlong(
    call: &mut Call,
    Source: Address,
    Length: u64,
    Pattern: u32,
) -> Result<u64, Stop> {
    let whole = Length / 4;
    for index in 0..whole {
        if call.read::<u32>(Source.offset(4 * index))? != Pattern {
            return Ok(4 * index);
        }
    }
    Ok(4 * whole)
}

/// Copies memory, and gives the destination.
fn memcpy(call: &mut Call, dest: Address, src: Address, count: u64) -> Result<Address, Stop> {
    copy(call, dest, src, count)?;
    Ok(dest)
}

/// Copies memory that may overlap, and gives the destination.
fn memmove(call: &mut Call, dest: Address, src: Address, count: u64) -> Result<Address, Stop> {
    copy(call, dest, src, count)?;
    Ok(dest)
}

/// Fills memory, and gives the destination.
fn memset(call: &mut Call, dest: Address, c: i32, count: u64) -> Result<Address, Stop> {
    fill(call, dest, count, low_byte(c))?;
    Ok(dest)
}

/// Compares memory as unsigned bytes: negative, zero or positive.
fn memcmp(call: &mut Call, buffer1: Address, buffer2: Address, count: u64) -> Result<i32, Stop> {
    let found = first_difference(call, buffer1, buffer2, count)?;
    Ok(found.map_or(0, |(_, left, right)| if left < right { -1 } else { 1 }))
}

/// Finds a byte; NULL when there is none.
fn memchr(call: &mut Call, buffer: Address, c: i32, count: u64) -> Result<Address, Stop> {
    for offset in 0..count {
        let at = buffer.offset(offset);
        if call.read::<u8>(at)? == low_byte(c) {
            return Ok(at);
        }
    }
    Ok(Address::NULL)
}

/// The byte of a C character argument.
pub(super) const fn low_byte(value: i32) -> u8 {
    value.to_le_bytes()[0]
}

fn fill(call: &mut Call, at: Address, length: u64, value: u8) -> Result<(), Stop> {
    let filled = call.memory().fill(at, length, value);
    checked(call, filled)
}

/// Copies from the end when the destination overlaps the source from behind.
fn copy(call: &mut Call, to: Address, from: Address, length: u64) -> Result<(), Stop> {
    let copied = copy_in_parts(call.memory(), to, from, length);
    checked(call, copied)
}

fn copy_in_parts(
    memory: &mut impl Memory,
    to: Address,
    from: Address,
    length: u64,
) -> Result<(), BadAddress> {
    let mut part = [0; PART];
    let backwards = to.0.wrapping_sub(from.0) < length;
    let mut done = 0;
    while done < length {
        let step = (length - done).min(PART as u64);
        let offset = if backwards {
            length - done - step
        } else {
            done
        };
        let bytes = head(&mut part, step);
        memory.read(from.offset(offset), bytes)?;
        memory.write(to.offset(offset), bytes)?;
        done += step;
    }
    Ok(())
}

/// The first place where two blocks differ, with the two bytes there.
fn first_difference(
    call: &mut Call,
    left: Address,
    right: Address,
    length: u64,
) -> Result<Option<(u64, u8, u8)>, Stop> {
    let found = difference_in_parts(call.memory(), left, right, length);
    checked(call, found)
}

fn difference_in_parts(
    memory: &impl Memory,
    left: Address,
    right: Address,
    length: u64,
) -> Result<Option<(u64, u8, u8)>, BadAddress> {
    let (mut ours, mut theirs) = ([0; PART], [0; PART]);
    let mut done = 0;
    while done < length {
        let step = (length - done).min(PART as u64);
        let (ours, theirs) = (head(&mut ours, step), head(&mut theirs, step));
        memory.read(left.offset(done), ours)?;
        memory.read(right.offset(done), theirs)?;
        if let Some(index) = ours
            .iter()
            .zip(&*theirs)
            .position(|(one, other)| one != other)
        {
            return Ok(Some((done + index as u64, ours[index], theirs[index])));
        }
        done += step;
    }
    Ok(None)
}

fn head(bytes: &mut [u8], length: u64) -> &mut [u8] {
    let length = usize::try_from(length)
        .unwrap_or(bytes.len())
        .min(bytes.len());
    &mut bytes[..length]
}

#[cfg(test)]
mod tests {
    use executive::memory::TestMemory;

    use super::*;

    const BASE: Address = Address(0x1000);

    fn memory(bytes: &[u8]) -> TestMemory {
        let mut memory = TestMemory::new();
        memory.place(BASE.0, bytes);
        memory
    }

    fn pattern(length: usize) -> Vec<u8> {
        (0_u8..=250).cycle().take(length).collect()
    }

    #[test]
    fn overlapping_memory_is_moved_in_both_directions() {
        let bytes = pattern(5000);
        for (to, from) in [(0, 7), (7, 0), (2000, 10), (10, 2000)] {
            let mut moved = memory(&bytes);
            copy_in_parts(&mut moved, BASE.offset(to), BASE.offset(from), 2900).unwrap();
            let mut expected = bytes.clone();
            let (to, from) = (usize::try_from(to).unwrap(), usize::try_from(from).unwrap());
            expected.copy_within(from..from + 2900, to);
            assert_eq!(moved.read_bytes(BASE, 5000).unwrap(), expected);
        }
    }

    #[test]
    fn the_first_difference_is_found_behind_the_first_part() {
        let mut bytes = pattern(2510);
        bytes[1255 + 1100] = 255;
        let memory = memory(&bytes);
        let found = difference_in_parts(&memory, BASE, BASE.offset(1255), 1255);
        let differing = bytes[1100];
        assert_eq!(found, Ok(Some((1100, differing, 255))));
    }

    #[test]
    fn memory_that_is_not_there_is_a_bad_address() {
        let mut memory = memory(&[0; 16]);
        assert!(copy_in_parts(&mut memory, BASE.offset(8), BASE, 16).is_err());
    }
}
