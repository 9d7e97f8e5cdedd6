//! Bitmaps: a header with a size in bits and a buffer of 32-bit words. Guide:
//! kernel/run-time-library--rtl--routines.
//!
//! Bits behind the end of a bitmap are clear, and can't be set.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use abi::layout::wdm::RTL_BITMAP_RUN;
use executive::bitmaps::{BitMap, NOT_FOUND};
use machine::{Call, Stop, exports};

use crate::driver_memory::checked;

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

/// Makes a header for a buffer; the buffer's bits stay as they are.
fn RtlInitializeBitMap(
    call: &mut Call,
    BitMapHeader: Address,
    BitMapBuffer: Address,
    SizeOfBitMap: u32,
) -> Result<(), Stop> {
    let bitmap = BitMap {
        bits: SizeOfBitMap,
        buffer: BitMapBuffer,
    };
    let written = bitmap.write(call.memory(), BitMapHeader);
    checked(call, written)
}

/// Clears all bits.
fn RtlClearAllBits(call: &mut Call, BitMapHeader: Address) -> Result<(), Stop> {
    fill(call, BitMapHeader, 0, u32::MAX, false)
}

/// Sets all bits.
fn RtlSetAllBits(call: &mut Call, BitMapHeader: Address) -> Result<(), Stop> {
    fill(call, BitMapHeader, 0, u32::MAX, true)
}

/// Clears one bit.
fn RtlClearBit(call: &mut Call, BitMapHeader: Address, BitNumber: u32) -> Result<(), Stop> {
    fill(call, BitMapHeader, BitNumber, 1, false)
}

/// Sets one bit.
fn RtlSetBit(call: &mut Call, BitMapHeader: Address, BitNumber: u32) -> Result<(), Stop> {
    fill(call, BitMapHeader, BitNumber, 1, true)
}

/// Whether one bit is set.
fn RtlTestBit(call: &mut Call, BitMapHeader: Address, BitNumber: u32) -> Result<bool, Stop> {
    let bitmap = bitmap(call, BitMapHeader)?;
    let set = bitmap.test(call.memory(), BitNumber);
    checked(call, set)
}

/// Clears a run of bits.
fn RtlClearBits(
    call: &mut Call,
    BitMapHeader: Address,
    StartingIndex: u32,
    NumberToClear: u32,
) -> Result<(), Stop> {
    fill(call, BitMapHeader, StartingIndex, NumberToClear, false)
}

/// Sets a run of bits.
fn RtlSetBits(
    call: &mut Call,
    BitMapHeader: Address,
    StartingIndex: u32,
    NumberToSet: u32,
) -> Result<(), Stop> {
    fill(call, BitMapHeader, StartingIndex, NumberToSet, true)
}

/// Whether all bits of a run are clear; FALSE for an empty run or one that leaves the bitmap.
fn RtlAreBitsClear(
    call: &mut Call,
    BitMapHeader: Address,
    StartingIndex: u32,
    Length: u32,
) -> Result<bool, Stop> {
    let bitmap = bitmap(call, BitMapHeader)?;
    let clear = bitmap.are(call.memory(), StartingIndex, Length, false);
    checked(call, clear)
}

/// Whether all bits of a run are set; FALSE for an empty run or one that leaves the bitmap.
fn RtlAreBitsSet(
    call: &mut Call,
    BitMapHeader: Address,
    StartingIndex: u32,
    Length: u32,
) -> Result<bool, Stop> {
    let bitmap = bitmap(call, BitMapHeader)?;
    let set = bitmap.are(call.memory(), StartingIndex, Length, true);
    checked(call, set)
}

/// Finds that many clear bits one after the other, from the hint on and then from the start;
/// 0xFFFFFFFF when there are none.
fn RtlFindClearBits(
    call: &mut Call,
    BitMapHeader: Address,
    NumberToFind: u32,
    HintIndex: u32,
) -> Result<u32, Stop> {
    find(call, BitMapHeader, NumberToFind, HintIndex, false)
}

