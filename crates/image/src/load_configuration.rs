//! The load configuration: what the loader must fill in before the image runs.
//!
//! Page: windows/win32/debug/pe-format, "The Load Configuration Structure (Image Only)". It grew
//! with each linker; only its own `Size` field says which fields there are.

use std::mem::offset_of;

use object::LittleEndian as LE;
use object::pe::ImageLoadConfigDirectory64;

use crate::headers::{Directory, Headers};
use crate::sections::Layout;
use crate::{ParseError, Refusal};

/// Where the variables lie that the loader fills in, as RVAs; each is eight bytes long.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LoadConfiguration {
    /// The stack cookie (`/GS`).
    pub security_cookie: Option<u32>,
    /// The pointer to the function that checks the target of an indirect call (`/guard:cf`).
    pub guard_check_pointer: Option<u32>,
    /// The pointer to the function that checks the target, in rax, and jumps to it (`/guard:cf`).
    pub guard_dispatch_pointer: Option<u32>,
}

/// Reads the load configuration; an image without one gets an empty one.
pub(crate) fn read(
    layout: &Layout<'_>,
    headers: &Headers,
    directory: Option<Directory>,
) -> Result<LoadConfiguration, ParseError> {
    let Some(directory) = directory else {
        return Ok(LoadConfiguration::default());
    };
    let what = "load configuration";
    let start = layout.place(directory.rva, 4, what, directory.entry)?;
    let size: &object::U32<LE> = layout.reader.record(start.offset, what)?;
    let size = u64::from(size.get(LE));
    layout.place(directory.rva, size, what, directory.entry)?;
    let variable = |field: usize, what: &'static str| {
        let field = field as u64;
        if size < field + 8 {
            return Ok(None);
        }
        read_variable(layout, headers, start.offset + field, what)
    };
    Ok(LoadConfiguration {
        security_cookie: variable(
            offset_of!(ImageLoadConfigDirectory64, security_cookie),
            "security cookie",
        )?,
        guard_check_pointer: variable(
            offset_of!(ImageLoadConfigDirectory64, guard_cf_check_function_pointer),
            "control flow guard's check pointer",
        )?,
        guard_dispatch_pointer: variable(
            offset_of!(
                ImageLoadConfigDirectory64,
                guard_cf_dispatch_function_pointer
            ),
            "control flow guard's dispatch pointer",
        )?,
    })
}

/// The RVA of the variable whose address, for the preferred base, is at `offset`; none if it is 0.
fn read_variable(
    layout: &Layout<'_>,
    headers: &Headers,
    offset: u64,
    what: &'static str,
) -> Result<Option<u32>, ParseError> {
    let address: &object::U64<LE> = layout.reader.record(offset, what)?;
    let address = address.get(LE);
    if address == 0 {
        return Ok(None);
    }
    let rva = address.wrapping_sub(headers.preferred_base);
    match u32::try_from(rva) {
        Ok(variable) if layout.in_section(rva, 8) => Ok(Some(variable)),
        _ => Err(layout
            .reader
            .refuse(offset, Refusal::OutsideImage { what, rva, size: 8 })),
    }
}
