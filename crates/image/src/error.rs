//! What can go wrong: reading a file, mapping it, binding its imports, changing protections.
//!
//! One type per operation. Every one names the file; one about a file's content names the offset
//! too. Messages are fragments in lower case and say what to do where there is something to do.

use std::io;

use thiserror::Error;

use crate::ImportName;

/// A file that is not loaded, where in it the reason lies, and the reason.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file_name}: at offset {offset:#x}: {reason}")]
pub struct ParseError {
    /// The file's name, as given to [`crate::parse`].
    pub file_name: String,
    /// The offset in the file, in bytes, of what the reason is about.
    pub offset: u64,
    /// Why the file is refused.
    pub reason: Refusal,
}

/// Why a file is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The file does not begin as a PE file must.
    #[error("not a Windows image: no {signature} signature")]
    NotPe {
        /// The signature that is not there.
        signature: &'static str,
    },
    /// The file ends before a structure does.
    #[error("truncated: {what} would end at offset {end:#x} of a file of {length:#x} bytes")]
    Truncated {
        /// The structure.
        what: &'static str,
        /// The offset at which it would end.
        end: u64,
        /// The length of the file in bytes.
        length: u64,
    },
    /// The image is for another processor.
    #[error("{} (machine {machine:#06x}): build the driver for x64", machine_name(*.machine))]
    WrongMachine {
        /// The `Machine` field.
        machine: u16,
    },
    /// The file is an object file or failed to link.
    #[error("not linked: IMAGE_FILE_EXECUTABLE_IMAGE is not set, so this is no finished image")]
    NotLinked,
    /// The optional header is not the one of a 64-bit image.
    #[error("optional header magic {magic:#x} is not PE32+ (0x20b): build the driver for x64")]
    NotPe32Plus {
        /// The `Magic` field.
        magic: u16,
    },
    /// The image is a program or a library for user mode, or firmware.
    #[error(
        "subsystem {subsystem} is not native (1): link the driver with /DRIVER or --subsystem native"
    )]
    WrongSubsystem {
        /// The `Subsystem` field.
        subsystem: u16,
    },
    /// A header field has a value that no loadable image has.
    #[error("{field} is {value:#x}, but must be {expected}")]
    BadField {
        /// The field's documented name.
        field: &'static str,
        /// Its value.
        value: u64,
        /// What it must be.
        expected: &'static str,
    },
    /// A section overlaps the one before it, or the headers, or lies before it.
    #[error("section {section} at RVA {start:#x} overlaps or precedes {previous}")]
    SectionOverlap {
        /// The section's name.
        section: String,
        /// The RVA at which it begins.
        start: u32,
        /// The section before it, or the headers.
        previous: String,
    },
    /// A section ends behind the image's end.
    #[error("section {section} ends at RVA {end:#x}, outside the image's {size_of_image:#x} bytes")]
    SectionOutOfRange {
        /// The section's name.
        section: String,
        /// The RVA at which it would end.
        end: u64,
        /// The image's size in bytes.
        size_of_image: u32,
    },
    /// A section that stays asks to be writable and executable at once.
    #[error(
        "section {section} is writable and executable at once, which is allowed for a discardable section only: separate code and data"
    )]
    WritableAndExecutable {
        /// The section's name.
        section: String,
    },
    /// An address in the image points outside what the image has there.
    #[error("{what} at RVA {rva:#x}, {size:#x} bytes long, does not lie in the image's data")]
    OutsideImage {
        /// What lies there.
        what: &'static str,
        /// Its address relative to the image's base.
        rva: u64,
        /// Its size in bytes.
        size: u64,
    },
    /// A block of base relocations has an impossible size.
    #[error("relocation block for RVA {page:#x} has a size of {size:#x} bytes")]
    RelocationBlock {
        /// The block's `VirtualAddress`.
        page: u32,
        /// The block's `SizeOfBlock`.
        size: u32,
    },
    /// A base relocation of a type that x86-64 images do not use.
    #[error(
        "relocation type {kind} for RVA {rva:#x}: only 0 (padding) and 10 (DIR64) exist for x64"
    )]
    RelocationType {
        /// The type, 0 to 15.
        kind: u16,
        /// The address to relocate.
        rva: u64,
    },
    /// A base relocation of something that is in no section.
    #[error("relocation target at RVA {rva:#x} lies in no section")]
    RelocationTarget {
        /// The address to relocate.
        rva: u64,
    },
    /// A name is empty, not ASCII, or not terminated.
    #[error("{what} is not a terminated name in printable ASCII")]
    BadName {
        /// What the name names.
        what: &'static str,
    },
    /// An export is a name in another image.
    #[error(
        "export {name} is forwarded to {target}, which is not supported: export the function itself"
    )]
    ForwardedExport {
        /// The export's name or ordinal.
        name: String,
        /// The other image's name and function.
        target: String,
    },
    /// The image imports functions only when they are first called.
    #[error("delay-loaded imports do not exist in kernel mode: link without /DELAYLOAD")]
    DelayImports,
    /// An entry of the function table ends before it begins or outside the image.
    #[error("function table entry covers RVA {begin:#x} to {end:#x}")]
    FunctionTableEntry {
        /// The function's first byte.
        begin: u32,
        /// The byte behind the function's last.
        end: u32,
    },
    /// The image does not begin to run in code.
    #[error("entry point at RVA {rva:#x} is in no executable section")]
    EntryPoint {
        /// The `AddressOfEntryPoint` field.
        rva: u32,
    },
    /// Tables lie over each other so often that reading them would take too long.
    #[error("{what} and other tables overlap: together they are larger than {limit:#x} bytes")]
    TablesOverlap {
        /// The table that was too much.
        what: &'static str,
        /// How many bytes may be read, counting a byte each time that it is read.
        limit: u64,
    },
}

