//! The COFF symbol table: names of functions in images that GNU's or LLVM's linker made.
//!
//! Page: windows/win32/debug/pe-format, "COFF Symbol Table". Microsoft's linker writes none: there
//! the names are in the program database, which [`crate::CodeView`] identifies.

use object::LittleEndian as LE;
use object::pe;

use crate::ParseError;
use crate::headers::Headers;
use crate::sections::{Layout, Protection};

/// A function's name and place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// The name as the compiler wrote it.
    pub name: String,
    /// The RVA of the function's first byte.
    pub rva: u32,
}

/// The offset in the file of the string table, which follows the symbols.
pub(crate) fn string_table(headers: &Headers) -> u64 {
    let symbols = u64::from(headers.symbol_count) * pe::IMAGE_SIZEOF_SYMBOL as u64;
    u64::from(headers.symbol_table) + symbols
}

/// Reads the names of functions, sorted by RVA.
pub(crate) fn read(layout: &Layout<'_>, headers: &Headers) -> Result<Vec<Symbol>, ParseError> {
    if headers.symbol_table == 0 || headers.symbol_count == 0 {
        return Ok(Vec::new());
    }
    let reader = layout.reader;
    let table: &[pe::ImageSymbol] = reader.records(
        headers.symbol_table.into(),
        headers.symbol_count,
        "symbol table",
    )?;
    let strings = string_table(headers);
    let strings_size: &object::U32<LE> = reader.record(strings, "string table")?;
    let strings_end = strings + u64::from(strings_size.get(LE));
    reader.check(strings, strings_end - strings, "string table")?;

    let mut symbols = Vec::new();
    let mut records = table.iter();
    while let Some(record) = records.next() {
        if let Some(rva) = function_rva(layout, record) {
            let name = match record.name {
                [0, 0, 0, 0, position @ ..] => {
                    let offset = strings + u64::from(u32::from_le_bytes(position));
                    reader.terminated(offset, strings_end, "name of a symbol")?
                }
                ref short => short.split(|byte| *byte == 0).next().unwrap_or_default(),
            };
            symbols.push(Symbol {
                name: String::from_utf8_lossy(name).into_owned(),
                rva,
            });
        }
        for _ in 0..record.number_of_aux_symbols {
            records.next();
        }
    }
    symbols.sort_by_key(|symbol| symbol.rva);
    Ok(symbols)
}

/// The RVA of the function that the record names; none if it names something else.
fn function_rva(layout: &Layout<'_>, record: &pe::ImageSymbol) -> Option<u32> {
    let is_function = record.typ.get(LE) >> 4 == pe::IMAGE_SYM_DTYPE_FUNCTION;
    let is_external = record.storage_class == pe::IMAGE_SYM_CLASS_EXTERNAL;
    if !is_function && !is_external {
        return None;
    }
    // Numbers that count no section mark absolute and undefined symbols.
    let index = usize::from(record.section_number.get(LE)).checked_sub(1)?;
    let section = layout.sections.get(index)?;
    let rva = section.range().start.checked_add(record.value.get(LE))?;
    let is_code = section.protection() == Protection::ReadExecute;
    (is_code && section.range().contains(&rva)).then_some(rva)
}

/// The last symbol, in a table sorted by RVA, that begins at or before `rva`.
pub(crate) fn find(symbols: &[Symbol], rva: u32) -> Option<&Symbol> {
    let after = symbols.partition_point(|symbol| symbol.rva <= rva);
    symbols.get(after.checked_sub(1)?)
}
