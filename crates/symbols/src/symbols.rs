//! What is known of an image's source, whatever form it has.

use std::ops::Range;
use std::path::PathBuf;

use crate::database::Database;
use crate::dwarf::Dwarf;
use crate::search;

/// A line of a source file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// The file as the debug information names it, with `/` between folders if it is relative.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The column of its first letter, counted from 1, if the compiler told.
    pub column: Option<u32>,
}

/// A function whose code is at an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFrame {
    /// The function's name.
    pub function: Option<String>,
    /// The line: of the instruction itself in the innermost frame, of the inlined call in the others.
    pub line: Option<Line>,
}

/// Code that was compiled from one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRange {
    /// The RVAs of the code.
    pub code: Range<u32>,
    /// The line.
    pub line: Line,
}

/// The debug information of an image.
#[derive(Debug)]
pub struct Symbols {
    source: Source,
    notes: Vec<String>,
}

#[derive(Debug)]
enum Source {
    None,
    Dwarf(Box<Dwarf>),
    Database(Database),
}

impl Symbols {
    /// Reads the debug information of the driver image `bytes`, which lies at `path`.
    ///
    /// Where the image names a program database, that is looked for beside the image, in `directories` (there
    /// also in the manner of a symbol store, `NAME.pdb/KEY/NAME.pdb`), and at the path that the image names.
    /// The first one of the right build is used. What stood in the way is told by [`Symbols::notes`]; without any
    /// debug information every question is answered with nothing.
    #[must_use]
    pub fn open(path: &str, bytes: &[u8], directories: &[PathBuf]) -> Self {
        let mut notes = Vec::new();
        let source = match Dwarf::read(bytes) {
            Ok(Some(dwarf)) => Source::Dwarf(Box::new(dwarf)),
            Ok(None) => search::find(path, bytes, directories, &mut notes)
                .map_or(Source::None, Source::Database),
            Err(error) => {
                notes.push(format!("{path}: {error}"));
                Source::None
            }
        };
        Self { source, notes }
    }

    /// What kept debug information from being used, in words.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Whether there is any debug information.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.source, Source::None)
    }

    /// The functions whose code is at `rva`: first the innermost of those that were inlined there, last
    /// the one that was not inlined. Nothing if nothing is known.
    ///
    /// For a return address, ask about the byte before it: that belongs to the call.
    #[must_use]
    pub fn frames(&self, rva: u32) -> Vec<SourceFrame> {
        match &self.source {
            Source::None => Vec::new(),
            Source::Dwarf(dwarf) => dwarf.frames(rva),
            Source::Database(database) => database.frames(rva),
        }
    }

    /// The lines that the code in `range` was compiled from, in ascending order of addresses. The first and
    /// the last may reach beyond `range`.
    #[must_use]
    pub fn lines(&self, range: Range<u32>) -> Vec<LineRange> {
        match &self.source {
            Source::None => Vec::new(),
            Source::Dwarf(dwarf) => dwarf.lines(range),
            Source::Database(database) => database.lines(range),
        }
    }
}

/// The most letters of a name that are told.
const LONGEST: usize = 1024;

/// A name as it is told: without control characters, and not very long.
pub(crate) fn told(name: &str) -> String {
    let letters = name.chars().take(LONGEST);
    letters
        .map(|letter| {
            if letter.is_control() {
                char::REPLACEMENT_CHARACTER
            } else {
                letter
            }
        })
        .collect()
}

/// A file's path as it is told: without `.` and `..` in it as far as can be, and with `/` where it is relative.
pub(crate) fn shown(path: &str) -> String {
    let path = &told(path);
    let absolute = path.starts_with(['/', '\\']) || path.as_bytes().get(1) == Some(&b':');
    if absolute {
        return path.to_owned();
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_path_is_shown_without_the_current_folder() {
        assert_eq!(shown("./drivers/./fail/halt.c"), "drivers/fail/halt.c");
        assert_eq!(shown(".\\source\\halt.c"), "source/halt.c");
        assert_eq!(shown("drivers/fail/../lib/halt.c"), "drivers/lib/halt.c");
        assert_eq!(shown("../lib/halt.c"), "../lib/halt.c");
    }

    #[test]
    fn absolute_path_is_shown_as_it_is() {
        assert_eq!(shown("C:\\driver\\.\\halt.c"), "C:\\driver\\.\\halt.c");
        assert_eq!(shown("/driver/halt.c"), "/driver/halt.c");
    }

    #[test]
    fn name_is_told_without_control_characters() {
        assert_eq!(told("Halt\u{1b}[2J"), "Halt\u{fffd}[2J");
    }

    #[test]
    fn what_is_no_image_answers_nothing_and_says_why() {
        let symbols = Symbols::open("none.sys", b"MZ", &[]);
        assert!(symbols.is_empty());
        assert_eq!(symbols.frames(0x1000), []);
        assert_eq!(symbols.lines(0..0x1000), []);
        let [note] = symbols.notes() else {
            panic!("{:?}", symbols.notes());
        };
        assert!(
            note.starts_with("none.sys: the image can't be read"),
            "{note}"
        );
    }
}
