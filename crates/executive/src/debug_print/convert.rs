//! Conversions: from an argument to characters.

use abi::Address;
use abi::layout::wdm::UNICODE_STRING;

use super::directive::{Directive, Size};
use super::{Arguments, FormatError, Width};
use crate::memory::{BadAddress, Memory};
use crate::strings::code_page;

/// Strings longer than this are taken for a missing NUL.
const LONGEST_STRING: u64 = 1 << 20;
const NULL_STRING: &[u8] = b"(null)";

/// The output, which never grows beyond its limit.
pub(super) struct Output {
    text: Vec<u16>,
    limit: usize,
    truncated: bool,
}

impl Output {
    pub(super) const fn new(limit: usize) -> Self {
        Self {
            text: Vec::new(),
            limit,
            truncated: false,
        }
    }

    pub(super) fn push(&mut self, unit: u16) {
        if self.text.len() < self.limit {
            self.text.push(unit);
        } else {
            self.truncated = true;
        }
    }

    fn extend(&mut self, units: impl IntoIterator<Item = u16>) {
        units.into_iter().for_each(|unit| self.push(unit));
    }

    fn repeat(&mut self, unit: u8, count: usize) {
        // One more than fits shows that it does not fit; a driver may ask for two thousand million.
        for _ in 0..count.min(self.limit - self.text.len() + 1) {
            self.push(u16::from(unit));
        }
    }

    pub(super) fn finish(self) -> (Vec<u16>, bool) {
        (self.text, self.truncated)
    }
}

/// Where arguments come from and what is behind them.
pub(super) struct Source<'a, M, A> {
    pub(super) memory: &'a M,
    pub(super) arguments: &'a mut A,
    /// How many arguments were taken.
    pub(super) taken: u32,
    pub(super) width: Width,
    pub(super) uses_unicode: bool,
}

impl<M: Memory, A: Arguments> Source<'_, M, A> {
    fn next(&mut self) -> Result<u64, FormatError> {
        self.taken += 1;
        Ok(self.arguments.next(self.memory)?)
    }

    /// The next argument as an `int`: for a `*`.
    pub(super) fn next_integer(&mut self) -> Result<i32, FormatError> {
        Ok(low_32(self.next()?).cast_signed())
    }

    pub(super) fn convert(
        &mut self,
        directive: &Directive,
        output: &mut Output,
    ) -> Result<(), FormatError> {
        let conversion = char::from_u32(u32::from(directive.conversion)).unwrap_or('\u{fffd}');
        match conversion {
            // The format ends within the specification.
            '\0' => {}
            'd' | 'i' => self.signed(directive, output)?,
            'u' => self.unsigned(directive, output, 10, "")?,
            'o' => self.unsigned(directive, output, 8, "0")?,
            'x' => self.unsigned(directive, output, 16, "0x")?,
            'X' => self.unsigned(directive, output, 16, "0X")?,
            'p' => {
                let value = self.next()?;
                let digits = format!("{value:016X}");
                pad(output, directive, &[], &wide(digits.as_bytes()), false);
            }
            'c' | 'C' => {
                let value = low_32(self.next()?);
                let unit = if self.is_wide(directive) {
                    low_16(value)
                } else {
                    code_page::decode(low_8(value))
                };
                pad(output, directive, &[], &[unit], directive.zero);
            }
            's' | 'S' => {
                let at = Address(self.next()?);
                let text = self
                    .string(directive, at)
                    .map_err(|cause| self.bad(conversion, cause))?;
                pad(output, directive, &[], &text, directive.zero);
            }
            'Z' => {
                let at = Address(self.next()?);
                let text = self
                    .counted_string(directive, at)
                    .map_err(|cause| self.bad(conversion, cause))?;
                pad(output, directive, &[], &text, directive.zero);
            }
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'a' | 'A' => {
                return Err(FormatError::FloatingPoint { conversion });
            }
            'n' => return Err(FormatError::CountConversion),
            // A type character without meaning stands for itself, `%%` among them.
            _ => output.push(directive.conversion),
        }
        Ok(())
    }

    const fn bad(&self, conversion: char, cause: BadAddress) -> FormatError {
        FormatError::BadArgument {
            argument: self.taken,
            conversion,
            cause,
        }
    }

    /// Whether a `c`, `s` or their capitals stand for UTF-16. A prefix decides, else the letter:
    /// small ones mean characters as those of the format.
    fn is_wide(&mut self, directive: &Directive) -> bool {
        let wide = match directive.size {
            Size::Half | Size::Byte => false,
            Size::Long | Size::Wide => true,
            Size::None | Size::Quad => {
                let capital = matches!(directive.conversion, 0x43 | 0x53);
                (self.width == Width::Wide) != capital
            }
        };
        self.uses_unicode |= wide && self.width == Width::Narrow;
        wide
    }

    fn string(&mut self, directive: &Directive, at: Address) -> Result<Vec<u16>, BadAddress> {
        let is_wide = self.is_wide(directive);
        let limit = directive
            .precision
            .map_or(LONGEST_STRING, u64::from)
            .min(LONGEST_STRING);
        if at.is_null() {
            return Ok(cut(wide(NULL_STRING), limit));
        }
        if is_wide {
            self.memory.read_wide_string(at, limit)
        } else {
            Ok(code_page::decode_all(&self.memory.read_string(at, limit)?))
        }
    }

    /// `UNICODE_STRING` and `ANSI_STRING` have the same layout.
    fn counted_string(
        &mut self,
        directive: &Directive,
        at: Address,
    ) -> Result<Vec<u16>, BadAddress> {
        let is_wide = matches!(directive.size, Size::Wide | Size::Long);
        self.uses_unicode |= is_wide && self.width == Width::Narrow;
        let limit = directive.precision.map_or(LONGEST_STRING, u64::from);
        let buffer = if at.is_null() {
            at
        } else {
            self.memory.read_pointer(at, UNICODE_STRING::Buffer)?
        };
        if buffer.is_null() {
            return Ok(cut(wide(NULL_STRING), limit));
        }
        let length = u64::from(self.memory.read_field(at, UNICODE_STRING::Length)?);
        if is_wide {
            self.memory.read_wide(buffer, (length / 2).min(limit))
        } else {
            Ok(code_page::decode_all(
                &self.memory.read_bytes(buffer, length.min(limit))?,
            ))
        }
    }

    fn signed(&mut self, directive: &Directive, output: &mut Output) -> Result<(), FormatError> {
        let bits = self.next()?;
        let value = match directive.size {
            Size::Quad => bits.cast_signed(),
            Size::Half => i64::from(low_16(low_32(bits)).cast_signed()),
            Size::Byte => i64::from(low_8(low_32(bits)).cast_signed()),
            _ => i64::from(low_32(bits).cast_signed()),
        };
        let sign: &[u8] = match (value < 0, directive.plus, directive.space) {
            (true, ..) => b"-",
            (false, true, _) => b"+",
            (false, false, true) => b" ",
            (false, false, false) => b"",
        };
        integer(output, directive, sign, value.unsigned_abs(), 10, false);
        Ok(())
    }

    fn unsigned(
        &mut self,
        directive: &Directive,
        output: &mut Output,
        base: u64,
        prefix: &str,
    ) -> Result<(), FormatError> {
        let bits = self.next()?;
        let value = match directive.size {
            Size::Quad => bits,
            Size::Half => u64::from(low_16(low_32(bits))),
            Size::Byte => u64::from(low_8(low_32(bits))),
            _ => u64::from(low_32(bits)),
        };
        let capital = directive.conversion == u16::from(b'X');
        let prefix = if directive.alternate && value != 0 {
            prefix
        } else {
            ""
        };
        integer(output, directive, prefix.as_bytes(), value, base, capital);
        Ok(())
    }
}

