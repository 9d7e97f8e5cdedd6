//! Bitmaps: a header with a size in bits and a buffer of 32-bit words. Guide:
//! kernel/run-time-library--rtl--routines.
//!
//! As on Windows, a single bit is not checked against the size: one behind it lies in other memory.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use abi::layout::wdm::{RTL_BITMAP, RTL_BITMAP_RUN};
use machine::{Call, Stop, exports};

use crate::driver_memory::{bytes, put};

mod bits;

use bits::{Bits, Run};

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-rtlinitializebitmap")]
    #[irql(any)]
    fn RtlInitializeBitMap(BitMapHeader: Address, BitMapBuffer: Address, SizeOfBitMap: u32);

    #[docs("ddi/wdm/nf-wdm-rtlclearallbits")]
    #[irql(any)]
    fn RtlClearAllBits(BitMapHeader: Address);

    #[docs("ddi/wdm/nf-wdm-rtlsetallbits")]
    #[irql(any)]
    fn RtlSetAllBits(BitMapHeader: Address);

    #[docs("ddi/wdm/nf-wdm-rtlclearbit")]
    #[irql(any)]
    fn RtlClearBit(BitMapHeader: Address, BitNumber: u32);

    #[docs("ddi/wdm/nf-wdm-rtlsetbit")]
    #[irql(any)]
    fn RtlSetBit(BitMapHeader: Address, BitNumber: u32);

    #[docs("ddi/wdm/nf-wdm-rtltestbit")]
    #[irql(any)]
    fn RtlTestBit(BitMapHeader: Address, BitNumber: u32) -> bool;

    #[docs("ddi/wdm/nf-wdm-rtlclearbits")]
    #[irql(any)]
    fn RtlClearBits(BitMapHeader: Address, StartingIndex: u32, NumberToClear: u32);

    #[docs("ddi/wdm/nf-wdm-rtlsetbits")]
    #[irql(any)]
    fn RtlSetBits(BitMapHeader: Address, StartingIndex: u32, NumberToSet: u32);

    #[docs("ddi/wdm/nf-wdm-rtlarebitsclear")]
    #[irql(any)]
    fn RtlAreBitsClear(BitMapHeader: Address, StartingIndex: u32, Length: u32) -> bool;

    #[docs("ddi/wdm/nf-wdm-rtlarebitsset")]
    #[irql(any)]
    fn RtlAreBitsSet(BitMapHeader: Address, StartingIndex: u32, Length: u32) -> bool;

    #[docs("ddi/wdm/nf-wdm-rtlfindclearbits")]
    #[irql(any)]
    fn RtlFindClearBits(BitMapHeader: Address, NumberToFind: u32, HintIndex: u32) -> u32;

    #[docs("ddi/wdm/nf-wdm-rtlfindsetbits")]
    #[irql(any)]
    fn RtlFindSetBits(BitMapHeader: Address, NumberToFind: u32, HintIndex: u32) -> u32;

    #[docs("ddi/wdm/nf-wdm-rtlfindclearbitsandset")]
    #[irql(any)]
    fn RtlFindClearBitsAndSet(BitMapHeader: Address, NumberToFind: u32, HintIndex: u32) -> u32;

    #[docs("ddi/wdm/nf-wdm-rtlfindsetbitsandclear")]
    #[irql(any)]
    fn RtlFindSetBitsAndClear(BitMapHeader: Address, NumberToFind: u32, HintIndex: u32) -> u32;

    #[docs("ddi/wdm/nf-wdm-rtlfindclearruns")]
    #[irql(any)]
    fn RtlFindClearRuns(
        BitMapHeader: Address,
        RunArray: Address,
        SizeOfRunArray: u32,
        LocateLongestRuns: bool,
    ) -> u32;

    #[docs("ddi/wdm/nf-wdm-rtlfindfirstrunclear")]
    #[irql(any)]
    fn RtlFindFirstRunClear(BitMapHeader: Address, StartingIndex: Address) -> u32;

    #[docs("ddi/wdm/nf-wdm-rtlfindlongestrunclear")]
    #[irql(any)]
    fn RtlFindLongestRunClear(BitMapHeader: Address, StartingIndex: Address) -> u32;

    #[docs("ddi/wdm/nf-wdm-rtlfindnextforwardrunclear")]
    #[irql(any)]
    fn RtlFindNextForwardRunClear(
        BitMapHeader: Address,
        FromIndex: u32,
        StartingRunIndex: Address,
    ) -> u32;

    #[docs("ddi/wdm/nf-wdm-rtlnumberofclearbits")]
    #[irql(any)]
    fn RtlNumberOfClearBits(BitMapHeader: Address) -> u32;

    #[docs("ddi/wdm/nf-wdm-rtlnumberofsetbits")]
    #[irql(any)]
    fn RtlNumberOfSetBits(BitMapHeader: Address) -> u32;

    #[docs("ddi/wdm/nf-wdm-rtlnumberofsetbitsulongptr")]
    #[irql(any)]
    fn RtlNumberOfSetBitsUlongPtr(Target: u64) -> u32;

    #[docs("ddi/wdm/nf-wdm-rtlfindleastsignificantbit")]
    #[irql(any)]
    fn RtlFindLeastSignificantBit(Set: u64) -> i32;

    #[docs("ddi/wdm/nf-wdm-rtlfindmostsignificantbit")]
    #[irql(any)]
    fn RtlFindMostSignificantBit(Set: u64) -> i32;
}

