//! The function table (`.pdata`): where functions begin and end, and how to unwind them.
//!
//! Pages: windows/win32/debug/pe-format, "The .pdata Section", and cpp/build/exception-handling-x64.

use object::LittleEndian as LE;
use object::pe;

use crate::headers::{Directory, Headers};
use crate::sections::Layout;
use crate::{ParseError, Refusal};

/// An entry of the function table (`RUNTIME_FUNCTION`); all addresses are RVAs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuntimeFunction {
    /// The first byte of the function, or of a separate part of it.
    pub begin: u32,
    /// The byte behind the last.
    pub end: u32,
    /// The unwind information (`UNWIND_INFO`), or, if bit 0 is set, another entry of the table.
    pub unwind: u32,
    /// This entry itself, in the table.
    pub entry: u32,
}

/// Reads the function table, sorted by begin.
pub(crate) fn read(
    layout: &Layout<'_>,
    headers: &Headers,
    directory: Option<Directory>,
) -> Result<Vec<RuntimeFunction>, ParseError> {
    let Some(directory) = directory else {
        return Ok(Vec::new());
    };
    let what = "function table";
    let entry_size = size_of::<pe::ImageRuntimeFunctionEntry>();
    let place = layout.place(directory.rva, directory.size.into(), what, directory.entry)?;
    let count = directory.size / 12;
    let table: &[pe::ImageRuntimeFunctionEntry] =
        layout.reader.records(place.offset, count, what)?;
    let mut functions = Vec::with_capacity(table.len());
    let positions = (place.offset..)
        .step_by(entry_size)
        .zip((directory.rva..).step_by(entry_size));
    for ((offset, entry), record) in positions.zip(table) {
        let begin = record.begin_address.get(LE);
        let end = record.end_address.get(LE);
        let unwind = record.unwind_info_address_or_data.get(LE);
        if (begin, end, unwind) == (0, 0, 0) {
            // Padding: a linker reserved more than it needed.
            continue;
        }
        if begin >= end || end > headers.size_of_image {
            let reason = Refusal::FunctionTableEntry { begin, end };
            return Err(layout.reader.refuse(offset, reason));
        }
        functions.push(RuntimeFunction {
            begin,
            end,
            unwind,
            entry,
        });
    }
    // Linkers sort the table, but nothing here depends on their having done it.
    functions.sort_by_key(|function| function.begin);
    Ok(functions)
}

/// The entry of a table sorted by begin that covers `rva`.
pub(crate) fn find(functions: &[RuntimeFunction], rva: u32) -> Option<RuntimeFunction> {
    let after = functions.partition_point(|function| function.begin <= rva);
    let function = functions.get(after.checked_sub(1)?)?;
    (rva < function.end).then_some(*function)
}