/// Finds that many set bits one after the other, from the hint on and then from the start; 0xFFFFFFFF
/// when there are none.
fn RtlFindSetBits(
    call: &mut Call,
    BitMapHeader: Address,
    NumberToFind: u32,
    HintIndex: u32,
) -> Result<u32, Stop> {
    find(call, BitMapHeader, NumberToFind, HintIndex, true)
}

/// As `RtlFindClearBits`, and sets the bits that it finds.
fn RtlFindClearBitsAndSet(
    call: &mut Call,
    BitMapHeader: Address,
    NumberToFind: u32,
    HintIndex: u32,
) -> Result<u32, Stop> {
    let found = find(call, BitMapHeader, NumberToFind, HintIndex, false)?;
    if found != NOT_FOUND {
        fill(call, BitMapHeader, found, NumberToFind, true)?;
    }
    Ok(found)
}

/// As `RtlFindSetBits`, and clears the bits that it finds.
fn RtlFindSetBitsAndClear(
    call: &mut Call,
    BitMapHeader: Address,
    NumberToFind: u32,
    HintIndex: u32,
) -> Result<u32, Stop> {
    let found = find(call, BitMapHeader, NumberToFind, HintIndex, true)?;
    if found != NOT_FOUND {
        fill(call, BitMapHeader, found, NumberToFind, false)?;
    }
    Ok(found)
}

/// Lists runs of clear bits: the first ones, or the longest ones by length.
fn RtlFindClearRuns(
    call: &mut Call,
    BitMapHeader: Address,
    RunArray: Address,
    SizeOfRunArray: u32,
    LocateLongestRuns: bool,
) -> Result<u32, Stop> {
    let mut runs = clear_runs(call, BitMapHeader, 0)?;
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
    let runs = clear_runs(call, BitMapHeader, 0)?;
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
    let start = bitmap(call, BitMapHeader)?.bits;
    let none = Run { start, length: 0 };
    let first = clear_runs(call, BitMapHeader, FromIndex)?.first().copied();
    give_run(call, first.unwrap_or(none), StartingRunIndex)
}

/// Counts the clear bits.
fn RtlNumberOfClearBits(call: &mut Call, BitMapHeader: Address) -> Result<u32, Stop> {
    Ok(bitmap(call, BitMapHeader)?.bits - RtlNumberOfSetBits(call, BitMapHeader)?)
}

/// Counts the set bits.
fn RtlNumberOfSetBits(call: &mut Call, BitMapHeader: Address) -> Result<u32, Stop> {
    let bitmap = bitmap(call, BitMapHeader)?;
    let count = bitmap.count_set(call.memory());
    checked(call, count)
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

/// Bits one after the other.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    start: u32,
    length: u32,
}

fn bitmap(call: &mut Call, at: Address) -> Result<BitMap, Stop> {
    let read = BitMap::read(call.memory(), at);
    checked(call, read)
}

fn fill(call: &mut Call, at: Address, start: u32, count: u32, set: bool) -> Result<(), Stop> {
    let bitmap = bitmap(call, at)?;
    let filled = bitmap.fill(call.memory(), start, count, set);
    checked(call, filled)
}

fn find(call: &mut Call, at: Address, count: u32, hint: u32, set: bool) -> Result<u32, Stop> {
    let bitmap = bitmap(call, at)?;
    let found = bitmap.find(call.memory(), count, hint, set);
    checked(call, found)
}

/// All runs of clear bits from `from` on, in order.
fn clear_runs(call: &mut Call, at: Address, from: u32) -> Result<Vec<Run>, Stop> {
    let bitmap = bitmap(call, at)?;
    let mut runs: Vec<Run> = Vec::new();
    for number in from..bitmap.bits {
        let set = bitmap.test(call.memory(), number);
        if checked(call, set)? {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.start + run.length == number => run.length += 1,
            _ => runs.push(Run {
                start: number,
                length: 1,
            }),
        }
    }
    Ok(runs)
}

fn give_run(call: &mut Call, run: Run, start: Address) -> Result<u32, Stop> {
    call.write(start, run.start)?;
    Ok(run.length)
}
