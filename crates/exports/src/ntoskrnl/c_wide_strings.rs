//! The kernel's functions for strings of UTF-16 code units that end with a NUL. Page:
//! c-runtime-library/string-manipulation-crt.
//!
//! The locale is "C": only ASCII letters have cases.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use machine::{Call, Stop, exports};

use crate::ntoskrnl::c_text::{self, Unit};

exports! {
    image: "ntoskrnl.exe";

    #[docs("c-runtime-library/reference/strlen-wcslen-mbslen-mbslen-l-mbstrlen-mbstrlen-l")]
    #[irql(any)]
    fn wcslen(str: Address) -> u64;

    #[docs("c-runtime-library/reference/strnlen-strnlen-s")]
    #[irql(any)]
    fn wcsnlen(str: Address, numberOfElements: u64) -> u64;

    #[docs("c-runtime-library/reference/strcmp-wcscmp-mbscmp")]
    #[irql(any)]
    fn wcscmp(string1: Address, string2: Address) -> i32;

    #[docs("c-runtime-library/reference/strncmp-wcsncmp-mbsncmp-mbsncmp-l")]
    #[irql(any)]
    fn wcsncmp(string1: Address, string2: Address, count: u64) -> i32;

    #[docs("c-runtime-library/reference/stricmp-wcsicmp-mbsicmp-stricmp-l-wcsicmp-l-mbsicmp-l")]
    #[irql(any)]
    fn _wcsicmp(string1: Address, string2: Address) -> i32;

    #[docs("c-runtime-library/reference/strnicmp-wcsnicmp-mbsnicmp-strnicmp-l-wcsnicmp-l-mbsnicmp-l")]
    #[irql(any)]
    fn _wcsnicmp(string1: Address, string2: Address, count: u64) -> i32;

    #[docs("c-runtime-library/reference/strcpy-wcscpy-mbscpy")]
    #[irql(any)]
    fn wcscpy(strDestination: Address, strSource: Address) -> Address;

    #[docs("c-runtime-library/reference/strncpy-strncpy-l-wcsncpy-wcsncpy-l-mbsncpy-mbsncpy-l")]
    #[irql(any)]
    fn wcsncpy(strDest: Address, strSource: Address, count: u64) -> Address;

    #[docs("c-runtime-library/reference/strcat-wcscat-mbscat")]
    #[irql(any)]
    fn wcscat(strDestination: Address, strSource: Address) -> Address;

    #[docs("c-runtime-library/reference/strncat-strncat-l-wcsncat-wcsncat-l-mbsncat-mbsncat-l")]
    #[irql(any)]
    fn wcsncat(strDest: Address, strSource: Address, count: u64) -> Address;

    #[docs("c-runtime-library/reference/strchr-wcschr-mbschr-mbschr-l")]
    #[irql(any)]
    fn wcschr(str: Address, c: u16) -> Address;

    #[docs("c-runtime-library/reference/strrchr-wcsrchr-mbsrchr-mbsrchr-l")]
    #[irql(any)]
    fn wcsrchr(str: Address, c: u16) -> Address;

    #[docs("c-runtime-library/reference/strstr-wcsstr-mbsstr-mbsstr-l")]
    #[irql(any)]
    fn wcsstr(str: Address, strSearch: Address) -> Address;

    #[docs("c-runtime-library/reference/toupper-toupper-towupper-toupper-l-towupper-l")]
    #[irql(any)]
    fn towupper(c: u16) -> u16;

    #[docs("c-runtime-library/reference/tolower-tolower-towlower-tolower-l-towlower-l")]
    #[irql(any)]
    fn towlower(c: u16) -> u16;
}

/// Counts the characters before the NUL.
fn wcslen(call: &mut Call, str: Address) -> Result<u64, Stop> {
    c_text::length::<u16>(call, str, u64::MAX)
}

/// Counts the characters before the NUL, or up to a limit.
fn wcsnlen(call: &mut Call, str: Address, numberOfElements: u64) -> Result<u64, Stop> {
    c_text::length::<u16>(call, str, numberOfElements)
}

/// Compares two strings: negative, zero or positive.
fn wcscmp(call: &mut Call, string1: Address, string2: Address) -> Result<i32, Stop> {
    c_text::compare::<u16>(call, string1, string2, u64::MAX, false)
}

/// Compares the first characters of two strings: negative, zero or positive.
fn wcsncmp(call: &mut Call, string1: Address, string2: Address, count: u64) -> Result<i32, Stop> {
    c_text::compare::<u16>(call, string1, string2, count, false)
}

/// Compares two strings without regard to the case of ASCII letters.
fn _wcsicmp(call: &mut Call, string1: Address, string2: Address) -> Result<i32, Stop> {
    c_text::compare::<u16>(call, string1, string2, u64::MAX, true)
}

/// Compares the first characters of two strings without regard to the case of ASCII letters.
fn _wcsnicmp(call: &mut Call, string1: Address, string2: Address, count: u64) -> Result<i32, Stop> {
    c_text::compare::<u16>(call, string1, string2, count, true)
}

/// Copies a string with its NUL, and gives the destination.
fn wcscpy(call: &mut Call, strDestination: Address, strSource: Address) -> Result<Address, Stop> {
    c_text::copy::<u16>(call, strDestination, strSource, u64::MAX)?;
    Ok(strDestination)
}

/// Copies up to `count` characters and fills what is left of them with NULs, and gives the destination.
fn wcsncpy(
    call: &mut Call,
    strDest: Address,
    strSource: Address,
    count: u64,
) -> Result<Address, Stop> {
    c_text::copy_padded::<u16>(call, strDest, strSource, count)?;
    Ok(strDest)
}

/// Appends a string, and gives the destination.
fn wcscat(call: &mut Call, strDestination: Address, strSource: Address) -> Result<Address, Stop> {
    c_text::append::<u16>(call, strDestination, strSource, u64::MAX)?;
    Ok(strDestination)
}

/// Appends up to `count` characters and a NUL, and gives the destination.
fn wcsncat(
    call: &mut Call,
    strDest: Address,
    strSource: Address,
    count: u64,
) -> Result<Address, Stop> {
    c_text::append::<u16>(call, strDest, strSource, count)?;
    Ok(strDest)
}

/// Finds the first place of a character; NULL when there is none.
fn wcschr(call: &mut Call, str: Address, c: u16) -> Result<Address, Stop> {
    c_text::find(call, str, c)
}

/// Finds the last place of a character; NULL when there is none.
fn wcsrchr(call: &mut Call, str: Address, c: u16) -> Result<Address, Stop> {
    c_text::find_last(call, str, c)
}

/// Finds the first place of a string in another; NULL when there is none.
fn wcsstr(call: &mut Call, str: Address, strSearch: Address) -> Result<Address, Stop> {
    c_text::find_text::<u16>(call, str, strSearch)
}

/// The upper case of an ASCII letter; anything else as it is.
fn towupper(_: &mut Call, c: u16) -> Result<u16, Stop> {
    Ok(if (0x61..=0x7A).contains(&c) {
        c - 0x20
    } else {
        c
    })
}

/// The lower case of an ASCII letter; anything else as it is.
fn towlower(_: &mut Call, c: u16) -> Result<u16, Stop> {
    Ok(c.lower())
}
