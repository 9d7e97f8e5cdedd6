//! An image: everything that can be known of a driver without mapping it.

use std::ops::Range;
use std::sync::Arc;

use object::pe;

use crate::headers::{self, Headers};
use crate::reader::Reader;
use crate::sections::{self, Layout};
use crate::{
    CodeView, Export, ImportedDll, LoadConfiguration, ParseError, Refusal, RuntimeFunction,
    Section, Symbol,
};
use crate::{
    code_view, exports, function_table, imports, load_configuration, relocations, symbols,
};

/// A driver's image, read and checked. A clone shares what was read.
#[derive(Debug, Clone)]
pub struct Image {
    contents: Arc<Contents>,
}

#[derive(Debug)]
struct Contents {
    name: String,
    file: Box<[u8]>,
    headers: Headers,
    sections: Vec<Section>,
    relocations: Vec<u32>,
    imports: Vec<ImportedDll>,
    load_configuration: LoadConfiguration,
    functions: Vec<RuntimeFunction>,
    function_table: Option<Range<u32>>,
    exports: Vec<Export>,
    code_view: Option<CodeView>,
    symbols: Vec<Symbol>,
}

/// Reads and checks the image in `bytes`; `file_name` is only told in errors.
///
/// The checksum and a signature are not verified, as a machine with test signing does not insist
/// on them.
///
/// # Errors
/// Where Windows would not load the file, or needs what OpenNDIS does not have, with the offset in
/// the file and the reason.
pub fn parse(file_name: &str, bytes: &[u8]) -> Result<Image, ParseError> {
    let reader = Reader::new(file_name, bytes);
    let headers = headers::read(&reader)?;
    let sections = sections::read(&reader, &headers)?;
    let layout = Layout::new(&reader, &headers, &sections);
    if !layout.is_code(headers.entry_point) {
        let reason = Refusal::EntryPoint {
            rva: headers.entry_point,
        };
        return Err(reader.refuse(headers.entry_point_offset, reason));
    }
    check_signature(&reader, &headers)?;

    let directory = |index| headers.directory(index);
    imports::refuse_delayed(&layout, directory(pe::IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT))?;
    let relocations = relocations::read(&layout, directory(pe::IMAGE_DIRECTORY_ENTRY_BASERELOC))?;
    let imports = imports::read(&layout, directory(pe::IMAGE_DIRECTORY_ENTRY_IMPORT))?;
    let load_configuration = load_configuration::read(
        &layout,
        &headers,
        directory(pe::IMAGE_DIRECTORY_ENTRY_LOAD_CONFIG),
    )?;
    let exception_directory = directory(pe::IMAGE_DIRECTORY_ENTRY_EXCEPTION);
    let functions = function_table::read(&layout, &headers, exception_directory)?;
    let exports = exports::read(&layout, directory(pe::IMAGE_DIRECTORY_ENTRY_EXPORT))?;
    let code_view = code_view::read(&layout, directory(pe::IMAGE_DIRECTORY_ENTRY_DEBUG))?;
    let symbols = symbols::read(&layout, &headers)?;

    let function_table =
        exception_directory.map(|directory| directory.rva..directory.rva + directory.size);
    let contents = Contents {
        name: file_name.to_owned(),
        file: bytes.into(),
        headers,
        sections,
        relocations,
        imports,
        load_configuration,
        functions,
        function_table,
        exports,
        code_view,
        symbols,
    };
    Ok(Image {
        contents: Arc::new(contents),
    })
}

/// A signature is not verified, but one that is cut off shows that the file is.
fn check_signature(reader: &Reader<'_>, headers: &Headers) -> Result<(), ParseError> {
    match headers.directory(pe::IMAGE_DIRECTORY_ENTRY_SECURITY) {
        // Alone among the directories, this one holds an offset in the file.
        Some(table) => reader.check(table.rva.into(), table.size.into(), "signature"),
        None => Ok(()),
    }
}

impl Image {
    /// The file's name, as given to [`parse`].
    #[must_use]
    pub fn name(&self) -> &str {
        &self.contents.name
    }

    /// The address that the image was linked for (`ImageBase`).
    #[must_use]
    pub fn preferred_base(&self) -> u64 {
        self.contents.headers.preferred_base
    }

