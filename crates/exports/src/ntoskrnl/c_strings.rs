//! The kernel's functions for strings of bytes that end with a NUL. Page:
//! c-runtime-library/string-manipulation-crt.
//!
//! The locale is "C": only ASCII letters have cases.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use machine::{Call, Stop, exports};

use crate::driver_memory::string;
use crate::ntoskrnl::c_text;
use crate::ntoskrnl::memory::low_byte;

exports! {
    image: "ntoskrnl.exe";

    #[docs("c-runtime-library/reference/strlen-wcslen-mbslen-mbslen-l-mbstrlen-mbstrlen-l")]
    #[irql(any)]
    fn strlen(str: Address) -> u64;

    #[docs("c-runtime-library/reference/strnlen-strnlen-s")]
    #[irql(any)]
    fn strnlen(str: Address, numberOfElements: u64) -> u64;

    #[docs("c-runtime-library/reference/strcmp-wcscmp-mbscmp")]
    #[irql(any)]
    fn strcmp(string1: Address, string2: Address) -> i32;

    #[docs("c-runtime-library/reference/strncmp-wcsncmp-mbsncmp-mbsncmp-l")]
    #[irql(any)]
    fn strncmp(string1: Address, string2: Address, count: u64) -> i32;

    #[docs("c-runtime-library/reference/stricmp-wcsicmp-mbsicmp-stricmp-l-wcsicmp-l-mbsicmp-l")]
    #[irql(any)]
    fn _stricmp(string1: Address, string2: Address) -> i32;

    #[docs("c-runtime-library/reference/strnicmp-wcsnicmp-mbsnicmp-strnicmp-l-wcsnicmp-l-mbsnicmp-l")]
    #[irql(any)]
    fn _strnicmp(string1: Address, string2: Address, count: u64) -> i32;

    #[docs("c-runtime-library/reference/strcpy-wcscpy-mbscpy")]
    #[irql(any)]
    fn strcpy(strDestination: Address, strSource: Address) -> Address;

    #[docs("c-runtime-library/reference/strncpy-strncpy-l-wcsncpy-wcsncpy-l-mbsncpy-mbsncpy-l")]
    #[irql(any)]
    fn strncpy(strDest: Address, strSource: Address, count: u64) -> Address;

    #[docs("c-runtime-library/reference/strcat-wcscat-mbscat")]
    #[irql(any)]
    fn strcat(strDestination: Address, strSource: Address) -> Address;

    #[docs("c-runtime-library/reference/strncat-strncat-l-wcsncat-wcsncat-l-mbsncat-mbsncat-l")]
    #[irql(any)]
    fn strncat(strDest: Address, strSource: Address, count: u64) -> Address;

    #[docs("c-runtime-library/reference/strchr-wcschr-mbschr-mbschr-l")]
    #[irql(any)]
    fn strchr(str: Address, c: i32) -> Address;

    #[docs("c-runtime-library/reference/strrchr-wcsrchr-mbsrchr-mbsrchr-l")]
    #[irql(any)]
    fn strrchr(str: Address, c: i32) -> Address;

    #[docs("c-runtime-library/reference/strstr-wcsstr-mbsstr-mbsstr-l")]
    #[irql(any)]
    fn strstr(str: Address, strSearch: Address) -> Address;

    #[docs("c-runtime-library/reference/toupper-toupper-towupper-toupper-l-towupper-l")]
    #[irql(any)]
    fn toupper(c: i32) -> i32;

    #[docs("c-runtime-library/reference/tolower-tolower-towlower-tolower-l-towlower-l")]
    #[irql(any)]
    fn tolower(c: i32) -> i32;

    #[docs("c-runtime-library/reference/isdigit-iswdigit-isdigit-l-iswdigit-l")]
    #[irql(any)]
    fn isdigit(c: i32) -> i32;

    #[docs("c-runtime-library/reference/isxdigit-iswxdigit-isxdigit-l-iswxdigit-l")]
    #[irql(any)]
    fn isxdigit(c: i32) -> i32;

    #[docs("c-runtime-library/reference/isupper-iswupper-isupper-l-iswupper-l")]
    #[irql(any)]
    fn isupper(c: i32) -> i32;

    #[docs("c-runtime-library/reference/islower-iswlower-islower-l-iswlower-l")]
    #[irql(any)]
    fn islower(c: i32) -> i32;

    #[docs("c-runtime-library/reference/isspace-iswspace-isspace-l-iswspace-l")]
    #[irql(any)]
    fn isspace(c: i32) -> i32;

    #[docs("c-runtime-library/reference/atoi-atoi-l-wtoi-wtoi-l")]
    #[irql(any)]
    fn atoi(str: Address) -> i32;
}

/// Counts the characters before the NUL.
fn strlen(call: &mut Call, str: Address) -> Result<u64, Stop> {
    c_text::length::<u8>(call, str, u64::MAX)
}

/// Counts the characters before the NUL, or up to a limit.
fn strnlen(call: &mut Call, str: Address, numberOfElements: u64) -> Result<u64, Stop> {
    c_text::length::<u8>(call, str, numberOfElements)
}

/// Compares two strings: negative, zero or positive.
fn strcmp(call: &mut Call, string1: Address, string2: Address) -> Result<i32, Stop> {
    c_text::compare::<u8>(call, string1, string2, u64::MAX, false)
}

/// Compares the first characters of two strings: negative, zero or positive.
fn strncmp(call: &mut Call, string1: Address, string2: Address, count: u64) -> Result<i32, Stop> {
    c_text::compare::<u8>(call, string1, string2, count, false)
}