fn machine_name(machine: u16) -> &'static str {
    use object::pe;
    match machine {
        pe::IMAGE_FILE_MACHINE_I386 => "a 32-bit x86 image",
        pe::IMAGE_FILE_MACHINE_ARM64 => "an ARM64 image",
        pe::IMAGE_FILE_MACHINE_ARMNT => "a 32-bit ARM image",
        _ => "an image for another processor",
    }
}

/// Why an image can't be put where the caller wants it.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum MapError {
    /// The address is not one at which an image can begin.
    #[error(
        "{file_name}: can't be mapped at {base:#x}: not a multiple of 0x10000, or no room above"
    )]
    BadBase {
        /// The image's file.
        file_name: String,
        /// The address asked for.
        base: u64,
    },
    /// The image was linked without relocations and fits at one address only.
    #[error(
        "{file_name}: has no relocations (IMAGE_FILE_RELOCS_STRIPPED), so it can only be mapped at {preferred:#x}, not at {base:#x}"
    )]
    RelocationsStripped {
        /// The image's file.
        file_name: String,
        /// The address asked for.
        base: u64,
        /// The address that the image was linked for.
        preferred: u64,
    },
    /// Something else is mapped there.
    #[error("{file_name}: addresses {base:#x} to {end:#x} are not free")]
    AddressTaken {
        /// The image's file.
        file_name: String,
        /// The address asked for.
        base: u64,
        /// The address behind the image's last byte.
        end: u64,
    },
    /// The cookie is one with which the image's own start routine would stop.
    #[error(
        "{file_name}: {cookie:#x} can't be its security cookie: zero and the link-time value are refused by the image itself"
    )]
    SecurityCookie {
        /// The image's file.
        file_name: String,
        /// The value asked for.
        cookie: u64,
    },
    /// The operating system refused the memory.
    #[error("{file_name}: no memory at {base:#x}")]
    NoMemory {
        /// The image's file.
        file_name: String,
        /// The address asked for.
        base: u64,
        /// The operating system's reason.
        source: io::Error,
    },
}

/// The operating system refused to change the protection of an image's pages.
#[derive(Debug, Error)]
#[error("{file_name}: protection of {begin:#x} to {end:#x} can't be changed")]
pub struct ProtectError {
    /// The image's file.
    pub file_name: String,
    /// The first address of the pages.
    pub begin: u64,
    /// The address behind the pages.
    pub end: u64,
    /// The operating system's reason.
    pub source: io::Error,
}

/// Every import of an image that nothing provides.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct BindError {
    /// The image's file.
    pub file_name: String,
    /// The functions that known images lack, grouped by image.
    pub missing: Vec<UnresolvedDll>,
    /// The images that are unknown, with what was wanted of each.
    pub unknown_dlls: Vec<UnresolvedDll>,
}

/// An image that others import from, and what of it could not be resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnresolvedDll {
    /// The image's name in lower case.
    pub name: String,
    /// The functions and data, each once, in the order of the import table.
    pub functions: Vec<ImportName>,
}

impl std::fmt::Display for BindError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}: imports what is not provided", self.file_name)?;
        for dll in &self.missing {
            write!(out, "\n  {} has no {}", dll.name, listed(&dll.functions))?;
        }
        for dll in &self.unknown_dlls {
            let wanted = listed(&dll.functions);
            write!(
                out,
                "\n  {} is not an image known here (wanted: {wanted})",
                dll.name
            )?;
        }
        Ok(())
    }
}

fn listed(functions: &[ImportName]) -> String {
    let names: Vec<String> = functions.iter().map(ImportName::to_string).collect();
    names.join(", ")
}
