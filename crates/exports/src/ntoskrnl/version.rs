//! The Windows version. Guide: kernel/run-time-library--rtl--routines.
//!
//! Drivers see Windows 10, version 22H2, whose NDIS is 6.85.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::layout::wdm::UNICODE_STRING;
use abi::{Address, NtStatus};
use executive::version;
use machine::{Call, Stop, exports};

use crate::driver_memory::checked;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-rtlgetversion")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlGetVersion(lpVersionInformation: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlverifyversioninfo")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlVerifyVersionInfo(VersionInfo: Address, TypeMask: u32, ConditionMask: u64) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-versetconditionmask")]
    #[irql(any)]
    fn VerSetConditionMask(ConditionMask: u64, TypeMask: u32, Condition: u8) -> u64;

    #[docs("ddi/wdm/nf-wdm-rtlisntddiversionavailable")]
    #[irql(any)]
    fn RtlIsNtDdiVersionAvailable(Version: u32) -> bool;

    #[docs("ddi/wdm/nf-wdm-rtlisservicepackversioninstalled")]
    #[irql(any)]
    fn RtlIsServicePackVersionInstalled(Version: u32) -> bool;

    #[docs("ddi/wdm/nf-wdm-ioiswdmversionavailable")]
    #[irql(= PASSIVE_LEVEL)]
    fn IoIsWdmVersionAvailable(MajorVersion: u8, MinorVersion: u8) -> bool;

    #[docs("ddi/ntddk/nf-ntddk-psgetversion")]
    #[irql(= PASSIVE_LEVEL)]
    fn PsGetVersion(
        MajorVersion: Address,
        MinorVersion: Address,
        BuildNumber: Address,
        CSDVersion: Address,
    ) -> bool;
}

/// Fills an `RTL_OSVERSIONINFOW`, or the longer form if its size says so.
fn RtlGetVersion(call: &mut Call, lpVersionInformation: Address) -> Result<NtStatus, Stop> {
    let done = version::write_version(call.memory(), lpVersionInformation);
    checked(call, done)
}

/// Compares the version with a required one; `STATUS_REVISION_MISMATCH` when it does not satisfy the
/// conditions, `STATUS_INVALID_PARAMETER` when they are none.
fn RtlVerifyVersionInfo(
    call: &mut Call,
    VersionInfo: Address,
    TypeMask: u32,
    ConditionMask: u64,
) -> Result<NtStatus, Stop> {
    let done = version::verify_version_info(call.memory(), VersionInfo, TypeMask, ConditionMask);
    checked(call, done)
}

/// Puts a condition into a mask for `RtlVerifyVersionInfo`.
fn VerSetConditionMask(
    _: &mut Call,
    ConditionMask: u64,
    TypeMask: u32,
    Condition: u8,
) -> Result<u64, Stop> {
    Ok(version::set_condition_mask(
        ConditionMask,
        TypeMask,
        Condition,
    ))
}

/// Whether an NTDDI version is there, this or an older one.
fn RtlIsNtDdiVersionAvailable(_: &mut Call, Version: u32) -> Result<bool, Stop> {
    const SERVICE_PACK: u32 = 0xFF00;
    Ok(Version & SERVICE_PACK == 0 && Version <= version::NTDDI)
}

/// Whether a service pack of this version is installed: there are none.
fn RtlIsServicePackVersionInstalled(_: &mut Call, _Version: u32) -> Result<bool, Stop> {
    Ok(false)
}

/// Whether a WDM version is there: the newest is 6.0.
fn IoIsWdmVersionAvailable(_: &mut Call, MajorVersion: u8, MinorVersion: u8) -> Result<bool, Stop> {
    Ok((MajorVersion, MinorVersion) <= (6, 0))
}

/// Tells the version in parts, each of which the caller may leave out, and FALSE: this is no checked
/// build.
fn PsGetVersion(
    call: &mut Call,
    MajorVersion: Address,
    MinorVersion: Address,
    BuildNumber: Address,
    CSDVersion: Address,
) -> Result<bool, Stop> {
    let parts = [
        (MajorVersion, version::MAJOR),
        (MinorVersion, version::MINOR),
        (BuildNumber, version::BUILD),
    ];
    for (at, value) in parts {
        if !at.is_null() {
            call.write(at, value)?;
        }
    }
    if !CSDVersion.is_null() {
        call.write_field(CSDVersion, UNICODE_STRING::Length, 0)?;
    }
    Ok(false)
}
