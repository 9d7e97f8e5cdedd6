//! Strings in another form: another code, another case, numbers and GUIDs. Guide:
//! kernel/run-time-library--rtl--routines.
//!
//! A string whose buffer the function allocates has it from the paged pool.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::ntstatus::{STATUS_INVALID_PARAMETER, STATUS_NO_MEMORY};
use abi::layout::wdm::UNICODE_STRING;
use abi::{Address, NtStatus};
use executive::memory::BadAddress;
use executive::pool::{Allocator, PoolKind, PoolSelection, PoolTag};
use executive::strings::{self, CountedString, Destination, GUID_STRING_SIZE, upcase};
use machine::{Call, DriverMemory, Stop, exports};

use crate::driver_memory::{checked, unicode_string};
use crate::ntoskrnl::pool;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-rtlansistringtounicodestring")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlAnsiStringToUnicodeString(
        DestinationString: Address,
        SourceString: Address,
        AllocateDestinationString: bool,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlunicodestringtoansistring")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlUnicodeStringToAnsiString(
        DestinationString: Address,
        SourceString: Address,
        AllocateDestinationString: bool,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlupcaseunicodestring")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlUpcaseUnicodeString(
        DestinationString: Address,
        SourceString: Address,
        AllocateDestinationString: bool,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlfreeunicodestring")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlFreeUnicodeString(UnicodeString: Address);

    #[docs("ddi/wdm/nf-wdm-rtlfreeansistring")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlFreeAnsiString(AnsiString: Address);

    #[docs("ddi/wdm/nf-wdm-rtlfreeutf8string")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlFreeUTF8String(utf8String: Address);

    #[docs("ddi/wdm/nf-wdm-rtlxansistringtounicodesize")]
    #[irql(any)]
    fn RtlxAnsiStringToUnicodeSize(AnsiString: Address) -> u32;

    #[docs("ddi/wdm/nf-wdm-rtlxunicodestringtoansisize")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlxUnicodeStringToAnsiSize(UnicodeString: Address) -> u32;

    #[docs("ddi/wdm/nf-wdm-rtlupcaseunicodechar")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlUpcaseUnicodeChar(SourceCharacter: u16) -> u16;

    #[docs("ddi/wdm/nf-wdm-rtldowncaseunicodechar")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlDowncaseUnicodeChar(SourceCharacter: u16) -> u16;

    #[docs("ddi/ntddk/nf-ntddk-rtlupperchar")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlUpperChar(Character: u8) -> u8;

    #[docs("ddi/wdm/nf-wdm-rtlintegertounicodestring")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlIntegerToUnicodeString(Value: u32, Base: u32, String: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlint64tounicodestring")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlInt64ToUnicodeString(Value: u64, Base: u32, String: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlunicodestringtointeger")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlUnicodeStringToInteger(String: Address, Base: u32, Value: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlstringfromguid")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlStringFromGUID(Guid: Address, GuidString: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlguidfromstring")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlGUIDFromString(GuidString: Address, Guid: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlhashunicodestring")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlHashUnicodeString(
        String: Address,
        CaseInSensitive: bool,
        HashAlgorithm: u32,
        HashValue: Address,
    ) -> NtStatus;
}

/// The tag of buffers that these functions allocate.
const TAG: PoolTag = PoolTag::new(*b"Strg");
/// `HASH_STRING_ALGORITHM_DEFAULT`.
const HASH_DEFAULT: u32 = 0;
/// `HASH_STRING_ALGORITHM_X65599`.
const HASH_X65599: u32 = 1;

/// Converts bytes to UTF-16; `STATUS_BUFFER_OVERFLOW` when they do not fit, `STATUS_NO_MEMORY` when a
/// buffer was to be allocated and memory lacks.
fn RtlAnsiStringToUnicodeString(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
    AllocateDestinationString: bool,
) -> Result<NtStatus, Stop> {
    let size = strings::unicode_size(call.memory(), SourceString);
    let size = checked(call, size)?;
    convert(call, AllocateDestinationString, size, |memory, buffer| {
        strings::ansi_to_unicode(memory, DestinationString, SourceString, buffer)
    })
}

