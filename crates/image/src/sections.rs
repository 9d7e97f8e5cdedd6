//! Sections: where they lie, how they are protected, and what drivers use their names for.
//!
//! Page: windows/win32/debug/pe-format, "Section Table". `INIT` is discarded after `DriverEntry` and
//! `PAGE...` is pageable: windows-hardware/drivers/kernel/making-drivers-pageable.
//!
//! Writable and executable at once is never granted. Older linkers ask for it for `INIT` alone; such
//! an image loads, its `INIT` executable and not writable, so a driver that does write there faults
//! at the writing instruction. For a section that stays, the image is refused, as Windows refuses it
//! where memory integrity is on.

use std::ops::Range;

use object::LittleEndian as LE;
use object::pe;

use crate::headers::{Headers, PAGE};
use crate::reader::Reader;
use crate::{ParseError, Refusal};

/// What the processor may do with a section's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// Nothing: any access faults.
    NoAccess,
    /// Read.
    Read,
    /// Read and write.
    ReadWrite,
    /// Read and execute.
    ReadExecute,
}

/// A section of an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    name: String,
    rva: u32,
    size: u32,
    file_offset: u32,
    file_size: u32,
    characteristics: u32,
}

impl Section {
    /// The section's name; a long one (`/4` in the header) is looked up in the string table.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The RVAs that the section covers, up to the end of its last page.
    #[must_use]
    pub fn pages(&self) -> Range<u32> {
        // The end was checked against SizeOfImage, which is far below 4 GiB.
        self.rva..self.rva + self.size.next_multiple_of(PAGE)
    }

    /// The RVAs that the section covers, without the rest of its last page.
    #[must_use]
    pub fn range(&self) -> Range<u32> {
        self.rva..self.rva + self.size
    }

    /// The bytes of the file that fill the section from its begin on; zeros follow.
    #[must_use]
    pub fn file_range(&self) -> Range<u64> {
        let begin = u64::from(self.file_offset);
        begin..begin + u64::from(self.file_size)
    }

    /// The `IMAGE_SCN_...` flags as they are in the section header.
    #[must_use]
    pub fn characteristics(&self) -> u32 {
        self.characteristics
    }

    /// The protection that the section's pages get.
    #[must_use]
    pub fn protection(&self) -> Protection {
        if self.has(pe::IMAGE_SCN_MEM_EXECUTE) {
            Protection::ReadExecute
        } else if self.has(pe::IMAGE_SCN_MEM_WRITE) {
            Protection::ReadWrite
        } else if self.has(pe::IMAGE_SCN_MEM_READ) {
            Protection::Read
        } else {
            Protection::NoAccess
        }
    }

    /// Whether the section asked to be writable and was not granted it, because it is executable.
    ///
    /// A write that faults there is no fault on a real machine: the driver relies on an old linker.
    #[must_use]
    pub fn is_write_refused(&self) -> bool {
        self.has(pe::IMAGE_SCN_MEM_EXECUTE) && self.has(pe::IMAGE_SCN_MEM_WRITE)
    }

    /// Whether the section holds the driver's initialization (`INIT`), gone after `DriverEntry`.
    #[must_use]
    pub fn is_init(&self) -> bool {
        self.name == "INIT"
    }

    /// Whether the system may throw the section away after `DriverEntry`.
    ///
    /// True for `INIT` even without the flag, which GNU's linker does not set for it.
    #[must_use]
    pub fn is_discardable(&self) -> bool {
        self.has(pe::IMAGE_SCN_MEM_DISCARDABLE) || self.is_init()
    }

    /// Whether the section is pageable: it must not be touched at `DISPATCH_LEVEL` or above.
    #[must_use]
    pub fn is_pageable(&self) -> bool {
        self.name.starts_with("PAGE")
    }

    fn has(&self, characteristic: u32) -> bool {
        self.characteristics & characteristic != 0
    }

    fn contains(&self, rva: u64, size: u64) -> bool {
        let pages = self.pages();
        let end = rva.saturating_add(size);
        u64::from(pages.start) <= rva && end <= u64::from(pages.end)
    }
}

/// The sections and headers of an image, to find in the file what an RVA names.
#[derive(Debug)]
pub(crate) struct Layout<'image> {
    pub(crate) reader: &'image Reader<'image>,
    pub(crate) sections: &'image [Section],
    size_of_headers: u32,
}

/// A place in the file: the offset of what an RVA names, and where the section's data ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) offset: u64,
    pub(crate) end: u64,
}

impl<'image> Layout<'image> {
    pub(crate) fn new(
        reader: &'image Reader<'image>,
        headers: &Headers,
        sections: &'image [Section],
    ) -> Self {
        Layout {
            reader,
            sections,
            size_of_headers: headers.size_of_headers,
        }
    }

    /// Where in the file the `size` bytes at `rva` lie; `named_at` is the offset that names them.
    pub(crate) fn place(
        &self,
        rva: u32,
        size: u64,
        what: &'static str,
        named_at: u64,
    ) -> Result<Place, ParseError> {
        let parts = self
            .sections
            .iter()
            .map(|section| (section.rva, section.file_range()));
        let headers = (0, 0..u64::from(self.size_of_headers));
        for (start, file) in std::iter::once(headers).chain(parts) {
            let Some(distance) = rva.checked_sub(start) else {
                continue;
            };
            let offset = file.start + u64::from(distance);
            if offset < file.end && size <= file.end - offset {
                return Ok(Place {
                    offset,
                    end: file.end,
                });
            }
        }
        let reason = Refusal::OutsideImage {
            what,
            rva: rva.into(),
            size,
        };
        Err(self.reader.refuse(named_at, reason))
    }

