//! A first walk through an image's DWARF that finds what is damaged, and what would make later walks long.
//!
//! In DWARF many entries can refer to one long list, and entries can nest without limit, so that a small file
//! can ask for a lot of work. Every list is therefore walked here once for each reference to it, against a
//! budget in proportion to the file.

use gimli::{
    Abbreviation, AttributeValue, DW_AT_ranges, Dwarf, EntriesRaw, Reader as _, Section as _, Unit,
};

use crate::dwarf::Reader;
use crate::error::DebugInformationError;

/// How often, on average, each byte of the DWARF may be used.
const USES_OF_A_BYTE: usize = 16;
/// What a small file may use in any case.
const LEAST_BUDGET: usize = 1 << 20;
/// How deeply entries may nest. Compilers nest scopes and inlined calls, a few dozen at most.
const DEPTH: isize = 400;

/// Refuses DWARF that is damaged, nests too deeply, or would take long to read.
pub(crate) fn check(dwarf: &Dwarf<Reader>) -> Result<(), DebugInformationError> {
    let mut survey = Survey::new(dwarf);
    let mut headers = dwarf.units();
    while let Some(header) = headers.next().map_err(damaged)? {
        survey.spend(1)?;
        let unit = dwarf.unit(header).map_err(damaged)?;
        survey.line_program(&unit)?;
        survey.entries(&unit)?;
    }
    Ok(())
}

fn damaged(error: gimli::Error) -> DebugInformationError {
    DebugInformationError::Dwarf(error.to_string())
}

struct Survey<'dwarf> {
    dwarf: &'dwarf Dwarf<Reader>,
    /// Steps that may still be taken.
    budget: usize,
}

impl<'dwarf> Survey<'dwarf> {
    fn new(dwarf: &'dwarf Dwarf<Reader>) -> Self {
        let sections = [
            dwarf.debug_info.reader().len(),
            dwarf.debug_line.reader().len(),
            dwarf.debug_abbrev.reader().len(),
            dwarf.debug_str.reader().len(),
        ];
        let size: usize = sections.iter().sum();
        Self {
            dwarf,
            budget: size.saturating_mul(USES_OF_A_BYTE).max(LEAST_BUDGET),
        }
    }

    fn spend(&mut self, steps: usize) -> Result<(), DebugInformationError> {
        self.budget = self
            .budget
            .checked_sub(steps)
            .ok_or(DebugInformationError::Intricate(
                "its parts refer to each other too often",
            ))?;
        Ok(())
    }

    /// A unit's line program, which several units may name, and the paths of its files.
    fn line_program(&mut self, unit: &Unit<Reader>) -> Result<(), DebugInformationError> {
        let Some(program) = &unit.line_program else {
            return Ok(());
        };
        let header = program.header();
        self.spend(header.raw_program_buf().len())?;
        let folder = unit.comp_dir.as_ref().map_or(0, |folder| folder.len());
        for file in header.file_names() {
            self.spend(1 + folder)?;
            self.text(unit, file.path_name())?;
            if let Some(folder) = file.directory(header) {
                self.text(unit, folder)?;
            }
        }
        Ok(())
    }

    /// A path that is copied for each file in it.
    fn text(
        &mut self,
        unit: &Unit<Reader>,
        text: AttributeValue<Reader>,
    ) -> Result<(), DebugInformationError> {
        let text = self.dwarf.attr_string(unit, text).map_err(damaged)?;
        self.spend(text.len())
    }

    fn entries(&mut self, unit: &Unit<Reader>) -> Result<(), DebugInformationError> {
        let mut entries = unit.entries_raw(None).map_err(damaged)?;
        while !entries.is_empty() {
            if entries.next_depth() > DEPTH {
                return Err(DebugInformationError::Intricate("it nests too deeply"));
            }
            if let Some(abbreviation) = entries.read_abbreviation().map_err(damaged)? {
                self.entry(unit, &mut entries, abbreviation)?;
            }
        }
        Ok(())
    }

    fn entry(
        &mut self,
        unit: &Unit<Reader>,
        entries: &mut EntriesRaw<'_, Reader>,
        abbreviation: &Abbreviation,
    ) -> Result<(), DebugInformationError> {
        self.spend(1 + abbreviation.attributes().len())?;
        for specification in abbreviation.attributes() {
            let attribute = entries.read_attribute(*specification).map_err(damaged)?;
            if attribute.name() == DW_AT_ranges {
                self.ranges(unit, attribute.value())?;
            }
        }
        Ok(())
    }

    fn ranges(
        &mut self,
        unit: &Unit<Reader>,
        list: AttributeValue<Reader>,
    ) -> Result<(), DebugInformationError> {
        let list = self.dwarf.attr_ranges(unit, list).map_err(damaged)?;
        let Some(mut list) = list else {
            return Ok(());
        };
        while list.next().map_err(damaged)?.is_some() {
            self.spend(1)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gimli::{LittleEndian, SectionId};

    /// A unit with `entries`, whose abbreviations are: 1 the unit itself, 2 a function inlined with
    /// others in it and no attribute, 3 a function with a list of ranges.
    fn unit(entries: &[u8], ranges: &[u8]) -> Dwarf<Reader> {
        const COMPILE_UNIT: [u8; 5] = [1, 0x11, 1, 0, 0];
        const INLINED: [u8; 5] = [2, 0x1D, 1, 0, 0];
        const RANGES: [u8; 7] = [3, 0x2E, 0, 0x55, 0x17, 0, 0];
        let abbreviations = [&COMPILE_UNIT[..], &INLINED, &RANGES, &[0]].concat();
        let length = u32::try_from(entries.len() + 8).expect("a test's unit is small");
        let header = [&length.to_le_bytes()[..], &[4, 0], &[0; 4], &[8], &[1]].concat();
        let information = [&header, entries].concat();
        let load = |id| {
            let bytes: &[u8] = match id {
                SectionId::DebugInfo => &information,
                SectionId::DebugAbbrev => &abbreviations,
                SectionId::DebugRanges => ranges,
                _ => &[],
            };
            Ok::<_, ()>(Reader::new(bytes.into(), LittleEndian))
        };
        Dwarf::load(load).expect("loading can't fail")
    }

    #[test]
    fn entries_that_nest_like_code_are_read() {
        let dwarf = unit(&[[2; 20], [0; 20]].concat(), &[]);
        assert_eq!(check(&dwarf), Ok(()));
    }

    #[test]
    fn entries_that_nest_without_end_are_refused() {
        let dwarf = unit(&[2; 100_000], &[]);
        let refused = DebugInformationError::Intricate("it nests too deeply");
        assert_eq!(check(&dwarf), Err(refused));
    }

    #[test]
    fn many_references_to_one_long_list_are_refused() {
        let range = [[1, 0, 0, 0, 0, 0, 0, 0], [2, 0, 0, 0, 0, 0, 0, 0]].concat();
        let functions = [3, 0, 0, 0, 0].repeat(50_000);
        let refused = DebugInformationError::Intricate("its parts refer to each other too often");
        assert_eq!(
            check(&unit(&functions, &range.repeat(50_000))),
            Err(refused)
        );
    }
}
