//! The Windows version that drivers see: Windows 10, version 22H2.
//! Pages: wdm/nf-wdm-rtlgetversion, wdm/nf-wdm-rtlverifyversioninfo, network/introduction-to-ndis-6-85.
//!
//! Its NDIS is 6.85, which Windows has from Windows 10, version 21H2, on, and which is the newest
//! that the tables of this project describe.

use std::cmp::Ordering;

use abi::constants::ntstatus::{
    STATUS_INVALID_PARAMETER, STATUS_REVISION_MISMATCH, STATUS_SUCCESS,
};
use abi::layout::wdm::{OSVERSIONINFOEXW, OSVERSIONINFOW};
use abi::{Address, NtStatus};

use crate::memory::{BadAddress, Memory};

/// `dwMajorVersion`.
pub const MAJOR: u32 = 10;
/// `dwMinorVersion`.
pub const MINOR: u32 = 0;
/// `dwBuildNumber`.
pub const BUILD: u32 = 19045;
/// `dwPlatformId`: `VER_PLATFORM_WIN32_NT`.
pub const PLATFORM: u32 = 2;
/// `wSuiteMask`: `VER_SUITE_SINGLEUSERTS`.
pub const SUITE_MASK: u16 = 0x100;
/// `wProductType`: `VER_NT_WORKSTATION`.
pub const PRODUCT_TYPE: u8 = 1;
/// The newest NTDDI version that is there, `NTDDI_WIN10_VB`: version 2004 and its updates.
pub const NTDDI: u32 = 0x0A00_0008;

/// What a condition of [`verify_version_info`] compares, by its bit in a type mask.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Member {
    Minor = 0,
    Major = 1,
    Build = 2,
    Platform = 3,
    ServicePackMinor = 4,
    ServicePackMajor = 5,
    Suite = 6,
    Product = 7,
}

/// Compared one after the other: a later one only counts when all before it are equal.
const SEQUENCE: [Member; 4] = [
    Member::Major,
    Member::Minor,
    Member::ServicePackMajor,
    Member::ServicePackMinor,
];
const SINGLE: [Member; 3] = [Member::Build, Member::Platform, Member::Product];
/// Bits of a condition mask that one member has.
const CONDITION_BITS: u32 = 3;

impl Member {
    const fn is_in(self, type_mask: u32) -> bool {
        type_mask & 1 << self as u32 != 0
    }

    /// `VER_EQUAL` to `VER_OR`; 0 when the caller set none.
    fn condition(self, condition_mask: u64) -> u64 {
        condition_mask >> (self as u32 * CONDITION_BITS) & 7
    }

    fn current(self) -> u32 {
        match self {
            Self::Minor => MINOR,
            Self::Major => MAJOR,
            Self::Build => BUILD,
            Self::Platform => PLATFORM,
            Self::ServicePackMinor | Self::ServicePackMajor => 0,
            Self::Suite => u32::from(SUITE_MASK),
            Self::Product => u32::from(PRODUCT_TYPE),
        }
    }

    fn required<M: Memory>(self, memory: &M, info: Address) -> Result<u32, BadAddress> {
        match self {
            Self::Minor => memory.read_field(info, OSVERSIONINFOEXW::dwMinorVersion),
            Self::Major => memory.read_field(info, OSVERSIONINFOEXW::dwMajorVersion),
            Self::Build => memory.read_field(info, OSVERSIONINFOEXW::dwBuildNumber),
            Self::Platform => memory.read_field(info, OSVERSIONINFOEXW::dwPlatformId),
            Self::ServicePackMinor => memory
                .read_field(info, OSVERSIONINFOEXW::wServicePackMinor)
                .map(u32::from),
            Self::ServicePackMajor => memory
                .read_field(info, OSVERSIONINFOEXW::wServicePackMajor)
                .map(u32::from),
            Self::Suite => memory
                .read_field(info, OSVERSIONINFOEXW::wSuiteMask)
                .map(u32::from),
            Self::Product => memory
                .read_field(info, OSVERSIONINFOEXW::wProductType)
                .map(u32::from),
        }
    }
}

