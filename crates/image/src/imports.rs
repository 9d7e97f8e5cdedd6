//! Imports: what the image wants of other images, and the slots that their addresses go to.
//!
//! Page: windows/win32/debug/pe-format, "The .idata Section". The lookup table says what is wanted;
//! linkers may leave it out, then the address table says it until it is bound. Delay-loaded imports
//! are refused: kernel mode has none.

use std::fmt;

use object::LittleEndian as LE;
use object::pe;

use crate::headers::Directory;
use crate::sections::{Layout, Place};
use crate::{ParseError, Refusal};

/// How an import names what it wants.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ImportName {
    /// By name; case matters.
    Name(String),
    /// By its number in the other image's export table.
    Ordinal(u16),
}

impl fmt::Display for ImportName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportName::Name(name) => out.write_str(name),
            ImportName::Ordinal(ordinal) => write!(out, "ordinal {ordinal}"),
        }
    }
}

/// One function, or one variable such as `ExEventObjectType`, that the image wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// What is wanted.
    pub name: ImportName,
    /// The RVA of the eight bytes that get its address.
    pub slot: u32,
}

/// An image that this one imports from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedDll {
    /// Its name as this image spells it, such as `NDIS.SYS`.
    pub name: String,
    /// What is wanted of it, in the table's order.
    pub functions: Vec<Import>,
}

impl ImportedDll {
    /// Whether this is the image with that name: case does not matter.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// Refuses an image with delay-loaded imports.
pub(crate) fn refuse_delayed(
    layout: &Layout<'_>,
    directory: Option<Directory>,
) -> Result<(), ParseError> {
    match directory {
        Some(directory) => Err(layout.reader.refuse(directory.entry, Refusal::DelayImports)),
        None => Ok(()),
    }
}

/// Reads the import table.
pub(crate) fn read(
    layout: &Layout<'_>,
    directory: Option<Directory>,
) -> Result<Vec<ImportedDll>, ParseError> {
    let Some(directory) = directory else {
        return Ok(Vec::new());
    };
    let size = size_of::<pe::ImageImportDescriptor>() as u64;
    let place = layout.place(directory.rva, size, "import table", directory.entry)?;
    let mut dlls = Vec::new();
    // The directory's size does not end the table, an empty descriptor does.
    for offset in (place.offset..).step_by(size_of::<pe::ImageImportDescriptor>()) {
        let descriptor: &pe::ImageImportDescriptor =
            layout.reader.record(offset, "import descriptor")?;
        if descriptor.name.get(LE) == 0 || descriptor.first_thunk.get(LE) == 0 {
            break;
        }
        dlls.push(read_dll(layout, offset, descriptor)?);
    }
    Ok(dlls)
}

fn read_dll(
    layout: &Layout<'_>,
    offset: u64,
    descriptor: &pe::ImageImportDescriptor,
) -> Result<ImportedDll, ParseError> {
    let name_rva = descriptor.name.get(LE);
    let Place {
        offset: name_start,
        end,
    } = layout.place(name_rva, 1, "name of an imported image", offset + 12)?;
    let name = layout
        .reader
        .name(name_start, end, "name of an imported image")?;

    let slots = descriptor.first_thunk.get(LE);
    let (lookup, named_at) = match descriptor.original_first_thunk.get(LE) {
        0 => (slots, offset + 16),
        lookup => (lookup, offset),
    };
    let table = layout.place(lookup, 8, "import lookup table", named_at)?;
    let mut functions = Vec::new();
    for (entry_offset, slot) in (table.offset..table.end)
        .step_by(8)
        .zip((u64::from(slots)..).step_by(8))
    {
        let entry: &pe::ImageThunkData64 =
            layout.reader.record(entry_offset, "import lookup table")?;
        let entry = entry.0.get(LE);
        if entry == 0 {
            let name = name.to_owned();
            return Ok(ImportedDll { name, functions });
        }
        let name = read_import_name(layout, entry_offset, entry)?;
        match u32::try_from(slot) {
            Ok(slot) if layout.in_section(slot.into(), 8) => {
                functions.push(Import { name, slot });
            }
            _ => {
                let what = "slot of an import";
                let reason = Refusal::OutsideImage {
                    what,
                    rva: slot,
                    size: 8,
                };
                return Err(layout.reader.refuse(offset + 16, reason));
            }
        }
    }
    let what = "end of the import lookup table";
    let rva = u64::from(lookup);
    let size = table.end - table.offset;
    Err(layout
        .reader
        .refuse(table.offset, Refusal::OutsideImage { what, rva, size }))
}

fn read_import_name(
    layout: &Layout<'_>,
    offset: u64,
    entry: u64,
) -> Result<ImportName, ParseError> {
    let bad_entry = |expected| {
        let field = "import lookup entry";
        layout.reader.refuse(
            offset,
            Refusal::BadField {
                field,
                value: entry,
                expected,
            },
        )
    };
    if entry & pe::IMAGE_ORDINAL_FLAG64 != 0 {
        let ordinal = u16::try_from(entry & !pe::IMAGE_ORDINAL_FLAG64)
            .map_err(|_| bad_entry("an ordinal of 16 bits"))?;
        return Ok(ImportName::Ordinal(ordinal));
    }
    let rva = u32::try_from(entry).map_err(|_| bad_entry("the 32-bit RVA of a name"))?;
    // Two bytes of hint, where the name might stand in the other image, come before the name.
    let place = layout.place(rva, 3, "name of an import", offset)?;
    let name = layout
        .reader
        .name(place.offset + 2, place.end, "name of an import")?;
    Ok(ImportName::Name(name.to_owned()))
}
