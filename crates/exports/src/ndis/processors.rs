//! What processors there are. Pages: ddi/ndis/nf-ndis-ndisgroupmaxprocessorcount,
//! ddi/ndis/nf-ndis-ndisgetrssprocessorinformation.
//!
//! All processors are of one group, one NUMA node and one socket, a core each.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::{enumerators, ndis as constants, ndis_status};
use abi::layout::ndis::{
    NDIS_PROCESSOR_INFO, NDIS_PROCESSOR_INFO_EX, NDIS_RSS_PROCESSOR, NDIS_RSS_PROCESSOR_INFO,
    NDIS_SYSTEM_PROCESSOR_INFO, NDIS_SYSTEM_PROCESSOR_INFO_EX,
};
use abi::{Address, NtStatus};
use machine::{Call, Stop, exports};

use crate::driver_memory::put;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndissystemprocessorcount")]
    #[irql(any)]
    fn NdisSystemProcessorCount() -> u8;

    #[docs("ddi/ndis/nf-ndis-ndissystemactiveprocessorcount")]
    #[irql(any)]
    fn NdisSystemActiveProcessorCount(ActiveProcessors: Address) -> u32;

    #[docs("ddi/ndis/nf-ndis-ndisgroupactiveprocessorcount")]
    #[irql(any)]
    fn NdisGroupActiveProcessorCount(Group: u16) -> u32;

    #[docs("ddi/ndis/nf-ndis-ndisgroupmaxprocessorcount")]
    #[irql(any)]
    fn NdisGroupMaxProcessorCount(Group: u16) -> u32;

    #[docs("ddi/ndis/nf-ndis-ndisgroupactiveprocessormask")]
    #[irql(any)]
    fn NdisGroupActiveProcessorMask(Group: u16) -> u64;

    #[docs("ddi/ndis/nf-ndis-ndisactivegroupcount")]
    #[irql(any)]
    fn NdisActiveGroupCount() -> u16;

    #[docs("ddi/ndis/nf-ndis-ndismaxgroupcount")]
    #[irql(any)]
    fn NdisMaxGroupCount() -> u16;

    #[docs("ddi/wdm/nf-wdm-kegetprocessorindexfromnumber")]
    #[irql(any)]
    fn NdisProcessorNumberToIndex(ProcNum: u32) -> u32;

    #[docs("ddi/wdm/nf-wdm-kegetprocessornumberfromindex")]
    #[irql(any)]
    fn NdisProcessorIndexToNumber(ProcIndex: u32, ProcNum: Address) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndiscurrentprocessorindex")]
    #[irql(>= DISPATCH_LEVEL)]
    fn NdisCurrentProcessorIndex() -> u32;

    #[docs("ddi/ndis/nf-ndis-ndiscurrentgroupandprocessor")]
    #[irql(>= DISPATCH_LEVEL)]
    fn NdisCurrentGroupAndProcessor() -> u32;

    #[docs("ddi/ndis/nf-ndis-ndisgetprocessorinformation")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisGetProcessorInformation(SystemProcessorInfo: Address) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndisgetprocessorinformationex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisGetProcessorInformationEx(
        NdisHandle: Address,
        SystemProcessorInfo: Address,
        Size: Address,
    ) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndisgetrssprocessorinformation")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisGetRssProcessorInformation(
        NdisHandle: Address,
        RssProcessorInfo: Address,
        Size: Address,
    ) -> NtStatus;
}

/// The number of the only group.
const GROUP: u16 = 0;
/// `ALL_PROCESSOR_GROUPS`.
const ALL_GROUPS: u16 = u16::MAX;
/// `INVALID_PROCESSOR_INDEX`.
const INVALID_INDEX: u32 = u32::MAX;

/// The number of processors.
///
/// # Rules
/// `Irql_Miscellaneous_Function`.
fn NdisSystemProcessorCount(call: &mut Call) -> Result<u8, Stop> {
    Ok(call.executive().processor_count())
}