/// Fills the structure at `info` (`RtlGetVersion`): the long form if its size says so.
///
/// # Errors
/// [`BadAddress`] when it cannot be accessed.
pub fn write_version<M: Memory>(memory: &mut M, info: Address) -> Result<NtStatus, BadAddress> {
    let size = memory.read_field(info, OSVERSIONINFOW::dwOSVersionInfoSize)?;
    memory.write_field(info, OSVERSIONINFOW::dwMajorVersion, MAJOR)?;
    memory.write_field(info, OSVERSIONINFOW::dwMinorVersion, MINOR)?;
    memory.write_field(info, OSVERSIONINFOW::dwBuildNumber, BUILD)?;
    memory.write_field(info, OSVERSIONINFOW::dwPlatformId, PLATFORM)?;
    memory.write_scalar(info.offset(OSVERSIONINFOW::szCSDVersion), 0u16)?;
    if u64::from(size) == OSVERSIONINFOEXW::SIZE {
        memory.write_field(info, OSVERSIONINFOEXW::wServicePackMajor, 0)?;
        memory.write_field(info, OSVERSIONINFOEXW::wServicePackMinor, 0)?;
        memory.write_field(info, OSVERSIONINFOEXW::wSuiteMask, SUITE_MASK)?;
        memory.write_field(info, OSVERSIONINFOEXW::wProductType, PRODUCT_TYPE)?;
    }
    Ok(NtStatus(STATUS_SUCCESS))
}

/// Puts a condition into a mask for the members of `type_mask` (`VerSetConditionMask`).
#[must_use]
pub fn set_condition_mask(condition_mask: u64, type_mask: u32, condition: u8) -> u64 {
    let condition = u64::from(condition & 7);
    (0..8)
        .filter(|bit| type_mask & 1 << bit != 0)
        .fold(condition_mask, |mask, bit| {
            let shift = bit * CONDITION_BITS;
            mask & !(7 << shift) | condition << shift
        })
}

/// Compares the version with the one that the structure at `info` asks for
/// (`RtlVerifyVersionInfo`).
///
/// Gives `STATUS_SUCCESS`, `STATUS_REVISION_MISMATCH`, or `STATUS_INVALID_PARAMETER` for a mask
/// without members or a member without condition.
///
/// # Errors
/// [`BadAddress`] when the structure cannot be read.
pub fn verify_version_info<M: Memory>(
    memory: &M,
    info: Address,
    type_mask: u32,
    condition_mask: u64,
) -> Result<NtStatus, BadAddress> {
    let asked = |members: &[Member]| -> Vec<Member> {
        members
            .iter()
            .copied()
            .filter(|member| member.is_in(type_mask))
            .collect()
    };
    let (sequence, single, suite) = (asked(&SEQUENCE), asked(&SINGLE), asked(&[Member::Suite]));
    let valid = |members: &[Member], from: u64, to: u64| {
        members
            .iter()
            .all(|member| (from..=to).contains(&member.condition(condition_mask)))
    };
    let any = sequence.len() + single.len() + suite.len() > 0;
    if !any || !valid(&sequence, 1, 5) || !valid(&single, 1, 5) || !valid(&suite, 6, 7) {
        return Ok(NtStatus(STATUS_INVALID_PARAMETER));
    }
    let mut matches = matches_in_sequence(memory, info, &sequence, condition_mask)?;
    for member in single {
        let order = member.current().cmp(&member.required(memory, info)?);
        matches &= satisfies(order, member.condition(condition_mask));
    }
    for member in suite {
        let required = member.required(memory, info)?;
        let common = required & member.current();
        matches &= if member.condition(condition_mask) == 6 {
            common == required
        } else {
            common != 0
        };
    }
    Ok(NtStatus(if matches {
        STATUS_SUCCESS
    } else {
        STATUS_REVISION_MISMATCH
    }))
}

/// The first member that differs decides; when none differs, the last one's condition does.
fn matches_in_sequence<M: Memory>(
    memory: &M,
    info: Address,
    members: &[Member],
    condition_mask: u64,
) -> Result<bool, BadAddress> {
    let mut matches = true;
    for member in members {
        let order = member.current().cmp(&member.required(memory, info)?);
        matches = satisfies(order, member.condition(condition_mask));
        if order != Ordering::Equal {
            break;
        }
    }
    Ok(matches)
}

