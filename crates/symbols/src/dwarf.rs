//! DWARF in the sections of an image, as gcc and clang write it for mingw-w64.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use addr2line::Context;
use gimli::{AbbreviationsCacheStrategy, EndianArcSlice, LittleEndian, SectionId};
use object::read::pe::PeFile64;
use object::{Object as _, ObjectSection as _};

use crate::error::DebugInformationError;
use crate::guard::guarded;
use crate::survey;
use crate::symbols::{Line, LineRange, SourceFrame, shown, told};

/// Bytes of one section, shared by all that refers to them.
pub(crate) type Reader = EndianArcSlice<LittleEndian>;

/// The line tables and functions of an image.
pub(crate) struct Dwarf {
    context: Context<Reader>,
    /// The address that the image was linked for, to which DWARF's addresses relate.
    base: u64,
}

impl fmt::Debug for Dwarf {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Dwarf")
            .field("base", &self.base)
            .finish_non_exhaustive()
    }
}

impl Dwarf {
    /// The DWARF of an image; none if it has no such sections.
    pub(crate) fn read(bytes: &[u8]) -> Result<Option<Self>, DebugInformationError> {
        guarded(|| read(bytes))
            .unwrap_or_else(|| Err(DebugInformationError::Dwarf("a parser gave up".to_owned())))
    }

    /// The functions at `rva`, the innermost first.
    pub(crate) fn frames(&self, rva: u32) -> Vec<SourceFrame> {
        guarded(|| self.frames_or_error(rva).unwrap_or_default()).unwrap_or_default()
    }

    fn frames_or_error(&self, rva: u32) -> Result<Vec<SourceFrame>, gimli::Error> {
        let lookup = self.context.find_frames(self.base + u64::from(rva));
        let mut frames = lookup.skip_all_loads()?;
        let mut found = Vec::new();
        while let Some(frame) = frames.next()? {
            let name = frame.function.as_ref();
            let name = name.and_then(|name| Some(told(&name.demangle().ok()?)));
            found.push(SourceFrame {
                function: name,
                line: frame.location.and_then(|location| line(&location)),
            });
        }
        Ok(found)
    }

    /// The lines in a range of RVAs.
    pub(crate) fn lines(&self, range: Range<u32>) -> Vec<LineRange> {
        guarded(|| self.lines_or_error(range).unwrap_or_default()).unwrap_or_default()
    }

    fn lines_or_error(&self, range: Range<u32>) -> Result<Vec<LineRange>, gimli::Error> {
        let (start, end) = (u64::from(range.start), u64::from(range.end));
        let found = self
            .context
            .find_location_range(self.base + start, self.base + end)?;
        let rva = |address: u64| u32::try_from(address.checked_sub(self.base)?).ok();
        let mut lines: Vec<LineRange> = found
            .filter_map(|(address, length, location)| {
                let code = rva(address)?..rva(address.checked_add(length)?)?;
                let overlaps = code.start < range.end && range.start < code.end;
                let line = line(&location)?;
                overlaps.then_some(LineRange { code, line })
            })
            .collect();
        lines.sort_by_key(|line| (line.code.start, line.code.end));
        Ok(lines)
    }
}

/// A location that names a file and a line.
fn line(location: &addr2line::Location<'_>) -> Option<Line> {
    Some(Line {
        file: shown(location.file?),
        line: location.line?,
        column: location.column.filter(|column| *column > 0),
    })
}

fn read(bytes: &[u8]) -> Result<Option<Dwarf>, DebugInformationError> {
    let image_error = |error: object::Error| DebugInformationError::Image(error.to_string());
    let dwarf_error = |error: gimli::Error| DebugInformationError::Dwarf(error.to_string());
    let image = PeFile64::parse(bytes).map_err(image_error)?;
    if image.section_by_name(SectionId::DebugInfo.name()).is_none() {
        return Ok(None);
    }
    let mut dwarf = gimli::Dwarf::load(|id| {
        let data = match image.section_by_name(id.name()) {
            Some(section) => section.data().map_err(image_error)?,
            None => &[],
        };
        Ok(Reader::new(Arc::from(data), LittleEndian))
    })?;
    // Units may share what they say about their entries; it is read once, however many do.
    dwarf.populate_abbreviations_cache(AbbreviationsCacheStrategy::All);
    survey::check(&dwarf)?;
    let context = Context::from_dwarf(dwarf).map_err(dwarf_error)?;
    let base = image.relative_address_base();
    Ok(Some(Dwarf { context, base }))
}