/// What the searches return that find nothing.
const NONE: u32 = u32::MAX;

/// Makes a header for a buffer; the buffer's bits stay as they are.
fn RtlInitializeBitMap(
    call: &mut Call,
    BitMapHeader: Address,
    BitMapBuffer: Address,
    SizeOfBitMap: u32,
) -> Result<(), Stop> {
    call.write_field(BitMapHeader, RTL_BITMAP::SizeOfBitMap, SizeOfBitMap)?;
    call.write_field(BitMapHeader, RTL_BITMAP::Buffer, BitMapBuffer.0)
}

/// Clears all bits.
fn RtlClearAllBits(call: &mut Call, BitMapHeader: Address) -> Result<(), Stop> {
    fill_all(call, BitMapHeader, 0)
}

/// Sets all bits.
fn RtlSetAllBits(call: &mut Call, BitMapHeader: Address) -> Result<(), Stop> {
    fill_all(call, BitMapHeader, 0xFF)
}

/// Clears one bit.
fn RtlClearBit(call: &mut Call, BitMapHeader: Address, BitNumber: u32) -> Result<(), Stop> {
    let (at, bit) = place(call, BitMapHeader, BitNumber)?;
    let byte: u8 = call.read(at)?;
    call.write(at, byte & !bit)
}

/// Sets one bit.
fn RtlSetBit(call: &mut Call, BitMapHeader: Address, BitNumber: u32) -> Result<(), Stop> {
    let (at, bit) = place(call, BitMapHeader, BitNumber)?;
    let byte: u8 = call.read(at)?;
    call.write(at, byte | bit)
}

/// Whether one bit is set.
fn RtlTestBit(call: &mut Call, BitMapHeader: Address, BitNumber: u32) -> Result<bool, Stop> {
    let (at, bit) = place(call, BitMapHeader, BitNumber)?;
    Ok(call.read::<u8>(at)? & bit != 0)
}

/// Clears a run of bits.
fn RtlClearBits(
    call: &mut Call,
    BitMapHeader: Address,
    StartingIndex: u32,
    NumberToClear: u32,
) -> Result<(), Stop> {
    change(
        call,
        BitMapHeader,
        Run {
            start: StartingIndex,
            length: NumberToClear,
        },
        false,
    )
}

/// Sets a run of bits.
fn RtlSetBits(
    call: &mut Call,
    BitMapHeader: Address,
    StartingIndex: u32,
    NumberToSet: u32,
) -> Result<(), Stop> {
    change(
        call,
        BitMapHeader,
        Run {
            start: StartingIndex,
            length: NumberToSet,
        },
        true,
    )
}

