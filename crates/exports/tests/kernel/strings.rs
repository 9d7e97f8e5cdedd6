//! Strings of the run-time library and of C, and formatted output.

use abi::Address;
use abi::layout::wdm::UNICODE_STRING;
use executive::memory::Memory;
use machine::Stop;

use crate::driver::{Driver, run};

const STATUS_BUFFER_TOO_SMALL: u64 = 0xC000_0023;
const STATUS_BUFFER_OVERFLOW: u64 = 0x8000_0005;

/// NUL-terminated text in UTF-16.
fn wide(driver: &mut Driver, text: &str) -> u64 {
    let units: Vec<u16> = text.encode_utf16().chain([0]).collect();
    let at = driver.memory(2 * units.len() as u64);
    driver
        .call
        .memory()
        .write_wide(Address(at), &units)
        .expect("the driver's own memory");
    at
}

/// NUL-terminated bytes.
fn narrow(driver: &mut Driver, text: &str) -> u64 {
    let bytes = [text.as_bytes(), &[0]].concat();
    let at = driver.memory(bytes.len() as u64);
    driver
        .call
        .memory()
        .write(Address(at), &bytes)
        .expect("the driver's own memory");
    at
}

fn text_at(driver: &mut Driver, at: u64) -> String {
    let bytes = driver.call.memory().read_string(Address(at), 100);
    String::from_utf8(bytes.expect("the driver's own memory")).expect("ASCII")
}

fn unicode(driver: &mut Driver, text: &str) -> Result<u64, Stop> {
    let (string, buffer) = (driver.memory(UNICODE_STRING::SIZE), wide(driver, text));
    driver.kernel("RtlInitUnicodeString", &[string, buffer])?;
    Ok(string)
}

fn contents(driver: &mut Driver, string: u64) -> String {
    let length: u16 = driver.read(string);
    let buffer: u64 = driver.read(string + 8);
    let units = driver
        .call
        .memory()
        .read_wide(Address(buffer), u64::from(length / 2));
    String::from_utf16(&units.expect("the driver's own memory")).expect("text")
}

/// A string with an empty buffer of that many bytes.
fn empty(driver: &mut Driver, bytes: u16) -> u64 {
    let string = driver.memory(UNICODE_STRING::SIZE);
    let buffer = driver.memory(u64::from(bytes));
    driver.write(string + 2, bytes);
    driver.write(string + 8, buffer);
    string
}

#[test]
fn a_string_is_built_from_parts() {
    run(|driver| {
        let string = empty(driver, 64);
        let (first, second) = (unicode(driver, "\\Device")?, wide(driver, "\\Nic"));
        let number = empty(driver, 4);
        driver.kernel("RtlCopyUnicodeString", &[string, first])?;
        assert_eq!(
            driver.kernel("RtlAppendUnicodeToString", &[string, second])?,
            0
        );
        assert_eq!(
            driver.kernel("RtlIntegerToUnicodeString", &[7, 10, number])?,
            0
        );
        driver.kernel("RtlAppendUnicodeStringToString", &[string, number])?;
        assert_eq!(contents(driver, string), "\\Device\\Nic7");
        Ok(())
    })
    .ends_well();
}

#[test]
fn what_does_not_fit_is_not_appended() {
    run(|driver| {
        let (string, text) = (empty(driver, 4), wide(driver, "abc"));
        let status = driver.kernel("RtlAppendUnicodeToString", &[string, text])?;
        assert_eq!(status, STATUS_BUFFER_TOO_SMALL);
        assert_eq!(contents(driver, string), "");
        Ok(())
    })
    .ends_well();
}