/// The number of processors; writes their mask to `*ActiveProcessors` unless that is NULL.
fn NdisSystemActiveProcessorCount(call: &mut Call, ActiveProcessors: Address) -> Result<u32, Stop> {
    if !ActiveProcessors.is_null() {
        let mask = call.executive().active_processors();
        call.write(ActiveProcessors, mask)?;
    }
    Ok(count(call))
}

/// The number of processors of a group or of all; zero for a group that does not exist.
fn NdisGroupActiveProcessorCount(call: &mut Call, Group: u16) -> Result<u32, Stop> {
    Ok(if matches!(Group, GROUP | ALL_GROUPS) {
        count(call)
    } else {
        0
    })
}

/// The most processors that a group can have, or all: none are added at run time.
fn NdisGroupMaxProcessorCount(call: &mut Call, Group: u16) -> Result<u32, Stop> {
    NdisGroupActiveProcessorCount(call, Group)
}

/// The mask of a group's processors; zero for a group that does not exist.
fn NdisGroupActiveProcessorMask(call: &mut Call, Group: u16) -> Result<u64, Stop> {
    Ok(if Group == GROUP {
        call.executive().active_processors()
    } else {
        0
    })
}

/// The number of groups.
fn NdisActiveGroupCount(_call: &mut Call) -> Result<u16, Stop> {
    Ok(1)
}

/// The most groups that there can be.
fn NdisMaxGroupCount(_call: &mut Call) -> Result<u16, Stop> {
    Ok(1)
}

/// The index among all processors of the processor with a `PROCESSOR_NUMBER`, which is passed by value;
/// `INVALID_PROCESSOR_INDEX` if there is none.
fn NdisProcessorNumberToIndex(call: &mut Call, ProcNum: u32) -> Result<u32, Stop> {
    let index = index_of(ProcNum);
    Ok(index
        .filter(|index| *index < count(call))
        .unwrap_or(INVALID_INDEX))
}

/// Writes the `PROCESSOR_NUMBER` of the processor with that index. Returns
/// `STATUS_INVALID_PARAMETER` if there is none.
fn NdisProcessorIndexToNumber(
    call: &mut Call,
    ProcIndex: u32,
    ProcNum: Address,
) -> Result<NtStatus, Stop> {
    if ProcIndex >= count(call) {
        return Ok(NtStatus::INVALID_PARAMETER);
    }
    put(call, ProcNum, &number_of(ProcIndex))?;
    Ok(NtStatus::SUCCESS)
}

/// The index of the processor that this runs on.
fn NdisCurrentProcessorIndex(call: &mut Call) -> Result<u32, Stop> {
    Ok(u32::from(call.executive().processor().0))
}

/// The `PROCESSOR_NUMBER` of the processor that this runs on, by value.
fn NdisCurrentGroupAndProcessor(call: &mut Call) -> Result<u32, Stop> {
    let index = u32::from(call.executive().processor().0);
    Ok(u32::from_le_bytes(number_of(index)))
}