/// Whether all bits of a run are clear; FALSE for an empty run or one that leaves the bitmap.
fn RtlAreBitsClear(
    call: &mut Call,
    BitMapHeader: Address,
    StartingIndex: u32,
    Length: u32,
) -> Result<bool, Stop> {
    let run = Run {
        start: StartingIndex,
        length: Length,
    };
    Ok(load(call, BitMapHeader)?.all(run, false))
}

/// Whether all bits of a run are set; FALSE for an empty run or one that leaves the bitmap.
fn RtlAreBitsSet(
    call: &mut Call,
    BitMapHeader: Address,
    StartingIndex: u32,
    Length: u32,
) -> Result<bool, Stop> {
    let run = Run {
        start: StartingIndex,
        length: Length,
    };
    Ok(load(call, BitMapHeader)?.all(run, true))
}

/// Finds that many clear bits one after the other, from the hint on and then from the start.
fn RtlFindClearBits(
    call: &mut Call,
    BitMapHeader: Address,
    NumberToFind: u32,
    HintIndex: u32,
) -> Result<u32, Stop> {
    Ok(load(call, BitMapHeader)?
        .find(NumberToFind, HintIndex, false)
        .unwrap_or(NONE))
}

/// Finds that many set bits one after the other, from the hint on and then from the start.
fn RtlFindSetBits(
    call: &mut Call,
    BitMapHeader: Address,
    NumberToFind: u32,
    HintIndex: u32,
) -> Result<u32, Stop> {
    Ok(load(call, BitMapHeader)?
        .find(NumberToFind, HintIndex, true)
        .unwrap_or(NONE))
}

/// Finds clear bits and sets them.
fn RtlFindClearBitsAndSet(
    call: &mut Call,
    BitMapHeader: Address,
    NumberToFind: u32,
    HintIndex: u32,
) -> Result<u32, Stop> {
    find_and_change(call, BitMapHeader, NumberToFind, HintIndex, true)
}

/// Finds set bits and clears them.
fn RtlFindSetBitsAndClear(
    call: &mut Call,
    BitMapHeader: Address,
    NumberToFind: u32,
    HintIndex: u32,
) -> Result<u32, Stop> {
    find_and_change(call, BitMapHeader, NumberToFind, HintIndex, false)
}

/// Lists runs of clear bits: the first ones, or the longest ones by length.
fn RtlFindClearRuns(
    call: &mut Call,
    BitMapHeader: Address,
    RunArray: Address,
    SizeOfRunArray: u32,
    LocateLongestRuns: bool,
) -> Result<u32, Stop> {
    let mut runs = load(call, BitMapHeader)?.clear_runs(0);
    if LocateLongestRuns {
        runs.sort_by_key(|run| std::cmp::Reverse(run.length));
    }
    runs.truncate(usize::try_from(SizeOfRunArray).unwrap_or(usize::MAX));
    let mut at = RunArray;
    for run in &runs {
        call.write_field(at, RTL_BITMAP_RUN::StartingIndex, run.start)?;
        call.write_field(at, RTL_BITMAP_RUN::NumberOfBits, run.length)?;
        at = at.offset(RTL_BITMAP_RUN::SIZE);
    }
    Ok(u32::try_from(runs.len()).unwrap_or(u32::MAX))
}

/// Finds the first run of clear bits; 0 when there is none.
fn RtlFindFirstRunClear(
    call: &mut Call,
    BitMapHeader: Address,
    StartingIndex: Address,
) -> Result<u32, Stop> {
    RtlFindNextForwardRunClear(call, BitMapHeader, 0, StartingIndex)
}

/// Finds the longest run of clear bits, the first of several; 0 when there is none.
fn RtlFindLongestRunClear(
    call: &mut Call,
    BitMapHeader: Address,
    StartingIndex: Address,
) -> Result<u32, Stop> {
    let runs = load(call, BitMapHeader)?.clear_runs(0);
    let longest = runs.iter().copied().rev().max_by_key(|run| run.length);
    give_run(call, longest.unwrap_or_default(), StartingIndex)
}

