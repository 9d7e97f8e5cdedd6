//! Tests of formatting: tables of format, arguments and the output that Microsoft's C library
//! gives.

use super::*;
use crate::memory::TestMemory;

const NARROW: u64 = 0x1000;
const WIDE: u64 = 0x2000;
const ANSI_STRING: u64 = 0x3000;
const UNICODE_STRING: u64 = 0x3010;
const EMPTY_STRING: u64 = 0x3020;

fn memory() -> TestMemory {
    let mut memory = TestMemory::new();
    memory.place(NARROW, b"narrow\0");
    memory.place_wide(WIDE, "wide");
    memory.map(0x3000, 0x30);
    for (at, length, buffer) in [
        (ANSI_STRING, 4u16, NARROW),
        (UNICODE_STRING, 6, WIDE),
        (EMPTY_STRING, 8, 0),
    ] {
        memory.write_scalar(Address(at), length).unwrap();
        memory.write_scalar(Address(at + 8), buffer).unwrap();
    }
    memory
}

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

fn narrow(text: &str, arguments: &[u64]) -> String {
    format(
        &memory(),
        &units(text),
        &mut ArgumentValues(arguments),
        Width::Narrow,
        4096,
    )
    .unwrap()
    .to_text()
}

fn wide(text: &str, arguments: &[u64]) -> String {
    format(
        &memory(),
        &units(text),
        &mut ArgumentValues(arguments),
        Width::Wide,
        4096,
    )
    .unwrap()
    .to_text()
}

fn fails(text: &str, arguments: &[u64]) -> FormatError {
    format(
        &memory(),
        &units(text),
        &mut ArgumentValues(arguments),
        Width::Narrow,
        4096,
    )
    .unwrap_err()
}

#[test]
fn integers_take_the_low_bits_of_their_slot() {
    for (text, argument, expected) in [
        ("%d", u64::MAX, "-1"),
        ("%i", 0x1_0000_0005, "5"),
        ("%u", u64::MAX, "4294967295"),
        ("%ld", u64::MAX, "-1"),
        ("%lu", u64::MAX, "4294967295"),
        ("%hd", 0x1_ffff, "-1"),
        ("%hu", 0x1_ffff, "65535"),
        ("%hhx", 0x1234, "34"),
        ("%I32u", u64::MAX, "4294967295"),
        ("%I64d", u64::MAX, "-1"),
        ("%I64u", u64::MAX, "18446744073709551615"),
        ("%I64x", 0x1234_5678_9abc_def0, "123456789abcdef0"),
        ("%Iu", u64::MAX, "18446744073709551615"),
        ("%Ix", 0x1_0000_0000, "100000000"),
        ("%lld", 1 << 63, "-9223372036854775808"),
        ("%llX", 0xdead_beef_0000, "DEADBEEF0000"),
        ("%zu", 1 << 40, "1099511627776"),
    ] {
        assert_eq!(narrow(text, &[argument]), expected, "{text}");
    }
}

#[test]
fn bases_and_their_prefixes() {
    for (text, argument, expected) in [
        ("%x", 0xbeef, "beef"),
        ("%X", 0xbeef, "BEEF"),
        ("%o", 8, "10"),
        ("%#x", 0xbeef, "0xbeef"),
        ("%#X", 0xbeef, "0XBEEF"),
        ("%#o", 8, "010"),
        ("%#x", 0, "0"),
        ("%#010x", 0xbeef, "0x0000beef"),
        ("0x%08x", 0xc000_0001, "0xc0000001"),
        ("%p", 0xffff_f800_0123_4567, "FFFFF80001234567"),
        ("%p", 0, "0000000000000000"),
    ] {
        assert_eq!(narrow(text, &[argument]), expected, "{text}");
    }
}