/// Converts UTF-16 to bytes; statuses as for `RtlAnsiStringToUnicodeString`.
fn RtlUnicodeStringToAnsiString(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
    AllocateDestinationString: bool,
) -> Result<NtStatus, Stop> {
    let size = strings::ansi_size(call.memory(), SourceString);
    let size = checked(call, size)?;
    convert(call, AllocateDestinationString, size, |memory, buffer| {
        strings::unicode_to_ansi(memory, DestinationString, SourceString, buffer)
    })
}

/// Converts to upper case; statuses as for `RtlAnsiStringToUnicodeString`.
fn RtlUpcaseUnicodeString(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
    AllocateDestinationString: bool,
) -> Result<NtStatus, Stop> {
    let size = call.read_field(SourceString, UNICODE_STRING::Length)?;
    convert(
        call,
        AllocateDestinationString,
        u64::from(size),
        |memory, buffer| {
            strings::upcase_unicode_string(memory, DestinationString, SourceString, buffer)
        },
    )
}

/// Frees the buffer that a function with `AllocateDestinationString` made, and empties the string.
///
/// # Rules
/// Those of `ExFreePool`.
fn RtlFreeUnicodeString(call: &mut Call, UnicodeString: Address) -> Result<(), Stop> {
    let string = CountedString::read(call.memory(), UnicodeString);
    let string = checked(call, string)?;
    if string.buffer.is_null() {
        return Ok(());
    }
    pool::free(call, string.buffer, Allocator::POOL, None)?;
    let emptied = CountedString::default().write(call.memory(), UnicodeString);
    checked(call, emptied)
}

/// As `RtlFreeUnicodeString`.
fn RtlFreeAnsiString(call: &mut Call, AnsiString: Address) -> Result<(), Stop> {
    RtlFreeUnicodeString(call, AnsiString)
}

/// As `RtlFreeUnicodeString`.
fn RtlFreeUTF8String(call: &mut Call, utf8String: Address) -> Result<(), Stop> {
    RtlFreeUnicodeString(call, utf8String)
}

/// Bytes that a string takes in UTF-16, NUL included.
fn RtlxAnsiStringToUnicodeSize(call: &mut Call, AnsiString: Address) -> Result<u32, Stop> {
    let size = strings::unicode_size(call.memory(), AnsiString);
    Ok(u32::try_from(checked(call, size)?).unwrap_or(u32::MAX))
}

/// Bytes that a string takes in the code page, NUL included.
fn RtlxUnicodeStringToAnsiSize(call: &mut Call, UnicodeString: Address) -> Result<u32, Stop> {
    let size = strings::ansi_size(call.memory(), UnicodeString);
    Ok(u32::try_from(checked(call, size)?).unwrap_or(u32::MAX))
}

/// The upper case of a character, itself if it has none.
fn RtlUpcaseUnicodeChar(_: &mut Call, SourceCharacter: u16) -> Result<u16, Stop> {
    Ok(upcase(SourceCharacter))
}

/// The lower case of a character, itself if it has none.
fn RtlDowncaseUnicodeChar(_: &mut Call, SourceCharacter: u16) -> Result<u16, Stop> {
    Ok(downcase(SourceCharacter))
}

/// The upper case of a byte of the code page, itself if it has none.
fn RtlUpperChar(_: &mut Call, Character: u8) -> Result<u8, Stop> {
    let unit = upcase(strings::code_page::decode(Character));
    Ok(
        if strings::code_page::decode(strings::code_page::encode(unit)) == unit {
            strings::code_page::encode(unit)
        } else {
            Character
        },
    )
}

/// Writes a number in base 2, 8, 10 or 16; 0 stands for 10. `STATUS_INVALID_PARAMETER` for another
/// base, `STATUS_BUFFER_OVERFLOW` when it does not fit.
fn RtlIntegerToUnicodeString(
    call: &mut Call,
    Value: u32,
    Base: u32,
    String: Address,
) -> Result<NtStatus, Stop> {
    RtlInt64ToUnicodeString(call, u64::from(Value), Base, String)
}

