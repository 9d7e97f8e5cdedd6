//! Base relocations: the places that hold absolute addresses and move with the image.
//!
//! Page: windows/win32/debug/pe-format, "The .reloc Section". No table is legal, also with a dynamic
//! base: code for x64 can do without absolute addresses.

use object::LittleEndian as LE;
use object::pe;

use crate::headers::Directory;
use crate::sections::Layout;
use crate::{ParseError, Refusal};

/// The size of a relocated address in bytes.
const ADDRESS: u64 = 8;

/// The RVAs of all addresses that move with the image, in the table's order.
pub(crate) fn read(
    layout: &Layout<'_>,
    directory: Option<Directory>,
) -> Result<Vec<u32>, ParseError> {
    let Some(directory) = directory else {
        return Ok(Vec::new());
    };
    let what = "base relocation table";
    let place = layout.place(directory.rva, directory.size.into(), what, directory.entry)?;
    let end = place.offset + u64::from(directory.size);
    let mut targets = Vec::new();
    let mut offset = place.offset;
    while offset < end {
        offset = read_block(layout, offset, end, &mut targets)?;
    }
    Ok(targets)
}

/// Reads the block at `offset`, which must end before `end`; gives the offset of the next one.
fn read_block(
    layout: &Layout<'_>,
    offset: u64,
    end: u64,
    targets: &mut Vec<u32>,
) -> Result<u64, ParseError> {
    let reader = layout.reader;
    let header: &pe::ImageBaseRelocation = reader.record(offset, "relocation block")?;
    let page = header.virtual_address.get(LE);
    let size = header.size_of_block.get(LE);
    let header_size = size_of::<pe::ImageBaseRelocation>() as u64;
    let entries_start = offset + header_size;
    let next = offset + u64::from(size);
    if u64::from(size) < header_size || !size.is_multiple_of(2) || next > end {
        return Err(reader.refuse(offset, Refusal::RelocationBlock { page, size }));
    }
    let count = (size - 8) / 2;
    let entries: &[object::U16<LE>] = reader.records(entries_start, count, "relocation block")?;
    for (entry_offset, entry) in (entries_start..).step_by(2).zip(entries) {
        let (kind, distance) = (entry.get(LE) >> 12, entry.get(LE) & 0xfff);
        let rva = u64::from(page) + u64::from(distance);
        match kind {
            pe::IMAGE_REL_BASED_ABSOLUTE => continue,
            pe::IMAGE_REL_BASED_DIR64 => {}
            _ => return Err(reader.refuse(entry_offset, Refusal::RelocationType { kind, rva })),
        }
        match u32::try_from(rva) {
            Ok(target) if layout.in_section(rva, ADDRESS) => targets.push(target),
            _ => return Err(reader.refuse(entry_offset, Refusal::RelocationTarget { rva })),
        }
    }
    Ok(next)
}
