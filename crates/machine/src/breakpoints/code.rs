//! What the disassembly is told of an image.

use disassembly::{Code, Section};
use image::{Image, Protection};

/// Bytes of a slot that an import's address goes to.
const SLOT: u32 = 8;

/// The code of `image`, with the places where functions begin and what nobody writes.
pub(super) fn of(image: &Image) -> Code<'_> {
    let sections = |protection| {
        let sections = image.sections().iter();
        sections
            .filter(move |section| section.protection() == protection)
            .map(|section| contents(image, section))
            .collect()
    };
    let exports = image.exports().iter().map(|export| export.rva);
    let read_only = image
        .sections()
        .iter()
        .filter(|section| section.protection() != Protection::ReadWrite)
        .map(image::Section::pages);
    let imports = image.imports().iter().flat_map(|image| &image.functions);
    let slots = imports.map(|import| import.slot..import.slot.saturating_add(SLOT));
    Code {
        sections: sections(Protection::ReadExecute),
        data: sections(Protection::Read),
        functions: image
            .functions()
            .iter()
            .map(|function| function.begin..function.end)
            .collect(),
        starts: std::iter::once(image.entry_point())
            .chain(exports)
            .collect(),
        constant: read_only.chain(slots).collect(),
    }
}

fn contents<'image>(image: &'image Image, section: &image::Section) -> Section<'image> {
    let rva = section.range().start;
    let bytes = image.bytes_from(rva).unwrap_or_default();
    // The last page may hold more of the file than the section has.
    let bytes = bytes.get(..section.range().len()).unwrap_or(bytes);
    Section { rva, bytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In these images nothing lies between functions that could hide one.
    #[test]
    fn every_function_of_the_carried_images_begins_a_block() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../drivers/images/pass");
        let files = std::fs::read_dir(folder).unwrap();
        for path in files.map(|entry| entry.unwrap().path()) {
            let name = path.to_string_lossy();
            let image = image::parse(&name, &std::fs::read(&path).unwrap()).unwrap();
            let listing = disassembly::list(&of(&image));
            let begins = image.functions().iter().map(|function| function.begin);
            let left_out: Vec<u32> = begins
                .filter(|begin| listing.blocks.binary_search(begin).is_err())
                .collect();
            assert!(left_out.is_empty(), "{name}: {left_out:x?}");
        }
    }
}
