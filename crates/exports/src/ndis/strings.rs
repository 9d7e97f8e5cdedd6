//! Counted strings. Pages: ddi/ndis/nf-ndis-ndisinitializestring, ddi/ndis/nf-ndis-ndisequalstring.
//!
//! `NDIS_STRING` is `UNICODE_STRING`. The headers of the WDK turn most of these names into functions of the
//! run-time library, which do the same.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::{Address, NtStatus};
use executive::strings::{self, CountedString, Destination, code_page};
use machine::{Call, Stop, exports};
use ndis::allocators;

use super::memory::{DEFAULT_TAG, allocate};
use crate::driver_memory::{checked, put_wide, string};

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisinitializestring")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisInitializeString(Destination: Address, Source: Address);

    #[docs("ddi/ndis/nf-ndis-ndisinitansistring")]
    #[irql(any)]
    fn NdisInitAnsiString(DestinationString: Address, SourceString: Address);

    #[docs("ddi/ndis/nf-ndis-ndisinitunicodestring")]
    #[irql(any)]
    fn NdisInitUnicodeString(DestinationString: Address, SourceString: Address);

    #[docs("ddi/ndis/nf-ndis-ndisansistringtounicodestring")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisAnsiStringToUnicodeString(
        DestinationString: Address,
        SourceString: Address,
    ) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndisunicodestringtoansistring")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisUnicodeStringToAnsiString(
        DestinationString: Address,
        SourceString: Address,
    ) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndisupcaseunicodestring")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisUpcaseUnicodeString(DestinationString: Address, SourceString: Address) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndisequalstring")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisEqualString(String1: Address, String2: Address, CaseInsensitive: bool) -> bool;
}

/// Makes a string of UTF-16, in memory that `NdisFreeString` frees, from NUL-terminated bytes. The
/// string is empty, and its buffer NULL, when memory lacks.
///
/// # Rules
/// `Irql_Miscellaneous_Function`.
fn NdisInitializeString(
    call: &mut Call,
    Destination: Address,
    Source: Address,
) -> Result<(), Stop> {
    let length = string(call, Source)?.len();
    let Some(length) = u16::try_from(2 * length)
        .ok()
        .filter(|length| *length <= u16::MAX - 2)
    else {
        let function = call.function();
        return Err(call.unsupported(format!("{function} with a string of {length} characters")));
    };
    let maximum_length = length + 2;
    let size = u64::from(maximum_length);
    let buffer = allocate(call, allocators::MEMORY, size, DEFAULT_TAG)?;
    let mut counted = CountedString {
        length: 0,
        maximum_length: 0,
        buffer,
    };
    if !buffer.is_null() {
        let mut text = code_page::decode_all(&string(call, Source)?);
        text.push(0);
        put_wide(call, buffer, &text)?;
        counted = CountedString {
            length,
            maximum_length,
            buffer,
        };
    }
    let written = counted.write(call.memory(), Destination);
    checked(call, written)
}

/// Makes a string count the NUL-terminated bytes at `SourceString`, which are not copied.
fn NdisInitAnsiString(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
) -> Result<(), Stop> {
    let done = strings::initialize_ansi_string(call.memory(), DestinationString, SourceString);
    checked(call, done)
}

/// Makes a string count the NUL-terminated text at `SourceString`, which is not copied.
fn NdisInitUnicodeString(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
) -> Result<(), Stop> {
    let done = strings::initialize_unicode_string(call.memory(), DestinationString, SourceString);
    checked(call, done)
}

/// Converts bytes to UTF-16 in the destination's buffer; a failure if they do not fit.
///
/// # Rules
/// `Irql_Miscellaneous_Function`.
fn NdisAnsiStringToUnicodeString(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
) -> Result<NtStatus, Stop> {
    let existing = Destination::Existing;
    let done = strings::ansi_to_unicode(call.memory(), DestinationString, SourceString, existing);
    checked(call, done)
}

/// Converts UTF-16 to bytes in the destination's buffer; a failure if they do not fit.
///
/// # Rules
/// `Irql_Miscellaneous_Function`.
fn NdisUnicodeStringToAnsiString(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
) -> Result<NtStatus, Stop> {
    let existing = Destination::Existing;
    let done = strings::unicode_to_ansi(call.memory(), DestinationString, SourceString, existing);
    checked(call, done)
}

/// Converts to upper case in the destination's buffer; a failure if it does not fit.
///
/// # Rules
/// `Irql_Miscellaneous_Function`.
fn NdisUpcaseUnicodeString(
    call: &mut Call,
    DestinationString: Address,
    SourceString: Address,
) -> Result<NtStatus, Stop> {
    let (memory, existing) = (call.memory(), Destination::Existing);
    let done = strings::upcase_unicode_string(memory, DestinationString, SourceString, existing);
    checked(call, done)
}

/// Whether two strings are equal, without regard to case if so asked.
///
/// # Rules
/// `Irql_Miscellaneous_Function`.
fn NdisEqualString(
    call: &mut Call,
    String1: Address,
    String2: Address,
    CaseInsensitive: bool,
) -> Result<bool, Stop> {
    let order = strings::compare_unicode_strings(call.memory(), String1, String2, CaseInsensitive);
    Ok(checked(call, order)? == 0)
}