    /// Whether the `size` bytes at `rva` lie in one section, be they in the file or not.
    pub(crate) fn in_section(&self, rva: u64, size: u64) -> bool {
        find(self.sections, rva, size).is_some()
    }

    /// Whether `rva` lies in an executable section.
    pub(crate) fn is_code(&self, rva: u32) -> bool {
        find(self.sections, rva.into(), 1)
            .is_some_and(|section| section.protection() == Protection::ReadExecute)
    }
}

/// The section that has the `size` bytes at `rva`; sections are in ascending order.
pub(crate) fn find(sections: &[Section], rva: u64, size: u64) -> Option<&Section> {
    let after = sections.partition_point(|section| u64::from(section.rva) <= rva);
    // A section of no size begins where the next one does, so more than one may have to be asked.
    sections[..after]
        .iter()
        .rev()
        .find(|section| section.contains(rva, size))
}

/// Reads and checks the section table.
pub(crate) fn read(reader: &Reader<'_>, headers: &Headers) -> Result<Vec<Section>, ParseError> {
    let count = u32::from(headers.section_count);
    let table: &[pe::ImageSectionHeader] =
        reader.records(headers.section_table, count, "section table")?;
    let offsets = (headers.section_table..).step_by(size_of::<pe::ImageSectionHeader>());
    let mut sections: Vec<Section> = Vec::new();
    for (offset, header) in offsets.zip(table) {
        let section = read_section(reader, headers, offset, header)?;
        check_order(reader, headers, sections.last(), offset, &section)?;
        sections.push(section);
    }
    Ok(sections)
}

fn read_section(
    reader: &Reader<'_>,
    headers: &Headers,
    offset: u64,
    header: &pe::ImageSectionHeader,
) -> Result<Section, ParseError> {
    let name = read_name(reader, headers, header)?;
    let rva = header.virtual_address.get(LE);
    let data_size = header.size_of_raw_data.get(LE);
    let file_offset = header.pointer_to_raw_data.get(LE);
    let characteristics = header.characteristics.get(LE);
    let size = match header.virtual_size.get(LE) {
        0 => data_size,
        size => size,
    };
    if !rva.is_multiple_of(headers.section_alignment) {
        let reason = Refusal::BadField {
            field: "VirtualAddress",
            value: rva.into(),
            expected: "a multiple of SectionAlignment",
        };
        return Err(reader.refuse(offset + 12, reason));
    }
    let pages = u64::from(size).next_multiple_of(PAGE.into());
    let end = u64::from(rva) + pages;
    let size_of_image = headers.size_of_image;
    if end > u64::from(size_of_image).next_multiple_of(PAGE.into()) {
        let reason = Refusal::SectionOutOfRange {
            section: name,
            end,
            size_of_image,
        };
        return Err(reader.refuse(offset + 8, reason));
    }
    // No data in the file is said in two ways: no size, or no place.
    let data_size = if file_offset == 0 { 0 } else { data_size };
    if data_size != 0 {
        reader.check(file_offset.into(), data_size.into(), "section data")?;
    }
    // Data that is longer than the section fills its last page and goes no further.
    let file_size = data_size.min(size.next_multiple_of(PAGE));
    let section = Section {
        name,
        rva,
        size,
        file_offset,
        file_size,
        characteristics,
    };
    if section.is_write_refused() && !section.is_discardable() {
        let reason = Refusal::WritableAndExecutable {
            section: section.name,
        };
        return Err(reader.refuse(offset + 36, reason));
    }
    Ok(section)
}

fn check_order(
    reader: &Reader<'_>,
    headers: &Headers,
    previous: Option<&Section>,
    offset: u64,
    section: &Section,
) -> Result<(), ParseError> {
    let (free_from, previous) = match previous {
        Some(previous) => (previous.pages().end, previous.name.as_str()),
        None => (headers.size_of_headers, "the headers"),
    };
    if section.rva >= free_from {
        return Ok(());
    }
    let reason = Refusal::SectionOverlap {
        section: section.name.clone(),
        start: section.rva,
        previous: previous.to_owned(),
    };
    Err(reader.refuse(offset + 12, reason))
}

/// The name in the header, or, where that is `/` and a number, the one at that offset in the string
/// table: GNU's linker does so for its debug sections.
fn read_name(
    reader: &Reader<'_>,
    headers: &Headers,
    header: &pe::ImageSectionHeader,
) -> Result<String, ParseError> {
    let length = header
        .name
        .iter()
        .position(|byte| *byte == 0)
        .unwrap_or(header.name.len());
    let short = String::from_utf8_lossy(&header.name[..length]).into_owned();
    let in_table = short
        .strip_prefix('/')
        .and_then(|digits| digits.parse::<u32>().ok());
    match in_table {
        Some(position) if headers.symbol_table != 0 => {
            let strings = crate::symbols::string_table(headers);
            let offset = strings + u64::from(position);
            let name = reader.name(offset, reader.length(), "section name")?;
            Ok(name.to_owned())
        }
        _ => Ok(short),
    }
}