fn integer(
    output: &mut Output,
    directive: &Directive,
    prefix: &[u8],
    value: u64,
    base: u64,
    capital: bool,
) {
    let mut digits = Vec::new();
    let mut rest = value;
    while rest > 0 {
        let digit = u32::try_from(rest % base)
            .ok()
            .and_then(|digit| char::from_digit(digit, 16))
            .unwrap_or('?');
        let digit = if capital {
            digit.to_ascii_uppercase()
        } else {
            digit
        };
        digits.push(u16::try_from(u32::from(digit)).unwrap_or(0));
        rest /= base;
    }
    let least = directive.precision.unwrap_or(1) as usize;
    // The digits are few; a precision beyond the limit is filled up to it and no further.
    while digits.len() < least.min(output.limit.saturating_add(32)) {
        digits.push(u16::from(b'0'));
    }
    digits.reverse();
    let zero = directive.zero && directive.precision.is_none();
    pad(output, directive, &wide(prefix), &digits, zero);
}

/// Puts a prefix and text out, filled up to the directive's width.
fn pad(output: &mut Output, directive: &Directive, prefix: &[u16], text: &[u16], zero: bool) {
    let fill = (directive.width as usize).saturating_sub(prefix.len() + text.len());
    let zero = zero && !directive.left;
    if !directive.left && !zero {
        output.repeat(b' ', fill);
    }
    output.extend(prefix.iter().copied());
    if zero {
        output.repeat(b'0', fill);
    }
    output.extend(text.iter().copied());
    if directive.left {
        output.repeat(b' ', fill);
    }
}

fn wide(text: &[u8]) -> Vec<u16> {
    text.iter().map(|&byte| u16::from(byte)).collect()
}

fn cut(mut text: Vec<u16>, limit: u64) -> Vec<u16> {
    text.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    text
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "an argument of a smaller type uses the low bits of its slot"
)]
const fn low_32(slot: u64) -> u32 {
    slot as u32
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "an argument of a smaller type uses the low bits of its slot"
)]
const fn low_16(slot: u32) -> u16 {
    slot as u16
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "an argument of a smaller type uses the low bits of its slot"
)]
const fn low_8(slot: u32) -> u8 {
    slot as u8
}
