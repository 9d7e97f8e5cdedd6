//! Counted strings: initialising, copying, comparing, appending. Guide:
//! kernel/run-time-library--rtl--routines.
//!
//! Strings of bytes are in the code page 1252. Case is compared one UTF-16 code unit at a time.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::ntstatus::STATUS_NAME_TOO_LONG;
use abi::layout::wdm::STRING;
use abi::{Address, NtStatus};
use executive::memory::Memory;
use executive::strings::{self, CountedString, upcase};
use machine::{Call, Stop, exports};

use crate::driver_memory::{checked, put};

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-rtlinitunicodestring")]
    #[irql(<= DISPATCH_LEVEL)]
    fn RtlInitUnicodeString(DestinationString: Address, SourceString: Address);

    #[docs("ddi/wdm/nf-wdm-rtlinitunicodestringex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn RtlInitUnicodeStringEx(DestinationString: Address, SourceString: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlinitansistring")]
    #[irql(<= DISPATCH_LEVEL)]
    fn RtlInitAnsiString(DestinationString: Address, SourceString: Address);

    #[docs("ddi/wdm/nf-wdm-rtlinitstring")]
    #[irql(<= DISPATCH_LEVEL)]
    fn RtlInitString(DestinationString: Address, SourceString: Address);

    #[docs("ddi/wdm/nf-wdm-rtlinitutf8string")]
    #[irql(<= DISPATCH_LEVEL)]
    fn RtlInitUTF8String(DestinationString: Address, SourceString: Address);

    #[docs("ddi/wdm/nf-wdm-rtlinitstringex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn RtlInitStringEx(DestinationString: Address, SourceString: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlinitstringex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn RtlInitAnsiStringEx(DestinationString: Address, SourceString: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlinitutf8stringex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn RtlInitUTF8StringEx(DestinationString: Address, SourceString: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlcopyunicodestring")]
    #[irql(any)]
    fn RtlCopyUnicodeString(DestinationString: Address, SourceString: Address);

    #[docs("ddi/ntddk/nf-ntddk-rtlcopystring")]
    #[irql(any)]
    fn RtlCopyString(DestinationString: Address, SourceString: Address);

    #[docs("ddi/wdm/nf-wdm-rtlappendunicodestringtostring")]
    #[irql(any)]
    fn RtlAppendUnicodeStringToString(Destination: Address, Source: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlappendunicodetostring")]
    #[irql(any)]
    fn RtlAppendUnicodeToString(Destination: Address, Source: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlcompareunicodestring")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlCompareUnicodeString(String1: Address, String2: Address, CaseInSensitive: bool) -> i32;

    #[docs("ddi/wdm/nf-wdm-rtlcompareunicodestrings")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlCompareUnicodeStrings(
        String1: Address,
        String1Length: u64,
        String2: Address,
        String2Length: u64,
        CaseInSensitive: bool,
    ) -> i32;

    #[docs("ddi/wdm/nf-wdm-rtlequalunicodestring")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlEqualUnicodeString(String1: Address, String2: Address, CaseInSensitive: bool) -> bool;

    #[docs("ddi/ntddk/nf-ntddk-rtlprefixunicodestring")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlPrefixUnicodeString(String1: Address, String2: Address, CaseInSensitive: bool) -> bool;

    #[docs("ddi/ntddk/nf-ntddk-rtlsuffixunicodestring")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlSuffixUnicodeString(String1: Address, String2: Address, CaseInSensitive: bool) -> bool;

    #[docs("ddi/ntddk/nf-ntddk-rtlcomparestring")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlCompareString(String1: Address, String2: Address, CaseInSensitive: bool) -> i32;

    #[docs("ddi/ntddk/nf-ntddk-rtlequalstring")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlEqualString(String1: Address, String2: Address, CaseInSensitive: bool) -> bool;
}

/// Makes a string count the NUL-terminated text at `SourceString`, which is not copied; NULL gives an
/// empty string.
fn RtlInitUnicodeString(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
) -> Result<(), Stop> {
    let done = strings::initialize_unicode_string(call.memory(), DestinationString, SourceString);
    checked(call, done)
}

/// As `RtlInitUnicodeString`; `STATUS_NAME_TOO_LONG` for text that a string can't count.
fn RtlInitUnicodeStringEx(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
) -> Result<NtStatus, Stop> {
    let done =
        strings::initialize_unicode_string_checked(call.memory(), DestinationString, SourceString);
    checked(call, done)
}

/// Makes a string count the NUL-terminated bytes at `SourceString`, which are not copied.
fn RtlInitAnsiString(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
) -> Result<(), Stop> {
    let done = strings::initialize_ansi_string(call.memory(), DestinationString, SourceString);
    checked(call, done)
}

/// As `RtlInitAnsiString`.
fn RtlInitString(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
) -> Result<(), Stop> {
    RtlInitAnsiString(call, DestinationString, SourceString)
}

/// As `RtlInitAnsiString`, for UTF-8.
fn RtlInitUTF8String(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
) -> Result<(), Stop> {
    RtlInitAnsiString(call, DestinationString, SourceString)
}

/// As `RtlInitString`; `STATUS_NAME_TOO_LONG` for text that a string can't count.
fn RtlInitStringEx(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
) -> Result<NtStatus, Stop> {
    if !SourceString.is_null() {
        let text = call.memory().read_string(SourceString, u64::from(u16::MAX));
        let length = checked(call, text.map(|text| text.len()))?;
        if length >= usize::from(u16::MAX) {
            return Ok(NtStatus(STATUS_NAME_TOO_LONG));
        }
    }
    RtlInitAnsiString(call, DestinationString, SourceString)?;
    Ok(NtStatus::SUCCESS)
}

