//! Formatted output: `DbgPrint`, `DbgPrintEx` and the kernel's `_snprintf` family.
//! Pages: wdm/nf-wdm-dbgprint, c-runtime-library/format-specification-syntax-printf-and-wprintf-functions.
//!
//! The format language is Microsoft's, without floating point, as the kernel has it. Strings
//! and structures behind arguments are read through [`Memory`], so a bad pointer is a typed
//! error that names the argument. `%n`, which writes through an argument, is refused.

use abi::Address;

mod convert;
mod directive;
#[cfg(test)]
mod tests;

use crate::memory::{BadAddress, Memory};
use crate::strings::code_page;

/// One call of `DbgPrint` transmits this many bytes at most; the rest is cut off.
pub const DEBUG_PRINT_LIMIT: usize = 512;
/// Formats longer than this are taken for a missing NUL.
const LONGEST_FORMAT: u64 = 65_536;

/// Where the arguments behind a format come from, eight bytes each.
pub trait Arguments {
    /// The next argument.
    ///
    /// # Errors
    /// [`BadAddress`] when there is no memory where it should be.
    fn next<M: Memory>(&mut self, memory: &M) -> Result<u64, BadAddress>;
}

/// A `va_list` of Windows on x64: a pointer to slots of eight bytes.
#[derive(Clone, Copy, Debug)]
pub struct VaList(pub Address);

impl Arguments for VaList {
    fn next<M: Memory>(&mut self, memory: &M) -> Result<u64, BadAddress> {
        let value = memory.read_u64(self.0)?;
        self.0 = self.0.offset(8);
        Ok(value)
    }
}

/// Arguments that are at hand; behind the last one, zeros.
#[derive(Clone, Copy, Debug)]
pub struct ArgumentValues<'a>(pub &'a [u64]);

impl Arguments for ArgumentValues<'_> {
    fn next<M: Memory>(&mut self, _: &M) -> Result<u64, BadAddress> {
        let Some((&first, rest)) = self.0.split_first() else {
            return Ok(0);
        };
        self.0 = rest;
        Ok(first)
    }
}

/// Of which characters the format and the output are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Bytes, as of `DbgPrint` and `_vsnprintf`.
    Narrow,
    /// UTF-16 code units, as of `_vsnwprintf`.
    Wide,
}

/// What formatting gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formatted {
    /// The output up to the limit. Bytes of a narrow format stand here as their characters in
    /// the code page.
    pub text: Vec<u16>,
    /// Whether there was more than the limit allows.
    pub truncated: bool,
    /// Whether a conversion dealt with Unicode in a narrow format (`%C`, `%S`, `%lc`, `%ls`,
    /// `%wc`, `%ws`, `%wZ`), which is allowed at `PASSIVE_LEVEL` only.
    pub uses_unicode: bool,
}

impl Formatted {
    /// The output as bytes of the code page.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        code_page::encode_all(&self.text)
    }

    /// The output as a Rust string.
    #[must_use]
    pub fn to_text(&self) -> String {
        String::from_utf16_lossy(&self.text)
    }
}

/// Why a format cannot be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// The format itself, or a slot of the `va_list`, cannot be read.
    #[error("the format or its arguments: {0}")]
    Unreadable(#[from] BadAddress),
    /// What an argument points to cannot be read.
    #[error("argument {argument}, for %{conversion}: {cause}")]
    BadArgument {
        /// The argument behind the format, from 1.
        argument: u32,
        /// The conversion character.
        conversion: char,
        /// The access that failed.
        cause: BadAddress,
    },
    /// Floating point, which the kernel's formatting does not have.
    #[error("%{conversion} is floating point, which the kernel does not format")]
    FloatingPoint {
        /// The conversion character.
        conversion: char,
    },
    /// `%n`, which is disabled.
    #[error("%n writes through an argument and is disabled")]
    CountConversion,
}

/// Carries a format out.
///
/// `limit` is the number of characters that the output may have; what comes behind is still
/// worked through, so that its arguments are checked.
///
/// # Errors
/// [`FormatError`] for arguments that lead nowhere and for conversions that the kernel refuses.
pub fn format<M: Memory>(
    memory: &M,
    format: &[u16],
    arguments: &mut impl Arguments,
    width: Width,
    limit: usize,
) -> Result<Formatted, FormatError> {
    let mut output = convert::Output::new(limit);
    let mut rest = format;
    let mut source = convert::Source {
        memory,
        arguments,
        taken: 0,
        width,
        uses_unicode: false,
    };
    while let Some((&unit, behind)) = rest.split_first() {
        rest = behind;
        if unit != u16::from(b'%') {
            output.push(unit);
            continue;
        }
        let (directive, behind) = directive::parse(rest, &mut || source.next_integer())?;
        rest = behind;
        source.convert(&directive, &mut output)?;
    }
    let (text, truncated) = output.finish();
    Ok(Formatted {
        text,
        truncated,
        uses_unicode: source.uses_unicode,
    })
}

/// Carries out a format of bytes that lies in the driver's memory up to a NUL.
///
/// # Errors
/// [`FormatError`], see [`format()`].
pub fn format_at<M: Memory>(
    memory: &M,
    at: Address,
    arguments: &mut impl Arguments,
    limit: usize,
) -> Result<Formatted, FormatError> {
    let bytes = memory.read_string(at, LONGEST_FORMAT)?;
    format(
        memory,
        &code_page::decode_all(&bytes),
        arguments,
        Width::Narrow,
        limit,
    )
}

/// Carries out a format of UTF-16 that lies in the driver's memory up to a NUL.
///
/// # Errors
/// [`FormatError`], see [`format()`].
pub fn format_wide_at<M: Memory>(
    memory: &M,
    at: Address,
    arguments: &mut impl Arguments,
    limit: usize,
) -> Result<Formatted, FormatError> {
    let units = memory.read_wide_string(at, LONGEST_FORMAT)?;
    format(memory, &units, arguments, Width::Wide, limit)
}

/// Carries out the format of `DbgPrint`, cut off at what one call transmits.
///
/// # Errors
/// [`FormatError`], see [`format()`].
pub fn debug_print<M: Memory>(
    memory: &M,
    at: Address,
    arguments: &mut impl Arguments,
) -> Result<Formatted, FormatError> {
    format_at(memory, at, arguments, DEBUG_PRINT_LIMIT)
}