/// Writes the topology: one package with a core for each processor. NDIS 6.20 has
/// `NdisGetProcessorInformationEx` for it.
fn NdisGetProcessorInformation(
    call: &mut Call,
    SystemProcessorInfo: Address,
) -> Result<NtStatus, Stop> {
    use NDIS_SYSTEM_PROCESSOR_INFO as Info;
    let (at, count) = (SystemProcessorInfo, count(call));
    let size = u32::from(call.read_field(at, Info::Header_Size)?);
    if size < constants::NDIS_SIZEOF_SYSTEM_PROCESSOR_INFO_REVISION_1 {
        return Ok(NtStatus(ndis_status::NDIS_STATUS_BUFFER_TOO_SHORT));
    }
    call.write_field(at, Info::Flags, 0)?;
    call.write_field(
        at,
        Info::ProcessorVendor,
        enumerators::NdisProcessorVendorUnknown,
    )?;
    call.write_field(at, Info::NumPhysicalPackages, 1)?;
    call.write_field(at, Info::NumCores, count)?;
    call.write_field(at, Info::NumCoresPerPhysicalPackage, count)?;
    call.write_field(at, Info::MaxHyperThreadingCpusPerCore, 1)?;
    call.write_field(at, Info::RssBaseCpu, 0)?;
    call.write_field(at, Info::RssCpuCount, count)?;
    for index in 0..count {
        let entry = at.offset(Info::CpuInfo + u64::from(index) * NDIS_PROCESSOR_INFO::SIZE);
        call.write_field(entry, NDIS_PROCESSOR_INFO::CpuNumber, index)?;
        call.write_field(entry, NDIS_PROCESSOR_INFO::PhysicalPackageId, 0)?;
        call.write_field(entry, NDIS_PROCESSOR_INFO::CoreId, index)?;
        call.write_field(entry, NDIS_PROCESSOR_INFO::HyperThreadID, 0)?;
    }
    Ok(NtStatus::SUCCESS)
}

/// Writes the topology, if the `*Size` bytes suffice, and to `*Size` how many it takes.
fn NdisGetProcessorInformationEx(
    call: &mut Call,
    _NdisHandle: Address,
    SystemProcessorInfo: Address,
    Size: Address,
) -> Result<NtStatus, Stop> {
    use NDIS_SYSTEM_PROCESSOR_INFO_EX as Info;
    let (at, count) = (SystemProcessorInfo, count(call));
    let size = Info::SIZE + u64::from(count) * NDIS_PROCESSOR_INFO_EX::SIZE;
    if !has_room(call, at, Size, size)? {
        return Ok(NtStatus(ndis_status::NDIS_STATUS_BUFFER_TOO_SHORT));
    }
    clear(call, at, size)?;
    let header_size = constants::NDIS_SIZEOF_SYSTEM_PROCESSOR_INFO_EX_REVISION_1;
    let revision = constants::NDIS_SYSTEM_PROCESSOR_INFO_EX_REVISION_1;
    call.write(
        at,
        header(constants::NDIS_OBJECT_TYPE_DEFAULT, revision, header_size),
    )?;
    call.write_field(
        at,
        Info::ProcessorVendor,
        enumerators::NdisProcessorVendorUnknown,
    )?;
    call.write_field(at, Info::NumSockets, 1)?;
    call.write_field(at, Info::NumCores, count)?;
    call.write_field(at, Info::NumCoresPerSocket, count)?;
    call.write_field(at, Info::MaxHyperThreadingProcsPerCore, 1)?;
    call.write_field(at, Info::ProcessorInfoOffset, low(Info::SIZE))?;
    call.write_field(at, Info::NumberOfProcessors, count)?;
    call.write_field(
        at,
        Info::ProcessorInfoEntrySize,
        low(NDIS_PROCESSOR_INFO_EX::SIZE),
    )?;
    for index in 0..count {
        let entry = at.offset(Info::SIZE + u64::from(index) * NDIS_PROCESSOR_INFO_EX::SIZE);
        put(
            call,
            entry.offset(NDIS_PROCESSOR_INFO_EX::ProcNum),
            &number_of(index),
        )?;
        call.write_field(entry, NDIS_PROCESSOR_INFO_EX::CoreId, index)?;
    }
    Ok(NtStatus::SUCCESS)
}