/// Finds the first run of clear bits from an index on; 0 when there is none.
fn RtlFindNextForwardRunClear(
    call: &mut Call,
    BitMapHeader: Address,
    FromIndex: u32,
    StartingRunIndex: Address,
) -> Result<u32, Stop> {
    let bits = load(call, BitMapHeader)?;
    let none = Run {
        start: bits.size(),
        length: 0,
    };
    let first = bits.clear_runs(FromIndex).first().copied();
    give_run(call, first.unwrap_or(none), StartingRunIndex)
}

/// Counts the clear bits.
fn RtlNumberOfClearBits(call: &mut Call, BitMapHeader: Address) -> Result<u32, Stop> {
    let bits = load(call, BitMapHeader)?;
    Ok(bits.size() - bits.count_set())
}

/// Counts the set bits.
fn RtlNumberOfSetBits(call: &mut Call, BitMapHeader: Address) -> Result<u32, Stop> {
    Ok(load(call, BitMapHeader)?.count_set())
}

/// Counts the set bits of a number.
fn RtlNumberOfSetBitsUlongPtr(_: &mut Call, Target: u64) -> Result<u32, Stop> {
    Ok(Target.count_ones())
}

/// The lowest set bit of a number; -1 for zero.
fn RtlFindLeastSignificantBit(_: &mut Call, Set: u64) -> Result<i32, Stop> {
    Ok(if Set == 0 {
        -1
    } else {
        Set.trailing_zeros().cast_signed()
    })
}

/// The highest set bit of a number; -1 for zero.
fn RtlFindMostSignificantBit(_: &mut Call, Set: u64) -> Result<i32, Stop> {
    Ok(63 - Set.leading_zeros().cast_signed())
}

fn header(call: &mut Call, at: Address) -> Result<(Address, u32), Stop> {
    let buffer = Address(call.read_field(at, RTL_BITMAP::Buffer)?);
    Ok((buffer, call.read_field(at, RTL_BITMAP::SizeOfBitMap)?))
}

fn load(call: &mut Call, at: Address) -> Result<Bits, Stop> {
    let (buffer, size) = header(call, at)?;
    let bytes = bytes(call, buffer, 4 * u64::from(size.div_ceil(32)))?;
    Ok(Bits::new(bytes, size))
}

/// The byte that holds a bit, and the bit in it.
fn place(call: &mut Call, at: Address, number: u32) -> Result<(Address, u8), Stop> {
    let (buffer, _) = header(call, at)?;
    Ok((buffer.offset(u64::from(number / 8)), 1 << (number % 8)))
}

fn fill_all(call: &mut Call, at: Address, value: u8) -> Result<(), Stop> {
    let (buffer, size) = header(call, at)?;
    let length = usize::try_from(size.div_ceil(32) * 4).unwrap_or(usize::MAX);
    put(call, buffer, &vec![value; length])
}

fn change(call: &mut Call, at: Address, run: Run, set: bool) -> Result<(), Stop> {
    if run.length == 0 {
        return Ok(());
    }
    let mut bits = load(call, at)?;
    bits.change(run, set);
    let (buffer, _) = header(call, at)?;
    put(call, buffer, bits.bytes())
}

fn find_and_change(
    call: &mut Call,
    at: Address,
    number: u32,
    hint: u32,
    set: bool,
) -> Result<u32, Stop> {
    match load(call, at)?.find(number, hint, !set) {
        Some(start) => {
            change(
                call,
                at,
                Run {
                    start,
                    length: number,
                },
                set,
            )?;
            Ok(start)
        }
        None => Ok(NONE),
    }
}

fn give_run(call: &mut Call, run: Run, start: Address) -> Result<u32, Stop> {
    call.write(start, run.start)?;
    Ok(run.length)
}