/// Compares two strings without regard to the case of ASCII letters.
fn _stricmp(call: &mut Call, string1: Address, string2: Address) -> Result<i32, Stop> {
    c_text::compare::<u8>(call, string1, string2, u64::MAX, true)
}

/// Compares the first characters of two strings without regard to the case of ASCII letters.
fn _strnicmp(call: &mut Call, string1: Address, string2: Address, count: u64) -> Result<i32, Stop> {
    c_text::compare::<u8>(call, string1, string2, count, true)
}

/// Copies a string with its NUL, and gives the destination.
fn strcpy(call: &mut Call, strDestination: Address, strSource: Address) -> Result<Address, Stop> {
    c_text::copy::<u8>(call, strDestination, strSource, u64::MAX)?;
    Ok(strDestination)
}

/// Copies up to `count` characters and fills what is left of them with NULs, and gives the destination.
fn strncpy(
    call: &mut Call,
    strDest: Address,
    strSource: Address,
    count: u64,
) -> Result<Address, Stop> {
    c_text::copy_padded::<u8>(call, strDest, strSource, count)?;
    Ok(strDest)
}

/// Appends a string, and gives the destination.
fn strcat(call: &mut Call, strDestination: Address, strSource: Address) -> Result<Address, Stop> {
    c_text::append::<u8>(call, strDestination, strSource, u64::MAX)?;
    Ok(strDestination)
}

/// Appends up to `count` characters and a NUL, and gives the destination.
fn strncat(
    call: &mut Call,
    strDest: Address,
    strSource: Address,
    count: u64,
) -> Result<Address, Stop> {
    c_text::append::<u8>(call, strDest, strSource, count)?;
    Ok(strDest)
}

/// Finds the first place of a character; NULL when there is none.
fn strchr(call: &mut Call, str: Address, c: i32) -> Result<Address, Stop> {
    c_text::find(call, str, low_byte(c))
}

/// Finds the last place of a character; NULL when there is none.
fn strrchr(call: &mut Call, str: Address, c: i32) -> Result<Address, Stop> {
    c_text::find_last(call, str, low_byte(c))
}

/// Finds the first place of a string in another; NULL when there is none.
fn strstr(call: &mut Call, str: Address, strSearch: Address) -> Result<Address, Stop> {
    c_text::find_text::<u8>(call, str, strSearch)
}

/// The upper case of an ASCII letter; anything else as it is.
fn toupper(_: &mut Call, c: i32) -> Result<i32, Stop> {
    Ok(changed(c, |byte| byte.to_ascii_uppercase()))
}

/// The lower case of an ASCII letter; anything else as it is.
fn tolower(_: &mut Call, c: i32) -> Result<i32, Stop> {
    Ok(changed(c, |byte| byte.to_ascii_lowercase()))
}

/// Whether a character is a decimal digit.
fn isdigit(_: &mut Call, c: i32) -> Result<i32, Stop> {
    Ok(is(c, |byte| byte.is_ascii_digit()))
}

/// Whether a character is a hexadecimal digit.
fn isxdigit(_: &mut Call, c: i32) -> Result<i32, Stop> {
    Ok(is(c, |byte| byte.is_ascii_hexdigit()))
}

/// Whether a character is an upper-case ASCII letter.
fn isupper(_: &mut Call, c: i32) -> Result<i32, Stop> {
    Ok(is(c, |byte| byte.is_ascii_uppercase()))
}

/// Whether a character is a lower-case ASCII letter.
fn islower(_: &mut Call, c: i32) -> Result<i32, Stop> {
    Ok(is(c, |byte| byte.is_ascii_lowercase()))
}

/// Whether a character is white space.
fn isspace(_: &mut Call, c: i32) -> Result<i32, Stop> {
    Ok(is(c, |byte| matches!(byte, b' ' | 0x09..=0x0D)))
}

/// Reads a decimal number, behind white space and with a sign; what follows it is not looked at.
fn atoi(call: &mut Call, str: Address) -> Result<i32, Stop> {
    let text = string(call, str)?;
    Ok(number(&text))
}

/// The upper case of an ASCII letter.
pub(super) fn upper(byte: u8) -> u8 {
    byte.to_ascii_uppercase()
}

fn changed(c: i32, to: impl Fn(u8) -> u8) -> i32 {
    u8::try_from(c).map_or(c, |byte| i32::from(to(byte)))
}

fn is(c: i32, class: impl Fn(u8) -> bool) -> i32 {
    i32::from(u8::try_from(c).is_ok_and(class))
}

/// A number that is too large becomes the largest or least one.
fn number(text: &[u8]) -> i32 {
    let text = text.trim_ascii_start();
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    let digits = digits.iter().take_while(|byte| byte.is_ascii_digit());
    let value = digits.fold(0_i64, |value, byte| {
        (value * 10 + i64::from(byte - b'0')).min(i64::from(i32::MAX) + 1)
    });
    let value = if negative { -value } else { value };
    i32::try_from(value).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// c-runtime-library/reference/atoi-atoi-l-wtoi-wtoi-l.
    #[test]
    fn a_number_ends_at_the_first_character_that_is_no_digit() {
        assert_eq!(number(b"  -12ab"), -12);
        assert_eq!(number(b"+7"), 7);
        assert_eq!(number(b"x"), 0);
    }

    #[test]
    fn a_number_that_is_too_large_is_the_largest() {
        assert_eq!(number(b"99999999999"), i32::MAX);
        assert_eq!(number(b"-99999999999"), i32::MIN);
    }
}