/// Writes which processors receive side scaling uses, all of them, if the `*Size` bytes suffice, and to
/// `*Size` how many it takes.
fn NdisGetRssProcessorInformation(
    call: &mut Call,
    _NdisHandle: Address,
    RssProcessorInfo: Address,
    Size: Address,
) -> Result<NtStatus, Stop> {
    use NDIS_RSS_PROCESSOR_INFO as Info;
    let (at, count) = (RssProcessorInfo, count(call));
    let size = Info::SIZE + u64::from(count) * NDIS_RSS_PROCESSOR::SIZE;
    if !has_room(call, at, Size, size)? {
        return Ok(NtStatus(ndis_status::NDIS_STATUS_BUFFER_TOO_SHORT));
    }
    clear(call, at, size)?;
    let header_size = constants::NDIS_SIZEOF_RSS_PROCESSOR_INFO_REVISION_2;
    let revision = constants::NDIS_RSS_PROCESSOR_INFO_REVISION_2;
    call.write(
        at,
        header(
            constants::NDIS_OBJECT_TYPE_RSS_PROCESSOR_INFO,
            revision,
            header_size,
        ),
    )?;
    put(call, at.offset(Info::RssBaseProcessor), &number_of(0))?;
    call.write_field(at, Info::MaxNumRssProcessors, count)?;
    call.write_field(at, Info::RssProcessorArrayOffset, low(Info::SIZE))?;
    call.write_field(at, Info::RssProcessorCount, count)?;
    call.write_field(
        at,
        Info::RssProcessorEntrySize,
        low(NDIS_RSS_PROCESSOR::SIZE),
    )?;
    put(
        call,
        at.offset(Info::RssMaxProcessor),
        &number_of(count - 1),
    )?;
    call.write_field(at, Info::RssProfile, enumerators::NdisRssProfileClosest)?;
    for index in 0..count {
        let entry = at.offset(Info::SIZE + u64::from(index) * NDIS_RSS_PROCESSOR::SIZE);
        put(
            call,
            entry.offset(NDIS_RSS_PROCESSOR::ProcNum),
            &number_of(index),
        )?;
    }
    Ok(NtStatus::SUCCESS)
}

fn count(call: &mut Call) -> u32 {
    u32::from(call.executive().processor_count())
}

/// Whether there is a buffer of `needed` bytes or more; writes how many are.
fn has_room(call: &mut Call, at: Address, size: Address, needed: u64) -> Result<bool, Stop> {
    let given: u64 = call.read(size)?;
    call.write(size, needed)?;
    Ok(!at.is_null() && given >= needed)
}

fn clear(call: &mut Call, at: Address, length: u64) -> Result<(), Stop> {
    let bytes = [0; 64];
    let mut done = 0;
    while done < length {
        let step = usize::try_from(length - done)
            .unwrap_or(bytes.len())
            .min(bytes.len());
        put(call, at.offset(done), &bytes[..step])?;
        done += step as u64;
    }
    Ok(())
}

/// A `PROCESSOR_NUMBER` as it lies in memory: the group, the number in it, and a byte of nothing.
const fn number_of(index: u32) -> [u8; 4] {
    [0, 0, index.to_le_bytes()[0], 0]
}

/// The index of the processor with a `PROCESSOR_NUMBER`, if its group exists.
const fn index_of(number: u32) -> Option<u32> {
    let [low, high, index, _] = number.to_le_bytes();
    if u16::from_le_bytes([low, high]) == GROUP {
        Some(index as u32)
    } else {
        None
    }
}

/// An `NDIS_OBJECT_HEADER` as the number of its four bytes.
const fn header(kind: u32, revision: u32, size: u32) -> u32 {
    kind | revision << 8 | size << 16
}

/// The size of a structure, as fields hold it.
fn low(size: u64) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_processor_number_counts_within_its_group() {
        assert_eq!(index_of(u32::from_le_bytes(number_of(3))), Some(3));
        assert_eq!(index_of(u32::from_le_bytes([1, 0, 3, 0])), None);
    }

    /// ntddndis/ns-ntddndis-_ndis_object_header: type, revision, size in this order.
    #[test]
    fn a_header_has_its_type_first() {
        assert_eq!(header(0xB1, 2, 0x28).to_le_bytes(), [0xB1, 2, 0x28, 0]);
    }
}
