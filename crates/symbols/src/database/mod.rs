//! Program databases (PDB), as Microsoft's linker and lld-link write them.
//!
//! A database is read once, from end to end, into tables ordered by address; a question is then a search
//! in them. Nothing in it is followed by recursion, and no part is read twice.

mod inlined;
mod read;

use std::ops::Range;

use crate::error::DebugInformationError;
use crate::guard::guarded;
use crate::symbols::{Line, LineRange, SourceFrame};
use inlined::Inlined;

/// GUID and age: which build of an image a database belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    /// In the byte order of the file.
    pub(crate) guid: [u8; 16],
    /// How often the database had been written.
    pub(crate) age: u32,
}

impl Identity {
    /// The spelling of symbol stores: 32 hexadecimal digits and the age.
    pub(crate) fn key(&self) -> String {
        // The first three fields of a GUID are numbers, stored with the low byte first.
        const ORDER: [usize; 16] = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
        let digits = ORDER.map(|at| format!("{:02X}", self.guid[at]));
        format!("{}{:X}", digits.concat(), self.age)
    }
}

/// What a database knows of the image's code.
#[derive(Debug, Default)]
pub(crate) struct Database {
    /// Ordered by the start of their code.
    procedures: Vec<Procedure>,
    /// Ordered by the start of their code.
    lines: Vec<Row>,
    /// Names of code that no procedure stands for, ordered by address.
    publics: Vec<(u32, String)>,
    /// The image's sections.
    sections: Vec<Range<u32>>,
    files: Vec<String>,
}

/// A function.
#[derive(Debug)]
struct Procedure {
    code: Range<u32>,
    name: String,
    /// What was inlined into it, each after what it was inlined into.
    inlined: Vec<Inlined>,
}

/// Code of one line.
#[derive(Clone, Debug)]
struct Row {
    code: Range<u32>,
    /// An index into the list of files.
    file: usize,
    line: u32,
    column: Option<u32>,
}

impl Database {
    /// Reads the database `bytes` if it is the one that the image asks for.
    pub(crate) fn read(bytes: Vec<u8>, wanted: Identity) -> Result<Self, DebugInformationError> {
        guarded(|| read::read(bytes, wanted)).unwrap_or_else(|| {
            Err(DebugInformationError::Database(
                "a parser gave up".to_owned(),
            ))
        })
    }

    /// The functions at `rva`, the innermost first.
    pub(crate) fn frames(&self, rva: u32) -> Vec<SourceFrame> {
        let line = find(&self.lines, |row| &row.code, rva).and_then(|row| self.line(row));
        let Some(procedure) = find(&self.procedures, |procedure| &procedure.code, rva) else {
            return self.public_frame(rva, line);
        };
        let mut frames = vec![SourceFrame {
            function: Some(procedure.name.clone()),
            line,
        }];
        for inlined in &procedure.inlined {
            if let Some(row) = inlined.row_at(rva) {
                frames.push(SourceFrame {
                    function: inlined.name.clone(),
                    line: self.line(row),
                });
            }
        }
        frames.reverse();
        frames
    }

    /// What the list of public names tells, which is all that a stripped database has.
    fn public_frame(&self, rva: u32, line: Option<Line>) -> Vec<SourceFrame> {
        let function = self.public_name(rva).map(str::to_owned);
        if function.is_none() && line.is_none() {
            return Vec::new();
        }
        vec![SourceFrame { function, line }]
    }

    /// The last public name at or before `rva`, in the same section.
    fn public_name(&self, rva: u32) -> Option<&str> {
        let section = self.sections.iter().find(|code| code.contains(&rva))?;
        let after = self.publics.partition_point(|(start, _)| *start <= rva);
        let (start, name) = self.publics.get(after.checked_sub(1)?)?;
        section.contains(start).then_some(name)
    }

    /// The lines in a range of RVAs.
    pub(crate) fn lines(&self, range: Range<u32>) -> Vec<LineRange> {
        let overlapping = self
            .lines
            .iter()
            .filter(|row| row.code.start < range.end && range.start < row.code.end);
        overlapping
            .filter_map(|row| {
                Some(LineRange {
                    code: row.code.clone(),
                    line: self.line(row)?,
                })
            })
            .collect()
    }

    fn line(&self, row: &Row) -> Option<Line> {
        Some(Line {
            file: self.files.get(row.file)?.clone(),
            line: row.line,
            column: row.column,
        })
    }
}

/// The last of `items`, ordered by the start of their code, that begins at or before `rva`, if `rva` is
/// in its code.
fn find<T>(items: &[T], code: impl Fn(&T) -> &Range<u32>, rva: u32) -> Option<&T> {
    let after = items.partition_point(|item| code(item).start <= rva);
    let item = items.get(after.checked_sub(1)?)?;
    code(item).contains(&rva).then_some(item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_spells_the_first_fields_of_the_guid_as_numbers() {
        let identity = Identity {
            guid: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
            age: 0x1A,
        };
        assert_eq!(identity.key(), "0403020106050807090A0B0C0D0E0F101A");
    }

    #[test]
    fn address_between_two_ranges_is_in_neither() {
        let ranges = [0..4, 8..12];
        assert_eq!(find(&ranges, |range| range, 5), None);
        assert_eq!(find(&ranges, |range| range, 11), Some(&(8..12)));
    }
}