/// Whether the order of the current to the required value satisfies a condition.
fn satisfies(order: Ordering, condition: u64) -> bool {
    match condition {
        1 => order.is_eq(),
        2 => order.is_gt(),
        3 => order.is_ge(),
        4 => order.is_lt(),
        5 => order.is_le(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::TestMemory;

    const INFO: Address = Address(0x1000);
    const EQUAL: u8 = 1;
    const GREATER: u8 = 2;
    const GREATER_EQUAL: u8 = 3;
    const LESS: u8 = 4;
    const MINOR_TYPE: u32 = 1;
    const MAJOR_TYPE: u32 = 2;
    const BUILD_TYPE: u32 = 4;

    fn memory() -> TestMemory {
        let mut memory = TestMemory::new();
        memory.map(INFO.0, 0x11c);
        memory
    }

    fn verify(major: u32, minor: u32, build: u32, types: u32, condition: u8) -> u32 {
        let mut memory = memory();
        memory
            .write_field(INFO, OSVERSIONINFOEXW::dwMajorVersion, major)
            .unwrap();
        memory
            .write_field(INFO, OSVERSIONINFOEXW::dwMinorVersion, minor)
            .unwrap();
        memory
            .write_field(INFO, OSVERSIONINFOEXW::dwBuildNumber, build)
            .unwrap();
        let mask = set_condition_mask(0, types, condition);
        verify_version_info(&memory, INFO, types, mask).unwrap().0
    }

    #[test]
    fn the_short_structure_is_filled_and_nothing_behind_it() {
        let mut memory = TestMemory::new();
        memory.map(INFO.0, 0x114);
        memory.write_scalar(INFO, 0x114u32).unwrap();
        assert_eq!(write_version(&mut memory, INFO), Ok(NtStatus::SUCCESS));
        assert_eq!(
            memory.read_field(INFO, OSVERSIONINFOW::dwBuildNumber),
            Ok(19045)
        );
    }

    #[test]
    fn the_long_structure_also_has_suite_and_product() {
        let mut memory = memory();
        memory.write_scalar(INFO, 0x11cu32).unwrap();
        write_version(&mut memory, INFO).unwrap();
        assert_eq!(
            memory.read_field(INFO, OSVERSIONINFOEXW::wProductType),
            Ok(1)
        );
        assert_eq!(
            memory.read_field(INFO, OSVERSIONINFOEXW::wSuiteMask),
            Ok(0x100)
        );
    }

    /// "If the major version exceeds the minimum required, then the minor version and service pack
    /// version are not tested."
    #[test]
    fn a_greater_major_version_decides_without_the_minor_one() {
        assert_eq!(
            verify(6, 3, 0, MAJOR_TYPE | MINOR_TYPE, GREATER_EQUAL),
            STATUS_SUCCESS
        );
        assert_eq!(
            verify(10, 1, 0, MAJOR_TYPE | MINOR_TYPE, GREATER_EQUAL),
            STATUS_REVISION_MISMATCH
        );
        assert_eq!(
            verify(11, 0, 0, MAJOR_TYPE | MINOR_TYPE, GREATER_EQUAL),
            STATUS_REVISION_MISMATCH
        );
        assert_eq!(
            verify(6, 3, 0, MAJOR_TYPE | MINOR_TYPE, EQUAL),
            STATUS_REVISION_MISMATCH
        );
    }

    #[test]
    fn strict_conditions_do_not_hold_for_the_same_version() {
        assert_eq!(
            verify(10, 0, 0, MAJOR_TYPE | MINOR_TYPE, GREATER),
            STATUS_REVISION_MISMATCH
        );
        assert_eq!(
            verify(10, 0, 0, MAJOR_TYPE | MINOR_TYPE, LESS),
            STATUS_REVISION_MISMATCH
        );
        assert_eq!(
            verify(10, 0, 0, MAJOR_TYPE | MINOR_TYPE, EQUAL),
            STATUS_SUCCESS
        );
    }

    #[test]
    fn the_build_number_is_tested_on_its_own() {
        let types = MAJOR_TYPE | BUILD_TYPE;
        assert_eq!(
            verify(6, 0, 20000, types, GREATER_EQUAL),
            STATUS_REVISION_MISMATCH
        );
        assert_eq!(verify(6, 0, 17763, types, GREATER_EQUAL), STATUS_SUCCESS);
    }

    #[test]
    fn a_member_without_condition_is_an_invalid_parameter() {
        let status = verify_version_info(&memory(), INFO, MAJOR_TYPE, 0);
        assert_eq!(status, Ok(NtStatus(STATUS_INVALID_PARAMETER)));
        assert_eq!(verify(10, 0, 0, 0, EQUAL), STATUS_INVALID_PARAMETER);
    }

    #[test]
    fn a_condition_replaces_the_one_before_it() {
        let mask = set_condition_mask(0, MAJOR_TYPE, EQUAL);
        assert_eq!(mask, 0b1000);
        assert_eq!(
            set_condition_mask(mask, MAJOR_TYPE, GREATER_EQUAL),
            0b11_000
        );
        assert_eq!(set_condition_mask(mask, MINOR_TYPE, LESS), 0b1100);
    }
}
