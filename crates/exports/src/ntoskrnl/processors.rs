//! How many processors there are, and on which one the caller runs.
//! Pages: ddi/wdm/nf-wdm-kequeryactiveprocessorcountex, ddi/wdm/nf-wdm-kegetcurrentprocessornumberex.
//!
//! All processors are in group 0 and node 0, so that a processor's index is its number in the group.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::layout::wdm::PROCESSOR_NUMBER;
use abi::{Address, NtStatus};
use machine::{Call, Stop, exports};

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-kegetcurrentprocessornumberex")]
    #[irql(any)]
    fn KeGetCurrentProcessorNumberEx(ProcNumber: Address) -> u32;

    #[docs("ddi/wdm/nf-wdm-kequeryactiveprocessorcount")]
    #[irql(any)]
    fn KeQueryActiveProcessorCount(ActiveProcessors: Address) -> u32;

    #[docs("ddi/wdm/nf-wdm-kequeryactiveprocessorcountex")]
    #[irql(any)]
    fn KeQueryActiveProcessorCountEx(GroupNumber: u16) -> u32;

    #[docs("ddi/wdm/nf-wdm-kequeryactiveprocessors")]
    #[irql(any)]
    fn KeQueryActiveProcessors() -> u64;

    #[docs("ddi/wdm/nf-wdm-kequerymaximumprocessorcount")]
    #[irql(any)]
    fn KeQueryMaximumProcessorCount() -> u32;

    #[docs("ddi/wdm/nf-wdm-kequerymaximumprocessorcountex")]
    #[irql(any)]
    fn KeQueryMaximumProcessorCountEx(GroupNumber: u16) -> u32;

    #[docs("ddi/wdm/nf-wdm-kequeryactivegroupcount")]
    #[irql(any)]
    fn KeQueryActiveGroupCount() -> u16;

    #[docs("ddi/wdm/nf-wdm-kequerymaximumgroupcount")]
    #[irql(any)]
    fn KeQueryMaximumGroupCount() -> u16;

    #[docs("ddi/wdm/nf-wdm-kequerygroupaffinity")]
    #[irql(any)]
    fn KeQueryGroupAffinity(GroupNumber: u16) -> u64;

    #[docs("ddi/wdm/nf-wdm-kegetprocessorindexfromnumber")]
    #[irql(any)]
    fn KeGetProcessorIndexFromNumber(ProcNumber: Address) -> u32;

    #[docs("ddi/wdm/nf-wdm-kegetprocessornumberfromindex")]
    #[irql(any)]
    fn KeGetProcessorNumberFromIndex(ProcIndex: u32, ProcNumber: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-kegetcurrentnodenumber")]
    #[irql(any)]
    fn KeGetCurrentNodeNumber() -> u16;

    #[docs("ddi/wdm/nf-wdm-kequeryhighestnodenumber")]
    #[irql(any)]
    fn KeQueryHighestNodeNumber() -> u16;

    #[docs("ddi/wdm/nf-wdm-kequerynodemaximumprocessorcount")]
    #[irql(any)]
    fn KeQueryNodeMaximumProcessorCount(NodeNumber: u16) -> u16;
}

/// The group number that stands for all groups.
const ALL_PROCESSOR_GROUPS: u16 = 0xFFFF;
/// The index that stands for no processor.
const INVALID_PROCESSOR_INDEX: u32 = u32::MAX;

fn count(call: &mut Call) -> u32 {
    u32::from(call.executive().processor_count())
}

fn count_in_group(call: &mut Call, group: u16) -> u32 {
    if group == 0 || group == ALL_PROCESSOR_GROUPS {
        count(call)
    } else {
        0
    }
}

fn write_number(call: &mut Call, at: Address, number: u8) -> Result<(), Stop> {
    call.write_field(at, PROCESSOR_NUMBER::Group, 0)?;
    call.write_field(at, PROCESSOR_NUMBER::Number, number)?;
    call.write_field(at, PROCESSOR_NUMBER::Reserved, 0)
}