    /// The bytes of address space that the image takes, a whole number of pages.
    #[must_use]
    pub fn size(&self) -> u32 {
        self.contents
            .headers
            .size_of_image
            .next_multiple_of(headers::PAGE)
    }

    /// The bytes of the headers, which are mapped at the image's base.
    #[must_use]
    pub fn size_of_headers(&self) -> u32 {
        self.contents.headers.size_of_headers
    }

    /// The RVA at which the image begins to run (`AddressOfEntryPoint`).
    #[must_use]
    pub fn entry_point(&self) -> u32 {
        self.contents.headers.entry_point
    }

    /// The sections, in ascending order of their RVAs.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.contents.sections
    }

    /// The section in whose pages `rva` lies.
    #[must_use]
    pub fn section_at(&self, rva: u32) -> Option<&Section> {
        sections::find(&self.contents.sections, rva.into(), 1)
    }

    /// The bytes that the file has from `rva` on, up to the end of its section's data.
    ///
    /// They are as the linker wrote them, whatever has been relocated, bound or written since: good
    /// for code and unwind information.
    #[must_use]
    pub fn bytes_from(&self, rva: u32) -> Option<&[u8]> {
        let section = self.section_at(rva)?;
        let file = section.file_range();
        let begin = file.start + u64::from(rva - section.range().start);
        let begin = usize::try_from(begin).ok()?;
        let end = usize::try_from(file.end).ok()?;
        self.contents
            .file
            .get(begin..end)
            .filter(|bytes| !bytes.is_empty())
    }

    /// What the image imports, grouped by the image that has it.
    #[must_use]
    pub fn imports(&self) -> &[ImportedDll] {
        &self.contents.imports
    }

    /// Whether the image was linked without relocations and fits at its preferred base only.
    #[must_use]
    pub fn is_relocations_stripped(&self) -> bool {
        self.contents.headers.relocations_stripped
    }

    /// The RVAs of the eight-byte addresses that move with the image.
    #[must_use]
    pub fn relocations(&self) -> &[u32] {
        &self.contents.relocations
    }

    /// What the loader fills in before the image runs.
    #[must_use]
    pub fn load_configuration(&self) -> LoadConfiguration {
        self.contents.load_configuration
    }

    /// The RVAs of the function table (`.pdata`).
    #[must_use]
    pub fn function_table(&self) -> Option<Range<u32>> {
        self.contents.function_table.clone()
    }

    /// The entries of the function table, sorted by begin.
    #[must_use]
    pub fn functions(&self) -> &[RuntimeFunction] {
        &self.contents.functions
    }

    /// The function table's entry for the code at `rva`; a leaf function may have none.
    #[must_use]
    pub fn function_at(&self, rva: u32) -> Option<RuntimeFunction> {
        function_table::find(&self.contents.functions, rva)
    }

    /// What the image exports.
    #[must_use]
    pub fn exports(&self) -> &[Export] {
        &self.contents.exports
    }

    /// The RVA of the export with this name.
    #[must_use]
    pub fn export(&self, name: &str) -> Option<u32> {
        let mut exports = self.contents.exports.iter();
        exports
            .find(|export| export.name.as_deref() == Some(name))
            .map(|export| export.rva)
    }

    /// The program database that belongs to the image.
    #[must_use]
    pub fn code_view(&self) -> Option<&CodeView> {
        self.contents.code_view.as_ref()
    }

    /// The names of functions in the COFF symbol table, sorted by RVA; images by Microsoft's linker
    /// have none.
    #[must_use]
    pub fn symbols(&self) -> &[Symbol] {
        &self.contents.symbols
    }

    /// The symbol of the function in which `rva` lies: the last that begins at or before it, in the
    /// same section.
    #[must_use]
    pub fn symbol_at(&self, rva: u32) -> Option<&Symbol> {
        let section = self.section_at(rva)?;
        symbols::find(&self.contents.symbols, rva)
            .filter(|symbol| section.pages().contains(&symbol.rva))
    }

    /// The bytes of the file.
    #[must_use]
    pub fn file(&self) -> &[u8] {
        &self.contents.file
    }
}
