//! The headers: MS-DOS stub, COFF file header, optional header, data directories.
//!
//! Page: windows/win32/debug/pe-format, "Overview" to "Optional Header Data Directories". Here is
//! decided what kind of file this is, and everything that is not a driver for x64 is refused.

use object::LittleEndian as LE;
use object::pe;

use crate::reader::Reader;
use crate::{ParseError, Refusal};

/// The largest image, in bytes: far above any driver, far below what would hurt to map.
const LARGEST_IMAGE: u32 = 256 << 20;

/// The size of a page, in bytes.
pub(crate) const PAGE: u32 = 4096;

/// What the headers say, checked.
#[derive(Debug)]
pub(crate) struct Headers {
    pub(crate) preferred_base: u64,
    pub(crate) entry_point: u32,
    /// `AddressOfEntryPoint`'s own offset in the file.
    pub(crate) entry_point_offset: u64,
    pub(crate) section_alignment: u32,
    pub(crate) size_of_image: u32,
    pub(crate) size_of_headers: u32,
    pub(crate) relocations_stripped: bool,
    pub(crate) section_table: u64,
    pub(crate) section_count: u16,
    pub(crate) symbol_table: u32,
    pub(crate) symbol_count: u32,
    directories: Vec<Directory>,
}

/// One data directory: where a table lies.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Directory {
    /// The offset in the file of the directory's own entry, for errors.
    pub(crate) entry: u64,
    pub(crate) rva: u32,
    pub(crate) size: u32,
}

impl Headers {
    /// The data directory with this index, unless it is empty or not there.
    pub(crate) fn directory(&self, index: usize) -> Option<Directory> {
        let directory = *self.directories.get(index)?;
        (directory.rva != 0 && directory.size != 0).then_some(directory)
    }
}

/// Reads and checks the headers.
pub(crate) fn read(reader: &Reader<'_>) -> Result<Headers, ParseError> {
    let dos: &pe::ImageDosHeader = reader.record(0, "MS-DOS header")?;
    if dos.e_magic.get(LE) != pe::IMAGE_DOS_SIGNATURE {
        return Err(reader.refuse(0, Refusal::NotPe { signature: "MZ" }));
    }
    let start = u64::from(dos.e_lfanew.get(LE));
    let signature: &object::U32<LE> = reader.record(start, "PE signature")?;
    if signature.get(LE) != pe::IMAGE_NT_SIGNATURE {
        return Err(reader.refuse(start, Refusal::NotPe { signature: "PE" }));
    }
    let file_start = start + size_of::<u32>() as u64;
    let file: &pe::ImageFileHeader = reader.record(file_start, "COFF file header")?;
    check_file_header(reader, file_start, file)?;

    let optional_start = file_start + size_of::<pe::ImageFileHeader>() as u64;
    let optional: &pe::ImageOptionalHeader64 = reader.record(optional_start, "optional header")?;
    check_optional_header(reader, optional_start, optional)?;
    let directories = read_directories(reader, optional_start, file, optional)?;

    Ok(Headers {
        preferred_base: optional.image_base.get(LE),
        entry_point: optional.address_of_entry_point.get(LE),
        entry_point_offset: optional_start + 16,
        section_alignment: optional.section_alignment.get(LE),
        size_of_image: optional.size_of_image.get(LE),
        size_of_headers: optional.size_of_headers.get(LE),
        relocations_stripped: file.characteristics.get(LE) & pe::IMAGE_FILE_RELOCS_STRIPPED != 0,
        section_table: optional_start + u64::from(file.size_of_optional_header.get(LE)),
        section_count: file.number_of_sections.get(LE),
        symbol_table: file.pointer_to_symbol_table.get(LE),
        symbol_count: file.number_of_symbols.get(LE),
        directories,
    })
}

fn check_file_header(
    reader: &Reader<'_>,
    start: u64,
    file: &pe::ImageFileHeader,
) -> Result<(), ParseError> {
    let machine = file.machine.get(LE);
    if machine != pe::IMAGE_FILE_MACHINE_AMD64 {
        return Err(reader.refuse(start, Refusal::WrongMachine { machine }));
    }
    if file.characteristics.get(LE) & pe::IMAGE_FILE_EXECUTABLE_IMAGE == 0 {
        return Err(reader.refuse(start + 18, Refusal::NotLinked));
    }
    Ok(())
}

fn check_optional_header(
    reader: &Reader<'_>,
    start: u64,
    optional: &pe::ImageOptionalHeader64,
) -> Result<(), ParseError> {
    let magic = optional.magic.get(LE);
    if magic != pe::IMAGE_NT_OPTIONAL_HDR64_MAGIC {
        return Err(reader.refuse(start, Refusal::NotPe32Plus { magic }));
    }
    let subsystem = optional.subsystem.get(LE);
    if subsystem != pe::IMAGE_SUBSYSTEM_NATIVE {
        return Err(reader.refuse(start + 68, Refusal::WrongSubsystem { subsystem }));
    }
    let bad_field = |offset: u64, field: &'static str, value: u64, expected: &'static str| {
        reader.refuse(
            start + offset,
            Refusal::BadField {
                field,
                value,
                expected,
            },
        )
    };
    let base = optional.image_base.get(LE);
    if !base.is_multiple_of(0x1_0000) {
        return Err(bad_field(24, "ImageBase", base, "a multiple of 0x10000"));
    }
    let alignment = optional.section_alignment.get(LE);
    if alignment < PAGE || !alignment.is_power_of_two() {
        // Windows gives such an image one protection for all of it, which no driver of today needs.
        let expected = "a power of two, at least one page (0x1000)";
        return Err(bad_field(
            32,
            "SectionAlignment",
            alignment.into(),
            expected,
        ));
    }
    let size = optional.size_of_image.get(LE);
    if size == 0 || size > LARGEST_IMAGE {
        let expected = "more than zero and at most 0x10000000 (256 MiB)";
        return Err(bad_field(56, "SizeOfImage", size.into(), expected));
    }
    let headers = optional.size_of_headers.get(LE);
    if headers > size {
        let expected = "at most SizeOfImage";
        return Err(bad_field(60, "SizeOfHeaders", headers.into(), expected));
    }
    reader.check(0, headers.into(), "headers")
}

fn read_directories(
    reader: &Reader<'_>,
    optional_start: u64,
    file: &pe::ImageFileHeader,
    optional: &pe::ImageOptionalHeader64,
) -> Result<Vec<Directory>, ParseError> {
    // Windows defines 16; what a header says beyond them means nothing.
    let count = optional.number_of_rva_and_sizes.get(LE).min(16);
    let fixed = size_of::<pe::ImageOptionalHeader64>() as u64;
    let needed = fixed + u64::from(count) * size_of::<pe::ImageDataDirectory>() as u64;
    let size = u64::from(file.size_of_optional_header.get(LE));
    if size < needed {
        let reason = Refusal::BadField {
            field: "SizeOfOptionalHeader",
            value: size,
            expected: "large enough for the data directories that the optional header counts",
        };
        return Err(reader.refuse(optional_start - 4, reason));
    }
    let table = optional_start + fixed;
    let entries: &[pe::ImageDataDirectory] = reader.records(table, count, "data directories")?;
    let offsets = (table..).step_by(size_of::<pe::ImageDataDirectory>());
    Ok(offsets
        .zip(entries)
        .map(|(entry, directory)| Directory {
            entry,
            rva: directory.virtual_address.get(LE),
            size: directory.size.get(LE),
        })
        .collect())
}
