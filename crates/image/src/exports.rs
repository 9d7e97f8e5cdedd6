//! Exports: names that the image gives to its own functions and data.
//!
//! Page: windows/win32/debug/pe-format, "The .edata Section". Drivers seldom export; here the names
//! serve as symbols. An export that is forwarded to another image is refused.

use object::LittleEndian as LE;
use object::pe;

use crate::headers::Directory;
use crate::sections::Layout;
use crate::{ParseError, Refusal};

/// A function or variable that the image exports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Its name, unless it is exported by number only.
    pub name: Option<String>,
    /// Its number.
    pub ordinal: u32,
    /// Its RVA.
    pub rva: u32,
}

/// Reads the export table: an entry for each name, then those that have a number only.
pub(crate) fn read(
    layout: &Layout<'_>,
    directory: Option<Directory>,
) -> Result<Vec<Export>, ParseError> {
    let Some(directory) = directory else {
        return Ok(Vec::new());
    };
    let size = size_of::<pe::ImageExportDirectory>() as u64;
    let start = layout
        .place(directory.rva, size, "export directory", directory.entry)?
        .offset;
    let table: &pe::ImageExportDirectory = layout.reader.record(start, "export directory")?;
    let functions: &[object::U32<LE>] = read_array(
        layout,
        table.address_of_functions.get(LE),
        table.number_of_functions.get(LE),
        "export address table",
        start + 28,
    )?;
    let mut exports = read_named(layout, start, table, functions, directory)?;
    let mut has_name = vec![false; functions.len()];
    for export in &exports {
        has_name[export.ordinal as usize] = true;
    }
    for ((index, rva), named) in (0..).zip(functions).zip(has_name) {
        // A number that is not in use has an RVA of zero.
        if rva.get(LE) != 0 && !named {
            exports.push(Export {
                name: None,
                ordinal: index,
                rva: rva.get(LE),
            });
        }
    }
    for export in &mut exports {
        refuse_forwarded(layout, directory, start, export)?;
        export.ordinal = export.ordinal.wrapping_add(table.base.get(LE));
    }
    Ok(exports)
}

/// The exports that have names, their ordinals still counted from zero.
fn read_named(
    layout: &Layout<'_>,
    start: u64,
    table: &pe::ImageExportDirectory,
    functions: &[object::U32<LE>],
    directory: Directory,
) -> Result<Vec<Export>, ParseError> {
    let what = "export name table";
    let count = table.number_of_names.get(LE);
    let names: &[object::U32<LE>] = read_array(
        layout,
        table.address_of_names.get(LE),
        count,
        what,
        start + 32,
    )?;
    let ordinals: &[object::U16<LE>] = read_array(
        layout,
        table.address_of_name_ordinals.get(LE),
        count,
        "export ordinal table",
        start + 36,
    )?;
    let mut exports = Vec::with_capacity(names.len());
    for (name, ordinal) in names.iter().zip(ordinals) {
        let place = layout.place(name.get(LE), 1, "name of an export", directory.entry)?;
        let name = layout
            .reader
            .name(place.offset, place.end, "name of an export")?;
        let ordinal = ordinal.get(LE);
        let Some(rva) = functions.get(usize::from(ordinal)) else {
            let reason = Refusal::BadField {
                field: "export ordinal",
                value: ordinal.into(),
                expected: "less than NumberOfFunctions",
            };
            return Err(layout.reader.refuse(start + 36, reason));
        };
        let name = Some(name.to_owned());
        exports.push(Export {
            name,
            ordinal: ordinal.into(),
            rva: rva.get(LE),
        });
    }
    Ok(exports)
}

fn read_array<'image, T: object::pod::Pod>(
    layout: &Layout<'image>,
    rva: u32,
    count: u32,
    what: &'static str,
    named_at: u64,
) -> Result<&'image [T], ParseError> {
    if count == 0 {
        return Ok(&[]);
    }
    let size = u64::from(count) * size_of::<T>() as u64;
    let place = layout.place(rva, size, what, named_at)?;
    layout.reader.records(place.offset, count, what)
}

/// An export whose RVA lies in the export directory is no function but the name of one elsewhere.
fn refuse_forwarded(
    layout: &Layout<'_>,
    directory: Directory,
    start: u64,
    export: &Export,
) -> Result<(), ParseError> {
    let inside = export
        .rva
        .checked_sub(directory.rva)
        .is_some_and(|at| at < directory.size);
    if !inside {
        return Ok(());
    }
    let place = layout.place(export.rva, 1, "target of a forwarded export", start)?;
    let target = layout
        .reader
        .name(place.offset, place.end, "target of a forwarded export")?;
    let name = export
        .name
        .clone()
        .unwrap_or_else(|| format!("number {}", export.ordinal));
    let target = target.to_owned();
    Err(layout
        .reader
        .refuse(place.offset, Refusal::ForwardedExport { name, target }))
}