/// As `RtlIntegerToUnicodeString`, for 64 bits.
fn RtlInt64ToUnicodeString(
    call: &mut Call,
    Value: u64,
    Base: u32,
    String: Address,
) -> Result<NtStatus, Stop> {
    let done = strings::integer_to_unicode_string(call.memory(), Value, Base, String);
    checked(call, done)
}

/// Reads a number; base 0 takes a prefix (`0x`, `0o`, `0b`) into account.
fn RtlUnicodeStringToInteger(
    call: &mut Call,
    String: Address,
    Base: u32,
    Value: Address,
) -> Result<NtStatus, Stop> {
    let done = strings::unicode_string_to_integer(call.memory(), String, Base, Value);
    checked(call, done)
}

/// Writes a GUID in braces into a buffer that it allocates; `RtlFreeUnicodeString` frees it.
fn RtlStringFromGUID(
    call: &mut Call,
    Guid: Address,
    GuidString: Address,
) -> Result<NtStatus, Stop> {
    let Some(buffer) = allocate(call, u64::from(GUID_STRING_SIZE))? else {
        return Ok(NtStatus(STATUS_NO_MEMORY));
    };
    let done = strings::guid_to_string(call.memory(), Guid, GuidString, buffer);
    checked(call, done)
}

/// Reads a GUID in braces; `STATUS_INVALID_PARAMETER` when the string is not of that form.
fn RtlGUIDFromString(
    call: &mut Call,
    GuidString: Address,
    Guid: Address,
) -> Result<NtStatus, Stop> {
    let done = strings::guid_from_string(call.memory(), GuidString, Guid);
    checked(call, done)
}

/// Makes a hash of a string: 65599 times the value so far, plus the next code unit.
fn RtlHashUnicodeString(
    call: &mut Call,
    String: Address,
    CaseInSensitive: bool,
    HashAlgorithm: u32,
    HashValue: Address,
) -> Result<NtStatus, Stop> {
    if !matches!(HashAlgorithm, HASH_DEFAULT | HASH_X65599) || String.is_null() {
        return Ok(NtStatus(STATUS_INVALID_PARAMETER));
    }
    let text = unicode_string(call, String)?;
    let hash = text.iter().fold(0_u32, |hash, &unit| {
        let unit = if CaseInSensitive { upcase(unit) } else { unit };
        hash.wrapping_mul(65_599).wrapping_add(u32::from(unit))
    });
    call.write(HashValue, hash)?;
    Ok(NtStatus::SUCCESS)
}

/// The lower case of one code unit that is one code unit; itself otherwise.
fn downcase(unit: u16) -> u16 {
    let mut lower = char::from_u32(u32::from(unit))
        .unwrap_or_default()
        .to_lowercase();
    match (lower.next().map(u32::from), lower.next()) {
        (Some(one), None) => match u16::try_from(one) {
            Ok(one) if upcase(one) == unit => one,
            _ => unit,
        },
        _ => unit,
    }
}

fn allocate(call: &mut Call, size: u64) -> Result<Option<Address>, Stop> {
    let buffer = pool::allocate(call, PoolSelection::of(PoolKind::Paged), size, TAG)?;
    Ok((!buffer.is_null()).then_some(buffer))
}

/// Converts into the destination's buffer, or into a new one of `size` bytes.
fn convert(
    call: &mut Call,
    allocates: bool,
    size: u64,
    into: impl FnOnce(&mut DriverMemory, Destination) -> Result<NtStatus, BadAddress>,
) -> Result<NtStatus, Stop> {
    let destination = if !allocates {
        Destination::Existing
    } else if size > u64::from(u16::MAX) {
        return Ok(NtStatus(
            abi::constants::ntstatus::STATUS_INVALID_PARAMETER_2,
        ));
    } else {
        match allocate(call, size)? {
            Some(buffer) => Destination::Allocated(buffer),
            None => return Ok(NtStatus(STATUS_NO_MEMORY)),
        }
    };
    let done = into(call.memory(), destination);
    checked(call, done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_without_lower_case_stays() {
        assert_eq!(downcase(u16::from(b'A')), u16::from(b'a'));
        assert_eq!(downcase(0x0410), 0x0430);
        assert_eq!(downcase(u16::from(b'1')), u16::from(b'1'));
        assert_eq!(downcase(0xD800), 0xD800);
    }
}