/// Returns the index of the current processor and writes its number, unless `ProcNumber` is NULL.
fn KeGetCurrentProcessorNumberEx(call: &mut Call, ProcNumber: Address) -> Result<u32, Stop> {
    let processor = call.executive().processor().0;
    if !ProcNumber.is_null() {
        write_number(call, ProcNumber, processor)?;
    }
    Ok(u32::from(processor))
}

/// Returns the number of processors and writes their mask, unless `ActiveProcessors` is NULL.
fn KeQueryActiveProcessorCount(call: &mut Call, ActiveProcessors: Address) -> Result<u32, Stop> {
    if !ActiveProcessors.is_null() {
        let mask = call.executive().active_processors();
        call.write(ActiveProcessors, mask)?;
    }
    Ok(count(call))
}

/// Returns the number of processors in a group, or in all of them; 0 for a group that does not exist.
fn KeQueryActiveProcessorCountEx(call: &mut Call, GroupNumber: u16) -> Result<u32, Stop> {
    Ok(count_in_group(call, GroupNumber))
}

/// Returns the mask of all processors.
fn KeQueryActiveProcessors(call: &mut Call) -> Result<u64, Stop> {
    Ok(call.executive().active_processors())
}

/// Returns the most processors that there can be: those that there are.
fn KeQueryMaximumProcessorCount(call: &mut Call) -> Result<u32, Stop> {
    Ok(count(call))
}

/// Returns the most processors that there can be in a group.
fn KeQueryMaximumProcessorCountEx(call: &mut Call, GroupNumber: u16) -> Result<u32, Stop> {
    Ok(count_in_group(call, GroupNumber))
}

/// Returns the number of groups, 1.
fn KeQueryActiveGroupCount(_call: &mut Call) -> Result<u16, Stop> {
    Ok(1)
}

/// Returns the most groups that there can be, 1.
fn KeQueryMaximumGroupCount(_call: &mut Call) -> Result<u16, Stop> {
    Ok(1)
}

/// Returns the mask of the processors in a group; 0 for a group that does not exist.
fn KeQueryGroupAffinity(call: &mut Call, GroupNumber: u16) -> Result<u64, Stop> {
    Ok(if GroupNumber == 0 {
        call.executive().active_processors()
    } else {
        0
    })
}

/// Returns the index of the processor with a number, or `INVALID_PROCESSOR_INDEX`.
fn KeGetProcessorIndexFromNumber(call: &mut Call, ProcNumber: Address) -> Result<u32, Stop> {
    let group = call.read_field(ProcNumber, PROCESSOR_NUMBER::Group)?;
    let number = call.read_field(ProcNumber, PROCESSOR_NUMBER::Number)?;
    let reserved = call.read_field(ProcNumber, PROCESSOR_NUMBER::Reserved)?;
    let index = u32::from(number);
    let exists = group == 0 && reserved == 0 && index < count(call);
    Ok(if exists {
        index
    } else {
        INVALID_PROCESSOR_INDEX
    })
}

/// Writes the number of the processor with an index; returns `STATUS_INVALID_PARAMETER` if there is no
/// such processor.
fn KeGetProcessorNumberFromIndex(
    call: &mut Call,
    ProcIndex: u32,
    ProcNumber: Address,
) -> Result<NtStatus, Stop> {
    match u8::try_from(ProcIndex) {
        Ok(number) if number < call.executive().processor_count() => {
            write_number(call, ProcNumber, number)?;
            Ok(NtStatus::SUCCESS)
        }
        _ => Ok(NtStatus::INVALID_PARAMETER),
    }
}

/// Returns the current processor's node, 0.
fn KeGetCurrentNodeNumber(_call: &mut Call) -> Result<u16, Stop> {
    Ok(0)
}

/// Returns the highest number of a node, 0.
fn KeQueryHighestNodeNumber(_call: &mut Call) -> Result<u16, Stop> {
    Ok(0)
}

/// Returns the most processors that there can be in a node.
fn KeQueryNodeMaximumProcessorCount(call: &mut Call, NodeNumber: u16) -> Result<u16, Stop> {
    let count = u16::from(call.executive().processor_count());
    Ok(if NodeNumber == 0 { count } else { 0 })
}