#[test]
fn width_precision_and_flags() {
    for (text, argument, expected) in [
        ("[%5d]", 42, "[   42]"),
        ("[%-5d]", 42, "[42   ]"),
        ("[%05d]", 42, "[00042]"),
        ("[%-05d]", 42, "[42   ]"),
        ("[%05d]", (-42i64).cast_unsigned(), "[-0042]"),
        ("[%+d]", 42, "[+42]"),
        ("[% d]", 42, "[ 42]"),
        ("[%+ d]", 42, "[+42]"),
        ("[%.4d]", 42, "[0042]"),
        ("[%08.4d]", 42, "[    0042]"),
        ("[%.0d]", 0, "[]"),
        ("[%+u]", 42, "[42]"),
        ("[%2d]", 12345, "[12345]"),
    ] {
        assert_eq!(narrow(text, &[argument]), expected, "{text}");
    }
}

#[test]
fn a_star_takes_width_and_precision_from_arguments() {
    assert_eq!(narrow("[%*d]", &[5, 42]), "[   42]");
    assert_eq!(narrow("[%*d]", &[(-5i64).cast_unsigned(), 42]), "[42   ]");
    assert_eq!(narrow("[%.*s]", &[3, NARROW]), "[nar]");
    assert_eq!(narrow("[%.*s]", &[u64::MAX, NARROW]), "[narrow]");
    assert_eq!(narrow("[%*.*s]", &[5, 2, NARROW]), "[   na]");
}

#[test]
fn strings_of_both_widths() {
    for (text, argument, expected) in [
        ("%s", NARROW, "narrow"),
        ("%hs", NARROW, "narrow"),
        ("%S", WIDE, "wide"),
        ("%ls", WIDE, "wide"),
        ("%ws", WIDE, "wide"),
        ("%hS", NARROW, "narrow"),
        ("[%10s]", NARROW, "[    narrow]"),
        ("[%-10ws]", WIDE, "[wide      ]"),
        ("%.2S", WIDE, "wi"),
        ("%Z", ANSI_STRING, "narr"),
        ("%hZ", ANSI_STRING, "narr"),
        ("%wZ", UNICODE_STRING, "wid"),
        ("[%5wZ]", UNICODE_STRING, "[  wid]"),
        ("%.1wZ", UNICODE_STRING, "w"),
    ] {
        assert_eq!(narrow(text, &[argument]), expected, "{text}");
    }
}

#[test]
fn letters_mean_the_other_width_in_a_wide_format() {
    assert_eq!(
        wide("%s %S %hs %ls", &[WIDE, NARROW, NARROW, WIDE]),
        "wide narrow narrow wide"
    );
    assert_eq!(wide("%c%C", &[0x3b1, 0x41]), "αA");
    assert_eq!(wide("%wZ %Z", &[UNICODE_STRING, ANSI_STRING]), "wid narr");
}

#[test]
fn a_null_string_prints_as_null_in_parentheses() {
    for text in ["%s", "%ws", "%S", "%Z", "%wZ"] {
        assert_eq!(narrow(text, &[0]), "(null)", "{text}");
    }
    assert_eq!(narrow("%wZ", &[EMPTY_STRING]), "(null)");
    assert_eq!(narrow("%.3s", &[0]), "(nu");
}

#[test]
fn characters_of_both_widths() {
    assert_eq!(narrow("%c%C%lc%hc", &[0x141, 0x3b1, 0x3b2, 0x42]), "AαβB");
    assert_eq!(narrow("[%3c]", &[0x41]), "[  A]");
}

#[test]
fn a_percent_sign_and_unknown_types_stand_for_themselves() {
    assert_eq!(narrow("100%% %y %", &[]), "100% y ");
    assert_eq!(narrow("%", &[]), "");
    assert_eq!(narrow("%-08", &[]), "");
}

#[test]
fn arguments_come_in_their_order() {
    assert_eq!(
        narrow("%s=%d, %ws=%#x", &[NARROW, 1, WIDE, 2]),
        "narrow=1, wide=0x2"
    );
}