#[test]
fn strings_are_compared_with_and_without_case() {
    run(|driver| {
        let (upper, lower) = (unicode(driver, "ABC")?, unicode(driver, "abcd")?);
        assert_eq!(
            driver.kernel("RtlEqualUnicodeString", &[upper, lower, 1])?,
            0
        );
        assert_eq!(
            driver.kernel("RtlPrefixUnicodeString", &[upper, lower, 1])?,
            1
        );
        assert_eq!(
            driver.kernel("RtlPrefixUnicodeString", &[upper, lower, 0])?,
            0
        );
        let end = unicode(driver, "CD")?;
        assert_eq!(
            driver.kernel("RtlSuffixUnicodeString", &[end, lower, 1])?,
            1
        );
        assert_eq!(
            driver.kernel("RtlSuffixUnicodeString", &[end, upper, 1])?,
            0
        );
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_conversion_may_allocate_its_buffer() {
    run(|driver| {
        let (string, source) = (driver.memory(16), unicode(driver, "net")?);
        assert_eq!(
            driver.kernel("RtlUnicodeStringToAnsiString", &[string, source, 1])?,
            0
        );
        let buffer: u64 = driver.read(string + 8);
        assert_eq!(text_at(driver, buffer), "net");
        driver.kernel("RtlFreeAnsiString", &[string])?;
        assert_eq!(driver.read::<u64>(string + 8), 0);
        assert_eq!(driver.call.executive().pool.outstanding().count(), 0);
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_conversion_that_does_not_fit_says_so() {
    run(|driver| {
        let (string, source) = (empty(driver, 3), unicode(driver, "net")?);
        let status = driver.kernel("RtlUnicodeStringToAnsiString", &[string, source, 0])?;
        assert_eq!(status, STATUS_BUFFER_OVERFLOW);
        Ok(())
    })
    .ends_well();
}

/// Page: ddi/wdm/nf-wdm-rtlunicodestringtoansistring, IRQL.
#[test]
fn a_conversion_is_for_passive_level() {
    run(|driver| {
        let (string, source) = (empty(driver, 8), unicode(driver, "net")?);
        driver.kernel("KfRaiseIrql", &[2])?;
        driver
            .kernel("RtlUnicodeStringToAnsiString", &[string, source, 0])
            .map(drop)
    })
    .ends_with("irql-above-documented");
}

#[test]
fn a_guid_becomes_text_and_a_guid_again() {
    run(|driver| {
        let (guid, again, string) = (driver.memory(16), driver.memory(16), driver.memory(16));
        driver.write(guid, 0x11CE_E325_4D36_E972_u64);
        assert_eq!(driver.kernel("RtlStringFromGUID", &[guid, string])?, 0);
        assert_eq!(
            contents(driver, string),
            "{4D36E972-E325-11CE-0000-000000000000}"
        );
        assert_eq!(driver.kernel("RtlGUIDFromString", &[string, again])?, 0);
        assert_eq!(driver.read::<u64>(again), 0x11CE_E325_4D36_E972);
        driver.kernel("RtlFreeUnicodeString", &[string])?;
        Ok(())
    })
    .ends_well();
}

#[test]
fn strings_of_c_are_measured_compared_and_searched() {
    run(|driver| {
        let (text, other) = (narrow(driver, "network"), narrow(driver, "NETWORKS"));
        assert_eq!(driver.kernel("strlen", &[text])?, 7);
        assert_ne!(driver.kernel("strcmp", &[text, other])?, 0);
        assert_eq!(driver.kernel("_strnicmp", &[text, other, 7])?, 0);
        assert_eq!(driver.kernel("strchr", &[text, u64::from(b'w')])?, text + 3);
        assert_eq!(driver.kernel("strrchr", &[text, u64::from(b'x')])?, 0);
        let part = narrow(driver, "work");
        assert_eq!(driver.kernel("strstr", &[text, part])?, text + 3);
        Ok(())
    })
    .ends_well();
}

/// c-runtime-library/reference/strncpy: the rest is filled with NULs, and a long string gets none.
#[test]
fn a_bounded_copy_fills_up_with_nuls() {
    run(|driver| {
        let (to, from) = (driver.memory(8), narrow(driver, "abcd"));
        driver.write(to, u64::MAX);
        driver.kernel("strncpy", &[to, from, 6])?;
        assert_eq!(driver.read::<u64>(to), 0xFFFF_0000_6463_6261);
        driver.kernel("strncpy", &[to, from, 2])?;
        assert_eq!(driver.read::<u64>(to), 0xFFFF_0000_6463_6261);
        Ok(())
    })
    .ends_well();
}

#[test]
fn output_is_formatted_up_to_a_limit() {
    run(|driver| {
        let (buffer, format) = (driver.memory(16), narrow(driver, "%s-%04x"));
        let (list, name) = (driver.memory(16), narrow(driver, "nic"));
        driver.write(list, name);
        driver.write(list + 8, 0x2A_u64);
        assert_eq!(driver.kernel("_vsnprintf", &[buffer, 16, format, list])?, 8);
        assert_eq!(text_at(driver, buffer), "nic-002a");
        assert_eq!(
            driver.kernel("_vsnprintf", &[buffer, 7, format, list])?,
            u64::MAX
        );
        assert_eq!(driver.kernel("_vsnprintf", &[0, 0, format, list])?, 8);
        Ok(())
    })
    .ends_well();
}

/// ddi/wdm/nf-wdm-dbgprint: Unicode format codes only at `PASSIVE_LEVEL`.
#[test]
fn printing_unicode_is_for_passive_level() {
    run(|driver| {
        let (format, text) = (narrow(driver, "%ws"), wide(driver, "x"));
        driver.kernel("KfRaiseIrql", &[2])?;
        driver.kernel("DbgPrint", &[format, text])?;
        driver.kernel("KeLowerIrql", &[0])?;
        Ok(())
    })
    .reports("irql-above-documented");
}

#[test]
fn a_bad_argument_of_a_format_is_the_drivers_fault() {
    run(|driver| {
        let format = narrow(driver, "%s");
        driver.kernel("DbgPrint", &[format, 0x10]).map(drop)
    })
    .ends_with("driver-fault");
}

#[test]
fn a_failed_assertion_names_its_condition_and_line() {
    let violation = run(|driver| {
        let (condition, file) = (narrow(driver, "Count > 0"), narrow(driver, "driver.c"));
        driver
            .kernel("RtlAssert", &[condition, file, 12, 0])
            .map(drop)
    })
    .ends_with("assertion-failed");
    assert_eq!(
        violation.title,
        "the assertion Count > 0 fails at driver.c:12"
    );
}
