//! The CodeView debug entry: which program database (`.pdb`) belongs to the image.
//!
//! Page: windows/win32/debug/pe-format, "The .debug Section". The entry's own form, `RSDS`, is the
//! one that all linkers of this century write; older forms are passed over.

use object::LittleEndian as LE;
use object::pe;

use crate::ParseError;
use crate::headers::Directory;
use crate::sections::Layout;

/// `RSDS`, a GUID and an age come before the path.
const PATH_OFFSET: usize = 24;

/// What identifies the image's program database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeView {
    /// The database's path on the machine that linked the image; empty where there is no database.
    pub pdb_path: String,
    /// The database's GUID, in the byte order of the file.
    pub guid: [u8; 16],
    /// How often the database had been written when this image was linked.
    pub age: u32,
}

impl CodeView {
    /// GUID and age in the spelling of symbol servers: 32 hexadecimal digits and the age.
    #[must_use]
    pub fn symbol_server_key(&self) -> String {
        // The first three fields of a GUID are numbers, stored with the low byte first.
        const ORDER: [usize; 16] = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
        let digits: String = ORDER
            .iter()
            .map(|at| format!("{:02X}", self.guid[*at]))
            .collect();
        format!("{digits}{:X}", self.age)
    }
}

/// Reads the first CodeView entry of the debug directory.
pub(crate) fn read(
    layout: &Layout<'_>,
    directory: Option<Directory>,
) -> Result<Option<CodeView>, ParseError> {
    let Some(directory) = directory else {
        return Ok(None);
    };
    let what = "debug directory";
    let place = layout.place(directory.rva, directory.size.into(), what, directory.entry)?;
    let count = directory.size / 28;
    let entries: &[pe::ImageDebugDirectory] = layout.reader.records(place.offset, count, what)?;
    for entry in entries {
        let offset = entry.pointer_to_raw_data.get(LE);
        if entry.typ.get(LE) != pe::IMAGE_DEBUG_TYPE_CODEVIEW || offset == 0 {
            continue;
        }
        let size = entry.size_of_data.get(LE);
        let data = layout
            .reader
            .bytes(offset.into(), size.into(), "CodeView entry")?;
        if let Some(code_view) = decode(data) {
            return Ok(Some(code_view));
        }
    }
    Ok(None)
}

fn decode(data: &[u8]) -> Option<CodeView> {
    let (fixed, path) = data.split_at_checked(PATH_OFFSET)?;
    let fixed = fixed.strip_prefix(b"RSDS")?;
    let (guid, age) = fixed.split_first_chunk::<16>()?;
    let path = path.split(|byte| *byte == 0).next().unwrap_or_default();
    Some(CodeView {
        // The linker writes it in its machine's code page, so a strange letter is no error.
        pdb_path: String::from_utf8_lossy(path).into_owned(),
        guid: *guid,
        age: u32::from_le_bytes(age.try_into().ok()?),
    })
}