#[test]
fn a_bad_string_pointer_names_the_argument_and_the_conversion() {
    let cause = BadAddress::read(Address(0x77), 1);
    assert_eq!(
        fails("%d %s", &[1, 0x77]),
        FormatError::BadArgument {
            argument: 2,
            conversion: 's',
            cause
        }
    );
    let cause = BadAddress::read(Address(0x7f), 8);
    assert_eq!(
        fails("%wZ", &[0x77]),
        FormatError::BadArgument {
            argument: 1,
            conversion: 'Z',
            cause
        }
    );
}

#[test]
fn floating_point_is_refused() {
    for conversion in ['e', 'E', 'f', 'g', 'G', 'a', 'A'] {
        assert_eq!(
            fails(&format!("%8.2{conversion}"), &[0]),
            FormatError::FloatingPoint { conversion }
        );
    }
}

#[test]
fn the_count_conversion_is_refused() {
    assert_eq!(fails("abc%n", &[NARROW]), FormatError::CountConversion);
}

#[test]
fn unicode_conversions_of_a_narrow_format_are_noticed() {
    for (text, expected) in [
        ("%C", true),
        ("%S", true),
        ("%ws", true),
        ("%lc", true),
        ("%wZ", true),
        ("%s %d", false),
    ] {
        let outcome = format(
            &memory(),
            &units(text),
            &mut ArgumentValues(&[0]),
            Width::Narrow,
            64,
        )
        .unwrap();
        assert_eq!(outcome.uses_unicode, expected, "{text}");
    }
}

#[test]
fn output_is_cut_off_at_the_limit_and_arguments_behind_it_are_still_checked() {
    let cut = |text: &str, arguments: &[u64]| {
        format(
            &memory(),
            &units(text),
            &mut ArgumentValues(arguments),
            Width::Narrow,
            4,
        )
    };
    let outcome = cut("abcdef", &[]).unwrap();
    assert_eq!(
        (outcome.to_text().as_str(), outcome.truncated),
        ("abcd", true)
    );
    assert!(!cut("abcd", &[]).unwrap().truncated);
    assert!(matches!(
        cut("abcdef%s", &[5]),
        Err(FormatError::BadArgument { .. })
    ));
}

#[test]
fn an_absurd_width_or_precision_does_not_outgrow_the_limit() {
    for text in [
        "%2000000000d",
        "%-2000000000d",
        "%.2000000000d",
        "%99999999999999d",
    ] {
        let outcome = format(
            &memory(),
            &units(text),
            &mut ArgumentValues(&[1]),
            Width::Narrow,
            100,
        )
        .unwrap();
        assert_eq!(
            (outcome.text.len(), outcome.truncated),
            (100, true),
            "{text}"
        );
    }
}

#[test]
fn debug_print_transmits_512_bytes() {
    let mut memory = memory();
    let format = memory.place(0x8000, b"%600d\0");
    let outcome = debug_print(&memory, format, &mut ArgumentValues(&[7])).unwrap();
    assert_eq!((outcome.text.len(), outcome.truncated), (512, true));
}

#[test]
fn a_va_list_is_a_row_of_eight_byte_slots() {
    let mut memory = memory();
    let format = memory.place(0x8000, b"%c-%hd-%I64x\0");
    let slots: Vec<u8> = [0x41u64, 0xffff_0002, 0x1_0000_0003]
        .iter()
        .flat_map(|slot| slot.to_le_bytes())
        .collect();
    let slots = memory.place(0x9000, &slots);
    let outcome = format_at(&memory, format, &mut VaList(slots), 100).unwrap();
    assert_eq!(outcome.to_bytes(), b"A-2-100000003");
    let short = format_at(&memory, format, &mut VaList(slots.offset(16)), 100);
    assert_eq!(
        short,
        Err(FormatError::Unreadable(BadAddress::read(
            slots.offset(24),
            8
        )))
    );
}

#[test]
fn a_format_that_cannot_be_read_is_an_error() {
    let outcome = debug_print(&memory(), Address(0x99), &mut ArgumentValues(&[]));
    assert_eq!(
        outcome,
        Err(FormatError::Unreadable(BadAddress::read(Address(0x99), 1)))
    );
}