/// As `RtlInitStringEx`.
fn RtlInitAnsiStringEx(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
) -> Result<NtStatus, Stop> {
    RtlInitStringEx(call, DestinationString, SourceString)
}

/// As `RtlInitStringEx`, for UTF-8.
fn RtlInitUTF8StringEx(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
) -> Result<NtStatus, Stop> {
    RtlInitStringEx(call, DestinationString, SourceString)
}

/// Copies as much of the source as the destination's buffer holds; NULL gives an empty string.
fn RtlCopyUnicodeString(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
) -> Result<(), Stop> {
    let done = strings::copy_unicode_string(call.memory(), DestinationString, SourceString);
    checked(call, done)
}

/// Copies as much of the source as the destination's buffer holds; NULL gives an empty string.
fn RtlCopyString(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
) -> Result<(), Stop> {
    let target = counted(call, DestinationString)?;
    let mut text = if SourceString.is_null() {
        Vec::new()
    } else {
        bytes(call, SourceString)?
    };
    text.truncate(usize::from(target.maximum_length));
    put(call, target.buffer, &text)?;
    let length = u16::try_from(text.len()).unwrap_or(target.maximum_length);
    call.write_field(DestinationString, STRING::Length, length)
}

/// Appends a string; `STATUS_BUFFER_TOO_SMALL`, and nothing appended, when it does not fit.
fn RtlAppendUnicodeStringToString(
    call: &mut Call,
    Destination: Address,
    Source: Address,
) -> Result<NtStatus, Stop> {
    let done = strings::append_unicode_string(call.memory(), Destination, Source);
    checked(call, done)
}

/// Appends NUL-terminated text; `STATUS_BUFFER_TOO_SMALL`, and nothing appended, when it does not fit.
fn RtlAppendUnicodeToString(
    call: &mut Call,
    Destination: Address,
    Source: Address,
) -> Result<NtStatus, Stop> {
    let done = strings::append_wide_string(call.memory(), Destination, Source);
    checked(call, done)
}

/// Compares two strings: negative, zero or positive.
fn RtlCompareUnicodeString(
    call: &mut Call,
    String1: Address,
    String2: Address,
    CaseInSensitive: bool,
) -> Result<i32, Stop> {
    let order = strings::compare_unicode_strings(call.memory(), String1, String2, CaseInSensitive);
    checked(call, order)
}

/// Compares two texts whose lengths are given in characters: negative, zero or positive.
fn RtlCompareUnicodeStrings(
    call: &mut Call,
    String1: Address,
    String1Length: u64,
    String2: Address,
    String2Length: u64,
    CaseInSensitive: bool,
) -> Result<i32, Stop> {
    let left = call.memory().read_wide(String1, String1Length);
    let left = checked(call, left)?;
    let right = call.memory().read_wide(String2, String2Length);
    let right = checked(call, right)?;
    let fold = |&unit: &u16| if CaseInSensitive { upcase(unit) } else { unit };
    Ok(left.iter().map(fold).cmp(right.iter().map(fold)) as i32)
}

/// Whether two strings are equal.
fn RtlEqualUnicodeString(
    call: &mut Call,
    String1: Address,
    String2: Address,
    CaseInSensitive: bool,
) -> Result<bool, Stop> {
    Ok(RtlCompareUnicodeString(call, String1, String2, CaseInSensitive)? == 0)
}

/// Whether the second string starts with the first.
fn RtlPrefixUnicodeString(
    call: &mut Call,
    String1: Address,
    String2: Address,
    CaseInSensitive: bool,
) -> Result<bool, Stop> {
    let starts = strings::is_unicode_prefix(call.memory(), String1, String2, CaseInSensitive);
    checked(call, starts)
}

/// Whether the second string ends with the first.
fn RtlSuffixUnicodeString(
    call: &mut Call,
    String1: Address,
    String2: Address,
    CaseInSensitive: bool,
) -> Result<bool, Stop> {
    let suffix = crate::driver_memory::unicode_string(call, String1)?;
    let text = crate::driver_memory::unicode_string(call, String2)?;
    let fold = |&unit: &u16| if CaseInSensitive { upcase(unit) } else { unit };
    let end = text.iter().rev().map(fold);
    Ok(suffix.len() <= text.len() && suffix.iter().rev().map(fold).eq(end.take(suffix.len())))
}

/// Compares two strings of bytes: negative, zero or positive.
fn RtlCompareString(
    call: &mut Call,
    String1: Address,
    String2: Address,
    CaseInSensitive: bool,
) -> Result<i32, Stop> {
    let (left, right) = (bytes(call, String1)?, bytes(call, String2)?);
    let fold = |&byte: &u8| {
        if CaseInSensitive {
            super::c_strings::upper(byte)
        } else {
            byte
        }
    };
    Ok(left.iter().map(fold).cmp(right.iter().map(fold)) as i32)
}

/// Whether two strings of bytes are equal.
fn RtlEqualString(
    call: &mut Call,
    String1: Address,
    String2: Address,
    CaseInSensitive: bool,
) -> Result<bool, Stop> {
    Ok(RtlCompareString(call, String1, String2, CaseInSensitive)? == 0)
}

fn counted(call: &mut Call, at: Address) -> Result<CountedString, Stop> {
    let read = CountedString::read(call.memory(), at);
    checked(call, read)
}

fn bytes(call: &mut Call, at: Address) -> Result<Vec<u8>, Stop> {
    let string = counted(call, at)?;
    let read = string.bytes(call.memory());
    checked(call, read)
}
