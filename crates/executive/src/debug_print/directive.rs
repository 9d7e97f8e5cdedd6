//! One conversion specification, taken apart: `%[flags][width][.precision][size]type`.

use super::FormatError;

/// The size prefix, as far as it says something to the conversion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Size {
    #[default]
    None,
    /// `hh`
    Byte,
    /// `h`: a 16-bit number, a narrow string.
    Half,
    /// `l`: a 32-bit number, a wide string.
    Long,
    /// `w`: a wide string.
    Wide,
    /// `ll`, `I64`, `I`, `j`, `t`, `z`: a 64-bit number.
    Quad,
}

/// A conversion specification.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Directive {
    pub(super) left: bool,
    pub(super) plus: bool,
    pub(super) space: bool,
    pub(super) alternate: bool,
    pub(super) zero: bool,
    pub(super) width: u32,
    pub(super) precision: Option<u32>,
    pub(super) size: Size,
    /// The type character; NUL when the format ends before it.
    pub(super) conversion: u16,
}

/// Takes the specification behind a `%` apart, and gives the format behind it. `star` gives the
/// argument for a `*`.
pub(super) fn parse<'a>(
    format: &'a [u16],
    star: &mut impl FnMut() -> Result<i32, FormatError>,
) -> Result<(Directive, &'a [u16]), FormatError> {
    let mut directive = Directive::default();
    let mut rest = flags(format, &mut directive);
    if let Some(behind) = strip(rest, "*") {
        rest = behind;
        let width = star()?;
        directive.left |= width < 0;
        directive.width = width.unsigned_abs();
    } else {
        (directive.width, rest) = number(rest);
    }
    if let Some(behind) = strip(rest, ".") {
        if let Some(behind) = strip(behind, "*") {
            rest = behind;
            // A negative precision counts as none.
            directive.precision = u32::try_from(star()?).ok();
        } else {
            let (precision, behind) = number(behind);
            directive.precision = Some(precision);
            rest = behind;
        }
    }
    (directive.size, rest) = size(rest);
    if let Some((&conversion, behind)) = rest.split_first() {
        directive.conversion = conversion;
        rest = behind;
    }
    Ok((directive, rest))
}

fn flags<'a>(format: &'a [u16], directive: &mut Directive) -> &'a [u16] {
    let mut rest = format;
    while let Some((&unit, behind)) = rest.split_first() {
        match u8::try_from(unit) {
            Ok(b'-') => directive.left = true,
            Ok(b'+') => directive.plus = true,
            Ok(b' ') => directive.space = true,
            Ok(b'#') => directive.alternate = true,
            Ok(b'0') => directive.zero = true,
            _ => break,
        }
        rest = behind;
    }
    rest
}

fn number(format: &[u16]) -> (u32, &[u16]) {
    let mut value = 0u32;
    let mut rest = format;
    while let Some((&unit @ 0x30..=0x39, behind)) = rest.split_first() {
        value = value
            .saturating_mul(10)
            .saturating_add(u32::from(unit - 0x30));
        rest = behind;
    }
    (value, rest)
}

fn size(format: &[u16]) -> (Size, &[u16]) {
    const PREFIXES: [(&str, Size); 9] = [
        ("I64", Size::Quad),
        ("I32", Size::None),
        ("ll", Size::Quad),
        ("l", Size::Long),
        ("hh", Size::Byte),
        ("h", Size::Half),
        ("w", Size::Wide),
        ("j", Size::Quad),
        ("t", Size::Quad),
    ];
    for (prefix, size) in PREFIXES {
        if let Some(rest) = strip(format, prefix) {
            return (size, rest);
        }
    }
    for prefix in ["z", "I"] {
        // `z` and a bare `I` have the size of a pointer, and mean it only before an integer.
        if let Some(rest) = strip(format, prefix).filter(|rest| is_integer(rest)) {
            return (Size::Quad, rest);
        }
    }
    (Size::None, format)
}

fn is_integer(format: &[u16]) -> bool {
    let first = format.first().and_then(|&unit| u8::try_from(unit).ok());
    first.is_some_and(|unit| b"diouxX".contains(&unit))
}

fn strip<'a>(format: &'a [u16], prefix: &str) -> Option<&'a [u16]> {
    let mut rest = format;
    for expected in prefix.bytes() {
        rest = match rest.split_first() {
            Some((&unit, behind)) if unit == u16::from(expected) => behind,
            _ => return None,
        };
    }
    Some(rest)
}
